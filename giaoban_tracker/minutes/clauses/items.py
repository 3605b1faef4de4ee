"""Items of the directing part: sentence by sentence, where a bare verb asks and owners carry on."""

from __future__ import annotations

import re
from dataclasses import replace

from giaoban_tracker.minutes.clauses.asking import AskingReader
from giaoban_tracker.minutes.clauses.assigned import AssignedReader
from giaoban_tracker.minutes.clauses.demand import Context, Demand, Reason, Refused
from giaoban_tracker.minutes.clauses.evidence import reason_against
from giaoban_tracker.minutes.clauses.finish import Finisher
from giaoban_tracker.minutes.clauses.regions import RegionReader
from giaoban_tracker.minutes.clauses.sentences import split_sentences
from giaoban_tracker.minutes.deadlines import FoundDeadline, between
from giaoban_tracker.minutes.lexicon.orders import CAME_OF_IT, NOT_PAST, ORDER
from giaoban_tracker.minutes.lexicon.refusals import ANSWERS, FOR_ALL

_ADDS = re.compile(
    r"(?:thời hạn|hạn|thời gian|hoàn thành|xong|báo cáo kết quả|kết quả báo cáo|gửi kết quả|kết quả gửi|chậm nhất|trước"
    r"|tiến độ)(?!\w)|(?:giao )?[\w ,&-]{3,60}? (?:phối hợp|cùng phối hợp)(?: thực hiện)?$"
)
_WHAT_WAS_ASKED = re.compile(
    r"(?:đề nghị|kiến nghị|đề xuất|ý kiến|yêu cầu|nguyện vọng)(?! (?:các|phòng|ubnd|công an|ban|trung tâm"
    r"|văn phòng)(?!\w))"
    r"[^:;.\n]{0,90}? của [^:;.\n]{2,60}: (?=\w)"
)
"""'Đề nghị cấp giống của bản Mồng: …': a topic, and behind the colon the answer."""
_AGREED_TO = re.compile(
    r"(?:[^.;:\n]{3,60}?(?<!\w))?(?:đăng ký|xin|đề nghị|đề xuất|kiến nghị|mượn)(?!\w)[^.;\n]{3,110}[,:] (?:đồng chí "
    r"|đ/c )?"
    r"(?:(?:phó )?chủ tịch|giám đốc|thường trực|lãnh đạo|ubnd|hiệu trưởng|bí thư|hội nghị|sở)(?: \w+){0,2}? "
    r"(?:đã |cơ bản )?(?:đồng ý|nhất trí|chấp thuận|tán thành|ghi nhận|cho phép)"
    r"(?: (?!giao(?!\w))[^\W\d]+){0,3}[ .]*$"
)
"""'Quân sự đăng ký huấn luyện từ 22/4, Chủ tịch đồng ý': asked for and granted."""
_READY = re.compile(
    r"[ ,]*(?:là |thì )?(?:phải |cần )?(?:xong|hoàn thành|hoàn tất|kết thúc|có kết quả)?(?: toàn bộ| hết)?[ .]*"
)
_MERE_LIMIT = re.compile(
    r"(?:tất cả |các (?:việc|nội dung) (?:này|trên) |(?:hoàn thành )?cả (?:hai|ba|bốn)(?: việc| nội dung)? "
    r"|(?:hai|ba|bốn|các) (?:việc|nội dung|nhiệm vụ|phần việc) (?:này|đó|trên|nêu trên) |đều )*(?:phải )?(?:thời hạn"
    r"|hạn|thời gian|hoàn thành|xong|có kết quả|chậm nhất|trước)"
    r"(?: (?:hoàn thành|thực hiện|chót|xong|cuối))?(?!\w)"
)
_OF_THIS_ITEM = re.compile(r"(?:các|những|cả|hai|ba|cả hai|cả ba) (?:việc|nội dung|nhiệm vụ|công việc)? ?này(?!\w)")
"""'Các việc này xong trước 15/7': those of the item."""
_SENT_ON = re.compile(r"(?:trình|báo cáo|gửi|nộp|trả lời|chuyển|xin ý kiến|báo lại)(?!\w)")
_SEVERAL = 2
_LONGEST_ADDITION = 90
_NEVER = (Reason.FORMULA, Reason.WARNING, Reason.PAST, Reason.ANNOUNCEMENT)
"""Sentences in which nothing is asked, whatever else they say."""


