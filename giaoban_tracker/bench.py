"""`giaoban bench`: the product's own paths, timed beside their floors in one run (medians; ratios are what counts).

A floor is the least that the same result can cost: an empty window, one bare commit, typst alone on the same markup.
Product and floor take turns, so that a machine that slows down slows both. What a person does in the window has no
floor but a limit (`bench_window`): it is the processor's time that is held against it, the clock's stands beside.
"""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from giaoban_tracker import machine
from giaoban_tracker.domain.errors import Unavailable
from giaoban_tracker.domain.identity import UnitId
from giaoban_tracker.domain.standing import Standing
from giaoban_tracker.domain.task import Claim, ReportTerms
from giaoban_tracker.domain.task_list import TaskColumn, TaskQuery
from giaoban_tracker.ledger.floor import bare_commits
from giaoban_tracker.paper import SHIPPED, document_of, pdf_markup, typeset
from giaoban_tracker.places import resources_folder
from giaoban_tracker.workflow import (
    decide,
    fill_table,
    invented_office,
    list_tasks,
    record_conclusions,
    sample_office,
    show_task,
)
from giaoban_tracker.workflow.desk import Desk
from giaoban_tracker.workflow.open_book import new_desk, open_desk
from giaoban_tracker.workflow.printing import Scope, drawn, lists

LAST_DAY = date(2017, 12, 31)
"""Of an invented office."""
PRINTED_ROWS = 1000
_START_LIMIT_S, _DRIVE_LIMIT_S = 60, 900
_SMALL = 10_000
"""Up to so many tasks the limits are those of a small book."""

_EMPTY_WINDOW = """
import sys, time
from PySide6.QtWidgets import QApplication, QMainWindow
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        print(time.time(), flush=True)
        app.exit()
app = QApplication(sys.argv)
window = Window()
window.resize(1100, 700)
window.show()
app.exec()
"""


@dataclass(frozen=True, slots=True)
class Timing:
    """One line of the table, in milliseconds.

    Attributes:
        product_ms: the median, or what `measure` says.
        floor_ms: the floor measured in the same run; None where the limit is absolute.
        limit: the issue's limit: a ratio where there is a floor, else milliseconds.
        measure: "p50"; "p95", "max" of the processor's time; "MB" where it is memory, and no time at all.
        half_ms: the median of the processor's time, where that is not the measure; None elsewhere.
        clock_ms: the measure by the clock; None where it is the clock's.
    """

    name: str
    title: str
    product_ms: float
    floor_ms: float | None
    limit: float
    measure: str = "p50"
    half_ms: float | None = None
    clock_ms: float | None = None

    @property
    def ratio(self) -> float | None:
        return None if self.floor_ms is None else self.product_ms / self.floor_ms

    @property
    def within(self) -> bool:
        """Whether the limit is kept."""
        return (self.product_ms if self.ratio is None else self.ratio) <= self.limit


def run(tasks: int, runs: int, book: Path | None = None) -> tuple[Timing, ...]:
    """Measure everything on a scratch book of that many invented tasks.

    Args:
        book: a data folder with such a book; a copy of it is measured, which is sooner there than a new one.

    Raises:
        Unavailable: "window-did-not-start" when the window cannot be started on this machine.
    """
    with tempfile.TemporaryDirectory(prefix="giaoban-bench-") as scratch:
        folder = Path(scratch) / "so"
        if book is not None:
            shutil.copytree(book, folder)
        make = new_desk if book is None else open_desk
        desk = make(folder, now=machine.now, new_id=machine.new_id, by="đo tốc độ", resources=resources_folder())
        try:
            if book is None:
                invented_office.fill(desk, tasks)
            total = fill_table.begin(desk, TaskQuery(LAST_DAY), 1).total
            timings = (
                _decision(desk, Path(scratch), runs * 5),
                _reading(desk, runs),
                _printing(desk, runs),
            )
        finally:
            desk.ledger.close()
        return (_start_up(folder, runs, total), *timings, *_window(folder, total))


