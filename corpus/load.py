"""Articles from a folder of text files, or from one file."""

import os
from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from corpus.cleaning.cleaner import clean_edits
from corpus.cleaning.metadata import read_metadata
from corpus.importing.register import Known, read_register
from corpus.messages import Message, as_message
from corpus.problems import CorpusError, Problem
from corpus.table import COLUMNS, Row, article_id, table, titled
from corpus.text.dates import file_name_date
from corpus.text.decode import decode, zero_byte_encoding

SAMPLE = Path(__file__).parent / "articles"
MAX_BYTES = 20_000_000
MAX_CHARACTERS = 1_000_000

_OTHER_FORMATS = (
    b"%PDF",
    b"PK\x03\x04",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\x1f\x8b",
    b"{\\rtf",
    b"\xd0\xcf\x11\xe0",
)


def load_articles(path: str | os.PathLike | None = None) -> pd.DataFrame:
    """Read a folder of `.txt` files (its folders too), or one such file.

    What `articles.csv` beside them says of a file holds; the rest is what the text says of
    itself. Without a path the built-in sample is read.

    Returns
    -------
    pandas.DataFrame
        One row is an article, by date, then file name (undated ones last): `article_id` (str, 16
        hex digits), `title` (str), `source` (str, the outlet, "" where unknown), `origin` (str,
        agency or outlet credited, "" if none), `date` (datetime64[us], day; NaT where unknown),
        `language` (str, ISO 639-1), `url` (str), `text` (str, clean: title, blank line,
        paragraphs), `raw` (str, as read), `file` (str, its path within the folder); then one
        column (str, "" where a file has no value) a further column of `articles.csv`.

    Raises
    ------
    CorpusError
        When at least one file or line could not be read. It lists every problem, and its
        `articles` are all that could be read.
    """
    path = SAMPLE if path is None else Path(path)
    files, problems = _files(path)
    entries, found = read_register(path, files)
    problems += found
    rows = []
    for name, file in files.items():
        try:
            rows.append(_article(name, file, entries.get(name)))
        except _Unreadable as reason:
            problems.append(Problem(name, None, *map(as_message, reason.args)))
    articles, doubles = _without_doubles(_with_own_columns(table(rows), entries))
    problems += doubles
    if problems:
        raise CorpusError(problems, articles)
    return articles


class _Unreadable(Exception):
    """What is wrong with a file, and what to do."""


def _files(path: Path) -> tuple[dict[str, Path], list[Problem]]:
    """Give the text files by their name within the folder, in the order of their names."""
    if path.is_file():
        if path.suffix.lower() == ".txt":
            return {path.name: path}, []
        what = Message("is not a .txt file.")
        return {}, [
            Problem(path.name, None, what, Message("Open a .txt file or a folder of them."))
        ]
    if not path.is_dir():
        what, todo = Message("there is no such file or folder."), Message("Check the path.")
        return {}, [Problem(str(path), None, what, todo)]
    inside = sorted(file.relative_to(path).as_posix() for file in path.rglob("*") if file.is_file())
    names = [
        name
        for name in inside
        if name.lower().endswith(".txt")
        and not any(part.startswith(".") for part in name.split("/"))
    ]
    if not names:
        todo = Message("Put the articles there, one .txt file each.")
        return {}, [Problem(path.name, None, Message("holds no .txt file."), todo)]
    return {name: path / name for name in names}, []


def _article(name: str, file: Path, entry: Known | None) -> "Row":
    raw = _raw_text(file)
    text, _ = clean_edits(raw)
    if not text:
        raise _Unreadable(
            "holds no article: nothing is left after cleaning.", "Check what was saved."
        )
    said = read_metadata(raw, text)
    entry = entry or Known()
    day = entry.date or said.date or file_name_date(file.name)
    source = said.source if entry.source is None else entry.source
    url = entry.url or ""
    title, text = titled(entry.title or said.title, text)
    return Row(
        article_id=article_id(source, day, url, raw),
        title=title,
        source=source,
        origin=said.origin if entry.origin is None else entry.origin,
        date=day,
        language=entry.language or said.language,
        url=url,
        text=text,
        raw=raw,
        file=name,
    )


def _raw_text(file: Path) -> str:
    try:
        if file.stat().st_size > MAX_BYTES:
            what = Message("is larger than {most} MB.", most=MAX_BYTES // 1_000_000)
            raise _Unreadable(what, "Split it, one article a file.")
        data = file.read_bytes()
    except OSError as error:
        what = Message("cannot be read ({reason}).", reason=str(error.strerror))
        raise _Unreadable(what, "Check its permissions.") from error
    if not data.strip():
        raise _Unreadable("is empty.", "Save it again or take it out.")
    if data.startswith(_OTHER_FORMATS) or _is_binary(data):
        raise _Unreadable("is no text, whatever its name says.", "Save the article as plain text.")
    raw = decode(data)
    if len(raw) > MAX_CHARACTERS:
        what = Message("is longer than {most:,} characters.", most=MAX_CHARACTERS)
        raise _Unreadable(what, "Split it, one article a file.")
    return raw


def _is_binary(data: bytes) -> bool:
    """Control characters, once decoded, are rare in text and everywhere else common."""
    sample = data[:8_000]
    if zero_byte_encoding(sample) or sample.startswith((b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff")):
        return False
    return sum(byte < 9 or 13 < byte < 32 for byte in sample) > 0.02 * len(sample)


def _with_own_columns(articles: pd.DataFrame, entries: Mapping[str, Known]) -> pd.DataFrame:
    own = {name: None for entry in entries.values() for name, _ in entry.extra}
    values = {file: dict(entry.extra) for file, entry in entries.items()}
    further = {
        name: [values.get(file, {}).get(name, "") for file in articles["file"]]
        for name in own
        if name not in COLUMNS
    }
    return articles.assign(
        **{name: pd.Series(cells, dtype="str") for name, cells in further.items()}
    )


def _without_doubles(articles: pd.DataFrame) -> tuple[pd.DataFrame, list[Problem]]:
    """Keep one of several equal files, and say which were left out."""
    doubled = articles["article_id"].duplicated()
    kept = articles[~doubled].reset_index(drop=True)
    names = dict(zip(kept["article_id"], kept["file"], strict=True))
    todo = Message("Take one of them out.")
    return kept, [
        Problem(
            row.file, None, Message("is the same as {other}.", other=names[row.article_id]), todo
        )
        for row in articles[doubled].itertuples()
    ]
