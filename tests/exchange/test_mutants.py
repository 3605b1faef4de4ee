"""No altered package is taken, none breaks the reader, and an insider reaches only what is his own (§8 T4 and T5)."""

from __future__ import annotations

from tests.proof.mutants import insiders, outsiders


def test_nothing_that_an_outsider_altered_is_read() -> None:
    outcome = outsiders(seed=20261124, count=2_000)

    assert (outcome.accepted, outcome.uncaught) == (0, 0), outcome.first_uncaught
    assert outcome.tried == 2_000


def test_what_an_insider_signs_is_read_only_when_it_is_his_own() -> None:
    outcome = insiders(seed=20261124, count=500)

    assert (outcome.strayed, outcome.uncaught) == (0, 0), outcome.first_uncaught
    # Some are harmless and pass; a tier that gets nothing through has not reached the parsers.
    assert 0 < outcome.accepted < outcome.tried == 500
