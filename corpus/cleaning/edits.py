"""Edits of a text that are never lost: each says what it took from the text that was read.

An edit list is sorted and without overlaps. Two lists made one after the other become one list
over the first text, so that any number of cleaning steps end in cuts of the raw text.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Edit:
    """What stands at `start:end` becomes `replacement`, because of `rule`."""

    start: int
    end: int
    replacement: str
    rule: str


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """Give the text with every edit made.

    Examples
    --------
    >>> apply_edits("a  b", [Edit(1, 3, " ", "spaces")])
    'a b'
    """
    pieces: list[str] = []
    position = 0
    for edit in edits:
        pieces += (text[position : edit.start], edit.replacement)
        position = edit.end
    return "".join([*pieces, text[position:]])


def compose(first: Sequence[Edit], second: Sequence[Edit]) -> list[Edit]:
    """Give the one list that does what `first` and then `second` do.

    `second` counts in the text that `first` leaves. Where both touch the same characters, the
    later rule names the cut, for it decided what the reader sees.
    """
    if not first or not second:
        return list(first or second)
    merged: list[Edit] = []
    waiting = list(reversed(first))
    shift = 0  # raw offset minus offset in the text between the two lists
    for late in second:
        while waiting and _end_between(waiting[-1], shift) <= late.start:
            shift += _shrinks(waiting[-1])
            merged.append(waiting.pop())
        start, prefix = late.start + shift, ""
        if waiting and waiting[-1].start - shift < late.start:
            start = waiting[-1].start
            prefix = waiting[-1].replacement[: late.start + shift - start]
        end = late.end + shift
        while waiting and waiting[-1].start - shift < late.end:
            early = waiting.pop()
            overhang = _end_between(early, shift) - late.end
            shift += _shrinks(early)
            end = late.end + shift
            if overhang > 0:
                # What is left of the early replacement is an insertion after this edit.
                rest = early.replacement[-overhang:]
                waiting.append(Edit(early.end, early.end, rest, early.rule))
                end, shift = early.end, early.end - late.end
        merged.append(Edit(start, end, prefix + late.replacement, late.rule))
    return _join(merged + waiting[::-1])


def _end_between(edit: Edit, shift: int) -> int:
    return edit.start - shift + len(edit.replacement)


def _shrinks(edit: Edit) -> int:
    return edit.end - edit.start - len(edit.replacement)


def _join(edits: list[Edit]) -> list[Edit]:
    """Give an insertion to the edit that it touches, so that no two stand at one place."""
    joined: list[Edit] = []
    for edit in edits:
        last = joined[-1] if joined else None
        if last is not None and last.end == edit.start and edit.start == edit.end:
            joined[-1] = Edit(last.start, last.end, last.replacement + edit.replacement, last.rule)
        else:
            joined.append(edit)
    return joined
