"""Speech: who is speaking at each sentence of prose, and where the reported words begin.

A leader stays the speaker until another person, a unit or the narration itself takes over; only a leader's words ask.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from giaoban_tracker.minutes.lexicon.phrases import one_of
from giaoban_tracker.minutes.people.roster import Mention, Person, Roster
from giaoban_tracker.minutes.plain import PlainText


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who asks, and from which words that is known.

    Attributes:
        shown: name and title as the text gives them; None when nobody is named.
        start: where the words that name the speaker begin in the plain text; -1 when it is the chair by rule.
        end: where they end.
        rule: "subject", "pronoun", "heading", "chair", "own-speech", "institution".
    """

    shown: str | None
    start: int = -1
    end: int = -1
    rule: str = "chair"


@dataclass(frozen=True, slots=True)
class Speaking:
    """A sentence in which a leader speaks.

    Attributes:
        speaker: who.
        start: where the words to read begin.
        is_direct: whether the words are the speaker's own, so that a unit with its work already asks.
    """

    speaker: Speaker
    start: int
    is_direct: bool = False


_SPEECH_VERBS = one_of(r"""
    phát biểu|kết luận|yêu cầu|đề nghị|giao|chỉ đạo|nhấn mạnh|lưu ý|ghi nhận|biểu dương|chỉ rõ|chỉ ra|chia sẻ|tiếp thu
    nhất trí|thống nhất|đồng ý|không (?:nhất trí|đồng ý)|phân công|quán triệt|đánh giá|cảm ơn|khẳng định|bày tỏ
    tán thành
    mong muốn|mong|tin tưởng|tin rằng|nêu rõ|nêu|nhắc nhở|nhắc|cho rằng|gợi ý|phê bình|hoan nghênh|thông tin|cho biết
    đặc biệt|thẳng thắn|nghiêm khắc|đưa ra|quyết định|chốt|giải thích|băn khoăn|trăn trở|lo ngại|gợi mở|động viên
    định hướng|kỳ vọng|đặt hàng|trao đổi|kết thúc|gửi lời|chúc|nói|dặn|bổ sung|phân tích|đặt vấn đề|lý giải|truyền đạt
    nhận xét|khuyến cáo|bộc bạch|tâm sự|căn dặn|nhắc đến|nói rõ|kể|quyết|chia sẻ thêm
    có ý kiến|ý kiến|tổng kết|trả lời|đánh động|yên tâm|hỏi
    nhìn nhận|thừa nhận|nhận định|cho hay|đúc kết|khái quát|đề cập|cảnh báo|(?:không )?đồng tình|ra hạn|ấn định|giục
    thúc giục|hối thúc|đốc thúc|kêu gọi|cảnh tỉnh|mở đầu|khép lại|dành lời|kết lại|tỏ ý|ví|so sánh|dẫn lại|viện dẫn
""") + r"(?!\w)"  # fmt: skip
_ADVERBS = r"(?:(?:đã|cũng|trực tiếp|tiếp tục|đồng thời|còn|thay mặt [\w ]{3,40}|một lần nữa|thống nhất) )*"
_SPEAKS_AFTER = re.compile(rf"(?:,? ?(?:[^.;:]{{0,60}}?, )?{_ADVERBS}{_SPEECH_VERBS}|: )")
_ATTENDS = re.compile(r",? (?:dự|tham dự)(?! và (?:chỉ đạo|phát biểu))")
_FRAME = re.compile(r"(?:phát biểu|kết luận|chỉ đạo|bế mạc|tổng kết|kết thúc|thay mặt|trao đổi|theo)[^.:;]{0,60}$")
_ACCORDING = re.compile(r"(?:^|(?<!\w))theo $")
_SUBJECT_BEFORE = re.compile(r"(?:^|[,:;] |\t|“|(?:và|rằng|thì|đó|nghị|ban|họp|theo) )$")
_OBJECT_BEFORE = re.compile(
    one_of(r"""
    của|cùng|với|do|gửi|tới|đến|cho|báo cáo|trình|xin|về|bởi|thay mặt|có|qua|sau khi nghe|tiếp|xin ý kiến|giao
    yêu cầu|đề nghị|mời
    """)
    + r" $"
)
_OF_WHAT = (
    r"(?: (?:huyện|xã|phường|quận|thị xã|thị trấn|thành phố|tỉnh|đặc khu|đơn vị|ngành|địa phương|cơ quan|nhà trường"
    r"|bệnh viện))?"
)
_BY_ANOTHER_NAME = (
    rf"(?:nữ |vị |tân )(?:phó )?(?:chủ tịch|bí thư|lãnh đạo){_OF_WHAT}|chủ tọa"
    r"|người (?:chủ trì|đứng đầu (?:chính quyền|ubnd|ủy ban nhân dân|đảng bộ|cấp ủy))"
    rf"{_OF_WHAT}"
)
"""How news writers call a leader again: 'người đứng đầu UBND huyện', 'nữ Chủ tịch'."""
_PRONOUN = re.compile(
    rf"(?:^|[,:;] )(?:(?:bên cạnh|ngoài|cùng với) (?:đó|ra),? )?(?:(?:đồng chí|đ/c|ông|bà|(?:phó )?chủ tịch"
    rf"|(?:phó )?bí thư|{_BY_ANOTHER_NAME})(?: [\w/]+)?,? {_ADVERBS}{_SPEECH_VERBS}"
    rf"|theo (?:đồng chí|ông|bà),)"
)
_GOES_ON = re.compile(
    r"(?:cùng với đó|bên cạnh đó|ngoài ra|đồng thời|trước hết|riêng|về|đối với|theo đó|cụ thể|từ đó|do đó|do vậy"
    r"|cho nên"
    r"|(?:chính )?vì (?:vậy|thế|lẽ đó)|bởi (?:vậy|thế)|thế nên|nói thêm|liên quan|trên cơ sở (?:đó|này)|qua đó)(?!\w)"
)
_UNIT_SPEAKS = re.compile(
    one_of(r"""
    trao đổi|trả lời|thảo luận|báo cáo|giải trình|ý kiến|tham gia (?:ý kiến|thảo luận)|phát biểu thảo luận|giải đáp
    đại diện
    tại (?:hội nghị|cuộc họp|buổi)[^,]{0,30}, (?:đại diện|các đại biểu|lãnh đạo (?!ubnd)|trưởng|phòng|các đơn vị)
    tại (?:hội nghị|cuộc họp|buổi)[^,]{0,30}, (?:ý kiến|nhiều|một số)
    (?:nhiều|các|một số) (?:ý kiến|đại biểu)|có \d+|thay mặt (?:các|lãnh đạo) (?:đơn vị|phòng)
    các đơn vị (?:cũng|đã|báo cáo|kiến nghị|đề nghị|nêu)|cuối buổi, đại diện
    (?:bí thư chi bộ|trưởng) (?:thôn|bản|ấp|khu)
    (?:hội nghị|cuộc họp|buổi giao ban) (?:cũng )?(?:đã |nghe|kết thúc|trao)|nhân dịp này|trong (?:tháng|quý|năm|kỳ)
    """)
    + r"(?!\w)"
)
_INSTITUTION = re.compile(
    r"(?:(?:tại|kết luận|kết thúc|qua)[^,.:]{0,40}, )?"
    + one_of(r"""
    (?:thường trực |lãnh đạo )?(?:ubnd|ủy ban nhân dân) (?:xã|huyện|phường|thị xã|thành phố|tp|tx|quận)(?: \w+){0,4}?
    (?:ubnd|ủy ban nhân dân) (?:đặc khu|thị trấn)(?: \w+){0,4}?
    ban (?:giám đốc|giám hiệu|lãnh đạo|chủ nhiệm|chỉ huy)|lãnh đạo (?:sở|viện|trường|bệnh viện|chi cục|cơ quan|đơn vị)
    hội nghị|chủ tọa|kết luận|giao ban|cuộc họp
    """)
    + r" (?:cũng )?(?:yêu cầu|đề nghị|giao|thống nhất giao|thống nhất yêu cầu)(?! [^.]{0,40}đã)"
)
_GIVEN_BEFORE = re.compile(r"(?:^|(?:nhiệm vụ|công việc|nội dung|những việc|ý kiến|kết luận|chỉ đạo) (?:do )?)$")
_OF_THE_CHAIR = re.compile(
    r"(?:kết luận|chỉ đạo|ý kiến)[\w ]{0,12} của (?:đồng chí |đ/c )?(?:người )?chủ (?:trì|tọa)"
    r"|^(?:đồng chí |đ/c )?(?:chủ tịch|chủ trì|chủ tọa|người chủ trì) (?:chốt|kết luận|chỉ đạo|giao|phân công)(?!\w)"
    r"|(?:kết luận|chỉ đạo|chốt|ý kiến)[\w ]{0,12} của (?:chủ tịch|bí thư)$"
    r"|(?:đồng chí|đ/c|ông|bà|hội nghị|chủ tọa|chủ trì)(?: (?:đã|cũng|thống nhất))* (?:kết luận|yêu cầu|chỉ đạo"
    r"|giao)[\w ,]{0,40}:$"
)
_FIRST_PERSON = re.compile(r"(?<!\w)tôi(?!\w)")
_SAMPLE, _HEAD, _SALUTATION = 20_000, 300, 900
_WORDS_PER_I, _WORDS_PER_I_UNTITLED = 130, 70
_GREETS = re.compile(r"(?:^|\n)(?:kính )?thưa (?:các|toàn|hội|quý|đồng)")
_SETS_OFF = re.compile(
    r"[^.,:;]{0,40}?(?:bổ sung|lưu ý|dặn(?: dò)?|nói|nhắc|phân công|giao việc|chốt|kết luận|quyết định)"
    r"(?: thêm| lại| luôn)?(?:[,:]| rằng:?) (?=\w)"
)
_SPEECH_TITLE = re.compile(
    r"(?:^|\n)(?:(?:bài|toàn văn|lược ghi|trích|ghi) )*(?:nội dung )?(?:ý kiến )?phát biểu[\w ]{0,40}(?: của|\n|:|,)"
)
"""A speech's title names the speaker behind 'phát biểu … của'."""
_OWN_TITLE = re.compile(r"phát biểu|ý kiến|lược ghi|bài nói|kết luận")


