"""A document as a file: PDF, DOCX or XLSX by its suffix, written whole or not at all; and the check of a paper."""

from __future__ import annotations

from pathlib import Path

from giaoban_tracker.domain.errors import Refused
from giaoban_tracker.domain.progress import Progress
from giaoban_tracker.paper import SHIPPED, Document, pdf_of, unwatched, xlsx_of
from giaoban_tracker.paper.layout_check import Finding, check_layout
from giaoban_tracker.safe_file import write_safely
from giaoban_tracker.workflow.desk import Desk
from giaoban_tracker.workflow.printing import templates

SUFFIXES = (".pdf", ".docx", ".xlsx")


def drawn(desk: Desk, document: Document, suffix: str, progress: Progress = unwatched) -> bytes:
    """The document in the format of a suffix, in either case; DOCX in the office's own template, where it has one.

    Args:
        progress: told between the parts of a long PDF.

    Raises:
        Refused: "unsupported-output"; "stopped" when `progress` stopped it; Unavailable, Unreadable: as `paper.pdf_of`.
    """
    match suffix.lower():
        case ".pdf":
            return pdf_of(document, desk.resources, SHIPPED, progress)
        case ".docx":
            return templates.drawn_docx(desk, document, templates.folder_of(desk))
        case ".xlsx":
            return xlsx_of(document)
    raise Refused("unsupported-output", suffix=suffix)


def save(desk: Desk, document: Document, path: Path) -> None:
    """Draw the document and write it where the person wants it, whole or not at all.

    Raises:
        Refused: "unsupported-output"; Unavailable: as `safe_file.write_safely` and `paper.pdf_of`.
    """
    write_safely(path, drawn(desk, document, path.suffix))


def check(resources: Path, paper: Path) -> tuple[Finding, ...]:
    """What is against Decree 30/2020 on a finished PDF or DOCX; empty when all is well.

    Raises:
        Unavailable, Unreadable: as `check_layout`.
    """
    return check_layout(paper, resources)
