"""From what and how a chart was made: the line under it, and the paragraph for a methods section."""

import datetime
import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from exports.portable import portable

VERSION = "1.0.0"  # Recoupe's
LANGUAGES = ("en", "fr")
Forms = tuple[str, str]  # one, many
_SPACES = re.compile(r"[ \t\r\n\f\v\x85\u2028\u2029]+")  # those that French keeps whole stay


@dataclass(frozen=True)
class Provenance:
    """What a result was made from, how, when, and by which version.

    `corpus` is its name and `fingerprint` its twelve hex digits; `articles`, `outlets` and `words`
    count what the filters keep; `first` and `last` are its first and last day, None when no article
    has a date. `filters` says in words what was left out, "" for nothing. `method` says in English,
    `method_fr` in French, in one or two sentences how the result was found, with the parameters.
    `version` is Recoupe's, `made` the day of the export.
    """

    corpus: str
    fingerprint: str
    articles: int
    outlets: int
    words: int
    first: datetime.date | None
    last: datetime.date | None
    filters: str
    method: str
    method_fr: str
    version: str
    made: datetime.date


def fingerprint(articles: pd.DataFrame) -> str:
    """Give twelve hex digits that are the same for the same articles, in whatever order they stand.

    They change with any text, title, outlet, credit, date, language, address or column of the
    reader's own; the text as it was read before cleaning (`raw`) does not count.

    Examples
    --------
    >>> import pandas as pd
    >>> one = pd.DataFrame({"article_id": ["a", "b"], "text": ["Il gèle.", "Il neige."]})
    >>> fingerprint(one) == fingerprint(one[::-1]) != fingerprint(one.head(1))
    True
    """
    table = portable(articles)
    table = table[sorted(table.columns)]
    rows = sorted("\0".join(row) for row in table.itertuples(index=False))
    digest = hashlib.sha256("\0".join(table.columns).encode("utf-8", "replace"))
    for row in rows:
        digest.update(b"\1" + row.encode("utf-8", "replace"))
    return digest.hexdigest()[:12]


def footer(provenance: Provenance, *, language: str = "en") -> str:
    """Give the one line that stands under a chart: n, period, filters, method, corpus, version, day.

    Raises
    ------
    ValueError
        For a language other than "en" and "fr".
    """
    known = provenance
    words = _words(language)
    filters = f"{words.filters}{words.colon}{known.filters}" if known.filters else words.no_filter
    corpus = f"corpus {known.corpus} ({known.fingerprint})"
    made = f"Recoupe {known.version}, {words.day(known.made)}"
    parts = [f"n = {_sizes(known, words)}", _period(known, words), filters, _method(known, words)]
    return " · ".join(_one_line(part).rstrip(".") for part in [*parts, corpus, made] if part)


def methods_paragraph(provenances: Iterable[Provenance], *, language: str = "en") -> str:
    """Give a paragraph for a methods section: the corpus, each method once, version and days.

    Filters are named as they were set, with the methods that they apply to when not all exhibits
    have the same.

    Parameters
    ----------
    provenances : iterable of Provenance
        Those of all the exhibits, in their order; none gives "".
    language : "en" or "fr"

    Raises
    ------
    ValueError
        For a language other than "en" and "fr".
    """
    words = _words(language)
    provenances = list(provenances)
    if not provenances:
        return ""
    return " ".join(
        _one_line(sentence)
        for sentence in [
            *_corpora(provenances, words),
            *_methods(provenances, words),
            *_makers(provenances, words),
        ]
    )


@dataclass(frozen=True)
class _Words:
    """How one language says it."""

    language: str
    articles: Forms
    outlets: Forms
    words: Forms
    filters: str
    no_filter: str
    corpus: str
    one_day: str
    from_to: str
    filtered: str
    part: str
    made: str
    reference: str
    colon: str

    def count(self, number: int, noun: Forms) -> str:
        """Write a number with its noun."""
        plural = number > 1 if self.language == "fr" else number != 1
        return f"{self.number(number)} {noun[plural]}"

    def number(self, number: int) -> str:
        """Write a whole number."""
        return f"{number:,}".replace(
            ",", "\N{NARROW NO-BREAK SPACE}" if self.language == "fr" else ","
        )

    def day(self, date: datetime.date) -> str:
        """Write a day."""
        from babel.dates import format_date

        return format_date(date, "d MMMM y", locale=self.language)

    def quote(self, name: str) -> str:
        """Put a name between quotation marks."""
        space = "\N{NO-BREAK SPACE}"
        return f"«{space}{name}{space}»" if self.language == "fr" else f"“{name}”"


