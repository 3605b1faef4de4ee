"""What a form is about: which tasks, of which meeting, as at which day; and how that is said on paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from giaoban_tracker.domain.clarity import CLARITIES, USUAL_LABELS
from giaoban_tracker.domain.errors import Refused
from giaoban_tracker.domain.fold import fold_rules
from giaoban_tracker.domain.identity import BlocId, MeetingId, UnitId
from giaoban_tracker.domain.meeting import Meeting
from giaoban_tracker.domain.rules import RULES
from giaoban_tracker.domain.standing import DUE_SOON_DAYS
from giaoban_tracker.domain.task import Task
from giaoban_tracker.domain.task_list import TaskQuery
from giaoban_tracker.domain.terms import STANDING_TERMS, day_text
from giaoban_tracker.domain.unit import OfficeTerms, Unit
from giaoban_tracker.ledger import Reading
from giaoban_tracker.workflow.desk import Desk

Key = TypeVar("Key")


@dataclass(frozen=True, slots=True)
class Scope:
    """What a form is about.

    Attributes:
        query: which tasks, in which order, and the day on which they stand.
        meeting: the meeting that heads the form; None for the whole book. `query.meetings` chooses rows.
        as_of: the day whose book is read; None for the book as it is now.
    """

    query: TaskQuery
    meeting: MeetingId | None = None
    as_of: date | None = None


@dataclass(frozen=True, slots=True)
class Names:
    """What ids stand for, and the office.

    Attributes:
        soon_days: from how many days before its day the office calls a task due soon.
        ladder: the days around the due day on which the office chases.
    """

    office: OfficeTerms
    units: Mapping[UnitId, Unit]
    blocs: Mapping[BlocId, str]
    meetings: Mapping[MeetingId, Meeting]
    soon_days: int = DUE_SOON_DAYS
    ladder: tuple[int, ...] = ()

    def unit(self, unit: UnitId | None) -> str:
        """Name of a unit; empty where the owner is open."""
        return self.units[unit].name if unit is not None else ""

    def former(self, task: Task) -> tuple[str, ...]:
        """Units that led a share of a task before others took it over; may be empty."""
        former = dict.fromkeys(unit for share in task.shares for unit in share.former if unit is not None)
        return tuple(self.units[unit].name for unit in former if unit in self.units)

    def lead(self, task: Task) -> tuple[str, ...]:
        """Lead units by name; a whole bloc in one entry."""
        if task.terms.bloc is not None and len(task.terms.lead) > 1:
            return (f"Các đơn vị khối {self.blocs[task.terms.bloc]}",)
        return tuple(self.units[unit].name for unit in task.terms.lead)

    def support(self, task: Task) -> tuple[str, ...]:
        return tuple(self.units[unit].name for unit in task.terms.support)

    def meeting_of(self, task: Task) -> Meeting | None:
        return self.meetings[task.terms.meeting] if task.terms.meeting is not None else None

    def meeting(self, meeting: MeetingId) -> Meeting:
        """One meeting.

        Raises:
            Refused: "unknown-meeting".
        """
        if meeting not in self.meetings:
            raise Refused("unknown-meeting")
        return self.meetings[meeting]


@contextmanager
def opened(desk: Desk, scope: Scope) -> Iterator[Reading]:
    """The book as the scope wants it read."""
    with desk.ledger.as_of(scope.as_of) if scope.as_of is not None else desk.ledger.reading() as book:
        yield book


def names_of(book: Reading) -> Names:
    """Everything that has a name."""
    rules = fold_rules(book.facts_about(RULES))
    return Names(
        book.office(),
        {unit.id: unit for unit in book.units()},
        {bloc.id: bloc.name for bloc in book.blocs()},
        {meeting.id: meeting for meeting in book.meetings()},
        rules.due_soon_days,
        rules.ladder,
    )


def standing_tasks(book: Reading, query: TaskQuery) -> tuple[Task, ...]:
    """The tasks of a query that were neither withdrawn nor replaced, in its order."""
    return tuple(task for task in book.tasks(query) if task.stands)


def scope_words(query: TaskQuery, names: Names) -> str:
    """What narrows a query, in words for the line below a title: "Phòng Nội vụ; Đang thực hiện, quá hạn"."""
    parts = (
        *(f"Khối {names.blocs[bloc]}" for bloc in _in_order(query.blocs, names.blocs)),
        *(names.units[unit].name for unit in _in_order(query.units, names.units)),
        *sorted(query.leaders),
        *sorted(f"Lĩnh vực {field}" for field in query.fields if field),
        *(STANDING_TERMS[standing] for standing in STANDING_TERMS if standing in query.standings),
        _period(query.assigned_from, query.assigned_to),
        "sắp đến hạn" if query.due_soon else "",
        "chờ nghiệm thu" if query.awaiting else "",
        "chưa rõ đơn vị chủ trì" if query.unassigned else "",
        "chưa có báo cáo" if query.unreported else "",
        *_follow_up_words(query),
        f"tìm “{query.search}”" if query.search else "",
    )
    return "; ".join(filter(None, parts))


def _follow_up_words(query: TaskQuery) -> Iterator[str]:
    if query.picked_as:
        yield query.picked_as
    if query.unclear:
        yield "chưa " + ", ".join(USUAL_LABELS[CLARITIES.index(one)] for one in CLARITIES if one in query.unclear)
    if query.asked:
        yield "đề nghị gia hạn"
    if query.silent_since is not None:
        yield f"không báo cáo từ ngày {day_text(query.silent_since)}"
    if query.chased_at_least:
        yield f"đôn đốc từ {query.chased_at_least} lần"
    if query.chased_fewer_than:
        yield f"đôn đốc dưới {query.chased_fewer_than} lần"
    for words, day in (
        ("đóng từ ngày", query.closed_from),
        ("đóng đến ngày", query.closed_to),
        ("xem lại đến ngày", query.review_until),
        ("đến hạn từ ngày", query.due_from),
        ("đến hạn đến ngày", query.due_to),
        ("thực hiện từ ngày", query.running_from),
        ("thực hiện đến ngày", query.running_to),
    ):
        if day is not None:
            yield f"{words} {day_text(day)}"


def _in_order(wanted: Iterable[Key], known: Mapping[Key, object]) -> list[Key]:
    chosen = set(wanted)
    return [key for key in known if key in chosen]


def _period(first: date | None, last: date | None) -> str:
    if first is None and last is None:
        return ""
    ends = (f"từ ngày {day_text(first)}" if first else "", f"đến ngày {day_text(last)}" if last else "")
    return f"giao {' '.join(filter(None, ends))}"
