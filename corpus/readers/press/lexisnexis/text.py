"""LexisNexis text files: many documents, `2 of 10 DOCUMENTS` before each; and Nexis as text."""

import re
from collections.abc import Iterator

from corpus.messages import Message
from corpus.readers.markup import peek
from corpus.readers.press.lexisnexis import documents as lexisnexis
from corpus.readers.press.lexisnexis import nexis
from corpus.readers.press.lexisnexis.labels import Block, key_of
from corpus.readers.raw import Read, Unreadable, articles_and_skipped, counts
from corpus.text.decode import decode

NAME = "LexisNexis text"

_LABELLED = re.compile(  # labels as no other database writes them
    r"(?m)^[ \t]*(?:LENGTH|LONGUEUR|L\S{1,2}NGE|LENGTE|LONGITUD|LUNGHEZZA|LOAD-DATE|LAAD-DATUM|"
    r"LADE-DATUM|DATE-CHARGEMENT|PUBLICATION-TYPE|TYPE-PUBLICATION)\s?:"
)
_WIDTH = 78  # of a line of the export; the lines of the head are centred in it


def recognises(data: bytes, name: str) -> bool:
    """Tell a LexisNexis file by its counters, or by the ends and lengths of Nexis."""
    if data[:5] == b"{\\rtf" or b"<html" in data[:1_000].lower():
        return False
    text = peek(data, 300_000)
    lines = [line for line in text.splitlines() if line.strip()]
    counters = [line for line in lines if lexisnexis.COUNTER.fullmatch(line)]
    # `2 of 10 DOCUMENTS` is its own where it heads the file; a text may quote one, and other
    # databases too write `Document 2 of 10`.
    is_counted = bool(lines and lexisnexis.OWN_COUNTER.fullmatch(lines[0]))
    return is_counted or bool(counters and _LABELLED.search(text)) or nexis.shows_in(text)


def read(data: bytes, name: str) -> Read:
    """Read every document of a LexisNexis text file.

    Raises
    ------
    Unreadable
        When there is none.
    """
    return read_text(decode(data))


def read_text(text: str) -> Read:
    """Read the documents of a text, however it came (a text file, an RTF file)."""
    blocks = list(_blocks(text))
    if not any(lexisnexis.COUNTER.fullmatch(block.text) for block in blocks):
        return nexis.read([nexis.Line(line) for line in text.split("\n")])
    articles, skipped = articles_and_skipped(
        lexisnexis.read_document(document, Message("document {number}", number=number))
        for number, document in enumerate(lexisnexis.cut_at_counters(blocks), start=1)
    )
    if not articles:
        raise Unreadable(
            "This LexisNexis file holds no document.",
            "Download the full documents, and not the list of results.",
        )
    return Read(articles, skipped, _notes(blocks, len(articles) + len(skipped)))


def _notes(blocks: list[Block], found: int) -> tuple[str, ...]:
    announced = {
        int(re.sub(r"\D", "", numbers[1]))
        for block in blocks
        if lexisnexis.COUNTER.fullmatch(block.text)
        and len(numbers := re.findall(r"\d[\d.,]*", block.text)) == 2
    }
    if announced and min(announced) > found:
        return (counts(min(announced), found),)
    return ()


def _blocks(text: str) -> Iterator[Block]:
    """Yield the runs of lines between empty lines; a label begins a new one."""
    held: list[str] = []
    for line in [*text.split("\n"), ""]:
        is_counter = bool(lexisnexis.COUNTER.fullmatch(line))
        begins = is_counter or bool(key_of(line)[0] and _is_labelled(held))
        if held and (begins or not line.strip()):
            yield _block(held)
            held = []
        if is_counter:
            yield Block(line.strip())
        elif line.strip():
            held.append(line)


def _is_labelled(held: list[str]) -> bool:
    return bool(held and key_of(held[0])[0])


def _block(lines: list[str]) -> Block:
    if all(_is_centred(line) for line in lines):
        return Block("\n".join(line.strip() for line in lines), is_centred=True)
    return Block(" ".join(line.strip() for line in lines))


def _is_centred(line: str) -> bool:
    line = line.expandtabs().rstrip()
    indent = len(line) - len(line.lstrip())
    ideal = (_WIDTH - len(line.strip())) / 2
    return indent >= 12 or (indent >= 4 and abs(indent - ideal) <= 4)
