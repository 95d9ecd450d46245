"""ProQuest text: documents between lines of underscores, counted or not."""

import re

from corpus.messages import Message
from corpus.readers.markup import peek
from corpus.readers.press.proquest import documents as proquest
from corpus.readers.raw import Read, Unreadable, articles_and_skipped, counts
from corpus.text.decode import decode

NAME = "ProQuest text"

_LINE = re.compile(r"(?m)^_{20,}[ \t]*\r?$")
_COUNTED = re.compile(r"(?m)^(?:Document|Dokument|Documento) \d+ (?:of|sur|de|von) (\d+)\s*$")


def recognises(data: bytes, name: str) -> bool:
    """Tell a ProQuest text by its lines of underscores and four of its labels."""
    if data.lstrip()[:1] in (b"<", b"{") or not _LINE.search(peek(data, 300_000)):
        return False
    return proquest.shows_in(_blocks(decode(data[:300_000])))


def read(data: bytes, name: str) -> Read:
    """Read every document of a ProQuest text.

    Raises
    ------
    Unreadable
        When there is none.
    """
    text = decode(data)
    articles, skipped = articles_and_skipped(
        proquest.read_labelled(blocks, Message("document {number}", number=number))
        for number, blocks in enumerate(proquest.cut_at_lines(_blocks(text)), start=1)
    )
    if not articles:
        raise Unreadable(
            "This ProQuest file holds no document.",
            "Save the full text of the documents, and not the list of results.",
        )
    announced = max(map(int, _COUNTED.findall(text)), default=0)
    found = len(articles) + len(skipped)
    return Read(articles, skipped, (counts(announced, found),) if announced > found else ())


def _blocks(text: str) -> list[str]:
    """Give the runs of lines between empty lines; a line of underscores is one by itself."""
    parted = _LINE.sub(lambda line: f"\n\n{line.group().strip()}\n\n", text)
    return [block.strip() for block in re.split(r"\n[ \t]*\n", parted) if block.strip()]
