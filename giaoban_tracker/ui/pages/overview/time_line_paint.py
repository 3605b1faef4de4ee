"""How a task lies along the days: a bar from its first day to its last, what was added, how late it is, and words.

The same strokes go on the screen and on paper. A colour never stands alone: each state has its shape and its words.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from giaoban_tracker.domain.standing import Standing
from giaoban_tracker.domain.task_list import TaskRow
from giaoban_tracker.domain.terms import day_text
from giaoban_tracker.ui.icons import Icons
from giaoban_tracker.ui.task_words import row_mark

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_CENTRE = Qt.AlignmentFlag.AlignCenter
_GAP = 6.0
_LEAST = 4.0
_WEEK = 7
_MONTHS_WITH_DAYS = 3


class Look(Protocol):
    """Colours and fonts, of the screen or of paper."""

    def colour(self, name: str) -> QColor:
        """A colour by its meaning."""

    def font(self, *, points: float = 0, bold: bool = False) -> QFont:
        """The ordinary font, some points larger or smaller."""


@dataclass(frozen=True, slots=True)
class Scale:
    """Days along a width; both ends inclusive, every day as wide as the next."""

    first: date
    last: date
    left: float
    width: float

    def x(self, day: date) -> float:
        """Where a day begins, held to the edges."""
        days = (self.last - self.first).days + 1
        return self.left + self.width * min(max((day - self.first).days, 0), days) / days

    def end(self, day: date) -> float:
        """Where a day is over, held to the edges."""
        return self.x(day + timedelta(days=1)) if day < date.max else self.left + self.width

    def shows(self, day: date) -> bool:
        return self.first <= day <= self.last

    def moved(self, left: float) -> Scale:
        """The same days, beginning elsewhere."""
        return Scale(self.first, self.last, left, self.width)


@dataclass(frozen=True, slots=True)
class Stretch:
    """The days of one task.

    Attributes:
        begin: the day it was given.
        until: its day in force; None for one without a day.
        original: the day first set, where it was moved; else None.
        runs_to: the day on which it was finished, or today while it is open.
        is_late: whether it ran on beyond its day.
    """

    begin: date
    until: date | None
    original: date | None
    runs_to: date
    is_late: bool


def stretch_of(row: TaskRow, today: date) -> Stretch:
    """What is drawn of a row."""
    due = row.deadline.due
    runs_to = row.finished_on or today
    late = due is not None and runs_to > due and row.standing in (Standing.OPEN_OVERDUE, Standing.DONE_LATE)
    return Stretch(row.assigned_on or due or today, due, row.original_due, runs_to, late)


def bar_words(row: TaskRow, today: date) -> str:
    """The days of a task for those who hear it: "giao 12/07/2017, hạn 30/09/2017 (ban đầu 15/09/2017)"."""
    parts = [f"giao {day_text(row.assigned_on)}"] if row.assigned_on is not None else []
    if row.deadline.due is not None:
        former = f" (ban đầu {day_text(row.original_due)})" if row.original_due is not None else ""
        parts.append(f"hạn {day_text(row.deadline.due)}{former}")
    return ", ".join((*parts, row_mark(row, today).whole))


def paint_days(painter: QPainter, area: QRectF, look: Look, scale: Scale, today: date) -> None:
    """The ground of one row: where months begin, and the line of today."""
    painter.setPen(QPen(look.colour("line"), 1))
    for month in months(scale.first, scale.last):
        if month > scale.first:
            x = round(scale.x(month)) + 0.5
            painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))
    if scale.shows(today):
        painter.setPen(QPen(look.colour("accent"), 2, Qt.PenStyle.DashLine))
        x = scale.end(today)
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))


def paint_row(
    painter: QPainter, area: QRectF, row: TaskRow, look: Look, icons: Icons, scale: Scale, today: date
) -> None:
    """One task: its bar, the diamond of the day first set, the hatched days it is late, its state in words."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setClipRect(area)
    found, mark = stretch_of(row, today), row_mark(row, today)
    tone, soft = look.colour(mark.tone), look.colour(f"{mark.tone}_soft")
    height = round(area.height() * 0.56)
    top = area.top() + (area.height() - height) / 2
    begin = scale.x(found.begin)
    until = scale.end(found.until) if found.until is not None else scale.end(found.runs_to)
    bar = QRectF(begin, top, max(_LEAST, until - begin), height)
    _paint_bar(painter, bar, tone, soft, found, scale)
    right = bar.right()
    if found.is_late:
        right = max(right, scale.end(found.runs_to))
        _paint_late(painter, QRectF(bar.right(), top, right - bar.right(), height), look)
    if found.original is not None and scale.shows(found.original):
        _paint_original(painter, scale.end(found.original), bar, look)
    size = height - 4
    words = " · ".join(filter(None, (mark.words, f"hạn {found.until:%d/%m}" if found.until is not None else "")))
    _paint_words(painter, area, QRectF(bar.left(), top, right - bar.left(), height), words, look, size)
    side = _words_left(painter, area, bar.left(), right, words, size)
    icons.icon(mark.icon, tone).paint(painter, round(side), round(top + 2), round(size), round(size))
    painter.restore()


