"""Whoever writes is named by the account of the machine: a claim that the journal keeps, never a proof (§7, 56)."""

from __future__ import annotations

import getpass
from pathlib import Path

import pytest

from giaoban_tracker.ledger import open_ledger
from tests.cli.conftest import Giaoban
from tests.conftest import Almanac


def test_what_is_written_bears_the_account_of_whoever_sat_there(
    giaoban: Giaoban, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(getpass, "getuser", lambda: "an.nguyen")
    giaoban("init", "--preset", "city-2017", "--name", "UBND thành phố")

    ledger = open_ledger(tmp_path / "so", now=Almanac().now)
    with ledger.reading() as book:
        assert {fact.by for fact in book.journal(100)} == {"an.nguyen"}
    ledger.close()
