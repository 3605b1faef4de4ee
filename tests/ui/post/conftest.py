"""The sample office with one enrolled computer of Phòng Nội vụ, made once; every test works on copies of both books."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from giaoban_tracker.places import resources_folder
from giaoban_tracker.ui.icons import Icons
from giaoban_tracker.ui.pages.post import PostPage
from giaoban_tracker.ui.theme import Theme
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow import sample_office
from giaoban_tracker.workflow.open_book import open_desk
from tests.conftest import Almanac
from tests.ui.conftest import workplace
from tests.ui.post.world import NUMBERS, Outpost, outpost, unit_of

OFFICE, UNIT = "so-mau", "so-don-vi"


@pytest.fixture(scope="session")
def both_folders(sample_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with both books in it."""
    folder = tmp_path_factory.mktemp("hai-so")
    shutil.copytree(sample_folder, folder / OFFICE)
    almanac = Almanac(numbers=count(200_000))
    almanac.turn_to(sample_office.AS_OF)
    office = open_desk(
        folder / OFFICE, now=almanac.now, new_id=almanac.new_id, by="Nông Thị Hà", resources=resources_folder()
    )
    unit = outpost(office, "PNV", "Máy văn thư", folder)
    assert unit.desk.ledger.folder is not None
    unit.desk.ledger.close()
    office.ledger.close()
    unit.desk.ledger.folder.rename(folder / UNIT)
    return folder


@pytest.fixture
def place(both_folders: Path, almanac: Almanac, theme: Theme, icons: Icons, tmp_path: Path) -> Iterator[Workplace]:
    """A workplace on the office's book, looked at on the sample's own day."""
    shutil.copytree(both_folders / OFFICE, tmp_path / OFFICE)
    almanac.turn_to(sample_office.AS_OF)
    almanac.numbers = count(400_000)
    desk = open_desk(
        tmp_path / OFFICE, now=almanac.now, new_id=almanac.new_id, by="Nông Thị Hà", resources=resources_folder()
    )
    place = workplace(desk, theme, icons, tmp_path)
    yield place
    place.operations.close()
    desk.ledger.close()


@pytest.fixture
def unit(place: Workplace, both_folders: Path, tmp_path: Path) -> Iterator[Outpost]:
    """The unit's computer, with its tasks; it has reported nothing yet."""
    shutil.copytree(both_folders / UNIT, tmp_path / UNIT)
    almanac = Almanac(numbers=count(next(NUMBERS) * 1_000_000))
    almanac.turn_to(sample_office.AS_OF)
    desk = open_desk(
        tmp_path / UNIT, now=almanac.now, new_id=almanac.new_id, by="Máy văn thư", resources=resources_folder()
    )
    stick = tmp_path / "usb"
    stick.mkdir(exist_ok=True)
    yield Outpost(place.desk, desk, unit_of(place.desk, "PNV"), stick)
    desk.ledger.close()


@pytest.fixture
def page(place: Workplace, qtbot: QtBot) -> PostPage:
    """The page in front."""
    page = PostPage(place)
    qtbot.addWidget(page)
    place.operations.changed.connect(page.take)
    page.resize(1234, 680)
    page.show()
    page.enter()
    return page
