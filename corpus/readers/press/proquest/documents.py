"""A ProQuest document: a title, labelled lines, the full text, and labelled lines again."""

import re
from collections.abc import Iterator, Sequence

from corpus.readers.press import fields as press
from corpus.readers.raw import EXTRACT, RawArticle, Skipped
from corpus.text import folding
from corpus.text.addresses import direct

# Labels as the interfaces write them (English, French, German, Spanish, Italian), as bare words.
_LABELS = {
    "author": "author,authors,auteur,auteurs,verfasser,autor,autore",
    "abstract": "abstract,resume,abstrakt,zusammenfassung,resumen,abstract summary",
    "links": "links,liens,enlaces,verknupfungen,collegamenti",
    "text": "full text,texte integral,volltext,texto completo,testo completo",
    "subject": "subject,subjects,sujet,sujets,schlagwort,thema,materia,soggetto",
    "business": "business indexing term,terme d indexation commerciale",
    "place": "location,lieu,lieux,ort,lugar,ubicacion",
    "person": "people,person,personne,personnes,personen,personas",
    "company": "company organization,company,societe organisation,entreprise organisation,"
    "unternehmen organisation,empresa organizacion",
    "keywords": "identifier keyword,identifiers keywords,identificateur mot cle,identificador palabra clave",
    "title": "title,titre,titel,titulo,titolo",
    "alternative": "alternate title,autre titre,titre alternatif",
    "source": "publication title,titre de publication,titre de la publication,publikationstitel,"
    "titulo de publicacion,titulo de la publicacion,titolo della pubblicazione",
    "info": "publication info,informations sur la publication,informations de publication,"
    "info sur la publication,publikationsinfo,informacion de publicacion",
    "volume": "volume,band,volumen",
    "number": "issue,numero,ausgabe",
    "page": "pages,page,first page,premiere page,seiten,erste seite,paginas,primera pagina",
    "pages": "number of pages,nombre de pages,page count",
    "year": "publication year,year,annee de publication,annee,erscheinungsjahr,ano de publicacion,ano",
    "date": "publication date,date de publication,erscheinungsdatum,veroffentlichungsdatum,"
    "fecha de publicacion,data di pubblicazione",
    "section": "section,rubrique,rubrik,seccion,sezione",
    "column": "column,column name,chronique",
    "publisher": "publisher,editeur,verlag,editorial,editore",
    "published in": "place of publication,lieu de publication,erscheinungsort,lugar de publicacion",
    "country": "country of publication,pays de publication,erscheinungsland,pais de publicacion",
    "about": "publication subject,sujet de la publication,sujet de publication,materia de publicacion",
    "issn": "issn,e issn,isbn,coden",
    "type": "source type,type de source,quellentyp,tipo de fuente",
    "language": "language of publication,language,langue de publication,langue de la publication,langue,"
    "sprache der veroffentlichung,publikationssprache,idioma de publicacion,idioma de la publicacion",
    "kind": "document type,type de document,dokumenttyp,tipo de documento",
    "features": "document feature,caracteristique du document",
    "doi": "doi",
    "document": "proquest document id,id du document proquest,id de document proquest,"
    "identificateur de document proquest,proquest dokument id,id del documento de proquest",
    "url": "document url,documenturl,url du document,dokument url,url del documento",
    "rights": "copyright,droit d auteur,droits d auteur,derechos de autor",
    "available": "full text availability,disponibilite du texte integral",
    "updated": "last updated,derniere mise a jour,zuletzt aktualisiert,ultima actualizacion",
    "database": "database,base de donnees,datenbank,base de datos",
    "accession": "accession number,numero d acces",
    "notes": "notes,note,credit,correction",
}
_KEYS = {label: key for key, labels in _LABELS.items() for label in labels.split(",")}
_LABEL = re.compile(r"(?P<label>[^\W\d_][^:\n]{1,45}?)[ \u00a0\u202f]?:(?:\s+|$)")
_COUNTER = re.compile(
    r"(?:document|dokument|documento) \d[\d.,]* (?:of|sur|de|von|di) \d[\d.,]*", re.IGNORECASE
)
_ADDRESS = re.compile(r"https?://\S+")
_FURNITURE = re.compile(
    r"proquest document link|lien vers le document proquest|enlace al documento de proquest|"
    r"enlarge this image\.?|agrandir cette image\.?|get it .{1,80}|_{10,}|table of contents|"
    r"contact us at: .*|(?:database )?copyright .{0,8}\d{4} proquest.*|terms and conditions.*",
    re.IGNORECASE,
)
_NONE = re.compile(
    r"(?:none|not) available\.?|(?:aucun|non) disponible\.?|non disponibles?\.?|n/?a", re.IGNORECASE
)
_CAPTION = re.compile(r"(?:captions?|légendes?|illustrations?|photos?)\s?:\s*", re.IGNORECASE)
_CREDIT = re.compile(r"(?:credits?|crédits?)\s?:\s*", re.IGNORECASE)
_PLACE = re.compile(r"\s*;.*|\s*\[[^\]]*\]\s*$", re.DOTALL)
_SURE = ("document", "url", "source", "date", "database", "text")
_KEPT = (
    "section", "column", "subject", "place", "person", "company", "keywords", "kind", "rights",
)  # fmt: skip


