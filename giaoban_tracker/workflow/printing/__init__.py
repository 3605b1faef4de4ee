"""Everything that the office prints, read from the book: forms by their codes, slips, letters, one list per unit.

Several errands share it; nothing is written to the book. `documents` makes a form by its code for whoever knows no
more than that; the modules make each with what only it needs.
"""

from __future__ import annotations

from giaoban_tracker.paper.layout_check import RULES, Finding
from giaoban_tracker.workflow.printing.documents import FORMS, Form, blank_import_sheet, documents, form_file
from giaoban_tracker.workflow.printing.output import SUFFIXES, check, drawn, save
from giaoban_tracker.workflow.printing.scope import Scope
from giaoban_tracker.workflow.printing.unit_papers import UnitPaper, one_paper, save_papers, unit_papers

__all__ = [
    "FORMS",
    "RULES",
    "SUFFIXES",
    "Finding",
    "Form",
    "Scope",
    "UnitPaper",
    "blank_import_sheet",
    "check",
    "documents",
    "drawn",
    "form_file",
    "one_paper",
    "save",
    "save_papers",
    "unit_papers",
]
