"""What an exported file is called."""

import hashlib
import re
import unicodedata


def file_name(title: str, ending: str, data: bytes = b"") -> str:
    """Name a file after what it shows: lower case, ASCII, words joined by hyphens.

    A few digits of the content's SHA-256 follow when `data` is given: two large files of one
    name and length would otherwise be served as one.

    >>> file_name("Keywords by outlet (24 articles)", "csv")
    'recoupe-keywords-by-outlet-24-articles.csv'
    """
    ascii_title = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", ascii_title)
    slug = "-".join(words)[:70].rstrip("-") or "chart"
    digits = f"-{hashlib.sha256(data).hexdigest()[:8]}" if data else ""
    return f"recoupe-{slug}{digits}.{ending}"
