"""Days at joints: what the deadlines of two clauses say about whether they are one demand."""

from __future__ import annotations

from collections.abc import Sequence

from giaoban_tracker.minutes.clauses import joint_words as say
from giaoban_tracker.minutes.clauses.demand import Head
from giaoban_tracker.minutes.clauses.sentences import Piece
from giaoban_tracker.minutes.deadlines import FoundDeadline, between
from giaoban_tracker.minutes.lexicon.manner import skip_manner
from giaoban_tracker.minutes.lexicon.tails import DUE_LABEL
from giaoban_tracker.minutes.lexicon.verbs import verb_end


class JointDays:
    """Judges joints of one text by its deadlines."""

    def __init__(self, low: str, deadlines: Sequence[FoundDeadline]) -> None:
        self._low = low
        self._deadlines = deadlines

    def is_verb_and_day(self, head: Head, piece: Piece) -> bool:
        """'đo xong trước ngày 20', 'phát vào sáng thứ Bảy hằng tuần': when, not what."""
        behind = skip_manner(self._low, head.work, piece.end)[0]
        verb = verb_end(self._low, behind, piece.end)
        dues = between(self._deadlines, piece.start, piece.end)
        starts = say.STARTS_ON.search(self._low, piece.start, piece.end)
        end = starts.start() if starts else piece.end
        if verb < 0 or not dues or dues[-1].end < end - 2:
            return False
        between_them = say.AT_LEAST.sub("", self._low[verb : dues[0].start])
        return len(between_them.split()) <= 1

    def is_when_ready(self, head: Head, piece: Piece) -> bool:
        """'10 ngày phải có kết quả': a day and nothing but to be ready."""
        return head.front is not None and bool(say.READY.match(self._low, head.front.end, piece.end))

    def is_hardly_more_than_a_day(self, piece: Piece) -> bool:
        """'; kết luận trước 15/9': a word or two and the day by which."""
        dues = between(self._deadlines, piece.start, piece.end)
        if len(dues) != 1 or not dues[0].is_day or dues[0].end < piece.end - 2:
            return False
        return 0 < len(self._low[piece.start : dues[0].start].split()) <= say.HARDLY_MORE

    def is_due_only(self, piece: Piece) -> bool:
        label = DUE_LABEL.match(self._low, piece.start, piece.end)
        dues = between(self._deadlines, piece.start, piece.end)
        if not dues:
            return False
        if label:
            return len(self._low[label.end() : dues[0].start].split()) <= 2 and dues[-1].end >= piece.end - 12
        return dues[0].start <= piece.start + 1 and dues[0].end >= piece.end - 2

    def recurs_alone(self, since: int, piece: Piece) -> bool:
        """Whether only the piece has a rhythm: 'phun hóa chất hai ổ dịch; | mỗi sáng báo số ca'."""
        deadlines = self._deadlines
        return any(one.recurs for one in between(deadlines, piece.start, piece.end)) and not any(
            one.recurs for one in between(deadlines, since, piece.start)
        )

    def recurs(self, since: int, piece: Piece) -> bool:
        """Whether only the demand before the joint has a rhythm, which a paper to be written cannot share."""
        return any(one.recurs for one in between(self._deadlines, since, piece.start)) and not any(
            one.recurs for one in between(self._deadlines, piece.start, piece.end)
        )

    def tells_apart(self, since: int, piece: Piece) -> bool:
        """Whether a day or a rhythm before the joint, or a day behind it, belongs to one of the two alone."""
        before = between(self._deadlines, since, piece.start)
        behind = between(self._deadlines, piece.start, piece.end)
        return any(one.is_day or one.recurs for one in before) or any(one.is_day for one in behind)

    def ends_with_day(self, since: int, piece: Piece) -> bool:
        """Whether the demand before the joint is closed by a day that cannot be the piece's."""
        dues = between(self._deadlines, since, piece.start)
        return bool(dues) and (dues[-1].is_day or dues[-1].is_weak) and dues[-1].end >= piece.start - 3

    def both_have_days(self, since: int, piece: Piece) -> bool:
        first, second = (
            between(self._deadlines, since, piece.start),
            between(self._deadlines, piece.start, piece.end),
        )
        return any(one.is_day for one in first) and any(one.is_day for one in second)
