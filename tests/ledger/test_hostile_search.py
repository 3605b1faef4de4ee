"""What is typed into a search is looked for; it is never a pattern, a query or a statement (exchange.md §7, 26)."""

from __future__ import annotations

import pytest

from giaoban_tracker.domain.task_list import TaskQuery
from giaoban_tracker.ledger import Ledger, care
from tests.ledger.oracle import write
from tests.ledger.simple import DAY, simple_story


@pytest.mark.parametrize(
    "typed",
    [
        "%",
        "_",
        "%%%",
        "*",
        '"',
        '" OR "',
        "a* OR b*",
        "NEAR(",
        "words:x",
        "'; DROP TABLE task; --",
        "\\",
        "{",
        ":wanted",
        "\x00",
    ],
)
def test_what_is_typed_is_never_a_pattern_or_a_statement(book: Ledger, typed: str) -> None:
    write(book, simple_story())

    with book.reading() as reading:
        everything = reading.count(TaskQuery(DAY))
        found = reading.count(TaskQuery(DAY, search=f"khôngcótừnày {typed}"))

    assert everything > 0
    assert found == 0
    assert care.check(book).clean
