"""Work before its owner: 'Thu hồi hai khu đất: Thanh tra chủ trì, 20/3'; 'các xã được Chủ tịch nhắc gửi báo cáo'."""

from __future__ import annotations

import re
from dataclasses import replace

from giaoban_tracker.minutes.clauses.demand import Context, Demand, Head, Regime
from giaoban_tracker.minutes.clauses.heads import HeadReader
from giaoban_tracker.minutes.deadlines import Clock, FoundDeadline, read_deadline
from giaoban_tracker.minutes.lexicon.manner import work_at
from giaoban_tracker.minutes.lexicon.orders import PAST_TIME
from giaoban_tracker.minutes.plain import PlainText
from giaoban_tracker.minutes.units.named import Owners
from giaoban_tracker.minutes.units.owners import OwnerReader

_DOES_IT = re.compile(
    r" (?:chủ trì|thực hiện|làm|lo|phụ trách|đảm nhận|đảm nhiệm|đảm đương|(?:làm )?đầu mối|chịu trách nhiệm)(?!\w)"
)
_HELPS = re.compile(r" (?:cùng )?(?:phối hợp|tham gia|hỗ trợ|giúp)(?: thực hiện)?(?= ?(?:[,;.)(]|$))")
_BY = re.compile(r" (?:sẽ |thì )?do (?=\w)")
_TOLD = re.compile(r"(?<!\w)(?:đã|vừa|đang|trước đây|vốn|được)(?!\w)")
"""A work that was or is being done by somebody is told."""
_DASH = re.compile(r" [-–—] (?!.* [-–—] )")
_MARKS = " ,;.(–-"
_LABELS = re.compile(
    r"(?:(?:đơn vị|cơ quan|bộ phận) )?(?:chủ trì|phối hợp|thực hiện|thời hạn|hạn|thành phần|dự|vắng|nơi nhận|kính gửi"
    r"|đơn vị|người thực hiện)[\w ]{0,20}: "
)
"""What only labels the unit behind the colon."""
_SAYS_MORE = re.compile(
    r"[;,] (?!(?:xong|hoàn thành|trước|trong|hạn|thời hạn|chậm nhất|ngày|đến)(?!\w))|[;,] [^;,]*[;,]"
)
_MOST_WORDS_OF_A_LIMIT = 4
_PASSIVE = re.compile(
    r"(?<!đã )(?<!vừa )(?<!từng )(?<!mới )được (?P<agent>(?:ông|bà|đồng chí|đ/c|lãnh đạo|chủ tọa"
    r"|(?:phó )?(?:chủ tịch|bí thư))(?: [^\W\d]+){0,6}? )?(?:thống nhất )?"
    r"(?P<order>giao|nhắc(?: nhở)?|yêu cầu|đề nghị|phân công|dặn)(?: nhiệm vụ| trách nhiệm| việc)?(?: phải| là)? (?=\w)"
)
_STOPS = re.compile(
    r"(?:(?:cái|chuyện|việc|kiểu|trò) (?:này|đó|ấy|kia)[^,;.\n]{0,20}? (?:là|thì) |từ nay )?(?P<what>(?:thôi|dẹp|bỏ"
    r"|dừng|ngưng|chấm dứt|nghỉ) (?:hẳn|ngay|luôn|hết|dứt)(?: đi)?(?:, (?:không|đừng|cấm|chớ) [^,;.\n]+| [^,;.\n]+)?)"
)
_MOST_BEFORE_A_PASSIVE = 120


