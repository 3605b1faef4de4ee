"""Heads: what may stand in front of a demand's work: joining words, a deadline, an ordering verb, owners, a modal."""

from __future__ import annotations

import re

from giaoban_tracker.minutes.clauses.demand import Head
from giaoban_tracker.minutes.deadlines import FoundDeadline, between
from giaoban_tracker.minutes.lexicon.manner import MODALS, skip_manner, spoken_work_at, work_at
from giaoban_tracker.minutes.lexicon.orders import ORDER, WEAK_ORDERS
from giaoban_tracker.minutes.lexicon.phrases import one_of
from giaoban_tracker.minutes.plain import PlainText
from giaoban_tracker.minutes.units.named import Owners
from giaoban_tracker.minutes.units.owners import OwnerReader

_CONNECTIVES = one_of(r"""
    đồng thời|còn|riêng|và|trước hết|trước mắt|ngoài ra|bên cạnh đó|mặt khác|cụ thể(?: là)?|theo đó|tiếp theo
    tiếp đó|cuối cùng
    thứ (?:nhất|hai|ba|tư)(?: là|(?=,))|(?:một|hai|ba|bốn|năm|sáu) là|trong thời gian tới|thời gian tới|tới đây
    từ nay|hiện nay
    nhân đây|đặc biệt(?: là)?|rồi|vì vậy|do vậy|do đó|cho nên|nên(?= (?:phòng|ubnd|các|công an|ban))|vì thế|thế thì
    nhưng(?: mà)?|song(?! (?:song|với))
    nên(?= (?:anh|chị|bên|tôi|đồng chí|mấy|phía|ông|bà|thầy|cô) )|bởi vậy|vậy nên|thành thử|thành ra
    kế (?:đó|tiếp|nữa)|qua (?:tới |đến )?(?:chuyện|việc|cái)(?= )|à|ừ|này|nè|thêm nữa|thêm một (?:chuyện|việc)(?: nữa)?
    thêm (?:chuyện|việc) này(?: nữa)?|nói luôn
    tôi (?:nói|dặn|nhắc|lưu ý|nhấn mạnh)(?: lại| luôn| thẳng| trước| rõ| thêm| một lần nữa)?(?=[,:])|nói thẳng
    về lâu dài|về trước mắt|lâu dài|tóm lại|nói tóm lại|chốt lại
    (?:ngay )?sau (?:cuộc họp|hội nghị|buổi họp|họp|buổi)(?: này)?|họp xong|theo (?:ông|bà|đồng chí)|tuy nhiên
    năm nay|lần này|bây giờ
    giờ|thôi thì
    (?:bắt đầu |kể )?từ (?:ngày )?\d{1,2}/\d{1,2}(?:/\d{4})?(?! (?:đến|-|tới))
    trong (?:đó|số đó)|còn (?:một )?việc nữa|có điều|vậy(?: nên| thì)?|riêng
    (?:muốn|được|có|làm được|để) (?:vậy|thế|như vậy|như thế|điều đó|điều ấy)(?: thì)?|(?:chính )?vì (?:vậy|thế|lẽ đó)
    bởi (?:thế|vậy|lẽ đó)|thế nên|do thế|từ đó|qua đó
    (?:song(?: song)?|cùng|đi đôi) với (?:đó|việc đó|việc này)|cùng lúc(?: đó)?
    theo (?:tôi|ý tôi|mình|ý mình|ý kiến tôi)|nói thêm|thêm vào đó|về việc này|nhân (?:chuyện|việc) này
""")
_CONNECT = re.compile(rf"{_CONNECTIVES}(?!\w)[,:]? ")
_WHO_ORDERS = re.compile(
    r"(?:(?:đồng chí|tôi|ông|bà|chủ tịch|hội nghị|ubnd (?:xã|huyện|phường|thị xã|thành phố|quận)) )?"
    r"(?:(?:cũng|trực tiếp|đặc biệt|chỉ|thống nhất|xin|tiếp tục|một lần nữa) )*"
)
_LINK = re.compile(r"(?:(?:rằng|là|thêm|riêng|với|đến|cho|thêm là) |[:,] ?)*")
_AFTER_OWNER = re.compile(
    r"(?: ?\([^)\n]{1,60}\))?(?P<colon> ?:| [–-](?= ))? ?(?:thì |cũng |có nhiệm vụ |là (?=phải|cần) ?)?"
    r"(?:cứ (?=mỗi|hằng|sáng|chiều|tối|ngày|đêm|thứ))?"
)
_CALLS_THEM = re.compile(
    r"(?:,| thì) (?:các |mấy )?(?:đồng chí|anh(?: chị| em)?|chị|anh em|bác|cô|chú|ông|bà|thầy|thầy cô) "
)
"""'Phòng Quản lý đô thị, các đồng chí vá …': a unit called upon, then addressed."""
_WHICH_OF_THEM = re.compile(
    r" (?:chưa|còn|có|đang|đã|được|bị|đăng ký|nằm|thuộc|ở|nợ|thiếu|chậm|trễ|giáp"
    r"|xin) [^,;.\n]{3,70}? (?=(?:phải(?! (?:chăng|trái))|(?<!chuyên )cần(?! thiết| kíp| cù)"
    r"|không được|tuyệt đối|khẩn trương"
    r"|cũng phải)(?!\w))"
)
"""Which of a group is meant: 'các thôn | chưa có tổ trưởng | phải bầu xong'."""
_WHERE_THEY_ARE = re.compile(
    r" (?:ven|bãi|vùng|phía|dọc|dưới|trên|quanh|gần|đầu|cuối|giữa|hạ lưu|thượng lưu|miền|cù lao|biên giới|nội thị|nội ô"
    r"|trọng điểm|bị ảnh hưởng"
    r"|bị thiệt hại|ngoài"
    r"|trong|có)(?: (?:sông|biển|kênh|kinh|đập|cầu|rạch|đê|đông|tây|nam|bắc|núi|cao|sâu|xa|trũng|lũ|dự án|hồ|suối"
    r"|đường|quốc lộ"
    r"|rừng|đồi"
    r"|thấp|chợ|dịch|ổ dịch|tuyến|tàu|đi qua|bờ|lộ))* (?=\w)"
)
"""Which of the communes: 'mấy xã | ven sông | be lại bờ bao'."""
_WORD = re.compile(r"[^\W\d]+ ")
_LONGEST_PLACE = 3
"""Words of a place's name, and where the work begins at last."""
_ONCE_IT_IS_THERE = re.compile(
    r" (?:hễ |cứ |khi )?(?:có|nhận được|đủ) [^,;.\n]{3,40}? (?:là|thì) (?=(?:phải|cần)(?!\w))"
)
"""'Tài chính | có hồ sơ là | phải thanh toán'."""
_HAVING_TAKEN_IT = re.compile(
    r" (?:đã|vừa|mới) (?:nhận|được giao|đăng ký|hứa|xung phong|có|trót|cam kết)(?!\w)[^,;.:\n]{2,50}? thì (?=\w)"
)
"""'các bác đã nhận tuyến tự quản thì | mỗi tối đi một vòng'."""
_THOSE_THEN = re.compile(r" (?:chưa|còn|nợ|thiếu|chậm|trễ) [^,;.:\n]{2,50}? thì (?=\w)")
"""'các bản chưa nộp đủ thì | thu nốt'."""
_THOSE_WHO = re.compile(r" (?:nợ|trễ|chậm|chưa|còn|có|bị|thiếu|quá hạn)(?!\w)[^.;:\n]{2,50}: (?=\w)")
"""'các phường | nợ báo cáo phòng cháy: | nộp trong hôm nay'."""
_HOUR = re.compile(r"(?:lúc |vào |trước |sau )?\d{1,2} ?(?:h|giờ|g)\d{0,2}(?: (?:sáng|chiều|tối))?,? ")
_CHAIRS_ALONE = re.compile(r"(?:chủ trì|làm đầu mối|chịu trách nhiệm chính)(?:,? và|,)? ")
_BEING_THE_HUB = re.compile(
    r"(?:là|làm) (?:cơ quan |đơn vị )?(?:đầu mối|thường trực|chủ trì)(?: (?:tham mưu|giúp việc|tổng hợp))?,? "
)
"""'Là cơ quan đầu mối, | tổng hợp khó khăn': as what the unit above is asked."""
_MODAL_FRONT = re.compile(r"(?:(?:thì|cũng|đều|trong thời gian tới|tới đây|trước mắt|thời gian tới|từ nay|sẽ|,)[ ,]+)*")
_COMES_IN = re.compile(
    r" (?:lên|đến|tới|về|ra|vào|sang|qua|xuống)(?: [^\W\d]+)?(?: làm việc| họp| dự| trao đổi| bàn)?(?!\w)"
)
"""'mời trưởng ấp | lên làm việc': somebody is asked to come, and no work is given him."""
_NOT_A_DEADLINE_IN_FRONT = ("unstated", "conditional")


