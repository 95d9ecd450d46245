"""Tables and JSON: columns guessed and changeable, broken rows told by their line, titles exact."""

import datetime
import json

import pytest

from corpus.limits import Limits
from corpus.readers import recognise
from corpus.readers.raw import Skipped, Unreadable
from corpus.readers.tables import json_lines, table
from tests.files.make import ods, replaced, xlsx

BUDGET = (
    "Le conseil municipal a voté le budget jeudi après un débat de quatre heures entre les élus."
)
BRIDGE = (
    "Le pont sur la rivière rouvrira lundi matin, une semaine plus tôt que la mairie ne le disait."
)
STRIKE = (
    "La grève des conducteurs de bus se poursuit et touche désormais trois lignes sur les cinq."
)


def csv(*rows, separator=";"):
    return "\n".join(separator.join(row) for row in rows).encode()


def fields(data, name="a.csv"):
    return {guess.column: guess.field for guess in recognise(data, name).guess_columns(data, name)}


def articles(data, name="a.csv", **choices):
    return recognise(data, name).read(data, name, **choices).articles


def column(data, field, **choices):
    return [getattr(article, field) for article in articles(data, **choices)]


# Columns


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("Titre;Journal;Date de publication;Lien;Texte intégral", "title source date url text"),
        ("headline;media_name;publish_date;url;content", "title source date url text"),
        (
            "Titre de l'article;Nom du média;Date de parution;Adresse;Contenu",
            "title source date url text",
        ),
        ("title;outlet;publishedAt;article_url;body", "title source date url text"),
        ("Titel;Zeitung;Datum;Link;Volltext", "title source date url text"),
        ("TITLE;Publication;Date;URL;Full text", "title source date url text"),
        ("title_page;source_domain;date_publish;url;maintext", "title source date url text"),
    ],
)
def test_columns_are_guessed_by_their_names(header, expected):
    row = ("Budget", "Le Nord", "2024-05-16", "https://nord.example/1", BUDGET)
    assert list(fields(csv(header.split(";"), row)).values()) == expected.split()


def test_columns_are_guessed_by_what_they_hold():
    rows = [
        (
            f"Une nouvelle de la ville numéro {n}",
            f"https://nord.example/{n}",
            f"{n + 13}/05/2024",
            BUDGET,
            "fr",
        )
        for n in range(5)
    ]
    guessed = fields(csv(("a", "b", "c", "d", "e"), *rows))
    assert guessed == {"a": "title", "b": "url", "c": "date", "d": "text", "e": "language"}


def test_a_column_of_numbers_about_the_text_is_not_the_text():
    data = csv(("title", "text_length", "word count", "text"), ("Un", "93", "16", BUDGET))
    assert fields(data) == {
        "title": "title",
        "text_length": "extra",
        "word count": "extra",
        "text": "text",
    }


def test_a_source_that_holds_addresses_is_one():
    data = csv(("title", "source", "source-hostname", "text"),
               ("Un", "https://nord.example/1", "Le Nord", BUDGET))  # fmt: skip
    assert fields(data)["source"] == "url" and fields(data)["source-hostname"] == "source"


def test_the_preview_shows_an_example():
    [_, text] = table.guess_columns(csv(("title", "text"), ("", BRIDGE), ("Deux", BUDGET)), "a.csv")
    assert (text.column, text.field) == ("text", "text")
    assert text.example == BRIDGE[:79] + "…"


def test_the_reader_changes_what_columns_hold():
    data = csv(("title", "kicker", "text", "note"), ("Un", "Ville", BUDGET, BRIDGE))
    [article] = articles(data, columns={"kicker": "title", "note": "text", "text": "ignore"})
    assert (article.title, article.text) == ("Ville", BRIDGE)
    assert article.extra == (("title", "Un"),)


@pytest.mark.parametrize(
    ("chosen", "message"),
    [
        ({"nothing": "title"}, "nothing.*title, text"),
        ({"title": "heading"}, "heading.*title, text, source"),
        ({"title": "source", "text": "source"}, "one field to two columns"),
    ],
)
def test_a_choice_that_is_none_is_named(chosen, message):
    with pytest.raises(ValueError, match=message):
        table.read(csv(("title", "text"), ("Un", BUDGET)), "a.csv", columns=chosen)


def test_further_columns_are_kept():
    [article] = articles(
        csv(("title", "auteur", "rubrique", "page", "text"), ("Un", "A. K.", "Ville", "", BUDGET))
    )
    assert article.extra == (("author", "A. K."), ("rubrique", "Ville"))


