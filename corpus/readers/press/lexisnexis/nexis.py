"""The Nexis Uni export, the same in DOCX, RTF and text: title, outlet, date, labels, Body, text."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.messages import Message
from corpus.readers.press import fields as press
from corpus.readers.press.lexisnexis import documents as lexisnexis
from corpus.readers.press.lexisnexis.documents import Head
from corpus.readers.press.lexisnexis.labels import KEYS, RIGHTS
from corpus.readers.raw import RawArticle, Read, Skipped, Unreadable, articles_and_skipped, counts

_END = re.compile(
    r"end of document|fin (?:du|de) document|ende (?:des|vom) dokuments?|dokumentende|"
    r"einde van (?:het )?document|"
    r"fin del? documento|fine (?:del )?documento|fim do documento",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"body|corps(?: du (?:texte|document))?|text(?:körper)?|cuerpo|hoofdtekst|corpo", re.I
)
_AFTER = re.compile(
    r"classification|klassifizierung|klassifikation|classificatie|clasificación", re.I
)
_NOTES = re.compile(r"notes?|corrections?|acknowledg\w*", re.IGNORECASE)
_CAPTION = re.compile(r"graphic|graphique|grafik|afbeelding|gráfico|illustrations?", re.IGNORECASE)
_FRONT = re.compile(
    r"(?:client/(?:matter|dossier|matière)|search (?:terms|type)|narrowed by|date and time|job number|"
    r"user name|documents? ?\(\d+\)|termes recherchés|type de recherche|affiné par|date et heure|"
    r"numéro de (?:tâche|job)|suchbegriffe|suchtyp|eingegrenzt durch|job-nummer|content type|"
    r"zoektermen|zoektype|beperkt door|type de contenu)\s*:?",
    re.IGNORECASE,
)
_LISTED = re.compile(r"\d{1,4}\.\s")
_RUNNING_HEAD = re.compile(r"page \d+ (?:of|de|sur|von|van) \d+", re.IGNORECASE)
_LABEL = re.compile(r"(?P<label>[A-ZÀ-Ý][\w'’/-]*(?: [A-Za-zÀ-ÿ][\w'’/-]*){0,3})\s?:[\s\u00a0]*")
_MORE_KEYS = {
    "DATE-DE-CHARGEMENT": "loaded",
    "CHARGEMENT": "loaded",
    "LONGUEUR": "words",
    "SIGNATURE": "author",
    "LADEDATUM": "loaded",
    "LAADDATUM": "loaded",
}
_STOP = re.compile(
    r"(?:load-date|date(?: de |-)chargement|lade-?datum|laad-?datum|publication-type|journal code)\s?:|"
    r"(?:language|langue|sprache|taal)\s?:[\s\u00a0]*(?-i:[A-ZÀ-Ý; ]+)$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Line:
    """One paragraph of the file.

    `is_listed` where it stands in a table of the list in front; `begins` where the file itself
    says that a document begins.
    """

    text: str
    is_listed: bool = False
    begins: bool = False


def shows_in(text: str) -> bool:
    """Tell whether a text is a Nexis export: documents end, and have lengths and load dates."""
    if not re.search(rf"(?m)^[ \t]*(?:{_END.pattern})[ \t]*$", text, re.IGNORECASE):
        return False
    return bool(
        re.search(r"(?m)^[ \t]*(?:Length|Longueur|Länge|Lengte|Load-Date|Byline)\s?:", text)
    )


def read(lines: Sequence[Line]) -> Read:
    """Read every document.

    Raises
    ------
    Unreadable
        When there is none.
    """
    segments = list(_segments(lines))
    articles, skipped = articles_and_skipped(
        _article(segment, Message("document {number}", number=number))
        for number, segment in enumerate(segments, start=1)
    )
    if not articles:
        raise Unreadable(
            "This Nexis file holds no document.",
            "Download the full documents, and not the list of results.",
        )
    return Read(articles, skipped, _notes(lines, segments))


def _notes(lines: Sequence[Line], segments: list) -> tuple[str, ...]:
    found: list[str] = []
    front = " ".join(line.text for line in lines[:12])
    counted = re.search(r"\b(?:documents?|dokumente|documenten|documentos) ?\((\d+)\)", front, re.I)
    if counted and int(counted.group(1)) > len(segments):
        found.append(counts(int(counted.group(1)), len(segments)))
    texts = [line.text.strip() for line in lines if line.text.strip()]
    if texts and not any(_END.fullmatch(text) for text in texts[-3:]):
        found.append("The file does not end with the end of a document: it may have been cut off.")
    return tuple(found)


def _segments(lines: Sequence[Line]) -> Iterator[list[str]]:
    """Yield the non-empty paragraphs of each document, the list in front left out."""
    is_marked = any(line.begins for line in lines)
    held: list[Line] = []
    is_front = True
    for line in lines:
        text = line.text.strip()
        is_end = bool(_END.fullmatch(text))
        if is_end or line.begins:
            if held and not (is_marked and is_front):
                yield [each.text for each in (_without_front(held) if is_front else held)]
            held, is_front = [], is_front and not is_end and not line.begins
        if text and not is_end and not _RUNNING_HEAD.fullmatch(text):
            held.append(Line(text, line.is_listed))
    rest = [each.text for each in (_without_front(held) if is_front else held)]
    if any(_BODY.fullmatch(text) for text in rest):
        yield rest


def _without_front(held: list[Line]) -> list[Line]:
    body = next((n for n, line in enumerate(held) if _BODY.fullmatch(line.text)), len(held))
    front = [
        n
        for n, line in enumerate(held[:body])
        if line.is_listed or _FRONT.match(line.text) or _is_in_list(held, n)
    ]
    return held[front[-1] + 1 :] if front else held


def _is_in_list(held: list[Line], n: int) -> bool:
    """Tell a title in the list in front: numbered, and words about the search follow it."""
    after = held[n + 1].text if n + 1 < len(held) else ""
    return bool(_LISTED.match(held[n].text) and (_FRONT.match(after) or _LISTED.match(after)))


def _article(texts: list[str], place: str) -> RawArticle | Skipped:
    if any("there is an error in this document" in text for text in texts[:5]):
        return Skipped(place, "The database could not give this document.")
    start = next((n for n, text in enumerate(texts) if _BODY.fullmatch(text)), None)
    first = next((n for n, text in enumerate(texts[:start]) if _key(text)[0]), None)
    head_end = first if first is not None else start if start is not None else min(4, len(texts))
    head = _head(texts[:head_end])
    labels: dict[str, str] = {}
    if start is None:
        start = (
            next((n for n in range(head_end, len(texts)) if not _key(texts[n])[0]), len(texts)) - 1
        )
    _gather(labels, texts[head_end:start])
    body, caption, end = _body(texts, start + 1)
    _gather(labels, texts[end:])
    lead = labels.get("subtitle", "")
    body = [lead, *body] if lead and lead not in body[:1] else body
    labels.setdefault("caption", caption)
    body = body or ([caption] if caption else [])
    if not head.title and not body:
        return Skipped(place, "It has neither a title nor a text.")
    return lexisnexis.assemble(head, body, labels)


def _head(texts: list[str]) -> Head:
    """Read the paragraphs before the labels: title, outlet, date, edition, rights."""
    rights = " ".join(text for text in texts if RIGHTS.fullmatch(text))
    kept = [text for text in texts if not RIGHTS.fullmatch(text)]
    dated = next((n for n, text in enumerate(kept) if n and _is_date_line(text)), None)
    if dated is None:
        title, outlet, *rest = [*kept, "", ""]
        loose = next((each for each in rest if re.search(r"\d{4}", each)), "")
        return Head(outlet=outlet, dated=loose, title=title, rights=rights)
    line, edition = lexisnexis.date_line(kept[dated])
    edition = "; ".join([edition, *kept[dated + 1 :]]).strip("; ")
    title = " ".join(
        kept[: dated - 1]
    )  # "" when only the outlet, which is always given, stands there
    return Head(kept[dated - 1], line, edition, title, rights)


def _is_date_line(text: str) -> bool:
    """Tell a paragraph that begins with its date, so that no title with a date in it is taken."""
    found = press.find_date(text)
    return found is not None and not re.sub(
        press.WEEKDAY, "", text[: found[1]], flags=re.IGNORECASE
    ).strip(" ,")


def _body(texts: list[str], start: int) -> tuple[list[str], str, int]:
    """Give the text, the captions that follow it, and where the closing labels begin."""
    end = next((n for n in range(start, len(texts)) if _ends_text(texts[n])), len(texts))
    body, caption = texts[start:end], []
    cut = next((n for n, text in enumerate(body) if _CAPTION.fullmatch(text)), None)
    if cut is not None:
        body, caption = body[:cut], body[cut + 1 :]
    noted = [n for n, text in enumerate(body) if n >= len(body) - 6 and _NOTES.fullmatch(text)]
    body = body[: noted[0]] if noted else body
    folded = [text.casefold() for text in body]
    if "full text" in folded:  # what stands before it is an abstract
        body = body[folded.index("full text") + 1 :]
    while body and RIGHTS.fullmatch(body[-1]):
        body = body[:-1]
    return body, "\n".join(caption), end


def _ends_text(text: str) -> bool:
    return bool(_AFTER.fullmatch(text) or _STOP.match(text))


def _gather(labels: dict[str, str], texts: list[str]) -> None:
    for text in texts:
        key, value = _key(text)
        if key:
            labels.setdefault(key, value)


def _key(text: str) -> tuple[str, str]:
    """Give the kind of label that a paragraph begins with, upper case or not, and its value."""
    match = _LABEL.match(text)
    if not match:
        return "", text
    label = re.sub(r"[ '’]", "-", match.group("label").upper())
    key = KEYS.get(label) or _MORE_KEYS.get(label, "")
    return (key, text[match.end() :].strip()) if key and key != "body" else ("", text)
