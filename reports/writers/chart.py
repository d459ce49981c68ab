"""A sheet with a chart that a spreadsheet draws itself, from numbers that stand beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl.chart import BarChart, Reference
from openpyxl.utils import get_column_letter

from reports.writers import styles
from reports.writers.sheets import put, set_up_printing, write_head

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

    from codebook.values import Codebook
    from reports.tables import Table

_NAME = 34  # characters the names of categories may take
_SIZE = (20, 11)  # centimetres the chart is wide and high
_HEAD = 12  # columns the head runs across


def write_chart(sheet: Worksheet, table: Table, codebook: Codebook) -> None:
    """Write the top codes, a row for each category and a column for each direction, and their bars.

    Args:
        sheet: An empty sheet.
        table: What ``frequency`` returned.
        codebook: Its categories and directions.
    """
    top = write_head(sheet, table.head, _HEAD)
    frame = table.frame[table.frame["depth"] == 1]
    keys = zip(frame["category"], frame["direction"], strict=True)
    counts = dict(zip(keys, frame["passages"].tolist(), strict=True))
    categories = [category.name for category in codebook.categories]
    directions = [direction.name for direction in codebook.directions]
    for place, heading in enumerate(("Category", *directions), start=1):
        cell = put(sheet, top, place, heading)
        cell.font, cell.fill = styles.HEADING, styles.HEADING_FILL
    for row, category in enumerate(categories, start=top + 1):
        put(sheet, row, 1, category).alignment = styles.SHIFTED
        for column, direction in enumerate(directions, start=2):
            put(sheet, row, column, counts.get((category, direction), 0)).number_format = "#,##0"
    sheet.column_dimensions["A"].width = _NAME
    if categories and directions:
        bars = _bars(sheet, top, len(categories), len(directions))
        sheet.add_chart(bars, f"{get_column_letter(len(directions) + 3)}{top}")
    set_up_printing(sheet)


def _bars(sheet: Worksheet, top: int, rows: int, columns: int) -> BarChart:
    chart = BarChart()
    chart.type, chart.grouping = "bar", "clustered"
    chart.title = "Passages with each code, by category"
    chart.x_axis.scaling.orientation = "maxMin"  # the first category on top, as in the table
    chart.x_axis.delete = chart.y_axis.delete = False
    chart.y_axis.title = "Passages"
    chart.width, chart.height = _SIZE
    values = Reference(sheet, min_col=2, max_col=1 + columns, min_row=top, max_row=top + rows)
    chart.add_data(values, titles_from_data=True)
    chart.set_categories(Reference(sheet, min_col=1, min_row=top + 1, max_row=top + rows))
    return chart
