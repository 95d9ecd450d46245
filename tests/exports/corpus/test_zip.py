"""A corpus as a zip of texts: read again, nothing in it is lost, run or cut."""

import io
import re
import zipfile

import pandas as pd
import pytest

from corpus import load_articles
from exports.corpus.corpora import (
    to_text_zip,
)
from tests.exports.corpus.articles import BODY, ODD_TITLES, by_file, names_of, register, table


@pytest.fixture
def read_again(tmp_path):
    def read(articles):
        zipfile.ZipFile(io.BytesIO(to_text_zip(articles))).extractall(tmp_path)
        return load_articles(tmp_path)

    return read


def test_the_sample_comes_back_the_same(read_again):
    sample = load_articles()
    again = read_again(sample)
    assert len(sample) > 20
    pd.testing.assert_frame_equal(
        by_file(again, again["file"]), by_file(sample, names_of(sample)), check_dtype=True
    )


def test_odd_titles_come_back_the_same(read_again):
    articles = table(*({"title": title} for title in ODD_TITLES))
    again = read_again(articles)
    pd.testing.assert_frame_equal(
        by_file(again, again["file"]), by_file(articles, names_of(articles))
    )
    assert set(again["title"]) == set(ODD_TITLES)


def test_odd_outlets_addresses_and_missing_fields_come_back_the_same(read_again):
    articles = table(
        {"source": "NA", "origin": "None", "url": "https://example.org/?a=1,2;3&b=%22"},
        {"source": '=Le "Journal"; l\'autre, encore', "origin": "-AFP"},
        {"source": "", "date": ""},
        {"source": "日本新聞", "language": "en"},
    )
    again = read_again(articles)
    pd.testing.assert_frame_equal(
        by_file(again, again["file"]), by_file(articles, names_of(articles))
    )


def test_articles_of_one_day_outlet_title_and_text_stay_apart(read_again):
    again = read_again(table({}, {}, {}, {"title": "Le port rouvre 2"}))
    assert list(again["file"]) == [
        "2024-05-16_le-courrier_le-port-rouvre-2-2.txt",
        "2024-05-16_le-courrier_le-port-rouvre-2.txt",
        "2024-05-16_le-courrier_le-port-rouvre-3.txt",
        "2024-05-16_le-courrier_le-port-rouvre.txt",
    ]


def test_a_title_that_is_not_the_first_line_becomes_it(read_again):
    (article,) = read_again(table({"title": "Un autre titre", "text": BODY})).itertuples()
    assert article.title == "Un autre titre"
    assert article.text == f"Un autre titre\n\n{BODY}"


def test_first_words_that_stand_for_a_title_are_not_said_twice(read_again):
    articles = table({"title": "Les dockers ont repris le travail…", "text": BODY})
    (article,) = read_again(articles).itertuples()
    assert (article.title, article.text) == ("Les dockers ont repris le travail…", BODY)


def test_a_title_with_line_ends_is_one_line_afterwards(read_again):
    articles = table({"title": "Le port\r\nrouvre\x0b", "text": BODY})
    (article,) = read_again(articles).itertuples()
    assert article.title == "Le port rouvre"


def test_signs_that_no_file_holds_are_left_out_of_it(read_again):
    articles = table({}).astype(object)
    articles.loc[0, "text"] = "Le port\x00 rouvre\n\nUn\x07 mot\u2028coupé \ud83d\ufffe.\r\nFin."
    articles.loc[0, "source"] = "Le\x1f Courrier\udc00"
    (article,) = read_again(articles).itertuples()
    assert article.text == "Le port rouvre\n\nUn mot\n\ncoupé .\n\nFin."
    assert article.source == "Le Courrier"


def test_own_columns_stand_in_the_register_under_names_of_their_own():
    articles = table(
        {}, Theme=["=grève;\nport"], Title=["x"], FILE=["y"], **{"a;b\tc\nd": ["z"], " ": ["v"]}
    )
    header, row = register(to_text_zip(articles))
    assert header == [
        *("file", "title", "source", "origin", "date", "language", "url"),
        *("Theme", "Title (2)", "FILE (2)", "a,b c d", "variable"),
    ]
    assert row[7:] == [" =grève;\nport", "x", "y", "z", "v"]


def test_own_columns_do_not_disturb_reading(read_again):
    articles = table(
        {}, title2=["x" * 200_000], Title=["faux"], **{"a;b;c;d;e;f;g;h;i": ['"\n;;;;;;;']}
    )
    (article,) = read_again(articles).itertuples()
    assert (article.title, article.source) == ("Le port rouvre", "Le Courrier")


def test_no_cell_of_the_register_begins_like_a_formula():
    articles = table(*({"title": title, "source": title} for title in ODD_TITLES))
    cells = [cell for row in register(to_text_zip(articles)) for cell in row]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    assert " =1+1" in cells


def test_spreadsheets_are_told_that_the_register_is_utf_8():
    with zipfile.ZipFile(io.BytesIO(to_text_zip(table({})))) as archive:
        assert archive.read("articles.csv").startswith("\ufefffile,title".encode())
        assert archive.read(archive.namelist()[1]).startswith(b"Le port")


def test_file_names_are_portable_and_never_twice():
    titles = [*ODD_TITLES, "../../etc/passwd", "CON", "x" * 500, "a/b\\c:d*e?f", "", "Œuvre d'été"]
    names = names_of(table(*({"title": title} for title in titles), {"date": "", "source": ""}))
    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"[a-z0-9][a-z0-9_-]{0,119}\.txt", name) for name in names)
    assert "2024-05-16_le-courrier_oeuvre-d-ete.txt" in names
    assert names[-1] == "undated_unknown_le-port-rouvre.txt"


def test_a_zip_of_no_article_holds_the_header_and_comes_back_empty(read_again):
    assert register(to_text_zip(table())) == [
        ["file", "title", "source", "origin", "date", "language", "url"]
    ]
    assert read_again(table()).empty
