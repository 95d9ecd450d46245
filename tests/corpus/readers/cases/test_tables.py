"""Tables as other programs write them: dates, columns, spaces, encodings, lists without texts."""

import pytest

from corpus.importing import preview
from tests import FILES


@pytest.mark.parametrize(
    ("name", "days"),
    [
        ("table_excel_dates.csv", ["2023-03-12", "2023-04-01", "2023-07-03"]),
        ("table_date_in_three.csv", ["2023-03-12", "2023-03-13"]),
        ("dates_serial.tsv", ["2023-03-12", "2023-03-13", "2023-03-16"]),
        ("dates_offset.csv", ["2023-03-12", "2023-03-11", "2023-03-13"]),
        ("dates_parts.csv", ["2021-04-03", "", "2021-06-14"]),
        ("dates_weekday.txt", ["2024-03-12"]),
        ("dates_weekday_english.txt", ["2017-01-03"]),
        ("dates_weekday_brief.txt", ["2021-06-05"]),
        ("dates_weekday_short.txt", ["2023-11-02"]),
    ],
)
def test_a_date_is_read_as_it_is_written(cases, name, days):
    assert [str(each.date or "") for each in cases[name].articles] == days


def test_a_line_that_is_a_date_is_no_part_of_the_text(cases):
    assert "Mardi 12 mars 2024" not in cases["dates_weekday.txt"].texts[0]
    assert "14 avril 2025" in cases["dates_weekday.txt"].texts[0]
    assert "January 3" not in cases["dates_weekday_english.txt"].texts[0]


def test_a_part_of_a_date_is_no_variable(cases):
    assert cases["table_date_in_three.csv"].values("publication_day") == ["", ""]


def test_spaces_after_separators(cases):
    found = cases["table_spaces.csv"]
    assert found.heads() == [
        ("Un accord, enfin", "Le Courrier", "2023-03-12"),
        ("Deuxième titre", "La Gazette", "2023-03-13"),
    ]
    assert found.texts[0].count(",") == 2
    more = cases["table_spaces_semicolons.csv"]
    assert [(each.title, each.source) for each in more.articles] == [
        ("Bal; fanfare", "Le Héraut"), ("Foire", "Le Héraut"),
    ]  # fmt: skip


def test_an_empty_column_holds_no_text_whatever_it_is_called(cases):
    found = cases["table_zotero.csv"]
    assert found.heads() == [
        ("Un accord enfin", "Le Courrier", "2023-03-12"),
        ("Travaux en ville", "La Gazette", "2023-03-13"),
    ]
    assert found.texts[1].startswith("La mairie a publié vendredi")
    assert [each.language for each in found.articles] == ["fr", "fr"]
    assert [each.url for each in found.articles] == ["https://exemple.fr/a", "https://exemple.fr/b"]
    assert len(cases["table_empty_text.csv"].articles) == 2


def test_rows_that_name_the_columns_again_are_no_articles(cases):
    found = cases["table_three_heads.csv"]
    assert [each.title for each in found.articles] == ["La fanfare", "Le bal"]
    assert any("name them again are left out: 2." in told for told in found.remarks)


def test_a_list_without_texts_is_kept_as_references(cases):
    listed, gdelt = cases["media_list.json"], cases["gdelt.csv"]
    assert listed.heads() == [
        ("La fanfare part en tournée", "Le Héraut", "2021-04-03"),
        ("Le bal est reporté", "Le Héraut", "2021-06-05"),
    ]
    assert listed.values("extract") == gdelt.values("extract") == ["yes", "yes"]
    assert gdelt.heads() == [
        ("La fanfare part", "heraut.example", "2021-04-03"),
        ("The band leaves", "vale.example", "2021-04-04"),
    ]
    assert any("kept as references" in told for told in listed.remarks)


def test_a_refused_table_is_read_once_its_text_is_named(cases):
    name = "table_short_cells.csv"
    assert cases[name].entry.status == "refused"
    data = (FILES / "cases" / name).read_bytes()
    found = preview([(name, data)])
    assert [each.column for each in found.columns[name]] == [
        "id", "intitule", "support", "jour", "extrait",
    ]  # fmt: skip
    choices = {name: {"columns": {"extrait": "text", "intitule": "title"}}}
    read = preview([(name, data)], choices=choices)
    assert [one.article.text for one in read.incoming] == [
        "Le conseil a voté jeudi.", "La mairie publie la liste.",
    ]  # fmt: skip


def test_letters_read_wrongly_are_mended_in_every_field(cases):
    found = cases["table_mojibake.csv"]
    assert found.heads() == [
        ("Élections à l'hôtel de ville", "L'Écho", "2023-03-12"),
        ("Un été à Évreux", "L'Écho", "2023-03-13"),
    ]
    assert found.texts[0].startswith("Le conseil a voté jeudi")
    assert cases["mojibake_title.json"].heads() == [("La fête à Évreux", "L'Écho", "")]


def test_older_encodings_are_told_by_their_accents(cases):
    mac = cases["macintosh.txt"]
    assert mac.heads() == [("Élections : la région à l'épreuve", "", "2023-03-12")]
    assert "« Ça ne peut pas durer »" in mac.texts[0]
    assert cases["dos.txt"].heads() == [("Fête à Évreux", "", "2021-04-03")]
    table = cases["macintosh_table.csv"].articles[0]
    assert (table.title, table.source) == ("La fête à l'hôtel", "L'Écho")
