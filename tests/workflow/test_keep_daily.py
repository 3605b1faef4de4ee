"""Once a day a proved copy is made, and goes to a second place with all that never changes and without keys."""

from __future__ import annotations

import errno
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from giaoban_tracker.domain.errors import Unavailable
from giaoban_tracker.domain.identity import TaskId
from giaoban_tracker.ledger import create_ledger
from giaoban_tracker.ledger.second_place import FOLDER, copy_elsewhere
from giaoban_tracker.workflow import care
from giaoban_tracker.workflow.post import enrol
from tests.conftest import Almanac
from tests.workflow.conftest import Office


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "usb"
    folder.mkdir()
    return folder


def names(folder: Path, kind: str) -> list[str]:
    return sorted(path.name for path in folder.rglob(kind) if path.is_file())


def test_one_copy_a_day_and_only_when_something_was_written(
    office: Office, almanac: Almanac, give: Callable[..., TaskId]
) -> None:
    give("A")
    first, again = care.keep_daily(office.desk), care.keep_daily(office.desk)
    give("B")
    same_day = care.keep_daily(office.desk)
    almanac.turn_to(date(2017, 7, 6))
    next_day = care.keep_daily(office.desk)
    almanac.turn_to(date(2017, 7, 7))

    assert first is not None
    assert next_day is not None
    assert (again, same_day, care.keep_daily(office.desk)) == (None, None, None)


def test_the_second_place_gets_copies_files_and_archive_and_no_key(
    office: Office, almanac: Almanac, give: Callable[..., TaskId], stick: Path
) -> None:
    give("A")
    with office.desk.ledger.writing() as book:
        book.put_blob(b"minutes")
    enrol.make_invite(office.desk, office.culture)
    folder = office.desk.ledger.folder
    assert folder is not None
    (folder / "archive" / "inbox").mkdir(parents=True)
    (folder / "archive" / "inbox" / "2017-07-05_0_a.gbx").write_bytes(b"x")

    there = care.keep_daily(office.desk, stick)

    assert there is not None
    assert there.is_relative_to(stick / FOLDER)
    assert len(names(stick, "giaoban_*.db")) == len(names(stick, "*.sha256")) == 1
    assert names(stick, "*.gbx") == ["2017-07-05_0_a.gbx"]
    assert names(stick, "*.key") == []
    restored = care.restore(stick / "moi", there, almanac.now())
    assert restored is None
    assert (stick / "moi" / "so-giao-ban.db").is_file()


def test_a_place_chosen_later_gets_the_copy_of_the_day(
    office: Office, give: Callable[..., TaskId], stick: Path
) -> None:
    give("A")
    beside = care.keep_daily(office.desk)

    there, again = care.keep_daily(office.desk, stick), care.keep_daily(office.desk, stick)

    assert beside is not None
    assert there is not None
    assert there.name == beside.name
    assert again is None


def test_a_place_that_is_gone_is_told_and_the_copy_beside_the_book_is_there(
    office: Office, give: Callable[..., TaskId], tmp_path: Path
) -> None:
    give("A")
    folder = office.desk.ledger.folder
    assert folder is not None

    with pytest.raises(Unavailable, match="second-place-missing"):
        care.keep_daily(office.desk, tmp_path / "da-rut")

    assert len(names(folder / "backups", "giaoban_*.db")) == 1
    with pytest.raises(Unavailable, match="second-place-same"):
        care.keep_daily(office.desk, folder)


def test_two_books_share_a_second_place_and_neither_thins_the_others_copies(
    office: Office, almanac: Almanac, give: Callable[..., TaskId], stick: Path, tmp_path: Path
) -> None:
    give("A")
    ours = care.keep_daily(office.desk, stick)
    other = create_ledger(tmp_path / "khac", now=almanac.moment)
    theirs = care.keep_daily(replace(office.desk, ledger=other), stick)
    other.close()

    assert ours is not None
    assert theirs is not None
    assert ours.is_file()
    assert theirs.is_file()
    assert ours.parent != theirs.parent


@pytest.mark.parametrize("call", ["is_file", "stat", "mkdir", "read_bytes", "glob"])
def test_a_second_place_that_fails_on_the_way_is_named(
    office: Office, give: Callable[..., TaskId], stick: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    """A stick that is pulled, a share that goes off: no part of the way may end in anything but a message."""
    give("A")
    copy = care.keep_daily(office.desk)
    assert copy is not None
    sound = getattr(Path, call)

    def broken(path: Path, *given: object, **named: object) -> object:
        if call == "read_bytes" or path.is_relative_to(stick / FOLDER):
            raise OSError(errno.EIO, "Input/output error")
        return sound(path, *given, **named)

    monkeypatch.setattr(Path, call, broken)

    with pytest.raises(Unavailable, match="disk-error"):
        copy_elsewhere(copy.parent.parent, copy, stick)
