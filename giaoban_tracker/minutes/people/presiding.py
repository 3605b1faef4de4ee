"""Who presides over a body that has no chairman: a hospital's director, a school's head, the chief of a station.

Heads of units speak for their units and are no leaders; one of them is a leader only where the minutes say that he or
she chairs the briefing or that the conclusion is his or hers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from giaoban_tracker.minutes.people.roster import HEAD_LENGTH, HONOURED, SURNAMES, Mention, Person, Roster, presides
from giaoban_tracker.minutes.people.titles import SEAT
from giaoban_tracker.minutes.plain import CAPITALS, NAME_LETTERS, PlainText

_KIND = (
    r"(?:(?:phó )?(?:(?:tổng )?giám đốc|gđ|tgđ|hiệu trưởng|viện trưởng|(?:chi |tổng )?cục trưởng|vụ trưởng|hạt trưởng"
    r"|đội trưởng|đồn trưởng|trạm trưởng|tổ trưởng|thủ trưởng|chính ủy|chính trị viên|tư lệnh|chỉ huy trưởng|chủ nhiệm"
    r"|quản đốc"
    r"|trưởng (?:ban|phòng|trạm|công an|khoa|khu|thôn|bản|ấp|xóm|buôn|làng|khóm|đoàn|đài|đồn|chi cục|tiểu khu|bộ phận)"
    r"|chánh (?:văn phòng|thanh tra|án)|bí thư (?:chi bộ|đoàn|chi đoàn|đoàn trường)|tổng biên tập"
    r"|chủ tịch (?:hội|công đoàn|liên đoàn|hđqt|hội đồng|ủy ban mttq|ủy ban mặt trận|mặt trận|công ty)))"
)
_VERBS = (
    r"(?:đã |trực tiếp |làm )*(?:chủ trì|điều hành|chủ tọa|kết luận|phát biểu|dự(?! (?:án|toán|phòng|báo))|tham dự"
    r"|yêu cầu"
    r"|đề nghị|giao(?! (?:thông|dịch))|chỉ đạo"
    r"|nhấn mạnh|lưu ý|tại|cùng|về|như sau|biểu dương|cho rằng)(?!\w)"
)
_TAIL = rf"(?: (?!{_VERBS})[^\s,.;:()]+){{0,9}}"
"""What the person heads: 'Bệnh viện', 'Ban Quản lý'."""
_SECOND = rf"(?:,? (?:kiêm )?(?:[Bb]í thư|[Cc]hủ tịch|[Gg]iám đốc|[Tt]rưởng ban){_TAIL})?"
_WORD = rf"[{CAPITALS}][{NAME_LETTERS}]+"
_SEATED = rf"(?:,| ?[-–—]| \()? ?(?i:{SEAT})?"
"""Between a name and the office: 'Đặng Hữu Phước, Tỉnh ủy viên, Giám đốc Sở'."""
_NAMED = re.compile(rf"(?P<name>{_WORD}(?: {_WORD}){{1,4}}){_SEATED}(?P<title>(?i:{_KIND})(?!\w){_TAIL})")
_TITLED = re.compile(rf"(?P<title>(?i:{_KIND})(?!\w){_TAIL})")
_NAME_LAST = re.compile(rf"(?: (?P<name>{_WORD}(?: {_WORD}){{1,3}}))$")
_HONOUR = re.compile(
    r"(?<!\w)(?:(?:đồng chí|đ/c|đc|ông|bà|thầy|cô|bác sĩ|dược sĩ|kỹ sư|linh mục|nhà giáo|luật sư"
    r"|(?:(?:gs|pgs|tskh|ts|ths|bs|ds|cki{1,2}|bscki{1,2}|ck\d|ks|kts|cn)\.? ?)+|(?:đại|thượng|trung|thiếu) (?:tướng"
    r"|tá|úy))"
    r"[.:]? ?)+$"
)
_LONGEST_HONOUR = 30
_LEAST_NAME, _LONGEST_NAME = 3, 4


def admit_presiding(plain: PlainText, roster: Roster) -> None:
    """Add the head of a body who presides, wherever the text names that person, and the deputies by name.

    To be called only where no chairman or secretary presides.
    """
    head = _presiding(plain)
    if head is None:
        return
    person, kind = head
    roster.admit([*_named_again(plain, person, kind), *_deputies(plain, kind)])


def dismiss_heads_of_units(plain: PlainText, roster: Roster) -> None:
    """Take out the heads of units, once named with their titles: under a chairman they speak for their units."""
    heads = {found["name"].lower() for found in _NAMED.finditer(plain.text)}
    roster.mentions = [one for one in roster.mentions if one.person.titles or one.person.name not in heads]


def _presiding(plain: PlainText) -> tuple[Person, str] | None:
    """The head of a body who presides, and the kind of the title; those with a name come first."""
    for pattern in (_NAMED, _TITLED):
        for found in pattern.finditer(plain.text, 0, HEAD_LENGTH):
            start = _past_honour(plain.low, found.start())
            if presides(plain.low, start, found.end()):
                return _person(found), _kind_of(found["title"])
    return None


def _past_honour(low: str, start: int) -> int:
    honour = _HONOUR.search(low, max(0, start - _LONGEST_HONOUR), start)
    return honour.start() if honour else start


def _kind_of(title: str) -> str:
    kind = re.match(_KIND, title.lower())
    return kind.group() if kind else ""


def _person(found: re.Match[str]) -> Person:
    name = found.groupdict().get("name") or ""
    title = found["title"]
    last = _NAME_LAST.search(title) if not name else None
    words = last["name"].split() if last else []
    for skipped in range(len(words)):
        said = words[skipped:]
        if _LEAST_NAME <= len(said) <= _LONGEST_NAME and said[0].lower() in SURNAMES:
            return Person(title, " ".join(said).lower(), [title.lower()])
    return Person(_shown(found), name.lower(), [title.lower()])


def _shown(found: re.Match[str]) -> str:
    return HONOURED.sub("", found.group().replace(" (", ", "))


def _named_again(plain: PlainText, person: Person, kind: str) -> Iterator[Mention]:
    """Every place where the head is named: in full, by name, by the given name behind 'ông', by the title alone."""
    ways = [rf"(?<!phó )(?<!\w){re.escape(kind)}(?!\w)"]
    if person.name:
        given = re.escape(person.name.split()[-1])
        ways.append(rf"(?<!\w){re.escape(person.name)}(?!\w)")
        ways.append(rf"(?<!\w)(?:đồng chí|ông|bà|thầy|cô|bác sĩ) {given}(?!\w)")
    body = person.titles[0][len(kind) :].strip().split(" ")
    at = 0
    for found in re.finditer("|".join(ways), plain.low):
        if found.start() < at:
            continue
        end = _past_title(plain, found.end(), kind, body)
        is_title = found.group() == kind
        if is_title and _heads_another(plain, end):
            continue
        at = end
        yield Mention(_past_honour(plain.low, found.start()), end, person)


def _past_title(plain: PlainText, at: int, kind: str, body: list[str]) -> int:
    """Past the title behind a name and past what the title's body is called, as far as it is said."""
    behind = re.compile(rf"(?:,| ?[-–—]| \()? {re.escape(kind)}(?!\w)").match(plain.low, at)
    at = behind.end() if behind else at
    for word in body:
        if not word or not re.compile(rf" {re.escape(word)}(?!\w)").match(plain.low, at):
            break
        at += len(word) + 1
    return at


