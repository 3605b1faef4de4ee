"""An enrolled computer that lies: what its key proves is its own, and nothing else moves (exchange.md §7)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest

from giaoban_tracker.domain import fact_body
from giaoban_tracker.domain.changes import Changes
from giaoban_tracker.domain.deed import SubjectKind
from giaoban_tracker.domain.errors import Unreadable
from giaoban_tracker.domain.fact import Fact, FactVoided, ReportFiled
from giaoban_tracker.domain.fact_body import body_of
from giaoban_tracker.domain.identity import FactId, SubjectId, TaskId
from giaoban_tracker.domain.post_deeds import FeedStarted
from giaoban_tracker.domain.task import Claim, ReportTerms, TaskTerms
from giaoban_tracker.domain.task_deeds import QuestionAsked
from giaoban_tracker.domain.task_list import TaskQuery
from giaoban_tracker.exchange.build import FeedPart, PackageContent, build_package
from giaoban_tracker.exchange.feeds import start_of
from giaoban_tracker.ledger import care, deferred, open_ledger
from giaoban_tracker.workflow import assign, decide
from giaoban_tracker.workflow.post import MergePlan, Outcome, Parcel, report, send
from giaoban_tracker.workflow.post.identity import keyring
from tests.workflow.post.conftest import Side, World, file, to_office


def forged(side: Side, facts: Sequence[Fact], *, first: int = 1, previous: bytes | None = None) -> Parcel:
    """A package that this computer's own key has signed, whatever its program would say to it."""
    with side.desk.ledger.reading() as book:
        site = book.post.site()
    assert site is not None
    assert site.unit is not None
    key = keyring(side.desk).key(site.kid)
    assert key is not None
    feed = f"{site.kid}/{site.epoch}"
    part = FeedPart(feed, first, previous or start_of(feed), tuple(body_of(fact) for fact in facts))
    content = PackageContent(
        party=site.unit,
        to=site.office_kid,
        sender_name="",
        receiver_name="",
        created=side.desk.now(),
        app="",
        parts=(part,),
    )
    return Parcel(None, "", "goi.gbx", build_package(key, content), len(facts))


@pytest.fixture
def pair(world: World) -> tuple[World, Side, TaskId]:
    """A unit that has its task."""
    task, side = world.give("rà soát hộ nghèo", "PNV"), world.join("PNV")
    side.take(world.send("PNV"))
    return world, side, task


def started(side: Side) -> Fact:
    with side.desk.ledger.reading() as book:
        site = book.post.site()
    assert site is not None
    return side.desk.fact(site.kid, FeedStarted(1, site.unit))


def report_fact(side: Side, world: World, task: TaskId, percent: int = 40, **more: object) -> Fact:
    terms = ReportTerms(world.units["PNV"], Claim.IN_PROGRESS, percent, "Đã làm")
    return side.desk.fact(task, ReportFiled(terms, False, **more))  # type: ignore[arg-type]


def journal(side: Side) -> int:
    with side.desk.ledger.reading() as book:
        return book.post.journal_head().seq


def refused(world: World, parcel: Parcel) -> MergePlan:
    """The plan of a file that must be refused whole, after it was taken all the same."""
    plan = world.office.look(parcel)
    before = journal(world.office)
    assert world.office.take(parcel).facts == ()
    assert journal(world.office) == before
    return plan


def test_a_unit_cannot_void_what_the_office_wrote(pair: tuple[World, Side, TaskId]) -> None:
    world, side, task = pair
    assigned = world.office.task(task).revision
    voiding = side.desk.fact(task, FactVoided(assigned), about=SubjectKind.TASK)

    plan = refused(world, forged(side, [started(side), voiding]))

    assert plan.files[0].outcome is Outcome.ALTERED
    assert plan.files[0].why is not None
    assert plan.files[0].why.code == "event-owner"
    assert world.office.task(task).stands


