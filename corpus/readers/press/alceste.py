"""Alceste and IRaMuTeQ corpora: `**** *variable_value` or `0001 *variable_value`, then the text."""

import re
from collections.abc import Iterator
from datetime import date

from corpus.messages import Message
from corpus.readers.press import fields as press
from corpus.readers.raw import RawArticle, Read, Skipped, Unreadable
from corpus.text.decode import decode

NAME = "Alceste / IRaMuTeQ"

_HEADER = re.compile(r"(?:\*{4}|\d{4,6})(?:[ \t]+\*\S.*)|\*{4}[ \t]*")
_THEME = re.compile(r"[ \t]*-\*[ \t]*(?P<theme>\S.*?)[ \t]*")
_WORDS = {
    "source": "source journal media média outlet newspaper publication support presse titrepresse jornal "
    "fonte periodico zeitung quelle nomjournal journ",
    "title": "titre title titulo título titel headline",
    "date": "date datum data fecha jour day",
    "language": "langue lang language lingua idioma sprache",
    "url": "url lien link adresse",
    "origin": "agence agency origin origine",
}
_FIELD = {word: field for field, words in _WORDS.items() for word in words.split()}
_ELIDED = re.compile(r"(?<![^\W_])([lLdD]|[Aa]ujourd)_(?=[^\W\d_])")


def recognises(data: bytes, name: str) -> bool:
    """Tell a corpus by a header among its first lines; numbered headers count when at the top."""
    lines = [line.strip() for line in decode(data[:20_000]).split("\n") if line.strip()][:50]
    if any(
        line.startswith("****") and _HEADER.fullmatch(line) and "*" in line[4:] for line in lines
    ):
        return True
    return bool(lines) and bool(
        re.fullmatch(r"\d{4,6}[ \t]+\*[^\W\d_]\S*(?:[ \t]+\*\S+)*", lines[0])
    )


def read(data: bytes, name: str) -> Read:
    """Read every text of a corpus; its starred variables become fields or further variables.

    A value of `source`, `journal`, `date`, `titre` … fills the field of that name, underscores
    read as spaces. Lines of a theme (`-*theme`) are left out of the text and listed.
    """
    articles, skipped = [], []
    for number, (header, lines) in enumerate(_texts(decode(data))):
        text = "\n\n".join(_paragraphs(lines))
        if number == 0:
            if text:
                skipped.append(
                    Skipped("the beginning", "This text stands before the first header.")
                )
        elif text:
            articles.append(_article(header, lines, text))
        else:
            skipped.append(
                Skipped(Message("text {number}", number=number), "Nothing stands under its header.")
            )
    if not articles:
        raise Unreadable(
            "This corpus holds no text.", "Put each text under its own line `**** *variable_value`."
        )
    return Read(tuple(articles), tuple(skipped))


def _texts(text: str) -> Iterator[tuple[str, list[str]]]:
    header = ""
    held: list[str] = []
    for line in text.split("\n"):
        if _HEADER.fullmatch(line.strip()):
            yield header, held
            header, held = line.strip(), []
        else:
            held.append(line)
    yield header, held


def _article(header: str, lines: list[str], text: str) -> RawArticle:
    fields: dict[str, str] = {}
    extra = []
    when = None
    for variable in re.split(r"(?:^|\s+)\*(?=\S)", re.sub(r"^(?:\*{4}|\d+)", "", header))[1:]:
        key, _, value = variable.strip().partition("_")
        field = _FIELD.get(key.casefold(), "")
        if field == "date" and when is None and _date(value):
            when = _date(value)
        elif field and field != "date" and value and field not in fields:
            fields[field] = value if field == "url" else _words(value)
        elif key:
            extra.append((key, value or "1"))
    themes = [match.group("theme") for line in lines if (match := _THEME.fullmatch(line))]
    extra += [("themes", "; ".join(themes))] if themes else []
    language = press.language_code(fields.pop("language", ""))
    return RawArticle(**fields, date=when, language=language, text=text, extra=tuple(extra))


def _words(value: str) -> str:
    return " ".join(_ELIDED.sub(r"\1'", value).replace("_", " ").split())


def _date(value: str) -> date | None:
    figures = re.sub(r"[-_./ ]", "", value)
    if re.fullmatch(r"(?:18|19|20)\d{6}", figures):
        return press.compact_date(figures)
    return press.press_date(value.replace("_", " ")) or press.press_date(
        re.sub(r"[-_.]", "/", value)
    )


def _paragraphs(lines: list[str]) -> list[str]:
    """Give the paragraphs: parted by empty lines, or a line each; wrapped lines are joined."""
    kept = [" ".join(line.split()) for line in lines if not _THEME.fullmatch(line)]
    blocks = [
        block.split("\n") for block in re.split(r"\n{2,}", "\n".join(kept).strip("\n")) if block
    ]
    filled = [line for line in kept if line]
    is_wrapped = len(filled) > 3 and max(map(len, filled)) <= 110 and _even(filled)
    if is_wrapped:
        return [" ".join(block) for block in blocks]
    return filled


def _even(lines: list[str]) -> bool:
    """Tell lines broken at a width: most are about as long as the longest."""
    longest = max(map(len, lines))
    return longest >= 50 and sum(len(line) > 0.7 * longest for line in lines) > 0.6 * len(lines)
