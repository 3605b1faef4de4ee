"""What is written down for good can be sent: no control characters, no halves of letters, not too long."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban_tracker.domain.errors import Refused
from giaoban_tracker.domain.fact import TaskAssigned
from giaoban_tracker.domain.fact_body import stored_form, written_form
from giaoban_tracker.domain.identity import UnitId
from giaoban_tracker.domain.plain_text import CONTROL, MAX_TEXT, UNSEEN, isolated, plain, texts_of
from giaoban_tracker.domain.task import TaskTerms
from tests.histories import TASKS
from tests.ledger.simple import assign, office

ANY = st.text(st.characters(codec=None), max_size=40)


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        pytest.param("a\x07b", "ab", id="a bell is dropped"),
        pytest.param("dòng 1\x0bdòng 2", "dòng 1\ndòng 2", id="Word's line in a paragraph"),
        pytest.param("a\r\nb\rc\x0cd\x85e", "a\nb\nc\nd\ne", id="other ends of lines"),
        pytest.param("x\ud800y", "xy", id="half a letter"),
        pytest.param("a\tb\nc", "a\tb\nc", id="tabs and line feeds stay"),
        pytest.param("Đã họp \u2013 “xong”…", "Đã họp \u2013 “xong”…", id="what people write"),
    ],
)
def test_a_text_is_plain(typed: str, written: str) -> None:
    assert plain(typed) == written


@given(ANY, ANY)
def test_a_written_fact_can_be_sent_and_is_read_as_it_was_written(text: str, name: str) -> None:
    story = office()
    assign(story, TASKS[1], content="Việc")
    assigned = story.facts[-1]
    fact = replace(assigned, by=name, deed=TaskAssigned(TaskTerms("", text, lead=(UnitId("u"),), note=text)))

    body, stored = written_form(fact)

    assert stored_form(stored) == (body, stored)
    assert all(CONTROL.search(kept) is None for kept in texts_of(stored.deed))
    assert UNSEEN.search(stored.by) is None
    assert body.decode()


@pytest.mark.parametrize("sign", ["ệ", "\ud800"], ids=["letters alone", "half a letter among them"])
@pytest.mark.parametrize("letters", [MAX_TEXT + 1, 70_000])
def test_a_text_that_no_parcel_takes_is_not_written(letters: int, sign: str) -> None:
    story = office()
    assign(story, TASKS[1], content="ệ" * letters + sign)

    with pytest.raises(Refused) as refusal:
        written_form(story.facts[-1])

    assert refusal.value.code == "text-too-long"
    assert refusal.value.fields["limit"] == str(MAX_TEXT)
    assert int(refusal.value.fields["letters"]) - letters in (0, 1)


def test_texts_that_are_too_long_together_are_told_as_all_of_them() -> None:
    part = "ệ" * 8_000
    fact = replace(
        office().facts[0], deed=TaskAssigned(TaskTerms("", part, product=part, lead=(UnitId("u"),), note=part))
    )

    with pytest.raises(Refused) as refusal:
        written_form(fact)

    assert refusal.value.code == "text-too-long"
    assert int(refusal.value.fields["letters"]) >= 3 * len(part) > int(refusal.value.fields["limit"])


def test_what_runs_the_other_way_turns_round_nothing_beside_it() -> None:
    assert isolated("50% \u202exong") == "\u206850% \u202exong\u2069"
    assert isolated("Đã làm 50%") == "Đã làm 50%"