def test_without_a_text_the_columns_are_told():
    with pytest.raises(
        Unreadable, match="no column with the articles' text; its columns are title, url"
    ):
        articles(csv(("title", "url"), ("Un", "https://nord.example/1")))


def test_a_table_on_one_endless_line_is_told():
    read = table.read(b"a," * 2_500_000, "a.csv")
    assert read.skipped == (Skipped("line 1", "is longer than 1,000,000 characters."),)


# What a cell holds


TITLES = [
    "NA", "None", "null", "nan", "1e5", "007", "TRUE", "-", "<b>Gras</b> & <i>fin</i>", "# 1. *a*",
    ":red[rouge] $5$ et $6$", "=SOMME(A1)", "🚢 Le port 👨‍👩‍👧", "\u200fعنوان", "L'« œuvre » : 3 <4",
]  # fmt: skip


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_titles_stay_as_they_are(separator):
    rows = [(title, BUDGET) for title in TITLES]
    assert column(csv(("title", "text"), *rows, separator=separator), "title") == TITLES


def test_titles_stay_as_they_are_in_workbooks():
    assert (
        column(xlsx([("A", [["title", "text"], *([t, BUDGET] for t in TITLES)])]), "title")
        == TITLES
    )
    plain = [title for title in TITLES if "<" not in title and "&" not in title]
    assert column(ods([["title", "text"], *([t, BUDGET] for t in plain)]), "title") == plain


def test_titles_stay_as_they_are_in_json():
    lines = [json.dumps({"title": title, "text": BUDGET}) for title in TITLES]
    assert column("\n".join(lines).encode(), "title") == TITLES
    assert column(("[" + ",".join(lines) + "]").encode(), "title") == TITLES
    assert column(b'{"title": 1e5, "text": "Un."}\n{"title": 1.50, "text": "Un."}', "title") == [
        "1e5",
        "1.50",
    ]


def test_a_text_with_the_markup_of_a_page_loses_it():
    assert column(
        csv(("title", "text"), ("Un", "<p>Un&nbsp;: deux.</p><p>Trois.</p>")), "text"
    ) == ["Un\xa0: deux.\n\nTrois."]
    assert column(csv(("title", "text"), ("Un", "si a <b et c> d, alors " + BUDGET)), "text")[
        0
    ].startswith("si a <b")


def test_numbers_and_dates_of_a_workbook_read_as_they_are_shown():
    rows = [["title", "date", "page", "prix", "text"],
            [2024, datetime.date(2024, 5, 16), 3, 1.5, BUDGET]]  # fmt: skip
    [article] = articles(xlsx([("A", rows)]))
    assert (article.title, article.date) == ("2024", datetime.date(2024, 5, 16))
    assert article.extra == (("page", "3"), ("prix", "1.5"))


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("fr", "fr"),
        ("FR", "fr"),
        ("fr-FR", "fr"),
        ("Français", "fr"),
        ("English", "en"),
        ("klingon", ""),
    ],
)
def test_languages_are_codes(written, expected):
    assert column(csv(("title", "langue", "text"), ("Un", written, BUDGET)), "language") == [
        expected
    ]


# Dates


def days(*written, **choices):
    data = csv(("date", "text"), *((value, BUDGET) for value in written))
    read = table.read(data, "a.csv", **choices)
    return [
        day and day.isoformat() for day in (article.date for article in read.articles)
    ], read.notes


@pytest.mark.parametrize(
    "written",
    ["2024-05-16", "2024-05-16T23:30:00+02:00", "16/05/2024", "16.05.2024", "16-05-24", "20240516",
     "16 mai 2024", "May 16, 2024", "jeudi 16 mai 2024", "16/05/2024 10:30", "2024/5/16",
     "Thu, 16 May 2024 00:30:00 +0200", "1715817600"],
)  # fmt: skip
def test_a_day_is_read_in_the_usual_forms(written):
    assert days(written) == (["2024-05-16"], ())


def test_the_order_of_day_and_month_is_decided_over_the_column():
    assert days("03/04/2024", "25/12/2024") == (["2024-04-03", "2024-12-25"], ())
    assert days("03/04/2024", "12/25/2024") == (["2024-03-04", "2024-12-25"], ())


def test_an_open_order_is_told_and_can_be_chosen():
    read, [note] = days("03/04/2024", "05/05/2024")
    assert read == ["2024-04-03", "2024-05-05"]
    assert note.startswith("Dates such as 03/04/2024 are read day first")
    assert days("03/04/2024", date_order="month") == (["2024-03-04"], ())