def test_a_unit_cannot_void_another_units_report(world: World) -> None:
    task = world.give("cùng làm", "PNV", "PYT")
    one, two = world.join("PNV"), world.join("PYT")
    for code, side in (("PNV", one), ("PYT", two)):
        side.take(world.send(code))
    (filed,) = file(two, task, 70).facts
    world.office.take(to_office(two))
    voiding = one.desk.fact(task, FactVoided(filed), about=SubjectKind.TASK)

    plan = refused(world, forged(one, [started(one), voiding]))

    assert plan.files[0].why is not None
    assert plan.files[0].why.code == "event-owner"


def test_a_unit_cannot_restore_what_the_office_set_aside(pair: tuple[World, Side, TaskId]) -> None:
    world, side, task = pair
    (filed,) = file(side, task, 40).facts
    parcel = to_office(side)
    changes = world.office.take(parcel)
    voiding = decide.undo(world.office.desk, changes).facts[0]
    assert filed in changes.facts
    with side.desk.ledger.reading() as book:
        (head,) = [head for head in book.post.feeds() if not head.audience]
    restoring = side.desk.fact(task, FactVoided(voiding), about=SubjectKind.TASK)

    plan = refused(world, forged(side, [restoring], first=head.seq + 1, previous=head.link))

    assert plan.files[0].why is not None
    assert plan.files[0].why.code == "event-owner"


def test_voidings_that_name_each_other_in_a_circle_stop_nobody(pair: tuple[World, Side, TaskId]) -> None:
    world, side, task = pair
    one = side.desk.fact(task, FactVoided(FactId("b" * 36)), about=SubjectKind.TASK)
    two = side.desk.fact(task, FactVoided(one.id), about=SubjectKind.TASK)
    one = replace(one, deed=FactVoided(two.id))
    itself = side.desk.fact(task, FactVoided(FactId("c" * 36)), about=SubjectKind.TASK)
    itself = replace(itself, deed=FactVoided(itself.id))
    world.office.take(forged(side, [started(side), one, two, itself]))

    undo = decide.undo(world.office.desk, Changes(frozenset({(SubjectKind.TASK, SubjectId(task))}), (one.id, two.id)))
    side.take(world.send("PNV"))

    assert len(undo.facts) == 2
    assert world.office.task(task).stands
    assert side.task(task).stands


@pytest.mark.parametrize("subject", ["rules", "calendar-2018", "office", "00000000-0000-7000-8000-00000000000"])
def test_a_word_about_a_task_is_about_a_task(pair: tuple[World, Side, TaskId], subject: str) -> None:
    world, side, _ = pair
    asked = side.desk.fact(subject, QuestionAsked(world.units["PNV"], "?"))

    plan = refused(world, forged(side, [started(side), asked]))

    assert plan.files[0].why is not None
    assert plan.files[0].why.code == "event-shape"


def test_a_word_about_a_unit_is_no_word_about_a_task(pair: tuple[World, Side, TaskId]) -> None:
    world, side, _ = pair
    asked = side.desk.fact(world.units["PYT"], QuestionAsked(world.units["PNV"], "?"))

    plan = refused(world, forged(side, [started(side), asked]))

    assert plan.files[0].outcome is Outcome.ALTERED


def test_an_id_stands_for_one_body_for_ever(pair: tuple[World, Side, TaskId]) -> None:
    world, side, task = pair
    assigned = world.office.task(task).revision
    stolen = replace(report_fact(side, world, task), id=assigned)
    parcel = forged(side, [started(side), stolen])
    before = journal(world.office)

    with pytest.raises(Unreadable, match="fact-altered"):
        world.office.take(parcel)

    assert journal(world.office) == before


def test_an_id_of_another_subject_is_no_free_name_either(pair: tuple[World, Side, TaskId]) -> None:
    world, side, task = pair
    other = world.give("việc khác", "PYT")
    stolen = replace(report_fact(side, world, task), id=world.office.task(other).revision)

    with pytest.raises(Unreadable, match="fact-altered"):
        world.office.take(forged(side, [started(side), stolen]))


def test_a_word_on_a_task_of_somebody_else_is_kept_and_counts_nowhere(pair: tuple[World, Side, TaskId]) -> None:
    world, side, _ = pair
    other = world.give("việc của y tế", "PYT")
    parcel = forged(side, [started(side), report_fact(side, world, other)])

    plan = world.office.look(parcel)
    world.office.take(parcel)

    (line,) = plan.files[0].doubtful
    assert line.outcome is Outcome.NOT_YOURS
    assert world.office.task(other).shares[0].reports == ()


