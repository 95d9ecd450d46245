"""Files of common formats: what comes out of good ones, and what is said of bad ones."""

import datetime
import types

import pytest

from corpus.importing.completing import Incoming, complete
from corpus.readers import READERS, recognise
from corpus.readers.documents import docx, epub, feed, html_page, odt, pdf, plain, rtf
from corpus.readers.raw import Skipped, Unreadable
from tests.files import make

DAY = datetime.date(2024, 5, 16)
FIRST = (
    "Les dockers ont levé leur blocage jeudi matin, a annoncé la capitainerie du port de la ville."
)
SECOND = (
    "Le trafic a repris peu avant midi, après une assemblée qui a duré deux heures au quai nord."
)
THIRD = "« Nous restons vigilants », a déclaré le délégué du syndicat, qui attend un texte signé."
TITLE = "Le port rouvre après trois jours"
ENTITIES = (
    '<!DOCTYPE x [<!ENTITY a "hahaha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY f SYSTEM "file:///etc/passwd"><!ENTITY g SYSTEM "http://127.0.0.1:9/x">]>'
)


def read(data, name="a"):
    return recognise(data, name).read(data, name)


def article(data, name="a"):
    """Return the only article, with what its own text says where the file says nothing."""
    [found] = read(data, name).articles
    return complete(Incoming(found, name), alone=True).article


def refusal(data, name="a"):
    with pytest.raises(Unreadable) as caught:
        read(data, name)
    assert caught.value.what.endswith(".") and caught.value.todo.endswith(".")
    return caught.value.what


# What every reader keeps to


def test_every_reader_that_is_there_has_the_same_doors():
    from corpus.readers import modules

    found = modules()
    assert [module.__name__ for module in found] == [f"corpus.readers.{name}" for name in READERS]
    assert all(isinstance(module, types.ModuleType) and module.NAME for module in found)
    assert found[-1] is plain


KINDS = ("txt", "html", "pdf", "docx", "odt", "epub", "rtf", "xlsx", "csv", "json", "rss")


def good_files():
    return {
        "txt": f"{TITLE}\n\n{FIRST}".encode(),
        "html": page().encode(),
        "pdf": make.pdf([[TITLE, *FIRST.split(", ")]]),
        "docx": make.docx([(TITLE, "Title"), (FIRST, None)]),
        "odt": make.odt(f"<text:p>{FIRST}</text:p>"),
        "epub": make.epub([f"<p>{FIRST}</p>"]),
        "rtf": b"{\\rtf1\\ansi " + FIRST.encode("cp1252", "replace") + b"\\par}",
        "xlsx": make.xlsx([("A", [["title", "text"], [TITLE, FIRST]])]),
        "csv": f"title;text\n{TITLE};{FIRST}".encode(),
        "json": f'{{"title": "{TITLE}", "text": "{FIRST}"}}'.encode(),
        "rss": rss(f"<item><title>{TITLE}</title><description>{FIRST}</description></item>"),
    }


@pytest.mark.parametrize("name", ["a.txt", "a.pdf", "a.docx", "a.html", "a", "a.csv.exe"])
def test_a_format_is_told_by_content_whatever_the_name_says(name):
    told = {kind: recognise(data, name).__name__.rpartition(".")[2]
            for kind, data in good_files().items() if kind not in ("txt", "csv")}  # fmt: skip
    assert told == {
        "html": "html_page", "pdf": "pdf", "docx": "docx", "odt": "odt", "epub": "epub",
        "rtf": "rtf", "xlsx": "table", "json": "json_lines", "rss": "feed",
    }  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("share", [0.0, 0.001, 0.2, 0.5, 0.9, 0.99])
