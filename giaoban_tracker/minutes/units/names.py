"""Names of units taken apart: kind (phòng, trung tâm), core words, level (huyện, xã); abbreviations spelled out.

Nothing is listed unit by unit: an office's own names are all that is needed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
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
class NameForm:
    """One way to say a unit's name, from its first word to its last.

    Attributes:
        unit: the official name.
        words: small letters, abbreviations spelled out, joining words and the level left out.
        kind: how many of the words are the kind ('trung tâm').
        need: how many words must be said at least.
        core: how many of the words are left when the level at the end ('thành phố') is taken off.
        is_bare: whether the form begins behind the kind; such forms are understood only where an owner is expected.
        is_alias: whether a clerk confirmed it.
    """

    unit: str
    words: tuple[str, ...]
    kind: int
    need: int
    core: int
    is_bare: bool = False
    is_alias: bool = False


SPELLED_OUT = {
    "ubnd": "ủy ban nhân dân", "hđnd": "hội đồng nhân dân", "mttq": "mặt trận tổ quốc", "bhxh": "bảo hiểm xã hội",
    "ptnt": "phát triển nông thôn", "đtxd": "đầu tư xây dựng", "qlda": "quản lý dự án", "chqs": "chỉ huy quân sự",
    "nn": "nông nghiệp", "gd": "giáo dục", "đt": "đào tạo", "vh": "văn hóa", "kt": "kinh tế",
    "tbxh": "thương binh xã hội",
    "lđtbxh": "lao động thương binh xã hội", "gdđt": "giáo dục đào tạo", "ntm": "nông thôn mới", "vp": "văn phòng",
    "lhpn": "liên hiệp phụ nữ", "ccb": "cựu chiến binh", "ctđ": "chữ thập đỏ", "thcs": "trung học cơ sở",
    "csxh": "chính sách xã hội", "tnmt": "tài nguyên môi trường", "uỷ": "ủy", "tncs": "thanh niên cộng sản",
    "hcm": "hồ chí minh", "tdtt": "thể dục thể thao", "gpmb": "giải phóng mặt bằng", "đvtn": "đoàn viên thanh niên",
    "cty": "công ty", "bql": "ban quản lý", "bchqs": "ban chỉ huy quân sự", "bch": "ban chỉ huy", "htx": "hợp tác xã",
    "ttr": "thanh tra", "xn": "xí nghiệp", "bp": "biên phòng", "bv": "bệnh viện", "cn": "chi nhánh",
}  # fmt: skip
"""Abbreviations inside official names."""
_SAME_WORDS = (
    ("chỉ huy quân sự", ("xã đội", "huyện đội", "thị đội", "phường đội", "thành đội", "quận đội")),
    ("chỉ huy quân sự", ("quân sự", "ban quân sự")),
    ("đoàn thanh niên", ("xã đoàn", "huyện đoàn", "thị đoàn", "phường đoàn", "thành đoàn", "quận đoàn")),
    ("văn hóa xã hội", ("văn xã",)),
    ("mặt trận tổ quốc", ("mặt trận",)),
    ("phụ nữ", ("phụ nữ",)),
    ("nông dân", ("nông dân",)),
    ("cựu chiến binh", ("cựu chiến binh",)),
    ("thanh niên", ("thanh niên",)),
    ("thuế", ("thuế",)),
    ("trạm y tế", ("trạm xá", "y tế xã", "y tế phường")),
    ("chi cục thuế", ("ngành thuế", "cơ quan thuế")),
    ("kinh tế hạ tầng", ("ngành công thương", "ngành xây dựng", "ngành giao thông")),
    ("công an", ("lực lượng công an",)),
    ("ngân hàng chính sách xã hội", ("ngân hàng chính sách xã hội", "ngân hàng chính sách")),
    ("kiểm soát bệnh tật", ("cdc", "kiểm soát bệnh tật")),
    ("quản lý thị trường", ("quản lý thị trường",)),
    ("hội liên hiệp phụ nữ", ("hội phụ nữ",)),
    ("hội nông dân việt nam", ("hội nông dân",)),
    ("đồn biên phòng", ("lực lượng biên phòng",)),
    ("phục vụ hành chính công", ("bộ phận một cửa", "trung tâm hành chính công", "hành chính công", "một cửa")),
)
"""Other words for the same body, by words of the official name; used everywhere, whatever the office."""
KINDS = (
    "văn phòng điều phối", "văn phòng", "phòng", "ban quản lý", "ban chỉ huy", "ban bồi thường", "ban", "trung tâm",
    "trạm", "đài", "đội", "hạt", "chi cục", "chi nhánh", "hội", "thanh tra", "ủy ban", "kho bạc",
    "tòa án", "viện kiểm sát", "tổ", "đoàn", "thư viện", "trường", "bưu điện", "ngân hàng", "công ty", "đồn",
    "hợp tác xã",
    "liên đoàn", "bệnh viện", "điện lực", "xí nghiệp", "công chức", "khoa", "bộ phận", "hiệp hội",
    "câu lạc bộ", "bảo tàng", "sở",
)  # fmt: skip
"""Kinds of bodies, longer ones before those they contain."""
_LEVEL_WORDS = "sở|thành phố|thị xã|thị trấn|đặc khu|huyện|xã|phường|tỉnh|quận|tp|tx"
_LEVELS = re.compile(rf"(?: việt nam| trên địa bàn| khu vực| liên huyện| vùng| (?:{_LEVEL_WORDS}))+$")
UNSPELLED = "·"
"""Marks a letter of initials in an official name that stands for a word nobody knows."""
LEGAL_FORMS = frozenset({"tnhh", "mtv", "cp"})
"""Left out of companies' names, as everybody does."""
SAID_SHORT = ("hiệp hội", "câu lạc bộ", "hợp tác xã", "liên đoàn", "công ty", "xí nghiệp")
"""Kinds whose long names are said by any one word of them where a place has one such body."""
STAND_ALONE = frozenset({"kho bạc", "điện lực", "bưu điện", "viện kiểm sát", "tòa án", "thư viện", "bệnh viện"})
"""Kinds of which a place has one, so that the kind alone names it."""
JOINERS = frozenset({"và", "-", "–", "—", "&", ",", "/", "."})
_PIECE = re.compile(r"[^\W_]+|[-–—]")


