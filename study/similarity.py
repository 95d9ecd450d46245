"""Which articles and outlets are alike, why, and which pairs are the closest."""

from typing import NamedTuple

import numpy as np
import pandas as pd

from study.entities import mentions
from study.memory import keep
from study.opened import Corpus, View
from study.overlap import agency_passages, share_contained
from study.tokens import tokens, view_tokens

LEFT_OUT = ("names", "quotes", "agency")  # what a comparison may leave out
WORDS = ("lemmas", "words")  # in all their forms, or as they are written


@keep("Comparing the articles…", entries=4, by="names_key")
def similarity(
    corpus: Corpus, without: tuple[str, ...] = (), words: str = "lemmas"
) -> pd.DataFrame:
    """Give the cosines, as `analysis.similarity.similarity` does.

    Parameters
    ----------
    without
        Some of `LEFT_OUT`.
    words
        One of `WORDS`.
    """
    from analysis.similarity.cosine import similarity

    compared = _words_compared(corpus, without, words)
    return similarity(corpus.articles, tokens=compared.tokens, mentions=compared.mentions)


@keep("Comparing the two articles…", entries=64, by="names_key")
def explain(
    corpus: Corpus, a: str, b: str, without: tuple[str, ...] = (), words: str = "lemmas"
) -> pd.DataFrame:
    """Give the terms that make two articles alike, as `analysis.similarity.explain` does."""
    from analysis.similarity.cosine import explain

    compared = _words_compared(corpus, without, words)
    return explain(corpus.articles, a, b, tokens=compared.tokens, mentions=compared.mentions)


class _Compared(NamedTuple):
    tokens: pd.DataFrame
    mentions: pd.DataFrame


@keep("Choosing the words to compare…", entries=4, by="names_key")
def _words_compared(corpus: Corpus, without: tuple[str, ...], words: str) -> _Compared:
    from analysis.similarity import word_choice

    chosen, named = tokens(corpus), mentions(corpus)
    if words == "words":
        chosen = word_choice.as_written(chosen)
    if "names" in without:
        chosen, named = word_choice.without_names(chosen, named), named.iloc[:0]
    if "quotes" in without:
        chosen = word_choice.without_quotations(chosen, corpus.articles)
    if "agency" in without:
        chosen = word_choice.without_passages(chosen, agency_passages(corpus))
    return _Compared(chosen, named)


@keep("Comparing the articles…", entries=4, by="names_key")
def likeness_matrix(
    corpus: Corpus, without: tuple[str, ...] = (), words: str = "lemmas"
) -> pd.DataFrame:
    """Give the cosines, without each article's likeness to itself."""
    matrix = similarity(corpus, without, words)
    return matrix.mask(np.eye(len(matrix), dtype=bool))


@keep("Comparing the outlets…", entries=4, by="names_key")
def outlet_likeness(
    corpus: Corpus, without: tuple[str, ...] = (), words: str = "lemmas"
) -> pd.DataFrame:
    """Give how alike the articles of two outlets are in the mean, as a square matrix."""
    from analysis.similarity.outlet_likeness import outlet_likeness

    return outlet_likeness(similarity(corpus, without, words), corpus.articles)


def arrange(matrix: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame | None]:
    """Put a square matrix in the order of a clustering; give its tree too, where it has one."""
    from analysis.similarity.arrangement import arrange, tree

    order = arrange(matrix)
    return matrix.loc[order, order], tree(matrix) if len(matrix) > 3 else None


def cosine(
    corpus: Corpus, a: str, b: str, without: tuple[str, ...] = (), words: str = "lemmas"
) -> float:
    """Give how alike two articles are, 0 to 1."""
    return float(similarity(corpus, without, words)[b][a])


@keep("Looking for the closest articles…", by="names_key")
def closest_pair(view: View) -> tuple[str, ...]:
    """Give the two selected articles with the highest cosine, () when there are not two."""
    from analysis.similarity.pairs import closest_pair

    return closest_pair(similarity(view.corpus).loc[view.ids, view.ids])


def closest_first(view: View) -> list[str]:
    """List all articles, those of the closest selected pair first."""
    pair = closest_pair(view)
    return [*pair, *(one for one in view.corpus.articles["article_id"] if one not in pair)]


def neighbours(view: View, article_id: str) -> list[str]:
    """List all other articles, the selected ones first, the most alike first."""
    row = similarity(view.corpus)[article_id].drop(article_id)
    order = row.sort_values(ascending=False, kind="stable").index
    kept = set(view.ids)
    return sorted(order, key=lambda one: one not in kept)


@keep("Comparing the outlets…", entries=16, by="names_key")
def outlet_pairs(
    view: View,
    outlets: tuple[str, str],
    without: tuple[str, ...] = (),
    words: str = "lemmas",
    most: int = 50,
) -> pd.DataFrame:
    """Pair the selected articles of two outlets, the closest first.

    Returns
    -------
    One row is a pair: `article_a`, `article_b`, `cosine`, `share_of_a`, `share_of_b` (0 to 1, how
    much of the one stands in the other).
    """
    from analysis.similarity.pairs import pairs_of_outlets

    cosines = similarity(view.corpus, without, words)
    found = pairs_of_outlets(cosines, view.articles, *outlets).head(most)
    pairs = list(zip(found["article_a"], found["article_b"], strict=True))
    return found.assign(
        share_of_a=[share_contained(view.corpus, a, b) for a, b in pairs],
        share_of_b=[share_contained(view.corpus, b, a) for a, b in pairs],
    )


@keep("Placing the articles…", entries=4)
def article_map(view: View) -> pd.DataFrame:
    """Place the selected articles so that near is alike: `article_id`, `x`, `y`."""
    from analysis.similarity.maps import article_map

    return article_map(view.articles, tokens=view_tokens(view))


@keep("Placing the paragraphs…", entries=4)
def segment_map(view: View) -> pd.DataFrame:
    """Place the paragraphs so that near is alike: `article_id`, `start`, `end`, `x`, `y`."""
    from analysis.similarity.maps import segment_map

    return segment_map(view.articles, tokens=view_tokens(view))
