"""Units by whatever name the minutes use: full names, parts of names, abbreviations, fields of work.

A name in the text is laid word by word along a unit's official name; a word in capitals may stand for the initials of
several words ("LĐTB&XH", "BCH Quân sự", "TT DSKHHGĐ"). Nothing is listed unit by unit.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class UnitName:
    """A unit of the office (đơn vị) as the reader needs it.

    Attributes:
        name: official full name; answers carry it verbatim.
        aliases: other names that a clerk has confirmed.
    """

    name: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class UnitMatch:
    """A unit found in the text: where its name ends and which unit it is."""

    end: int
    name: str


@dataclass(frozen=True, slots=True)
class _Variant:
    """One way to say a unit's name.

    Attributes:
        words: small letters, abbreviations spelled out, joining words left out.
        need: how many of the words must be there at least.
        bare: whether the kind ('phòng', 'trung tâm') is left out.
        kind_words: how many of the words are the kind.
    """

    unit: str
    words: tuple[str, ...]
    need: int
    bare: bool
    kind_words: int = 0


_SPELLED_OUT = {
    "ubnd": "ủy ban nhân dân", "hđnd": "hội đồng nhân dân", "mttq": "mặt trận tổ quốc", "bhxh": "bảo hiểm xã hội", "tncs": "thanh niên cộng sản",
    "ptnt": "phát triển nông thôn", "đtxd": "đầu tư xây dựng", "qlda": "quản lý dự án", "chqs": "chỉ huy quân sự", "lđtbxh": "lao động thương binh xã hội",
    "gdđt": "giáo dục đào tạo", "ntm": "nông thôn mới", "lhpn": "liên hiệp phụ nữ", "ccb": "cựu chiến binh", "ctđ": "chữ thập đỏ", "thcs": "trung học cơ sở",
    "csxh": "chính sách xã hội", "vp": "văn phòng", "tnmt": "tài nguyên môi trường", "uỷ": "ủy", "kh": "kế hoạch", "cskh": "chăm sóc khách hàng",
}  # fmt: skip
KINDS = (
    "văn phòng điều phối", "văn phòng", "phòng", "ban quản lý", "ban chỉ huy", "ban", "trung tâm", "trạm", "đài", "đội", "hạt", "chi cục", "chi nhánh", "hội",
    "thanh tra", "ủy ban", "kho bạc", "tòa án", "viện kiểm sát", "tổ", "đoàn", "thư viện", "trường", "bưu điện", "ngân hàng", "công ty",
)  # fmt: skip
_LEVELS = re.compile(
    r"(?: việt nam| trên địa bàn| khu vực| liên huyện| vùng"
    r"| (?:thành phố|thị xã|thị trấn|đặc khu|huyện|xã|phường|tỉnh|quận|tp|tx))+$"
)
_JOINERS = frozenset({"và", "-", "–", "—", "&", ",", "/", "+", "."})
_TOKEN = re.compile(r"[\w]+(?:[&/-](?=[A-ZĐ])[\w]+)*|[^\w\s]")
_PIECE = re.compile(r"[\w]+|&")
_LOCALITIES = r"(?:xã|phường|thị trấn|tt|đặc khu|thôn|bản|ấp|buôn|làng|khu phố|tổ dân phố|khu dân cư|tdp|khóm|xóm|khu|địa phương|trường(?: học)?)"


def plain_letters(words: str) -> str:
    """Letters without marks; 'đ' stays 'đ'."""
    decomposed = unicodedata.normalize("NFD", words)
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def _name_words(name: str) -> tuple[str, ...]:
    words: list[str] = []
    for piece in _PIECE.findall(name.lower()):
        words += _SPELLED_OUT.get(piece, piece).split()
    return tuple(word for word in words if word not in _JOINERS)


def _core_length(words: tuple[str, ...]) -> int:
    """Length of a name without the level at its end: 'Trung tâm Y tế | thành phố'."""
    core = _LEVELS.sub("", " ".join(words)).split()
    return len(core) or len(words)


@dataclass(frozen=True, slots=True)
class _Token:
    word: str
    low: str
    start: int
    end: int
    initials: str


class UnitIndex:
    """Finds the office's units in a text; built once for a reading."""

    def __init__(self, units: Sequence[UnitName]) -> None:
        self.names = tuple(unit.name for unit in units)
        self._variants = [variant for unit in units for variant in _variants_of(unit)]
        self._by_first: dict[str, list[_Variant]] = {}
        for variant in self._variants:
            self._by_first.setdefault(plain_letters(variant.words[0])[:1], []).append(variant)
        self._collectives = [(unit.name, _collective_words(unit.name)) for unit in units]
        self.kinds = {unit.name: _kind_of(_name_words(unit.name)) for unit in units}

    def match(self, text: str, low: str, at: int, *, bare: bool = False) -> UnitMatch | None:
        """The unit whose name starts exactly at a place; the longest name wins, an ambiguous one is none.

        Args:
            bare: also accept names without their kind in small letters ('bên Kinh tế và Hạ tầng', 'ngành y tế').
        """
        tokens = _tokens(text, low, at)
        if not tokens:
            return None
        best: list[tuple[int, int, int, str]] = []
        for variant in self._by_first.get(plain_letters(tokens[0].low)[:1], ()):
            abbreviated = tokens[0].initials != "" and len(tokens[0].initials) > 1
            if variant.bare and not bare and not abbreviated:
                continue
            reached = _lay_along(variant, tokens)
            if reached is not None:
                count, end, used = reached
                best.append((count, -len(variant.words), end, variant.unit))
        if not best:
            return None
        best.sort(reverse=True)
        top = best[0]
        rivals = {name for count, length, end, name in best if (count, length) == top[:2]}
        if len(rivals) > 1:
            return None
        if any(name != top[3] and count == top[0] and -length > top[0] and -top[1] > top[0] for count, length, _, name in best):
            return None
        return UnitMatch(_past_level(low, top[2]), top[3])

    def match_collective(self, low: str, at: int) -> UnitMatch | None:
        """A collective unit ('UBND các xã, phường', 'Trưởng các thôn') named by 'các xã', 'mỗi thôn', 'phường, xã'."""
        found = _COLLECTIVE.match(low, at)
        if found is None:
            return None
        said = set(re.findall(_LOCALITIES, found["what"]))
        if "tt" in said:
            said.add("thị trấn")
        for name, words in self._collectives:
            if said & words:
                return UnitMatch(found.end(), name)
        if said <= {"địa phương"} and len([name for name, words in self._collectives if words & {"xã", "phường"}]) == 1:
            return UnitMatch(found.end(), next(name for name, words in self._collectives if words & {"xã", "phường"}))
        return None

    def match_field(self, low: str, at: int) -> UnitMatch | None:
        """'ngành y tế', 'lực lượng công an', 'anh em kiểm lâm': the one unit whose name holds the words of the field."""
        found = _FIELD.match(low, at)
        if found is None:
            return None
        words = _name_words(low[found.end() : found.end() + 60].split("\n")[0])
        best: tuple[int, list[str]] = (0, [])
        for name in self.names:
            count = _field_overlap(_name_words(name), words)
            if count > best[0]:
                best = (count, [name])
            elif count and count == best[0]:
                best[1].append(name)
        if best[0] == 0 or len(best[1]) != 1:
            return None
        return UnitMatch(_end_of_words(low, found.end(), best[0]), best[1][0])

    def of_kind(self, kind: str) -> tuple[str, ...]:
        """Names of the units of a kind, e.g. 'ban' → ('Ban Quản lý dự án …',)."""
        return tuple(name for name, own in self.kinds.items() if own == kind)


