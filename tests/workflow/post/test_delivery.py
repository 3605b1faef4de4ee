"""Delivery as exchange.md §2.6 tells it: late, twice, out of order, lost, from several computers, and never half."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from giaoban_tracker.domain.errors import Refused
from giaoban_tracker.domain.identity import TaskId
from giaoban_tracker.domain.task import Claim, ReportTerms
from giaoban_tracker.ledger import care
from giaoban_tracker.workflow import decide, decide_course
from giaoban_tracker.workflow.decide import undo
from giaoban_tracker.workflow.post import Choices, Outcome, Parcel, receive, report, send
from giaoban_tracker.workflow.post.answers import AnswerState, answers
from tests.workflow.post.conftest import Side, World, file, fresh_world, to_office


def percents(side: Side, task: TaskId) -> list[int]:
    """What each report on the first share says, in their order."""
    return [one.terms.done_percent for one in side.task(task).shares[0].reports]


def reports(world: World, parcel: Parcel) -> list[Outcome]:
    """The outcomes of a parcel's reports, before it is taken."""
    return [line.outcome for line in world.office.look(parcel).files[0].lines if line.kind == "report.filed"]


@pytest.fixture
def pair(world: World) -> tuple[World, Side, TaskId]:
    """A unit that has its task."""
    task, side = world.give("rà soát hộ nghèo", "PNV"), world.join("PNV")
    side.take(world.send("PNV"))
    return world, side, task


def test_the_same_file_twice_changes_nothing(pair: tuple[World, Side, TaskId]) -> None:
    world, side, task = pair
    file(side, task, 40)
    parcel = to_office(side)
    world.office.take(parcel)

    plan = world.office.look(parcel)
    changes = world.office.take(parcel)

    assert plan.files[0].outcome is Outcome.DUPLICATE
    assert plan.files[0].seen_before is not None
    assert changes.facts == ()
    assert percents(world.office, task) == [40]


def test_whoever_watches_may_stop_and_nothing_is_half_taken(pair: tuple[World, Side, TaskId]) -> None:
    world, side, task = pair
    file(side, task, 40)
    parcel = to_office(side)
    files = [(parcel.name, parcel.content), ("hai.gbx", b"khong phai goi")]
    plan = receive.propose(world.office.desk, files)

    for stopped in (
        lambda: receive.propose(world.office.desk, files, progress=lambda done, _: done < 1),
        lambda: receive.accept(world.office.desk, plan, progress=lambda done, _: done < 1),
    ):
        with pytest.raises(Refused, match="stopped"):
            stopped()

    assert percents(world.office, task) == []
    receive.accept(world.office.desk, plan)
    assert percents(world.office, task) == [40]


def test_two_copies_in_one_drop_are_one(pair: tuple[World, Side, TaskId]) -> None:
    world, side, task = pair
    file(side, task, 40)
    parcel = to_office(side)

    plan = world.office.look(parcel, replace(parcel, name="ban sao (1).gbx"))
    world.office.take(parcel, replace(parcel, name="ban sao (1).gbx"))

    assert [one.outcome for one in plan.files] == [Outcome.NEW, Outcome.DUPLICATE]
    assert percents(world.office, task) == [40]


def test_a_lost_file_heals_itself_by_the_next_one(pair: tuple[World, Side, TaskId]) -> None:
    world, side, task = pair
    file(side, task, 20)
    to_office(side)
    file(side, task, 40)

    world.office.take(to_office(side))

    assert percents(world.office, task) == [20, 40]


def test_what_is_confirmed_does_not_travel_again(pair: tuple[World, Side, TaskId]) -> None:
    world, side, task = pair
    file(side, task, 20)
    world.office.take(to_office(side))
    side.take(world.send("PNV"))
    file(side, task, 40)

    parcel = to_office(side)

    assert parcel.facts == 1
    assert reports(world, parcel) == [Outcome.NEW]


def test_a_file_that_begins_too_late_waits_and_is_read_when_the_gap_closes(pair: tuple[World, Side, TaskId]) -> None:
    world, side, task = pair
    file(side, task, 20)
    first = to_office(side)
    world.office.take(first)
    acknowledgement = world.send("PNV")
    lost = world.office
    side.take(acknowledgement)
    file(side, task, 40)
    second = to_office(side)
    fresh = restored_office(world, "van-phong-2")
    plan = fresh.look(second)
    fresh.take(second)
    held = fresh.task(task).shares[0].reports

    healed = fresh.look(first)
    fresh.take(first)

    assert plan.files[0].outcome is Outcome.GAP
    assert plan.files[0].missing == (1, 2)
    assert held == ()
    assert [one.outcome for one in healed.files] == [Outcome.NEW, Outcome.NEW]
    assert [one.waited for one in healed.files] == [False, True]
    assert percents(fresh, task) == [20, 40]
    with fresh.desk.ledger.reading() as book:
        assert book.post.stashed() == ()
    assert percents(lost, task) == [20]


