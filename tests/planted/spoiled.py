"""Running the tests of the threat model with the defence of their case taken out: each must have one that fails."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import ExitStack, redirect_stdout
from dataclasses import dataclass, field, replace
from typing import Any

import pytest

from tests.planted.plant import Bug, planted
from tests.planted.threat import Threat
from tests.planted.threats import threats


def _changed_by_nobody() -> None:
    return


SOUND = "--sound"
"""Asks for the control: the same tests with every defence in its place."""
_NOTHING = (Bug("nothing", _changed_by_nobody, "return", "return", _changed_by_nobody),)
"""Takes no defence out."""


@dataclass(frozen=True, slots=True)
class Spoilt:
    """What came of it.

    Attributes:
        cases: how many have a line that can be taken out.
        unnoticed: tests that pass without the defence of their case: "row: file::function".
        false_alarms: tests that fail, called in this way, with every defence in its place.
    """

    cases: int
    unnoticed: tuple[str, ...]
    false_alarms: tuple[str, ...]

    @property
    def sound(self) -> bool:
        return self.cases > 0 and not self.unnoticed and not self.false_alarms


@dataclass(slots=True, eq=False)
class _Spoiling:
    """A plugin of pytest: the killers of every case are called with its defences taken out, and only so.

    Attributes:
        noticed: (number of the case, test) that failed.
    """

    cases: Sequence[Threat]
    noticed: set[tuple[int, str]] = field(default_factory=set)

    @pytest.hookimpl(tryfirst=True)
    def pytest_pyfunc_call(self, pyfuncitem: pytest.Function) -> bool:
        node = f"{pyfuncitem.nodeid.partition('::')[0]}::{pyfuncitem.function.__name__}"
        arguments = {name: pyfuncitem.funcargs[name] for name in pyfuncitem._fixtureinfo.argnames}
        for case in self.cases:
            # One case of a table is enough.
            if node in case.killers and (case.row, node) not in self.noticed and fails(case, pyfuncitem, arguments):
                self.noticed.add((case.row, node))
        return True


def fails(case: Threat, test: Any, arguments: Mapping[str, object]) -> bool:
    """Whether a test fails with the defences of a case taken out.

    Args:
        test: has the function as `obj`.
    """
    with ExitStack() as stack:
        for bug in case.bugs:
            stack.enter_context(planted(bug))
        try:
            test.obj(**arguments)
        except BaseException as fault:  # a failure of any kind is what is asked for
            if isinstance(fault, KeyboardInterrupt | pytest.skip.Exception):
                raise
            return True
    return False


def run(rows: Sequence[int] = ()) -> Spoilt:
    """Call the killers of some cases, of all when none is named, each with the defences of its case taken out."""
    cases = _cases(rows)
    noticed = _called(cases)
    wanted = [(case.row, killer) for case in cases for killer in case.killers]
    unnoticed = tuple(f"{row}: {node}" for row, node in wanted if (row, node) not in noticed)
    return Spoilt(len(cases), unnoticed, _alarms_elsewhere(rows))


def alarms(rows: Sequence[int] = ()) -> list[str]:
    """The killers that fail with every defence in its place."""
    return sorted(f"{row}: {node}" for row, node in _called([replace(one, bugs=_NOTHING) for one in _cases(rows)]))


def _alarms_elsewhere(rows: Sequence[int]) -> tuple[str, ...]:
    """The same from a process of its own: what a test has computed once with a bug it may keep."""
    command = [sys.executable, "-m", "tests.planted", SOUND, *map(str, rows)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    return tuple(json.loads(done.stdout))


def _cases(rows: Sequence[int]) -> list[Threat]:
    return [case for case in threats() if case.bugs and (not rows or case.row in rows)]


def _called(cases: Sequence[Threat]) -> set[tuple[int, str]]:
    nodes = sorted({killer for case in cases for killer in case.killers})
    spoiling = _Spoiling(cases)
    with redirect_stdout(sys.stderr):
        # Other parts of the proof have loaded modules that pytest would rewrite; it warns, and a warning ends the run.
        pytest.main(["-q", "-p", "no:cacheprovider", "--assert=plain", "--tb=short", *nodes], plugins=[spoiling])
    return spoiling.noticed
