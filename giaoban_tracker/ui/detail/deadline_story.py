"""How a deadline came about, in words: what was said, how the day was found, what moved it."""

from __future__ import annotations

from giaoban_tracker.domain.deadline import DeadlineKind
from giaoban_tracker.domain.task import Task
from giaoban_tracker.domain.terms import DEADLINE_KIND_TERMS, day_text, deadline_text
from giaoban_tracker.ui.task_words import extension_words

_RULES = (
    ("recurring", "việc lặp lại theo kỳ, không tính quá hạn"),
    ("standing", "việc thường xuyên, không tính quá hạn"),
    ("by-day-of-next-month", "ngày đó của tháng sau, tính từ ngày họp"),
    ("by-day-of-this-month", "ngày đó của tháng họp"),
    ("before-event-with-day", "ngày nêu kèm sự kiện"),
    ("by-event", "ngày diễn ra sự kiện được nhắc đến"),
    ("after-meeting", "ngay sau ngày họp"),
    ("on-condition", "chờ điều kiện nêu trong lời chỉ đạo"),
    ("two-days", "ngày sau trong hai ngày được nêu"),
    ("range", "ngày cuối của khoảng thời gian được nêu"),
    ("by-day", "ngày được nêu; thiếu năm thì lấy lần tới kể từ ngày họp"),
    ("on-day", "ngày được nêu; thiếu năm thì lấy lần tới kể từ ngày họp"),
    ("submitted-on", "ngày được nêu; thiếu năm thì lấy lần tới kể từ ngày họp"),
    ("today", "ngày họp"),
    ("tomorrow", "những ngày ngay sau ngày họp"),
    ("within-term", "đếm từ ngày họp"),
    ("term-since", "đếm từ ngày họp"),
    ("weekday-of-week", "thứ được nêu, tính từ ngày họp"),
    ("in-week", "ngày cuối của tuần được nêu"),
    ("in-numbered-week", "ngày cuối của tuần được nêu"),
    ("part-of", "ngày cuối của phần thời gian được nêu"),
    ("in-", "ngày cuối của khoảng thời gian được nêu"),
    ("half-year", "ngày cuối của khoảng thời gian được nêu"),
    ("rest-of-year", "ngày cuối năm"),
    ("year-end", "ngày cuối năm"),
)
"""Beginnings of the rules' names (minutes.deadlines), the more exact ones first."""


def rule_words(rule: str) -> str:
    """What a rule does, for a person; empty for a rule without words."""
    return next((words for beginning, words in _RULES if rule.startswith(beginning)), "")


def deadline_story(task: Task) -> tuple[str, ...]:
    """The lines below the day in force; may be empty."""
    first = task.terms.deadline
    lines = []
    if task.deadline.due is not None and task.deadline.kind is not DeadlineKind.FIXED:
        lines.append(DEADLINE_KIND_TERMS[task.deadline.kind])
    if first.words and deadline_text(first).lower() != first.words.lower():
        lines.append(f"Lời trong biên bản: “{first.words}”")
    if first.rule and (how := rule_words(first.rule)):
        lines.append(f"Cách tính: {how}")
    if task.extensions:
        lines.append(f"Thời hạn gốc: {deadline_text(first)} · đã gia hạn {len(task.extensions)} lần")
        for one in task.extensions:
            who = f", {one.decided_by}" if one.decided_by else ""
            lines.append(f"Gia hạn {extension_words(one.former_due, one.new_due)}: {one.reason}{who}")
    lines.append(f"Giao ngày {day_text(task.assigned_on)}")
    return tuple(lines)
