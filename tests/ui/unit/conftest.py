"""The sample office's Phòng Nội vụ at its own computer, and computers that have only just joined."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from giaoban_tracker import demo
from giaoban_tracker.ledger import engine
from giaoban_tracker.places import resources_folder
from giaoban_tracker.ui.icons import Icons
from giaoban_tracker.ui.operations import Operations
from giaoban_tracker.ui.theme import Theme
from giaoban_tracker.ui.trace import Trace
from giaoban_tracker.ui.undo import UndoHistory
from giaoban_tracker.ui.unit_window import UnitWindow
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow import sample_office
from giaoban_tracker.workflow.desk import Desk
from giaoban_tracker.workflow.open_book import new_desk, open_desk
from tests.conftest import Almanac
from tests.workflow.post.conftest import World, fresh_world

UNIT = "Phòng Nội vụ"


@pytest.fixture(autouse=True)
def no_waiting_for_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a crash would leave on the disk is proved elsewhere."""
    monkeypatch.setattr(engine, "PRAGMAS", (*engine.PRAGMAS, "synchronous=OFF"))


@pytest.fixture(scope="session")
def unit_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample unit's data folder, filled once; tests work on copies."""
    folder = tmp_path_factory.mktemp("don-vi") / "so"
    numbers = count(1)

    def make(place: Path) -> Desk:
        almanac = Almanac(numbers=numbers)
        return new_desk(place, now=almanac.now, new_id=almanac.new_id, by="Lò Văn Pấng", resources=resources_folder())

    desk = make(folder)
    demo.fill_unit_with_sample(desk, make)
    desk.ledger.close()
    return folder


@pytest.fixture
def place_on(theme: Theme, icons: Icons, tmp_path: Path) -> Iterator[Callable[[Desk], Workplace]]:
    """Makes a workplace at a desk; errands run at once, and a bug in one fails the test."""
    made: list[Workplace] = []

    def make(desk: Desk) -> Workplace:
        operations = Operations(inline=True)
        operations.crashed.connect(_fail)
        settings = QSettings(str(tmp_path / f"cua-so-{len(made)}.ini"), QSettings.Format.IniFormat)
        made.append(
            Workplace(desk, operations, UndoHistory(desk, operations), theme, icons, settings, Trace(), is_sample=False)
        )
        return made[-1]

    yield make
    for place in made:
        place.operations.close()


@pytest.fixture
def unit_place(
    unit_folder: Path, tmp_path: Path, place_on: Callable[[Desk], Workplace], almanac: Almanac
) -> Iterator[Workplace]:
    """The sample unit on the sample's day."""
    shutil.copytree(unit_folder, tmp_path / "so-don-vi")
    almanac.turn_to(sample_office.AS_OF)
    almanac.numbers = count(100_000)
    desk = open_desk(
        tmp_path / "so-don-vi", now=almanac.now, new_id=almanac.new_id, by="Lò Văn Pấng", resources=resources_folder()
    )
    yield place_on(desk)
    desk.ledger.close()


@pytest.fixture
def window(unit_place: Workplace, qtbot: QtBot) -> Iterator[UnitWindow]:
    yield from shown(unit_place, qtbot)


def shown(place: Workplace, qtbot: QtBot) -> Iterator[UnitWindow]:
    """The window of a unit, until the test is over."""
    window = UnitWindow(place, UNIT)
    qtbot.addWidget(window)
    window.resize(1366, 720)
    window.show()
    yield window
    window.close()


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    """An office with tasks to give, and nobody else yet."""
    with fresh_world(tmp_path / "the-gioi") as made:
        yield made


def _fail(fault: BaseException) -> None:
    raise fault