def shows_in(blocks: Sequence[str]) -> bool:
    """Tell whether paragraphs are a ProQuest export: four of its own labels stand in them."""
    return len({_key(block)[0] for block in blocks} & {*_SURE}) >= 4


def cut_at_lines(blocks: Sequence[str]) -> Iterator[list[str]]:
    """Cut paragraphs at the lines of underscores; pieces without a label of ProQuest are none."""
    held: list[str] = []
    for block in [*blocks, "_" * 20]:
        if re.fullmatch(r"_{10,}", block.strip()):
            if any(_key(each)[0] in _SURE for each in held):
                yield held
            held = []
        else:
            held.append(block)


def read_labelled(blocks: Sequence[str], place: str, url: str = "") -> RawArticle | Skipped:
    """Read one document of its paragraphs.

    The full text begins at its label and ends where the labelled paragraphs at the document's
    end begin, so that a paragraph of the text may begin with any word and a colon. A document
    without its full text is read as its abstract and marked as an extract.
    """
    end = _tail(blocks)
    start = next((n for n, block in enumerate(blocks) if _key(block)[0] == "text"), end)
    fields: dict[str, str] = {}
    for block in (*blocks[:start], *blocks[max(end, start + 1) :]):
        key, value = _key(block)
        if key and value and not _NONE.fullmatch(value):
            fields.setdefault(key, value)
    body = [_key(blocks[start])[1], *blocks[start + 1 : end]] if start < end else []
    body, more = _body([line for block in body for line in block.split("\n")])
    is_extract = not body
    body = body or [each for each in fields.get("abstract", "").split("\n") if each]
    title = _title(blocks[:start]) or fields.get("title", "")
    if not title and not body:
        return Skipped(place, "It has neither a title nor a text.")
    return _article_of(fields, title, body, more, is_extract=is_extract, url=url)


def _article_of(
    fields: dict[str, str],
    title: str,
    body: list[str],
    more: list[tuple[str, str]],
    *,
    is_extract: bool,
    url: str,
) -> RawArticle:
    info = fields.get("info", "")
    when = press.press_date(fields.get("date", "")) or press.press_date(info)
    page = fields.get("page", "")
    after = re.search(r"\d{4}\s*:\s*([\w.,-]{1,15}?)\.?$", info)
    return press.article(
        title,
        _PLACE.sub("", fields.get("source", "") or info.partition(" ; ")[0]),
        when,
        "\n\n".join(body),
        [
            ("author", _author(fields.get("author", ""))),
            ("page", page or (after.group(1) if after else "")),
            ("date as written", "" if when else fields.get("date", "")),
            *more,
            *((key, fields.get(key, "")) for key in _KEPT),
            ("document", fields.get("document", "")),
            (EXTRACT, "yes" if is_extract else ""),
        ],
        language=press.language_code(fields.get("language", "")),
        url=direct(fields.get("url", "") or url),
    )


def _tail(blocks: Sequence[str]) -> int:
    """Give where the labelled paragraphs at the end begin."""
    end = len(blocks)
    while end and (_key(blocks[end - 1])[0] not in ("", "text") or _is_furniture(blocks[end - 1])):
        end -= 1
    return end


def _key(block: str) -> tuple[str, str]:
    match = _LABEL.match(block)
    key = _KEYS.get(folding.words(match.group("label")), "") if match else ""
    return (key, block[match.end() :].strip()) if match and key else ("", block.strip())


def _is_furniture(block: str) -> bool:
    return bool(_FURNITURE.fullmatch(block.strip()) or _COUNTER.fullmatch(block.strip()))


def _title(blocks: Sequence[str]) -> str:
    """Give the first paragraph above the text that is no label, counter or address."""
    for block in blocks:
        if not (_key(block)[0] or _is_furniture(block) or _ADDRESS.fullmatch(block.strip())):
            return " ".join(block.split())
    return ""


def _body(lines: Sequence[str]) -> tuple[list[str], list[tuple[str, str]]]:
    """Give the text's paragraphs, and the caption and credit that stand under it."""
    kept = [line.strip() for line in lines if line.strip() and not _is_furniture(line)]
    kept = [] if len(kept) == 1 and _NONE.fullmatch(kept[0]) else kept
    more = []
    while kept:
        found = next(
            (
                (name, match)
                for name, pattern in (("caption", _CAPTION), ("credit", _CREDIT))
                if (match := pattern.match(kept[-1]))
            ),
            None,
        )
        if found is None or len(kept) == 1:
            break
        more.append((found[0], kept.pop()[found[1].end() :].strip()))
    return kept, more[::-1]


def _author(written: str) -> str:
    names = [" ".join(name.split()) for name in written.split(";") if name.strip()]
    return press.author("; ".join(names))
