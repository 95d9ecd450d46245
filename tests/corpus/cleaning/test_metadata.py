"""What a text says of itself: title, outlet, agency, day, language."""

from datetime import date

import pytest

from corpus.cleaning.metadata import language_of, origin_of, outlet_of, read_metadata, title_of
from corpus.text.dates import file_name_date, read_date, written_date

BODY = "La ministre a présenté mardi son plan devant les députés, qui l'ont longuement débattu."


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["Publié le 16 mai 2024 à 10h30"], date(2024, 5, 16)),
        (["Publié le 16/05/2024, mis à jour le 18/05/2024"], date(2024, 5, 16)),
        (["Par Anne Roy, publié le 1er mars 2023"], date(2023, 3, 1)),
        (["Mis à jour le 2 août 2023"], date(2023, 8, 2)),
        (["PÉKIN, 16 mai 2024 (Agence) – La visite commence."], date(2024, 5, 16)),
        (["Published May 16, 2024"], date(2024, 5, 16)),
        (["2024-05-16"], date(2024, 5, 16)),
        (["25/01/2019 16:01:09 -"], date(2019, 1, 25)),
        (["Publié le 31 février 2024"], None),
        (["Publié le 16 mai"], None),
        (
            ["Le 16 mai 2024, les deux présidents se sont retrouvés devant le palais du peuple."],
            None,
        ),
        (["Le traité du 16 juillet 2001 reste en vigueur."], None),
        ([], None),
    ],
)
def test_a_date_needs_a_sign_of_publication(lines, expected):
    assert written_date(lines, "fr") == expected


def test_figures_are_read_in_french_order_and_left_open_in_english():
    assert read_date("03/04/2024", "fr") == date(2024, 4, 3)
    assert read_date("03/04/2024", "en") is None
    assert read_date("25/04/2024", "en") == date(2024, 4, 25)


def test_other_languages_are_read_too():
    assert read_date("16 de mayo de 2024", "es") == date(2024, 5, 16)


def test_a_file_name_may_begin_with_the_date():
    assert file_name_date("2024-05-16_titre.txt") == date(2024, 5, 16)
    assert file_name_date("2024-13-16_titre.txt") is None
    assert file_name_date("article-2024.txt") is None


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["Le plan divise les députés | La Gazette", BODY], "La Gazette"),
        (["Le plan divise - La Gazette", "Le plan divise", BODY], "La Gazette"),
        (["Pékin - un sommet sans témoins", BODY], ""),
        ([BODY, "© 2024 La Gazette. Tous droits réservés"], "La Gazette"),
        ([BODY, "La Gazette est un média libre et indépendant, sans publicité."], "La Gazette"),
        ([BODY, "De Gazette News."], "Gazette News"),
        ([BODY, "© 2019 AFP"], ""),
        ([BODY], ""),
        ([], ""),
    ],
)
def test_the_outlet_is_the_one_that_the_page_names_as_its_own(lines, expected):
    assert outlet_of(lines) == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([BODY, "L'Associated Press a contribué à cet article."], "Associated Press"),
        ([BODY, "(Avec Reuters)"], "Reuters"),
        ([BODY, "Avec AFP"], "AFP"),
        ([BODY, "© 2019 AFP"], "AFP"),
        (["Le plan", "Lyon (AFP) - " + BODY], "AFP"),
        (["Le plan", "LYON, 3 mai 2023 (Agence Lumen) – " + BODY], "Agence Lumen"),
        (["Le plan", "Lyon", "CNN", BODY], "CNN"),
        ([BODY + " (Agence Lumen)"], "Agence Lumen"),
        ([BODY, "Martin a rapporté de Lyon."], ""),
        ([BODY + " Elle l'a dit à l'AFP."], ""),
        (["La réunion de l'ONU (Organisation des Nations unies) a commencé.", BODY], ""),
        ([], ""),
    ],
)
def test_the_origin_is_the_agency_credited(lines, expected):
    assert origin_of(lines) == expected


def test_a_text_without_title_goes_by_its_first_words():
    title = title_of(BODY + "\n\n" + BODY)
    assert title.endswith("…") and BODY.startswith(title[:-1]) and len(title) <= 81
    assert title_of("Un plan contesté\n\n" + BODY) == "Un plan contesté"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (BODY, "fr"),
        ("The minister told parliament on Tuesday that the plan would go ahead.", "en"),
        ("Die Ministerin hat am Dienstag ihren Plan im Parlament vorgestellt.", "de"),
        ("La ministra presentó el martes su plan ante los diputados del congreso.", "es"),
    ],
)
def test_language(text, language):
    assert language_of(text) == language


def test_a_text_that_says_nothing_of_itself_is_left_without_guesses():
    said = read_metadata(BODY, BODY)
    assert (said.source, said.origin, said.date) == ("", "", None)
