"""How a draft looks in the list while nobody works on it: a small card, its state as a shape and words."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from giaoban_tracker.ui.icons import Icons
from giaoban_tracker.ui.pages.meetings.card_words import CardLine
from giaoban_tracker.ui.theme import Theme
from giaoban_tracker.workflow.review import Card, Clause, Verdict

LINE_ROLE = Qt.ItemDataRole.UserRole
_PAD = 8
_GUTTER = 44
_ICON = 16
Index = QModelIndex | QPersistentModelIndex


class CardPainter(QStyledItemDelegate):
    """Paints cards; the row that an editor covers gets the editor's height instead."""

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._theme = theme
        self._icons = icons
        self._covered: QPersistentModelIndex | None = None
        self._covered_height = 0
        self._width = 0
        self._counted: dict[tuple[str, int], int] = {}
        self._take_font()
        theme.changed.connect(self._take_font)

    def fit(self, width: int, index: QModelIndex | None, height: int) -> None:
        """Rows are that wide, and the one at `index` is covered by an editor of that height; None when none is."""
        if width != self._width:
            self._width = width
            self._counted.clear()
        self._covered = QPersistentModelIndex(index) if index is not None else None
        self._covered_height = height

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        width = self._width
        if self._covered is not None and self._covered == index:
            return QSize(width, self._covered_height)
        line = _line_of(index)
        below = len(_below(line)) * self._small_spacing
        words = self._lines_of(line.words, width - _GUTTER - _PAD, _lines_shown(line)) * self._spacing
        return QSize(width, 2 * _PAD + words + below + (2 if below else 0))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        if self._covered is not None and self._covered == index:
            return
        line = _line_of(index)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, option, line)
        box = option.rect.adjusted(_PAD, _PAD, -_PAD, -_PAD)
        self._paint_mark(painter, box, line)
        self._paint_words(painter, box.adjusted(_GUTTER - _PAD, 0, 0, 0), line)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, line: CardLine) -> None:
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        settled = isinstance(line.item, Card) and line.item.verdict is not Verdict.WAITING
        pen = QPen(self._theme.colour("accent" if chosen else "line"), 1.6 if chosen else 1.0)
        if isinstance(line.item, Clause):
            pen.setStyle(Qt.PenStyle.DotLine)
            pen.setColor(self._theme.colour("accent" if chosen else "late"))
        painter.setPen(pen)
        painter.setBrush(self._theme.colour("accent_soft" if chosen else "ground" if settled else "paper"))
        painter.drawRoundedRect(option.rect.adjusted(1, 1, -1, -1), 6, 6)

    def _paint_mark(self, painter: QPainter, box: QRect, line: CardLine) -> None:
        """The state's shape, and the number below it or beside it."""
        painter.drawPixmap(box.topLeft(), self._icons.pixmap(line.icon, self._theme.colour(line.tone), _ICON))
        painter.setPen(self._theme.colour("quiet"))
        painter.setFont(self._theme.font(points=-1, bold=True))
        beside = QRect(box.left() + _ICON + 3, box.top() - 1, _GUTTER - _ICON - _PAD, self._small().lineSpacing() + 2)
        painter.drawText(beside, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, line.mark)

    def _paint_words(self, painter: QPainter, box: QRect, line: CardLine) -> None:
        painter.setFont(self._theme.font())
        painter.setPen(self._theme.colour("quiet" if _is_gone(line) else "ink"))
        y, spacing = box.top(), self._metrics().lineSpacing()
        for words in self._wrapped(line.words, box.width(), _lines_shown(line)):
            painter.drawText(QRect(box.left(), y, box.width(), spacing), Qt.AlignmentFlag.AlignLeft, words)
            y += spacing
        y += 2
        small = self._small()
        painter.setFont(self._theme.font(points=-1))
        for words, tone in _below(line):
            painter.setPen(self._theme.colour(tone))
            shown = small.elidedText(words, Qt.TextElideMode.ElideRight, box.width())
            painter.drawText(QRect(box.left(), y, box.width(), small.lineSpacing()), Qt.AlignmentFlag.AlignLeft, shown)
            y += small.lineSpacing()

    def _take_font(self) -> None:
        """What rows are measured by; thousands of them ask at once."""
        self._spacing, self._small_spacing = self._metrics().lineSpacing(), self._small().lineSpacing()
        self._counted.clear()

    def _lines_of(self, words: str, width: int, at_most: int) -> int:
        """How many lines words take; counted once for each words and width."""
        key = (words, at_most)
        if key not in self._counted:
            self._counted[key] = 1 if at_most == 1 else len(self._wrapped(words, width, at_most))
        return self._counted[key]

    def _wrapped(self, words: str, width: int, at_most: int) -> list[str]:
        """The words cut into lines that fit; the last line ends in an ellipsis where words are left out."""
        layout = QTextLayout(words, self._theme.font())
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        lines: list[str] = []
        layout.beginLayout()
        while (part := layout.createLine()).isValid():
            part.setLineWidth(max(width, 40))
            start = part.textStart()
            if len(lines) == at_most - 1:
                lines.append(self._metrics().elidedText(words[start:], Qt.TextElideMode.ElideRight, max(width, 40)))
                break
            lines.append(words[start : start + part.textLength()].rstrip())
        layout.endLayout()
        return lines or [""]

    def _metrics(self) -> QFontMetrics:
        return QFontMetrics(self._theme.font())

    def _small(self) -> QFontMetrics:
        return QFontMetrics(self._theme.font(points=-1))


def _line_of(index: Index) -> CardLine:
    line = index.data(LINE_ROLE)
    assert isinstance(line, CardLine)
    return line


def _is_gone(line: CardLine) -> bool:
    """Whether the draft gives no task of its own any more."""
    return isinstance(line.item, Card) and line.item.verdict in (Verdict.DISMISSED, Verdict.MERGED)


def _lines_shown(line: CardLine) -> int:
    """What is settled takes less room than what waits."""
    return 1 if _is_gone(line) else 2


def _below(line: CardLine) -> tuple[tuple[str, str], ...]:
    """The small lines below the words, each with its colour's name."""
    if isinstance(line.item, Clause):
        return ((line.state, "late"),)
    if _is_gone(line):
        return ((line.state, "quiet"),)
    rest = " · ".join(part for part in (line.more, line.state, line.speaker) if part)
    return (line.owner or line.doubt, "ink" if line.owner else "soon"), (rest, line.tone)
