"""One paper for every unit in one job: one PDF with a cover, or one file each; stoppable between units."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from giaoban_tracker.domain.errors import Refused
from giaoban_tracker.domain.identity import UnitId
from giaoban_tracker.domain.printed import Cover, CoverLine, UnitList
from giaoban_tracker.domain.progress import Progress
from giaoban_tracker.domain.standing import Standing, standing_of
from giaoban_tracker.domain.task import Task
from giaoban_tracker.domain.unit import OfficeTerms
from giaoban_tracker.paper import Document, document_of, together
from giaoban_tracker.workflow.desk import Desk
from giaoban_tracker.workflow.printing.lists import follow_up_of
from giaoban_tracker.workflow.printing.output import save
from giaoban_tracker.workflow.printing.scope import Names, Scope, names_of, opened, standing_tasks
from giaoban_tracker.workflow.printing.slips import answer_sheet_of

LIST, ANSWER = "F7", "PBC"
"""What a unit may get: its follow-up list, or the sheet that it fills in by hand."""

_TITLES = {LIST: "Danh sách nhiệm vụ của các đơn vị", ANSWER: "Phiếu báo cáo của các đơn vị"}
_NOT_IN_NAMES = re.compile(r'[\x00-\x1f\\/:*?"<>|]+')
_LONGEST_NAME = 100


@dataclass(frozen=True, slots=True)
class UnitPaper:
    """What one unit gets."""

    unit: UnitId
    line: CoverLine
    document: Document


def unit_papers(
    desk: Desk, scope: Scope, form: str = LIST, *, units: Sequence[UnitId] = (), progress: Progress | None = None
) -> tuple[UnitPaper, ...]:
    """The papers of all units that lead a task of the scope, in the office's order; none when `progress` stopped it.

    The book is read once, whatever the number of units.

    Args:
        form: `LIST` or `ANSWER`.
        units: only these; empty for all.

    Raises:
        Refused: "unknown-form"; "no-task-to-print" when no unit has any; "unknown-meeting".
    """
    if form not in _TITLES:
        raise Refused("unknown-form", form=form)
    with opened(desk, scope) as book:
        names = names_of(book)
        tasks = standing_tasks(book, scope.query)
    wanted = _by_unit(tasks, names, units, only_open=form == ANSWER)
    if not wanted:
        raise Refused("no-task-to-print")
    papers: list[UnitPaper] = []
    for unit, own in wanted.items():
        if progress is not None and not progress(len(papers), len(wanted)):
            return ()
        papers.append(_paper(unit, own, names, scope, form))
    return tuple(papers)


def one_paper(desk: Desk, scope: Scope, papers: Sequence[UnitPaper], form: str = LIST) -> Document:
    """All papers below a cover that counts them; the pages of each are numbered from 1."""
    with desk.ledger.reading() as book:
        office = book.office()
    return cover_over(papers, office, scope.query.today, form)


def papers_of(tasks: Sequence[Task], names: Names, scope: Scope) -> tuple[UnitPaper, ...]:
    """The follow-up list of each unit that leads one of some tasks, read already; may be empty."""
    return tuple(
        _paper(unit, own, names, scope, LIST) for unit, own in _by_unit(tasks, names, (), only_open=False).items()
    )


def cover_over(papers: Sequence[UnitPaper], office: OfficeTerms, day: date, form: str = LIST) -> Document:
    """Papers below a cover that counts them."""
    cover = Cover(office, _TITLES[form], day, tuple(paper.line for paper in papers))
    return together(document_of(cover), [paper.document for paper in papers])


def save_papers(
    desk: Desk, papers: Sequence[UnitPaper], folder: Path, suffix: str, progress: Progress | None = None
) -> tuple[Path, ...]:
    """One file a unit, named by its place in the office's order: "01. Phòng Nội vụ.pdf"; each whole or not at all.

    Gives what was written; fewer than asked for when `progress` stopped it.

    Raises:
        Refused, Unavailable: as `output.save`; what was written before stays.
    """
    written: list[Path] = []
    for number, paper in enumerate(papers, 1):
        if progress is not None and not progress(len(written), len(papers)):
            break
        name = _NOT_IN_NAMES.sub("-", f"{number:02d}. {paper.line.unit}")[:_LONGEST_NAME].strip(" .-")
        path = folder / f"{name}{suffix}"
        save(desk, paper.document, path)
        written.append(path)
    return tuple(written)


def _by_unit(
    tasks: Sequence[Task], names: Names, units: Sequence[UnitId], *, only_open: bool
) -> dict[UnitId, list[Task]]:
    """Tasks by lead unit, in the office's order; a bloc's task lies with each of its units."""
    found: dict[UnitId, list[Task]] = {}
    for task in tasks:
        for share in task.shares:
            if share.unit is not None and not (only_open and share.acceptance is not None):
                found.setdefault(share.unit, []).append(task)
    return {unit: found[unit] for unit in names.units if unit in found and (not units or unit in units)}


def _paper(unit: UnitId, tasks: Sequence[Task], names: Names, scope: Scope, form: str) -> UnitPaper:
    day = scope.query.today
    late = sum(standing_of(task, day) is Standing.OPEN_OVERDUE for task in tasks)
    line = CoverLine(names.unit(unit), len(tasks), late)
    if form == ANSWER:
        return UnitPaper(unit, line, document_of(answer_sheet_of(tasks, names, unit, day)))
    return UnitPaper(unit, line, document_of(UnitList(line.unit, follow_up_of(tasks, names, scope))))
