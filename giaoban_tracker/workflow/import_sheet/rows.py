"""A row of a sheet as a task: every field read, what cannot be read said, nothing invented and nothing lost.

What has no field of its own goes into the note behind the words of its heading.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from giaoban_tracker.domain.deadline import UNSTATED, Deadline, DeadlineKind
from giaoban_tracker.domain.directive import Urgency
from giaoban_tracker.domain.identity import BlocId, MeetingId, TaskId, UnitId
from giaoban_tracker.domain.meeting import Meeting
from giaoban_tracker.domain.search_text import folded
from giaoban_tracker.domain.task import TaskTerms
from giaoban_tracker.domain.work_calendar import WorkCalendar
from giaoban_tracker.minutes.sheet import SheetField, phrase_deadline, read_kind, read_urgency
from giaoban_tracker.workflow.import_sheet.cells import Columns, RowCells
from giaoban_tracker.workflow.import_sheet.known import KnownTasks, fingerprint, key_of
from giaoban_tracker.workflow.import_sheet.owners import OwnerReader, Owners
from giaoban_tracker.workflow.import_sheet.proposal import Outcome, SheetReport, SheetRow
from giaoban_tracker.workflow.import_sheet.sizes import fits
from giaoban_tracker.workflow.import_sheet.work_done import sheet_report

_PRODUCT_LINE = re.compile(r"\n\s*Sản phẩm\s*:\s*(.+?)\s*$")
_NO_DUE = frozenset({DeadlineKind.STANDING, DeadlineKind.RECURRING})
_TIED = frozenset({DeadlineKind.EVENT, DeadlineKind.CONDITIONAL})


@dataclass(frozen=True, slots=True)
class Office:
    """What rows are read against.

    Attributes:
        meetings: by id.
        called: meetings by what they are called, as `called` gives them.
        meeting: of rows that name none; None for none.
        unit_names, bloc_names: what ids are called.
    """

    today: date
    calendar: WorkCalendar
    owners: OwnerReader
    known: KnownTasks
    meetings: Mapping[MeetingId, Meeting]
    called: Mapping[str, MeetingId]
    meeting: MeetingId | None
    unit_names: Mapping[UnitId, str]
    bloc_names: Mapping[BlocId, str]


def called(meetings: Sequence[Meeting]) -> dict[str, MeetingId]:
    """Meetings by title and by number of their notice, folded; what several are called is left out."""
    found: dict[str, MeetingId | None] = {}
    for meeting in meetings:
        for words in {folded(meeting.terms.title), folded(meeting.terms.document)} - {""}:
            found[words] = None if words in found else meeting.id
    return {words: meeting for words, meeting in found.items() if meeting is not None}


def fingerprint_of(columns: Columns, row: int) -> str:
    """What a row is recognised by when it comes again, whatever the units and days in it come to mean."""
    cells = RowCells(columns, row)
    return fingerprint(*map(cells.text, (SheetField.CONTENT, SheetField.LEAD, SheetField.DUE)))


def read_row(
    columns: Columns, row: int, told: str, office: Office, before: Mapping[str, str], seen: set[str]
) -> SheetRow:
    """One row as a task.

    Args:
        told: its fingerprint.
        before: which tasks rows became when they were imported before, by fingerprint.
        seen: fingerprints of the rows above; this one's is added.
    """
    cells = RowCells(columns, row)
    cells.note_faults()
    meeting, named = _meeting(cells, office)
    assigned_on = _assigned_on(cells, office, meeting)
    lead = _owners(cells, office, SheetField.LEAD, assigned_on)
    support = _owners(cells, office, SheetField.SUPPORT, assigned_on)
    terms = _terms(cells, meeting, lead, support, _deadline(cells, assigned_on, office.calendar))
    known = _known(cells, office, terms, before.get(told))
    terms = replace(terms, note=_joined([terms.note, *_lost(cells, known=known is not None, named=named)]))
    report = sheet_report(cells, terms, assigned_on, office.today)
    _refuse_what_cannot_be(cells, terms, report)
    outcome = _outcome(cells, known, twice=told in seen)
    seen.add(told)
    if outcome is Outcome.NEW:
        office.owners.ask(lead, support)
    # What is not written need not be looked at.
    problems = () if outcome in (Outcome.SAME, Outcome.TWICE) else cells.problems
    told_in_order = tuple(sorted(problems, key=lambda problem: problem.place))
    return SheetRow(row + 1, outcome, terms, assigned_on, lead.unknown, report, known, told, told_in_order)


def _known(cells: RowCells, office: Office, terms: TaskTerms, remembered: str | None) -> TaskId | None:
    key = key_of(terms.content, _named(office, terms), terms.deadline)
    return office.known.find(cells.line(SheetField.ID), cells.line(SheetField.CODE), key, remembered)


def _lost(cells: RowCells, *, known: bool, named: bool) -> tuple[str, str]:
    """What would be lost without the note: a code of another book, a source that the book does not know."""
    code = cells.line(SheetField.CODE)
    return f"Mã trong bảng: {code}" if code and not known else "", "" if named else _unnamed_source(cells)


def _refuse_what_cannot_be(cells: RowCells, terms: TaskTerms, report: SheetReport | None) -> None:
    if not terms.content and not any(problem.refuses for problem in cells.problems):
        cells.note(SheetField.CONTENT, "content-missing", "", refuses=True)
    if not fits(cells, terms, report):
        cells.note(SheetField.CONTENT, "too-long", terms.content[:60], refuses=True)


def _outcome(cells: RowCells, known: TaskId | None, *, twice: bool) -> Outcome:
    """1. Refused. 2. In the book. 3. Further up in the sheet. 4. New."""
    if any(problem.refuses for problem in cells.problems):
        return Outcome.REFUSED
    if known is not None:
        return Outcome.SAME
    return Outcome.TWICE if twice else Outcome.NEW


def _owners(cells: RowCells, office: Office, known: SheetField, day: date) -> Owners:
    owners = office.owners.read(cells.text(known), day)
    for words in owners.unknown:
        cells.note(known, "unknown-unit", words)
    for words in owners.guessed:
        cells.note(known, "guessed-unit", words)
    for former, successor in owners.merged:
        cells.note(known, "merged-unit", f"{former} → {successor}")
    for former in owners.ended:
        cells.note(known, "ended-unit", former)
    return owners


def _content_and_product(cells: RowCells) -> tuple[str, str]:
    """The content, and the product that lists print on a line of its own below it."""
    content, product = cells.text(SheetField.CONTENT), cells.line(SheetField.PRODUCT)
    found = _PRODUCT_LINE.search(content) if not product else None
    if found is None:
        return " ".join(content.split()), product
    return " ".join(content[: found.start()].split()), " ".join(found[1].split())


def _terms(cells: RowCells, meeting: MeetingId | None, lead: Owners, support: Owners, deadline: Deadline) -> TaskTerms:
    note = [
        cells.line(SheetField.NOTE),
        *cells.remarks(),
        _unknown("Đơn vị chủ trì", lead.unknown),
        _unknown("Đơn vị phối hợp", support.unknown),
    ]
    content, product = _content_and_product(cells)
    return TaskTerms(
        code="",
        content=content[:1].upper() + content[1:],
        meeting=meeting,
        leader=cells.line(SheetField.LEADER),
        lead=lead.units,
        support=tuple(unit for unit in support.units if unit not in lead.units),
        bloc=lead.bloc,
        deadline=deadline,
        product=product,
        receiving_level=cells.line(SheetField.RECEIVING_LEVEL),
        urgency=_urgency(cells),
        field=cells.line(SheetField.FIELD),
        monitor=cells.line(SheetField.MONITOR),
        note=_joined(note),
    )


def _unknown(title: str, words: Sequence[str]) -> str:
    return f"{title} trong bảng: {'; '.join(words)}" if words else ""


def _named(office: Office, terms: TaskTerms) -> list[str]:
    """The lead units as lists of tasks name them."""
    if terms.bloc is not None and len(terms.lead) > 1:
        return [f"Các đơn vị khối {office.bloc_names[terms.bloc]}"]
    return [office.unit_names[unit] for unit in terms.lead]


def _urgency(cells: RowCells) -> Urgency:
    words = cells.text(SheetField.URGENCY)
    found = read_urgency(words) if words else Urgency.NORMAL
    if found is None:
        cells.note(SheetField.URGENCY, "unknown-urgency")
    return found or Urgency.NORMAL


def _meeting(cells: RowCells, office: Office) -> tuple[MeetingId | None, bool]:
    """The meeting of a row, and whether the row's own words for it, if it has any, are known."""
    title, number = cells.line(SheetField.MEETING), cells.line(SheetField.DOCUMENT)
    found = office.called.get(folded(title)) or office.called.get(folded(number)) if office.called else None
    if found is not None:
        return found, True
    return office.meeting, not (title or number)


