"""Reading a sheet of tasks (bảng nhiệm vụ): any office's .xlsx becomes columns whose meaning is known, and days.

It stands in the reading room because it needs the same gate, letters, units and deadline phrases as minutes do. It
knows headings, value aliases and dates of Vietnamese offices; it refuses to know what the book holds already.
"""

from __future__ import annotations

from giaoban_tracker.minutes.sheet.columns import Heading, SheetField, find_heading
from giaoban_tracker.minutes.sheet.days import DayReading, read_days, year_of
from giaoban_tracker.minutes.sheet.grid import Grid, Place, shown
from giaoban_tracker.minutes.sheet.load import SheetFile, open_sheet_file
from giaoban_tracker.minutes.sheet.phrases import phrase_deadline
from giaoban_tracker.minutes.sheet.unit_cells import UnitReader
from giaoban_tracker.minutes.sheet.values import read_claim, read_kind, read_percent, read_quality, read_urgency

__all__ = [
    "DayReading",
    "Grid",
    "Heading",
    "Place",
    "SheetField",
    "SheetFile",
    "UnitReader",
    "find_heading",
    "open_sheet_file",
    "phrase_deadline",
    "read_claim",
    "read_days",
    "read_kind",
    "read_percent",
    "read_quality",
    "read_urgency",
    "shown",
    "year_of",
]
