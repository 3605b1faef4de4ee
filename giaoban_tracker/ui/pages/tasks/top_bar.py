"""The line above the table: the search, and buttons with menus of what can be changed in the list."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from giaoban_tracker.ui.pages.tasks.bars import menu_button
from giaoban_tracker.ui.workplace import Workplace

_ICONS = ("calendar", "views", "filter", "group", "columns")
_NEW_HINT = "Giao một nhiệm vụ bằng tay (Ctrl+N)"
_WIDE = 110
"""In so many letters of width there is room for the words of the buttons beside the search."""


class TopBar(QWidget):
    """Holds the controls; whoever makes it gives the buttons their menus. Where it is narrow they show icons alone.

    Attributes:
        search: words to look for.
        past, views, filters, groups, columns: buttons that open a menu.
        new: gives a task by hand.
    """

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self._place = place
        self.search = QLineEdit(placeholderText="Tìm nhiệm vụ, đơn vị, lãnh đạo, kết quả… không cần gõ dấu")
        self.search.setClearButtonEnabled(True)
        self.search.setAccessibleName("Tìm nhiệm vụ")
        self.search.setToolTip("Gõ vài chữ, có dấu hay không dấu đều được (Ctrl+F)")
        self.past = menu_button(
            place, "Như sổ ngày", "calendar", "Xem bảng và các con số như sổ của một ngày đã qua, hay tại kỳ giao ban"
        )
        self.views = menu_button(place, "Dạng xem", "views", "Dạng xem đã đặt tên: lọc, thứ tự, nhóm, cột")
        self.filters = menu_button(
            place, "Lọc", "filter", "Lọc theo đơn vị, khối, kỳ giao ban, lãnh đạo, lĩnh vực, tình trạng"
        )
        self.groups = menu_button(place, "Nhóm", "group", "Gom các dòng theo đơn vị, tình trạng, lãnh đạo…")
        self.columns = menu_button(place, "Cột", "columns", "Chọn cột, thứ tự sắp xếp")
        self.new = QPushButton("Nhiệm vụ mới…")
        self.new.setToolTip(_NEW_HINT)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.search, 1)
        self._buttons = (self.past, self.views, self.filters, self.groups, self.columns)
        for button in (*self._buttons, self.new):
            row.addWidget(button)

        place.theme.changed.connect(self._colour)

    def _colour(self) -> None:
        ink = self._place.theme.colour("ink")
        for button, icon in zip(self._buttons, _ICONS, strict=True):
            button.setIcon(self._place.icons.icon(icon, ink))

    def show_grouping(self, title: str) -> None:
        """Say by what the table is grouped; empty when it is not."""
        self.groups.setText(f"Nhóm: {title} ▾" if title else "Nhóm ▾")
        self.groups.setAccessibleName(f"Nhóm theo {title}" if title else "Nhóm")

    def lock(self, why: str) -> None:
        """Give no new task, and say why; empty words give them again."""
        self.new.setEnabled(not why)
        self.new.setToolTip(why or _NEW_HINT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= _WIDE * self.fontMetrics().averageCharWidth()
        style = Qt.ToolButtonStyle.ToolButtonTextBesideIcon if wide else Qt.ToolButtonStyle.ToolButtonIconOnly
        for button in self._buttons:
            button.setToolButtonStyle(style)
