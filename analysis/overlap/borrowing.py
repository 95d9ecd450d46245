"""What may be said of two articles that share text: who had it first is seldom known."""

import numpy as np
import pandas as pd

from analysis.overlap.covered import own_words, own_words_shared, passage_sides
from analysis.tokens.coding import encode
from analysis.tokens.tokenizer import tokenize
from analysis.tokens.word_line import words_of
from corpus.text import folding
from corpus.text.agencies import AGENCIES

VERDICTS = ("shared passage", "probable common source", "taken from")
# In the order in which they are asked; the last is that of "taken from".
REASONS = (
    "nothing own", "little", "outlet unknown", "same outlet", "agency", "date unknown", "same day",
    "many days", "small share", "reworded", "both ways", "third article", "copied",
)  # fmt: skip
LEAST_SHARE = 0.3  # of the later article, in its own words
LEAST_WORDS = 40
MOST_DAYS = 14
_FEW_WORDS, _FEW_SHARE = 30, 0.2
_CLOSE = 0.85  # equal words of a passage that is copied rather than reworded
_LEAST_CLOSE = 0.7
_LEAST_ELSEWHERE = 0.3  # of the shared words, for a third article to matter
_AGENCY_WORDS = frozenset(
    {name for name in AGENCIES if " " not in name and not name.startswith("agenc")}
    | {"france presse", "associated"}
)
_BORROWED = {
    "article_a": "str", "article_b": "str", "verdict": "str", "words": "int64",
    "share_of_b": "float64", "reason": "str", "agency": "str", "days": "float64",
}  # fmt: skip


def verdicts(
    articles: pd.DataFrame, passages: pd.DataFrame, *, tokens: pd.DataFrame | None = None
) -> pd.DataFrame:
    """Say of every two articles that share text what dates and containment allow to say.

    "taken from" asks for all of this: two known outlets; the second article published later, by a
    day to two weeks; 30 % of its own words (40 or more, no quotation, no boilerplate, no list of
    names), largely word for word, in the first; no agency credited or named in either; no third
    article with the same words, unless it credits no agency and is of the first outlet or came
    later still; no such copy the other way between the two outlets (those share a desk or a source).
    Whatever fails one of these is a "probable common source", and a "shared passage" below 30 own
    words and 20 % of both articles.

    Parameters
    ----------
    passages
        The output of `analysis.overlap.shared_passages(articles)`.

    Returns
    -------
    pd.DataFrame
        One row is a pair of articles with a passage in common, in the order of `articles`:
        `article_a`, `article_b` (str, the earlier first where both dates are known), `verdict`
        (str, one of `VERDICTS`; "taken from": the second from the first), `words` (int64, own words
        of the second that stand in the first), `share_of_b` (float64, 0 to 1, of its own words),
        `reason` (str, one of `REASONS`: why no more, or why so much, may be said), `agency` (str,
        credited or named in either; "" for none), `days` (float64, how many the second came later;
        NaN where a date is not known).

    Notes
    -----
    When not to trust it: a date may be that of the scrape or of an update, an agency may go
    uncredited, and the text that both took may not be in the corpus. "taken from" is a reason to
    look, never a proof.
    """
    tokens, number = words_of(articles, tokenize(articles) if tokens is None else tokens)
    sides = passage_sides(articles, tokens, number, passages)
    own = own_words(articles, tokens, number, sides)
    sides["own"] = own_words_shared(sides, own)
    length = np.bincount(number, weights=own, minlength=len(articles))
    pairs = _pairs(sides, articles, length)
    agency = _agencies(articles, tokens, number)
    credited = np.where(agency[pairs["a"]] != "", agency[pairs["a"]], agency[pairs["b"]])
    day = articles["date"].dt.normalize().to_numpy()
    days = pd.Series(day[pairs["b"]] - day[pairs["a"]]).dt.days.to_numpy("float64")
    verdict, reason = _judgements(pairs, articles, credited, days)
    for row in np.flatnonzero(verdict == VERDICTS[2]):
        if _stands_elsewhere(pairs.iloc[row], sides, articles, agency):
            verdict[row], reason[row] = VERDICTS[1], "third article"
    ids = articles["article_id"].astype("str").to_numpy(dtype=object)
    table = pd.DataFrame(
        {
            "article_a": ids[pairs["a"]],
            "article_b": ids[pairs["b"]],
            "verdict": verdict,
            "words": pairs["own_b"].round(),
            "share_of_b": pairs["share_b"],
            "reason": reason,
            "agency": credited,
            "days": days,
        },
        columns=list(_BORROWED),
    )
    return table.astype(_BORROWED)