_FIELD = re.compile(r"(?:các )?(?:ngành|lực lượng|anh em|cơ quan|bên|phía|khối|cánh|mấy anh|các anh)(?: (?:ngành|bên))? (?=\w)")
_COLLECTIVE = re.compile(
    rf"(?:(?:đồng chí )?(?:chủ tịch|lãnh đạo|trưởng|người đứng đầu|bí thư|hiệu trưởng|thủ trưởng) )?(?:(?:ubnd|ủy ban nhân dân|đảng ủy|chi bộ) )?"
    rf"(?:(?:toàn bộ|tất cả|cả|toàn thể) )?(?:(?:các|mỗi|từng|những|\d{{1,3}}(?:/\d{{1,3}})?) (?:đồng chí )?(?:trưởng |bí thư |chủ tịch |ubnd |nhà |bí thư chi bộ, trưởng )?(?P<a>{_LOCALITIES})"
    rf"(?!\w)(?:,? (?:và |, ?)?{_LOCALITIES}(?!\w))*|(?:ubnd )?(?:trưởng )?(?P<b>{_LOCALITIES}),? (?:và )?{_LOCALITIES}(?!\w)(?:,? {_LOCALITIES}(?!\w))*)"
    .replace("(?P<a>", "(?:").replace("(?P<b>", "(?:")
    .join(["(?P<what>", ")"])
)  # fmt: skip


def _collective_words(name: str) -> frozenset[str]:
    low = name.lower()
    if not re.search(r"(?:^|\s)các\s", low) and "trưởng thôn" not in low:
        return frozenset()
    return frozenset(re.findall(_LOCALITIES, low)) | ({"trường"} if "trường" in low else frozenset())


def _kind_of(words: tuple[str, ...]) -> str:
    joined = " ".join(words) + " "
    return next((kind.split(" ")[0] if kind.startswith("ban ") else kind for kind in KINDS if joined.startswith(kind + " ")), "")


