"""Exports of press databases: every article, its title, outlet and date, its text and no more."""

import importlib
import io
import random
import zipfile
from datetime import date

import pytest

from corpus.readers.raw import Unreadable
from tests import FILES, SHARED

PRESS = FILES / "press"
EXPORTS = SHARED / "exports"
FORMATS = (
    "europresse.page factiva.html factiva.xml factiva.text lexisnexis.html lexisnexis.text "
    "lexisnexis.nexis_docx rtf alceste"
)
READERS = {
    name: importlib.import_module(f"corpus.readers.press.{name}") for name in FORMATS.split()
}


def read(reader, file):
    return READERS[reader].read((PRESS / file).read_bytes(), file)


def heads(result):
    return [(each.title, each.source, each.date) for each in result.articles]


def extra(article, name):
    return dict(article.extra).get(name)


# Europresse


def test_europresse_2012_in_windows_1252():
    result = read("europresse.page", "europresse_2012.htm")
    assert heads(result) == [
        ("La scierie « rouvre » à Valmont", "Le Clairon", date(2012, 10, 4)),
        ("Col fermé", "Le Courrier des Cimes", date(2012, 10, 3)),
    ]
    first, second = result.articles
    assert first.text == "Vingt emplois sont annoncés pour 3 000 €.\n\nLe maire s’en réjouit."
    assert [extra(first, key) for key in ("author", "kicker", "section", "page", "issue")] == [
        "Léa Toussaint",
        "Vallée haute",
        "Région",
        "03",
        "no. 5968",
    ]
    assert extra(second, "author") is None
    assert second.text.startswith("La route du col est coupée depuis mardi, dit la préfecture, et")


def test_europresse_2015():
    result = read("europresse.page", "europresse_2015.html")
    assert heads(result) == [
        ("Le tramway de Valmont arrivera plus tard", "Le Clairon", date(2006, 3, 14)),
        ("Ce que coûte la neige", "Le Courrier des Cimes", date(2011, 4, 1)),
        ("A quiet week on the docks", "Harbour Review", date(2015, 11, 13)),
    ]
    assert [each.text for each in result.articles] == [
        "La mairie a repoussé la mise en service : trois mois de retard.\n\n"
        "Les riverains s'y attendaient.",
        "Un hiver sans neige se paie au printemps.",
        "Nothing sailed on Monday.",
    ]
    tramway, _, docks = result.articles
    assert extra(tramway, "author") == "Jeanne Alrique"
    assert extra(tramway, "caption") == "Une rame à quai."
    assert (docks.url, extra(docks, "words")) == ("https://example.org/docks", "1204")


def test_europresse_of_today():
    result = read("europresse.page", "europresse_today.html")
    assert heads(result) == [
        ("Deux îles et un traité", "Le Clairon", date(2024, 9, 11)),
        ("Le sable qui manque", "Revue des Ports", date(2023, 10, 1)),  # from the document number
        ("", "Le Clairon", None),
    ]
    assert [each.place for each in result.skipped] == ["article 3"]
    treaty, sand, _ = result.articles
    assert treaty.text.split("\n\n") == [
        "Les pêcheurs attendent une signature.",
        "Le traité compte quarante pages et une carte.",
        "« Nous signerons », dit la ministre.",
        "Elle n'a pas dit quand.",
    ]
    assert (extra(treaty, "words"), extra(treaty, "page")) == ("1134", "11")
    assert extra(sand, "date as written") == "Dossier, octobre 2023"


def test_europresse_cut_off_in_an_article_says_so():
    data = (PRESS / "europresse_2015.html").read_bytes()
    cut = data[: data.rindex(b"Nothing sailed") + 7]
    result = READERS["europresse.page"].read(cut, "x")
    assert len(result.articles) == 3
    assert "cut off" in result.notes[0]


# Factiva


def test_factiva_in_divisions_in_three_languages():
    result = read("factiva.html", "factiva_div.html")
    assert heads(result) == [
        ("Streit um Lampen am Kai", "Der Leuchtturm", date(2002, 5, 17)),
        ("Le bac de Valmont", "Le Clairon", date(2017, 4, 2)),
        ("QUIET DOCKS", "Harbour Review", date(2018, 9, 30)),
    ]
    assert [each.language for each in result.articles] == ["de", "fr", "en"]
    first = result.articles[0]
    assert first.text == "Am 3. Mai 2002 fiel das Licht aus.\n\nNiemand weiß warum."
    assert extra(first, "section") == "Politik"
    assert extra(first, "caption") == "Der Kai bei Nacht. Foto: L. Ebers"
    assert [extra(each, "words") for each in result.articles] == ["1576", "1095", "3498"]


