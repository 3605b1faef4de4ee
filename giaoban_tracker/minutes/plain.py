"""Plain reading text: minutes made regular for the grammar, with a way back to the text as given.

Minutes arrive decomposed (NFD), with Windows line ends, no-break spaces, missing or doubled spaces, glued and
doubled words. The grammar reads a repaired copy; every character of the copy knows which code points it stands for,
so that quotes are always cut from the text exactly as it came.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from dataclasses import dataclass, field

from giaoban_tracker.domain.directive import Span
from giaoban_tracker.minutes.respell import respellings

LETTERS = "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệfghiìỉĩíịjklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvwxyỳỷỹýỵz"
"""Every small letter of Vietnamese, and f, j, w, z."""
CAPITALS = LETTERS.upper()
NAME_LETTERS = LETTERS + "ĕĭŏŭčñƀ'’"
"""Letters inside names, those of the highlands' tongues too: 'H'Yuin Ayŭn'."""

_CLUSTER = re.compile(
    r"(?P<run>[\n\t -~\u00c0-\u024f\u1ea0-\u1ef9]+(?![\u0300-\u036f]))"
    r"|[^\u0300-\u036f][\u0300-\u036f]{0,8}|[\u0300-\u036f]",
    re.DOTALL,
)
"""A run of letters that are composed already, or one letter with the marks behind it."""
_ETH = str.maketrans("Ðð", "Đđ")
"""The letter of Iceland that some keyboards give for Đ."""
_DROPPED = frozenset("\u200b\u200c\u200d\u2060\ufeff\u00ad")
_SPACES = frozenset("\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000 ")
_LINE_ENDS = frozenset("\r\x0b\x0c\x85\u2028\u2029")

_ONSET = "(?:ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdđghklmnpqrstvx])"
_VOWEL = "[aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵ]"
_SYLLABLE = re.compile(f"^{_ONSET}?{_VOWEL}{{1,3}}(?:ch|ng|nh|[cmnpt])?$")
_MARKS = "àảãáạăằẳẵắặâầẩẫấậèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵđ"
_MARKED = re.compile(f"[{_MARKS}]")

_OLD_TONES = {
    "oà": "òa", "oả": "ỏa", "oã": "õa", "oá": "óa", "oạ": "ọa",
    "oè": "òe", "oẻ": "ỏe", "oẽ": "õe", "oé": "óe", "oẹ": "ọe",
    "uỳ": "ùy", "uỷ": "ủy", "uỹ": "ũy", "uý": "úy", "uỵ": "ụy",
}  # fmt: skip
_OLD_TONE = re.compile("(?<!q)(" + "|".join(_OLD_TONES) + f")(?![{LETTERS}])")
_SPELLINGS = {
    "lí": "lý", "kì": "kỳ", "kĩ": "kỹ", "quí": "quý", "tỉ": "tỷ", "hàng": "hằng", "nhứt": "nhất", "lịnh": "lệnh",
    "gởi": "gửi", "bịnh": "bệnh", "mần": "làm", "nầy": "này", "tui": "tôi", "chánh": "chính", "bữa": "hôm",
    "chừ": "giờ", "mơi": "mai", "mồng": "mùng", "bẩy": "bảy", "chớ": "chứ", "nhơn": "nhân", "sóat": "soát",
    "tòan": "toàn", "hòan": "hoàn", "khỏan": "khoản", "lọai": "loại", "họat": "hoạt", "tóan": "toán",
}  # fmt: skip
"""Spellings and words of the South and the Centre that have a common one of the same length, and tones typed amiss."""
_SPELLING = re.compile(
    f"(?<![{LETTERS}])(?:lí|kì|kĩ|quí|nhứt|lịnh|gởi|bịnh|mần|nầy|tui|mồng|bẩy|sóat|tòan|hòan|khỏan|lọai|họat|tóan"
    f"|tỉ(?= lệ)|hàng(?= (?:ngày|tuần|tháng|quý|năm)(?![{LETTERS}]))|(?:(?<=hành )|(?<=tài )|(?<=bưu ))chánh"
    f"|chánh(?= (?:quyền|sách|trị|thức|đáng)(?![{LETTERS}]))|bữa(?= (?:nay|qua|trước|kia|đó|nọ|sau)(?![{LETTERS}]))"
    f"|(?<=bây )chừ|(?:(?<=sáng )|(?<=chiều )|(?<=ngày ))mơi|nhơn(?= (?:dân|viên|lực|sự)(?![{LETTERS}]))"
    f"|chớ(?= (?:đừng|không|có|phải|để tới|hổng)(?![{LETTERS}])))(?![{LETTERS}])"
)


@dataclass(frozen=True, slots=True)
class PlainText:
    """A repaired copy of the minutes for reading.

    Attributes:
        text: the copy: NFC, one space between words, one line end between lines, tabs kept as cell borders.
        low: `text` in small letters with one spelling for each word; as long as `text`.
        starts: for each character of `text`, where it begins in the text as given.
        ends: for each character of `text`, where it ends in the text as given.
    """

    text: str
    low: str
    starts: array[int]
    ends: array[int]

    def source_span(self, start: int, end: int) -> Span:
        """The span in the text as given for a non-empty range of `text`."""
        return Span(self.starts[start], self.ends[end - 1])


def make_plain(text: str) -> PlainText:
    """Repair a text for reading; any text at all, in time linear to its length."""
    composed = _compose(text)
    written = _write_out(_repair(composed))
    clean = "".join(written.out)
    return PlainText(clean, _small(clean), written.starts, written.ends)


@dataclass(slots=True)
class _Copy:
    """A copy in the making: characters, and where each of them stands in the text as given."""

    out: list[str] = field(default_factory=list)
    starts: array[int] = field(default_factory=lambda: array("q"))
    ends: array[int] = field(default_factory=lambda: array("q"))

    def add(self, words: str, start: int, end: int) -> None:
        """Add characters that stand for one range of the text as given."""
        for char in words:
            self.out.append(char)
            self.starts.append(start)
            self.ends.append(end)

    def add_run(self, words: str, start: int) -> None:
        """Add characters each of which stands for itself."""
        self.out.append(words)
        self.starts.extend(range(start, start + len(words)))
        self.ends.extend(range(start + 1, start + len(words) + 1))

    def take(self, other: _Copy, text: str, start: int, end: int) -> None:
        """Take a range of another copy over, whose characters are `text`."""
        self.out.append(text[start:end])
        self.starts.extend(other.starts[start:end])
        self.ends.extend(other.ends[start:end])


def _compose(text: str) -> _Copy:
    """NFC letter by letter, odd spaces and line ends made plain, invisible marks dropped."""
    copy = _Copy()
    for found in _CLUSTER.finditer(text):
        if found["run"]:
            copy.add_run(found.group().translate(_ETH), found.start())
            continue
        cluster = found.group()
        if cluster == "\r" and text.startswith("\n", found.end()):
            continue
        copy.add(_plain_characters(cluster), found.start(), found.end())
    return copy


def _plain_characters(cluster: str) -> str:
    if cluster in _DROPPED:
        return ""
    if cluster in _SPACES:
        return " "
    if cluster in _LINE_ENDS:
        return "\n"
    return cluster if cluster.isascii() else unicodedata.normalize("NFC", cluster)


_SAID_TWICE = "(?:ngày|đêm|tối|sáng|chiều|luôn|mau|dần|đều|từ|nơi|đời)"
"""Words that are said twice on purpose: 'đêm đêm tuần tra'."""
_REPAIR = re.compile(
    r"(?P<spaces> {2,}| +(?=[,;:.!?)\n])|(?<=\n) +)"
    rf"|(?P<stop>[,;:](?=[{LETTERS}{CAPITALS}“])|(?:(?<=[{LETTERS}]{{2}})|(?<= ý)"
    rf"|(?<=[{CAPITALS}]{{3}})(?=\.[{CAPITALS}]{{2}}))\.(?=[{CAPITALS}])"
    rf"|(?<=[{LETTERS}]{{3}})\.(?=[{LETTERS}]{{0,5}}[{_MARKS}][{LETTERS}])"
    rf"|(?<=\d)\.(?=[{CAPITALS}][{LETTERS}{CAPITALS}]))"
    rf"|(?P<twice>\b(?!{_SAID_TWICE} )(?P<word>[{CAPITALS}{LETTERS}][{LETTERS}]+) "
    rf"(?i:(?=(?P=word)(?![{LETTERS}{CAPITALS}]))))"
    rf"|(?P<number>(?<![{LETTERS}{CAPITALS}])(?:ngày|tháng|cho|của|các|còn|trước|đến|từ|lúc|hết|với|có|tại|quý|năm"
    rf"|khoảng"
    rf"|gần|hơn|trên|dưới|đủ|thêm|khối|lớp|tuần|thứ|sau|được|nợ|cấp|xã|ấp|thôn|tổ|thu|chi|mua|xong|trong|vòng)(?=\d)"
    rf"|(?<![\w.,/])\d{{1,4}}(?=[{LETTERS}]*[{_MARKS}][{LETTERS}]*(?![{LETTERS}{CAPITALS}\d]))(?=[{LETTERS}]{{2}}))"
    rf"|(?P<camel>(?<![{LETTERS}{CAPITALS}])[{CAPITALS}][{LETTERS}]{{1,6}}(?=[{CAPITALS}][{LETTERS}]{{1,6}}"
    rf"(?![{LETTERS}{CAPITALS}])))"
    rf"|(?P<glued>(?<![{LETTERS}{CAPITALS}])[{LETTERS}{CAPITALS}][{LETTERS}]{{4,15}}(?![{LETTERS}{CAPITALS}]))"
)
_NO_SPACE_BEFORE = ",;:.!?)\n"


def _repair(composed: _Copy) -> _Copy:
    """Put right what a hasty typist does: spaces, glued words, words typed twice."""
    text = "".join(composed.out)
    copy = _Copy()
    at = 0
    for found in _REPAIR.finditer(text):
        copy.take(composed, text, at, found.start())
        at = found.end()
        if found["spaces"]:
            if text[at : at + 1] not in _NO_SPACE_BEFORE and text[max(0, found.start() - 1)] != "\n":
                copy.take(composed, text, at - 1, at)
        elif found["stop"] or found["number"]:
            copy.take(composed, text, found.start(), at)
            copy.add(" ", composed.starts[at], composed.starts[at])
        elif found["camel"]:
            copy.take(composed, text, found.start(), at)
            if _SYLLABLE.match(found["camel"].lower()) and _MARKED.search(text[found.start() : at + 7].lower()):
                copy.add(" ", composed.starts[at], composed.starts[at])
        elif found["glued"]:
            _part(found, composed, copy, text)
        # a word typed twice: the first one is left out
    copy.take(composed, text, at, len(text))
    return copy


_BESIDE = 12
"""Letters on both sides that tell a line in capitals from an abbreviation in capitals."""


def _write_out(repaired: _Copy) -> _Copy:
    """Write shorthand and words of the Centre out; each letter of what was written out stands for the whole of it."""
    text = "".join(repaired.out)
    copy = _Copy()
    at = 0
    for start, end, words in respellings(_small(text)):
        copy.take(repaired, text, at, start)
        is_loud = text[start:end].isupper() and text[max(0, start - _BESIDE) : end + _BESIDE].isupper()
        shown = words.upper() if is_loud else words.capitalize() if text[start].isupper() else words
        copy.add(shown, repaired.starts[start], repaired.ends[end - 1])
        at = end
    copy.take(repaired, text, at, len(text))
    return copy


def _part(found: re.Match[str], composed: _Copy, copy: _Copy, text: str) -> None:
    """Part a glued word into its two syllables; any other word stays as it is."""
    cut = found.start() + _glued_at(found.group())
    copy.take(composed, text, found.start(), cut)
    if cut < found.end():
        copy.add(" ", composed.starts[cut], composed.starts[cut])
        copy.take(composed, text, cut, found.end())


def _glued_at(word: str) -> int:
    """Where two glued syllables part ("phốihợp" at 4), or the word's length when it is no such pair.

    A capital first letter asks for marks on both syllables: names of other tongues are no mistakes.
    """
    low = word.lower()
    if _SYLLABLE.match(low) or not _MARKED.search(low):
        return len(word)
    for cut in range(2, len(word) - 1):
        left, right = low[:cut], low[cut:]
        if not (_SYLLABLE.match(left) and _SYLLABLE.match(right)):
            continue
        if word[0].islower() or (_MARKED.search(left) and _MARKED.search(right)):
            return cut
    return len(word)


_WRONG_TONES = {
    "dỏi": "dõi", "chổ": "chỗ", "gở": "gỡ", "vĩa": "vỉa", "xữ": "xử", "giử": "giữ", "kiễm": "kiểm", "đãm": "đảm",
    "quãn": "quản", "giãi": "giải", "mổi": "mỗi", "rỏ": "rõ", "phãi": "phải", "vẩn": "vẫn", "củng": "cũng",
    "sẻ": "sẽ", "nổ": "nỗ", "hổ": "hỗ", "chửa": "chữa", "dẩn": "dẫn", "hửu": "hữu", "tỗ": "tổ", "hoản": "hoãn",
    "thão": "thảo", "triễn": "triển", "chuẫn": "chuẩn", "tuyễn": "tuyển", "điễm": "điểm", "biễu": "biểu",
    "diển": "diễn", "hiễm": "hiểm", "đả": "đã", "bải": "bãi", "sữa": "sửa", "kỷ": "kỹ", "kỹ": "kỷ", "nghỉa": "nghĩa",
    "đễ": "để",
}  # fmt: skip
"""Hooks and tildes (hỏi, ngã) that the South and the Centre speak alike and therefore confound in writing."""
_WRONG_TONE = re.compile(
    f"(?<![{LETTERS}])(?:dỏi|chổ|gở|vĩa|xữ|giử|kiễm|đãm|quãn|giãi|mổi|rỏ(?! r)|phãi|vẩn(?! (?:đục|vơ))|củng(?! cố)"
    "|(?<!chia )(?<!san )(?<!chim )sẻ(?= )|nổ(?= lực)|hổ(?= trợ)|(?<=sửa )chửa|chửa(?= (?:cháy|bệnh))|dẩn|hửu"
    "|tỗ|hoản|thão|triễn|chuẫn|tuyễn|điễm|biễu|diển|hiễm|đả(?! (?:kích|thông|phá|thương|đảo))|bải(?= (?:rác|đổ|cát"
    "|tập))"
    f"|sữa(?= chữa)|kỷ(?= thuật)|kỹ(?= (?:niệm|luật|cương))|nghỉa|đễ)(?![{LETTERS}])"
)


def _small(text: str) -> str:
    """Small letters and one spelling for each word; never longer or shorter than `text`."""
    low = text.lower()
    if len(low) != len(text):
        low = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
    low = _OLD_TONE.sub(lambda found: _OLD_TONES[found.group()], low)
    low = _WRONG_TONE.sub(lambda found: _WRONG_TONES[found.group()], low)
    return _SPELLING.sub(lambda found: _SPELLINGS[found.group()], low)
