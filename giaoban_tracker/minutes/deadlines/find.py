"""Finding deadline phrases in a text, none overlapping another; reading a phrase that stands alone."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from giaoban_tracker.domain.deadline import Deadline, DeadlineKind
from giaoban_tracker.minutes.deadlines.day_rules import DAYS, RECURRING, TERMS
from giaoban_tracker.minutes.deadlines.days import Clock
from giaoban_tracker.minutes.deadlines.period_rules import PERIODS, TIED
from giaoban_tracker.minutes.deadlines.rule import Rule
from giaoban_tracker.minutes.lexicon.phrases import one_of


@dataclass(frozen=True, slots=True)
class FoundDeadline:
    """A deadline phrase at its place in the plain text.

    Attributes:
        start: where its words begin.
        end: where they end.
        deadline: what it means.
        is_weak: a bare day that is a deadline only where nothing better stands in the clause.
        others: other readings of the same words.
    """

    start: int
    end: int
    deadline: Deadline
    is_weak: bool = False
    others: tuple[Deadline, ...] = ()

    @property
    def is_day(self) -> bool:
        """Whether it names a day, or an event that has one."""
        return self.deadline.kind in (DeadlineKind.FIXED, DeadlineKind.EVENT) and not self.is_weak

    @property
    def recurs(self) -> bool:
        """Whether it is a word of recurrence."""
        return self.deadline.kind in (DeadlineKind.RECURRING, DeadlineKind.STANDING)


RULES: tuple[Rule, ...] = RECURRING + DAYS + TERMS + PERIODS + TIED
"""Every rule; where two phrases overlap, the one that starts first stays, of equal starts the longer one."""
_TRIGGER = re.compile(r"\d|ngày|tháng|quý|tuần|năm|xuyên|định kỳ|mai|nay|thứ|trước|tại|vào|sau|khi|chủ nhật|theo")
_NO_DUTY_BEFORE = re.compile(r"(?:chi|kinh phí|nguồn|vốn|ngân sách|sự nghiệp|phiên họp|không|chưa|nhiệm vụ|việc làm) $")
_NO_DEADLINE_BEFORE = re.compile(
    one_of(r"""
    số [\w/&-]+|thông báo|quyết định|công văn|kế hoạch|văn bản|kết luận|nghị quyết|chỉ thị|báo cáo|giấy mời|tờ trình
    công điện
    kỷ niệm|kể từ|từ|bắt đầu từ|ngày sinh|sinh ngày|giao ban|đợt lũ|vụ|nghị định|luật|bầu cử|họp ubnd|bắt đầu
    """)
    + r" $"
)
_IN_QUOTES = re.compile(r"“[^”\n]*$")
_NEGATED_BEFORE = re.compile(
    r"(?:(?<!\w)(?:(?<!trong )cả|các|mỗi|quá|(?:mấy|các|những|hai|ba|vài) (?:đêm|tối|ngày|buổi))|không (?:chờ"
    r"|đợi)(?: đến| tới)?|(?:đừng|không|khỏi|chứ)(?: được)? (?:để|đợi|chờ)(?: cho)?(?: đến| tới)?"
    r"|chứ không(?: phải)?(?: chờ)?|thay vì|ngay từ"
    r"|(?:đừng|không) (?:được )?để [^,;.\n]{0,30}(?:sang|qua|tới|đến)"
    r"|cả (?:ngày )?thứ \w+(?:,| và|, và)"
    r"|kể từ|bắt đầu từ|từ|từ thứ \w+) $"
)
"""What is not waited for, and what only begins, is no deadline."""
_IS_OF_A_PLAN = re.compile(
    r"(?<!\w)(?:lịch|lịch công tác|kế hoạch|chương trình|công tác|nhiệm vụ|dự toán|giao ban|thực đơn|nội dung"
    r"|lịch họp|lịch trực"
    r"|phiên họp|cuộc họp|chuyến|khách|vé|ca trực|phiên chợ)(?: của)? $"
)
_SPANS = frozenset({"in-week", "part-of-month", "part-of-quarter", "in-next-month", "part-of-next-month"})
_SPANNED = re.compile(r"trong|trước|hết|xong|chậm|đến|vào|hoàn|muộn|ngay")
"""'gửi lịch công tác tuần sau': the week is the plan's."""
_STATE_BEFORE = re.compile(
    r"(?:dưới|chưa đạt|chưa đến|thấp hơn|không đạt) \d+(?:[.,]\d+)? ?% (?:khi |tính |tại thời điểm |tính đến )?$"
    r"|(?:chi tiết|tiến độ) đến $"
)
"""'giải ngân dưới 30% | đến hết quý II': how things stand by then."""
_RATE_BEFORE = re.compile(
    r"(?<!\w)(?:dưới|trên|hơn|gần|khoảng|bình quân|trung bình|cỡ|chừng) \d[\d.,]* (?:[^\W\d]+ ){1,3}(?:trong )?$"
)
"""'phát sinh dưới 10 hồ sơ | mỗi năm': a rate, no rhythm of the work."""
_LONG_AHEAD = timedelta(days=300)
_LONGEST_TITLE = 80
_LONGEST_BEFORE = 40


