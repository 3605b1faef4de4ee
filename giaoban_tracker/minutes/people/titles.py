"""Titles of leaders (chức danh): how they are written, abbreviated and compared."""

from __future__ import annotations

import re

_PLACE = r"(?:huyện|thị xã|thành phố|tỉnh|quận|xã|phường|thị trấn|đặc khu|tp|tx|tt)"
_BODY = (
    r"(?: (?:thường trực|thường vụ|ban thường vụ|ubnd|ub|ủy ban nhân dân|hđnd(?: và ubnd|&ubnd)?"
    r"|hội đồng nhân dân(?: và ủy ban nhân dân)?|huyện ủy|thành ủy|thị ủy|tỉnh ủy|quận ủy|đảng ủy|đảng bộ"
    rf"|{_PLACE})(?!\w))*"
)
SEAT = (
    r"(?:(?:(?:tỉnh|huyện|thành|thị|quận|đảng) ủy viên|(?:ủy viên (?:btv|bch|ban chấp hành)|uvbtv|uvbch)"
    r"(?: (?:tỉnh|huyện|thành|thị|quận|đảng) ủy| đảng bộ (?:tỉnh|huyện|thành phố|thị xã|quận|xã|phường))?"
    r"|đại biểu quốc hội(?: khóa [ivx]+)?|(?:đại|thượng|trung|thiếu) (?:tá|úy|tướng)),? (?:- )?)"
)
"""A seat or a rank that is told before the office: 'Tỉnh ủy viên, Bí thư Huyện ủy'."""
_COMMON_SURNAME = (
    r"(?:nguyễn|trần|lê|phạm|hoàng|huỳnh|phan|vũ|võ|đặng|bùi|đỗ|hồ|ngô|dương|lý|đinh|đào|đoàn|trịnh|mai|lương|hà|tạ|cao"
    r"|lưu|châu|triệu|nông|lò|vi|hứa)"
)
LEADING = (
    r"(?:(?:phó |quyền |q\. ?)?(?:chủ tịch|bí thư(?! (?:chi bộ|đoàn|chi đoàn)))"
    r"|pct|p\.ct|p\. ?chủ tịch|pbt|(?:phó |p\. ?)?ct(?= (?:ubnd|hđnd|ub)\b)"
    rf"|ct(?= {_COMMON_SURNAME} \w+)|bt(?= [^ ]+ ủy)|ủy viên ban thường vụ)"
)
_CHARGE = (
    r"(?:,? phụ trách (?:khối |lĩnh vực |mảng )?[\w -]{2,30}?"
    r"(?=[,.:;)\n]| (?:chủ trì|dự|kết luận|phát biểu|yêu cầu|đề nghị|đã|trực tiếp|cùng"
    r"|tại|điều hành|chỉ đạo|giao|nhấn mạnh|lưu ý|làm|có ý kiến|cho biết)(?!\w)))?"
)
_TITLE = rf"{SEAT}?{LEADING}{_BODY}{_CHARGE}"
TITLES = re.compile(rf"{_TITLE}(?:(?:,| kiêm| ?[-–—]| và) {_TITLE})*")
"""One or more titles in a row, in small letters."""
_BEGINS_TO_ACT = (
    r"(?:tại|về|đã|trực tiếp|chủ trì|kết luận|điều hành|phát biểu|dự|tham dự|yêu cầu|đề nghị|nhấn mạnh|lưu ý|cùng|cho"
    r"|làm|và|có|biểu dương|ký|thống nhất)(?!\w)"
)
_SECOND_OFFICE = r"(?:phó )?(?:trưởng (?:tiểu )?ban|trưởng đoàn|chỉ huy trưởng|tổ trưởng)"
SECOND_OFFICE = re.compile(
    rf"(?:,| ?[-–—])?(?: kiêm)? {_SECOND_OFFICE}(?: chỉ (?:đạo|huy))?"
    rf"(?:(?<=phòng), chống|(?<=cứu nạn), cứu hộ| (?!{_BEGINS_TO_ACT}|giao (?!thông)|chỉ đạo|kiêm)[^\s,.;:()]+){{0,12}}"
)
"""What a leader heads besides: '…, Trưởng Ban Chỉ đạo phòng, chống thiên tai'."""
HEADS_BESIDES = re.compile(rf"{_SECOND_OFFICE}(?: chỉ (?:đạo|huy))?")
_SHORT = {
    "pct": "phó chủ tịch", "ct": "chủ tịch", "pbt": "phó bí thư", "bt": "bí thư", "tp": "thành phố", "tx": "thị xã",
    "tt": "thường trực", "ub": "ubnd", "q": "quyền",
}  # fmt: skip
_PARTS = re.compile(r",| kiêm | [-–—] | và ")
_SEATS = re.compile(SEAT)
_BODIES = frozenset({"ubnd", "hđnd", "ủy"})
_LEVELS = frozenset({"huyện", "xã", "phường", "thành", "thị", "tỉnh", "quận", "trấn", "khu"})


def spell_out(title: str) -> str:
    """A title in small letters with 'PCT', 'TP' and the like spelled out."""
    words = title.lower().replace("ủy ban nhân dân", "ubnd").replace("hội đồng nhân dân", "hđnd")
    return " ".join(_SHORT.get(word, word) for word in re.findall(r"\w+", words))


def single_titles(words: str) -> list[str]:
    """The titles of a row, each spelled out, without seats and ranks."""
    return [spell_out(part) for part in _PARTS.split(_SEATS.sub("", words.lower())) if part.strip()]


def is_same_title(said: str, known: str) -> bool:
    """Whether a title as said names a known one: the same office, with or without its body and level."""
    said_words, known_words = said.split(), known.split()
    rank = 2 if said_words[:1] in (["phó"], ["chủ"], ["bí"]) else 1
    if said_words[0] == "phó":
        rank = 3
    if said_words[:rank] != known_words[:rank]:
        return False
    return all(
        not (set(said_words) & group and set(known_words) & group) or set(said_words) & set(known_words) & group
        for group in (_BODIES, _LEVELS)
    )
