"""Cleaning of one text, with every cut recorded."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from corpus.cleaning.characters import repair, signs
from corpus.cleaning.edits import Edit, apply_edits, compose
from corpus.cleaning.lines import boilerplate
from corpus.cleaning.pictures import is_picture_credit
from corpus.cleaning.torn import replace_torn
from corpus.text import folding
from corpus.text.decode import storable

CUT_COLUMNS = {
    "start": "int64",
    "end": "int64",
    "removed": "str",
    "replacement": "str",
    "rule": "str",
}
MOST_PASSES = 12

_SITE = re.compile(r" ?[|•»] ?| [-–—] ")
_CREDIT_AT_END = re.compile(
    r" ?\(Photos? [^()\n]{2,60}\)\.?$|[ (\[]*"
    r"(?:©|\bCr[ée]dits? ?(?:photos?)? ?:|\bPhoto ?:|\b(?:AP|AFP|REUTERS) Photo ?/)"
    r"[^.!?\n]{2,80}[)\]]?$"
)
_NAMES_AT_END = re.compile(r"[.!?…»\"”)] ([^.!?…/\n]{2,40}(?: ?/ ?[^./\n]{2,30}){1,4})$")


@dataclass(frozen=True, eq=False)
class Cleaned:
    """A cleaned text and what was cut from the raw one (see `clean`)."""

    text: str
    cuts: pd.DataFrame


def clean(text: str) -> Cleaned:
    """Remove from a text what is no part of the article, and record every cut.

    Characters are mended (mojibake, HTML remains, spaces, apostrophes, invisible signs), lines
    that are boilerplate go, and what is left is the title line, a blank line, and paragraphs
    with one blank line between them. This is repeated until nothing changes, so that cleaning a
    clean text does nothing. No sentence is reworded; bracketed insertions and bullets stay.

    Returns
    -------
    Cleaned
        `text`, and `cuts`: one row is a cut, in the order of the text, none overlapping:
        `start`, `end` (int64, character offsets into the text given, end exclusive), `removed`
        (str, what stood there), `replacement` (str, often ""), `rule` (str, in plain words).
        Making every cut in the text given gives exactly `text`.

    Notes
    -----
    Boilerplate is told line by line, so a comment form glued to an article's last sentence stays.
    Captions of photographs stay unless they are credits.

    Examples
    --------
    >>> clean("Un titre\\nL\\u2019article.\\nLeave a Reply").text
    "Un titre\\n\\nL'article."
    """
    cleaned, edits = clean_edits(text)
    return Cleaned(cleaned, _table(text, edits))


def clean_edits(text: str) -> tuple[str, list[Edit]]:
    """Give the clean text and the edits of the raw one that make it."""
    edits: list[Edit] = []
    current = text
    for _ in range(MOST_PASSES):
        before = current
        for step in (repair, signs, _join_wrapped_lines, shape, replace_torn, _boilerplate):
            found = step(current)
            if found:
                edits = compose(edits, found)
                current = apply_edits(current, found)
        if current == before:
            break
    return current, edits


def _table(text: str, edits: list[Edit]) -> pd.DataFrame:
    edits = [edit for edit in edits if text[edit.start : edit.end] != edit.replacement]
    rows = [
        (
            edit.start,
            edit.end,
            storable(text[edit.start : edit.end]),
            edit.replacement,
            edit.rule,
        )
        for edit in edits
    ]
    return pd.DataFrame(rows, columns=list(CUT_COLUMNS), dtype=object).astype(CUT_COLUMNS)


def _content(text: str) -> list[tuple[int, str]]:
    """Give the lines that hold something, each with its offset."""
    content, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            content.append((start, line))
        start += len(line) + 1
    return content


def _join_wrapped_lines(text: str) -> list[Edit]:
    """Join lines broken at a fixed width, as mail programs and old exports leave them."""
    lengths = [len(line) for line in text.split("\n") if line.strip()]
    if len(lengths) < 6 or max(lengths) > 110:
        return []
    full = max(lengths) * 0.7
    if sum(length >= full for length in lengths) < 0.6 * len(lengths):
        return []
    # Where no blank line parts the paragraphs, a full stop at a line's end may end one.
    stops = re.compile(r"$^") if re.search(r"\n ?\n", text.strip()) else re.compile(r"[.!?…]$")
    edits, start = [], 0
    for line in text.split("\n")[:-1]:
        end = start + len(line)
        if len(line) >= full and text[end + 1 : end + 2].isalnum() and not stops.search(line):
            edits.append(Edit(end, end + 1, " ", "wrapped lines"))
        start = end + 1
    return edits


def _boilerplate(text: str) -> list[Edit]:
    content = _content(text)
    rules = boilerplate([line for _, line in content])
    shortened = _titles_in_breadcrumbs([line for _, line in content], rules)
    kept = [number for number, rule in enumerate(rules) if not rule or number in shortened]
    first_kept = kept[0] if kept else len(rules)
    edits = []
    for number, ((start, line), rule) in enumerate(zip(content, rules, strict=True)):
        end = start + len(line)
        if number in shortened:
            edits.append(Edit(start, end - len(shortened[number]), "", rule))
        elif not rule:
            edits += _cut_within(start, line, [other for _, other in content[1:8]], number == 0)
        elif number < first_kept:
            after = content[number + 1][0] if number + 1 < len(content) else len(text)
            edits.append(Edit(start, after, "", rule))
        else:
            # The cut takes the blank line before it along, so that what is left keeps its shape.
            before_start, before = content[number - 1]
            edits.append(Edit(before_start + len(before), end, "", rule))
    return edits


def _titles_in_breadcrumbs(lines: list[str], rules: list[str]) -> dict[int, str]:
    """Give the titles that stand in a breadcrumb and nowhere else near, by line."""
    titles = {}
    for number, rule in enumerate(rules[:3]):
        title = re.split(r" ?[»>›→|] ?", lines[number])[-1] if rule == "breadcrumb" else ""
        near = {folding.words(line) for line in lines[number + 1 : number + 8]}
        if folding.words(title).count(" ") >= 4 and folding.words(title) not in near:
            titles[number] = title
    return titles


def _cut_within(start: int, line: str, others: list[str], is_title: bool) -> list[Edit]:
    """Cut the site's name from the title, and the credit from the end of a caption."""
    end = start + len(line)
    tail = site_name(line, others) if is_title else ""
    if tail:
        return [Edit(end - len(tail), end, "", "site name")]
    credit = _CREDIT_AT_END.search(line[-120:]) if len(line) > 20 else None
    if credit and credit.start():
        return [Edit(end - len(credit.group()), end, "", "photo credit")]
    named = _NAMES_AT_END.search(line[-120:]) if "/" in line[-60:] else None
    if named and is_picture_credit(named.group(1)):
        return [Edit(end - len(named.group(1)) - 1, end, "", "photo credit")]
    return []


