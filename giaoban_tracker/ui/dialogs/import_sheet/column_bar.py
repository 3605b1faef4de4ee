"""Which meaning the column at hand has, and another one to choose."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QWidget

from giaoban_tracker.ui.dialogs.import_sheet.preview_model import SheetColumn
from giaoban_tracker.ui.sheet_wording import FIELD_TITLES
from giaoban_tracker.workflow.import_sheet import SheetField

_NOTHING = "— Bỏ qua cột này —"


class ColumnBar(QWidget):
    """One line above the table that follows its current column.

    Signals:
        chosen: (int, object) number of the column in the sheet, and its meaning (None for nothing).
    """

    chosen = Signal(int, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column: SheetColumn | None = None
        self._label = QLabel()
        self._box = QComboBox()
        self._box.setAccessibleName("Cột đang chọn được hiểu là")
        self._box.addItem(_NOTHING, None)
        for known, title in FIELD_TITLES.items():
            if known is not SheetField.ID:
                self._box.addItem(title, known)
        self._label.setBuddy(self._box)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._label)
        row.addWidget(self._box)
        self._box.activated.connect(self._choose)
        self.show_column(None)

    def show_column(self, column: SheetColumn | None) -> None:
        """Follow a column; None when the current one is not of the sheet."""
        self._column = column
        self._box.setEnabled(column is not None)
        if column is None:
            self._label.setText("Bấm vào một cột để đổi &cách hiểu:")
            self._box.setCurrentIndex(0)
            return
        title = column.title if len(column.title) <= 40 else f"{column.title[:40]}…"
        self._label.setText(f"&Cột «{title.replace('&', '&&')}» được hiểu là:")
        self._box.setCurrentIndex(max(0, self._box.findData(column.field)) if column.field is not None else 0)

    def offer(self) -> None:
        """Open the list of meanings."""
        if self._column is not None:
            self._box.setFocus()
            self._box.showPopup()

    def choose(self, known: SheetField | None) -> None:
        """Choose a meaning as a person does."""
        self._box.setCurrentIndex(self._box.findData(known) if known is not None else 0)
        self._choose(self._box.currentIndex())

    def _choose(self, place: int) -> None:
        if self._column is not None:
            data = self._box.itemData(place)
            self.chosen.emit(self._column.place, SheetField(data) if data is not None else None)