def plain_letters(words: str) -> str:
    """Letters without marks; 'đ' stays 'đ'."""
    decomposed = unicodedata.normalize("NFD", words)
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def name_words(name: str) -> tuple[str, ...]:
    """The words of a name: small letters, abbreviations spelled out, without joining words and dashes."""
    return tuple(word for part in _parts(name) for word in part)


def core_length(words: tuple[str, ...]) -> int:
    """Length of a name without the level at its end: 'Trung tâm Y tế | thành phố'."""
    return len(_LEVELS.sub("", " ".join(words)).split()) or len(words)


def kind_of(words: tuple[str, ...]) -> str:
    """The kind that a name begins with, e.g. "ban quản lý"; empty when it names none."""
    joined = " ".join(words) + " "
    if joined.startswith("tổ chức "):
        return ""  # a field of work, no group of people: 'Phòng | Tổ chức - Hành chính'
    return next((kind for kind in KINDS if joined.startswith(kind + " ")), "")


def forms_of(unit: UnitName) -> Iterator[NameForm]:
    """Every way to say a unit's name: in full, without its kind, by a dashed part, by other words, aliases."""
    for alias in unit.aliases:
        words = name_words(alias)
        if words:
            yield NameForm(unit.name, words, 0, len(words), len(words), is_alias=True)
    words = name_words(unit.name)
    core = core_length(words)
    kind = min(len(kind_of(words[:core]).split()), core)
    least = kind if " ".join(words[:kind]) in STAND_ALONE else _least(core, kind)
    yield NameForm(unit.name, words, kind, least, core)
    rest = words[kind:]
    if 0 < kind < core and rest[:2] not in (("ủy", "ban"), ("hội", "đồng")):
        of_rest = 0 if words[0] == "công" else _VERB_TOO if rest[:2] == ("tổ", "chức") else len(kind_of(rest).split())
        least = of_rest if kind_of(rest) in STAND_ALONE else _least(core - kind, of_rest)
        yield NameForm(unit.name, rest, 0, least, core - kind, is_bare=not kind_of(rest))
    if kind > 1 and words[0] == "ban" and core > kind:
        yield NameForm(unit.name, words[1:], 0, min(core - 1, kind + 1), core - 1, is_bare=True)
    yield from _dashed_parts(unit.name, kind, core)
    yield from _other_words(unit.name, words[:core])


