"""Finding units in a text: words of the text are laid along the words of a unit's name.

A word in capitals may stand for the initials of several words ("LĐTB&XH", "BCH Quân sự", "TT DSKHHGĐ"), a word before a
full stop for the beginning of one ("P. Nội vụ"), and a name may leave words out ("Hội Phụ nữ").
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from giaoban_tracker.minutes.plain import PlainText
from giaoban_tracker.minutes.units.names import (
    JOINERS,
    LEGAL_FORMS,
    SAID_SHORT,
    SPELLED_OUT,
    TO_BE_SET_OFF,
    UNSPELLED,
    NameForm,
    UnitName,
    core_length,
    forms_of,
    is_read_as_collective,
    kind_of,
    name_words,
    plain_letters,
)


@dataclass(frozen=True, slots=True)
class UnitMatch:
    """A unit found in the text.

    Attributes:
        start: where its name begins.
        end: where its name ends, the level included.
        name: the official name.
        rule: how it was recognised: "name", "initials", "alias", "part-of-name".
    """

    start: int
    end: int
    name: str
    rule: str


@dataclass(frozen=True, slots=True)
class _Token:
    low: str
    start: int
    end: int
    initials: str
    cut_short: bool


@dataclass(frozen=True, slots=True)
class _Laid:
    """How far the text's words reach along a name's."""

    end: int
    covered: int
    skipped: int
    by_initials: bool


_TOKEN = re.compile(r"\d+(?=-[A-ZĐ])|[^\W_]+(?:[&/-](?=[A-ZĐ])[^\W_]+)*|[^\w\s]|[\n\t]")
_LEVEL_TAIL = re.compile(
    r" (?:việt nam )?(?:trên địa bàn )?(?:huyện|xã|phường|tỉnh|quận|tp|tx|tt|thành phố|thị xã|thị trấn|đặc khu|khu vực)"
    r"(?!\w)(?! (?:đội|viên|hội))"
)
_SET_OFF = re.compile(
    r" ?(?:[:,+)&;]|$)| đã (?:nhận|đăng ký|được giao|xung phong)(?!\w)"
    r"| (?:phải|cần|nên|thì|cứ|và|với|cùng|phối hợp|chủ trì|ngồi|lo|coi|ráng|nhớ|họp|bàn|rà|soát|lập"
    r"|soạn|trình|gửi|gởi|đôn đốc|theo dõi|kiểm tra|báo cáo|tham mưu|(?:ngày|đêm|sáng|tuần|tháng) nào|mỗi|hằng)(?!\w)"
)
_IS_A_TITLE = re.compile(r"(?:p?ct|pbt|bt) (?:ubnd|ub|hđnd|đảng|huyện|xã|phường|thị|tp|tx)(?!\w)")
"""'CT xã' is its chairman, whatever body of the office has such initials."""
_INNER_WORDS = 2
_MOST_TOKENS = 20


class UnitIndex:
    """Finds the office's units in one text."""

    def __init__(self, plain: PlainText, units: Sequence[UnitName]) -> None:
        self.names = tuple(unit.name for unit in units)
        self.kinds = {name: kind_of(name_words(name)) for name in self.names}
        self._low = plain.low
        self.asks: Callable[[int], bool] = lambda _at: False
        self._tokens = [_token(plain, found) for found in _TOKEN.finditer(plain.text)]
        self._starts = [token.start for token in self._tokens]
        self._forms: dict[str, list[NameForm]] = {}
        for form in (
            form for unit in units for form in forms_of(unit) if form.is_alias or not is_read_as_collective(unit.name)
        ):
            self._forms.setdefault(plain_letters(form.words[0])[0], []).append(form)
        self._first_words = frozenset(kind.split()[0] for kind in (*self.kinds.values(), *SAID_SHORT) if kind)
        self._found: dict[tuple[int, bool], UnitMatch | None] = {}

    def match(self, at: int, *, bare: bool = False) -> UnitMatch | None:
        """The unit whose name starts exactly at a place; the longest name wins, an ambiguous one is none.

        Args:
            bare: also accept names without their kind ('bên Kinh tế và Hạ tầng', 'kế toán').
        """
        key = (at, bare)
        if key not in self._found:
            self._found[key] = self._match(at, bare)
        return self._found[key]

    def mentions(self) -> list[UnitMatch]:
        """Every unit named in the text, in order, none inside another."""
        found: list[UnitMatch] = []
        for start in self._starts:
            match = self.match(start) if not found or start >= found[-1].end else None
            if match:
                found.append(match)
        return found

    def of_kind(self, kind: str) -> tuple[str, ...]:
        """Names of the units of a kind, e.g. 'ban' → ('Ban Quản lý dự án …',)."""
        return tuple(name for name, own in self.kinds.items() if own == kind or own.startswith(kind + " "))

    def match_field(self, at: int, *, of_trade: bool) -> UnitMatch | None:
        """The one unit whose name holds the words at a place, as in 'anh em kiểm lâm'; None when several do.

        Args:
            of_trade: the word 'ngành' stands in front, so that a single word is enough ('ngành điện').
        """
        words = name_words(self._low[at : at + 60].split("\n", 1)[0])
        overlaps = [(_overlap(name_words(name), words, 1 if of_trade else 2), name) for name in self.names]
        best = max(overlaps, default=((0, 0), ""))[0]
        fitting = [name for overlap, name in overlaps if overlap == best]
        if best[0] == 0 or len(fitting) != 1:
            return None
        return UnitMatch(at, self._end_of_words(at, best[0]), fitting[0], "field")

    def _match(self, at: int, bare: bool) -> UnitMatch | None:
        first = bisect_left(self._starts, at)
        if first == len(self._starts) or self._starts[first] != at or _IS_A_TITLE.match(self._low, at):
            return None
        forms = self._forms.get(plain_letters(self._tokens[first].low[:1]), ())
        tokens = self._tokens[first : first + _MOST_TOKENS] if forms else []
        found = [
            (laid, form)
            for form in forms
            if (laid := _lay_along(form, tokens)) is not None
            and (self._is_expected(form, laid) if bare else _is_said_alone(form, laid))
        ]
        best = _best_of(found)
        if best is None:
            return self._said_short(at, first)
        laid, form = best
        tail = _LEVEL_TAIL.match(self._low, laid.end)
        rule = (
            "alias" if form.is_alias else "initials" if laid.by_initials else "part-of-name" if form.is_bare else "name"
        )
        return UnitMatch(at, tail.end() if tail else laid.end, form.unit, rule)

    def _said_short(self, at: int, first: int) -> UnitMatch | None:
        """'Hiệp hội gỗ' of 'Hiệp hội Làng nghề gỗ …': the only body of its kind, with one word of its name."""
        if self._tokens[first].low not in self._first_words:
            return None
        tokens = self._tokens[first : first + _MOST_TOKENS]
        inside = self._by_inner_words(at, tokens)
        if inside is not None:
            return inside
        for kind in SAID_SHORT:
            count = len(kind.split())
            same = self.of_kind(kind) if " ".join(one.low for one in tokens[:count]) == kind else ()
            if len(same) == 1 and len(tokens) > count and tokens[count].low in name_words(same[0])[count:]:
                return UnitMatch(at, tokens[count].end, same[0], "part-of-name")
        return None

    def _by_inner_words(self, at: int, tokens: list[_Token]) -> UnitMatch | None:
        """'Đội Quy tắc' of 'Đội Kiểm tra quy tắc đô thị': the kind and two words in a row from inside one such name."""
        found: dict[str, int] = {}
        for name, kind in self.kinds.items():
            count = len(kind.split())
            if not kind or len(tokens) < count + _INNER_WORDS or " ".join(one.low for one in tokens[:count]) != kind:
                continue
            words, said = name_words(name)[count:], tuple(one.low for one in tokens[count : count + _INNER_WORDS])
            if any(words[place : place + _INNER_WORDS] == said for place in range(1, len(words))):
                found[name] = tokens[count + _INNER_WORDS - 1].end
        return UnitMatch(at, next(iter(found.values())), next(iter(found)), "part-of-name") if len(found) == 1 else None

    def _is_expected(self, form: NameForm, laid: _Laid) -> bool:
        """Whether a name is understood where an owner is expected: said whole or set off ('Quản lý đô thị:')."""
        is_common = form.is_bare and " ".join(form.words) in TO_BE_SET_OFF and not laid.by_initials
        if _is_said_alone(form, laid) or (laid.covered >= form.core and not is_common):
            return UNSPELLED not in form.words[0] or laid.by_initials or not form.is_bare
        return bool(_SET_OFF.match(self._low, laid.end)) or self.asks(laid.end)

    def _end_of_words(self, start: int, count: int) -> int:
        end = start
        for found in re.finditer(r"[^\W_]+", self._low[start : start + 80]):
            if found.group() in JOINERS:
                continue
            end = start + found.end()
            count -= len(SPELLED_OUT.get(found.group(), found.group()).split())
            if count <= 0:
                break
        return end


