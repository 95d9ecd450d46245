"""A report as a Word document: read again, it has the charts, numbers, marks and texts."""

import io
import zipfile

import pandas as pd
import pytest
from docx import Document
from lxml import etree
from python_calamine import CalamineWorkbook

from exports.word.document import to_docx
from tests.exports.report_exhibits import (
    ARTICLES,
    CLEAN,
    HALF,
    SENTENCES,
    bar_exhibit,
    every_kind,
    evidence_exhibit,
    exhibit,
    matrix_exhibit,
    network_exhibit,
)

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WPS = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def made(exhibits, **changes):
    return to_docx(exhibits, **({"title": "Le rapport", "articles": ARTICLES} | changes))


def read(data):
    return Document(io.BytesIO(data))


def parts(data):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert len(set(archive.namelist())) == len(archive.namelist())
        return {name: archive.read(name) for name in archive.namelist()}


def texts(data):
    document = read(data)
    return [one.text for one in document.paragraphs]


def cells(table):
    return [[cell.text for cell in row.cells] for row in table.rows]


def test_everything_is_in_it():
    data = made(every_kind())
    found = texts(data)
    for text in ("Le rapport", "Le gel", "Les barres", "Une phrase.", "Les chiffres", "Méthode"):
        assert text in found
    headings = [one.text for one in read(data).paragraphs if one.style.name == "Heading 1"]
    assert headings == [
        "Les barres", "La matrice", "Le réseau", CLEAN, "Le tableau", "Les phrases", "Sources",
        "Méthode",
    ]  # fmt: skip
    foot = [text for text in found if text.startswith("n = 2 articles")]
    assert len(foot) == 6 and foot[0].endswith(": page=words&a=1")


def test_every_part_is_well_formed_and_every_relation_leads_somewhere():
    found = parts(made(every_kind(), title=HALF))
    for name, data in found.items():
        if name.endswith((".xml", ".rels")):
            tree = etree.fromstring(data)
        if name.endswith(".rels"):
            folder = name.partition("_rels/")[0]
            for relation in tree:
                target = relation.get("Target")
                path = target.lstrip("/") if target[0] == "/" else f"{folder}{target}"
                assert relation.get("TargetMode") == "External" or _there(path, found), path
    body = etree.fromstring(found["word/document.xml"])
    ids = [one.get("id") for one in body.iter() if one.tag.endswith(("}docPr", "}cNvPr"))]
    assert len(ids) == len(set(ids)) > 4


def _there(path, found):
    pieces = []
    for piece in path.split("/"):
        if piece == "..":
            pieces.pop()
        else:
            pieces.append(piece)
    return "/".join(pieces) in found


def test_bars_are_a_chart_of_word_with_its_numbers():
    found = parts(made([bar_exhibit()]))
    (chart,) = [data for name, data in found.items() if name.startswith("word/charts/chart")]
    tree = etree.fromstring(chart)
    names = [one.text for one in tree.findall(f".//{C}cat//{C}v")]
    assert names[:2] == ["port", "quai"]
    assert [float(one.text) for one in tree.findall(f".//{C}val//{C}v")] == [3, 2, 1]
    (book,) = [data for name, data in found.items() if name.endswith(".xlsx")]
    rows = CalamineWorkbook.from_filelike(io.BytesIO(book)).get_sheet_by_index(0).to_python()
    assert [row[1] for row in rows[1:]] == [3.0, 2.0, 1.0]
    body = etree.fromstring(found["word/document.xml"])
    (about,) = [one for one in body.iter() if one.tag.endswith("}docPr")]
    assert about.get("descr") == "Les barres. Une phrase."


def test_a_network_is_shapes_with_lines_glued_to_them():
    body = etree.fromstring(parts(made([network_exhibit()]))["word/document.xml"])
    shapes = {one.find(f"{WPS}cNvPr").get("id"): one for one in body.iter(f"{WPS}wsp")}
    (line,) = [one for one in shapes.values() if one.find(f"{WPS}cNvCnPr") is not None]
    ends = [line.find(f".//{A}{end}").get("id") for end in ("stCxn", "endCxn")]
    assert {shapes[end].find(f"{WPS}cNvPr").get("name") for end in ends} == {"Ain", "Brest"}
    written = {"".join(one.itertext()) for one in body.iter(f"{WPS}txbx")}
    assert "Places" in written


def test_a_matrix_is_a_table_with_shaded_cells():
    document = read(made([matrix_exhibit()]))
    assert cells(document.tables[0]) == [
        ["", "a", "b"],
        ["a", "1,00", "0,25"],
        ["b", "0,25", "1,00"],
    ]
    fills = [one.get(f"{W}fill") for one in document.tables[0]._tbl.iter(f"{W}shd")]
    assert fills == [fills[0], fills[1], fills[1], fills[0]] and fills[0] == "2F6DB5" != fills[1]


def test_evidence_is_marked():
    document = read(made([evidence_exhibit()]))
    (first,) = [one for one in document.paragraphs if one.text == SENTENCES["text"][0]]
    assert [run.text for run in first.runs if run.bold] == ["port"]
    assert "Phare, 3 mai 2024" in texts(made([evidence_exhibit()]))
    many = pd.concat([SENTENCES] * 30, ignore_index=True)
    assert "… 20 phrases de plus." in texts(made([exhibit("evidence", table=many)]))


def test_a_long_table_is_cut_and_it_is_said():
    data = made([exhibit(table=pd.DataFrame({"n": range(26)}))])
    assert len(read(data).tables[0].rows) == 26  # its headings are one
    assert any("25 premières lignes sur 26" in text for text in texts(data))
    data = made([exhibit(table=pd.DataFrame({"n": range(25)}))])
    assert not any("premières lignes" in text for text in texts(data))


def test_the_sources_are_listed():
    document = read(made([exhibit()]))
    assert cells(document.tables[-1]) == [
        ["Média", "Titre", "Date", "Adresse"],
        ["Phare", "Le port gèle", "3 mai 2024", "https://example.org/a?b=1&c=2"],
        ["Média inconnu", CLEAN, "sans date", "javascript:alert(3)"],
    ]


def test_contents_lead_to_the_headings():
    body = etree.fromstring(parts(made(every_kind()))["word/document.xml"])
    anchors = [one.get(f"{W}anchor") for one in body.iter(f"{W}hyperlink")]
    assert anchors == [one.get(f"{W}name") for one in body.iter(f"{W}bookmarkStart")]
    assert len(anchors) == 8


def test_a_document_in_english():
    found = texts(made([exhibit()], language="en"))
    assert "Contents" in found and any("Counted." in text for text in found)
    with pytest.raises(ValueError, match="language is 'de'"):
        made([], language="de")


def test_the_same_exhibits_are_the_same_bytes():
    assert made(every_kind()) == made(every_kind())


def test_nothing_to_report_is_a_document_all_the_same():
    assert "Sources" in texts(made([], articles=ARTICLES.head(0)))
    found = texts(made([exhibit(table=pd.DataFrame()), exhibit(table=SENTENCES.head(0))]))
    assert "Aucune ligne." in found
