"""Paper: sheets whose rows bear a short code, and the page on which a clerk types in what came back (Nhập từ giấy)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256

from giaoban_tracker.domain import decide
from giaoban_tracker.domain.changes import Changes
from giaoban_tracker.domain.deadline import Deadline
from giaoban_tracker.domain.errors import Refused
from giaoban_tracker.domain.fact import ReportFiled
from giaoban_tracker.domain.fold import fold_rules
from giaoban_tracker.domain.identity import TaskId, UnitId
from giaoban_tracker.domain.printed_letters import AnswerRow, AnswerSheet
from giaoban_tracker.domain.progress import Progress
from giaoban_tracker.domain.rules import RULES
from giaoban_tracker.domain.task import Report, ReportTerms, Task
from giaoban_tracker.domain.task_list import TaskQuery
from giaoban_tracker.exchange.names import slug
from giaoban_tracker.exchange.row_codes import PLACES, numbered_code, read_row_code, row_code
from giaoban_tracker.ledger.mail import LoggedPackage, Way
from giaoban_tracker.ledger.reading import Reading
from giaoban_tracker.paper import document_of
from giaoban_tracker.workflow.desk import Desk
from giaoban_tracker.workflow.post.judge import task_or_none
from giaoban_tracker.workflow.post.values import Parcel, ParcelKind
from giaoban_tracker.workflow.printing import drawn


@dataclass(frozen=True, slots=True)
class PaperRow:
    """What a typed code stands for.

    Attributes:
        code: the row's code as it is printed.
        last: the share's current report; None while there is none.
    """

    code: str
    task: TaskId
    unit: UnitId | None
    unit_name: str
    task_code: str
    content: str
    deadline: Deadline
    last: Report | None


def read_code(desk: Desk, typed: str) -> PaperRow:
    """The row of a typed code; small letters, blanks and letters that look like digits do no harm.

    Raises:
        Refused: "row-code-mistyped" when it cannot be right, "row-code-unknown" when no row here has it.
    """
    place = read_row_code(typed)
    with desk.ledger.reading() as book:
        task = _numbered(book, place.task_number)
        if task is None or place.unit_place >= len(task.shares):
            raise Refused("row-code-unknown", typed=typed.strip())
        share = task.shares[place.unit_place]
        names = {unit.id: unit.name for unit in book.units()}
    return PaperRow(
        row_code(place.task_number, place.unit_place),
        task.id,
        share.unit,
        names.get(share.unit, "") if share.unit else "",
        task.terms.code,
        task.terms.content,
        task.deadline,
        share.last_report,
    )


def enter(desk: Desk, row: PaperRow, terms: ReportTerms, *, on: date | None = None) -> Changes:
    """Enter what a unit wrote on paper into one row; counts as typed in by the office.

    Raises:
        Refused: "in-the-future"; as `domain.decide.file_report`.
    """
    day = on or desk.today
    if day > desk.today:
        raise Refused("in-the-future", day=day.isoformat())
    with desk.ledger.writing() as book:
        task = book.task(row.task)
        rules = fold_rules(book.facts_about(RULES))
        filed = decide.file_report(task, replace(terms, unit=row.unit), on=day, rules=rules)
        return book.append([desk.fact(row.task, ReportFiled(filed.terms, True, source="paper"), on=day)])


def codes(desk: Desk, tasks: Sequence[TaskId]) -> Mapping[tuple[TaskId, UnitId | None], str]:
    """The code of every row of some tasks, by task and unit; shares beyond the 64th have none."""
    with desk.ledger.reading() as book:
        known = [task for one in tasks if (task := task_or_none(book, one)) is not None]
        return {key: code for task in known for key, code in _codes(book, task).items()}


def sheets(desk: Desk, units: Sequence[UnitId], progress: Progress | None = None) -> tuple[Parcel, ...]:
    """For each unit with open tasks the sheet that it fills in by hand, as PDF; every row bears its code.

    Raises:
        Refused: "stopped", "unknown-unit"; as `printing.drawn`.
    """
    with desk.ledger.reading() as book:
        office, names = book.office(), {unit.id: unit.name for unit in book.units()}
        asked = []
        for unit in units:
            if unit not in names:
                raise Refused("unknown-unit", unit=unit, near="")
            asked.append((unit, _rows(book, unit, desk.today)))
    made = []
    for done, (unit, rows) in enumerate(asked):
        if progress is not None and not progress(done, len(asked)):
            raise Refused("stopped")
        if rows:
            sheet = AnswerSheet(office, names[unit], desk.today, None, rows)
            content = drawn(desk, document_of(sheet), ".pdf")
            name = f"phieu-giay_{slug(names[unit])}_{desk.today:%Y%m%d}.pdf"
            made.append(Parcel(unit, names[unit], name, content, len(rows), ParcelKind.PAPER))
    _note(desk, made)
    return tuple(made)


def _note(desk: Desk, made: Sequence[Parcel]) -> None:
    with desk.ledger.writing() as book:
        for parcel in made:
            digest = sha256(parcel.content).hexdigest()
            unit = parcel.unit or ""
            book.post.log_package(
                LoggedPackage(digest, Way.OUT, parcel.name, "", unit, "printed", parcel.facts, desk.now(), "")
            )


def _rows(book: Reading, unit: UnitId, day: date) -> tuple[AnswerRow, ...]:
    rows = []
    for task in book.tasks(TaskQuery(day, units=frozenset({unit}))):
        share = task.share_of(unit)
        code = _codes(book, task).get((task.id, unit))
        if share is not None and share.acceptance is None and task.stands:
            shown = f"{task.terms.code} {code}" if code else task.terms.code
            rows.append(AnswerRow(shown, task.terms.content, task.deadline, task.deadline.days_overdue_on(day)))
    return tuple(rows)


def _codes(book: Reading, task: Task) -> dict[tuple[TaskId, UnitId | None], str]:
    number = _number(book, task)
    return {(task.id, share.unit): row_code(number, place) for place, share in enumerate(task.shares[:PLACES])}


def _number(book: Reading, task: Task) -> int:
    """A number that stays the task's for good: its running number, which a restored book keeps, else its place."""
    numbered = numbered_code(task.terms.code)
    return numbered if numbered is not None else book.post.number_of(task.id) * 2 + 1


def _numbered(book: Reading, number: int) -> Task | None:
    half, by_place = divmod(number, 2)
    if by_place:
        subject = book.post.subject_at(half)
        return task_or_none(book, TaskId(subject)) if subject else None
    try:
        return book.task_by_code(f"NV-{half:03d}")
    except Refused:
        return None
