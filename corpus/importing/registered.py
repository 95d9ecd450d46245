"""An `articles.csv` among imported files: what it knows of the others is given to them."""

from collections.abc import Sequence
from dataclasses import fields, replace

from corpus.importing.completing import Incoming
from corpus.importing.register import NAME, Known, read_entries
from corpus.problems import Problem
from corpus.text.decode import decode

FIELDS = tuple(field.name for field in fields(Known))


def is_register(name: str, data: bytes) -> bool:
    """Tell an `articles.csv` that names files; one with the texts in it is a table like others."""
    if name.rpartition("/")[2].lower() != NAME:
        return False
    header = {cell.strip(' "').lower() for cell in _cells(decode(data[:100_000]))}
    return "file" in header and not header & {"text", "texte", "body", "content"}


def with_register(
    incoming: Sequence[Incoming], name: str, data: bytes
) -> tuple[list[Incoming], list[Problem]]:
    """Give the articles with what the register says of their files, and what is wrong with it.

    Files are named in it as seen from the folder it stands in; an empty cell says nothing, a
    column of the reader's own becomes a variable.
    """
    folder = name.rpartition("/")[0]
    start = f"{folder}/" if folder else ""
    own = {one.file.removeprefix(start) for one in incoming if one.file.startswith(start)}
    entries, problems = read_entries(decode(data), own)
    told = [_fields_told(one, entries.get(one.file.removeprefix(start))) for one in incoming]
    return told, problems


def _cells(text: str) -> list[str]:
    first = text.lstrip("\ufeff").partition("\n")[0]
    return first.split(max(",;\t", key=first.count))


def _fields_told(one: Incoming, entry: Known | None) -> Incoming:
    if entry is None:
        return one
    known = {name: getattr(entry, name) for name in FIELDS if name != "extra"}
    article = replace(
        one.article, **{name: value for name, value in known.items() if value is not None}
    )
    extra = dict(article.extra) | dict(entry.extra)
    return replace(one, article=replace(article, extra=tuple(extra.items())))