class AssignedReader:
    """Reads clauses of one text in which the work does not stand behind its owner."""

    def __init__(self, plain: PlainText, owners: OwnerReader, heads: HeadReader, clock: Clock) -> None:
        self._plain = plain
        self._low = plain.low
        self._owners = owners
        self._heads = heads
        self._clock = clock

    def behind_colon(self, start: int, end: int, context: Context) -> Demand | None:
        """An item whose owner stands alone behind its work and a colon; None when more is said there than who and when.

        The work has a verb, or the owner is said to do it, or a deadline stands behind the owner.
        """
        colon = self._low.rfind(": ", start, end)
        dash = _DASH.search(self._low, start, end) if colon < 0 else None
        if dash is not None and not self._owners.is_inside_name(dash.start(), dash.end()):
            colon = dash.start() + 1
        is_in_brackets = self._low.count("(", start, colon) > self._low.count(")", start, colon)
        if (
            colon < 0
            or is_in_brackets
            or _LABELS.match(self._low, start, end)
            or self._heads.head(start, end, bare=True).owners
        ):
            return None
        named = self._owners.read(colon + 2, bare=True)
        if named is None or not named.units or named.end > end:
            return None
        does = _DOES_IT.match(self._low, named.end, end)
        owners = self._with_helpers(named, does.end() if does else named.end, end)
        due = self._limit(owners.end, end)
        if due is None and not self._is_empty(owners.end, end):
            return None
        verb = work_at(self._low, start, colon)
        if not verb and not does and work_at(self._low, self._past_marks(named.end, end), end):
            return None  # 'Đất dôi dư: TNMT thống kê xong trước 20/3': the work stands behind its owner
        if not (verb or does or due):
            return None
        head = Head(start, start, owners, "", verb)
        return Demand(start, end, head, context.speaker, "unit-and-colon", owners, "named", due, "own" if due else "")

    def by_agent(self, start: int, end: int, context: Context) -> Demand | None:
        """'Việc trang trí do Văn phòng đảm nhiệm, xong 8/3': a work and, behind 'do', the unit that is to do it."""
        found = _BY.search(self._low, start, end)
        named = self._owners.read(found.end(), bare=True) if found else None
        does = _DOES_IT.match(self._low, named.end, end) if named else None
        if found is None or named is None or does is None or not named.units or not context.directs:
            return None
        owners = self._with_helpers(named, does.end(), end)
        due = self._limit(owners.end, end)
        if (due is None and not self._is_empty(owners.end, end)) or _TOLD.search(self._low, start, end):
            return None
        head = Head(start, start, owners, "", work_at(self._low, start, found.start()))
        return Demand(start, end, head, context.speaker, "unit-and-work", owners, "named", due, "own" if due else "")

    def stops(self, start: int, end: int, context: Context) -> list[Demand]:
        """'Cái này là thôi hẳn, không phun ngoài ngõ nữa': a leader puts an end to something, nobody is named."""
        found = _STOPS.match(self._low, start, end) if context.regime is Regime.OWN_WORDS else None
        if found is None:
            return []
        place = found.start("what")
        head = Head(place, place, None, "", "thôi")
        return [Demand(place, found.end(), head, context.speaker, "prohibition")]

    def _with_helpers(self, named: Owners, at: int, end: int) -> Owners:
        """'…, Công an phối hợp': the helpers that are said behind the owner."""
        place = self._past_marks(at, end)
        helpers = self._owners.read(place, bare=True) if place > at else None
        helps = _HELPS.match(self._low, helpers.end, end) if helpers else None
        if helpers is None or helps is None:
            return replace(named, end=at)
        return replace(named, end=helps.end(), support=named.support + helpers.lead)

    def _limit(self, at: int, end: int) -> FoundDeadline | None:
        """The deadline that is all that stands behind the owner, but for a few words ('trình phương án 20/3')."""
        at = self._past_marks(at, end)
        if _SAYS_MORE.search(self._low, at, end):
            return None
        for place in self._word_starts(at, end):
            found = read_deadline(self._plain.text[place:end].rstrip(" .)"), self._clock)
            if found is not None and found.deadline.words:
                return replace(found, start=place, end=place + found.end)
        return None

    def _word_starts(self, at: int, end: int) -> list[int]:
        words = [found.start() for found in re.finditer(r"\S+", self._low[at : min(end, at + 80)])]
        return [at + one for one in words[: _MOST_WORDS_OF_A_LIMIT + 1]] if end - at <= 80 else []

    def _is_empty(self, at: int, end: int) -> bool:
        return self._past_marks(at, end) >= end

    def _past_marks(self, at: int, end: int) -> int:
        while at < end and self._low[at] in _MARKS:
            at += 1
        return at

    def passive(self, start: int, end: int, context: Context) -> tuple[str, int, int] | None:
        """'… được ông nhắc | gửi biểu': (the verb of ordering, its place, where the work begins); None when it is none.

        Who is asked stands in front. Without the one who asks, the unit must be the office's and the verb follow it.
        """
        found = _PASSIVE.search(self._low, start, min(end, start + _MOST_BEFORE_A_PASSIVE))
        if found is None or "; " in self._low[start : found.start()] or PAST_TIME.search(self._low, start, found.end()):
            return None
        if not work_at(self._low, found.end(), end):
            return None
        named = self._owners.read(self._heads.past_connectives(start, end), bare=True)
        if named is None or not named.units:
            named = None
        is_subject = named is not None and named.end <= found.start() and found.start() - named.end <= len(" thì cũng ")
        if not found["agent"] and not (is_subject and context.directs):
            return None
        if named is not None and named.end <= found.start():
            context.owners, context.owners_rule = named, "topic"
        elif start < found.start():
            context.owners = None  # 'những đơn vị có công trình được nhắc …': others than those asked before
        return found["order"], found.start("order"), found.end()
