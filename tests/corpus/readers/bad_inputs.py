"""The table of bad inputs: what is tried, and what must come of it."""

import bz2
import gzip
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field

from corpus.importing.previewing import preview
from corpus.limits import Limits
from tests.corpus.readers.files_bad import (
    BODY,
    HEADER,
    LAUGHS,
    TEXT,
    TITLE,
    damaged_member,
    docx,
    encrypted_pdf,
    encrypted_zip,
    far_cell,
    feed,
    item,
    json_lines,
    looping_pdf,
    lying_sizes,
    method_99,
    odt,
    old_office,
    outside,
    packed_pdf,
    page,
    patched,
    pdf,
    pdf_page,
    picture_pdf,
    row,
    unpacking_to,
    with_entities,
    xlsx,
    zipped,
)


@dataclass(frozen=True)
class Bad:
    """A bad input: its name, its file's name, its text or bytes (or its files), and what must come of it.

    `refused` stands in the reason of one of its files, `remark` in one of its remarks; `titles`
    are those of its articles. `slow` is one that overstays the time.
    """

    name: str
    file: str
    make: Callable[[], str | bytes | list]
    articles: int = 0
    refused: str = ""
    remark: str = ""
    titles: tuple[str, ...] = ()
    limits: Limits = field(default_factory=Limits)
    slow: bool = False


SMALL = Limits(upload_bytes=1_000_000, members=50, articles=3, pdf_pages=10)
TIGHT = Limits(memory_bytes=60_000_000)
GOOD = ("good.txt", TEXT.encode())
ONE = (TITLE,)
ODD_TITLES = (
    "NA", "None", "null", "nan", "1e5", "007", "TRUE", "=1+1", "-", "<b>Gras</b> & <i>italique</i>",
    "**Gras** _italique_ [lien](http://exemple.test) # 1. ![x](http://exemple.test/x.png)",
    ":red[rouge] :material/home: :smile:", "Un prix de 5$ à 10$ et $x^2$",
    "قمة في بكين", "\u202egauche à droite\u202c", "Le 🇫🇷 👨‍👩‍👧 et le 🐉",
)  # fmt: skip
ODD_ROWS = [("titre", "texte"), *((title, BODY) for title in ODD_TITLES)]


def cut(data, share=0.6):
    """Give the beginning of a file."""
    return data[: int(len(data) * share)]


def table(*rows):
    """Give a table of semicolons."""
    return (HEADER + "".join(rows)).encode()


