"""Import a sheet of tasks from Excel: propose what it holds, let a person choose, accept in one transaction.

`open_sheets` reads the file, `propose` holds it against the book as often as a person chooses otherwise, `accept`
writes.
"""

from __future__ import annotations

from giaoban_tracker.minutes.sheet import Heading, Place, SheetField
from giaoban_tracker.workflow.import_sheet.accept import Imported, accept
from giaoban_tracker.workflow.import_sheet.proposal import (
    AskedUnit,
    Choices,
    NewUnit,
    Outcome,
    Problem,
    Proposal,
    SheetReport,
    SheetRow,
)
from giaoban_tracker.workflow.import_sheet.propose import (
    OpenedSheets,
    looks_like_tasks,
    open_sheets,
    propose,
    with_field,
)

__all__ = [
    "AskedUnit",
    "Choices",
    "Heading",
    "Imported",
    "NewUnit",
    "OpenedSheets",
    "Outcome",
    "Place",
    "Problem",
    "Proposal",
    "SheetField",
    "SheetReport",
    "SheetRow",
    "accept",
    "looks_like_tasks",
    "open_sheets",
    "propose",
    "with_field",
]
