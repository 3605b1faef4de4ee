"""A unit's list and what it tells its office: urgency first, drafts that keep themselves, nothing decided here."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from giaoban_tracker.domain.identity import TaskId
from giaoban_tracker.domain.target import PeriodAmount, Target
from giaoban_tracker.domain.task import Claim, TaskTerms
from giaoban_tracker.ui import ask
from giaoban_tracker.ui.dialogs.figures_field import figure_text, read_figure
from giaoban_tracker.ui.dialogs.sheet import Sheet
from giaoban_tracker.ui.pages.mine import MinePage
from giaoban_tracker.ui.pages.mine.deeds import Deed
from giaoban_tracker.ui.pages.mine.report_sheet import UnitReportSheet, read_unfinished
from giaoban_tracker.ui.pages.mine.small_sheets import ExtensionSheet, WordsSheet
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow import assign, decide
from giaoban_tracker.workflow.desk import Desk
from giaoban_tracker.workflow.post import answers, draft_files, enrol, join, my_tasks, report, take_in
from giaoban_tracker.workflow.post.answers import AnswerState
from giaoban_tracker.workflow.post.my_tasks import Ground, MyTask
from tests.ui.input_method import commit
from tests.workflow.post.conftest import World, file, to_office

SheetT = TypeVar("SheetT", bound=Sheet)


@pytest.fixture
def page(unit_place: Workplace, qtbot: QtBot) -> Iterator[MinePage]:
    yield from shown(unit_place, qtbot)


def shown(place: Workplace, qtbot: QtBot) -> Iterator[MinePage]:
    page = MinePage(place)
    place.operations.changed.connect(page.take)
    qtbot.addWidget(page)
    page.resize(1200, 640)
    page.show()
    page.enter()
    yield page


def listed(page: MinePage) -> list[str]:
    model = page._model
    return [str(model.data(model.index(row))).split(".")[0] for row in range(model.rowCount())]


def choose(page: MinePage, ground: Ground) -> MyTask:
    task = next(task for task in page._model.tasks if task.ground is ground)
    page.show_task(task.id)
    return task


def texts(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if not label.isHidden())


def opened(page: MinePage, deed: Deed, kind: type[SheetT]) -> SheetT:
    page._do(deed)
    (sheet,) = [sheet for sheet in page.findChildren(kind) if sheet.isVisible()]
    return sheet


def button(page: MinePage, words: str) -> QPushButton:
    return next(one for one in page._paper.findChildren(QPushButton) if one.text() == words)


def task_now(page: MinePage, task: TaskId) -> MyTask:
    return next(one for one in my_tasks.my_tasks(page.place.desk) if one.id == task)


# ---------------------------------------------------------------- the list


def test_what_presses_most_stands_first_under_headings(page: MinePage) -> None:
    assert listed(page)[:7] == [
        "Văn phòng trả lại, cần báo cáo lại (1)",
        "NV-013",
        "Quá hạn (1)",
        "NV-015",
        "Sắp đến hạn (1)",
        "NV-014",
        "Đang thực hiện (10)",
    ]


def test_the_first_task_is_chosen_and_its_reason_is_read_before_anything_else(page: MinePage) -> None:
    told = texts(page._paper)

    assert "Văn phòng trả lại ngày 26/09/2017" in told
    assert "Chưa nêu phòng nào đã có ý kiến; bổ sung danh sách và ngày dự kiến trình." in told


def test_a_line_says_everything_to_a_screen_reader(page: MinePage) -> None:
    spoken = str(page._model.data(page._model.index(1)))

    assert spoken.startswith("NV-013. Quá hạn 3 ngày. hạn 29/09/2017. Hoàn thành đề án vị trí việc làm")
    assert "Văn phòng trả lại: Chưa nêu phòng" in spoken
    assert spoken.endswith("Vừa thay đổi")


def test_headings_can_be_neither_chosen_nor_stood_on(page: MinePage) -> None:
    model = page._model

    assert not model.flags(model.index(0))
    assert model.task_at(model.index(0)) is None


def test_the_search_needs_no_diacritics_and_keeps_the_headings(page: MinePage) -> None:
    commit(page._search, "so hoa")
    page._pause.timeout.emit()

    assert listed(page) == ["Sắp đến hạn (1)", "NV-014"]
    assert page._shown is not None
    assert page._shown[0].code == "NV-014"


def test_a_search_without_hits_shows_no_paper_and_offers_nothing(page: MinePage) -> None:
    commit(page._search, "khong co viec nay")
    page._pause.timeout.emit()

    assert listed(page) == []
    assert "Chọn một nhiệm vụ" in texts(page._paper)
    assert not any(action.isEnabled() for action in page._actions.values())


def test_the_status_bar_counts_what_presses(page: MinePage, unit_place: Workplace, qtbot: QtBot) -> None:
    said: list[str] = []
    page.said.connect(said.append)

    page._read()

    assert said == ["13 nhiệm vụ phải làm · 1 bị trả lại · 1 quá hạn · 1 sắp đến hạn"]


def test_an_accepted_task_may_still_be_asked_about_and_a_withdrawn_one_not(page: MinePage) -> None:
    task = choose(page, Ground.RETURNED)
    assert page._shown is not None
    card = page._shown[1]

    assert [deed for deed, action in page._actions.items() if action.isEnabled()] == [
        Deed.REPORT,
        Deed.RECEIVE,
        Deed.EXTEND,
        Deed.ASK,
    ]
    assert card.task.id == task.id


# ---------------------------------------------------------------- reporting


def test_enter_opens_the_report_and_it_is_filed_for_sending(page: MinePage) -> None:
    task = choose(page, Ground.OVERDUE)
    page._list.activated.emit(page._list.currentIndex())
    (sheet,) = page.findChildren(UnitReportSheet)
    commit(sheet._result, "Đã tổng hợp 12/15 phòng.")
    sheet._percent.setText("80")
    commit(sheet._next, "Xong trước 10/10.")

    sheet._yes.click()

    told = answers.answers(page.place.desk)[0]
    assert (told.task, told.state) == (task.id, AnswerState.UNSENT)
    assert task_now(page, task.id).percent == 80
    assert "Chưa gửi" in texts(page._paper)
    assert page.place.undo.undo_title == f"Báo cáo {task.code}"


def test_a_filed_report_can_be_undone(page: MinePage) -> None:
    task = choose(page, Ground.OVERDUE)
    sheet = opened(page, Deed.REPORT, UnitReportSheet)
    commit(sheet._result, "Nhầm việc")
    sheet._yes.click()

    page.place.undo.undo()

    assert task_now(page, task.id).reported_on is None
    again = UnitReportSheet(page.place, task, read_unfinished(page.place.desk, task), page)
    assert again._result.text == "Nhầm việc", "what was typed is not lost with it"


def test_what_is_claimed_says_what_is_missing(page: MinePage) -> None:
    choose(page, Ground.OVERDUE)
    sheet = opened(page, Deed.REPORT, UnitReportSheet)

    sheet._claim.choose(Claim.DONE)
    assert not sheet.can_write
    assert "Báo cáo hoàn thành thì ghi kết quả đã đạt được." in texts(sheet)
    commit(sheet._result, "Đã gửi báo cáo")
    assert sheet.can_write
    commit(sheet._evidence.number, "12/BC-NV")
    assert "Cần đủ số ký hiệu, ngày và cấp nhận." in texts(sheet)
    sheet._evidence.dated.set_day(date(2017, 9, 30))
    commit(sheet._evidence.received, "UBND thành phố")

    terms = sheet._terms()
    assert sheet.can_write
    assert (terms.done_percent, terms.evidence is not None, terms.next_step) == (100, True, "")
    sheet.reject()


def test_only_a_late_report_asks_for_the_cause(page: MinePage) -> None:
    choose(page, Ground.SOON)
    early = opened(page, Deed.REPORT, UnitReportSheet)
    assert early._cause_fields.isHidden()
    early.reject()
    choose(page, Ground.OVERDUE)

    late = opened(page, Deed.REPORT, UnitReportSheet)

    assert not late._cause_fields.isHidden()
    late.reject()


def test_what_is_typed_keeps_itself_every_two_seconds(page: MinePage) -> None:
    task = choose(page, Ground.OVERDUE)
    sheet = opened(page, Deed.REPORT, UnitReportSheet)
    commit(sheet._result, "Đang gom số liệu")
    assert sheet._pause.isActive()
    assert sheet._pause.interval() == 2000

    sheet._pause.timeout.emit()

    draft = report.draft(page.place.desk, task.id)
    assert draft is not None
    assert draft.result == "Đang gom số liệu"
    assert sheet._kept.text() == "Bản nháp đã lưu lúc 08:30; đóng cửa sổ này cũng không mất."
    sheet.reject()


def test_a_closed_report_is_gone_on_with_where_it_was_left(page: MinePage, tmp_path: Path) -> None:
    task = choose(page, Ground.OVERDUE)
    attached = tmp_path / "bang-tong-hop.xlsx"
    attached.write_bytes(b"PK\x03\x04" * 512)
    sheet = opened(page, Deed.REPORT, UnitReportSheet)
    commit(sheet._result, "Mới được một nửa")
    commit(sheet._evidence.number, "77/BC-NV")
    sheet._files.add([attached])

    sheet.reject()
    assert task_now(page, task.id).has_draft
    assert button(page, "Viết tiếp báo cáo…").isEnabled()
    page.findChildren(UnitReportSheet)[0].deleteLater()
    again = UnitReportSheet(page.place, task, read_unfinished(page.place.desk, task), page)

    assert again._result.text == "Mới được một nửa"
    assert again._evidence.number.text() == "77/BC-NV"
    assert again._files.paths == (attached,)


def test_opening_and_closing_without_a_word_leaves_no_draft(page: MinePage) -> None:
    task = choose(page, Ground.OVERDUE)

    opened(page, Deed.REPORT, UnitReportSheet).reject()

    assert not task_now(page, task.id).has_draft


def test_filing_takes_the_draft_and_its_files_away(page: MinePage, tmp_path: Path) -> None:
    task = choose(page, Ground.OVERDUE)
    attached = tmp_path / "anh.jpg"
    attached.write_bytes(b"\xff\xd8\xff\xe0")
    sheet = opened(page, Deed.REPORT, UnitReportSheet)
    commit(sheet._result, "Có ảnh kèm theo")
    sheet._files.add([attached])
    sheet._pause.timeout.emit()

    sheet._yes.click()

    assert not task_now(page, task.id).has_draft
    assert draft_files.kept(page.place.desk, task.id).files == ()
    assert "Tệp kèm: anh.jpg" in texts(page._paper)


def test_a_file_that_is_gone_or_too_large_keeps_the_report_from_going(
    page: MinePage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(page, Ground.OVERDUE)
    sheet = opened(page, Deed.REPORT, UnitReportSheet)
    sheet._files.add([tmp_path / "da-rut.pdf"])
    assert not sheet.can_write
    assert "Không thấy tệp da-rut.pdf" in texts(sheet)
    sheet._files.set_files(())

    monkeypatch.setattr(draft_files, "MAX_FILE_BYTES", 7)
    (tmp_path / "to.pdf").write_bytes(b"%PDF-1.7")
    sheet._files.add([tmp_path / "to.pdf"])

    assert not sheet.can_write
    assert "lớn quá 20 MB" in texts(sheet)
    sheet._files.set_files(())
    (tmp_path / "cai.exe").write_bytes(b"MZ")
    sheet._files.add([tmp_path / "cai.exe"])
    assert "Tệp cai.exe không gửi kèm được" in texts(sheet)
    sheet.reject()


def test_files_are_chosen_where_they_were_chosen_last(
    page: MinePage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.pdf").write_bytes(b"a")
    folders: list[str] = []

    def choose_file(_: object, folder: str) -> tuple[Path, ...]:
        folders.append(folder)
        return (tmp_path / "a.pdf",)

    monkeypatch.setattr(ask, "for_attachments", choose_file)
    choose(page, Ground.OVERDUE)
    sheet = opened(page, Deed.REPORT, UnitReportSheet)

    sheet._files._choose.click()
    sheet._files._choose.click()

    assert folders == ["", str(tmp_path)]
    assert len(sheet._files.paths) == 1, "the same file is meant once"
    sheet.reject()


def test_figures_are_reported_by_period_with_a_comma(
    world: World, place_on: Callable[[Desk], Workplace], qtbot: QtBot
) -> None:
    unit = world.join("PNV")
    target = Target("số xã đạt chuẩn", "xã", (PeriodAmount("2017-Q3", 45), PeriodAmount("2017-Q4", 80)), 1)
    office = world.office.desk
    assign.assign(office, TaskTerms("", "Xã đạt chuẩn", lead=(world.units["PNV"],), target=target))
    parcel = world.send("PNV")
    take_in.take_in(unit.desk, [(parcel.name, parcel.content)])
    (page,) = shown(place_on(unit.desk), qtbot)
    sheet = opened(page, Deed.REPORT, UnitReportSheet)
    field = sheet._figures
    assert field is not None
    assert "Quý III/2017: cần 4,5 xã, đạt được" in texts(field)

    field._lines["2017-Q3"].setText("ba")
    assert not sheet.can_write
    field._lines["2017-Q3"].setText("3,5")
    sheet._yes.click()

    assert my_tasks.my_tasks(unit.desk)[0].amounts == (PeriodAmount("2017-Q3", 35),)


@given(st.integers(0, 10**9), st.integers(0, 3))
def test_a_figure_is_read_as_it_is_written(amount: int, decimals: int) -> None:
    assert read_figure(figure_text(amount, decimals), decimals) == amount


@pytest.mark.parametrize("text", ["", "-1", "1,2,3", "1,25", "một", ",5"])
def test_what_is_no_figure_with_one_decimal_is_none(text: str) -> None:
    assert read_figure(text, 1) is None


def test_what_the_office_chased_and_two_computers_told_stands_on_the_paper(
    world: World, place_on: Callable[[Desk], Workplace], qtbot: QtBot
) -> None:
    unit, sister = world.join("PNV"), world.join("PNV", "may-2")
    task = world.give("rà soát hộ nghèo", "PNV")
    for side in (unit, sister):
        parcel = world.send("PNV")
        take_in.take_in(side.desk, [(parcel.name, parcel.content)])
        file(side, task, 30)
    world.office.take(to_office(unit), to_office(sister))
    decide.chase(world.office.desk, task, channel="Công văn", document="12/CV-VP", note="Trước 10/7")
    parcel = world.send("PNV")
    take_in.take_in(unit.desk, [(parcel.name, parcel.content)])

    (page,) = shown(place_on(unit.desk), qtbot)

    told = texts(page._paper)
    assert "05/07/2017: Công văn, 12/CV-VP, Trước 10/7" in told
    assert "Hai máy của đơn vị đã báo cáo mà chưa biết nhau." in told
    assert "Đã đôn đốc 1 lần · Hai máy cùng báo cáo" in str(page._model.data(page._model.index(1)))


# ---------------------------------------------------------------- what else is told


def test_an_extension_is_asked_for_and_the_day_stays(page: MinePage) -> None:
    task = choose(page, Ground.OVERDUE)
    sheet = opened(page, Deed.EXTEND, ExtensionSheet)
    sheet._day.set_day(task.deadline.due)
    assert not sheet.can_write
    sheet._day.set_day(date(2017, 10, 31))
    commit(sheet._reason, "Chờ số liệu của hai phòng")

    sheet._yes.click()

    now = task_now(page, task.id)
    assert now.asked
    assert now.deadline.due == task.deadline.due
    assert "Đang xin gia hạn đến 31/10/2017, chờ Văn phòng quyết định" in texts(page._paper)
    assert not page._actions[Deed.EXTEND].isEnabled()


def test_a_question_goes_to_the_office(page: MinePage) -> None:
    task = choose(page, Ground.OVERDUE)
    sheet = opened(page, Deed.ASK, WordsSheet)
    assert not sheet.can_write
    commit(sheet._words, "Báo cáo theo mẫu nào?")

    sheet._yes.click()

    assert answers.answers(page.place.desk)[0].task == task.id
    assert "Hỏi: Báo cáo theo mẫu nào?" in texts(page._paper)


def test_own_words_can_be_taken_back_until_the_office_has_answered(page: MinePage) -> None:
    choose(page, Ground.SOON)

    button(page, "Rút lại").click()

    assert answers.answers(page.place.desk)[0].state is AnswerState.TAKEN_BACK
    choose(page, Ground.RETURNED)
    assert [one for one in page._paper.findChildren(QPushButton) if one.text() == "Rút lại"] == []


def test_all_new_tasks_are_confirmed_as_seen_with_one_button(page: MinePage) -> None:
    assert page._received.text() == "Xác nhận đã nhận 14 nhiệm vụ"

    page._received.click()

    assert not page._received.isVisible()
    assert all(task.received for task in my_tasks.my_tasks(page.place.desk) if task.leads)
    assert page.place.undo.undo_title == "Xác nhận đã nhận 14 nhiệm vụ"


# ---------------------------------------------------------------- before there are tasks


def test_until_it_is_enrolled_a_computer_shows_the_way_to_the_first_parcel(
    world: World, place_on: Callable[[Desk], Workplace], qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    side = world.sit_down("moi")
    invited = enrol.make_invite(world.office.desk, world.units["PNV"])
    answered = join.accept_invite(side.desk, invited.content, invited.code, "Máy văn thư")
    (page,) = shown(place_on(side.desk), qtbot)
    waiting = page._waiting
    assert waiting.isVisible()
    assert all(group in waiting._mine._digits.text() for group, _ in answered.digits)
    assert all(group in waiting._theirs._digits.text() for group, _ in answered.office_digits)

    monkeypatch.setattr(ask, "for_folder", lambda *_: tmp_path)
    waiting._save.click()

    saved = tmp_path / answered.name
    assert saved.read_bytes() == answered.content
    assert waiting._saved.text().startswith(f"Đã lưu {answered.name} vào {tmp_path}.")


@pytest.mark.parametrize("by_phone", [False, True])
def test_who_used_the_paper_code_is_not_asked_to_call(
    by_phone: bool, world: World, place_on: Callable[[Desk], Workplace], qtbot: QtBot
) -> None:
    side = world.sit_down("moi")
    invited = enrol.make_invite(world.office.desk, world.units["PNV"])
    code = None if by_phone else invited.code
    join.accept_invite(side.desk, invited.content, code, "Máy văn thư", by_phone=by_phone)

    (page,) = shown(place_on(side.desk), qtbot)
    waiting = page._waiting

    assert waiting._mine.isVisible() is by_phone
    assert ("không cần gọi điện" in waiting._call.text()) is not by_phone
    if not by_phone:
        waiting._show_digits.click()
        assert waiting._mine.isVisible()


def test_an_enrolled_computer_without_tasks_says_what_to_wait_for(
    world: World, place_on: Callable[[Desk], Workplace], qtbot: QtBot
) -> None:
    unit = world.join("PNV")
    parcel = world.send("PNV")
    take_in.take_in(unit.desk, [(parcel.name, parcel.content)])

    (page,) = shown(place_on(unit.desk), qtbot)

    assert page._empty.isVisible()
    with qtbot.waitSignal(page.files_wanted, timeout=100):
        page._empty.findChildren(QPushButton)[0].click()


def test_a_coordinating_unit_tells_its_part_and_files_no_report(
    world: World, place_on: Callable[[Desk], Workplace], qtbot: QtBot
) -> None:
    unit = world.join("PNV")
    world.give("khám sức khỏe nghĩa vụ", "PYT", support=("PNV",))
    parcel = world.send("PNV")
    take_in.take_in(unit.desk, [(parcel.name, parcel.content)])
    (page,) = shown(place_on(unit.desk), qtbot)
    assert not page._actions[Deed.REPORT].isEnabled()

    sheet = opened(page, Deed.CONTRIBUTE, WordsSheet)
    commit(sheet._words, "Đã cử 02 cán bộ")
    sheet._yes.click()

    assert "Phần phối hợp: Đã cử 02 cán bộ" in texts(page._paper)
