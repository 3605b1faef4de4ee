"""The whole way once: invited on paper, given a task, reported offline, taken in, confirmed."""

from __future__ import annotations

from dataclasses import replace

from giaoban_tracker.ledger import care
from giaoban_tracker.workflow.post import Outcome, send
from tests.workflow.post.conftest import World, file, to_office


def test_a_report_made_offline_reaches_the_office_and_the_receipt_the_unit(world: World) -> None:
    unit = world.join("PNV")
    task = world.give("rà soát hộ nghèo", "PNV")

    unit.take(world.send("PNV"))
    file(unit, task, 60, "Đã rà soát 12 phường")
    before = send.unconfirmed(unit.desk)
    plan = world.office.look(to_office(unit))
    changes = world.office.take(to_office(unit))
    unit.take(world.send("PNV"))

    assert (before.count, before.unsent) == (1, 1)
    assert [line.outcome for line in plan.files[0].lines if line.kind == "report.filed"] == [Outcome.NEW]
    assert len(changes.facts) == 2  # the feed's start, and the report
    assert world.office.task(task).shares[0].last_report is not None
    assert send.unconfirmed(unit.desk).count == 0
    ours, theirs = world.office.task(task), unit.task(task)
    admitted = ours.shares[0].reports[0].admitted_on
    assert admitted == world.office.desk.today
    reports = tuple(replace(one, admitted_on=admitted) for one in theirs.shares[0].reports)
    assert replace(theirs, shares=(replace(theirs.shares[0], reports=reports),)) == ours
    for side in world.sides:
        assert care.check(side.desk.ledger).findings == ()
