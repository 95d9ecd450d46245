"""Bad files, made when they are asked for: nothing large lies in the repository."""

import io
import json
import struct
import warnings
import zipfile
import zlib

from tests import FILES

TITLE = "La mairie rouvre le pont après l'été"
BODY = (
    "Le pont du village était fermé depuis février, à cause d'une crue qui avait emporté un pilier."
    " Les élus ont voté les travaux à l'unanimité, et les habitants ont pu le traverser de nouveau"
    " samedi matin, à pied ou à vélo. Le marché, lui, reste où il est jusqu'à la fin de l'année."
)
TEXT = f"{TITLE}\n\n{BODY}\n"
HEADER = "titre;texte;date\n"
OUTSIDE = FILES / "outside.txt"


def row(title, day="16/05/2024", body=BODY):
    """Give a row of a table whose header is `HEADER`."""
    quoted = title.replace('"', '""')
    return f'"{quoted}";"{body}";{day}\n'


def json_lines(*titles):
    """Give a file of one object a line."""
    return "".join(json.dumps({"title": title, "text": BODY}) + "\n" for title in titles)


def page(inside, head=f"<title>{TITLE}</title>"):
    """Give a web page."""
    return f"<!DOCTYPE html><html><head>{head}</head><body>{inside}</body></html>".encode()


def zipped(members, method=zipfile.ZIP_DEFLATED):
    """Give a zip of (name, bytes), names as they are, twice the same among them."""
    buffer = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(buffer, "w", method) as archive:
        warnings.simplefilter("ignore")
        for name, data in members:
            info = zipfile.ZipInfo(name)
            info.filename, info.compress_type = name, method
            archive.writestr(info, data)
    return buffer.getvalue()


def encrypted_zip():
    """Give a zip whose only file says to be encrypted."""
    return patched(zipped([("a.txt", TEXT.encode())]), 6, 8, 0x1)


def patched(archive, local, central, bits):
    """Set bits of a two-byte field in every header of a zip, where it stands in each kind."""
    data = bytearray(archive)
    for sign, offset in ((b"PK\x03\x04", local), (b"PK\x01\x02", central)):
        place = data.find(sign)
        while place >= 0:
            old = struct.unpack_from("<H", data, place + offset)[0]
            struct.pack_into("<H", data, place + offset, old | bits)
            place = data.find(sign, place + 4)
    return bytes(data)


def method_99():
    """Give a zip packed by a method that nobody has."""
    return patched(zipped([("a.txt", TEXT.encode())], zipfile.ZIP_STORED), 8, 10, 99)


def damaged_member(method=zipfile.ZIP_STORED):
    """Give a zip of two files; the first is not what its check sum says."""
    data = bytearray(zipped([("bad.txt", TEXT.encode() * 20), ("good.txt", TEXT.encode())], method))
    start = data.find(b"bad.txt") + len("bad.txt") + 12
    data[start : start + 40] = b"\xa5" * 40
    return bytes(data)


def lying_sizes():
    """Give a zip whose file says to be empty, and is 30 MB."""
    data = bytearray(zipped([("a.txt", bytes(30_000_000))]))
    for sign, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        struct.pack_into("<I", data, data.find(sign) + offset, 0)
    return bytes(data)


def parts(archive):
    """Give the parts of a zipped document by name."""
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def docx(*paragraphs):
    """Give a Word document."""
    import docx as library

    document = library.Document()
    for words in paragraphs:
        document.add_paragraph(words)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def xlsx(*rows):
    """Give a workbook of one sheet, every cell as text."""
    import xlsxwriter

    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    sheet = book.add_worksheet()
    for number, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            sheet.write_string(number, column, cell)
    book.close()
    return buffer.getvalue()


def odt(content):
    """Give an OpenDocument text of one paragraph; `content` may name the entities below."""
    xml = (
        '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
        ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text>'
        f"<text:p>{content}</text:p></office:text></office:body></office:document-content>"
    )
    return zipped([
        ("mimetype", b"application/vnd.oasis.opendocument.text"),
        ("content.xml", xml.encode()),
        ("META-INF/manifest.xml", b"<manifest/>"),
    ], zipfile.ZIP_STORED)  # fmt: skip


