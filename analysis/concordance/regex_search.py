"""Regular expressions of the reader, run in a process of their own that is stopped in time.

Some patterns take years on some texts, and Python cannot be interrupted while it matches: only a
process can be ended. This file is that process too, and imports nothing but the standard library,
so that it starts at once on every system.
"""

import json
import re
import subprocess
import sys
import warnings
from itertools import islice

SECONDS = 1.5
MOST = 100_000  # hits
_MEMORY = 1 << 30  # bytes


class PatternTooSlow(ValueError, TimeoutError):
    """A regular expression that did not come to an end in time."""


def regex_spans(texts, pattern, *, seconds=SECONDS):
    """Find a regular expression in the texts, capitals or not, `^` and `$` at every line.

    The expression is Python's (`re`) and meets the text as it stands: accents and apostrophes
    count. Empty matches are none.

    Returns: a list of (number of the text, start, end), in the order of the texts.

    Raises: ValueError if the pattern is no regular expression, or finds more than 100,000 places;
    PatternTooSlow (both a ValueError and a TimeoutError) after so many `seconds`, all texts together.

    >>> regex_spans(["Le gaz russe", "Gaz"], r"gaz\\b")
    [(0, 3, 6), (1, 0, 3)]
    """
    command = [sys.executable, "-I", "-S", "-X", "utf8", __file__]
    task = json.dumps({"pattern": pattern, "texts": list(texts)}).encode()
    child = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    try:
        answer, _ = child.communicate(task, timeout=seconds)
    except subprocess.TimeoutExpired:
        raise PatternTooSlow(
            f"query: {pattern!r} took more than {seconds:g} seconds and was stopped; "
            "allowed are patterns without a repeat inside a repeat, such as (a+)+"
        ) from None
    finally:
        child.kill()
        child.communicate()
    if child.returncode and not answer:
        raise ValueError(f"query: {pattern!r} needs more memory than a search may have")
    found = json.loads(answer)
    if isinstance(found, str):
        raise ValueError(f"query: {pattern!r} cannot be searched: {found}")
    return [tuple(span) for span in found]


def _spans(texts, pattern):
    """List the matches, or say what is wrong with the pattern; inside the child only."""
    try:
        compiled = re.compile(pattern, re.IGNORECASE | re.MULTILINE)
    except (re.error, OverflowError, RecursionError) as error:
        return str(error)
    matches = (
        (number, *match.span())
        for number, text in enumerate(texts)
        for match in compiled.finditer(text)
        if match.end() > match.start()
    )
    found = list(islice(matches, MOST + 1))
    return f"more than {MOST:,} places" if len(found) > MOST else found


def _limit_memory():
    try:
        import resource
    except ImportError:  # Windows has no such limits
        return
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    _limit_memory()
    task = json.load(sys.stdin)
    json.dump(_spans(task["texts"], task["pattern"]), sys.stdout)
