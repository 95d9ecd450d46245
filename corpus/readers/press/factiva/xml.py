"""Factiva XML: the answers of its services (`ppsArticle`) and older documents (`distDoc`)."""

import re

from corpus.messages import Message
from corpus.readers.markup import Element, peek
from corpus.readers.press import fields as press
from corpus.readers.press.factiva import fields as factiva
from corpus.readers.raw import Read, Unreadable, articles_and_skipped
from corpus.text.decode import tidy

NAME = "Factiva XML"

_SIGN = re.compile(
    r"global\.factiva\.com|<(?:\w+:)?(?:ppsarticle|distdoc|archivedoc)\b|distdoc:archive|"
    r"<(?:\w+:)?accessionNo\b|<headline[^>]*\bfid=[\"']hd",
    re.IGNORECASE,
)
# Element names in lower case, by the code of the field they are.
_NAMES = {
    "HD": "headline title", "LP": "leadparagraph leadparagraphs leadpara leadparas lead",
    "TD": "tailparagraphs tailparagraph tailparas tailpara body text", "BY": "byline author",
    "SN": "sourcename srcname source", "SC": "sourcecode srccode", "LA": "baselanguage baselang language",
    "PD": "publicationdate pubdate pubdata date modificationdate", "ET": "publicationtime pubtime",
    "PG": "pages page", "SE": "sectionname section", "CLM": "columnname column", "ED": "edition",
    "WC": "wordcount", "AN": "accessionno accessionnum docid", "PUB": "publishername publisher",
    "CY": "copyright", "CR": "credit", "CT": "contact", "ART": "artwork", "VOL": "volume",
}  # fmt: skip
_CODE = {name: code for code, names in _NAMES.items() for name in names.split()}
_LISTS = {"newssubject": "NS", "region": "RE", "company": "CO", "industry": "IN"}
_PARAGRAPHS = ("paragraph", "para", "p")


def recognises(data: bytes, name: str) -> bool:
    """Tell Factiva XML by its namespace or by its elements."""
    text = peek(data, 20_000).lstrip("ï»¿ÿþ \t\r\n")
    is_xml = text.startswith("<") and "<html" not in text[:2_000].lower()
    return is_xml and bool(_SIGN.search(text))


def read(data: bytes, name: str) -> Read:
    """Read every article.

    Raises
    ------
    Unreadable
        When the file is no XML or holds no article.
    """
    root, is_damaged = _root(data)
    articles, skipped = articles_and_skipped(
        factiva.article_of_fields(_fields(node), Message("article {number}", number=number))
        for number, node in enumerate(_articles(root), start=1)
    )
    if not articles:
        raise Unreadable(
            "This Factiva file holds no article.",
            "Export the full articles, and not the headlines.",
        )
    damage = "The file is damaged or cut off; what could be read was read."
    return Read(articles, skipped, (damage,) if is_damaged else ())


def _root(data: bytes) -> tuple[Element, bool]:
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, recover=True, remove_comments=True,
        remove_pis=True, load_dtd=False,
    )  # fmt: skip
    try:
        root = etree.fromstring(data.lstrip(), parser)
    except (etree.XMLSyntaxError, ValueError):
        root = None
    return root, bool(len(parser.error_log))


def _articles(root: Element) -> list[Element]:
    if root is None:
        return []
    found = [node for node in root.iter() if _is_article(node)]
    return [node for node in found if not any(map(_is_article, node.iterdescendants()))]


def _is_article(node: Element) -> bool:
    return _name(node) in ("article", "document")


def _name(node: Element) -> str:
    return node.tag.rpartition("}")[2].lower() if isinstance(node.tag, str) else ""


def _fields(node: Element) -> dict[str, list[str]]:
    fields: dict[str, list[str]] = {}
    taken = None
    for each in node.iter():
        if taken is not None and any(above is taken for above in each.iterancestors()):
            continue
        code = (each.get("fid") or "").upper()
        code = (
            code if code in factiva.CODES else _CODE.get(_name(each), _LISTS.get(_name(each), ""))
        )
        if not code or (code == "HD" and _name(each) == "title" and len(each)):
            continue
        texts = _texts(each, code)
        if code in _LISTS.values():
            fields.setdefault(code, []).extend([*texts, ";"])
        elif texts and code not in fields or code in ("LP", "TD"):
            fields.setdefault(code, []).extend(texts)
        taken = each
    return {
        code: _one_list(texts) if code in _LISTS.values() else texts
        for code, texts in fields.items()
    }


def _one_list(texts: list[str]) -> list[str]:
    return ["; ".join(text for text in texts if text != ";")]


def _texts(node: Element, code: str) -> list[str]:
    """Give the paragraphs of an element; a date may stand in an attribute."""
    if code == "PD":
        written = " ".join("".join(node.itertext()).split())
        values = [each.get("value") or each.get("date") or "" for each in node.iter()]
        compact = next(
            (v for v in values if re.fullmatch(r"\d{8}", v)), written.replace("-", "")[:8]
        )
        day = press.compact_date(compact) if re.fullmatch(r"\d{8}", compact) else None
        if day:
            return [day.isoformat()]
        return [written or next((value for value in values if value), "")]
    nodes = [each for each in node.iter() if _name(each) in _PARAGRAPHS] or [node]
    texts = (tidy(" ".join("".join(each.itertext()).split())) for each in nodes)
    return [text for text in texts if text]
