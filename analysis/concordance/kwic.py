"""Concordance (KWIC): every place where words, phrases, lemmas or a pattern stand, in context."""

import re
from typing import Literal

import numpy as np
import pandas as pd

from analysis.concordance.queries import pattern, word_pattern
from analysis.concordance.regex_search import regex_spans
from analysis.tokens.coding import article_numbers, encode, encode_together
from analysis.tokens.lemmas import lemma
from analysis.tokens.tokenizer import tokenize, word_forms
from corpus.text.folding import folded, plain, words

_COLUMNS = {
    "article_id": "str",
    "start": "int32",
    "end": "int32",
    "left": "str",
    "match": "str",
    "right": "str",
}
_MODES = ("words", "lemma", "regex")
_PREFIX = "lemma:"
_WORD = re.compile(r"\w[\w'’‑-]*+")
_BETWEEN = re.compile(r"[^\S\n\r\u2028\u2029]*['’ʼ‐‑-]?[^\S\n\r\u2028\u2029]*")


def concordance(
    articles: pd.DataFrame,
    query: str,
    *,
    width: int = 8,
    tokens: pd.DataFrame | None = None,
    mode: Literal["words", "lemma", "regex"] = "words",
) -> pd.DataFrame:
    """Find every place where a query stands, with the words around it.

    - "words": a word, or several that follow each other on one line. Capitals and accents do not
      matter, nor does the kind of apostrophe, hyphen or blank. A match begins and ends at the edge
      of a run of letters and digits: `accord` stands in l'accord, not in accords; `unis` stands in
      États-Unis. `*` inside a word is any run of letters and digits (`négoci*`), alone any one
      word (`conseil * sécurité`). `lemma:négocier` is a word in all its forms.
    - "lemma": the same with every word in all its forms, as the tokens have them; only blanks, an
      apostrophe or a hyphen stand between the words of a match.
    - "regex": a regular expression of Python, stopped after a second and a half of computing;
      capitals do not matter, accents do.

    Matches do not overlap; of two that would, the first one in the text is kept.

    Parameters
    ----------
    width
        How many words of context on each side, within the paragraph.
    tokens
        As `analysis.tokens.tokenize` gives them for these articles; only lemmas need them.

    Returns
    -------
    pd.DataFrame
        One row is a hit, in the order of the articles and of the text: `article_id` (str), `start`,
        `end` (int32, offsets into `text`, end exclusive), `left`, `match`, `right` (str: put
        together they are a stretch of `text`, and `text[start:end] == match`).

    Raises
    ------
    ValueError
        For a query without a letter or digit, a pattern that is no regular expression, an unknown
        mode or a negative width.
    PatternTooSlow
        For a pattern that was stopped; it is a ValueError and a TimeoutError.

    Notes
    -----
    When not to trust it: a lemma is looked up without its sentence (`est` is always the verb).

    Examples
    --------
    >>> table = pd.DataFrame({"article_id": ["a"], "title": [""], "language": ["fr"],
    ...                       "text": ["L'accord de Minsk est mort, dit-il."]})
    >>> concordance(table, "ACCORD de *", width=1)[["left", "match", "right"]].values.tolist()
    [["L'", 'accord de Minsk', ' est']]
    """
    if mode not in _MODES:
        raise ValueError(f"mode: {mode!r}; allowed are {', '.join(_MODES)}")
    if width < 0:
        raise ValueError(f"width: {width!r}; allowed are whole numbers from 0")
    texts = articles["text"].tolist()
    if mode == "regex":
        if not query:
            raise ValueError("query: ''; allowed is a regular expression")
        spans = regex_spans(texts, query)
    elif mode == "lemma" or _PREFIX in query:
        spans = _token_spans(articles, query, tokens, every=mode == "lemma")
    else:
        spans = _text_spans(texts, query)
    ids = articles["article_id"].tolist()
    rows = [
        (ids[number], start, end, *_context(texts[number], start, end, width))
        for number, start, end in spans
    ]
    return pd.DataFrame(rows, columns=list(_COLUMNS)).astype(_COLUMNS)


def sorted_hits(
    hits: pd.DataFrame, by: Literal["position", "left", "right"] = "position"
) -> pd.DataFrame:
    """Sort hits by what stands right of them, by what stands left (the nearest word first), or not.

    Returns
    -------
    pd.DataFrame
        The rows of `hits`; capitals, accents and punctuation do not matter, ties stay in their
        order.

    Raises
    ------
    ValueError
        For another `by`.
    """
    if by not in ("position", "left", "right"):
        raise ValueError(f"by: {by!r}; allowed are position, left and right")
    if by == "position":
        return hits
    lines = [words(text).split() for text in hits[by]]
    lines = [line[::-1] for line in lines] if by == "left" else lines
    order = sorted(range(len(lines)), key=lines.__getitem__)
    return hits.iloc[order].reset_index(drop=True)


def dispersion(articles: pd.DataFrame, hits: pd.DataFrame) -> pd.DataFrame:
    """Say how far into its article each hit stands.

    Returns
    -------
    pd.DataFrame
        One row a hit, in the order of `hits`: `article_id` (str), `position` (float64, 0 is the
        first letter of the article, 1 would be behind its last).
    """
    lengths = articles["text"].str.len().to_numpy()
    number = article_numbers(articles, hits["article_id"])
    table = hits[["article_id"]].astype("str")
    table["position"] = hits["start"].to_numpy("float64") / lengths[number]
    return table