def as_json(timings: tuple[Timing, ...]) -> dict[str, object]:
    """The table for programs."""
    return {
        "timings": [
            {
                "name": timing.name,
                "product_ms": round(timing.product_ms, 2),
                "floor_ms": None if timing.floor_ms is None else round(timing.floor_ms, 2),
                "ratio": None if timing.ratio is None else round(timing.ratio, 2),
                "limit": timing.limit,
                "within": timing.within,
                "measure": timing.measure,
                "half_ms": None if timing.half_ms is None else round(timing.half_ms, 2),
                "clock_ms": None if timing.clock_ms is None else round(timing.clock_ms, 2),
            }
            for timing in timings
        ]
    }


def as_lines(timings: tuple[Timing, ...]) -> list[str]:
    """The table for people."""
    lines = [f"{'Việc':<58} {'ms':>8} {'sàn ms':>8} {'tỷ lệ':>6} {'giới hạn':>9}"]
    for timing in timings:
        floor = "" if timing.floor_ms is None else f"{timing.floor_ms:.1f}"
        ratio = "" if timing.ratio is None else f"{timing.ratio:.2f}"
        unit = "×" if timing.ratio is not None else "MB" if timing.measure == "MB" else "ms"
        verdict = "đạt" if timing.within else "CHƯA ĐẠT"
        beside = f" (giữa {timing.half_ms:.0f}, đồng hồ {timing.clock_ms:.0f})" if timing.half_ms is not None else ""
        limit = f"{timing.limit:g} {unit}"
        figures = f"{timing.product_ms:>8.1f} {floor:>8} {ratio:>6} {limit:>9}"
        lines.append(f"{timing.title:<58} {figures}  {verdict}{beside}")
    return lines


