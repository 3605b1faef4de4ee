"""Leaders of one text: every place that names one, and the fullest form of name and title that the text gives.

A leader is named with a title ('Chủ tịch UBND huyện'); elsewhere the title alone, 'đồng chí' or the name alone mean the
same person. Heads of units speak for their units and are no leaders.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from giaoban_tracker.minutes.people.titles import (
    LEADING,
    SECOND_OFFICE,
    TITLES,
    is_same_title,
    single_titles,
    spell_out,
)
from giaoban_tracker.minutes.plain import CAPITALS, LETTERS, NAME_LETTERS, PlainText

_WORD = rf"[{CAPITALS}][{NAME_LETTERS}]*(?:(?<=['’])[{CAPITALS}][{NAME_LETTERS}]*)?"
_NAME = re.compile(rf"{_WORD}(?: {_WORD}){{0,4}}(?![{LETTERS}{CAPITALS}])")
_ANY_WORD = rf"[{CAPITALS}][{NAME_LETTERS}{CAPITALS}]*"
_CAPITALISED = re.compile(rf"{_ANY_WORD}(?: {_ANY_WORD}){{2,6}}(?![{LETTERS}{CAPITALS}])")
_LONGEST_PLACE = 3
"""Words in the name of a place: 'Bà Rịa', 'Phan Rang - Tháp Chàm' aside."""
_CAPITAL_NAME = re.compile(
    rf"[{CAPITALS}]{{2,}}(?: [{CAPITALS}]{{1,}}){{1,3}}?(?= (?:TẠI|VỀ|Ở|NGÀY|TRONG|CHỦ|PHÓ|BÍ|KẾT|DẶN|NÓI|GIAO|YÊU"
    rf"|CHỈ|PHÁT|LƯU Ý|NHẮC|BỔ|CHỐT|-)|[,.:;()\n–-]|$)"
)
_LOUD_WORD = re.compile(rf"[{CAPITALS}]{{2,}}(?![{LETTERS}{CAPITALS}])")
_SOMEBODYS = re.compile(r"(?:của|với|theo|cùng|do) $")
"""In front of a title: the titles behind its comma are another person's, the subject of the sentence."""
_SEPARATOR = re.compile(
    r",? ?[-–—,(]? ?\n(?=(?:phó |quyền )?(?:chủ tịch|bí thư))|,? ?[-–—,(] ?"
    r"| (?=(?:phó |quyền )?(?:chủ tịch|bí thư)|pct|(?:phó )?ct )"
)
_JOINT = re.compile(r" ?[-–—]? ?")
SURNAMES = frozenset(
    re.findall(
        r"\w+",
        """
    nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý đinh đào đoàn trịnh mai lương hà tạ cao
    lưu
    châu triệu nông ma hứa bế vi quách thái tô la lò cầm giàng vàng sùng thào mùa lù tòng kiều chu trương lâm phùng mạc
    tống từ văn khuất nghiêm tăng điểu thạch kim danh siu ksor kpă rơ rah rmah y hoàng tôn vương đàm doãn giáp khổng lại
    lục mẫn mông nhữ ninh ông phí quàng sầm thân thi tiêu trà ưng viên lường đèo chảo lầu hạng vừ cứ xa bàn đường hầu
    nùng tào thẩm cù sơn diệp hàn âu cổ đàng phó cáp hờ già lỳ pờ chẻo tẩn phàn lèng mã lồ sủng thiều trình tiết ung
    bạch biện cấn chử cung đậu đồng đổng giang hình hồng khúc kha khương lã liêu lữ mạnh nhan ngụy nhâm ôn phương quan
    quản thành thịnh thới tất tín tề ty uông vạn viêm vòng xuân
    """,
    )
)
_MENTION = re.compile(
    rf"(?<![\w/])(?:(?P<honor>(?:đồng chí|đ/c|đc|ông|bà|[ôb]\.|(?:anh|chị|bác|chú"
    rf"|cô)(?= [^\W\d]+(?: [^\W\d]+){{0,3}} ?[-–(,] ?(?:p?ct|pbt|bt|phó|chủ tịch"
    rf"|bí thư)(?!\w)))(?!\w):? ?(?!trưởng phòng|giám đốc))|(?={LEADING}(?!\w)))"
)
_NAMED_WITH_TITLE = re.compile(
    rf"(?<![{LETTERS}{CAPITALS}])(?<!phường )(?<!xã )(?<!huyện )(?<!thôn )(?<!trấn )(?<!quận )(?<!tỉnh )(?<!ấp"
    rf" )(?<!bản )"
    r"(?!(?:Ông|Bà|Anh|Chị) )"
    rf"[{CAPITALS}][{LETTERS}]*(?: [{CAPITALS}][{LETTERS}]*){{1,4}}(?=,? ?[-–—,(] ?(?:(?:Phó"
    rf"|Quyền) )?(?:Chủ tịch|Bí thư|PCT|CT |PBT|(?:Tỉnh|Huyện|Thành|Thị|Quận|Đảng) ủy viên|Ủy viên (?:BTV|BCH|Ban )"
    rf"|UVBTV))"
)
HONOURED = re.compile(r"^(?:Đồng chí|Đ/c|Ông|Bà|Thầy|Cô|Anh|Chị|[ÔB]\.)(?: |(?<=\.))(?=\w)")
_ABOVE_COMMUNES = re.compile(r"(?:huyện|thị xã|thành phố|quận|tỉnh)$")
_OWN_PLACE = re.compile(rf" [{CAPITALS}][{LETTERS}]+(?: [{CAPITALS}][{LETTERS}]+){{0,2}}(?![{LETTERS}{CAPITALS}])")
"""The place behind the title of a district's, city's or province's head: the minutes' own body, not one of many."""
_TITLE_ENDS = re.compile(r" ?(?:\n|$)")
"""The end of a title block's line, where the name and title stand in full with their place."""
_NO_LEADER_TAIL = re.compile(
    rf" (?:thôn|bản|ấp|hội|đoàn|công đoàn|mặt trận|ủy ban mttq|mttq|(?:xã|phường|huyện"
    rf"|thị trấn)? ?[{CAPITALS}][{LETTERS}]+)"
)