TEXTS = (
    Bad("empty file", "a.txt", lambda: b"", refused="is empty"),
    Bad("blanks only", "a.txt", lambda: b"\xef\xbb\xbf \r\n\t\n ", refused="is empty"),
    Bad("zero bytes only", "a.txt", lambda: bytes(5_000), refused="is empty"),
    Bad("50 MB on one line", "a.txt", lambda: b"le mot " * (50_000_000 // 7), refused="characters"),
    Bad("51 MB", "a.txt", lambda: b"le mot\n" * (51_000_000 // 7), refused="larger than 50 MB"),
    Bad("one word of 1 MB", "a.txt", lambda: b"a" * 1_000_000, refused="characters"),
    Bad("one word of 990 KB in an article", "a.txt", lambda: TEXT.encode() + b"a" * 990_000, 1,
        titles=ONE),
    Bad("NUL bytes in the text", "a.txt", lambda: TEXT.replace(". ", ".\0 ").encode(), 1, titles=ONE),
    Bad("Windows-1252", "a.txt", lambda: TEXT.replace("'", "\x92").encode("latin-1"), 1, titles=ONE),
    Bad("Latin-1", "a.txt", lambda: TEXT.encode("latin-1"), 1, titles=ONE),
    Bad("UTF-16 with its mark", "a.txt", lambda: TEXT.encode("utf-16"), 1, titles=ONE),
    Bad("UTF-16 without a mark", "a.txt", lambda: TEXT.encode("utf-16-be"), 1, titles=ONE),
    Bad("UTF-32", "a.txt", lambda: TEXT.encode("utf-32"), 1, titles=ONE),
    Bad("UTF-8 and Windows-1252 by turns", "a.txt",
        lambda: TEXT.encode() + b"\n\n" + TEXT.encode("cp1252"), 1, titles=ONE),
    Bad("UTF-8 taken for Windows-1252 and saved again", "a.txt",
        lambda: TEXT.encode().decode("cp1252").encode(), 1, titles=ONE),
    Bad("half a surrogate pair", "a.txt", lambda: TEXT.encode() + b"\xed\xa0\x80", 1, titles=ONE),
    Bad("100,000 accents on one letter", "a.txt",
        lambda: TEXT.encode() + b"\n\ne" + "\u0301".encode() * 100_000, 1, titles=ONE),
    Bad("noise", "a.txt", lambda: bytes(range(256)) * 40, refused="in no format"),
)  # fmt: skip

WRONG_NAMES = (
    Bad("a PDF called .txt", "a.txt", lambda: pdf(pdf_page()), 1),
    Bad("a Word document called .pdf", "a.pdf", lambda: docx(TITLE, BODY), 1, titles=ONE),
    Bad("a web page called .txt", "a.txt", lambda: page(f"<h1>{TITLE}</h1><p>{BODY}</p>"), 1,
        titles=ONE),
    Bad("a table called .txt", "a.txt", lambda: table(row(TITLE)), 1, titles=ONE),
    Bad("JSON called .csv", "a.csv", lambda: json_lines(TITLE).encode(), 1, titles=ONE),
    Bad("text called .docx", "a.docx", lambda: TEXT, 1, titles=ONE),
    Bad("text called .pdf", "a.pdf", lambda: TEXT, 1, titles=ONE),
    Bad("text called .zip", "a.zip", lambda: TEXT, 1, titles=ONE),
    Bad("a picture called .txt", "a.txt", lambda: b"\x89PNG\r\n\x1a\n" + bytes(500),
        refused="is a picture"),
    Bad("a program called .pdf", "a.pdf", lambda: b"MZ\x90\0" + bytes(500), refused="is a program"),
    Bad("a database called .csv", "a.csv", lambda: b"SQLite format 3\0" + bytes(500),
        refused="is a database"),
    Bad("gzip called .txt", "a.txt", lambda: gzip.compress(TEXT.encode()), refused="gzip"),
    Bad("bzip2 called .zip", "a.zip", lambda: bz2.compress(TEXT.encode()), refused="bzip2"),
    Bad("a Word file of before 2007", "a.doc", lambda: old_office("WordDocument"),
        refused="old Word file"),
    Bad("a presentation", "a.pptx", lambda: zipped([("[Content_Types].xml", b"<Types/>"),
        ("ppt/presentation.xml", b"<p/>")]), refused="presentation"),
)  # fmt: skip

ARCHIVES = (
    Bad("truncated zip", "a.zip", lambda: cut(zipped([GOOD] * 5)), refused="cut-off"),
    Bad("empty zip", "a.zip", lambda: zipped([]), refused="holds no file"),
    Bad("zip of folders only", "a.zip", lambda: zipped([("a/", b"")]), refused="holds no file"),
    Bad("zip of system files only", "a.zip", lambda: zipped([("__MACOSX/._a.txt", b"x")]),
        refused="holds no file"),
    Bad("zip bomb: 40 MB in 40 KB", "a.zip", lambda: zipped([("b", bytes(40_000_000)), GOOD]), 1,
        refused="packed more than 100 to 1"),
    Bad("zip bomb by its total", "a.zip",
        lambda: zipped([(f"{n}.txt", noise(n)) for n in range(4)]), 2, limits=SMALL,
        refused="over the total of 1 MB"),
    Bad("zip whose sizes lie", "a.zip", lying_sizes, refused="is damaged"),
    Bad("zip in a zip", "a.zip", lambda: zipped([("b.zip", zipped([GOOD]))]), 1, titles=ONE),
    Bad("zip in a zip in a zip", "a.zip",
        lambda: zipped([("b.zip", zipped([("c.zip", zipped([GOOD]))])), GOOD]), 1,
        refused="archive within an archive"),
    Bad("path traversal and absolute names", "a.zip",
        lambda: zipped([(name, TEXT.encode() + str(n).encode()) for n, name in enumerate(
            ("../../etc/a.txt", "/etc/b.txt", "C:\\c.txt", "..\\..\\d.txt", "e\n\x1b[2J.txt"))]), 5),
    Bad("a name of 300 letters", "a.zip", lambda: zipped([("n" * 300 + ".txt", TEXT.encode())]), 1),
    Bad("two files of one name in a zip", "a.zip",
        lambda: zipped([GOOD, ("good.txt", TEXT.encode() + b"\n\nFin.")]), 2),
    Bad("10,000 files in a zip", "a.zip",
        lambda: zipped([(f"{n}.txt", b"") for n in range(9_999)] + [GOOD]), 1, refused="is empty"),
    Bad("more files than the limit", "a.zip", lambda: zipped([(f"{n}", b"") for n in range(60)]),
        refused="the limit is 50", limits=SMALL),
    Bad("encrypted zip", "a.zip", encrypted_zip, refused="is encrypted"),
    Bad("zip packed by an unknown method", "a.zip", method_99, refused="a method that is not known"),
    Bad("one damaged file in a zip", "a.zip", damaged_member, 1, refused="is damaged"),
    Bad("one damaged file in a zip (LZMA)", "a.zip", lambda: damaged_member(zipfile.ZIP_LZMA), 1,
        refused="is damaged"),
    Bad("one damaged file in a zip (bzip2)", "a.zip", lambda: damaged_member(zipfile.ZIP_BZIP2), 1,
        refused="is damaged"),
    Bad("broken list of contents", "a.zip", lambda: patched(zipped([GOOD]), 28, 30, 0x7000),
        refused="damaged"),
)  # fmt: skip

DOCUMENTS = (
    Bad("Word document: entities that multiply", "a.docx",
        lambda: with_entities(docx(TITLE, BODY), "word/document.xml", LAUGHS, "</w:t>"),
        refused="cannot be read as a Word document"),
    Bad("Word document: an entity in another file", "a.docx",
        lambda: with_entities(docx(TITLE, BODY), "word/document.xml", outside(), "</w:t>"),
        1, titles=ONE),
    Bad("workbook: entities that multiply", "a.xlsx",
        lambda: with_entities(xlsx(*ODD_ROWS), "xl/sharedStrings.xml", LAUGHS, "</t>"),
        refused="cannot be read as a workbook"),
    Bad("workbook: an entity in another file", "a.xlsx",
        lambda: with_entities(xlsx(*ODD_ROWS), "xl/sharedStrings.xml", outside(), "</t>"),
        refused="cannot be read as a workbook"),
    Bad("OpenDocument: entities that multiply", "a.odt",
        lambda: with_entities(odt(BODY), "content.xml", LAUGHS, "</text:p>"), refused="damaged"),
    Bad("OpenDocument: an entity in another file", "a.odt",
        lambda: with_entities(odt(BODY), "content.xml", outside(), "</text:p>"), 1),
    Bad("feed: entities that multiply", "a.rss", lambda: feed(item(body="&e9;" + BODY), LAUGHS), 1,
        titles=ONE),
    Bad("feed: an entity in another file", "a.rss",
        lambda: feed(item(body="&e9;" + BODY), outside()), 1, titles=ONE),
    Bad("feed cut off", "a.rss", lambda: cut(feed(item() * 3)), 1, remark="cut off"),
    Bad("Word document cut off", "a.docx", lambda: cut(docx(TITLE, BODY)), refused="cut off"),
    Bad("Word document without text", "a.docx", docx, refused="holds no text"),
    Bad("Word document that unpacks to 60 MB", "a.docx",
        lambda: unpacking_to(docx(TITLE), "word/document.xml", 60_000_000), refused="unpacks to"),
    Bad("workbook cut off", "a.xlsx", lambda: cut(xlsx(*ODD_ROWS)), refused="cut off"),
    Bad("workbook with a cell at XFD1048576", "a.xlsx", far_cell, refused="1,048,576 rows"),
    Bad("workbook with a password", "a.xlsx", lambda: old_office("EncryptedPackage"),
        refused="password"),
    Bad("RTF cut off", "a.rtf", lambda: cut(rb"{\rtf1\ansi " + TEXT.encode("ascii", "replace") + b"}"), 1),
    Bad("RTF of groups never closed", "a.rtf", lambda: rb"{\rtf1" + b"{" * 200_000, refused="holds no text"),
    Bad("EPUB without a book", "a.epub", lambda: zipped([("mimetype", b"application/epub+zip"),
        ("META-INF/container.xml", b"<container/>")]), refused="cannot be found"),
)  # fmt: skip

PAGES = (
    Bad("PDF with a password", "a.pdf", encrypted_pdf, refused="password"),
    Bad("PDF cut off", "a.pdf", lambda: cut(pdf(pdf_page()), 0.3), refused="damaged or cut off"),
    Bad("PDF cut off near its end", "a.pdf", lambda: cut(pdf(pdf_page()), 0.9),
        refused="damaged or cut off"),
    Bad("PDF of a picture", "a.pdf", picture_pdf, refused="no text layer"),
    Bad("PDF with 5,000 pages", "a.pdf", lambda: pdf(*[written_page(n) for n in range(5_000)]), 1,
        remark="Of 5,000 pages the first 2,000 are read"),
    Bad("PDF of noise", "a.pdf", lambda: b"%PDF-1.7\n" + bytes(range(256)) * 100,
        refused="damaged or cut off"),
    Bad("PDF whose pages hold themselves", "a.pdf", looping_pdf,
        refused="damaged or cut off"),
    Bad("web page of 20 MB", "a.html",
        lambda: page(f"<h1>{TITLE}</h1>" + f"<p>{BODY}</p>" * 62_000), refused="characters"),
    Bad("web page of 20 MB, most of it pictures", "a.html",
        lambda: page(f"<h1>{TITLE}</h1><p>{BODY}</p><img src='data:image/png;base64,"
                     + "A" * 20_000_000 + "'>"), 1, titles=ONE),
    Bad("web page nested 50,000 deep", "a.html",
        lambda: page("<div>" * 50_000 + f"<p>{BODY}</p>" + "</div>" * 50_000), 1,
        titles=ONE),
    Bad("web page of 50,000 links", "a.html",
        lambda: page(f"<h1>{TITLE}</h1><p>{BODY}</p>" + "<a href='/x'>lien</a> " * 50_000), 1,
        titles=ONE),
    Bad("web page without text", "a.html", lambda: page("<div><img src='x.png'></div>", ""),
        refused="holds no text"),
    Bad("web page made by its script", "a.html",
        lambda: page("<div id='root'></div><script>document.write('x')</script>", ""),
        refused="holds no text"),
    Bad("web page whose title is 64,000 brackets", "a.html",
        lambda: page(f"<p>{BODY}</p>", f"<title>{'[(' * 32_000}</title>"), 1),
    Bad("web page of comments never closed", "a.html",
        lambda: page(f"<p>{BODY}</p>" + "<!--" * 20_000), 1, titles=ONE),
)  # fmt: skip

TABLES = (
    Bad("table of odd titles", "a.csv", lambda: table(*map(row, ODD_TITLES)), len(ODD_TITLES),
        titles=ODD_TITLES),
    Bad("workbook of odd titles", "a.xlsx", lambda: xlsx(*ODD_ROWS), len(ODD_TITLES),
        titles=ODD_TITLES),
    Bad("JSON Lines of odd titles", "a.jsonl", lambda: json_lines(*ODD_TITLES).encode(),
        len(ODD_TITLES), titles=ODD_TITLES),
    Bad("table with ragged rows", "a.csv",
        lambda: table(row("Un"), "Deux\n", "a;b;c;d;e;f\n", row("Trois")), 2, remark="cells"),
    Bad("table with another separator than its name says", "a.csv",
        lambda: table(row(TITLE)).replace(b";", b"|"), 1, titles=ONE),
    Bad("table with a quote never closed", "a.csv",
        lambda: table(row("Un"), '"Deux;jamais fermé;16/05/2024\n', row("Trois")), 2,
        remark="never closed"),
    Bad("table without a header", "a.csv", lambda: row("Un titre") + row("Un autre", body=BODY[96:]), 2,
        remark="no names of columns"),
    Bad("table with a header only", "a.csv", table, refused="no article"),
    Bad("table without a column of text", "a.csv", lambda: b"titre;date\nUn;16/05/2024\n",
        refused="no column with the articles' text"),
    Bad("table with NUL bytes", "a.csv", lambda: table(row("U\0n")), 1, titles=("Un",)),
    Bad("table of 20,000 columns", "a.csv",
        lambda: "titre;texte" + ";x" * 20_000 + f"\n{TITLE};{BODY}" + ";1" * 20_000, 1,
        remark="the first 500 are read"),
    Bad("table with a cell of 2 MB", "a.csv", lambda: table(row("Un", body="mot " * 500_000), row("Deux")),
        1, remark="longer than 1,000,000 characters"),
    Bad("table of more articles than the limit", "a.csv", lambda: table(*map(row, "abcde")), 3,
        remark="limit of 3", limits=SMALL),
    Bad("one row that is nothing but a web form", "a.csv",
        lambda: table(row("", body="Leave a Reply"), row("Deux")), 1, remark="after cleaning"),
    Bad("a day that does not exist", "a.csv", lambda: table(row("Un", "31/02/2024")), 1,
        remark="31/02/2024"),
    Bad("dates that could be either", "a.csv", lambda: table(row("Un", "03/04/2024")), 1,
        remark="day first"),
    Bad("JSON Lines with broken lines", "a.jsonl",
        lambda: json_lines("Un") + '{"title": "De\n' + "]]\n" + json_lines("Trois"), 2,
        remark="broken JSON"),
    Bad("JSON Lines cut off", "a.jsonl", lambda: cut(json_lines("Un", "Deux").encode(), 0.9), 1,
        remark="cut off"),
    Bad("JSON: a bare array", "a.json",
        lambda: "[" + ",".join(json_lines("Un", "Deux").splitlines()) + "]", 2),
    Bad("JSON nested 200,000 deep", "a.json", lambda: b"[" * 200_000, refused="nested too deep"),
    Bad("JSON Lines with one line nested 200,000 deep", "a.jsonl",
        lambda: json_lines("Un") + '{"a":' * 200_000 + "\n" + json_lines("Deux"), 2,
        remark="nested too deep"),
    Bad("JSON: half surrogates and long numbers", "a.json",
        lambda: json_lines("Un").replace("}", ', "n": ' + "9" * 5_000 + ', "s": "\\ud800"}').encode(), 1),
    Bad("JSON: a list of numbers", "a.json", lambda: b"[[1, 2], [3]]", refused="no article"),
    Bad("JSON: an empty list", "a.json", lambda: b"[]", refused="no article"),
)  # fmt: skip

LEASHED = (
    Bad("a PDF of 43 KB whose page takes too long", "a.pdf", lambda: packed_pdf(30_000_000),
        refused="takes longer than 15 seconds", slow=True),
    Bad("a file that needs too much memory", "a.json", lambda: b'["abc"' + b',"abc"' * 2_000_000 + b"]",
        refused="MB of memory", limits=TIGHT),
)  # fmt: skip

SEVERAL = (
    Bad("two files of one name", "a.txt",
        lambda: [("a.txt", TEXT.encode()), ("a.txt", TEXT.encode() + b"\n\nFin.")], 2),
    Bad("the same file twice", "a.txt", lambda: [GOOD, GOOD], 2, remark="is the same file as"),
    Bad("a file name that is a path", "a.txt", lambda: [("../../etc/passwd\0.txt", TEXT.encode())], 1),
)  # fmt: skip

ALL = (
    *TEXTS, *WRONG_NAMES, *ARCHIVES, *DOCUMENTS, *PAGES, *TABLES, *LEASHED, *SEVERAL,
)  # fmt: skip


def noise(seed, size=400_000):
    """Give text that packs badly."""
    import random

    return random.Random(seed).randbytes(size // 2).hex().encode()


def written_page(number):
    """Give a page of a long PDF."""
    return b"BT /F1 11 Tf 60 780 Td (La page %d du long rapport de la mairie.) Tj ET" % number


def outcomes(rows=ALL, *, pass_time=None):
    """Import the rows, those of the same limits at once; give each row's entries, articles, remarks.

    A good file goes before and after them: what happens to the others must not touch it. For a slow
    file `pass_time`, if it is given, lets the time be up as soon as it is waited for.
    """
    found = {}
    for limits in dict.fromkeys(bad.limits for bad in rows):
        same = [bad for bad in rows if bad.limits == limits]
        seen = preview(_files(same), progress=_impatient(same, pass_time), limits=limits)
        assert [seen.inputs[0].status, seen.inputs[-1].status] == ["imported"] * 2
        for number, bad in enumerate(same):
            start = f"{number:03}/"
            found[bad.name] = (
                [entry for entry in seen.inputs if entry.name.startswith(start)],
                [one.article for one in seen.incoming if one.file.startswith(start)],
                seen.remarks[seen.remarks["file"].str.startswith(start)]["what"].tolist(),
            )
    return found


def _impatient(rows, pass_time):
    slow = {f"{number:03}/{bad.file}" for number, bad in enumerate(rows) if bad.slow}
    calls = []

    def progress(done, name):
        calls.append(name)
        if pass_time and name in slow and calls.count(name) > 1:
            pass_time(1_000)

    return progress


def _files(rows):
    yield "before.txt", f"{TEXT}\n\nAvant.".encode()
    for number, bad in enumerate(rows):
        made = bad.make()
        for name, data in made if isinstance(made, list) else [(bad.file, made)]:
            yield f"{number:03}/{name}", data.encode() if isinstance(data, str) else data
    yield "after.txt", f"{TEXT}\n\nEncore.".encode()
