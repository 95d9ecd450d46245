"""A corpus as a workbook."""

import datetime
import io

import pandas as pd

from exports.portable import portable

LONGEST_CELL = 32_767  # what Excel holds, in UTF-16 units
FIRST_DAY = "1900-03-01"  # Excel's calendar is wrong before it
OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
FIXED_TIME = datetime.datetime(2000, 1, 1)
_WIDTHS = {"title": 50, "text": 60, "url": 30, "date": 12, "language": 10}


def corpus_xlsx(articles: pd.DataFrame) -> bytes:
    """Return a workbook: a sheet `About`, then `Articles`, one row an article, all columns but `raw`.

    Dates are dates, everything else is text: no formula, link or number is made of it. A text
    over 32,767 characters goes on in `text_2`, `text_3` and so on, cut at no particular place, so
    that the columns put together give it whole; `About` says how many there are.
    """
    import xlsxwriter

    table = portable(articles)
    columns, continued = _columns(table)
    written = io.BytesIO()
    workbook = xlsxwriter.Workbook(written, OPTIONS)
    workbook.set_properties({"created": FIXED_TIME})
    bold = workbook.add_format({"bold": True})
    day = workbook.add_format({"num_format": "yyyy-mm-dd"})
    _about(workbook.add_worksheet("About"), _about_lines(len(table), continued), bold)
    sheet = workbook.add_worksheet("Articles")
    sheet.freeze_panes(1, 0)
    for number, (name, values) in enumerate(columns):
        sheet.set_column(number, number, _WIDTHS.get(name, 18))
        sheet.write_string(0, number, name, bold)
        for row, value in enumerate(values, 1):
            if name == "date" and value >= FIRST_DAY:
                sheet.write_datetime(row, number, datetime.datetime.fromisoformat(value), day)
            else:
                sheet.write_string(row, number, value)
    workbook.close()
    return written.getvalue()


def _columns(table):
    """Give the sheet's columns, long ones followed by what they are continued in."""
    columns, continued, taken = [], [], {str(name).lower() for name in table.columns}
    for name, values in table.items():
        parts = [cut_text(value) for value in values]
        most = max(map(len, parts), default=1)
        names = [str(name)[:LONGEST_CELL], *more_names(str(name), most - 1, taken)]
        for number, part in enumerate(names):
            columns.append((part, [one[number] if number < len(one) else "" for one in parts]))
        if most > 1:
            continued.append((names, sum(len(one) > 1 for one in parts)))
    return columns, continued


def more_names(name: str, most: int, taken: set[str]) -> list[str]:
    """Name the columns that a long one goes on in; none is in `taken`, and then they all are."""
    names: list[str] = []
    number = 1
    while len(names) < most:
        number += 1
        if f"{name}_{number}".lower() not in taken:
            names.append(f"{name}_{number}")
    taken.update(part.lower() for part in names)
    return names


def cut_text(text: str) -> list[str]:
    """Cut a text where a cell is full; a sign outside the basic plane counts twice."""
    made = []
    while len(text) > LONGEST_CELL // 2:
        end = LONGEST_CELL
        while len(text[:end].encode("utf-16-le")) > 2 * LONGEST_CELL:
            end -= (len(text[:end].encode("utf-16-le")) - 2 * LONGEST_CELL + 3) // 4
        made.append(text[:end])
        text = text[end:]
    return [*made, text] if text or not made else made


def _about_lines(count, continued):
    yield "Articles", f"{count:,}, one row each in the sheet Articles"
    yield "text", "the article after cleaning; its first line is the title"
    yield "date", "the day of publication, empty where unknown"
    yield "origin", "the agency or outlet that the text credits, empty if none"
    yield "article_id", "the same article has the same id in every export"
    for names, rows in continued:
        many = "1 article" if rows == 1 else f"{rows:,} articles"
        yield (
            names[0],
            f"longer than a cell holds ({LONGEST_CELL:,} characters) in {many}: it goes on in "
            f"{', '.join(names[1:])}, to be joined with nothing between",
        )


def _about(sheet, rows, bold):
    sheet.set_column(0, 0, 18)
    sheet.set_column(1, 1, 100)
    sheet.write_string(0, 0, "Recoupe: a corpus", bold)
    for number, (name, what) in enumerate(rows, 2):
        sheet.write_string(number, 0, name)
        sheet.write_string(number, 1, what)
