"""A crash report says where and what kind, and never what the book holds."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from giaoban_tracker import __version__
from giaoban_tracker.domain.task_list import TaskQuery
from giaoban_tracker.ui.crash import CrashCatcher, report_of
from giaoban_tracker.ui.crash_dialog import CrashDialog
from giaoban_tracker.ui.operations import Operations
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow import list_tasks

SECRET = "rà soát lại các chỉ tiêu về giảm nghèo"


@pytest.fixture
def kept_hook() -> Iterator[None]:
    hook = sys.excepthook
    yield
    sys.excepthook = hook


def fault_about(words: str) -> BaseException:
    try:
        raise KeyError(words)
    except KeyError as fault:
        return fault


def test_a_report_names_version_kind_and_place_and_quotes_no_data() -> None:
    report = report_of(fault_about(SECRET))

    assert __version__ in report
    assert "builtins.KeyError" in report
    assert "ui/test_crash.py" in report
    assert "fault_about" in report
    assert SECRET not in report


def test_a_report_of_a_fault_deep_inside_holds_no_word_of_the_book(place: Workplace) -> None:
    rows = list_tasks.all_rows(place.desk, TaskQuery(place.desk.today))

    def broken(_: object) -> int:
        raise ValueError(rows[0].content)

    faults: list[BaseException] = []
    operations = Operations(inline=True)
    operations.crashed.connect(faults.append)
    operations.ask(lambda: sorted(rows, key=broken), lambda _: None)

    report = report_of(faults[0])
    assert "ui/operations.py" in report.replace("\\", "/")
    assert all(row.content not in report and row.lead not in report for row in rows if row.lead)


def test_paths_of_the_persons_folders_are_left_out() -> None:
    report = report_of(fault_about(SECRET))

    assert str(__file__).replace("\\", "/").rpartition("/tests/")[0] not in report.replace("\\", "/")


def test_the_same_fault_again_and_again_shows_one_dialog(
    qtbot: QtBot, kept_hook: None, caplog: pytest.LogCaptureFixture
) -> None:
    shown: list[str] = []

    def show_while_it_comes_again(report: str) -> None:
        shown.append(report)
        catcher.catch(fault_about("hai"))
        QCoreApplication.processEvents()

    catcher = CrashCatcher(show_while_it_comes_again)

    with caplog.at_level(logging.ERROR, "giaoban_tracker"):
        catcher.catch(fault_about(SECRET))
        qtbot.waitUntil(lambda: len(caplog.records) == 2)

    assert len(shown) == 1
    assert all(SECRET not in record.getMessage() for record in caplog.records)


def test_an_uncaught_fault_reaches_the_dialog(qtbot: QtBot, kept_hook: None) -> None:
    shown: list[str] = []
    _catcher = CrashCatcher(shown.append)

    fault = fault_about(SECRET)
    sys.excepthook(type(fault), fault, fault.__traceback__)

    qtbot.waitUntil(lambda: bool(shown))


def test_the_dialog_says_what_is_safe_and_copies_the_report(qtbot: QtBot) -> None:
    dialog = CrashDialog("Sổ giao ban 0\nbuiltins.KeyError")
    qtbot.addWidget(dialog)
    copy = next(button for button in dialog.findChildren(QPushButton) if button.text() == "Sao chép báo cáo")

    copy.click()

    assert QGuiApplication.clipboard().text() == "Sổ giao ban 0\nbuiltins.KeyError"
    text = dialog.findChild(QPlainTextEdit)
    assert text is not None
    assert text.isReadOnly()
    assert text.accessibleName() == "Báo cáo lỗi"