def paint_scale(painter: QPainter, area: QRectF, look: Look, scale: Scale, today: date) -> None:
    """The head of the days: months, the days on which weeks of the month begin where there is room, and today."""
    half = area.height() / 2
    starts = months(scale.first, scale.last)
    few = len(starts) <= _MONTHS_WITH_DAYS
    for month, after in zip(starts, [*starts[1:], scale.last + timedelta(days=1)], strict=True):
        left, right = scale.x(month), scale.x(after) if after <= scale.last else scale.left + scale.width
        painter.setPen(QPen(look.colour("line"), 1))
        painter.drawLine(QPointF(left + 0.5, area.top()), QPointF(left + 0.5, area.bottom()))
        painter.setPen(look.colour("ink"))
        painter.setFont(look.font(bold=True))
        words = f"Tháng {month.month}/{month.year}" if few else f"T{month.month}"
        painter.drawText(QRectF(left, area.top(), right - left, half if few else area.height()), _CENTRE, words)
        if few:
            _paint_week_days(painter, QRectF(left, area.top() + half, right - left, half), look, scale, month)
    if scale.shows(today):
        x = scale.end(today)
        painter.setPen(QPen(look.colour("accent"), 2))
        painter.drawLine(QPointF(x, area.top() + half), QPointF(x, area.bottom()))
        flag = QPolygonF(
            [QPointF(x - 5, area.bottom() - 7), QPointF(x + 5, area.bottom() - 7), QPointF(x, area.bottom())]
        )
        painter.setBrush(look.colour("accent"))
        painter.drawPolygon(flag)


def months(first: date, last: date) -> list[date]:
    """The first days of the months of a span; the first is that of the month in which it begins."""
    found = [first.replace(day=1)]
    while (after := (found[-1] + timedelta(days=31)).replace(day=1)) <= last:
        found.append(after)
    return found


def _paint_bar(painter: QPainter, bar: QRectF, tone: QColor, soft: QColor, found: Stretch, scale: Scale) -> None:
    painter.setPen(QPen(tone, 1.2, Qt.PenStyle.SolidLine if found.until is not None else Qt.PenStyle.DotLine))
    painter.setBrush(soft)
    painter.drawRoundedRect(bar.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
    # What goes on beyond the edges of the period is cut, and says so by an arrow.
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(tone)
    middle = bar.center().y()
    if found.begin < scale.first:
        painter.drawPolygon(_arrow(bar.left() + 1, middle, 4))
    if found.until is not None and found.until > scale.last:
        painter.drawPolygon(_arrow(bar.right() - 1, middle, -4))


def _arrow(tip: float, middle: float, length: float) -> QPolygonF:
    points = (QPointF(tip, middle), QPointF(tip + length, middle - 4), QPointF(tip + length, middle + 4))
    return QPolygonF(points)


def _paint_late(painter: QPainter, area: QRectF, look: Look) -> None:
    painter.setPen(QPen(look.colour("late"), 1.2))
    painter.setBrush(QBrush(look.colour("late"), Qt.BrushStyle.BDiagPattern))
    painter.drawRect(area.adjusted(0.5, 0.5, -0.5, -0.5))


def _paint_original(painter: QPainter, x: float, bar: QRectF, look: Look) -> None:
    """A diamond where the day first set was, and a stroke from there to the day in force."""
    painter.setPen(QPen(look.colour("soon"), 1.4, Qt.PenStyle.DashLine))
    painter.drawLine(QPointF(x, bar.bottom() + 2), QPointF(bar.right(), bar.bottom() + 2))
    painter.setPen(QPen(look.colour("soon"), 1.6))
    painter.setBrush(look.colour("paper"))
    middle, size = bar.center().y(), bar.height() / 2
    points = ((0.0, -size), (size * 0.7, 0.0), (0.0, size), (-size * 0.7, 0.0))
    painter.drawPolygon(QPolygonF([QPointF(x + dx, middle + dy) for dx, dy in points]))


def _words_left(painter: QPainter, area: QRectF, left: float, right: float, words: str, size: float) -> float:
    """Where icon and words begin: after the bar, else before it, else within."""
    needed = QFontMetricsF(painter.font()).horizontalAdvance(words) + size + 2 * _GAP
    if right + needed + _GAP <= area.right():
        return right + _GAP
    if left - needed - _GAP >= area.left():
        return left - needed
    return max(left, area.left()) + 2 * _GAP


def _paint_words(painter: QPainter, area: QRectF, bar: QRectF, words: str, look: Look, size: float) -> None:
    painter.setFont(look.font(points=-1))
    painter.setPen(look.colour("ink"))
    left = _words_left(painter, area, bar.left(), bar.right(), words, size) + size + 4
    room = QRectF(left, area.top(), max(0.0, area.right() - left - 2), area.height())
    shown = QFontMetricsF(painter.font()).elidedText(words, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, _LEFT, shown)


def _paint_week_days(painter: QPainter, area: QRectF, look: Look, scale: Scale, month: date) -> None:
    painter.setFont(look.font(points=-1.5))
    painter.setPen(look.colour("quiet"))
    for day in range(1, 29, _WEEK):
        left, right = scale.x(month.replace(day=day)), scale.end(month.replace(day=day + _WEEK - 1))
        painter.drawText(QRectF(left + 3, area.top(), right - left, area.height()), _LEFT, str(day))
