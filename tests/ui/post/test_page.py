"""Nhận – gửi: what goes out, who owes a report, whose computers are trusted, what is typed in from paper."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from giaoban_tracker.domain.task import Claim
from giaoban_tracker.domain.task_list import TaskQuery
from giaoban_tracker.ui import ask
from giaoban_tracker.ui.pages.post import PostPage
from giaoban_tracker.ui.pages.post.device_sheets import JoinSheet, RenameSheet, RevokeSheet
from giaoban_tracker.ui.pages.post.digits_dialog import DigitsDialog
from giaoban_tracker.ui.pages.post.fork_sheet import ForkSheet
from giaoban_tracker.ui.pages.post.invite_dialog import InviteDialog
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow import list_tasks, show_task
from giaoban_tracker.workflow.post import ParcelKind, enrol, mailbox, paper, send
from giaoban_tracker.workflow.post.round import round_of
from tests.ui.input_method import commit
from tests.ui.post.world import Outpost, clone, sit_down, unit_of


def row_of(page: PostPage, name: str) -> list[str]:
    return next(row for row in page.sending.rows() if row[0] == name)


def state_of(page: PostPage, name: str) -> list[str]:
    return next(row for row in page.round.rows() if row[0] == name)


def test_rows_of_a_sheet_that_is_built_late_are_as_high_as_all_others(page: PostPage) -> None:
    page.show_sheet("round")
    page.show_sheet("devices")

    for tree in (page.round._tree, page.devices._tree):
        first = tree.model().index(0, 0)
        assert tree.visualRect(first).height() >= tree.sizeHintForRow(0)


class TestSending:
    def test_units_with_a_computer_get_packages_and_all_others_forms(self, unit: Outpost, page: PostPage) -> None:
        assert row_of(page, "Phòng Nội vụ")[1] == "Gói cho máy đã ghi danh"
        assert row_of(page, "Phòng Y tế")[1] == "Phiếu Excel"
        assert row_of(page, "Phòng Y tế")[4:] == ["Chưa gửi", "Chưa có"]

    def test_all_units_get_theirs_into_one_folder_in_one_go(
        self, unit: Outpost, page: PostPage, tmp_path: Path
    ) -> None:
        stick = tmp_path / "E"
        stick.mkdir()

        page.sending.send_into(stick)
        page.sending.send()

        kinds = sorted(path.suffix for path in stick.iterdir())
        assert kinds.count(".gbx") == 1
        assert kinds.count(".xlsx") == len(page.sending.rows()) - 1
        assert f"Đã ghi {len(kinds)} tệp" in page.sending.done_words()
        assert not page.sending._done_bar.isHidden()
        page.receiving.send_wanted.emit()
        assert page.sending._done_bar.isHidden(), "what was sent before is not taken for the receipt"
        assert row_of(page, "Phòng Y tế")[4] == "02/10/2017"

    def test_only_ticked_units_get_something(self, unit: Outpost, page: PostPage, tmp_path: Path) -> None:
        for item in page.sending._items():
            item.setCheckState(0, Qt.CheckState.Checked if item.text(0) == "Phòng Nội vụ" else Qt.CheckState.Unchecked)

        page.sending.send_into(tmp_path)
        page.sending.send()

        assert page.sending.ticked()[ParcelKind.PACKAGE] == [unit.unit]
        assert [path.suffix for path in tmp_path.glob("GV*")] in ([".gbx"], [])
        assert list(tmp_path.glob("*.xlsx")) == []

    def test_a_unit_without_a_computer_is_not_given_packages_and_a_person_is_told_why(self, page: PostPage) -> None:
        item = next(item for item in page.sending._items() if item.text(0) == "Phòng Y tế")
        item.setSelected(True)

        page.sending._change_way(ParcelKind.PACKAGE)

        assert row_of(page, "Phòng Y tế")[1] == "Phiếu Excel"
        assert "chưa có máy nào ghi danh" in page.sending.done_words()

    def test_the_chosen_way_is_kept_for_the_next_time(self, page: PostPage, place: Workplace, qtbot: QtBot) -> None:
        item = next(item for item in page.sending._items() if item.text(0) == "Phòng Y tế")
        item.setSelected(True)
        page.sending._change_way(ParcelKind.PAPER)

        again = PostPage(place)
        qtbot.addWidget(again)
        again.enter()

        assert row_of(again, "Phòng Y tế")[1] == "Phiếu giấy (PDF)"

    def test_a_folder_that_is_gone_is_told_and_nothing_counts_as_sent(
        self, page: PostPage, place: Workplace, tmp_path: Path
    ) -> None:
        told: list[str] = []
        place.operations.refused.connect(lambda error: told.append(error.code))

        page.sending.send_into(tmp_path / "rut-ra")
        page.sending.send()

        assert told == ["folder-missing"]
        assert row_of(page, "Phòng Y tế")[4] == "Chưa gửi"


class TestRound:
    def test_a_unit_owes_until_its_report_is_taken_in(self, unit: Outpost, page: PostPage) -> None:
        before = state_of(page, "Phòng Nội vụ")
        for task in unit.tasks():
            unit.say(task.id, 20, "Đã triển khai")
        page.take_paths([unit.hand_over()])
        page.receiving.channel.setCurrentIndex(1)

        page.receiving.take_clean()

        after = state_of(page, "Phòng Nội vụ")
        assert "chưa báo cáo" in before[1].lower()
        assert (after[1], after[3], after[4], after[7]) == ("Đã báo cáo đủ", "–", "Hôm nay", "Gói có chữ ký")

    def test_missing_numbers_and_long_silence_are_said_in_words_and_come_first(
        self, page: PostPage, place: Workplace
    ) -> None:
        units = [replace(one, silent_days=3) for one in round_of(place.desk)]
        units[-1] = replace(units[-1], missing=((5, 10), (14, 14)), silent_days=21)

        page.round.show_round(units, place.desk.today, 0)

        first = page.round.rows()[0]
        assert (first[0], first[1], first[4], first[6]) == (
            units[-1].name,
            "Thiếu số 5–10, 14",
            "21 ngày",
            "5–10, 14",
        )
        assert "1 đơn vị im lặng" in page.round.summary()

    def test_every_number_is_the_number_of_the_tasks_one_click_lists(
        self, unit: Outpost, page: PostPage, place: Workplace
    ) -> None:
        for task in unit.tasks():
            unit.say(task.id, 20, "Đã triển khai")
        page.take_paths([unit.hand_over()])
        page.receiving.channel.setCurrentIndex(1)
        page.receiving.take_clean()
        wanted: list[TaskQuery] = []
        page.tasks_wanted.connect(wanted.append)

        for name, _, opened, unreported, *_ in page.round.rows():
            page.round.choose(name)
            page.round._show_all.click()

            assert len(page.round.owed()) == int(unreported.replace("–", "0")), name
            assert len(list_tasks.listing(place.desk, wanted[-1]).ids) == int(opened), name

    def test_enter_on_a_task_below_shows_it(self, page: PostPage, place: Workplace) -> None:
        wanted: list[str] = []
        page.task_wanted.connect(wanted.append)
        page.round.choose("Phòng Y tế")

        page.round._owed.itemActivated.emit(page.round._owed.topLevelItem(0), 0)

        assert wanted == [show_task.task_by_code(place.desk, page.round.owed()[0]).id]

    def test_only_those_who_owe_are_shown_on_demand(self, unit: Outpost, page: PostPage) -> None:
        for task in unit.tasks():
            unit.say(task.id, 20, "Đã triển khai")
        page.take_paths([unit.hand_over()])
        page.receiving.channel.setCurrentIndex(1)
        page.receiving.take_clean()

        page.round.owing.setChecked(True)

        assert "Phòng Nội vụ" not in [row[0] for row in page.round.rows()]

    def test_an_earlier_day_makes_the_round_longer(self, page: PostPage, place: Workplace) -> None:
        page.round.since.set_day(place.desk.today)

        assert "từ 02/10/2017" in page.round.summary()


class TestDevices:
    def test_an_invitation_shows_its_code_once_and_says_how_both_parts_travel(
        self, page: PostPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        page.devices.choose("Phòng Y tế")
        page.devices.invite.click()
        dialog = page.findChildren(InviteDialog)[-1]
        told = " ".join(label.text() for label in dialog.findChildren(QLabel))
        slip, invite = tmp_path / "phieu.pdf", tmp_path / "moi.gbinvite"

        monkeypatch.setattr(ask, "for_file_target", lambda *_: slip)
        dialog.slip.click()
        monkeypatch.setattr(ask, "for_file_target", lambda *_: invite)
        dialog.invite.click()

        assert dialog._close.text() == "Xong"
        assert "không xem lại được mã" in told
        assert dialog._invitation.code in told
        assert len(dialog._invitation.code) == 19
        assert "tận tay" in told
        assert "đường khác" in told
        assert slip.read_bytes().startswith(b"%PDF")
        assert dialog._invitation.code.encode() not in invite.read_bytes()
        assert "Đã lưu «moi.gbinvite»" in dialog.told()

    def test_an_invited_unit_says_since_when_it_is_awaited_until_its_computer_joins(
        self, page: PostPage, place: Workplace, tmp_path: Path
    ) -> None:
        page.devices.choose("Phòng Y tế")
        assert dict(page.devices.rows())["Phòng Y tế"].startswith("Chưa có máy")

        page.devices.invite.click()
        assert dict(page.devices.rows())["Phòng Y tế"].startswith("Đã mời ngày 02/10/2017, chờ tham gia")

        side = sit_down(place.desk, "PYT", "Máy y tế", tmp_path)
        page.device_deeds.show_join(side.answer)
        page.findChildren(JoinSheet)[-1].accept()
        assert dict(page.devices.rows())["Phòng Y tế"] == "1 máy đang dùng"

    def test_a_computers_answer_with_the_paper_code_is_taken_at_once_and_undo_takes_it_back(
        self, page: PostPage, place: Workplace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        side = sit_down(place.desk, "PYT", "Máy y tế", tmp_path)
        path = tmp_path / "may.gbjoin"
        path.write_bytes(side.answer)
        monkeypatch.setattr(ask, "for_join_file", lambda *_: path)

        page.devices.join.click()
        sheet = page.findChildren(JoinSheet)[-1]
        assert sheet.can_write
        sheet.accept()

        assert ("Máy y tế", "Đang dùng, ghi danh 02/10/2017 bằng mã giấy") in page.devices.rows()
        assert "gửi gói đầu tiên, thẻ Gửi đã chọn sẵn Phòng Y tế" in page.devices.told()
        assert page.sending.ticked()[ParcelKind.PACKAGE] == [side.unit]
        assert sum(map(len, page.sending.ticked().values())) == 1
        place.undo.undo()
        assert "Máy y tế" not in [name for name, _ in page.devices.rows()]

    def test_without_a_code_somebody_has_to_compare_the_digits(
        self, page: PostPage, place: Workplace, tmp_path: Path
    ) -> None:
        side = sit_down(place.desk, "PYT", "Máy y tế", tmp_path, by_phone=True)
        page.device_deeds.show_join(side.answer)
        sheet = page.findChildren(JoinSheet)[-1]
        assert not sheet.can_write

        sheet.compare("Nông Thị Hà gọi 0206 3 852 xxx")
        assert sheet.can_write
        sheet.accept()

        assert ("Máy y tế", "Đang dùng, ghi danh 02/10/2017 bằng đối chiếu qua điện thoại") in page.devices.rows()

    def test_a_computer_is_renamed_and_undo_gives_the_name_back(
        self, unit: Outpost, page: PostPage, place: Workplace
    ) -> None:
        page.devices.choose("Máy văn thư")
        page.devices.rename.click()
        sheet = page.findChildren(RenameSheet)[-1]
        sheet.name.clear()
        commit(sheet.name, "Máy phòng họp")
        sheet.accept()

        assert page.devices.invite.text() == "&Mời thêm máy…"
        assert "Máy phòng họp" in [name for name, _ in page.devices.rows()]
        place.undo.undo()
        assert "Máy văn thư" in [name for name, _ in page.devices.rows()]

    def test_a_revoked_computer_says_up_to_which_number_it_counts_and_sends_no_more(
        self, unit: Outpost, page: PostPage
    ) -> None:
        page.devices.choose("Máy văn thư")
        page.devices.revoke.click()
        sheet = page.findChildren(RevokeSheet)[-1]
        assert not sheet.can_write, "a reason is missing"
        commit(sheet.reason, "Mất máy")
        sheet.accept()

        told = dict(page.devices.rows())["Máy văn thư"]
        assert told == "Đã thu hồi 02/10/2017, chỉ tính đến mục số 0: Mất máy"
        unit.say(unit.tasks()[0].id, 10, "Đã làm")
        page.take_paths([unit.hand_over("sau.gbx")])
        assert any("Máy đã thu hồi" in " ".join(row) for row in page.receiving.tree.rows())

    def test_a_number_after_which_nothing_counts_must_be_a_number(self, unit: Outpost, page: PostPage) -> None:
        page.devices.choose("Máy văn thư")
        page.devices.revoke.click()
        sheet = page.findChildren(RevokeSheet)[-1]
        commit(sheet.reason, "Mất máy")

        sheet.after.setText("ngày 05/9")

        assert not sheet.can_write

    def test_the_offices_own_digits_are_read_out_in_six_groups(self, page: PostPage, place: Workplace) -> None:
        enrol.make_invite(place.desk, unit_of(place.desk, "PYT"))

        page.device_deeds.show_digits()

        dialog = page.findChildren(DigitsDialog)[-1]
        groups = [label.text() for label in dialog.findChildren(QLabel) if len(label.text()) == 7]
        assert [group.replace(" ", "") for group in groups] == [group for group, _ in enrol.office_digits(place.desk)]

    def test_a_rescue_parcel_for_a_lost_disk_is_written(self, unit: Outpost, page: PostPage, tmp_path: Path) -> None:
        folder = tmp_path / "khoi-phuc"
        folder.mkdir()

        page.device_deeds.rescue_into(unit.unit, folder)

        assert [path.suffix for path in folder.iterdir()] == [".gbx"]


class TestForks:
    def test_both_stories_are_shown_and_what_is_ticked_counts_too(
        self, unit: Outpost, page: PostPage, place: Workplace, tmp_path: Path
    ) -> None:
        first, second, *_ = unit.tasks()
        copied = clone(unit, tmp_path)
        unit.say(first.id, 20, "Bản thứ nhất")
        copied.say(second.id, 30, "Bản thứ hai")
        page.receiving.channel.setCurrentIndex(1)
        for parcel in (unit.hand_over("a.gbx"), copied.hand_over("b.gbx")):
            page.take_paths([parcel])
            page.receiving.take_clean()

        assert state_of(page, "Phòng Nội vụ")[1] == "Hai máy chung một mã"
        page.round._forks.click()
        sheet = page.findChildren(ForkSheet)[-1]
        told = " ".join(label.text() for label in sheet.findChildren(QLabel))
        assert "Bản thứ nhất" in told
        sheet.adopt(sheet._fork.theirs[-1].id)
        sheet.accept()

        share = show_task.task_card(place.desk, second.id).task.share_of(unit.unit)
        assert share is not None
        assert share.last_report is not None
        assert share.last_report.terms.result == "Bản thứ hai"


class TestPaper:
    @pytest.fixture
    def code(self, place: Workplace) -> str:
        task = show_task.task_by_code(place.desk, "NV-003")
        return next(iter(paper.codes(place.desk, [task.id]).values()))

    def test_the_task_lights_up_and_is_entered_with_keys_only(
        self, page: PostPage, place: Workplace, code: str, qtbot: QtBot
    ) -> None:
        page.show_sheet("paper")
        view = page.paper
        commit(view.code, code.lower().replace("-", ""))
        qtbot.keyClick(view.code, Qt.Key.Key_Return)
        assert view.lit().startswith("NV-003 · ")

        view.percent.set_value(70)
        commit(view.result, "Đã họp 02 cuộc")
        commit(view.next_step, "Trình dự thảo")
        qtbot.keyClick(view.next_step, Qt.Key.Key_Return)

        report = show_task.task_by_code(place.desk, "NV-003").shares[0].last_report
        assert report is not None
        assert (report.terms.done_percent, report.terms.result, report.terms.next_step, report.source) == (
            70,
            "Đã họp 02 cuộc",
            "Trình dự thảo",
            "paper",
        )
        assert place.undo.undo_title == "Nhập từ giấy NV-003"
        assert view.entered()[0].startswith(code)
        assert view.code.text() == ""
        place.undo.undo()
        undone = show_task.task_by_code(place.desk, "NV-003").shares[0].last_report
        assert undone is None or undone.id != report.id

    def test_a_mistyped_code_is_refused_in_words_and_lights_nothing(self, page: PostPage, code: str) -> None:
        wrong = ("0" if code[0] != "0" else "1") + code[1:]
        commit(page.paper.code, wrong)

        page.paper.read_code()

        assert "không đúng" in page.paper.problem()
        assert page.paper.lit() == ""

    def test_what_is_done_needs_a_whole_document(self, page: PostPage, code: str) -> None:
        commit(page.paper.code, code)
        page.paper.read_code()
        page.paper.claim.choose(Claim.DONE)
        commit(page.paper.result, "Đã xong")
        commit(page.paper.number, "145/BC")

        page.paper.save()

        assert page.paper.problem() == "Văn bản cần đủ số ký hiệu, ngày và cấp nhận."
        assert page.paper.lit(), "what was typed stays"


class TestMailbox:
    def test_new_files_are_offered_taken_by_the_shared_way_and_moved_aside(
        self, unit: Outpost, page: PostPage, tmp_path: Path
    ) -> None:
        root = tmp_path / "chung"
        root.mkdir()
        page.mailbox.use(root)
        (parcel,) = send.to_office(unit.desk)
        (root / mailbox.TO_OFFICE / parcel.name).write_bytes(parcel.content)

        page.mailbox.look()
        assert page.tabs.tabText(5) == "Hộp thư (1)"
        page.mailbox.take_button.click()
        assert page.receiving.channel.words == "Thư mục chung"
        page.receiving.clean_button.click()
        page.mailbox.look()

        assert page.mailbox.state().startswith("Không có tệp mới")
        assert [path.name for path in (root / mailbox.TO_OFFICE / mailbox.READ).iterdir()] == [
            f"2017-10-02_{parcel.name}"
        ]

    def test_a_mailbox_that_vanished_is_said_and_nothing_else_happens(self, page: PostPage, tmp_path: Path) -> None:
        root = tmp_path / "chung"
        root.mkdir()
        page.mailbox.use(root)
        for path in sorted(root.rglob("*"), reverse=True):
            path.rmdir()
        root.rmdir()

        page.mailbox.look()

        assert page.mailbox.state().startswith("Không thấy hộp thư")
        assert page.tabs.tabText(5) == "Hộp thư"

    def test_parcels_go_into_each_units_own_box(self, unit: Outpost, page: PostPage, tmp_path: Path) -> None:
        root = tmp_path / "chung"
        root.mkdir()
        page.mailbox.use(root)
        where = page.sending._where
        where.setCurrentIndex(where.findData("mailbox"))

        page.sending.send()

        assert [path.suffix for path in (root / mailbox.FROM_OFFICE / "pnv").iterdir()] == [".gbx"]


def test_the_receipt_is_one_press_away_once_files_are_taken(page: PostPage) -> None:
    page.receiving.send_wanted.emit()

    assert page.front_sheet() == "send"