def test_factiva_with_field_codes():
    result = read("factiva.html", "factiva_codes.html")
    assert heads(result) == [
        ("La scierie rouvre", "Le Clairon", date(2011, 12, 29)),
        ("El faro apagado", "El Faro", date(2011, 12, 29)),
    ]
    assert result.articles[0].text.count("\n\n") == 2  # LP, then TD
    assert extra(result.articles[0], "author") == "Léa Toussaint"
    assert result.articles[1].language == "es"


def test_factiva_as_text_with_codes_and_without():
    coded = read("factiva.text", "factiva_codes.txt")
    assert heads(coded) == [
        ("La scierie rouvre", "Le Clairon", date(2011, 12, 29)),
        ("Le col fermé", "Le Courrier des Cimes", date(2011, 12, 30)),
    ]
    assert coded.articles[0].text.endswith("\n\nIN est un sigle que nul n'explique.")
    lines = read("factiva.text", "factiva_lines.txt")
    assert heads(lines) == [
        ("Quiet docks", "Harbour Review", date(2012, 1, 9)),
        ("Le bac de Valmont", "Le Clairon", date(2012, 1, 10)),
    ]
    assert lines.articles[0].text == (
        "Nothing sailed on Monday.\n\nNothing sailed on Tuesday either, said the pilot."
    )


PPS = """<?xml version="1.0" encoding="utf-8"?>
<PPSResponse><ppsArticleResponse xmlns="http://global.factiva.com/pps/2.0"><ppsarticleResultSet>
<ppsarticle><article><accessionNo>CLAIR0000020120109e51700030</accessionNo><baseLanguage>FR</baseLanguage>
<headline><paragraph><hlt>Bac</hlt> - reprise</paragraph></headline>
<leadParagraph><paragraph>Le chapeau.</paragraph></leadParagraph><pages><page>85</page></pages>
<publicationDate><dateTime>2012-01-09T01:35:58Z</dateTime></publicationDate>
<sourceName>Le Clairon</sourceName><newsSubject code="a"><name>Ports</name></newsSubject>
<newsSubject code="b"><name>Bacs</name></newsSubject>
<tailParagraphs><paragraph>Le corps.</paragraph><paragraph>La fin.</paragraph></tailParagraphs>
<wordCount>942</wordCount></article></ppsarticle>
<ppsarticle><article><headline><paragraph>Sans date</paragraph></headline></article></ppsarticle>
<ppsarticle><article><accessionNo>VIDE00000020120109e5170</accessionNo></article></ppsarticle>
</ppsarticleResultSet></ppsArticleResponse></PPSResponse>"""
DISTDOC = """<DistDoc><ArchiveDoc><Article lang="en">
<HandL><Title><Headline fid="hd"><Para>Fog</Para></Headline></Title>
<LeadPara fid="lp"><Para>Fog came in.</Para></LeadPara></HandL>
<TailParas fid="td"><Para>It stayed.</Para></TailParas><SrcName fid="sn">Harbour Review</SrcName>
<PubData><PubDate><Date value="20050203"/></PubDate></PubData></Article></ArchiveDoc></DistDoc>"""


def test_factiva_xml_of_both_kinds():
    result = READERS["factiva.xml"].read(b"\xef\xbb\xbf" + PPS.encode(), "x")
    assert heads(result) == [
        ("Bac - reprise", "Le Clairon", date(2012, 1, 9)),
        ("Sans date", "", None),
    ]
    assert result.articles[0].text == "Le chapeau.\n\nLe corps.\n\nLa fin."
    assert extra(result.articles[0], "subject") == "Ports; Bacs"
    assert [each.place for each in result.skipped] == ["article 3"]
    older = READERS["factiva.xml"].read(DISTDOC.encode(), "x")
    assert heads(older) == [("Fog", "Harbour Review", date(2005, 2, 3))]
    assert older.articles[0].text == "Fog came in.\n\nIt stayed."


def test_factiva_xml_fetches_and_expands_nothing(tmp_path):
    (tmp_path / "secret").write_text("SECRET")
    doctype = f'<!DOCTYPE x [<!ENTITY a SYSTEM "file://{tmp_path}/secret">]>'
    data = PPS.replace("<PPSResponse>", f"{doctype}<PPSResponse>").replace(
        "Le corps.", "Le &a; corps."
    )
    result = READERS["factiva.xml"].read(data.encode(), "x")
    assert "SECRET" not in result.articles[0].text


