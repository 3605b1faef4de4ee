"""Nhận: files are looked at before anything is written, one undo takes them back, nothing counts twice."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import openpyxl  # type: ignore[import-untyped]
import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QClipboard
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QPushButton, QRadioButton
from pytestqt.qtbot import QtBot

from giaoban_tracker.domain.errors import GiaobanError
from giaoban_tracker.exchange.armour import armoured
from giaoban_tracker.exchange.form.open_form import open_form
from giaoban_tracker.ui import ask
from giaoban_tracker.ui.pages.post import PostPage
from giaoban_tracker.ui.pages.post.device_sheets import JoinSheet
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow import show_task
from giaoban_tracker.workflow.post import FilePlan, Outcome, take_form
from tests.conftest import Almanac
from tests.ui.post.world import Outpost, outpost, sit_down, unit_of


def rows(page: PostPage) -> list[str]:
    return [" | ".join(cells) for cells in page.receiving.tree.rows()]


def side(page: PostPage) -> str:
    return "\n".join(label.text() for label in page.receiving.side.findChildren(QLabel))


def file_named(page: PostPage, name: str) -> FilePlan:
    assert page.receiving.plan is not None
    return next(file for file in page.receiving.plan.files if file.name == name)


def came_by_stick(page: PostPage) -> None:
    page.receiving.channel.setCurrentText("USB trực tiếp")


def test_a_clean_file_is_taken_by_one_button_and_given_back_by_one_undo(
    page: PostPage, place: Workplace, unit: Outpost
) -> None:
    task = unit.tasks()[0]
    unit.say(task.id, 60, "Đã rà soát 12 phường")
    page.take_paths([unit.hand_over()])
    came_by_stick(page)

    page.receiving.clean_button.click()

    last = show_task.task_card(place.desk, task.id).task.share_of(unit.unit)
    assert last is not None
    assert last.last_report is not None
    assert (last.last_report.terms.done_percent, last.last_report.proxy) == (60, False)
    assert place.undo.undo_title == "Nhận 1 tệp"
    assert "Đã nhận 1 tệp" in page.receiving.target.done_words()
    place.undo.undo()
    undone = show_task.task_card(place.desk, task.id).task.share_of(unit.unit)
    assert undone is not None
    assert all(report.proxy for report in undone.reports)


def test_nothing_is_taken_before_somebody_said_how_the_files_came_and_the_answer_is_kept(
    page: PostPage, place: Workplace, unit: Outpost, qtbot: QtBot
) -> None:
    page.take_paths([unit.hand_over()])
    assert not page.receiving.clean_button.isEnabled()
    page.receiving.take_clean()
    assert place.undo.undo_title == ""

    came_by_stick(page)
    again = PostPage(place)
    qtbot.addWidget(again)

    assert page.receiving.clean_button.isEnabled()
    assert again.receiving.channel.words == "USB trực tiếp"


def test_a_file_that_was_taken_before_says_so_and_brings_nothing(
    page: PostPage, place: Workplace, unit: Outpost
) -> None:
    unit.say(unit.tasks()[0].id, 60, "Đã rà soát")
    path = unit.hand_over()
    came_by_stick(page)
    page.take_paths([path])
    page.receiving.clean_button.click()

    page.take_paths([path])

    assert any("Đã nhận trước đó" in row for row in rows(page))
    page.receiving.tree.choose(file_named(page, path.name))
    assert "Tệp này đã nhận ngày 02/10/2017" in side(page)
    page.receiving.clean_button.click()
    assert place.undo.undo_title == "Nhận 1 tệp"


def test_two_computers_that_did_not_know_of_each_other_are_shown_side_by_side_first(
    page: PostPage, place: Workplace, unit: Outpost, tmp_path: Path
) -> None:
    other = outpost(place.desk, "PNV", "Máy lãnh đạo", tmp_path)
    clean = outpost(place.desk, "PYT", "Máy y tế", tmp_path)
    task = unit.tasks()[0]
    unit.say(task.id, 60, "Đã rà soát 12 phường")
    other.say(task.id, 85, "Đã rà soát 14 phường")
    page.take_paths([clean.hand_over(), unit.hand_over(), other.hand_over()])
    came_by_stick(page)

    shown, told = rows(page), side(page)

    assert shown[0].startswith("Phòng Nội vụ (2 tệp)")
    assert "Có 1 mục cần xem" in shown[1]
    assert "Hai máy cùng báo cáo" in shown[2]
    assert "Trong tệp kia" in told
    assert {"Đã rà soát 12 phường", "Đã rà soát 14 phường"} <= set(told.split("\n"))
    assert "≠ Kết quả" in told
    page.receiving.clean_button.click()
    assert page.receiving.is_looking, "the doubtful file stays"
    assert place.undo.undo_title == "Nhận 2 tệp"


def test_a_doubtful_report_is_set_aside_with_a_reason_that_the_unit_reads(
    page: PostPage, place: Workplace, unit: Outpost, tmp_path: Path
) -> None:
    other = outpost(place.desk, "PNV", "Máy lãnh đạo", tmp_path)
    task = unit.tasks()[0]
    unit.say(task.id, 60, "Đã rà soát 12 phường")
    other.say(task.id, 85, "Đã rà soát 14 phường")
    page.take_paths([unit.hand_over(), other.hand_over()])
    came_by_stick(page)
    assert page.receiving.plan is not None
    doubtful = next(file for file in page.receiving.plan.files if file.doubtful)
    body = page.receiving.side
    aside = next(one for one in body.findChildren(QRadioButton) if "không tính" in one.text())

    aside.setChecked(True)
    page.receiving.tree.tick(doubtful, True)
    assert not page.receiving.chosen_button.isEnabled(), "a reason is missing"
    next(iter(body.findChildren(QLineEdit))).setText("Máy lãnh đạo báo cáo đủ hơn")
    page.receiving.chosen_button.click()

    assert not page.receiving.is_looking
    counted = show_task.task_card(place.desk, task.id).task.share_of(unit.unit)
    assert counted is not None
    signed = [report for report in counted.reports if not report.proxy]
    assert doubtful.doubtful[0].new is not None
    assert [report.id for report in signed if report.id == doubtful.doubtful[0].new.id] == []
    assert len(signed) == 1


def test_the_lines_of_a_clean_file_are_there_when_somebody_unfolds_it(page: PostPage, unit: Outpost) -> None:
    task = unit.tasks()[0]
    unit.say(task.id, 60, "Đã rà soát 12 phường")
    page.take_paths([unit.hand_over("a.gbx")])
    folded = rows(page)

    page.receiving.tree.unfold(file_named(page, "a.gbx"))

    assert len(folded) == 2
    assert any(row.startswith(task.terms.code) and "Báo cáo 60%, đang thực hiện | " in row for row in rows(page))


def test_what_is_known_stands_folded_under_one_line(page: PostPage, place: Workplace, unit: Outpost) -> None:
    unit.say(unit.tasks()[0].id, 60, "Đã rà soát 12 phường")
    page.take_paths([unit.hand_over("a.gbx")])
    came_by_stick(page)
    page.receiving.take_clean()
    unit.say(unit.tasks()[1].id, 10, "Đã họp")
    page.take_paths([unit.hand_over("b.gbx")])

    page.receiving.tree.unfold(file_named(page, "b.gbx"))

    assert "2 mục đã có trong sổ | không ghi lại | " in rows(page)
    assert [row for row in rows(page) if row.endswith("| Đã có")] == []


def test_a_damaged_file_is_refused_in_three_sentences_and_changes_nothing(
    page: PostPage, place: Workplace, unit: Outpost
) -> None:
    path = unit.hand_over("hong.gbx")
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)

    page.take_paths([path])

    assert "Bị hỏng hoặc bị sửa" in rows(page)[1]
    assert "Tệp bị hỏng hoặc bị sửa trên đường đi" in side(page)
    assert "Sổ giữ nguyên như cũ." in side(page)
    came_by_stick(page)
    page.receiving.clean_button.click()
    assert place.undo.undo_title == ""


def test_what_is_no_file_at_all_is_told_among_the_others(page: PostPage, unit: Outpost, tmp_path: Path) -> None:
    page.take_paths([unit.hand_over(), tmp_path / "khong-co.gbx"])

    assert "khong-co.gbx |  | Không đọc được" in rows(page)


def test_a_whole_folder_is_searched_for_parcels_and_other_files_are_left(
    page: PostPage, unit: Outpost, tmp_path: Path
) -> None:
    inner = unit.folder / "thang 10"
    inner.mkdir()
    unit.hand_over().rename(inner / "bc.gbx")
    (unit.folder / "ảnh.jpg").write_bytes(b"\xff\xd8")
    (unit.folder / "~$phieu.xlsx").write_bytes(b"")

    page.take_paths([unit.folder])

    assert page.receiving.plan is not None
    assert [file.name for file in page.receiving.plan.files] == ["bc.gbx"]


def test_a_folder_without_parcels_says_so(page: PostPage, tmp_path: Path) -> None:
    (tmp_path / "trong").mkdir()

    page.take_paths([tmp_path / "trong"])

    assert not page.receiving.is_looking
    assert "Không thấy gói hay phiếu nào" in page.receiving.target.done_words()


def test_a_parcel_pasted_from_a_chat_is_read_with_the_words_around_it(
    page: PostPage, unit: Outpost, clipboard: QClipboard
) -> None:
    unit.say(unit.tasks()[0].id, 45, "Đã họp")
    text = armoured(unit.hand_over().read_bytes())
    clipboard.setText(f"Gửi anh báo cáo ạ\n{text}\nCảm ơn anh")

    page.receiving.paste()

    assert page.receiving.plan is not None
    assert [file.outcome for file in page.receiving.plan.files] == [Outcome.NEW]


def test_an_empty_clipboard_is_told(page: PostPage, place: Workplace, clipboard: QClipboard) -> None:
    told: list[GiaobanError] = []
    place.operations.refused.connect(told.append)
    clipboard.clear()

    page.receiving.paste()

    assert [error.code for error in told] == ["empty-clipboard"]


def test_dropped_urls_of_files_are_looked_at(page: PostPage, unit: Outpost) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(unit.hand_over()))])

    page.receiving.take_mime(data)

    assert page.receiving.is_looking


def test_leaving_the_preview_writes_nothing(page: PostPage, place: Workplace, unit: Outpost) -> None:
    page.take_paths([unit.hand_over()])

    page.receiving.leave()

    assert not page.receiving.is_looking
    assert place.undo.undo_title == ""


def test_the_file_of_a_computer_that_is_not_enrolled_becomes_readable_once_its_answer_is_taken(
    page: PostPage, place: Workplace, tmp_path: Path
) -> None:
    stranger = sit_down(place.desk, "PYT", "Máy kế toán", tmp_path)
    answer = stranger.folder / "may-ke-toan.gbjoin"
    answer.write_bytes(stranger.answer)
    page.take_paths([stranger.hand_over("bc.gbx"), answer])
    assert file_named(page, "bc.gbx").outcome is Outcome.UNKNOWN_KEY
    assert any("Tệp xin ghi danh" in row for row in rows(page))
    page.receiving.tree.choose(file_named(page, answer.name))

    next(one for one in page.receiving.side.findChildren(QPushButton) if "ghi danh" in one.text()).click()
    page.findChildren(JoinSheet)[-1].accept()

    assert place.undo.undo_title == "Ghi danh máy Máy kế toán"
    assert file_named(page, "bc.gbx").outcome is Outcome.NEW


class TestExcelForm:
    """A form with refused cells: nothing of it, a copy with remarks, or explicitly without the bad rows."""

    @pytest.fixture
    def form(self, place: Workplace, tmp_path: Path) -> Path:
        (parcel,) = take_form.hand_out(place.desk, [unit_of(place.desk, "PDT")])
        path = tmp_path / "phieu (1).xlsx"
        path.write_bytes(parcel.content)
        book = openpyxl.load_workbook(path)
        sheet = book.worksheets[0]
        sheet["E7"], sheet["F7"], sheet["G7"] = "Đang thực hiện", 50, "Đã tham mưu"
        sheet["E8"] = "xong rồi"
        book.save(path)
        return path

    @pytest.fixture(autouse=True)
    def here(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Foreign workbooks are read in this process: a process of its own takes half a second to start."""
        monkeypatch.setattr(take_form, "open_foreign", open_form)

    def test_a_refused_cell_has_its_address_its_value_and_what_to_write(self, page: PostPage, form: Path) -> None:
        page.take_paths([form])

        cell = next(row for row in rows(page) if "BaoCao!E8" in row)
        assert cell == "BaoCao!E8 | «xong rồi» | Ô không nhận được"
        assert "Không có trạng thái «xong rồi»" in side(page)
        assert not page.receiving.clean_button.isEnabled() or "Ghi nhận" in page.receiving.clean_button.text()

    def test_the_good_rows_are_taken_only_when_somebody_ticks_that_bad_ones_are_left_out(
        self, page: PostPage, place: Workplace, form: Path
    ) -> None:
        page.take_paths([form])
        came_by_stick(page)
        page.receiving.tree.choose(file_named(page, form.name))
        box = page.receiving.side.findChild(QCheckBox)
        assert box is not None
        assert box.text() == "Bỏ qua 1 dòng có lỗi, nhận 1 dòng đúng"

        line = next(line for line in file_named(page, form.name).lines if line.new is not None)
        box.setChecked(True)
        page.receiving.chosen_button.click()

        assert line.task is not None
        share = show_task.task_card(place.desk, line.task).task.share_of(unit_of(place.desk, "PDT"))
        assert share is not None
        assert share.last_report is not None
        assert (share.last_report.proxy, share.last_report.source.split(":")[0]) == (True, "xlsx")
        assert place.undo.undo_title == "Nhận 1 tệp"

    def test_the_form_goes_back_with_a_remark_at_each_bad_cell(
        self, page: PostPage, form: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        target = tmp_path / "tra-lai.xlsx"
        monkeypatch.setattr(ask, "for_file_target", lambda *_: target)
        page.take_paths([form])
        page.receiving.tree.choose(file_named(page, form.name))

        next(one for one in page.receiving.side.findChildren(QPushButton) if one.text().startswith("Trả lại")).click()

        remark = openpyxl.load_workbook(target).worksheets[0]["E8"].comment
        assert remark is not None
        assert "Không có trạng thái «xong rồi»" in remark.text


@pytest.mark.parametrize(("days", "words"), [(-3, "trước cả lần nhận gần nhất"), (30, "hơn 7 ngày")])
def test_a_day_that_cannot_be_meant_is_asked_about_before_anything_is_taken(
    days: int, words: str, page: PostPage, place: Workplace, unit: Outpost, almanac: Almanac
) -> None:
    came_by_stick(page)
    page.take_paths([unit.hand_over()])
    assert page.receiving.day_box.isHidden()
    page.receiving.clean_button.click()
    almanac.turn_to(place.desk.today + timedelta(days=days))
    unit.say(unit.tasks()[0].id, 60, "Đã rà soát")
    page.take_paths([unit.hand_over()])

    shut, said = not page.receiving.clean_button.isEnabled(), page.receiving.day_box.problem
    page.receiving.day_box.click()

    assert shut
    assert words in said
    assert page.receiving.clean_button.isEnabled()
    page.receiving.clean_button.click()
    assert page.receiving.day_box.isHidden() or not page.receiving.is_looking


def test_the_answer_of_a_computer_brought_alone_opens_its_enrolment_at_once(
    page: PostPage, place: Workplace, tmp_path: Path
) -> None:
    stranger = sit_down(place.desk, "PYT", "Máy y tế", tmp_path)
    answer = stranger.folder / "may-y-te.gbjoin"
    answer.write_bytes(stranger.answer)

    page.take_paths([answer])

    assert [sheet.isVisible() for sheet in page.findChildren(JoinSheet)] == [True]
    assert not page.receiving.is_looking
