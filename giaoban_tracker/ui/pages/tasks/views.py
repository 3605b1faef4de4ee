"""The menu of named views (dạng xem): choose one, keep what is shown now under a name, forget one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QLineEdit, QMenu, QPushButton, QVBoxLayout, QWidget

from giaoban_tracker.ui.wording import number
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow import saved_views
from giaoban_tracker.workflow.desk import Desk
from giaoban_tracker.workflow.saved_views import SavedView

_LONGEST_NAME = 60


class Views(QObject):
    """Fills the menu when it is opened; counts follow when they are known, nothing is counted before.

    Signals:
        chosen: (SavedView) show this.
        said: (str) words for the status bar.
    """

    chosen = Signal(object)
    said = Signal(str)

    def __init__(
        self, place: Workplace, present: Callable[[], SavedView], page: QWidget, desk: Callable[[], Desk]
    ) -> None:
        """Serve one page.

        Args:
            present: what is shown now, as a view without a name.
            desk: whose tasks are counted: today's, or those of an earlier day that is looked at.
        """
        super().__init__(page)
        self._place = place
        self._present = present
        self._desk = desk
        self._page = page
        self._current = ""
        self._forgotten: SavedView | None = None

    def fill(self, menu: QMenu) -> None:
        """Put the views into a menu as soon as the book has told them."""
        menu.clear()
        menu.addAction("Đang đọc…").setEnabled(False)
        desk = self._place.desk
        self._place.operations.ask(
            lambda: saved_views.views(desk), lambda found: self._show(menu, found), replacing="task-views"
        )

    def ask_name(self) -> None:
        """Ask what the present view is to be called, and keep it."""
        NameDialog(self._current, self.keep, self._page.window()).open()

    def keep(self, name: str) -> None:
        """Keep what is shown now under a name; a view of that name gives way to it."""
        view = replace(self._present(), name=name)
        self._keep(view, f"Đã lưu dạng xem «{name}».")

    def forget(self, view: SavedView) -> None:
        """Forget a view; the menu offers to take it back as long as the window is open."""
        desk = self._place.desk
        self._forgotten = view

        def told(_: None) -> None:
            self.said.emit(f"Đã xóa dạng xem «{view.name}»; lấy lại được trong nút Dạng xem.")

        self._place.operations.ask(lambda: saved_views.forget(desk, view.name), told)

    # ------------------------------------------------------------ parts

    def _keep(self, view: SavedView, words: str) -> None:
        desk = self._place.desk

        def told(_: None) -> None:
            self._current = view.name
            self.said.emit(words)

        self._place.operations.ask(lambda: saved_views.keep(desk, view), told)

    def _show(self, menu: QMenu, found: Sequence[SavedView]) -> None:
        menu.clear()
        actions = [self._add(menu, _escaped(view.name), partial(self._choose, view)) for view in found]
        if not found:
            menu.addAction("Chưa có dạng xem nào").setEnabled(False)
        menu.addSeparator()
        self._add(menu, "&Lưu những gì đang thấy…", self.ask_name)
        current = next((view for view in found if view.name == self._current), None)
        if current is not None:
            self._add(menu, f"&Cập nhật «{_escaped(current.name)}»", lambda: self.keep(current.name))
        if found:
            gone = menu.addMenu("&Xóa")
            for view in found:
                self._add(gone, _escaped(view.name), partial(self.forget, view))
        if self._forgotten is not None:
            lost = self._forgotten
            self._add(menu, f"Lấy &lại «{_escaped(lost.name)}»", lambda: self._take_back(lost))
        self._count(actions, found)

    def _count(self, actions: Sequence[QAction], found: Sequence[SavedView]) -> None:
        desk = self._desk()

        def show(numbers: Sequence[int]) -> None:
            for action, view, count in zip(actions, found, numbers, strict=True):
                action.setText(f"{_escaped(view.name)}\t{number(count)}")

        if found:
            self._place.operations.ask(
                lambda: saved_views.counts(desk, found), show, replacing="task-view-counts", aside=True
            )

    def _choose(self, view: SavedView) -> None:
        self._current = view.name
        self.chosen.emit(view)

    def _take_back(self, view: SavedView) -> None:
        self._forgotten = None
        self._keep(view, f"Đã lấy lại dạng xem «{view.name}».")

    def _add(self, menu: QMenu, words: str, act: Callable[[], object]) -> QAction:
        action = menu.addAction(words)
        action.triggered.connect(lambda *_: act())
        return action


class NameDialog(QDialog):
    """Asks for the name of a view."""

    def __init__(self, name: str, then: Callable[[str], None], parent: QWidget | None = None) -> None:
        """Begin with a name; `then` is told the one that the person gives."""
        super().__init__(parent)
        self.setWindowTitle("Lưu dạng xem")
        self._then = then
        self._line = QLineEdit(name, maxLength=_LONGEST_NAME)
        self._line.setAccessibleName("Tên dạng xem")
        self._line.setPlaceholderText("Quá hạn khối Văn hóa – Xã hội")
        self._line.selectAll()
        label = QLabel("&Tên dạng xem")
        label.setBuddy(self._line)
        told = QLabel(
            "Giữ điều kiện lọc, thứ tự, nhóm và các cột đang thấy. Trùng tên thì thay dạng xem cũ.", wordWrap=True
        )
        told.setProperty("quiet", True)
        self._yes = QPushButton("Lưu")
        self._yes.setProperty("main", True)
        self._yes.setDefault(True)
        no = QPushButton("Thôi")
        no.setAutoDefault(False)
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(no)
        buttons.addWidget(self._yes)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        for widget in (label, self._line, told):
            column.addWidget(widget)
        column.addLayout(buttons)
        self.setMinimumWidth(52 * self.fontMetrics().averageCharWidth())
        self._line.textChanged.connect(self._follow)
        self._yes.clicked.connect(self.accept)
        no.clicked.connect(self.reject)
        self._follow()

    def accept(self) -> None:
        name = " ".join(self._line.text().split())
        if name:
            super().accept()
            self._then(name)

    def _follow(self) -> None:
        self._yes.setEnabled(bool(self._line.text().strip()))


def _escaped(name: str) -> str:
    return name.replace("&", "&&")
