"""Every place of a word, a phrase, a lemma or a pattern."""

from analysis.concordance.kwic import concordance

__all__ = ["concordance"]
