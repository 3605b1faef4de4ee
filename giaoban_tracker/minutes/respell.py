"""Shorthand and dialect written out (viết tắt, tiếng địa phương), so that the grammar reads one language.

'k/tra', 'ktra', 'b.cáo' are verbs cut down by a hasty hand: a consonant for the first syllable, the second in full.
No list of them is kept; they follow from the verbs that the grammar knows anyway. 'nhà mô', 'tháng ni', 'nỏ được' are
words of the Centre whose common ones are longer or shorter, so that `plain` cannot respell them letter by letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from giaoban_tracker.minutes.lexicon.phrases import alternatives, listed
from giaoban_tracker.minutes.lexicon.verbs import WORDS_OF_WORK

_OTHER_WORDS = """
thị trấn | trung tâm | công an | đơn vị | cơ quan | địa phương | chủ tịch | nhiệm kỳ | công tác | kết quả | thời gian
văn bản | văn phòng | quyết định | thông tin | hợp đồng | nông nghiệp | kinh phí | ngân sách | công chức | thanh niên
y tế | quản lý | môi trường | thời hạn | khu phố | tổ trưởng | chịu trách | khẩn trương | tiếp tục | chủ động
thường xuyên | kịp thời | tích cực | phòng chống
"""
"""Words besides verbs that hands cut down in the same way."""
_INITIALS = {"p/h": "phối hợp", "b/c": "báo cáo", "y/c": "yêu cầu", "t/h": "thực hiện", "k/t": "kiểm tra",
             "x/l": "xử lý", "g/q": "giải quyết", "h/d": "hướng dẫn", "c/bị": "chuẩn bị"}  # fmt: skip
_ONSET = re.compile(r"(?:ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdđghklmnpqrstvxy])(?=[^\W\d])")
_NAMES_A_BODY = re.compile(r"(?!p\.hợp)(?:[pqhx]|tp|tx)\.")
"""'P.Công Thương', 'H.Đông': a kind of body before its name."""
_NO_ONSET = "(?!ng|nh|gh|kh|ph|th|tr|ch)[bcdđghklmnpqrstvx][bcdđghklmnpqrstvx]"
"""Two consonants with which no word begins, so that they need no mark between: 'ktra', 'xlý'."""

_WRITTEN_SHORT = {
    "vs": "với", "trc": "trước", "trươc": "trước", "khg": "không", "hok": "không", "ko": "không", "tyt": "trạm y tế",
    "bcáo": "báo cáo", "ttra": "thanh tra",
}  # fmt: skip
_IN_THEIR_PLACE: tuple[tuple[str, str], ...] = (
    (r"(?<=không )(?:đc|dc)|(?<=ko )(?:đc|dc)|(?<=chưa )(?:đc|dc)|(?:đc|dc)(?= (?:giao|phép|mời|để)(?!\w))", "được"),
    (r"(?<!quy )(?<!vĩ )(?<!vi )(?<!đi )(?<!ở )(?<!có )(?<!, )mô"
     r"(?! (?:hình|phỏng|tô|tả|tơ|đun|men|cấy|hôi|típ|liên))", "nào"),
    (r"(?<=tháng )ni|(?<=tuần )ni|(?<=việc )ni|(?<=năm )ni|(?<=cái )ni|(?<=đợt )ni|(?<=lần )ni|(?<=trên )ni"
     r"|(?<=chuyện )ni|(?<=hôm )ni|(?<=bữa )ni|(?<=ngày )ni|(?<=chỗ )ni|(?<=vụ )ni|(?<=dưới )ni|(?<=hai )ni|(?<=ba )ni"
     r"|(?<=tư )ni|(?<=năm )ni|(?<=sáu )ni|(?<=bảy )ni|(?<=nhật )ni", "này"),
    (r"nớ", "đó"),
    (r"nỏ(?= (?:được|có|phải|cho|ai|để|nên|cần)(?!\w))", "không"),
    (r"(?:hổng|hông|hem)(?= (?:được|có|cho|để|phải|ai|nên|cần|thu|ký|nhận|làm|họp)(?!\w))", "không"),
    (r"vô(?= (?:dịp|ngày|thứ|sáng|chiều|tối|tháng|đầu|cuối|giữa|tuần|sổ|danh sách|hồ sơ|nhà|trường|chợ|kế hoạch"
     r"|chương trình|biên bản|trong|đây)(?!\w))", "vào"),
    (r"bữa(?= (?:tháng|tết|rằm|mùng|đầu|giữa|cuối|họp|giao ban|thứ)(?!\w))", "hôm"),
    (r"(?<!chần )chừ", "giờ"),
    (r"rứa", "vậy"),
)  # fmt: skip
"""Words that are another word only where their neighbours say so."""


def respellings(low: str) -> Iterator[tuple[int, int, str]]:
    """Ranges of a text in small letters with what they stand for, in order, none overlapping another."""
    for found in _pattern().finditer(low):
        words = _meaning(found)
        if words:
            yield found.start(), found.end(), words


def _meaning(found: re.Match[str]) -> str:
    if found["cut"] and _NAMES_A_BODY.match(found["cut"]):
        return ""
    if found["cut"]:
        return _INITIALS.get(found["cut"], "") or _cut_down().get(re.sub("[/.]", "", found["cut"]), "")
    if found["word"]:
        return _WRITTEN_SHORT[found["word"]]
    if found["glued"]:
        return _cut_down().get(found["glued"], "")
    return next(words for name, words in _NAMES.items() if found[name])


_NAMES = {f"w{number}": words for number, (_, words) in enumerate(_IN_THEIR_PLACE)}


@cache
def _pattern() -> re.Pattern[str]:
    in_place = "|".join(f"(?P<w{number}>(?:{words})(?!\\w))" for number, (words, _) in enumerate(_IN_THEIR_PLACE))
    return re.compile(
        r"(?<![\w/.-])(?:(?P<cut>[bcdđghklmnpqrstvxy]{1,3}[/.][^\W\d_]{1,6}(?![\w/]))"
        rf"|(?P<word>{alternatives(_WRITTEN_SHORT)})|(?P<glued>{_NO_ONSET}[^\W\d_]{{1,6}}(?!\w))|{in_place})"
    )


@cache
def _cut_down() -> dict[str, str]:
    """Letters that may stand for a word of two syllables ('ktra', 'trkhai'); what could be two words is neither."""
    known: dict[str, str] = {}
    for phrase in dict.fromkeys((*WORDS_OF_WORK, *listed(_OTHER_WORDS))):
        first, _, second = phrase.partition(" ")
        onset = _ONSET.match(first)
        if onset is None or not second or " " in second:
            continue
        for letters in {first[0], onset.group()}:
            short = letters + second
            known[short] = phrase if known.get(short, phrase) == phrase else ""
    return known
