"""Clauses: where one demand of a sentence ends and the next begins.

A head is what may stand in front of a demand's work: connecting words, a deadline, owners, a modal. Pieces are cut
at stops; a piece begins a new demand only when its head says so, else it belongs to the demand before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from giaoban_tracker.minutes.deadlines import FoundDeadline, between
from giaoban_tracker.minutes.lexicon import (
    ENDS_IN_VERB,
    MODAL_AT,
    PROHIBITS,
    REPORT,
    STARTS_WORK,
    TAIL,
)
from giaoban_tracker.minutes.owners import Memory, OwnerReader, Owners
from giaoban_tracker.minutes.plain import PlainText


@dataclass(frozen=True, slots=True)
class Head:
    """What stands in front of a demand's work.

    Attributes:
        start: where the demand's quote would begin: at the owner, else the deadline, else the first word of manner.
        work: where the manner words and the verb begin.
        owners: who is named, None when nobody is.
        modal: 'cần', 'phải' …; empty when none.
        verb: the verb of work recognised; empty when none.
        ordered: an ordering verb stood in front ('giao', 'yêu cầu').
        has_front_due: a deadline stands in front.
    """

    start: int
    work: int
    owners: Owners | None
    modal: str
    verb: str
    ordered: str = ""
    has_front_due: bool = False
    invites: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch between two stops of the plain text."""

    start: int
    end: int
    stop: str


_SENTENCE_STOP = re.compile(r"[.!?…]+(?=[\s”\")]|$)")
_NO_STOP_BEFORE = re.compile(r"(?:(?<![\w])(?:tp|tx|tt|p|đ/c|v\.v|ths|ts|bs|gs|q|st|th|ks|nt|tr|số|art)|(?<!\w)[a-zđ]|(?<=\d))$", re.IGNORECASE)
_PIECE_STOP = re.compile(
    r"(?P<semi>;\s*)|(?P<comma>,\s+)|(?P<and> và (?=\w))|(?P<also>(?:,? (?:và )?)?(?<= )đồng thời,? |,? còn (?=bên|phía|phòng|các|ban|công an))|(?P<list>,? (?:một|hai|ba|bốn|năm) là,? )|(?P<dash> [-–—] (?=\w))"
)
_CONNECT = re.compile(
    r"(?:(?:đồng thời|còn|riêng|và|trước hết|trước mắt|ngoài ra|bên cạnh đó|mặt khác|cụ thể|theo đó|tiếp theo|cuối cùng|thứ (?:nhất|hai|ba|tư)|một là|hai là|ba là|bốn là|năm là|trong thời gian tới|thời gian tới|tới đây|từ nay|hiện nay|nhân đây|đặc biệt là|đặc biệt|rồi|tiếp tục|vì vậy|do vậy|do đó|cho nên|vì thế|thế thì|sau cuộc họp này|sau hội nghị này|ngay sau hội nghị|trong khi chờ [\w ]{3,40})[,:]? )"
)
_ORDERS = re.compile(
    r"(?:đồng chí |tôi |chủ tịch |hội nghị )?(?:cũng |trực tiếp |đặc biệt |chỉ |thống nhất )?(?P<order>yêu cầu|đề nghị|giao nhiệm vụ cho|giao thẳng cho|giao trách nhiệm cho|giao cho|giao|phân công|chỉ đạo|mời|nhờ|nhắc|mong|lưu ý|đôn đốc)(?: (?:thêm|riêng|cho))? (?=\w)"
)
_AFTER_OWNER = re.compile(r"(?:\s*\([^)\n]{1,60}\))?\s*(?:[:,–-] ?| thì | có nhiệm vụ | là )?\s*")
_TOPIC = re.compile(r"(?:(?:về|đối với|riêng(?: về| đối với)?|với|liên quan(?: đến)?|riêng việc|việc|trong) [^,:;.\n]{3,140}?[,:] )")


