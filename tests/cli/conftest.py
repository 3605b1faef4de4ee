"""The command line as a script calls it: words in, exit code and both streams out."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from giaoban_tracker import cli, machine
from tests.conftest import VIETNAM

TODAY = datetime(2017, 10, 2, 8, 30, tzinfo=VIETNAM)
SEED = Path(__file__).parents[2] / "resources" / "sample" / "seed-2017-q2.txt"


@dataclass(frozen=True)
class Answer:
    """What came back."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Giaoban = Callable[..., Answer]


@pytest.fixture
def giaoban(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Giaoban:
    """Run a verb on a data folder of its own, on a fixed day."""
    monkeypatch.setenv(machine.ENVIRONMENT_NAME, str(tmp_path / "so"))
    monkeypatch.setattr(machine, "now", lambda: TODAY)

    def call(*words: object) -> Answer:
        capsys.readouterr()
        try:
            code = cli.run([str(word) for word in words])
        except SystemExit as leaving:
            code = int(leaving.code or 0)
        said = capsys.readouterr()
        return Answer(code, said.out, said.err)

    return call


@pytest.fixture
def office(giaoban: Giaoban) -> Giaoban:
    """The same, with a city's book in the folder."""
    assert giaoban("init", "--preset", "city-2017", "--name", "Ủy ban nhân dân thành phố").code == 0
    return giaoban


@pytest.fixture
def briefing(office: Giaoban) -> Giaoban:
    """The same, with the seed's briefing recorded."""
    recorded = office(
        "record", SEED, "--meeting-date", "2017-07-05", "--title", "Giao ban quý II/2017", "--bloc", "Văn hóa – Xã hội"
    )
    assert recorded.code == 0, recorded.err
    return office
