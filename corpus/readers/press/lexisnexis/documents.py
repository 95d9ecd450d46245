"""The old LexisNexis export, the same in HTML and in text: blocks in order, some with a label."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.readers.press import fields as press
from corpus.readers.press.lexisnexis.bounds import text_bounds
from corpus.readers.press.lexisnexis.labels import RIGHTS, Block, key_of
from corpus.readers.raw import RawArticle, Skipped

_FURTHER = (  # labels kept as variables, in this order
    "dateline", "subtitle", "series", "column", "type", "caption", "subject", "place", "company",
    "organisation", "person", "industry", "kind", "code", "correction", "notes",
)  # fmt: skip
_OF = r"(?:of|de|von|van|di|sur|af|av)"
OWN_COUNTER = re.compile(
    rf"\s*(?:FOCUS\s*-\s*)?\d[\d.,]* {_OF} \d[\d.,]* (?:DOCUMENTS?|DOKUMENTEN?|DOCUMENTEN|"
    r"DOCUMENTOS|DOCUMENTI)\s*",
    re.IGNORECASE,
)
COUNTER = re.compile(
    rf"{OWN_COUNTER.pattern}|\s*(?:FOCUS\s*-\s*)?(?:DOCUMENT|DOKUMENT|DOCUMENTO) \d[\d.,]* {_OF} "
    r"\d[\d.,]*\s*",
    re.IGNORECASE,
)
_ERROR = re.compile(r"we are sorry but there is an error in this document", re.IGNORECASE)
_SHARE = re.compile(r"\s*\(\d{1,3}\s?%\)")
_TIME = re.compile(r"\d{1,2}[:.]\d{2}(?::\d{2})?\s*(?:[AP]M)?\s*(?:[A-Z]{3,4}(?:[+-]\d+)?)?")
_PAGE = re.compile(
    r"(?:^|[;,.]\s*)(?:Pg|Page|pg|S|Seite|Blz|blz|Pag|pag|p)\.?\s*([A-Z]{0,3}\d[\w,-]*)"
)


@dataclass(frozen=True)
class Head:
    """What stands above the labels, as written; "" where it does not say."""

    outlet: str = ""
    dated: str = ""
    edition: str = ""
    title: str = ""
    rights: str = ""


def cut_at_counters(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """Cut blocks at the lines that count documents (`2 of 10 DOCUMENTS`), these left out."""
    found: list[Block] | None = None
    for block in blocks:
        if COUNTER.fullmatch(block.text):
            if found is not None:
                yield found
            found = []
        elif found is not None:
            found.append(block)
    if found is not None:
        yield found


def read_document(blocks: Sequence[Block], place: str) -> RawArticle | Skipped:
    """Read one document: head lines, labels, text, labels, rights.

    The text begins after the label of the length and those that follow it, or after the label of
    the text where there is one, and ends at the first label that stands after a text.
    """
    if any(_ERROR.search(block.text) for block in blocks):
        return Skipped(place, "The database could not give this document.")
    first, start, end = text_bounds(blocks)
    labels = _labels([*blocks[first:start], *blocks[end:]])
    head = _head(blocks[:first])
    title = head.title or labels.pop("title", "")
    body = [block.text for block in blocks[start:end]]
    body = _without_rights([key_of(body[0])[1], *body[1:]] if body else [])
    lead = labels.get("subtitle", "")
    if lead and lead not in body[:1]:
        body.insert(0, lead)
    body = [each for each in body if each] or ([labels["caption"]] if labels.get("caption") else [])
    if not title and not body:
        return Skipped(place, "It has neither a title nor a text.")
    return assemble(replace(head, title=title), body, labels)


def assemble(head: Head, body: list[str], labels: dict[str, str]) -> RawArticle:
    """Make an article of what its head, its labels and its text gave, for old and new exports."""
    section = labels.get("section", "")
    page = _PAGE.search(section)
    words = re.search(r"\d[\d.,\s]*", labels.get("words", ""))
    when = press.press_date(head.dated)
    editions = [" ".join(each.split()) for each in head.edition.split(";") if each.strip()]
    more = [
        ("author", press.author(labels.get("author", ""))),
        ("section", section[: page.start()].strip(" ;,") if page else section),
        ("page", page.group(1).strip(",") if page else ""),
        ("words", re.sub(r"\D", "", words.group()) if words else ""),
        ("edition", "; ".join(each for each in editions if not _TIME.fullmatch(each))),
        ("time", next((each for each in editions if _TIME.fullmatch(each)), "")),
        ("date as written", "" if when else " ".join(head.dated.split())),
        *((key, _SHARE.sub("", " ".join(labels.get(key, "").split()))) for key in _FURTHER),
        ("rights", head.rights),
    ]
    code = press.language_code(labels.get("language", ""))
    return press.article(head.title, head.outlet, when, "\n\n".join(body), more, language=code)


def _labels(blocks: Sequence[Block]) -> dict[str, str]:
    """Give the text under each label; what stands unlabelled after one belongs to it."""
    found: dict[str, str] = {}
    last = ""
    for block in blocks:
        key, text = key_of(block.text)
        if not key and (block.is_centred or RIGHTS.fullmatch(block.text)):
            last = ""
        elif key and key not in found:
            found[key] = text
            last = key
        elif last and not key:
            found[last] = f"{found[last]}\n{text}".strip()
        else:
            last = ""
    return found


def _head(blocks: Sequence[Block]) -> Head:
    """Read the blocks before the labels: those in the middle are outlet, date and edition."""
    rights = [line for block in blocks for line in _lines(block) if RIGHTS.fullmatch(line)]
    centred = [line for block in blocks if block.is_centred for line in _lines(block)]
    centred = [line for line in centred if not RIGHTS.fullmatch(line)]
    left = [block.text for block in blocks if not block.is_centred]
    left = [text for text in left if not RIGHTS.fullmatch(text)]
    if not centred:
        return replace(_head_by_place(left), rights=" ".join(rights))
    dated = next((n for n, line in enumerate(centred) if n and press.find_date(line)), None)
    if dated is None:
        dated = next((n for n, line in enumerate(centred) if n and re.search(r"\d{4}", line)), 0)
    dated_line, edition = date_line(centred[dated]) if dated else ("", "")
    others = [edition, *(line for n, line in enumerate(centred) if n not in (0, dated))]
    edition = "; ".join(line.strip(" ;,") for line in others if line.strip(" ;,"))
    return Head(centred[0], dated_line, edition, " ".join(left), " ".join(rights))


def _lines(block: Block) -> list[str]:
    return [line.strip() for line in block.text.split("\n") if line.strip()]


def _head_by_place(left: list[str]) -> Head:
    """Read a head whose lines lost their places: outlet, date, title."""
    dated = next((n for n, text in enumerate(left[:5]) if n and press.find_date(text)), None)
    if dated is None:
        return Head(outlet="".join(left[:1]), title=" ".join(left[1:]))
    dated_line, edition = date_line(left[dated])
    title = left[dated + 1 :] or left[1:dated]
    return Head(left[0], dated_line, edition, " ".join(title))


def date_line(text: str) -> tuple[str, str]:
    """Give a line with a date, and what stands after the date in it and under it (edition, time)."""
    line, _, rest = text.partition("\n")
    found = press.find_date(line)
    after = line[found[2] :] if found else ""
    after = re.sub(rf"^[\s,]*(?:{press.WEEKDAY})?[\s,]*", "", after, flags=re.IGNORECASE)
    return line, "; ".join(
        each.strip(" ;,") for each in (after, *rest.split("\n")) if each.strip(" ;,")
    )


def _without_rights(body: list[str]) -> list[str]:
    """Take the lines of rights off both ends of a text."""
    while body and (not body[-1] or RIGHTS.fullmatch(body[-1])):
        body.pop()
    while len(body) > 1 and (not body[0] or RIGHTS.fullmatch(body[0])):
        body.pop(0)
    return body
