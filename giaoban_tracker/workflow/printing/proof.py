"""A proof (bản in thử): a form as a document and as the PDF that is looked at; what is saved is what was seen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from giaoban_tracker.domain.errors import Refused, Unavailable
from giaoban_tracker.domain.printed import SeenColumn
from giaoban_tracker.paper import Document, document_of
from giaoban_tracker.paper.document import Table
from giaoban_tracker.safe_file import write_safely
from giaoban_tracker.workflow.desk import Desk
from giaoban_tracker.workflow.printing.documents import blank_import_sheet, documents, form_file
from giaoban_tracker.workflow.printing.output import drawn, save
from giaoban_tracker.workflow.printing.scope import Scope
from giaoban_tracker.workflow.printing.seen import seen
from giaoban_tracker.workflow.printing.unit_papers import Progress, UnitPaper, one_paper, save_papers, unit_papers

SEEN = "LIST"
IMPORT_SHEET = "F2"


@dataclass(frozen=True, slots=True)
class Proof:
    """A form that can be looked at.

    Attributes:
        rows: how many rows its main tables have; 0 for letters and slips.
        papers: what each unit gets, where there is one paper for each; else empty.
    """

    document: Document
    pdf: bytes
    rows: int
    papers: tuple[UnitPaper, ...] = ()


def proof(desk: Desk, code: str, scope: Scope, columns: Sequence[SeenColumn] = ()) -> Proof:
    """The form with that code about a scope.

    Args:
        columns: of the table as it is seen; empty for those of nobody's choice. Other forms have their own.

    Raises:
        Refused: as `documents`, "unknown-column"; Unavailable, Unreadable: as `output.drawn`.
    """
    if code == SEEN and columns:
        return _proof(desk, document_of(seen(desk, scope, columns)))
    return _proof(desk, documents(desk, code, scope))


def unit_proof(desk: Desk, code: str, scope: Scope, progress: Progress) -> Proof:
    """One paper for each unit below a cover; `scope.query.units` says which units, empty for all.

    Raises:
        Refused: as `unit_papers`; "stopped" when `progress` stopped it; Unavailable, Unreadable: as `output.drawn`.
    """
    papers = unit_papers(desk, scope, code, units=tuple(scope.query.units), progress=progress)
    if not papers or not progress(len(papers), len(papers)):
        raise Refused("stopped")
    return _proof(desk, one_paper(desk, scope, papers, code), papers)


def save_proof(desk: Desk, proof: Proof, path: Path) -> None:
    """Write what was looked at; the PDF is the very one.

    Raises:
        Refused: "unsupported-output"; Unavailable: as `output.save`.
    """
    if path.suffix.lower() == ".pdf":
        write_safely(path, proof.pdf)
    else:
        save(desk, proof.document, path)


def save_form(desk: Desk, code: str, scope: Scope, path: Path) -> None:
    """Write the form with that code without looking at it; what `path` ends in says as what.

    Raises:
        Refused, Unavailable, Unreadable: as `form_file`; Unavailable: as `safe_file.write_safely`.
    """
    write_safely(path, form_file(desk, code, scope, path.suffix))


def save_import_sheet(desk: Desk, path: Path) -> None:
    """Write the empty sheet F2.

    Raises:
        Unavailable: as `safe_file.write_safely`.
    """
    write_safely(path, blank_import_sheet(desk))


def save_each(desk: Desk, proof: Proof, folder: Path, suffix: str, progress: Progress) -> tuple[Path, ...]:
    """Write the paper of each unit into a folder, which is made when it is not there yet.

    Gives what was written; fewer than there are units when `progress` stopped it.

    Raises:
        Unavailable: "no-permission" when the folder cannot be made, else as `save_papers`.
    """
    try:
        folder.mkdir(exist_ok=True)
    except FileNotFoundError as error:
        raise Unavailable("folder-missing", path=folder) from error
    except OSError as error:
        raise Unavailable("no-permission", path=folder) from error
    return save_papers(desk, proof.papers, folder, suffix, progress)


def _proof(desk: Desk, document: Document, papers: tuple[UnitPaper, ...] = ()) -> Proof:
    tables = (block for sheet in document.sheets for block in sheet.blocks if isinstance(block, Table))
    return Proof(document, drawn(desk, document, ".pdf"), sum(table.count for table in tables if table.is_main), papers)
