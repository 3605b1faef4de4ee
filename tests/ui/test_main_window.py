"""The main window only wires: pages are built when they are first shown, signals carry what they ask for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QToolButton
from pytestqt.qtbot import QtBot

from giaoban_tracker.domain.changes import Changes
from giaoban_tracker.domain.errors import GiaobanError, Refused
from giaoban_tracker.domain.identity import TaskId
from giaoban_tracker.domain.standing import Standing
from giaoban_tracker.domain.task_list import TaskQuery
from giaoban_tracker.ui import ask
from giaoban_tracker.ui.main_window import MainWindow
from giaoban_tracker.ui.page import Page, PrintWish
from giaoban_tracker.ui.page_list import RAIL
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow import decide, list_tasks

KEYS = [item.key for item in RAIL]


@pytest.fixture
def window(place: Workplace, qtbot: QtBot) -> Iterator[MainWindow]:
    window = MainWindow(place, "Ủy ban nhân dân thành phố Sông Mai")
    qtbot.addWidget(window)
    window.resize(1366, 720)
    window.show()
    yield window
    window.close()


@pytest.fixture
def task(place: Workplace) -> TaskId:
    return list_tasks.listing(place.desk, TaskQuery(place.desk.today, search="NV-003")).ids[0]


def menu_action(window: MainWindow, words: str) -> QAction:
    """The action of the menus whose words begin so, underlines left out."""
    for action in all_actions(window):
        if action.text().replace("&", "").startswith(words):
            return action
    raise AssertionError(f"no {words!r} in the menus")


def all_actions(window: MainWindow) -> list[QAction]:
    found: list[QAction] = []
    waiting = list(window.menuBar().actions())
    while waiting:
        action = waiting.pop(0)
        menu = action.menu()
        if menu is not None:
            waiting += menu.actions()  # type: ignore[attr-defined]  # the stubs know a plain object here
        elif not action.isSeparator():
            found.append(action)
    return found


def test_the_window_opens_with_the_tasks_and_builds_nothing_else(window: MainWindow) -> None:
    assert list(window._pages) == ["tasks"]
    assert window.windowTitle() == "Ủy ban nhân dân thành phố Sông Mai – Sổ giao ban"


@pytest.mark.parametrize("key", KEYS)
def test_each_page_is_built_once_when_it_is_first_shown(window: MainWindow, key: str) -> None:
    page = window.show_page(key)

    assert window.front_page() is page
    assert page.isVisible()
    assert window.show_page(key) is page
    assert set(window._pages) == {"tasks", key}


def test_the_rail_and_the_view_menu_show_pages(window: MainWindow) -> None:
    for item in RAIL:
        button = next(b for b in window._rail.findChildren(QToolButton) if b.accessibleName() == item.title)
        button.click()
        assert window._front == item.key
        assert button.isChecked()
    menu_action(window, "Nhiệm vụ\t").trigger()

    assert window._front == "tasks"


def test_undo_and_redo_are_named_in_the_menu(window: MainWindow, place: Workplace, task: TaskId) -> None:
    undo, redo = menu_action(window, "Hoàn tác"), menu_action(window, "Làm lại")
    assert not undo.isEnabled()

    place.undo.decide("Đôn đốc NV-003", lambda: decide.chase(place.desk, task))
    assert undo.text().replace("&", "") == "Hoàn tác: Đôn đốc NV-003"
    assert undo.isEnabled()
    undo.trigger()

    assert redo.text().replace("&", "") == "Làm lại: Đôn đốc NV-003"
    assert not undo.isEnabled()


def test_a_number_of_the_overview_is_opened_in_the_task_table(window: MainWindow, place: Workplace) -> None:
    query = TaskQuery(place.desk.today, standings=frozenset({Standing.OPEN_OVERDUE}))

    window.show_page("overview").tasks_wanted.emit(query)

    assert window._front == "tasks"
    wish = window.front_page().print_wish()
    assert wish is not None
    assert wish.query is not None
    assert wish.query.standings == query.standings


def test_a_task_is_shown_beside_the_page_or_in_the_task_table(window: MainWindow, task: TaskId) -> None:
    window.show_page("overview").task_wanted.emit(task)
    assert (window._front, window._detail.isVisible()) == ("overview", True)

    window.show_page("journal").task_wanted.emit(task)

    assert (window._front, window._detail.isVisible()) == ("tasks", True)


def test_the_detail_that_was_closed_stays_closed_until_a_task_is_asked_for(window: MainWindow, task: TaskId) -> None:
    window.show_task(task)
    window._detail.closed.emit()
    window.front_page().task_pointed.emit(task)
    assert not window._detail.isVisible()

    window.front_page().task_wanted.emit(task)

    assert window._detail.isVisible()


def test_a_wish_for_paper_is_shown_on_the_printing_page(window: MainWindow, place: Workplace) -> None:
    meeting = list_tasks.particulars(place.desk).meetings[0].id

    window.front_page().print_wanted.emit(PrintWish("F3", meeting=meeting))

    assert window._front == "printing"
    assert window.front_page().print_wish() == PrintWish("F3", None, meeting, place.desk.today)


def test_ctrl_p_prints_what_is_in_front_and_on_the_printing_page_asks_for_a_printer(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[bool] = []
    action = menu_action(window, "In…")

    action.trigger()
    assert window._front == "printing"
    monkeypatch.setattr(type(window.front_page()), "print_out", lambda _: asked.append(True))
    action.trigger()

    assert asked == [True]


def test_what_a_print_lacks_leads_to_the_office_form(window: MainWindow) -> None:
    window.show_page("printing").office_wanted.emit()

    assert window._front == "units"
    assert window.front_page().focusWidget() is not None


def test_a_meeting_is_shown_on_its_page(window: MainWindow, place: Workplace) -> None:
    meeting = list_tasks.particulars(place.desk).meetings[0].id

    window.show_page("journal").meeting_wanted.emit(meeting, "")

    assert window._front == "meetings"


def test_only_the_page_in_front_speaks_in_the_status_bar(window: MainWindow) -> None:
    tasks = window.front_page()
    journal = window.show_page("journal")

    journal.said.emit("25 việc")
    tasks.said.emit("nói từ phía sau")

    assert window._words.text() == "25 việc"
    window.show_page("tasks")
    assert window._words.text() != "25 việc"
    window.show_page("journal")
    assert window._words.text() == "25 việc", "what a page said last is shown again with it"


def test_changes_reach_every_page_that_was_built_and_the_detail(
    window: MainWindow, place: Workplace, task: TaskId, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    for key in ("overview", "journal"):
        window.show_page(key)
        monkeypatch.setattr(window._pages[key], "take", lambda _, key=key: told.append(key))

    place.undo.decide("Đôn đốc", lambda: decide.chase(place.desk, task))

    assert told == ["overview", "journal"]


def test_a_refusal_that_nobody_takes_care_of_is_told(
    window: MainWindow, place: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[GiaobanError] = []
    monkeypatch.setattr(ask, "tell", lambda _, error: told.append(error))

    def refuse() -> Changes:
        raise Refused("task-finished", task="NV-003")

    place.undo.decide("Gia hạn NV-003", refuse)

    assert [error.code for error in told] == ["task-finished"]


def test_size_place_and_the_width_of_the_detail_are_remembered(
    window: MainWindow, place: Workplace, task: TaskId, qtbot: QtBot
) -> None:
    window.resize(790, 610)
    window.show_task(task)
    window._splitter.setSizes([300, 360])
    size, width = window.size(), window._detail.width()
    window.show_page("journal")
    window.close()

    again = MainWindow(place, "Sông Mai")
    qtbot.addWidget(again)
    again.show()
    again.show_task(task)

    assert again.size() == size
    assert again._detail.width() == width > 250
    again.close()


def test_settings_that_somebody_broke_are_passed_over(place: Workplace, qtbot: QtBot) -> None:
    for name in ("window/geometry", "window/detail_width"):
        place.settings.setValue(name, "hỏng")

    window = MainWindow(place, "Sông Mai")
    qtbot.addWidget(window)

    # The test's screen is small: the window takes all of its width, as it does the first time.
    assert window.width() == window.screen().availableGeometry().width()


def test_the_sample_says_that_it_is_one_and_offers_no_further_sample(place: Workplace, qtbot: QtBot) -> None:
    window = MainWindow(replace(place, is_sample=True), "Sông Mai")
    qtbot.addWidget(window)
    window.show()

    words = [label.text() for label in window.findChildren(QLabel) if "dữ liệu mẫu" in label.text()]

    assert words == ["Đây là dữ liệu mẫu, được xem như đang ở ngày 02/10/2017. Sổ thật của cơ quan không bị ảnh hưởng."]
    with pytest.raises(AssertionError):
        menu_action(window, "Thử với dữ liệu mẫu")


def test_the_book_is_backed_up_and_checked_from_the_menu(window: MainWindow, place: Workplace) -> None:
    menu_action(window, "Sao lưu ngay").trigger()
    assert window._words.text().startswith("Đã sao lưu và kiểm tra lại: ")

    menu_action(window, "Kiểm tra sổ").trigger()

    assert window._words.text().startswith("Sổ nguyên vẹn")


def test_ctrl_f_goes_to_the_search_of_the_page_in_front(window: MainWindow) -> None:
    for key in ("tasks", "units", "journal"):
        page = window.show_page(key)
        menu_action(window, "Tìm").trigger()
        assert page.focusWidget() is not None
        assert page.focusWidget().inherits("QLineEdit")


def test_on_every_page_actions_are_named_and_no_two_share_a_shortcut_or_take_a_letter(window: MainWindow) -> None:
    for key in KEYS:
        window.show_page(key)
        actions = all_actions(window)
        rail = [button.shortcut() for button in window._rail.findChildren(QToolButton)]
        keys = [one.toString() for one in (*rail, *(keys for action in actions for keys in action.shortcuts()))]
        shared = {one for one in keys if one and keys.count(one) > 1}
        assert shared <= {"Ctrl+Return", "Ctrl+Enter"}, f"on {key}: report and accept, of which one is possible"
        assert all(len(one) > 1 for one in keys if one), "a letter belongs to whoever types"
        assert all(action.text().strip() for action in actions)


def test_text_size_is_chosen_in_the_menu(window: MainWindow, place: Workplace) -> None:
    menu_action(window, "125%").trigger()
    assert place.theme.text_percent == 125

    menu_action(window, "100%").trigger()

    assert place.theme.text_percent == 100


def test_the_sample_is_one_click_away_from_the_offices_book(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.sample_wanted):
        menu_action(window, "Thử với dữ liệu mẫu").trigger()


def test_a_page_that_asks_for_minutes_opens_the_page_of_meetings(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[bool] = []
    meetings = window.show_page("meetings")
    monkeypatch.setattr(meetings, "choose_file", lambda: asked.append(True))

    window.show_page("overview").minutes_wanted.emit()

    assert (window._front, asked) == ("meetings", [True])


def test_the_window_is_told_to_every_page_in_the_same_way(window: MainWindow) -> None:
    pages = [window.show_page(key) for key in KEYS]

    assert all(isinstance(page, Page) for page in pages)
    assert all(page.place is window._place for page in pages)
