"""A form by its code: what `giaoban print` and the printing page ask for when they know no more than that."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from giaoban_tracker.domain.errors import Refused
from giaoban_tracker.domain.identity import MeetingId
from giaoban_tracker.paper import TITLES, Document, Printable, document_of, together
from giaoban_tracker.workflow.desk import Desk
from giaoban_tracker.workflow.printing import letters, lists, slips, statistics
from giaoban_tracker.workflow.printing.scope import Scope, names_of, opened, standing_tasks
from giaoban_tracker.workflow.printing.seen import seen


@dataclass(frozen=True, slots=True)
class Form:
    """A form that can be printed.

    Attributes:
        code: of the list of forms.
        needs_meeting: whether it is about one meeting and cannot do without.
    """

    code: str
    title: str
    needs_meeting: bool


_OF_A_MEETING = frozenset({"F3", "F11"})

FORMS = tuple(Form(code, title, code in _OF_A_MEETING) for code, title in TITLES.items())
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


def documents(desk: Desk, code: str, scope: Scope) -> Document:
    """The form with that code about a scope; slips of several tasks or units lie in one document, a sheet each.

    Raises:
        Refused: "unknown-form", "meeting-missing", "unknown-meeting", "no-task-to-print", "nothing-overdue".
    """
    if code in _ONE:
        return document_of(_ONE[code](desk, scope))
    if code in _OF_A_MEETING:
        meeting = _meeting(scope, code)
        return document_of(lists.annex(desk, meeting) if code == "F3" else letters.notice(desk, meeting))
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
