"""What reading minutes proposes: directives (ý kiến chỉ đạo) as drafts that a person has yet to judge."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from giaoban_tracker.domain.deadline import UNSTATED, Deadline


class Strength(StrEnum):
    """How binding the words are, strongest first (phrases.md, strength ladder)."""

    ORDER = "order"
    """giao, yêu cầu, chỉ đạo, phải"""
    REQUEST = "request"
    """đề nghị, mong"""
    NEED = "need"
    """cần, tập trung, a bare verb under a conclusion"""
    STANDING = "standing"
    """tiếp tục, tăng cường, phấn đấu"""


class Urgency(StrEnum):
    """Urgency of a task (độ khẩn, Decree 30), lowest first."""

    NORMAL = "normal"
    URGENT = "urgent"
    """khẩn"""
    VERY_URGENT = "very-urgent"
    """thượng khẩn"""
    FLASH = "flash"
    """hỏa tốc"""


class Addressee(StrEnum):
    """Whom the words address when they name no unit."""

    NAMED = "named"
    """One or more units stand in `lead`."""
    BLOC = "bloc"
    """All units of the meeting's bloc: 'các đơn vị trong khối'."""
    OPEN = "open"
    """The words leave the owner open; a person must choose."""


class TaskKind(StrEnum):
    """What sort of task the words ask for; a reading to be judged, decides no counter."""

    ONE_OFF = "one-off"
    """Done once and then done."""
    STANDING = "standing"
    """A standing or recurring duty (thường xuyên, định kỳ)."""
    TARGET = "target"
    """A figure to be reached (chỉ tiêu)."""
    REPORT = "report"
    """Nothing but a report or an explanation (báo cáo, giải trình)."""


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open range of Unicode code points into the text of the minutes exactly as it was read."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words that the span covers."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a field of a draft says what it says.

    Attributes:
        field: name of the draft's field: "speaker", "lead", "deadline" …
        rule: stable name of the rule that read it: "initials", "carried", "by-day" …
        span: the words it came from, in the minutes; None where a rule without words gave it (the chair's speaker).
    """

    field: str
    rule: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class DirectiveDraft:
    """One demand read from minutes, not yet a conclusion.

    Attributes:
        quote: the words of the demand, verbatim: `span.of(text) == quote`.
        span: where they stand in the minutes.
        speaker: name and title as the text gives them, without 'đồng chí'; None where nobody is named.
        lead: official names of the lead units (đơn vị chủ trì), in the order of the text; may be empty.
        support: official names of the co-ordinating units (đơn vị phối hợp); may be empty, disjoint from `lead`.
        unknown: names that the text gives as owners and that fit no unit of the office; may be empty.
        addressee: whom the words address.
        deadline: the deadline read, `UNSTATED` where there is none.
        due_span: where the deadline's words stand; may lie outside `span`; None when unstated.
        product: the deliverable named (sản phẩm: báo cáo, kế hoạch, tờ trình…), lower case; empty when none.
        urgency: from words such as 'khẩn trương', 'ngay'.
        field: field of work (lĩnh vực) that the words name, e.g. "Cải cách hành chính"; empty when none.
        strength: how binding the words are.
        doubts: stable names of what a person should look at, e.g. "no-owner", "two-dates"; may be empty.
        receiving_level: who is to receive the product (cấp nhận), as the text says it; empty when unsaid.
        kind: what sort of task the words ask for.
        alternatives: other days that the deadline's words could mean, each with its rule; may be empty.
        reasons: for each field that was read, the words and the rule; several for a field with several words.
        confidence: 0 to 1; only orders a person's attention, lowest first. It decides nothing.
    """

    quote: str
    span: Span
    speaker: str | None = None
    lead: tuple[str, ...] = ()
    support: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    addressee: Addressee = Addressee.OPEN
    deadline: Deadline = UNSTATED
    due_span: Span | None = None
    product: str = ""
    urgency: Urgency = Urgency.NORMAL
    field: str = ""
    strength: Strength = Strength.NEED
    doubts: tuple[str, ...] = ()
    receiving_level: str = ""
    kind: TaskKind = TaskKind.ONE_OFF
    alternatives: tuple[Deadline, ...] = ()
    reasons: tuple[Reason, ...] = ()
    confidence: float = 1.0

    def why(self, field: str) -> tuple[Reason, ...]:
        """The reasons of one field, in the order of the text; empty when nothing was read for it."""
        return tuple(reason for reason in self.reasons if reason.field == field)
