"""The numbers behind a chart, as the workbook that opens on "Edit data"."""

import datetime
import io
from typing import cast

from pptx.chart.chart import Chart
from pptx.chart.data import CategoryChartData, XyChartData
from pptx.parts.chart import ChartPart
from xlsxwriter import Workbook

Data = CategoryChartData | XyChartData
_FIXED_TIME = datetime.datetime(2000, 1, 1)
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "nan_inf_to_errors": True,
}


def put_workbook(chart: Chart, data: Data) -> None:
    """Put the workbook into a chart; python-pptx's own would run a label such as "=1+1"."""
    written = io.BytesIO()
    book = Workbook(written, _OPTIONS)
    book.set_properties({"created": _FIXED_TIME})
    data._workbook_writer._populate_worksheet(book, book.add_worksheet())
    book.close()
    part = cast(ChartPart, chart.part)
    part.chart_workbook.update_from_xlsx_blob(written.getvalue())
