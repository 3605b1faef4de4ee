"""The table of tasks as the book stood on an earlier day: the same rows as on paper and in the terminal, read only."""

from __future__ import annotations

import gc
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from weakref import ref

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from giaoban_tracker import cli, machine
from giaoban_tracker.domain.identity import TaskId
from giaoban_tracker.domain.meeting import MeetingTerms
from giaoban_tracker.domain.standing import Standing
from giaoban_tracker.domain.task_list import SortKey, TaskColumn, TaskQuery
from giaoban_tracker.ledger import Ledger
from giaoban_tracker.ui.detail.card import CardView
from giaoban_tracker.ui.main_window import MainWindow
from giaoban_tracker.ui.menus import PAGE_MENU
from giaoban_tracker.ui.pages.tasks import TasksPage
from giaoban_tracker.ui.pages.tasks.empty import NoneThen
from giaoban_tracker.ui.pages.tasks.looking_back import LookingBack, PastDayDialog, PastStrip
from giaoban_tracker.ui.pages.tasks.model import ROW_ROLE
from giaoban_tracker.ui.pages.tasks.table import TaskTable
from giaoban_tracker.ui.pages.tasks.top_bar import TopBar
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow import decide, list_tasks, sample_office
from giaoban_tracker.workflow.decide import chase
from giaoban_tracker.workflow.group_tasks import Grouping
from giaoban_tracker.workflow.plan_meeting import plan_meeting
from giaoban_tracker.workflow.printing import Scope
from giaoban_tracker.workflow.printing.lists import follow_up
from giaoban_tracker.workflow.show_task import TaskCard
from tests.conftest import Almanac

PAST = sample_office.AS_OF
TODAY = PAST + timedelta(days=40)


@pytest.fixture
def later(place: Workplace, almanac: Almanac) -> Workplace:
    """The sample office weeks later: one task was withdrawn, and all others are late by now."""
    almanac.turn_to(PAST + timedelta(days=10))
    first, second = list_tasks.listing(place.desk, TaskQuery(place.desk.today)).ids[:2]
    decide.withdraw(place.desk, first, "trùng")
    decide.extend(place.desk, second, TODAY + timedelta(days=60), "xin thêm thời gian")
    almanac.turn_to(TODAY)
    return place


@pytest.fixture
def page(later: Workplace, qtbot: QtBot) -> TasksPage:
    page = TasksPage(later)
    qtbot.addWidget(page)
    page.resize(1100, 640)
    page.show()
    page.enter()
    return page


def looking(page: TasksPage) -> LookingBack:
    return page._on_demand.looking_back()


def table_of(page: TasksPage) -> TaskTable:
    table = page.findChild(TaskTable)
    assert isinstance(table, TaskTable)
    return table


def rows_of(page: TasksPage) -> list[tuple[str, str]]:
    """Code and state of each row, from top to bottom."""
    model = table_of(page).model()
    found = [model.index(place, 0).data(ROW_ROLE) for place in range(model.rowCount())]
    return [(row.code, row.standing.value) for row in found if row is not None]


def strip_of(page: TasksPage) -> PastStrip:
    return looking(page).strip


def actions_of(page: TasksPage) -> list[QAction]:
    return [one for one in page.actions_for_menus().by_menu[PAGE_MENU] if not one.isSeparator()]


# ------------------------------------------------------------ the same rows everywhere


