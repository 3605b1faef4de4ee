"""Headings: which lines only announce what follows, and what part of the minutes they open."""

from __future__ import annotations

import re
from enum import StrEnum

from giaoban_tracker.minutes.layout.lines import Line, Mark
from giaoban_tracker.minutes.lexicon.phrases import one_of
from giaoban_tracker.minutes.plain import PlainText


class Role(StrEnum):
    """What a part of the minutes is for."""

    NARRATIVE = "narrative"
    """Prose; only its own words tell whether it directs."""
    RESULT = "result"
    """Results already achieved (kết quả, đánh giá)."""
    DIFFICULTY = "difficulty"
    """Shortcomings (tồn tại, hạn chế)."""
    PROPOSAL = "proposal"
    """What units ask for or plan (kiến nghị, ý kiến của các đơn vị)."""
    DIRECT = "direct"
    """The directing part (kết luận, ý kiến chỉ đạo, nhiệm vụ)."""
    NOTES = "notes"
    """Remarks under a table (ghi chú)."""
    CLOSING = "closing"
    """Recipients and signature (nơi nhận)."""


SILENT = frozenset({Role.RESULT, Role.DIFFICULTY, Role.PROPOSAL, Role.CLOSING})
"""Parts in which nobody is asked for anything."""

_UNITS = one_of(r"""
    (?:các )?(?:đơn vị|đv|phòng|đại biểu|thôn|bản|ấp|xã|phường|thành viên|dự họp|bộ phận|ngành|cơ sở|địa phương)
    (?:các )?(?:cơ quan|tổ dân phố)
""")
_PERIOD = r"(?:tuần|tháng|quý|năm|kỳ|đợt)"
_DIARY = (
    r"^lịch (?:(?:làm việc|công tác|họp|trực|đi công tác|tiếp) )?(?:(?:của|tuần"
    r"|tháng) )*(?:\d+ )?(?:các )?(?:đồng chí )?"
    r"(?:lãnh đạo|thường trực|chủ tịch|giám đốc|ban giám|bgđ|bgh|ban lãnh|hiệu trưởng)"
)
IS_A_DIARY = re.compile(rf"{_DIARY}[^:.]{{0,40}}: ")
"""'Lịch của lãnh đạo: Chủ tịch họp tỉnh …': what leaders do themselves, on one line."""
_ROLES: tuple[tuple[Role, re.Pattern[str]], ...] = (
    (Role.RESULT, re.compile(rf"{_DIARY}|^lịch (?:tuần|tiếp dân|tiếp công dân|nghỉ|họp)(?: tuần| tháng)?:?$")),
    (Role.CLOSING, re.compile(r"^nơi nhận")),
    (Role.NOTES, re.compile(r"^(?:\* ?)?(?:ghi chú|lưu ý)\b(?! (?:của|các))")),
    (Role.PROPOSAL, re.compile(one_of(rf"""
        ^(?:các )?ý kiến$|^(?:nghe|bàn|bàn bạc|hỏi|nêu|góp ý)$
        kiến nghị|đề xuất|đơn vị nêu|thảo luận|ý kiến (?:của )?{_UNITS}
        {_UNITS},? (?:báo cáo|phát biểu|đề nghị|nêu|phản ánh|kiến nghị)
        (?:các|mọi) (?:nơi|bên|ngành|đơn vị|phòng|xã|phường|bộ phận)(?: \w+)? (?:nói|nêu|than|hỏi|trao đổi|trình bày)
        (?:ý kiến|phần) (?:các|mọi) (?:nơi|bên)|hỏi đáp|phần trao đổi|trao đổi,? (?:góp ý|bàn bạc)|xin ý kiến
        ý kiến (?:phát biểu|tham gia|khác)|dự kiến của|đăng ký của|giải trình|giải đáp|trả lời|phản ánh|hỏi
    """))),
    (Role.DIRECT, re.compile(one_of(rf"""
        kết luận|chỉ đạo|phân công|giao việc|nhiệm vụ giao|việc giao|yêu cầu|tổ chức thực hiện|phương hướng|nhắc lại
        ý kiến (?:của )?(?:đồng chí |đ/c )?(?:(?:phó )?(?:chủ tịch|bí thư)|chủ tọa|p?[cb]t)(?! (?:các|hội|ủy ban m|mặt))
        ý kiến (?:của )?(?:người )?chủ (?:trì|tọa)
        ý kiến (?:chỉ đạo )?(?:của )?(?:các )?(?:đồng chí )?(?:thường trực|lãnh đạo)(?! (?:các|phòng|đơn|ban|ngành))
        giao nhiệm vụ|(?<!\w)chốt(?: lại)?(?! (?:số liệu|chặn))(?!\w)|đầu việc (?:mới|{_PERIOD}|giao)|việc mới
        nhiệm vụ (?:trọng tâm|trong|thời gian|tuần|tháng|quý|năm|cuối năm|các tháng|những tháng|cụ thể|tiếp theo)
        nhiệm vụ,? giải pháp
        {_PERIOD} [\d/]+ (?:phải|cần|sẽ) làm|phải làm$|cần làm$
        việc (?:cần làm|phải làm|trọng tâm|{_PERIOD} \d+|cần (?:triển khai|tập trung)|{_PERIOD} (?:này|tới))
        trọng tâm (?:tuần|tháng|quý|công tác)
        (?:kế hoạch|công việc|công tác|lịch) {_PERIOD} (?:này|tới|sau|\d+)|giải pháp|^{_PERIOD} (?:này|tới|sau)\b
        triển khai nhiệm vụ
    """))),
    (Role.DIFFICULTY, re.compile(one_of(r"""
        tồn tại|hạn chế|khó khăn|vướng mắc|nguyên nhân|chưa làm được|^tồn\b|khuyết điểm|còn tồn|chậm tiến độ$|chưa xong
    """))),
    (Role.RESULT, re.compile(one_of(rf"""
        kết quả|đánh giá|tình hình|đã làm|đã thực hiện|ưu điểm|mặt được|những việc|thành phần|tham dự|nội dung họp
        dự họp|^(?:phần )?(?:nghe )?(?:các )?báo cáo$
        (?:công việc|công tác) {_PERIOD} (?:qua|trước)|điểm lại|báo cáo của|^{_PERIOD} (?:qua|trước|rồi)\b
        (?:điểm(?: việc)?|nhìn lại|tin) {_PERIOD}|(?<!chưa )làm được|(?:việc|phần) đã
        kiểm điểm (?:công tác|việc)
    """))),
)  # fmt: skip
_PAST_PART = re.compile(
    r"kết quả (?:thực hiện|nổi bật|đạt được|công tác|tuần|tháng|quý|năm)|tình hình (?:thực hiện|chung)|đánh giá"
    r"|việc đã làm|^điểm (?:lại )?(?:các )?(?:việc|công việc|nhiệm vụ|kết quả)"
    r"|kết quả$|đã (?:làm|thực hiện|triển khai|xong|hoàn thành)|nhận xét"
)
_DIRECTING_TAIL = re.compile(
    r"(?:,|;| và)\s(?:phương hướng|nhiệm vụ|phân công|giao việc|triển khai|công tác)[^,;]{0,60}$"
)
_SAYS_WHAT_MUST = re.compile(r"(?<!\w)(?:phải|không được|tuyệt đối)(?!\w)")
"""A heading names a topic; it obliges nobody."""
_NAMES_A_TOPIC = re.compile(r"(?:về|đối với|trong lĩnh vực|lĩnh vực) (?!(?:làm|họp|dự|kiểm tra|báo cáo|cơ sở)(?!\w))")
"""'Về tài chính' is a title, though 'về' is a verb of going too."""
_LAST_STOP = ".;,!?"
_FEW_WORDS = 16
_TITLE_WORDS = 8
_GIVES = re.compile(r"(?:giao|phân công|yêu cầu|đề nghị)(?! ban)[^:.]{2,60}:$")
_NUMBERED = (Mark.NUMBER, Mark.SLASH, Mark.PAIR, Mark.TRIPLE, Mark.LETTER)
_NAMES_A_PART = re.compile(
    r"(?:phần |mục )(?:các |nghe |chủ )?(?:báo cáo|thảo luận|trao đổi|kết luận|ý kiến|chỉ đạo|giải trình)[\w ]*"
    r"|(?:chủ (?:tịch|tọa|trì)|giám đốc|hiệu trưởng|bí thư) (?:kết luận|chỉ đạo|phát biểu|giao việc|chốt)[\w ]*"
    r"|kết luận(?: (?:của|cuộc họp|hội nghị|giao ban|chỉ đạo)[\w ]*)?|ý kiến (?:chỉ đạo|kết luận|thảo luận"
    r"|phát biểu)[\w ]*"
    r"|(?:thảo luận|trao đổi|chỉ đạo)"
)
"""'* Phần thảo luận', '- Chủ tịch kết luận': a part of the minutes, whatever its mark."""
BULLETS = (Mark.BULLET, Mark.FLOWER, Mark.ARROW, Mark.STAR, Mark.PLUS, Mark.DASH)
"""Marks without an order."""
_TOPIC_WORDS = 4
"""A bullet of so few words over items with another mark names their topic."""
_MANY_WORDS = 40
_LONGEST_TITLE = 200
_SPEAKS_AS_FOLLOWS = re.compile(
    r"(?:(?:có|cho|nêu|phát biểu|tham gia)(?: một số| mấy)? ý kiến"
    r"|(?:kết luận|phát biểu|nhấn mạnh|quán triệt)(?: một số (?:ý|nội dung|vấn đề))?)"
    r"(?: (?:kết luận|chỉ đạo|chính thức))*(?: cụ thể)?(?: như)? sau(?: đây)?:$"
)
"""'…, đồng chí có ý kiến như sau:' at the end of a paragraph that told who was there."""
_UNITS_SPEAK = re.compile(rf"(?<!\w){_UNITS} (?:có|cho|nêu|phát biểu|tham gia)")
_LAST_CLAUSE = re.compile(r"[.,;] ")


