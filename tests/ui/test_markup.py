"""Words of a unit that look like markup are shown as the words they are, wherever they stand (exchange.md §7, 26)."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from giaoban_tracker.domain.identity import TaskId
from giaoban_tracker.domain.task import Claim, ReportTerms, TaskTerms
from giaoban_tracker.ui.main_window import MainWindow
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow import assign, decide, list_tasks

HOSTILE = '<b>Đậm</b> <a href="file:///c:/x.exe">bấm</a> <img src="//nơi-khác/x.png"> & <br>'


def hostile_task(place: Workplace) -> TaskId:
    unit = list_tasks.particulars(place.desk).units[0].id
    task = assign.assign(place.desk, TaskTerms("", HOSTILE, lead=(unit,), product=HOSTILE, note=HOSTILE)).task
    terms = ReportTerms(unit, Claim.IN_PROGRESS, 40, HOSTILE, difficulty=HOSTILE, proposal=HOSTILE)
    decide.report(place.desk, task, terms)
    decide.send_back(place.desk, task, unit, HOSTILE)
    return task


def labels_with(parent: QWidget, words: str) -> list[QLabel]:
    return [label for label in parent.findChildren(QLabel) if words in label.text()]


def test_markup_in_the_words_of_others_is_words(place: Workplace, qtbot: QtBot) -> None:
    task = hostile_task(place)
    window = MainWindow(place, "UBND thành phố")
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    for page in ("overview", "meetings", "post", "journal", "tasks"):
        window.show_page(page)
    window.show_task(task)
    QApplication.processEvents()

    shown = labels_with(window, "<b>Đậm</b>")

    assert shown, "the detail shows the task"
    assert [label.text() for label in shown if label.textFormat() is not Qt.TextFormat.PlainText] == []
