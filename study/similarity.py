"""Which articles and outlets are alike, why, and which pairs are the closest."""

from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

import numpy as np
import pandas as pd

from analysis.similarity.features import Vectors
from analysis.similarity.products import Fits
from corpus.text.folding import bare
from study import article_names
from study.entities import mentions
from study.memory import keep
from study.opened import Corpus, View, only
from study.overlap import agency_passages, containment, share_contained
from study.tokens import tokens, view_tokens

LEFT_OUT = ("names", "quotes", "agency")  # what a comparison may leave out
WORDS = ("lemmas", "words")  # in all their forms, or as they are written
MAPPED = 2000  # marks of a map
Outlets = Literal["any", "different", "same"]
LISTED = 500  # pairs of a list


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
def _words_compared(
    corpus: Corpus, without: tuple[str, ...] = (), words: str = "lemmas"
) -> _Compared:
    """Give the words and names that a comparison counts, as `similarity` is asked."""
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


def _evenly(table: pd.DataFrame) -> pd.DataFrame:
    """Give as many rows as a map has room for, drawn evenly from all of them."""
    if len(table) <= MAPPED:
        return table
    return table.iloc[np.linspace(0, len(table) - 1, MAPPED).astype(int)]


@keep("Placing the articles…", entries=4)
def article_map(view: View) -> pd.DataFrame:
    """Place the selected articles, `MAPPED` at most, so that near is alike: `article_id`, `x`, `y`."""
    from analysis.similarity.maps import article_map

    return article_map(_evenly(view.articles), tokens=view_tokens(view))


@keep("Placing the paragraphs…", entries=4)
def segment_map(view: View) -> pd.DataFrame:
    """Place the paragraphs, `MAPPED` at most: `article_id`, `start`, `end`, `x`, `y`."""
    from analysis.similarity.maps import segment_map
    from analysis.tokens.segments import segments

    pieces = _evenly(segments(view.articles, tokens=view_tokens(view)))
    return segment_map(view.articles, tokens=view_tokens(view), pieces=pieces)


@dataclass(frozen=True)
class Asked:
    """Which pairs are asked for.

    `measure` is "likeness" or "shared"; `without` and `words` are as `similarity` takes
    them; `outlets` says of whom the two articles are; `text` stands in the outlet, day or
    title of at least one of them ("": any).
    """

    measure: str = "likeness"
    without: tuple[str, ...] = ()
    words: str = "lemmas"
    outlets: Outlets = "any"
    text: str = ""


@keep("Ranking the pairs…", entries=8, by="names_key")
def ranked_pairs(view: View, asked: Asked) -> pd.DataFrame:
    """List the pairs of selected articles with the highest measure, at most `LISTED`.

    Returns
    -------
    One row is a pair, the highest measure first: `article_a`, `article_b` (in the order of the
    articles), `cosine`, `share_of_a`, `share_of_b` (0 to 1, how much of the one stands in the
    other).
    """
    pairs = _most_shared(view, asked) if asked.measure == "shared" else _closest(view, asked)
    shares = containment(view.corpus, asked.without).drop(columns="words")
    found = pairs.merge(shares, "left", on=["article_a", "article_b"])
    return found.fillna({"share_of_a": 0.0, "share_of_b": 0.0})


def _closest(view: View, asked: Asked) -> pd.DataFrame:
    from analysis.similarity.cosine import closest

    vectors = _view_vectors(view, asked)
    return closest(view.articles, top=LISTED, vectors=vectors, fits=_fits(view, asked))


def _most_shared(view: View, asked: Asked) -> pd.DataFrame:
    table = only(containment(view.corpus, asked.without), view, "article_a", "article_b")
    places = pd.Index(view.ids)
    first = places.get_indexer(pd.Index(table["article_a"]))
    second = places.get_indexer(pd.Index(table["article_b"]))
    kept = (first < second) & _fits(view, asked)(first, second)  # each pair comes twice
    largest = table[["share_of_a", "share_of_b"]].max(axis=1).to_numpy()
    order = np.flatnonzero(kept)
    order = order[np.argsort(-largest[order], kind="stable")][:LISTED]
    matrix = _view_vectors(view, asked).matrix
    product = matrix[first[order]].multiply(matrix[second[order]])
    found = table.iloc[order][["article_a", "article_b"]].reset_index(drop=True)
    return found.assign(cosine=np.clip(np.asarray(product.sum(axis=1)).ravel(), 0, 1))


def _view_vectors(view: View, asked: Asked) -> Vectors:
    vectors = _vectors(view.corpus, asked.without, asked.words)
    return replace(vectors, matrix=vectors.matrix[view.mask])


@keep("Comparing the articles…", entries=4, by="names_key")
def _vectors(corpus: Corpus, without: tuple[str, ...], words: str) -> Vectors:
    from analysis.similarity.features import article_vectors

    compared = _words_compared(corpus, without, words)
    return article_vectors(corpus.articles, tokens=compared.tokens, mentions=compared.mentions)


def _fits(view: View, asked: Asked) -> Fits:
    """Give what says of pairs, by the places of their articles, whether they are asked for."""
    outlet = pd.factorize(view.articles["source"])[0]
    has = np.ones(len(outlet), dtype=bool)
    if text := bare(asked.text.strip()):
        names = article_names.long(view.corpus)
        has = np.array([text in bare(names[one]) for one in view.ids])

    def fits(first: np.ndarray, second: np.ndarray) -> np.ndarray:
        kept = has[first] | has[second]
        if asked.outlets == "any":
            return kept
        return kept & ((outlet[first] == outlet[second]) == (asked.outlets == "same"))

    return fits
