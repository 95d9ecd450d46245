"""What articles have in common, word for word or nearly: shared passages and containment."""

import difflib
import re

import numpy as np
import pandas as pd

from analysis.overlap.alignment import align
from analysis.overlap.kinds import passage_kinds
from analysis.tokens.tokenizer import tokenize
from analysis.tokens.word_line import lay_out, words_of
from corpus.text import folding

_COMMON_ARTICLES, _COMMON_SHARE = 100, 0.02
_WORD = re.compile(r"[^\W_]+(?:[\u0300-\u036f]+[^\W_]*)*")
_DIFFERENCE = {"equal": "equal", "replace": "changed", "delete": "only_a", "insert": "only_b"}
_PASSAGES = {
    "article_a": "str", "start_a": "int64", "end_a": "int64",
    "article_b": "str", "start_b": "int64", "end_b": "int64", "words": "int64", "kind": "str",
}  # fmt: skip
_CONTAINMENT = {
    "article_a": "str", "article_b": "str", "words": "int64",
    "share_of_a": "float64", "share_of_b": "float64",
}  # fmt: skip
_DIFFERENCES = {
    "start_a": "int64", "end_a": "int64", "start_b": "int64", "end_b": "int64", "kind": "str",
}  # fmt: skip
_SEEN_FROM_ONE = {
    "start": "int64", "end": "int64", "other": "str", "start_other": "int64", "end_other": "int64",
    "words": "int64", "kind": "str",
}  # fmt: skip