def heading_role(words: str) -> Role | None:
    """What a heading announces, by its words in small letters; None when it names only a topic.

    A title that names both the past and what is to be done ('kết quả tháng 10 và nhiệm vụ tháng 11') opens neither.
    """
    head = words[:_LONGEST_TITLE]
    if words.endswith(":") and len(words.split()) > _FEW_WORDS:
        head = _LAST_CLAUSE.split(words)[-1]  # an announcement says at its end what it announces
        if _SPEAKS_AS_FOLLOWS.search(head) and not _UNITS_SPEAK.search(head):
            return Role.DIRECT
    past, directing = _PAST_PART.search(head), _DIRECTING_TAIL.search(head)
    if past and directing:
        return None if past.start() < directing.start() else Role.DIRECT
    if past:
        return Role.RESULT
    return next((role for role, pattern in _ROLES if pattern.search(head)), None)


def is_heading(plain: PlainText, line: Line, following: Line | None) -> bool:
    """Whether a line only announces what follows.

    1. A line that ends in a colon. 2. A line that ends like a sentence is none. 3. Capitals. 4. A Roman number or a
    capital letter, few words. 5. Few words over items of another kind. 6. An unmarked short line with its words.
    """
    text, words = plain.text[line.start : line.end], plain.low[line.start : line.end]
    count = len(words.split())
    if text.endswith(":") or words.startswith("nơi nhận"):
        return True
    if (text[-1] in _LAST_STOP and not text.endswith("...")) or count > _MANY_WORDS:
        return False
    if text.isupper() and ":" not in text:
        return count <= _FEW_WORDS * 2 and not _is_one_of_many(line, following)
    if count > _FEW_WORDS:
        return False
    if line.mark in (Mark.PART, Mark.ROMAN, Mark.CAPITAL):
        return True
    over_others = following is not None and following.mark not in (line.mark, Mark.NONE)
    if line.mark in BULLETS and over_others and count <= _TOPIC_WORDS and not re.search(": |,", text):
        return True
    is_over_others = following is not None and following.mark is not line.mark
    if line.mark is not Mark.NONE and is_over_others and count <= _TITLE_WORDS and _NAMES_A_PART.fullmatch(words):
        return True
    if line.mark is not Mark.NONE:
        topic = _NAMES_A_TOPIC.match(words)
        if following is not None and following.mark is Mark.NONE and count <= _TITLE_WORDS and not topic:
            if line.mark in _NUMBERED and ":" not in text and _GIVES.match(plain.low, following.start, following.end):
                return True  # 'Y tế, giáo dục' over 'Giao Phòng Y tế:'
            return line.mark in _NUMBERED and heading_role(words) in SILENT
        if following is not None and count <= _TITLE_WORDS and topic:
            return following.mark is not line.mark
        opens = following is not None and _opens_items(line, following, words) and ": " not in text
        return opens and not _SAYS_WHAT_MUST.search(words)
    return count <= 12 and heading_role(words) is not None and ": " not in text and ";" not in text


def _is_one_of_many(line: Line, following: Line | None) -> bool:
    """Whether a line in capitals is an item like its neighbour, written in capitals only to be loud."""
    loud = (Mark.NUMBER, Mark.SLASH, Mark.PAIR, Mark.LETTER, Mark.DASH, Mark.PLUS, Mark.STAR, Mark.BULLET)
    return line.mark in loud and following is not None and following.mark is line.mark


def _opens_items(line: Line, following: Line, words: str) -> bool:
    """Whether the next line is an item of another, deeper kind; a line that names a part may bear any mark."""
    rank = list(Mark)
    deeper = rank.index(following.mark) > rank.index(line.mark)
    return following.mark not in (line.mark, Mark.NONE) and (
        deeper or line.mark in (Mark.NUMBER, Mark.SLASH) or heading_role(words) is not None
    )
