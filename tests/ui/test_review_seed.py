"""The seed's briefing by keyboard alone: a key for each draft, one to write them into the book."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from giaoban_tracker.domain.task_list import TaskQuery
from giaoban_tracker.ui.pages.meetings import MeetingsPage
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow import browse, list_tasks, sample_office, set_up_office


def test_the_seed_enters_the_book_with_one_key_for_each_draft_and_one_to_record(
    qtbot: QtBot, empty_place: Workplace
) -> None:
    desk = empty_place.desk
    set_up_office.set_up(desk, sample_office.PRESET, name=sample_office.OFFICE_NAME, on=sample_office.SET_UP_ON)
    page = MeetingsPage(empty_place)
    empty_place.operations.changed.connect(page.take)
    qtbot.addWidget(page)
    page.read_file(desk.resources / "sample" / sample_office.MINUTES)
    assert page.review is not None
    drafts = len(page.review.reviewing.review.cards)
    presses = 0

    while page.review.reviewing.review.waiting:
        qtbot.keyClick(page.review.list, Qt.Key.Key_A)
        presses += 1
    qtbot.keyClick(page.review.list, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    presses += 1

    assert presses == drafts + 1
    assert 8 <= drafts <= 20
    assert list_tasks.listing(desk, TaskQuery(desk.today)).total == drafts
    (line,) = browse.meetings(desk)
    assert line.bloc == sample_office.BLOC
    assert page.front is page.sheet
