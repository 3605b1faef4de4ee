"""The window for the projector; it shows, moves on, and hands decisions to the usual dialogs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from giaoban_tracker.domain.changes import Changes
from giaoban_tracker.domain.identity import SubjectId
from giaoban_tracker.ui import dialogs
from giaoban_tracker.ui.presentation.slides import Slide, SlideText, slide_text
from giaoban_tracker.ui.task_decisions import Decision, possible_on
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow.show_task import TaskCard, task_card

_KEYS: Mapping[Qt.Key, Decision] = {
    Qt.Key.Key_B: Decision.REPORT,
    Qt.Key.Key_N: Decision.ACCEPT,
    Qt.Key.Key_T: Decision.SEND_BACK,
    Qt.Key.Key_G: Decision.EXTEND,
    Qt.Key.Key_C: Decision.CHASE,
}
_NEXT = {Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_PageDown, Qt.Key.Key_Space}
_BEFORE = {Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_PageUp, Qt.Key.Key_Backspace}
_ENDS = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: -1}
_SIZES = (44, 36, 30, 26, 22, 19, 16)
"""Points of the content, the largest that fits is taken; the facts are a few points smaller."""
_LEAST_POINTS = 13
_MARGIN, _SPACING, _PAD = 48, 16, 14
_GAP, _FACT_GAP = 24, 10
_SMALL = QSize(960, 600)


class Presentation(QWidget):
    """One task after another. What is decided elsewhere meanwhile is shown at once."""

    def __init__(self, place: Workplace, title: str, slides: Sequence[Slide], parent: QWidget | None = None) -> None:
        """Begin with the first of `slides`, of which there is at least one.

        Args:
            title: what is presented: the meeting's title.
        """
        super().__init__(parent, Qt.WindowType.Window)
        self._place = place
        self._slides = tuple(slides)
        self._at = 0
        self._card: TaskCard | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(f"{title} – trình chiếu")
        self.setMinimumSize(_SMALL)
        self._name = title
        self._title = QLabel()
        self._title.setProperty("quiet", True)
        self._count = QLabel()
        self._count.setProperty("quiet", True)
        self._code = QLabel()
        self._state = QLabel()
        self._content = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._content.setAccessibleName("Nội dung nhiệm vụ")
        self._told: list[QLabel] = []
        self._facts = QGridLayout()
        self._facts.setHorizontalSpacing(_GAP)
        self._facts.setVerticalSpacing(_FACT_GAP)
        self._facts.setColumnStretch(1, 1)
        self._obstacles = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._obstacles.setAccessibleName("Vướng mắc")
        self._keys = QLabel(wordWrap=True)
        self._keys.setProperty("quiet", True)
        self._lay_out()
        place.operations.changed.connect(self._take)
        place.theme.changed.connect(self._paint)
        self._read()

    # ------------------------------------------------------------ what a person does

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move, a letter decides, Ctrl+Z takes back, Escape leaves."""
        key = Qt.Key(event.key())
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if key is Qt.Key.Key_Z:
                self._place.undo.undo()
            return
        if key in _NEXT:
            self._go(min(self._at + 1, len(self._slides) - 1))
        elif key in _BEFORE:
            self._go(max(self._at - 1, 0))
        elif key in _ENDS:
            self._go(range(len(self._slides))[_ENDS[key]])
        elif key in _KEYS:
            self._decide(_KEYS[key])
        elif key is Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def _go(self, place: int) -> None:
        if place != self._at:
            self._at = place
            self._read()

    def _decide(self, decision: Decision) -> None:
        if self._card is not None and decision in possible_on(self._card.task):
            dialogs.decide(self._place, self, decision, self._card.task.id)

    # ------------------------------------------------------------ what is shown

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._paint()

    def changeEvent(self, event: QEvent) -> None:
        """Keys come here again when a dialog has closed."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.ActivationChange and self.isActiveWindow():
            self.setFocus()

    def _take(self, changes: Changes) -> None:
        shown = SubjectId(self._slides[self._at].task)
        if any(subject == shown for _, subject in changes.subjects):
            self._read()

    def _read(self) -> None:
        desk, task = self._place.desk, self._slides[self._at].task
        self._place.operations.ask(lambda: task_card(desk, task), self._show, replacing="presentation")

    def _show(self, card: TaskCard) -> None:
        self._card = card
        self._paint()

    def _paint(self) -> None:
        if self._card is None:
            return
        slide, text = self._slides[self._at], slide_text(self._card)
        self._count.setText(f"{self._at + 1} / {len(self._slides)}")
        self._title.setText(f"{self._name} · {slide.point}")
        self._code.setText(text.code)
        self._state.setText(text.mark.whole)
        self._content.setText(text.content)
        self._obstacles.setText("\n".join(text.obstacles))
        self._obstacles.setVisible(bool(text.obstacles))
        self._keys.setText(_keys_words(self._card))
        self._fill_facts(text)
        self._colour(text)
        self._fit(text)

    def _fill_facts(self, text: SlideText) -> None:
        for label in self._told:
            self._facts.removeWidget(label)
            label.hide()
            label.deleteLater()
        self._told = []
        for row, (asked, words) in enumerate(text.facts):
            name = QLabel(asked)
            name.setProperty("quiet", True)
            said = QLabel(words, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
            said.setAccessibleName(asked)
            self._facts.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
            self._facts.addWidget(said, row, 1)
            self._told += [name, said]

    def _colour(self, text: SlideText) -> None:
        colours = self._place.theme.colours
        tone, soft = getattr(colours, text.mark.tone), getattr(colours, f"{text.mark.tone}_soft", colours.info_soft)
        self._state.setStyleSheet(f"background: {soft}; color: {tone}; border-radius: 6px; padding: 4px 12px;")
        self._obstacles.setStyleSheet(
            f"background: {colours.soon_soft}; color: {colours.ink}; border-radius: 6px; padding: {_PAD}px;"
        )

    def _fit(self, text: SlideText) -> None:
        """The largest letters with which everything has room; the smallest where nothing does.

        Measured here: the layout's own answer lags behind letters that have just been changed.
        """
        fitting = (points for points in _SIZES if self._height(points, text) <= self.height())
        self._set_points(next(fitting, _SIZES[-1]))

    def _height(self, points: int, text: SlideText) -> int:
        width = self.width() - 2 * _MARGIN
        large, beside = self._font(points, bold=True), self._font(_beside(points))
        labels = max(QFontMetrics(beside).horizontalAdvance(label) for label, _ in text.facts)
        facts = [_tall(beside, words, width - labels - _GAP) + _FACT_GAP for _, words in text.facts]
        obstacles = [_tall(beside, line, width - 2 * _PAD) for line in text.obstacles]
        head = QFontMetrics(self._font(_beside(points), bold=True)).height() + 2 * _PAD
        frame = 4 * QFontMetrics(self._place.theme.font(points=3)).height() + _SPACING * 8
        return _tall(large, text.content, width) + sum(facts) + sum(obstacles) + 2 * _PAD + head + frame

    def _font(self, points: int, *, bold: bool = False) -> QFont:
        font = self._place.theme.font(bold=bold)
        font.setPointSizeF(points)
        return font

    def _set_points(self, points: int) -> None:
        for label in (self._title, self._count, self._keys):
            label.setFont(self._place.theme.font(points=3))
        for label in (self._code, self._state):
            label.setFont(self._font(_beside(points), bold=True))
        self._content.setFont(self._font(points, bold=True))
        self._obstacles.setFont(self._font(_beside(points)))
        for label in self._told:
            label.setFont(self._font(_beside(points)))

    # ------------------------------------------------------------ building

    def _lay_out(self) -> None:
        above = QHBoxLayout()
        above.addWidget(self._title, 1)
        above.addWidget(self._count)
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(self._code)
        head.addWidget(self._state)
        head.addStretch()
        line = QFrame()
        line.setFrameShape(QFrame.Shape.HLine)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, _MARGIN // 2, _MARGIN, _MARGIN // 2)
        column.setSpacing(_SPACING)
        column.addLayout(above)
        column.addLayout(head)
        column.addWidget(self._content)
        column.addWidget(line)
        column.addLayout(self._facts)
        column.addWidget(self._obstacles)
        column.addStretch(1)
        column.addWidget(self._keys)


def _keys_words(card: TaskCard) -> str:
    """The keys that do something now."""
    possible = possible_on(card.task)
    letters = [
        f"{chr(key.value)} {one.value.words.rstrip('…').lower()}" for key, one in _KEYS.items() if one in possible
    ]
    return "  ·  ".join(("← → chuyển nhiệm vụ", *letters, "Ctrl+Z hoàn tác", "Esc thoát"))


def _beside(points: int) -> int:
    """The letters of everything but the content."""
    return max(_LEAST_POINTS, points - 10)


def _tall(font: QFont, words: str, width: int) -> int:
    """How high some words stand in that width."""
    room = QRect(0, 0, max(1, width), 1_000_000)
    return QFontMetrics(font).boundingRect(room, Qt.TextFlag.TextWordWrap, words).height()
