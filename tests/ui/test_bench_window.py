"""The hand of the benchmark: every cause it knows is answered by a repaint, on a small book and without pauses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from giaoban_tracker import bench_window
from giaoban_tracker.bench_window import Drive, Hand
from giaoban_tracker.domain.task_list import TaskColumn
from giaoban_tracker.ui.pages.tasks import TasksPage
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow.group_tasks import Grouping


@pytest.fixture
def drive(place: Workplace, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Drive]:
    for name, value in {"KEYS_MS": 1, "PAUSE_MS": 1, "LONGEST_MS": 5000, "STEPS": 3, "TYPED": ("rà", "zz")}.items():
        monkeypatch.setattr(bench_window, name, value)
    hand = Hand()
    page = TasksPage(replace(place, trace=hand))
    qtbot.addWidget(page)
    place.operations.changed.connect(page.take)
    page.resize(1100, 700)
    page.show()
    hand.seen(page.enter, "table-painted")
    yield Drive(place, hand, page)
    hand.stop()


def test_every_cause_is_seen_answered(drive: Drive) -> None:
    assert len(list(drive.search())) == len("rà") + len("zz") + 2
    assert len(list(drive.sort())) == 2 * len(TaskColumn)
    assert len(list(drive.filter())) == 2 * 3 * 5
    assert len(list(drive.group())) == 2 * len(Grouping)
    assert len(list(drive.scroll())) == 2 * 3
    samples = list(drive.bulk())
    assert len(samples) == 3
    assert all(clock >= 0 and processor >= 0 for clock, processor in samples)


def test_what_is_never_seen_is_told(drive: Drive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bench_window, "LONGEST_MS", 20)

    with pytest.raises(TimeoutError, match="preview-painted"):
        drive._hand.seen(lambda: None, "preview-painted")
