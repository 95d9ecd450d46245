"""Recoupe's own words on the slides, in English and in French."""

import re
from dataclasses import dataclass
from typing import Any

import pandas as pd

from exports.provenance import Forms

LANGUAGES = ("en", "fr")
_POINT = re.compile(r"\.(?=\d)")
_THIN = "\N{NARROW NO-BREAK SPACE}"


@dataclass(frozen=True)
class Phrases:
    """How one language says what stands on the slides."""

    language: str
    locale: str
    articles: Forms
    outlets: Forms
    more_outlets: str
    sources: str
    method: str
    more_sources: str
    continued: str
    outlet: str
    article: str
    day: str
    address: str
    sentence: str
    unknown_outlet: str
    no_date: str
    first_rows: str
    first_bars: str
    strongest: str
    strongest_marks: str
    topics: str
    empty: str
    made: str
    view: str
    cut_title: str
    cut_comment: str
    chart: str
    table: str
    drawing: str

    def number(self, value: float, digits: int = 0) -> str:
        """Write a number as the language does."""
        text = f"{value:,.{digits}f}"
        if self.language == "en":
            return text
        return text.replace(",", _THIN).replace(".", ",")

    def decimal(self, text: str) -> str:
        """Write the point of a number in a text as the language does."""
        return text if self.language == "en" else _POINT.sub(",", text)

    def count(self, number: int, noun: Forms) -> str:
        """Write a number with its noun."""
        plural = number > 1 if self.language == "fr" else number != 1
        return f"{self.number(number)} {noun[plural]}"

    def date(self, day: Any) -> str:
        """Write a day; "" stands for none."""
        from babel.dates import format_date

        return "" if pd.isna(day) else format_date(day, "d MMM y", self.language)


ENGLISH = Phrases(
    language="en",
    locale="en-GB",
    articles=("article", "articles"),
    outlets=("outlet", "outlets"),
    more_outlets="and {number} more",
    sources="Sources",
    method="How this was made",
    more_sources="and {number} more articles, listed in the workbook",
    continued="{title} ({page} of {pages})",
    outlet="Outlet",
    article="Title",
    day="Date",
    address="Address",
    sentence="Sentence",
    unknown_outlet="Unknown outlet",
    no_date="no date",
    first_rows="The first {shown} rows of {number}.",
    first_bars="The first {shown} of {number}.",
    strongest="The {rows} by {columns} strongest of {all_rows} rows by {all_columns} columns.",
    strongest_marks="The {shown} largest of {number} names, with the links between them.",
    topics="The first {shown} of {number} topics.",
    empty="There is nothing to draw.",
    made="How it was made",
    view="To see it again in Recoupe",
    cut_title="The whole title",
    cut_comment="The whole comment",
    chart="Chart",
    table="Table",
    drawing="Drawing",
)
FRENCH = Phrases(
    language="fr",
    locale="fr-FR",
    articles=("article", "articles"),
    outlets=("média", "médias"),
    more_outlets="et {number} autres",
    sources="Sources",
    method="Méthode",
    more_sources="et {number} autres articles, dont la liste est dans le classeur",
    continued="{title} ({page} sur {pages})",
    outlet="Média",
    article="Titre",
    day="Date",
    address="Adresse",
    sentence="Phrase",
    unknown_outlet="Média inconnu",
    no_date="sans date",
    first_rows="Les {shown} premières lignes sur {number}.",
    first_bars="Les {shown} premiers sur {number}.",
    strongest="Les {rows} lignes et {columns} colonnes les plus fortes, sur {all_rows} et "
    "{all_columns}.",
    strongest_marks="Les {shown} noms les plus fréquents sur {number}, avec leurs liens.",
    topics="Les {shown} premiers thèmes sur {number}.",
    empty="Il n’y a rien à dessiner.",
    made="Comment ce résultat est obtenu",
    view="Pour le retrouver dans Recoupe",
    cut_title="Le titre entier",
    cut_comment="Le commentaire entier",
    chart="Graphique",
    table="Tableau",
    drawing="Dessin",
)


def phrases(language: str) -> Phrases:
    """Give the words of a language of `LANGUAGES`."""
    return {"en": ENGLISH, "fr": FRENCH}[language]
