"""Rows as a table for other programs: tab-separated for sheets, HTML for Word and mail."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from giaoban_tracker.domain.task_list import TaskRow
from giaoban_tracker.ui.pages.tasks.columns import Column


@dataclass(frozen=True, slots=True)
class Copied:
    """The same table twice."""

    plain: str
    html: str


def copied(rows: Sequence[TaskRow], columns: Sequence[Column], today: date) -> Copied:
    """Rows under a line of titles, in the order and columns that are on screen."""
    lines = [[column.title for column in columns]]
    lines += [[_one_line(column.text(row, today)) for column in columns] for row in rows]
    return Copied("\n".join("\t".join(line) for line in lines) + "\n", _html(lines))


def put_on_clipboard(table: Copied) -> None:
    """Both forms at once; each program takes the one it understands best."""
    data = QMimeData()
    data.setText(table.plain)
    data.setHtml(table.html)
    QGuiApplication.clipboard().setMimeData(data)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _html(lines: Sequence[Sequence[str]]) -> str:
    def row(cells: Sequence[str], tag: str) -> str:
        return "<tr>" + "".join(f"<{tag}>{escape(cell)}</{tag}>" for cell in cells) + "</tr>"

    body = "".join(row(line, "td") for line in lines[1:])
    return f'<meta charset="utf-8"><table border="1">{row(lines[0], "th")}{body}</table>'
