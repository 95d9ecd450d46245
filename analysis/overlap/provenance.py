"""What each part of an article is: its own, word for word, reworded, a quotation, boilerplate."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Literal

import numpy as np
import pandas as pd

from analysis.overlap.covered import boilerplate_words, passage_sides
from analysis.tokens.coding import encode
from analysis.tokens.tokenizer import tokenize
from analysis.tokens.word_line import words_of
from corpus.text import folding

KINDS = ("own", "verbatim", "reworded", "quotation", "boilerplate")
_KIND_OF_PASSAGE = {"verbatim": 1, "reworded": 2, "quote": 3}
_STRIP = {
    "article_id": "str", "paragraph": "int64", "start": "int64", "end": "int64", "words": "int64",
    "kind": "str", "other": "str", "others": "int64", "share": "float64",
}  # fmt: skip


def provenance(
    articles: pd.DataFrame,
    passages: pd.DataFrame,
    *,
    tokens: pd.DataFrame | None = None,
    ids: Iterable[str] | None = None,
) -> pd.DataFrame:
    """Cut articles into blocks by what they share with the others.

    A block is a paragraph, or a part of one where a shared passage begins or ends inside it. Where
    passages lie over each other the one with the most equal words decides, word for word before
    reworded, then the earlier article in `articles`. A block is word for word when all its words
    stand in a row in the other article, though the passage was reworded elsewhere. A quotation
    counts as one where both articles have it and little else; a sentence that one outlet repeats
    in three or more of its articles that share little else is boilerplate; a shared list of names
    is the article's own.

    Parameters
    ----------
    passages
        The output of `analysis.overlap.shared_passages(articles)`.
    ids
        The articles to cut (all by default), which are compared with all of `articles` in any case.

    Returns
    -------
    pd.DataFrame
        One row is a block, in the order of `articles` and of the text: `article_id` (str),
        `paragraph` (int64, as in `tokenize`), `start`, `end` (int64, offsets into its text, from
        its first word to the end of its last), `words` (int64; they add up to the words of the
        article), `kind` (str, one of `KINDS`), `other` (str, the article that shares it; "" for
        "own"), `others` (int64, articles that share at least half of it), `share` (float64, 0 to 1,
        of the words of the article; they sum to 1). An article without words has no block.

    Notes
    -----
    When not to trust it: "own" means that no article of this corpus has it, not that nobody else
    wrote it; and a shared block may have been this article's first.

    References
    ----------
    The reuse inside one document, as asked for in text reuse: Smith, Cordell and Mullen 2015 (see
    `analysis.overlap.shared_passages`).
    """
    tokens, number = words_of(articles, tokenize(articles) if tokens is None else tokens)
    sides = passage_sides(articles, tokens, number, passages)
    boilerplate = boilerplate_words(articles, tokens, number, sides)
    wanted = np.ones(len(articles), dtype=bool)
    if ids is not None:
        wanted = articles["article_id"].isin(list(ids)).to_numpy()
    sides = sides[wanted[sides["article"]]]
    winner = _winners(sides, len(tokens))
    kind = _kinds(sides, winner, boilerplate)
    other = np.where(kind > 0, np.append(sides["other"].to_numpy(), -1)[winner], -1)
    marks = number, tokens["paragraph"].to_numpy(), kind, other
    first = np.flatnonzero(np.any([np.diff(mark, prepend=-9) != 0 for mark in marks], axis=0))
    blocks = pd.DataFrame({"first": first, "last": np.append(first, len(tokens))[1:]})
    blocks = blocks.assign(article=number[first], kind=kind[first], other=other[first])
    blocks = blocks[wanted[blocks["article"]]].reset_index(drop=True)
    blocks.loc[_word_for_word(blocks, tokens, number), "kind"] = KINDS.index("verbatim")
    blocks["others"] = np.where(blocks["kind"] > 0, _others(blocks, sides), 0)
    return _strip(blocks, articles, tokens)


def provenance_shares(
    strip: pd.DataFrame, articles: pd.DataFrame, *, by: Literal["article", "source"] = "article"
) -> pd.DataFrame:
    """Measure how much of each article or outlet is of each kind.

    share = words of the kind / all words of the article (of all articles of the outlet).

    Parameters
    ----------
    strip
        The output of `provenance(articles, passages)`.

    Returns
    -------
    pd.DataFrame
        One row is a kind in an article or outlet, in the order of `articles` and `KINDS`:
        `article_id` or `source` (str), `kind` (str), `words` (int64), `share` (float64, 0 to 1,
        sums to 1 over the kinds; NaN where there are no words). Only the articles that `strip` has
        count.

    Raises
    ------
    ValueError
        For another `by`.
    """
    if by not in ("article", "source"):
        raise ValueError(f"by must be 'article' or 'source', not {by!r}")
    name = "article_id" if by == "article" else "source"
    present = articles[articles["article_id"].isin(strip["article_id"])]
    group = strip["article_id"].map(present.set_index("article_id", drop=False)[name])
    groups = pd.Index(present[name].astype("str").unique(), name=name, dtype="str")
    words = strip.groupby([group.rename(name), "kind"])["words"].sum()
    every = pd.MultiIndex.from_product([groups, pd.Index(KINDS, dtype="str")], names=[name, "kind"])
    table = words.reindex(every, fill_value=0).rename("words").reset_index()
    total = table.groupby(name)["words"].transform("sum")
    table["share"] = table["words"] / total.where(total > 0)
    types = {name: "str", "kind": "str", "words": "int64", "share": "float64"}
    return table[list(types)].astype(types)


def _winners(sides, count):
    """Give the row of `sides` that decides on each word, -1 for none."""
    winner = np.full(count, -1)
    shared = np.flatnonzero(sides["kind"].isin(_KIND_OF_PASSAGE))
    verbatim = (sides["kind"] == "verbatim").to_numpy()[shared]
    order = np.lexsort(
        (-sides["other"].to_numpy()[shared], verbatim, sides["words"].to_numpy()[shared])
    )
    first, last = sides["first"].to_numpy(), sides["last"].to_numpy()
    for row in shared[order]:  # the strongest is laid last, over all others
        winner[first[row] : last[row]] = row
    return winner


def _kinds(sides, winner, boilerplate):
    number = sides["kind"].map(_KIND_OF_PASSAGE).fillna(0).to_numpy(dtype=np.int64)
    kind = np.append(number, 0)[winner]
    return np.where(boilerplate & (kind > 0), KINDS.index("boilerplate"), kind)


def _others(blocks, sides):
    """Count the articles that share at least half of each block."""
    counts = np.zeros(len(blocks), dtype=np.int64)
    if blocks.empty:
        return counts
    first, last = blocks["first"].to_numpy(), blocks["last"].to_numpy()
    shared = sides[sides["kind"].isin(_KIND_OF_PASSAGE)]
    low = np.searchsorted(last, shared["first"].to_numpy(), side="right")
    high = np.searchsorted(first, shared["last"].to_numpy(), side="left")
    words: dict[tuple[int, int], int] = defaultdict(int)
    for begin, end, a, b, other in zip(low, high, shared["first"], shared["last"], shared["other"]):
        for block in range(begin, end):
            words[block, other] += min(last[block], b) - max(first[block], a)
    for (block, _), number in words.items():
        counts[block] += 2 * number >= last[block] - first[block]
    return counts


def _word_for_word(blocks, tokens, number):
    """Mark the reworded blocks whose words stand in one row in the other article.

    A passage that was reworded in one place has most of its paragraphs word for word.
    """
    codes = encode(tokens["token"], folding.words)[0].astype(np.int32)
    begins = np.searchsorted(number, np.arange(number[-1] + 2 if len(number) else 1))
    columns = (blocks[name].tolist() for name in ("first", "last", "kind", "other"))
    return [
        kind == KINDS.index("reworded")
        and _stands_in(codes[first:last], codes[begins[other] : begins[other + 1]])
        for first, last, kind, other in zip(*columns)
    ]


def _stands_in(part, whole):
    part, whole, width = part.tobytes(), whole.tobytes(), part.itemsize
    place = whole.find(part)
    while place % width and place > 0:
        place = whole.find(part, place + 1)
    return place >= 0


def _strip(blocks, articles, tokens):
    first, number = blocks["first"].to_numpy(), blocks["article"].to_numpy()
    ids = articles["article_id"].astype("str").to_numpy(dtype=object)
    words = (blocks["last"] - blocks["first"]).to_numpy()
    length = np.bincount(number, weights=words, minlength=len(articles))
    table = pd.DataFrame(
        {
            "article_id": ids[number],
            "paragraph": tokens["paragraph"].to_numpy()[first],
            "start": tokens["start"].to_numpy()[first],
            "end": tokens["end"].to_numpy()[blocks["last"].to_numpy() - 1],
            "words": words,
            "kind": np.array(KINDS, dtype=object)[blocks["kind"]],
            "other": np.append(ids, "")[blocks["other"]],
            "others": blocks["others"],
            "share": words / length[number],
        },
        columns=list(_STRIP),
    )
    return table.astype(_STRIP)