_ENGLISH = _Words(
    language="en",
    articles=("article", "articles"),
    outlets=("outlet", "outlets"),
    words=("word", "words"),
    filters="filters",
    no_filter="no filter",
    corpus="The corpus {name} holds {sizes}{period} (fingerprint {fingerprint}).",
    one_day=", published on {first}",
    from_to=", published from {first} to {last}",
    filtered="Filters: {filters}.",
    part="With the filters {filters} ({sizes}):",
    made="Computed with Recoupe {version} on {days}.",
    reference="the same articles and settings give the same figures.",
    colon=": ",
)
_FRENCH = _Words(
    language="fr",
    articles=("article", "articles"),
    outlets=("média", "médias"),
    words=("mot", "mots"),
    filters="filtres",
    no_filter="sans filtre",
    corpus="Le corpus {name} compte {sizes}{period} (empreinte {fingerprint}).",
    one_day=", publiés le {first}",
    from_to=", publiés du {first} au {last}",
    filtered="Filtres : {filters}.",
    part="Avec les filtres {filters} ({sizes}) :",
    made="Calculs faits avec Recoupe {version} le {days}.",
    reference="les mêmes articles et réglages donnent les mêmes chiffres.",
    colon="\N{NO-BREAK SPACE}: ",
)


def _words(language):
    if language not in LANGUAGES:
        raise ValueError(f"language is {language!r}; it must be one of {', '.join(LANGUAGES)}")
    return _FRENCH if language == "fr" else _ENGLISH


def _sizes(known, words):
    parts = [words.count(known.articles, words.articles)]
    if known.outlets:  # 0: no article's outlet is known
        parts.append(words.count(known.outlets, words.outlets))
    return ", ".join([*parts, words.count(known.words, words.words)])


def _period(known, words):
    if known.first is None or known.last is None:
        return ""
    first, last = words.day(known.first), words.day(known.last)
    return first if first == last else f"{first} – {last}"


def _published_when(known, words):
    if known.first is None or known.last is None:
        return ""
    form = words.one_day if known.first == known.last else words.from_to
    return form.format(first=words.day(known.first), last=words.day(known.last))


def _method(known, words):
    return (known.method_fr or known.method) if words.language == "fr" else known.method


def _corpora(provenances, words):
    """Say each corpus once, as its largest view has it, and the filters that all share."""
    largest: dict[str, Provenance] = {}
    for known in provenances:
        before = largest.setdefault(known.fingerprint, known)
        if known.articles > before.articles:
            largest[known.fingerprint] = known
    for known in largest.values():
        yield words.corpus.format(
            name=words.quote(known.corpus),
            sizes=_sizes(known, words),
            period=_published_when(known, words),
            fingerprint=known.fingerprint,
        )
    if len({known.filters for known in provenances}) == 1 and provenances[0].filters:
        yield words.filtered.format(filters=provenances[0].filters)


def _methods(provenances, words):
    """Say each method once, under the filters that it was used with when these differ."""
    same = len({known.filters for known in provenances}) == 1
    groups: dict[str, list[Provenance]] = {}
    for known in provenances:
        groups.setdefault("" if same else known.filters, []).append(known)
    told: set[tuple[str, str]] = set()
    for filters, members in groups.items():
        methods = [_sentence(_method(known, words)) for known in members]
        fresh = list(
            dict.fromkeys(text for text in methods if text and (filters, text) not in told)
        )
        told.update((filters, text) for text in fresh)
        if filters and fresh:
            yield words.part.format(filters=filters, sizes=_sizes(members[0], words))
        yield from fresh


def _makers(provenances, words):
    for version in dict.fromkeys(known.version for known in provenances):
        days = sorted({known.made for known in provenances if known.version == version})
        made = " – ".join(words.day(day) for day in dict.fromkeys((days[0], days[-1])))
        sentence = words.made.format(version=version, days=made).rstrip(".")
        yield f"{sentence}{' ; ' if words.language == 'fr' else '; '}{words.reference}"


def _one_line(text):
    return _SPACES.sub(" ", text).strip()


def _sentence(text):
    """End with a full stop."""
    text = _one_line(text)
    return text if not text or text[-1] in ".!?…" else f"{text}."
