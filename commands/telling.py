"""What a command tells: lines for a reader or JSON for a program, and how far it is."""

import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

DONE, REFUSED, WRONG_CALL, INTERRUPTED = 0, 1, 2, 130
LONGEST = 100  # characters of a line that is written over


@dataclass(frozen=True)
class Outcome:
    """What became of a command: its exit code, what it found as data, and in lines."""

    code: int
    data: Mapping[str, Any]
    lines: Sequence[str] = field(default=())


_TOLD: list[tuple[str, int]] = []  # what is at work, and the tenth that was said last


def begin() -> None:
    """Begin to say how far a command is."""
    _TOLD.clear()


def tell(outcome: Outcome, *, as_json: bool) -> int:
    """Write what became of a command to the standard output; give the exit code."""
    if as_json:
        print(json.dumps(outcome.data, ensure_ascii=False, indent=2, default=str))
    else:
        print(*outcome.lines, sep="\n", end="\n" if outcome.lines else "")
    return outcome.code


def trouble(message: str) -> None:
    """Write what went wrong to the standard error."""
    clear()
    print(message, file=sys.stderr)


def step(message: str, share: float) -> None:
    """Say how far it is: on a terminal in a line that is written over, else at each tenth."""
    if sys.stderr.isatty():
        sys.stderr.write(f"\r\x1b[K{message[:LONGEST]}")
        sys.stderr.flush()
        return
    told = (message.partition(":")[0], int(share * 10))
    if [told] != _TOLD:
        _TOLD[:] = [told]
        print(message, file=sys.stderr, flush=True)


def clear() -> None:
    """Take the line away that is written over."""
    if sys.stderr.isatty():
        sys.stderr.write("\r\x1b[K")
        sys.stderr.flush()
