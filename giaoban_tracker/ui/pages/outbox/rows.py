"""The two tables of the page for sending: what the office answered, and which files went and came."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from giaoban_tracker.domain.terms import day_text
from giaoban_tracker.ui.pages.outbox.words import passed_words
from giaoban_tracker.ui.theme import Theme
from giaoban_tracker.ui.unit_words import STATE_WORDS, told_words
from giaoban_tracker.workflow.post.answers import Answer
from giaoban_tracker.workflow.post.outbox import Passed

Index = QModelIndex | QPersistentModelIndex
ANSWER_COLUMNS = ("Ngày", "Nhiệm vụ", "Đơn vị đã ghi", "Tình trạng", "Ý kiến của Văn phòng")
PASSED_COLUMNS = ("Lúc", "Chiều", "Tệp", "Số mục", "Kết quả")


@dataclass(frozen=True, slots=True)
class Line:
    """One row: its cells, the column whose words carry a meaning and the colour that repeats it.

    Attributes:
        task: what the row leads to; empty for nothing.
    """

    cells: tuple[str, ...]
    tone: str = ""
    toned: int = -1
    task: str = ""


class LinesModel(QAbstractTableModel):
    """Rows of words."""

    def __init__(self, theme: Theme, columns: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._columns = tuple(columns)
        self._lines: tuple[Line, ...] = ()

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show these rows instead."""
        self.beginResetModel()
        self._lines = tuple(lines)
        self.endResetModel()

    def line(self, row: int) -> Line | None:
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._columns[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return line.cells[index.column()]
        if index.column() == line.toned:
            if role == Qt.ItemDataRole.ForegroundRole:
                return self._theme.colour(line.tone)
            if role == Qt.ItemDataRole.FontRole:
                font = QFont(self._theme.font())
                font.setBold(True)
                return font
        return None


def answer_lines(answers: Sequence[Answer]) -> list[Line]:
    """What became of each word, the newest first."""
    lines = []
    for answer in answers:
        words, tone = STATE_WORDS[answer.state]
        day = f"{day_text(answer.replied_on)}: " if answer.replied_on is not None and answer.reason else ""
        task = " – ".join(part for part in (answer.code, " ".join(answer.content.split())) if part)
        cells = (day_text(answer.told.on), task, told_words(answer.told), words, f"{day}{answer.reason}")
        lines.append(Line(cells, tone, 3, answer.task))
    return lines


def passed_lines(passed: Sequence[Passed], directions: Mapping[bool, str]) -> list[Line]:
    """Which files went and came, the newest first."""
    lines = []
    for one in passed:
        words, tone = passed_words(one)
        moment = f"{day_text(one.at.date())} {one.at:%H:%M}"
        cells = (moment, directions[one.came], one.name, str(one.facts) if one.facts else "", words)
        lines.append(Line(cells, tone, 4))
    return lines
