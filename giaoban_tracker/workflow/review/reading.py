"""Reading minutes with what the book knows: its units and their names on the day of the meeting."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from giaoban_tracker.domain.directive import DirectiveDraft
from giaoban_tracker.domain.identity import BlocId
from giaoban_tracker.domain.unit import members_on
from giaoban_tracker.minutes import UnitName, read_minutes
from giaoban_tracker.workflow.desk import Desk
from giaoban_tracker.workflow.review.cards import Addressees, Clause, Likeness
from giaoban_tracker.workflow.work_calendar import shipped_calendar


@dataclass(frozen=True, slots=True)
class Read:
    """What reading gives.

    Attributes:
        drafts: in the order of the text; may be empty.
        clauses: what could be an order and is not drafted; may be empty.
        likenesses: pairs of drafts that may be about one subject; may be empty.
    """

    drafts: tuple[DirectiveDraft, ...]
    clauses: tuple[Clause, ...] = ()
    likenesses: tuple[Likeness, ...] = ()


def read_for(desk: Desk, text: str, meeting_day: date, stop: Callable[[], bool] | None = None) -> Read:
    """Read minutes for the units that exist on the day of the meeting, by the office's work calendar.

    Args:
        stop: asked now and then; when it says True the drafts read so far are returned.
    """
    with desk.ledger.reading() as book:
        units = [unit for unit in book.units() if unit.exists_on(meeting_day)]
    names = [UnitName(unit.name, unit.terms.aliases) for unit in units]
    calendar = shipped_calendar(desk.resources)
    return Read(read_minutes(text, meeting_day=meeting_day, units=names, calendar=calendar, stop=stop))


def addressees_of(desk: Desk, bloc: BlocId | None, day: date) -> Addressees:
    """Whom words can mean at a meeting of that bloc on that day."""
    with desk.ledger.reading() as book:
        units = book.units()
    members = tuple(unit.id for unit in members_on(units, bloc, day)) if bloc is not None else ()
    return Addressees({unit.name: unit.id for unit in units}, bloc, members)