def _heads_another(plain: PlainText, at: int) -> bool:
    """'Giám đốc | Trung tâm Y tế': the head of somebody else's body."""
    return bool(re.compile(rf" (?:[{CAPITALS}]|các(?!\w))").match(plain.text, at))


def _titled_deputies(plain: PlainText, kind: str) -> Iterator[re.Match[str]]:
    """'Phó Giám đốc Lò Văn Chung', 'Phó Giám đốc Sở Mai Thị Thơ': the title first, then a whole name."""
    pattern = re.compile(rf"(?P<title>(?i:phó {re.escape(kind)})(?: (?:Sở|Trung tâm|Bệnh viện|Ban|Viện))?) "
                         rf"(?P<name>{_WORD}(?: {_WORD}){{2,3}})(?! {_WORD})")  # fmt: skip
    for found in pattern.finditer(plain.text):
        if found["name"].split(" ")[0].lower() in SURNAMES:
            yield found


def _deputies(plain: PlainText, kind: str) -> Iterator[Mention]:
    """'Lê Thị Hoa, Phó Giám đốc': deputies of the one who presides, there and wherever their names stand again."""
    pattern = re.compile(
        rf"(?P<name>{_WORD}(?: {_WORD}){{1,4}}){_SEATED}(?P<title>(?i:phó {re.escape(kind)})(?!\w){_TAIL})"
    )
    title_first = re.compile(
        rf"(?P<title>(?i:phó {re.escape(kind)})(?!\w)(?: [{CAPITALS}][{NAME_LETTERS}]+){{0,2}}?) "
        rf"(?P<name>(?:{'|'.join(one.capitalize() for one in sorted(SURNAMES))})(?: {_WORD}){{1,3}})"
        rf"(?:, phụ trách [^,.;:\n]{{3,40}})?"
    )
    met: dict[str, Person] = {}
    ends: dict[int, int] = {}
    for found in (*pattern.finditer(plain.text), *title_first.finditer(plain.text)):
        ends[found.start()] = found.end()
        name = found["name"].lower()
        met.setdefault(name, Person(_shown(found), name, [found["title"].lower()]))
    for found in _titled_deputies(plain, kind):
        name = found["name"].lower()
        met.setdefault(name, Person(found.group(), name, [found["title"].lower()]))
    if not met:
        return
    names = "|".join(map(re.escape, met))
    for again in re.finditer(rf"(?<!\w)(?:phó {re.escape(kind)} )?(?P<name>{names})(?!\w)", plain.low):
        end = max(again.end(), ends.get(again.start(), 0))
        yield Mention(_past_honour(plain.low, again.start()), end, met[again["name"]])
