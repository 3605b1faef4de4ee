"""A unit's window: three pages, nothing of an office's, and what has not arrived always in sight."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QDropEvent, QKeySequence
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from giaoban_tracker.domain.task_list import TaskQuery
from giaoban_tracker.ui import about, ask, reminders
from giaoban_tracker.ui.page import PrintWish
from giaoban_tracker.ui.page_list import UNIT_RAIL
from giaoban_tracker.ui.pages.mine import MinePage
from giaoban_tracker.ui.pages.outbox import OutboxPage
from giaoban_tracker.ui.unit_window import UnitWindow
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow.desk import Desk
from giaoban_tracker.workflow.post import Parcel, hand_over, mailbox, my_tasks
from tests.ui.test_main_window import all_actions, menu_action
from tests.ui.unit.conftest import shown
from tests.workflow.post.conftest import Side, World, file

OFFICE_ONLY = (
    "Đọc biên bản", "Nhập từ Excel", "In…", "Xuất ra", "Giao nhanh", "Nghiệm thu", "Trả lại", "Gia hạn…", "Đôn đốc",
    "Thu hồi", "Sửa nhiệm vụ", "Trình chiếu", "Thử với",
)  # fmt: skip


@dataclass
class Desks:
    """A unit's window, and its office."""

    world: World
    unit: Side
    window: UnitWindow


@pytest.fixture
def desks(world: World, place_on: Callable[[Desk], Workplace], qtbot: QtBot) -> Iterator[Desks]:
    unit = world.join("PNV")
    for window in shown(place_on(unit.desk), qtbot):
        yield Desks(world, unit, window)


def parcel_in(folder: Path, world: World) -> Path:
    parcel = world.send("PNV")
    path = folder / parcel.name
    path.write_bytes(parcel.content)
    return path


