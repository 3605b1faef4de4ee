"""The order of a share's reports: by what each writer had seen, never by a clock (exchange.md §2.4).

Two computers of one unit may report without knowing of each other. Whatever the order in which the office takes their
files in, the same report is the current one, and both are shown.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable, Mapping, Sequence

from giaoban_tracker.domain.identity import FactId
from giaoban_tracker.domain.task import Report


def with_report(reports: Sequence[Report], new: Report) -> tuple[Report, ...]:
    """The reports with one more, in their order; the last one is the current one.

    A report that the office typed in without naming what it saw comes after everything that is there: the office
    sees its own book.

    Args:
        reports: in their order, as an earlier call gave them.
    """
    basis = new.basis
    if new.proxy and not basis:
        basis = tuple(report.id for report in leaves(reports))
    if reports and basis == (reports[-1].id,):
        return (*reports, _placed(new, basis, reports[-1].depth + 1))
    if any(new.id in report.basis for report in reports):
        return _in_order((*reports, _placed(new, basis, 0)))
    # Nothing that is here was written in knowledge of it, so that nothing here moves: many reports cost no more each.
    depth = 1 + max((report.depth for report in reports if report.id in basis), default=0)
    placed = _placed(new, basis, depth)
    at = bisect([_rank(report) for report in reports], _rank(placed))
    return (*reports[:at], placed, *reports[at:])


def leaves(reports: Sequence[Report]) -> tuple[Report, ...]:
    """The reports that no other one was written in knowledge of, in order; two or more are parallel (song song)."""
    seen = {basis for report in reports for basis in report.basis}
    return tuple(report for report in reports if report.id not in seen)


def _in_order(reports: Iterable[Report]) -> tuple[Report, ...]:
    by_id = {report.id: report for report in reports}
    depths: dict[FactId, int] = {}
    for one in by_id:
        _depth(one, by_id, depths)
    placed = (_placed(report, report.basis, depths[report.id]) for report in by_id.values())
    return tuple(sorted(placed, key=_rank))


def _rank(report: Report) -> tuple[int, str]:
    """Where nothing tells two reports apart the random end of their ids does, never the time at their beginning."""
    return report.depth, report.id[::-1]


def _placed(report: Report, basis: tuple[FactId, ...], depth: int) -> Report:
    # `dataclasses.replace` takes ten times as long, and most facts of a book are reports.
    return Report(
        report.id,
        report.on,
        report.by,
        report.terms,
        report.returned,
        report.proxy,
        basis,
        report.task_revision,
        report.admitted_on,
        report.source,
        depth,
    )


def _depth(start: FactId, by_id: Mapping[FactId, Report], depths: dict[FactId, int]) -> None:
    """Length of the longest chain of reports that a report was written in knowledge of; those not here count nothing.

    Without recursion, and a report that names itself or a later one is no reason to hang: bodies come from outside.
    """
    open_ids = [start]
    under_way: set[FactId] = set()
    while open_ids:
        one = open_ids[-1]
        basis = [seen for seen in by_id[one].basis if seen in by_id]
        missing = [seen for seen in basis if seen not in depths and seen not in under_way and seen != one]
        if missing and one not in depths:
            under_way.add(one)
            open_ids += missing
            continue
        depths[one] = 1 + max((depths.get(seen, 0) for seen in basis), default=0)
        under_way.discard(one)
        open_ids.pop()
