"""Values that a task list writes in words: how far it is, how good it was, how urgent, what sort of deadline.

The office's own terms come first, then the aliases of forms.md and what offices write beside them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import Enum
from functools import lru_cache
from typing import TypeVar

from giaoban_tracker.domain.deadline import DeadlineKind
from giaoban_tracker.domain.directive import Urgency
from giaoban_tracker.domain.search_text import folded
from giaoban_tracker.domain.task import Claim, Quality
from giaoban_tracker.domain.terms import CLAIM_TERMS, DEADLINE_KIND_TERMS, QUALITY_TERMS, URGENCY_TERMS
from giaoban_tracker.minutes.sheet.grid import CellValue

ValueT = TypeVar("ValueT", bound=Enum)

_PERCENT = re.compile(r"(\d{1,3})(?:[.,]\d+)?\s*%")
_WHOLE = 100


def _named(terms: Mapping[ValueT, str], aliases: Mapping[ValueT, str]) -> dict[str, ValueT]:
    own = {folded(words): value for value, words in terms.items()}
    return {folded(words): value for value, told in aliases.items() for words in told.split("|")} | own


_CLAIMS = _named(
    CLAIM_TERMS,
    {
        Claim.DONE: (
            "hoàn thành | đã xong | xong | đã hoàn thành | đã thực hiện xong | đã thực hiện | đã báo cáo | x"
            " | hoàn thành đúng hạn | hoàn thành quá hạn | hoàn thành trước hạn | hoàn thành trễ hạn | đã kết thúc"
        ),
        Claim.IN_PROGRESS: (
            "đang làm | chưa hoàn thành | quá hạn | đang thực hiện | đang triển khai | trong hạn | chưa xong"
            " | đang thực hiện trong hạn | đang thực hiện, trong hạn | đang thực hiện quá hạn"
            " | đang thực hiện, quá hạn | đang xử lý | sắp đến hạn | chậm | chậm tiến độ | đang trình"
        ),
        Claim.NOT_STARTED: "chưa thực hiện | chưa triển khai | chưa bắt đầu | chưa làm | chưa xử lý | mới giao",
    },
)
_QUALITIES = _named(
    QUALITY_TERMS,
    {
        Quality.ADEQUATE: "đạt yêu cầu | trung bình | khá",
        Quality.GOOD: "tốt | hoàn thành tốt",
        Quality.EXCELLENT: "xuất sắc | rất tốt | hoàn thành xuất sắc",
    },
)
_URGENCIES = _named(
    URGENCY_TERMS,
    {
        Urgency.NORMAL: "bình thường | thông thường | trung bình | thấp",
        Urgency.URGENT: "gấp | cao | khẩn trương | ưu tiên",
        Urgency.VERY_URGENT: "rất khẩn | rất gấp | rất cao",
        Urgency.FLASH: "hỏa tốc hẹn giờ",
    },
)
_KINDS = _named(
    DEADLINE_KIND_TERMS,
    {
        DeadlineKind.FIXED: "có hạn | cố định | có thời hạn cụ thể | một lần",
        DeadlineKind.EVENT: "sự kiện",
        DeadlineKind.CONDITIONAL: "có điều kiện | khi đủ điều kiện",
        DeadlineKind.STANDING: "thường xuyên, liên tục | không thời hạn",
        DeadlineKind.RECURRING: "lặp lại | hằng tháng | hàng tháng | hằng quý | hàng quý | hằng tuần | hàng tuần",
        DeadlineKind.UNSTATED: "không có hạn | chưa xác định | không xác định | không có thời hạn | chưa có hạn",
    },
)


def read_claim(value: str) -> Claim | None:
    """What a cell says of the whole; of several lines the first that says it. None when it is no such word."""
    for line in value.split("\n"):
        found = _CLAIMS.get(_bare(line))
        if found is not None:
            return found
        percent = read_percent(line)
        if percent is not None:
            return Claim.DONE if percent == _WHOLE else Claim.IN_PROGRESS if percent else Claim.NOT_STARTED
    return None


def read_percent(value: CellValue) -> int | None:
    """Whole per cent from 0 to 100; None when the cell gives none, or one that could be meant in two ways (0,5)."""
    if isinstance(value, int | float):
        # A fraction between 0 and 1 is per cent only where the cell is formatted so; then it came as "50%".
        return int(value) if 0 <= value <= _WHOLE and (value == 0 or value >= 1) else None
    if not isinstance(value, str):
        return None
    found = _PERCENT.search(value)
    if found is None and value.strip().isdecimal() and value.strip() != "0":
        return int(value) if int(value) <= _WHOLE else None
    percent = int(found[1]) if found else None
    return percent if percent is not None and percent <= _WHOLE else None


def read_quality(value: str) -> Quality | None:
    """The grade that a cell gives; None when it is none."""
    return _QUALITIES.get(_bare(value))


def read_urgency(value: str) -> Urgency | None:
    """How urgent; None when the cell says something else."""
    return _URGENCIES.get(_bare(value))


def read_kind(value: str) -> DeadlineKind | None:
    """What sort of deadline; None when the cell says something else."""
    return _KINDS.get(_bare(value))


@lru_cache(maxsize=4096)
def _bare(value: str) -> str:
    return folded(value).strip(" .;:-–")