LAUGHS = "<!DOCTYPE a [<!ENTITY e0 'ha'>" + "".join(
    f"<!ENTITY e{n} '{f'&e{n - 1};' * 10}'>" for n in range(1, 10)
) + "]>"  # fmt: skip


def outside():
    """Give a declaration of an entity that stands in another file, `OUTSIDE`."""
    return f'<!DOCTYPE a [<!ENTITY e9 SYSTEM "{OUTSIDE.as_uri()}">]>'


def with_entities(document, part, declared, before):
    """Declare entities in a part of a zipped document, and use the last one before a tag."""
    changed = {}
    for name, data in parts(document).items():
        text = data.decode() if name == part else ""
        if text:
            head, _, rest = text.partition("?>") if text.startswith("<?xml") else ("", "", text)
            start = f"{head}?>" if head else ""
            text = start + declared + rest.replace(before, f"&e9;{before}", 1)
        changed[name] = text.encode() if text else data
    return zipped(changed.items())


def unpacking_to(document, part, size):
    """Blow a part of a zipped document up with spaces."""
    changed = parts(document)
    changed[part] += b" " * size
    return zipped(changed.items())


def far_cell():
    """Give a workbook whose last row stands at the end of what a sheet can hold."""
    changed = parts(xlsx(("titre", "texte"), (TITLE, BODY)))
    sheet = "xl/worksheets/sheet1.xml"
    last = (
        b'<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row></sheetData>'
    )
    changed[sheet] = changed[sheet].replace(b"</sheetData>", last)
    return zipped(changed.items())


def old_office(stream):
    """Give the beginning of a file of an old Office program that has such a stream."""
    return (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + stream.encode("utf-16-le") + bytes(512)
    )


def pdf(*contents, filtered=b""):
    """Give a PDF with a page a stream of drawing operators."""
    count = len(contents)
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(count))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {count}/Kids[{kids}]>>".encode(),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    for number, content in enumerate(contents):
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>"
            + f"/Contents {5 + 2 * number} 0 R>>".encode()
        )
        size = str(len(content)).encode()
        objects.append(b"<</Length " + size + filtered + b">>stream\n" + content + b"\nendstream")
    return _with_table(objects)


def _with_table(objects):
    out, places = [b"%PDF-1.4\n"], []
    size = len(out[0])
    for number, one in enumerate(objects, 1):
        places.append(size)
        out.append(b"%d 0 obj\n%s\nendobj\n" % (number, one))
        size += len(out[-1])
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table)
    end += b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, size)
    return b"".join([*out, end])


def written(*lines):
    """Give the operators that write lines on a page."""
    shown = "".join(f"({line}) Tj 0 -14 Td " for line in lines)
    return f"BT /F1 11 Tf 60 780 Td {shown}ET".encode("cp1252")


def pdf_page(number=1):
    """Give the operators of a page that holds the article, in lines of ten words."""
    words = f"{TITLE} {BODY} Page {number}.".split()
    return written(*(" ".join(words[at : at + 10]) for at in range(0, len(words), 10)))


def encrypted_pdf():
    """Give a PDF that opens with a password."""
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter()
    writer.append(PdfReader(io.BytesIO(pdf(pdf_page()))))
    writer.encrypt("mot de passe")
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def picture_pdf():
    """Give a PDF that is a picture: a scan."""
    return pdf(b"q 500 0 0 700 50 50 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x7f EI Q")


def looping_pdf():
    """Give a PDF whose tree of pages holds itself."""
    return _with_table([
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count 3/Kids[2 0 R 2 0 R 2 0 R]>>",
    ])  # fmt: skip


def packed_pdf(size):
    """Give a small PDF whose page unpacks to a large one."""
    content = zlib.compress(b"BT /F1 11 Tf " + b"(a) Tj " * (size // 7) + b"ET", 9)
    return pdf(content, filtered=b"/Filter/FlateDecode")


def feed(inside, declared=""):
    """Give an RSS file."""
    return (
        f'<?xml version="1.0" encoding="utf-8"?>{declared}<rss version="2.0"><channel>'
        f"<title>Le Courrier</title><link>https://courrier.example/</link>{inside}</channel></rss>"
    ).encode()


def item(title=TITLE, body=BODY):
    """Give an entry of a feed."""
    return f"<item><title>{title}</title><description>{body}</description></item>"
