"""A small office with two units in one bloc, and a way to give it a task."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

import pytest

from giaoban_tracker.domain.directive import Addressee, DirectiveDraft, Span
from giaoban_tracker.domain.fact import Fact
from giaoban_tracker.domain.identity import BlocId, TaskId, UnitId
from giaoban_tracker.domain.meeting import MeetingTerms
from giaoban_tracker.workflow import describe_office, list_tasks, record_conclusions, set_up_office
from giaoban_tracker.workflow.desk import Desk

MEETING_DAY = date(2017, 7, 5)


@dataclass(frozen=True)
class Office:
    """The city preset's book, with the handles that tests need."""

    desk: Desk
    bloc: BlocId
    home_affairs: UnitId
    culture: UnitId

    def newest_fact(self) -> Fact:
        with self.desk.ledger.reading() as book:
            (newest,) = book.journal(1)
        return newest


@pytest.fixture
def office(empty_desk: Desk) -> Office:
    set_up_office.set_up(empty_desk, "city-2017", name="Ủy ban nhân dân thành phố", on=date(2017, 1, 3))
    known = list_tasks.particulars(empty_desk)
    units = {unit.name: unit.id for unit in known.units}
    return Office(
        empty_desk,
        next(bloc.id for bloc in known.blocs if bloc.name == "Văn hóa – Xã hội"),
        units["Phòng Nội vụ"],
        units["Phòng Văn hóa và Thông tin"],
    )


def draft(quote: str, *, addressee: Addressee = Addressee.OPEN, lead: tuple[str, ...] = ()) -> DirectiveDraft:
    return DirectiveDraft(quote, Span(0, len(quote)), speaker="Chủ tịch UBND", addressee=addressee, lead=lead)


@pytest.fixture
def give(office: Office) -> Callable[..., TaskId]:
    """Record a meeting with one task of one unit, or of several."""

    def task(content: str = "rà soát hộ nghèo", *units: UnitId) -> TaskId:
        adopted = record_conclusions.Adopted((draft(content),), content, units or (office.home_affairs,))
        terms = MeetingTerms("Giao ban quý II/2017", MEETING_DAY, office.bloc)
        return record_conclusions.record(office.desk, terms, content.encode(), [adopted]).tasks[0]

    return task


def merge_away(desk: Desk, unit: UnitId, into: UnitId | None, last: date) -> None:
    """A unit ends on a day; `into` takes its place."""
    (known,) = (one for one in list_tasks.particulars(desk).units if one.id == unit)
    describe_office.describe_unit(desk, replace(known.terms, valid_to=last, merged_into=into), unit)
