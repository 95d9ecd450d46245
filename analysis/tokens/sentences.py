"""Where the sentences and paragraphs of the articles begin and end."""

import re

import numpy as np
import pandas as pd

from analysis.tokens import lists
from analysis.tokens.stopwords import stop_words

# One full stop (or !, ?, …) with everything that may close a sentence behind it. Each repeat takes
# at least one character that nothing else takes, so the time stays linear on any text.
_STOP_MARK = re.compile(r"[.!?…](?:[\"”’)\]]|[^\S\n]?[».!?…])*+")
_WORD_BEFORE = re.compile(r"[^\s(«“\"’'\[]+$")
_OPENERS = " \t\u00a0\u202f\u2009«“\"‘'([–—-•"
_NUMBERS = ("paragraph", "sentence", "start", "end")
_INITIALS = re.compile(r"(?:[^\W\d_]\.-?)*[^\W\d_]$")


def sentences(articles: pd.DataFrame) -> pd.DataFrame:
    """Split every article into sentences, the title being one of its own.

    Returns
    -------
    pd.DataFrame
        One row is a sentence, in the order of the articles table: `article_id` (str), `paragraph`
        and `sentence` (int32, numbered within the article from 0, as in
        `analysis.tokens.tokenize`), `start`, `end` (int32, offsets into `text`, end exclusive). A
        line of text is a paragraph; a line or a stretch without any letter or digit is none.

    Notes
    -----
    When not to trust it: an abbreviation that is not known here and stands before a capital letter
    ends a sentence; a text whose lines were broken at a fixed width has a paragraph on every line.

    Examples
    --------
    >>> table = pd.DataFrame({"article_id": ["a"], "title": ["Gel"], "language": ["fr"],
    ...                       "text": ["Gel\\n\\nM. Roy a froid. Il rentre."]})
    >>> sentences(table)[["paragraph", "sentence", "start", "end"]].values.tolist()
    [[0, 0, 0, 3], [1, 1, 5, 20], [1, 2, 21, 31]]
    """
    rows = zip(articles["title"], articles["language"], articles["text"])
    parts = [sentence_spans(text, title=title, language=language) for title, language, text in rows]
    parts = [np.insert(spans, 1, np.arange(len(spans)), axis=1) for spans in parts]
    table = pd.DataFrame(np.vstack([np.empty((0, 4), int), *parts]), columns=_NUMBERS)
    ids = articles["article_id"].astype("str").to_numpy()
    table.insert(0, "article_id", np.repeat(ids, [len(spans) for spans in parts]))
    return table.astype({"article_id": "str", **dict.fromkeys(_NUMBERS, "int32")})


def sentence_spans(text: str, *, title: str | None = "", language: str = "fr") -> np.ndarray:
    """Give the sentences of one text as an integer array of paragraph, start and end.

    A sentence ends at `.`, `!`, `?` or `…` (and the closing marks behind it) before a capital
    letter, a digit or an opening mark, but not behind a title (M., Dr.), an initial or a number
    that only begins a line. The title is never split.
    """
    small_words = stop_words(language)
    spans = []
    paragraph = 0
    for line in re.finditer(r"[^\n\r\u2028\u2029]+", text):
        cuts = [line.start()]
        if paragraph or line.group().strip() != (title or "").strip():
            cuts += _ends(text, line.start(), line.end(), small_words)
        cuts.append(line.end())
        found = [_trim(text, *pair) for pair in zip(cuts, cuts[1:])]
        found = [(paragraph, start, end) for start, end in found if start < end]
        spans.extend(found)
        paragraph += bool(found)
    return np.array(spans, dtype=np.int64).reshape(-1, 3)


def _ends(text, line_start, line_end, small_words):
    """List the offsets inside one line at which a sentence ends."""
    ends = []
    last = line_start
    for mark in _STOP_MARK.finditer(text, line_start, line_end):
        if _is_end(text, last, mark, line_end, small_words):
            ends.append(mark.end())
            last = mark.end()
    return ends


def _is_end(text, sentence_start, mark, line_end, small_words):
    after = text[mark.end() : min(mark.end() + 40, line_end)]
    following = after.lstrip(_OPENERS)
    if not following or not (after[0].isspace() or after[0] in "«“"):
        return False
    if following[0].isalpha() and not following[0].isupper():
        return False
    if mark.group() != ".":
        return True
    before = _WORD_BEFORE.search(text, max(sentence_start, mark.start() - 24), mark.start())
    word = before.group() if before else ""
    if _INITIALS.fullmatch(word) and word[0].isupper() and not word.endswith("J.-C"):
        # George W. Bush goes on; "l'U.E. Elle refuse" does not.
        next_word = re.split(r"\W", following, maxsplit=1)[0]
        return next_word.casefold() in small_words and word != "M"
    # "1. Premier point": a number that begins the line is a label, not a sentence.
    label = word.isdigit() and not text[sentence_start : mark.start() - len(word)].strip(_OPENERS)
    return not label and word.casefold() not in lists.words("tokens/abbreviations")


def _trim(text, start, end):
    """Drop the blanks at both ends; a stretch without a letter or digit becomes empty."""
    piece = text[start:end]
    if not re.search(r"[^\W_]", piece):
        return start, start
    return start + len(piece) - len(piece.lstrip()), end - (len(piece) - len(piece.rstrip()))
