"""Files that hold many articles and are read as one: proposed, and cut apart when the reader says so."""

import pytest

from corpus.importing import preview
from corpus.readers.pieces import pieces_of
from corpus.readers.raw import RawArticle
from tests import FILES

MANY = ("digest_german.rtf", "digest_labels.txt", "digest_heads.txt", "web_many_articles.html")
RECORDS = ("digest_records.txt", "digest_signs.txt")


@pytest.fixture(scope="module")
def apart():
    files = [(name, (FILES / "cases" / name).read_bytes()) for name in MANY + RECORDS]
    return preview(files, choices={name: {"split": True} for name in MANY + RECORDS})


def heads(found, name):
    articles = [one.article for one in found.incoming if one.file == name]
    return [(each.title, each.source, str(each.date)) for each in articles]


def test_what_looks_like_many_is_said(cases):
    parted_by = {
        "digest_german.rtf": 'a line like "Courrier du Soir" vom 12.03.2023 Seite: 2',
        "digest_labels.txt": "the label Titre",
        "digest_heads.txt": "a line like Le Courrier de l'Aube, lundi 2 mai 2022, p. 3",
        "web_many_articles.html": "a heading each in article",
    }
    for name, what in parted_by.items():
        told = f"It looks like 3 articles, separated by {what}, and is read as one."
        assert told in cases[name].remarks
    assert all(len(cases[name].articles) == 1 for name in MANY)


def test_a_digest_is_read_apart(apart):
    assert heads(apart, "digest_german.rtf") == [
        ("Le conseil vote le texte", "Courrier du Soir", "2023-03-12"),
        ("Des travaux en ville", "Gazette.example", "2023-03-13"),
        ("Le port attend", "Courrier du Soir", "2023-03-13"),
    ]


def test_records_of_labels_are_read_apart(apart):
    assert heads(apart, "digest_labels.txt") == [
        ("La fanfare de Bréau part en tournée", "Le Héraut", "2021-04-03"),
        ("Un cinéma sous les platanes", "La Dépêche de Bréau", "2021-04-04"),
        ("Le musée ferme pour un an", "Le Héraut", "2021-04-06"),
    ]


def test_titles_above_heads_with_a_date_are_read_apart(apart):
    assert heads(apart, "digest_heads.txt") == [
        ("Les écluses rouvrent", "Le Courrier de l'Aube", "2022-05-02"),
        ("Le blé manque d'eau", "Le Courrier de l'Aube", "2022-05-03"),
        ("Un loup est vu au Mesnil", "Le Courrier de l'Aube", "2022-05-05"),
    ]


def test_the_articles_of_a_page_are_read_apart(apart):
    assert heads(apart, "web_many_articles.html") == [
        ("Le phare est vendu", "Le Rivage", "2020-06-12"),
        ("Des moules par milliers", "Le Rivage", "2020-06-13"),
        ("La navette ne part plus", "Île-Hebdo", "2020-06-15"),
    ]


def test_one_article_with_sections_dates_and_labels_is_one():
    text = """Le récit d'une nuit

Tout commence le 12 mars 2023, vers minuit, quand le gardien entend un bruit.

* * *

Date : c'est le premier mot que l'enquêteur écrit. Lieu : le second.

Le 13 mars 2023, à l'aube, la porte est trouvée ouverte et le coffre vide.

* * *

Le 14 mars 2023, un homme se présente au poste et demande à parler au maire."""
    assert pieces_of(RawArticle(text=text)) is None


def test_records_of_a_database_of_references_are_read_apart(apart):
    assert heads(apart, "digest_records.txt") == [
        ("Le bac rouvre", "Le Fanal", "2023-03-12"),
        ("La mine ferme", "La Gazette", "2023-03-13"),
    ]
    first = next(one.article for one in apart.incoming if one.file == "digest_records.txt")
    assert first.text.startswith("Le bac rouvre lundi aux voitures")
    assert dict(first.extra)["issn"] == "1234-5678"


def test_what_stands_above_the_first_is_told(apart):
    assert [title for title, _, _ in heads(apart, "digest_signs.txt")] == [
        "Le bac rouvre lundi",
        "La mine ferme",
        "Le marché déménage",
    ]
    told = apart.remarks[apart.remarks["file"] == "digest_signs.txt"]["what"].map(str)
    assert any("left out: REVUE DE PRESSE DU 12 MARS 2023" in what for what in told)