_KEPT = 200
"""Heads kept at hand: the same place is read by several rules in a row."""


class HeadReader:
    """Reads heads at given places of one text."""

    def __init__(self, plain: PlainText, owners: OwnerReader, deadlines: tuple[FoundDeadline, ...]) -> None:
        self._low = plain.low
        self._owners = owners
        self.deadlines = deadlines
        self._read: dict[tuple[int, int, bool], Head] = {}

    def head(self, at: int, end: int, *, bare: bool = False) -> Head:
        """The head that stands at a place.

        Args:
            bare: an owner is expected, so that a unit's name without its kind is understood.
        """
        key = (at, end, bare)
        if key not in self._read:
            if len(self._read) > _KEPT:
                self._read.clear()
            self._read[key] = self._head(at, end, bare=bare)
        return self._read[key]

    def _head(self, at: int, end: int, *, bare: bool) -> Head:
        start = at = self.past_connectives(at, end)
        front = self.deadline_at(at, end)
        if front is not None:
            at = self._past_marks(front.end, end)
            hour = _HOUR.match(self._low, at, end)
            at = hour.end() if hour else at
        order, order_at, behind = self._order(at, end)
        if order:
            start = at = behind
            front = self.deadline_at(at, end)
            at = self._past_marks(front.end, end) if front else at
        owners = self._owners.read(at, bare=bare or bool(order))
        has_colon = False
        if owners is not None and owners.end <= end and not self._is_topic(owners, end):
            start = start if front is not None else at
            at, has_colon = self._past_owner(owners, end)
            between_them = self.deadline_at(at, end)
            at = self._past_marks(between_them.end, end) if between_them else at
        else:
            owners = None
            at = self._past_helpers(at, end)
        modal, verb = self._modal_and_verb(at, end)
        if not verb and (owners is not None or modal or order):
            verb = self._spoken_verb(at, end)
        return Head(start, at, owners, modal, verb, order, order_at, front, has_colon)

    def behind_person(self, at: int, end: int) -> Head | None:
        """The head of work that is given to a person; None when no person with work behind stands at a place."""
        person = self._owners.read_person(at)
        if person is None or person.end >= end:
            return None
        place, has_colon = self._past_owner(person, end)
        modal, verb = self._modal_and_verb(place, end)
        verb = verb or self._spoken_verb(place, end)
        return Head(at, place, person, modal, verb, has_colon=has_colon) if verb else None

    def _is_topic(self, owners: Owners, end: int) -> bool:
        """'riêng ấp Cái Nứa, cho …': a single place set off by a comma is what it is about, not who is asked."""
        return not owners.units and not owners.is_all and self._low.startswith(",", owners.end, end)

    def _past_owner(self, owners: Owners, end: int) -> tuple[int, bool]:
        """Past what may stand between an owner and the work, and whether it is a colon or a dash."""
        called = _CALLS_THEM.match(self._low, owners.end, end)
        if called and any(self._modal_and_verb(called.end(), end)):
            return called.end(), False
        there = self._past_where_they_are(owners, end) if owners.is_group else -1
        if there >= 0:
            return there, False
        taken = _HAVING_TAKEN_IT.match(self._low, owners.end, end)
        if taken:
            return taken.end(), False
        once = _ONCE_IT_IS_THERE.match(self._low, owners.end, end)
        if once:
            return once.end(), False
        of_them = _THOSE_WHO.match(self._low, owners.end, end) if owners.is_group else None
        if of_them and (work_at(self._low, of_them.end(), end) or spoken_work_at(self._low, of_them.end(), end)):
            return of_them.end(), True
        which = _WHICH_OF_THEM.match(self._low, owners.end, end) if owners.is_group else None
        which = which or (_THOSE_THEN.match(self._low, owners.end, end) if owners.is_group else None)
        if which:
            return which.end(), False
        after = _AFTER_OWNER.match(self._low, owners.end, end)
        return (after.end(), bool(after["colon"])) if after else (owners.end, False)

    def _past_where_they_are(self, owners: Owners, end: int) -> int:
        """Past what singles some of a group out by their place ('ven kinh'), up to the work; -1 when none stands."""
        where = _WHERE_THEY_ARE.match(self._low, owners.end, end)
        at = where.end() if where else end
        for _ in range(_LONGEST_PLACE):
            if at >= end:
                return -1
            if any(self._modal_and_verb(at, end)) or self._spoken_verb(at, end):
                return at
            word = _WORD.match(self._low, at, end)
            at = word.end() if word else end
        return -1

    def _past_helpers(self, at: int, end: int) -> int:
        """Past 'chủ trì, phối hợp với …' where the owner is named elsewhere."""
        chairs = _CHAIRS_ALONE.match(self._low, at, end)
        hub = _BEING_THE_HUB.match(self._low, at, end)
        if hub and work_at(self._low, hub.end(), end):
            return hub.end()
        helpers = self._owners.read_support(chairs.end() if chairs else at)
        if helpers is None or helpers.end >= end:
            return at
        return self._past_marks(helpers.end, end)

    def past_connectives(self, at: int, end: int) -> int:
        """Past words that only join: 'trước hết, ', 'theo đó, ', 'bên cạnh đó, '."""
        for _ in range(4):
            found = _CONNECT.match(self._low, at, end)
            if not found:
                break
            at = found.end()
        return at

    def deadline_at(self, at: int, end: int) -> FoundDeadline | None:
        """The deadline phrase that begins exactly at a place and leaves words behind it."""
        found = next(iter(between(self.deadlines, at, at + 1)), None)
        if found is None or found.end >= end or found.deadline.kind.value in _NOT_A_DEADLINE_IN_FRONT:
            return None
        return found

    def _order(self, at: int, end: int) -> tuple[str, int, int]:
        """An ordering verb at a place with something to order behind it: (verb, its place, where the order begins)."""
        who = _WHO_ORDERS.match(self._low, at, end)
        found = ORDER.match(self._low, who.end() if who else at, end)
        if not found:
            return "", -1, at
        link = _LINK.match(self._low, min(end, found.end() + 1), end)
        behind = link.end() if link else found.end() + 1
        owners = self._owners.read(behind, bare=True)
        names_owner = owners is not None and owners.end < end
        names_unit = owners is not None and names_owner and (bool(owners.units) or owners.is_all)
        if found["order"] in WEAK_ORDERS and not names_owner:
            return "", -1, at
        if not names_owner and not work_at(self._low, behind, end) and self.deadline_at(behind, end) is None:
            return "", -1, at
        if not who or not who.group():
            is_verb_of_work = not names_unit and found["order"] in ("chỉ đạo", "phân công", "mời", "nhắc", "nhắc nhở")
            if found["order"] == "mời" and owners is not None and _COMES_IN.match(self._low, owners.end, end):
                is_verb_of_work = True
            if is_verb_of_work:
                return "", -1, at
        return found["order"], found.start(), behind

    def _modal_and_verb(self, at: int, end: int) -> tuple[str, str]:
        front = _MODAL_FRONT.match(self._low, at, end)
        place = front.end() if front else at
        modal_end = MODALS.end(self._low, place, end)
        if self._low.startswith(("trách nhiệm,", "trách nhiệm của"), place):
            modal_end = -1  # 'với sự đoàn kết, trách nhiệm, …': a noun
        modal_end = -1 if self._low.startswith(" của ", modal_end) else modal_end  # 'có trách nhiệm của nhà thầu'
        modal = self._low[place:modal_end] if modal_end >= 0 else ""
        behind = modal_end + 1 if modal else place
        later = self.deadline_at(behind, end) if modal else None
        behind = self._past_marks(later.end, end) if later else behind
        return modal, work_at(self._low, behind, end) or work_at(self._low, at, end)

    def _spoken_verb(self, at: int, end: int) -> str:
        """An everyday verb behind an owner, a modal or an order, and behind the day between manner and verb."""
        front = _MODAL_FRONT.match(self._low, at, end)
        place = front.end() if front else at
        modal_end = MODALS.end(self._low, place, end)
        place = self._past_marks(modal_end, end) if modal_end >= 0 else place
        behind = skip_manner(self._low, place, end)[0]
        later = self.deadline_at(behind, end)
        if later is not None:
            behind = self._past_marks(later.end, end)
            return work_at(self._low, behind, end) or spoken_work_at(self._low, behind, end)
        return spoken_work_at(self._low, place, end)

    def _past_marks(self, at: int, end: int) -> int:
        while at < end and self._low[at] in " ,:":
            at += 1
        return at