def test_a_cut_off_file_is_read_in_part_or_refused_with_a_reason(kind, share):
    data = good_files()[kind]
    try:
        found = read(data[: int(share * len(data))], f"a.{kind}")
    except Unreadable as reason:
        assert reason.what and reason.todo
    else:
        assert found.articles or found.skipped


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_with_flipped_bytes_is_read_or_refused_with_a_reason(kind):
    import random

    chance = random.Random(0)
    data = good_files()[kind]
    for _ in range(20):
        broken = bytearray(data)
        for _ in range(8):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
        try:
            read(bytes(broken), f"a.{kind}")
        except Unreadable as reason:
            assert reason.what and reason.todo


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "is empty."),
        (b" \r\n\t\n", "is empty."),
        (b"\0" * 500, "is empty."),
        (b"\xef\xbb\xbf", "is empty."),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "is a picture (PNG)."),
        (b"\xff\xd8\xff\xe0" + b"\0" * 50, "is a picture (JPEG)."),
        (b"\x1f\x8b\x08" + b"\0" * 50, "is a gzip archive."),
        (b"Rar!\x1a\x07" + b"\0" * 50, "is a RAR archive."),
        (b"SQLite format 3\0" + b"\0" * 50, "is a database."),
        (bytes(range(256)) * 10, "is in no format that is read here."),
        (b"\xd0\xcf\x11\xe0" + "WordDocument".encode("utf-16-le"), "is an old Word file (.doc)."),
        (b"<?xml version='1.0'?><catalogue/>", "is XML in no format that is read here."),
        (make.zipped([("a.txt", "Un.")]), "is an archive."),
        (make.zipped([("[Content_Types].xml", ""), ("ppt/a.xml", "")]), "is a presentation."),
        (
            make.zipped([("a.txt", "Un.")])[:-30],
            "is cut off or damaged: a document or archive without its list of contents.",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else len(value),
)  # fmt: skip
def test_what_is_no_article_is_named(data, what):
    assert refusal(data, "a.txt") == what


# Text and Markdown


def test_a_text_is_as_it_stands_with_what_it_says_of_itself():
    found = article(f"{TITLE}\n\nPublié le 16 mai 2024\n\n{FIRST}\n".encode(), "a.txt")
    assert found.text == f"{TITLE}\n\nPublié le 16 mai 2024\n\n{FIRST}"
    assert (found.title, found.date, found.language) == (TITLE, DAY, "fr")


def test_the_name_of_a_text_may_give_the_date():
    assert article(f"{TITLE}\n\n{FIRST}".encode(), "presse/2024-05-16_port.txt").date == DAY


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252", "latin-1"]
)
def test_french_is_read_in_every_usual_encoding(encoding):
    text = f"{TITLE}\n\n{FIRST}"
    assert article(text.encode(encoding), "a.txt").text == text


def test_a_text_of_two_encodings_and_some_zero_bytes_is_read():
    data = f"{TITLE}\n\n".encode() + FIRST.encode("cp1252") + b"\0\0 Fin.\0"
    assert article(data, "a.txt").text == f"{TITLE}\n\n{FIRST} Fin."


def test_a_word_of_a_megabyte_is_broken_or_refused():
    found = article(f"{TITLE}\n\n{FIRST} ".encode() + b"x" * 900_000, "a.txt")
    assert max(map(len, found.text.split())) == 1_000
    assert refusal(b"x" * 1_000_001, "a.txt") == "is longer than 1,000,000 characters."


def test_fifty_megabytes_on_one_line_are_refused_at_once():
    assert refusal(b"mot " * 12_500_000, "a.txt") == "is longer than 1,000,000 characters."


def test_markdown_loses_its_marks():
    written = (
        f'---\ntitle: "{TITLE}"\nauthor: Ana Kervella\nsource: Le Nord\ndate: 2024-05-16\n'
        f"url: https://nord.example/1\ntags: [port, grève]\n---\n\n# {TITLE}\n\nLes **dockers** ont\n"
        "levé *leur* [blocage](https://nord.example/2) ![photo](p.png), voir `note_1`.\n\n"
        "> Une citation\n\nTitre deux\n----------\n\n- un\n- deux\n\n***\n\nUn prix de 5 \\* 3 et a_b_c.\n"
    )
    found = article(written.encode(), "a.md")
    assert found.text == (
        f"{TITLE}\n\nLes dockers ont levé leur blocage , voir note_1.\n\nUne citation\n\n"
        "Titre deux\n\n- un\n- deux\n\nUn prix de 5 * 3 et a_b_c."
    )
    assert (found.title, found.source, found.date, found.url) == (
        TITLE,
        "Le Nord",
        DAY,
        "https://nord.example/1",
    )
    assert found.extra == (("author", "Ana Kervella"), ("tags", "[port, grève]"))


def test_stars_in_a_plain_text_stay():
    assert (
        article(f"{TITLE}\n\n# Un *mot* [là](ici) {FIRST}".encode(), "a.txt").text.count("*") == 2
    )


# Web pages


def page(head="", body=None):
    body = body or (
        f'<nav><a href="/">Accueil</a> <a href="/s">Sport</a></nav><article><h1>{TITLE}</h1>'
        f"<p>{FIRST}</p><p>{SECOND}</p><script>var x = 1;</script><p>{THIRD}</p></article>"
        "<footer>Mentions légales</footer>"
    )
    return (
        f'<!DOCTYPE html><html lang="fr"><head><meta charset="utf-8"><title>{TITLE} | Le Nord</title>'
        f"{head}</head><body>{body}</body></html>"
    )


