"""An invented office, and short ways to read minutes for it."""

from __future__ import annotations

from datetime import date

from giaoban_tracker.domain.directive import DirectiveDraft
from giaoban_tracker.minutes import UnitName, read_minutes

DAY = date(2019, 5, 15)
"""A Wednesday."""

OFFICE = tuple(
    UnitName(name)
    for name in (
        "Văn phòng HĐND và UBND huyện",
        "Phòng Nội vụ",
        "Phòng Tư pháp",
        "Phòng Tài chính - Kế hoạch",
        "Phòng Giáo dục và Đào tạo",
        "Phòng Lao động - Thương binh và Xã hội",
        "Phòng Nông nghiệp và Phát triển nông thôn",
        "Trung tâm Y tế huyện",
        "Hạt Kiểm lâm",
        "Công an huyện",
        "Ban Chỉ huy Quân sự huyện",
        "Ban Quản lý dự án đầu tư xây dựng huyện",
        "Đài Truyền thanh - Truyền hình huyện",
        "Hội Liên hiệp Phụ nữ huyện",
        "UBND các xã, thị trấn",
    )
)

CHAIR = "Lê Thị Hòa, Chủ tịch UBND huyện"


def read(text: str, *units: UnitName, day: date = DAY) -> tuple[DirectiveDraft, ...]:
    return read_minutes(text, meeting_day=day, units=units or OFFICE)


def concluded(*items: str) -> str:
    """Minutes whose conclusion holds those items."""
    lines = "\n".join(f"{number}. {item}" for number, item in enumerate(items, 1))
    return f"Kết luận của đồng chí {CHAIR}:\n{lines}\n"


def quotes(*items: str) -> list[str]:
    """The quotes that are read from items of a conclusion."""
    return [draft.quote for draft in read(concluded(*items))]


def one(item: str) -> DirectiveDraft:
    """The one draft that is read from an item of a conclusion."""
    drafts = read(concluded(item))
    assert len(drafts) == 1, [draft.quote for draft in drafts]
    return drafts[0]
