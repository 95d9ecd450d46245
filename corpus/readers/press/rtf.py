"""RTF files of Nexis and Factiva: turned into text, then read as their text files are."""

from corpus.readers.press.factiva import text as factiva
from corpus.readers.press.lexisnexis import text as lexisnexis
from corpus.readers.raw import Read, Unreadable
from corpus.text.decode import tidy

NAME = "Nexis or Factiva RTF"

_MARKS = (
    b"End of Document", b"Load-Date", b"LOAD-DATE", b"advance.lexis", b"DOCUMENTS", b"activa",
    b"Document ", b"Dokument ", b"Fin du document", b"nexis",
)  # fmt: skip


def recognises(data: bytes, name: str) -> bool:
    """Tell an RTF file that holds the articles of a press database."""
    if data.lstrip()[:5] != b"{\\rtf" or not any(mark in data for mark in _MARKS):
        return False
    try:
        text = _text(data)
    except Exception:  # a broken file is another reader's to report
        return False
    return factiva.shows_in(text) or lexisnexis.recognises(text.encode(), name)


def read(data: bytes, name: str) -> Read:
    """Read every article of an RTF file.

    Raises
    ------
    Unreadable
        When there is none.
    """
    try:
        text = _text(data)
    except Exception as problem:
        raise Unreadable("This RTF file is damaged or cut off.", "Download it again.") from problem
    return factiva.read_text(text) if factiva.shows_in(text) else lexisnexis.read_text(text)


def _text(data: bytes) -> str:
    from striprtf.striprtf import rtf_to_text

    return tidy(rtf_to_text(data.decode("latin-1"), errors="replace"))