META = (
    '<meta property="og:site_name" content="Le Nord"><link rel="canonical" href="https://www.nord.example/port">'
    '<meta property="article:published_time" content="2024-05-16T23:30:00+02:00">'
)


def test_a_page_gives_its_main_text_and_what_it_says_of_itself():
    found = article(page(META).encode())
    assert [line for line in found.text.split("\n\n") if line != TITLE] == [FIRST, SECOND, THIRD]
    assert (found.title, found.source, found.date) == (TITLE, "Le Nord", DAY)
    assert found.url == "https://www.nord.example/port"


def test_structured_data_of_a_page_is_read():
    data = (
        '<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle",'
        f'"headline":"{TITLE}","datePublished":"2024-05-16T08:00:00+02:00",'
        '"publisher":{"@type":"Organization","name":"Le Nord"},'
        '"author":{"@type":"Person","name":"Ana Kervella"}}</script>'
    )
    found = article(page(data).encode())
    assert (found.title, found.source, found.date) == (TITLE, "Le Nord", DAY)
    assert found.extra == (("author", "Ana Kervella"),)


def test_the_outlet_may_stand_in_the_title_or_the_address():
    link = '<link rel="canonical" href="https://www.lenord.example/port">'
    assert article(page(link).encode()).source == "Le Nord"
    other = page(link.replace("lenord", "gazette")).encode()
    assert article(other).source == "gazette.example"


def test_the_line_under_the_title_may_give_the_date():
    said = "<p>Publié le 16 mai 2024 à 10h30</p>"
    body = f"<article><h1>{TITLE}</h1>{said}<p>{FIRST}</p><p>{SECOND}</p></article>"
    assert article(page(body=body).encode()).date == DAY


@pytest.mark.parametrize("encoding", ["windows-1252", "utf-16"])
def test_a_page_in_another_encoding(encoding):
    written = page(META).replace("utf-8", encoding)
    assert FIRST in article(written.encode(encoding), "a.htm").text


def test_a_page_saved_from_the_browser_keeps_its_address():
    saved = (
        "<!DOCTYPE html>\n<!-- saved from url=(0030)https://nord.example/port -->\n" + page()[15:]
    )
    assert article(saved.encode()).url == "https://nord.example/port"


def test_a_page_saved_with_its_pictures():
    import email.mime.multipart
    import email.mime.text

    message = email.mime.multipart.MIMEMultipart("related")
    message["Snapshot-Content-Location"] = "https://nord.example/port"
    message.attach(email.mime.text.MIMEText(page(META), "html", "utf-8"))
    found = article(message.as_bytes(), "a.mht")
    assert found.title == TITLE and FIRST in found.text


def test_where_no_main_text_is_found_all_text_is_read():
    found = read(page(body="<table><tr><td>Un mot.</td></tr></table>").encode())
    assert "Un mot." in found.articles[0].text


def test_a_page_without_text_is_refused():
    assert refusal(b"<html><head></head><body><img src=x></body></html>") == "holds no text."
    assert refusal(b"<html><body>" + b"<div>" * 100_000) == "holds no text."


def test_a_page_nested_50_000_deep_is_read():
    assert (
        article(b"<html><body>" + b"<div>" * 50_000 + FIRST.encode() + b"</div>" * 50_000).text
        == FIRST
    )