class ItemReader:
    """Reads the demands of items."""

    def __init__(self, low: str, regions: RegionReader, asking: AskingReader, finisher: Finisher,
                 assigned: AssignedReader, deadlines: tuple[FoundDeadline, ...]) -> None:  # fmt: skip
        self._low = low
        self._regions = regions
        self._asking = asking
        self._finisher = finisher
        self._assigned = assigned
        self._deadlines = deadlines

    def read(self, start: int, end: int, context: Context) -> tuple[list[Demand], FoundDeadline | None]:
        """The demands of one item, and the deadline that a sentence of it gives to a whole list (None: none does)."""
        demands: list[Demand] = []
        for_all = None
        for first, last in split_sentences(self._low, start, end):
            whole = self.deadline_for_all(first, last)
            if whole is not None and len(demands) >= _SEVERAL and _OF_THIS_ITEM.match(self._low, first, last):
                demands = [one if self._has_day(one) else replace(one, due=whole, due_rule="list") for one in demands]
            elif whole is not None:
                for_all = whole
            elif self._holds_for_several(demands, first, last):
                due = between(self._deadlines, first, last)[-1]
                demands = [replace(one, due=due, due_rule="list") for one in demands]
            elif demands and (self._only_adds(first, last) or self._is_sent_on(start, first, last)):
                demands[-1] = replace(demands[-1], end=last)
            else:
                demands += self._read_sentence(first, last, context)
        return [self._finisher.finish(one, context) for one in demands], for_all

    def deadline_for_all(self, start: int, end: int) -> FoundDeadline | None:
        """'Các nội dung trên xong trước 25/12': the deadline of a whole list; the sentence asks for nothing itself."""
        if not FOR_ALL.match(self._low, start, end):
            return None
        return next((one for one in between(self._deadlines, start, end) if one.is_day or one.is_weak), None)

    def _only_adds(self, start: int, end: int) -> bool:
        """Whether a sentence only adds the deadline, the report or the helper of the work before it."""
        if self._is_mere_deadline(start, end):
            return True
        has_due = bool(between(self._deadlines, start, end)) or "kết quả" in self._low[start:end]
        return end - start < _LONGEST_ADDITION and has_due and bool(_ADDS.match(self._low, start, end))

    def _is_sent_on(self, start: int, first: int, last: int) -> bool:
        """'thẩm định quy chế -> trình Thường trực': where the work goes, behind an arrow."""
        arrow = self._low[max(start, first - 3) : first].rstrip()[-1:] in (">", "→", "⇒") if first > start else False
        return arrow and last - first < _LONGEST_ADDITION and bool(_SENT_ON.match(self._low, first, last))

    def _given_with_the_answer(self, at: int, end: int, context: Context) -> list[Demand]:
        """'Hạt Kiểm lâm xin chỗ ở: đồng ý, | Văn phòng sắp xếp …': a unit that is given work with the answer."""
        comma = self._low.find(", ", at, end)
        if comma < 0 or not self._asking.names_unit_with_work(comma + 2, end):
            return []
        return self._regions.read(comma + 2, end, context)

    def _note_who_is_told_of(self, start: int, end: int, context: Context) -> None:
        """'TNMT nói đo xong 70%. | Phải xong 100% đến 30/6': the unit just told of is meant, when no other is."""
        if context.owners is None:
            named = self._asking.who_is_told_of(start, end, context)
            context.owners, context.owners_rule = named, "carried" if named else context.owners_rule

    def _has_day(self, demand: Demand) -> bool:
        return any(one.is_day or one.recurs for one in between(self._deadlines, demand.start, demand.end))

    def _holds_for_several(self, demands: list[Demand], start: int, end: int) -> bool:
        """Whether a sentence of a mere deadline follows several demands of one item, none of which has a day."""
        if len(demands) < _SEVERAL or not (
            self._is_mere_deadline(start, end) or _MERE_LIMIT.match(self._low, start, end)
        ):
            return False
        dues = between(self._deadlines, start, end)
        is_only_a_day = len(dues) == 1 and dues[0].is_day and dues[0].end >= end - 2
        with_days = [one for one in demands if between(self._deadlines, one.start, one.end)]
        return is_only_a_day and not with_days

    def _is_mere_deadline(self, start: int, end: int) -> bool:
        """'Từ nay đến 31/12 phải xong': a sentence of a deadline and nothing to do but to be ready."""
        dues = between(self._deadlines, start, end)
        if not dues or dues[0].start > start + 12:
            return False
        return bool(_READY.fullmatch(self._low, dues[-1].end, end))

    def _read_sentence(self, start: int, end: int, context: Context) -> list[Demand]:
        """1. words that ask as they stand; 2. an order somewhere in the sentence, behind a decision or a topic."""
        if self._low[start:end].endswith("?"):
            return []
        asked = _WHAT_WAS_ASKED.match(self._low, start, end)
        start = asked.end() if asked else start
        assigned = self._assigned.behind_colon(start, end, context) or self._assigned.by_agent(start, end, context)
        if assigned is not None:
            return [assigned]
        passive = self._assigned.passive(start, end, context)
        if passive is not None:
            verb, at, behind = passive
            return self._regions.read(behind, end, context, order=verb, order_at=at)
        came = CAME_OF_IT.search(self._low, start, end)
        if (
            came
            and "đã " in came.group()
            and not ORDER.search(self._low, came.end(), end)
            and not NOT_PAST.search(self._low, start, end)
        ):
            self._regions.refused.append(Refused(start, end, Reason.PAST))
            return []
        if _AGREED_TO.match(self._low, start, end):
            self._regions.refused.append(Refused(start, end, Reason.DECISION))
            return []
        order = self._asking.order_in(start, end, context)
        if order is not None and order.is_near:
            return self._regions.read(order.behind, end, context, order=order.verb, order_at=order.at)
        answers = ANSWERS.match(self._low, start, end)
        against = Reason.DECISION if answers else reason_against(self._low, start, end)
        if answers or against in _NEVER:
            self._regions.refused.append(Refused(start, end, against or Reason.UNSURE))
            return self._given_with_the_answer(answers.end(), end, context) if answers else []
        demands = self._regions.read(start, end, context)
        if demands:
            return demands
        self._note_who_is_told_of(start, end, context)
        if order is not None:
            return self._regions.read(order.behind, end, context, order=order.verb, order_at=order.at)
        return [] if against else self._asking.deeper(start, end, context)
