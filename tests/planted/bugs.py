"""The bugs: one for each defence of the exchange and of the book, each with the check that must notice it (§8.2)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from tests.planted.book_bugs import book_bugs
from tests.planted.package_bugs import package_bugs
from tests.planted.plant import Bug


@dataclass(frozen=True, slots=True)
class Planted:
    """What came of planting them.

    Attributes:
        planted: how many.
        killed: how many were noticed.
        survived: the names of the others.
        false_alarms: checks that complain about the sound program.
    """

    planted: int
    killed: int
    survived: tuple[str, ...] = ()
    false_alarms: tuple[str, ...] = ()


def kill_all() -> Planted:
    """Plant each bug in turn."""
    all_bugs = bugs()
    survived = tuple(bug.name for bug in all_bugs if not bug.is_killed)
    alarms = tuple(sorted({bug.name for bug in all_bugs if _complains(bug.check)}))
    return Planted(len(all_bugs), len(all_bugs) - len(survived), survived, alarms)


def _complains(check: Callable[[], None]) -> bool:
    try:
        check()
    except Exception:  # noqa: BLE001  (a check that fails on a sound program proves nothing)
        return True
    return False


@cache
def bugs() -> tuple[Bug, ...]:
    """Every bug, by the room of its defence."""
    return (*package_bugs(), *book_bugs())