def test_a_word_on_a_task_that_nobody_knows_is_kept_and_counts_nowhere(pair: tuple[World, Side, TaskId]) -> None:
    world, side, _ = pair
    ghost = TaskId("00000000-0000-7000-8000-999999999999")
    parcel = forged(side, [started(side), report_fact(side, world, ghost)])

    plan = world.office.look(parcel)
    world.office.take(parcel)

    assert [line.outcome for line in plan.files[0].doubtful] == [Outcome.NOT_YOURS]


def test_backdating_moves_neither_the_past_nor_lateness(pair: tuple[World, Side, TaskId]) -> None:
    world, side, task = pair
    long_ago = replace(report_fact(side, world, task), on=date(2017, 1, 2))
    world.office.turn_to(date(2017, 9, 1))
    with world.office.desk.ledger.as_of(date(2017, 8, 31)) as book:
        before = book.task(task)

    world.office.take(forged(side, [started(side), long_ago]))

    with world.office.desk.ledger.as_of(date(2017, 8, 31)) as book:
        assert book.task(task) == before
    assert world.office.task(task).shares[0].reports[0].admitted_on == date(2017, 9, 1)


@pytest.mark.parametrize(("days", "why"), [(-17_000, ""), (0, ""), (3_650, "line-clock")])
def test_a_computer_whose_clock_is_wrong_is_taken_as_it_is(
    pair: tuple[World, Side, TaskId], days: int, why: str
) -> None:
    world, side, task = pair
    fact = report_fact(side, world, task)
    odd = replace(fact, at=fact.at + timedelta(days=days))
    parcel = forged(side, [started(side), odd])

    plan = world.office.look(parcel)
    changes = world.office.take(parcel)

    assert FactId(odd.id) in changes.facts
    assert [line.why for line in plan.lines if line.kind == "report.filed"] == [why]


def test_an_unknown_deed_is_kept_and_read_after_the_upgrade(
    pair: tuple[World, Side, TaskId], monkeypatch: pytest.MonkeyPatch
) -> None:
    world, side, task = pair
    newer = report_fact(side, world, task, 80)
    parcel = forged(side, [started(side), newer])
    known = dict(fact_body._DEED_BY_TYPE)
    older = {name: deed for name, deed in known.items() if name != ReportFiled.type}
    monkeypatch.setattr(fact_body, "_DEED_BY_TYPE", older)
    monkeypatch.setattr(deferred, "known_deeds", lambda: "an older program's")

    plan = world.office.look(parcel)
    world.office.take(parcel)
    held = world.office.task(task).shares[0].reports
    monkeypatch.undo()
    folder = world.office.desk.ledger.folder
    assert folder is not None
    upgraded = open_ledger(folder, now=world.office.desk.now)

    assert plan.files[0].deferred == 1
    assert held == ()
    with upgraded.reading() as book:
        (read,) = book.task(task).shares[0].reports
    assert care.check(upgraded).clean
    upgraded.close()
    assert read.terms.done_percent == 80


@pytest.mark.parametrize("sign", ["\x07", "\x00", "\x0b", "\r\n", "\x85", "\ud800"])
def test_a_control_character_that_was_pasted_stops_no_parcel(world: World, sign: str) -> None:
    terms = TaskTerms("", f"Rà soát{sign} hộ nghèo", lead=(world.units["PNV"],))
    assign.assign(world.office.desk, terms)
    side = world.join("PNV")
    with world.office.desk.ledger.reading() as book:
        (task,) = book.task_ids(TaskQuery(world.office.desk.today))
    side.take(world.send("PNV"))

    file(side, task, 50, f"Đã{sign} làm")
    report.ask(side.desk, task, f"Ai{sign} ký?")
    world.office.take(to_office(side))

    told = world.office.task(task).shares[0].reports[-1].terms.result
    assert told in ("Đã làm", "Đã\n làm")
    assert send.unconfirmed(side.desk).count == 2
