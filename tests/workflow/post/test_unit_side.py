"""What a unit's computer shows and hands over: its tasks by urgency, what was returned, what is not confirmed yet."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest

from giaoban_tracker.domain.errors import Refused, Unavailable
from giaoban_tracker.domain.identity import TaskId
from giaoban_tracker.domain.reminder import Matter
from giaoban_tracker.domain.rules import RulesTerms
from giaoban_tracker.domain.task import Claim, ReportTerms
from giaoban_tracker.ui.unit_words import mark_of
from giaoban_tracker.workflow import decide, state_rules
from giaoban_tracker.workflow.post import (
    Outcome,
    draft_files,
    enrol,
    hand_over,
    invitation,
    join,
    mailbox,
    mailbox_unit,
    my_tasks,
    outbox,
    receive,
    remind,
    report,
    send,
    take_in,
)
from giaoban_tracker.workflow.post.invitation import Typed
from giaoban_tracker.workflow.post.my_tasks import Arrival, Ground, MyTask
from giaoban_tracker.workflow.post.outbox import Enrolled
from giaoban_tracker.workflow.post.take_in import News
from tests.workflow.post.conftest import Side, World, file


def bring(world: World, unit: Side, code: str = "PNV") -> take_in.Taken:
    parcel = world.send(code)
    return take_in.take_in(unit.desk, [(parcel.name, parcel.content)])


def line(unit: Side, task: TaskId) -> MyTask:
    return next(one for one in my_tasks.my_tasks(unit.desk) if one.id == task)


def accept_files(world: World, *paths: Path) -> None:
    taken = take_in.read(paths)
    receive.accept(world.office.desk, receive.propose(world.office.desk, taken))


@pytest.fixture
def unit(world: World) -> Side:
    return world.join("PNV")


def test_an_offices_book_has_no_list_of_its_own(world: World) -> None:
    with pytest.raises(Refused, match="not-a-unit"):
        my_tasks.my_tasks(world.office.desk)


def test_what_came_with_the_last_parcel_is_marked_until_the_next_one(world: World, unit: Side) -> None:
    first = world.give("rà soát hộ nghèo", "PNV")
    taken = bring(world, unit)
    assert (taken.new, taken.changed) == (1, 0)
    assert line(unit, first).news is News.NEW

    again = bring(world, unit)
    assert (again.new, again.changed) == (0, 0)
    assert line(unit, first).news is News.NEW, "a parcel without news takes no mark away"

    second = world.give("kiểm tra công vụ", "PNV")
    decide.extend(world.office.desk, first, date(2017, 12, 1), "Chờ kinh phí")
    bring(world, unit)

    assert line(unit, first).news is News.CHANGED
    assert line(unit, second).news is News.NEW


def test_tasks_stand_by_urgency_and_what_was_returned_stands_first(world: World, unit: Side, tmp_path: Path) -> None:
    late, soon, far = (world.give(words, "PNV") for words in ("việc quá hạn", "việc gấp", "việc xa"))
    told, back = (world.give(words, "PNV") for words in ("việc đã báo cáo", "việc bị trả"))
    helped = world.give("việc phối hợp", "PYT", support=("PNV",))
    for task, due in ((late, date(2017, 7, 6)), (soon, date(2017, 7, 12)), (far, date(2017, 12, 1))):
        decide.extend(world.office.desk, task, due, "Theo kế hoạch")
    bring(world, unit)
    for task in (told, back):
        file(unit, task, 100, "Đã làm xong")
    accept_files(world, *hand_over.save(unit.desk, tmp_path).places)
    decide.send_back(world.office.desk, back, world.units["PNV"], "Thiếu số liệu của phường 2")
    for side in (world.office, unit):
        side.turn_to(date(2017, 7, 7))
    bring(world, unit)

    lines = my_tasks.my_tasks(unit.desk)

    assert [(one.id, one.ground) for one in lines] == [
        (back, Ground.RETURNED),
        (late, Ground.OVERDUE),
        (soon, Ground.SOON),
        (far, Ground.OPEN),
        (helped, Ground.SUPPORT),
        (told, Ground.WAITING),
    ]
    assert lines[0].returned == "Thiếu số liệu của phường 2"
    assert lines[0].returned_on == date(2017, 7, 5)
    assert not lines[4].leads


@pytest.mark.parametrize(("days", "ground"), [(7, Ground.OPEN), (40, Ground.SOON)])
def test_a_task_is_due_soon_by_the_rule_of_the_office_that_gave_it(
    world: World, unit: Side, days: int, ground: Ground
) -> None:
    task = world.give("việc tháng sau", "PNV")
    decide.extend(world.office.desk, task, date(2017, 8, 4), "Theo kế hoạch")
    state_rules.describe_rules(world.office.desk, RulesTerms(due_soon_days=days))
    bring(world, unit)

    found = line(unit, task)

    assert found.ground is ground
    assert mark_of(found, date(2017, 7, 5)).words == ("Còn 30 ngày" if ground is Ground.SOON else "Trong hạn")


def test_a_unit_is_reminded_of_its_own_tasks_and_of_files_of_the_office(
    world: World, unit: Side, tmp_path: Path
) -> None:
    late, today, soon, far, back = (world.give(words, "PNV") for words in ("muộn", "hôm nay", "sắp", "xa", "bị trả"))
    for task, ahead in ((late, 1), (today, 2), (soon, 9), (far, 10), (back, 90)):
        decide.extend(world.office.desk, task, date(2017, 7, 5) + timedelta(days=ahead), "Theo kế hoạch")
    bring(world, unit)
    file(unit, back, 100, "Đã làm xong")
    accept_files(world, *hand_over.save(unit.desk, tmp_path).places)
    decide.send_back(world.office.desk, back, world.units["PNV"], "Thiếu số liệu")
    for side in (world.office, unit):
        side.turn_to(date(2017, 7, 7))
    bring(world, unit)
    mailbox.prepare(world.office.desk, tmp_path)
    mailbox.put(world.office.desk, tmp_path, [world.send("PNV")])

    found = (*remind.unit_reminders(unit.desk), *remind.unread_files(unit.desk, tmp_path))

    assert [(one.matter, len(one.things)) for one in found] == [
        (Matter.RETURNED, 1),
        (Matter.OVERDUE, 1),
        (Matter.TODAY, 1),
        (Matter.SOON, 1),
        (Matter.PACKAGES, 1),
    ]
    assert {task for one in found[:4] for task in one.things} == {back, late, today, soon}
    mailbox_unit.take(unit.desk, tmp_path, mailbox_unit.unread(unit.desk, tmp_path))
    assert remind.unread_files(unit.desk, tmp_path) == ()
    assert remind.unread_files(unit.desk, None) == remind.unread_files(unit.desk, tmp_path / "khong-co") == ()


def test_a_stick_that_is_pulled_while_its_files_are_taken_loses_nothing_and_hides_nothing(
    world: World, unit: Side, tmp_path: Path
) -> None:
    (tmp_path / "usb").mkdir()
    bring(world, unit)
    mailbox.prepare(world.office.desk, tmp_path / "usb")
    world.give("rà soát hộ nghèo", "PNV")
    mailbox.put(world.office.desk, tmp_path / "usb", [world.send("PNV")])
    letters = mailbox_unit.unread(unit.desk, tmp_path / "usb")
    (tmp_path / "usb").rename(tmp_path / "da-rut")

    with pytest.raises(Unavailable, match="mailbox-missing"):
        mailbox_unit.take(unit.desk, tmp_path / "usb", letters)

    assert my_tasks.my_tasks(unit.desk) == ()
    assert mailbox_unit.take(unit.desk, tmp_path / "da-rut", letters).new == 1
    assert mailbox_unit.unread(unit.desk, tmp_path / "da-rut") == ()


def test_an_accepted_task_stands_among_those_that_are_done(world: World, unit: Side, tmp_path: Path) -> None:
    task = world.give("rà soát hộ nghèo", "PNV")
    bring(world, unit)
    file(unit, task, 100, "Đã rà soát xong")
    accept_files(world, *hand_over.save(unit.desk, tmp_path).places)
    decide.accept(world.office.desk, task, world.units["PNV"])
    bring(world, unit)

    assert line(unit, task).ground is Ground.DONE
    assert line(unit, task).finished_on == date(2017, 7, 5)


def test_what_is_told_is_red_until_the_receipt_has_come(world: World, unit: Side, tmp_path: Path) -> None:
    task = world.give("rà soát hộ nghèo", "PNV")
    bring(world, unit)
    file(unit, task)
    assert line(unit, task).arrival is Arrival.UNSENT

    handed = hand_over.save(unit.desk, tmp_path)
    assert line(unit, task).arrival is Arrival.SENT
    assert outbox.outbox(unit.desk).check == handed.check

    accept_files(world, *handed.places)
    taken = bring(world, unit)

    assert taken.confirmed == 1
    assert line(unit, task).arrival is Arrival.NONE
    assert outbox.outbox(unit.desk).unconfirmed.count == 0


def test_the_offices_check_code_by_phone_confirms_what_it_has(world: World, unit: Side, tmp_path: Path) -> None:
    task = world.give("rà soát hộ nghèo", "PNV")
    bring(world, unit)
    file(unit, task)
    code = hand_over.save(unit.desk, tmp_path).check
    file(unit, task, 70)

    told = hand_over.confirm_by_code(unit.desk, code.lower())

    assert told > 0
    assert send.unconfirmed(unit.desk).count == 1, "what was written later is not confirmed by it"
    with pytest.raises(Refused, match="check-code-mistyped"):
        hand_over.confirm_by_code(unit.desk, "1234567")
    with pytest.raises(Refused, match="check-code-unknown"):
        hand_over.confirm_by_code(unit.desk, code)


def test_the_parcel_as_text_is_taken_by_the_office(world: World, unit: Side) -> None:
    task = world.give("rà soát hộ nghèo", "PNV")
    bring(world, unit)
    file(unit, task)

    text = hand_over.as_text(unit.desk).text
    plan = receive.propose(world.office.desk, [("zalo.txt", f"Gửi anh chị:\n{text}\nTrân trọng".encode())])

    assert plan.files[0].outcome is Outcome.NEW


def test_what_is_too_large_for_text_is_not_copied(world: World, unit: Side) -> None:
    task = world.give("rà soát hộ nghèo", "PNV")
    bring(world, unit)
    noise = b"%PDF-1.7" + Random(1).randbytes(400_000)
    terms = ReportTerms(None, Claim.IN_PROGRESS, 50, "Có tệp kèm theo")
    report.file_report(unit.desk, task, terms, [("ban-do.pdf", b"%PDF-1.7\n" + noise)])

    with pytest.raises(Refused, match="too-large-for-text"):
        hand_over.as_text(unit.desk)


def test_a_parcel_goes_into_the_offices_box_of_a_mailbox(world: World, unit: Side, tmp_path: Path) -> None:
    (tmp_path / "GUI_DEN_VAN_PHONG").mkdir()

    handed = hand_over.save(unit.desk, tmp_path)

    assert [path.parent.name for path in handed.places] == ["GUI_DEN_VAN_PHONG"]
    with pytest.raises(Unavailable, match="folder-missing"):
        hand_over.save(unit.desk, tmp_path / "đã rút")


def test_a_sealed_parcel_opens_at_the_office_alone(world: World, unit: Side, tmp_path: Path) -> None:
    task = world.give("rà soát hộ nghèo", "PNV")
    bring(world, unit)
    file(unit, task)

    (path,) = hand_over.save(unit.desk, tmp_path, seal=True).places
    plan = receive.propose(world.office.desk, take_in.read([path]))
    other = receive.propose(world.join("PYT").desk, take_in.read([path]))

    assert path.name.endswith(".gbx.age")
    assert plan.files[0].outcome is Outcome.NEW
    assert other.files[0].outcome is not Outcome.NEW


def test_silence_of_the_office_is_said_after_fourteen_days(world: World, unit: Side) -> None:
    assert outbox.outbox(unit.desk).silent_days is None
    bring(world, unit)
    day = unit.desk.today

    unit.turn_to(day + timedelta(days=13))
    assert not outbox.outbox(unit.desk).is_silent
    unit.turn_to(day + timedelta(days=14))

    assert outbox.outbox(unit.desk).is_silent
    assert outbox.outbox(unit.desk).silent_days == 14


def test_a_computer_waits_until_the_office_has_enrolled_it(world: World, tmp_path: Path) -> None:
    side = world.sit_down("moi")
    invited = enrol.make_invite(world.office.desk, world.units["PNV"])
    join.accept_invite(side.desk, invited.content, invited.code, "Máy văn thư")
    assert outbox.outbox(side.desk).enrolled is Enrolled.WAITING

    path = hand_over.save_answer(side.desk, tmp_path)
    enrol.take_join(world.office.desk, path.read_bytes())
    bring(world, side)
    assert outbox.outbox(side.desk).enrolled is Enrolled.YES

    device = enrol.devices(world.office.desk)[-1]
    enrol.revoke(world.office.desk, device.kid, "Máy hỏng")
    world.join("PNV", "may-khac")
    bring(world, side)

    assert path.name == "ghi-danh_phong-noi-vu_may-van-thu.gbjoin"
    assert outbox.outbox(side.desk).enrolled is Enrolled.REVOKED


def test_without_the_paper_both_sides_compare_digits_by_phone(world: World) -> None:
    side = world.sit_down("xa")
    invited = enrol.make_invite(world.office.desk, world.units["PNV"])
    seen = invitation.look(invited.content)
    answered = join.accept_invite(side.desk, invited.content, None, "Máy phòng họp")
    enrol.take_join(world.office.desk, answered.content, compared_by="Nông Thị Hà")

    assert not seen.proved
    assert seen.office_digits == enrol.office_digits(world.office.desk)
    assert outbox.digits(side.desk) == (answered.digits, seen.office_digits)
    assert bring(world, side).files[0].outcome is Outcome.NEW


def test_a_code_is_tidied_while_it_is_typed(world: World) -> None:
    invited = enrol.make_invite(world.office.desk, world.units["PNV"])
    assert invitation.typed_code("").state is Typed.EMPTY

    half = invitation.typed_code("abcd ol1")
    assert (half.text, half.state, half.missing, half.strange) == ("ABCD-011", Typed.SHORT, 9, "")
    assert invitation.typed_code("ab-u!").strange == "U!"
    whole = invitation.typed_code(invited.code.lower().replace("-", " "))

    assert (whole.text, whole.state) == (invited.code, Typed.WHOLE)
    assert invitation.look(invited.content, whole.text).unit_name == "Phòng Nội vụ"


def test_files_for_a_draft_are_remembered_by_where_they_lie(world: World, unit: Side, tmp_path: Path) -> None:
    task = world.give("rà soát hộ nghèo", "PNV")
    bring(world, unit)
    here, gone = tmp_path / "bao-cao.pdf", tmp_path / "usb.pdf"
    here.write_bytes(b"%PDF-")

    draft_files.keep(unit.desk, task, [here, gone], ["12/BC", "", "", ""])

    kept = draft_files.kept(unit.desk, task)
    assert [(one.path, one.size) for one in kept.files] == [(here, 5), (gone, None)]
    assert kept.document == ("12/BC", "", "", "")
    assert draft_files.contents([here]) == (("bao-cao.pdf", b"%PDF-"),)
    program = tmp_path / "anh.jpg"
    program.write_bytes(b"MZ\x90")
    assert not draft_files.look([program])[0].may_travel
    with pytest.raises(Unavailable, match="file-missing"):
        draft_files.contents([gone])
    draft_files.keep(unit.desk, task, [], ["", ""])
    assert draft_files.kept(unit.desk, task) == draft_files.Beside()


def test_a_draft_is_told_in_the_list(world: World, unit: Side) -> None:
    task = world.give("rà soát hộ nghèo", "PNV")
    bring(world, unit)

    report.save_draft(unit.desk, task, ReportTerms(None, Claim.IN_PROGRESS, 30, "Đang dở"))

    assert line(unit, task).has_draft


def test_a_file_that_is_refused_changes_nothing(world: World, unit: Side) -> None:
    taken = take_in.take_in(unit.desk, [("la.gbx", b"khong phai goi")])

    assert taken.files[0].outcome is Outcome.ALTERED
    assert taken.changes.facts == ()
    (sheet,) = take_in.take_in(unit.desk, [("bang.xlsx", b"PK\x03\x04 mot bang tinh")]).files
    assert sheet.outcome is Outcome.ALTERED
    assert sheet.why is not None
    assert sheet.why.code == "trailer", "no word about sheets that only an office takes"
    with pytest.raises(Refused, match="not-a-unit"):
        take_in.take_in(world.office.desk, [])
