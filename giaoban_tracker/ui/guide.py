"""F1: the guide (hướng dẫn), opened at the page in front; it can be saved as one PDF."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, QStandardPaths, Qt, QUrl
from PySide6.QtGui import QImage, QTextCursor, QTextDocument
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QPushButton,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from giaoban_tracker.ui import ask
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow.guide import TITLE, chapters, save_guide

_SIZE = QSize(1000, 660)
_BESIDE = 24
"""What a scroll bar and a frame take of the room for pictures."""
_PDF = "Huong-dan-So-giao-ban.pdf"


class GuideWindow(QDialog):
    """Chapters on the left, the chosen one on the right. It stays open beside the window while a person works."""

    def __init__(self, place: Workplace, page: str, parent: QWidget | None = None) -> None:
        """Open at the chapter about a page; at the first one where there is none."""
        super().__init__(parent)
        self._place = place
        self._chapters = chapters(place.desk.resources)
        self.setWindowTitle(TITLE)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._list = QListWidget()
        self._list.setAccessibleName("Các phần của hướng dẫn")
        self._list.addItems([chapter.title for chapter in self._chapters])
        self._list.setWordWrap(True)
        self._text = _Reader(place.desk.resources / "guide")
        self._told = QLabel()
        self._told.setProperty("quiet", True)
        self._save_button = QPushButton("&Lưu thành PDF…")
        self._close_button = QPushButton("Đóng")
        self._close_button.setAutoDefault(False)
        self._lay_out()
        self._list.currentRowChanged.connect(self._show)
        self._save_button.clicked.connect(self._save)
        self._close_button.clicked.connect(self.close)
        self.show_page(page)

    def show_page(self, page: str) -> None:
        """Turn to the chapter about a page."""
        rows = [row for row, chapter in enumerate(self._chapters) if chapter.page == page]
        self._list.setCurrentRow(rows[0] if rows else 0)

    def _lay_out(self) -> None:
        self._list.setFixedWidth(26 * self.fontMetrics().averageCharWidth())
        both = QHBoxLayout()
        both.setSpacing(12)
        both.addWidget(self._list)
        both.addWidget(self._text, 1)
        below = QHBoxLayout()
        below.addWidget(self._told, 1)
        below.addWidget(self._save_button)
        below.addWidget(self._close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.addLayout(both, 1)
        column.addLayout(below)
        self.resize(_SIZE.boundedTo(self.screen().availableSize()))

    def _show(self, row: int) -> None:
        self._text.show_markdown(self._chapters[row].text)

    def _save(self) -> None:
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        target = ask.for_paper_target(self, Path(documents) / _PDF, [".pdf"])
        if target is not None:
            desk = self._place.desk
            self._place.operations.take_time("Đang lưu hướng dẫn", lambda _: save_guide(desk, target), self._tell_saved)

    def _tell_saved(self, path: Path) -> None:
        self._told.setText(f"Đã lưu: {path}")


class _Reader(QTextBrowser):
    """Shows one text; pictures are as wide as the room allows."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.setAccessibleName("Nội dung hướng dẫn")
        self.setSearchPaths([str(folder)])
        self.setOpenLinks(False)
        self.document().setDocumentMargin(16)

    def show_markdown(self, text: str) -> None:
        """Show a text from its beginning."""
        self.document().setMarkdown(text, QTextDocument.MarkdownFeature.MarkdownDialectCommonMark)
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Pictures as wide as the room, never wider than they are."""
        found = super().loadResource(kind, name)
        if kind != QTextDocument.ResourceType.ImageResource or not found:
            return found
        image = QImage(found) if isinstance(found, QImage) else QImage.fromData(found)
        room = self.viewport().width() - 2 * round(self.document().documentMargin()) - _BESIDE
        return image.scaledToWidth(min(room, image.width()), Qt.TransformationMode.SmoothTransformation)
