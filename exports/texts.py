"""Any text as a slide can hold it, and how much room it takes."""

import html
import re
import unicodedata
from collections.abc import Sequence

_UNWRITABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff"
    "\ufffe\uffff]"
)
_SPACES = re.compile(r"[ \t\r\n\u2028\u2029]+")  # those that French keeps whole stay
_BREAK = re.compile(r"<br\s*/?>")
_MARKUP = re.compile(r"</?(?:b|i|em|strong|sub|sup|span|a)(?:\s[^<>]*)?>")
_NARROW = set("iljtfrI.,;:!|'’()[]/· \u00a0\u202f-")


def safe(text: object) -> str:
    """Give a text that XML can hold: no control character, no half of a pair, one line.

    Examples
    --------
    >>> safe("Le gel\\x00 à\\u202e\\n Pékin")
    'Le gel à Pékin'
    """
    return clean_signs(text).strip()


def clean_signs(text: object) -> str:
    """Give a text as `safe` does, with the space at its ends."""
    return _SPACES.sub(" ", _UNWRITABLE.sub("", str(text)))


def as_read(text: object) -> str:
    """Give what a text of a figure shows to its reader: plotly reads a small HTML in them.

    Examples
    --------
    >>> as_read("<b>Gaz &amp; p&eacute;trole</b><br>&lt;img&gt;")
    'Gaz & pétrole <img>'
    """
    return safe(html.unescape(_MARKUP.sub("", _BREAK.sub(" ", str(text)))))


def shorten(text: str, most: int) -> str:
    """Cut a text at so many characters, with an ellipsis."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """Estimate how wide a line of text is, in points, at a size in points; rather too wide."""
    ems = sum(map(_ems, text))
    return ems * size * (1.08 if bold else 1)


def _ems(letter):
    if letter in _NARROW:
        return 0.33
    if unicodedata.east_asian_width(letter) in "WF" or ord(letter) > 0xFFFF:
        return 1.15
    if unicodedata.combining(letter):
        return 0
    return 0.72 if letter.isupper() or letter in "mwMW%@…—" else 0.55


def line_count(text: str, size: float, room: float, *, bold: bool = False) -> int:
    """Estimate on how many lines a text stands in a box so many points wide."""
    lines, at = 1, 0.0
    for word in text.split(" "):
        wide = text_width(word, size, bold=bold)
        space = 0.33 * size if at else 0
        if at and at + space + wide > room:
            lines, at, space = lines + 1, 0.0, 0
        extra = int((wide - 0.01) // room) if wide > room else 0
        lines, at = lines + extra, at + space + wide - extra * room
    return lines


def fit_text(
    text: str, sizes: Sequence[float], room: float, height: float, *, bold: bool = False
) -> tuple[float, str]:
    """Give the largest of the sizes at which a text fits a box in points, and the text.

    Where even the smallest does not fit, the text is cut there.
    """
    for size in sizes:
        if line_count(text, size, room, bold=bold) * size * 1.2 <= height:
            return size, text
    size = sizes[-1]
    most = len(text)
    while (
        most > 10 and line_count(shorten(text, most), size, room, bold=bold) * size * 1.2 > height
    ):
        most = int(most * 0.93)
    return size, shorten(text, most)