def _token(plain: PlainText, found: re.Match[str]) -> _Token:
    word = found.group()
    letters = re.sub(r"[&/-]", "", word)
    in_capitals = letters.isalpha() and letters.isupper() and len(letters) < 12
    known = letters.lower() in SPELLED_OUT
    initials = plain_letters(letters.lower()) if in_capitals or known else ""
    cut_short = plain.text.startswith(".", found.end()) and len(letters) <= 2 and letters.isalpha()
    return _Token(plain.low[found.start() : found.end()], found.start(), found.end(), initials, cut_short)


def _is_said_alone(form: NameForm, laid: _Laid) -> bool:
    """Whether a name is understood anywhere: with its kind, confirmed, or by initials of several words."""
    return not form.is_bare or (laid.by_initials and laid.covered > 1)


def _best_of(found: list[tuple[_Laid, NameForm]]) -> tuple[_Laid, NameForm] | None:
    """1. the longest stretch of text; 2. a name with its kind; 3. the fewest words unsaid; two units alike: none."""

    def rank(one: tuple[_Laid, NameForm]) -> tuple[int, bool, int]:
        laid, form = one
        return laid.end, not form.is_bare, min(laid.covered, form.core) - form.core

    if not found:
        return None
    found.sort(key=rank, reverse=True)
    best = found[0]
    if any(rank(one) == rank(best) and one[1].unit != best[1].unit for one in found[1:]):
        return None
    longer = [one for one in found if one[0].end == best[0].end and one[1].unit != best[1].unit]
    said_whole = best[0].covered >= best[1].core
    return best if said_whole or not any(one[1].is_bare == best[1].is_bare for one in longer) else None


