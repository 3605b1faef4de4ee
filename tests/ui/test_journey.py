"""One journey through the real window with its real workers: from the first start to a saved PDF.

The person's hand is played by the test, the system's file dialogs answer at once; everything else is as people run it.
A watchdog measures how long the window's thread was busy.
"""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QCoreApplication, QEvent, QSettings, Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from giaoban_tracker import app, machine
from giaoban_tracker.domain.errors import GiaobanError
from giaoban_tracker.domain.task import Claim
from giaoban_tracker.places import resources_folder
from giaoban_tracker.ui import ask
from giaoban_tracker.ui.dialogs.report import ReportSheet
from giaoban_tracker.ui.dialogs.verdicts import AcceptSheet
from giaoban_tracker.ui.first_run import FirstRun
from giaoban_tracker.ui.main_window import MainWindow
from giaoban_tracker.ui.pages.meetings import MeetingsPage
from giaoban_tracker.ui.pages.meetings.sheet import SheetView
from giaoban_tracker.ui.pages.printing import PrintingPage
from giaoban_tracker.ui.pages.tasks import TasksPage
from giaoban_tracker.ui.trace import BLOCKED_MS, QUIT_VARIABLE, TRACE_VARIABLE
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow import browse, list_tasks, sample_office, show_task
from tests.conftest import Almanac
from tests.ui.input_method import commit

RESULT = "Đã rà soát xong tại 8/8 xã, phường; đề nghị điều chỉnh 02 chỉ tiêu."
WidgetT = TypeVar("WidgetT", bound=QWidget)

BUILDING = ("open the page of meetings", "read the minutes", "open the report", "accept", "open the page of printing")
"""Steps in which a page or a dialog is built for the first time: its modules are loaded and its widgets made, once in a
window's life.
"""
BUILDING_MS = 200
SHARED_MACHINE = 1.5
"""The same work takes so much longer where other programs share the processor's caches."""


