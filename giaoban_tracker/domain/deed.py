"""What a fact can be about, and the base of everything that can happen."""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar


class SubjectKind(StrEnum):
    """What a fact can be about; each kind has its own fold."""

    OFFICE = "office"
    BLOC = "bloc"
    UNIT = "unit"
    LEADER = "leader"
    MEETING = "meeting"
    CONCLUSION = "conclusion"
    TASK = "task"
    DEVICE = "device"
    """A computer that takes part in the exchange; its subject is the id of its key (kid)."""
    RULES = "rules"
    """The office's own rules of following up; one subject."""
    CALENDAR = "calendar"
    """The work calendar of one year; its subject is `calendar-YYYY`."""


class Deed:
    """What happened. Subclasses are frozen dataclasses of values.

    Attributes:
        type: stable name in the journal; never reused for another meaning.
        version: version of the deed's fields; fields are only ever added, with defaults.
        about: the kind of subject.
    """

    __slots__ = ()
    type: ClassVar[str]
    version: ClassVar[int] = 1
    about: ClassVar[SubjectKind]
