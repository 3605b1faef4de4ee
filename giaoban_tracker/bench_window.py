"""The window's part of `giaoban bench`, a program of its own: drives the real window as a hand would and times it.

Every cause is timed until the repaint that a person sees, by the clock and by the processor: on a busy machine the
clock counts what other programs do. Prints one JSON object: samples in milliseconds as pairs (clock, processor).

    python -m giaoban_tracker.bench_window FOLDER
"""

from __future__ import annotations

import json
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TypeVar

from giaoban_tracker import machine
from giaoban_tracker.domain.identity import MeetingId, UnitId
from giaoban_tracker.domain.standing import Standing
from giaoban_tracker.domain.task_list import SortKey, TaskColumn, TaskQuery
from giaoban_tracker.places import resources_folder
from giaoban_tracker.workflow import edit_cells, list_tasks
from giaoban_tracker.workflow.edit_cells import CellField
from giaoban_tracker.workflow.group_tasks import Grouping
from giaoban_tracker.workflow.open_book import open_desk

from PySide6.QtCore import QEventLoop, QObject, QSettings, QTimer  # isort: skip - after the book's room, as in `app`
from PySide6.QtGui import QInputMethodEvent  # isort: skip
from PySide6.QtWidgets import QApplication, QLineEdit  # isort: skip

from giaoban_tracker.ui.icons import Icons
from giaoban_tracker.ui.main_window import MainWindow
from giaoban_tracker.ui.operations import Operations
from giaoban_tracker.ui.pages.tasks import TasksPage
from giaoban_tracker.ui.pages.tasks.groups import Groups
from giaoban_tracker.ui.pages.tasks.header import FilterHeader
from giaoban_tracker.ui.pages.tasks.model import TaskTableModel
from giaoban_tracker.ui.pages.tasks.table import TaskTable
from giaoban_tracker.ui.theme import Theme
from giaoban_tracker.ui.trace import Trace
from giaoban_tracker.ui.undo import UndoHistory
from giaoban_tracker.ui.workplace import Workplace

NOON = datetime.fromisoformat("2017-12-31T12:00:00+07:00")
"""The last day of an invented office."""

TYPED = (
    "giảm nghèo",
    "cổng thông tin điện tử",
    "cchc",
    "đất đai",
    "phòng nội vụ",
    "thu ngân sách",
    "xây dựng",
    "UBND xã",
    "vệ sinh môi trường",
    "NV-0123",
    "chủ tịch",
    "khiếu nại kéo dài",
    "quy hoạch",
    "ho ngheo",
)
"""Words that many tasks have, few, and none; parts of words; abbreviations, codes and units."""

_TOGETHER = 500
KEYS_MS, PAUSE_MS = 60, 700
"""Between two keys, and until counts and rows out of sight have come too."""
LONGEST_MS = 20_000
STEPS = 100

Sample = tuple[float, float]
ChildT = TypeVar("ChildT", bound=QObject)


class Hand(Trace):
    """Does something, and waits for the repaint that answers it."""

    def __init__(self) -> None:
        super().__init__()
        self._awaited = ""
        self._loop = QEventLoop()

    def mark(self, name: str, **_: int) -> None:
        if name == self._awaited:
            self._awaited = ""
            self._loop.quit()

    def seen(self, act: Callable[[], object], mark: str) -> Sample:
        """From the cause to the mark."""
        self._awaited = mark
        processors = _processors()
        clock, processor = time.perf_counter(), sum(one() for one in processors)
        act()
        self.wait(LONGEST_MS)
        if self._awaited:
            raise TimeoutError(mark)
        return (time.perf_counter() - clock) * 1000, (sum(one() for one in processors) - processor) * 1000

    def wait(self, milliseconds: int) -> None:
        """Let the window live for so long, or until what is awaited is seen."""
        timer = QTimer(singleShot=True, interval=milliseconds)
        timer.timeout.connect(self._loop.quit)
        timer.start()
        self._loop.exec()
        timer.stop()


