"""Sentences about meetings that depend on a value."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from giaoban_tracker.domain.terms import day_text
from giaoban_tracker.ui.minutes_wording import sheet_coverage
from giaoban_tracker.ui.pages.meetings.opening import OpenedSheet
from giaoban_tracker.ui.pages.meetings.steps import Step
from giaoban_tracker.ui.reading_wording import shortened
from giaoban_tracker.ui.wording import number

CLOSED = (
    "Đã đóng hồ sơ: kỳ này chỉ còn xem được, số liệu giữ như tại cuộc giao ban. "
    "Cần ghi thêm thì mở lại hồ sơ trong «Việc khác»."
)
_SHORT = 40


def short(title: str) -> str:
    """A title as undo names it."""
    return shortened(title, _SHORT)


def held_words(present: int, absent: int) -> str:
    """What is said once a meeting was recorded as held."""
    absent_words = f", vắng {number(absent)}" if absent else ""
    return (
        f"Đã ghi nhận cuộc họp: có mặt {number(present)} đơn vị{absent_words}. "
        "Bỏ dấu đơn vị vắng và ghi phát biểu của từng đơn vị dưới đây."
    )


def chased_words(numbers: Sequence[str], *, by_letter: bool) -> str:
    """What is said once tasks were chased by papers."""
    count = number(len(numbers))
    if by_letter:
        known = f" số {numbers[0]}" if numbers[0] else ""
        return f"Đã ghi đôn đốc bằng công văn{known} cho {count} đơn vị. Lưu để in và ký."
    span = numbers[0] if len(numbers) == 1 else f"{numbers[0]} đến {numbers[-1]}"
    return f"Đã lập {count} phiếu đôn đốc, số {span}. Lưu để in và ký."


def saved_words(papers: int, folder: str) -> str:
    """What is said once the print set lies in its folder."""
    return f"Đã lưu {number(papers)} tài liệu vào thư mục «{folder}»."


def planned_words(title: str, held_on: date) -> str:
    """What is said before minutes are judged that are of a meeting on the calendar."""
    return f"Biên bản này được ghi vào kỳ giao ban đã lên lịch «{short(title)}», họp ngày {day_text(held_on)}."


def until_words(held_on: date, today: date) -> str:
    """How far off a meeting is: "còn 3 ngày", "hôm nay", "đã qua 2 ngày"."""
    days = (held_on - today).days
    if days == 0:
        return "hôm nay"
    return f"còn {number(days)} ngày" if days > 0 else f"đã qua {number(-days)} ngày, chưa ghi nhận"


def particulars_of(opened: OpenedSheet) -> str:
    """A meeting in one line below its title."""
    terms = opened.sheet.meeting.terms
    bloc = next((bloc.name for bloc in opened.blocs if bloc.id == terms.bloc), "")
    issued = f" ngày {day_text(terms.issued_on)}" if terms.issued_on else ""
    verb = "Họp ngày" if opened.step is not Step.PREPARED else "Định họp ngày"
    parts = (
        f"{verb} {day_text(terms.held_on)}",
        f"khối {bloc}" if bloc else "tất cả các khối",
        terms.series,
        f"số {terms.document}{issued}" if terms.document else "",
        terms.minutes_name,
        sheet_coverage(opened.sheet),
    )
    return " · ".join(part for part in parts if part)
