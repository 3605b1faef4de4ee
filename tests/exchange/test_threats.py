"""The threat model is met, case by case, by tests that are there and that run (exchange.md §7)."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from functools import cache
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.planted import spoiled
from tests.planted.plant import planted
from tests.planted.threat import Threat
from tests.planted.threats import threats

ROOT = Path(__file__).parents[2]
CASES = 56
SHOWN_BY_ITSELF = {30}
"""Cases whose test shows both: what happens with the defence, and without."""


@cache
def functions(file: str) -> frozenset[str]:
    """The tests of a file, those in classes too."""
    tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
    return frozenset(
        node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
    )


def test_every_case_of_the_threat_model_is_there_once_in_its_order() -> None:
    assert [case.row for case in threats()] == list(range(1, CASES + 1))
    assert len({case.what for case in threats()}) == CASES


@pytest.mark.parametrize("case", threats(), ids=lambda case: f"{case.row}")
def test_the_tests_of_a_case_are_there(case: Threat) -> None:
    assert case.tests
    for test in case.tests:
        file, name = test.split("::")
        assert name in functions(file)
    assert len(set(case.tests)) == len(case.tests)


@pytest.mark.parametrize("case", threats(), ids=lambda case: f"{case.row}")
def test_the_defence_of_a_case_is_where_it_is_said_to_be(case: Threat) -> None:
    assert bool(case.bugs) != (case.row in SHOWN_BY_ITSELF)
    for bug in case.bugs:
        with planted(bug):
            pass


@pytest.mark.parametrize(("answer", "failing"), [(True, False), (False, True)])
def test_a_test_that_notices_nothing_is_told(answer: bool, failing: bool) -> None:
    def test(sound: bool) -> None:
        assert sound

    called = SimpleNamespace(obj=test)

    assert spoiled.fails(threats()[1], called, {"sound": answer}) is failing


def test_cases_are_noticed_when_their_defence_is_taken_out() -> None:
    """Some of them; `python -m tests.planted` and the proof take all."""
    some = ["3", "7", "16", "40", "52"]

    done = subprocess.run(
        [sys.executable, "-m", "tests.planted", *some], cwd=ROOT, check=False, capture_output=True, text=True
    )

    assert json.loads(done.stdout) == {"cases": len(some), "unnoticed": [], "false_alarms": []}, done.stderr
