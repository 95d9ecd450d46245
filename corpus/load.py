"""Articles from a folder of files, or from one file, by the readers and limits of an import."""

import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pandas as pd

from corpus.cleaning.edits import apply_edits
from corpus.importing.completing import Incoming, complete
from corpus.importing.files import Found, open_files
from corpus.importing.leash import Opened, leash
from corpus.limits import Limits, current_limits
from corpus.messages import Message, sentence
from corpus.problems import CorpusError, Problem
from corpus.readers import recognise
from corpus.readers.documents import plain
from corpus.table import Row, article_id, own_column, table, title_and_text
from corpus.text.decode import decode

SAMPLE = Path(__file__).parent / "articles"
# What stands in a folder and is none of its articles: hidden files, what systems leave, notes.
_NO_ARTICLE = re.compile(
    r"(?:^|/)(?:\..*|__MACOSX/.*|Thumbs\.db|desktop\.ini|readme(?:\.\w+)?)$", re.I
)


def load_articles(path: str | os.PathLike[str] | None = None) -> pd.DataFrame:
    """Read a folder of files (its folders too), or one file, of any format that an import takes.

    What `articles.csv` beside them says of a file holds; the rest is what the file, then the text
    says of itself. A file with several articles gives as many. Hidden files and a README are left
    alone. Without a path the built-in sample is read.

    Returns
    -------
    pd.DataFrame
        One row is an article, by date, then file name (undated ones last): `article_id` (str, 16
        hex digits), `title` (str), `source` (str, the outlet, "" where unknown), `origin` (str,
        agency or outlet credited, "" if none), `date` (datetime64[us], day; NaT where unknown),
        `language` (str, ISO 639-1), `url` (str), `text` (str, clean: title, blank line,
        paragraphs), `raw` (str, as read), `file` (str, its path within the folder); then one
        column (str, "" where an article has no value) a further variable of `articles.csv` or of
        the files (author, section, page …).

    Raises
    ------
    CorpusError
        When at least one file, article or line could not be read. It lists every problem, and its
        `articles` are all that could be read.
    """
    path = SAMPLE if path is None else Path(path)
    limits = current_limits()
    problems: list[Problem] = []
    with leash(limits=limits) as leashed:

        def read(data: bytes, name: str, **choices: object) -> Opened:
            return _plain_text(data, name) or leashed(data, name, **choices)

        found = open_files(
            _contents(path, limits, problems),
            read,
            limits=limits,
            choices={},
            starting=lambda done, name: None,
        )
    problems += _problems(found)
    rows = [_row(one) for one in found.incoming]
    articles, doubles = _without_doubles(_with_own_columns(rows, found.incoming))
    problems += doubles
    if problems:
        raise CorpusError(problems, articles)
    return articles


def _plain_text(data: bytes, name: str) -> Opened | None:
    """Read a plain text here: it is only decoded, so no child process has to start for it.

    Its raw text is the whole file as it stands. What looks like anything else, such as the export
    of a press database, is read on the leash.
    """
    if not name.lower().endswith(".txt") or not plain.recognises(data, name):
        return None
    if recognise(data, name) is not plain:
        return None
    (article,) = plain.read(data, name).articles
    whole = Incoming(article if article.title else replace(article, text=decode(data)), name)
    return Opened(plain.NAME, (complete(whole, alone=True),), (), ())


def _contents(path: Path, limits: Limits, problems: list[Problem]) -> Iterator[tuple[str, bytes]]:
    """Give the files by their name within the folder, in the order of their names."""
    if path.is_file():
        files = {path.name: path}
    elif path.is_dir():
        names = sorted(
            file.relative_to(path).as_posix() for file in path.rglob("*") if file.is_file()
        )
        files = {name: path / name for name in names if not _NO_ARTICLE.search(name)}
    else:
        what, todo = Message("there is no such file or folder."), Message("Check the path.")
        problems.append(Problem(str(path), None, what, todo))
        return
    if not files:
        todo = Message("Put the articles there, in files of any format that is read here.")
        problems.append(Problem(path.name, None, Message("holds no file to read."), todo))
    for name, file in files.items():
        try:
            if file.stat().st_size > max(limits.file_bytes, limits.upload_bytes):
                most = limits.upload_bytes // 1_000_000
                what = Message("is larger than {most:,} MB.", most=most)
                problems.append(Problem(name, None, what, Message("Cut it in parts.")))
                continue
            data = file.read_bytes()
        except OSError as error:
            what = Message("cannot be read ({reason}).", reason=str(error.strerror))
            problems.append(Problem(name, None, what, Message("Check its permissions.")))
            continue
        yield name, data


def _problems(found: Found) -> Iterator[Problem]:
    refused = dict(found.refused)
    for name, reason in refused.items():
        yield Problem(name, None, reason.what, reason.todo)
    for name, part in found.skipped:
        if name not in refused:
            what = Message("{place} {what}", place=part.place, what=sentence(part.what))
            yield Problem(name, None, what, Message("The others of the file are here."))
    for name, problem in found.wrong:
        yield replace(problem, file=name)


def _row(one: Incoming) -> Row:
    article = one.article
    text = apply_edits(article.text, one.edits or ())
    title, text = title_and_text(article.title, text)
    return Row(
        article_id=article_id(article.source, article.date, article.url, article.text),
        title=title,
        source=article.source,
        origin=article.origin,
        date=article.date,
        language=article.language,
        url=article.url,
        text=text,
        raw=article.text,
        file=one.file,
    )


def _with_own_columns(rows: Sequence[Row], incoming: Sequence[Incoming]) -> pd.DataFrame:
    """Give the table of the rows, and a column for each further variable of theirs."""
    values = [{own_column(name): value for name, value in one.article.extra} for one in incoming]
    names = dict.fromkeys(name for own in values for name in own if name)
    own = {name: pd.Series([each.get(name, "") for each in values], dtype="str") for name in names}
    return table(rows, pd.DataFrame(own, index=range(len(rows))))


def _without_doubles(articles: pd.DataFrame) -> tuple[pd.DataFrame, list[Problem]]:
    """Keep one of several equal articles, and say which were left out."""
    doubled = articles["article_id"].duplicated()
    kept = articles[~doubled].reset_index(drop=True)
    names = dict(zip(kept["article_id"], kept["file"], strict=True))
    alone = ~articles["file"].duplicated(keep=False)
    problems = []
    left = articles[doubled]
    for is_alone, article, file, title in zip(
        alone[doubled], left["article_id"], left["file"], left["title"], strict=True
    ):
        what = Message("is the same as {other}.", other=names[article])
        if not is_alone:
            what = Message(
                "{title} is there already, in {other}.", title=title, other=names[article]
            )
        problems.append(Problem(file, None, what, Message("Take one of them out.")))
    return kept, problems
