"""The name to propose for a form's file: it says what is inside, and every file system takes it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from giaoban_tracker.domain.terms import day_text

_WORDS: Mapping[str, str] = {
    "F7": "Danh sách theo dõi",
    "F3": "Bảng phân công nhiệm vụ",
    "F1": "Bảng theo dõi thực hiện kết luận",
    "F2": "Mẫu nhập chuẩn",
    "F5": "Nhiệm vụ sắp hết hạn và quá hạn",
    "F6": "Tổng hợp theo đơn vị",
    "F8": "Danh mục nhiệm vụ quá hạn",
    "CVDD": "Công văn đôn đốc",
    "F9": "Phiếu đôn đốc",
    "F10": "Phiếu giao việc",
    "F11": "Thông báo kết luận",
    "F12": "Báo cáo thực hiện kết luận",
    "PBC": "Phiếu báo cáo",
    "LIST": "Danh sách nhiệm vụ",
    "ND": "Nội dung giao ban",
    "F7U": "Danh sách của từng đơn vị",
    "DG": "Số liệu đánh giá",
}
"""Shorter than the titles: a name has to be read in a narrow column of files."""

_PERIOD = re.compile(r"\b(?:quý|tháng|tuần|năm)\s.*\d{4}", re.IGNORECASE)
_NOT_IN_NAMES = re.compile(r'[\x00-\x1f\\/:*?"<>|]+')
_LONGEST_NAME = 120


def file_stem(form: str, *, meeting: str = "", unit: str = "", as_of: date | None = None) -> str:
    """The name without its ending: "Danh sách theo dõi quý II-2017 tính đến 02-10-2017".

    It names the meeting's period where its title has one, else the meeting; days and periods are written with
    hyphens, since no file system takes slashes.

    Args:
        form: code of a form; one without words of its own is named by the code.
        meeting: title of the meeting that the form is about; empty for none.
        unit: the one unit that it is about; empty for all.
        as_of: the day on which it stands; None where it stands on none.
    """
    found = _PERIOD.search(meeting)
    period = found[0] if found else meeting
    day = f"tính đến {day_text(as_of)}" if as_of is not None else ""
    words = " ".join(f"{_WORDS.get(form, form)} {period} {unit} {day}".split())
    return _NOT_IN_NAMES.sub("-", words)[:_LONGEST_NAME].strip(" .-")
