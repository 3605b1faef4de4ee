"""Finishing a demand: the edges of its quote, the helpers in its words, owners in brackets, the deadline that holds."""

from __future__ import annotations

import re
from dataclasses import replace

from giaoban_tracker.domain.deadline import DeadlineKind
from giaoban_tracker.minutes.clauses.demand import Context, Demand
from giaoban_tracker.minutes.deadlines import FoundDeadline, between
from giaoban_tracker.minutes.lexicon.phrases import one_of
from giaoban_tracker.minutes.plain import PlainText
from giaoban_tracker.minutes.units.named import Named, Owners
from giaoban_tracker.minutes.units.owners import OwnerReader

_BRACKETED = re.compile(
    r"\((?P<label>(?:giao|chủ trì ?:?|thực hiện ?:?|phối hợp ?:?|cùng) )?(?P<inside>[^()\n]{2,140}?)"
    r"(?P<tail> (?:cùng )?(?:phối hợp|tham gia|thực hiện|cùng làm|chủ trì))?\)"
)
_HELPS = re.compile(
    r"(?<!\w)(?:phối hợp|phối kết hợp|cùng với|cùng(?= \w)|rủ(?= \w)|với sự|(?:ngồi|ngồi lại|ngồi chung|bắt tay|kết hợp"
    r"|hiệp đồng"
    r"|hợp sức|chung tay|chung sức|liên kết|làm chung|đi chung|cùng làm|cùng đi)(?= (?:cùng )?với))(?!\w)"
)
_HELPED_BY = re.compile(
    r" (?:cùng )?(?:phối hợp|tham gia)(?: thực hiện)?(?!\w)(?! với)|,? (?:thì )?(?:phụ|tiếp)(?: một)? tay(?!\w)"
)
_HAVING_HELP = re.compile(r"[,(] ?(?:có |nhờ |được )(?=\w)")
_GIVE_A_HAND = re.compile(
    r" (?:cùng |sẽ )?(?:hỗ trợ|giúp|phụ|tham gia|phối hợp|cùng làm|đi cùng|tiếp sức)(?: (?:thêm )?(?:người|nhân lực"
    r"|phương tiện"
    r"|một tay|xe|kỹ thuật|kinh phí))?(?=[,;.)]|$)"
)
"""'…, có các phường | hỗ trợ người': helpers of the work."""
_PARTICLES = re.compile(
    r"(?: (?:đi|nhé|ạ|nha|luôn|nghe|cái|với|thôi|nhá|nghen|nhen|hén|hỉ|hí|nghe chưa|đó nghe|nữa nghe|à nghe))+$"
)
_CLOSED_BY_A_PARTICLE = re.compile(r" (?:đấy |đó )?(?:nhé|nhá|nghen|nhen|nghe chưa|nha|nhớ chưa)(?=, )")
"""What follows '… nhé, ' is why, or another's business."""
_INNER_NUMBER = re.compile(r"\s*\(?(?:\d{1,2}|[a-eivx]{1,3})\) ?(?=\w)")
"""A list mark inside a sentence: '(2) thu gom rác'."""
_TRIMMED = " ,;.:/-–—\t\n!"
_HELD_ON_THE_DAY = re.compile(
    one_of(r"""
    tổ chức|khởi công|ra quân|khai mạc|họp|tiến hành|tổng kết|sơ kết|trình|gửi|nộp|diễn tập|phát động|báo cáo|xong
    hạn|dự|tham gia|tập huấn|gặp|mời|mở|(?:thực hiện|tiến hành|làm|triển khai)(?: vào)? ?$
    kiểm tra|thi|khai giảng|làm việc|tổng duyệt|đối thoại|bàn giao|khánh thành|sơ tuyển|công bố|tổng vệ sinh|báo
    khám|tiêm|chốt|giao quân|trao|tặng|thăm|lấy phiếu|bầu
    """)
    + r"(?!\w)"
)
_EACH_TIME = re.compile(r"(?<!\w)(?:từ (?:nay|giờ)|mỗi khi|mọi|tất cả các)(?!\w)")
"""What is asked for each time: 'trong ngày' then says how fast, and no day."""
_IN_EACH_CASE = re.compile(
    r"(?<!\w)(?:nhận được|nhận tin|có tin|thấy|phát hiện|hễ|mỗi khi|khi có|có (?:báo|người|hồ sơ|đơn)|ai|\w+ nào)(?!\w)"
    r"[^,;.]{0,40}? (?:thì|là) "
)
_FORBIDS = re.compile(r"(?<!\w)(?:không|đừng|cấm)(?! (?:để )?(?:chậm|muộn|quá|trễ)) (?!quá|muộn|chậm|trễ)\w+")
_THEN_IT_IS_DUE = re.compile(
    r",? (?:thì )?(?:phải |cần )?(?:báo cáo|báo|trình|nộp|gửi|có|xong|đưa|đem|mang|họp lại|kiểm tra)(?!\w)(?! (?:chí"
    r"|viên))"
)
"""'ngày 10/8 báo cáo tôi': a bare day in front of what is handed in."""
_PREFERRED = re.compile(r"[,;] (?:ưu tiên (?:các|những|hộ|người|đối tượng)|nhất là|đặc biệt là)(?!\w)")
"""Whom to serve first: a day behind it is theirs, not the demand's."""
_NAMES_AN_EVENT = re.compile(
    r"(?<!\w)(?:hội nghị|lễ|liên hoan|hội thi|kỳ họp|giải|đại hội|ngày hội|tết|khai giảng|kỷ niệm|ngày|đợt|công văn"
    r"|thông báo"
    r"|quyết định|kế hoạch|số [\w/-]+)(?!\w)[^,;]{0,40}\($"
)
"""A date in brackets behind an event or a paper is theirs."""
_HANDED_IN = re.compile(
    r",? (?:trình|báo cáo|gửi|nộp|xong|hoàn thành|báo)(?: (?:ubnd|chủ tịch|ct|vp|văn phòng|lãnh đạo))? ?"
)
_PART_OF_BRACKET = re.compile(r"[^;,()\s][^;,()]*")
_LABEL_OF_PART = re.compile(r"(?:(?:chủ trì|chính|phối hợp|cùng|giao|phụ|giúp)(?: với)? ?:? )")
_DAY_IN_BRACKET = re.compile(
    r"(?:(?:xong|hoàn thành|thời hạn|hạn|trước|chậm nhất|trong|ngày|báo cáo|trình)(?!\w)|\d{1,2}/\d)"
)
_SAYS_HELP = re.compile(r"^(?:phối hợp|cùng|phụ|giúp)(?!\w)|(?:phối hợp|cùng làm|tham gia|hỗ trợ|giúp|phụ)$")
_ALL_HELP = re.compile(
    r"(?!.*(?:chủ trì|chính|;))(?!.*(?:phối hợp|cùng|giúp) \w).* (?:cùng )?(?:phối hợp|tham gia|hỗ trợ)$"
)
"""'(Công an, Quân sự phối hợp)': the helpers of an owner who is named elsewhere."""
_LEADS_AND_HELPS, _FEW_LETTERS = 2, 25
_PER_CASE = re.compile(
    r"(?:hẹn trả|hẹn lại|chờ|trả (?:kết quả|hồ sơ)|(?:giải quyết|xử lý|tiếp nhận) (?:mỗi |từng )?(?:hồ sơ|thủ tục"
    r"|văn bản|phản ánh|đơn)"
    r"|thời gian (?:giải quyết|xử lý|chờ))[^,;]{0,60}?(?:không quá|tối đa|trong vòng|không được quá)"
)
_PREPARES = re.compile(
    r"(?<!\w)(?:soạn|chuẩn bị|chọn|in|phát|gửi|viết|lập|xây dựng|dự trù|tập luyện|luyện tập|trang trí|mời|may|đặt"
    r"|tuyển chọn"
    r"|kịch bản|giấy mời|tài liệu|danh sách)(?!\w)[^;]{0,60}?(?<!\w)(?:hội nghị|lễ|liên hoan|hội thi|hội thao|kỳ họp"
    r"|giải"
    r"|đại hội|ngày hội|cuộc thi|cuộc họp|phiên họp|phiên tòa|kỳ thi|tết|đêm hội)(?!\w)[^,;]{0,50}$"
)
"""The day is that of an event prepared for: 'soạn giấy mời hội nghị ngày 22/9'."""
_FOR_SOMETHING = re.compile(r"(?:để|phục vụ|cho|chuẩn bị|chào mừng|dịp|kỷ niệm|nhân|họp ubnd|đón) [^,;]{0,60}$")