def split_sentences(low: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Ranges of the sentences of a range, without their closing stops."""
    at = start
    for found in _SENTENCE_STOP.finditer(low, start, end):
        if found.group() == "." and _NO_STOP_BEFORE.search(low[max(at, found.start() - 6) : found.start()]):
            if not re.match(r"\.\s+[^\W\d]", low[found.start() : found.start() + 3]) or not low[found.start() - 1].isdigit():
                continue
        if found.start() > at:
            yield _trim(low, at, found.start())
        at = found.end()
    if at < end:
        first, last = _trim(low, at, end)
        if first < last:
            yield first, last


def _trim(low: str, start: int, end: int) -> tuple[int, int]:
    while start < end and low[start] in " \t\n":
        start += 1
    while end > start and low[end - 1] in " \t\n;,./":
        end -= 1
    return start, end


class ClauseReader:
    """Reads heads and pieces of one text."""

    def __init__(self, plain: PlainText, owners: OwnerReader, deadlines: tuple[FoundDeadline, ...]) -> None:
        self._plain = plain
        self._owners = owners
        self.deadlines = deadlines

    def pieces(self, start: int, end: int) -> Iterator[Piece]:
        """The stretches between stops, outside brackets and quotation marks."""
        low = self._plain.low
        at, stop, depth_end = start, "", start
        for found in _PIECE_STOP.finditer(low, start, end):
            if found.start() < depth_end:
                continue
            opening = _open_bracket(low, max(at, depth_end), found.start(), end)
            if opening > found.start():
                depth_end = opening
                continue
            yield Piece(at, found.start(), stop)
            at, stop = found.end(), found.lastgroup or ""
        if at < end:
            yield Piece(at, end, stop)

    def head(self, at: int, end: int, memory: Memory, *, bare: bool = False) -> Head:
        """The head that stands at a place."""
        low = self._plain.low
        at = self._skip(_CONNECT, at, end)
        start = at
        front = next((one for one in between(self.deadlines, at, at + 1)), None)
        has_front = False
        if front is not None and front.end < end and front.deadline.kind.value in ("fixed", "event"):
            has_front = True
            at = self._skip_mark(front.end, end)
        order = _ORDERS.match(low, at, end)
        ordered = ""
        if order:
            following = self._owners.read(order.end(), memory, bare=True)
            if following is not None or STARTS_WORK.match(low, order.end(), end):
                ordered, at = order["order"], order.end()
                start = at
        owners = self._owners.read(at, memory, bare=bare or bool(ordered))
        if owners is not None and owners.end <= end:
            if not has_front:
                start = at
            at = owners.end
            after = _AFTER_OWNER.match(low, at, end)
            at = after.end() if after else at
        else:
            owners = None
        later = next((one for one in between(self.deadlines, at, at + 1)), None)
        if owners is not None and later is not None and later.end < end:
            at = self._skip_mark(later.end, end)
        modal = MODAL_AT.match(low, at, end)
        invites = bool(modal and modal["modal"] == "được mời")
        verb = STARTS_WORK.match(low, at, end) if modal is None else STARTS_WORK.match(low, modal.end() + 1, end)
        if modal is not None and verb is None:
            verb = STARTS_WORK.match(low, at, end)
        work = at
        return Head(start, work, owners, modal["modal"] if modal else "", verb["verb"] if verb else "", ordered, has_front, invites)

    def _skip(self, pattern: re.Pattern[str], at: int, end: int) -> int:
        for _ in range(4):
            found = pattern.match(self._plain.low, at, end)
            if not found or pattern is _CONNECT and found.group().startswith(("tiếp tục", "rồi")):
                return at
            at = found.end()
        return at

    def _skip_mark(self, at: int, end: int) -> int:
        while at < end and self._plain.low[at] in " ,:":
            at += 1
        return at

    def skip_topic(self, at: int, end: int) -> int:
        """Past a topic in front: 'Về bảo hiểm y tế, ', 'Đối với 05 nhiệm vụ quá hạn, '."""
        found = _TOPIC.match(self._plain.low, at, end)
        return found.end() if found else at

    def starts_demand(self, piece: Piece, current: int, memory: Memory, *, structured: bool) -> Head | None:
        """The head when a piece begins a demand of its own, None when it belongs to the one before.

        Args:
            current: where the work of the demand before it begins.
            structured: an item of the directing part, where the verb need not be known.
        """
        low = self._plain.low
        words = low[piece.start : piece.end]
        if self._is_due_only(piece) or (piece.stop == "semi" and re.match(r"(?:cùng )?phối hợp(?: với)?(?! \w+ \w+ \w+ \w+ \w+ \w+ \w+ \w+ \w+)", words)):
            return None
        head = self.head(piece.start, piece.end, memory)
        rest = low[head.work : piece.end]
        if head.owners is not None and (head.verb or head.modal or head.ordered) and not (head.owners.weak and not head.modal):
            if piece.stop == "and" and not (head.modal or head.ordered) and len(low[current : piece.start].split()) < 6:
                return None
            return head
        if piece.stop == "dash":
            return None
        report = REPORT.match(rest)
        if piece.stop in ("semi", "also", "list"):
            if TAIL.match(words) and not re.match(r"đề xuất|tham mưu|có (?:phương án|giải pháp)|giữ |ưu tiên|kiên quyết|xử lý|lấy |tạo ", words):
                return None
            if report and not self._is_own_report(report, rest, current, piece):
                return None
            return head if structured or head.verb or head.modal or head.ordered else None
        if not head.verb and not head.ordered:
            return None
        if piece.stop == "comma" and self._completes_before(piece, current):
            return None
        if len(rest.split()) <= 2:
            return None
        recurring = any(one.deadline.kind.value in ("recurring", "standing") for one in between(self.deadlines, piece.start, piece.start + 12))
        if report:
            return head if recurring or self._is_own_report(report, rest, current, piece) else None
        if TAIL.match(words) or TAIL.match(rest):
            return head if self._both_have_days(current, piece) else None
        if PROHIBITS.match(rest) and piece.stop == "comma":
            return None
        if piece.stop == "and":
            return head if self._joins_demands(piece, current, rest) else None
        return head

    def _completes_before(self, piece: Piece, current: int) -> bool:
        """Verbs on one object: 'rà soát, | sắp xếp lại các điểm trường'; 'kiểm tra, giám sát …'."""
        before = self._plain.low[current : piece.start].rstrip(" ,")
        last = before.rsplit(",", 1)[-1].rsplit(";", 1)[-1].strip()
        return len(last.split()) <= 3 and bool(ENDS_IN_VERB.search(last) or len(last.split()) <= 2) or bool(
            ENDS_IN_VERB.search(last) and len(last.split()) <= 6
        )

    def _joins_demands(self, piece: Piece, current: int, rest: str) -> bool:
        """Whether 'và' joins two demands: both sides have a verb and an object of their own."""
        before = self._plain.low[current : piece.start].strip()
        last = re.split(r"[,;]", before)[-1].strip()
        return len(last.split()) >= 6 and len(rest.split()) >= 5 and bool(re.match(
            r"(?:tăng cường|chấn chỉnh|đẩy mạnh|đẩy nhanh|nâng cao|tiếp tục|chủ động|tích cực|thường xuyên|khẩn trương|kịp thời|rà soát|kiểm tra|tham mưu|hoàn thành|hoàn thiện|tổ chức|xây dựng|chuẩn bị|triển khai|tập trung|hướng dẫn|bố trí|xử lý|giải quyết|làm tốt|thực hiện|cử|mở|lập|niêm yết|báo cáo [\w ]+ trước)(?!\w)", rest
        ))

    def _is_due_only(self, piece: Piece) -> bool:
        words = self._plain.low[piece.start : piece.end]
        if re.match(r"(?:thời hạn|hạn|thời gian|xong|hoàn thành)(?: hoàn thành| thực hiện)?(?: ?:)? ", words):
            dues = between(self.deadlines, piece.start, piece.end)
            return bool(dues) and dues[-1].end >= piece.end - 12
        dues = between(self.deadlines, piece.start, piece.start + 1)
        return bool(dues) and dues[0].end >= piece.end - 2

    def _is_own_report(self, report: re.Match[str], rest: str, current: int, piece: Piece) -> bool:
        """Whether a report is a demand of its own: it is recurring, has an object of its own, or its own day beside the work's."""
        if any(one.deadline.kind.value in ("recurring", "standing") for one in between(self.deadlines, piece.start, piece.end)):
            return True
        if self._both_have_days(current, piece):
            return True
        if "kết quả" in rest[: report.end() + 10]:
            return False
        left = rest[report.end() :]
        dues = between(self.deadlines, piece.end - len(left), piece.end)
        if dues:
            left = left[: max(0, dues[0].start - (piece.end - len(left)))]
        wanted = 5 if report["verb"] == "báo cáo" else 7
        return len(left.split()) >= wanted and report["verb"] in ("báo cáo", "tổng hợp") or (report["verb"] == "báo cáo" and len(left.split()) >= 3 and not report["to"])

    def _both_have_days(self, current: int, piece: Piece) -> bool:
        def fixed(start: int, end: int) -> bool:
            return any(one.deadline.kind.value in ("fixed", "event") and not one.weak for one in between(self.deadlines, start, end))

        return fixed(current, piece.start) and fixed(piece.start, piece.end)


def _open_bracket(low: str, start: int, at: int, end: int) -> int:
    """Where a bracket or quotation opened before `at` and still open closes; `at` when none is open."""
    for opening, closing in (("(", ")"), ("“", "”"), ("[", "]")):
        first = low.rfind(opening, start, at)
        if first >= 0 and low.find(closing, first, at) < 0:
            last = low.find(closing, at, min(end, at + 300))
            if last >= 0:
                return last + 1
    return at
