"""What a page owes to those who hear it, walk it by the keyboard, or read it large; each check names who breaks it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAccessible, QTextDocumentFragment
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTabWidget,
    QTextEdit,
    QToolButton,
    QWidget,
)

WIDGETS_OF_USE = (QAbstractButton, QAbstractItemView, QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit, QTextEdit)
SMALL_SCREEN = QSize(1366, 720)
"""The smallest screen that an office still has, less the bar at its foot."""


def show_on_a_small_screen(window: QWidget) -> None:
    """Show a window as large as that, whatever the screen of the tests is."""
    window.setWindowState(Qt.WindowState.WindowNoState)
    window.resize(SMALL_SCREEN)
    window.show()
    window.activateWindow()


def controls(root: QWidget) -> list[QWidget]:
    """Everything on the screen that a person works with; a part inside another control counts as that control."""
    return [one for one in root.findChildren(QWidget) if _is_control(one) and one.isVisibleTo(root) and one.isEnabled()]


def _is_control(widget: QWidget) -> bool:
    if isinstance(widget, QHeaderView | QAbstractSlider) or widget.focusProxy() or _inside_a_control(widget):
        return False
    return isinstance(widget, WIDGETS_OF_USE) or bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


def _inside_a_control(widget: QWidget) -> bool:
    """Whether Qt made it as a part of a larger control: a spin box's field, a table's corner."""
    return isinstance(widget.parentWidget(), QAbstractSpinBox | QComboBox | QLineEdit | QAbstractItemView | QHeaderView)


def sheets(page: QWidget) -> Iterator[str]:
    """Bring every tab of a page to the front, one after another; a page without tabs is one sheet."""
    tabs = next((one for one in page.findChildren(QTabWidget) if one.isVisibleTo(page)), None)
    if tabs is None:
        settle()
        yield ""
        return
    for number in range(tabs.count()):
        tabs.setCurrentIndex(number)
        settle()
        yield tabs.tabText(number)


def settle() -> None:
    """Let layouts come to rest: a label that is broken anew asks for another height, and its column for another."""
    for _ in range(4):
        QApplication.processEvents()


def nameless(root: QWidget) -> list[str]:
    """Controls for which a screen reader has no words, or of which it cannot say what they are."""
    return [_told(one) for one in controls(root) if not _name(one) or _role(one) is QAccessible.Role.NoRole]


def hiding_their_words(root: QWidget) -> list[str]:
    """Labels whose accessible name stands in the way of the words that are seen."""
    return [
        _told(label)
        for label in root.findChildren(QLabel)
        if label.accessibleName() and plain(label) and plain(label) not in label.accessibleName()
    ]


def out_of_reach(root: QWidget) -> list[str]:
    """Controls that neither Tab comes to, nor arrows from one that it comes to."""
    # Asked before: a row that Tab comes to may be chosen by that, and buttons before it come to life.
    there = controls(root)
    reached = _reached(root.window())
    return [_told(one) for one in there if one not in reached and not _by_arrows(one, reached)]


def _reached(window: QWidget) -> set[QWidget]:
    """Everything that Tab comes to before it is back where it began, and whatever hands its focus on to that."""
    reached: set[QWidget] = set()
    window.focusNextChild()
    focused = QApplication.focusWidget()
    while focused is not None and focused not in reached:
        reached.add(focused)
        window.focusNextChild()
        focused = QApplication.focusWidget()
    return reached


def _by_arrows(widget: QWidget, reached: set[QWidget]) -> bool:
    """One of several of which one is chosen, or a list that is walked from the field above it."""
    parent = widget.parentWidget()
    if parent is None:
        return False
    beside = parent.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
    if isinstance(widget, QAbstractItemView):
        return any(isinstance(one, QLineEdit) and one in reached for one in beside)
    return any(one in reached for one in beside if _excludes(widget, one))


def _excludes(one: QWidget, other: QWidget) -> bool:
    """Whether choosing one of two buttons takes the choice from the other."""
    if not isinstance(one, QAbstractButton) or not isinstance(other, QAbstractButton):
        return False
    group = one.group()
    if group is not None:
        return group.exclusive() and other.group() is group
    return one.autoExclusive() and other.autoExclusive()


def cut(root: QWidget) -> list[str]:
    """Words that have less room than they take."""
    labels = [one for one in root.findChildren(QLabel) if one.isVisibleTo(root) and plain(one)]
    buttons = [one for one in root.findChildren(QAbstractButton) if one.isVisibleTo(root) and one.text()]
    return [_told(one) for one in labels if _label_is_cut(one)] + [_told(one) for one in buttons if _button_is_cut(one)]


def _label_is_cut(label: QLabel) -> bool:
    room = label.contentsRect()
    if label.wordWrap():
        return room.height() < label.heightForWidth(label.width()) - label.height() + room.height()
    lines = plain(label).splitlines()
    taken = max(label.fontMetrics().horizontalAdvance(line) for line in lines)
    return room.width() < taken or label.height() < label.minimumSizeHint().height()


def _button_is_cut(button: QAbstractButton) -> bool:
    if isinstance(button, QToolButton) and button.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonIconOnly:
        return False
    taken = button.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, button.text())
    return button.width() < taken.width() or button.height() < taken.height()


def plain(label: QLabel) -> str:
    """The words of a label without the marks of rich text and the underlines of keys."""
    words = label.text()
    if label.textFormat() is not Qt.TextFormat.PlainText and re.search(r"</?\w", words):
        return QTextDocumentFragment.fromHtml(words).toPlainText()
    return words.replace("&", "") if label.buddy() is not None else words


def _name(widget: QWidget) -> str:
    """What a screen reader says: Qt's own answer; of a combo box what it is for, since Qt says what is chosen."""
    parent = widget.parentWidget()
    own = widget.accessibleName() or (parent.accessibleName() if parent is not None else "")
    if own or isinstance(widget, QComboBox):
        return own or _buddy_of(widget)
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def _buddy_of(widget: QWidget) -> str:
    labels = widget.window().findChildren(QLabel)
    return next((plain(label) for label in labels if label.buddy() is widget), "")


def _role(widget: QWidget) -> QAccessible.Role:
    return QAccessible.queryAccessibleInterface(widget).role()


def _told(widget: QWidget) -> str:
    """A widget in an error message: its class, the words on it, and what it stands in."""
    words = widget.accessibleName() or str(getattr(widget, "text", lambda: "")())
    within: list[str] = []
    parent = widget.parentWidget()
    while parent is not None and len(within) < 3:
        within.append(type(parent).__name__)
        parent = parent.parentWidget()
    return f"{type(widget).__name__} “{words[:60]}” in {' in '.join(within)}"