class Finisher:
    """Finishes the demands of one text."""

    def __init__(self, plain: PlainText, owners: OwnerReader, deadlines: tuple[FoundDeadline, ...]) -> None:
        self._plain = plain
        self._owners = owners
        self._deadlines = deadlines

    def finish(self, demand: Demand, context: Context) -> Demand:
        """The demand with trimmed edges, its helpers, its owners and its deadline."""
        start, end = self._trim(demand.start, demand.end)
        if start >= end:
            return replace(demand, start=start, end=start)
        owners, rule = self._owners_of(demand, start, end)
        due, due_rule, doubts = self._due_of(demand, start, end, context)
        return replace(
            demand, start=start, end=end, owners=owners, owners_rule=rule, due=due, due_rule=due_rule,
            doubts=demand.doubts + doubts,
        )  # fmt: skip

    def _trim(self, start: int, end: int) -> tuple[int, int]:
        low = self._plain.low
        numbered = _INNER_NUMBER.match(low, start, end)
        start = numbered.end() if numbered else start
        while start < end and not (low[start].isalnum() or low[start] in '“("'):
            start += 1
        while end > start and low[end - 1] in _TRIMMED:
            end -= 1
        closed = _CLOSED_BY_A_PARTICLE.search(low, start, end)
        end = closed.start() if closed else end
        particles = _PARTICLES.search(low, start, end)
        return start, particles.start() if particles else end

    def _owners_of(self, demand: Demand, start: int, end: int) -> tuple[Owners | None, str]:
        """1. named in front; 2. named in brackets; 3. carried on; with the helpers that the words name."""
        owners, rule = demand.owners, demand.owners_rule
        for found in _BRACKETED.finditer(self._plain.low, start, end):
            parted = self._parted(found)
            if parted is not None and demand.head.owners is None and self._only_due_follows(found.end(), end):
                owners, rule = parted, "bracket"
                continue
            named = self._owners.read(found.start("inside"), bare=True)
            if named is None or named.end < found.end("inside") - 1 or not (named.units or named.unknown):
                continue
            is_lead = (found["tail"] or "").endswith(("chủ trì", " thực hiện"))
            if (found["tail"] and not is_lead) or (found["label"] or "").startswith(("phối", "cùng")):
                owners = _with_helpers(owners, named, start)
            elif demand.head.owners is None and self._only_due_follows(found.end(), end):
                owners, rule = named, "bracket"
        return self._with_named_helpers(owners, start, end), rule

    def _parted(self, bracket: re.Match[str]) -> Owners | None:
        """'(Y tế chủ trì; bản phối hợp)', '(TC-KH, phối hợp Kho bạc)': who leads, who helps; None when not so said."""
        lead: tuple[Named, ...] = ()
        support: tuple[Named, ...] = ()
        parts = list(_PART_OF_BRACKET.finditer(self._plain.low, bracket.start() + 1, bracket.end() - 1))
        helps = [one for one in parts if _SAYS_HELP.search(one.group())]
        if len(parts) < _LEADS_AND_HELPS or not helps or _ALL_HELP.match(bracket["inside"] + (bracket["tail"] or "")):
            return None
        for one, is_helper in zip(parts, self._helpers_among(parts), strict=True):
            label = _LABEL_OF_PART.match(self._plain.low, one.start(), one.end())
            named = self._owners.read(label.end() if label else one.start(), bare=True)
            if named is None and not is_helper and not _DAY_IN_BRACKET.match(self._plain.low, one.start(), one.end()):
                return None
            if named is not None and is_helper:
                support += named.lead + named.support
            elif named is not None:
                lead, support = lead + named.lead, support + named.support
        return Owners(bracket.end(), lead, support) if lead else None

    def _helpers_among(self, parts: list[re.Match[str]]) -> list[bool]:
        """Which parts of a bracket help: those that say so, behind a 'phối hợp: A, | B', before a 'A, | B phối hợp'."""
        helps = [bool(_SAYS_HELP.search(one.group())) for one in parts]
        labelled = [bool(_LABEL_OF_PART.match(one.group())) for one in parts]
        with_comma = [self._plain.low[max(0, one.start() - 2) : one.start()].strip() == "," for one in parts]
        for place in range(1, len(parts)):
            helps[place] = helps[place] or (with_comma[place] and helps[place - 1] and labelled[place - 1])
            labelled[place] = labelled[place] or (helps[place] and labelled[place - 1] and with_comma[place])
        for place in range(len(parts) - 2, 0, -1):
            is_lead = "chủ trì" in parts[place].group()
            helps[place] = helps[place] or (with_comma[place + 1] and helps[place + 1] and not is_lead)
        return helps

    def _only_due_follows(self, at: int, end: int) -> bool:
        """Whether nothing but a deadline stands behind a bracket."""
        handed = _HANDED_IN.match(self._plain.low, at, end)
        at = handed.end() if handed else at
        if end - at <= _FEW_LETTERS and self._plain.low.startswith(" - ", at):
            return True
        dues = between(self._deadlines, at, end)
        return at >= end - 1 or (bool(dues) and dues[0].start <= at + 3 and dues[-1].end >= end - 1)

    def _with_named_helpers(self, owners: Owners | None, start: int, end: int) -> Owners | None:
        for found in _HELPS.finditer(self._plain.low, start, end):
            named = self._owners.read_support(found.start())
            if named and named.end <= end + 1 and named.support:
                return _with_helpers(owners, Owners(named.end, named.support), start)
        having = _HAVING_HELP.search(self._plain.low, start, end)
        helpers = self._owners.read(having.end(), bare=True) if having else None
        if helpers and helpers.units and _GIVE_A_HAND.match(self._plain.low, helpers.end, end):
            return _with_helpers(owners, helpers, start)
        last = max(self._plain.low.rfind(mark, start, end) for mark in (", ", "; ", ". "))
        named = self._owners.read(last + 2, bare=True) if last >= 0 else None
        if named and named.units and _HELPED_BY.match(self._plain.low, named.end, end):
            return _with_helpers(owners, named, start)
        return owners

    def _due_of(
        self, demand: Demand, start: int, end: int, context: Context
    ) -> tuple[FoundDeadline | None, str, tuple[str, ...]]:
        """The deadline: its own words', else one given in front of several demands, else the heading's."""
        own, doubts = self._own_due(start, end)
        if own is not None:
            return own, "own", doubts
        if demand.due is not None:
            return demand.due, demand.due_rule, ()
        return context.due, "heading" if context.due else "", ()

    def _own_due(self, start: int, end: int) -> tuple[FoundDeadline | None, tuple[str, ...]]:
        """1. the last day; 2. an event; 3. a recurrence; 4. a bare day of the act itself; 5. a condition; 6. no day."""
        aside = _PREFERRED.search(self._plain.low, start, end)
        last = aside.start() if aside else end
        dues = [one for one in between(self._deadlines, start, last) if one.end <= end + 1]
        days = [one for one in dues if one.deadline.kind is DeadlineKind.FIXED and not one.is_weak]
        days = [
            one for one in days if one.deadline.rule != "today" or not _EACH_TIME.search(self._plain.low, start, end)
        ]
        days = [one for one in days if not self._is_due_each_time(start, one)]
        days = [one for one in days if not (self._forbids_on(start, one) or self._is_for_each(start, one))]
        exact = next((one for one in dues if days and self._is_in_brackets_behind(one, days[-1])), None)
        if exact is not None:
            return exact, ()
        if days:
            return days[-1], ("two-dates",) if len({one.deadline.due for one in days}) > 1 else ()
        for kinds in ((DeadlineKind.EVENT,), (DeadlineKind.RECURRING, DeadlineKind.STANDING)):
            fitting = [one for one in dues if one.deadline.kind in kinds]
            if fitting:
                return fitting[-1], ()
        weak = [one for one in dues if one.is_weak and self._is_day_of_the_act(start, one)]
        others = [one for one in dues if one.deadline.kind in (DeadlineKind.CONDITIONAL, DeadlineKind.UNSTATED)]
        return next(iter(weak[-1:] + others), None), ()

    def _is_in_brackets_behind(self, one: FoundDeadline, day: FoundDeadline) -> bool:
        """'10 ngày nữa (29/3)': the day itself behind the words that count it."""
        return one.is_weak and self._plain.low[day.end : one.start] == " (" and one.deadline.due is not None

    def _is_due_each_time(self, start: int, due: FoundDeadline) -> bool:
        """'nhận được tin thì thay trong tuần': how soon after each case."""
        return due.deadline.rule in ("in-week", "within-term", "today") and bool(
            _IN_EACH_CASE.search(self._plain.low, start, due.start)
        )

    def _is_for_each(self, start: int, due: FoundDeadline) -> bool:
        """'hồ sơ nhận sau 16 giờ thì hẹn trả không quá một ngày': how fast each case is to go."""
        return due.deadline.rule == "within-term" and bool(_PER_CASE.search(self._plain.low, start, due.start + 12))

    def _forbids_on(self, start: int, due: FoundDeadline) -> bool:
        """'không xếp lịch vào Chủ nhật': the day on which something is not to be done is no deadline."""
        if due.deadline.rule != "weekday-of-week":
            return False
        clause = re.split(r"[,;] | \(", self._plain.low[start : due.start])[-1]
        return bool(_FORBIDS.search(clause))

    def _is_day_of_the_act(self, start: int, due: FoundDeadline) -> bool:
        """Whether a bare day is that of the act asked for, not of something it prepares."""
        before = self._plain.low[start : due.start]
        if before.endswith("(") and self._plain.low.startswith(")", due.end):
            return not (_FOR_SOMETHING.search(before) or _PREPARES.search(before) or _NAMES_AN_EVENT.search(before))
        opens = not before or before.endswith((", ", "; "))
        if opens and _THEN_IT_IS_DUE.match(self._plain.low, due.end):
            return True
        return bool(_HELD_ON_THE_DAY.search(before)) and not (_FOR_SOMETHING.search(before) or _PREPARES.search(before))


def _with_helpers(owners: Owners | None, helpers: Owners, start: int) -> Owners:
    whole = owners or Owners(start)
    return replace(whole, support=whole.support + tuple(one for one in helpers.lead if one not in whole.support))
