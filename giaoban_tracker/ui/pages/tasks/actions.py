"""What a person can do with the selected tasks: one set of actions for menu bar, context menu and keys."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QKeySequence

from giaoban_tracker.domain.task_list import TaskRow
from giaoban_tracker.ui.task_decisions import MOST_TOGETHER, TOGETHER, Decision, possible_on_row

_FIRST_GROUP = (Decision.REPORT, Decision.ACCEPT, Decision.SEND_BACK)
_SECOND_GROUP = (Decision.EXTEND, Decision.CHASE, Decision.EDIT, Decision.CORRECT, Decision.WITHDRAW)
_THIRD_GROUP = tuple(one for one in Decision if one not in (*_FIRST_GROUP, *_SECOND_GROUP))


class TaskActions(QObject):
    """The actions, enabled as far as the selection allows.

    Signals:
        decision_wanted: (Decision) on the task or tasks selected.
        new_wanted, copy_wanted, paste_wanted, cell_wanted, fill_wanted: the action of that name.
    """

    decision_wanted = Signal(object)
    new_wanted = Signal()
    copy_wanted = Signal()
    paste_wanted = Signal()
    cell_wanted = Signal()
    fill_wanted = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.new = QAction("Nhiệm vụ &mới…", self)
        self.new.setShortcut(QKeySequence("Ctrl+N"))
        self.new.triggered.connect(lambda *_: self.new_wanted.emit())
        self.copy = QAction("&Chép dạng bảng", self)
        self.copy.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
        self.copy.triggered.connect(lambda *_: self.copy_wanted.emit())
        self.paste = QAction("&Dán các dòng từ Excel, Word…", self)
        self.paste.setShortcut(QKeySequence(QKeySequence.StandardKey.Paste))
        self.paste.setStatusTip("Mỗi dòng của bảng vừa chép thành một nhiệm vụ, xem trước rồi mới ghi")
        self.paste.triggered.connect(lambda *_: self.paste_wanted.emit())
        self.cell = QAction("Sửa ô đang đứng", self)
        self.cell.setShortcut(QKeySequence("F2"))
        self.cell.setStatusTip("Sửa ngay trong bảng: Enter xuống dòng, Tab sang ô sau, Esc bỏ")
        self.cell.triggered.connect(lambda *_: self.cell_wanted.emit())
        self.fill = QAction("Điền &xuống", self)
        self.fill.setShortcut(QKeySequence("Ctrl+D"))
        self.fill.setStatusTip("Lấy ô của dòng trên cùng đang chọn điền cho các dòng bên dưới")
        self.fill.triggered.connect(lambda *_: self.fill_wanted.emit())
        self._decisions = {decision: self._action(decision) for decision in Decision}
        self._writing = (self.new, self.cell, self.fill, self.paste, *self._decisions.values())
        self._hints = {action: (action.toolTip(), action.statusTip()) for action in self._writing}
        self._locked = False
        self.follow(None, 0)

    def all(self) -> list[QAction]:
        """Every action in the order of menus, with separators between the groups."""
        return [
            self.new,
            self._separator(),
            *(self._decisions[decision] for decision in _FIRST_GROUP),
            self._separator(),
            *(self._decisions[decision] for decision in _SECOND_GROUP),
            self._separator(),
            *(self._decisions[decision] for decision in _THIRD_GROUP),
            self._separator(),
            self.cell,
            self.fill,
            self.copy,
            self.paste,
        ]

    def follow(self, row: TaskRow | None, count: int) -> None:
        """Enable what is possible on the selection.

        Args:
            row: the selected task; None when there is none, when there are several, or while it is on its way.
            count: how many are selected.
        """
        possible = possible_on_row(row) if row is not None else ()
        if 1 < count <= MOST_TOGETHER:
            possible = TOGETHER
        for decision, action in self._decisions.items():
            action.setEnabled(decision in possible)
            # Report and accept share their keys: whichever is the next step has them.
            shared = decision is Decision.REPORT and Decision.ACCEPT in possible
            owns_keys = not shared and (decision is not Decision.ACCEPT or decision in possible)
            action.setShortcuts([QKeySequence(keys) for keys in decision.value.keys] if owns_keys else [])
        self.cell.setEnabled(count == 1)
        self.fill.setEnabled(count > 1)
        self.copy.setEnabled(count > 0)
        self.new.setEnabled(True)
        self.paste.setEnabled(True)
        self._disable_locked()

    def lock(self, why: str) -> None:
        """Offer nothing that writes, and say why in its place; empty words offer it again from the next `follow` on."""
        self._locked = bool(why)
        for action, (tool_tip, status_tip) in self._hints.items():
            action.setToolTip(why or tool_tip)
            action.setStatusTip(why or status_tip)
        self._disable_locked()

    def _disable_locked(self) -> None:
        if self._locked:
            for action in self._writing:
                action.setEnabled(False)

    def _action(self, decision: Decision) -> QAction:
        action = QAction(decision.value.words, self)
        action.setToolTip(decision.value.hint)
        action.setStatusTip(decision.value.hint)
        action.triggered.connect(lambda: self.decision_wanted.emit(decision))
        return action

    def _separator(self) -> QAction:
        line = QAction(self)
        line.setSeparator(True)
        return line