def _variants_of(unit: UnitName) -> Iterator[_Variant]:
    for alias in unit.aliases:
        alias_words = _name_words(alias)
        if alias_words:
            yield _Variant(unit.name, alias_words, len(alias_words), False, 1)
    if _collective_words(unit.name):
        return
    words = _name_words(unit.name)
    core = _core_length(words)
    kind = next((len(kind.split()) for kind in KINDS if " ".join(words).startswith(kind + " ")), 0)
    kind = min(kind, core)
    need = min(core, max(kind + 1, 3) if core > 3 else core)
    yield _Variant(unit.name, words[:core], need, False, kind)
    if 0 < kind < core:
        rest = words[kind:core]
        yield _Variant(unit.name, rest, min(len(rest), 2 if len(rest) < 4 else 3), True)
    if words[:2] == ("văn", "phòng") and "nhân" in words and "điều" not in words:
        yield _Variant(unit.name, ("văn", "phòng", "ủy", "ban", "nhân", "dân"), 2, False, 2)


def _tokens(text: str, low: str, at: int) -> list[_Token]:
    """Up to twenty words from a place on, within the line."""
    tokens: list[_Token] = []
    end = min(len(text), at + 160)
    for found in _TOKEN.finditer(text, at, end):
        if text.find("\n", at, found.start()) >= 0 or text.find("\t", at, found.start()) >= 0:
            break
        word = found.group()
        initials = ""
        letters = word.replace("&", "").replace("-", "").replace("/", "")
        if letters.isupper() and letters.isalpha():
            initials = plain_letters(letters.lower())
        elif len(letters) > 2 and letters.lower() in _SPELLED_OUT:
            initials = plain_letters(letters.lower())
        tokens.append(_Token(word, low[found.start() : found.end()], found.start(), found.end(), initials))
        if len(tokens) == 20:
            break
    return tokens


def _lay_along(variant: _Variant, tokens: list[_Token]) -> tuple[int, int, int] | None:
    """Lay the text's words along a name: (words of the name covered, end in the text, tokens used), or None."""
    words = variant.words
    at = used = 0
    end = -1
    skipped = 0
    for number, token in enumerate(tokens):
        if token.low in _JOINERS:
            if at == 0:
                return None
            following = tokens[number + 1] if number + 1 < len(tokens) else None
            if token.low == "," and not (following and at < len(words) and following.low == words[at]):
                break
            continue
        step = _step(words, at, token)
        if step == 0 and 0 < variant.kind_words <= at and skipped == 0 and not variant.bare:
            # a word of the name left out: 'Trung tâm (Phục vụ) Hành chính công'
            for gap in (1, 2, 3):
                step = _step(words, at + gap, token)
                if step and at + gap + step == len(words):
                    skipped, at = gap, at + gap
                    break
                if step and _completes(words, at + gap + step, tokens[number + 1 :]):
                    skipped, at = gap, at + gap
                    break
            else:
                step = 0
        if step == 0:
            break
        at += step
        used, end = number + 1, token.end
        if at >= len(words):
            break
    if end < 0 or at - skipped < variant.need:
        return None
    if skipped and at < len(words):
        return None
    return at, end, used


def _completes(words: tuple[str, ...], at: int, tokens: list[_Token]) -> bool:
    for token in tokens:
        if at >= len(words):
            return True
        if token.low in _JOINERS:
            continue
        step = _step(words, at, token)
        if step == 0:
            return False
        at += step
    return at >= len(words)


def _step(words: tuple[str, ...], at: int, token: _Token) -> int:
    """How many words of the name one word of the text covers at a place; 0 when it does not fit."""
    if at >= len(words):
        return 0
    if token.low == words[at]:
        return 1
    letters = token.initials
    if letters and at + len(letters) <= len(words):
        if all(plain_letters(words[at + n])[0] == letter for n, letter in enumerate(letters)):
            return len(letters)
    return 0


def _field_overlap(name: tuple[str, ...], words: tuple[str, ...]) -> int:
    """How many words of a field stand together in a name; a single word counts only when it is the whole name."""
    core = name[: _core_length(name)]
    best = 0
    for start in range(len(core)):
        count = 0
        while start + count < len(core) and count < len(words) and core[start + count] == words[count]:
            count += 1
        if count >= 2 or (count == 1 and (len(core) - start == 1)):
            best = max(best, count)
    return best


def _end_of_words(low: str, start: int, count: int) -> int:
    end = start
    for found in re.finditer(r"\w+", low[start : start + 80]):
        if found.group() in _JOINERS:
            continue
        end = start + found.end()
        count -= len(_SPELLED_OUT.get(found.group(), found.group()).split())
        if count <= 0:
            break
    return end


_LEVEL_TAIL = re.compile(r" (?:việt nam )?(?:trên địa bàn )?(?:huyện|xã|phường|tỉnh|quận|tp|tx|thành phố|thị xã|thị trấn|đặc khu|khu vực)(?!\w)(?! (?:đội|viên))")


def _past_level(low: str, end: int) -> int:
    found = _LEVEL_TAIL.match(low, end)
    return found.end() if found else end
