"""The old LexisNexis export, the same in HTML and in text: blocks in order, some with a label."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.readers.press import fields as press
from corpus.readers.raw import RawArticle, Skipped

# Labels as the interfaces write them (English, French, German, Dutch, Spanish, Italian).
_HEAD = {
    "author": "BYLINE AUTEUR AUTEURS AUTOR AUTOREN DOOR AUTORE AUTORES SIGNATURE BY",
    "section": "SECTION RUBRIQUE RUBRIK RUBRIEK SECTIE SECCIÓN SECCION SEZIONE RUBRICA SEITE",
    "words": "LENGTH LONGUEUR LÄNGE LAENGE LENGTE LONGITUD LUNGHEZZA",
    "dateline": "DATELINE LIEU ORT ORTSMARKE DAGTEKENING ORIGINE",
    "subtitle": "HIGHLIGHT ENCART CHAPEAU INSERT HOOGTEPUNT SAMENVATTING ABSTRACT EXTRAIT RÉSUMÉ",
    "title": "HEADLINE TITRE TITEL TITLE TITRE-ARTICLE SCHLAGZEILE KOP TITULAR TITOLO TÍTULO",
    "body": "BODY CORPS TEXTE TEXT TEKST CUERPO TESTO",
    "series": "SERIES SÉRIE SERIE",
    "column": "COLUMN CHRONIQUE KOLUMNE",
    "source": "SOURCE QUELLE BRON FUENTE FONTE",
    "type": "TYPE",
}
_TAIL = {
    "loaded": "LOAD-DATE DATE-CHARGEMENT DATE-DE-CHARGEMENT UPDATE LADE-DATUM LAAD-DATUM "
    "ACTUALIZACIÓN FECHA-CARGA DATA-CARICAMENTO",
    "language": "LANGUAGE LANGUE SPRACHE TAAL IDIOMA LINGUA",
    "caption": "GRAPHIC GRAPHIQUE GRAFIK ILLUSTRATION PHOTO AFBEELDING GRAFIEK BILD GRÁFICO GRAFICO",
    "subject": "SUBJECT SUJET SUJETS THEMA THEMEN ONDERWERP TEMA ASUNTO SOGGETTO",
    "place": "GEOGRAPHIC LOCALISATION-GEO LOCALISATION-GÉO LAND LÄNDER GEOGRAFIE GEO-LOCALIZATION "
    "COUNTRY STATE CITY PAYS VILLE ETAT",
    "company": "COMPANY SOCIETE SOCIÉTÉ FIRMA FIRMEN UNTERNEHMEN BEDRIJF EMPRESA AZIENDA",
    "organisation": "ORGANIZATION ORGANISATION ORGANISATIE ORGANIZACIÓN",
    "person": "PERSON PERSONNE PERSONEN PERSOON NAME PERSONA",
    "industry": "INDUSTRY SECTEUR-ACTIVITE SECTEUR-ACTIVITÉ BRANCHE BRANCHEN INDUSTRIE SECTOR",
    "ticker": "TICKER SYMBOLE-BOURSIER STOCK-SYMBOL",
    "kind": "PUBLICATION-TYPE TYPE-PUBLICATION PUBLIKATIONS-TYP TYPE-PUBLICATIE DOCUMENT-TYPE "
    "TYPE-DOCUMENT PUBLIKATION-ART",
    "code": "JOURNAL-CODE ZEITUNGS-CODE CODE-JOURNAL CODE-REVUE",
    "correction": "CORRECTION CORRECTION-DATE CORRECTIE KORREKTUR RECTIFICATIF",
    "distribution": "DISTRIBUTION",
    "notes": "NOTES NOTE ANMERKUNG ACC-NO ISSN ISBN URL ENHANCEMENT JOURNAL REVISION-DATE",
}
KEYS = {
    label: key for keys in (_HEAD, _TAIL) for key, all_ in keys.items() for label in all_.split()
}
_MORE_CERTAIN = (
    "GRAPHIC GRAPHIQUE GRAFIK SUBJECT GEOGRAPHIC LOCALISATION-GEO COMPANY ORGANIZATION "
    "SECTEUR-ACTIVITE SYMBOLE-BOURSIER CORRECTION-DATE ACC-NO REVISION-DATE"
)
_CERTAIN = frozenset(
    _TAIL["loaded"].split()
    + _TAIL["language"].split()
    + _TAIL["kind"].split()
    + _TAIL["code"].split()
    + _MORE_CERTAIN.split()
)
_FURTHER = (  # labels kept as variables, in this order
    "dateline", "subtitle", "series", "column", "type", "caption", "subject", "place", "company",
    "organisation", "person", "industry", "kind", "code", "correction", "notes",
)  # fmt: skip
_LABEL = re.compile(r"(?P<label>[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ]*(?:[ -][A-ZÀ-ÖØ-Þ]+)?)\s?:(?:\s+|$)")
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
RIGHTS = re.compile(
    r"(?:copyright|©|\(c\)|copr\.).{0,300}|(?:all rights reserved|tous droits r[ée]serv[ée]s|alle rechte "
    r"vorbehalten|alle rechten voorbehouden|todos los derechos reservados)\.?",
    re.IGNORECASE | re.DOTALL,
)
_ERROR = re.compile(r"we are sorry but there is an error in this document", re.IGNORECASE)
_SHARE = re.compile(r"\s*\(\d{1,3}\s?%\)")
_TIME = re.compile(r"\d{1,2}[:.]\d{2}(?::\d{2})?\s*(?:[AP]M)?\s*(?:[A-Z]{3,4}(?:[+-]\d+)?)?")
_PAGE = re.compile(
    r"(?:^|[;,.]\s*)(?:Pg|Page|pg|S|Seite|Blz|blz|Pag|pag|p)\.?\s*([A-Z]{0,3}\d[\w,-]*)"
)


@dataclass(frozen=True)
class Block:
    """One paragraph of an export, its lines kept; `is_centred` tells the lines of the head."""

    text: str
    is_centred: bool = False


@dataclass(frozen=True)
class Head:
    """What stands above the labels, as written; "" where it does not say."""

    outlet: str = ""
    dated: str = ""
    edition: str = ""
    title: str = ""
    rights: str = ""


def key_of(text: str) -> tuple[str, str]:
    """Give the kind of label that a block begins with and what follows it; ("", text) for none.

    >>> key_of("LONGUEUR: 143 mots"), key_of("PARIS: rien à signaler")
    (('words', '143 mots'), ('', 'PARIS: rien à signaler'))
    """
    match = _LABEL.match(text)
    if match is None:
        return "", text
    key = KEYS.get(match.group("label").replace(" ", "-"))
    return (key, text[match.end() :].strip()) if key else ("", text)


def documents(blocks: Sequence[Block]) -> Iterator[list[Block]]:
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


def article(blocks: Sequence[Block], place: str) -> RawArticle | Skipped:
    """Read one document: head lines, labels, text, labels, rights.

    The text begins after the label of the length and those that follow it, or after the label of
    the text where there is one, and ends at the first label that stands after a text.
    """
    if any(_ERROR.search(block.text) for block in blocks):
        return Skipped(place, "The database could not give this document.")
    first, start, end = _bounds(blocks)
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


def _bounds(blocks: Sequence[Block]) -> tuple[int, int, int]:
    """Give where the labels begin, where the text begins and where it ends.

    The text follows the label of the length, but in exports that put the labels under the text: there
    nothing but labels follows the length, and the text stands under the lines of the head.
    """
    keys = [key_of(block.text)[0] for block in blocks]
    under = _bounds_above_labels(blocks, keys)
    if under:
        return under
    first = next((n for n, key in enumerate(keys) if key), None)
    if first is None:
        first = start = _unlabelled_start(blocks)
    else:
        near = keys[: first + 15]
        start = near.index("words") if "words" in near else first
        while start < len(keys) and keys[start] in _HEAD and keys[start] != "body":
            start += 1
    return first, start, max(start, _end(blocks, keys, start))


def _bounds_above_labels(
    blocks: Sequence[Block], keys: Sequence[str]
) -> tuple[int, int, int] | None:
    """Give the bounds of a text that stands above its labels, None where it stands under them."""
    length = keys.index("words") if "words" in keys else None
    if length is None or any(
        _is_prose(block, key) for block, key in zip(blocks[length:], keys[length:])
    ):
        return None
    centred = [n for n, block in enumerate(blocks[:6]) if block.is_centred]
    dated = next((n for n in range(1, min(6, length)) if press.find_date(blocks[n].text)), None)
    head = max(
        [*centred, dated if dated is not None and len(blocks[dated].text) < 80 else -1], default=-1
    )
    start = head + 1
    while start < length and (keys[start] or RIGHTS.fullmatch(blocks[start].text)):
        start += 1
    end = next((n for n in range(start, length + 1) if keys[n]), length)
    has_headline = any(not block.is_centred for block in blocks[1:head])
    if not has_headline and end - start > 1 and not keys[head + 1]:
        return head + 2, head + 2, end
    return (head + 1, start, end) if start < end else None


def _is_prose(block: Block, key: str) -> bool:
    is_left = not key and not block.is_centred and not RIGHTS.fullmatch(block.text)
    return is_left and len(block.text.split()) >= 5


def _end(blocks: Sequence[Block], keys: Sequence[str], start: int) -> int:
    """Give the first label after the text: a certain one, or one that others follow at once.

    `PHOTO:` or `NOTE:` may begin a paragraph of the text, `LOAD-DATE:` never does.
    """
    end = len(blocks)
    for n in range(len(blocks) - 1, start - 1, -1):
        label = _LABEL.match(blocks[n].text)
        is_certain = label is not None and label.group("label") in _CERTAIN
        follows = n + 1 == end or blocks[n + 1].is_centred
        if keys[n] in _TAIL and (is_certain or follows):
            end = n
    return end


def _unlabelled_start(blocks: Sequence[Block]) -> int:
    """Guess where a text begins that has no label at all: after outlet, date and title."""
    dated = [n for n, block in enumerate(blocks[:6]) if press.find_date(block.text)]
    return min((dated[0] + 2) if dated else 2, len(blocks))


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