def test_factiva_xml_cut_off_gives_what_is_whole():
    result = READERS["factiva.xml"].read(PPS[: PPS.index("Le corps")].encode(), "x")
    assert result.articles[0].title == "Bac - reprise"
    assert "damaged or cut off" in result.notes[0]


# LexisNexis and Nexis


def test_lexisnexis_html_in_four_languages():
    result = read("lexisnexis.html", "lexisnexis_en.html")
    assert heads(result) == [
        (
            "Cranes stop at noon; Second strike since May 3, 2018",
            "Harbour Review",
            date(2018, 12, 31),
        ),
        ("Ein Licht für den Hafen", "Der Leuchtturm", date(2012, 2, 27)),
        ("", "De Kustpost", date(2017, 10, 4)),
        ("Le bac reprend", "Le Clairon", date(2019, 12, 10)),
    ]
    assert [each.language for each in result.articles] == ["en", "de", "nl", "fr"]
    assert [each.place for each in result.skipped] == ["document 4"]
    cranes, light, dyke, ferry = result.articles
    assert cranes.text.split("\n\n") == [
        "The cranes stopped at noon, and two demands were read out:",
        "• shorter nights;",
        "better lamps.",
        "PHOTO: so reads the sign that the men carried.",
        "Talks resume tomorrow.",
    ]
    assert [extra(cranes, key) for key in ("author", "section", "page", "words", "edition")] == [
        "ADA QUILL",
        "PORT NEWS",
        "12,13",
        "1095",
        "1ST Edition; North",
    ]
    assert light.text == "Der Turm leuchtet wieder.\n\nSeit Sonntag brennt das Licht."
    assert dyke.text == "Een lege dijk bij eb."  # nothing but a caption
    assert ferry.text == "Départ\tRetour\n\n7 h\t19 h"


def test_lexisnexis_text_old_and_new_and_without_title():
    result = read("lexisnexis.text", "lexisnexis_fr.txt")
    assert heads(result) == [
        (
            "Le bac de Valmont reprend du service après six mois d'arrêt, annonce la préfecture",
            "Le Clairon",
            date(2019, 12, 10),
        ),
        ("Fog over the docks; A long week", "Harbour Review", date(1996, 9, 12)),
        ("", "Der Leuchtturm", date(2012, 3, 3)),
    ]
    ferry, fog, _ = result.articles
    assert ferry.text.split("\n\n") == [
        "La rive gauche n'attendait plus que lui.",
        "Le bac de Valmont reprend du service. Les premiers passagers sont montés à sept heures.",
        "PARIS: c'est ainsi que les mariniers appellent le quai.",
        "NOTE: la gare, elle, reste fermée.",
        "Une fête aura lieu dimanche.",
    ]
    assert extra(ferry, "subject") == "TRANSPORT FLUVIAL; FÊTES"
    assert fog.text == "The fog came on Monday and stayed.\n\nNobody sailed."


def test_a_count_of_documents_that_does_not_hold_is_noted():
    data = (PRESS / "lexisnexis_fr.txt").read_bytes()
    cut = data[: data.index(b"Document 3 de 3")]
    assert READERS["lexisnexis.text"].read(cut, "x").notes == (
        "The file counts 3 documents and holds 2.",
    )


NEXIS_HEADS = [
    ("La scierie rouvre le 3 mai 2021", "Le Clairon", date(2021, 5, 4)),
    ("Fog", "Harbour Review", None),
]


def test_nexis_as_text():
    result = read("lexisnexis.text", "nexis_fr.txt")
    assert heads(result) == NEXIS_HEADS
    assert [each.text for each in result.articles] == [
        "Vingt emplois.\n\nLa scierie rouvre ses portes.\n\nUpdate: les troncs arrivent lundi.",
        "Fog came in.",
    ]
    assert extra(result.articles[1], "date as written") == "May 2021"
    assert extra(result.articles[1], "caption") == "A grey quay."