class Journey:
    """What the person does, step by step; each step waits for what the person would wait for."""

    def __init__(self, qtbot: QtBot, almanac: Almanac, folder: Path) -> None:
        self.qtbot = qtbot
        self.almanac = almanac
        self.folder = folder
        self.window: MainWindow | None = None
        self.place: Workplace | None = None
        self.fault: BaseException | None = None
        self.told: list[GiaobanError] = []

    # ------------------------------------------------------------ the first start

    def describe_office(self) -> None:
        """Fill in the first run and create the book."""
        first = QApplication.activeModalWidget()
        assert isinstance(first, FirstRun)
        first._name.clear()
        commit(first._name, sample_office.OFFICE_NAME)
        commit(first._place, sample_office.PLACE)
        commit(first._signer, sample_office.SIGNER)
        self.qtbot.mouseClick(first._create, Qt.MouseButton.LeftButton)

    # ------------------------------------------------------------ in the window

    def go(self) -> None:
        """Everything after the window has opened; then the program is quit."""
        try:
            self.read_minutes()
            self.judge_and_record()
            self.report_and_accept()
            self.print_and_save()
        except BaseException as fault:  # noqa: BLE001 - told after the program has ended
            self.fault = fault
        finally:
            QCoreApplication.quit()

    def read_minutes(self) -> None:
        self.note("open the page of meetings")
        self.action("Đọc biên bản…").trigger()
        self.note("read the minutes")
        page = self.front(MeetingsPage)
        self.qtbot.waitUntil(lambda: page.review is not None and page.front is page.review, timeout=20_000)
        assert page.review is not None
        assert page.review.reviewing.session.terms.held_on == date(2017, 7, 5)
        assert len(page.review.reviewing.review.cards) >= 10

    def judge_and_record(self) -> None:
        page = self.front(MeetingsPage)
        review = page.review
        assert review is not None
        self.qtbot.waitUntil(lambda: QApplication.focusWidget() is review.list)
        cards = len(review.reviewing.review.cards)
        self.note("judge")
        self.qtbot.keyClick(review.list, Qt.Key.Key_A)
        assert len(review.reviewing.review.adopted) == 1
        review.do("accept-rest")
        assert len(review.reviewing.review.adopted) == cards
        self.note("record")
        self.qtbot.keyClick(review.list, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        self.qtbot.waitUntil(lambda: isinstance(page.front, SheetView), timeout=20_000)
        assert len(self.book_tasks()) == cards

    def report_and_accept(self) -> None:
        self.almanac.turn_to(date(2017, 9, 28))
        self.note("show the tasks")
        self.the_window().show_page("tasks")
        table = self.front(TasksPage)._table
        self.qtbot.waitUntil(lambda: table.model().rowCount() == len(self.book_tasks()), timeout=20_000)
        self.note("open the detail")
        first_row = table.visualRect(table.model().index(0, 1)).center()
        self.qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=first_row)
        detail = self.the_window()._detail
        self.qtbot.waitUntil(lambda: detail.isVisible() and self.action("Báo cáo…").isEnabled(), timeout=20_000)
        self.note("open the report")
        self.action("Báo cáo…").trigger()
        report = self.dialog(ReportSheet)
        report._claim.choose(Claim.DONE)
        commit(report._result, RESULT)
        self.note("write the report")
        self.write(report)
        self.qtbot.waitUntil(lambda: self.action("Nghiệm thu…").isEnabled(), timeout=20_000)
        self.note("accept")
        self.action("Nghiệm thu…").trigger()
        self.write(self.dialog(AcceptSheet))
        code = self.first_task_code()
        assert self.action("Hoàn tác").text().replace("&", "") == f"Hoàn tác: Nghiệm thu {code}"

    def print_and_save(self) -> None:
        self.note("open the page of printing")
        self.action("In…").trigger()
        page = self.front(PrintingPage)
        painted: list[bool] = []
        page._preview.first_painted.connect(lambda: painted.append(True))
        self.qtbot.waitUntil(lambda: bool(painted) or page._printed is not None, timeout=30_000)
        self.qtbot.waitUntil(lambda: not page._preview._unseen, timeout=20_000)
        self.note("save")
        page._saving.save_button.click()
        self.qtbot.waitUntil(page._message.isVisible, timeout=20_000)

    # ------------------------------------------------------------ what the steps share

    def note(self, step: str) -> None:
        """Mark in the trace where the journey is."""
        assert self.place is not None
        self.place.trace.mark(f"step {step}")

    def the_window(self) -> MainWindow:
        assert self.window is not None
        return self.window

    def front(self, kind: type[WidgetT]) -> WidgetT:
        page = self.the_window().front_page()
        assert isinstance(page, kind)
        return page

    def action(self, words: str) -> QAction:
        """The menu's action whose words begin so."""
        found = [
            action
            for action in self.the_window().findChildren(QAction)
            if action.text().replace("&", "").startswith(words)
        ]
        assert found, words
        return found[0]

    def dialog(self, kind: type[WidgetT]) -> WidgetT:
        """The dialog of that kind, once it is open."""
        found: list[WidgetT] = []

        def is_open() -> bool:
            found[:] = [one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible()]
            return bool(found)

        self.qtbot.waitUntil(is_open, timeout=20_000)
        return found[0]

    def write(self, sheet: QDialog) -> None:
        """Say yes in a dialog, and wait until it is written and closed."""
        done: list[bool] = []
        sheet.finished.connect(lambda _: done.append(True))
        sheet.accept()
        self.qtbot.waitUntil(lambda: bool(done), timeout=20_000)

    def book_tasks(self) -> tuple[str, ...]:
        assert self.place is not None
        desk = self.place.desk
        meeting = list_tasks.particulars(desk).meetings[0].id
        return tuple(row.code for row in browse.meeting_sheet(desk, meeting).tasks)

    def first_task_code(self) -> str:
        assert self.place is not None
        row = self.front(TasksPage)._selected_row()
        assert row is not None
        card = show_task.task_card(self.place.desk, row.id)
        assert any(line.share.acceptance is not None for line in card.shares)
        return card.task.terms.code