def _unnamed_source(cells: RowCells) -> str:
    """Meeting, number and day of a document that the book does not know."""
    words = (SheetField.MEETING, SheetField.DOCUMENT, SheetField.ISSUED_ON)
    return f"Nguồn trong bảng: {', '.join(filter(None, map(cells.line, words)))}"


def _assigned_on(cells: RowCells, office: Office, meeting: MeetingId | None) -> date:
    """The day of assignment: as the row says, else its meeting's, else its document's; never after today.

    Where nothing says it, the row's earliest other day: what is due or done was given before.
    """
    said, issued = cells.day(SheetField.ASSIGNED_ON), cells.day(SheetField.ISSUED_ON)
    held = office.meetings[meeting].terms.held_on if meeting is not None else None
    day = said or held or issued
    if day is None:
        others = (
            cells.reading(known).day for known in (SheetField.DUE, SheetField.UPDATED_ON, SheetField.EVIDENCE_DAY)
        )
        return min([office.today, *filter(None, others)])
    if day > office.today:
        cells.note(SheetField.ASSIGNED_ON if said else SheetField.ISSUED_ON, "day-to-come")
    due = cells.reading(SheetField.DUE).day
    if due is not None and due < day:
        cells.note(SheetField.DUE, "due-before-assignment")
    return min(day, office.today)


