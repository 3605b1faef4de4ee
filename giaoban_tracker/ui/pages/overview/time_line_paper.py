"""The time line on paper: A4 across, months above every page, drawn a page at a time so that the window stays awake."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFont, QPageLayout, QPageSize, QPainter, QPdfWriter

from giaoban_tracker.domain.identity import TaskId
from giaoban_tracker.domain.task_list import TaskRow
from giaoban_tracker.domain.terms import day_text
from giaoban_tracker.safe_file import write_safely
from giaoban_tracker.ui.pages.overview.time_line_model import TimeLineModel
from giaoban_tracker.ui.pages.overview.time_line_paint import Scale, paint_days, paint_row, paint_scale
from giaoban_tracker.ui.pages.overview.time_line_view import paint_heading, paint_name
from giaoban_tracker.ui.theme import LIGHT
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow.time_line import LaneBy, TimeLine

_DOTS = 144
"""Dots an inch: a point is two, so that strokes look as they do on a screen of twice the density."""
_MARGIN_MM = 12
_POINTS = 8.5
_NAME_SHARE = 0.3
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class PaperLook:
    """Light colours and the font of the window, in the size of print."""

    def __init__(self, family: str) -> None:
        self._family = family

    def colour(self, name: str) -> QColor:
        return QColor(getattr(LIGHT, name))

    def font(self, *, points: float = 0, bold: bool = False) -> QFont:
        font = QFont(self._family)
        font.setPointSizeF(_POINTS + points)
        font.setBold(bold)
        return font


class TimeLinePaper(QObject):
    """One paper in the making.

    Signals:
        done: it lies where it was wanted.
        failed: (GiaobanError) it could not be written; what was there before is untouched.
    """

    done = Signal()
    failed = Signal(object)

    def __init__(
        self,
        place: Workplace,
        title: str,
        found: TimeLine,
        by: LaneBy,
        rows: Iterable[TaskRow],
        target: Path,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._place, self._title, self._found, self._target = place, title, found, target
        self._today = place.desk.today
        self._lines = TimeLineModel(self._today, self)
        self._lines.show_lanes(found.lanes, by, self._today)
        self._rows: dict[TaskId, TaskRow] = {row.id: row for row in rows}
        self._look = PaperLook(place.theme.font().family())
        self._buffer = QBuffer(self)
        self._buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        self._writer = QPdfWriter(self._buffer)
        self._writer.setResolution(_DOTS)
        self._writer.setTitle(title)
        self._writer.setPageLayout(
            QPageLayout(
                QPageSize(QPageSize.PageSizeId.A4),
                QPageLayout.Orientation.Landscape,
                QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM),
                QPageLayout.Unit.Millimeter,
            )
        )
        self._painter = QPainter(self._writer)
        self._painter.setFont(self._look.font())
        self._at = 0
        self._page = 0

    @property
    def pages(self) -> int:
        """How many pages it has."""
        return -(-self._lines.rowCount() // self._per_page())

    def begin(self) -> None:
        """Draw the first page; the others follow one by one."""
        self._draw_page()
        if self._at < self._lines.rowCount():
            QTimer.singleShot(0, self.begin)
            return
        self._painter.end()
        content, target = bytes(self._buffer.data().data()), self._target
        self._place.operations.ask(
            lambda: write_safely(target, content), lambda _: self.done.emit(), failed=self.failed.emit
        )

    # ------------------------------------------------------------ one page

    def _draw_page(self) -> None:
        if self._page:
            self._writer.newPage()
        self._page += 1
        width, height = self._writer.width(), self._line_height()
        name = width * _NAME_SHARE
        self._write_title(QRectF(0, 0, width, 1.4 * height))
        scale = Scale(self._found.span.first, self._found.span.last, name, width - name)
        head = QRectF(name, 1.6 * height, width - name, 1.8 * height)
        paint_scale(self._painter, head, self._look, scale, self._today)
        top = head.bottom()
        last = min(self._at + self._per_page(), self._lines.rowCount())
        for line in range(self._at, last):
            self._draw_line(QRectF(0, top, width, height), line, scale)
            top += height
        self._at = last

    def _write_title(self, area: QRectF) -> None:
        self._write(area, _LEFT, self._title, points=3, bold=True)
        pages = f" · trang {self._page}/{self.pages}" if self.pages > 1 else ""
        self._write(area, _RIGHT, f"Tính đến ngày {day_text(self._today)}{pages}")

    def _draw_line(self, area: QRectF, line: int, scale: Scale) -> None:
        painter, look = self._painter, self._look
        lane, task = self._lines.lane_at(line), self._lines.task_at(line)
        painter.save()
        if lane is not None:
            painter.fillRect(area, look.colour("raised"))
            paint_heading(painter, area, look, self._lines.heading_words(lane), opened=lane.ids is not None)
        elif task is not None:
            days = QRectF(scale.left, area.top(), scale.width, area.height())
            row = self._rows.get(task)
            paint_name(painter, area.adjusted(0, 0, scale.left - area.right(), 0), look, row)
            paint_days(painter, days, look, scale, self._today)
            if row is not None:
                paint_row(painter, days, row, look, self._place.icons, scale, self._today)
        painter.setPen(look.colour("line"))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        painter.restore()

    def _write(
        self, area: QRectF, where: Qt.AlignmentFlag, words: str, *, points: float = 0, bold: bool = False
    ) -> None:
        self._painter.setFont(self._look.font(points=points, bold=bold))
        self._painter.setPen(self._look.colour("ink"))
        self._painter.drawText(area, where, words)

    def _line_height(self) -> float:
        return self._writer.logicalDpiY() * _POINTS / 72 * 1.9

    def _per_page(self) -> int:
        return max(1, int(self._writer.height() / self._line_height() - 3.6))
