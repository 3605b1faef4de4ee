"""The journal as rows of a table, fetched as far as somebody scrolls."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from giaoban_tracker.domain.terms import day_text
from giaoban_tracker.ui.fact_words import change_lines, writer
from giaoban_tracker.ui.pages.journal.search import headline
from giaoban_tracker.ui.theme import Theme
from giaoban_tracker.workflow.read_journal import JournalEntry, JournalPage

COLUMNS = ("Lúc ghi", "Người ghi", "Việc", "Thay đổi")
AT, BY, DEED, CHANGE = range(len(COLUMNS))
UNDONE = "(đã hoàn tác)"

_Index = QModelIndex | QPersistentModelIndex


class JournalModel(QAbstractTableModel):
    """Entries newest first.

    Signals:
        more_wanted: () somebody has scrolled to the end of what is known, and there is more.
    """

    more_wanted = Signal()

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._entries: list[JournalEntry] = []
        self._names: Mapping[str, str] = {}
        self._has_more = False
        self._asked = False

    def start(self) -> None:
        """Forget everything; more is on its way."""
        self.beginResetModel()
        self._entries = []
        self._has_more = False
        self.endResetModel()

    def add(self, page: JournalPage) -> None:
        """Put a page below what is there."""
        self._names = page.names
        self._asked = False
        self._has_more = page.next is not None
        if page.entries:
            first = len(self._entries)
            self.beginInsertRows(QModelIndex(), first, first + len(page.entries) - 1)
            self._entries += page.entries
            self.endInsertRows()

    def entry(self, row: int) -> JournalEntry | None:
        """The entry of a row; None when there is no such row."""
        return self._entries[row] if 0 <= row < len(self._entries) else None

    @property
    def names(self) -> Mapping[str, str]:
        """Units, blocs, meetings and leaders by id, as of the last page."""
        return self._names

    @property
    def has_more(self) -> bool:
        """Whether older facts have not been looked at."""
        return self._has_more

    # ------------------------------------------------------------ Qt

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._entries)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return COLUMNS[section]
        return None

    def canFetchMore(self, parent: _Index) -> bool:
        return not parent.isValid() and self._has_more and not self._asked

    def fetchMore(self, parent: _Index) -> None:
        if self.canFetchMore(parent):
            self._asked = True
            self.more_wanted.emit()

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        entry = self.entry(index.row())
        if entry is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(entry, index.column())
        if role == Qt.ItemDataRole.ToolTipRole and index.column() in (DEED, CHANGE):
            return self._text(entry, index.column()) or None
        if role == Qt.ItemDataRole.ForegroundRole and (entry.undone or index.column() in (AT, CHANGE)):
            return self._theme.colour("quiet")
        if role == Qt.ItemDataRole.FontRole and index.column() == DEED:
            font = self._theme.font()
            font.setStrikeOut(entry.undone)
            return font
        return None

    def _text(self, entry: JournalEntry, column: int) -> str:
        if column == AT:
            return written_at(entry)
        if column == BY:
            return writer(entry.fact)
        if column == DEED:
            return f"{headline(entry)} {UNDONE}" if entry.undone else headline(entry)
        changes = change_lines(entry.fact, self._names, earlier=entry.earlier, cited=entry.cited)
        lines = [change.words for change in changes]
        return " · ".join(" ".join(line.split()) for line in (*lines, *([entry.content] if entry.content else [])))


def written_at(entry: JournalEntry) -> str:
    """When it was written: "30/08/2017 08:30"."""
    return f"{day_text(entry.fact.at.date())} {entry.fact.at:%H:%M}"
