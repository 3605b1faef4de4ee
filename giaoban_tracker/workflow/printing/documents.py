"""A form by its code: what `giaoban print` and the printing page ask for when they know no more than that."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from giaoban_tracker.domain.errors import Refused
from giaoban_tracker.domain.identity import MeetingId
from giaoban_tracker.domain.printed import ImportLists
from giaoban_tracker.paper import TITLES, Document, Printable, document_of, import_sheet, together
from giaoban_tracker.workflow.desk import Desk
from giaoban_tracker.workflow.printing import letters, lists, slips, statistics
from giaoban_tracker.workflow.printing.output import SUFFIXES, drawn
from giaoban_tracker.workflow.printing.scope import Scope, names_of, opened, standing_tasks
from giaoban_tracker.workflow.printing.seen import seen


@dataclass(frozen=True, slots=True)
class Form:
    """A form that can be printed.

    Attributes:
        code: of the list of forms.
        needs_meeting: whether it is about one meeting and cannot do without.
        suffixes: of the files that it can be written to.
    """

    code: str
    title: str
    needs_meeting: bool = False
    suffixes: tuple[str, ...] = SUFFIXES


_OF_A_MEETING = frozenset({"F3", "F11"})

_IMPORT_SHEET = Form("F2", "Mẫu nhập chuẩn", suffixes=(".xlsx",))

FORMS = (*(Form(code, title, code in _OF_A_MEETING) for code, title in TITLES.items()), _IMPORT_SHEET)
"""In the order in which they are offered."""

_ONE: Mapping[str, Callable[[Desk, Scope], Printable]] = {
    "F7": lists.follow_up,
    "F1": lists.tracking,
    "F5": lists.alerts,
    "F6": statistics.statistics,
    "F8": lists.overdue,
    "CVDD": letters.chasing_letter,
    "F12": letters.report,
    "LIST": seen,
}


def form_file(desk: Desk, code: str, scope: Scope, suffix: str) -> bytes:
    """The form with that code as a file of a kind: what the command line writes.

    Raises:
        Refused: "unsupported-output", "only-a-sheet", and as `documents`; Unavailable, Unreadable: as `output.drawn`.
    """
    if code == _IMPORT_SHEET.code:
        if suffix.lower() not in _IMPORT_SHEET.suffixes:
            raise Refused("only-a-sheet", suffix=suffix)
        return blank_import_sheet(desk)
    return drawn(desk, documents(desk, code, scope), suffix)


def blank_import_sheet(desk: Desk) -> bytes:
    """Form F2 with the office's units, leaders, meetings and fields to choose from."""
    with desk.ledger.reading() as book:
        leaders = book.leaders()
        lists = ImportLists(
            office=book.office(),
            meetings=tuple(meeting.terms.title for meeting in book.meetings()),
            units=tuple(unit.name for unit in book.units() if unit.exists_on(desk.today)),
            leaders=tuple(" – ".join(filter(None, (one.terms.name, one.terms.title))) for one in leaders),
            fields=tuple(dict.fromkeys(field for leader in leaders for field in leader.terms.fields)),
        )
    return import_sheet(lists, desk.today)


def documents(desk: Desk, code: str, scope: Scope) -> Document:
    """The form with that code about a scope; slips of several tasks or units lie in one document, a sheet each.

    Raises:
        Refused: "unknown-form", "meeting-missing", "unknown-meeting", "no-task-to-print", "nothing-overdue".
    """
    if code in _ONE:
        return document_of(_ONE[code](desk, scope))
    if code in _OF_A_MEETING:
        meeting = _meeting(scope, code)
        of_meeting = (
            lists.annex(desk, meeting, scope.as_of)
            if code == "F3"
            else letters.notice(desk, meeting, as_of=scope.as_of)
        )
        return document_of(of_meeting)
    found = _slips(desk, code, scope)
    if not found:
        raise Refused("no-task-to-print")
    first, *others = map(document_of, found)
    return together(first, others)


def _meeting(scope: Scope, code: str) -> MeetingId:
    if scope.meeting is None:
        raise Refused("meeting-missing", form=code)
    return scope.meeting


def _slips(desk: Desk, code: str, scope: Scope) -> tuple[Printable, ...]:
    if code == "PBC":
        return slips.answer_sheets(desk, scope, tuple(scope.query.units))
    if code not in ("F9", "F10"):
        raise Refused("unknown-form", form=code)
    with opened(desk, scope) as book:
        names = names_of(book)
        tasks = standing_tasks(book, scope.query)
        said = slips.conclusions_of(book, tasks)
    day = scope.query.today
    if code == "F9":
        return slips.chasing_slips_of(lists.overdue_tasks(tasks, day), names, said, day)
    return slips.assignment_slips_of(tasks, names, day)