FRONT = (
    "Date and Time: Friday, 5. July 2021 09:31:00 CEST",
    "Job Number: 1",
    "Documents (2)",
    "1. La scierie rouvre le 3 mai 2021",
    "Client/Matter: -None-",
    "Search Terms: bois",
    "Narrowed by: ",
    "2. Fog",
    "Client/Matter: -None-",
    "Narrowed by: ",
)
TABLE = (
    "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Content Type</w:t></w:r></w:p></w:tc></w:tr>"
    "<w:tr><w:tc><w:p><w:r><w:t>News</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
)


def docx(lines, tail="</w:body></w:document>"):
    inner = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in lines)
    inner = inner.replace("<w:p><w:r><w:t>TABLE</w:t></w:r></w:p>", TABLE)
    start = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        file.writestr("word/document.xml", start + inner + tail)
    return packed.getvalue()


def nexis_lines():
    return (PRESS / "nexis_fr.txt").read_text("utf-8").split("\n")


def test_nexis_docx_without_its_list_in_front():
    data = docx([*FRONT, "TABLE", *nexis_lines()])
    assert READERS["lexisnexis.nexis_docx"].recognises(data, "x")
    result = READERS["lexisnexis.nexis_docx"].read(data, "x")
    assert heads(result) == NEXIS_HEADS
    assert result.articles[0].text.startswith("Vingt emplois.\n\nLa scierie")


def test_nexis_docx_is_read_by_its_bookmarks_where_the_words_are_unknown():
    lines = [*FRONT, *nexis_lines()]
    lines = ["Ferdig" if line in ("End of Document", "Fin du document") else line for line in lines]
    lines = ["Innhold" if line in ("Body", "Corps") else line for line in lines]
    data = docx(lines)
    xml = zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml").decode()
    for n, title in enumerate(("La scierie rouvre le 3 mai 2021", "Fog"), start=1):
        start = xml.rindex(f"<w:p><w:r><w:t>{title}<")
        mark = f'<w:p><w:bookmarkStart w:id="1" w:name="Bookmark_{n}"/></w:p>'
        xml = xml[:start] + mark + xml[start:]
    xml = xml.replace(
        "<w:r><w:t>Innhold", '<w:bookmarkStart w:id="2" w:name="Body"/><w:r><w:t>Innhold'
    )
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        file.writestr("word/document.xml", xml)
    assert READERS["lexisnexis.nexis_docx"].recognises(packed.getvalue(), "x")
    assert heads(READERS["lexisnexis.nexis_docx"].read(packed.getvalue(), "x")) == NEXIS_HEADS


def test_nexis_docx_of_one_document_and_a_broken_one():
    single = READERS["lexisnexis.nexis_docx"].read(docx(nexis_lines()), "x")
    assert heads(single) == NEXIS_HEADS
    whole = docx(nexis_lines())
    for bad in (whole[:200], docx(["nothing"]), b"PK\x03\x04 no zip"):
        with pytest.raises(Unreadable):
            READERS["lexisnexis.nexis_docx"].read(bad, "x")


def rtf(lines):
    def escaped(line):
        line = line.replace("\\", "\\\\").replace("\t", "\\tab ")
        return "".join(c if c.isascii() else f"\\u{ord(c)}?" for c in line)

    return ("{\\rtf1\\ansi " + "\\par\n".join(map(escaped, lines)) + "}").encode("ascii")


@pytest.mark.parametrize(
    ("file", "expected"),
    [
        ("nexis_fr.txt", NEXIS_HEADS[0]),
        ("factiva_codes.txt", ("La scierie rouvre", "Le Clairon", date(2011, 12, 29))),
        ("factiva_lines.txt", ("Quiet docks", "Harbour Review", date(2012, 1, 9))),
    ],
)
def test_rtf_is_read_as_its_text(file, expected):
    data = rtf((PRESS / file).read_text("utf-8").split("\n"))
    assert READERS["rtf"].recognises(data, "x.rtf")
    result = READERS["rtf"].read(data, "x.rtf")
    assert len(result.articles) == 2
    assert heads(result)[0] == expected


# Alceste


def test_alceste_variables_themes_and_wrapped_lines():
    result = read("alceste", "alceste_press.txt")
    assert heads(result) == [
        ("Le bac reprend", "le clairon", date(2024, 5, 16)),
        ("", "Aujourd'hui sur l'eau", date(2024, 5, 17)),
        ("", "Revue des Ports", None),
    ]
    ferry, rain, numbered = result.articles
    assert ferry.text.count("\n\n") == 2
    assert "transport" not in ferry.text
    assert ferry.extra == (
        ("am", "2024-05"),
        ("ville", "Valmont"),
        ("abonne", "1"),
        ("themes", "transport; fête"),
    )
    assert (rain.language, rain.text.count("\n")) == ("fr", 0)
    assert numbered.extra == (("annee", "2023"),)
    assert [each.place for each in result.skipped] == ["text 4"]