def shared_passages(
    articles: pd.DataFrame,
    *,
    min_words: int = 8,
    tokens: pd.DataFrame | None = None,
    mentions: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Find the passages that two articles share, word for word or lightly reworded.

    Runs of five equal words are looked up in an index of all articles, lengthened as far as the
    words are equal, and joined over small differences as long as 65 % of the words of both sides
    are equal. Words are equal up to case, accents, punctuation and apostrophes. Stop words,
    numbers and dates alone make no passage. A passage may cross the end of a paragraph, not the
    end of a title. Above 100 articles, five words that stand in more than twelve are a stock
    phrase: eight equal words are then needed to look further, and eight that stand in more than
    100 articles (2 % of them from 5,000 articles on) are no reason to look, though a passage runs
    over them.

    Parameters
    ----------
    tokens
        The output of `tokenize(articles)`, which saves work.
    mentions
        The output of `analysis.entities.mentions(articles)`, which tells names; capitals do
        without it.

    Returns
    -------
    pd.DataFrame
        One row is a passage of two articles, in the order of the articles and of their text:
        `article_a` (str, before `article_b` in `articles`), `start_a`, `end_a` (int64, offsets into
        its text), `article_b`, `start_b`, `end_b`, `words` (int64, how many words are equal,
        `min_words` or more; `l'accord` is two words), `kind` (str): "names" (at least 80 % of the
        words belong to names), else "quote" (at least 80 % stand in quotation marks in both texts),
        else "verbatim" (all words equal) or "reworded". No two passages of a pair of articles
        overlap: the longest was chosen first.

    Raises
    ------
    ValueError
        If `min_words` is not a whole number of 3 or more.

    Notes
    -----
    When not to trust it: translations of one original share few words, and a shared passage may
    come from a third text: it does not say who took it from whom.

    References
    ----------
    Smith, Cordell and Mullen, "Computational methods for uncovering reprinted texts in antebellum
    newspapers", American Literary History 27(3), 2015.
    """
    _check_min_words(min_words)
    tokens, number = words_of(articles, tokenize(articles) if tokens is None else tokens)
    line = lay_out(articles, tokens, number)
    common = max(_COMMON_ARTICLES, int(_COMMON_SHARE * len(articles)))
    found = align(line, min_words=min_words, common=common)
    start, end = tokens["start"].to_numpy(), tokens["end"].to_numpy()
    article_id = articles["article_id"].astype("str").array
    columns = {}
    for side in ("a", "b"):
        first = found[side].to_numpy()
        columns[f"article_{side}"] = article_id[line.articles[first]]
        columns[f"start_{side}"] = start[line.rows[first]]
        columns[f"end_{side}"] = end[line.rows[found[f"end_{side}"].to_numpy() - 1]]
    columns["words"] = found["words"].to_numpy()
    columns["kind"] = passage_kinds(found, line, tokens, articles, mentions)
    return pd.DataFrame(columns, columns=list(_PASSAGES)).astype(_PASSAGES)


def containment(
    articles: pd.DataFrame,
    *,
    min_words: int = 8,
    tokens: pd.DataFrame | None = None,
    passages: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Measure how much of one article stands in another.

    share of A = words of A in passages shared with B / words of A; each word counts once.

    Parameters
    ----------
    passages
        The output of `shared_passages(articles)` or some of its rows (without quotations, say),
        which saves work or narrows what counts.

    Returns
    -------
    pd.DataFrame
        One row is an ordered pair of articles with a passage in common, in the order of the
        articles: `article_a`, `article_b` (str), `words` (int64, words of A that stand in B, equal
        words only), `share_of_a` and `share_of_b` (float64, 0 to 1; 1: the whole article stands in
        the other). A pair comes twice, once from each side.

    Raises
    ------
    ValueError
        If `min_words` is not a whole number of 3 or more.

    Notes
    -----
    When not to trust it: a text that repeats itself counts once, so the share of an article that
    says everything twice is half of what a reader would say.

    References
    ----------
    Broder, "On the resemblance and containment of documents", 1997.
    """
    _check_min_words(min_words)
    tokens, number = words_of(articles, tokenize(articles) if tokens is None else tokens)
    if passages is None:
        passages = shared_passages(articles, min_words=min_words, tokens=tokens)
    one_way = passages.groupby(["article_a", "article_b"])["words"].sum().reset_index()
    other_way = one_way.rename(columns={"article_a": "article_b", "article_b": "article_a"})
    table = pd.concat([one_way, other_way], ignore_index=True)
    length = np.bincount(number, minlength=len(articles))
    order = pd.Index(articles["article_id"])
    side_a, side_b = (order.get_indexer(table[f"article_{side}"]) for side in ("a", "b"))
    table["share_of_a"] = table["words"] / length[side_a]
    table["share_of_b"] = table["words"] / length[side_b]
    table = table.iloc[np.lexsort((side_b, side_a))].reset_index(drop=True)
    return table[list(_CONTAINMENT)].astype(_CONTAINMENT)


def differences(text_a: str, text_b: str) -> pd.DataFrame:
    """Align two texts word by word, for reading them side by side.

    Returns
    -------
    pd.DataFrame
        One row is a piece, in the order of both texts: `start_a`, `end_a`, `start_b`, `end_b`
        (int64, offsets from the first word of the piece to the end of its last; start and end are
        the same where a text has nothing), `kind` (str): "equal" (up to case, accents, punctuation
        and apostrophes), "changed", "only_a" or "only_b".

    Notes
    -----
    When not to trust it: time grows with the product of both lengths; meant for two articles.

    Examples
    --------
    >>> differences("Un long accord.", "Un accord signé.")["kind"].tolist()
    ['equal', 'only_a', 'equal', 'only_b']
    """
    spans = [[match.span() for match in _WORD.finditer(text)] for text in (text_a, text_b)]
    words = [
        [folding.words(text[start:end]) for start, end in found]
        for text, found in zip((text_a, text_b), spans, strict=True)
    ]
    matcher = difflib.SequenceMatcher(None, words[0], words[1], autojunk=False)
    rows = [
        (*_span(spans[0], *places[:2]), *_span(spans[1], *places[2:]), _DIFFERENCE[kind])
        for kind, *places in matcher.get_opcodes()
    ]
    return pd.DataFrame(rows, columns=list(_DIFFERENCES)).astype(_DIFFERENCES)


def article_passages(passages: pd.DataFrame, article_id: str) -> pd.DataFrame:
    """See the shared passages from one article.

    Returns
    -------
    pd.DataFrame
        One row is a passage of this article shared with one other, in the order of the text:
        `start`, `end` (int64, offsets into this article's text), `other` (str, the other article),
        `start_other`, `end_other` (int64, offsets into its text), `words` (int64), `kind` (str).
    """
    sides = []
    for here, there in (("a", "b"), ("b", "a")):
        side = passages[passages[f"article_{here}"] == article_id]
        names = {f"start_{here}": "start", f"end_{here}": "end", f"article_{there}": "other"}
        names |= {f"start_{there}": "start_other", f"end_{there}": "end_other"}
        sides.append(side.rename(columns=names)[list(_SEEN_FROM_ONE)])
    table = pd.concat(sides).astype(_SEEN_FROM_ONE)
    return table.sort_values(["start", "end", "other", "start_other"], ignore_index=True)


def _check_min_words(min_words):
    if not isinstance(min_words, int | np.integer) or min_words < 3:
        raise ValueError(f"min_words must be a whole number of 3 or more, not {min_words!r}")


def _span(spans, first, last):
    """Give the offsets of the words `first` to `last`; of none, the end of the word before."""
    if first == last:
        place = spans[first - 1][1] if first else 0
        return place, place
    return spans[first][0], spans[last - 1][1]
