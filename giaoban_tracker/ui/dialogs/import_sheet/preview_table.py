"""The table of the preview: a column's heading can be pressed, the space bar leaves rows out."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from giaoban_tracker.ui.dialogs.import_sheet.preview_model import OUTCOME, OWN_COLUMNS, PreviewModel
from giaoban_tracker.workflow.import_sheet import SheetField

_LETTERS = {
    SheetField.CONTENT: 44,
    SheetField.LEAD: 24,
    SheetField.SUPPORT: 22,
    SheetField.RESULT: 26,
    SheetField.NOTE: 20,
}
_USUAL = 17


class PreviewTable(QTableView):
    """Shows a preview model.

    Signals:
        moved: another cell is current.
        heading_pressed: (int) of that column of the model.
    """

    moved = Signal()
    heading_pressed = Signal(int)

    def __init__(self, model: PreviewModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = model
        self.setModel(model)
        self.setAccessibleName("Các dòng của bảng")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setWordWrap(False)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 10)
        header = self.horizontalHeader()
        header.setSectionsClickable(True)
        header.setHighlightSections(False)
        # To show whether a whole column is selected it would ask every row of it; ten thousand take a second.
        header.setSelectionModel(QItemSelectionModel(model, header))
        header.setMinimumHeight(2 * self.fontMetrics().height() + 14)
        header.sectionClicked.connect(self._press)
        self.selectionModel().currentChanged.connect(lambda *_: self.moved.emit())

    def fit(self) -> None:
        """Give the columns widths by what they hold; row by row would take longer than anybody waits."""
        letter = self.fontMetrics().averageCharWidth()
        for place, letters in enumerate((6, 6, 17)):
            self.setColumnWidth(place, letters * letter + 12)
        for place, column in enumerate(self._rows.columns, OWN_COLUMNS):
            most = _LETTERS.get(column.field, _USUAL) if column.field is not None else _USUAL
            wanted = max(len(column.title), len(self._rows.meaning_of(column)), self._rows.longest_in(column))
            self.setColumnWidth(place, min(wanted, most) * letter + 28)

    def go_to_row(self, number: int) -> None:
        """Bring a row of the sheet into sight."""
        for row in range(self._rows.rowCount()):
            task = self._rows.row_at(row)
            if task is not None and task.number >= number:
                self.setCurrentIndex(self._rows.index(row, max(OUTCOME, self.currentIndex().column())))
                return

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and self.selectionModel().hasSelection():
            self._rows.turn([index.row() for index in self.selectionModel().selectedRows()])
        else:
            super().keyPressEvent(event)

    def _press(self, section: int) -> None:
        """Make the column the current one, so that keyboard and mouse lead to the same choice."""
        row = max(0, self.currentIndex().row())
        index = self._rows.index(row, section) if self._rows.rowCount() else QModelIndex()
        if index.isValid():
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
        if section >= OWN_COLUMNS:
            self.heading_pressed.emit(section)
