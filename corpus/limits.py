"""How much the import takes in, in one place: each limit is told before it bites and can be raised."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, fields

MB = 1_000_000
PREFIX = "RECOUPE_LIMIT_"


@dataclass(frozen=True, slots=True)
class Limits:
    """What one import may hold; each has its environment variable, see `limit_sentences`."""

    file_bytes: int = 50 * MB
    upload_bytes: int = 500 * MB  # also what an archive may unpack to
    articles: int = 20_000
    characters: int = 1_000_000
    pdf_pages: int = 2_000
    seconds: int = 15
    memory_bytes: int = 1_000 * MB
    members: int = 20_000
    ratio: int = 100
    import_seconds: int = 1_800
    import_characters: int = 300 * MB


@dataclass(frozen=True, slots=True)
class _Setting:
    """The variable that changes a limit, what one of it stands for, and how it is told."""

    variable: str
    unit: int
    sentence: str


_SETTINGS = {
    "file_bytes": _Setting("FILE_MB", MB, "A file may be {:,} MB large."),
    "upload_bytes": _Setting("UPLOAD_MB", MB, "An upload, unpacked, may be {:,} MB large."),
    "articles": _Setting("ARTICLES", 1, "A file may hold {:,} articles."),
    "characters": _Setting("CHARACTERS", 1, "An article may be {:,} characters long."),
    "pdf_pages": _Setting("PDF_PAGES", 1, "Of a PDF, {:,} pages are read."),
    "seconds": _Setting("SECONDS", 1, "Reading a file may take {:,} seconds."),
    "memory_bytes": _Setting("MEMORY_MB", MB, "Reading a file may take {:,} MB of memory."),
    "members": _Setting("MEMBERS", 1, "An archive may hold {:,} files."),
    "import_seconds": _Setting("IMPORT_MINUTES", 60, "An import may take {:,} minutes."),
    "import_characters": _Setting(
        "IMPORT_MILLIONS", MB, "An import may bring {:,} million characters."
    ),
    "ratio": _Setting("RATIO", 1, "A file in an archive may be packed {:,} to 1."),
}


def current_limits(environ: Mapping[str, str] | None = None) -> Limits:
    """Give the limits as the environment sets them.

    Raises
    ------
    ValueError
        When a variable is no whole number above zero; it names the variable and its value.

    Examples
    --------
    >>> current_limits({"RECOUPE_LIMIT_FILE_MB": "80"}).file_bytes
    80000000
    """
    environ = os.environ if environ is None else environ
    raised = {
        name: _whole(PREFIX + setting.variable, environ[PREFIX + setting.variable]) * setting.unit
        for name, setting in _SETTINGS.items()
        if environ.get(PREFIX + setting.variable, "").strip()
    }
    return Limits(**raised)


def as_environment(limits: Limits) -> dict[str, str]:
    """Give the variables that set these limits (in whole units, rounded up) in another process.

    Examples
    --------
    >>> as_environment(Limits(file_bytes=1_500_000))["RECOUPE_LIMIT_FILE_MB"]
    '2'
    """
    return {
        PREFIX + setting.variable: str(-(-getattr(limits, name) // setting.unit))
        for name, setting in _SETTINGS.items()
    }


def limit_sentences(limits: Limits) -> tuple[str, ...]:
    """Give one sentence a limit, each with the variable that raises it.

    Examples
    --------
    >>> limit_sentences(Limits())[2]
    'A file may hold 20,000 articles (to change it: RECOUPE_LIMIT_ARTICLES).'
    """
    return tuple(_sentence(limits, field.name) for field in fields(limits))


def _sentence(limits: Limits, name: str) -> str:
    setting = _SETTINGS[name]
    said = setting.sentence.format(getattr(limits, name) // setting.unit)
    return f"{said[:-1]} (to change it: {PREFIX}{setting.variable})."


def _whole(variable: str, value: str) -> int:
    number = int(value) if value.strip().isdecimal() else 0
    if number < 1:
        raise ValueError(f"{variable} is {value!r}: it must be a whole number above 0")
    return number
