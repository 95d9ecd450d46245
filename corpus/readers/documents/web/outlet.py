"""The outlet of a web page: one name, whatever its publisher is called in law."""

import re
from collections.abc import Iterable

from corpus.text import folding
from corpus.text.outlets import without_legal_form

_TAIL = re.compile(r" +[|•·»–—-] +")
_NO_NAME = re.compile(r"^@|^https?:|^www\.|^\S+\.[a-z]{2,}$", re.IGNORECASE)
_MOST_WORDS = 6


def outlet_name(said: Iterable[str], page_title: str, host: str) -> str:
    """Give the outlet: what the page's title ends with where host or publisher agree with it, else
    as the page names it without its legal form, else the host, "" where nothing tells.

    Examples
    --------
    >>> outlet_name(["Le Courrier SA"], "La digue - Le Courrier", "lecourrier.example")
    'Le Courrier'
    """
    names = [name for name in said if name and not _NO_NAME.search(name)]
    ends = [part.strip() for part in _TAIL.split(page_title)[1:]]
    for end in reversed([end for end in ends if len(end.split()) <= _MOST_WORDS]):
        name = folding.words(end).replace(" ", "")
        if len(name) > 2 and (
            name in folding.words(host).replace(" ", "")
            or any(_is_form_of(end, each) for each in names)
        ):
            return end
    if names:
        return without_legal_form(names[0])
    return host or next((name.removeprefix("@") for name in said if name.startswith("@")), "")


def _is_form_of(end: str, name: str) -> bool:
    """Tell a name that another is made of: `Le Courrier` of `Le Courrier SA`."""
    short, long = folding.words(end), folding.words(name)
    return bool(short) and (short == long or folding.words(without_legal_form(name)) == short)
