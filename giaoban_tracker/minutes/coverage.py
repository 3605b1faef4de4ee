"""Coverage: clauses that read like an order and that no draft covers, each with the reason why it was not drafted."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from giaoban_tracker.domain.directive import DirectiveDraft, Span
from giaoban_tracker.domain.work_calendar import WEEKENDS_ONLY, WorkCalendar
from giaoban_tracker.minutes.clauses.demand import Reason, Refused
from giaoban_tracker.minutes.clauses.evidence import reason_against
from giaoban_tracker.minutes.clauses.heads import HeadReader
from giaoban_tracker.minutes.clauses.sentences import pieces, split_sentences, trim
from giaoban_tracker.minutes.layout.headings import Role
from giaoban_tracker.minutes.lexicon.manner import PROHIBITIONS, STARTS_NOW, work_at
from giaoban_tracker.minutes.lexicon.orders import (
    CAME_OF_IT,
    HIGHER_BEFORE,
    NOT_PAST,
    NOUN_BEFORE_ORDER,
    ORDER,
    PAST_BEFORE,
    WORK_TOO,
)
from giaoban_tracker.minutes.lexicon.refusals import PAST_IN
from giaoban_tracker.minutes.reading import Reading, Unread
from giaoban_tracker.minutes.units.names import UnitName


@dataclass(frozen=True, slots=True)
class OpenClause:
    """Words that could be an order and that no draft covers.

    Attributes:
        span: where they stand in the minutes.
        why: why they were not drafted, as `clauses.demand.Reason` names it: "past-result", "praise", "unsure" …
    """

    span: Span
    why: str


def open_clauses(
    text: str,
    drafts: Iterable[DirectiveDraft],
    *,
    meeting_day: date,
    units: Sequence[UnitName],
    calendar: WorkCalendar = WEEKENDS_ONLY,
    stop: Callable[[], bool] | None = None,
) -> tuple[OpenClause, ...]:
    """The clauses of minutes that read like an order and overlap no draft; pure, costs as much as `read_minutes`.

    Args:
        drafts: what a person sees as drafts, his own and the dismissed ones too.
        meeting_day, units, calendar, stop: as for `read_minutes`.

    Returns:
        In the order of the text, none overlapping another; empty when nothing is left open.
    """
    reading = Reading(text, meeting_day, units, calendar)
    demands = reading.demands(stop or (lambda: False))
    low = reading.plain.low
    found = [Refused(one.start, one.end, Reason.UNSURE) for one in demands]
    found += [one for one in reading.refused if _looks_like_order(low, reading.heads, one)]
    for unread in reading.unread:
        found += _in_silence(low, reading.heads, unread)
    taken = _Taken(draft.span for draft in drafts)
    clauses: list[OpenClause] = []
    for one in sorted(found, key=lambda one: (one.start, one.reason is Reason.UNSURE, -one.end)):
        start, end = trim(low, one.start, one.end)
        if start >= end:
            continue
        span = reading.plain.source_span(start, end)
        if taken.is_free(span) and (not clauses or clauses[-1].span.end <= span.start):
            clauses.append(OpenClause(span, one.reason.value))
    return tuple(clauses)


class _Taken:
    """What is drafted already."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = sorted(spans, key=lambda span: span.start)
        self._starts = [span.start for span in self._spans]
        self._ends: list[int] = []
        for span in self._spans:
            self._ends.append(max(span.end, self._ends[-1] if self._ends else 0))

    def is_free(self, span: Span) -> bool:
        """Whether no draft shares a letter with a span."""
        before = bisect_right(self._starts, span.end - 1)
        return before == 0 or self._ends[before - 1] <= span.start


