"""How reminders are said: one line for each matter, and the headings of the lists behind them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from giaoban_tracker.domain.reminder import Matter, Reminder
from giaoban_tracker.domain.terms import day_text
from giaoban_tracker.ui.wording import number

_SAID: Mapping[Matter, str] = {
    Matter.RETURNED: "{} nhiệm vụ bị trả lại",
    Matter.OVERDUE: "{} nhiệm vụ quá hạn",
    Matter.TODAY: "{} nhiệm vụ đến hạn hôm nay",
    Matter.SOON: "{} nhiệm vụ sắp đến hạn",
    Matter.LADDER: "{} nhiệm vụ đến bậc đôn đốc",
    Matter.AWAITING: "{} nhiệm vụ chờ nghiệm thu",
    Matter.PACKAGES: "{} tệp trong hộp thư chưa nhận",
}

ON_THE_LADDER = "Đến bậc đôn đốc"
"""What the rows of that list are, where no other condition of a query says it."""


def said(reminder: Reminder) -> str:
    """One matter in words: "3 nhiệm vụ quá hạn"."""
    return _SAID[reminder.matter].format(number(len(reminder.things)))


def title_on(day: date) -> str:
    """The heading of a day's reminders."""
    return f"Nhắc việc ngày {day_text(day)}"


def short(reminders: Sequence[Reminder]) -> str:
    """What a button has room for: the most pressing matter, and how many others there are.

    An ellipsis there read as words that were cut off.
    """
    others = f" và {number(len(reminders) - 1)} mục khác" if len(reminders) > 1 else ""
    return f"Nhắc việc: {said(reminders[0])}{others} ▾"