def test_a_page_of_too_much_text_is_refused_and_one_of_large_pictures_is_read():
    text = f"<p>{FIRST}</p>\n" * (5_000_000 // 110)
    assert refusal(page(body=text).encode()) == "is longer than 1,000,000 characters."
    picture = f'<img src="data:image/png;base64,{"iVBORw0KGgo" * 400_000}">'
    assert FIRST in article(page(META + picture).encode()).text


def test_a_title_of_brackets_takes_no_time():
    head = f'<meta property="og:title" content="{"[(" * 100_000}">'
    assert FIRST in article(page(head).encode()).text


def test_scripts_of_a_page_are_no_text():
    found = article(
        page(
            META, f"<h1>{TITLE}</h1><p>{FIRST}</p><script>alert(1)</script><style>p{{}}</style>"
        ).encode()
    )
    assert "alert" not in found.text and "p{" not in found.text


# PDF

LINES = [
    TITLE,
    "Les dockers ont levé leur blocage jeudi matin, a annoncé la capitai-",
    "nerie, et le trafic a repris peu avant midi après une longue assem-",
    "blée dans le hangar du quai nord. Peut-",
    "être que tout recommencera en juin, avertit le délégué du syndicat.",
    "Fin du premier paragraphe.",
    "Un accord doit être signé la semaine prochaine en préfecture de Seine-",
    "Maritime, qui suit le dossier depuis janvier avec les représentants et",
]


def test_lines_of_a_pdf_become_paragraphs():
    found = article(make.pdf([LINES, ["les armateurs de la place."]], title=TITLE))
    assert found.text.split("\n\n") == [
        TITLE,
        "Les dockers ont levé leur blocage jeudi matin, a annoncé la capitainerie, et le trafic a"
        " repris peu avant midi après une longue assemblée dans le hangar du quai nord. Peut-être"
        " que tout recommencera en juin, avertit le délégué du syndicat. Fin du premier paragraphe.",
        "Un accord doit être signé la semaine prochaine en préfecture de Seine-Maritime, qui suit"
        " le dossier depuis janvier avec les représentants et les armateurs de la place.",
    ]
    assert found.title == TITLE and found.extra == (("author", "Ana Kervella"),)


def test_running_heads_and_page_numbers_of_a_pdf_are_left_out_and_told():
    pages = [
        [
            "LE NORD - Dossier",
            "",
            f"{word} des dockers du port",
            *LINES[1:5],
            f"{word} de la fin.",
            f"Page {n} sur 4",
        ]
        for n, word in enumerate(("Le retour", "La paie", "Le vote", "La nuit"), 1)
    ]
    found = read(make.pdf(pages))
    assert "LE NORD" not in found.articles[0].text and "sur 4" not in found.articles[0].text
    assert found.notes == ("Running heads left out: LE NORD - Dossier.",)


def test_the_address_that_a_browser_prints_is_kept():
    pages = [[TITLE, FIRST, SECOND, f"https://nord.example/port/article-1 {n}/2"] for n in (1, 2)]
    pages[1][1:3] = [THIRD, "Fin."]
    assert article(make.pdf(pages)).url == "https://nord.example/port/article-1"


def test_a_title_that_does_not_stand_on_the_page_is_only_kept():
    found = article(make.pdf([LINES], title="Microsoft Word - modele.doc"))
    assert found.title == TITLE
    assert dict(found.extra)["document title"] == "Microsoft Word - modele.doc"


def test_a_scanned_pdf_is_named():
    assert (
        refusal(make.pdf([[]] * 3, picture=True))
        == "has no text layer: 3 pages of pictures only (a scan?)."
    )


def test_a_pdf_that_needs_a_password_is_named_and_one_that_is_only_locked_is_read():
    assert refusal(make.locked_pdf([LINES], "secret")) == "is protected by a password."
    assert article(make.locked_pdf([LINES], "")).title == TITLE


def test_of_5_000_pages_the_first_2_000_are_read():
    found = read(
        make.pdf([[f"Page {n} du port : le trafic a repris ce matin."] for n in range(5_000)])
    )
    assert found.notes[0] == "Of 5,000 pages the first 2,000 are read."
    assert "Page 1999 " in found.articles[0].text and "Page 2000 " not in found.articles[0].text


def test_a_pdf_over_the_limit_of_characters_is_refused(monkeypatch):
    monkeypatch.setenv("RECOUPE_LIMIT_CHARACTERS", "300")
    assert refusal(make.pdf([LINES])) == "is longer than 300 characters."


def test_pages_without_text_are_told():
    assert read(make.pdf([LINES, [], [SECOND, THIRD]])).notes == (
        "Pages without text (pictures?): 2.",
    )


# Word, OpenDocument, RTF, EPUB


def test_a_word_document_gives_its_paragraphs_and_its_properties():
    data = make.docx(
        [(TITLE, "Title"), (FIRST, None), ("", None), (SECOND, None)],
        title="Modèle",
        author="Ana Kervella",
    )
    found = article(data)
    assert (found.title, found.text) == (TITLE, f"{TITLE}\n\n{FIRST}\n\n{SECOND}")
    assert found.extra[:2] == (("document title", "Modèle"), ("author", "Ana Kervella"))


def document(body):
    names = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    names += ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    return f"<w:document {names}><w:body>{body}</w:body></w:document>"


def test_tables_breaks_and_deleted_words_of_a_word_document():
    body = (
        "<w:p><w:r><w:t>Un</w:t><w:tab/><w:t>deux</w:t><w:br/><w:t>trois</w:t></w:r></w:p>"
        "<w:p><w:del><w:r><w:delText>effacé</w:delText></w:r></w:del><w:r><w:t>Reste.</w:t></w:r></w:p>"
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Cellule.</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
        "<w:p><mc:Fallback><w:r><w:t>deux fois</w:t></w:r></mc:Fallback><w:r><w:t>Fin.</w:t></w:r></w:p>"
    )
    assert (
        article(make.docx([], part=document(body))).text
        == "Un\tdeux\ntrois\n\nReste.\n\nCellule.\n\nFin."
    )


def test_an_empty_word_document_is_refused():
    assert refusal(make.docx([])) == "holds no text."


def test_entities_of_a_word_document_are_neither_expanded_nor_fetched():
    body = document(f"<w:p><w:r><w:t>{FIRST}&b;&f;&g;</w:t></w:r></w:p>")
    unharmed(make.docx([], part=ENTITIES + body))


def unharmed(data):
    """Neither expanded nor fetched: refused, or read without what the entities stand for."""
    try:
        told = repr(read(data))
    except Unreadable as reason:
        told = str(reason)
    assert "hahaha" not in told and "root:" not in told


def test_a_word_document_that_is_packed_too_well_is_refused():
    data = make.docx([], part=document("<w:p/>" * 2_000_000))
    assert len(data) < 200_000 and refusal(data).startswith("unpacks to ")


def test_an_opendocument_text_gives_its_paragraphs():
    body = (
        "<text:tracked-changes><text:p>effacé</text:p></text:tracked-changes>"
        f'<text:h text:style-name="Heading_20_1">{TITLE}</text:h>'
        "<text:p>Un<text:s text:c='2'/>mot<text:note><text:note-citation>1</text:note-citation>"
        "<text:note-body><text:p>Une note.</text:p></text:note-body></text:note>"
        " en <text:span>gras</text:span>.</text:p>"
        "<text:list><text:list-item><text:p>Deux<text:line-break/>trois.</text:p></text:list-item></text:list>"
    )
    found = article(make.odt(body, title="Modèle"))
    assert found.text == f"{TITLE}\n\nUn  mot en gras.\n\nUne note.\n\nDeux\ntrois."
    assert (found.title, found.extra) == (TITLE, (("document title", "Modèle"),))


def test_an_opendocument_text_that_is_locked_empty_or_hostile():
    locked = make.odt("<text:p>x</text:p>", manifest="<manifest><encryption-data/></manifest>")
    assert refusal(locked) == "is protected by a password."
    assert refusal(make.odt("")) == "holds no text."
    hostile = make.odt(f"<text:p>{FIRST}&b;&f;</text:p>")
    import io
    import zipfile

    content = zipfile.ZipFile(io.BytesIO(hostile)).read("content.xml").decode()
    unharmed(make.replaced(hostile, "content.xml", ENTITIES + content))


def test_rtf_is_read_in_french():
    data = (
        rb"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}}"
        rb"{\info{\title Mod\'e8le}{\author Ana}{\creatim\yr2024\mo5\dy16}}"
        rb"{\pict\pngblip "
        + b"89504e47" * 500
        + rb"}\pard Le march\'e9 de No\'ebl\par\pard Il co\'fbte 3 \u8364?, \'ab d'accord \'bb.\par}"
    )
    found = article(data)
    assert found.text == "Le marché de Noël\n\nIl coûte 3 €, « d'accord »."
    assert found.extra == (
        ("document title", "Modèle"),
        ("author", "Ana"),
        ("created", "2024-05-16"),
    )


def test_rtf_without_text_is_refused():
    assert refusal(rb"{\rtf1\ansi }") == "holds no text."


def chapter(title, text):
    head = "<?xml version='1.0' encoding='utf-8'?><html><head><title>x</title></head>"
    return f"{head}<body><h1>{title}</h1><p>{text}</p></body></html>"


LONG = " ".join([FIRST, SECOND, THIRD] * 2)


def test_chapters_with_titles_are_articles_of_their_book():
    read_book = read(make.epub(["<p>Couverture</p>", chapter("Un", LONG), chapter("Deux", LONG)]))
    assert [(each.title, each.source, each.date) for each in read_book.articles] == [
        ("Un", "La Revue du Port", DAY),
        ("Deux", "La Revue du Port", DAY),
    ]
    assert read_book.articles[0].text == f"Un\n\n{LONG}"
    assert read_book.skipped == (
        Skipped("OEBPS/text/c0.xhtml", "has no title or few words: taken for a cover or a list."),
    )


def test_a_book_without_titled_chapters_is_one_article():
    found = article(make.epub([f"<p>{FIRST}</p>", f"<p>{SECOND}</p>"]))
    assert (found.title, found.text) == ("La Revue du Port", f"{FIRST}\n\n{SECOND}")
    assert found.extra == (("author", "Ana Kervella"),)


def test_a_book_that_is_locked_or_has_no_contents_is_refused():
    lock = (
        "META-INF/encryption.xml",
        "<encryption><CipherReference URI='OEBPS/text/c0.xhtml'/></encryption>",
    )
    assert (
        refusal(make.epub([chapter("Un", LONG)], extra=[lock]))
        == "is protected against copying (DRM)."
    )
    assert refusal(make.epub([])) == "holds no text."
    broken = make.replaced(make.epub([chapter("Un", LONG)]), "OEBPS/book.opf", "<package>")
    assert refusal(broken) == "is an EPUB whose contents cannot be found."


# Feeds


def rss(items, head=""):
    return (
        f'<?xml version="1.0" encoding="utf-8"?>{head}<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Le Nord - Toute l\'actualité</title>'
        f"<link>https://www.lenord.example/</link><language>fr-FR</language>{items}</channel></rss>"
    ).encode()


def test_a_feed_gives_an_article_an_entry():
    [found] = read(rss(
        f"<item><title>{TITLE} &amp;amp; &lt;b&gt;suite&lt;/b&gt;</title><link>https://www.lenord.example/port</link>"
        f"<description>Court.</description><content:encoded><![CDATA[<p>{FIRST}</p><p>{SECOND}</p>]]></content:encoded>"
        "<pubDate>Thu, 16 May 2024 00:30:00 +0200</pubDate><dc:creator>Ana Kervella</dc:creator>"
        "<category>Ville</category><category>Port</category></item>"
    )).articles  # fmt: skip
    assert (found.title, found.text) == (f"{TITLE} & suite", f"{FIRST}\n\n{SECOND}")
    assert (found.source, found.language, found.date) == ("Le Nord", "fr", DAY)
    assert found.url == "https://www.lenord.example/port"
    assert found.extra == (("author", "Ana Kervella"), ("section", "Ville, Port"))


def test_an_atom_feed():
    data = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>Le Nord</title><entry><title>Un</title>'
        f'<link href="https://nord.example/1"/><updated>2024-05-16T23:30:00-02:00</updated><summary>{FIRST}</summary></entry></feed>'
    ).encode()
    found = read(data)
    assert (found.articles[0].text, found.articles[0].date, found.articles[0].source) == (
        FIRST,
        DAY,
        "Le Nord",
    )
    assert found.notes == ("Of 1 entries 1 hold no whole text: their summary is read.",)


