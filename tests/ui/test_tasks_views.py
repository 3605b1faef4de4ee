"""Named views of the table: kept, chosen, counted only when somebody looks, forgotten and taken back."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from giaoban_tracker.domain.task_list import SortKey, TaskColumn
from giaoban_tracker.ui.pages.tasks import TasksPage
from giaoban_tracker.ui.pages.tasks.columns import COLUMNS
from giaoban_tracker.ui.pages.tasks.views import NameDialog
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow import saved_views
from giaoban_tracker.workflow.group_tasks import Grouping


@pytest.fixture
def page(place: Workplace, qtbot: QtBot) -> TasksPage:
    page = TasksPage(place)
    qtbot.addWidget(page)
    page.resize(1200, 700)
    page.show()
    page.enter()
    return page


def menu_of(page: TasksPage) -> QMenu:
    menu = QMenu(page)
    page._on_demand.named_views().fill(menu)
    return menu


def texts(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions() if action.text()]


def press(menu: QMenu, words: str) -> None:
    next(action for action in menu.actions() if action.text().startswith(words)).trigger()


def test_a_view_brings_back_conditions_order_groups_and_columns(page: TasksPage) -> None:
    page._search.setText("ubnd")
    page._sort((SortKey(TaskColumn.CODE, descending=True),))
    page._groups.choose(Grouping.STANDING)
    product = next(place for place, column in enumerate(COLUMNS) if column.key == "product")
    page._table.show_column(product, shown=True)
    seen = (page._query, page._model.ids, page._table.shown_columns())
    page._on_demand.named_views().keep("Việc UBND")
    page._groups.choose(None)
    page._show_all()
    page._table.first_columns()

    press(menu_of(page), "Việc UBND")

    assert (page._query, page._model.ids, page._table.shown_columns()) == seen
    assert page._search.text() == "ubnd"


def test_views_are_counted_when_the_menu_opens(page: TasksPage) -> None:
    page._search.setText("ngheo")
    page._on_demand.named_views().keep("Giảm nghèo & an sinh")

    menu = menu_of(page)

    assert "Giảm nghèo && an sinh\t1" in texts(menu)


def test_without_views_the_menu_says_so_and_offers_to_keep_one(page: TasksPage) -> None:
    assert texts(menu_of(page)) == ["Chưa có dạng xem nào", "&Lưu những gì đang thấy…"]


def test_a_name_is_asked_for_and_none_is_not_taken(page: TasksPage, place: Workplace) -> None:
    press(menu_of(page), "&Lưu")
    dialog = page.findChild(NameDialog)
    assert isinstance(dialog, NameDialog)

    dialog._line.setText("  ")
    nameless = dialog._yes.isEnabled()
    dialog._line.setText(" Của  tôi ")
    dialog.accept()

    assert not nameless
    assert [view.name for view in saved_views.views(place.desk)] == ["Của tôi"]


def test_the_view_one_is_in_can_be_brought_up_to_date(page: TasksPage, place: Workplace) -> None:
    page._on_demand.named_views().keep("Của tôi")
    page._search.setText("ubnd")

    press(menu_of(page), "&Cập nhật «Của tôi»")

    assert [view.query.search for view in saved_views.views(place.desk)] == ["ubnd"]


def test_a_forgotten_view_can_be_taken_back(page: TasksPage, place: Workplace) -> None:
    page._on_demand.named_views().keep("Của tôi")
    [view] = saved_views.views(place.desk)

    page._on_demand.named_views().forget(view)
    gone = saved_views.views(place.desk)
    press(menu_of(page), "Lấy &lại «Của tôi»")

    assert gone == ()
    assert saved_views.views(place.desk) == (view,)
