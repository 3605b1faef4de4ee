"""Which key does what in a review. One table for list and text, so that help, tests and keys cannot part."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent

LETTERS: Mapping[str, str] = {
    "a": "accept",
    "e": "edit",
    "c": "lead",
    "h": "deadline",
    "r": "dismiss",
    "m": "merge",
    "k": "continue",
    "u": "undo",
    "n": "next-open",
    "d": "offered",
    "q": "requote",
    "t": "add",
    "s": "split",
}
"""Single letters; they work while the list or the text has the focus."""

IN_MENU = (
    ("accept", "&Nhận đề xuất", "A"),
    ("edit", "&Sửa nội dung", "E"),
    ("lead", "Chọn đơn vị &chủ trì", "C"),
    ("deadline", "Sửa thời &hạn", "H"),
    ("dismiss", "&Bỏ, không phải nhiệm vụ…", "R"),
    ("merge", "&Gộp với đề xuất khác", "M"),
    ("continue", "Nối vào nhiệm vụ đang &mở", "K"),
    ("split", "&Tách đề xuất tại con trỏ", "S"),
    ("requote", "Lấy đoạn bôi đen làm t&rích dẫn", "Q"),
    ("add", "Thêm nhiệm vụ từ đ&oạn bôi đen", "T"),
    ("next-open", "Đến câu chưa &xét", "N"),
    ("undo", "Hoàn tác &lần xét vừa rồi", "U"),
    ("record", "Ghi &vào sổ", "Ctrl+Enter"),
)
"""The deeds as the window's menu offers them: name, title, keys."""

_Key = Qt.Key
_IN_LIST = {
    _Key.Key_Return: "accept",
    _Key.Key_Enter: "accept",
    _Key.Key_F2: "edit",
    _Key.Key_Delete: "dismiss",
    _Key.Key_Escape: "close-notice",
    _Key.Key_F6: "to-text",
}
_IN_TEXT = {
    _Key.Key_Space: "choose",
    _Key.Key_Return: "choose",
    _Key.Key_Enter: "choose",
    _Key.Key_Escape: "to-list",
    _Key.Key_F6: "to-list",
}
_WITH_CONTROL = {
    _Key.Key_Z: "undo",
    _Key.Key_Y: "redo",
    _Key.Key_Return: "record",
    _Key.Key_Enter: "record",
}
_WITH_ALT = {_Key.Key_Up: "previous", _Key.Key_Down: "next"}


def actions_of(parent: QObject, do: Callable[[str], None]) -> list[QAction]:
    """The deeds as actions for a menu; their keys are named, not bound."""
    actions = []
    for name, title, keys in IN_MENU:
        action = QAction(f"{title}\t{keys}", parent)
        action.triggered.connect(lambda _=False, name=name: do(name))
        actions.append(action)
    return actions


def deed_of(event: QKeyEvent, *, in_text: bool) -> str:
    """The deed of a key that is no letter; empty when it has none."""
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if modifiers == Qt.KeyboardModifier.ControlModifier:
        table = _WITH_CONTROL
    elif modifiers == Qt.KeyboardModifier.AltModifier:
        table = _WITH_ALT
    elif modifiers == Qt.KeyboardModifier.NoModifier:
        table = _IN_TEXT if in_text else _IN_LIST
    else:
        return ""
    return table.get(Qt.Key(event.key()), "")
