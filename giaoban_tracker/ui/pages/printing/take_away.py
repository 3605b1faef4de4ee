"""The PDF that is looked at, taken along as a file: dragged into a folder or a letter, or copied and pasted there."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QSize, Qt, QTemporaryDir, QUrl, Signal
from PySide6.QtGui import QDrag, QGuiApplication, QMouseEvent
from PySide6.QtWidgets import QApplication, QToolButton, QWidget

from giaoban_tracker.ui.pages.printing.work import Printed, save
from giaoban_tracker.ui.workplace import Workplace


class TakeAway(QToolButton):
    """A button to drag; pressed without dragging it copies the file, so that the keyboard has the same way.

    The file lies in a folder of the system's for passing things, and is gone when the program ends.

    Signals:
        told: (str) what became of it.
    """

    told = Signal(str)

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place = place
        self._printed: Printed | None = None
        self._folder: QTemporaryDir | None = None
        self._file: Path | None = None
        self._pressed_at: QPoint | None = None
        self.setAccessibleName("Lấy tệp PDF")
        self.setToolTip("Kéo nút này vào thư mục hay thư đang soạn để lấy tệp PDF; bấm để chép tệp rồi dán")
        self.setAutoRaise(True)
        self.setIconSize(QSize(20, 20))
        self.clicked.connect(self._copy)
        place.theme.changed.connect(self._follow_theme)
        self._follow_theme()
        self.offer(None)

    def offer(self, printed: Printed | None) -> None:
        """What can be taken along now; None for nothing."""
        self._printed, self._file = printed, None
        self.setEnabled(printed is not None)

    # ------------------------------------------------------------ Qt

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if event.button() is Qt.MouseButton.LeftButton and self.isEnabled():
            self._pressed_at = event.position().toPoint()
            self._keep(copied=False)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = self._pressed_at
        if at is None or self._file is None:
            return
        if (event.position().toPoint() - at).manhattanLength() >= QApplication.startDragDistance():
            self._pressed_at = None
            self.setDown(False)
            self._drag(self._file)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pressed_at = None
        super().mouseReleaseEvent(event)

    # ------------------------------------------------------------ parts

    def _copy(self) -> None:
        if self._file is None:
            self._keep(copied=True)
        else:
            self._put(self._file)

    def _keep(self, *, copied: bool) -> None:
        """Write the file once for what is shown, off the window's thread."""
        printed = self._printed
        if printed is None or self._file is not None:
            return
        self._folder = self._folder or QTemporaryDir()
        desk, target = self._place.desk, Path(self._folder.path()) / f"{printed.stem}.pdf"

        def kept(file: Path) -> None:
            if printed is self._printed:
                self._file = file
                if copied:
                    self._put(file)

        self._place.operations.take_time("Đang chuẩn bị tệp", lambda _: save(desk, printed, target), kept)

    def _put(self, file: Path) -> None:
        QGuiApplication.clipboard().setMimeData(_as_file(file))
        self.told.emit(f"Đã chép tệp «{file.name}». Bấm Ctrl+V ở thư mục hoặc thư cần gửi để dán.")

    def _drag(self, file: Path) -> None:
        drag = QDrag(self)
        drag.setMimeData(_as_file(file))
        drag.setPixmap(self.icon().pixmap(self.iconSize()))
        drag.exec(Qt.DropAction.CopyAction)

    def _follow_theme(self) -> None:
        self.setIcon(self._place.icons.icon("take-away", self._place.theme.colour("ink")))


def _as_file(file: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    return data