def hit_counts(
    articles: pd.DataFrame,
    hits: pd.DataFrame,
    *,
    by: Literal["article_id", "source"] = "article_id",
    tokens: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Count the hits of each article or outlet, those without any too.

    Returns
    -------
    pd.DataFrame
        One row is a group, most hits in 1,000 words first, ties by name: `group` (str), `count`
        (int64), `articles` (int64, how many have a hit), `per_thousand` (float64, hits in 1,000
        words of the group; NaN for a group without words).

    Raises
    ------
    ValueError
        If `by` is neither "article_id" nor "source".
    """
    if by not in ("article_id", "source"):
        raise ValueError(f"by: {by!r}; allowed are 'article_id' and 'source'")
    tokens = tokenize(articles) if tokens is None else tokens
    group = dict(zip(articles["article_id"], articles[by].fillna(""), strict=True))
    codes, ids = encode(tokens["article_id"])
    words = pd.Series(np.bincount(codes, minlength=len(ids)), index=ids)
    words = words.groupby([group.get(name) for name in ids]).sum()
    hit_group = hits["article_id"].map(group)
    table = pd.DataFrame({"group": sorted(set(group.values()))}, dtype="str")
    table["count"] = table["group"].map(hit_group.value_counts()).fillna(0)
    having = hits["article_id"].groupby(hit_group).nunique()
    table["articles"] = table["group"].map(having).fillna(0)
    table["per_thousand"] = 1000 * table["count"] / table["group"].map(words)
    table = table.astype({"count": "int64", "articles": "int64", "per_thousand": "float64"})
    return table.sort_values(["per_thousand", "group"], ascending=[False, True], ignore_index=True)


def _text_spans(texts, query):
    compiled, piece = pattern(query)
    for number, text in enumerate(texts):
        small, places = folded(text)
        if piece not in small:
            continue
        for match in compiled.finditer(small):
            start, end = match.span()
            if places is not None:
                start, end = int(places[start]), int(places[end])
            yield number, start, end


def _token_spans(articles, query, tokens, *, every):
    """Find the query among the tokens, each of its words by form or by lemma."""
    tokens = tokenize(articles) if tokens is None else tokens
    wanted = _elements(query, every)
    languages = sorted(set(articles["language"]))
    rows = np.arange(max(len(tokens) - len(wanted) + 1, 0))
    for place, (form, by_lemma) in enumerate(wanted):
        mask = _stands(tokens, form, by_lemma, languages)
        rows = rows[mask[rows + place]]
    number = article_numbers(articles, tokens["article_id"])
    rows = rows[number[rows] == number[rows + len(wanted) - 1]] if len(rows) else rows
    starts, ends = tokens["start"].to_numpy(), tokens["end"].to_numpy()
    texts = articles["text"].tolist()
    last = (-1, 0)
    for row in rows.tolist():
        article, stop = int(number[row]), row + len(wanted) - 1
        gaps = zip(ends[row:stop], starts[row + 1 : stop + 1], strict=True)
        if article < 0 or (article, starts[row]) < last:
            continue
        if all(_BETWEEN.fullmatch(texts[article], begin, end) for begin, end in gaps):
            last = (article, int(ends[stop]))
            yield article, int(starts[row]), int(ends[stop])


def _elements(query, every):
    """Cut a query into its words, and whether each is looked up by lemma."""
    elements = []
    for word in query.split():
        by_lemma = every or word.startswith(_PREFIX)
        bare = word.removeprefix(_PREFIX)
        forms = [bare] if "*" in bare else word_forms(bare, "fr")
        elements += [(form, by_lemma) for form in forms]
    if not any(form.strip("*") for form, _ in elements):
        raise ValueError(f"query: {query!r}; allowed are words, at least one letter or digit")
    return elements


def _stands(tokens, form, by_lemma, languages):
    """Mark the tokens that are this word of the query; each distinct one is looked at once."""
    if "*" in form or not by_lemma:
        codes, forms = _folded_values(tokens["token"])
        matches = word_pattern(form).fullmatch
        return np.array([bool(matches(each)) for each in forms], dtype=bool)[codes]
    codes, lemmas = _folded_values(tokens["lemma"])
    known = {folded(form)[0], *(folded(lemma(plain(form), language))[0] for language in languages)}
    return np.array([each in known for each in lemmas], dtype=bool)[codes]


def _folded_values(values):
    """Give numbers to the values by their folded forms."""
    codes, distinct = encode(values)
    same, names = encode_together(lambda text: folded(text)[0], distinct)
    return same[codes] if len(codes) else codes, names


def _context(text, start, end, width):
    """Give the words before a hit, the hit and the words behind it, within its paragraph."""
    room = 30 * width + 60  # no context is longer, whatever the text
    first = max(text.rfind("\n", 0, start) + 1, start - room)
    last = text.find("\n", end)
    last = min(len(text) if last < 0 else last, end + room)
    before = [match.start() for match in _WORD.finditer(text, first, start)]
    behind = [match.end() for match in _WORD.finditer(text, end, last)]
    left = before[-width] if 0 < width <= len(before) else (first if width else start)
    right = behind[width - 1] if 0 < width <= len(behind) else (last if width else end)
    return text[left:start], text[start:end], text[end:right]
