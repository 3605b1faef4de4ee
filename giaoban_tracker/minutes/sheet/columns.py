"""What the columns of a task list mean: the heading row found, each heading told by the words offices use for it.

Source: forms.md, F1 and F2 with their synonyms, and the headings of F3 to F8.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from giaoban_tracker.domain.search_text import folded
from giaoban_tracker.minutes.sheet.grid import CellValue, Grid, shown


class SheetField(StrEnum):
    """What a column of a task list can hold."""

    ID = "id"
    """The book's own id, in a hidden column of what this program exports."""
    CODE = "code"
    CONTENT = "content"
    LEAD = "lead"
    SUPPORT = "support"
    LEADER = "leader"
    MONITOR = "monitor"
    DEADLINE_KIND = "deadline-kind"
    DUE = "due"
    PRODUCT = "product"
    RECEIVING_LEVEL = "receiving-level"
    URGENCY = "urgency"
    FIELD = "field"
    MEETING = "meeting"
    DOCUMENT = "document"
    ISSUED_ON = "issued-on"
    ASSIGNED_ON = "assigned-on"
    CLAIM = "claim"
    PERCENT = "percent"
    RESULT = "result"
    DIFFICULTY = "difficulty"
    PROPOSAL = "proposal"
    CAUSE = "cause"
    EVIDENCE_NUMBER = "evidence-number"
    EVIDENCE_DAY = "evidence-day"
    EVIDENCE_SUBJECT = "evidence-subject"
    QUALITY = "quality"
    UPDATED_ON = "updated-on"
    NOTE = "note"
    REMARK = "remark"
    """No field of a task has it: kept in the note behind its heading. The only one that several columns may have."""


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading row and what stands below it.

    Attributes:
        row: of the lowest heading row, from 0; the tasks follow.
        titles: one for each column, as written; empty where there is none.
        fields: one for each column; None where nothing is taken from it.
    """

    row: int
    titles: tuple[str, ...]
    fields: tuple[SheetField | None, ...]


_LOOKED_AT = 40
"""Heading rows stand below a letterhead, never so far down."""
_LONGEST_TITLE = 120
_SHORT_TITLE = 40
_LEAST_FIELDS = 2
_DIGIT = re.compile(r"\d")

_SYNONYMS: Mapping[SheetField, str] = {
    SheetField.ID: "mã định danh không sửa | mã định danh",
    SheetField.CODE: "mã nhiệm vụ | mã hạng mục | mã công việc | mã số | mã | mã số nhiệm vụ",
    SheetField.CONTENT: (
        "nội dung nhiệm vụ | nội dung kết luận văn bản trình | nội dung kết luận | nội dung | tên nhiệm vụ | nhiệm vụ"
        " | nội dung công việc | tên công việc | công việc | nội dung chỉ đạo | nội dung ý kiến chỉ đạo | kết luận"
        " | ý kiến chỉ đạo | nội dung kết luận chỉ đạo | nhiệm vụ được giao | nội dung giao | tên mục tiêu nhiệm vụ"
        " | nội dung thực hiện | việc cần làm | nội dung nhiệm vụ được giao"
    ),
    SheetField.LEAD: (
        "đơn vị chủ trì | cơ quan chủ trì | chủ trì | cơ quan đơn vị trình | cơ quan đơn vị chủ trì | đơn vị thực hiện"
        " | cơ quan thực hiện | cơ quan đơn vị thực hiện | đơn vị được giao | phòng ban chủ trì | đơn vị đầu mối"
        " | đơn vị chủ trì thực hiện | đơn vị chịu trách nhiệm | đơn vị chủ trì tham mưu | đơn vị"
    ),
    SheetField.SUPPORT: (
        "đơn vị phối hợp | cơ quan phối hợp | phối hợp | cơ quan đơn vị phối hợp | phòng ban phối hợp"
        " | đơn vị phối hợp thực hiện"
    ),
    SheetField.LEADER: (
        "lãnh đạo giao | lãnh đạo chỉ đạo | người giao | người giao việc | người chỉ đạo | lãnh đạo"
        " | lãnh đạo phụ trách | lãnh đạo bộ chỉ đạo | lãnh đạo ubnd chỉ đạo | chỉ đạo của"
    ),
    SheetField.MONITOR: "người theo dõi | chủ trì theo dõi | chuyên viên theo dõi | cán bộ theo dõi | theo dõi",
    SheetField.DEADLINE_KIND: "loại thời hạn | loại hạn",
    SheetField.DUE: (
        "hạn hoàn thành | thời hạn | hạn xử lý | thời hạn hoàn thành | hạn | thời gian hoàn thành | thời gian"
        " | hạn chót | thời hạn thực hiện | thời gian thực hiện | ngày đến hạn | hạn báo cáo | thời hạn xử lý"
        " | thời hạn báo cáo"
    ),
    SheetField.PRODUCT: (
        "sản phẩm đầu ra | sản phẩm | kết quả sản phẩm | sản phẩm kết quả | sản phẩm hoàn thành | sản phẩm dự kiến"
        " | kết quả đầu ra"
    ),
    SheetField.RECEIVING_LEVEL: "cấp nhận sản phẩm | cấp nhận | nơi nhận sản phẩm | cấp trình",
    SheetField.URGENCY: "độ khẩn | mức độ khẩn | mức độ ưu tiên | ưu tiên | độ ưu tiên",
    SheetField.FIELD: "lĩnh vực | ngành lĩnh vực | lĩnh vực công tác | mảng công việc",
    SheetField.MEETING: "số hội nghị | hội nghị | kỳ giao ban | cuộc giao ban | cuộc họp | kỳ họp | phiên họp",
    SheetField.DOCUMENT: (
        "số ký hiệu văn bản | số tb kl | số kl tb | số hiệu | ký hiệu | số văn bản | văn bản giao | số ký hiệu"
        " | văn bản giao số ngày | số ngày văn bản | văn bản chỉ đạo"
    ),
    SheetField.ISSUED_ON: "ngày ban hành | ngày văn bản | ngày ký",
    SheetField.ASSIGNED_ON: "ngày giao | ngày chỉ đạo | ngày giao việc | ngày giao nhiệm vụ | ngày tạo",
    SheetField.CLAIM: (
        "tiến độ | tình trạng | trạng thái | tiến độ thực hiện | tình trạng thực hiện | trạng thái thực hiện"
    ),
    SheetField.PERCENT: "tỷ lệ hoàn thành | tiến độ % | % hoàn thành | phần trăm | tỷ lệ % | tiến độ thực hiện % | %",
    SheetField.RESULT: (
        "kết quả thực hiện minh chứng | mô tả kết quả | kết quả thực hiện | kết quả | tình hình thực hiện"
        " | kết quả xử lý | kết quả đến nay | kết quả đạt được"
    ),
    SheetField.DIFFICULTY: "vướng mắc | khó khăn vướng mắc | khó khăn | tồn tại vướng mắc | tồn tại hạn chế",
    SheetField.PROPOSAL: "đề xuất kiến nghị | kiến nghị đề xuất | kiến nghị | đề xuất",
    SheetField.CAUSE: "nguyên nhân lý do | nguyên nhân | lý do chậm | lý do",
    SheetField.EVIDENCE_NUMBER: (
        "số hiệu văn bản kết quả | số văn bản kết quả | văn bản kết quả | minh chứng | văn bản minh chứng"
        " | số ký hiệu văn bản kết quả"
    ),
    SheetField.EVIDENCE_DAY: "ngày văn bản kết quả | ngày văn bản minh chứng",
    SheetField.EVIDENCE_SUBJECT: "trích yếu văn bản kết quả | trích yếu văn bản minh chứng",
    SheetField.QUALITY: "chất lượng | đánh giá chất lượng",
    SheetField.UPDATED_ON: "ngày cập nhật gần nhất | ngày cập nhật | ngày báo cáo",
    SheetField.NOTE: "ghi chú",
    SheetField.REMARK: (
        "cán bộ chủ trì | cán bộ thực hiện | người thực hiện | người phụ trách | cán bộ phụ trách | loại văn bản"
        " | nguồn nhiệm vụ | ngành | lĩnh vực chi tiết | văn bản triển khai"
    ),
}
_MARKS = re.compile(r"[^\w%]+")


def _plain(title: str) -> str:
    return " ".join(_MARKS.sub(" ", folded(title)).split())


_MEANINGS = {_plain(words): field for field, told in _SYNONYMS.items() for words in told.split("|")}
_LONGEST_FIRST = sorted(_MEANINGS, key=len, reverse=True)
_LEAST_PART = 8
"""A synonym of so many letters is looked for inside longer headings; shorter ones mean too much."""


def find_heading(grid: Grid) -> Heading:
    """The row that heads the tasks, and what its columns hold.

    The row with most known headings is taken, of equal ones the lower; where it is empty, what stands above holds.
    Without any known heading the first row of short words is taken for the titles, else row -1; a person has to say
    then what the columns hold.
    """
    best, best_count, best_titles = -1, 0, [""] * grid.width
    for number, row in enumerate(grid.rows[:_LOOKED_AT]):
        own = [_title(value) for value in row]
        if _known(own) < _LEAST_FIELDS:
            continue
        titles = [title or _above(grid, number, column) for column, title in enumerate(own)]
        if _known(titles) >= best_count:
            best, best_count, best_titles = number, _known(titles), titles
    if best < 0:
        return _unknown_heading(grid)
    return Heading(_past_numbers(grid, best), tuple(best_titles), tuple(_fields(best_titles)))


def _unknown_heading(grid: Grid) -> Heading:
    row = next((number for number, row in enumerate(grid.rows[:_LOOKED_AT]) if _are_titles(row)), -1)
    titles = tuple(map(_title, grid.rows[row])) if row >= 0 else ("",) * grid.width
    return Heading(row, titles, (None,) * grid.width)


def _are_titles(row: Sequence[CellValue]) -> bool:
    """Whether a row of unknown words may head a table: several, all short, none with a number in it."""
    words = [value for value in row if value is not None]
    short = all(isinstance(value, str) and len(value) <= _SHORT_TITLE and not _DIGIT.search(value) for value in words)
    return len(words) >= _LEAST_FIELDS and short


def _known(titles: Sequence[str]) -> int:
    """How many different fields the titles name."""
    return len({field for field in _fields(titles) if field is not None})


def _title(value: CellValue) -> str:
    words = " ".join(shown(value).split()) if isinstance(value, str) else ""
    return words if len(words) <= _LONGEST_TITLE else ""


def _above(grid: Grid, row: int, column: int) -> str:
    """The heading of two rows whose lower cell is empty."""
    title = _title(grid.rows[row - 1][column]) if row else ""
    return title if _meaning(_plain(title)) is not None else ""


def _past_numbers(grid: Grid, row: int) -> int:
    """The row below the headings that numbers the columns, "(1) (2) (3)", when there is one."""
    if row + 1 >= len(grid.rows):
        return row
    numbers = [re.sub(r"\D", "", shown(value)) for value in grid.rows[row + 1] if value is not None]
    counted = [str(number) for number in range(1, len(numbers) + 1)]
    return row + 1 if len(numbers) >= _LEAST_FIELDS + 1 and numbers == counted else row


def _fields(titles: Sequence[str]) -> list[SheetField | None]:
    """One meaning for each column; of several columns with the same one the heading that says it exactly wins."""
    plain = [_plain(title) for title in titles]
    found: list[SheetField | None] = [None] * len(titles)
    taken: set[SheetField] = set()
    for exactly in (True, False):
        for column, title in enumerate(plain):
            field = _MEANINGS.get(title) if exactly else _meaning(title)
            if found[column] is None and field is not None and field not in taken:
                found[column] = field
                if field is not SheetField.REMARK:
                    taken.add(field)
    return found


def _meaning(title: str) -> SheetField | None:
    if title in _MEANINGS:
        return _MEANINGS[title]
    padded = f" {title} "
    part = next((words for words in _LONGEST_FIRST if len(words) >= _LEAST_PART and f" {words} " in padded), None)
    return _MEANINGS[part] if part is not None else None
