"""The print set of a briefing (bộ tài liệu giao ban): everything that lies on the table, made in one go."""

from __future__ import annotations

from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from giaoban_tracker.domain.agenda import Agenda
from giaoban_tracker.domain.errors import Refused, Unavailable
from giaoban_tracker.domain.identity import MeetingId
from giaoban_tracker.domain.progress import Progress, go_on, part_of
from giaoban_tracker.domain.standing import Standing, standing_of
from giaoban_tracker.domain.task import Task
from giaoban_tracker.paper import Document, document_of
from giaoban_tracker.workflow.desk import Desk
from giaoban_tracker.workflow.prepare.agenda import book_on, prepare_meeting, query_of, tasks_of
from giaoban_tracker.workflow.printing import Scope, letters, lists, output, statistics
from giaoban_tracker.workflow.printing.agenda_paper import agenda_document
from giaoban_tracker.workflow.printing.file_names import file_stem
from giaoban_tracker.workflow.printing.scope import names_of, standing_tasks
from giaoban_tracker.workflow.printing.unit_papers import cover_over, papers_of

_FINISHED = frozenset({Standing.DONE_ON_TIME, Standing.DONE_LATE})
_ORDER = (
    Standing.OPEN_OVERDUE,
    Standing.OPEN_IN_TIME,
    Standing.WAITING,
    Standing.UNDATED,
    Standing.STANDING,
    Standing.SUSPENDED,
)
_AT_A_TIME = 2

_PARTS = 2


@dataclass(frozen=True, slots=True)
class PrintSet:
    """The papers of a briefing, in the order in which they are laid out, and the agenda they were made from.

    Attributes:
        papers: the name of the file without its ending, and what is in it.
    """

    agenda: Agenda
    papers: tuple[tuple[str, Document], ...]


def print_set(
    desk: Desk, meeting: MeetingId, *, as_of: date | None = None, progress: Progress | None = None
) -> PrintSet:
    """Agenda, follow-up list F7, numbers F6, the letter about what is overdue with its list F8, a list for each unit.

    The letter is left out where nothing is overdue. What F5 alerts to stands under the points of the agenda.

    Raises:
        Refused: "unknown-meeting", "stopped".
    """
    agenda = prepare_meeting(desk, meeting, as_of=as_of, progress=part_of(progress, 0, _PARTS))
    day = agenda.span.today
    with book_on(desk, as_of or agenda.meeting.closed_on, part_of(progress, 1, _PARTS)) as book:
        names = names_of(book)
        read = tasks_of(book, agenda)
        scope = Scope(query_of(agenda.meeting, day), meeting)
        finished = standing_tasks(book, replace(scope.query, standings=_FINISHED))
    spoken_of = {row.id for section in agenda.sections for row in section.rows}
    live = tuple(task for task in read if task.stands and (task.id in spoken_of or task.finished_on is None))
    known = {task.id for task in read}
    whole = (*(task for task in read if task.stands), *(task for task in finished if task.id not in known))
    go_on(progress, _PARTS, _PARTS)
    papers = [
        ("ND", agenda_document(agenda, names.office)),
        ("F7", document_of(lists.follow_up_of(_in_order(live, day), names, scope))),
        ("F6", document_of(statistics.statistics_of(whole, names, scope))),
    ]
    late = lists.overdue_tasks(live, day)
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

    Args:
        progress: told between papers.

    Raises:
        Refused: "unsupported-output", "stopped"; Unavailable: "no-permission", and as `output.save`.
    """
    if suffix not in output.SUFFIXES:
        raise Refused("unsupported-output", suffix=suffix)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Unavailable("no-permission", name=folder.name, path=folder) from error
    paths = tuple(folder / f"{name}{suffix}" for name, _ in made.papers)
    done = 0
    # The typesetter leaves the interpreter to others while it works: two papers at a time on two processors.
    with ThreadPoolExecutor(_AT_A_TIME) as pool:
        works = [
            pool.submit(output.save, desk, paper, path) for path, (_, paper) in zip(paths, made.papers, strict=True)
        ]
        for work in as_completed(works):
            done += 1
            work.result()
            if progress is not None and not progress(done, len(works)):
                pool.shutdown(cancel_futures=True)
                raise Refused("stopped")
    return paths


def _in_order(tasks: Iterable[Task], day: date) -> tuple[Task, ...]:
    """As F7 wants them: late first, then by deadline, undated and standing ones after, done ones at the very end."""
    order = {standing: place for place, standing in enumerate(_ORDER)}

    def place_of(task: Task) -> tuple[int, date, str]:
        return order.get(standing_of(task, day), len(order)), task.deadline.due or date.max, task.terms.code

    return tuple(sorted(tasks, key=place_of))
