"""Bytes to text by one fixed rule, since guessing reads French wrong more often than not."""

import re
import unicodedata

LONGEST_WORD = 1_000  # longer runs without a space make some libraries quadratic

_BYTE_ORDER_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_UNREADABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")


def decode(data: bytes) -> str:
    """Give the text of a file.

    The order is fixed: byte order mark, UTF-16 by its zero bytes, strict UTF-8, then line by
    line UTF-8 or else Windows-1252 (so a file of both is read right). Line ends become `\\n`,
    control characters but tab go, letters are composed (NFC), and a run of more than 1,000
    characters without a space is broken by one.

    >>> decode("été".encode("cp1252")), decode("été".encode("utf-16"))
    ('été', 'été')
    """
    return tidy(_text(data))


def tidy(text: str) -> str:
    """Give text that every later step and every export can carry."""
    text = _LINE_ENDS.sub("\n", text)
    text = unicodedata.normalize("NFC", _UNREADABLE.sub("", text))
    return re.sub(r"\S+", _broken, text)


def _text(data: bytes) -> str:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, errors="replace")
    encoding = zero_byte_encoding(data)
    if encoding:
        return data.decode(encoding, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return "\n".join(_line(line) for line in data.replace(b"\r\n", b"\n").split(b"\n"))


def zero_byte_encoding(data: bytes) -> str | None:
    """Tell UTF-16 without a mark: half of its bytes are zero, all on the same side."""
    sample = data[:4_000]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    half = len(sample) / 2
    if odd > 0.4 * half and even < 0.1 * half:
        return "utf-16-le"
    if even > 0.4 * half and odd < 0.1 * half:
        return "utf-16-be"
    return None


def storable(text: str) -> str:
    """Half a surrogate pair, which no file can hold, becomes a question mark."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _line(line: bytes) -> str:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return "".join(map(_WINDOWS_1252.__getitem__, line))


# The five bytes that Windows-1252 leaves open are read as Latin-1 control characters.
_WINDOWS_1252 = [
    bytes([byte]).decode("cp1252" if byte not in (0x81, 0x8D, 0x8F, 0x90, 0x9D) else "latin-1")
    for byte in range(256)
]


def _broken(word: re.Match) -> str:
    run = word.group()
    if len(run) <= LONGEST_WORD:
        return run
    return " ".join(run[i : i + LONGEST_WORD] for i in range(0, len(run), LONGEST_WORD))