def test_the_table_lists_what_the_terminal_and_the_paper_list_as_of_that_day(
    page: TasksPage, later: Workplace, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    today = rows_of(page)

    looking(page).look(PAST)

    wish = page.print_wish()
    assert wish is not None
    assert (wish.as_of, wish.query) == (PAST, TaskQuery(PAST))
    printed = follow_up(later.desk, Scope(TaskQuery(PAST), as_of=wish.as_of))
    assert rows_of(page) == [(row.code, row.standing.value) for row in printed.rows]
    monkeypatch.setenv(machine.ENVIRONMENT_NAME, str(later.desk.ledger.folder))
    monkeypatch.setattr(machine, "now", later.desk.now)
    cli.run(["tasks", "--as-of", PAST.isoformat(), "--json"])
    told = json.loads(capsys.readouterr().out)["tasks"]
    assert rows_of(page) == [(task["code"], task["state"]) for task in told]
    assert rows_of(page) != today


def test_counts_are_those_of_that_day(page: TasksPage, later: Workplace) -> None:
    looking(page).look(PAST)

    counted = list_tasks.listing(later.desk, TaskQuery(PAST), as_of=PAST).counters
    assert page._controls.tally is not None
    assert page._controls.tally.counters == counted
    assert counted != list_tasks.listing(later.desk, TaskQuery(TODAY)).counters


def test_filter_order_search_and_groups_are_asked_of_that_day(page: TasksPage) -> None:
    looking(page).look(PAST)
    whole = rows_of(page)

    page._change(replace(page._query, standings=frozenset({Standing.OPEN_OVERDUE})), "")
    late = rows_of(page)
    page._change(replace(page._query, standings=frozenset(), order=(SortKey(TaskColumn.CODE, True),)), "")
    turned = rows_of(page)
    page._search_for("cong thong tin dien tu")
    found = rows_of(page)
    page._search_for("")
    page._groups.choose(Grouping.STANDING)

    assert late == [row for row in whole if row[1] == Standing.OPEN_OVERDUE]
    assert turned == sorted(whole, reverse=True)
    assert found == [row for row in whole if row[0] == "NV-005"]
    assert sorted(rows_of(page)) == sorted(whole)


def test_on_a_day_before_the_first_task_the_page_says_so(page: TasksPage) -> None:
    looking(page).look(date(2016, 1, 4))

    assert rows_of(page) == []
    words, bar = page.findChild(NoneThen), page.findChild(TopBar)
    assert words is not None
    assert bar is not None
    assert words.isVisible()
    assert bar.isVisible()
    assert strip_of(page).isVisible()


# ------------------------------------------------------------ read only, and back


def test_nothing_can_be_written_and_every_action_says_why(page: TasksPage, qtbot: QtBot) -> None:
    looking(page).look(PAST)
    table_of(page).selectRow(0)

    able = [one for one in actions_of(page) if one.isEnabled()]

    assert able == [page._actions.copy]
    assert all("chỉ để xem" in one.toolTip() for one in actions_of(page) if one is not page._actions.copy)
    assert not page._top.new.isEnabled()
    assert "Về hôm nay" in page._top.new.toolTip()
    qtbot.keyClick(table_of(page), Qt.Key.Key_F2)
    assert page._deeds._editing is None


def test_back_to_today_everything_is_as_before(page: TasksPage, qtbot: QtBot) -> None:
    before, hints = rows_of(page), [one.toolTip() for one in actions_of(page)]
    looking(page).look(PAST)

    qtbot.mouseClick(strip_of(page)._back, Qt.MouseButton.LeftButton)
    table_of(page).selectRow(3)

    assert rows_of(page) == before
    assert [one.toolTip() for one in actions_of(page)] == hints
    assert page._actions.cell.isEnabled()
    assert page._top.new.isEnabled()
    assert not strip_of(page).isVisible()
    wish = page.print_wish()
    assert wish is not None
    assert wish.as_of is None


def test_the_past_book_is_let_go_of_on_the_way_back(page: TasksPage) -> None:
    looking(page).look(PAST)
    kept: ref[Ledger] = ref(page.desk.ledger)

    looking(page).back()
    gc.collect()

    assert kept() is None


def test_numbers_of_other_pages_are_shown_in_todays_book(page: TasksPage, later: Workplace) -> None:
    looking(page).look(PAST)

    page.show_query(TaskQuery(TODAY, standings=frozenset({Standing.WITHDRAWN})))

    assert [state for _, state in rows_of(page)] == [Standing.WITHDRAWN]
    assert page.desk is later.desk


def test_a_number_of_a_past_day_is_shown_in_the_book_of_that_day(page: TasksPage, later: Workplace) -> None:
    late = TaskQuery(PAST, standings=frozenset({Standing.OPEN_OVERDUE}))

    page.show_query(late, past=True)
    listed, past = rows_of(page), page.desk
    page.show_query(TaskQuery(PAST), past=True)

    assert [code for code, _ in listed] == [row.code for row in list_tasks.all_rows(later.desk, late, as_of=PAST)]
    assert past.ledger.past_day == PAST
    assert page.desk is past
    assert len(rows_of(page)) > len(listed)


def test_the_selection_stays_where_the_task_was_there_already(page: TasksPage) -> None:
    task = table_of(page).model().index(4, 0).data(ROW_ROLE).id
    table_of(page).select([task])

    looking(page).look(PAST)

    assert table_of(page).selected() == (task,)


# ------------------------------------------------------------ what is written meanwhile


def test_what_is_written_meanwhile_counts_only_when_it_counts_from_then(page: TasksPage, later: Workplace) -> None:
    looking(page).look(PAST)
    desk = page.desk
    other = TaskId(table_of(page).model().index(2, 0).data(ROW_ROLE).id)

    page.take(chase(later.desk, other))
    unmoved = page.desk
    page.take(chase(later.desk, other, on=PAST - timedelta(days=1)))

    assert unmoved is desk
    assert page.desk is not desk
    assert page.desk.ledger.past_day == PAST
    row = table_of(page).model().index(table_of(page).places_of([other])[0], 0).data(ROW_ROLE)
    assert row.chased >= 1


# ------------------------------------------------------------ choosing a day


def menu_of(page: TasksPage) -> Iterator[tuple[str, QAction]]:
    menu = QMenu(page)
    looking(page).fill(menu)
    return ((one.text(), one) for one in menu.actions() if not one.isSeparator())


def test_briefings_that_were_held_are_offered_by_title(page: TasksPage, later: Workplace) -> None:
    plan_meeting(later.desk, MeetingTerms("Giao ban quý IV/2017", TODAY + timedelta(days=30)))
    (meeting,) = [one for one in list_tasks.particulars(later.desk).meetings if one.terms.held_on < TODAY]

    offered = dict(menu_of(page))
    (words,) = [text for text in offered if text.startswith(meeting.terms.title)]
    offered[words].trigger()

    assert list(offered)[:2] == ["&Hôm nay", "&Chọn ngày…"]
    assert not any("quý IV" in text for text in offered)
    assert page.desk.ledger.past_day == meeting.terms.held_on
    assert meeting.terms.title in strip_of(page)._words.text()
    assert dict(menu_of(page))[words].isChecked()


def test_a_day_is_typed_and_only_one_that_is_over_can_be_looked_at(later: Workplace, qtbot: QtBot) -> None:
    looked: list[date] = []
    dialog = PastDayDialog(later, None, looked.append)
    qtbot.addWidget(dialog)

    dialog.day.set_day(TODAY)
    refused = dialog._yes.isEnabled(), dialog._problem.text()
    dialog.day.set_day(PAST)
    dialog.accept()

    assert refused[0] is False
    assert "trước hôm nay" in refused[1]
    assert looked == [PAST]


def test_today_is_no_past_day(page: TasksPage, later: Workplace) -> None:
    looking(page).look(TODAY)

    assert page.desk is later.desk
    assert not strip_of(page).isVisible()


# ------------------------------------------------------------ the detail beside


def test_the_card_beside_the_table_is_of_that_day_and_decides_nothing(later: Workplace, qtbot: QtBot) -> None:
    window = MainWindow(later, "Ủy ban nhân dân thành phố")
    qtbot.addWidget(window)
    window.show()
    page = window.front_page()
    assert isinstance(page, TasksPage)
    withdrawn = next(row for row in list_tasks.all_rows(later.desk, TaskQuery(TODAY)) if row.standing == "withdrawn")
    window.show_task(withdrawn.id)

    looking(page).look(PAST)
    card = shown_card(window)
    looking(page).back()

    assert (card.past, card.as_of, card.task.withdrawn) == (True, PAST, None)
    assert shown_card(window).task.withdrawn is not None


def shown_card(window: MainWindow) -> TaskCard:
    view = window.findChild(CardView)
    assert isinstance(view, CardView)
    assert view._card is not None
    return view._card
