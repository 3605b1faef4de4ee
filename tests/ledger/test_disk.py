"""Full disks, protected disks, books that others hold: told as what they are, and nothing is half written."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from giaoban_tracker.domain.errors import Unavailable
from giaoban_tracker.domain.fact import Fact, TaskChased
from giaoban_tracker.ledger import Ledger, care, create_ledger, engine, open_ledger
from tests.conftest import Almanac
from tests.ledger.conftest import Books
from tests.ledger.oracle import write
from tests.ledger.simple import DAY, TASK, assign, office, simple_story

NOW = Almanac().now


def chasing(note: str, number: int) -> list[Fact]:
    """One more chasing of the simple story's task."""
    story = office()
    while len(story.facts) < 100 + number:
        story.add(TASK, TaskChased(note=note), DAY)
    return story.facts[-1:]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of one megabyte, mounted for the test."""
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("only root of a Linux can mount a small disk")
    folder = tmp_path / "dia"
    folder.mkdir()
    if subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", folder], check=False, capture_output=True
    ).returncode:
        pytest.skip("this system lets nobody mount a disk")
    yield folder
    subprocess.run(["umount", folder], check=True)


def fill_until_full(ledger: Ledger) -> int:
    """Write chasings until the disk is full; returns how many are in the book."""
    written = 0

    def go_on() -> None:
        nonlocal written
        while True:
            write(ledger, chasing("x" * 8000, written))
            written += 1

    with pytest.raises(Unavailable, match="disk-full"):
        go_on()
    return written


def test_a_full_disk_takes_no_fact_halfway_and_keeps_the_others(small_disk: Path) -> None:
    ledger = create_ledger(small_disk / "so", now=NOW())
    write(ledger, simple_story())

    written = fill_until_full(ledger)

    with ledger.reading() as book:
        assert len(book.task(TASK).chased_on) == written > 10
    ledger.close()
    again = open_ledger(small_disk / "so", now=NOW)
    assert care.check(again).clean
    again.close()


def test_a_book_is_not_made_on_a_full_disk(small_disk: Path) -> None:
    (small_disk / "phim").write_bytes(bytes(1000 * 1024))

    with pytest.raises(Unavailable, match="disk-full"):
        create_ledger(small_disk / "so", now=NOW())

    assert list((small_disk / "so").iterdir()) == []


def test_a_protected_disk_can_be_read(small_disk: Path) -> None:
    ledger = create_ledger(small_disk / "so", now=NOW())
    write(ledger, simple_story())
    ledger.close()
    subprocess.run(["mount", "-o", "remount,ro", small_disk], check=True)

    again = open_ledger(small_disk / "so", now=NOW)

    with again.reading() as book:
        assert book.task(TASK).id == TASK
    with pytest.raises(Unavailable, match="no-permission"):
        write(again, chasing("", 1))
    again.close()


def test_a_book_that_may_not_grow_is_full(file_book: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    write(file_book, simple_story())
    file_book.close()
    with monkeypatch.context() as patch:
        patch.setattr(engine, "PRAGMAS", (*engine.PRAGMAS, "max_page_count=1"))

        assert fill_until_full(file_book) < 100

    assert care.check(file_book).clean


def test_a_book_that_may_not_be_written_is_refused(file_book: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    write(file_book, simple_story())
    file_book.close()
    monkeypatch.setattr(engine, "PRAGMAS", (*engine.PRAGMAS, "query_only=ON"))

    with pytest.raises(Unavailable, match="no-permission"):
        write(file_book, chasing("", 1))

    with file_book.reading() as book:
        assert book.task(TASK).chased_on == ()


def test_a_book_that_another_program_writes_is_busy(books: Books, monkeypatch: pytest.MonkeyPatch) -> None:
    story = office()
    assign(story)
    with books.fresh() as ledger:
        write(ledger, story.facts)
        ledger.close()
        monkeypatch.setattr(engine, "BUSY_MS", 50)
        other = open_ledger(books.last, now=NOW)
        with closing(other), other.writing() as held:
            held.append(chasing("", 1))

            with pytest.raises(Unavailable, match="database-busy"):
                write(ledger, chasing("", 2))

        write(ledger, chasing("", 2))
        with ledger.reading() as book:
            assert len(book.task(TASK).chased_on) == 2
