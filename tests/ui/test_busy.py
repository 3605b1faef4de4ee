"""What a long errand shows: nothing for a quarter of a second, then its title, how far it is, and a way to stop it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton
from pytestqt.qtbot import QtBot

from giaoban_tracker.ui.busy import BusyBar
from giaoban_tracker.ui.operations import Operations, Progress


@pytest.fixture
def bar(qtbot: QtBot) -> tuple[BusyBar, Operations]:
    operations = Operations(inline=True)
    bar = BusyBar(operations)
    qtbot.addWidget(bar)
    return bar, operations


def patience(bar: BusyBar) -> QTimer:
    timer = bar.findChild(QTimer)
    assert timer is not None
    return timer


def test_a_short_errand_shows_nothing(bar: tuple[BusyBar, Operations]) -> None:
    shown, operations = bar

    operations.take_time("Đang vẽ", lambda _: None, lambda _: None)

    assert shown.isHidden()
    assert not patience(shown).isActive()


def test_a_longer_one_shows_its_title_and_how_far_it_is(bar: tuple[BusyBar, Operations]) -> None:
    shown, operations = bar
    progress = Progress()

    operations.began.emit("Đang đọc biên bản", progress)
    patience(shown).timeout.emit()
    operations.advanced.emit(3, 10)

    label, gauge = shown.findChild(QLabel), shown.findChild(QProgressBar)
    assert label is not None
    assert gauge is not None
    assert not shown.isHidden()
    assert label.text() == "Đang đọc biên bản…"
    assert (gauge.value(), gauge.maximum()) == (3, 10)
    operations.ended.emit()
    assert shown.isHidden()


def test_stopping_asks_the_errand_to_stop_once(bar: tuple[BusyBar, Operations]) -> None:
    shown, operations = bar
    progress = Progress()
    operations.began.emit("Đang đọc biên bản", progress)
    stop = shown.findChild(QPushButton)
    assert stop is not None

    stop.click()

    assert progress.stopped()
    assert not stop.isEnabled()


def test_the_bar_stays_until_the_last_of_several_errands_has_ended(bar: tuple[BusyBar, Operations]) -> None:
    shown, operations = bar
    operations.began.emit("Một", Progress())
    operations.began.emit("Hai", Progress())
    patience(shown).timeout.emit()

    operations.ended.emit()
    assert not shown.isHidden()
    operations.ended.emit()

    assert shown.isHidden()
