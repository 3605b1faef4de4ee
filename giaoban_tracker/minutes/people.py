"""People (người phát biểu): who chairs, who speaks, and the fullest form of a name that the text gives.

A leader is named with a title ('Chủ tịch UBND huyện'); later the title alone, 'đồng chí' or the name alone mean the same
person. Heads of units speak for their units and are no leaders.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from giaoban_tracker.minutes.plain import CAPITALS, LETTERS, PlainText

_PLACE = r"(?:huyện|thị xã|thành phố|tỉnh|quận|xã|phường|thị trấn|đặc khu|tp|tx|tt)"
_BODY = (
    rf"(?: (?:thường trực|thường vụ|ban thường vụ|(?:ủy ban )?mttq(?: việt nam)?|ub(?:nd)?|ủy ban nhân dân|hđnd(?: và ubnd|&ubnd)?|hội đồng nhân dân(?: và ủy ban nhân dân)?|huyện ủy|thành ủy|thị ủy"
    rf"|tỉnh ủy|quận ủy|đảng ủy|đảng bộ|chi bộ|{_PLACE}(?!\w)))*"
)
_LEADING = r"(?:(?:phó |quyền |q\. ?)?(?:chủ tịch|bí thư)|pct|pbt|ct|bt|chánh văn phòng|phó chánh văn phòng|(?:phó )?trưởng ban|ủy viên ban thường vụ|thường trực|(?:phó )?trưởng đoàn)"
_TITLE = rf"{_LEADING}{_BODY}(?:,? phụ trách (?:khối |lĩnh vực |mảng )?[\w -]{{2,30}}?(?=[,.:;)\n]| (?:chủ trì|dự|kết luận|phát biểu|yêu cầu|đề nghị)))?"
_TITLES = re.compile(rf"{_TITLE}(?:(?:,| kiêm| ?[-–—]| và) {_TITLE})*")
_HONORIFIC = re.compile(r"(?:đồng chí|đ/c|đc|ông|bà)(?!\w):? ?(?!trưởng phòng|giám đốc)")
_NAME = re.compile(rf"[{CAPITALS}][{LETTERS}]*(?: [{CAPITALS}][{LETTERS}]*){{1,4}}(?![{LETTERS}{CAPITALS}])")
_SEPARATOR = re.compile(r",? ?[-–—,(] ?| (?=(?:phó |quyền )?(?:chủ tịch|bí thư)|pct|ct )")
_SURNAMES = frozenset(
    "nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý đinh đào đoàn trịnh mai lương hà tạ cao lưu châu triệu nông ma hứa bế vi quách thái tô la lò cầm giàng vàng "
    "sùng thào mùa lù tòng kiều chu trương lâm phùng mạc tống từ văn khuất nghiêm tăng điểu thạch kim danh siu ksor kpă rơ y hoàng tôn vương đàm doãn giáp khổng lại lục mẫn mông nhữ ninh ông "
    "phí quàng sầm thân thi tiêu trà ưng viên lường đèo chảo lầu hạng vừ cứ xa bàn dương đường hầu nùng tào thẩm cù sơn diệp hàn âu cổ đàng ".split()
)
_MENTION = re.compile(rf"(?<![\w/])(?:(?P<honor>(?:đồng chí|đ/c|đc|ông|bà)(?!\w):? ?)|(?={_LEADING}(?!\w)))")


@dataclass(slots=True)
class Person:
    """A leader as the text knows him or her.

    Attributes:
        shown: the fullest form in the text: 'Lương Văn Tòng, Phó Bí thư Huyện ủy, Chủ tịch UBND huyện'.
        name: the name in small letters; empty when the text gives none.
        titles: single titles in small letters, abbreviations spelled out.
        named_in_conclusion: chair or giver of the conclusion.
    """

    shown: str
    name: str = ""
    titles: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Mention:
    """A leader named at a place of the plain text."""

    start: int
    end: int
    person: Person


def spell_out(title: str) -> str:
    """A title in small letters with 'PCT', 'TP' and the like spelled out."""
    words = [_SHORT.get(word, word) for word in re.findall(r"\w+", title.lower())]
    return " ".join(words)


_SHORT = {
    "pct": "phó chủ tịch", "ct": "chủ tịch", "pbt": "phó bí thư", "bt": "bí thư", "tp": "thành phố", "tx": "thị xã", "tt": "thường trực",
    "ub": "ubnd", "q": "quyền",
}  # fmt: skip


def _single_titles(words: str) -> list[str]:
    parts = re.split(r",| kiêm | [-–—] | và ", words.lower())
    return [spell_out(part.strip()) for part in parts if part.strip()]


def _same_title(said: str, known: str) -> bool:
    """Whether a title as said names a known one: the same office, with or without the level."""
    said_words, known_words = said.split(), known.split()
    if said_words[:2] != known_words[:2] and said_words[:1] != ["thường"]:
        return False
    rest = [word for word in said_words if word not in ("thường", "trực")]
    return all(word in known_words for word in rest) or (
        rest[:3] == known_words[:3] and set(rest) - set(known_words) <= {"huyện", "xã", "phường", "thành", "phố", "thị", "tỉnh", "ủy", "đảng"}
    )


class Roster:
    """The leaders of one text, met in order; later short forms resolve to the fullest form."""

    def __init__(self, plain: PlainText) -> None:
        self._plain = plain
        self.people: list[Person] = []
        self.mentions: list[Mention] = list(self._scan())

    def _scan(self) -> Iterator[Mention]:
        at = 0
        for found in _MENTION.finditer(self._plain.low):
            if found.start() < at:
                continue
            mention = self._read_mention(found.start(), found.end(), bool(found["honor"]))
            if mention:
                at = mention.end
                yield mention

    def _read_mention(self, start: int, at: int, honored: bool) -> Mention | None:
        """1. name, then titles; 2. titles, then name; 3. titles alone; 4. name alone (known, or with 'đồng chí')."""
        text, low = self._plain.text, self._plain.low
        name = self._name_at(at) if honored else None
        if name:
            end = at + len(name)
            separator = _SEPARATOR.match(low, end)
            titles = _TITLES.match(low, separator.end()) if separator else None
            if titles:
                bracket = separator is not None and "(" in separator.group()
                return self._meet(start, titles.end() + bracket, text[at : titles.end()].replace(" (", ", "), name, titles.group())
            return self._meet(start, end, name, name, "")
        titles = _TITLES.match(low, at)
        if titles is None or titles.end() - titles.start() < 5 and not honored:
            return None
        if text[titles.end() - 1 : titles.end()].isupper() and titles.group() in ("ct", "bt", "tt"):
            pass
        end = titles.end()
        joint = re.compile(r" ?[-–—,:]? ").match(text, end)
        following = self._name_at(joint.end()) if joint else None
        if joint and following and (following.split()[0].lower() in _SURNAMES) and len(following.split()) >= 2:
            plain_joint = not joint.group().strip()
            if plain_joint or not re.match(r"[,:]", joint.group().strip()):
                end = joint.end() + len(following)
                return self._meet(start, end, text[at:end], following, titles.group())
        if not honored and not re.search(r"ubnd|ủy ban|ủy|hđnd", titles.group()):
            return None
        if re.match(rf" (?:thôn|bản|hội|đoàn|công đoàn|(?:xã|phường|huyện|thị trấn)? ?[{CAPITALS}][{LETTERS}]+)", text[end : end + 20]):
            return None  # the head of a single commune or of an association
        return self._meet(start, end, text[at:end], "", titles.group())

    def _name_at(self, at: int) -> str | None:
        found = _NAME.match(self._plain.text, at)
        if not found:
            return None
        words = found.group().split(" ")
        kept: list[str] = []
        for word in words:
            if len(word) > 1 and word.isupper() and kept and not kept[0].isupper():
                break
            kept.append(word)
        name = " ".join(kept)
        if spell_out(name).split()[0] in ("chủ", "phó", "bí", "trưởng", "giám", "ubnd", "pct", "ct", "chánh", "hđnd", "phòng", "ban", "văn") and kept[0].lower() not in ("văn",):
            return None
        return name if len(kept) >= 2 else None

    def _meet(self, start: int, end: int, shown: str, name: str, titles: str) -> Mention | None:
        known = self.find(name, titles)
        if known is None:
            known = Person(shown.strip(" ,-–"), name.lower(), _single_titles(titles) if titles else [])
            self.people.append(known)
        elif titles and name and not known.titles:
            known.shown, known.titles = shown.strip(" ,-–"), _single_titles(titles)
        return Mention(start, end, known)

    def find(self, name: str, titles: str) -> Person | None:
        """The person already met under a name or a title; the last one met wins."""
        low = name.lower()
        if low:
            for person in reversed(self.people):
                if person.name and (person.name == low or person.name.endswith(" " + low)):
                    return person
            return None
        said = _single_titles(titles)
        for person in reversed(self.people):
            if any(_same_title(one, known) for one in said[:1] for known in person.titles):
                return person
        return None


_CHAIRS_AFTER = re.compile(r",? ?(?:\([^)\n]*\) )?(?:đã )?(?:dự,? (?:và )?)?(?:chủ trì|điều hành|chủ tọa)")
_CHAIRS_BEFORE = re.compile(
    r"(?:chủ trì(?: (?:hội nghị|cuộc họp|giao ban|buổi giao ban))?(?: ?:| là| có)?|chủ tọa ?:|(?:dưới )?sự chủ trì của|do|người chủ trì ?:)\s*$"
)
_CONCLUDES_BEFORE = re.compile(r"(?:kết luận|ý kiến chỉ đạo|chỉ đạo|phát biểu|thông báo kết luận)\s+(?:của|do)\s*$")


def find_chair(roster: Roster, low: str) -> Person | None:
    """Whose conclusion it is when none is named: the notice's signatory, else the chair.

    1. 'kết luận của đồng chí X' in the first lines; 2. 'X chủ trì'; 3. the first leader named.
    """
    chair = None
    for mention in roster.mentions[:60]:
        before, after = low[max(0, mention.start - 60) : mention.start], low[mention.end : mention.end + 60]
        if _CONCLUDES_BEFORE.search(before) and mention.start < 1500:
            return mention.person
        is_chair = _CHAIRS_AFTER.match(after) or _CHAIRS_BEFORE.search(before)
        if chair is None and is_chair:
            chair = mention.person
    return chair
