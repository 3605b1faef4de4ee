"""The small parts of the card: headings, wrapped words, marks, thin bars, buttons of decisions."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from giaoban_tracker.ui.task_decisions import Decision
from giaoban_tracker.ui.task_words import StateMark
from giaoban_tracker.ui.workplace import Workplace

_ICON = 16
_BAR = 6


def words(text: str, *, quiet: bool = False, bold: bool = False, rich: bool = False) -> QLabel:
    """Text that wraps and can be selected and copied."""
    label = QLabel(text, wordWrap=True)
    label.setTextFormat(Qt.TextFormat.RichText if rich else Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    if quiet:
        label.setProperty("quiet", True)
    if bold:
        label.setProperty("title", True)
    return label


def link(text: str, hint: str, act: Callable[[], object]) -> QPushButton:
    """A button that looks like a link and takes the focus like a button."""
    button = QPushButton(text)
    button.setProperty("link", True)
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    button.setToolTip(hint)
    button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    button.clicked.connect(lambda *_: act())
    return button


def decision_button(place: Workplace, decision: Decision, act: Callable[[], object], *, main: bool) -> QPushButton:
    """The button of one decision; the next step is the main one."""
    button = QPushButton(decision.value.words)
    if main:
        button.setIcon(place.icons.icon(decision.value.icon, place.theme.colour("on_accent")))
        button.setIconSize(QSize(_ICON, _ICON))
    button.setToolTip(decision.value.hint)
    button.setProperty("main", main)
    button.clicked.connect(lambda *_: act())
    return button


def section(title: str, *parts: QWidget) -> QFrame:
    """A heading with what belongs to it."""
    frame = QFrame()
    column = QVBoxLayout(frame)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    heading = QLabel(title)
    heading.setProperty("section", True)
    column.addWidget(heading)
    for part in parts:
        column.addWidget(part)
    return frame


class Pill(QFrame):
    """How something stands: shape and words on a pale ground of its colour."""

    def __init__(self, place: Workplace, mark: StateMark, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mark = mark
        tone = place.theme.colour(mark.tone)
        ground = place.theme.colour(f"{mark.tone}_soft").name()
        picture = QLabel()
        picture.setPixmap(place.icons.pixmap(mark.icon, tone, _ICON))
        label = self._label = QLabel(mark.whole)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 3, 10, 3)
        row.setSpacing(6)
        row.addWidget(picture)
        row.addWidget(label)
        self.setAccessibleName(f"Tình trạng: {mark.whole}")
        self.setStyleSheet(f"Pill {{ background: {ground}; border-radius: 4px; }} QLabel {{ color: {tone.name()}; }}")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def fit(self, room: int) -> None:
        """Write everything where that many pixels are enough for it, else the state alone."""
        fits = self.fontMetrics().horizontalAdvance(self._mark.whole) <= room
        self._label.setText(self._mark.whole if fits else self._mark.words)


class ThinBar(QWidget):
    """Progress as a thin bar; the number stands beside it in words."""

    def __init__(self, place: Workplace, percent: int, tone: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place = place
        self._percent = percent
        self._tone = tone
        self.setFixedHeight(_BAR)
        self.setAccessibleName(f"Tiến độ {percent}%")

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt names it
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._place.theme.colour("line"))
        done = self.rect()
        done.setWidth(self.width() * self._percent // 100)
        painter.fillRect(done, self._place.theme.colour(self._tone))
