"""Fronts: topics, conditions and times in front of a demand that stay outside its quote ('Về …:', 'Nếu …, ')."""

from __future__ import annotations

import re

from giaoban_tracker.minutes.clauses.demand import Context, Head
from giaoban_tracker.minutes.clauses.heads import HeadReader
from giaoban_tracker.minutes.lexicon.phrases import one_of
from giaoban_tracker.minutes.lexicon.tails import DUE_LABEL
from giaoban_tracker.minutes.units.owners import OwnerReader

_THINGS_READY = (
    r"(?:(?:thêm|đủ|sẵn|tốt|chu đáo|kỹ|đầy đủ|các|toàn bộ) )*(?:\d|phương án|nội dung|tài liệu|hồ sơ|báo cáo|kinh phí"
    r"|lực lượng|phương tiện|vật tư|mặt bằng|địa điểm|điều kiện|chỗ)"
)
_TOPICS = one_of(rf"""
    về(?: phía)?|đối với|riêng(?: về| đối với| việc| với)?|với|liên quan(?: đến)?
    trong(?: (?:việc|công tác|lĩnh vực|khi))?
    trước(?: tình hình| thực trạng)?|thực hiện|căn cứ|trên cơ sở|nhân|từ|theo|sau khi|trước khi|để|nhằm|nếu|khi
    chuẩn bị(?! {_THINGS_READY})
    do|vì|qua
    trường hợp|ngay khi|còn|xét|ngoài|cùng với|bên cạnh|việc
""")
_TOPIC = re.compile(rf"{_TOPICS} [^,:;.\n]{{3,140}}?(?:[,:] | thì )")
_WHOEVER = re.compile(
    r"(?!không |đừng |cấm |tuyệt đối |chưa )(?:\w+ ){1,4}(?:nào|mô)(?! cũng(?!\w))(?!\w)[^,;.\n]{0,60}?(?:,? thì |, )"
)
_MEANWHILE = re.compile(
    r"(?:trong (?:khi|lúc|thời gian) (?:chờ|đợi|chưa)|khi chưa|trước mắt,? khi)(?!\w)[^,:;.\n]{0,60}, "
)
"""'; trong khi chờ, | điều phối lượng tồn': what holds until then."""
_IN_A_CASE = re.compile(
    r"(?:có|gặp|hễ|phát hiện|đụng|lỡ) [^,;.\n]{3,50}? thì (?=\w)"
    r"|(?:qua|quá|vượt|hễ|thấy|có|gặp|đụng|chạm) (?!(?:vậy|thế|lẽ)(?!\w))[^,;.\n]{3,40}? là (?=(?:phải |cứ )?(?:đóng"
    r"|mở|báo|dừng"
    r"|ngưng|cắt|khóa|sơ tán|đưa|gọi|lập|di dời|xả|phạt|xử|chặn|rút|cúp|thông báo|cấm|tạm dừng)(?!\w))"
)
_HAVING = re.compile(r"(?:đã|một khi|muốn) [^,;.\n]{3,60}? thì (?=(?:[^\W\d]+ ){1,6}?(?:phải|cần|không được)(?!\w))")
"""'Đã xài tiền của dân thì | xã phải dán sổ'."""
_WITH = re.compile(r"(?:với|riêng(?: với| đối với)?|đối với|còn|về phía|phía|bên) (?=\w)")
_COLON = re.compile(r"[^.;\n]{2,110}?: (?=\S)")
_TO_THEM = re.compile(r",? thì (?:tôi|mình) [^.:;\n]{2,50}?: (?=\w)")
"""'Trạm Y tế thì tôi có mỗi một lời: …'."""
_SET_APART = re.compile(r"(?:riêng|còn|đối với|về|với|liên quan đến)(?: về| đối với| việc)? [^,:;.\n]{3,100}, ")
_WHOSE_CASE = re.compile(r"(?:[^\W_]+ ){1,6}?thì (?=\w)")
"""'học sinh xóm Nánh thì | Phòng Văn hóa lo chỗ ở': a case in front of the owner."""
_NEAR_COLON = 30
_MOST_WORDS_OF_A_TOPIC = 16
_LABEL = re.compile(r"(?:thời hạn|hạn|thời gian|tiến độ)(?: \w+(?: \w+)?)?$")


