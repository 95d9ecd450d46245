"""What notes of each kind hold, and how much: the reader's decisions, as they are kept and sent.

A note has a kind, a key and a value, all texts; most values and some keys are JSON. Other rooms
write them; a project file brings them from elsewhere, and a disk can damage them. So a note is
checked where it comes in and where it is read: one that is wrong is named, never followed.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Annotated, Any, Literal

from msgspec import Meta

from corpus.messages import Message
from corpus.slides import Wrong, check_slide, read_as

MOST_NOTES = 20_000  # of all kinds together
_LONGEST = 4_000_000  # characters of a value; a slide holds its figure and its table

_Word = Annotated[str, Meta(min_length=1, max_length=1_000)]
_Line = Annotated[str, Meta(max_length=10_000)]
_Topic = Annotated[int, Meta(ge=0, le=10_000)]
_Topics = Annotated[list[_Topic], Meta(max_length=10_000)]
_Terms = Annotated[list[tuple[_Topic, _Word, float]], Meta(max_length=200_000)]
_Ids = Annotated[
    list[Annotated[str, Meta(pattern="^[0-9a-f]{1,16}$")]], Meta(min_length=1, max_length=20_000)
]
_Slides = Annotated[list[Annotated[str, Meta(max_length=64)]], Meta(max_length=200)]


@dataclass(frozen=True, slots=True)
class _Kind:
    """How a kind's key and value are checked, and how many notes of it there may be."""

    key: Callable[[str], None]
    value: Callable[[str, str], None]
    most: int


def check_note(kind: str, key: str, value: str) -> None:
    """Check a note of a known kind.

    Raises
    ------
    Wrong
        When its kind is none of those known, or its key or value is not what the kind holds.
    """
    known = _KINDS.get(kind)
    if known is None:
        raise Wrong(
            Message("a note is of the kind {kind}, which is not known here.", kind=kind[:80])
        )
    if len(key) > 1_000_000 or len(value) > _LONGEST:
        raise Wrong(Message("a note of the kind {kind} is too long.", kind=kind))
    known.key(key)
    known.value(key, value)


def check_notes(counts: Iterable[tuple[str, int]]) -> None:
    """Check how many notes there are of each kind.

    Raises
    ------
    Wrong
        When there are more than a page can show.
    """
    total = 0
    for kind, count in counts:
        most = _KINDS[kind].most if kind in _KINDS else MOST_NOTES
        if count > most:
            raise Wrong(
                Message(
                    "there are {count:,} notes of the kind {kind}, and at most {most:,} are taken.",
                    count=count,
                    kind=kind,
                    most=most,
                )
            )
        total += count
    if total > MOST_NOTES:
        raise Wrong(
            Message(
                "there are {count:,} notes, and at most {most:,} are taken.",
                count=total,
                most=MOST_NOTES,
            )
        )


@lru_cache(maxsize=4_096)  # pages ask for the same notes on every run
def is_right(kind: str, key: str, value: str) -> bool:
    """Say whether a kept note can be followed; of a kind not known here nobody asks."""
    if kind not in _KINDS:
        return True
    try:
        check_note(kind, key, value)
    except Wrong:
        return False
    return True


def _json(type: Any, name: str) -> Callable[[str], None]:
    def check(text: str) -> None:
        read_as(text, type, name)

    return check


def _text(pattern: str, name: str) -> Callable[[str], None]:
    wanted = re.compile(pattern, re.DOTALL)

    def check(text: str) -> None:
        if not wanted.fullmatch(text):
            raise Wrong(Message("{name} is {text}.", name=name, text=repr(text[:80])))

    return check


def _value(check: Callable[[str], None]) -> Callable[[str, str], None]:
    return lambda key, value: check(value)


_THEMES: dict[str, Any] = {
    "method": Literal["nmf", "reinert"],
    "number": Annotated[int, Meta(ge=0, le=200)],
    "double": bool,
    "merged": Annotated[list[_Topics], Meta(max_length=10_000)],
    "left_out": _Topics,
    "earlier": _Terms,
    "current": _Terms,
    "as_of": Annotated[str, Meta(max_length=200)],
}


def _check_theme(key: str, value: str) -> None:
    read_as(value, _THEMES[key], f"the choice {key} about topics")


_YES = _value(_text("1", "the value"))
_KINDS = {
    "alias": _Kind(
        _text(r".{1,1000}", "the form of a name"),
        _value(_json(tuple[_Line, Literal["", "PER", "LOC", "ORG"]], "a decision on a name")),
        MOST_NOTES,
    ),
    "not the same": _Kind(
        _json(tuple[_Word, _Word], "two names to be kept apart"), _YES, MOST_NOTES
    ),
    "recogniser": _Kind(
        _text("pipeline", "the choice"), _value(_text(r".{0,1000}", "the pipeline")), 1
    ),
    "topics": _Kind(
        _text("|".join(_THEMES), "a choice about topics"), _check_theme, len(_THEMES)
    ),
    "topic name": _Kind(
        _text(r"\d{1,5}", "the number of a topic"),
        _value(_text(r".{1,1000}", "the name of a topic")),
        10_000,
    ),
    "counted once": _Kind(_json(_Ids, "articles counted once"), _YES, MOST_NOTES),
    "hidden": _Kind(
        _text(r".{1,1000}", "a hidden word"),
        _value(_text(r"\d{1,9}", "the place of a hidden word")),
        2_000,
    ),
    "slide": _Kind(_text(r"[\w-]{1,64}", "the number of a slide"),
        lambda key, value: check_slide(value, f"the slide {key}"),
        200,
    ),
    "order of slides": _Kind(
        _text("order", "the key"), _value(_json(_Slides, "the order of slides")), 1
    ),
}  # fmt: skip
KINDS = tuple(_KINDS)
