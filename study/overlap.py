"""The passages that articles share: whose, how much, from where, in which versions."""

import numpy as np
import pandas as pd

from study.entities import found_mentions
from study.memory import keep
from study.opened import Corpus, View, only
from study.tokens import tokens


@keep("Looking for shared passages…", entries=2, by="recogniser_key")
def passages(corpus: Corpus) -> pd.DataFrame:
    """Give the shared passages, as `analysis.overlap.shared_passages` does."""
    from analysis.overlap.passages import shared_passages

    return shared_passages(corpus.articles, tokens=tokens(corpus), mentions=found_mentions(corpus))


@keep("Choosing the passages…", entries=4, by="recogniser_key")
def passages_without(corpus: Corpus, without: tuple[str, ...] = ()) -> pd.DataFrame:
    """Give the shared passages but for those left out ("names", "quotes", "agency")."""
    from analysis.overlap.outlets import select_passages

    found = passages(corpus)
    if not without:
        return found
    return select_passages(
        found,
        corpus.articles,
        names="names" not in without,
        quotes="quotes" not in without,
        agency="agency" not in without,
    )


def agency_passages(corpus: Corpus) -> pd.DataFrame:
    """Give the shared passages that are agency copy."""
    from analysis.overlap.outlets import select_passages

    rows = passages(corpus)
    own = select_passages(rows.assign(row=rows.index), corpus.articles, agency=False)["row"]
    return rows[~rows.index.isin(own)]


@keep("Looking for shared passages…", entries=64, by="recogniser_key")
def article_passages(corpus: Corpus, article_id: str) -> pd.DataFrame:
    """Give the passages of an article that stand in others, as `analysis.overlap` does."""
    from analysis.overlap.passages import article_passages

    return article_passages(passages(corpus), article_id)


def sharers(corpus: Corpus, article_id: str) -> pd.Series:
    """Give the articles that share a passage with one: id → words, the most first."""
    words = article_passages(corpus, article_id).groupby("other")["words"].sum()
    return words.sort_values(ascending=False, kind="stable")


@keep("Measuring what is shared…", entries=4, by="recogniser_key")
def containment(corpus: Corpus, without: tuple[str, ...] = ()) -> pd.DataFrame:
    """Give how much of each article stands in each other, as `analysis.overlap.containment`."""
    from analysis.overlap.passages import containment

    found = passages_without(corpus, without)
    return containment(corpus.articles, tokens=tokens(corpus), passages=found)


def share_contained(corpus: Corpus, a: str, b: str) -> float:
    """Give the share of a that stands in b, 0 to 1."""
    rows = containment(corpus)
    rows = rows[(rows["article_a"] == a) & (rows["article_b"] == b)]
    return float(rows["share_of_a"].iloc[0]) if len(rows) else 0.0


@keep("Measuring what is shared…", entries=4, by="recogniser_key")
def shared_matrix(corpus: Corpus, without: tuple[str, ...] = ()) -> pd.DataFrame:
    """Give the share of each article (row) that stands in each other (column), in per cent."""
    table = containment(corpus, without)
    table = table.pivot(index="article_a", columns="article_b", values="share_of_a")
    return _per_cent(table, corpus.articles["article_id"].tolist())


@keep("Comparing the outlets…", entries=4, by="recogniser_key")
def outlet_containment(corpus: Corpus, without: tuple[str, ...] = ()) -> pd.DataFrame:
    """Give the share of each outlet (row) that stands in each other (column), in per cent."""
    from analysis.overlap.outlets import outlet_containment

    found = passages_without(corpus, without)
    table = outlet_containment(corpus.articles, found, tokens=tokens(corpus))
    table = table.pivot(index="source_a", columns="source_b", values="share_of_a")
    return _per_cent(table, sorted(set(corpus.articles["source"]) - {""}))


def _per_cent(shares: pd.DataFrame, names: list[str]) -> pd.DataFrame:
    """Give the shares as a square matrix, in per cent, without anybody's share in itself."""
    square = shares.reindex(index=names, columns=names).fillna(0.0) * 100
    return square.mask(np.eye(len(square), dtype=bool))


def pair_passages(corpus: Corpus, a: str, b: str) -> pd.DataFrame:
    """Give the shared passages of a and b, in the order of a."""
    from analysis.similarity.pairs import passages_between

    return passages_between(passages(corpus), a, b)


def differences(text_a: str, text_b: str) -> pd.DataFrame:
    """Give what is equal and what differs in two passages, as `analysis.overlap.differences`."""
    from analysis.overlap.passages import differences

    return differences(text_a, text_b)


@keep("Looking for near-duplicates…", entries=2, by="recogniser_key")
def near_duplicates(corpus: Corpus) -> pd.DataFrame:
    """Give the pairs of articles of which at least four fifths stand in each other."""
    from analysis.overlap.near import near_duplicates

    return near_duplicates(containment(corpus))


@keep("Looking for articles that come from one text…", entries=2, by="recogniser_key")
def families(corpus: Corpus) -> pd.DataFrame:
    """Give the articles that come from one text, as `analysis.overlap.families` does."""
    from analysis.overlap.families import families

    return families(corpus.articles, tokens=tokens(corpus), passages=passages(corpus))


@keep("Comparing dates and shared words…", entries=2, by="recogniser_key")
def borrowing(corpus: Corpus) -> pd.DataFrame:
    """Give what may be said of two articles that share, as `analysis.overlap.borrowing` does."""
    from analysis.overlap.borrowing import verdicts

    return verdicts(corpus.articles, passages(corpus), tokens=tokens(corpus))


def pair_borrowing(corpus: Corpus, a: str, b: str) -> pd.DataFrame:
    """Give what may be said of these two: one row, or none."""
    rows = borrowing(corpus)
    return rows[rows["article_a"].isin([a, b]) & rows["article_b"].isin([a, b])].head(1)


@keep("Cutting the articles into blocks…", entries=2, by="recogniser_key")
def provenance(corpus: Corpus) -> pd.DataFrame:
    """Give each article as blocks, its own or shared, as `analysis.overlap.provenance` does."""
    from analysis.overlap.provenance import provenance

    return provenance(corpus.articles, passages(corpus), tokens=tokens(corpus))


@keep("Finding those that share the most…", by="recogniser_key")
def most_shared(view: View, most: int) -> list[str]:
    """List the articles of which the largest part stands elsewhere, in their own order."""
    from analysis.overlap.provenance import provenance_shares

    if len(view.ids) <= most:
        return view.ids
    shares = provenance_shares(only(provenance(view.corpus), view), view.articles)
    own = shares[shares["kind"] == "own"].sort_values("share", kind="stable")
    chosen = set(own["article_id"].head(most))
    return [article for article in view.ids if article in chosen]


@keep("Laying the versions beside each other…", entries=32)
def versions(corpus: Corpus, a: str, b: str) -> pd.DataFrame:
    """Give what two versions of one text have in common, as `analysis.overlap.versions` does."""
    from analysis.overlap.versions import versions

    texts = corpus.articles.set_index("article_id")["text"]
    return versions(texts[a], texts[b])
