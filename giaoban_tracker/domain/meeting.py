"""Meetings (cuộc giao ban) and what leaders concluded at them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from giaoban_tracker.domain.directive import Span
from giaoban_tracker.domain.identity import BlocId, ConclusionId, MeetingId, UnitId


class Rhythm(StrEnum):
    """How often a row of meetings meets."""

    NONE = "none"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"


@dataclass(frozen=True, slots=True)
class MeetingTerms:
    """What the office states about one briefing.

    Attributes:
        title: "Giao ban khối Văn hóa – Xã hội quý II/2017".
        held_on: the local day of the meeting.
        bloc: the bloc that met; None when all did.
        document: number and code of the notice of conclusions; empty until it is issued.
        issued_on: the day the notice was issued; None until then.
        minutes_name: the file name of the minutes, for display only; empty when they were pasted.
        minutes_sha256: hex digest of the kept minutes, which names their blob; empty when there are none.
        series: the row of meetings it belongs to: "Giao ban quý khối Văn hóa – Xã hội"; empty for none.
        rhythm: how often that row meets.
        agenda: its points, in order; may be empty.
    """

    title: str
    held_on: date
    bloc: BlocId | None = None
    document: str = ""
    issued_on: date | None = None
    minutes_name: str = ""
    minutes_sha256: str = ""
    series: str = ""
    rhythm: Rhythm = Rhythm.NONE
    agenda: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting as the book knows it now.

    Attributes:
        held: whether it was recorded as held; minutes that were read say so too, without this.
        closed_on: the day its record was closed (đóng hồ sơ cuộc họp), read only since; None while it is open.
    """

    id: MeetingId
    terms: MeetingTerms
    held: bool = False
    closed_on: date | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """What a unit said at the meeting (phát biểu).

    Attributes:
        results: what it achieved; difficulties and proposals may be empty.
    """

    unit: UnitId
    on: date
    results: str
    difficulties: str = ""
    proposals: str = ""


@dataclass(frozen=True, slots=True)
class MeetingRecord:
    """Who attended, and what the units said.

    Attributes:
        present, absent: in the office's order; empty while nobody recorded it.
        statements: one for each unit that spoke, in the order in which they were first recorded.
    """

    present: tuple[UnitId, ...] = ()
    absent: tuple[UnitId, ...] = ()
    statements: tuple[Statement, ...] = ()


@dataclass(frozen=True, slots=True)
class Conclusion:
    """One directive that the meeting's record keeps (kết luận), verbatim.

    Attributes:
        ordinal: its place among the meeting's conclusions, from 1.
        speaker: who said it, name and title as the minutes give them; empty where they name nobody.
        quote: the words of the minutes.
        span: where they stand in the kept minutes; None when the conclusion was typed in.
    """

    id: ConclusionId
    meeting: MeetingId
    ordinal: int
    speaker: str
    quote: str
    span: Span | None


class DismissalKind(StrEnum):
    """Why words that could be an order give no task (issue 3, coverage)."""

    PAST_RESULT = "past-result"
    """kết quả đã qua: what was done, or an order of the past told as history"""
    PRAISE = "praise"
    """khen ngợi, ghi nhận"""
    STANDING_DUTY = "standing-duty"
    """nhiệm vụ thường xuyên that the office does not follow as a task"""
    INFORMATION = "information"
    """thông tin: a decision, a reason, an announcement"""


@dataclass(frozen=True, slots=True)
class Dismissal:
    """Words of the minutes that a person has looked at and that give no task."""

    span: Span
    kind: DismissalKind
