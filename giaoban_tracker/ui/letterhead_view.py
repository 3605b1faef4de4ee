"""A strip of paper with an office's letterhead, as its forms will print it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from giaoban_tracker.places import resources_folder
from giaoban_tracker.ui.theme import Theme

if TYPE_CHECKING:
    from giaoban_tracker.workflow.show_letterhead import Letterhead

_NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
_MOTTO = "Độc lập - Tự do - Hạnh phúc"
_LEFT_SHARE = 0.42
_MARGIN = 12
_HEAD_LINES = 5
_BODY_LINES = 2
_FOOT_LINES = 7
_ISSUER_RULE = 0.4
_FAMILY = "Giao Ban Serif"


class LetterheadView(QWidget):
    """Paints a letterhead; always black on white, like the paper it stands for."""

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, with_foot: bool = False) -> None:
        """Make the strip.

        Args:
            with_foot: whether recipients and signature are shown as well.
        """
        super().__init__(parent)
        self._theme = theme
        self._with_foot = with_foot
        self._letterhead: Letterhead | None = None
        self._fitting = 1.0
        self._family = _printing_family()
        self.setAccessibleName("Phần đầu văn bản khi in")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def show_letterhead(self, letterhead: Letterhead) -> None:
        """Paint this one from now on."""
        self._letterhead = letterhead
        bodies = ", ".join(filter(None, (letterhead.parent, letterhead.issuer)))
        signing = ", ".join(filter(None, (*letterhead.signing, letterhead.signer))) if self._with_foot else ""
        self.setAccessibleDescription("; ".join(filter(None, (bodies, letterhead.place_and_day, signing))))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        lines = _HEAD_LINES
        if self._with_foot:
            recipients = len(self._letterhead.recipients) if self._letterhead is not None else 0
            lines += _BODY_LINES + max(_FOOT_LINES, recipients + 1)
        return QSize(420, round(self._line_height() * lines + 2 * _MARGIN))

    def minimumSizeHint(self) -> QSize:
        return QSize(320, self.sizeHint().height())

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        sheet = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(self._theme.colour("line")))
        painter.setBrush(QColor("#ffffff"))
        painter.drawRoundedRect(sheet, 4, 4)
        if self._letterhead is not None:
            painter.setPen(QPen(QColor("#111111")))
            self._paint_letterhead(painter, self._letterhead, sheet.adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN))

    def _paint_letterhead(self, painter: QPainter, letterhead: Letterhead, area: QRectF) -> None:
        left = QRectF(area.left(), area.top(), area.width() * _LEFT_SHARE, area.height())
        right = QRectF(left.right() + _MARGIN, area.top(), area.right() - left.right() - _MARGIN, area.height())
        self._fit(right.width())
        self._paint_issuer(painter, letterhead, left)
        self._paint_nation(painter, letterhead, right)
        if self._with_foot:
            top = area.top() + self._line_height() * (_HEAD_LINES + _BODY_LINES)
            self._paint_body(painter, area, top)
            self._paint_recipients(painter, letterhead, left, top)
            self._paint_signature(painter, letterhead, right, top)

    def _fit(self, width: float) -> None:
        """Write smaller where the strip is narrow: on paper the national title never breaks."""
        self._fitting = 1.0
        self._fitting = min(1.0, width / QFontMetricsF(self._font(bold=True)).horizontalAdvance(_NATION))

    def _paint_issuer(self, painter: QPainter, letterhead: Letterhead, area: QRectF) -> None:
        top = self._line(painter, area, area.top(), letterhead.parent, self._font())
        issuer = letterhead.issuer or "TÊN CƠ QUAN"
        bottom = self._line(painter, area, top, issuer, self._font(bold=True))
        width = min(area.width(), QFontMetricsF(self._font(bold=True)).horizontalAdvance(issuer)) * _ISSUER_RULE
        self._rule(painter, area, bottom, width)
        if self._with_foot:
            self._line(painter, area, bottom + 8, letterhead.number, self._font())

    def _paint_nation(self, painter: QPainter, letterhead: Letterhead, area: QRectF) -> None:
        top = self._line(painter, area, area.top(), _NATION, self._font(bold=True))
        bottom = self._line(painter, area, top, _MOTTO, self._font(bold=True, points=0.5))
        width = QFontMetricsF(self._font(bold=True, points=0.5)).horizontalAdvance(_MOTTO)
        self._rule(painter, area, bottom, min(area.width(), width))
        self._line(painter, area, bottom + 8, letterhead.place_and_day, self._font(italic=True))

    def _paint_body(self, painter: QPainter, area: QRectF, bottom: float) -> None:
        """Two grey strokes for everything that stands between head and foot."""
        painter.save()
        painter.setPen(QPen(QColor("#cccccc"), 3))
        for place in (1, 2):
            top = bottom - self._line_height() * place
            painter.drawLine(QPointF(area.left(), top), QPointF(area.right(), top))
        painter.restore()

    def _paint_recipients(self, painter: QPainter, letterhead: Letterhead, area: QRectF, top: float) -> None:
        left = Qt.AlignmentFlag.AlignLeft
        top = self._line(painter, area, top, "Nơi nhận:", self._font(bold=True, italic=True, points=-1), left)
        for recipient in letterhead.recipients:
            top = self._line(painter, area, top, recipient, self._font(points=-1.5), left)

    def _paint_signature(self, painter: QPainter, letterhead: Letterhead, area: QRectF, top: float) -> None:
        for line in letterhead.signing:
            top = self._line(painter, area, top, line, self._font(bold=True))
        signer = letterhead.signer or "……………………"
        self._line(painter, area, top + 3 * self._line_height(), signer, self._font(bold=True))

    def _line_height(self) -> float:
        return QFontMetricsF(self._font(bold=True)).lineSpacing()

    def _line(
        self,
        painter: QPainter,
        area: QRectF,
        top: float,
        text: str,
        font: QFont,
        side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignHCenter,
    ) -> float:
        """Paint words from `top` on, wrapped where they are too wide; returns where they end."""
        if not text:
            return top
        flags = side | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        painter.setFont(font)
        room = QRectF(area.left(), top, area.width(), area.bottom() - top)
        taken = painter.boundingRect(room, flags, text)
        painter.drawText(room, flags, text)
        return taken.bottom()

    def _rule(self, painter: QPainter, area: QRectF, top: float, width: float) -> None:
        middle = area.center().x()
        painter.drawLine(QPointF(middle - width / 2, top + 2), QPointF(middle + width / 2, top + 2))

    def _font(self, *, bold: bool = False, italic: bool = False, points: float = 0) -> QFont:
        font = self._theme.font(points=points, bold=bold)
        font.setFamilies([self._family, "Times New Roman", "serif"])
        font.setItalic(italic)
        font.setPointSizeF(font.pointSizeF() * self._fitting)
        return font


def _printing_family() -> str:
    """The family that forms are printed in, made known to the window once."""
    if _FAMILY not in QFontDatabase.families():
        for file in sorted((resources_folder() / "fonts").glob("*.ttf")):
            QFontDatabase.addApplicationFont(str(file))
    return _FAMILY
