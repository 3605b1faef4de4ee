"""Ctrl+K: everything within reach of a few letters – what can be done, tasks, units, meetings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QMenuBar,
    QVBoxLayout,
    QWidget,
)

from giaoban_tracker.domain.search_text import folded
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow.find_anything import Found, FoundKind, find

_KINDS = {
    FoundKind.TASK: ("Nhiệm vụ", "tasks"),
    FoundKind.UNIT: ("Đơn vị", "units"),
    FoundKind.MEETING: ("Kỳ giao ban", "meetings"),
}
_MOST_COMMANDS = 7
_ROWS_SHOWN = 12
_CHOICE = Qt.ItemDataRole.UserRole
_MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


@dataclass(frozen=True, slots=True)
class Command:
    """Something a menu offers now.

    Attributes:
        path: menu and action: "Sổ › Sao lưu ngay".
    """

    path: str
    keys: str
    action: QAction


class Palette(QDialog):
    """A line to type into and what it finds; Enter takes the marked row, Esc leaves everything as it was.

    Signals:
        found_chosen: (Found) a task, unit or meeting was chosen.
    """

    found_chosen = Signal(object)

    def __init__(self, place: Workplace, bar: QMenuBar, parent: QWidget | None = None) -> None:
        """Offer what the menus hold now; actions that are off are left out."""
        super().__init__(parent, Qt.WindowType.FramelessWindowHint | Qt.WindowType.Dialog)
        self._place = place
        self._commands = tuple(_commands(bar))
        self._found: Sequence[Found] = ()
        self.setWindowTitle("Tìm nhanh")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self._line = QLineEdit(placeholderText="Tìm lệnh, nhiệm vụ, đơn vị, kỳ giao ban…")
        self._line.setAccessibleName("Tìm nhanh")
        self._line.setClearButtonEnabled(True)
        self._list = QListWidget()
        self._list.setAccessibleName("Kết quả")
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._hint = QLabel("↑ ↓ chọn · Enter mở · Esc đóng")
        self._hint.setProperty("quiet", True)
        self._lay_out()
        self._line.textChanged.connect(self._search)
        self._line.installEventFilter(self)
        self._list.itemClicked.connect(lambda _item: self._take())
        self._show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows and Enter move and take the marked row while the letters go into the line."""
        if watched is self._line and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            key = Qt.Key(event.key())
            if key in _MOVES:
                self._move(_MOVES[key])
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._take()
                return True
        return super().eventFilter(watched, event)

    # ------------------------------------------------------------ building

    def _lay_out(self) -> None:
        frame = QFrame(self)
        frame.setProperty("card", True)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(frame)
        column = QVBoxLayout(frame)
        column.setContentsMargins(12, 12, 12, 8)
        column.setSpacing(8)
        column.addWidget(self._line)
        column.addWidget(self._list, 1)
        column.addWidget(self._hint)
        metrics = self.fontMetrics()
        self.resize(QSize(metrics.averageCharWidth() * 96, metrics.height() * (_ROWS_SHOWN + 4) * 3 // 2))
        above = self.parentWidget()
        if above is not None:
            corner = above.mapToGlobal(above.rect().topLeft())
            self.move(corner.x() + (above.width() - self.width()) // 2, corner.y() + above.height() // 8)

    # ------------------------------------------------------------ what is shown

    def _search(self, words: str) -> None:
        if not words.strip():
            self._found = ()
            self._show()
            return
        desk = self._place.desk
        self._place.operations.ask(lambda: find(desk, words), self._take_found, replacing="palette")

    def _take_found(self, found: Sequence[Found]) -> None:
        self._found = found
        self._show()

    def _show(self) -> None:
        wanted = folded(self._line.text()).split()
        self._list.clear()
        commands = [one for one in self._commands if all(word in folded(one.path) for word in wanted)]
        for command in commands[: _MOST_COMMANDS if wanted else None]:
            self._add(f"{command.path}    {command.keys}".rstrip(), command, "next")
        for found in self._found:
            kind, icon = _KINDS[found.kind]
            self._add(" – ".join(filter(None, (f"{kind}: {found.title}", found.detail))), found, icon)
        if not self._list.count():
            self._add("Không có gì khớp. Thử ít từ hơn; không cần gõ dấu.", None, "search")
        self._list.setCurrentRow(0)

    def _add(self, words: str, choice: Command | Found | None, icon: str) -> None:
        item = QListWidgetItem(self._place.icons.icon(icon, self._place.theme.colour("quiet")), words)
        item.setData(_CHOICE, choice)
        item.setToolTip(words)
        self._list.addItem(item)

    # ------------------------------------------------------------ what a person does

    def _move(self, step: int) -> None:
        count = self._list.count()
        self._list.setCurrentRow((self._list.currentRow() + step) % count)

    def _take(self) -> None:
        item = self._list.currentItem()
        choice = item.data(_CHOICE)
        if choice is None:
            return
        self.accept()
        if isinstance(choice, Command):
            choice.action.trigger()
        else:
            self.found_chosen.emit(choice)


def _commands(bar: QMenuBar) -> Iterable[Command]:
    for top in bar.actions():
        menu = top.menu()
        if isinstance(menu, QMenu) and top.isVisible():
            yield from _under(menu, _plain(top.text()))


def _under(menu: QMenu, path: str) -> Iterable[Command]:
    for action in menu.actions():
        if action.isSeparator() or not action.isVisible():
            continue
        words, _, keys = action.text().partition("\t")
        name = f"{path} › {_plain(words)}"
        inner = action.menu()
        if isinstance(inner, QMenu):
            yield from _under(inner, name)
        elif action.isEnabled():
            yield Command(name, keys or action.shortcut().toString(QKeySequence.SequenceFormat.NativeText), action)


def _plain(words: str) -> str:
    return words.replace("&", "").rstrip("…")
