"""JSON: an array, an object with a list in it, or an object a line (JSON Lines)."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from corpus.messages import Message
from corpus.readers.raw import Read, Skipped, Unreadable
from corpus.readers.tables import columns as known
from corpus.readers.tables.columns import ColumnGuess, Grid, GridRow
from corpus.readers.tables.delimited import raw_text
from corpus.readers.tables.rows import articles
from corpus.text.date_columns import DateOrder
from corpus.text.decode import decode

NAME = "JSON or JSON Lines"
MOST_KEYS = 500

_DEEPEST = 6
_NEXT_OBJECT = re.compile(r"^[ \t]*\{", re.MULTILINE)
_VALUE = re.compile(r"[^\s,\x1e]")
_IS_TEXT = re.compile(r"(?:text|content|body|texte|contenu)")
# Figures stay as they are written: 1e5 is a title like another, and 5,000 digits do no harm.
_DECODER = json.JSONDecoder(strict=False, parse_int=str, parse_float=str, parse_constant=str)
_TOO_DEEP = "is nested too deep."


def recognises(data: bytes, name: str) -> bool:
    """Tell a file whose first character opens an object or an array of something JSON."""
    head = decode(data[:2_000]).lstrip()
    return bool(re.match(r"\{\s*(?:\"|\}\s*$)|\[\s*(?:[\[{\"]|\]\s*$)", head))


def guess_columns(data: bytes, name: str) -> tuple[ColumnGuess, ...]:
    """Give what each key seems to hold, for the preview; `read(columns=…)` changes it."""
    return known.guess(_grid(data))


def read(
    data: bytes,
    name: str,
    *,
    columns: Mapping[str, str] | None = None,
    date_order: DateOrder | None = None,
) -> Read:
    """Give an article an object; keys of objects within it are named by their path."""
    return articles(_grid(data), columns=columns, date_order=date_order)


def _grid(data: bytes) -> Grid:
    text = raw_text(data)
    rows, skipped = [], []
    for place, value in _objects(text):
        if isinstance(value, dict):
            rows.append((place, _flat(value)))
        else:
            what = value.problem if isinstance(value, _Broken) else _kind(value)
            skipped.append(Skipped(place, what))
    if not rows:
        what = Message("holds no article: its list is empty.")
        if skipped:
            what = Message("holds no article: it {what}", what=skipped[0].what)
        raise Unreadable(what, "Check how it was saved: one object with its text an article.")
    return _table(rows, skipped)


def _table(rows: list[tuple[str, dict[str, str]]], skipped: list[Skipped]) -> Grid:
    header = tuple(dict.fromkeys(key for _, values in rows for key in values))
    notes: tuple[str, ...] = ()
    if len(header) > MOST_KEYS:
        notes = (
            Message(
                "Of {count:,} keys the first {most:,} are read.", count=len(header), most=MOST_KEYS
            ),
        )
        header = header[:MOST_KEYS]
    cells = (GridRow(place, tuple(values.get(key, "") for key in header)) for place, values in rows)
    return Grid(header, tuple(cells), tuple(skipped), notes)


@dataclass(frozen=True, slots=True)
class _Broken:
    """A piece that is no JSON, and what is wrong with it."""

    problem: str


def _objects(text: str) -> Iterator[tuple[str, object]]:
    """Give the articles' objects with their places: the items of the list, or the lines."""
    try:
        whole = _DECODER.decode(text)
    except (ValueError, RecursionError):
        yield from _one_by_one(text)
        return
    for number, value in enumerate(_list_in(whole), 1):
        yield Message("item {number}", number=number), value


def _one_by_one(text: str) -> Iterator[tuple[str, object]]:
    """Read value after value; after a broken one, go on at the next line that opens an object."""
    place = _next_value(text, 0)
    place += text.startswith("[", place) and not text.startswith("[[", place)
    line, counted = 1, 0
    while (place := _next_value(text, place)) < len(text):
        line, counted = line + text.count("\n", counted, place), place
        where = Message("line {line}", line=line)
        try:
            value, place = _DECODER.raw_decode(text, place)
        except (ValueError, RecursionError) as error:
            if text[place] in "]}" and not text[place + 1 :].strip(" \t\r\n],}"):
                return
            is_deep = isinstance(error, RecursionError)
            yield where, _Broken(_TOO_DEEP if is_deep else _what(error, text, place))
            following = text.find("\n", place)
            found = _NEXT_OBJECT.search(text, following) if following >= 0 else None
            place = found.start() if found else len(text)
        else:
            yield where, value


def _next_value(text: str, place: int) -> int:
    found = _VALUE.search(text, place)
    return found.start() if found else len(text)


def _what(error: Exception, text: str, place: int) -> str:
    end = text.find("\n", place)
    is_cut = getattr(error, "pos", 0) >= len(text.rstrip()) or end < 0
    return "is cut off." if is_cut else "is broken JSON."


def _list_in(whole: object) -> list:
    """Give the list of articles: the value itself, or the longest list of objects within it."""
    if isinstance(whole, list):
        return whole
    if not isinstance(whole, dict):
        return [whole]
    if any(_IS_TEXT.search(key.lower()) and isinstance(whole[key], str) for key in whole):
        return [whole]
    lists = [*_lists(whole, 0)]
    if lists:
        return max(lists, key=len)
    if len(whole) > 1 and all(isinstance(value, dict) for value in whole.values()):
        return [{"key": key, **value} for key, value in whole.items()]
    return [whole]


def _lists(value: dict, depth: int) -> Iterator[list]:
    for inner in value.values():
        if isinstance(inner, list) and inner and all(isinstance(item, dict) for item in inner):
            yield inner
        elif isinstance(inner, dict) and depth < _DEEPEST:
            yield from _lists(inner, depth + 1)


def _flat(value: dict, path: str = "", depth: int = 0) -> dict[str, str]:
    """Give the values as text; a key within `metadata` is `metadata.key`."""
    flat: dict[str, str] = {}
    for key, inner in value.items():
        name = f"{path}.{key}" if path else str(key)
        if isinstance(inner, dict) and depth < _DEEPEST:
            flat.update(_flat(inner, name, depth + 1))
        else:
            flat[name] = _as_text(inner, name)
    return flat


def _as_text(value: object, name: str = "") -> str:
    if value is None or isinstance(value, dict):
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        between = "\n\n" if _IS_TEXT.search(name.lower()) else ", "
        return between.join(filter(None, map(_of_item, value)))
    return str(value)


def _of_item(item: object) -> str:
    """Give an item of a list of words, or of objects that have a name or a text."""
    if isinstance(item, dict):
        named = (item.get(key) for key in ("name", "text", "title", "value", "content"))
        return next((value for value in named if isinstance(value, str)), "")
    return _as_text(item)


def _kind(value: object) -> str:
    return "is a list and no article." if isinstance(value, list) else "is a value and no article."