_VERB_TOO = 2
"""Words of 'tổ chức' behind a kind, a verb by themselves: only with a third word do they name a body."""


def is_read_as_collective(name: str) -> bool:
    """Whether a unit's name is left to those who read collectives: people named by their work have a name of their own.

    'Giáo viên chủ nhiệm các lớp' is said 'GVCN', 'Cán bộ thú y các xã' 'cán bộ thú y'.
    """
    return is_collective(name) and not name.lower().startswith(
        ("giáo viên", "cán bộ", "công chức", "nhân viên", "cộng tác viên")
    )


_SINGLE_BODIES = ("ban quản lý", "trung tâm", "phòng ", "sở ", "chi cục", "công ty", "văn phòng", "liên hiệp", "quỹ ")


def is_collective(name: str) -> bool:
    """Whether a unit stands for many of one sort: 'UBND các xã, phường', 'Trưởng các thôn', 'Trưởng thôn'."""
    if name.lower().startswith(_SINGLE_BODIES):
        return False  # 'Ban Quản lý các khu công nghiệp' is one body
    return bool(re.search(r"(?:^|\s)các\s|trưởng (?:thôn|bản|ấp|khu)", name.lower()))


def _least(core: int, kind: int) -> int:
    """At least one word of the core behind a kind, at least two of a name without kind."""
    return min(core, kind + 1 if kind else 2)


def _dashed_parts(name: str, kind: int, core: int) -> Iterator[NameForm]:
    """'kế toán' of 'Tài chính - Kế toán': a part between dashes names the unit where it is asked."""
    at = 0
    for number, part in enumerate(_parts(name)):
        start, at = at, at + len(part)
        if number and start >= kind and at <= core and len(part) > 1:
            yield NameForm(name, part, 0, len(part), len(part), is_bare=True)


def _other_words(name: str, words: tuple[str, ...]) -> Iterator[NameForm]:
    for known, others in _SAME_WORDS:
        if _contains(words, tuple(known.split())):
            for other in others:
                said = tuple(other.split())
                yield NameForm(name, said, 0, len(said), len(said), is_bare=other in _MEANS_MORE)
    if words[:2] == ("văn", "phòng") and "nhân" in words and "điều" not in words:
        yield NameForm(name, ("văn", "phòng", "ủy", "ban", "nhân", "dân"), 2, 4, 6)


TO_BE_SET_OFF = frozenset({"phụ nữ", "nông dân", "cựu chiến binh", "thanh niên", "thuế", "hành chính công", "một cửa"})
"""Common words that name a body only where something is asked right behind them."""
_MEANS_MORE = frozenset({*TO_BE_SET_OFF, "văn xã", "quân sự", "ban chỉ huy quân sự"})
"""Other words that mean more than the body where no owner is expected."""


def _contains(words: tuple[str, ...], part: tuple[str, ...]) -> bool:
    return any(words[at : at + len(part)] == part for at in range(len(words) - len(part) + 1))


def _spelled(piece: str, *, in_capitals: bool) -> list[str]:
    """A word of an official name; initials that nobody spells out ('TT-TH') stand for words by their first letters."""
    if piece in SPELLED_OUT:
        return SPELLED_OUT[piece].split()
    return [letter + UNSPELLED for letter in piece] if in_capitals and len(piece) > 1 and piece.isalpha() else [piece]


def _parts(name: str) -> list[tuple[str, ...]]:
    """The words between the dashes of a name."""
    parts: list[list[str]] = [[]]
    for raw in _PIECE.findall(name):
        piece = raw.lower()
        if piece in "-–—":
            parts.append([])
        elif piece not in JOINERS and piece not in LEGAL_FORMS:
            parts[-1] += _spelled(piece, in_capitals=raw.isupper())
    return [tuple(part) for part in parts if part]
