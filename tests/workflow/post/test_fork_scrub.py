"""The check of the book proves the other story of a forked feed by the files that brought it."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing

import pytest

from giaoban_tracker.domain.chain import next_link
from giaoban_tracker.ledger.book import BOOK_NAME
from giaoban_tracker.workflow.post import scrub
from tests.workflow.post.conftest import Side, World, file, to_office
from tests.workflow.post.test_forks import cloned


@pytest.fixture
def forked(world: World) -> Side:
    """The office after a clone has told another story from its first entry on."""
    task, side = world.give("rà soát hộ nghèo", "PNV"), world.join("PNV")
    side.take(world.send("PNV"))
    world.office.take(to_office(side))
    twin = cloned(world, side, "ban-sao")
    file(side, task, 30, "Máy gốc")
    world.office.take(to_office(side))
    for percent in (70, 80):
        file(twin, task, percent, "Máy sao")
    world.office.take(to_office(twin))
    return world.office


def edited(office: Side, statement: str, *values: object) -> None:
    folder = office.desk.ledger.folder
    assert folder is not None
    office.desk.ledger.close()
    with closing(sqlite3.connect(folder / BOOK_NAME)) as book, book:
        assert book.execute(statement, values).rowcount == 1


def places(office: Side) -> list[tuple[int, bytes, bytes]]:
    with office.desk.ledger.reading() as book:
        return [(entry.seq, entry.link, entry.body) for entry in book.post.branches()]


def codes(office: Side) -> list[str]:
    return [finding.code for finding in scrub.check(office.desk).findings]


def test_a_book_with_two_stories_is_sound(forked: Side) -> None:
    assert len(places(forked)) == 2
    assert codes(forked) == []


def test_the_end_of_another_story_cannot_be_rewritten_with_its_link(forked: Side) -> None:
    (_, before, _), (seq, _, body) = places(forked)
    other = body.replace(b"80", b"99")

    edited(forked, "UPDATE fork SET body = ?, link = ? WHERE seq = ?", other, next_link(before, other), seq)

    assert set(codes(forked)) == {"fork"}


def test_an_entry_of_another_story_cannot_be_taken_away(forked: Side) -> None:
    edited(forked, "DELETE FROM fork WHERE seq = ?", places(forked)[-1][0])

    assert codes(forked) == ["fork"]


def test_a_story_whose_file_is_gone_from_the_archive_is_told(forked: Side) -> None:
    folder = forked.desk.ledger.folder
    assert folder is not None

    shutil.rmtree(folder / "archive" / "inbox")

    assert codes(forked) == ["fork"]
