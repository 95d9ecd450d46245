"""Files that leave: named after what they show, harmless in a spreadsheet, calling nobody."""

import csv
import io
import re

import pandas as pd
import plotly.graph_objects as go

from exports.names import file_name
from exports.sheets.tables import to_csv
from exports.web.chart_page import to_html


def rows(data):
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))


def test_csv_gives_back_titles_that_look_like_missing_values():
    table = pd.DataFrame(
        {"title": ["NA", "None", "", "1e5", "À l'Élysée, « oui »"], "n": [1, 2, 3, 4, 5]}
    )
    assert rows(to_csv(table))[1:] == [
        ["NA", "1"],
        ["None", "2"],
        ["", "3"],
        ["1e5", "4"],
        ["À l'Élysée, « oui »", "5"],
    ]


def test_csv_holds_no_live_formula():
    table = pd.DataFrame(
        {"title": ["=1+1", "+33", "-x", "@SUM(A1)", "  =HYPERLINK(1)", "a=b"], "n": [-1.5] * 6}
    )
    assert rows(to_csv(table)) == [
        ["title", "n"],
        ["'=1+1", "-1.5"],
        ["'+33", "-1.5"],
        ["'-x", "-1.5"],
        ["'@SUM(A1)", "-1.5"],
        ["'  =HYPERLINK(1)", "-1.5"],
        ["a=b", "-1.5"],
    ]


def test_csv_keeps_its_input_and_a_long_text_whole():
    table = pd.DataFrame({"text": ["=" + "é" * 40_000]})
    assert len(rows(to_csv(table))[1][0]) == 40_002
    assert table["text"][0].startswith("=é")


def test_csv_of_an_empty_table_is_its_header():
    assert rows(to_csv(pd.DataFrame({"term": pd.Series([], dtype=str)}))) == [["term"]]


def test_file_names_say_what_they_show_and_tell_large_files_apart():
    assert file_name("Who is named with whom?", "csv") == "recoupe-who-is-named-with-whom.csv"
    assert file_name("../../etc/passwd", "svg") == "recoupe-etc-passwd.svg"
    assert file_name("日本", "png") == "recoupe-chart.png"
    assert file_name("Keywords", "html", b"a") != file_name("Keywords", "html", b"b")


def test_html_is_whole_and_offers_no_upload():
    figure = go.Figure(go.Bar(x=[1], y=["</script><script>alert(1)</script>"]))
    page = to_html(figure, title="<b>Mots</b>", note="n = 1 & 2").decode("utf-8")
    assert "<title>&lt;b&gt;Mots&lt;/b&gt;</title>" in page
    assert "<script>alert(1)" not in page
    assert re.findall(r'<(?:script|link|img|iframe)[^>]+(?:src|href)="http', page) == []
    assert '"showSendToCloud": false' in page
