"""Planting a bug: one line of one function is replaced while a check runs, wherever the function is known by then."""

from __future__ import annotations
import __future__

import inspect
import textwrap
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import CodeType, FunctionType
from typing import Any

OFF = "if False:"
"""Instead of a condition that refuses."""


@dataclass(frozen=True, slots=True)
class Bug:
    """A defence taken out.

    Attributes:
        name: what is no longer done.
        function: where.
        line: the text of the function that is replaced; must stand there exactly once.
        by: what stands there instead.
        check: raises when the defence is missing, and does not when it is there.
    """

    name: str
    function: Callable[..., Any]
    line: str
    by: str
    check: Callable[[], None]

    @property
    def is_killed(self) -> bool:
        """Whether its check notices it."""
        with planted(self):
            try:
                self.check()
            except Exception:  # noqa: BLE001  (a check may trip over a bug in any way)
                return True
            return False


@contextmanager
def planted(bug: Bug) -> Iterator[None]:
    """The program with that bug; every module that knows the function has it, for its code itself is exchanged."""
    function = inspect.unwrap(bug.function)
    assert isinstance(function, FunctionType)
    sound = function.__code__
    function.__code__ = _spoilt(function, bug)
    try:
        yield
    finally:
        function.__code__ = sound


def _spoilt(function: FunctionType, bug: Bug) -> CodeType:
    source = textwrap.dedent(inspect.getsource(function))
    if source.count(bug.line) != 1:
        raise LookupError(f"{bug.name}: {bug.line!r} stands {source.count(bug.line)} times in {function.__qualname__}")
    spoilt = source.replace(bug.line, bug.by)
    flags = __future__.annotations.compiler_flag
    module = compile(spoilt, function.__code__.co_filename, "exec", flags=flags, dont_inherit=True)
    return next(code for code in module.co_consts if isinstance(code, CodeType) and code.co_name == function.__name__)
