"""Tasks that belong to the one on the card: a whole and its parts, periods of a series, what took its place."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from giaoban_tracker.domain.task_list import TaskRow
from giaoban_tracker.ui.detail.parts import link, words
from giaoban_tracker.ui.task_words import row_mark
from giaoban_tracker.ui.wording import number
from giaoban_tracker.workflow.show_task import Related, Relation, TaskCard, of_meeting

_TITLES = {
    Relation.WHOLE: "Là một phần của",
    Relation.PART: "Các phần",
    Relation.PLACE_TAKEN_BY: "Được thay bằng",
    Relation.SERIES: "Là một kỳ của",
    Relation.PERIOD: "Các kỳ",
}
_CHARS = 44


class RelatedView(QWidget):
    """Each opens by a press.

    Signals:
        task_wanted: (TaskId) show this one instead.
        tasks_wanted: (TaskQuery) show these in the table.
    """

    task_wanted = Signal(str)
    tasks_wanted = Signal(object)

    def __init__(self, card: TaskCard, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for relation, title in _TITLES.items():
            found = [one for one in card.related if one.relation is relation]
            if found:
                column.addWidget(words(title, quiet=True))
            for one in found:
                column.addWidget(self._line(one, card.as_of))
        if card.beside and card.meeting is not None:
            query = of_meeting(card.meeting.id, card.as_of)
            text = f"{number(card.beside)} nhiệm vụ khác của kỳ giao ban này"
            hint = f"Xem các nhiệm vụ của {card.meeting.terms.title} trong bảng"
            column.addWidget(link(text, hint, partial(self.tasks_wanted.emit, query)))

    def _line(self, one: Related, today: date) -> QWidget:
        row = one.row
        button = link(_short(row), _whole(row, today), partial(self.task_wanted.emit, row.id))
        button.setObjectName(f"related:{row.id}")
        button.setAccessibleName(_whole(row, today))
        return button


def _short(row: TaskRow) -> str:
    content = row.content if len(row.content) <= _CHARS else f"{row.content[:_CHARS].rstrip()}…"
    return f"{row.code} · {content}"


def _whole(row: TaskRow, today: date) -> str:
    return f"{row.code} · {row.content} · {row_mark(row, today).whole}"