def test_a_day_that_does_not_exist_is_told_and_the_article_kept():
    read, [note] = days("31/02/2024", "16/05/2024", "bientôt")
    assert read == [None, "2024-05-16", None]
    assert (
        note
        == "Dates that could not be read are left empty (2), as line 2: 31/02/2024, line 4: bientôt."
    )


# Rows


def test_a_wrong_extension_does_no_harm():
    data = csv(("titre", "texte"), ("Un", BUDGET))
    assert recognise(data, "a.txt") is table and recognise(xlsx([("A", [["a"]])]), "a.csv") is table
    assert recognise(b'{"title": "Un", "text": "Deux"}', "a.csv") is json_lines


def test_prose_with_commas_is_no_table():
    assert recognise(f"Bonjour, le monde\n\n{BUDGET}".encode(), "a.txt") is not table


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_encoding_and_line_end(encoding, end):
    data = f"titre;texte{end}Été;{BUDGET}{end}".encode(encoding)
    assert column(data, "title") == ["Été"] and column(data, "text") == [BUDGET]


def test_excel_says_its_separator():
    assert column(f"sep=|\ntitle|text\nUn, deux; trois|{BUDGET}".encode(), "title") == [
        "Un, deux; trois"
    ]


def test_a_text_of_several_lines_is_one_cell():
    data = (
        f'title,text\nUn,"{BUDGET}\n\nIl a dit ""non""."\nDeux,{BRIDGE.replace(",", "")}'.encode()
    )
    assert column(data, "text")[0] == f'{BUDGET}\n\nIl a dit "non".'
    assert column(data, "title") == ["Un", "Deux"]


def test_a_line_separator_in_a_cell_does_not_end_the_row():
    data = f"title,text\nUn,{BUDGET}\u2028Suite.\n".encode()
    assert column(data, "text") == [f"{BUDGET}\nSuite."]


def test_broken_rows_are_told_by_their_line_and_the_others_kept():
    data = "\n".join([
        "title,text,source",
        f'Un,"{BUDGET}",Nord',
        f'Deux,"{STRIKE},Nord',  # never closed
        f'Trois,"{BUDGET}",Nord',
        f'Quatre,"{STRIKE}",Nord,Sud,Est',  # ragged
        f'Cinq,"Il a dit "non" : {STRIKE}",Nord',  # sloppy, but clear
        "Six",  # cut off
        f'Sept,"{BUDGET}\n\nFin.",Nord',
        f'Huit,"{STRIKE},Nord',  # never closed, at the end
    ]).encode()  # fmt: skip
    read = table.read(data, "a.csv")
    assert [article.title for article in read.articles] == ["Un", "Trois", "Cinq", "Sept"]
    assert read.articles[2].text == f'Il a dit "non" : {STRIKE}'
    assert read.skipped == (
        Skipped("line 3", "has a quote that is never closed."),
        Skipped("line 5", "has 5 cells where the header has 3."),
        Skipped("line 11", "has a quote that is never closed."),
        Skipped("line 7", "has no text."),
    )


def test_separators_in_a_last_text_that_nobody_quoted_belong_to_it():
    assert column(csv(("title", "text"), ("Un", "Oui ; non ; " + BUDGET)), "text") == [
        "Oui ; non ; " + BUDGET
    ]


def test_a_missing_header_is_told():
    data = csv(
        *((f"Une nouvelle de la ville numéro {n}", f"2024-05-{n + 10}", BUDGET) for n in range(4))
    )
    read = table.read(data, "a.csv")
    assert len(read.articles) == 4 and read.articles[0].title == "Une nouvelle de la ville numéro 0"
    assert read.notes == ("The first row holds no names of columns: they are numbered.",)


def test_rows_above_the_header_are_passed_over():
    data = xlsx([("A", [["Revue de presse"], [], ["titre", "texte"], ["Un", BUDGET]])])
    assert column(data, "title") == ["Un"]


def test_a_separator_that_is_none_of_the_usual_is_told():
    read = table.read(f"title§text\nUn§{BUDGET}".encode(), "a.csv")
    assert read.notes == ("No separator was found: the table has one column.",)


def test_columns_without_a_name_or_of_one_name_are_told_apart():
    data = csv(("title", "", "note", "note", "text"), ("Un", "a", "b", "c", BUDGET))
    assert list(fields(data)) == ["title", "column 2", "note", "note (2)", "text"]


