"""The readers, one file a format; which one reads a file is told by the file's content."""

import functools
import importlib
from types import ModuleType

from corpus.readers.archive import is_archive, part_names
from corpus.readers.documents import plain
from corpus.readers.raw import Unreadable

# In the order in which they are asked: press databases first, plain text last.
READERS = (
    "press.europresse.page", "press.factiva.html", "press.factiva.xml", "press.proquest.html",
    "press.proquest.text", "press.lexisnexis.html",
    "press.lexisnexis.nexis_docx", "press.lexisnexis.text", "press.factiva.text", "press.rtf",
    "press.alceste", "documents.mail", "references.tagged", "references.bibtex",
    "documents.xml_text",
    "documents.pdf", "documents.rtf", "documents.docx", "documents.odt", "documents.epub",
    "documents.feed", "tables.json_lines", "documents.html_page", "tables.table",
    "documents.plain",
)  # fmt: skip

_SAVE_AS_TEXT = "Save the article as text, HTML, PDF or DOCX."
_OTHERS = (
    (b"\x89PNG", "is a picture (PNG).", "Import the text, not a picture of it."),
    (b"\xff\xd8\xff", "is a picture (JPEG).", "Import the text, not a picture of it."),
    (b"GIF8", "is a picture (GIF).", "Import the text, not a picture of it."),
    (b"II*\0", "is a picture (TIFF).", "Import the text, not a picture of it."),
    (b"MM\0*", "is a picture (TIFF).", "Import the text, not a picture of it."),
    (b"\x1f\x8b", "is a gzip archive.", "Unpack it, or pack the files as zip."),
    (b"7z\xbc\xaf", "is a 7z archive.", "Unpack it, or pack the files as zip."),
    (b"Rar!", "is a RAR archive.", "Unpack it, or pack the files as zip."),
    (b"BZh", "is a bzip2 archive.", "Unpack it, or pack the files as zip."),
    (b"MZ", "is a program.", _SAVE_AS_TEXT),
    (b"\x7fELF", "is a program.", _SAVE_AS_TEXT),
    (b"SQLite format 3\0", "is a database.", "Export its articles as CSV."),
    (b"<?xml", "is XML in no format that is read here.", "Save the articles as HTML, text or CSV."),
    (b"%!PS", "is PostScript.", "Save it as PDF."),
    (b"PAR1", "is a Parquet table.", "Save it as CSV or XLSX."),
)
_OLE = b"\xd0\xcf\x11\xe0"


def recognise(data: bytes, name: str) -> ModuleType:
    """Give the module that reads a file.

    Raises
    ------
    Unreadable
        When the file is empty, cut off, or in no format that is read here; it says which.
    """
    if not data.strip(b" \t\r\n\0\xef\xbb\xbf\xff\xfe"):
        raise Unreadable("is empty.", "Save it again or take it out.")
    for module in modules():
        if module.recognises(data, name):
            return module
    raise _unknown(data)


@functools.cache
def modules() -> tuple[ModuleType, ...]:
    """Give the modules that read, each with `NAME`, `recognises` and `read`, in the order asked."""
    return tuple(importlib.import_module(f"{__name__}.{name}") for name in READERS)


def _unknown(data: bytes) -> Unreadable:
    other = plain.other_text(data)
    if other is not None:
        return other
    start = data[:200].lstrip(b"\xef\xbb\xbf \t\r\n")
    for sign, what, todo in _OTHERS:
        if start.startswith(sign):
            return Unreadable(what, todo)
    if data.startswith(_OLE):
        is_word = "WordDocument".encode("utf-16-le") in data
        what = "is an old Word file (.doc)." if is_word else "is an old Office file."
        return Unreadable(what, "Save it as DOCX or PDF.")
    if data.startswith(b"PK"):
        return _unknown_zip(data)
    return Unreadable("is in no format that is read here.", _SAVE_AS_TEXT)


def _unknown_zip(data: bytes) -> Unreadable:
    names = part_names(data)
    if not names:
        what = "is cut off or damaged: a document or archive without its list of contents."
        return Unreadable(what, "Save or download it again.")
    if is_archive(data):
        return Unreadable("is an archive.", "Unpack it, or drop it as a .zip file by itself.")
    if any(name.startswith("ppt/") for name in names):
        return Unreadable("is a presentation.", _SAVE_AS_TEXT)
    return Unreadable("is a document in no format that is read here.", _SAVE_AS_TEXT)
