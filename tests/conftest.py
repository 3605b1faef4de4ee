"""What every test stands on: no display, no clock, ids that count up."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta, timezone
from itertools import count
from pathlib import Path

import pytest
from hypothesis import settings

from giaoban_tracker.places import resources_folder
from giaoban_tracker.workflow.desk import Desk
from giaoban_tracker.workflow.open_book import new_desk

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
settings.register_profile("steady", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("steady")

VIETNAM = timezone(timedelta(hours=7))


@dataclass
class Almanac:
    """A clock that stands still until a test moves it, and ids that count up."""

    moment: datetime = datetime(2017, 7, 5, 8, 30, tzinfo=VIETNAM)
    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def now(self) -> datetime:
        return self.moment

    def new_id(self) -> str:
        return f"00000000-0000-7000-8000-{next(self.numbers):012d}"

    def turn_to(self, day: date) -> None:
        self.moment = datetime.combine(day, time(8, 30), VIETNAM)


@pytest.fixture
def almanac() -> Almanac:
    return Almanac()


@pytest.fixture
def empty_desk(tmp_path: Path, almanac: Almanac) -> Iterator[Desk]:
    """The desk of an empty book."""
    desk = new_desk(
        tmp_path / "so", now=almanac.now, new_id=almanac.new_id, by="Nông Thị Hà", resources=resources_folder()
    )
    yield desk
    desk.ledger.close()