_MODAL = re.compile(r"(?<!\w)(?:cần phải|phải|cần|nên|hãy)(?= \w)(?! (?:chăng|có mặt|thừa nhận))")
_UPWARD = re.compile(r"(?<!\w)(?:đề nghị|kiến nghị|đề xuất|xin|mong|mong muốn)(?!\w)")
_PLANNED = re.compile(r"(?<!\w)(?:sẽ|dự kiến|phấn đấu|hứa|cam kết|đăng ký|kế hoạch)(?!\w)")
_WAS_ORDERED = re.compile(r"(?<!\w)(?:đã|vừa|mới) (?:giao|yêu cầu|chỉ đạo|đề nghị|phân công)(?!\w)")
_LOOKED_AT = frozenset({Reason.UNSURE, Reason.PAST})
"""Reasons that the reading gives to anything; only what reads like an order is worth a look."""
_SHORTEST = 3


def _looks_like_order(low: str, heads: HeadReader, refused: Refused) -> bool:
    """Whether refused words are worth a look: refused for what they say, or with a sign of an order."""
    if len(low[refused.start : refused.end].split()) < _SHORTEST:
        return False
    if refused.reason not in _LOOKED_AT:
        return refused.reason not in (Reason.ANNOUNCEMENT, Reason.FORMULA)
    return _sign_at(low, heads, refused.start, refused.end, with_work=refused.reason is Reason.UNSURE) >= 0


def _in_silence(low: str, heads: HeadReader, unread: Unread) -> Iterator[Refused]:
    """Clauses of a silent part that read like an order."""
    for first, last in split_sentences(low, unread.start, unread.end):
        for piece in _semicolons(low, first, last):
            sign = _sign_at(low, heads, *piece, with_work=False)
            if sign >= 0:
                yield Refused(*piece, _why_silent(low, unread.role, piece, sign))


def _semicolons(low: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretches between semicolons."""
    first = start
    for piece in pieces(low, start, end):
        if piece.stop == "semi":
            yield first, piece.start
            first = piece.start
    yield first, end


def _sign_at(low: str, heads: HeadReader, start: int, end: int, *, with_work: bool) -> int:
    """Where words show that somebody may be asked for something; -1 when nothing does.

    1. An ordering verb that is no noun. 2. A modal in front of a verb of work. 3. A prohibition. 4. With `with_work`
    also a unit with its work, or a bare verb of work, at the beginning.
    """
    for found in ORDER.finditer(low, start, end):
        before = low[max(start, found.start() - 40) : found.start()]
        names_owner = bool(heads.head(found.end() + 1, end, bare=True).owners)
        if NOUN_BEFORE_ORDER.search(before) and not (names_owner and before.endswith(("đã ", "vừa ", "mới "))):
            continue
        if found["order"] not in WORK_TOO or names_owner:
            return found.start()
    for found in _MODAL.finditer(low, start, end):
        if work_at(low, found.end() + 1, end):
            return found.start()
    for piece in pieces(low, start, end):
        if PROHIBITIONS.end(low, piece.start, piece.end) >= 0:
            return piece.start
    if with_work:
        head = heads.head(start, end, bare=True)
        return start if head.verb or head.modal else -1
    return -1


def _why_silent(low: str, role: Role, piece: tuple[int, int], sign: int) -> Reason:
    """Why a clause of a silent part was passed over: 1. what it says; 2. where it stands."""
    start, end = piece
    before = low[max(start, sign - 130) : sign]
    if HIGHER_BEFORE.search(before[-40:]):
        return Reason.HIGHER
    told = (
        PAST_BEFORE.search(before)
        or _WAS_ORDERED.search(low, start, end)
        or CAME_OF_IT.search(low, start, end)
        or PAST_IN.search(low, start, end)
    )
    if told and not NOT_PAST.search(low, start, end):
        return Reason.PAST
    against = reason_against(low, start, end)
    if against is not None:
        return against
    if role is Role.PROPOSAL:
        return Reason.UNIT_PLAN if _PLANNED.search(low, start, end) else Reason.UPWARD
    if _UPWARD.search(low, start, end) and role is not Role.DIFFICULTY:
        return Reason.UPWARD
    if role is Role.RESULT:
        return Reason.PAST
    return Reason.STANDING if STARTS_NOW.match(low, start, end) else Reason.UNSURE
