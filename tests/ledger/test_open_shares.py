"""Which tasks a briefing has to read whole: those whose reports may speak of an obstacle."""

from __future__ import annotations

from dataclasses import replace

from giaoban_tracker.domain.fact import Fact, ReportFiled
from giaoban_tracker.domain.identity import FactId, SubjectId
from tests.ledger.conftest import Books
from tests.ledger.oracle import write
from tests.ledger.simple import TASK, simple_story


def test_only_tasks_whose_reports_speak_of_an_obstacle_are_named(books: Books) -> None:
    story = simple_story()
    filed = next(fact for fact in story if isinstance(fact.deed, ReportFiled))

    with books.fresh() as ledger:
        write(ledger, story)
        with ledger.reading() as book:
            assert book.post.tasks_with_obstacles() == frozenset()

        write(ledger, [_saying(filed, "difficulty", 1), _saying(filed, "proposal", 2)])
        with ledger.reading() as book:
            assert book.post.tasks_with_obstacles() == {TASK, SubjectId(f"{TASK[:-4]}9999")}


def _saying(filed: Fact, field: str, number: int) -> Fact:
    """A further report, the second one on another task, that says "difficulty": in its words too."""
    deed = filed.deed
    assert isinstance(deed, ReportFiled)
    said = replace(deed, terms=replace(deed.terms, **{field: 'vướng "difficulty": mặt bằng'}))  # type: ignore[arg-type]
    subject = filed.subject if number == 1 else SubjectId(f"{TASK[:-4]}9999")
    return replace(filed, id=FactId(f"{filed.id[:-4]}88{number:02d}"), subject=subject, deed=said)