def find_deadlines(low: str, text: str, clock: Clock) -> tuple[FoundDeadline, ...]:
    """Every deadline phrase of a text in small letters, in order, none overlapping another."""
    if not _TRIGGER.search(low):
        return ()
    found = [one for rule in RULES for one in _matches(rule, low, text, clock)]
    return _without_overlaps(found)


def _matches(rule: Rule, low: str, text: str, clock: Clock) -> Iterator[FoundDeadline]:
    for match in rule.pattern.finditer(low):
        start, end = match.start(), match.end()
        while end > start and low[end - 1] in " ,":
            end -= 1
        before = low[max(0, start - _LONGEST_BEFORE) : start]
        if rule.name == "standing" and _NO_DUTY_BEFORE.search(before):
            continue
        if _IN_QUOTES.search(low[max(0, start - _LONGEST_TITLE) : start]):
            continue
        if _NEGATED_BEFORE.search(before) or _is_name(rule, text, start, end):
            continue
        if _STATE_BEFORE.search(before) or (rule.name == "recurring" and _RATE_BEFORE.search(before)):
            continue
        if _IS_OF_A_PLAN.search(before) and rule.name in _SPANS and not _SPANNED.match(low, start, end):
            continue
        if rule.is_weak and _NO_DEADLINE_BEFORE.search(before) and not low.startswith(("sáng", "chiều", "tối"), start):
            continue
        reading = rule.reader(match, clock)
        if reading is None:
            continue
        if rule.is_weak and reading.due is not None and _is_of_late(reading.due, match, clock):
            continue
        words = text[start:end]
        others = tuple(Deadline(DeadlineKind.FIXED, day, words, name) for name, day in reading.others)
        yield FoundDeadline(start, end, Deadline(reading.kind, reading.due, words, rule.name), rule.is_weak, others)


def _is_of_late(due: date, match: re.Match[str], clock: Clock) -> bool:
    """Whether a bare day without a year was a few weeks ago: 'ca tử vong ngày 05/9' tells when something was."""
    return not match.groupdict().get("y") and due - clock.meeting_day > _LONG_AHEAD


def _is_name(rule: Rule, text: str, start: int, end: int) -> bool:
    """Whether 'Mai' is a name: a capital inside a sentence."""
    return (
        rule.name == "tomorrow"
        and text[start:end] == "Mai"
        and start > 0
        and text[:start].rstrip()[-1:] not in (".", "!", "?", "…", ":", "-")
    )


def _without_overlaps(found: list[FoundDeadline]) -> tuple[FoundDeadline, ...]:
    """Of two phrases that overlap the one that starts first stays, of equal starts the longer one."""
    kept: list[FoundDeadline] = []
    for one in sorted(found, key=lambda one: (one.start, one.is_weak, -one.end)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return tuple(kept)


def between(found: Sequence[FoundDeadline], start: int, end: int) -> Sequence[FoundDeadline]:
    """The phrases that begin inside a range; `found` is sorted."""
    first = bisect_left(found, start, key=lambda one: one.start)
    last = bisect_left(found, end, key=lambda one: one.start)
    return found[first:last]


def read_deadline(words: str, clock: Clock) -> FoundDeadline | None:
    """A deadline standing alone, as in a table's cell: also 'Quý IV/2022', '30/11/2022', 'Tháng 12', '6 tháng đầu năm'.

    The result's range is that of the whole words; None when they name no deadline.
    """
    low = words.lower()
    for before in ("", "trong ", "ngày "):
        found = find_deadlines(before + low, before + words, clock)
        strong = [one for one in found if not one.is_weak] or list(found)
        if strong:
            last = strong[-1]
            return FoundDeadline(
                0,
                len(words),
                Deadline(last.deadline.kind, last.deadline.due, words, last.deadline.rule),
                False,
                last.others,
            )
    return None