def restored_office(world: World, name: str) -> Side:
    """An office's book as it was before anything came in: a copy made right after the task was given."""
    fresh = world.sit_down(name)
    folder = world.office.desk.ledger.folder
    assert folder is not None
    target = fresh.desk.ledger.folder
    assert target is not None
    (target / "identity").mkdir()
    for path in (folder / "identity").iterdir():
        (target / "identity" / path.name).write_bytes(path.read_bytes())
    with world.office.desk.ledger.reading() as book:
        site = book.post.site()
        everything = book.journal(10_000)[::-1]
    assert site is not None
    with fresh.desk.ledger.writing() as book:
        book.append([fact for fact in everything if fact.admitted_on is None])
        book.post.set_site(site)
    return fresh


def test_a_report_counts_from_the_day_it_was_taken_in(pair: tuple[World, Side, TaskId]) -> None:
    world, side, task = pair
    file(side, task, 40)
    parcel = to_office(side)
    world.office.turn_to(date(2017, 7, 20))
    with world.office.desk.ledger.as_of(date(2017, 7, 19)) as book:
        before = book.task(task)

    world.office.take(parcel)

    with world.office.desk.ledger.as_of(date(2017, 7, 19)) as book:
        assert book.task(task) == before
    with world.office.desk.ledger.as_of(date(2017, 7, 20)) as book:
        (known,) = book.task(task).shares[0].reports
    assert (known.on, known.admitted_on) == (date(2017, 7, 5), date(2017, 7, 20))
    assert care.check(world.office.desk.ledger).clean


def test_what_came_in_by_a_day_can_be_told_after_a_rebuild(pair: tuple[World, Side, TaskId]) -> None:
    world, side, task = pair
    file(side, task, 40)
    world.office.turn_to(date(2017, 7, 20))
    world.office.take(to_office(side))

    rebuilt = care.rebuild(world.office.desk.ledger)

    assert rebuilt.differing == 0


def test_two_computers_that_do_not_know_of_each_other_are_shown_side_by_side(world: World) -> None:
    task = world.give("rà soát", "PNV")
    one, two = world.join("PNV", "A"), world.join("PNV", "B")
    parcel = world.send("PNV")
    one.take(parcel)
    two.take(parcel)
    file(one, task, 30, "Máy A")
    file(two, task, 50, "Máy B")
    world.office.take(to_office(one))

    plan = world.office.look(to_office(two))
    world.office.take(to_office(two))

    (line,) = plan.files[0].doubtful
    assert line.outcome is Outcome.PARALLEL
    assert line.known is not None
    assert (line.known.by, line.new.by if line.new else "") == ("PNV-A", "PNV-B")
    assert sorted(percents(world.office, task)) == [30, 50]


def test_sisters_get_each_others_reports_under_their_own_signatures(world: World) -> None:
    task = world.give("rà soát", "PNV")
    one, two = world.join("PNV", "A"), world.join("PNV", "B")
    first = world.send("PNV")
    one.take(first)
    two.take(first)
    file(one, task, 30)
    world.office.take(to_office(one))
    two.take(world.send("PNV"))
    file(two, task, 60)

    world.office.take(to_office(two))
    one.take(world.send("PNV"))

    assert percents(world.office, task) == percents(two, task) == percents(one, task) == [30, 60]


def test_a_computer_enrolled_later_gets_everything_in_the_right_order(world: World) -> None:
    task, one = world.give("rà soát", "PNV"), world.join("PNV", "A")
    one.take(world.send("PNV"))
    file(one, task, 100, "Xong")
    world.office.take(to_office(one))
    decide.accept(world.office.desk, task, world.units["PNV"])

    two = world.join("PNV", "B")
    two.take(world.send("PNV"))

    assert two.task(task).finished_on == world.office.task(task).finished_on
    assert percents(two, task) == [100]


def test_a_report_against_one_that_the_office_typed_in_is_a_conflict(pair: tuple[World, Side, TaskId]) -> None:
    world, side, task = pair
    file(side, task, 40)
    terms = world.office.task(task).shares[0]
    assert terms.last_report is None
    decide.report(world.office.desk, task, side_terms(world, 10))

    plan = world.office.look(to_office(side))

    (line,) = plan.files[0].doubtful
    assert line.outcome is Outcome.CONFLICT
    assert line.known is not None


