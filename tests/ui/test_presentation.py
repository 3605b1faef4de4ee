"""For the projector: one task at a time, moved by arrows, decided by one key."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from giaoban_tracker.domain.identity import TaskId
from giaoban_tracker.domain.task_list import TaskQuery
from giaoban_tracker.ui.dialogs.chase import ChaseSheet
from giaoban_tracker.ui.main_window import MainWindow
from giaoban_tracker.ui.presentation import Presentation, slides_of_agenda, slides_of_tasks
from giaoban_tracker.ui.presentation.slides import slide_text
from giaoban_tracker.ui.presentation.window import _SIZES
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow import decide
from giaoban_tracker.workflow.list_tasks import listing
from giaoban_tracker.workflow.prepare import prepare_meeting
from giaoban_tracker.workflow.show_task import task_by_code, task_card


@pytest.fixture
def tasks(place: Workplace) -> tuple[TaskId, ...]:
    return listing(place.desk, TaskQuery(place.desk.today)).ids


@pytest.fixture
def shown(place: Workplace, tasks: tuple[TaskId, ...], qtbot: QtBot) -> Presentation:
    window = Presentation(place, "Giao ban quý III", slides_of_tasks(tasks))
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    return window


def told(window: Presentation) -> list[str]:
    return [label.text() for label in window._told]


def test_arrows_go_through_the_tasks_and_stop_at_both_ends(shown: Presentation, qtbot: QtBot) -> None:
    qtbot.keyClick(shown, Qt.Key.Key_Left)
    assert shown._count.text() == "1 / 12"
    qtbot.keyClick(shown, Qt.Key.Key_Right)
    assert shown._count.text() == "2 / 12"
    qtbot.keyClick(shown, Qt.Key.Key_End)
    qtbot.keyClick(shown, Qt.Key.Key_Right)
    assert shown._count.text() == "12 / 12"


def test_a_late_task_tells_who_how_late_and_what_is_missing(shown: Presentation) -> None:
    words = told(shown)

    assert shown._code.text() == "NV-005"
    assert "Quá hạn 17 ngày" in shown._state.text()
    assert "Phòng Văn hóa và Thông tin" in words
    assert any("60%" in line for line in words)


def test_a_letter_opens_the_decision_and_what_cannot_be_decided_opens_nothing(
    shown: Presentation, qtbot: QtBot
) -> None:
    qtbot.keyClick(shown, Qt.Key.Key_N)
    assert shown.findChild(ChaseSheet) is None

    qtbot.keyClick(shown, Qt.Key.Key_C)

    assert shown.findChild(ChaseSheet) is not None
    assert "C đôn đốc" in shown._keys.text()
    assert "N nghiệm thu" not in shown._keys.text()


def test_what_is_decided_meanwhile_is_shown_at_once(shown: Presentation, place: Workplace) -> None:
    task = task_by_code(place.desk, "NV-005").id

    place.undo.decide("Gia hạn", lambda: decide.extend(place.desk, task, date(2017, 12, 31), "mưa lũ"))

    assert any("31/12/2017 (gia hạn 1 lần, hạn ban đầu 15/09/2017)" in line for line in told(shown))


def test_escape_leaves(shown: Presentation, qtbot: QtBot) -> None:
    qtbot.keyClick(shown, Qt.Key.Key_Escape)

    assert not shown.isVisible()


def test_of_a_blocs_task_the_units_that_are_not_through_are_named(place: Workplace) -> None:
    text = slide_text(task_card(place.desk, task_by_code(place.desk, "NV-001").id))

    assert dict(text.facts)["Đơn vị chủ trì"].startswith("0/13 đơn vị đã hoàn thành; còn ")


def test_a_task_under_two_points_of_the_agenda_is_spoken_of_once(place: Workplace) -> None:
    with place.desk.ledger.reading() as book:
        (meeting, *_) = book.meetings()
    agenda = prepare_meeting(place.desk, meeting.id)

    slides = slides_of_agenda(agenda)

    assert len({slide.task for slide in slides}) == len(slides)
    assert {slide.task for slide in slides} == {row.id for section in agenda.sections for row in section.rows}


def test_a_content_of_any_length_is_shown_whole_in_letters_that_fit(place: Workplace, qtbot: QtBot) -> None:
    task = task_by_code(place.desk, "NV-005")
    terms = task.terms
    decide.amend(place.desk, task.id, replace(terms, content="Rà soát hộ nghèo, cận nghèo. " * 30), task.revision)
    window = Presentation(place, "Giao ban", slides_of_tasks([task.id]))
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()

    long, short = window._content.font().pointSizeF(), _SIZES[0]
    assert window._height(round(long), slide_text(task_card(place.desk, task.id))) <= window.height()
    assert long < short


def test_f5_presents_what_the_table_shows(place: Workplace, qtbot: QtBot) -> None:
    window = MainWindow(place, "UBND")
    qtbot.addWidget(window)

    window._menus.presentation_wanted.emit()

    presentation = window.findChild(Presentation)
    assert presentation is not None
    assert presentation._count.text() == "1 / 12"
    presentation.close()
