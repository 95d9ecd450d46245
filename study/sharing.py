"""What several outlets share: keywords, names, passages, by the outlets that have them."""

from dataclasses import dataclass

import pandas as pd

from study.entities import view_mentions
from study.keywords import corpus_keywords, keyword_counts
from study.memory import keep
from study.opened import View, only
from study.overlap import passages_without

MOST_KEYWORDS = 200


@dataclass(frozen=True)
class Shared:
    """Which outlet has what, and what each combination of outlets has that no other has.

    `memberships` and `combinations` are as `analysis.sharing` gives them.
    """

    memberships: pd.DataFrame
    combinations: pd.DataFrame


@keep("Finding which keywords several share…")
def shared_keywords(view: View) -> Shared:
    """Give which outlets share which keywords."""
    from analysis.sharing import term_memberships

    words = tuple(corpus_keywords(view, top=MOST_KEYWORDS)["keyword"])
    return _with_combinations(term_memberships(keyword_counts(view, words, "source")))


@keep("Finding which names several share…", by="names_key")
def shared_names(view: View) -> Shared:
    """Give which outlets name the same people, places and organisations."""
    from analysis.sharing import entity_memberships

    return _with_combinations(entity_memberships(view_mentions(view), view.articles))


@keep("Finding which passages several share…", by="recogniser_key")
def shared_passages(view: View) -> Shared:
    """Give which outlets share which passages, lists of names left out."""
    from analysis.sharing import passage_memberships

    return _with_combinations(passage_memberships(passage_places(view), view.articles))


def _with_combinations(memberships: pd.DataFrame) -> Shared:
    from analysis.sharing import combinations

    return Shared(memberships, combinations(memberships))


def items(shared: Shared, outlets: tuple[str, ...]) -> list[str]:
    """List what these outlets, and no other, have."""
    from analysis.sharing import items_of

    return items_of(shared.memberships, outlets)["item"].tolist()


@keep("Finding the passages…", by="recogniser_key")
def passage_places(view: View) -> pd.DataFrame:
    """Give every place of every shared passage: `item`, `article_id`, `start`, `end`."""
    from analysis.overlap.clusters import passage_clusters

    found = passages_without(view.corpus, ("names",))
    return passage_clusters(view.articles, only(found, view, "article_a", "article_b"))
