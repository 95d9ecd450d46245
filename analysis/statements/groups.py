"""Statements: clauses that tell the same fact, put together where all of a group fit."""

from collections.abc import Sequence
from itertools import product

import pandas as pd

from analysis.entities import mentions as find_mentions
from analysis.statements.clauses import Clause, clauses
from analysis.statements.pairing import Pairing, pair
from analysis.tokens import tokenize

# The value (see `pairing.pair`) from which a pair is taken for the same fact, or proposed as one.
SURE, PROPOSED = 4.0, 2.8
COLUMNS = {
    "statement": "int64",
    "article_id": "str",
    "start": "int32",
    "end": "int32",
    "text": "str",
    "sure": "bool",
    "value": "float64",
    "shared": "object",
}


def statements(
    articles: pd.DataFrame,
    *,
    tokens: pd.DataFrame | None = None,
    mentions: pd.DataFrame | None = None,
    groups: pd.DataFrame | None = None,
    sure: float = SURE,
    proposed: float = PROPOSED,
) -> pd.DataFrame:
    """Find what several articles of a story tell, each in its own words.

    Sentences are cut into clauses; clauses of two articles tell the same when they share rare words,
    expressions of several words most, and nothing speaks against it: a denial on one side, another
    year, other people (see `analysis.statements.pairing.pair`). Groups are made from the surest
    pair down, by complete linkage: every two articles' clauses in a group are a pair themselves.

    Parameters
    ----------
    articles
        The table of articles.
    tokens, mentions
        As `analysis.tokens.tokenize` and `analysis.entities.mentions` give them.
    groups
        What `analysis.stories.stories` gives: statements are looked for within a story; without, the
        articles are taken for one.
    sure, proposed
        The values from which a pair counts as sure and is proposed, in nats of rarity; higher finds
        fewer and surer ones. Each article more that tells it makes a statement surer by 1.

    Returns
    -------
    pd.DataFrame
        One row is an article's wording of a statement: `statement` (int64, from 1, the one that most
        articles tell first), `article_id` (str), `start`, `end` (int32, of the clause in the text),
        `text` (str, the clause), `sure` (bool, of the statement: False is a proposal), `value`
        (float64, of its weakest pair), `shared` (tuple of str, the words that its clauses share, as
        this one writes them).

    Notes
    -----
    When not to trust it: two clauses can share a rare expression and tell two events; what one
    article spreads over two sentences and what is told in wholly other words is not found. About
    half of the proposals are the same fact.
    """
    tokens = tokenize(articles) if tokens is None else tokens
    mentions = find_mentions(articles, tokens=tokens) if mentions is None else mentions
    if groups is None:
        groups = pd.DataFrame({"story": 1, "article_id": articles["article_id"]})
    rows = [
        row
        for _, story in groups.groupby("story", sort=True)
        for row in _rows(
            articles[articles["article_id"].isin(story["article_id"])], tokens, mentions
        )
        if row[-2] >= proposed
    ]
    table = pd.DataFrame(rows, columns=["first", *list(COLUMNS)[1:5], "value", "shared"])
    telling = table.groupby("first")["article_id"].nunique()
    table["sure"] = table["value"] + table["first"].map(telling) - 2 >= sure
    order = sorted(telling.index, key=lambda first: -telling[first])
    number = {first: place for place, first in enumerate(order, start=1)}
    table["statement"] = table["first"].map(number)
    table = table.sort_values("statement", kind="stable", ignore_index=True)
    return table[list(COLUMNS)].astype(COLUMNS)


def _rows(articles, tokens, mentions):
    """Yield the wordings in one story; a statement is named by its first clause."""
    found = clauses(articles, tokens, mentions)
    texts = dict(zip(articles["article_id"], articles["text"]))
    for members, value in _link(found, pair(found), PROPOSED):
        common = {key for number in members for key in found[number].keys}
        for number in members:
            common &= found[number].keys
        first = (found[members[0]].article_id, found[members[0]].start)
        for number in members:
            one, text = found[number], texts[found[number].article_id]
            shared = [text[word.start : word.end] for word in one.words if word.key in common]
            yield (
                first,
                one.article_id,
                one.start,
                one.end,
                text[one.start : one.end],
                value,
                tuple(dict.fromkeys(shared)),
            )


def _link(
    found: Sequence[Clause], pairings: Sequence[Pairing], least: float
) -> list[tuple[list[int], float]]:
    """Put pairs together; give the clauses of each group, in order, and its weakest value."""
    values = {(each.first, each.second): each.value for each in pairings}
    group: dict[int, list[int]] = {}
    weakest: dict[int, float] = {}
    for each in pairings:
        if each.value < least or not each.best:
            continue
        one, other = group.get(each.first, [each.first]), group.get(each.second, [each.second])
        if one is other:
            continue
        across = [
            values.get((min(a, b), max(a, b)), 0.0)
            for a, b in product(one, other)
            if found[a].article_id != found[b].article_id
        ]
        if min(across) < least:
            continue
        joined = sorted([*one, *other])
        value = min(*across, weakest.get(one[0], each.value), weakest.get(other[0], each.value))
        for number in joined:
            group[number], weakest[number] = joined, value
    seen: dict[int, list[int]] = {members[0]: members for members in group.values()}
    return [(members, weakest[first]) for first, members in sorted(seen.items())]
