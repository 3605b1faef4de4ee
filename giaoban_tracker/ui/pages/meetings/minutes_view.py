"""The text of the minutes on screen: read, not changed; words are lit, chosen and revealed by their offsets."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QFontDatabase, QMouseEvent, QResizeEvent, QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from giaoban_tracker.domain.directive import Span
from giaoban_tracker.ui.pages.meetings.lights import look
from giaoban_tracker.ui.pages.meetings.marks import Mark
from giaoban_tracker.ui.pages.meetings.positions import Positions
from giaoban_tracker.ui.workplace import Workplace

_MEASURE = 78
"""Characters in a line, at most: longer ones lose the eye on its way back."""
_PORTION = 20_000
"""Characters put into the document at a time; more would hold up the window."""
_SERIF = "Times New Roman"
_OWN_SERIF = "GiaoBanSerif-Regular.ttf"


class MinutesView(QTextEdit):
    """The minutes, in a serif, with a caret for the keyboard.

    Signals:
        pointed: (int) the person clicked the word at this offset without selecting anything.
        selected: (Span | None) the person selected these words; None when nothing is selected any more.
    """

    pointed = Signal(int)
    selected = Signal(object)

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place = place
        self._positions = Positions("")
        self._taken = 0
        self._marks: tuple[Mark, ...] = ()
        self._wanted: Span | None = None
        self._filler = QTimer(self, interval=0)
        self._filler.timeout.connect(self._fill_on)
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setAccessibleName("Toàn văn biên bản")
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._take_font()
        place.theme.changed.connect(self._take_font)
        place.theme.changed.connect(self._light)
        self.verticalScrollBar().valueChanged.connect(lambda _: self._light())
        self.selectionChanged.connect(lambda: self.selected.emit(self.selection))

    # ------------------------------------------------------------ what the page calls

    def show_text(self, text: str) -> None:
        """Show other minutes, from their beginning, nothing lit."""
        self._positions = Positions(text)
        self._marks, self._wanted = (), None
        self._fill_anew()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def light(self, marks: Sequence[Mark]) -> None:
        """Light these words instead of all others; later ones lie above earlier ones."""
        self._marks = tuple(marks)
        self._light()

    def reveal(self, span: Span) -> None:
        """Scroll so that the words stand in the upper half, with the lines before them; the caret goes to them."""
        self._wanted = span
        if self._filler.isActive() and self._positions.position(span.end) > self._end():
            return
        self.setTextCursor(self._cursor(span.start))
        self._scroll_to(span)
        self._light()

    @property
    def selection(self) -> Span | None:
        """The selected words; None when nothing is selected."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            return None
        return self._positions.span(cursor.selectionStart(), cursor.selectionEnd())

    @property
    def caret(self) -> int:
        """The offset at which the caret stands."""
        return self._positions.offset(self.textCursor().position())

    def select(self, span: Span) -> None:
        """Select words as a person would."""
        self.setTextCursor(self._cursor(span.start, span.end))

    def point_of(self, offset: int) -> QPoint:
        """Where the word at an offset stands in the viewport; for tests of clicks."""
        return self.cursorRect(self._cursor(offset)).center() + QPoint(2, 0)

    # ------------------------------------------------------------ what happens

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() is Qt.MouseButton.LeftButton and not self.textCursor().hasSelection():
            cursor = self.cursorForPosition(event.position().toPoint())
            self.pointed.emit(self._positions.offset(cursor.position()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._take_measure()
        super().resizeEvent(event)
        if self._wanted is not None:
            self._scroll_to(self._wanted)
        self._light()

    def _take_font(self) -> None:
        font = reading_font(self._place)
        self.setFont(font)
        self.document().setDefaultFont(font)
        self._take_measure()
        if self._taken:
            self._fill_anew()

    def _take_measure(self) -> None:
        """Keep lines short enough to read: what is left of the width becomes margin."""
        measure = self.fontMetrics().averageCharWidth() * _MEASURE
        width = self.width() - self.verticalScrollBar().sizeHint().width() - 2 * self.frameWidth()
        margin = max(16, (width - measure) // 2)
        if margin != self.viewportMargins().left():
            self.setViewportMargins(margin, 8, 16 if margin == 16 else margin, 0)

    def _scroll_to(self, span: Span) -> None:
        """Bring words into the upper half; where they stand there already, nothing moves."""
        bar, view = self.verticalScrollBar(), self.viewport().height()
        top = self.cursorRect(self._cursor(span.start)).top()
        if not view // 8 <= top <= view // 2:
            bar.setValue(bar.value() + top - view // 4)

    def _fill_anew(self) -> None:
        """Begin to fill the document from an empty one."""
        self._filler.stop()
        self._taken = 0
        self.clear()
        self._fill_on()

    def _fill_on(self) -> None:
        """Put the next portion of the text into the document."""
        portion = self._positions.shown[self._taken : self._taken + _PORTION]
        self._taken += len(portion)
        cursor = QTextCursor(self.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        paragraph = QTextBlockFormat()
        paragraph.setBottomMargin(5)
        # Fixed: a character that another font has to draw must not push its line apart.
        paragraph.setLineHeight(
            round(1.32 * self.fontMetrics().lineSpacing()), QTextBlockFormat.LineHeightTypes.FixedHeight.value
        )
        cursor.setBlockFormat(paragraph)
        cursor.insertText(portion)
        if self._taken < len(self._positions.shown):
            self._filler.start()
            return
        self._filler.stop()
        if self._wanted is not None:
            self.reveal(self._wanted)

    def _end(self) -> int:
        """The last position of the document so far."""
        return self.document().characterCount() - 1

    def _cursor(self, start: int, end: int | None = None) -> QTextCursor:
        """A cursor at an offset, or over the words between two."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(min(self._end(), self._positions.position(start)))
        if end is not None:
            cursor.setPosition(min(self._end(), self._positions.position(end)), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _light(self) -> None:
        """Light what is in view, and a page before and after: thousands of lit words would slow every repaint."""
        first = self.cursorForPosition(QPoint(0, -self.viewport().height())).position()
        last = self.cursorForPosition(QPoint(self.viewport().width(), 2 * self.viewport().height())).position()
        seen = self._positions.span(max(0, first - 1), last + 1)
        selections = []
        for mark in self._marks:
            if mark.span.start < seen.end and seen.start < mark.span.end:
                selections.append(self._selection_of(mark))
        self.setExtraSelections(selections)

    def _selection_of(self, mark: Mark) -> QTextEdit.ExtraSelection:
        lit = QTextEdit.ExtraSelection()
        # The stubs call both read-only; they are plain members.
        lit.cursor = self._cursor(mark.span.start, mark.span.end)  # type: ignore[misc,unused-ignore]
        lit.format = look(mark.light, self._place.theme)  # type: ignore[misc,unused-ignore]
        return lit


def reading_font(place: Workplace) -> QFont:
    """A serif for reading: the system's Times New Roman where there is one, else the program's own of its widths."""
    own = place.desk.resources / "fonts" / _OWN_SERIF
    font = QFont(_SERIF if _SERIF in QFontDatabase.families() else _family_in(str(own)))
    font.setPointSizeF(place.theme.font(points=1.5).pointSizeF())
    return font


@cache
def _family_in(path: str) -> str:
    """The family of a font file, made known to the window; empty when it cannot be read, which means any font."""
    families = QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(path))
    return families[0] if families else ""
