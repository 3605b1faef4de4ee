"""Rows that no chain binds carry a seal: a change in them that the program did not make is found."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from giaoban_tracker.domain.errors import Refused, Unreadable
from giaoban_tracker.ledger import Ledger, care
from giaoban_tracker.ledger.feeds import empty_feed, lay_down
from giaoban_tracker.ledger.mail import Role, Site
from giaoban_tracker.ledger.seals import seal
from tests.ledger.conftest import Books
from tests.ledger.oracle import write
from tests.ledger.simple import simple_story

KID = "a" * 26
SITE = Site(Role.OFFICE, None, KID, 1, KID, bytes(range(32)), "so-1")


def codes(ledger: Ledger) -> set[str]:
    return {finding.code for finding in care.check(ledger).findings}


def altered(ledger: Ledger, statement: str) -> None:
    with ledger.conversation() as connection:
        connection.begin_writing()
        connection.run(statement)
        connection.commit()


@pytest.fixture
def book(books: Books) -> Iterator[Ledger]:
    """A book that knows who it is and has two feeds without an entry."""
    with books.fresh() as ledger:
        _filled(ledger)
        yield ledger


def _filled(ledger: Ledger) -> None:
    with ledger.writing() as writing:
        writing.post.set_site(SITE)
    with ledger.conversation() as connection:
        connection.begin_writing()
        for unit in ("y-te", "noi-vu"):
            lay_down(connection, empty_feed(f"{KID}/1/{unit}", KID, unit), [], 7)
        connection.commit()


def test_what_the_program_wrote_is_sealed(book: Ledger) -> None:
    assert codes(book) == set()


@pytest.mark.parametrize(
    "change", ["epoch = 2", "unit = 'y-te'", "book = 'so-2'", "office_kid = 'b'", "number = 2", "seal = NULL"]
)
def test_a_book_that_says_something_else_of_itself_is_found(book: Ledger, change: str) -> None:
    altered(book, f"UPDATE site SET {change}")

    assert codes(book) == {"site"}


@pytest.mark.parametrize("change", ["reach = 8", "audience = 'noi-vu'", "kid = 'b'", "seal = NULL"])
def test_a_feed_that_says_something_else_of_itself_is_found(book: Ledger, change: str) -> None:
    altered(book, f"UPDATE feed SET {change} WHERE audience = 'y-te'")

    assert codes(book) == {"feed"}


def test_a_side_that_there_is_not_is_named_as_damage(book: Ledger) -> None:
    altered(book, "UPDATE site SET role = 'offise'")

    with book.reading() as reading, pytest.raises(Unreadable, match="book-damaged"):
        reading.post.site()


def test_values_do_not_run_together_under_a_seal() -> None:
    assert seal("ab", "c") != seal("a", "bc")
    assert seal(1, "2") != seal(12, "")


def test_a_signature_over_a_feed_that_is_not_here_is_found(book: Ledger) -> None:
    altered(book, "INSERT INTO checkpoint SELECT 'b/1', 1, link, link FROM feed WHERE audience = 'y-te'")

    assert codes(book) == {"checkpoint"}


@pytest.mark.parametrize("column", ["site.kid", "device.ends", "journal.on_day"])
def test_a_book_without_one_of_its_columns_is_told_and_not_stumbled_over(book: Ledger, column: str) -> None:
    table, name = column.split(".")
    altered(book, f"ALTER TABLE {table} RENAME COLUMN {name} TO other")

    assert "structure" in codes(book)


def test_who_stops_the_check_of_a_damaged_book_is_not_told_a_part_of_it(book: Ledger) -> None:
    write(book, simple_story())
    altered(book, "ALTER TABLE site RENAME COLUMN kid TO other")

    with pytest.raises(Refused, match="stopped"):
        care.check(book, lambda *_: False)