def test_entries_without_text_and_days_that_do_not_exist_are_told():
    found = read(
        rss(
            f"<item><title>Un</title></item><item><description>{FIRST}</description><pubDate>31/02/2024</pubDate></item>"
        )
    )
    assert found.skipped == (Skipped("entry 1", "has no text."),)
    assert found.articles[0].date is None
    assert "Dates that could not be read are left empty (1)." in found.notes


def test_a_cut_off_feed_gives_what_is_whole():
    data = rss(
        f"<item><title>Un</title><description>{FIRST}</description></item><item><title>Deux</title><descr"
    )
    found = read(data[:-16])
    assert found.articles[0].text == FIRST
    assert found.notes[-1] == "The feed is broken or cut off: what could be read is here."


def test_entities_of_a_feed_are_neither_expanded_nor_fetched():
    unharmed(
        rss(f"<item><title>&b;&f;</title><description>{FIRST}&g;</description></item>", ENTITIES)
    )


def test_nothing_is_fetched_and_nothing_written(monkeypatch, tmp_path):
    import socket

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(socket, "socket", None)
    for kind, data in good_files().items():
        assert read(data, f"a.{kind}").articles
    assert list(tmp_path.iterdir()) == []


def test_the_input_is_read_the_same_twice():
    for kind, data in good_files().items():
        assert read(data, f"a.{kind}") == read(data, f"a.{kind}")


def test_modules_named_here_are_the_ones_that_read():
    assert {docx, epub, feed, html_page, odt, pdf, plain, rtf} <= {
        recognise(data, f"a.{kind}") for kind, data in good_files().items()
    }
