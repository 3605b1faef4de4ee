"""Sentences and pieces: where the text is cut before anything is understood."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch between two stops of the plain text.

    Attributes:
        stop: what stands in front of it: "" (the beginning), "semi", "comma", "and", "also", "list", "dash".
    """

    start: int
    end: int
    stop: str


_SENTENCE_STOP = re.compile(
    r"[.!?…]+(?=[\s”\")]|$)|\s?(?:[-=–]+>|→|⇒)(?!\s?(?:thời hạn|hạn|xong|hoàn thành|trước|chậm nhất|ngày \d"
    r"|\d{1,2}/\d))\s?"
)
_ABBREVIATION = re.compile(
    r"(?:(?<![\w])(?:tp|tx|tt|p|đ/c|v\.v|ths|ts|bs|gs|q|st|th|ks|nt|tr|số|art)|(?<!\w)[a-hj-uwyzđ]|(?<=\d))$"
)
_ENDS_TOO = re.compile(r"(?<!\w)số$|(?:, ?|và |các |tại |xã,)tt$")
"""Abbreviations that end sentences as words too: 'một con số.', 'các xã, TT.'."""
_PLACE = re.compile(r"(?<!\w)(?:tp|tx|tt)$")
_LETTER = re.compile(r"(?<=[^\W\d] )[a-eđ]$")
"""A letter that ends a sentence: '310 kg cloramin B. | Trạm Y tế …'."""
_BODY_OR_ORDER = re.compile(
    r"\s+(?:đội|phòng|ban|trung tâm|công an|ubnd|văn phòng|các|giao|yêu cầu|đề nghị|hội|trạm|chi cục|đài|đoàn|hạt|sở"
    r"|từ|ngoài ra|riêng|đối với|thanh tra|về)(?!\w)"
)
"""What begins the sentence behind a place cut short: 'bộ mặt TP. | Đội Quản lý …'."""
_NO_PAIR = (
    r"(?!(?<= ra, )vào|(?<= vào, )ra|(?<= thu, )chi|(?<= đi, )(?:về|đến)|(?<= lên, )xuống|(?<= mua, )bán"
    r"|(?<= hai, )ba|(?<= ba, )bốn|(?<= dăm, )bảy)"
)
"""Pairs that are one thing: 'khách ra, vào đảo', 'hai, ba mẫu máy'."""
_PIECE_STOP = re.compile(
    r"(?P<semi>;\s*)|(?P<also>(?:,? (?:và )?)?(?<= )đồng thời,? |,? còn (?=(?:cái )?(?:vụ|chuyện|khoản) |bên|phía"
    r"|hợp tác xã|htx|anh|chị|hội|đoàn|mặt trận"
    r"|trạm|chi cục|ngành|văn phòng|nhà trường|quân sự|kiểm lâm|điện lực|thôn|ấp|tổ|[^,;.]{2,30} thì "
    r"|phòng|các|ban|công an|thành"
    r"|xã|huyện|trung|đội)|,? trong khi (?=bên|phía|phòng|các|ban|công an|trung tâm|văn phòng|trạm|hội|đoàn|khoa|hạt"
    r"|ubnd|đội))"
    r"|(?P<list>,? (?:một|hai|ba|bốn|năm) là,? )"
    rf"|(?P<comma>(?<!phòng),\s+{_NO_PAIR}|(?<=phòng),\s+(?!chống|trừ|ngừa|cháy))"
    r"|(?P<and> và (?=\w))|(?P<dash> [-–—] (?=\w))"
)
_ONE_OF_SEVERAL = re.compile(
    r"(?<!\w)(?:ấp|thôn|bản|tổ|khu|khu phố|xóm|lô|đợt|khóa|số|lớp|khối|tuyến|phường|quận|khóm) \d{1,3}[a-z]?$"
)
_ANOTHER_ONE = re.compile(
    r"(?:(?:ấp|thôn|bản|tổ|khu|khu phố|xóm|lô|đợt|khóa|số|lớp|khối|tuyến|phường|quận|khóm) )?\d{1,3}[a-z]?(?![\w/])"
)
"""'số hóa hồ sơ ấp 1, ấp 2': places told apart by their number."""
_BRACKETS = (("(", ")"), ("“", "”"), ("[", "]"))
_LONGEST_BRACKET = 300
_A_VERB = 2


def split_sentences(low: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Ranges of the sentences of a range, without edge spaces and closing stops; none is empty."""
    at = start
    for found in _SENTENCE_STOP.finditer(low, start, end):
        if found.group() == "." and _goes_on(low, at, found.start(), end):
            continue
        first, last = trim(low, at, found.end() if "?" in found.group() else found.start())
        at = found.end()
        if first < last:
            yield first, last
    first, last = trim(low, at, end)
    if first < last:
        yield first, last


def _goes_on(low: str, start: int, stop: int, end: int) -> bool:
    """Whether a full stop ends no sentence: behind an abbreviation, or between digits."""
    if not _ABBREVIATION.search(low, max(start, stop - 6), stop):
        return False
    if _BODY_OR_ORDER.match(low, stop + 1, min(end, stop + 24)) and _PLACE.search(low, max(start, stop - 6), stop):
        return False
    if _BODY_OR_ORDER.match(low, stop + 1, min(end, stop + 24)) and _LETTER.search(low, max(start, stop - 6), stop):
        return False
    following = low[stop + 1 : min(end, stop + 3)]
    if _ENDS_TOO.search(low, max(start, stop - 12), stop):
        return bool(re.match(r"\s*\d", following)) and not low.startswith("tt", stop - 2)
    return not (low[stop - 1].isdigit() and re.match(r"\s+[“\"(]?[^\W\d]|\s+[“\"]|\s*$", following))


def trim(low: str, start: int, end: int) -> tuple[int, int]:
    """A range without spaces at its edges and separators at its end."""
    while start < end and low[start] in " \t\n":
        start += 1
    while end > start and low[end - 1] in " \t\n;,./":
        end -= 1
    return start, end


def pieces(low: str, start: int, end: int) -> Iterator[Piece]:
    """The stretches between stops, outside brackets and quotation marks."""
    at, stop, closed = start, "", start
    for found in _PIECE_STOP.finditer(low, start, end):
        if found.start() < closed or (found["and"] and _is_hardly_begun(low, at, found.start())):
            continue
        if (
            found["comma"]
            and _ONE_OF_SEVERAL.search(low, at, found.start())
            and _ANOTHER_ONE.match(low, found.end(), end)
        ):
            continue
        closing = _closing(low, max(at, closed), found.start(), end)
        if closing > found.start():
            closed = closing
            continue
        yield Piece(at, found.start(), stop)
        at, stop = found.end(), found.lastgroup or ""
    if at < end:
        yield Piece(at, end, stop)


def _is_hardly_begun(low: str, start: int, stop: int) -> bool:
    """Whether no more than a verb stands before 'và': 'nhận và phân phối hàng' is one piece."""
    return len(low[start:stop].split()) <= _A_VERB


def piece_end(low: str, at: int, end: int) -> int:
    """Where the piece that holds a place ends."""
    found = _PIECE_STOP.search(low, at, end)
    return found.start() if found else end


def _closing(low: str, start: int, at: int, end: int) -> int:
    """Where a bracket or quotation opened before `at` and still open closes; `at` when none is open."""
    for opening, closing in _BRACKETS:
        first = low.rfind(opening, start, at)
        if first >= 0 and low.find(closing, first, at) < 0:
            last = low.find(closing, at, min(end, at + _LONGEST_BRACKET))
            if last >= 0:
                return last + 1
    return at