class Drive:
    """The measurements, one after the other, on one window."""

    def __init__(self, place: Workplace, hand: Hand, page: TasksPage) -> None:
        self._place, self._hand, self._page = place, hand, page
        self._all = TaskQuery(place.desk.today)
        self._table = _child(page, TaskTable)

    def search(self) -> Iterator[Sample]:
        """Words typed key by key, each taken away at once afterwards."""
        line = _child(self._page, QLineEdit)
        for words in TYPED:
            for letter in words:
                key = QInputMethodEvent()
                key.setCommitString(letter)
                yield self._hand.seen(partial(QApplication.sendEvent, line, key), "search-painted")
                self._hand.wait(KEYS_MS)
            yield self._hand.seen(line.clear, "search-painted")
            self._hand.wait(PAUSE_MS)

    def sort(self) -> Iterator[Sample]:
        """Every column, both ways."""
        header = _child(self._page, FilterHeader)
        for column in TaskColumn:
            for descending in (False, True):
                order = (SortKey(column, descending),)
                yield self._hand.seen(partial(header.order_wanted.emit, order), "sort-painted")
                self._hand.wait(PAUSE_MS)
        self._hand.seen(lambda: header.order_wanted.emit(()), "sort-painted")
        self._hand.wait(PAUSE_MS)

    def filter(self) -> Iterator[Sample]:
        """Values of every column that has a filter, and all rows again after each."""
        for query in _narrowed(self._place, self._all):
            for one in (query, self._all):
                yield self._hand.seen(partial(self._page.show_query, one), "filter-painted")
                self._hand.wait(PAUSE_MS)

    def group(self) -> Iterator[Sample]:
        """By every column that has groups, and the plain list again after each."""
        groups = _child(self._page, Groups)
        for by in Grouping:
            for choice in (by, None):
                yield self._hand.seen(partial(groups.choose, choice), "group-painted")
                self._hand.wait(PAUSE_MS)

    def scroll(self) -> Iterator[Sample]:
        """From one end to the other: every frame, and every one that rows arriving late cause."""
        bar, view = self._table.verticalScrollBar(), self._table.viewport()

        def frame(act: Callable[[], object]) -> Sample:
            clock, processor = time.perf_counter(), time.thread_time()
            act()
            return (time.perf_counter() - clock) * 1000, (time.thread_time() - processor) * 1000

        for step in range(1, STEPS + 1):
            bar.setValue(bar.maximum() * step // STEPS)
            yield frame(view.repaint)
            self._hand.wait(KEYS_MS)
            yield frame(view.repaint)

    def bulk(self) -> Iterator[Sample]:
        """The field of many tasks changed, taken back, done again: each one step, until the table shows it."""
        place = self._place
        ids = _child(self._page, TaskTableModel).ids[: 3 * _TOGETHER]
        rows = list_tasks.rows(place.desk, ids, self._all.today)
        source = rows[0]
        others = [row.id for row in rows if row.field != source.field][:_TOGETHER]
        self._table.select([source.id, *others])
        # What a person has selected before they begin is shown beside the table by then.
        self._hand.wait(PAUSE_MS)

        def change() -> None:
            place.undo.decide(
                "Sửa nhiều dòng",
                lambda: edit_cells.fill_down(place.desk, source.id, others, CellField.FIELD),
            )

        for act in (change, place.undo.undo, place.undo.redo):
            yield self._hand.seen(act, "renewed-painted")
            self._hand.wait(PAUSE_MS)


def _narrowed(place: Workplace, query: TaskQuery) -> Iterator[TaskQuery]:
    desk = place.desk
    columns: Mapping[str, tuple[TaskColumn, Callable[[str], str]]] = {
        "units": (TaskColumn.LEAD, UnitId),
        "meetings": (TaskColumn.MEETING, MeetingId),
        "leaders": (TaskColumn.LEADER, str),
        "fields": (TaskColumn.FIELD, str),
        "standings": (TaskColumn.STANDING, Standing),
    }
    for name, (column, value_of) in columns.items():
        values = [value_of(facet.value) for facet in list_tasks.facets(desk, query, column)]
        for chosen in (values[:1], values[-1:], values[:5]):
            yield TaskQuery(query.today, **{name: frozenset(chosen)})  # type: ignore[arg-type]  # as the column's


def _processors() -> list[Callable[[], float]]:
    """Clocks of what a person waits for: the window's thread and the quick worker; counts aside keep nobody waiting.

    Where the system tells no thread's time it is the whole program's.
    """
    if sys.platform != "linux":
        return [time.process_time]
    awaited = [threading.main_thread(), *(one for one in threading.enumerate() if one.name == "errands-quick")]
    clocks = [time.pthread_getcpuclockid(one.ident) for one in awaited if one.ident is not None]
    return [partial(time.clock_gettime, clock) for clock in clocks]


def _child(parent: QObject, kind: type[ChildT]) -> ChildT:
    found = parent.findChild(kind)
    assert found is not None
    return found


def _peak_mb() -> float | None:
    """The most memory that this process ever held; None where the system does not tell."""
    if sys.platform != "linux":
        return None
    lines = Path("/proc/self/status").read_text(encoding="ascii", errors="replace").splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM"))


def main(folder: Path) -> int:
    """Measure everything on a book, which is changed; prints the samples."""
    desk = open_desk(folder, now=lambda: NOON, new_id=machine.new_id, by="đo tốc độ", resources=resources_folder())
    application = QApplication(["giaoban", "-style", "Fusion"])
    operations, hand = Operations(), Hand()
    settings = QSettings(str(folder / "cua-so.ini"), QSettings.Format.IniFormat)
    place = Workplace(
        desk=desk,
        operations=operations,
        undo=UndoHistory(desk, operations),
        theme=Theme(application),
        icons=Icons(desk.resources),
        settings=settings,
        trace=hand,
    )
    window = MainWindow(place, "")
    window.resize(1366, 768)
    hand.seen(window.show, "table-painted")
    hand.wait(3 * PAUSE_MS)
    page = window.front_page()
    assert isinstance(page, TasksPage)
    drive = Drive(place, hand, page)
    parts = (drive.search, drive.sort, drive.filter, drive.group, drive.scroll, drive.bulk)
    samples = {part.__name__: list(part()) for part in parts}
    print(json.dumps({"samples": samples, "peak_mb": _peak_mb()}))
    operations.close()
    window.close()
    desk.ledger.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
