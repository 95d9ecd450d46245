"""What the articles talk about, as classes of segments: Reinert's descending classification."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.tokens.coding import tokens_of
from analysis.tokens.segments import segments as cut_in_segments
from analysis.tokens.tokenizer import tokenize
from analysis.topics.nmf import FEWEST_SEGMENTS, MINORITY_SEGMENTS, TERMS_SHOWN, Topics
from analysis.topics.reinert.double import cross, descend_longer
from analysis.topics.reinert.tables import Found, tables
from analysis.topics.reinert.tree import descend
from analysis.topics.reinert.vocabulary import segment_terms

# A class has at least so many segments and so large a part of them all.
SMALLEST_CLASS = 8
SMALLEST_SHARE = 0.02


@dataclass(frozen=True)
class Classes:
    """The tables that `reinert` gives; see there for what one row of each is."""

    terms: pd.DataFrame
    segments: pd.DataFrame
    shares: pd.DataFrame
    tree: pd.DataFrame

    def as_topics(self) -> Topics:
        """Give the classes as `analysis.topics.Topics`, a term's weight its chi-squared.

        At most twenty terms a class, those it has more of; segments in no class are left out.
        """
        terms = self.terms[self.terms["chi_squared"] > 0].groupby("class").head(TERMS_SHOWN)
        terms = terms.rename(columns={"class": "topic", "chi_squared": "weight"})
        members = self.segments[self.segments["class"] > 0].rename(columns={"class": "topic"})
        return Topics(
            terms[["topic", "term", "weight"]].reset_index(drop=True),
            self.shares,
            members.reset_index(drop=True),
        )


def reinert(
    articles: pd.DataFrame,
    *,
    n_classes: int = 10,
    min_segments: int | None = None,
    double: bool = False,
    tokens: pd.DataFrame | None = None,
    pieces: pd.DataFrame | None = None,
    names: bool = False,
) -> Classes:
    """Divide the segments into classes that use different words (Reinert's method, Alceste).

    The articles are cut into segments of some 40 to 80 words (`analysis.tokens.segments`); what
    counts is only which term stands in which segment (`analysis.topics.reinert.vocabulary`: nouns
    and adjectives). All segments are one class at first. Then the largest class is divided in the
    two halves whose chi-squared is largest (`analysis.topics.reinert.division`), again and again
    (`analysis.topics.reinert.tree`). In the double classification this is done for the segments and
    once more for segments of 80 words or more, made of neighbours; the classes on which both agree
    are kept (`analysis.topics.reinert.double`), and a segment that only one of the two puts there
    is in none. What an article copies from an earlier one does not count, so that agency copy makes
    no class of its own; a segment that is nothing else goes with the class that its terms are
    typical of.

    Parameters
    ----------
    n_classes
        How many classes there are at most, 2 or more; never more than a quarter of the segments.
        The double classification divides as far and keeps what holds, so it has fewer.
    min_segments
        The fewest segments of a class. Left out: 8, or a fiftieth of the segments where that is
        more.
    double
        Whether to cross two classifications.
    tokens
        As `analysis.tokens.tokenize` gives them of these articles, or of more.
    pieces
        As `analysis.tokens.segments.segments` gives them of just these articles.
    names
        Whether names of people and towns count as terms.

    Returns
    -------
    Classes
        Four tables. Classes are numbered from 1, the one with most words first (ties by
        its first segment).

        - `terms`: one row is a term and a class of its language: `class` (int32), `term` (str, as
          written most often), `count` (int32, segments of the class that have it, copies apart),
          `segments` (int32, the same for all classes of the language), `chi_squared` (float, of the
          2 × 2 table class × term over the segments that count; below 0 where the class has less of
          it than expected; higher is more typical; NaN for a term of all segments), `p` (float, 0
          to 1, one degree of freedom; not adjusted for the many terms, so only small ones say
          something). In a class the largest chi_squared first, ties by term.
        - `segments`: one row is a segment, in the order of the text: `article_id` (str), `start`,
          `end` (int32, offsets into `text`), `class` (int32, 0 for none: without a term, or not the
          same in both classifications, or in a language left out), `weight` (float, 0 to 1: the sum
          of the chi_squared over 0 that its terms have in the class, over the largest such sum in
          the class; higher is more typical; NaN in no class).
        - `shares`: as in `analysis.topics.Topics`, one row is a class in an article: `article_id`
          (str), `topic` (int32, the class), `share` (float, 0 to 1: of the words of its segments
          that are in a class; sums to 1 within an article; NaN for an article without such a
          segment).
        - `tree`: one row is a division, from the root down: `parent`, `left`, `right` (int32: a
          class by its number, a larger number for what was divided further), `chi_squared` (float,
          of the two halves; NaN where languages part), `segments` (int32, in the classes below).
          One row less than there are classes.

        A language is classified by itself: the one with most segments if it has eight, another one
        if it has twenty; each gets classes in proportion, at least two. All tables but `segments`
        are empty where nothing can be divided. Same input, same output.

    Raises
    ------
    ValueError
        For fewer than 2 classes or a class of fewer than 1 segment.

    Notes
    -----
    When not to trust it: each chi-squared is the largest of very many, so that it is large even in
    texts that have no subjects at all; it compares, it proves nothing. The number of classes is a
    choice. With fewer than some three hundred segments a class rests on a few words in a few
    segments, and one article more can change it; the double classification then keeps little.

    References
    ----------
    Reinert, "Une méthode de classification descendante hiérarchique: application à l'analyse
    lexicale par contexte", Les Cahiers de l'analyse des données 8, 1983, and "Alceste: une
    méthodologie d'analyse des données textuelles", Bulletin de méthodologie sociologique 26, 1990;
    the descriptions of the algorithm by Ratinaud (IRaMuTeQ) and Barnier (rainette).
    """
    _check(n_classes, min_segments)
    tokens = tokenize(articles) if tokens is None else tokens
    pieces = cut_in_segments(articles, tokens=tokens) if pieces is None else pieces
    languages = pieces["article_id"].map(articles.set_index("article_id")["language"])
    found = []
    for language, number in _numbers_by_language(languages, n_classes):
        rows = np.flatnonzero(languages == language)
        own = pieces.iloc[rows].reset_index(drop=True)
        spoken = tokens_of(tokens, own["article_id"].unique())
        terms = segment_terms(spoken, own, language=language, names=names)
        vocabulary = np.unique(terms["term"])
        fresh = _presences(terms[~terms["copied"]], vocabulary, len(own))
        tree = _tree(fresh, own, number, min_segments, double)
        if tree.divisions:
            whole = _presences(terms, vocabulary, len(own))
            found.append(Found(tree, rows, vocabulary, fresh, whole))
    return Classes(*tables(articles, pieces, found))


def _check(n_classes, min_segments):
    if n_classes < 2:
        raise ValueError(f"n_classes is {n_classes!r}; it must be a whole number of 2 or more")
    if min_segments is not None and min_segments < 1:
        raise ValueError(f"min_segments is {min_segments!r}; it must be a whole number over 0")


def _numbers_by_language(languages, n_classes):
    """Say how many classes each language gets; one with too few segments gets none."""
    counts = languages.value_counts()
    order = sorted(counts.index, key=lambda language: (-counts[language], language))
    fewest = [FEWEST_SEGMENTS] + [MINORITY_SEGMENTS] * len(order)
    kept = [name for name, least in zip(order, fewest, strict=False) if counts[name] >= least]
    total = counts[kept].sum()
    numbers = {name: max(2, round(n_classes * counts[name] / total)) for name in kept}
    if kept:
        numbers[kept[0]] = max(2, n_classes - sum(numbers[name] for name in kept[1:]))
    return [(name, min(numbers[name], int(counts[name]) // 4)) for name in kept]


def _presences(terms, vocabulary, rows):
    """Make the table of segments × terms, 1 where the term stands in the segment."""
    from scipy.sparse import csr_matrix

    column = np.searchsorted(vocabulary, terms["term"].to_numpy())
    place = (terms["segment"].to_numpy(), column)
    return csr_matrix((np.ones(len(terms)), place), shape=(rows, len(vocabulary)))


def _tree(matrix, pieces, n_classes, min_segments, double):
    """Classify the segments of one language, once or twice."""
    least = min_segments or max(SMALLEST_CLASS, round(SMALLEST_SHARE * len(pieces)))
    first = descend(matrix, n_classes=n_classes, least=least)
    if not double or not first.divisions:
        return first
    second = descend_longer(matrix, pieces, n_classes=n_classes, least=least)
    return cross(first, second, rows=len(pieces), least=least)
