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
_HALF_LETTER = re.compile("[\xc3-\xc5\xe2][\x80-\x84\x86-\x9f]")
_TWICE = re.compile("[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_UNREADABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")


def decode(data: bytes) -> str:
    """Give the text of a file.

    The order is fixed: byte order mark, UTF-16 by its zero bytes, strict UTF-8, then line by
    line UTF-8 or else Windows-1252 (so a file of both is read right). Line ends become `\\n`,
    control characters but tab go, letters are composed (NFC), and a run of more than 1,000
    characters without a space is broken by one.

    Examples
    --------
    >>> decode("été".encode("cp1252")), decode("été".encode("utf-16"))
    ('été', 'été')
    """
    return tidy(_text(data))


def tidy(text: str) -> str:
    """Give text that every later step and every export can carry.

    UTF-8 that was read as Latin-1 is read again where it left control characters, which nothing
    else leaves: they would be lost with half of their letter.

    Examples
    --------
    >>> tidy("L'Ã\x89cho")
    "L'Écho"
    """
    if _HALF_LETTER.search(text):
        text = _TWICE.sub(_read_again, text)
    text = _LINE_ENDS.sub("\n", text)
    text = unicodedata.normalize("NFC", _UNREADABLE.sub("", text))
    return re.sub(r"\S+", _break, text)


def _read_again(match: re.Match[str]) -> str:
    try:
        return match.group().encode("latin-1").decode("utf-8")
    except UnicodeError:
        return match.group()


def _text(data: bytes) -> str:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, errors="replace")
    unmarked = zero_byte_encoding(data)
    if unmarked:
        return data.decode(unmarked, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        older = _older_encoding(data)
        if older:
            return data.decode(older)
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


def _older_encoding(data: bytes) -> str:
    """Tell French of an old Macintosh or of DOS by its accents, "" for Windows-1252.

    In Windows-1252 their letters are signs that stand within no word (`rŽgion`, `r‚gion`): an
    older encoding is taken only where it makes five letters or more of what is then no letter.
    """
    words = re.findall(rb"[A-Za-z\x80-\xff]*[A-Za-z][A-Za-z\x80-\xff]*", data[:200_000])
    accented = [word for word in words if not word.isascii()]
    scores = {encoding: _score(accented, encoding) for encoding in ("cp1252", *_OLDER)}
    best = max(_OLDER, key=lambda encoding: scores[encoding])
    return best if scores[best] >= max(_FEWEST, scores["cp1252"] + _FEWEST) else ""


def _score(words: list[bytes], encoding: str) -> int:
    """Count the accented letters of French that words have, less what stands in no French word."""
    score = 0
    for word in words:
        for sign in word.decode(encoding, "replace"):
            if not sign.isascii():
                score += 1 if sign in _FRENCH else 0 if sign in _AROUND_WORDS else -1
    return score


def storable(text: str) -> str:
    """Make a question mark of half a surrogate pair, which no file can hold."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _line(line: bytes) -> str:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return "".join(map(_WINDOWS_1252.__getitem__, line))


_OLDER = ("mac_roman", "cp850")
_FEWEST = 3  # letters more than as Windows-1252, before an older encoding is believed
_FRENCH = frozenset("éèêëàâçùûüîïôœÉÈÊÀÂÇÙÛÎÏÔŒ")
_AROUND_WORDS = frozenset("’‘“”«»–—…\xa0•€°²³·")
# The five bytes that Windows-1252 leaves open are read as Latin-1 control characters.
_WINDOWS_1252 = [
    bytes([byte]).decode("cp1252" if byte not in (0x81, 0x8D, 0x8F, 0x90, 0x9D) else "latin-1")
    for byte in range(256)
]


def _break(word: re.Match) -> str:
    run = word.group()
    if len(run) <= LONGEST_WORD:
        return run
    return " ".join(run[i : i + LONGEST_WORD] for i in range(0, len(run), LONGEST_WORD))
