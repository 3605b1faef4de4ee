"""A day said once that holds for several demands: in front of them, behind them, by their number, in brackets."""

from __future__ import annotations

import re
from dataclasses import replace

from giaoban_tracker.minutes.clauses.demand import Demand
from giaoban_tracker.minutes.clauses.sentences import Piece
from giaoban_tracker.minutes.deadlines import FoundDeadline, between

_HOLDS_FOR_ALL = re.compile(
    r"(?:tất cả |các (?:việc|nội dung) (?:này|trên) |đều |cùng )*(?:phải )?(?:xong|hoàn thành|hoàn tất|thời hạn|hạn"
    r"|chậm nhất|trước)"
)
_SO_MANY = (
    r"(?:cả (?P<n>hai|ba|bốn|năm)(?: (?:việc|nội dung|nhiệm vụ|phần))?|(?P<n2>hai|ba|bốn|năm) (?:việc|nội dung"
    r"|nhiệm vụ|phần|chuyện) (?:này|đó|ấy|kia|trên))(?: (?:này|đó|trên|đều|cùng|phải|thì))* "
    r"(?=xong|hoàn thành|hoàn tất|trước|trong|chậm nhất|hạn|đến|(?:ngày )?\d)"
)
_FOR_SO_MANY = re.compile(rf"[,;] {_SO_MANY}")
_ONLY_SO_MANY = re.compile(_SO_MANY)
_NUMBERS = {"hai": 2, "ba": 3, "bốn": 4, "năm": 5}
_SAME_DAY = re.compile(
    r"\((?:cùng|đều|cả (?:hai|ba|bốn)|tất cả)(?: việc)? (?:hạn|thời hạn|xong|hoàn thành|trước)(?!\w)"
)
_SEVERAL = 2


class SharedDays:
    """Gives the demands of one range the days that they share."""

    def __init__(self, low: str, deadlines: tuple[FoundDeadline, ...]) -> None:
        self._low = low
        self._deadlines = deadlines

    def given(self, demands: list[Demand]) -> list[Demand]:
        """The demands of a range in their order, each with the day that holds for it too."""
        return self._by_bracket(self._by_limit(self._by_count(self._by_front(demands))))

    def is_by_count(self, piece: Piece) -> bool:
        """Whether a piece begins by counting the demands before it ('cả hai việc xong trước …'), so is none itself."""
        return bool(_ONLY_SO_MANY.match(self._low, piece.start, piece.end))

    def _by_front(self, demands: list[Demand]) -> list[Demand]:
        """A deadline in front of several demands stays outside the first one's quote and holds for all without one."""
        front = demands[0].head.front if len(demands) > 1 else None
        if front is None or not front.is_day or all(self._has_day(one) for one in demands[1:]):
            return demands
        start = front.end
        while self._low[start] in " ,:":
            start += 1
        opened = max(demands[0].start, start)
        return [replace(one, due=front, due_rule="front") for one in (replace(demands[0], start=opened), *demands[1:])]

    def _by_count(self, demands: list[Demand]) -> list[Demand]:
        """'hoàn thiện A, tổ chức B, cả hai việc xong trước 30/9': the day is that of as many as are counted."""
        shared = list(demands)
        for place, one in enumerate(demands):
            found = _FOR_SO_MANY.search(self._low, one.start, one.end)
            dues = between(self._deadlines, found.start(), one.end) if found else ()
            count = _NUMBERS[found["n"] or found["n2"]] if found else 0
            if found is None or len(dues) != 1 or not dues[0].is_day or place + 1 < count:
                continue
            first = place + 1 - count
            shared[first : place + 1] = [
                replace(each, due=dues[0], due_rule="list", end=min(each.end, found.start()))
                for each in demands[first : place + 1]
            ]
        return shared

    def _by_limit(self, demands: list[Demand]) -> list[Demand]:
        """'A cắm biển …, B phát tin …; hoàn thành trước 20/6': a day set off at the end holds for all of them."""
        if len(demands) < _SEVERAL or any(self._has_day(one) for one in demands[:-1]):
            return demands
        last = demands[-1]
        semicolon = self._low.rfind("; ", last.start, last.end)
        dues = between(self._deadlines, semicolon + 2, last.end) if semicolon > 0 else ()
        if len(dues) != 1 or not dues[0].is_day or not _HOLDS_FOR_ALL.match(self._low, semicolon + 2, dues[0].end):
            return demands
        if between(self._deadlines, last.start, semicolon) or dues[0].end < last.end - 3:
            return demands
        shared = (replace(one, due=dues[0], due_rule="list") for one in demands[:-1])
        return [*shared, last]

    def _by_bracket(self, demands: list[Demand]) -> list[Demand]:
        """'tháo mái che, thay dây điện (cùng hạn 30/11)': the day in brackets is that of both."""
        last = demands[-1] if demands else None
        found = _SAME_DAY.search(self._low, last.start, last.end) if last else None
        dues = between(self._deadlines, found.start(), last.end) if found and last else ()
        if last is None or len(dues) != 1 or any(self._has_day(one) for one in demands[:-1]):
            return demands
        return [*(replace(one, due=dues[0], due_rule="list") for one in demands[:-1]), last]

    def _has_day(self, demand: Demand) -> bool:
        return any(one.is_day for one in between(self._deadlines, demand.start, demand.end))
