"""Articles with odd titles, and what a test reads in the files they go into."""

import csv
import io
import zipfile

import pandas as pd
from python_calamine import CalamineWorkbook

from corpus.table import COLUMNS
from exports.corpus.corpora import (
    file_names,
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


def zip_text(articles):
    with zipfile.ZipFile(io.BytesIO(to_text_zip(articles))) as archive:
        return archive.read(names_of(articles)[0] if len(articles) else "").decode()