def _environment() -> dict[str, str]:
    """Programs start as on a person's computer, where what was compiled once is kept."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    if sys.platform == "linux" and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        environment["QT_QPA_PLATFORM"] = "offscreen"
    return environment


def _start_up(folder: Path, runs: int, tasks: int) -> Timing:
    trace = folder.parent / "trace.jsonl"
    environment = _environment() | {"GIAOBAN_TRACE": str(trace), "GIAOBAN_QUIT": "table-painted"}
    window = [sys.executable, "-m", "giaoban_tracker", "--data", str(folder)]
    empty = [sys.executable, "-c", _EMPTY_WINDOW]

    def painted() -> float:
        trace.unlink(missing_ok=True)
        _spawned(window, environment)
        marks = [json.loads(line) for line in trace.read_text(encoding="utf-8").splitlines()]
        return float(next(mark["ms"] for mark in marks if mark["mark"] == "table-painted"))

    def empty_painted() -> float:
        started = time.time()
        return (float(_spawned(empty, environment).split()[0]) - started) * 1000

    # Both from the start of the process to their first paint; what either spends on leaving counts for neither.
    product_ms, floor_ms = _in_turns(painted, empty_painted, runs)
    title = "Mở cửa sổ đến khi thấy bảng nhiệm vụ"
    return Timing("start-up", title, product_ms, floor_ms, 4 if tasks > _SMALL else 3.5)


def _window(folder: Path, tasks: int) -> Iterator[Timing]:
    """What a person does in the window, each until they see it."""
    command = [sys.executable, "-m", "giaoban_tracker.bench_window", str(folder)]
    told = json.loads(_spawned(command, _environment(), _DRIVE_LIMIT_S))
    limits = {
        "search": ("Gõ một chữ vào ô tìm đến khi thấy kết quả", 33 if tasks > _SMALL else 16, 0.95),
        "sort": ("Đổi cột sắp xếp", 100, 0.95),
        "filter": ("Đổi bộ lọc", 100, 0.95),
        "group": ("Đổi cách nhóm", 100, 0.95),
        "scroll": ("Cuộn từ đầu đến cuối: khung hình chậm nhất", 33, 1.0),
        "bulk": ("Sửa 500 nhiệm vụ một lần, hoàn tác, làm lại", 500, 0.5),
    }
    for name, (title, limit, share) in limits.items():
        clock, processor = zip(*told["samples"][name], strict=True)
        measure = {0.5: "p50", 0.95: "p95", 1.0: "max"}[share]
        yield Timing(
            name,
            f"{title} ({measure})",
            _at(processor, share),
            None,
            limit,
            measure,
            half_ms=_at(processor, 0.5),
            clock_ms=_at(clock, share),
        )
    if told["peak_mb"] is not None:
        yield Timing("memory", "Bộ nhớ nhiều nhất trong các việc trên", told["peak_mb"], None, 250, "MB")


def _at(samples: Sequence[float], share: float) -> float:
    """The sample below which that share of them lies."""
    return sorted(samples)[min(len(samples) - 1, int(len(samples) * share))]


def _spawned(command: list[str], environment: dict[str, str], limit_s: int = _START_LIMIT_S) -> str:
    """Run a program to its end; returns what it printed."""
    try:
        done = subprocess.run(
            command, env=environment, check=True, timeout=limit_s, capture_output=True, encoding="utf-8"
        )
    except (subprocess.SubprocessError, OSError) as fault:
        raise Unavailable("window-did-not-start") from fault
    return done.stdout


def _decision(desk: Desk, scratch: Path, runs: int) -> Timing:
    still_open = TaskQuery(LAST_DAY, standings=frozenset({Standing.OPEN_OVERDUE, Standing.OPEN_IN_TIME}))
    open_tasks = fill_table.begin(desk, still_open, runs).ids
    owners = iter([(task, show_task.task_card(desk, task).task.shares[0].unit) for task in open_tasks])
    commits = bare_commits(scratch / "bare.db")

    def decide_once() -> float:
        task, unit = next(owners)
        terms = ReportTerms(unit, Claim.IN_PROGRESS, 80, "Đã thực hiện thêm một bước.")
        start = time.perf_counter()
        decide.report(desk, task, terms)
        return (time.perf_counter() - start) * 1000

    def commit_once() -> float:
        start = time.perf_counter()
        next(commits)
        return (time.perf_counter() - start) * 1000

    product_ms, floor_ms = _in_turns(decide_once, commit_once, min(runs, len(open_tasks)) - 1)
    commits.close()
    return Timing("decision", "Ghi một quyết định (sự kiện, bảng dẫn xuất, cam kết)", product_ms, floor_ms, 1.5)


def _reading(desk: Desk, runs: int) -> Timing:
    minutes = desk.resources / "sample" / sample_office.MINUTES
    names = [unit.name for unit in list_tasks.particulars(desk).units]

    def read_once() -> float:
        start = time.perf_counter()
        record_conclusions.propose_for(names, minutes, sample_office.HELD_ON)
        return (time.perf_counter() - start) * 1000

    read_once()
    product_ms = statistics.median(read_once() for _ in range(runs))
    return Timing("read-seed", "Đọc biên bản mẫu", product_ms, None, 150)


def _printing(desk: Desk, runs: int) -> Timing:
    # One unit's list, as many times as it takes: how long the book is does not matter to the paper.
    busiest = max(list_tasks.facets(desk, TaskQuery(LAST_DAY), TaskColumn.LEAD), key=lambda unit: unit.count)
    form = lists.follow_up(desk, Scope(TaskQuery(LAST_DAY, units=frozenset({UnitId(busiest.value)}))))
    rows = (form.rows * (PRINTED_ROWS // max(1, len(form.rows)) + 1))[:PRINTED_ROWS]
    # No two rows alike: typst would set a cell that it has set before for nothing.
    form = replace(form, rows=tuple(replace(row, content=f"{row.content} {n}") for n, row in enumerate(rows)))
    markup = pdf_markup(document_of(form), desk.resources, SHIPPED)

    def print_once() -> float:
        start = time.perf_counter()
        drawn(desk, document_of(form), ".pdf")
        return (time.perf_counter() - start) * 1000

    def compile_once() -> float:
        start = time.perf_counter()
        typeset(markup)
        return (time.perf_counter() - start) * 1000

    product_ms, floor_ms = _in_turns(print_once, compile_once, runs)
    return Timing("print-1000", f"In danh sách {PRINTED_ROWS} dòng ra PDF", product_ms, floor_ms, 1.3)


def _in_turns(product: Callable[[], float], floor: Callable[[], float], runs: int) -> tuple[float, float]:
    """Medians of both, taken in turns after one run of each that is not counted."""
    product()
    floor()
    pairs = [(product(), floor()) for _ in range(runs)]
    return statistics.median(pair[0] for pair in pairs), statistics.median(pair[1] for pair in pairs)
