"""Statements: one fact in the words of several articles, the clause of each in its place."""

from analysis.statements.groups import statements

__all__ = ["statements"]
