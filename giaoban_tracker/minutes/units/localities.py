"""Collectives (tập thể địa phương): 'UBND các xã, phường', 'Trưởng các thôn', named by 'các xã', 'mỗi thôn'."""

from __future__ import annotations

import re
from collections.abc import Sequence

from giaoban_tracker.minutes.plain import CAPITALS
from giaoban_tracker.minutes.units.index import UnitMatch
from giaoban_tracker.minutes.units.names import is_collective

_LOCALITY = (
    r"(?:xã|phường|thị trấn|tt|huyện|thị xã|thành phố|quận|đặc khu|thôn|bản|ấp|buôn|làng|khu phố|khu dân cư"
    r"|tổ dân phố|tdp|khóm|xóm|khu|địa phương"
    r"|trường(?! hợp)(?: học)?|nhà trường|cơ sở giáo dục)(?!\w)"
)
_HEADS = (
    r"(?:(?:các |mấy )?(?:đồng chí |ông |bà |bác |anh |chị |chú )?(?:chủ tịch|lãnh đạo|tổ trưởng|trưởng|người đứng đầu"
    r"|bí thư(?: chi bộ)?(?:, trưởng)?"
    r"|hiệu trưởng|ban giám hiệu|thủ trưởng) )?"
)
_BODIES = (
    r"(?:(?:ban nhân dân|ban nd|bnd|cấp ủy|bộ phận một cửa(?: của)?|hội nông dân|hội phụ nữ"
    r"|chi hội|dân quân|ubnd|ủy ban nhân dân|đảng ủy|chi bộ|công an|trạm y tế) )?"
)
_EACH = r"(?:(?:toàn bộ|tất cả|cả|toàn thể) )?(?:các|mấy|mỗi|từng|những|(?:[5-9]|\d{2,3})(?:/\d{1,3})?)"
_CALLED = r"(?:(?:đồng chí|bác|anh|chị|ông|bà|chú|cô|thầy|thầy cô) )?"
_MORE = rf"(?:(?:,| và|, và)? {_LOCALITY}){{0,12}}"
_COLLECTIVE = re.compile(
    rf"{_HEADS}{_BODIES}(?:{_EACH} {_CALLED}(?:tổ trưởng |trưởng |bí thư |chủ tịch |ubnd |hiệu trưởng )?"
    rf"(?P<each>{_LOCALITY}{_MORE})(?: trưởng(?!\w))?"
    rf"|(?:ubnd )?(?:tổ trưởng |trưởng )?(?P<pair>{_LOCALITY}(?:,| và|, và)? {_LOCALITY}{_MORE})"
    rf"|(?:tổ trưởng|trưởng) (?P<one>{_LOCALITY}|dân phố)"
    rf"|{_EACH} {_CALLED}(?P<elders>tổ trưởng)(?! (?:[a-zđ]+ )?(?:tổ|dân phố|khu phố|khu|các|nhóm|đội)(?!\w))"
    r"|(?:lãnh đạo|chính quyền|chủ tịch|bên|phía|cán bộ|dưới) (?P<generic>xã|phường|thôn|ấp|bản)(?!\w)"
    r"|(?P<alone>trường học|tổ dân phố|khu phố|thị trấn|xã|phường|thôn|ấp|bản|xóm|khóm)(?= (?:thì|phải|cần|nên|ráng"
    r"|lo|đi|cử|tự"
    r"|vận động"
    r"|tuyên truyền|họp|lập|báo|rà|dọn|ra quân|mời|nhắc|phối hợp|mở|kê|gửi|nộp|thực hiện|ký|rà soát|kiểm tra"
    r"|xác nhận|rải|phát|đưa|giúp|hỗ trợ|treo|trực|canh|báo cáo|cung cấp|niêm yết"
    r"|bình xét|xuống|cắt cử|bố trí|phân công|theo dõi|giám sát|đôn đốc)(?!\w)|:))"
)
_SPECIFIC = re.compile(rf" (?:[{CAPITALS}]|\d)")
_NAMED_PLACE = re.compile(rf"(?:thôn|bản|ấp|buôn|làng|khu|tổ|xóm|khóm) (?:[{CAPITALS}]|\d)")
_WORD = re.compile(rf"{_LOCALITY}|dân phố")
_SAME = {
    "trường học": "trường", "nhà trường": "trường", "cơ sở giáo dục": "trường", "tt": "thị trấn", "tdp": "tổ dân phố",
    "dân phố": "tổ dân phố", "khu dân cư": "khu",
}  # fmt: skip
_SAME_ITEM = 200


class Localities:
    """The collective units of an office."""

    def __init__(self, names: Sequence[str]) -> None:
        self._collectives = [(name, said) for name in names if (said := _localities_of(name))]

    def match(self, text: str, low: str, at: int, *, bare: bool = False) -> UnitMatch | None:
        """The collective that the words at a place name; None for single localities ('các xã Đồng Lạc, Yên Phú')."""
        whole = self._said_whole(low, at)
        found = _COLLECTIVE.match(low, at)
        if whole is not None and (found is None or found.end() <= whole.end):
            return whole
        if found is None:
            return None
        is_loud = text[at : found.end() + len(" CẤM ")].isupper()
        if _SPECIFIC.match(text, found.end()) and not is_loud and not low.startswith("tt", found.end() - 2):
            return None
        if found["alone"] and not bare:
            return None
        if (found["one"] or found["generic"] or found["alone"]) and _names_one(text, at):
            return None
        if found["elders"]:
            return self._of_elders(at, found.end())
        groups = (found[name] for name in ("each", "pair", "one", "generic", "alone"))
        said = {_plain(word) for word in _WORD.findall(next(group for group in groups if group))}
        name = next((name for name, known in self._collectives if said & known), "")
        communes = [name for name, known in self._collectives if known & {"xã", "phường"}]
        if not name and said == {"địa phương"} and len(communes) == 1:
            name = communes[0]
        return UnitMatch(at, found.end(), name, "collective") if name else None

    def _said_whole(self, low: str, at: int) -> UnitMatch | None:
        """A collective by its whole name, whatever it is: 'ban điều hành các khu phố'."""
        for name, _ in self._collectives:
            words = name.lower()
            if (
                " các " in words
                and low.startswith(words, at)
                and not low[at + len(words) : at + len(words) + 1].isalnum()
            ):
                return UnitMatch(at, at + len(words), name, "collective")
        return None

    def _of_elders(self, at: int, end: int) -> UnitMatch | None:
        """'các bác tổ trưởng': the heads of the only sort of places that tổ trưởng can head."""
        name = self.each_of("tổ dân phố")
        return UnitMatch(at, end, name, "collective") if name else None

    def each_of(self, word: str) -> str:
        """The collective of a sort of place ('thôn'); empty when the office has none."""
        return next((name for name, known in self._collectives if _plain(word) in known), "")


def _names_one(text: str, at: int) -> bool:
    """Whether the item has named a single place before, whose head 'trưởng ấp' then is."""
    line = text.rfind("\n", 0, at) + 1
    return bool(_NAMED_PLACE.search(text, max(line, at - _SAME_ITEM), at))


def _plain(word: str) -> str:
    return _SAME.get(word, word)


def _localities_of(name: str) -> frozenset[str]:
    return frozenset(_plain(word) for word in _WORD.findall(name.lower())) if is_collective(name) else frozenset()