def site_name(title: str, others: Sequence[str]) -> str:
    """Give the end of a title line that names the site, separator and all, "" if none does.

    After a bar it is a name when it is short; after a dash only when the title stands again
    without it.

    Examples
    --------
    >>> site_name("Le sommet s'ouvre à Pékin | Le Journal", [])
    ' | Le Journal'
    >>> site_name("Pékin - un sommet", [])
    ''
    """
    title = title.rstrip()
    folded = {folding.words(other) for other in others}
    for match in reversed(list(_SITE.finditer(title[:400]))):
        head, tail = title[: match.start()], title[match.start() :]
        words = folding.words(tail).count(" ") + 1
        if folding.words(head) in folded and words <= 8:
            return tail
        if "|" in match.group() and words <= 4 <= folding.words(head).count(" ") + 1:
            return tail
    return ""


def shape(text: str) -> list[Edit]:
    """Leave one blank line between paragraphs, nothing before the first or after the last."""
    begin, end = len(text) - len(text.lstrip(" \n")), len(text.rstrip(" \n"))
    if begin >= end:
        return [Edit(0, len(text), "", "blank lines")] if text else []
    edits = [Edit(0, begin, "", "blank lines")] if begin else []
    for match in re.finditer(r"\n[ \n]*", text[:end]):
        start = match.start() - (text[match.start() - 1] == " ")
        if start >= begin and text[start : match.end()] != "\n\n":
            edits.append(Edit(start, match.end(), "\n\n", "blank lines"))
    if end < len(text):
        edits.append(Edit(end, len(text), "", "blank lines"))
    return edits
