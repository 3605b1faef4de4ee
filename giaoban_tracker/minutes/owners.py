"""Owners (đơn vị chủ trì, phối hợp): who is asked, read from the words in front of a demand.

Reads noun phrases such as 'Trưởng phòng Nội vụ và Công an xã', tells lead from support ('chủ trì, phối hợp với …'), and
resolves 'phòng', 'Ban', 'các đồng chí' by what the minutes named before.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from giaoban_tracker.minutes.plain import CAPITALS, LETTERS, PlainText
from giaoban_tracker.minutes.units import UnitIndex, UnitMatch


@dataclass(frozen=True, slots=True)
class Owners:
    """Who is asked, as far as some words say.

    Attributes:
        end: where the words end in the plain text.
        lead: official names.
        support: official names.
        unknown: names that fit no unit of the office.
        bloc: whether all units are meant ('các đơn vị trong khối').
        weak: whether only a pronoun or 'các đồng chí' names them.
    """

    end: int
    lead: tuple[str, ...] = ()
    support: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    bloc: bool = False
    weak: bool = False


@dataclass(slots=True)
class Memory:
    """What was named so far, so that 'phòng' or 'Ban' can be resolved.

    Attributes:
        recent: unit names, the latest last.
    """

    recent: list[str] = field(default_factory=list)

    def remember(self, names: tuple[str, ...]) -> None:
        """Note units as named just now."""
        self.recent.extend(names)
        del self.recent[:-12]


_LEAD_IN = re.compile(
    r"(?:(?:riêng|còn|với|đối với|về phía|giao|giao cho|cho|các|những|toàn thể|mời|tất cả) )?(?:(?:các )?(?:đồng chí|đ/c|đc|ông|bà) )?(?:là )?"
)
_HEAD = re.compile(
    r"(?:(?:phó |quyền )?(?:trưởng|giám đốc|chánh|chỉ huy trưởng|đội trưởng|hạt trưởng|trạm trưởng|chủ tịch|hiệu trưởng|thủ trưởng|lãnh đạo|người đứng đầu|bí thư|chi cục trưởng|tổ trưởng|cán bộ|tập thể|công chức)"
    r"(?: (?:của|bộ phận|các))? )(?=\w)"
)
_SIDE = re.compile(r"(?:bên|phía|ngành|anh em|cơ quan|lực lượng|khối|các đồng chí|đồng chí|bộ phận|công chức|lãnh đạo|cánh)(?: (?:bên|phía|ngành))? ")
_BLOC = re.compile(
    r"(?:(?:tất cả|toàn thể|toàn bộ|thủ trưởng|lãnh đạo|người đứng đầu|trưởng|đề nghị) )*(?:các|toàn thể|mọi|từng|mỗi|thủ trưởng|người đứng đầu) (?:đồng chí )?(?:thủ trưởng |lãnh đạo |trưởng |thành viên |cán bộ,? )?(?:các )?"
    r"(?:cơ quan,? (?:ban|phòng),? ngành,? (?:đơn vị)?|cơ quan,? đơn vị(?: sự nghiệp)?|phòng,? ban,? (?:ngành|đơn vị|cơ quan)(?:,? (?:đoàn thể|đơn vị))?|phòng,? (?:ban|đơn vị|ngành)(?: chuyên môn)?|ban,? ngành(?:,? đoàn thể)?|đơn vị|cơ quan|ngành|phòng chuyên môn|bộ phận|khối|tổ chức|chủ đầu tư|phòng(?! [A-ZĐ]))"
    r"(?: (?:chuyên môn|liên quan|có liên quan|trực thuộc|thuộc khối|trong khối|trong toàn khối|khối [\w -]{2,30}?(?= (?:cần|phải|tiếp|chủ|tập|tăng|khẩn|nghiêm))|được giao|chủ trì|phối hợp|nêu trên|còn lại|chậm|có [\w ]{2,30}|của (?:xã|phường|huyện|thành phố|thị xã|tỉnh|quận|ubnd [\w]+)|trên địa bàn|cấp (?:xã|huyện)|chưa (?:gửi|nộp|hoàn thành|báo cáo)[\w ]{0,25}?))*"
    r"(?:, (?:đơn vị|ban|ngành|đoàn thể|cơ quan)(?! [A-ZĐ]))*(?!\w)"
)
_YOU = re.compile(r"(?:(?:tất cả |toàn thể )?các (?:đồng chí|anh|thầy)(?!\w)(?: (?:ngồi đây|phụ trách|thành viên|lãnh đạo))*|anh em|cán bộ,? công chức(?:,? viên chức)?(?:,? người lao động)?|người đứng đầu(?: (?:các )?(?:cơ quan|đơn vị)(?:,? đơn vị)?)?|mọi người)(?! [a-zđà-ỹ]+ (?:sĩ|nhân))(?!\w)")
_KIND_ALONE = re.compile(r"(?:đồng chí |phía |bên |các đồng chí (?:ở )?)?(?P<kind>phòng|ban|trung tâm|văn phòng|đội|đài|trạm|hạt|hội|chi cục|nhà trường|đơn vị này|công an|thanh tra)(?! [A-ZĐ])(?!\w)(?: này| ta)?")
_UNKNOWN = re.compile(
    rf"(?:(?:UBND|Ủy ban nhân dân|Đảng ủy|Chủ tịch UBND|Chủ tịch) (?:xã|phường|thị trấn|huyện|Xã|Phường) (?:[{CAPITALS}\d][{LETTERS}\d]*)(?: [{CAPITALS}][{LETTERS}]*){{0,3}}"
    rf"|(?:[Cc]ác (?:xã|phường)|[Xx]ã|[Pp]hường|[Tt]hôn|[Tt]rưởng thôn|[Bb]ản|[Tt]rường(?: (?:Tiểu học|THCS|THPT|Mầm non|mầm non|tiểu học))?) [{CAPITALS}][{LETTERS}]*(?: [{CAPITALS}][{LETTERS}]*){{0,3}}(?:, [{CAPITALS}][{LETTERS}]*(?: [{CAPITALS}][{LETTERS}]*)?){{0,4}}"
    rf"|(?:Phòng|Ban|Trung tâm|TT|Chi cục|Hội|Công ty|Đội|Trạm|Hạt|Văn phòng|Liên đoàn|Đoàn|Ngân hàng|Kho bạc|Tòa án|Viện|Điện lực|Bưu điện|Tổ|Thư viện|Đồn|Sở|Chi nhánh|Huyện đoàn|Xã đoàn|Hợp tác xã|HTX|Ủy ban MTTQ|MTTQ|Mặt trận|Xí nghiệp|Nhà máy|Bệnh viện|Thanh tra|Công an)"
    rf"(?: (?:(?:[{CAPITALS}][{LETTERS}{CAPITALS}&-]*)|và(?= [{CAPITALS}])|[-–](?= [{CAPITALS}])|thành phố|huyện|xã|phường|thị xã|tỉnh|khu vực)){{1,8}})"
)
_CHAIRS = re.compile(
    r",? (?:là (?:cơ quan |đơn vị )?(?:chủ trì|đầu mối)|(?:làm |là )?(?:cơ quan )?(?:đầu mối|chủ trì|thường trực)(?: (?:tham mưu|thực hiện|giúp việc))?)(?=,? (?:phối hợp|cùng)|, )"
)
_TOGETHER = re.compile(r"(?:,| và)? ?(?:và )?(?:chủ động |tích cực |thường xuyên |tiếp tục |cần |phải |tăng cường |có trách nhiệm )*(?:phối (?:kết )?hợp(?: chặt chẽ)?(?: cùng)?(?: với)?|cùng với|cùng|với sự (?:tham gia|phối hợp) của) (?=\w)")
_AND = re.compile(r"(?: và| \+| &|,| cùng các|;)(?: |$)")


class OwnerReader:
    """Reads owners at given places of one text."""

    def __init__(self, plain: PlainText, index: UnitIndex) -> None:
        self._plain = plain
        self.index = index

    def one_unit(self, at: int, memory: Memory, *, bare: bool = False) -> tuple[UnitMatch | None, int]:
        """A unit named at a place, with words such as 'đồng chí Trưởng' before it; and where its words start."""
        text, low = self._plain.text, self._plain.low
        direct = self.index.match(text, low, at, bare=bare) or self.index.match_collective(low, at)
        if direct:
            return direct, at
        lead_in = _LEAD_IN.match(low, at)
        start = lead_in.end() if lead_in else at
        for pattern in (None, _HEAD, _SIDE):
            place = start
            if pattern is not None:
                found = pattern.match(low, start)
                if not found:
                    continue
                place = found.end()
            match = self.index.match(text, low, place, bare=bare or pattern is not None)
            match = match or (self.index.match_collective(low, place) if pattern is not _SIDE else None)
            if match:
                return match, place
        return self.index.match_field(low, start), start

    def read(self, at: int, memory: Memory, *, bare: bool = False) -> Owners | None:
        """Owners named at a place, with those who co-ordinate; None when no owner stands there."""
        first = self._read_list(at, memory, bare=bare)
        if first is None:
            return None
        low = self._plain.low
        end, support = first.end, ()
        chairs = _CHAIRS.match(low, end)
        if chairs:
            end = chairs.end()
        together = _TOGETHER.match(low, end)
        if together:
            helpers = self._read_list(together.end(), memory, bare=True)
            if helpers is not None:
                end, support = helpers.end, helpers.lead
        return Owners(end, first.lead, tuple(n for n in support if n not in first.lead), first.unknown, first.bloc, first.weak)

    def read_support(self, at: int, memory: Memory) -> Owners | None:
        """Co-ordinating units where 'phối hợp với …' stands at a place; None when it does not."""
        together = _TOGETHER.match(self._plain.low, at)
        if not together:
            return None
        helpers = self._read_list(together.end(), memory, bare=True)
        return Owners(helpers.end, (), helpers.lead) if helpers else None

    def read_all(self, start: int, end: int, memory: Memory) -> Owners:
        """Every unit named in a cell or in brackets, split at commas, plus signs and 'và'."""
        found = self._read_list(start, memory, bare=True)
        if found is None or found.end > end:
            return Owners(start)
        return found

    def _read_list(self, at: int, memory: Memory, *, bare: bool) -> Owners | None:
        lead: list[str] = []
        unknown: list[str] = []
        bloc = weak = False
        end = -1
        place = at
        while True:
            one = self._read_one(place, memory, bare=bare)
            if one is None:
                break
            lead += [name for name in one.lead if name not in lead]
            unknown += one.unknown
            bloc, weak = bloc or one.bloc, weak or one.weak
            end = one.end
            joint = _AND.match(self._plain.low, end)
            if not joint or joint.group() == "; " or len(lead) + len(unknown) > 15:
                break
            place = joint.end()
        return Owners(end, tuple(lead), (), tuple(unknown), bloc, weak) if end >= 0 else None

    def _read_one(self, at: int, memory: Memory, *, bare: bool) -> Owners | None:
        """One owner: 1. a unit; 2. all units; 3. 'các đồng chí'; 4. a kind alone ('Ban'); 5. a name that fits none."""
        text, low = self._plain.text, self._plain.low
        if at >= len(low):
            return None
        match, _ = self.one_unit(at, memory, bare=bare)
        if match:
            return Owners(match.end, (match.name,))
        found = _BLOC.match(low, at)
        if found:
            return Owners(found.end(), bloc=True)
        found = _YOU.match(low, at)
        if found:
            return Owners(found.end(), bloc=True, weak=True)
        found = _UNKNOWN.match(text, at)
        if found:
            return Owners(found.end(), (), (), (found.group(),))
        found = _KIND_ALONE.match(low, at)
        if found and text[at].isupper() | bare:
            return self._resolve_kind(found, memory)
        return None

    def _resolve_kind(self, found: re.Match[str], memory: Memory) -> Owners | None:
        """'Phòng', 'Ban': the unit of that kind named last, else the only one of its kind."""
        kind = {"nhà trường": "trường"}.get(found["kind"], found["kind"])
        if kind == "đơn vị này":
            return Owners(found.end(), tuple(memory.recent[-1:]), weak=True)
        same = self.index.of_kind(kind) or tuple(n for n in self.index.names if n.lower().startswith((kind, "các " + kind)))
        recent = [name for name in memory.recent if name in same]
        if kind == "văn phòng" and same:
            recent = [next((n for n in same if "ubnd" in n.lower() or "ủy ban" in n.lower()), same[0])]
        if recent or len(same) == 1:
            return Owners(found.end(), (recent[-1] if recent else same[0],), weak=True)
        return None
