"""Agreement between coders put into JSON, tables, a workbook and a page."""
