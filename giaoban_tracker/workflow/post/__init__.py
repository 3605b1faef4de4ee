"""The post: what travels between the office and its units, one verb one file.

Office: `enrol` (invite, join, revoke), `send`, `receive`, `take_form`, `paper`, `round`, `forks`, `recovery`,
`mailbox`. Unit: `join` (accept an invitation, rotate), `report`, `send`, `receive`, `answers`. Only values stand here,
so that a window can show them without loading keys and packages.
"""

from __future__ import annotations

from giaoban_tracker.workflow.post.values import (
    KEPT,
    REFUSED,
    Choices,
    DayDoubt,
    FilePlan,
    Line,
    MergePlan,
    Outcome,
    Parcel,
    ParcelKind,
    Unconfirmed,
    UnitRound,
)

__all__ = [
    "KEPT",
    "REFUSED",
    "Choices",
    "DayDoubt",
    "FilePlan",
    "Line",
    "MergePlan",
    "Outcome",
    "Parcel",
    "ParcelKind",
    "Unconfirmed",
    "UnitRound",
]
