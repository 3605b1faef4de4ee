"""The vocabulary: every word that any task has, read once and then only what is new."""

from __future__ import annotations

import pytest

from giaoban_tracker.domain.identity import TaskId
from giaoban_tracker.ledger import Ledger, index_words, search_index, vocabulary
from giaoban_tracker.ledger.vocabulary import Vocabulary
from tests.ledger.oracle import write
from tests.ledger.simple import assign, office, report


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search_index, "STRIDE", 1)


@pytest.fixture
def known(file_book: Ledger) -> Vocabulary:
    """The vocabulary of a book with one task."""
    story = office()
    assign(story, content="Rà soát hộ nghèo")
    write(file_book, story.facts)
    with file_book.conversation() as connection:
        return index_words.up_to_date(connection)


def test_the_words_with_a_part_are_found_each_once_wherever_the_part_stands(known: Vocabulary) -> None:
    assert known.with_part("ghe") == ["ngheo"]
    assert known.with_part("ngheo") == ["ngheo"]
    assert sorted(known.with_part("o") or []) == ["ho", "ngheo", "soat"]
    assert known.with_part("zz") == []


def test_a_part_of_too_many_words_is_left_to_the_texts(known: Vocabulary, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vocabulary, "MOST_TERMS", 1)

    assert known.with_part("o") is None
    assert known.with_part("ghe") == ["ngheo"]


@pytest.mark.usefixtures("known")
@pytest.mark.parametrize("too_late", [0, 4000], ids=["all read again", "only the new ones read"])
def test_what_the_index_learns_is_known_in_every_conversation(
    file_book: Ledger, monkeypatch: pytest.MonkeyPatch, too_late: int
) -> None:
    monkeypatch.setattr(index_words, "TOO_LATE", too_late)
    story = office()
    assign(story)
    report(story, result="Đã thăm 27 hộ")
    assign(story, TaskId("task-99"), content="Xây trường học")

    write(file_book, story.facts[-2:])

    with file_book.conversation() as one, file_book.conversation() as other:
        assert index_words.up_to_date(one).has("tham", begun=False)
        assert index_words.up_to_date(other).has("truo", begun=True)
        assert not index_words.up_to_date(other).has("truo", begun=False)
        assert index_words.up_to_date(one).has("ngheo", begun=False)


def test_nobody_waits_for_all_words_to_be_read_who_can_do_without(file_book: Ledger) -> None:
    with file_book.conversation() as connection:
        assert index_words.if_read(connection) is None
        index_words.up_to_date(connection)
        assert index_words.if_read(connection) is not None
