"""The forms that can be printed, in groups by what a clerk wants to do; exactly one is chosen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QSignalBlocker, QSize, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QSizePolicy, QWidget

if TYPE_CHECKING:
    from giaoban_tracker.workflow.printing import Form

GROUPS: Mapping[str, Mapping[str, str]] = {
    "Theo dõi": {
        "F7": "Danh sách theo dõi kết luận",
        "F1": "Bảng theo dõi đầy đủ các cột",
        "LIST": "Bảng như ở trang Nhiệm vụ",
        "F5": "Sắp hết hạn và quá hạn",
    },
    "Tổng hợp, báo cáo": {
        "F6": "Tổng hợp theo đơn vị",
        "F12": "Báo cáo thực hiện kết luận",
    },
    "Ban hành, giao việc": {
        "F11": "Thông báo kết luận",
        "F3": "Bảng phân công nhiệm vụ",
        "F10": "Phiếu giao việc",
    },
    "Đôn đốc": {
        "F8": "Danh mục nhiệm vụ quá hạn",
        "CVDD": "Công văn đôn đốc",
        "F9": "Phiếu đôn đốc",
    },
    "Đơn vị điền": {
        "PBC": "Phiếu báo cáo kết quả",
        "F2": "Mẫu nhập chuẩn (Excel)",
    },
}
"""Short titles by code; the whole title is told beside the pointer."""

FIRST = "F7"
_OTHERS = "Khác"
_FEWEST_LINES = 7
_ROW_GAP = 6


class FormList(QListWidget):
    """Titles below headings that cannot be chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Biểu mẫu")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._forms: tuple[Form, ...] = ()
        self._chosen = FIRST

    def offer(self, forms: Sequence[Form]) -> None:
        """Offer these; the chosen one stays chosen, nothing is told."""
        chosen = self.form()
        self._forms = tuple(forms)
        with QSignalBlocker(self):
            self.clear()
            for heading, titled in grouped(forms):
                self._add_heading(heading)
                for form, title in titled:
                    self._add_form(form, title)
        self.choose(chosen)
        self._fit()

    def form(self) -> str:
        """The code of the chosen form; while none is offered, of the one that will be chosen."""
        row = self.currentRow()
        return str(self.item(row).data(Qt.ItemDataRole.UserRole)) if row >= 0 else self._chosen

    def chosen(self) -> Form | None:
        """The chosen form; None while none is offered."""
        code = self.form()
        return next((form for form in self._forms if form.code == code), None)

    def choose(self, code: str) -> None:
        """Choose a form by its code, else the first; nothing is told."""
        self._chosen = code
        with QSignalBlocker(self):
            self.pick(code)

    def pick(self, code: str) -> None:
        """Choose a form as a person does, by its code; else the first."""
        rows = {self.item(row).data(Qt.ItemDataRole.UserRole): row for row in range(self.count())}
        forms = {form: row for form, row in rows.items() if form}
        if forms:
            self.setCurrentRow(forms.get(code, min(forms.values())))

    # ------------------------------------------------------------ Qt

    def sizeHint(self) -> QSize:
        return QSize(200, self._height_of(_FEWEST_LINES))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """The first form of a group comes into sight with its heading."""
        above = index.sibling(index.row() - 1, index.column())
        if above.isValid() and not above.flags() & Qt.ItemFlag.ItemIsEnabled:
            super().scrollTo(above, hint)
        super().scrollTo(index, hint)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and self.count():
            self._fit()

    # ------------------------------------------------------------ parts

    def _add_heading(self, words: str) -> None:
        item = QListWidgetItem(words, self)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        font = QFont(self.font())
        font.setBold(True)
        item.setFont(font)

    def _add_form(self, form: Form, title: str) -> None:
        item = QListWidgetItem(f"   {title}", self)
        item.setData(Qt.ItemDataRole.UserRole, form.code)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, title)
        item.setToolTip(form.title)

    def _fit(self) -> None:
        """Rows grow with the text, and the list never grows beyond its rows."""
        for row in range(self.count()):
            self.item(row).setSizeHint(QSize(0, self._row_height()))
        self.setMaximumHeight(self._height_of(max(_FEWEST_LINES, self.count())))
        self.updateGeometry()

    def _row_height(self) -> int:
        return self.fontMetrics().height() + _ROW_GAP

    def _height_of(self, lines: int) -> int:
        return self._row_height() * lines + 2 * self.frameWidth() + 2


def grouped(forms: Sequence[Form]) -> list[tuple[str, list[tuple[Form, str]]]]:
    """Forms with their short titles below their headings; a form that no group knows comes last, by its own title."""
    by_code = {form.code: form for form in forms}
    found = [
        (heading, [(by_code.pop(code), title) for code, title in titles.items() if code in by_code])
        for heading, titles in GROUPS.items()
    ]
    found.append((_OTHERS, [(form, form.title) for form in by_code.values()]))
    return [(heading, titled) for heading, titled in found if titled]
