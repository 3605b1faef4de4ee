"""Tasks of the time line as a table for other programs: tab-separated for sheets, HTML for Word and mail."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from html import escape

from PySide6.QtCore import QMimeData

from giaoban_tracker.domain.task_list import TaskRow
from giaoban_tracker.domain.terms import day_text
from giaoban_tracker.ui.task_words import row_mark

_HEADS = ("Số", "Nội dung", "Đơn vị chủ trì", "Ngày giao", "Thời hạn", "Thời hạn ban đầu", "Tình trạng")


def table_of(rows: Sequence[TaskRow], today: date) -> QMimeData:
    """The same table twice; each program takes the form that it understands best."""
    lines = [_HEADS, *(_line(row, today) for row in rows)]
    data = QMimeData()
    data.setText("".join("\t".join(line) + "\n" for line in lines))
    body = "".join(_html(line, "th" if line is _HEADS else "td") for line in lines)
    data.setHtml(f'<meta charset="utf-8"><table border="1">{body}</table>')
    return data


def _line(row: TaskRow, today: date) -> tuple[str, ...]:
    days = (row.assigned_on, row.deadline.due, row.original_due)
    texts = (
        row.code,
        row.content,
        row.lead,
        *(day_text(day) if day else "" for day in days),
        row_mark(row, today).whole,
    )
    return tuple(" ".join(text.split()) for text in texts)


def _html(cells: Sequence[str], tag: str) -> str:
    return "<tr>" + "".join(f"<{tag}>{escape(cell)}</{tag}>" for cell in cells) + "</tr>"
