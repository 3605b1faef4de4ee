"""Regions: cutting a range of words that ask into demands, each with the owners that are named or carried on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from giaoban_tracker.minutes.clauses.demand import Context, Demand, Head, Reason, Refused, Regime
from giaoban_tracker.minutes.clauses.evidence import attitude_at, evidence, is_formula, reason_against, reason_told
from giaoban_tracker.minutes.clauses.fronts import FrontReader
from giaoban_tracker.minutes.clauses.heads import HeadReader, obliges_a_thing, subject_before_modal
from giaoban_tracker.minutes.clauses.joints import JointReader
from giaoban_tracker.minutes.clauses.sentences import Piece, piece_end, pieces
from giaoban_tracker.minutes.clauses.shared_days import SharedDays
from giaoban_tracker.minutes.deadlines import between
from giaoban_tracker.minutes.lexicon.refusals import ANNOUNCES, ATTITUDE, DECIDES, SELF, WARNS, WISHES
from giaoban_tracker.minutes.lexicon.spoken import NOT_ONE, PROMISED, TELLS_WHY
from giaoban_tracker.minutes.units.named import Owners
from giaoban_tracker.minutes.units.owners import OwnerReader

_SPEAKER_ASIDE = re.compile(r"(?:ubnd|ủy ban|tôi|chứ|ta|thường trực|tỉnh) (?=\w)")
_LEADER_PRAISES = re.compile(
    r"(?:đ/c|đồng chí|ông|bà|anh|chị)(?: [^\W\d]+){1,4}? (?:biểu dương|khen|ghi nhận|cảm ơn|đánh giá cao"
    r"|nhắc lại)(?!\w)"
)
_PRAISES_THEM = re.compile(
    r"(?:xin |tôi )?(?:khen(?! thưởng)|biểu dương|hoan nghênh|cảm ơn|cám ơn|ghi nhận) (?!và |kịp thời)(?=\w)"
)
_THEN_SELF = re.compile(rf"(?:[^\W\d]+ ){{1,6}}thì {SELF.pattern}")
_SO_FAR = re.compile(
    r"(?:mới|chỉ mới|mới chỉ|hiện mới|vẫn mới|đến nay mới) (?:đạt|được|giải ngân|thu|xong|có|làm|nộp)(?: được)? "
    r"(?:\d|hơn|gần|khoảng)"
)
"""'…, số liệu giải ngân cả Sở mới đạt 38%': why it is asked."""
_ON_THAT = re.compile(r"(?:vụ|việc|chuyện|điều) (?:này|đó|ấy|kia|vừa rồi)[^,;]{0,40}? (?:là|đã|do) ")
"""'vụ này kéo dài là lỗi mình'."""
_BY_WHOM = re.compile(r"(?:phải|cần) được (?=\w)")
"""'dữ liệu phải được | Phòng Văn hóa làm sạch': who is to do it."""
_TALK = re.compile(r"(?<!\w)(?:sẽ|ghi lại|chứ|cứ chờ|đã|cũng)(?!\w)")
_PEOPLE_MAY_NOT = re.compile(
    r"(?:các |mọi |tất cả |toàn thể )?(?:cán bộ|công chức|viên chức|nhân viên|đảng viên|giáo viên|học sinh"
    r"|người lao động|người (?:ngoài|không)|xe|phương tiện|khách)"
    r"(?: (?!không(?! (?:có|phận))|đã|chưa|còn|có|đang|vẫn)[^\W\d]+){0,6}? "
    r"(?=không (?:mang|vào|ra|sử dụng|dùng|uống|hút|nhận|đi|đến|đỗ|chở|đưa|cho|bán|mua|nghỉ|rời|tự|tham gia|để|làm|gây"
    r"|đánh|đăng|chia sẻ|phát tán|tiết lộ|chạy|dừng|bỏ|ký|hẹn|yêu cầu|thu)(?!\w))"
)
"""'Cán bộ ngoài nhiệm vụ không vào phân khu …': what people who are no unit may not do."""
_FROM_NOW_ON = re.compile(
    r"từ (?:nay|giờ|rày|đây)(?: trở đi| về sau)?,? (?:[^\W\d]+ ){1,6}?(?:không(?: được)?|phải|cấm|đừng"
    r"|tuyệt đối không) (?=\w)"
)
"""'…, từ nay hồ sơ hộ tịch không bắt dân đi quá hai lần': what holds for all the time to come."""
_A_PERSON = re.compile(
    r"(?:(?:đồng chí|đ/c) )?phó (?:giám đốc|chủ tịch|hiệu trưởng|viện trưởng|bí thư|trưởng (?:phòng|ban|trạm|khoa)"
    r"|chánh văn phòng) (?=\w)"
)
_WHICH = re.compile(r"(?P<noun>[^\W\d]+(?: [^\W\d]+)?) nào (?!cũng(?!\w))[^,;.\n]{2,60}? thì (?=\w)")
_SHORTEST = 6
_HOLDS_ON = frozenset(
    {Reason.ATTITUDE, Reason.PRAISE, Reason.WARNING, Reason.PAST, Reason.UPWARD, Reason.UNIT_PLAN, Reason.DECISION}
)


class RegionReader:
    """Cuts ranges of one text into demands."""

    def __init__(
        self, low: str, owners: OwnerReader, heads: HeadReader, fronts: FrontReader, joints: JointReader
    ) -> None:
        self._low = low
        self._owners = owners
        self._heads = heads
        self._fronts = fronts
        self._joints = joints
        self._shared_days = SharedDays(low, heads.deadlines)
        self.refused: list[Refused] = []

    def read(self, start: int, end: int, context: Context, *, order: str = "", order_at: int = -1) -> list[Demand]:
        """The demands of a range; its first piece must ask, the others must say that they begin anew.

        Args:
            order: the verb of ordering in front of the range, when it stands there.
        """
        demands: list[Demand] = []
        current: Demand | None = None
        refused = len(self.refused)
        goes_on = False
        for number, piece in enumerate(self._pieces(start, end)):
            if current and piece.start < current.head.work:
                current = replace(current, end=piece.end)  # a stop inside a name: 'Văn phòng HĐND | và UBND'
                continue
            if number and self._is_aside(piece, end):
                self._close(demands, current)
                current = None
                continue
            if current and piece.stop in ("semi", "also") and self._only_introduces(piece, end):
                self._close(demands, current)
                current, goes_on = None, True
                continue
            if current is None:
                still = order if not demands or goes_on else ""
                goes_on = False
                opened = self._open(piece, end, context, still, order_at, is_first=number == 0)
                if opened and self._only_goes_on(opened.head, piece, refused):
                    self.refused.append(Refused(piece.start, piece.end, self.refused[-1].reason))
                    opened = None
            else:
                opened = self._open_next(piece, end, current, context)
            if opened is None:
                current = replace(current, end=piece.end) if current else None
                continue
            self._close(demands, current)
            current = opened
        self._close(demands, current)
        return self._shared_days.given(demands)

    def _only_introduces(self, piece: Piece, end: int) -> bool:
        """Whether a piece only says in which case, or about what, the next one asks."""
        return self._fronts.is_only_a_case(piece.start, piece.end, end) or self._fronts.is_only_a_topic(
            piece.start, piece.end, end
        )

    def _pieces(self, start: int, end: int) -> Iterator[Piece]:
        """The pieces of a range; a stop inside a unit's name ('Phòng Nông nghiệp | và Phát triển …') is none."""
        last: Piece | None = None
        for piece in pieces(self._low, start, end):
            if last is not None and self._owners.is_inside_name(last.end, piece.start):
                last = replace(last, end=piece.end)
                continue
            if last is not None and last.stop and self._heads.past_connectives(last.start, end) > last.end:
                last = replace(piece, stop=last.stop)  # '; song song với đó, | Phòng B …'
                continue
            if last is not None:
                yield last
            last = piece
        if last is not None:
            yield last

    def _only_goes_on(self, head: Head, piece: Piece, since: int) -> bool:
        """Whether a piece goes on with what was refused just before: 'mong các đồng chí đoàn kết, | giữ kỷ cương'.

        Praise goes on over units too: 'hoan nghênh ngành giáo dục …; | ngành y tế dập dịch nhanh'.
        """
        before = next(iter(self.refused[since:][-1:]), None)
        if before is None or head.modal:
            return False
        is_told = head.owners is not None and not head.has_colon and head.order_at < piece.start
        if before.reason is Reason.PRAISE and is_told:
            return True
        return head.owners is None and piece.stop in ("comma", "and") and before.reason in _HOLDS_ON

    def _close(self, demands: list[Demand], current: Demand | None) -> None:
        if current is None or current.end - current.start < _SHORTEST:
            return
        if ANNOUNCES.search(self._low[current.start : current.end]):
            self.refused.append(Refused(current.start, current.end, Reason.ANNOUNCEMENT))
            return
        demands.append(current)

    def _open(
        self, piece: Piece, end: int, context: Context, order: str, order_at: int, *, is_first: bool
    ) -> Demand | None:
        """A first piece as a demand; what stands in front of its own words is passed over."""
        place = piece.start if order else self._fronts.past_fronts(piece.start, end, context)
        if place >= piece.end:
            return None
        head = self._heads.head(place, end, bare=context.is_item or bool(order) or (is_first and context.directs))
        is_person = context.is_item and is_first and head.owners is None and _A_PERSON.match(self._low, place)
        if (order and head.owners is None) or is_person:
            head = self._heads.behind_person(place, end) or head
        stop = max(piece.end, piece_end(self._low, head.work, end))
        against = reason_against(self._low, place, stop) or attitude_at(self._low, head.work, stop)
        if is_formula(self._low, place, semicolon if (semicolon := self._low.find("; ", place, end)) > 0 else stop):
            against = Reason.FORMULA
        if order and not head.order:
            head = replace(head, order=order, order_at=order_at)
        if against is None and head.has_colon and DECIDES.match(self._low, head.work, stop):
            against = Reason.DECISION  # 'Chi cục Thuế: nhất trí với cách làm'
        if against and not (head.order and against is Reason.DECISION):
            self.refused.append(Refused(place, stop, against))
            return None
        rule = evidence(self._low, head, stop, context)
        may_oblige = context.is_item or (
            is_first
            and (
                context.regime is Regime.CONCLUSION
                or (context.regime is Regime.OWN_WORDS and obliges_a_thing(self._low, place, piece.end))
            )
        )
        if not rule and may_oblige and not reason_told(self._low, head, stop):
            rule, head = self._with_other_subject(place, piece, head)
        if rule == "goes-on" and not is_first:
            rule = ""
        if not rule and is_first and context.regime is Regime.CELL:
            rule = "content-cell"
        if not rule:
            self.refused.append(Refused(place, stop, reason_told(self._low, head, stop) or Reason.UNSURE))
            return None
        return self._demand(head, piece, rule, context)

    def _with_other_subject(self, place: int, piece: Piece, head: Head) -> tuple[str, Head]:
        """'Hồ sơ trễ hạn phải có thư xin lỗi': a thing or a person who is no unit, with a modal."""
        forbidden = _PEOPLE_MAY_NOT.match(self._low, place, piece.end)
        if forbidden:
            return "prohibition", replace(head, start=place, work=forbidden.end(), modal="không được")
        modal = subject_before_modal(self._low, place, piece.end)
        if modal < 0 or ATTITUDE.match(self._low, modal, piece.end):
            return "", head
        agent = _BY_WHOM.match(self._low, modal, piece.end)
        named = self._owners.read(agent.end(), bare=True) if agent else None
        owners = named if named is not None and named.units else head.owners
        return "modal-of-a-thing", replace(head, start=place, work=modal, modal="phải", owners=owners)

    def _open_next(self, piece: Piece, end: int, current: Demand, context: Context) -> Demand | None:
        if self._shared_days.is_by_count(piece):
            return None
        if piece.stop in ("semi", "also", "list"):
            place = self._fronts.past_fronts(piece.start, end, context)
        else:
            if self._is_one_of_those(piece, current):
                return None
            place = self._fronts.past_whoever(piece.start, piece.end)
        piece = replace(piece, start=place) if place < piece.end else piece
        head = self._joints.begins(piece, end, current, context)
        opens_with_a_day = next(iter(between(self._heads.deadlines, piece.start, piece.start + 1)), None)
        from_now_on = _FROM_NOW_ON.match(self._low, piece.start, piece.end) if head is None else None
        if from_now_on:
            head = Head(piece.start, from_now_on.end(), None, "", "không")
        if head is None and piece.stop == "semi" and opens_with_a_day is None:
            rule, other = self._with_other_subject(piece.start, piece, self._heads.head(piece.start, end))
            return self._demand(other, piece, rule, context) if rule else None
        if head is None:
            return None
        if head.owners is not None and head.owners.is_weak and not head.owners.lead and current.owners is not None:
            head = replace(head, owners=None)  # 'các đồng chí' are those just asked
        if not head.order and current.head.order:
            head = replace(head, order=current.head.order, order_at=current.head.order_at)
        return self._demand(head, piece, f"behind-{piece.stop}", context)

    def _is_one_of_those(self, piece: Piece, current: Demand) -> bool:
        """'bóc từng bộ hồ sơ, bộ nào trả được thì trả': what is done with each of those just named."""
        which = _WHICH.match(self._low, piece.start, piece.end)
        each = re.compile(rf"(?<!\w)(?:từng|mỗi|mấy) {re.escape(which['noun'])}(?!\w)") if which else None
        return each is not None and each.search(self._low, current.head.work, piece.start) is not None

    def _demand(self, head: Head, piece: Piece, rule: str, context: Context) -> Demand:
        owners, owners_rule = self._take_owners(head, context)
        if NOT_ONE.match(self._low, head.work, piece.end):
            owners, owners_rule = Owners(head.work, is_all=True), "named"
        return Demand(head.start, piece.end, head, context.speaker, rule, owners, owners_rule)

    def _take_owners(self, head: Head, context: Context) -> tuple[Owners | None, str]:
        """Owners of a demand: those named, else those carried on; a bare 'các đồng chí' keeps the carried ones."""
        named = head.owners
        if named is None:
            return context.owners, context.owners_rule if context.owners else ""
        if named.is_weak and not named.lead:
            carried = context.owners if context.is_item else named
            return carried or named, context.owners_rule if carried else "named"
        context.owners = replace(named, support=())
        context.owners_rule = "carried"
        return named, "named"

    def _is_aside(self, piece: Piece, end: int) -> bool:
        """Whether a piece behind a stop decides, warns or chats, and so ends the demand before it."""
        words = self._low[piece.start : piece.end]
        if _ON_THAT.match(words) or TELLS_WHY.match(words) or PROMISED.match(words):
            self.refused.append(Refused(piece.start, piece.end, Reason.UNSURE))
            return True
        if _LEADER_PRAISES.match(words) or (piece.stop != "and" and _PRAISES_THEM.match(words)):
            self.refused.append(Refused(piece.start, piece.end, Reason.PRAISE))
            return True
        if piece.stop == "comma" and _SO_FAR.search(words):
            self.refused.append(Refused(piece.start, piece.end, Reason.PAST))
            return True
        if WISHES.match(words):
            self.refused.append(Refused(piece.start, piece.end, Reason.ATTITUDE))
            return True
        warned = piece.end if piece.stop != "semi" else end  # 'ai chậm …, trừ điểm': the blame behind a comma
        if (
            DECIDES.match(words)
            or SELF.match(words)
            or _THEN_SELF.match(words)
            or WARNS.match(self._low, piece.start, warned)
        ):
            self.refused.append(
                Refused(piece.start, piece.end, reason_against(self._low, piece.start, piece.end) or Reason.UNSURE)
            )
            return True
        return piece.stop != "" and bool(_SPEAKER_ASIDE.match(words)) and bool(_TALK.search(words))