class FrontReader:
    """Finds where the demand itself begins."""

    def __init__(self, low: str, owners: OwnerReader, heads: HeadReader) -> None:
        self._low = low
        self._owners = owners
        self._heads = heads

    def past_fronts(self, start: int, end: int, context: Context) -> int:
        """Past what only introduces; a unit named there ('Với Công an huyện, …') owns what follows."""
        at = self._heads.past_connectives(start, end)
        for _ in range(4):
            head = self._heads.head(at, end, bare=True)
            if head.owners is not None and (not head.owners.is_weak or (head.has_colon and head.owners.units)):
                topic = self._past_unknown_topic(head, end)
                if topic > at:
                    at = topic
                    continue
                told = _TO_THEM.match(self._low, head.owners.end, end)
                if told is None:
                    break
                context.owners, context.owners_rule = head.owners, "topic"
                at = told.end()
                continue
            behind = self._past_one(at, end, context)
            if behind <= at:
                break
            at = self._heads.past_connectives(behind, end)
        return at

    def _past_unknown_topic(self, head: Head, end: int) -> int:
        """'Tổ Covid cộng đồng: | MTTQ huyện kiểm tra …': who is no unit is what it is about; -1 when not so."""
        if head.owners is None or head.owners.units or head.owners.is_all:
            return -1
        colon = self._low.find(": ", head.owners.end, min(end, head.owners.end + _NEAR_COLON))
        behind = self._heads.head(colon + 2, end, bare=True) if colon >= 0 else None
        names_unit = behind is not None and behind.owners is not None and bool(behind.owners.units and behind.verb)
        return colon + 2 if names_unit else -1

    def is_only_a_case(self, start: int, stop: int, end: int) -> bool:
        """Whether a piece only says in which case the next holds: '; đơn vị nào chưa nộp, | lập danh sách'."""
        meanwhile = _MEANWHILE.match(self._low, start, end)
        if meanwhile is not None and meanwhile.end() == stop + len(", "):
            behind = self._heads.head(meanwhile.end(), end)
            return bool(behind.verb or behind.modal)
        whoever = _WHOEVER.match(self._low, start, end)
        return whoever is not None and stop < whoever.end() <= stop + len(", ")

    def is_only_a_topic(self, start: int, stop: int, end: int) -> bool:
        """Whether a piece only names what the next is about: '; riêng phương án xây bể, | phòng trình …'."""
        topic = _SET_APART.match(self._low, start, end)
        if topic is None or topic.end() != stop + len(", "):
            return False
        head = self._heads.head(topic.end(), end, bare=True)
        return head.owners is not None and bool(head.owners.units) and bool(head.verb or head.modal)

    def past_whoever(self, start: int, end: int) -> int:
        """Past a condition that begins a case of its own: 'lò nào gây ô nhiễm thì | buộc di dời trong quý II'."""
        whoever = _WHOEVER.match(self._low, start, end)
        case = _IN_A_CASE.match(self._low, start, end)
        if case:
            return case.end()
        return whoever.end() if whoever and whoever.group().endswith("thì ") else start

    def _past_one(self, at: int, end: int, context: Context) -> int:
        whoever = _WHOEVER.match(self._low, at, end)
        if whoever:
            return whoever.end()
        having = _HAVING.match(self._low, at, end)
        if having:
            return having.end()
        case = _WHOSE_CASE.match(self._low, at, end)
        named = self._owners.read(case.end(), bare=True) if case else None
        if case and named and named.units:
            return case.end()
        topic = _TOPIC.match(self._low, at, end)
        if topic:
            self.take_owner(at, end, topic.end(), context)
            return topic.end()
        return self._past_colon(at, end)

    def take_owner(self, at: int, end: int, behind: int, context: Context) -> None:
        """Let a unit named by 'với …', 'đối với …' own what follows."""
        with_owner = _WITH.match(self._low, at, end)
        named = self._owners.read(with_owner.end(), bare=True) if with_owner else None
        if named is not None and named.units and named.end <= behind:
            context.owners, context.owners_rule = named, "topic"

    def _past_colon(self, at: int, end: int) -> int:
        """Past a short topic with a colon ('Mua test nhanh: '), unless the colon belongs to a deadline's label."""
        found = _COLON.match(self._low, at, end)
        if not found:
            return at
        topic = self._low[at : found.end() - 2]
        if (
            len(topic.split()) > _MOST_WORDS_OF_A_TOPIC
            or _LABEL.search(topic)
            or ", " in topic
            or topic.count("(") > topic.count(")")
        ):
            return at
        rest = self._low[found.end() : end]
        return at if DUE_LABEL.match(rest) or self._is_only_due(found.end(), end) else found.end()

    def _is_only_due(self, at: int, end: int) -> bool:
        due = self._heads.deadline_at(at, end + 1)
        return due is not None and due.end >= end - 2
