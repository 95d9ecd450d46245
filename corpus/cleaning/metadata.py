"""What a text says of itself: title, outlet, agency, date, language."""

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from corpus.cleaning.cleaner import site_name
from corpus.text import folding
from corpus.text.agencies import AGENCIES
from corpus.text.names import is_name

LANGUAGES = ("fr", "en", "de", "es", "it", "pt", "nl")
LONGEST_TITLE = 300
INCIPIT = 80  # characters of the first words that stand for a missing title

_NAME = r"[A-ZÀ-Ý0-9][\w.&'-]*"
_MEDIA_NAME = rf"((?:{_NAME}|de|du|des|la|le|l')(?: (?:{_NAME}|de|du|des|la|le)){{0,5}})"
_OUTLET_CUES = (
    re.compile(
        rf"^{_MEDIA_NAME} est un (?:m[ée]dia|journal|site|magazine|quotidien)\b"
        r"[^\n]{0,120}\b(?:ind[ée]pendant|libre)"
    ),
    re.compile(
        rf"^(?:©|Copyright ©?|\(c\)) ?(?:\d{{4}} )?{_MEDIA_NAME}[ .,–-]+"
        r"(?:Tous droits r[ée]serv[ée]s|All rights reserved)"
    ),
    re.compile(
        r"^(?:Par )?([A-ZÀ-Ý][\w' .&-]{2,40}?) (?:avec|with) (?:l')?(?:AFP|Reuters|AP|agences)\.?$"
    ),
)
_FROM_OUTLET = re.compile(rf"^(?:De|From|Source ?:) {_MEDIA_NAME}\.?$")
_AGENCY_NAMES = "|".join(sorted((re.escape(name) for name in AGENCIES), key=len, reverse=True))
_WROTE = re.compile(
    rf"(?:(?:l|la|le|les|the) )?({_AGENCY_NAMES}|agence(?: \S+){{1,4}}?) (?:a|ont|has|have)? ?"
    r"(?:contribue|contributed|participe|collabore)\w* (?:a|to) "
)
_BRACKET = re.compile(r"\(([^()\n]{2,50})\)")
_AGENCY_ITSELF = re.compile(
    r"(?:l'|d'|the )?(Agence [A-ZÀ-Ý][\w'-]+(?: [A-ZÀ-Ý][\w'-]+){0,3}|[A-ZÀ-Ý][\w-]+ News Agency)"
)
_BEFORE_AGENCY = re.compile(
    r"^(?:avec |with |source ?: ?)?(?:l'|la |les |the )?", flags=re.IGNORECASE
)
_ACRONYM = re.compile(r"[A-Z][A-Z0-9]{1,5}")


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of an article; "" and None where nothing certain is."""

    title: str
    source: str
    origin: str
    date: date | None
    language: str


def read_metadata(raw: str, clean_text: str) -> Metadata:
    """Give what a text says of itself, and nothing that would be a guess.

    The title is the first line when it reads like one, else the first words with an ellipsis.
    """
    from corpus.text.dates import written_date

    lines = [line.strip() for line in raw.replace("\u2019", "'").replace("\xa0", " ").split("\n")]
    lines = [line for line in lines if line]
    language = language_of(clean_text)
    return Metadata(
        title=title_of(clean_text),
        source=outlet_of(lines),
        origin=origin_of(lines),
        date=written_date(lines, language),
        language=language,
    )


def title_of(clean_text: str) -> str:
    """Give the title line, or the first words and an ellipsis when the text begins at once.

    Examples
    --------
    >>> title_of("Un sommet à Pékin\\n\\nLe président est arrivé.")
    'Un sommet à Pékin'
    """
    first = clean_text.partition("\n")[0]
    if has_title(clean_text) or len(first) <= INCIPIT:
        return first
    return first[:INCIPIT].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"


def has_title(clean_text: str) -> bool:
    """Tell whether the first line is a title: no long sentence, and something follows it."""
    first, _, rest = clean_text.partition("\n")
    is_sentence = first.endswith((".", ":", ",")) and first.count(" ") >= 11
    return bool(rest.strip()) and len(first) <= LONGEST_TITLE and not is_sentence


def outlet_of(lines: Sequence[str]) -> str:
    """Give the outlet that the page names as its own, "" if it names none."""
    if lines:
        tail = site_name(lines[0], lines[1:8])
        name = tail.strip(" |•»-–—")
        if name and len(name) <= 40 and folding.words(name) not in AGENCIES:
            return name
    for cue in (*_OUTLET_CUES, _FROM_OUTLET):
        for line in (*lines[-25:], *lines[:10]):
            found = cue.search(line[:400])
            if found and folding.words(found.group(1)) not in AGENCIES:
                return found.group(1).strip(" .")
    return ""


def origin_of(lines: Sequence[str]) -> str:
    """Give the agency that the text credits, "" if it credits none."""
    for line in (*lines[-12:], *lines[:6]):
        wrote = _WROTE.match(folding.words(line)) if len(line) < 200 else None
        if wrote:
            return _agency(wrote.group(1)) or _agency(line) or ""
    for number in range(len(lines)):
        name = _credit_at(lines, number)
        if name:
            return name
    return ""


def language_of(text: str) -> str:
    """Give the language (ISO 639-1) of a text among those that the press here is read in.

    Examples
    --------
    >>> language_of("Le président est arrivé jeudi dans la capitale chinoise.")
    'fr'
    """
    return _identifier().classify(text[:4_000])[0]


@functools.cache
def _identifier():
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages(list(LANGUAGES))
    return identifier


def _credit_at(lines: Sequence[str], number: int) -> str:
    """Give the agency credited by a line of its own, in a dateline, or at the end in brackets."""
    line, before = lines[number], lines[number - 1] if number else ""
    at_edge = number < 8 or number >= len(lines) - 8
    alone = _lone_credit(line, number, before) if at_edge else ""
    if alone:
        return alone
    for bracket in _BRACKET.finditer(line[:120] if number < 8 else ""):
        is_early = line[: bracket.start()].count(" ") <= 6
        agency = _agency(bracket.group(1)) if is_early else ""
        if agency and re.match(r" ?[-–—:.]| ?$", line[bracket.end() : bracket.end() + 3]):
            return agency
    final = _BRACKET.search(line[-60:]) if at_edge else None
    if final and line.rstrip(" .").endswith(final.group()):
        return _agency(final.group(1))
    return ""


def _lone_credit(line: str, number: int, before: str) -> str:
    """Give the agency of a line like `(Avec Reuters)`, `CNN`, `© 2019 AFP`; `© AFP` is a picture."""
    if len(line) >= 60 or "/" in line:
        return ""
    if 1 <= number <= 5 and _ACRONYM.fullmatch(line) and is_name(before, most=4):
        return AGENCIES.get(folding.words(line), line)
    return _agency(re.sub(r"^© ?\d{4} ", "", line).strip(" ()[].-–—"))


def _agency(words: str) -> str:
    """Give the first agency that a credit names."""
    for name in re.split(r"[,/;]| et | and | (?:avec|with) ", words):
        bare = _BEFORE_AGENCY.sub("", name.strip())
        if folding.words(bare) in AGENCIES:
            return AGENCIES[folding.words(bare)]
        itself = _AGENCY_ITSELF.fullmatch(bare)
        if itself:
            return itself.group(1)
    return ""