# All of them

OWN = {
    "europresse_2012.htm": "europresse.page",
    "europresse_2015.html": "europresse.page",
    "europresse_today.html": "europresse.page",
    "factiva_div.html": "factiva.html",
    "factiva_codes.html": "factiva.html",
    "factiva_codes.txt": "factiva.text",
    "factiva_lines.txt": "factiva.text",
    "lexisnexis_en.html": "lexisnexis.html",
    "lexisnexis_fr.txt": "lexisnexis.text",
    "nexis_fr.txt": "lexisnexis.text",
    "alceste_press.txt": "alceste",
}


def test_every_file_here_is_listed():
    assert sorted(OWN) == sorted(file.name for file in PRESS.iterdir())


@pytest.mark.parametrize("file", OWN)
def test_each_file_is_recognised_by_one_reader_whatever_its_name(file):
    data = (PRESS / file).read_bytes()
    assert [name for name, reader in READERS.items() if reader.recognises(data, "x.bin")] == [
        OWN[file]
    ]


@pytest.mark.parametrize(
    "data", [b"", b"\0" * 50, b"Un texte.\n\nUne suite.\n", b"<html><p>A page</p></html>"]
)
def test_what_is_no_export_is_left_to_others_and_unreadable_here(data):
    for name, reader in READERS.items():
        assert not reader.recognises(data, "x.html"), name
        with pytest.raises(Unreadable) as problem:
            reader.read(data, "x.html")
        assert problem.value.what and problem.value.todo


@pytest.mark.parametrize("file", OWN)
def test_a_damaged_file_gives_articles_or_a_clear_refusal(file):
    data = (PRESS / file).read_bytes()
    chance = random.Random(7)
    for _ in range(12):
        bad = bytearray(data[: chance.randrange(len(data))])
        for _ in range(5):
            if bad:
                bad[chance.randrange(len(bad))] = chance.randrange(256)
        READERS[OWN[file]].recognises(bytes(bad), file)
        try:
            result = READERS[OWN[file]].read(bytes(bad), file)
        except Unreadable:
            continue
        assert all(each.title or each.text for each in result.articles)


@pytest.mark.parametrize("file", OWN)
def test_reading_twice_gives_the_same_and_utf_16_no_other(file):
    data = (PRESS / file).read_bytes()
    first = READERS[OWN[file]].read(data, file)
    assert first == READERS[OWN[file]].read(data, file)
    text = data.decode("cp1252" if file.endswith(".htm") else "utf-8")
    wide = READERS[OWN[file]].read(text.encode("utf-16"), file)
    assert wide.articles == first.articles


# Real exports, where they are at hand: counts, and a title or an outlet of each.

REAL = [
    ("europresse.page", "europresse_2012.html", 3, "A heading: some text", date(2013, 10, 5)),
    ("factiva.html", "factiva.html", 2, "Test 1", date(2011, 12, 29)),
    ("factiva.xml", "factiva.xml", 3, "TEST - first test article", date(2012, 1, 9)),
    ("lexisnexis.html", "lexisnexis_fr.html", 3, "Title of first article", date(2013, 4, 12)),
    ("lexisnexis.nexis_docx", "nexis_uni.docx", 10, "Lorem ipsum dolor sit amet", date(2019, 7, 1)),
    ("lexisnexis.text", "lexisnexis.txt", 10, "Lorem ipsum dolor sit amet", date(2010, 1, 11)),
    ("alceste", "alceste.txt", 2, "", None),
]


@pytest.mark.skipif(not EXPORTS.exists(), reason="the exports are not at hand")
@pytest.mark.parametrize(
    ("reader", "file", "count", "title", "when"), REAL, ids=[each[1] for each in REAL]
)
def test_real_exports(reader, file, count, title, when):
    data = (EXPORTS / file).read_bytes()
    assert [name for name, each in READERS.items() if each.recognises(data, file)] == [reader]
    result = READERS[reader].read(data, file)
    assert len(result.articles) == count
    assert not result.skipped
    assert (result.articles[0].title, result.articles[0].date) == (title, when)
    if reader != "alceste":
        assert all(each.source and each.date for each in result.articles)
    assert all(each.text for each in result.articles)