def side_terms(world: World, percent: int) -> ReportTerms:
    return ReportTerms(world.units["PNV"], Claim.IN_PROGRESS, percent, "Nghe qua điện thoại")


def test_a_report_that_was_set_aside_is_kept_and_told_why(pair: tuple[World, Side, TaskId]) -> None:
    world, side, task = pair
    decide.report(world.office.desk, task, side_terms(world, 10))
    file(side, task, 40)
    plan = world.office.look(to_office(side))
    (line,) = plan.files[0].doubtful
    assert line.new is not None

    receive.accept(world.office.desk, plan, Choices(set_aside={line.new.id: "Đã báo cáo qua điện thoại"}))
    side.take(world.send("PNV"))

    assert percents(world.office, task) == [10]
    (answer,) = answers(side.desk)
    assert (answer.state, answer.reason) == (AnswerState.SET_ASIDE, "Đã báo cáo qua điện thoại")


def test_a_report_on_terms_that_changed_says_so(pair: tuple[World, Side, TaskId]) -> None:
    world, side, task = pair
    known = world.office.task(task)
    decide.amend(world.office.desk, task, replace(known.terms, content="rà soát lại"), known.revision)
    file(side, task, 40)

    assert reports(world, to_office(side)) == [Outcome.OLDER_TERMS]


def test_a_report_on_a_withdrawn_task_is_kept_and_not_counted(pair: tuple[World, Side, TaskId]) -> None:
    world, side, task = pair
    decide.withdraw(world.office.desk, task, "không còn cần")
    file(side, task, 40)
    parcel = to_office(side)

    assert reports(world, parcel) == [Outcome.WITHDRAWN_TASK]
    world.office.take(parcel)
    assert not world.office.task(task).stands


def test_the_answers_tell_what_became_of_every_word(pair: tuple[World, Side, TaskId]) -> None:
    world, side, task = pair
    file(side, task, 100, "Xong hết")
    states = [answers(side.desk)[0].state]
    parcel = to_office(side)
    states.append(answers(side.desk)[0].state)
    world.office.take(parcel)
    side.take(world.send("PNV"))
    states.append(answers(side.desk)[0].state)
    decide.send_back(world.office.desk, task, world.units["PNV"], "thiếu số liệu")
    side.take(world.send("PNV"))
    states.append(answers(side.desk)[0].state)

    assert states == [AnswerState.UNSENT, AnswerState.SENT, AnswerState.CONFIRMED, AnswerState.RETURNED]
    assert answers(side.desk)[0].reason == "thiếu số liệu"


def test_a_merge_is_undone_whole_and_the_same_file_does_not_undo_that(pair: tuple[World, Side, TaskId]) -> None:
    world, side, task = pair
    file(side, task, 40)
    parcel = to_office(side)
    changes = world.office.take(parcel)

    back = undo(world.office.desk, changes)
    after = percents(world.office, task)
    world.office.take(parcel)
    again = percents(world.office, task)
    undo(world.office.desk, back)

    assert after == again == []
    assert percents(world.office, task) == [40]
    assert care.check(world.office.desk.ledger).clean


def test_no_unit_reopens_what_the_office_accepted(pair: tuple[World, Side, TaskId]) -> None:
    world, side, task = pair
    (filed,) = file(side, task, 100, "Xong").facts
    world.office.take(to_office(side))
    decide.accept(world.office.desk, task, world.units["PNV"])
    report.take_back(side.desk, task, filed, "nhầm")

    plan = world.office.look(to_office(side))
    world.office.take(to_office(side))
    side.take(world.send("PNV"))

    (line,) = plan.files[0].doubtful
    assert (line.outcome, line.why) == (Outcome.CONFLICT, "line-voids-accepted")
    assert world.office.task(task).finished_on is not None
    assert side.task(task).finished_on is not None


def test_a_correction_after_acceptance_is_shown_and_changes_no_figure(pair: tuple[World, Side, TaskId]) -> None:
    world, side, task = pair
    file(side, task, 100, "Xong")
    world.office.take(to_office(side))
    decide.accept(world.office.desk, task, world.units["PNV"])
    accepted = world.office.task(task).shares[0].acceptance
    file(side, task, 100, "Xong, sửa số liệu")

    plan = world.office.look(to_office(side))
    world.office.take(to_office(side))

    (line,) = plan.files[0].doubtful
    assert (line.outcome, line.why) == (Outcome.CONFLICT, "line-after-acceptance")
    assert world.office.task(task).shares[0].acceptance == accepted


