"""Files dropped anywhere on the window: while they hover, a target lies over it and says what will happen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QLabel, QWidget

from giaoban_tracker.ui.workplace import Workplace

PARCELS = (".gbx", ".age", ".gbjoin")
"""Files that can only be parcels; with one of them come workbooks and words that a unit sent along."""
SHEETS = (".xlsx",)
MINUTES = (".docx", ".doc", ".pdf", ".txt", ".html", ".htm", ".rtf")

_SMALLEST = QSize(420, 120)


@dataclass(frozen=True, slots=True)
class Ways:
    """What becomes of files that the page in front does not take itself.

    Attributes:
        parcels: several files or folders, at least one of which is a parcel.
        sheet: one workbook.
        minutes: one paper.
    """

    parcels: Callable[[Sequence[Path]], None]
    sheet: Callable[[Path], None]
    minutes: Callable[[Path], None]


class WindowDrop(QObject):
    """Takes files that no page took."""

    def __init__(self, place: Workplace, window: QWidget, ways: Ways) -> None:
        super().__init__(window)
        self._place = place
        self._window = window
        self._ways = ways
        self._target: QLabel | None = None
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.DragLeave, QEvent.Type.Drop):
            self._hide()
        if event.type() not in (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop):
            return False
        paths = files_in(event) if isinstance(event, QDropEvent) else []
        words = words_for(paths)
        if not words:
            return False
        assert isinstance(event, QDropEvent)
        event.acceptProposedAction()
        if event.type() is QEvent.Type.Drop:
            self._take(paths)
        else:
            self._show(words)
        return True

    def _take(self, paths: Sequence[Path]) -> None:
        if are_parcels(paths):
            self._ways.parcels(paths)
        elif paths[0].suffix.lower() in SHEETS:
            self._ways.sheet(paths[0])
        else:
            self._ways.minutes(paths[0])

    def _show(self, words: str) -> None:
        if self._target is None:
            self._target = QLabel(self._window, alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
            self._target.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            self._target.setFont(self._place.theme.font(points=5, bold=True))
        colours = self._place.theme.colours
        self._target.setStyleSheet(
            f"background: {colours.accent_soft}; color: {colours.accent}; border: 2px dashed {colours.accent};"
            "border-radius: 8px; padding: 16px;"
        )
        self._target.setText(f"{words}\nChưa có gì vào sổ.")
        size = self._target.sizeHint().expandedTo(_SMALLEST)
        self._target.setGeometry(0, 0, size.width(), size.height())
        self._target.move(self._window.rect().center() - self._target.rect().center())
        self._target.show()
        self._target.raise_()

    def _hide(self) -> None:
        if self._target is not None:
            self._target.hide()


def files_in(event: QDropEvent) -> list[Path]:
    """The files that are dragged; nothing when something else is among them."""
    urls = event.mimeData().urls()
    return [Path(url.toLocalFile()) for url in urls] if all(url.isLocalFile() for url in urls) else []


def are_parcels(paths: Sequence[Path]) -> bool:
    """Whether any of it is a parcel, or a folder, which may hold some."""
    return any(path.suffix.lower() in PARCELS or path.is_dir() for path in paths)


def words_for(paths: Sequence[Path]) -> str:
    """What dropping them would do; empty where nobody takes them."""
    if are_parcels(paths):
        return f"Thả để xem trước {len(paths)} tệp ở trang Nhận – gửi."
    if len(paths) != 1:
        return ""
    if paths[0].suffix.lower() in SHEETS:
        return f"Thả để xem trước các nhiệm vụ trong bảng {paths[0].name}."
    if paths[0].suffix.lower() in MINUTES:
        return f"Thả để đọc biên bản {paths[0].name} và rà soát từng đề xuất."
    return ""
