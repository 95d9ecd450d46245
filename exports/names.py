"""What files, sheets, columns and nodes are called, no two alike."""

import hashlib
import re
import unicodedata
from collections.abc import Callable


def distinct(
    stem: str,
    taken: set[str],
    *,
    form: str = "{} ({})",
    alike: Callable[[str], str] = str,
) -> str:
    """Give a name that is not taken, numbered from 2 where it is; it is taken from now on.

    Parameters
    ----------
    stem : str
        The name wanted.
    taken : set of str
        The names given so far, as `alike` gives them.
    form : str
        How name and number are put together.
    alike : callable
        What two names that count as one have in common; by default they must be the same.

    Examples
    --------
    >>> taken = {"Phare"}
    >>> distinct("Phare", taken), distinct("Phare", taken)
    ('Phare (2)', 'Phare (3)')
    """
    name, number = stem, 1
    while alike(name) in taken:
        number += 1
        name = form.format(stem, number)
    taken.add(alike(name))
    return name


def file_name(title: str, ending: str, data: bytes = b"") -> str:
    """Name a file after what it shows: lower case, ASCII, words joined by hyphens.

    A few digits of the content's SHA-256 follow when `data` is given: two large files of one
    name and length would otherwise be served as one.

    Examples
    --------
    >>> file_name("Keywords by outlet (24 articles)", "csv")
    'recoupe-keywords-by-outlet-24-articles.csv'
    """
    ascii_title = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", ascii_title)
    slug = "-".join(words)[:70].rstrip("-") or "chart"
    digits = f"-{hashlib.sha256(data).hexdigest()[:8]}" if data else ""
    return f"recoupe-{slug}{digits}.{ending}"
