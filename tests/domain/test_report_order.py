"""The order of a share's reports: the same whatever order the office takes them in."""

from __future__ import annotations

from datetime import date
from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from giaoban_tracker.domain.identity import FactId, UnitId
from giaoban_tracker.domain.report_order import leaves, with_report
from giaoban_tracker.domain.task import Claim, Report, ReportTerms

DAY = date(2017, 8, 28)


def report(name: str, *basis: str, proxy: bool = False) -> Report:
    terms = ReportTerms(UnitId("pyt"), Claim.IN_PROGRESS, 50)
    return Report(FactId(name), DAY, "", terms, proxy=proxy, basis=tuple(FactId(one) for one in basis))


def taken(reports: list[Report] | tuple[Report, ...]) -> tuple[Report, ...]:
    found: tuple[Report, ...] = ()
    for one in reports:
        found = with_report(found, one)
    return found


def names(reports: tuple[Report, ...]) -> list[str]:
    return [one.id for one in reports]


def test_a_later_report_is_current_whatever_comes_in_first() -> None:
    story = (report("a"), report("b", "a"), report("c", "b"))

    for order in permutations(story):
        assert names(taken(order)) == ["a", "b", "c"]


def test_reports_that_did_not_know_of_each_other_are_both_leaves() -> None:
    reports = taken((report("1a"), report("2b", "1a"), report("3c", "1a")))

    assert names(leaves(reports)) == ["2b", "3c"]


def test_the_time_in_an_id_does_not_decide_between_parallel_reports() -> None:
    early, late = report("0001-z"), report("9999-a")

    assert names(taken((late, early))) == names(taken((early, late))) == ["9999-a", "0001-z"]


def test_what_the_office_types_in_comes_after_all_that_it_sees() -> None:
    reports = taken((report("1a"), report("2b"), report("3c", proxy=True)))

    assert names(reports)[-1] == "3c"
    assert set(reports[-1].basis) == {"1a", "2b"}
    assert names(leaves(reports)) == ["3c"]


def test_reports_that_name_each_other_are_put_in_an_order_all_the_same() -> None:
    round_about = (report("1", "2"), report("2", "1"), report("3", "3"))

    assert sorted(names(taken(round_about))) == ["1", "2", "3"]


@given(st.data())
def test_any_order_of_admission_gives_the_same_order(data: st.DataObject) -> None:
    story: list[Report] = []
    for place in range(data.draw(st.integers(1, 7))):
        known = data.draw(st.lists(st.sampled_from(names(tuple(story))), max_size=2, unique=True)) if story else []
        story.append(report(f"{place}{data.draw(st.integers(0, 9))}{place}", *known))

    shuffled = data.draw(st.permutations(story))

    assert names(taken(shuffled)) == names(taken(story))


def test_very_many_reports_that_knew_of_nothing_are_put_in_order_in_a_moment() -> None:
    story = [report(f"{place:05d}") for place in range(2000)]

    found = taken(story)

    assert names(found) == sorted(names(tuple(story)), key=lambda name: name[::-1])
    assert {one.depth for one in found} == {1}
