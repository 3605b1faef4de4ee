"""A case of the threat model: what may happen, the tests that prove the defence, and the defence taken out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.planted.plant import OFF, Bug


@dataclass(frozen=True, slots=True)
class Threat:
    """One case.

    Attributes:
        row: its number in the threat model.
        tests: "file::function"; the first ones are those that fail when the defence is taken out.
        bugs: the lines of the defence taken out, planted together; empty where the tests show it themselves.
        killing: how many of the tests fail then.
    """

    row: int
    what: str
    tests: tuple[str, ...]
    bugs: tuple[Bug, ...] = ()
    killing: int = 1

    @property
    def killers(self) -> tuple[str, ...]:
        """The tests that fail when the defence is taken out."""
        return self.tests[: self.killing] if self.bugs else ()


def without(function: Callable[..., Any], line: str, by: str = OFF) -> Bug:
    """A bug of a case: a line of a function, and what stands in its place."""
    return Bug(f"{function.__qualname__}: {line}", function, line, by, _nothing)


def _nothing() -> None:
    """The tests of the case take the place of a check."""
