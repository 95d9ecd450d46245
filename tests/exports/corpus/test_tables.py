"""A corpus as CSV, workbook and JSON Lines: every cell comes back, and nothing runs."""

import csv
import datetime
import io
import json
import zipfile

import pandas as pd
import pytest

from corpus.table import COLUMNS
from exports.corpus.corpora import (
    corpus_csv,
    corpus_xlsx,
    to_iramuteq,
    to_json_lines,
    to_text_zip,
)
from tests.exports.corpus.articles import (
    ODD_TITLES,
    sheet_columns,
    sheets,
    table,
    zip_text,
)


def test_csv_gives_every_cell_back_but_what_would_run():
    titles = [title for title in ODD_TITLES if title[0] not in "=+-@"]
    articles = table(*({"title": title} for title in titles), thème=titles)
    rows = [*csv.DictReader(io.StringIO(corpus_csv(articles).decode("utf-8-sig")))]
    assert [row["title"] for row in rows] == titles == [row["thème"] for row in rows]
    assert [row["text"] for row in rows] == list(articles["text"])
    assert {row["date"] for row in rows} == {"2024-05-16"}
    assert "raw" not in rows[0]


def test_csv_holds_no_live_formula():
    (row,) = csv.DictReader(io.StringIO(corpus_csv(table({"title": "=1+1"})).decode("utf-8-sig")))
    assert row["title"] == "'=1+1"
    assert row["text"].startswith("'=1+1\n\n")


def test_json_lines_give_every_value_back():
    articles = table(
        *({"title": title} for title in ODD_TITLES), {"date": ""}, thème=[*ODD_TITLES, None]
    )
    lines = to_json_lines(articles).decode().splitlines()
    rows = [json.loads(line) for line in lines]
    assert [row["title"] for row in rows] == list(articles["title"])
    assert [row["text"] for row in rows] == list(articles["text"])
    assert [row["thème"] for row in rows] == [*ODD_TITLES, ""]
    assert rows[0]["date"] == "2024-05-16" and rows[-1]["date"] is None
    assert rows[0]["article_id"] == "0" * 16


def test_a_workbook_holds_texts_and_dates_and_nothing_that_runs():
    articles = table(
        *({"title": title, "url": "https://example.org/a"} for title in ODD_TITLES), {"date": ""}
    ).assign(thème=pd.array([*ODD_TITLES, ""], dtype="str"))
    data = corpus_xlsx(articles)
    cells = sheet_columns(data)
    assert cells["title"] == list(articles["title"])
    assert cells["text"] == list(articles["text"])
    assert cells["thème"] == [*ODD_TITLES, ""]
    assert cells["date"] == [datetime.date(2024, 5, 16)] * len(ODD_TITLES) + [""]
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        sheet = parts.read("xl/worksheets/sheet2.xml").decode()
        assert "<f>" not in sheet and "hyperlink" not in sheet
        assert not any("rels" in name and "worksheets" in name for name in parts.namelist())
    assert [*sheets(data)] == ["About", "Articles"]


@pytest.mark.parametrize(
    ("text", "columns"),
    [("é" * 32_767, 1), ("é" * 32_768, 2), ("a" + "🚢" * 32_767, 3), ("=" + "mot " * 25_000, 4)],
)
def test_a_long_text_is_whole_in_every_export(text, columns):
    articles = table({"text": text}, {}, text_2=["à moi", "aussi"])
    cells = sheet_columns(corpus_xlsx(articles))
    names = [f"text_{number}" for number in range(3, 9) if f"text_{number}" in cells]
    assert cells["text"][0] + "".join(cells[name][0] for name in names) == text
    assert len(names) == columns - 1
    assert cells["text_2"] == ["à moi", "aussi"]
    assert cells["text"][1] == articles["text"][1]
    written = [cell for column in cells.values() for cell in column if isinstance(cell, str)]
    assert max(len(cell.encode("utf-16-le")) // 2 for cell in written) <= 32_767
    assert json.loads(to_json_lines(articles).splitlines()[0])["text"] == text
    assert text.strip() in to_iramuteq(articles).decode()
    assert text in zip_text(articles)
    with_limit = csv.field_size_limit(10**7)
    rows = [*csv.DictReader(io.StringIO(corpus_csv(articles).decode("utf-8-sig")))]
    csv.field_size_limit(with_limit)
    assert rows[0]["text"].removeprefix("'") == text


def test_the_workbook_says_where_a_long_text_goes_on():
    about = sheets(corpus_xlsx(table({"text": "x" * 70_000}, {})))["About"]
    told = {row[0]: row[1] for row in about}
    assert "1 article: it goes on in text_2, text_3" in " ".join(map(str, sum(about, [])))
    assert told["Articles"].startswith("2, one row each")
    assert "goes on" not in str(sheets(corpus_xlsx(table({})))["About"])


def test_control_characters_stay_out_of_every_table():
    articles = table({}).astype(object)
    articles.loc[0, "title"] = "Le\x00 port\x0b rouvre\x1b\ud800\uffff"
    articles.loc[0, "text"] = "Le port\r\nrouvre\x85fin\u2029"
    expected = ("Le port rouvre", "Le port\nrouvre\nfin\n")
    (row,) = csv.DictReader(io.StringIO(corpus_csv(articles).decode("utf-8-sig")))
    assert (row["title"], row["text"]) == expected
    row = json.loads(to_json_lines(articles))
    assert (row["title"], row["text"]) == expected
    cells = sheet_columns(corpus_xlsx(articles))
    assert (cells["title"][0], cells["text"][0]) == expected


def test_a_day_before_the_calendar_of_workbooks_is_text():
    assert sheet_columns(corpus_xlsx(table({"date": "1870-09-04"})))["date"] == ["1870-09-04"]


def test_an_address_longer_than_a_link_may_be_stays_whole():
    address = "https://example.org/" + "a" * 3_000
    assert sheet_columns(corpus_xlsx(table({"url": address})))["url"] == [address]


@pytest.mark.parametrize(
    "export", [to_text_zip, corpus_csv, corpus_xlsx, to_json_lines, to_iramuteq]
)
def test_the_same_articles_are_the_same_bytes_and_stay_as_they_were(export):
    articles = table({}, {"date": ""}, thème=["a", None])
    before = articles.copy(deep=True)
    assert export(articles) == export(articles.set_axis([7, 3]))
    pd.testing.assert_frame_equal(articles, before)


def test_no_article_makes_an_empty_file_of_each_kind():
    empty = table()
    assert to_json_lines(empty) == to_iramuteq(empty) == b""
    (header,) = csv.reader(io.StringIO(corpus_csv(empty).decode("utf-8-sig")))
    assert header == [name for name in COLUMNS if name != "raw"]
    assert sheets(corpus_xlsx(empty))["Articles"] == [header]
