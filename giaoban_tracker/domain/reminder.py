"""Reminders (nhắc việc): what a person should know today without asking for it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from giaoban_tracker.domain.task_list import TaskQuery


class Matter(StrEnum):
    """What a reminder is about, the most pressing first."""

    RETURNED = "returned"
    """a unit's: the office sent a report back"""
    OVERDUE = "overdue"
    TODAY = "today"
    """due today"""
    SOON = "soon"
    """due within the office's distance, today left out"""
    LADDER = "ladder"
    """a step of the ladder of chasing has fallen and was not taken"""
    AWAITING = "awaiting"
    """reported done, awaits acceptance"""
    PACKAGES = "packages"
    """files in the mailbox that nobody has read"""


@dataclass(frozen=True, slots=True)
class Reminder:
    """One matter of today.

    Attributes:
        things: what it counts: ids of tasks, names of files; never empty.
        query: lists exactly these tasks; None for files, and for a unit, which has one list.
    """

    matter: Matter
    things: frozenset[str]
    query: TaskQuery | None = field(default=None, compare=False)


def in_order(found: dict[Matter, Reminder]) -> tuple[Reminder, ...]:
    """The most pressing first; matters with nothing to tell are left out."""
    return tuple(found[matter] for matter in Matter if matter in found and found[matter].things)