def test_sheets_of_the_same_columns_are_read_together():
    rows = [["title", "text"], ["Un", BUDGET]]
    read = table.read(
        xlsx([("2023", rows), ("2024", [*rows, ["", ""], ["Deux", ""]]), ("Notes", [["x"]])]),
        "a.xlsx",
    )
    assert [article.title for article in read.articles] == ["Un", "Un"]
    assert read.skipped == (Skipped("sheet 2024, row 4", "has no text."),)
    assert read.notes == ("Sheets with other columns are left out: Notes.",)


def test_articles_over_the_limit_are_told(monkeypatch):
    monkeypatch.setenv("RECOUPE_LIMIT_ARTICLES", "2")
    monkeypatch.setenv("RECOUPE_LIMIT_CHARACTERS", "200")
    read = table.read(
        csv(("title", "text"), ("0", BUDGET * 3), *((str(n), BUDGET) for n in (1, 2, 3))), "a.csv"
    )
    assert [article.title for article in read.articles] == ["1", "2"]
    assert read.skipped == (
        Skipped("line 2", "is longer than 200 characters."),
        Skipped("line 5", "is over the limit of 2 articles."),
    )


def test_too_many_columns_are_cut():
    read = table.read(csv(("text", *map(str, range(2_000))), (BUDGET, *["x"] * 2_000)), "a.csv")
    assert len(read.articles[0].extra) == 499
    assert read.notes == ("Of 2,001 columns the first 500 are read.",)


# Workbooks that are broken


def parts(sheet):
    return replaced(
        xlsx([("A", [["title", "text"], ["Un", BUDGET]])]), "xl/worksheets/sheet1.xml", sheet
    )


def test_a_cell_in_the_last_corner_is_refused_before_the_sheet_is_filled():
    far = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    far += '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    with pytest.raises(Unreadable, match="1,048,576 rows and 16,384 columns"):
        table.read(parts(far + "</sheetData></worksheet>"), "a.xlsx")


EXPANSION = (
    '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>'
)


def test_entities_of_a_workbook_are_neither_expanded_nor_fetched():
    strings = f'<?xml version="1.0"?>{EXPANSION}<sst xmlns="http://schemas.openxmlformats.org/'
    strings += 'spreadsheetml/2006/main"><si><t>title</t></si><si><t>text</t></si>'
    strings += f"<si><t>&b;&f;</t></si><si><t>{BUDGET}</t></si></sst>"
    data = replaced(
        xlsx([("A", [["title", "text"], ["Un", BUDGET]])]), "xl/sharedStrings.xml", strings
    )
    try:
        told = repr(table.read(data, "a.xlsx"))
    except Unreadable as reason:
        told = str(reason)
    assert "haha" not in told and "root:" not in told


@pytest.mark.parametrize("share", [0.3, 0.7, 0.99])
def test_a_cut_off_workbook_is_refused(share):
    data = xlsx([("A", [["title", "text"], ["Un", BUDGET]])])
    with pytest.raises(Unreadable, match="cut off or damaged"):
        recognise(data[: int(share * len(data))], "a.xlsx")


def test_a_workbook_with_a_password_is_named():
    data = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500 + "EncryptedPackage".encode("utf-16-le")
    )
    with pytest.raises(Unreadable, match="protected by a password"):
        recognise(data, "a.xlsx").read(data, "a.xlsx")


@pytest.mark.parametrize("data", [xlsx([("A", [])]), xlsx([("A", [["title", "text"]])])])
def test_a_workbook_without_rows_gives_no_article(data):
    try:
        assert table.read(data, "a.xlsx").articles == ()
    except Unreadable as reason:
        assert "without a filled sheet" in reason.what or "no column" in reason.what


# JSON


def test_lines_and_arrays_and_objects_with_a_list():
    rows = [{"title": "Un", "text": BUDGET}, {"title": "Deux", "text": BRIDGE}]
    for data in (
        "\n".join(map(json.dumps, rows)),
        "\ufeff" + "\r\n".join(json.dumps(row, ensure_ascii=False) for row in rows),
        json.dumps(rows),
        json.dumps(rows, indent=2),
        "\n".join(json.dumps(row, indent=2) for row in rows),
        json.dumps({"status": "ok", "response": {"docs": rows, "facets": [1, 2]}}),
        json.dumps({"a1": rows[0], "a2": rows[1]}),
    ):
        assert [article.title for article in articles(data.encode(), "a.json")] == ["Un", "Deux"]


