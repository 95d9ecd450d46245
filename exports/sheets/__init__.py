"""Exhibits, tables and corpora as CSV and workbooks."""

from exports.sheets.workbook import corpus_xlsx
from exports.sheets.writing import to_csv_zip, to_xlsx

__all__ = ["corpus_xlsx", "to_csv_zip", "to_xlsx"]