@pytest.fixture
def journey(
    qtbot: QtBot, almanac: Almanac, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: QApplication
) -> Iterator[Journey]:
    """The machine around the journey: its clock stands in July 2017, its folders are the test's."""
    journey = Journey(qtbot, almanac, tmp_path)
    monkeypatch.delenv(QUIT_VARIABLE, raising=False)
    monkeypatch.setenv(TRACE_VARIABLE, str(tmp_path / "marks.jsonl"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "máy"))
    monkeypatch.setattr(machine, "now", almanac.now)
    monkeypatch.setattr(machine, "new_id", almanac.new_id)
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path / "cấu hình"))
    minutes = resources_folder() / "sample" / sample_office.MINUTES
    monkeypatch.setattr(ask, "for_minutes_file", lambda *_: minutes)
    monkeypatch.setattr(ask, "for_paper_target", lambda *_: tmp_path / "danh sách.pdf")
    monkeypatch.setattr(ask, "tell", lambda _, error: journey.told.append(error))
    build: Callable[[MainWindow, Workplace, str], None] = MainWindow.__init__

    def watched(window: MainWindow, place: Workplace, office: str) -> None:
        build(window, place, office)
        journey.window, journey.place = window, place
        QTimer.singleShot(0, window, journey.go)

    monkeypatch.setattr(MainWindow, "__init__", watched)
    exec_first = FirstRun.exec

    def run_first(first: FirstRun) -> int:
        QTimer.singleShot(0, first, journey.describe_office)
        return exec_first(first)

    monkeypatch.setattr(FirstRun, "exec", run_first)
    yield journey
    root = logging.getLogger("giaoban_tracker")
    for handler in list(root.handlers):
        root.removeHandler(handler)
        handler.close()
    root.setLevel(logging.NOTSET)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def test_one_briefing_from_the_first_start_to_the_paper_on_the_table(journey: Journey, tmp_path: Path) -> None:
    code = app.run(["--data", str(tmp_path / "so")])

    if journey.fault is not None:
        raise journey.fault
    assert code == 0
    assert journey.told == []
    pages = PdfReader(tmp_path / "danh sách.pdf").pages
    text = " ".join(" ".join(page.extract_text() for page in pages).split())
    assert RESULT in text
    assert "ỦY BAN NHÂN DÂN THÀNH PHỐ SÔNG MAI" in text
    assert sample_office.SIGNER in text
    marks = [json.loads(line) for line in (tmp_path / "marks.jsonl").read_text(encoding="utf-8").splitlines()]
    assert {"window-shown", "table-painted", "preview-painted"} <= {mark["mark"] for mark in marks}
    assert [one for one in freezes(marks) if one.busy_ms > one.allowed_ms] == []


@dataclass(frozen=True)
class Freeze:
    """How long the window's own thread kept it from answering, and during which step."""

    step: str
    busy_ms: int

    @property
    def allowed_ms(self) -> float:
        return SHARED_MACHINE * (BUILDING_MS if self.step in BUILDING else BLOCKED_MS)


def freezes(marks: Sequence[Mapping[str, Any]]) -> list[Freeze]:
    """The watchdog's marks with the step in which each wait began.

    What counts is the work of the window's thread: how long a wait takes on the clock depends on what else the machine
    is doing, which no test can know.
    """
    steps = [(mark["ms"], mark["mark"].removeprefix("step ")) for mark in marks if mark["mark"].startswith("step ")]
    found = []
    for mark in marks:
        if mark["mark"] == "blocked":
            begun = mark["ms"] - mark["length"]
            step = next((name for ms, name in reversed(steps) if ms <= begun), "start")
            found.append(Freeze(step, mark["busy"]))
    return found


def test_a_freeze_belongs_to_the_step_in_which_it_began() -> None:
    marks = [
        {"mark": "step judge", "ms": 100},
        {"mark": "step record", "ms": 300},
        {"mark": "blocked", "ms": 320, "length": 180, "busy": 160},
    ]

    assert freezes(marks) == [Freeze("judge", 160)]
    assert freezes(marks)[0].busy_ms > freezes(marks)[0].allowed_ms
