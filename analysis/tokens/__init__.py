"""Texts to words, sentences, lemmas, terms and vectors."""

from analysis.tokens.tokenizer import tokenize

__all__ = ["tokenize"]
