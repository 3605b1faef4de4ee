"""Whatever is done to a form, exactly the damaged cells are named (exchange.md §8, T10)."""

from __future__ import annotations

import pytest

from giaoban_tracker.exchange.form import judge, values
from tests.proof.damaged_forms import damaged_forms


def test_exactly_the_damaged_cells_are_named() -> None:
    proof = damaged_forms(seed=2026, count=60)

    assert proof.wrong == ()
    assert (proof.tried, proof.exact) == (60, 60)
    assert proof.damages >= 60


def test_the_proof_notices_a_judge_that_does_not_compare_printed_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(judge, "LOCKED", ())
    monkeypatch.setattr(judge, "printed", lambda _: ())

    assert damaged_forms(seed=2026, count=30).wrong


def test_the_proof_notices_a_reader_that_guesses_at_a_half(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(values, "_percent_of_words", lambda _: 50)

    assert damaged_forms(seed=2026, count=30).wrong