@dataclass(slots=True)
class Person:
    """A leader as the text knows him or her.

    Attributes:
        shown: the fullest form in the text: 'Lương Văn Tòng, Phó Bí thư Huyện ủy, Chủ tịch UBND huyện'.
        name: the name in small letters; empty when the text gives none.
        titles: single titles in small letters, abbreviations spelled out.
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


class Roster:
    """The leaders of one text; short forms, even those before it, resolve to the fullest form."""

    def __init__(self, plain: PlainText) -> None:
        self._plain = plain
        self.people: list[Person] = []
        self.mentions: list[Mention] = []
        for mention in self._scan():
            self.mentions.append(mention)
        self._join_titles()

    def admit(self, mentions: Iterable[Mention]) -> None:
        """Add people who are named otherwise; what the text said of them by the name alone is theirs."""
        added = sorted(mentions, key=lambda one: one.start)
        by_name = {one.person.name: one.person for one in reversed(added) if one.person.name}
        ends = [one.end for one in added]
        kept = [one for one in self.mentions if not _overlaps(one, added, ends)]
        known = [replace(one, person=by_name.get(one.person.name, one.person)) for one in kept]
        self.mentions = sorted([*known, *added], key=lambda one: one.start)
        self.people = list({id(one.person): one.person for one in self.mentions}.values())

    def _scan(self) -> Iterator[Mention]:
        at = 0
        named = {found.start(): found for found in _NAMED_WITH_TITLE.finditer(self._plain.text)}
        spoken = _MENTION.finditer(self._plain.low)
        starts = sorted({(found.start(), found.end(), bool(found["honor"])) for found in spoken}
                        | {(start, start, True) for start in named})  # fmt: skip
        for start, behind, honored in starts:
            mention = self._read_mention(start, behind, honored) if start >= at else None
            if mention:
                at = mention.end
                yield mention

    def _join_titles(self) -> None:
        """A title without a name is the one named person who bears it, wherever the name stands."""
        joined: dict[int, Person] = {}
        for person in self.people:
            if person.name:
                continue
            same = [
                other for other in self.people
                if other.name and any(is_same_title(one, known) for one in person.titles[:1] for known in other.titles)
            ]  # fmt: skip
            if len(same) == 1:
                joined[id(person)] = same[0]
        self.mentions = [replace(one, person=joined.get(id(one.person), one.person)) for one in self.mentions]
        self.people = [person for person in self.people if id(person) not in joined]

    def _read_mention(self, start: int, at: int, honored: bool) -> Mention | None:
        """1. name, then titles; 2. titles, then name; 3. titles alone; 4. name alone (known, or with 'đồng chí')."""
        name = self._name_at(at) if honored else ""
        if name:
            return self._named(start, at, name)
        titles = TITLES.match(self._plain.low, at)
        if titles is None:
            return None
        if _SOMEBODYS.search(self._plain.low, max(0, start - 12), start) and ", " in titles.group():
            return self._titled(start, at, titles.group().split(", ")[0], honored)
        end = titles.end()
        joint = _JOINT.match(self._plain.text, end)
        following = self._name_at(joint.end()) if joint and joint.end() > end else ""
        if joint and joint.end() > end and len(following.split()) != 1:
            place, behind = self._place_and_name(joint.end())
            if behind:
                name_at = joint.end() + len(place)
                return self._meet(start, name_at + len(behind), self._plain.text[at : name_at + len(behind)], behind,
                                  titles.group())  # fmt: skip
        following = following or (self._given_name_at(joint.end()) if joint else "")
        is_known = bool(following) and following.isupper() and self._find(following, "") is not None
        is_short = is_known or (
            titles.group() in _SHORT_TITLES and len(following.split()) == 1 and not following.isupper()
        )
        if joint and (is_short or (len(following.split()) >= 2 and following.split()[0].lower() in SURNAMES)):
            end = joint.end() + len(following)
            return self._meet(start, end, self._plain.text[at:end], following, titles.group())
        return self._titled(start, at, titles.group(), honored)

    def _place_and_name(self, at: int) -> tuple[str, str]:
        """A place and the person behind it, with nothing between: 'huyện Tân Lộc Lê Quốc Bình'; empty when not so.

        A person's name behind a title has three words or four and begins with a surname; what stands before it names
        the place. Without a place the name may begin with a word that is a body's kind too: 'thị xã Đoàn Minh Triết'.
        """
        run = _CAPITALISED.match(self._plain.text, at)
        words = run.group().split(" ") if run else []
        for skipped in range(min(_LONGEST_PLACE, len(words)) + 1):
            name = words[skipped:]
            if len(name) in (3, 4) and name[0].lower() in SURNAMES and (skipped != 1 or len(words) < 5):
                place = "".join(f"{word} " for word in words[:skipped])
                return place, " ".join(name)
        return "", ""

    def _named(self, start: int, at: int, name: str) -> Mention | None:
        text, low = self._plain.text, self._plain.low
        end = at + len(name)
        separator = _SEPARATOR.match(low, end)
        titles = TITLES.match(low, separator.end()) if separator else None
        if titles and separator:
            place = _OWN_PLACE.match(text, titles.end()) if _ABOVE_COMMUNES.search(titles.group()) else None
            if place and _TITLE_ENDS.match(text, place.end()):
                shown = text[at : place.end()].replace(" (", ", ").replace("\n", " " if text[end] in ",-–—" else ", ")
                return self._meet(start, place.end(), shown, name, titles.group())
            more = SECOND_OFFICE.match(low, titles.end())
            behind = more.end() if more else titles.end()
            shown = text[at:behind].replace(" (", ", ").replace("\n", " " if text[end] in ",-–—" else ", ")
            return self._meet(start, behind + ("(" in separator.group()), shown, name, low[titles.start() : behind])
        known = self._find(name, "")
        if len(name.split()) < 2 and known is None:
            return None
        return self._meet(start, end, name, name, "")

    def _titled(self, start: int, at: int, titles: str, honored: bool) -> Mention | None:
        end = at + len(titles)
        if not honored and not re.search(r"ubnd|ủy ban|ủy|hđnd", titles):
            return None
        tail = _NO_LEADER_TAIL.match(self._plain.text, end)
        place = _OWN_PLACE.match(self._plain.text, end) if _ABOVE_COMMUNES.search(titles) else None
        if place:
            return self._meet(start, place.end(), self._plain.text[at : place.end()], "", titles)
        if tail or self._plain.low.startswith(" các ", end):
            return None  # the head of a single commune, of an association, or all of them
        return self._meet(start, end, self._plain.text[at:end], "", titles)

    def _name_at(self, at: int) -> str:
        """A person's name at a place; empty when none stands there."""
        found = _NAME.match(self._plain.text, at)
        if not found:
            capitals = _CAPITAL_NAME.match(self._plain.text, at)
            known = capitals is not None and capitals.group().split()[0].lower() in SURNAMES
            return capitals.group() if capitals and known else self._given_name_at(at)
        kept: list[str] = []
        for word in found.group().split(" "):
            if len(word) > 1 and word.isupper() and kept and not kept[0].isupper():
                break
            kept.append(word)
        first = spell_out(kept[0]).split()[:1]
        if first and first[0] in _NO_NAMES and not self._is_person(first[0], kept, at):
            return ""
        return " ".join(kept)

    def _given_name_at(self, at: int) -> str:
        """'Ý KIẾN Đ/C MỶ': the given name in capitals of a leader who was named before; empty when of none."""
        loud = _LOUD_WORD.match(self._plain.text, at)
        given = f" {loud.group().lower()}" if loud else ""
        return loud.group() if loud and any(f" {one.name}".endswith(given) for one in self.people) else ""

    def _is_person(self, first: str, kept: list[str], at: int) -> bool:
        """Whether a word that is a body's kind and a surname too ('Đoàn') begins a name: a title stands behind it."""
        separator = _SEPARATOR.match(self._plain.low, at + len(" ".join(kept)))
        return first in SURNAMES and bool(separator and TITLES.match(self._plain.low, separator.end()))

    def _meet(self, start: int, end: int, shown: str, name: str, titles: str) -> Mention:
        known = self._find(name, titles)
        if known is None:
            known = Person(
                HONOURED.sub("", shown.strip(" ,-–(:")), name.lower(), single_titles(titles) if titles else []
            )
            self.people.append(known)
        elif titles and name and (not known.titles or (known.shown.isupper() and not shown.isupper())):
            known.shown, known.titles = HONOURED.sub("", shown.strip(" ,-–(:")), single_titles(titles)
        return Mention(start, end, known)

    def _find(self, name: str, titles: str) -> Person | None:
        """The person already met under a name or a title; the last one met wins."""
        low = name.lower()
        if low:
            return next((one for one in reversed(self.people) if one.name == low or one.name.endswith(" " + low)), None)
        said = single_titles(titles)[:1]
        fits = (one for one in reversed(self.people) if any(is_same_title(a, b) for a in said for b in one.titles))
        return next(fits, None)


