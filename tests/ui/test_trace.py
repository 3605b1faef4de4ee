"""Marks for measuring: written where the environment asks for them, and nowhere else."""

from __future__ import annotations

import json
import threading
import time
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from giaoban_tracker.ui import trace as trace_module
from giaoban_tracker.ui.trace import QUIT_VARIABLE, TRACE_VARIABLE, Trace, process_start


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(TRACE_VARIABLE, str(tmp_path / "marks.jsonl"))
    return tmp_path / "marks.jsonl"


def marks(file: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def test_each_mark_is_one_line_with_the_milliseconds_since_the_process_began(file: Path, qtbot: QtBot) -> None:
    trace = Trace()
    before = (time.time() - process_start()) * 1000

    trace.mark("window-shown")
    trace.mark("table-painted", rows=12)
    trace.stop()

    first, second = (mark for mark in marks(file) if mark["mark"] != "blocked")
    assert first["mark"] == "window-shown"
    assert before - 1000 <= first["ms"] <= second["ms"]
    assert (second["mark"], second["rows"]) == ("table-painted", 12)


def test_the_process_began_before_now_and_not_long_ago() -> None:
    assert 0 < time.time() - process_start() < 24 * 3600


def test_without_being_asked_nothing_is_written_and_nobody_watches(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.delenv(TRACE_VARIABLE, raising=False)
    monkeypatch.delenv(QUIT_VARIABLE, raising=False)
    trace = Trace()

    trace.mark("window-shown")
    trace.stop()

    assert not trace.is_on
    assert list(tmp_path.iterdir()) == []
    assert not [thread for thread in threading.enumerate() if thread.name == "pulse"]


def test_the_program_quits_after_the_mark_that_was_named_even_before_it_runs(
    monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, qapp: QCoreApplication
) -> None:
    monkeypatch.setenv(QUIT_VARIABLE, "table-painted")
    trace = Trace()

    trace.mark("window-shown")
    trace.mark("table-painted")

    assert qapp.exec() == 0


def test_a_busy_windows_thread_is_told_with_its_length(
    file: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(trace_module, "BLOCKED_MS", 30)
    trace = Trace()
    knocks: list[bool] = []
    trace._pulse.knocked.connect(lambda: knocks.append(True))  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: len(knocks) >= 2)

    busy_until = time.monotonic() + 0.12
    while time.monotonic() < busy_until:
        pass
    qtbot.waitUntil(lambda: file.exists() and bool(marks(file)))
    trace.stop()

    assert marks(file)[0]["mark"] == "blocked"
    assert marks(file)[0]["length"] >= 60
    assert 10 <= marks(file)[0]["busy"] <= marks(file)[0]["length"] + 1
