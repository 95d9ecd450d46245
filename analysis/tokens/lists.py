"""The word lists, read in one way: a list of words, a list of lines, or a list in sections.

Each list stands in the folder `lists` of the idea that reads it and is asked for by both names:
"keywords/links" is `analysis/keywords/lists/links.txt`. What follows a `#` is a comment.
"""

from functools import cache
from pathlib import Path

_ANALYSIS = Path(__file__).parents[1]


@cache
def lines(name: str) -> tuple[str, ...]:
    """Read the lines of a list that say something, without comments and outer blanks."""
    folder, file = name.split("/")
    text = (_ANALYSIS / folder / "lists" / f"{file}.txt").read_text("utf-8")
    found = (line.split("#")[0].strip() for line in text.splitlines())
    return tuple(line for line in found if line)


@cache
def words(name: str) -> frozenset[str]:
    """Read a list of words parted by blanks.

    Examples
    --------
    >>> "de" in words("keywords/links")
    True
    """
    return frozenset(word for line in lines(name) for word in line.split())


@cache
def sections(name: str) -> dict[str, frozenset[str]]:
    """Read a list of words in sections, each begun by its name in brackets.

    Examples
    --------
    >>> "von" in sections("entities/grammar")["particles"]
    True
    """
    found: dict[str, set[str]] = {}
    section: set[str] = set()
    for line in lines(name):
        if line.startswith("["):
            section = found.setdefault(line.strip("[]"), set())
        else:
            section.update(line.split())
    return {name: frozenset(its) for name, its in found.items()}
