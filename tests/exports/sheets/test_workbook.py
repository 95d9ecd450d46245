"""Exhibits as a workbook and as CSV files: read again, their numbers are the tables'."""

import csv
import dataclasses
import datetime
import io
import zipfile

import numpy as np
import pandas as pd
import plotly.graph_objects as go
import pytest
from python_calamine import CalamineWorkbook

from exports.exhibit import Exhibit
from exports.provenance import Provenance
from exports.sheets.writing import sheet_names, to_csv_zip, to_xlsx

KNOWN = Provenance(
    "Le gel", "0123456789ab", 2, 1, 9, datetime.date(2024, 5, 3), None, "outlet: Phare", "Counted.",
    "Compté.", "0.9", datetime.date(2026, 11, 21),
)  # fmt: skip
ARTICLES = pd.DataFrame(
    {
        "article_id": ["a" * 16, "b" * 16],
        "title": ["=1+1", "Le port"],
        "source": ["Phare", ""],
        "date": pd.to_datetime(["2024-05-03", None]),
        "url": ["https://example.org/a", ""],
    }
)
HOSTILE = [
    '=HYPERLINK("https://example.org")',
    "+33",
    "-12",
    "@SUM(A1)",
    "<img src=x onerror=alert(1)>",
    "]]>",
    "🚢 مرفأ",
    "007",
    "https://example.org/",
    "_x0041_",
]


def exhibit(table, title="Les mots", labels=None, **changes):
    made = Exhibit("table", title, "Une phrase.", None, table, labels or {}, KNOWN, "page=words")
    return dataclasses.replace(made, **changes)


def sheets(data):
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def sheet(table, **changes):
    """Give the first sheet of a workbook with one exhibit."""
    return next(iter(sheets(to_xlsx([exhibit(table, **changes)], articles=ARTICLES)).values()))


def test_the_sheet_equals_the_table():
    table = pd.DataFrame(
        {
            "word": ["port", "quai", None],
            "count": [3, 1, 2],
            "share": [0.125, np.nan, -1e-9],
            "day": pd.to_datetime(["2024-05-03", None, "2024-05-04"]),
            "kept": [True, False, True],
            "kind": pd.Categorical(["x", "y", "x"]),
            "maybe": pd.array([1, None, 3], dtype="Int64"),
        }
    )
    assert sheet(table) == [
        ["word", "count", "share", "day", "kept", "kind", "maybe"],
        ["port", 3.0, 0.125, datetime.date(2024, 5, 3), True, "x", 1.0],
        ["quai", 1.0, "", "", False, "y", ""],
        ["", 2.0, -1e-9, datetime.date(2024, 5, 4), True, "x", 3.0],
    ]


def test_columns_stand_under_the_labels_in_their_order():
    table = pd.DataFrame({"a": [1], "b": [2], "c": [3]}, index=[7])
    assert sheet(table, labels={"c": "Troisième", "a": "Première"}) == [
        ["Troisième", "Première"],
        [3.0, 1.0],
    ]


def test_texts_stay_texts():
    table = pd.DataFrame({"=1+1": HOSTILE})
    data = to_xlsx([exhibit(table, title="=1+1")], articles=ARTICLES)
    assert sheets(data)["=1+1"] == [["=1+1"], *([text] for text in HOSTILE)]
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        for name in parts.namelist():
            assert b"<f>" not in parts.read(name) and b"hyperlink>" not in parts.read(name)


def test_what_no_cell_holds_is_written_otherwise():
    values = [
        np.inf,
        2**60,
        datetime.date(1870, 9, 4),
        ((3, 9), (12, 20)),
        ("a", "b"),
        "a\x00b\ud800\r\nc",
        pd.NA,
    ]
    written = [row[0] for row in sheet(pd.DataFrame({"x": pd.Series(values, dtype=object)}))]
    assert written == [
        *("x", "inf", "1152921504606846976", "1870-09-04", "3–9; 12–20", "a; b", "ab\nc"),
    ]


def test_a_long_text_goes_on_and_it_is_said():
    text = "é" * 40_000
    data = sheets(to_xlsx([exhibit(pd.DataFrame({"text": [text], "n": [1]}))], articles=ARTICLES))
    head, row = data["Les mots"]
    assert head == ["text", "text_2", "n"]
    assert row[0] + row[1] == text and len(row[0]) == 32_767
    assert "text_2" in data["Provenance"][1][-1]


