"""A proof (bản in thử): a form as a document and as the PDF that is looked at; what is saved is what was seen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from giaoban_tracker.domain.errors import Refused, Unavailable
from giaoban_tracker.domain.printed import SeenColumn
from giaoban_tracker.domain.printed_look import Look
from giaoban_tracker.domain.progress import Progress
from giaoban_tracker.paper import Document, document_of, opening_of, page_count, unwatched
from giaoban_tracker.paper.document import Table
from giaoban_tracker.safe_file import write_safely
from giaoban_tracker.workflow.desk import Desk
from giaoban_tracker.workflow.printing import templates
from giaoban_tracker.workflow.printing.documents import blank_import_sheet, documents, form_file
from giaoban_tracker.workflow.printing.look import looked
from giaoban_tracker.workflow.printing.output import drawn, save
from giaoban_tracker.workflow.printing.scope import Scope
from giaoban_tracker.workflow.printing.seen import seen
from giaoban_tracker.workflow.printing.unit_papers import UnitPaper, one_paper, save_papers, unit_papers

SEEN = "LIST"
IMPORT_SHEET = "F2"


@dataclass(frozen=True, slots=True)
class Proof:
    """A form that can be looked at.

    Attributes:
        rows: how many rows its main tables have; 0 for letters and slips.
        papers: what each unit gets, where there is one paper for each; else empty.
        all_columns: the same with all columns of the form, for a Word template of the office, which has its own say
            in the columns; None where that is `document`.
    """

    document: Document
    pdf: bytes
    rows: int
    papers: tuple[UnitPaper, ...] = ()
    all_columns: Document | None = None

    @property
    def for_template(self) -> Document:
        """What is filled into a template of the office."""
        return self.all_columns or self.document


@dataclass(frozen=True, slots=True)
class Draft:
    """A form whose words are there and which is not set yet.

    Attributes:
        papers, all_columns: as of `Proof`.
    """

    document: Document
    papers: tuple[UnitPaper, ...] = ()
    all_columns: Document | None = None


def with_look(draft: Draft, look: Look) -> Draft:
    """The draft as a person wants it to look; the papers of units too."""
    papers = tuple(replace(paper, document=looked(paper.document, look)) for paper in draft.papers)
    whole = looked(draft.document, replace(look, columns=())) if look.columns else None
    return Draft(looked(draft.document, look), papers, whole)


@dataclass(frozen=True, slots=True)
class OpeningPages:
    """The first pages of a long form, exactly as they will be.

    Attributes:
        pdf: may have further pages, which will not be so.
        count: how many pages are as they will be, at least one.
    """

    pdf: bytes
    count: int


def draft(desk: Desk, code: str, scope: Scope, columns: Sequence[SeenColumn] = ()) -> Draft:
    """The words of a form about a scope; arguments and refusals as of `proof`."""
    if code == SEEN and columns:
        return Draft(document_of(seen(desk, scope, columns)))
    return Draft(documents(desk, code, scope))


def unit_draft(desk: Desk, code: str, scope: Scope, progress: Progress) -> Draft:
    """The words of one paper for each unit below a cover; arguments and refusals as of `unit_proof`."""
    papers = unit_papers(desk, scope, code, units=tuple(scope.query.units), progress=progress)
    if not papers or not progress(len(papers), len(papers)):
        raise Refused("stopped")
    return Draft(one_paper(desk, scope, papers, code), papers)


def opening_pages(desk: Desk, draft: Draft) -> OpeningPages | None:
    """The first pages of a long form, long before all are set; None for a form that is set soon.

    Raises:
        Unavailable, Unreadable: as `output.drawn`.
    """
    opening = opening_of(draft.document)
    if opening is None:
        return None
    pdf = drawn(desk, opening.document, ".pdf")
    count = page_count(pdf) - opening.open_pages
    return OpeningPages(pdf, count) if count > 0 else None


def finished(desk: Desk, draft: Draft, progress: Progress = unwatched) -> Proof:
    """The form, set.

    Args:
        progress: told between the parts of a long form.

    Raises:
        Refused: "stopped" when `progress` stopped it; Unavailable, Unreadable: as `output.drawn`.
    """
    tables = (block for sheet in draft.document.sheets for block in sheet.blocks if isinstance(block, Table))
    rows = sum(table.count for table in tables if table.is_main)
    return Proof(draft.document, drawn(desk, draft.document, ".pdf", progress), rows, draft.papers, draft.all_columns)


def proof(desk: Desk, code: str, scope: Scope, columns: Sequence[SeenColumn] = ()) -> Proof:
    """The form with that code about a scope.

    Args:
        columns: of the table as it is seen; empty for those of nobody's choice. Other forms have their own.

    Raises:
        Refused: as `documents`, "unknown-column"; Unavailable, Unreadable: as `output.drawn`.
    """
    return finished(desk, draft(desk, code, scope, columns))


def unit_proof(desk: Desk, code: str, scope: Scope, progress: Progress) -> Proof:
    """One paper for each unit below a cover; `scope.query.units` says which units, empty for all.

    Raises:
        Refused: as `unit_papers`; "stopped" when `progress` stopped it; Unavailable, Unreadable: as `output.drawn`.
    """
    return finished(desk, unit_draft(desk, code, scope, progress))


def save_proof(desk: Desk, proof: Proof, path: Path) -> None:
    """Write what was looked at; the PDF is the very one.

    Raises:
        Refused: "unsupported-output"; Unavailable: as `output.save`.
    """
    suffix = path.suffix.lower()
    folder = templates.folder_of(desk)
    if suffix == ".pdf":
        write_safely(path, proof.pdf)
    elif suffix == ".docx" and folder is not None and templates.is_own(folder, proof.document.form):
        save(desk, proof.for_template, path)
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
