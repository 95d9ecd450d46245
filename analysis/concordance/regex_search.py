"""Regular expressions of the reader, stopped in time and kept small in memory.

Some patterns take years on some texts, and Python's `re` cannot be interrupted: `regex` can, and
lets the other threads of a server run meanwhile. What it would not stop is refused beforehand: an
exact count is written out when the pattern is compiled ((a{1000}){1000} a million times), a group
that calls itself fills memory faster than time runs out, and a capturing group keeps every place
in the text where it stood.
"""

import re
import time
from collections.abc import Iterable

SECONDS = 1.5
MOST = 100_000  # hits
LONGEST = 500  # characters of a pattern
_COPIES = 100_000  # characters of a pattern with its counts written out: some 50 MB at most
_CAPTURED = 2_000_000  # places that groups may keep: some 150 MB at most

_COUNT = re.compile(r"\{([\d\s]+)(?:,([\d\s]+))?\}")
_CALL = re.compile(r"\(\?(?:R|[+-]?\d|&|P>)")


class PatternTooSlow(ValueError, TimeoutError):
    """A regular expression that did not come to an end in time."""


def regex_spans(
    texts: Iterable[str], pattern: str, *, seconds: float = SECONDS
) -> list[tuple[int, int, int]]:
    r"""Find a regular expression in the texts, capitals or not, `^` and `$` at every line.

    The expression is one of Python's `re`, or of the package `regex` that goes further, and meets
    the text as it stands: accents and apostrophes count. Empty matches are none.

    Returns
    -------
    list[tuple[int, int, int]]
        Number of the text, start and end, in the order of the texts.

    Raises
    ------
    ValueError
        If the pattern is no regular expression, is too large, or finds more than 100,000 places.
    PatternTooSlow
        After so many `seconds` of computing, all texts together; it is both a ValueError and a
        TimeoutError.

    Examples
    --------
    >>> regex_spans(["Le gaz russe", "Gaz"], r"gaz\b")
    [(0, 3, 6), (1, 0, 3)]
    """
    texts = list(texts)
    compiled = _compile(pattern)
    if compiled.groups * max(map(len, texts), default=0) > _CAPTURED:
        raise ValueError(
            f"query: {pattern!r} keeps too many places in texts so long; "
            "allowed are groups that keep nothing, (?:…)"
        )
    found: list[tuple[int, int, int]] = []
    end = time.process_time() + seconds  # the clock that `regex` stops by
    for number, text in enumerate(texts):
        try:
            left = max(end - time.process_time(), 1e-3)
            for match in compiled.finditer(text, timeout=left, concurrent=True):
                if match.end() > match.start():
                    found.append((number, *match.span()))
                if len(found) > MOST:
                    raise ValueError(
                        f"query: {pattern!r} cannot be searched: more than {MOST:,} places"
                    )
        except TimeoutError:
            raise PatternTooSlow(
                f"query: {pattern!r} took more than {seconds:g} seconds and was stopped; "
                "allowed are patterns without a repeat inside a repeat, such as (a+)+"
            ) from None
        except MemoryError:
            raise ValueError(
                f"query: {pattern!r} needs more memory than a search may have"
            ) from None
    return found


def _compile(pattern):
    import regex

    reason = _too_large(pattern)
    if not reason:
        try:
            return regex.compile(pattern, regex.IGNORECASE | regex.MULTILINE)
        except (regex.error, ValueError, OverflowError, RecursionError) as error:
            reason = str(error)
    shown = pattern if len(pattern) <= LONGEST else f"{pattern[:LONGEST]}…"
    raise ValueError(f"query: {shown!r} cannot be searched: {reason}")


def _too_large(pattern):
    """Say what would take too much memory before any time is up, "" where nothing would."""
    if len(pattern) > LONGEST:
        return f"more than {LONGEST} characters"
    if _CALL.search(pattern):
        return "a group that calls a group"
    copies = len(pattern)
    for counts in _COUNT.findall(pattern):
        least, most = ("".join(count.split()) for count in counts)
        if most in ("", least):  # {5} is written out five times, {0,5} is not
            copies *= max(int(least[:9] or 1), 1)
    return "counts in braces that are too large" if copies > _COPIES else ""