def _pairs(sides, articles, length):
    """Give the pairs of articles, the earlier as `a`, with what they share from both sides."""
    sides = sides.assign(
        close=sides["own"].where(sides["equal"] >= _CLOSE, 0.0),
        apart=sides["own"].where(sides["kind"] != "quote", 0.0),
    )
    both = sides.groupby(["article", "other"], as_index=False)[["own", "close", "apart"]].sum()
    day = articles["date"].dt.normalize().to_numpy()
    here, there = both["article"].to_numpy(), both["other"].to_numpy()
    # The row of the later article; of two that no date tells apart, of the second.
    later = (day[here] > day[there]) | (~(day[here] < day[there]) & (here > there))
    table = both[later].rename(columns={"article": "b", "other": "a", "own": "own_b"})
    first = both[["article", "other", "own"]].set_axis(["a", "b", "own_a"], axis=1)
    table = table.merge(first, on=["a", "b"])
    table["share_a"] = (table["own_a"] / length[table["a"]]).where(length[table["a"]] > 0)
    table["share_b"] = (table["own_b"] / length[table["b"]]).where(length[table["b"]] > 0)
    table[["share_a", "share_b"]] = table[["share_a", "share_b"]].clip(upper=1)
    order = np.lexsort((table[["a", "b"]].max(axis=1), table[["a", "b"]].min(axis=1)))
    return table.iloc[order].reset_index(drop=True)


def _agencies(articles, tokens, number):
    """Give each article the agency that it credits or names, "" for none."""
    codes, words = encode(tokens["token"])
    named = np.array([_is_agency(word) for word in words], dtype=bool)[codes]
    place = np.flatnonzero(named)[::-1]  # backwards, so that the first one stays
    agency = np.full(len(articles), "", dtype=object)
    agency[number[place]] = tokens["token"].iloc[place].to_numpy(dtype=object)
    origin = articles["origin"].astype("str").to_numpy(dtype=object)
    return np.where(origin != "", origin, agency)


def _is_agency(word):
    return (word.isupper() or len(word) > 3 and word[0].isupper()) and folding.words(
        word
    ) in _AGENCY_WORDS


def _judgements(pairs, articles, credited, days):
    """Give the verdict and the reason of each pair, third articles apart."""
    source = articles["source"].astype("str").to_numpy(dtype=object)
    a, b = source[pairs["a"]], source[pairs["b"]]
    few = pairs["own_b"] < _FEW_WORDS
    small = np.fmax(pairs["share_a"], pairs["share_b"]) < _FEW_SHARE
    much = (pairs["share_b"] >= LEAST_SHARE) & (pairs["own_b"] >= LEAST_WORDS)
    close = pairs["close"] >= _LEAST_CLOSE * pairs["own_b"]
    copies = much & close & (a != b) & (credited == "") & (days > 0)
    shared, common, taken = VERDICTS
    rules = [
        (few & (pairs["apart"] < 1), shared, "nothing own"),
        (few & small, shared, "little"),
        ((a == "") | (b == ""), common, "outlet unknown"),
        (a == b, common, "same outlet"),
        (credited != "", common, "agency"),
        (np.isnan(days), common, "date unknown"),
        (days == 0, common, "same day"),
        (days > MOST_DAYS, common, "many days"),
        (~much, common, "small share"),
        (~close, common, "reworded"),
        (_both_ways(a, b, copies), common, "both ways"),
    ]
    conditions = [np.asarray(condition, dtype=bool) for condition, *_ in rules]
    verdict = np.select(conditions, [name for _, name, _ in rules], taken).astype(object)
    return verdict, np.select(conditions, [name for *_, name in rules], "copied").astype(object)


def _both_ways(source_a, source_b, copies):
    """Mark the pairs of outlets that copy, so it seems, from each other: they share a source."""
    ways = set(zip(source_a[copies], source_b[copies]))
    return np.array([(b, a) in ways for a, b in zip(source_a, source_b)], dtype=bool)


def _stands_elsewhere(pair, sides, articles, agency):
    """Tell whether a third article has much of what the later article of a pair shares."""
    source = articles["source"].to_numpy(dtype=object)
    day = articles["date"].to_numpy()
    of_b = sides[sides["article"] == pair["b"]]
    from_a = of_b[of_b["other"] == pair["a"]]
    words = set().union(*(range(*span) for span in zip(from_a["first"], from_a["last"])))
    for other, rows in of_b[of_b["other"] != pair["a"]].groupby("other"):
        again = source[other] == source[int(pair["a"])]  # the first outlet had it twice
        if agency[other] == "" and (again or day[other] > day[int(pair["b"])]):
            continue
        there = set().union(*(range(*span) for span in zip(rows["first"], rows["last"])))
        if len(words & there) >= _LEAST_ELSEWHERE * len(words):
            return True
    return False
