"""How far a long errand is: told in steps, and stopped from outside; an errand of several parts tells them as one."""

from __future__ import annotations

from collections.abc import Callable

from giaoban_tracker.domain.errors import Refused

Progress = Callable[[int, int], bool]
"""Told (steps done, steps in all) now and then; False stops the work."""

_STEPS = 1000


def part_of(progress: Progress | None, number: int, parts: int) -> Progress | None:
    """The progress of one of several parts that take about equally long.

    Args:
        number: which, from 0.
    """
    if progress is None:
        return None

    def tell(done: int, total: int) -> bool:
        return progress(number * _STEPS + done * _STEPS // max(1, total), parts * _STEPS)

    return tell


def go_on(progress: Progress | None, done: int, total: int) -> None:
    """Tell how far the work is.

    Raises:
        Refused: "stopped", when the person wants no more of it.
    """
    if progress is not None and not progress(done, total):
        raise Refused("stopped")