def test_the_workbook_says_what_each_sheet_is():
    names = sheets(to_xlsx([exhibit(pd.DataFrame({"a": [1]}))], articles=ARTICLES, language="en"))
    assert list(names) == ["Les mots", "Provenance", "Sources"]
    told = dict(zip(*names["Provenance"]))
    assert told["Sheet"] == told["Title"] == "Les mots"
    assert (told["Articles"], told["Fingerprint"], told["View"]) == (
        2,
        "0123456789ab",
        "page=words",
    )
    assert (told["Method"], told["Filters"]) == ("Counted.", "outlet: Phare")
    assert (told["First day"], told["Last day"]) == (datetime.date(2024, 5, 3), "")
    assert names["Sources"][1:] == [
        ["a" * 16, "Phare", "=1+1", datetime.date(2024, 5, 3), "https://example.org/a"],
        ["b" * 16, "", "Le port", "", ""],
    ]


def test_the_method_is_said_in_the_language():
    told = sheets(to_xlsx([exhibit(pd.DataFrame())], articles=ARTICLES))["Provenance"]
    assert dict(zip(*told))["Méthode"] == "Compté."
    with pytest.raises(ValueError, match="language is 'de'"):
        to_xlsx([], articles=ARTICLES, language="de")


def test_names_of_sheets_are_allowed_short_and_all_different():
    titles = ["Qui ? Quoi [1/2]", "'x'", "History", "x" * 50, "X" * 50, "🚢" * 30, "", "Provenance"]
    names = sheet_names(titles, taken=("History", "Provenance"))
    assert names[:3] == ["Qui Quoi 1 2", "x", "History (2)"]
    assert names[3:5] == ["x" * 31, "X" * 27 + " (2)"]
    assert names[6:] == ["Sheet", "Provenance (2)"]
    assert all(len(name.encode("utf-16-le")) <= 62 for name in names)
    data = to_xlsx([exhibit(pd.DataFrame(), title=title) for title in titles], articles=ARTICLES)
    assert list(sheets(data))[:-2] == names


def test_a_figure_has_its_table_and_the_same_input_gives_the_same_bytes():
    figure = go.Figure(go.Bar(x=[1], y=["a"]), {"meta": {"chart": "bars"}})
    table = pd.DataFrame({"a": [1]})
    one = exhibit(table, kind="bars", figure=figure)
    assert to_xlsx([one], articles=ARTICLES) == to_xlsx([one], articles=ARTICLES)
    assert to_csv_zip([one]) == to_csv_zip([one])
    pd.testing.assert_frame_equal(table, pd.DataFrame({"a": [1]}))


def test_nothing_to_show_is_a_workbook_and_a_zip_all_the_same():
    data = sheets(to_xlsx([], articles=ARTICLES.head(0)))
    assert [len(rows) for rows in data.values()] == [1, 1]
    with zipfile.ZipFile(io.BytesIO(to_csv_zip([]))) as archive:
        assert archive.namelist() == ["provenance.csv"]


def test_two_headings_alike_are_told_apart_in_csv_and_kept_in_sheets():
    table = pd.DataFrame({"a": [1], "b": [2]})
    one = exhibit(table, labels={"a": "n", "b": "n"})
    assert next(iter(sheets(to_xlsx([one], articles=ARTICLES)).values()))[0] == ["n", "n"]
    assert csv_rows(to_csv_zip([one]), "01-les-mots.csv") == [["n", "n_2"], ["1", "2"]]


def csv_rows(data, name):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [*csv.reader(io.StringIO(archive.read(name).decode("utf-8-sig"), newline=""))]


def test_the_csv_files_hold_the_tables():
    table = pd.DataFrame(
        {
            "word": HOSTILE,
            "share": [0.5, np.nan] * 5,
            "day": pd.to_datetime(["2024-05-03"] * 10),
            "marks": [((0, 1),)] * 10,
        }
    )
    data = to_csv_zip([exhibit(table), exhibit(table.head(0))])
    head, *rows = csv_rows(data, "01-les-mots.csv")
    assert head == ["word", "share", "day", "marks"]
    assert [row[0].removeprefix("'") for row in rows] == HOSTILE
    assert [row[0][0] for row in rows[:4]] == ["'"] * 4
    assert rows[0][1:] == ["0.5", "2024-05-03", "0–1"] and rows[1][1] == ""
    assert csv_rows(data, "02-les-mots.csv") == [head]
    told = csv_rows(data, "provenance.csv")
    assert [row[0] for row in told] == ["Feuille", "01-les-mots.csv", "02-les-mots.csv"]
