"""The window's surroundings for tests: errands run at once, settings in a scratch file, a small office in the book."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSettings, QTimer
from PySide6.QtGui import QClipboard
from PySide6.QtWidgets import QApplication

from giaoban_tracker import demo
from giaoban_tracker.places import resources_folder
from giaoban_tracker.ui.icons import Icons
from giaoban_tracker.ui.operations import Operations
from giaoban_tracker.ui.theme import Theme
from giaoban_tracker.ui.trace import Trace
from giaoban_tracker.ui.undo import UndoHistory
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow import sample_office
from giaoban_tracker.workflow.desk import Desk
from giaoban_tracker.workflow.open_book import new_desk, open_desk
from tests.conftest import Almanac


@pytest.fixture(autouse=True)
def later_loops_run(qapp: QApplication) -> Iterator[None]:
    """No test ends the event loops of the next one.

    An exit that is asked for while no loop runs (the last window was closed) makes every later loop return at once;
    one more round of the application's own loop forgets it.
    """
    yield
    QTimer.singleShot(0, qapp.quit)
    qapp.exec()


@pytest.fixture
def clipboard(qapp: QApplication) -> Iterator[QClipboard]:
    """The clipboard, emptied afterwards: what lies in it must not outlive the application that put it there."""
    yield qapp.clipboard()
    qapp.clipboard().clear()


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    theme = Theme(qapp)
    yield theme
    theme.deleteLater()
    # No event loop runs between tests: without this every window lives on, and each style sheet visits them all.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture(scope="session")
def icons() -> Icons:
    return Icons(resources_folder())


@pytest.fixture
def empty_place(empty_desk: Desk, theme: Theme, icons: Icons, tmp_path: Path) -> Iterator[Workplace]:
    """A workplace on an empty book; every errand runs on the calling thread."""
    place = workplace(empty_desk, theme, icons, tmp_path)
    yield place
    place.operations.close()


@pytest.fixture(scope="session")
def sample_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the sample office, filled once; tests work on copies."""
    folder = tmp_path_factory.mktemp("mau") / "so"
    almanac = Almanac()
    desk = new_desk(folder, now=almanac.now, new_id=almanac.new_id, by="Nông Thị Hà", resources=resources_folder())
    demo.fill_with_sample(desk)
    desk.ledger.close()
    return folder


@pytest.fixture
def place(sample_folder: Path, almanac: Almanac, theme: Theme, icons: Icons, tmp_path: Path) -> Iterator[Workplace]:
    """A workplace on the sample office, looked at on the sample's own day."""
    shutil.copytree(sample_folder, tmp_path / "so-mau")
    almanac.turn_to(sample_office.AS_OF)
    almanac.numbers = count(100_000)
    desk = open_desk(
        tmp_path / "so-mau", now=almanac.now, new_id=almanac.new_id, by="Nông Thị Hà", resources=resources_folder()
    )
    place = workplace(desk, theme, icons, tmp_path)
    yield place
    place.operations.close()
    desk.ledger.close()


def workplace(desk: Desk, theme: Theme, icons: Icons, folder: Path) -> Workplace:
    """A workplace on a book; every errand runs on the calling thread, and a bug in one fails the test."""
    operations = Operations(inline=True)
    operations.crashed.connect(_fail)
    return Workplace(
        desk=desk,
        operations=operations,
        undo=UndoHistory(desk, operations),
        theme=theme,
        icons=icons,
        settings=QSettings(str(folder / "cua-so.ini"), QSettings.Format.IniFormat),
        trace=Trace(),
    )


def _fail(fault: BaseException) -> None:
    """A bug in an errand fails the test that met it."""
    raise fault
