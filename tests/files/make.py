"""Small files of many formats, made on the spot: what they hold is written in the test itself."""

import io
import zipfile

_WORDS = "urn:oasis:names:tc:opendocument:xmlns"


def zipped(parts, **options):
    """Return a zip of (name, content) pairs; a name may come twice."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts:
            archive.writestr(name, content, **options)
    return stream.getvalue()


def pdf(pages, *, title="", picture=False, draw=None):
    """Return a PDF whose pages hold the given lines (a list of lists), or one picture each.

    `draw` makes the page's content of its lines, else they stand below each other.
    """
    draw = draw or _shown
    from pypdf import PdfWriter
    from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject, StreamObject

    writer = PdfWriter()
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
            NameObject("/Encoding"): NameObject("/WinAnsiEncoding"),
        }
    )
    fonts = DictionaryObject({NameObject("/F1"): writer._add_object(font)})
    for lines in pages:
        page = writer.add_blank_page(595, 842)
        content = DecodedStreamObject()
        content.set_data(b"q 1 0 0 1 0 0 cm /I1 Do Q" if picture else draw(lines))
        resources = DictionaryObject({NameObject("/Font"): fonts})
        if picture:
            image = StreamObject()
            image.update({NameObject("/Type"): NameObject("/XObject"),
                          NameObject("/Subtype"): NameObject("/Image")})  # fmt: skip
            resources[NameObject("/XObject")] = DictionaryObject(
                {NameObject("/I1"): writer._add_object(image)}
            )
        page[NameObject("/Resources")] = resources
        page[NameObject("/Contents")] = writer._add_object(content)
    if title:
        writer.add_metadata({"/Title": title, "/Author": "Ana Kervella"})
    return _bytes(writer)


def locked_pdf(pages, password):
    """Return a PDF that opens with a password only (with "" it is locked against printing)."""
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf(pages))))
    writer.encrypt(password, owner_password="owner", algorithm="RC4-128")
    return _bytes(writer)


def _bytes(writer):
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def placed(pieces):
    """Draw pieces of text (across, up, text), in the order given."""
    drawn = b""
    for across, up, text in pieces:
        words = text.encode("cp1252").replace(b"(", b"\\(").replace(b")", b"\\)")
        drawn += b"BT /F1 10 Tf %d %d Td (%s) Tj ET\n" % (across, up, words)
    return drawn


def _shown(lines):
    shown = [b"BT /F1 11 Tf 14 TL 50 800 Td"]
    for line in lines:
        written = line.encode("cp1252")
        for sign in (b"\\", b"(", b")"):
            written = written.replace(sign, b"\\" + sign)
        shown.append(b"(" + written + b") Tj T*")
    return b"\n".join([*shown, b"ET"])


def docx(paragraphs, *, title="", author="", part=None):
    """Return a DOCX of (text, style) pairs; `part` replaces the XML of its text."""
    import docx as library

    document = library.Document()
    for text, style in paragraphs:
        document.add_paragraph(text, style=style)
    document.core_properties.title, document.core_properties.author = title, author
    stream = io.BytesIO()
    document.save(stream)
    return replaced(stream.getvalue(), "word/document.xml", part) if part else stream.getvalue()


def replaced(data, name, content):
    """Return a zipped document with one part changed."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = [(each, archive.read(each)) for each in archive.namelist()]
    return zipped([(each, content if each == name else old) for each, old in parts])


def odt(body, *, title="", manifest=""):
    """Return an ODT with the given paragraphs in XML."""
    namespaces = (
        f'xmlns:office="{_WORDS}:office:1.0" xmlns:text="{_WORDS}:text:1.0" '
        f'xmlns:meta="{_WORDS}:meta:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    )
    content = f"<office:document-content {namespaces}><office:body><office:text>{body}"
    content += "</office:text></office:body></office:document-content>"
    meta = f"<office:document-meta {namespaces}><office:meta><dc:title>{title}</dc:title>"
    meta += "</office:meta></office:document-meta>"
    return zipped(
        [
            ("mimetype", "application/vnd.oasis.opendocument.text"),
            ("content.xml", content),
            ("meta.xml", meta),
            ("META-INF/manifest.xml", manifest or "<manifest/>"),
        ]
    )


def epub(chapters, *, title="La Revue du Port", extra=()):
    """Return an EPUB with the given chapters in HTML."""
    names = [f"c{number}.xhtml" for number in range(len(chapters))]
    items = "".join(f'<item id="{name}" href="text/{name}"/>' for name in names)
    order = "".join(f'<itemref idref="{name}"/>' for name in names)
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<metadata><dc:title>{title}</dc:title><dc:creator>Ana Kervella</dc:creator>"
        "<dc:date>2024-05-16</dc:date><dc:language>fr-FR</dc:language></metadata>"
        f"<manifest>{items}</manifest><spine>{order}</spine></package>"
    )
    container = (
        '<container><rootfiles><rootfile full-path="OEBPS/book.opf"/></rootfiles></container>'
    )
    return zipped(
        [
            ("mimetype", "application/epub+zip"),
            ("META-INF/container.xml", container),
            ("OEBPS/book.opf", package),
            *((f"OEBPS/text/{name}", chapter) for name, chapter in zip(names, chapters)),
            *extra,
        ]
    )


def xlsx(sheets):
    """Return a workbook of sheets, each a name with its rows; a date is written as one."""
    import datetime

    import xlsxwriter

    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        for name, rows in sheets:
            sheet = book.add_worksheet(name)
            for at, row in enumerate(rows):
                for place, value in enumerate(row):
                    if isinstance(value, datetime.date):
                        sheet.write_datetime(at, place, value, day)
                    elif isinstance(value, str):
                        sheet.write_string(at, place, value)
                    else:
                        sheet.write(at, place, value)
    return stream.getvalue()


def ods(rows):
    """Return an ODS with one sheet of text cells."""
    cells = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>'
            for cell in row
        )
        + "</table:table-row>"
        for row in rows
    )
    content = (
        f'<office:document-content xmlns:office="{_WORDS}:office:1.0" xmlns:text="{_WORDS}:text:1.0" '
        f'xmlns:table="{_WORDS}:table:1.0"><office:body><office:spreadsheet>'
        f'<table:table table:name="Feuille1">{cells}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = f'<manifest:manifest xmlns:manifest="{_WORDS}:manifest:1.0">'
    manifest += f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>'
    manifest += "</manifest:manifest>"
    return zipped(
        [("mimetype", kind), ("META-INF/manifest.xml", manifest), ("content.xml", content)]
    )