def _lay_along(form: NameForm, tokens: list[_Token]) -> _Laid | None:
    """Lay the text's words along a name; None when too few of the name's words are said."""
    words, at, skipped, end, by_initials = form.words, 0, 0, -1, False
    for number, token in enumerate(tokens):
        if token.low in JOINERS or (at and token.low in LEGAL_FORMS):
            following = tokens[number + 1] if number + 1 < len(tokens) else None
            if at == 0 or following is None or (token.low in ",/" and not _step(words, at, following)):
                break
            continue
        step = _step(words, at, token)
        if step == 0 and 0 < form.kind <= at < form.core and not skipped:
            skipped = _gap(words[: form.core], at, tokens[number:])
            at += skipped
            step = _step(words, at, token) if skipped else 0
        if step == 0:
            break
        by_initials = by_initials or token.low != words[at]
        at, end = at + step, token.end
        if at == len(words):
            break
    if end < 0 or at - skipped < form.need or (skipped and at < form.core):
        return None
    return _Laid(end, at, skipped, by_initials)


def _step(words: tuple[str, ...], at: int, token: _Token) -> int:
    """How many words of the name one word of the text covers at a place; 0 when it does not fit."""
    if at >= len(words):
        return 0
    letters = token.initials
    if words[at].endswith(UNSPELLED) and _initials_fit(words, at, letters):
        return len(letters)  # 'VNPT Đông Hải', a name that nobody spells out
    if token.low == words[at] or _is_initial_of(words[at], token):
        return 1
    spelled = tuple(SPELLED_OUT.get(token.low, "").split())
    if spelled and words[at : at + len(spelled)] == spelled:
        return len(spelled)
    if token.cut_short and plain_letters(words[at]).startswith(plain_letters(token.low)):
        return 1
    return len(letters) if _initials_fit(words, at, letters) else 0


def _initials_fit(words: tuple[str, ...], at: int, letters: str) -> bool:
    """Whether letters are those with which words of a name begin, one for each."""
    if not letters or at + len(letters) > len(words):
        return False
    return all(plain_letters(words[at + place])[0] == letter for place, letter in enumerate(letters))


def _is_initial_of(word: str, token: _Token) -> bool:
    """Whether a word of the text begins with the letter that an official name leaves unspelled."""
    return word.endswith(UNSPELLED) and plain_letters(token.low[0]) == plain_letters(word[0])


def _gap(words: tuple[str, ...], at: int, tokens: list[_Token]) -> int:
    """How many words of the name are left out at a place so that its end is still said: 'Hội (Liên hiệp) Phụ nữ'."""
    for gap in (1, 2, 3, 4, 5):
        place = at + gap
        for token in tokens:
            if token.low in JOINERS:
                continue
            step = _step(words, place, token)
            place += step
            if step == 0 or place >= len(words):
                break
        if place >= len(words) > at + gap:
            return gap
    return 0


def _overlap(name: tuple[str, ...], words: tuple[str, ...], least: int) -> tuple[int, int]:
    """(how many words of a field stand together in a name, how early they stand); the kind alone does not count."""
    core = name[len(kind_of(name).split()) if core_length(name) > len(kind_of(name).split()) else 0 : core_length(name)]
    best = (0, 0)
    for start in range(len(core)):
        count = 0
        for said, known in zip(words, core[start:], strict=False):
            if said != known:
                break
            count += 1
        if count >= least or 0 < count == len(core):
            best = max(best, (count, -(start > 0)))
    return best
