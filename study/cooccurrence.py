"""Who is named with whom: the pairs, the network, the groups, the matrix."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import pandas as pd

from study.entities import entity_counts, mentions, view_mentions
from study.memory import keep
from study.opened import Corpus, View, whole_view
from study.tokens import evidence

if TYPE_CHECKING:
    from analysis.cooccurrence.windows import Windows

Within = Literal["sentence", "paragraph", "article"]
Weight = Literal["count", "npmi"]


@dataclass(frozen=True)
class Drawn:
    """Which links of a network are drawn: of which window, from which count on, by what, how many.

    `most` is how many names at most.
    """

    within: Within
    least: int
    by: Weight = "count"
    most: int = 40


@keep("Counting who is named with whom…", entries=6, by="names_key")
def windows(corpus: Corpus, within: Within) -> "Windows":
    """Lay out who is named with whom, to be counted over any of the articles."""
    from analysis.cooccurrence.windows import windows

    ids = corpus.articles["article_id"].tolist()
    return windows(mentions(corpus), ids, within=within)


@keep("Counting who is named with whom…", by="names_key")
def cooccurrence(view: View, within: Within) -> pd.DataFrame:
    """Count who is named with whom, as `analysis.cooccurrence.cooccurrence` does."""
    from analysis.cooccurrence.windows import chosen_pairs

    return chosen_pairs(windows(view.corpus, within), view.mask)


def readable_threshold(view: View, within: Within) -> int:
    """Give the fewest windows that a link needs for the network to be readable."""
    from analysis.cooccurrence.thresholds import readable_threshold

    return readable_threshold(cooccurrence(view, within))


@keep("Drawing the network…", by="names_key")
def drawn_pairs(view: View, drawn: Drawn) -> pd.DataFrame:
    """Give the pairs that the network draws: the strong ones, as many as can be laid out."""
    from analysis.cooccurrence.thresholds import strongest

    least = max(drawn.least, 2) if drawn.by == "npmi" else drawn.least  # what met once is luck
    pairs = cooccurrence(view, drawn.within)
    return strongest(pairs, by=drawn.by, least=least, most=drawn.most)


def count_not_drawn(view: View, drawn: Drawn) -> tuple[int, int]:
    """Count the names and the links that the network leaves out."""
    from analysis.cooccurrence.thresholds import count_hidden

    left_out = count_hidden(cooccurrence(view, drawn.within), drawn_pairs(view, drawn))
    return left_out.names, left_out.links


@keep("Drawing the network…", by="names_key")
def layout(view: View, drawn: Drawn) -> pd.DataFrame:
    """Give the places of the names, near those that they have without filters."""
    from analysis.cooccurrence.layout import layout

    like = None
    if len(view.articles) < len(view.corpus.articles):
        like = whole_layout(view.corpus, drawn.within)
    return layout(drawn_pairs(view, drawn), like=like)


@keep("Drawing the network…", by="names_key")
def whole_layout(corpus: Corpus, within: Within) -> pd.DataFrame:
    """Give the places of the names in the network of the whole corpus as it starts."""
    from analysis.cooccurrence.layout import layout

    view = whole_view(corpus)
    return layout(drawn_pairs(view, Drawn(within, readable_threshold(view, within))))


@keep("Grouping the names…", by="names_key")
def communities(view: View, drawn: Drawn) -> pd.DataFrame:
    """Group the names that stand together more often than with others."""
    from analysis.cooccurrence.communities import communities

    return communities(drawn_pairs(view, drawn))


def matrix(view: View, within: Within, by: Weight, *, most: int) -> pd.DataFrame:
    """Give how often the most named stand together, as a square matrix.

    Parameters
    ----------
    by
        "count" or "npmi".
    most
        How many names at most.
    """
    from analysis.cooccurrence.matrix import cooccurrence_matrix

    pairs = cooccurrence(view, within)
    linked = set(pairs["entity_a"]) | set(pairs["entity_b"])
    names = [name for name in entity_counts(view)["entity"] if name in linked][:most]
    return cooccurrence_matrix(pairs, names, by=by)


@keep("Finding the sentences…", entries=64, by="names_key")
def pair_evidence(view: View, entity_a: str, entity_b: str, within: Within) -> pd.DataFrame:
    """Give the sentences that name both, or either in a window that names both."""
    from analysis.cooccurrence.evidence import cooccurrence_spans

    named = view_mentions(view)
    return evidence(view, cooccurrence_spans(named, entity_a, entity_b, within=within))
