"""Paper: forms of the office as PDF, DOCX and XLSX in the layout of Decree 30/2020, and their pages as pictures.

This room gets values whose names are all resolved and gives back bytes. It refuses to know where tasks are kept,
what time it is, and where a file is saved.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from giaoban_tracker.domain.exported import TaskWorkbook
from giaoban_tracker.domain.printed import ImportLists
from giaoban_tracker.domain.progress import Progress
from giaoban_tracker.paper.calendar import calendar_bytes
from giaoban_tracker.paper.choices import columns_of, grouped_by, signed_by, turned, with_columns
from giaoban_tracker.paper.document import Document, together
from giaoban_tracker.paper.docx import TemplateFault, docx_bytes, filled, template_bytes, template_faults
from giaoban_tracker.paper.forms.registry import TITLES, Printable, document_of
from giaoban_tracker.paper.long_pdf import is_long, set_in_parts, unwatched
from giaoban_tracker.paper.opening import opening_of
from giaoban_tracker.paper.page_images import PageImage, PageSize, page_count, page_images, page_sizes
from giaoban_tracker.paper.pdf import pdf_markup
from giaoban_tracker.paper.typeface import SHIPPED, Typeface
from giaoban_tracker.paper.typesetting import Markup, typeset

__all__ = [
    "SHIPPED",
    "TITLES",
    "Document",
    "Markup",
    "PageImage",
    "PageSize",
    "Printable",
    "TemplateFault",
    "Typeface",
    "calendar_bytes",
    "columns_of",
    "document_of",
    "docx_of",
    "fill_template",
    "grouped_by",
    "import_sheet",
    "opening_of",
    "page_count",
    "page_images",
    "page_sizes",
    "pdf_markup",
    "pdf_of",
    "signed_by",
    "task_workbook",
    "template_faults",
    "template_of",
    "together",
    "turned",
    "typeset",
    "unwatched",
    "with_columns",
    "xlsx_of",
]


def pdf_of(document: Document, resources: Path, typeface: Typeface = SHIPPED, progress: Progress = unwatched) -> bytes:
    """A document as a PDF, tagged and PDF/A-2b; the same document gives the same bytes.

    Args:
        progress: told between the parts of a long one.

    Raises:
        Refused: "stopped" when `progress` stopped it.
        Unavailable: "font-missing", "form-missing"; Unreadable: "form-broken", for a template that an office changed.
    """
    if is_long(document):
        return set_in_parts(document, resources, typeface, progress)
    return typeset(pdf_markup(document, resources, typeface))


def docx_of(document: Document, resources: Path) -> bytes:
    """A document as DOCX, to be edited in Word; the same document gives the same bytes.

    Raises:
        Unavailable: "font-missing" when the program's own font, by which lines under names are measured, is gone.
    """
    return docx_bytes(document, resources)


def template_of(document: Document, resources: Path) -> bytes:
    """The shipped DOCX template of a document's form, with named fields, for an office to change in Word.

    Raises:
        Refused: "template-of-several-sheets"; Unavailable: "font-missing".
    """
    return template_bytes(document, resources)


def fill_template(template: bytes, document: Document) -> bytes:
    """A document in an office's own template, as DOCX.

    Raises:
        Refused: "template-faulty", "template-with-macros", "template-with-links", "template-of-several-sheets".
        Unreadable: "template-broken".
    """
    return filled(template, document)


def xlsx_of(document: Document) -> bytes:
    """A document as XLSX: days are days, numbers are numbers, text is never taken for a formula.

    The same document gives the same bytes.
    """
    from giaoban_tracker.paper.xlsx import xlsx_bytes  # heavy: the library behind it takes 46 ms at a start

    return xlsx_bytes(document)


def import_sheet(lists: ImportLists, made_on: date) -> bytes:
    """Form F2, the empty sheet that tasks are typed into, as XLSX."""
    from giaoban_tracker.paper.xlsx.import_sheet import import_sheet_bytes  # heavy: as above

    return import_sheet_bytes(lists, made_on)


def task_workbook(tasks: TaskWorkbook) -> bytes:
    """Tasks as XLSX in the columns of F2 and F1, with the book's ids in a hidden column, to be imported again."""
    from giaoban_tracker.paper.xlsx.task_workbook import task_workbook_bytes  # heavy: as above

    return task_workbook_bytes(tasks)
