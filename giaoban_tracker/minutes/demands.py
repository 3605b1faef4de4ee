"""Demands: which clauses ask for work after the meeting, with their owners and deadlines.

Two readers share one splitter: items of the directing part, where a bare verb asks, and prose, where only a leader's
ordering verb, a modal or a unit with its work asks. Results, promises, requests upward, decisions, warnings and
formulas are passed over, each by a pattern with a name in `lexicon`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from giaoban_tracker.minutes.clauses import ClauseReader, Head, Piece, split_sentences
from giaoban_tracker.minutes.deadlines import FoundDeadline, between
from giaoban_tracker.minutes.lexicon import (
    ANNOUNCES,
    ATTITUDE,
    CLOSING,
    DECIDES,
    NOUN_BEFORE_ORDER,
    ORDER,
    PAST_BEFORE,
    PROMISES,
    REPORTED_PAST,
    SELF,
    STARTS_WORK,
    WARNS,
    WEAK_ORDERS,
)
from giaoban_tracker.minutes.owners import Memory, OwnerReader, Owners
from giaoban_tracker.minutes.plain import PlainText


@dataclass(slots=True)
class Context:
    """What holds where a demand is read.

    Attributes:
        speaker: who asks.
        owners: whom the heading or an earlier clause of the item named.
        due: a deadline that a heading or the item gives to all its demands.
        memory: units named so far.
        directing: whether a bare verb asks.
    """

    speaker: str | None = None
    owners: Owners | None = None
    due: FoundDeadline | None = None
    memory: Memory = field(default_factory=Memory)
    directing: bool = False


@dataclass(frozen=True, slots=True)
class Demand:
    """One demand as a range of the plain text."""

    start: int
    end: int
    head: Head
    owners: Owners | None
    speaker: str | None
    due: FoundDeadline | None = None
    table_cells: bool = False
    doubts: tuple[str, ...] = ()


_BRACKETED = re.compile(r"\((?:giao |chủ trì ?: ?|thực hiện ?: ?)?(?P<inside>[^()\n]{2,80})\)$")
_HELPS = re.compile(r"(?<!\w)(?:phối hợp|phối kết hợp|cùng với|cùng(?= [a-zđ]* ?[a-zà-ỹ])|với sự)(?!\w)")
_PARTICLES = re.compile(r"(?: (?:đi|nhé|ạ|nha|luôn|nghe|cái|với))+$")
_TO_OWNER = re.compile(r"(?:việc này|nội dung này|vấn đề này|cái này|nhiệm vụ này),? (?:tôi |đề nghị |thì )*giao (?:thẳng |luôn |trực tiếp )?(?:cho )?")
_NEEDED_FROM = re.compile(r"(?:cái|điều|việc|thứ) (?:mà )?(?:tôi|đồng chí|chủ tịch) (?:cần|mong|yêu cầu|muốn|đề nghị)(?: nhất)? (?:ở|với|bên|đối với) ")
_WITH = re.compile(r"(?:với|riêng|đối với|còn|về phía|phía|bên|riêng với) (?=\w)")
_ADDS = re.compile(r"(?:thời hạn|hạn|thời gian|hoàn thành|xong|báo cáo kết quả|kết quả báo cáo|gửi kết quả|kết quả gửi|chậm nhất|trước)(?!\w)|(?:giao )?[\w ,&-]{3,60}? (?:phối hợp|cùng phối hợp)(?: thực hiện)?$")
_FOR_ALL = re.compile(r"(?:các|những|tất cả|toàn bộ) (?:nội dung|nhiệm vụ|công việc|việc|đầu việc)(?: trên| nêu trên| này| ở trên)?[^.;]{0,40}(?:xong|hoàn thành|thực hiện|trước|báo cáo)")
_VERB_LESS = re.compile(r"^(?:[\w-]+ ){0,3}[\w-]+$")
_SPEECH_ASIDE = re.compile(r"phải nói|phải thừa nhận|cần (?:nói|nhắc lại)|phải công nhận|phải chờ|cũng phải thuê|tại sao|vì sao|có phải|không phải")


class DemandReader:
    """Reads the demands of ranges of one text."""

    def __init__(self, plain: PlainText, owners: OwnerReader, clauses: ClauseReader) -> None:
        self._plain = plain
        self._owners = owners
        self._clauses = clauses

    # Items of the directing part ----------------------------------------------------------------------------------

    def read_item(self, start: int, end: int, context: Context) -> list[Demand]:
        """The demands of one item, where a bare verb asks; owners carry on from sentence to sentence."""
        demands: list[Demand] = []
        for number, (first, last) in enumerate(split_sentences(self._plain.low, start, end)):
            if number and demands and self._only_adds(first, last):
                demands[-1] = replace(demands[-1], end=last)
                continue
            demands += self._read_item_sentence(first, last, context)
        return [self._finish(one, context) for one in demands]

    def _only_adds(self, start: int, end: int) -> bool:
        low = self._plain.low
        dues = between(self._clauses.deadlines, start, end)
        return bool(_ADDS.match(low, start, end)) and end - start < 90 and (bool(dues) or "kết quả" in low[start:end])

    def _read_item_sentence(self, start: int, end: int, context: Context) -> list[Demand]:
        low = self._plain.low
        words = low[start:end]
        if CLOSING.search(words) or ANNOUNCES.search(words) or WARNS.match(words):
            return []
        order = self._order_point(start, end, first_only=True)
        place = self._past_front(start, end, context)
        if order is not None and order[0] > place:
            head = self._clauses.head(place, end, context.memory, bare=True)
            if not head.owners and not head.verb:
                place = order[0]
        if self._is_no_demand(place, end, context):
            # a decision may still be followed by an order: 'Đồng ý …; giao Phòng …'
            return self._read_after_decision(place, end, context)
        return self._read_region(place, end, context, structured=True)

    def _past_front(self, start: int, end: int, context: Context) -> int:
        """Past topics in front ('Về …:', 'Mua test nhanh:') that name no owner."""
        low = self._plain.low
        place = start
        for _ in range(3):
            head = self._clauses.head(place, end, context.memory, bare=True)
            if head.owners and low[head.owners.end : head.owners.end + 1] in (":", " ", ",", "("):
                return place
            with_owner = _WITH.match(low, place, end)
            skipped = self._clauses.skip_topic(place, end)
            if skipped > place:
                named = self._owners.read(with_owner.end(), context.memory, bare=True) if with_owner else None
                if named and named.lead:
                    context.owners = named
                place = skipped
                continue
            colon = low.find(": ", place, min(end, place + 90))
            if colon > 0 and "," not in low[place:colon] and not head.owners and not (head.verb and STARTS_WORK.match(low, place) and len(low[place:colon].split()) > 12):
                if re.match(r"(?:thời hạn|hạn|thời gian)", low[max(place, colon - 9) : colon]):
                    return place
                place = colon + 2
                continue
            break
        return place

    def _is_no_demand(self, start: int, end: int, context: Context) -> bool:
        """Whether an item's sentence tells, decides or promises instead of asking."""
        low = self._plain.low
        words = low[start : min(end, start + 220)]
        if DECIDES.match(words) or SELF.match(words) or ATTITUDE.match(words):
            return True
        clause = re.split(r"[;,]", words)[0]
        past = REPORTED_PAST.search(clause)
        head = self._clauses.head(start, end, context.memory, bare=True)
        if past and not head.modal and (head.owners is None and past.start() <= 30 or head.owners is not None and past.start() + start <= head.owners.end + 12):
            return True
        promise = re.compile(r"(?:,? (?:sẽ|dự kiến|hứa|xin|cho biết|kiến nghị|đang|có kế hoạch|đề nghị))(?!\w)")
        return bool(head.owners and promise.match(low, head.owners.end, end))

    def _read_after_decision(self, start: int, end: int, context: Context) -> list[Demand]:
        order = self._order_point(start, end, first_only=False)
        if order is None:
            return []
        return self._read_region(order[0], end, context, structured=False, ordered=order[1])

    # Prose --------------------------------------------------------------------------------------------------------

    def read_prose_sentence(self, start: int, end: int, context: Context) -> list[Demand]:
        """The demands of one sentence of a leader's speech."""
        low = self._plain.low
        words = low[start:end]
        if CLOSING.search(words) or WARNS.match(words):
            return []
        if words.endswith("?"):
            return []
        handed = _TO_OWNER.search(words)
        if handed:
            named = self._owners.read(start + handed.end(), context.memory, bare=True)
            if named:
                head = Head(start, start, named, "", "giao", "giao")
                context.owners = named
                return [self._finish(Demand(start, end, head, named, context.speaker), context)]
        if PAST_BEFORE.search(words[:90]) and not re.search(r"năm nay|lần này|bây giờ", words):
            return []
        needed = _NEEDED_FROM.search(words)
        if needed:
            named = self._owners.read(start + needed.end(), context.memory, bare=True)
            if named:
                context.owners = named
                after = re.compile(r",? (?:là|chỉ là|đó là) ").match(low, named.end, end)
                if after:
                    return [self._finish(one, context) for one in self._read_region(after.end(), end, context, structured=True, ordered="yêu cầu", keep_owner=True)]
        with_owner = _WITH.match(low, start, end)
        if with_owner:
            named = self._owners.read(with_owner.end(), context.memory, bare=True)
            if named and named.lead:
                context.owners = named
        order = self._order_point(start, end, first_only=False)
        if order is not None:
            if ANNOUNCES.search(low[order[0] : end]):
                context.directing = True
                return []
            demands = self._read_region(order[0], end, context, structured=False, ordered=order[1])
            if demands:
                context.directing = True
                return [self._finish(one, context) for one in demands]
        for place in self._clause_starts(start, end):
            demands = self._read_region(place, end, context, structured=False)
            if demands:
                return [self._finish(one, context) for one in demands]
        return []

    def _clause_starts(self, start: int, end: int) -> list[int]:
        """Places where a subject may stand: the sentence, and behind commas and 'rằng'."""
        low = self._plain.low
        places = [self._clauses.skip_topic(start, end), start]
        for found in re.finditer(r"(?:, (?:nhưng |nên |cho nên |vì vậy |do đó |vậy |thì )?|: |; | rằng (?:(?:trước|khi) [^,;.]{3,60}? thì )?| thì (?=phòng|ban|các|công an|ngành|bên)| nhưng )", low[start:end]):
            places.append(start + found.end())
        return sorted(set(places))[:25]

    def _order_point(self, start: int, end: int, *, first_only: bool) -> tuple[int, str] | None:
        """Where the words behind a leader's ordering verb begin, and the verb; None when nobody orders here."""
        low = self._plain.low
        for found in ORDER.finditer(low, start, end):
            before = low[max(start, found.start() - 40) : found.start()]
            if before and NOUN_BEFORE_ORDER.search(before):
                continue
            if PAST_BEFORE.search(low[max(start, found.start() - 120) : found.start()]):
                continue
            if self._is_unit_asking(start, found.start()):
                continue
            after = found.end()
            while after < end and low[after] in " :,":
                after += 1
            linked = re.compile(r"(?:rằng|là|thêm|với|đến|cho|riêng|thêm là)[ ,:]+(?=\w)").match(low, after, end)
            if linked and found["order"] not in ("giao",):
                after = linked.end()
            if after >= end:
                return None
            if found["order"] in WEAK_ORDERS and not self._has_modal_subject(after, end):
                continue
            if first_only and found.start() - start > 60:
                return None
            return after, found["order"]
        return None

    def _is_unit_asking(self, start: int, at: int) -> bool:
        """'Phòng Tài chính đề nghị các đơn vị …': a unit's request, no order."""
        low = self._plain.low
        place = max((low.rfind(mark, start, at) for mark in (", ", "; ", " và ", ": ")), default=-1)
        subject = start if place < 0 else place + 2
        for candidate in {start, subject}:
            named = self._owners.read(candidate, Memory())
            if named and not named.weak and named.end <= at and at - named.end < 25 and (named.lead or named.unknown):
                return True
        return False

    def _has_modal_subject(self, start: int, end: int) -> bool:
        for place in self._clause_starts(start, end):
            head = self._clauses.head(place, end, Memory(), bare=True)
            if head.owners is not None and (head.modal or head.verb):
                return True
        return bool(STARTS_WORK.match(self._plain.low, start, end))

    # Regions ------------------------------------------------------------------------------------------------------

    def _read_region(
        self, start: int, end: int, context: Context, *, structured: bool, ordered: str = "", keep_owner: bool = False
    ) -> list[Demand]:
        """Cut a range into demands; the first piece must ask, the others must say that they begin anew."""
        demands: list[Demand] = []
        current: Demand | None = None
        low = self._plain.low
        for number, piece in enumerate(self._clauses.pieces(start, end)):
            if number == 0:
                head = self._first_head(piece, end, context, structured=structured, ordered=ordered)
            else:
                if self._is_aside(piece, context):
                    if current:
                        demands.append(current)
                        current = None
                    continue
                if current is None:
                    head = self._first_head(piece, end, context, structured=False, ordered="")
                    if head is not None and not (head.owners or head.ordered or (head.verb and structured)):
                        head = None
                else:
                    head = self._clauses.starts_demand(piece, current.head.work, context.memory, structured=structured)
            if head is None:
                if current:
                    current = replace(current, end=piece.end)
                continue
            if current:
                demands.append(current)
            owners = self._take_owners(head, context)
            ordered = head.ordered or ordered
            if not head.ordered and ordered:
                head = replace(head, ordered=ordered)
            current = Demand(head.start, piece.end, head, owners, context.speaker)
        if current:
            demands.append(current)
        return [one for one in demands if not ANNOUNCES.search(low[one.start : one.end]) and one.end - one.start > 5]

    def _first_head(self, piece: Piece, end: int, context: Context, *, structured: bool, ordered: str) -> Head | None:
        low = self._plain.low
        head = self._clauses.head(piece.start, end, context.memory, bare=structured or bool(ordered))
        words = low[head.start : piece.end]
        if WARNS.match(low[piece.start : end]) or ATTITUDE.match(low, head.work, piece.end) and head.ordered + ordered == "":
            return None
        if ATTITUDE.match(low, head.work, piece.end):
            return None
        if structured:
            return head
        told = low[head.work : piece.end]
        if head.owners is not None:
            if re.match(r"(?:đã|đang|vừa|sẽ|được(?! mời)|có(?! (?:văn bản|kế hoạch|phương án|giải pháp|biện pháp|trách nhiệm))|còn|chưa|là|cho biết|báo cáo(?! \w+ \w+ \w+)|kiến nghị|đề xuất(?! \w+ \w+ \w+)|xin|dự kiến)(?!\w)", told) and not head.modal:
                return None
            if _SPEECH_ASIDE.search(words[:80]):
                return None
            if head.modal or ordered or head.ordered:
                return head if head.verb or head.modal or ordered else None
            return head if head.verb and context.directing and not head.owners.weak else None
        if (ordered or head.ordered) and head.verb:
            return head
        if context.directing and head.verb and re.match(r"(?:tiếp tục|khẩn trương|tăng cường|chủ động|tập trung|kiểm tra|rà soát|đẩy mạnh|đẩy nhanh|thực hiện tốt|nâng cao|chấn chỉnh|làm tốt|quan tâm|tích cực|thường xuyên)", told):
            return head
        return None

    def _is_aside(self, piece: Piece, context: Context) -> bool:
        words = self._plain.low[piece.start : piece.end]
        return bool(
            piece.stop == "semi" and (DECIDES.match(words) or SELF.match(words) or WARNS.match(words) or (words.startswith("nếu ") and PROMISES.search(words)))
            or (piece.stop in ("comma", "and") and re.match(r"(?:ubnd|ủy ban|tôi|chứ |ta |thường trực) ", words) and re.search(r"(?:sẽ|ghi lại|chứ |cứ chờ)", words))
        )

    def _take_owners(self, head: Head, context: Context) -> Owners | None:
        """Owners of a demand: those named, else those carried on; a bare 'các đồng chí' keeps the carried ones."""
        named = head.owners
        if named is None:
            return context.owners
        if named.weak and named.bloc and context.owners is not None and context.owners.lead and not named.lead:
            return context.owners
        context.memory.remember(named.lead)
        context.owners = Owners(named.end, named.lead, (), named.unknown, named.bloc, named.weak)
        return named

    def _finish(self, demand: Demand, context: Context) -> Demand:
        """Trim the quote, find the support in its words, the owners in brackets, and the deadline."""
        start, end = self._trim(demand.start, demand.end)
        owners = demand.owners
        if demand.head.owners is None:
            owners = self._bracketed_owners(start, end, context) or owners
        helpers = self._helpers(max(start, demand.head.work), end, owners, context)
        if helpers:
            owners = replace(owners or Owners(start), support=tuple(dict.fromkeys((owners.support if owners else ()) + helpers)))
        due, doubts = self._choose_due(start, end)
        return replace(demand, start=start, end=end, owners=owners, due=due or demand.due or context.due, doubts=doubts)

    def _trim(self, start: int, end: int) -> tuple[int, int]:
        low = self._plain.low
        while start < end and not (low[start].isalnum() or low[start] in "“(\""):
            start += 1
        while end > start and low[end - 1] in " ,;.:/-–\t\n!":
            end -= 1
        particles = _PARTICLES.search(low, start, end)
        return start, particles.start() if particles else end

    def _bracketed_owners(self, start: int, end: int, context: Context) -> Owners | None:
        found = _BRACKETED.search(self._plain.low, max(start, end - 90), end)
        if not found:
            return None
        named = self._owners.read(found.start("inside"), context.memory, bare=True)
        return named if named and named.end >= found.end("inside") - 1 and (named.lead or named.unknown) else None

    def _helpers(self, start: int, end: int, owners: Owners | None, context: Context) -> tuple[str, ...]:
        lead = owners.lead if owners else ()
        for found in _HELPS.finditer(self._plain.low, start, end):
            named = self._owners.read_support(found.start(), context.memory)
            if named and named.end <= end + 1:
                return tuple(name for name in named.support if name not in lead)
        return ()

    def _choose_due(self, start: int, end: int) -> tuple[FoundDeadline | None, tuple[str, ...]]:
        """1. the last day given; 2. an event; 3. a recurrence; 4. a bare day; 5. a condition."""
        dues = between(self._clauses.deadlines, start, end)
        doubts: tuple[str, ...] = ()
        for kinds, weak in ((("fixed",), False), (("event",), False), (("recurring", "standing"), False), (("fixed",), True), (("conditional",), False)):
            fitting = [one for one in dues if one.deadline.kind.value in kinds and one.weak == weak]
            if fitting:
                if weak and not re.search(r"tổ chức|khởi công|ra quân|khai mạc|họp|tiến hành|tổng kết|sơ kết|trình|gửi|nộp|diễn tập|phát động|báo cáo|xong|hạn|kiểm tra|thi|khai giảng|làm việc", self._plain.low[start : fitting[-1].start]):
                    continue
                if len({one.deadline.due for one in fitting}) > 1:
                    doubts = ("two-dates",)
                return fitting[-1], doubts
        return None, doubts