def _overlaps(one: Mention, others: list[Mention], ends: list[int]) -> bool:
    """Whether a mention overlaps one of others that are in order and apart."""
    first = bisect_right(ends, one.start)
    return first < len(others) and others[first].start < one.end


_SHORT_TITLES = frozenset({"pct", "pbt"})
"""Notes for oneself write such a title before the given name alone: 'PCT Bình'."""
_NO_NAMES = frozenset(
    re.findall(
        r"\w+",
        """
    chủ phó bí trưởng giám ubnd pct ct chánh hđnd phòng ban hội trung trạm tổ các đội đoàn chi hạt đài thanh công quyền
    thường ủy hiệu
    """,
    )
)
_CHAIRS_AFTER = re.compile(
    r"(?: (?!và |cùng )[^\W\d]+(?: (?!và |cùng )[^\W\d]+){0,3}(?=,))?"
    r"[,–-]? ?(?:[–-] )?(?:\([^)\n]*\) )?(?:đã )?(?:dự,? (?:và )?)?(?:chủ trì|điều hành|chủ tọa)(?!\w)"
)
_CHAIRS_BEFORE = re.compile(
    r"(?:chủ trì(?: (?:hội nghị|cuộc họp|giao ban|buổi giao ban|phiên họp"
    r"|buổi họp))?(?:,? (?:và )?kết luận)?(?: ?:| là| có)?|chủ tọa ?:"
    r"|(?:dưới )?sự chủ trì của|do|(?:người |đ/c |đồng chí )?(?:chủ trì|kết luận|chủ tọa|điều hành) ?:|chủ tọa là"
    r"|(?:^|\n)[-–+* ]*(?:ct|c/trì|c\.trì|ctrì|c/t|c/tọa|chủ trì cuộc họp|chủ trì hội nghị) ?:)"
    r"\s*(?:(?:đồng chí|đ/c|ông|bà|anh|chị|thầy|cô|a\.|c\.|[ôb]\.|đ\.c) ?)?$"
)
_CONCLUDES_BEFORE = re.compile(
    r"(?:kết luận|ý kiến chỉ đạo|chỉ đạo|phát biểu|thông báo kết luận|kết luận)(?: số [\w/.-]+)?(?: (?:giao ban"
    r"|hội nghị"
    r"|cuộc họp|phiên họp|buổi họp))?"
    r"(?: (?:tháng|quý|tuần)? ?[\w/]+)?(?:,? (?:ngày|tháng) [\d/ ]+)*\s+(?:của|do)\s*$"
)
HEAD_LENGTH = 1500
"""How far the head of minutes reaches, where they say who presides."""
_FIRST_ITEM = re.compile(r"\n(?:[ivx]{1,4}|\d{1,2}|[a-h]) ?[./)-]")


def presides(low: str, start: int, end: int) -> bool:
    """Whether somebody named at a place of the head presides or has concluded."""
    before, after = low[max(0, start - 60) : start], low[end : end + 60]
    return bool(_CONCLUDES_BEFORE.search(before) or _CHAIRS_AFTER.match(after) or _CHAIRS_BEFORE.search(before))


def find_chair(roster: Roster, low: str) -> Person | None:
    """Whose conclusion it is when none is named: 1. 'kết luận của đồng chí X' at the head; 2. 'X chủ trì'."""
    first_item = _FIRST_ITEM.search(low, 0, HEAD_LENGTH)
    head = first_item.start() if first_item else HEAD_LENGTH
    chair = None
    for mention in roster.mentions[:60]:
        before, after = low[max(0, mention.start - 60) : mention.start], low[mention.end : mention.end + 60]
        if _CONCLUDES_BEFORE.search(before) and mention.start < head:
            return mention.person
        if chair is None and (_CHAIRS_AFTER.match(after) or _CHAIRS_BEFORE.search(before)):
            chair = mention.person
    return chair
