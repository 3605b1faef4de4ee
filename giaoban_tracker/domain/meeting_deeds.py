"""What happens to a meeting beside its recording and review: units' statements, closing, reopening."""

from __future__ import annotations

from dataclasses import dataclass

from giaoban_tracker.domain.deed import Deed, SubjectKind
from giaoban_tracker.domain.identity import UnitId


@dataclass(frozen=True, slots=True)
class StatementRecorded(Deed):
    """What a unit said at the meeting (phát biểu, báo cáo tại cuộc họp); the last statement of a unit holds.

    Attributes:
        results: what it achieved, figures included.
        difficulties: khó khăn, vướng mắc; may be empty.
        proposals: kiến nghị, đề xuất; may be empty.
    """

    type = "statement.recorded"
    about = SubjectKind.MEETING
    unit: UnitId
    results: str
    difficulties: str = ""
    proposals: str = ""


@dataclass(frozen=True, slots=True)
class MeetingHeld(Deed):
    """The meeting took place.

    Attributes:
        present: the units that attended, in the office's order; may be empty.
        absent: the units that were called and did not attend.
    """

    type = "meeting.held"
    about = SubjectKind.MEETING
    present: tuple[UnitId, ...] = ()
    absent: tuple[UnitId, ...] = ()


@dataclass(frozen=True, slots=True)
class MeetingClosed(Deed):
    """The meeting's record is closed: read only from here on."""

    type = "meeting.closed"
    about = SubjectKind.MEETING


@dataclass(frozen=True, slots=True)
class MeetingReopened(Deed):
    """A closed meeting was opened again."""

    type = "meeting.reopened"
    about = SubjectKind.MEETING
    reason: str


MEETING_DEEDS: tuple[type[Deed], ...] = (StatementRecorded, MeetingHeld, MeetingClosed, MeetingReopened)