def test_an_old_file_that_comes_late_makes_nothing_unconfirmed(pair: tuple[World, Side, TaskId]) -> None:
    world, side, task = pair
    old = world.send("PNV")
    file(side, task, 40)
    world.office.take(to_office(side))
    side.take(world.send("PNV"))

    side.take(old)

    assert send.unconfirmed(side.desk).count == 0


def test_a_unit_never_gets_what_another_one_reported(world: World) -> None:
    task = world.give("cùng làm", "PNV", "PYT")
    other = world.give("Việc riêng", "PYT")
    one, two = world.join("PNV"), world.join("PYT")
    for code, side in (("PNV", one), ("PYT", two)):
        side.take(world.send(code))
    file(one, task, 30, "bí mật của Nội vụ")
    world.office.take(to_office(one))
    decide.send_back(world.office.desk, task, world.units["PNV"], "chưa rõ")

    parcel = world.send("PYT")
    two.take(parcel)

    with two.desk.ledger.reading() as book:
        told = [fact.deed for fact in book.journal(1000)]
    assert not [deed for deed in told if "bí mật" in str(deed) or "chưa rõ" in str(deed)]
    assert two.task(other).terms.content == "Việc riêng"


def test_words_of_a_unit_book_that_are_not_a_units_go_nowhere(pair: tuple[World, Side, TaskId]) -> None:
    world, side, task = pair
    decide.report(side.desk, task, side_terms(world, 90))

    parcel = to_office(side)
    world.office.take(parcel)

    assert percents(world.office, task) == []


def _pass_on(world: World, task: TaskId, former: str, unit: str) -> None:
    decide_course.reassign(world.office.desk, task, world.units[former], world.units[unit], "đúng chức năng")


def test_what_passed_to_others_before_it_was_sent_is_never_told(world: World) -> None:
    kept, passed = world.give("rà soát hộ nghèo", "PNV"), world.give("việc đã chuyển", "PNV")
    _pass_on(world, passed, "PNV", "PYT")
    side = world.join("PNV")
    side.take(world.send("PNV"))

    assert side.task(kept).terms.content == "Rà soát hộ nghèo"
    with pytest.raises(Refused, match="unknown-task"):
        side.task(passed)


def test_what_a_unit_was_told_it_hears_the_end_of(pair: tuple[World, Side, TaskId]) -> None:
    world, side, task = pair
    _pass_on(world, task, "PNV", "PYT")
    side.take(world.send("PNV"))

    assert [share.unit for share in side.task(task).shares] == [world.units["PYT"]]


def test_every_fact_is_there_once_whatever_the_units_ask_and_say(pair: tuple[World, Side, TaskId]) -> None:
    world, side, task = pair
    report.ask(side.desk, task, "Nộp ở đâu?")
    report.confirm_receipt(side.desk, [task])
    report.confirm_receipt(side.desk, [task])
    changes = file(side, task, 40)
    report.take_back(side.desk, task, changes.facts[0], "nhầm")
    file(side, task, 45)

    world.office.take(to_office(side))

    assert percents(world.office, task) == [45]
    with world.office.desk.ledger.reading() as book:
        kinds = [fact.deed.type for fact in book.facts_about(task)]
    assert kinds.count("question.asked") == kinds.count("task.received") == 1


@settings(max_examples=6, phases=[Phase.explicit, Phase.generate])
@given(st.data())
def test_any_order_and_number_of_copies_of_packages_gives_the_same_book(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    with fresh_world(tmp_path_factory.mktemp("so")) as world:
        tasks = [world.give(f"việc {number}", "PNV", "PYT") for number in range(2)]
        sides = [world.join("PNV", "A"), world.join("PNV", "B"), world.join("PYT", "C")]
        for code, side in zip(("PNV", "PNV", "PYT"), sides, strict=True):
            side.take(world.send(code))
        parcels = []
        for number in range(data.draw(st.integers(2, 6))):
            side = data.draw(st.sampled_from(sides))
            file(side, data.draw(st.sampled_from(tasks)), number * 10, f"lần {number}")
            parcels.append(to_office(side))
        drawn = data.draw(st.lists(st.sampled_from(parcels), max_size=4))
        copies = data.draw(st.permutations([*parcels, *drawn]))
        batch = data.draw(st.integers(1, 3))
        straight, shuffled = restored_office(world, "thang"), restored_office(world, "tron")
        for parcel in parcels:
            straight.take(parcel)

        for start in range(0, len(copies), batch):
            shuffled.take(*copies[start : start + batch])

        for task in tasks:
            assert straight.task(task) == shuffled.task(task)
        findings = care.check(shuffled.desk.ledger).findings
        assert {finding.code for finding in findings} <= {"blob-missing"}  # the copy has no minutes
