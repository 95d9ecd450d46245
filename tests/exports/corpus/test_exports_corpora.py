"""Corpora that leave: every file is read again, and nothing in it is lost, run or cut."""

import csv
import datetime
import io
import json
import re
import zipfile

import pandas as pd
import pytest
from python_calamine import CalamineWorkbook

from corpus import load_articles
from corpus.readers.press import alceste
from corpus.table import COLUMNS
from exports.corpus.corpora import (
    corpus_csv,
    corpus_xlsx,
    file_names,
    to_iramuteq,
    to_json_lines,
    to_text_zip,
)

SAME = ["title", "source", "origin", "date", "language", "url", "text"]
BODY = (
    "Les dockers ont repris le travail lundi matin, après un vote serré de leur assemblée.\n\n"
    "Le trafic avait chuté de moitié : « On a tenu », dit une élue."
)
ODD_TITLES = [
    "NA",
    "None",
    "null",
    "1e5",
    "007",
    "=1+1",
    "+33 minutes de débat",
    "-12 degrés au port",
    "@SUM(A1:A9)",
    '=HYPERLINK("https://example.org";"ici")',
    'Il dit "non", puis "oui"',
    "'Entre apostrophes'",
    "Points; virgules, tabulations",
    "<b>Gras</b> & <script>alert(1)</script>",
    ":red[Alerte] $x^2$ **fort** `code`",
    "🚢 Le port, 港口, мир, مرفأ",
    "港口重新开放",
    "_x000D_ et _x0041_",
    "%PDF-1.4 reste un titre",
    "Le fichier %PDF-1.7 ne s'ouvre pas",
    "https://example.org/un-titre",
    "**** *source_faux",
    "Le port rouvre | Le Journal",
    "Le port rouvre ce matin | Le Journal",
    "Le port rouvre ce matin - Le Journal",
    "Alors que les dockers…",
    "Dupont &amp; fils rouvrent &lt;tout&gt;…",
    "Le port rouvre ce matin Photo : AFP",
]


def table(*rows, **columns):
    """Articles with a body each; a row gives what differs, a column what is added."""
    filled = [
        {
            "article_id": f"{number:016x}",
            "title": "Le port rouvre",
            "source": "Le Courrier",
            "origin": "",
            "date": "2024-05-16",
            "language": "fr",
            "url": "",
            "raw": "brut",
            "file": "a.txt",
        }
        | row
        for number, row in enumerate(rows)
    ]
    for row in filled:
        row.setdefault("text", f"{row['title']}\n\n{BODY}")
        row["date"] = pd.Timestamp(row["date"]) if row["date"] else pd.NaT
    made = pd.DataFrame(filled, columns=list(COLUMNS)).astype(COLUMNS)
    return made.assign(**{name: pd.array(cells, dtype="str") for name, cells in columns.items()})


@pytest.fixture
def read_again(tmp_path):
    def read(articles):
        zipfile.ZipFile(io.BytesIO(to_text_zip(articles))).extractall(tmp_path)
        return load_articles(tmp_path)

    return read


def by_file(articles, names):
    return articles[SAME].assign(file=names).sort_values("file", ignore_index=True)


def names_of(articles):
    return file_names(articles.assign(date=articles["date"].dt.strftime("%Y-%m-%d").fillna("")))


def register(data):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [*csv.reader(io.StringIO(archive.read("articles.csv").decode("utf-8-sig")))]


def sheets(data):
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def sheet_columns(data):
    header, *rows = sheets(data)["Articles"]
    return {name: [row[number] for row in rows] for number, name in enumerate(header)}


# The zip


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


# CSV, XLSX, JSON Lines


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


def zip_text(articles):
    with zipfile.ZipFile(io.BytesIO(to_text_zip(articles))) as archive:
        return archive.read(names_of(articles)[0] if len(articles) else "").decode()


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


# IRaMuTeQ


def test_iramuteq_has_a_line_of_variables_and_the_text():
    articles = table({"source": "L'Écho du Cœur", "origin": "AFP"}, **{"mon thème": ["Grève !"]})
    assert to_iramuteq(articles).decode() == (
        "**** *source_L_Echo_du_Coeur *origin_AFP *date_2024-05-16 *month_2024-05 *language_fr"
        f" *montheme_Greve\nLe port rouvre\n\n{BODY}\n"
    )


def test_iramuteq_is_read_again():
    articles = table({"source": "Le Courrier"}, {"source": "La Gazette", "title": "Un titre"})
    data = to_iramuteq(articles.assign(sujet=pd.array(["port", "mer"], dtype="str")))
    assert alceste.recognises(data, "corpus.txt")
    read = alceste.read(data, "corpus.txt")
    assert [article.source for article in read.articles] == ["Le Courrier", "La Gazette"]
    assert [article.date for article in read.articles] == [datetime.date(2024, 5, 16)] * 2
    assert [article.language for article in read.articles] == ["fr", "fr"]
    assert [article.text for article in read.articles] == list(articles["text"])
    assert [dict(article.extra)["sujet"] for article in read.articles] == ["port", "mer"]
    assert read.skipped == ()


def test_no_text_breaks_the_corpus_of_iramuteq():
    hostile = [
        "**** *source_faux",
        "-*thème",
        "0001 *v_x",
        " **** *x_y",
        "d'un m*t _rire_ à l'autre",
        "****",
    ]
    articles = table(*({"text": f"Titre\n{line}\nFin."} for line in hostile))
    data = to_iramuteq(articles)
    assert [article.text for article in alceste.read(data, "a.txt").articles] == [
        "Titre\n\nsource faux\n\nFin.",
        "Titre\n\n-thème\n\nFin.",
        "Titre\n\n0001 v x\n\nFin.",
        "Titre\n\nx y\n\nFin.",
        "Titre\n\nd'un mt rire à l'autre\n\nFin.",
        "Titre\n\nFin.",
    ]
    lines = data.decode().split("\n")
    assert sum(line.startswith("****") for line in lines) == len(hostile)
    assert not any("*" in line for line in lines if not line.startswith("**** "))


def test_values_of_iramuteq_stay_apart_and_hold_letters_digits_and_underscores():
    sources = ["Le Monde", "Le-Monde", "Le *Monde_", "!!!", "日本", "=1+1\nx", "  ", "x" * 500]
    articles = table(
        *({"source": source} for source in sources), **{"***": sources, "Source": ["v"] * 8}
    )
    heads = [line for line in to_iramuteq(articles).decode().split("\n") if line[:4] == "****"]
    assert len(heads) == len(sources)
    for head in heads:
        assert re.fullmatch(r"\*{4}(?: \*[^\W_]+_[\w-]+)+", head), head
    values = [re.search(r" \*source_(\S+)", head) for head in heads]
    assert [value and value.group(1)[:12] for value in values] == [
        *("Le_Monde_2", "Le_Monde_3", "Le_Monde", "other", "日本", "1_1_x", None, "x" * 12),
    ]
    assert all(" *variable_" in head for head, source in zip(heads, sources) if source.strip())
    assert all(" *Source2_v" in head for head in heads)


def test_an_article_of_which_nothing_is_known_still_has_its_line():
    articles = table({"source": "", "date": "", "language": ""})
    assert to_iramuteq(articles).decode().startswith("**** *article_1\n")


# All of them


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
