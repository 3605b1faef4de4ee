"""Speech: who is speaking at each sentence of prose, and where the reported words begin.

A leader stays the speaker until another person, a unit or the narration itself takes over; only a leader's words ask.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from giaoban_tracker.minutes.owners import Memory, OwnerReader
from giaoban_tracker.minutes.people import Mention, Person, Roster
from giaoban_tracker.minutes.plain import PlainText


@dataclass(frozen=True, slots=True)
class Speaking:
    """Who speaks a sentence.

    Attributes:
        name: name and title as the text gives them; None when nobody is named.
        start: where the words to read begin.
        directing: whether a bare verb with a unit already asks.
    """

    name: str | None
    start: int
    directing: bool


_SPEAKS = (
    r"(?:phát biểu|kết luận|yêu cầu|đề nghị|giao|chỉ đạo|nhấn mạnh|lưu ý|ghi nhận|biểu dương|chỉ rõ|cũng chỉ ra|chỉ ra|chia sẻ|tiếp thu|nhất trí|thống nhất|đồng ý|phân công|quán triệt|đánh giá|cảm ơn|khẳng định|bày tỏ|mong muốn|mong|tin tưởng|nêu rõ|nhắc|cho rằng|gợi ý|phê bình|hoan nghênh|thông tin|cho biết|đã ghi nhận|đã yêu cầu|đã đề nghị|đã phát biểu|đã kết luận|đã nhấn mạnh|đã chỉ đạo|đã giao|cũng yêu cầu|cũng đề nghị|cũng lưu ý|cũng nhấn mạnh|đặc biệt|thẳng thắn|nghiêm khắc|đã lưu ý|cũng)"
)
_SPEAKS_AFTER = re.compile(rf"[,:]? ?(?:[^.;:]{{0,60}}?, )?(?:(?:đã|cũng|trực tiếp|thay mặt [\w ]{{3,40}}|tiếp tục|đồng thời) )*{_SPEAKS}(?!\w)")
_FRAME = re.compile(r"(?:phát biểu|kết luận|chỉ đạo|bế mạc|tổng kết|kết thúc|thay mặt|trao đổi|tham dự và|dự và)[^.:;]{0,60}$")
_OBJECT_BEFORE = re.compile(r"(?:của|cùng|với|do|theo|gửi|tới|đến|cho|báo cáo|trình|xin|về|bởi|thay mặt|có|qua|sau khi nghe|tiếp|xin ý kiến) $")
_SAME = re.compile(r"(?:(?:đồng chí|đ/c|ông|bà)(?: (?:cũng|đã|đặc biệt|đồng thời|còn|tiếp tục|nhấn|lưu|yêu|đề|giao|chỉ|mong|ghi|cảm|bày|phân|cho|thống|nhất|khẳng|phê|biểu|thẳng|kết|nhắc|quán|thông|đánh|nêu))|cùng với đó|bên cạnh đó|ngoài ra)")
_UNIT_SPEAKS = re.compile(
    r"(?:trao đổi|trả lời|thảo luận|báo cáo|giải trình|ý kiến|tham gia ý kiến|phát biểu thảo luận|tại (?:hội nghị|cuộc họp|buổi)[^,]{0,30}, (?:đại diện|các đại biểu|lãnh đạo|trưởng|phòng|các đơn vị|bảo hiểm|ý kiến|nhiều)|đại diện|nhiều ý kiến|các ý kiến|các đại biểu|có \d+ |thay mặt (?:các|lãnh đạo) (?:đơn vị|phòng)|các đơn vị (?:cũng|đã|báo cáo|kiến nghị|đề nghị|nêu)|cuối buổi, đại diện)"
)
_INSTITUTION = re.compile(r"(?:(?:tại|kết luận|kết thúc|qua)[^,.:]{0,40}, )?(?:ubnd (?:xã|huyện|phường|thị xã|thành phố|tp|tx|quận|thị trấn)(?: [\w]+){0,4}?|hội nghị|chủ tọa|thường trực ubnd [\w ]{2,20}|lãnh đạo ubnd [\w ]{2,20}?|kết luận|giao ban|cuộc họp) (?:cũng )?(?:yêu cầu|đề nghị|giao|thống nhất giao|thống nhất yêu cầu)(?! [^.]{0,40}đã)")
_FIRST_PERSON = re.compile(r"(?<!\w)tôi(?!\w)")


class SpeechTracker:
    """Follows the speaker through prose."""

    def __init__(self, plain: PlainText, roster: Roster, chair: Person | None, owners: OwnerReader) -> None:
        self._plain = plain
        self._mentions = roster.mentions
        self._starts = [mention.start for mention in roster.mentions]
        self._chair = chair
        self._owners = owners
        self._speaker: str | None = None
        self._active = False
        self.is_own_speech = bool(re.search(r"phát biểu\s+(?:chỉ đạo |kết luận )?của (?:đồng chí|đ/c|ông|bà)", plain.low[:400])) and len(
            _FIRST_PERSON.findall(plain.low[:6000])
        ) >= 3

    def start_paragraph(self) -> None:
        """A new paragraph: a leader's words end unless it goes on by itself."""
        self._active = self.is_own_speech
        if self.is_own_speech:
            self._speaker = self._chair.shown if self._chair else None

    def take_over(self, speaker: str | None) -> None:
        """Prose inside a directing part is its speaker's."""
        self._speaker, self._active = speaker, True

    def follow(self, start: int, end: int) -> Speaking | None:
        """Who speaks a sentence; None when no leader does.

        1. A leader as subject with a verb of speech. 2. 'Đồng chí …' goes on. 3. A unit's voice stops the leader.
        4. 'UBND xã yêu cầu' is the chair's. 5. The leader of the paragraph goes on.
        """
        low = self._plain.low
        mention = self._subject(start, end)
        if mention is not None:
            self._speaker, self._active = mention.person.shown, True
            return Speaking(self._speaker, mention.end, False)
        words = low[start : min(end, start + 200)]
        if self.is_own_speech:
            return Speaking(self._speaker, start, True)
        if self._active and _SAME.match(words):
            return Speaking(self._speaker, start, False)
        if _UNIT_SPEAKS.match(words):
            self._active = False
            return None
        institution = _INSTITUTION.match(low, start, end)
        if institution and not re.search(r"(?:ubnd|ủy ban nhân dân) tỉnh", institution.group()):
            self._speaker, self._active = self._chair.shown if self._chair else None, True
            return Speaking(self._speaker, start, False)
        return Speaking(self._speaker, start, False) if self._active else None

    def heading_speaker(self, start: int, end: int) -> str | None:
        """The leader whose words a heading announces: 'Kết luận của đồng chí X:', 'Chủ tịch UBND thị xã kết luận như sau:'."""
        inside = self._inside(start, end)
        if not inside:
            return None
        subject = self._subject(start, end)
        if subject:
            return subject.person.shown
        for mention in inside:
            before = self._plain.low[max(start, mention.start - 30) : mention.start]
            if re.search(r"(?:kết luận|ý kiến|chỉ đạo|phát biểu|ý kiến chỉ đạo|lưu ý|yêu cầu) (?:chỉ đạo )?của $", before) or mention.start - start < 3:
                return mention.person.shown
        return None

    def orders(self, start: int, end: int) -> bool:
        """Whether a heading's words order or announce an order."""
        return bool(re.search(r"yêu cầu|đề nghị|chỉ đạo|kết luận|giao|lưu ý|ý kiến|như sau|phát biểu", self._plain.low[start:end])) or self._plain.low[end - 1 : end] == ":"

    def item_speaker(self, start: int, end: int) -> tuple[str, int] | None:
        """An item that opens with a leader: '1. Đ/c Chủ tịch UBND thành phố: đề nghị …'; the speaker and where the words begin."""
        for mention in self._inside(start, min(end, start + 160)):
            before = self._plain.low[start : mention.start]
            if before and not re.fullmatch(r"(?:ý kiến|kết luận|phát biểu|chỉ đạo|ý kiến chỉ đạo)?(?: chỉ đạo)?(?: của )?", before):
                return None
            after = re.compile(r" ?(?:[:–-]|(?:đã |cũng )?(?:yêu cầu|đề nghị|giao|lưu ý|chỉ đạo|kết luận)(?: ?:)?) ?").match(self._plain.low, mention.end, end)
            if after and after.group().strip() in (":", "–", "-"):
                return mention.person.shown, after.end()
            return None
        return None

    def _inside(self, start: int, end: int) -> list[Mention]:
        first = bisect_left(self._starts, start)
        last = bisect_left(self._starts, end)
        return self._mentions[first:last]

    def _subject(self, start: int, end: int) -> Mention | None:
        """The first leader of a sentence who is its subject: nobody's 'của' or 'với', with a verb of speech behind."""
        low = self._plain.low
        for mention in self._inside(start, end):
            before = low[max(start, mention.start - 80) : mention.start]
            if _OBJECT_BEFORE.search(before):
                continue
            if before and not (re.search(r"(?:^|[,:;] |\t|và |rằng |thì |đó |nghị |ban |họp )$", before) or _FRAME.search(before)):
                continue
            if _SPEAKS_AFTER.match(low, mention.end, min(end, mention.end + 140)) and not re.match(r",? (?:dự|chủ trì|tham dự)", low[mention.end : mention.end + 12]):
                return mention
        return None
