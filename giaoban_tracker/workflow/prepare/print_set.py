"""The print set of a briefing (bộ tài liệu giao ban): everything that lies on the table, made in one go."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from giaoban_tracker.domain.agenda import Agenda
from giaoban_tracker.domain.errors import Refused, Unavailable
from giaoban_tracker.domain.identity import MeetingId
from giaoban_tracker.domain.standing import Standing, standing_of
from giaoban_tracker.domain.task import Task
from giaoban_tracker.ledger import Reading
from giaoban_tracker.paper import Document, document_of
from giaoban_tracker.workflow.book_state import rules_of
from giaoban_tracker.workflow.desk import Desk
from giaoban_tracker.workflow.prepare.agenda import prepare_meeting, query_of
from giaoban_tracker.workflow.printing import Scope, letters, lists, output, statistics
from giaoban_tracker.workflow.printing.agenda_paper import agenda_document
from giaoban_tracker.workflow.printing.file_names import file_stem
from giaoban_tracker.workflow.printing.scope import Names, names_of, standing_tasks
from giaoban_tracker.workflow.printing.unit_papers import cover_over, papers_of

Progress = Callable[[int, int], bool]
"""Told (papers done, papers in all) between papers; False stops the job."""


@dataclass(frozen=True, slots=True)
class PrintSet:
    """The papers of a briefing, in the order in which they are laid out, and the agenda they were made from.

    Attributes:
        papers: the name of the file without its ending, and what is in it.
    """

    agenda: Agenda
    papers: tuple[tuple[str, Document], ...]


def print_set(desk: Desk, meeting: MeetingId, *, as_of: date | None = None) -> PrintSet:
    """Agenda, follow-up list F7, numbers F6, alerts F5, overdue list F8 with its letter, and one list for each unit.

    Papers about overdue tasks are left out where nothing is overdue.

    Raises:
        Refused: "unknown-meeting".
    """
    agenda = prepare_meeting(desk, meeting, as_of=as_of)
    day = agenda.span.today
    with _book(desk, agenda, as_of) as book:
        names, rules = names_of(book), rules_of(book)
        scope = Scope(query_of(agenda.meeting, day), meeting)
        tasks = standing_tasks(book, scope.query)
    spoken_of = {row.id for section in agenda.sections for row in section.rows}
    live = tuple(task for task in tasks if task.id in spoken_of or _goes_on(task))
    papers = list(_papers(agenda, tasks, live, names, scope, rules.due_soon_days))
    late = lists.overdue_tasks(live, day)
    if late:
        papers.append(("F8", document_of(lists.overdue_of(late, names, day))))
    if any(share.unit is not None and share.acceptance is None for task in late for share in task.shares):
        papers.append(("CVDD", document_of(letters.chasing_letter_of(late, names, day, day))))
    units = papers_of(live, names, scope)
    if units:
        papers.append(("F7U", cover_over(units, names.office, day)))
    title = agenda.meeting.terms.title
    named = tuple(
        (f"{number:02d}. {file_stem(code, meeting=title, as_of=day)}", paper)
        for number, (code, paper) in enumerate(papers, 1)
    )
    return PrintSet(agenda, named)


def save_print_set(
    desk: Desk, made: PrintSet, folder: Path, *, suffix: str = ".pdf", progress: Progress | None = None
) -> tuple[Path, ...]:
    """Write every paper into a folder, which is made when it is not there; each file whole or not at all.

    Raises:
        Refused: "unsupported-output", "stopped"; Unavailable: "no-permission", and as `output.save`.
    """
    if suffix not in output.SUFFIXES:
        raise Refused("unsupported-output", suffix=suffix)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Unavailable("no-permission", name=folder.name, path=folder) from error
    written = []
    for number, (name, paper) in enumerate(made.papers):
        if progress is not None and not progress(number, len(made.papers)):
            raise Refused("stopped")
        path = folder / f"{name}{suffix}"
        output.save(desk, paper, path)
        written.append(path)
    return tuple(written)


@contextmanager
def _book(desk: Desk, agenda: Agenda, as_of: date | None) -> Iterator[Reading]:
    """The book that the agenda was read from."""
    day = as_of or agenda.meeting.closed_on
    with desk.ledger.as_of(day) if day is not None else desk.ledger.reading() as book:
        yield book


def _goes_on(task: Task) -> bool:
    return task.finished_on is None


def _papers(
    agenda: Agenda, tasks: tuple[Task, ...], live: tuple[Task, ...], names: Names, scope: Scope, soon_days: int
) -> Iterator[tuple[str, Document]]:
    day = agenda.span.today
    yield "ND", agenda_document(agenda, names.office)
    yield "F7", document_of(lists.follow_up_of(live, names, scope))
    yield "F6", document_of(statistics.statistics_of(tasks, names, scope))
    near = [task for task in live if standing_of(task, day) in (Standing.OPEN_OVERDUE, Standing.OPEN_IN_TIME)]
    yield "F5", document_of(lists.alerts_of(near, names, scope, soon_days))
