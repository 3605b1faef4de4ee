"""A book is filled beside its place and put there whole, or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from giaoban_tracker.domain.errors import Refused, Unavailable
from giaoban_tracker.ledger import Ledger, care, making, open_ledger
from giaoban_tracker.ledger.making import WORKSHOP, book_in_the_making
from tests.conftest import Almanac
from tests.ledger.oracle import write
from tests.ledger.simple import TASK, simple_story

NOW = Almanac().now


def test_a_filled_book_lies_in_its_folder_with_everything_beside_it(tmp_path: Path) -> None:
    folder = tmp_path / "so"

    with book_in_the_making(folder, now=NOW()) as ledger:
        write(ledger, simple_story())
        assert ledger.folder is not None
        (ledger.folder / "identity").mkdir(mode=0o700)
        (ledger.folder / "identity" / "a.key").write_bytes(b"k")
        assert not (folder / "so-giao-ban.db").exists()

    assert sorted(path.name for path in folder.iterdir()) == ["identity", "so-giao-ban.db"]
    assert (folder / "identity").stat().st_mode & 0o777 == 0o700
    again = open_ledger(folder, now=NOW)
    with again.reading() as book:
        assert book.task(TASK).id == TASK
    assert care.check(again).clean
    again.close()


def test_a_book_that_could_not_be_filled_is_not_there(tmp_path: Path) -> None:
    def fill(ledger: Ledger) -> None:
        write(ledger, simple_story())
        raise Unavailable("disk-full")

    with pytest.raises(Unavailable, match="disk-full"), book_in_the_making(tmp_path / "so", now=NOW()) as ledger:
        fill(ledger)

    assert list(tmp_path.iterdir()) == []


def test_what_lies_in_the_folder_stays_and_a_power_cut_before_is_no_hindrance(tmp_path: Path) -> None:
    (tmp_path / "identity").mkdir()
    (tmp_path / "identity" / "mang-theo.txt").write_bytes(b"x")
    (tmp_path / WORKSHOP / "identity").mkdir(parents=True)
    (tmp_path / WORKSHOP / "identity" / "old.key").write_bytes(b"k")

    with book_in_the_making(tmp_path, now=NOW()) as ledger:
        assert ledger.folder is not None
        (ledger.folder / "identity").mkdir()
        (ledger.folder / "identity" / "new.key").write_bytes(b"k")

    assert sorted(path.name for path in tmp_path.iterdir()) == ["identity", "so-giao-ban.db"]
    assert sorted(path.name for path in (tmp_path / "identity").iterdir()) == ["mang-theo.txt", "new.key"]


def test_a_book_that_cannot_take_its_place_takes_its_keys_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def protected(*_: Path) -> None:
        raise PermissionError

    monkeypatch.setattr(making, "take_name", protected)

    with pytest.raises(Unavailable, match="no-permission"), book_in_the_making(tmp_path, now=NOW()):
        (tmp_path / WORKSHOP / "identity").mkdir()

    assert list(tmp_path.iterdir()) == []


def test_a_book_is_not_filled_where_one_lies(tmp_path: Path) -> None:
    with book_in_the_making(tmp_path, now=NOW()):
        pass

    with pytest.raises(Refused, match="ledger-exists"), book_in_the_making(tmp_path, now=NOW()):
        pass
