"""What the articles talk about: topics found on segments, their terms and their shares."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.topics.factorisation import (
    factorise,
    fit_rows,
    refine,
    strongest_terms,
    topic_term_scores,
)
from analysis.topics.units import (
    FEWEST_SEGMENTS,
    MINORITY_SEGMENTS,
    numbers_by_language,
    tokens_and_pieces,
    units_of_language,
)

__all__ = ["FEWEST_SEGMENTS", "MINORITY_SEGMENTS", "TERMS_SHOWN", "Topics", "label", "topics"]
TERMS_SHOWN = 20


@dataclass(frozen=True)
class Topics:
    """The tables that `topics` gives; see there for what one row of each is."""

    terms: pd.DataFrame
    shares: pd.DataFrame
    segments: pd.DataFrame


def topics(
    articles: pd.DataFrame,
    *,
    n_topics: int | None = None,
    seed: int = 0,
    tokens: pd.DataFrame | None = None,
    pieces: pd.DataFrame | None = None,
    like: pd.DataFrame | None = None,
) -> Topics:
    """Find what the articles talk about: TF-IDF and non-negative matrix factorisation (NMF).

    The articles are cut into segments (`analysis.tokens.segments`), a matrix V of TF-IDF weights of their
    terms (`analysis.topics.vocabulary`: vocabulary and phrases, no people's names) is approximated by
    V ≈ W · H, W and H without negative values. H is a consensus: twenty NMFs (nndsvda start), each
    of 85 % of the rows of V, their topics grouped by Ward's method, the groups' means fitted to all of
    V. A row of V is a segment with the ones before and behind it, weighed tf · idf; with 150
    articles or more it is a whole article, weighed tf · idf^1.25. A term counts that stands in two
    articles and in two segments (more in large corpora). What an article copies from an earlier one
    counts once in V, so that agency copy makes no topic of its own. A topic's term weight is
    h · (h / Σ h over topics)^½, where h is H's value over the root of the idf part of its weight; a
    segment belongs to the topic with the largest weight in its least-squares fit by H.

    Parameters
    ----------
    n_topics
        The number of topics, at least 2; left out, √(segments / 2), between 3 and 12. There are
        never more topics than a quarter of the segments.
    seed
        Starts the solver of the start's singular vectors.
    tokens
        What `tokenize` gives (of these articles, or of more).
    pieces
        What `analysis.tokens.segments.segments` gives of just these articles.
    like
        The `terms` of topics found before (in fewer articles, say): as many topics are looked for
        near these instead, so that they stay what they were;
        `analysis.topics.matching.match_topics` gives them their numbers back. Without effect in a
        language where their number is another.

    Returns
    -------
    Topics
        Three tables. Topics are numbered from 1, the one with most words first (ties by
        first term).

        - `terms`: one row is a term of a topic: `topic` (int32), `term` (str, as written most
          often), `weight` (float over 0, 1 for the topic's first term, descending within the
          topic).
        - `shares`: one row is a topic in an article, every combination: `article_id` (str),
          `topic`, `share` (float, 0 to 1: the words of the article's segments that belong to the
          topic, over the words of all its segments that belong to one; sums to 1 within an article;
          NaN for an article none of whose segments belongs to a topic).
        - `segments`: one row is a segment that belongs to a topic, in the order of the text:
          `article_id`, `start`, `end` (int32, offsets into `text`), `topic` (its dominant one),
          `weight` (float, over 0 to 1: the dominant topic's part of the segment's fit).

        All three are empty with fewer than 8 segments. Topics are found in the corpus's main
        language (most segments); another language with 20 segments gets topics of its own in
        proportion, one with fewer has no segments here and NaN shares. Same input, same output.

    Raises
    ------
    ValueError
        For fewer than 2 topics.

    Notes
    -----
    When not to trust it: with under some thirty segments a topic rests on a few paragraphs; the
    number of topics is a choice, not a finding.

    References
    ----------
    Lee and Seung, "Learning the parts of objects by non-negative matrix factorization", 1999;
    Boutsidis and Gallopoulos, "SVD based initialization", 2008; Belford, Mac Namee and Greene,
    "Stability of topic modeling via matrix factorization", 2018 (the consensus).
    """
    if n_topics is not None and n_topics < 2:
        raise ValueError(f"n_topics is {n_topics!r}; it must be a whole number of 2 or more")
    if like is not None and n_topics is None and len(like):
        n_topics = max(2, like["topic"].nunique())
    tokens, pieces = tokens_and_pieces(articles, tokens, pieces)
    found = [
        _fit(units_of_language(articles, pieces, tokens, language), articles, number, seed, like)
        for language, number in numbers_by_language(articles, pieces, n_topics)
    ]
    terms, members = _number([pair for pair in found if not pair[0].empty], pieces)
    return Topics(terms, _shares(articles, members, terms), members.drop(columns="words"))


def label(topics: Topics, *, terms: int = 3) -> pd.DataFrame:
    """Name each topic by its strongest terms, joined by " · ".

    Phrases are preferred (half as much again of their weight), and a term that repeats a word of
    one already chosen is passed over.

    Returns
    -------
    pd.DataFrame
        One row is a topic: `topic` (int32), `label` (str).

    Examples
    --------
    >>> rows = [(1, "paix", 1.0), (1, "plan de paix", 0.9), (1, "guerre", 0.8)]
    >>> table = pd.DataFrame(rows, columns=["topic", "term", "weight"])
    >>> label(Topics(table, None, None), terms=2)["label"].tolist()
    ['plan de paix · guerre']
    """
    rows = [
        (topic, " · ".join(_choose(group, terms)))
        for topic, group in topics.terms.groupby("topic", sort=True)
    ]
    return pd.DataFrame(rows, columns=["topic", "label"]).astype({"topic": "int32", "label": "str"})


def _choose(terms, number):
    """Choose the terms of one label."""
    bonus = np.where(terms["term"].str.contains(" "), 1.5, 1.0)
    chosen: list[str] = []
    seen: set[str] = set()
    for term in terms.assign(order=-terms["weight"] * bonus).sort_values(["order", "term"])["term"]:
        roots = {word[:5].lower() for word in term.replace("'", " ").split() if len(word) > 3}
        if not roots & seen or not roots:
            chosen.append(term)
            seen |= roots
        if len(chosen) == number:
            break
    return chosen


def _fit(units, articles, n_topics, seed, like):
    """Find the topics of one language: their terms, and each segment's weights."""
    start = None if like is None else units.weights_of(like, articles)
    if start is not None and len(start) == n_topics:
        topic_weights = refine(units.matrix, start)
    else:
        topic_weights = factorise(units.matrix, n_topics, seed)
    weights = fit_rows(units.segment_matrix(), topic_weights)
    scores = topic_term_scores(units.weights_to_show(topic_weights))
    rows = [
        (topic, place, scores[topic, place] / scores[topic, order[0]])
        for topic, order in enumerate(strongest_terms(scores, TERMS_SHOWN))
        for place in order.tolist()
    ]
    table = pd.DataFrame(rows, columns=["topic", "term", "weight"])
    surfaces = units.surfaces(table["term"].unique(), articles)
    table["term"] = table["term"].map(surfaces).astype("str")
    return table, pd.DataFrame(weights, index=units.pieces.index)


def _number(found, pieces):
    """Give every segment its dominant topic and number the topics by their words."""
    if not found:
        return _no_terms(), _no_members()
    terms, members, before = [], [], 0
    for table, all_weights in found:
        weights = all_weights[all_weights.sum(axis=1) > 0]
        dominant = weights.to_numpy().argmax(axis=1)
        part = weights.max(axis=1) / weights.sum(axis=1)
        members.append(pieces.loc[weights.index].assign(topic=dominant + before, weight=part))
        terms.append(table.assign(topic=table["topic"] + before))
        before += weights.shape[1]
    terms, members = pd.concat(terms), pd.concat(members).sort_index()
    words = members.groupby("topic")["words"].sum().reindex(range(before), fill_value=0)
    first = terms.drop_duplicates("topic").set_index("topic")["term"]
    order = sorted(first.index, key=lambda topic: (-words[topic], first[topic]))
    number = {topic: place + 1 for place, topic in enumerate(order)}
    terms["topic"], members["topic"] = terms["topic"].map(number), members["topic"].map(number)
    terms = terms.sort_values("topic", kind="stable", ignore_index=True)
    members = members.reset_index(drop=True)[list(_no_members().columns)]
    return terms.astype(_no_terms().dtypes), members.astype(_no_members().dtypes)


def _shares(articles, members, terms):
    """Count the words of each article's segments by topic, as shares of the article."""
    columns = pd.Index(terms["topic"].unique(), dtype="int32", name="topic")
    index = pd.Index(articles["article_id"].astype("str"), name="article_id")
    words = members.groupby(["article_id", "topic"])["words"].sum().unstack(fill_value=0)
    words = words.reindex(index=index, columns=columns, fill_value=0).astype("float64")
    totals = words.sum(axis=1)
    shares = words.div(totals.where(totals > 0), axis=0)
    table = shares.reset_index().melt("article_id", var_name="topic", value_name="share")
    order = index.get_indexer(table["article_id"])
    table = table.iloc[np.lexsort((table["topic"].to_numpy(dtype=int), order))]
    table = table.reset_index(drop=True)
    return table.astype({"article_id": "str", "topic": "int32", "share": "float64"})


def _no_terms():
    types = {"topic": "int32", "term": "str", "weight": "float64"}
    return pd.DataFrame(columns=list(types)).astype(types)


def _no_members():
    types = {"article_id": "str", "start": "int32", "end": "int32", "topic": "int32"}
    types |= {"weight": "float64", "words": "int32"}
    return pd.DataFrame(columns=list(types)).astype(types)
