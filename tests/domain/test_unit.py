"""Units exist for a time, and a bloc's members are those of the day."""

from __future__ import annotations

from datetime import date

from giaoban_tracker.domain.identity import BlocId, UnitId
from giaoban_tracker.domain.unit import Unit, UnitTerms, members_on

BLOC = BlocId("khoi")


def unit(name: str, order: int, start: date | None = None, end: date | None = None) -> Unit:
    return Unit(UnitId(name), UnitTerms(name, name, blocs=(BLOC,), order=order, valid_from=start, valid_to=end))


def test_a_unit_exists_on_its_first_and_on_its_last_day() -> None:
    one = unit("Phòng Y tế", 1, date(2017, 1, 1), date(2025, 6, 30))

    days = [date(2016, 12, 31), date(2017, 1, 1), date(2025, 6, 30), date(2025, 7, 1)]
    assert [one.exists_on(day) for day in days] == [False, True, True, False]


def test_members_come_in_the_offices_order_without_those_that_are_gone() -> None:
    units = [unit("sau", 2), unit("đã nhập", 1, end=date(2017, 6, 30)), unit("trước", 1)]

    assert [member.name for member in members_on(units, BLOC, date(2017, 7, 5))] == ["trước", "sau"]