_SUBJECT_AND_MODAL = re.compile(
    r"(?:[^\W_]+ ){1,9}?(?=(?:phải(?! chăng)|(?<!chuyên )cần(?! thiết| kíp| cù)|không được|tuyệt đối không|nghiêm cấm)"
    r"(?!\w))"
)


def subject_before_modal(low: str, at: int, end: int) -> int:
    """Where a modal stands behind a subject that is no unit ('Hồ sơ trễ hạn | phải …'); -1 when none stands near."""
    found = _SUBJECT_AND_MODAL.match(low, at, end)
    return found.end() if found else -1


_NOBODY_TO_ASK = re.compile(
    one_of(r"""
    tôi|mình|ta|chúng ta|anh em|dân|bà con|nhân dân|ai|họ|người ta|đó|đây|vậy|thế|này|nó|trời|tỉnh|trung ương|cũng
    mới|chỉ
    vẫn|lẽ ra|đáng lẽ|đúng ra|có khi|nhiều khi|sao|nào|đã|từng|hồi|ngoái|đang|chưa|bởi|vì|nên|mà|thì|là|có|được|không
    """)
    + r"(?!\w)"
)
_WAITS_OR_THINKS = re.compile(
    r"(?:phải|cần) (?:nói|chờ|thừa nhận|công nhận|khen|chịu|sống|đi xa|nghĩ|hiểu|thấy|tính|bỏ)(?!\w)"
)


def obliges_a_thing(low: str, at: int, end: int) -> bool:
    """Whether speech says what a thing must be like ('điện thoại trạm phải có người trực'), of nobody's own doings."""
    modal = subject_before_modal(low, at, end)
    if modal < 0 or _WAITS_OR_THINKS.match(low, modal, end):
        return False
    subject = low[at:modal].split()
    is_somebody = len(subject) > 1 or subject in (["xã"], ["phường"], ["thôn"], ["ấp"], ["bản"], ["trường"])
    return is_somebody and not any(_NOBODY_TO_ASK.fullmatch(word) for word in subject)
