"""The page of tasks on the sample office: search, filters, order, selection, what it asks of the window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QClipboard, QInputMethodEvent
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from giaoban_tracker.domain.standing import Standing
from giaoban_tracker.domain.task_list import SortKey, TaskColumn, TaskQuery
from giaoban_tracker.ui.dialogs.import_sheet import ImportDialog
from giaoban_tracker.ui.dialogs.together import TogetherSheet
from giaoban_tracker.ui.menus import PAGE_MENU
from giaoban_tracker.ui.pages.tasks import TasksPage, feed
from giaoban_tracker.ui.pages.tasks.columns import COLUMNS
from giaoban_tracker.ui.pages.tasks.empty import NoHits
from giaoban_tracker.ui.pages.tasks.filters import FilterKind
from giaoban_tracker.ui.pages.tasks.model import ROW_ROLE
from giaoban_tracker.ui.pages.tasks.table import TaskTable
from giaoban_tracker.ui.pages.tasks.tick_list import TickList
from giaoban_tracker.ui.task_decisions import Decision
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow import decide, list_tasks


def page_of(place: Workplace, qtbot: QtBot) -> TasksPage:
    page = TasksPage(place)
    qtbot.addWidget(page)
    page.resize(1000, 600)
    page.show()
    page.enter()
    return page


@pytest.fixture
def page(place: Workplace, qtbot: QtBot) -> TasksPage:
    return page_of(place, qtbot)


def table_of(page: TasksPage) -> TaskTable:
    table = page.findChild(TaskTable)
    assert isinstance(table, TaskTable)
    return table


def shown(page: TasksPage) -> list[str]:
    """The codes of the rows, from top to bottom."""
    model = table_of(page).model()
    return [str(model.index(place, 0).data()) for place in range(model.rowCount())]


def button(page: TasksPage, name: str) -> QToolButton:
    """A chip or counter by the beginning of its accessible name."""
    return next(one for one in page.findChildren(QToolButton) if one.accessibleName().startswith(name))


def typed(page: TasksPage, words: str) -> None:
    """Type as an input method does."""
    page.focus_search()
    event = QInputMethodEvent()
    event.setCommitString(words)
    QApplication.sendEvent(page._search, event)


# ------------------------------------------------------------ what is shown


def test_every_task_is_listed_late_ones_first(page: TasksPage) -> None:
    assert len(shown(page)) == 12
    assert table_of(page).model().index(0, 0).data(ROW_ROLE).standing is Standing.OPEN_OVERDUE


def test_search_needs_no_diacritics_and_no_capital_d(page: TasksPage) -> None:
    typed(page, "cong thong tin dien tu")

    assert shown(page) == ["NV-005"]


def test_search_types_vietnamese_through_an_input_method(page: TasksPage) -> None:
    typed(page, "giảm nghèo")

    assert len(shown(page)) == 1


def test_words_that_are_still_being_composed_filter_nothing(page: TasksPage) -> None:
    page.focus_search()
    QApplication.sendEvent(page._search, QInputMethodEvent("giảm", []))

    assert len(shown(page)) == 12


def test_a_chip_shows_its_rows_and_says_how_many(page: TasksPage) -> None:
    late = button(page, "Quá hạn")

    late.click()

    assert late.text() == f"Quá hạn {len(shown(page))}"
    assert {row_standing(page, place) for place in range(len(shown(page)))} == {Standing.OPEN_OVERDUE}


def row_standing(page: TasksPage, place: int) -> Standing:
    standing: Standing = table_of(page).model().index(place, 0).data(ROW_ROLE).standing
    return standing


@pytest.mark.parametrize("standing", [Standing.DONE_ON_TIME, Standing.OPEN_IN_TIME, Standing.OPEN_OVERDUE])
def test_each_official_counter_leads_to_exactly_its_rows(page: TasksPage, standing: Standing) -> None:
    counter = page._controls.counters._buttons[standing]
    number = int(counter.text().rpartition(" ")[2])

    counter.click()

    assert len(shown(page)) == number
    assert {row_standing(page, place) for place in range(number)} == {standing}


def test_pressing_a_counter_again_shows_everything(page: TasksPage) -> None:
    counter = page._controls.counters._buttons[Standing.OPEN_OVERDUE]

    counter.click()
    counter.click()

    assert len(shown(page)) == 12


def test_conditions_in_force_are_written_out_and_taken_away_one_by_one(page: TasksPage) -> None:
    typed(page, "ubnd")
    button(page, "Chưa có thời hạn").click()

    names = [one.accessibleName() for one in page._controls.conditions.findChildren(QToolButton)]
    button(page, "Bỏ điều kiện Tìm").click()

    assert names == ["Bỏ điều kiện Tìm: “ubnd”", "Bỏ điều kiện Tình trạng: Chưa có thời hạn"]
    assert page._search.text() == ""
    assert page._query.standings == {Standing.UNDATED}


def test_one_button_takes_every_condition_away_and_keeps_the_order(page: TasksPage) -> None:
    page._sort((SortKey(TaskColumn.CODE, descending=True),))
    typed(page, "khong co gi ca")
    everything = [one for one in page.findChildren(QPushButton) if one.text() == "Bỏ mọi điều kiện lọc"]

    everything[0].click()

    assert shown(page)[0] == "NV-012"
    assert page._controls.conditions.isHidden()


def test_no_hits_are_explained_where_the_rows_would_be(page: TasksPage) -> None:
    typed(page, "khong co gi ca")

    words = page.findChild(NoHits)
    assert isinstance(words, NoHits)
    assert words.isVisible()


def test_a_query_from_another_page_is_shown_as_it_is(page: TasksPage, place: Workplace) -> None:
    [meeting] = list_tasks.particulars(place.desk).meetings
    typed(page, "gì đó")

    page.show_query(TaskQuery(place.desk.today, meetings=frozenset({meeting.id}), awaiting=True))

    assert shown(page) == ["NV-004"]
    assert page._search.text() == ""
    words = [one.toolTip() for one in page._controls.conditions.findChildren(QToolButton)]
    assert any(meeting.terms.title in text for text in words)


# ------------------------------------------------------------ filters and order


def test_a_header_filter_offers_units_with_counts_and_shows_the_ticked_ones(page: TasksPage, qtbot: QtBot) -> None:
    page._offers.open_filter(FilterKind.UNIT, QPoint(0, 0))
    ticks = page.findChild(TickList)
    assert isinstance(ticks, TickList)
    item = next(one for one in ticks._items() if one.text().startswith("Phòng Nội vụ"))
    count = int(item.text().rpartition("(")[2].rstrip(")"))

    item.setCheckState(Qt.CheckState.Checked)
    qtbot.keyClick(ticks, Qt.Key.Key_Return)

    assert len(shown(page)) == count
    assert page._query.units == {item.data(Qt.ItemDataRole.UserRole)}


def test_a_filter_offers_what_its_own_ticks_leave_out(page: TasksPage) -> None:
    page._change(replace(page._query, standings=frozenset({Standing.OPEN_OVERDUE})), "")

    page._offers.open_filter(FilterKind.STANDING, QPoint(0, 0))

    ticks = page.findChild(TickList)
    assert isinstance(ticks, TickList)
    assert len(ticks._items()) > 1
    assert ticks._items()[0].checkState() == Qt.CheckState.Checked


@pytest.mark.parametrize("kind", list(FilterKind))
def test_every_filter_leads_to_as_many_rows_as_it_promises(page: TasksPage, kind: FilterKind) -> None:
    page._offers.open_filter(kind, QPoint(0, 0))
    ticks = page.findChild(TickList)
    assert isinstance(ticks, TickList)
    promised = [(one.data(Qt.ItemDataRole.UserRole), one.text()) for one in ticks._items()]
    assert promised

    for value, text in promised:
        ticks.applied.emit(frozenset({value}))
        assert text.endswith(f"({len(shown(page))})")


def test_typing_narrows_a_filter_without_diacritics(page: TasksPage) -> None:
    page._offers.open_filter(FilterKind.UNIT, QPoint(0, 0))
    ticks = page.findChild(TickList)
    assert isinstance(ticks, TickList)

    ticks._search.setText("y te")

    visible = [one.text() for one in ticks._items() if not one.isHidden()]
    assert visible
    assert all("Y tế" in text for text in visible)


def test_escape_leaves_a_filter_as_it_was(page: TasksPage, qtbot: QtBot) -> None:
    page._offers.open_filter(FilterKind.UNIT, QPoint(0, 0))
    ticks = page.findChild(TickList)
    assert isinstance(ticks, TickList)

    ticks._items()[0].setCheckState(Qt.CheckState.Checked)
    qtbot.keyClick(ticks, Qt.Key.Key_Escape)

    assert len(shown(page)) == 12


def test_clicks_on_a_header_sort_up_then_down_then_as_before(page: TasksPage) -> None:
    header = table_of(page).columns_header
    first = shown(page)

    header.sectionClicked.emit(0)
    up = shown(page)
    header.sectionClicked.emit(0)
    down = shown(page)
    header.sectionClicked.emit(0)

    assert up == sorted(up)
    assert down == up[::-1]
    assert shown(page) == first


def test_alt_down_opens_the_filter_of_the_column_one_is_on(page: TasksPage, qtbot: QtBot) -> None:
    table = table_of(page)
    table.setCurrentIndex(table.model().index(0, 2))

    qtbot.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)

    assert page.findChild(TickList) is not None


# ------------------------------------------------------------ selection


def test_moving_along_the_rows_points_at_tasks(page: TasksPage, qtbot: QtBot) -> None:
    table = table_of(page)
    table.select(table._rows.ids[:1])

    with qtbot.waitSignal(page.task_pointed) as signal:
        qtbot.keyClick(table, Qt.Key.Key_Down)

    assert signal.args == [table._rows.ids[1]]


def test_enter_asks_for_the_task(page: TasksPage, qtbot: QtBot) -> None:
    table = table_of(page)
    table.select(table._rows.ids[2:3])

    with qtbot.waitSignal(page.task_wanted) as signal:
        qtbot.keyClick(table, Qt.Key.Key_Return)

    assert signal.args == [table._rows.ids[2]]


def test_enter_in_the_search_goes_on_to_the_first_row(page: TasksPage, qtbot: QtBot) -> None:
    typed(page, "ubnd")

    qtbot.keyClick(page._search, Qt.Key.Key_Return)

    assert table_of(page).selected() == table_of(page)._rows.ids[:1]


def test_a_decision_elsewhere_keeps_what_is_selected(page: TasksPage, place: Workplace) -> None:
    table = table_of(page)
    chosen = table._rows.ids[3:5]
    table.select(chosen)

    changes = decide.withdraw(place.desk, table._rows.ids[0], "Trùng nhiệm vụ khác.")
    page.take(changes)

    assert set(table.selected()) == set(chosen)
    assert table.current() == chosen[0]
    assert shown(page)[-1] == "NV-005"


def test_the_status_bar_counts_shown_selected_and_all(page: TasksPage, qtbot: QtBot) -> None:
    said: list[str] = []
    page.said.connect(said.append)

    button(page, "Chưa có thời hạn").click()
    table_of(page).selectAll()

    assert said[-1] == "8 / 12 nhiệm vụ · chọn 8"


def test_rows_are_copied_as_text_and_as_a_table(page: TasksPage, clipboard: QClipboard) -> None:
    table = table_of(page)
    table.select(table._rows.ids[:2])

    page._deeds.copy()

    data = clipboard.mimeData()
    lines = data.text().splitlines()
    assert lines[0].startswith("Mã\tNội dung\tĐơn vị chủ trì")
    assert [line.split("\t")[0] for line in lines[1:]] == shown(page)[:2]
    assert data.html().count("<tr>") == 3


def test_rows_of_excel_are_pasted_as_tasks_in_one_step(
    page: TasksPage, place: Workplace, clipboard: QClipboard
) -> None:
    clipboard.setText(
        "Kiểm tra chợ phường Tân\tPhòng Nội vụ\t30/12/2017\nDọn vệ sinh chợ đêm\tPhòng Y tế\t31/12/2017\n"
    )

    page._deeds.paste()
    dialog = page.findChild(ImportDialog)
    assert isinstance(dialog, ImportDialog)
    dialog.accept()
    pasted = [row.content for row in list_tasks.rows(place.desk, table_of(page).selected(), place.desk.today)]
    place.undo.undo()
    page._renew()

    assert sorted(pasted) == ["Dọn vệ sinh chợ đêm", "Kiểm tra chợ phường Tân"]
    assert len(shown(page)) == 12


def test_columns_keep_their_words_when_the_text_grows(page: TasksPage, place: Workplace) -> None:
    header = table_of(page).columns_header
    due = next(index for index, column in enumerate(COLUMNS) if column.key == "due")
    before = header.sectionSize(due)

    place.theme.set_text_percent(150)

    assert header.sectionSize(due) >= before * 1.3
    place.theme.set_text_percent(100)
    assert abs(header.sectionSize(due) - before) <= 3


def test_what_is_printed_is_what_is_shown(page: TasksPage) -> None:
    button(page, "Quá hạn").click()

    wish = page.print_wish()

    assert wish.form == "F7"
    assert wish.query == page._query


# ------------------------------------------------------------ actions


_IN_ANY_TABLE = ["Điền &xuống", "&Chép dạng bảng", "&Dán các dòng từ Excel, Word…"]


def enabled(page: TasksPage) -> list[str]:
    return [
        action.text() for action in page.actions_for_menus().by_menu[PAGE_MENU] if action.isEnabled() and action.text()
    ]


def test_only_what_is_possible_on_the_selected_task_can_be_chosen(page: TasksPage) -> None:
    table = table_of(page)
    places = {str(table.model().index(place, 0).data()): place for place in range(12)}

    table.select([table._rows.ids[places["NV-005"]]])
    unfinished = enabled(page)
    table.select([table._rows.ids[places["NV-004"]]])
    awaiting = enabled(page)
    table.clearSelection()

    assert "Nghiệm thu…" not in unfinished
    assert "Báo cáo…" in unfinished
    assert "Nghiệm thu…" in awaiting
    assert enabled(page) == ["Nhiệm vụ &mới…", "&Dán các dòng từ Excel, Word…"]


def test_ctrl_enter_belongs_to_the_next_step(page: TasksPage) -> None:
    table = table_of(page)
    places = {str(table.model().index(place, 0).data()): place for place in range(12)}

    def with_keys() -> list[str]:
        actions = page.actions_for_menus().by_menu[PAGE_MENU]
        keys = {action.text(): [key.toString() for key in action.shortcuts()] for action in actions}
        return [words for words, those in keys.items() if "Ctrl+Return" in those]

    table.select([table._rows.ids[places["NV-005"]]])
    unfinished = with_keys()
    table.select([table._rows.ids[places["NV-004"]]])

    assert unfinished == ["Báo cáo…"]
    assert with_keys() == ["Nghiệm thu…"]


def test_several_tasks_are_chased_in_one_step_and_one_undo(page: TasksPage, place: Workplace) -> None:
    table = table_of(page)
    chosen = table._rows.ids[:3]
    table.select(chosen)
    offered = enabled(page)

    page._deeds.decide(Decision.CHASE)
    sheet = page.findChild(TogetherSheet)
    assert isinstance(sheet, TogetherSheet)
    sheet.accept()
    chased = [row.chased for row in list_tasks.rows(place.desk, chosen, place.desk.today)]
    title = place.undo.undo_title
    place.undo.undo()

    assert offered == ["Nhiệm vụ &mới…", "Gia hạn…", "Đôn đốc…", "Thu hồi…", "Gộp…", *_IN_ANY_TABLE]
    assert chased == [1, 1, 1]
    assert title == "Đôn đốc 3 nhiệm vụ"
    assert [row.chased for row in list_tasks.rows(place.desk, chosen, place.desk.today)] == [0, 0, 0]


def test_one_finished_task_among_several_keeps_all_from_being_chased(page: TasksPage, place: Workplace) -> None:
    table = table_of(page)
    table.selectAll()

    page._deeds.decide(Decision.CHASE)
    sheet = page.findChild(TogetherSheet)
    assert isinstance(sheet, TogetherSheet)
    sheet.accept()

    assert "NV-002 đã hoàn thành" in sheet._refusal.text()
    assert place.undo.undo_title == ""


def test_several_tasks_get_a_day_later_than_any_of_theirs(page: TasksPage, place: Workplace) -> None:
    table = table_of(page)
    table.select(table._rows.ids[:3])
    page._deeds.decide(Decision.EXTEND)
    sheet = page.findChild(TogetherSheet)
    assert isinstance(sheet, TogetherSheet)
    sheet._words.setPlainText("Chờ kinh phí.")

    sheet._day.set_day(date(2017, 12, 15))
    too_early = sheet.can_write
    sheet._day.set_day(date(2017, 12, 31))
    sheet.accept()

    assert not too_early
    days = {row.deadline.due for row in list_tasks.rows(place.desk, table.selected(), place.desk.today)}
    assert days == {date(2017, 12, 31)}


# ------------------------------------------------------------ an empty book, columns, marks


def test_an_empty_book_says_what_to_do_next(empty_place: Workplace, qtbot: QtBot) -> None:
    page = page_of(empty_place, qtbot)
    read = next(one for one in page.findChildren(QPushButton) if one.text() == "Đọc biên bản…")

    with qtbot.waitSignal(page.minutes_wanted):
        read.click()

    assert read.isVisible()
    assert not table_of(page).isVisible()


def test_columns_are_remembered_with_their_order_and_width(place: Workplace, qtbot: QtBot) -> None:
    before = table_of(page_of(place, qtbot))
    header = before.columns_header
    header.moveSection(header.visualIndex(3), 0)
    header.resizeSection(2, 333)
    before.show_column(8, shown=False)
    before._keep_columns()

    after = table_of(page_of(place, qtbot))

    assert [column.key for column in after.shown_columns()][:3] == ["due", "code", "content"]
    assert after.columns_header.sectionSize(2) == 333
    assert "field" not in [column.key for column in after.shown_columns()]


def test_settings_that_make_no_sense_leave_the_columns_as_they_are(place: Workplace, qtbot: QtBot) -> None:
    place.settings.setValue("tasks/columns", "code:x:1;;nothing;:::;lead")

    table = table_of(page_of(place, qtbot))

    assert [column.key for column in table.shown_columns()][:2] == ["code", "content"]


@pytest.fixture
def marks(place: Workplace, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    found: list[str] = []
    monkeypatch.setattr(place.trace, "mark", found.append)
    return found


@pytest.mark.parametrize(
    ("act", "mark"),
    [
        pytest.param(lambda page: typed(page, "ubnd"), "search-painted", id="search"),
        pytest.param(lambda page: page._sort((SortKey(TaskColumn.CODE),)), "sort-painted", id="sort"),
        pytest.param(lambda page: button(page, "Quá hạn").click(), "filter-painted", id="filter"),
    ],
)
def test_marks_follow_the_repaint_that_a_person_sees(
    place: Workplace, marks: list[str], qtbot: QtBot, act: Callable[[TasksPage], None], mark: str
) -> None:
    page = page_of(place, qtbot)
    qtbot.waitUntil(lambda: marks == ["table-painted"])

    act(page)
    at_once = list(marks)
    qtbot.waitUntil(lambda: marks == ["table-painted", mark])

    assert at_once == ["table-painted"]


def test_rows_out_of_sight_follow_once_nobody_types(
    place: Workplace, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(feed, "_FIRST_ROWS", 3)
    monkeypatch.setattr(feed, "_PATIENCE_MS", 1)
    page = page_of(place, qtbot)
    first = shown(page)
    table_of(page).selectAll()

    qtbot.waitUntil(lambda: len(shown(page)) == 12)

    assert len(first) == 3
    assert shown(page)[:3] == first
    assert table_of(page).selected_count() == 12