def drop(window: UnitWindow, *paths: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    event = QDropEvent(
        QPointF(9, 9), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    window.dropEvent(event)


def words_of(actions: list[QAction]) -> list[str]:
    return [action.text().replace("&", "") for action in actions]


def test_the_window_bears_the_units_name_and_opens_with_its_tasks(window: UnitWindow) -> None:
    assert window.windowTitle() == "Phòng Nội vụ – Sổ giao ban"
    assert list(window._pages) == ["mine"]


def test_nothing_that_only_an_office_may_do_is_offered(window: UnitWindow) -> None:
    for item in UNIT_RAIL:
        window.show_page(item.key)
        offered = words_of(all_actions(window))

        assert [words for words in offered if words.startswith(OFFICE_ONLY)] == []


@pytest.mark.parametrize("key", [item.key for item in UNIT_RAIL])
def test_each_page_of_a_unit_opens(window: UnitWindow, key: str) -> None:
    assert window.show_page(key).isVisible()
    assert window.show_page(key) is window.front_page()


def test_what_pages_of_an_office_would_show_ends_in_the_units_list(window: UnitWindow, unit_place: Workplace) -> None:
    window.show_page("journal")
    window.show_tasks(TaskQuery(unit_place.desk.today))
    assert window._front == "mine"
    window.show_page("journal")
    window.show_meeting("x", "")
    assert window._front == "mine"
    window.show_print(PrintWish())
    assert window._front == "mine"


def test_the_keys_that_are_told_for_a_unit_are_bound(window: UnitWindow, qtbot: QtBot) -> None:
    told = {key for keys, _ in about.IN_UNIT for key in keys.split(", ")} - {"Alt+1 … Alt+3", "Enter", "Ctrl+V"}
    bound = {keys.toString() for action in window.findChildren(QAction) for keys in action.shortcuts()}
    assert {QKeySequence(keys.replace("Enter", "Return")).toString() for keys in told} <= bound

    sheet = about.ShortcutsDialog(window, about.UNIT_COLUMNS)
    qtbot.addWidget(sheet)
    assert "Nhận tệp của Văn phòng" in " ".join(label.text() for label in sheet.findChildren(QLabel))


def test_a_task_of_the_journal_is_chosen_in_the_list(window: UnitWindow, unit_place: Workplace) -> None:
    last = my_tasks.my_tasks(unit_place.desk)[-1]

    window.show_page("journal").task_wanted.emit(last.id)

    mine = window.front_page()
    assert mine._model.task_at(mine._list.currentIndex()) == last  # type: ignore[attr-defined]


def test_the_status_bar_counts_what_has_not_arrived_and_leads_to_sending(window: UnitWindow) -> None:
    assert window._unconfirmed.text() == "1 cập nhật chưa được Văn phòng xác nhận"

    window._unconfirmed.click()

    assert window._front == "outbox"


def test_what_is_only_in_this_computer_is_offered_to_be_sent_until_it_is_in_a_parcel(
    window: UnitWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = window.show_page("mine")
    assert isinstance(mine, MinePage)
    assert mine._send.text() == "Gửi 1 cập nhật…"
    monkeypatch.setattr(ask, "for_folder", lambda *_: tmp_path)

    mine._send.click()
    assert window._front == "outbox"
    menu_action(window, "Lưu gói gửi Văn phòng").trigger()
    window.show_page("mine")

    assert not mine._send.isVisible()


def test_a_file_dropped_anywhere_is_taken_in_and_the_list_tells_it(desks: Desks, tmp_path: Path) -> None:
    desks.world.give("rà soát hộ nghèo", "PNV")
    desks.window.show_page("journal")

    drop(desks.window, parcel_in(tmp_path, desks.world))

    mine = desks.window.front_page()
    assert desks.window._front == "mine"
    assert mine._notice.text == "Văn phòng đã ghi danh máy này. Đã nhận: 1 nhiệm vụ mới."  # type: ignore[attr-defined]
    assert [task.content for task in mine._model.tasks] == ["Rà soát hộ nghèo"]  # type: ignore[attr-defined]


def test_taking_in_is_no_step_that_a_unit_could_undo(desks: Desks, tmp_path: Path) -> None:
    desks.world.give("rà soát hộ nghèo", "PNV")

    drop(desks.window, parcel_in(tmp_path, desks.world))

    assert desks.window._place.undo.undo_title == ""


def test_a_refused_file_is_told_by_name_on_the_page_in_front(desks: Desks, tmp_path: Path) -> None:
    desks.window.show_page("outbox")
    broken = tmp_path / "GV_hong.gbx"
    broken.write_bytes(parcel_in(tmp_path, desks.world).read_bytes()[:-200])

    drop(desks.window, broken)

    notice = desks.window.front_page()._notice  # type: ignore[attr-defined]
    assert desks.window._front == "outbox"
    assert notice.text.startswith("GV_hong.gbx: Tệp")
    assert notice.property("alarm")


def test_a_file_that_is_gone_is_said(desks: Desks, tmp_path: Path) -> None:
    desks.window.take_files([tmp_path / "GV_da-rut.gbx"])

    assert desks.window.front_page()._notice.text.startswith("Không thấy tệp GV_da-rut.gbx.")  # type: ignore[attr-defined]


def test_the_receipt_turns_the_status_bar_green(desks: Desks, tmp_path: Path) -> None:
    task = desks.world.give("rà soát hộ nghèo", "PNV")
    drop(desks.window, parcel_in(tmp_path, desks.world))
    file(desks.unit, task)
    for path in hand_over.save(desks.unit.desk, tmp_path).places:
        desks.world.office.take(_carried(path))
    desks.window._count()
    assert desks.window._unconfirmed.text().startswith("1 cập nhật")

    drop(desks.window, parcel_in(tmp_path, desks.world))

    assert desks.window._unconfirmed.text() == "Văn phòng đã xác nhận mọi cập nhật"
    assert desks.window.front_page()._notice.text.endswith("Văn phòng đã xác nhận 1 cập nhật.")  # type: ignore[attr-defined]


def test_files_are_chosen_where_they_were_chosen_last(
    desks: Desks, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, folders = parcel_in(tmp_path, desks.world), []

    def choose(_: object, folder: str) -> tuple[Path, ...]:
        folders.append(folder)
        return (path,)

    monkeypatch.setattr(ask, "for_office_files", choose)
    desks.window.choose_files()
    desks.window.choose_files()

    assert folders == ["", str(tmp_path)]


def _carried(path: Path) -> Parcel:
    return Parcel(None, "", path.name, path.read_bytes(), 0)


def test_a_unit_is_reminded_of_its_own_tasks_and_led_to_its_list(window: UnitWindow, unit_place: Workplace) -> None:
    window.show_page("outbox")

    made = reminders.begin(unit_place, window)
    assert made.button.isVisible()
    assert "nhiệm vụ" in made.button.text()
    made.menu.actions()[0].trigger()

    assert window.front_page() is window.show_page("mine")
    assert not any("nghiệm thu" in action.text() for action in made.menu.actions())


def test_a_mailbox_is_watched_once_a_parcel_was_saved_into_it_and_told_when_it_is_gone(
    desks: Desks, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    box, away = tmp_path / "hop-thu", tmp_path / "mat-mang"
    box.mkdir()
    office = desks.world.office.desk
    mailbox.prepare(office, box)
    desks.window.take_files([parcel_in(tmp_path, desks.world)])
    monkeypatch.setattr(ask, "for_folder", lambda *_: box)
    page = desks.window.show_page("outbox")
    assert isinstance(page, OutboxPage)
    watch = page._take.mailbox
    assert watch.isHidden()

    page.choose_folder()
    assert list((box / mailbox.TO_OFFICE).glob("BC_*.gbx"))
    assert watch.state.text() == "Hộp thư không có tệp mới."
    desks.world.give("kiểm tra chợ", "PNV")
    mailbox.put(office, box, [desks.world.send("PNV")])
    watch.look()
    assert watch.take_button.text() == "Nhận 1 tệp trong hộp thư"
    watch.take_button.click()

    assert "1 nhiệm vụ mới" in desks.window.front_page()._notice.text  # type: ignore[attr-defined]
    assert len(list((box / mailbox.FROM_OFFICE / "pnv").glob("*.gbx"))) == 1, "sisters read there too"
    watch.look()
    assert watch.state.text() == "Hộp thư không có tệp mới."
    box.rename(away)
    watch.look()
    assert watch.state.text().startswith("Không thấy hộp thư")
    away.rename(box)
    watch.look()
    assert watch.state.text() == "Hộp thư không có tệp mới."
    watch._stop.click()
    assert watch.isHidden()