def test_an_object_alone_is_an_article():
    assert column(json.dumps({"title": "Un", "text": BUDGET}).encode(), "title") == ["Un"]


def test_keys_within_keys_are_found():
    row = {
        "metadata": {"title": "Un", "publishedAt": "2024-05-16T10:00:00Z", "page": 3},
        "source": {"id": None, "name": "Le Nord"},
        "content": {"rendered": "<p>Un.</p><p>Deux.</p>"},
        "authors": ["A. K.", "B. L."],
        "tags": [{"name": "ville"}, {"name": "port"}],
    }
    [article] = articles(json.dumps([row]).encode(), "a.json")
    assert (article.title, article.source, article.text) == ("Un", "Le Nord", "Un.\n\nDeux.")
    assert article.date == datetime.date(2024, 5, 16)
    assert article.extra == (
        ("metadata.page", "3"),
        ("author", "A. K., B. L."),
        ("tags", "ville, port"),
    )


def test_a_list_of_paragraphs_is_a_text():
    assert column(json.dumps([{"title": "Un", "text": ["Un.", "Deux."]}]).encode(), "text") == [
        "Un.\n\nDeux."
    ]


def test_broken_lines_are_told_by_their_number():
    lines = [
        json.dumps({"title": "Un", "text": BUDGET}),
        '{"title": "Deux", "text": "jamais fermé',
        "",
        json.dumps({"title": "Trois", "text": BRIDGE}),
        "[1, 2]",
        "pas du JSON",
        json.dumps({"title": "Quatre"}),
        "[" * 100_000,
        json.dumps({"title": "Cinq", "text": STRIKE}),
        '{"title": "Six", "te',
    ]
    read = json_lines.read("\n".join(lines).encode(), "a.jsonl")
    assert [article.title for article in read.articles] == ["Un", "Trois", "Cinq"]
    assert read.skipped == (
        Skipped("line 2", "is broken JSON."),
        Skipped("line 5", "is a list and no article."),
        Skipped("line 6", "is broken JSON."),
        Skipped("line 8", "is nested too deep."),
        Skipped("line 10", "is cut off."),
        Skipped("line 7", "has no text."),
    )


def test_a_cut_off_array_gives_what_is_whole():
    read = json_lines.read(b'[{"title": "Un", "text": "Un."}, {"title": "Deux", "te', "a.json")
    assert [article.title for article in read.articles] == ["Un"]
    assert read.skipped == (Skipped("line 1", "is cut off."),)


def test_odd_values_do_no_harm():
    data = (
        b'{"title": "\\ud800A\\u0000", "text": "Un\\u2028deux", "n": '
        + b"9" * 5_000
        + b', "x": NaN, "b": true}'
    )
    [article] = articles(data, "a.jsonl")
    assert (article.title, article.text) == ("A", "Un\ndeux")
    assert dict(article.extra)["b"] == "true" and dict(article.extra)["x"] == "NaN"


def test_a_long_run_without_spaces_does_not_break_a_number():
    data = json.dumps(
        {"title": "Un", "text": BUDGET, "v": list(range(1_000))}, separators=(",", ":")
    )
    assert column(data.encode(), "title") == ["Un"]


@pytest.mark.parametrize(
    "data", [b"[]", b"{}", b"[[1]]", b'["a", "b"]', b'{"a": 1}', b"[" * 200_000, b'{"title": ']
)
def test_json_without_an_article_is_refused(data):
    with pytest.raises(Unreadable):
        recognise(data, "a.json").read(data, "a.json")


def test_a_mix_of_encodings_is_read_line_by_line():
    data = '{"title": "é", "text": "Un."}\n'.encode() + '{"title": "è", "text": "Un."}'.encode(
        "cp1252"
    )
    assert column(data, "title") == ["é", "è"]


def test_every_limit_is_told_and_can_be_raised():
    from corpus.limits import current_limits, limit_sentences

    assert len(limit_sentences(Limits())) == 11
    assert current_limits({"RECOUPE_LIMIT_ARTICLES": "50000"}).articles == 50_000
    assert limit_sentences(current_limits({"RECOUPE_LIMIT_FILE_MB": "80"}))[0].startswith(
        "A file may be 80 MB large"
    )
    for wrong in ("0", "-1", "many", "1.5"):
        with pytest.raises(ValueError, match="RECOUPE_LIMIT_RATIO.*whole number above 0"):
            current_limits({"RECOUPE_LIMIT_RATIO": wrong})
