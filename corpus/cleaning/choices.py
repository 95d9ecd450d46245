"""Cleaning as the reader wants it: cuts undone, rules switched off, lines of their own removed."""

import bisect
import functools
import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.cleaning.characters import repair, signs
from corpus.cleaning.cleaner import CUT_COLUMNS, shape
from corpus.cleaning.edits import Edit, apply_edits, compose
from corpus.text import folding

OWN_RULE = "own rule"
TICKED_COLUMNS = CUT_COLUMNS | {"made": "bool"}
_PASSES = 4
_ROOM = Path(__file__).parents[1]


@dataclass(frozen=True, slots=True)
class Ticks:
    """What a reader decided for one article: `kept` are cuts undone (start, end, rule)."""

    kept: tuple[tuple[int, int, str], ...] = ()
    rules_off: tuple[str, ...] = ()
    own_lines: tuple[str, ...] = ()


@functools.cache
def cleaner_version() -> str:
    """Give a digest that changes whenever cleaning may give another text."""
    digest = hashlib.sha256()
    for folder in ("cleaning", "text"):
        for file in sorted((_ROOM / folder).glob("*.py")):
            digest.update(file.read_bytes())
    return digest.hexdigest()[:16]


def apply_ticks(raw: str, edits: Sequence[Edit], ticks: Ticks) -> tuple[str, list[Edit]]:
    """Give the text and the edits of the raw one that are made, of those that cleaning proposes.

    What comes back is mended like the rest (spaces, apostrophes, blank lines) but judged no
    more, so that undoing one cut changes nothing elsewhere.
    """
    if ticks == Ticks():
        return apply_edits(raw, edits), list(edits)
    made = [edit for edit in edits if not _is_undone(edit, ticks)]
    text = apply_edits(raw, made)
    if len(made) < len(edits):
        text, made = _mend(text, made, ticks)
    own = _own_cuts(text, ticks.own_lines)
    return (apply_edits(text, own), compose(made, own)) if own else (text, made)


def cuts_with_ticks(raw: str, edits: Sequence[Edit], ticks: Ticks) -> list[tuple]:
    """List the cuts of an article by place, in the columns `TICKED_COLUMNS`.

    `start`, `end` (offsets into `raw`, end exclusive), `removed`, `replacement`, `rule` ("own
    rule" for the reader's own), `made` (False where the reader undid it). Making those that are
    made gives the clean text.
    """
    _, made = apply_ticks(raw, edits, ticks)
    rows = [(edit, True) for edit in made]
    rows += [(edit, False) for edit in edits if _is_undone(edit, ticks) and edit not in made]
    rows.sort(key=lambda row: (row[0].start, row[0].end, row[1]))
    return [
        (edit.start, edit.end, raw[edit.start : edit.end], edit.replacement, edit.rule, is_made)
        for edit, is_made in rows
        if raw[edit.start : edit.end] != edit.replacement
    ]


def _is_undone(edit: Edit, ticks: Ticks) -> bool:
    """Say whether a cut was undone, by its place: a later cleaning may name or bound it otherwise."""
    return edit.rule in ticks.rules_off or any(
        (edit.start, edit.end) == (start, end)
        or 2 * _overlap(edit, start, end) > max(edit.end - edit.start, end - start)
        for start, end, _ in ticks.kept
    )


def _overlap(edit: Edit, start: int, end: int) -> int:
    return min(edit.end, end) - max(edit.start, start)


def _mend(text: str, made: list[Edit], ticks: Ticks) -> tuple[str, list[Edit]]:
    for _ in range(_PASSES):
        before = text
        for step in (repair, signs, shape):
            found = _allowed_edits(step, text, made, ticks)
            made = compose(made, found)
            text = apply_edits(text, found)
        if text == before:
            break
    return text, made


def _allowed_edits(
    step: Callable[[str], list[Edit]], text: str, made: Sequence[Edit], ticks: Ticks
) -> list[Edit]:
    """Give the edits of a step but for those that the reader undid in the raw text."""
    to_raw = _raw_offsets(made)
    allowed = []
    for edit in step(text):
        there = Edit(to_raw(edit.start), to_raw(edit.end), edit.replacement, edit.rule)
        if not _is_undone(there, ticks):
            allowed.append(edit)
    return allowed


def _raw_offsets(made: Sequence[Edit]) -> Callable[[int], int]:
    """Give the function from an offset in the edited text to one in the raw text."""
    ends, shifts, shift = [], [], 0
    for edit in made:
        ends.append(edit.start - shift + len(edit.replacement))
        shift += edit.end - edit.start - len(edit.replacement)
        shifts.append(shift)

    def to_raw(offset: int) -> int:
        number = bisect.bisect_right(ends, offset)
        return offset + (shifts[number - 1] if number else 0)

    return to_raw


def _own_cuts(text: str, own_lines: Iterable[str]) -> list[Edit]:
    """Cut whole lines, with the blank line that parts them from the line before."""
    wanted = {_same(line) for line in own_lines}
    cuts, start, kept_end = [], 0, None
    for line in text.split("\n") if wanted else ():
        end = start + len(line)
        if line.strip() and _same(line) in wanted:
            cuts.append(_line_cut(text, start, end, kept_end))
        elif line.strip():
            kept_end = end
        start = end + 1
    return cuts


def _line_cut(text: str, start: int, end: int, kept_end: int | None) -> Edit:
    if kept_end is None:
        rest = text[end:]
        return Edit(start, end + len(rest) - len(rest.lstrip("\n")), "", OWN_RULE)
    before = len(text[:start].rstrip("\n"))
    return Edit(before, end, "", OWN_RULE)


def _same(line: str) -> str:
    """Lines are the same whatever their case, accents and punctuation, if words are in them."""
    return folding.words(line) or line.strip()
