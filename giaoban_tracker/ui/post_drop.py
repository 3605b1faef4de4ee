"""Parcels dropped anywhere on the window: while they hover, a target lies over it and says what will happen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QLabel, QWidget

from giaoban_tracker.ui.workplace import Workplace

SUFFIXES = (".gbx", ".age", ".gbjoin")
"""Files that can only be parcels; workbooks and words may mean something else on the page in front."""

_SMALLEST = QSize(420, 120)


class PostDrop(QObject):
    """Takes parcels that no page took."""

    def __init__(self, place: Workplace, window: QWidget, take: Callable[[Sequence[Path]], None]) -> None:
        super().__init__(window)
        self._place = place
        self._window = window
        self._take = take
        self._target: QLabel | None = None
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.DragLeave, QEvent.Type.Drop):
            self._hide()
        if event.type() not in (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop):
            return False
        paths = parcels_in(event) if isinstance(event, QDropEvent) else []
        if not paths:
            return False
        assert isinstance(event, QDropEvent)
        event.acceptProposedAction()
        if event.type() is QEvent.Type.Drop:
            self._take(paths)
        else:
            self._show(len(paths))
        return True

    def _show(self, count: int) -> None:
        if self._target is None:
            self._target = QLabel(self._window, alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
            self._target.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            self._target.setFont(self._place.theme.font(points=5, bold=True))
        colours = self._place.theme.colours
        self._target.setStyleSheet(
            f"background: {colours.accent_soft}; color: {colours.accent}; border: 2px dashed {colours.accent};"
            "border-radius: 8px; padding: 16px;"
        )
        self._target.setText(f"Thả để xem trước {count} tệp ở trang Nhận – gửi.\nChưa có gì vào sổ.")
        size = self._target.sizeHint().expandedTo(_SMALLEST)
        self._target.setGeometry(0, 0, size.width(), size.height())
        self._target.move(self._window.rect().center() - self._target.rect().center())
        self._target.show()
        self._target.raise_()

    def _hide(self) -> None:
        if self._target is not None:
            self._target.hide()


def parcels_in(event: QDropEvent) -> list[Path]:
    """What is dragged, if any of it is a parcel or a folder, which may hold some; else nothing."""
    paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return paths if any(path.suffix.lower() in SUFFIXES or path.is_dir() for path in paths) else []