def _deadline(cells: RowCells, assigned_on: date, calendar: WorkCalendar) -> Deadline:
    """The deadline: 1. a day; 2. words that mean one; 3. a kind without a day; 4. words that nobody understands."""
    words, said = cells.line(SheetField.DUE), cells.text(SheetField.DEADLINE_KIND)
    kind = read_kind(said) if said else None
    if said and kind is None:
        cells.note(SheetField.DEADLINE_KIND, "unknown-deadline-kind")
    if kind in _NO_DUE:
        return Deadline(kind, None, words)
    reading = cells.reading(SheetField.DUE)
    if reading.day is not None:
        cells.day(SheetField.DUE)
        spoken = words if reading.repair in ("month-end", "quarter-end") else ""
        return Deadline(kind if kind in _TIED else DeadlineKind.FIXED, reading.day, spoken)
    if not words or reading.repair == "no-day":
        return Deadline(kind) if kind is not None and kind is not DeadlineKind.FIXED else UNSTATED
    meant = phrase_deadline(words, assigned_on, calendar) if reading.problem == "not-a-day" else None
    if kind in _TIED:
        return Deadline(kind, meant.due if meant is not None else None, words)
    if meant is not None:
        return meant
    if kind is DeadlineKind.UNSTATED:
        return Deadline(kind, None, words)
    standing = read_kind(words)
    if standing is not None and standing is not DeadlineKind.FIXED:
        return Deadline(standing)
    cells.note(SheetField.DUE, reading.problem)
    return Deadline(DeadlineKind.UNSTATED, None, words)


def _joined(parts: Sequence[str]) -> str:
    return "\n".join(dict.fromkeys(filter(None, parts)))
