"""What a person looks for in the journal: a kind of deed, a writer, words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from giaoban_tracker.domain.deed import Deed
from giaoban_tracker.domain.fact import (
    BlocDescribed,
    ConclusionRecorded,
    DeadlineExtended,
    Fact,
    FactVoided,
    LeaderDescribed,
    MeetingRecorded,
    MinutesReviewed,
    OfficeDescribed,
    ReportAccepted,
    ReportFiled,
    ReportReturned,
    TaskAmended,
    TaskAssigned,
    TaskChased,
    TaskWithdrawn,
    UnitDescribed,
)
from giaoban_tracker.domain.meeting_deeds import MEETING_DEEDS
from giaoban_tracker.domain.post_deeds import POST_DEEDS
from giaoban_tracker.domain.rules import RULE_DEEDS
from giaoban_tracker.domain.search_text import folded
from giaoban_tracker.domain.task_deeds import (
    CauseConfirmed,
    ChaseAnswered,
    ClarityWaived,
    ContributionFiled,
    DeadlineMoved,
    ExtensionAsked,
    ExtensionRefused,
    QuestionAnswered,
    QuestionAsked,
    TaskReassigned,
    TaskReceived,
    TaskReopened,
    TaskReplaced,
    TaskResumed,
    TaskSuspended,
)
from giaoban_tracker.ui.fact_words import change_lines, deed_words, writer
from giaoban_tracker.workflow.read_journal import JournalEntry

KINDS: Mapping[str, tuple[type[Deed], ...]] = {
    "Giao, sửa, thu hồi nhiệm vụ": (
        TaskAssigned,
        TaskAmended,
        TaskWithdrawn,
        TaskReassigned,
        TaskReplaced,
        TaskSuspended,
        TaskResumed,
        ClarityWaived,
    ),
    "Báo cáo của đơn vị": (ReportFiled, TaskReceived, ContributionFiled, QuestionAsked, QuestionAnswered),
    "Nghiệm thu, trả lại": (ReportAccepted, ReportReturned, TaskReopened, CauseConfirmed),
    "Gia hạn, đôn đốc": (
        DeadlineExtended,
        ExtensionAsked,
        ExtensionRefused,
        DeadlineMoved,
        TaskChased,
        ChaseAnswered,
    ),
    "Biên bản, kết luận": (MeetingRecorded, ConclusionRecorded, MinutesReviewed, *MEETING_DEEDS),
    "Đơn vị, lãnh đạo, cơ quan": (OfficeDescribed, BlocDescribed, UnitDescribed, LeaderDescribed, *RULE_DEEDS),
    "Máy của đơn vị": POST_DEEDS,
    "Hoàn tác, làm lại": (FactVoided,),
}
"""Deeds as a person groups them; every deed is in exactly one group."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Conditions, combined by 'and'; empty ones hold for everything.

    Attributes:
        kind: a key of `KINDS`.
        by: a writer, exactly as claimed; None for everybody.
        text: words that must all occur in what is shown; marks and case do not matter.
    """

    kind: str = ""
    by: str | None = None
    text: str = ""

    @property
    def is_everything(self) -> bool:
        return self == Wanted()

    def wants(self, fact: Fact) -> bool:
        """Whether kind and writer fit."""
        return (not self.kind or isinstance(fact.deed, KINDS[self.kind])) and (self.by is None or fact.by == self.by)

    def keeps(self, entry: JournalEntry, names: Mapping[str, str]) -> bool:
        """Whether the words occur in what is shown of the entry."""
        words = folded(self.text).split()
        if not words:
            return True
        shown = folded(shown_text(entry, names))
        return all(word in shown for word in words)


def headline(entry: JournalEntry) -> str:
    """What was done to what: "Nghiệm thu NV-003"."""
    words = deed_words(entry.fact, entry.subject, earlier=entry.earlier, cited=entry.cited)
    return words[:1].upper() + words[1:]


def shown_text(entry: JournalEntry, names: Mapping[str, str]) -> str:
    """Everything that is shown of an entry, in one line."""
    changes = change_lines(entry.fact, names, earlier=entry.earlier, cited=entry.cited)
    return " ".join((writer(entry.fact), headline(entry), entry.content, *(change.words for change in changes)))
