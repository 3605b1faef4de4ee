"""A document drawn as XLSX: days are days and numbers are numbers, headings stay in sight and print on every page.

Imported only when a workbook is written: the library behind it takes 46 ms that no start of the window should pay.
"""

from __future__ import annotations

from giaoban_tracker.paper.xlsx.workbook import xlsx_bytes

__all__ = ["xlsx_bytes"]