class SpeechTracker:
    """Follows the speaker through prose."""

    def __init__(self, plain: PlainText, roster: Roster, chair: Person | None) -> None:
        self._plain = plain
        self._mentions = roster.mentions
        self._starts = [mention.start for mention in roster.mentions]
        self._chair = Speaker(chair.shown if chair else None)
        self._speaker = self._chair
        self._active = False
        self.has_asked = False
        self._asked: set[str | None] = set()
        self.is_own_speech = _is_own_speech(plain.low)
        if self.is_own_speech and chair is None and self._mentions and self._mentions[0].start < _HEAD:
            self._chair = self._speaker = Speaker(self._mentions[0].person.shown, rule="own-speech")

    def start_paragraph(self) -> None:
        """A new paragraph: a leader who has begun to ask goes on, another leader's words have ended."""
        self._active = self.is_own_speech or (self._active and self.has_asked)
        if self.is_own_speech:
            self._speaker = Speaker(self._chair.shown, rule="own-speech")

    def note_demand(self) -> None:
        """The present speaker has asked for something, so that his words may go on in the next paragraph."""
        self.has_asked = True
        self._asked.add(self._speaker.shown)

    def take_over(self, speaker: Speaker) -> None:
        """Prose inside a directing part is its speaker's."""
        self._speaker, self._active, self.has_asked = speaker, True, True

    def follow(self, start: int, end: int) -> Speaking | None:
        """Who speaks a sentence; None when no leader does.

        1. The speaker's own text. 2. A leader as subject with a verb of speech. 3. 'Đồng chí …' goes on. 4. A unit's
        voice stops the leader. 5. 'UBND xã yêu cầu' is the chair's. 6. The leader of the paragraph goes on.
        """
        if self.is_own_speech:
            return Speaking(self._speaker, start, is_direct=True)
        low = self._plain.low
        mention = self._subject(start, end)
        if mention is not None:
            return self._take(Speaker(mention.person.shown, mention.start, mention.end, "subject"), mention.end)
        words = low[start : min(end, start + 240)]
        pronoun = _PRONOUN.search(words)
        if (
            pronoun
            and self._speaker.shown is not None
            and (self._active or pronoun.start() == 0 or _GOES_ON.match(words))
        ):
            self._active = True
            return Speaking(Speaker(self._speaker.shown, start, start + pronoun.end(), "pronoun"), start)
        if _UNIT_SPEAKS.match(words):
            self._active = False
            return None
        institution = _INSTITUTION.match(low, start, end)
        if institution and not re.search(r"(?:ubnd|ủy ban nhân dân) tỉnh", institution.group()):
            chair = Speaker(self._chair.shown, institution.start(), institution.end(), "institution")
            return self._take(chair, start)
        return Speaking(self._speaker, start) if self._active else None

    def said_by(self, behind: int, end: int) -> Speaker | None:
        """Whose words a quotation is, by who is named behind it: '…", Chủ tịch UBND huyện nói', '…", ông nhấn mạnh'."""
        low = self._plain.low
        named = next(iter(self._inside(behind, behind + 1)), None)
        if named is not None and _SPEAKS_AFTER.match(low, named.end, end):
            return self._take(Speaker(named.person.shown, named.start, named.end, "subject"), behind).speaker
        if self._active and self._speaker.shown is not None and _PRONOUN.match(low[behind : min(end, behind + 80)]):
            return self._speaker
        return None

    def begins_to_ask(self, start: int, end: int) -> bool:
        """Whether a verb of adding or deciding stands set off from what is to be done: 'bà bổ sung, Phòng …'."""
        return bool(_SETS_OFF.match(self._plain.low, start, end))

    def heading_speaker(self, start: int, end: int) -> Speaker | None:
        """The leader whose words a heading announces: 'Kết luận của đồng chí X:', 'Chủ tịch UBND kết luận như sau:'."""
        inside = self._inside(start, end)
        subject = self._subject(start, end) or next((one for one in inside if self._gives(one, start, end)), None)
        if subject:
            return Speaker(subject.person.shown, subject.start, subject.end, "heading")
        for mention in inside:
            before = self._plain.low[max(start, mention.start - 30) : mention.start]
            opens = mention.start - start < 3 and mention.end >= end - 30
            if (
                re.search(r"(?:kết luận|ý kiến|chỉ đạo|phát biểu|lưu ý|yêu cầu) (?:chỉ đạo )?(?:của )?$", before)
                or opens
            ):
                return Speaker(mention.person.shown, mention.start, mention.end, "heading")
        if _OF_THE_CHAIR.search(self._plain.low, start, end):
            return Speaker(self._chair.shown, start, end, "heading")
        return None

    def _gives(self, mention: Mention, start: int, end: int) -> bool:
        """'Nhiệm vụ Chủ tịch UBND thành phố giao …'."""
        before, after = self._plain.low[start : mention.start], self._plain.low[mention.end : end]
        return bool(_GIVEN_BEFORE.search(before)) and after.startswith((" giao", " kết luận", " chỉ đạo", " yêu cầu"))

    def item_speaker(self, start: int, end: int) -> tuple[Speaker, int] | None:
        """An item that opens with a leader ('1. Đ/c Chủ tịch UBND thành phố: đề nghị …'), and where the words begin."""
        for mention in self._inside(start, min(end, start + 160)):
            before = self._plain.low[start : mention.start]
            if before and not re.fullmatch(
                r"(?:ý kiến|kết luận|phát biểu|chỉ đạo|ý kiến chỉ đạo)?(?: chỉ đạo)?(?: của )?", before
            ):
                return None
            after = _HAS_THE_FLOOR.match(self._plain.low, mention.end, end)
            if after is None:
                return None
            return Speaker(mention.person.shown, mention.start, mention.end, "heading"), after.end()
        return None

    def _take(self, speaker: Speaker, start: int) -> Speaking:
        self.has_asked = speaker.shown in self._asked
        self._speaker, self._active = speaker, True
        return Speaking(speaker, start)

    def _inside(self, start: int, end: int) -> list[Mention]:
        return self._mentions[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def _subject(self, start: int, end: int) -> Mention | None:
        """The first leader of a sentence who is its subject: nobody's 'của' or 'với', with a verb of speech behind."""
        low = self._plain.low
        for mention in self._inside(start, end):
            before = low[max(start, mention.start - 80) : mention.start]
            if _OBJECT_BEFORE.search(before):
                continue
            if before and not (_SUBJECT_BEFORE.search(before) or _FRAME.search(before)):
                continue
            after = min(end, mention.end + 140)
            if _ACCORDING.search(before) and low.startswith(",", mention.end):
                return mention
            if _SPEAKS_AFTER.match(low, mention.end, after) and not _ATTENDS.match(low, mention.end, after):
                return mention
        return None


_HAS_THE_FLOOR = re.compile(
    r"(?: ?\([^)\n]{1,60}\))?(?:,? (?:có ý kiến|phát biểu|kết luận|chỉ đạo|lưu ý|nhấn mạnh|nói thêm|bổ sung|trao đổi"
    r"|yêu cầu)"
    r"(?: \w+){0,3})? ?(?::|[–-](?= )) ?"
)
"""What may stand between a leader who opens an item and his words."""


def _is_own_speech(low: str) -> bool:
    """Whether the text is a leader's own words: a title that says so, and a greeting, or 'tôi' again and again."""
    sample = low[:_SAMPLE]
    own, words = len(_FIRST_PERSON.findall(sample)), len(sample.split())
    if _SPEECH_TITLE.search(low[:_HEAD]) and _GREETS.search(low[:_SALUTATION]) and own:
        return True
    is_titled = bool(_OWN_TITLE.search(low[:_HEAD]) or _GREETS.search(low[:_SALUTATION]))
    return own >= 3 and own * (_WORDS_PER_I if is_titled else _WORDS_PER_I_UNTITLED) > words
