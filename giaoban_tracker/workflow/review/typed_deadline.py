"""A deadline as a person types or classes it; the words of the minutes stay beside it."""

from __future__ import annotations

from datetime import date

from giaoban_tracker.domain.deadline import Deadline, DeadlineKind


def day_given(deadline: Deadline, day: date | None) -> Deadline:
    """The deadline with a day that a person typed; None takes the day away."""
    if day == deadline.due:
        return deadline
    kind: DeadlineKind = deadline.kind
    if day is None and kind is DeadlineKind.FIXED:
        kind = DeadlineKind.UNSTATED
    elif day is not None and kind is not DeadlineKind.EVENT:
        kind = DeadlineKind.FIXED
    return Deadline(kind, day, deadline.words)


def kind_given(deadline: Deadline, kind: DeadlineKind) -> Deadline:
    """The deadline as a person classed it; a kind that has no day loses it."""
    if kind is deadline.kind:
        return deadline
    return Deadline(kind, deadline.due if kind in (DeadlineKind.FIXED, DeadlineKind.EVENT) else None, deadline.words)
