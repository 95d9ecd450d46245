"""Lines as a PDF has them to paragraphs: no running heads, no words cut at a line's end."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from statistics import quantiles

from corpus.text import folding

EDGE = 3  # so many lines at the top and at the foot of a page may be running heads
_PAGE_NUMBER = re.compile(
    r"[-–—| ]*(?:p(?:age|\.)? ?)?\d{1,4}(?: ?(?:/|sur|of|de|von) ?\d{1,4})?[-–—| ]*", re.IGNORECASE
)
# What numbers the pages in a running head: 3/12, page 3, 3 at an end beside a capital or a sign.
_NUMBERED = re.compile(
    r"\b\d{1,4} ?(?:/|sur|of|de|von) ?\d{1,4}\b|\b(?:[Pp](?:age|\.)?|[Ss]eite|PAGE) ?\d{1,4}\b"
    r"|^\d{1,4}(?=\s+[^\sa-zà-ÿ])|(?<=[^\w\s]) \d{1,4}$|\b[A-ZÀ-Ý][\w'’-]* +\d{1,4}$"
)
_ENDS = re.compile(r"[.!?…:»”\"]\)?$")
_BEGINS = re.compile(r"[«“\"(]? ?[A-ZÀ-ÝŒ0-9]|[•–—▪■●*-] ")
# A hyphen that belongs to the word: what stands before it, or after it.
_KEPT_BEFORE = re.compile(
    r"(?:^|\W)(?:peut|est|après|avant|demi|mi|semi|ex|vice|non|celui|celle|ceux|celles|lui|elle|"
    r"eux|nous|vous|moi|toi|soi|là|ci|au|par|quelques|rendez|grand|grande|sous|contre|outre|"
    r"saint|sainte|quasi|pro|anti|franco|sino|russo|germano|anglo|américano|euro|israélo|vis|"
    r"c'est|pays|mot|week|porte|chef|quatre|soixante|vingt)$",
    re.IGNORECASE,
)
_KEPT_AFTER = re.compile(
    r"(?:t-)?(?:il|ils|elle|elles|on|je|tu|nous|vous|ce|moi|toi|le|la|les|lui|leur|y|en|là|ci|même|"
    r"mêmes|à-vis|à-dire|d'œuvre)\b",
    re.IGNORECASE,
)


def without_running_heads(pages: Sequence[str]) -> tuple[list[list[str]], tuple[str, ...]]:
    """Give the lines of each page without what stands at the edge of most, and what that was.

    A line counts as the same whatever its page number is; what stands amid a page too is no running
    head, and inwards the first line that differs ends what may be one.
    """
    split = [[line.strip() for line in page.split("\n")] for page in pages]
    edges = [_edges(lines) for lines in split]
    counted = Counter(
        key
        for lines, edge in zip(split, edges)
        for key in {_key(lines[at], n) for places in edge for n, at in enumerate(places)} - {""}
    )
    filled = sum(map(any, split))
    least = max(2, filled // 2) if filled > 2 else 2
    heads: dict[str, str] = {}
    kept = []
    inner = {
        _key(line, EDGE)
        for lines, (top, foot) in zip(split, edges)
        for at, line in enumerate(lines)
        if at not in (*top, *foot)
    }
    common = {key for key, count in counted.items() if count >= least} - inner
    for lines, (top, foot) in zip(split, edges):
        gone = {*_outer(lines, top, common), *_outer(lines, foot, common)} if filled > 1 else set()
        for at in sorted(gone):
            if not _PAGE_NUMBER.fullmatch(lines[at]):
                heads.setdefault(_key(lines[at], 0), lines[at])
        kept.append([line for at, line in enumerate(lines) if at not in gone])
    if _length(kept) < _length(split) / 2:  # pages of the same few words are no running heads
        return split, ()
    return kept, tuple(heads.values())


def join_lines(pages: Sequence[Sequence[str]]) -> str:
    """Give the paragraphs of all pages, a blank line between them.

    A paragraph ends at a blank line, or at a line that is clearly shorter than the page is wide
    when a sentence ends there or the next line begins like one.
    """
    words = Counter(re.findall(r"[\w'’-]+", "\n".join(line for page in pages for line in page)))
    paragraphs: list[str] = []
    is_open = False
    for lines in pages:
        width = _width(lines)
        filled = [at for at, line in enumerate(lines) if line]
        for at, following in zip(filled, [*filled[1:], None]):
            line = lines[at]
            if is_open or (at == filled[0] and _goes_on(paragraphs, line)):
                paragraphs[-1] = _join_words(paragraphs[-1], line, words)
            else:
                paragraphs.append(line)
            is_blank_next = following is not None and following > at + 1
            next_line = "" if following is None else lines[following]
            is_open = not is_blank_next and not _is_end(line, next_line, width)
    return "\n\n".join(paragraph.replace("\xad", "") for paragraph in paragraphs)


def _outer(lines: Sequence[str], places: Sequence[int], common: Collection[str]) -> Iterator[int]:
    for number, at in enumerate(places):
        if _key(lines[at], number) not in common and not _PAGE_NUMBER.fullmatch(lines[at]):
            return
        yield at


def _length(pages: Sequence[Sequence[str]]) -> int:
    return sum(len(line) for lines in pages for line in lines)


def _edges(lines: Sequence[str]) -> tuple[list[int], list[int]]:
    """Give the places of the lines at the top, and at the foot from the last one up."""
    filled = [at for at, line in enumerate(lines) if line]
    return filled[:EDGE], filled[::-1][:EDGE]


def _key(line: str, inwards: int) -> str:
    """Give what two running heads have in common; a line without letters has nothing.

    In the outermost line any number may be the page's, further in what looks like one.
    """
    words = folding.words(line if inwards == 0 else _NUMBERED.sub("0", line))
    if inwards == 0:
        words = re.sub(r"\d+", "0", words)
    return words if any(map(str.isalpha, words)) else ""


def _width(lines: Sequence[str]) -> float:
    lengths = [len(line) for line in lines if line]
    return quantiles(lengths, n=10)[8] if len(lengths) > 1 else 0.0


def _is_end(line: str, following: str, width: float) -> bool:
    if line.endswith(("-", "\xad")):
        return False
    if not following:  # the page ends here, the sentence perhaps not
        return bool(_ENDS.search(line)) or len(line) < 0.6 * width
    is_short = len(line) < 0.8 * width
    return (
        is_short
        and bool(_BEGINS.match(following))
        or len(line) < 0.5 * width
        and bool(_ENDS.search(line))
    )


def _goes_on(paragraphs: Sequence[str], line: str) -> bool:
    """Tell whether a page begins in the middle of the sentence that the last one ended with."""
    return bool(paragraphs) and line[:1].islower() and not _ENDS.search(paragraphs[-1])


def _join_words(before: str, line: str, words: Counter) -> str:
    """Join two lines; a word cut at the line's end becomes whole."""
    if before.endswith("\xad"):
        return before[:-1] + line
    if not re.search(r"\w-$", before):
        return f"{before} {line}"
    if not line[:1].islower():  # Seine-Maritime, 2023-2024
        return before + line
    first = re.findall(r"[\w'’-]+(?=-$)", before)[0]
    last = re.findall(r"^[\w'’-]+", line)[0]
    whole, hyphened = words[first + last], words[f"{first}-{last}"]
    is_compound = bool(_KEPT_BEFORE.search(first) or _KEPT_AFTER.match(line))
    keeps = hyphened > whole or (is_compound and not whole)
    return (before if keeps else before[:-1]) + line
