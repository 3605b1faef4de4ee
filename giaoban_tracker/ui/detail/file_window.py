"""A picture or the pages of a PDF that came with a report, shown without another program; nothing in it is run."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPixmap
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QScrollArea, QVBoxLayout, QWidget

from giaoban_tracker.domain.errors import GiaobanError, Unreadable
from giaoban_tracker.domain.task import KeptFile
from giaoban_tracker.ui.file_words import PAPERS, size_words
from giaoban_tracker.ui.operations import Progress
from giaoban_tracker.ui.wording import number, sentence
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow import draw_pages
from giaoban_tracker.workflow.desk import Desk
from giaoban_tracker.workflow.post import attachments

MOST_PAGES = 20
_WIDTH, _HEIGHT = 860, 620
_POINTS_AN_INCH = 72
_MOST_HEIGHT = 4000
"""Pixels of one page or picture."""
_MARGINS = 48


@dataclass(frozen=True, slots=True)
class Seen:
    """What there is to see: pictures from the first page on, and how many pages there are in all."""

    pictures: tuple[QImage, ...]
    pages: int


class FileWindow(QDialog):
    """One file. It blocks nothing; Esc closes it."""

    def __init__(self, place: Workplace, kept: KeptFile, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place = place
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(kept.name)
        self._told = QLabel("Đang mở tệp…", wordWrap=True)
        self._told.setProperty("quiet", True)
        self._pages = QWidget()
        self._column = QVBoxLayout(self._pages)
        self._column.setSpacing(12)
        self._scroll = QScrollArea(widgetResizable=True)
        self._scroll.setAccessibleName(f"Nội dung tệp {kept.name}")
        self._scroll.setWidget(self._pages)
        close = QDialogButtonBox()
        close.addButton("Đón&g", QDialogButtonBox.ButtonRole.RejectRole)
        close.rejected.connect(self.close)
        column = QVBoxLayout(self)
        column.addWidget(self._told)
        column.addWidget(self._scroll, 1)
        column.addWidget(close)
        self.resize(_WIDTH, _HEIGHT)
        desk, width = place.desk, _WIDTH - _MARGINS
        self._name = f"{kept.name} · {size_words(kept.size)}"
        self._reading = place.operations.take_time(
            "Đang mở tệp kèm theo",
            lambda progress: seen_of(desk, kept, width, progress),
            self._show,
            failed=self._fail,
            stopped=self._tell_stopped,
        )
        # Closed before it was read: there is nobody to tell any more.
        self._closed = False
        self.finished.connect(self._leave)

    @property
    def told(self) -> str:
        """What stands above the pictures."""
        return self._told.text()

    def pictures(self) -> list[QLabel]:
        """The pictures shown."""
        return self._pages.findChildren(QLabel)

    def _show(self, seen: Seen) -> None:
        more = f" · {number(seen.pages)} trang" if seen.pages > 1 else ""
        left = seen.pages - len(seen.pictures)
        rest = f". Còn {number(left)} trang, bấm Mở… để xem hết" if left else ""
        self._told.setText(f"{self._name}{more}{rest}")
        for place, picture in enumerate(seen.pictures, 1):
            label = QLabel()
            label.setPixmap(QPixmap.fromImage(picture))
            label.setAccessibleName(f"Trang {place}/{seen.pages}")
            self._column.addWidget(label, 0, Qt.AlignmentFlag.AlignHCenter)
        self._column.addStretch()
        self._scroll.setFocus()

    def _leave(self) -> None:
        self._closed = True
        self._reading.cancel()

    def _tell_stopped(self) -> None:
        if not self._closed:
            self._told.setText("Đã dừng, chưa đọc xong tệp. Đóng cửa sổ này rồi bấm Xem để đọc lại.")

    def _fail(self, error: GiaobanError) -> None:
        self._told.setText(sentence(error))


def seen_of(desk: Desk, kept: KeptFile, width: int, progress: Progress) -> Seen:
    """The pictures of a file, none wider than that many pixels; of a PDF its first pages.

    Raises:
        Refused, Unreadable: as `attachments.content_of`; Unreadable "picture-unreadable".
    """
    content = attachments.content_of(desk, kept)
    if Path(kept.name).suffix.lower() in PAPERS:
        return _pages(kept, content, width, progress)
    return Seen((_picture(kept, content, width),), 1)


def _pages(kept: KeptFile, content: bytes, width: int, progress: Progress) -> Seen:
    sizes = draw_pages.foreign_page_sizes(content, kept.name)
    drawn: list[QImage] = []
    for place, size in enumerate(sizes[:MOST_PAGES]):
        if not progress.report(place, min(len(sizes), MOST_PAGES)):
            break
        # A page may claim to be a kilometre long.
        fits = min(width / max(1.0, size.width), _MOST_HEIGHT / max(1.0, size.height), 2.0)
        page = draw_pages.draw_foreign(content, kept.name, place, dots_per_inch=fits * _POINTS_AN_INCH)
        drawn.append(QImage(page.pixels, page.width, page.height, page.stride, QImage.Format.Format_RGB32).copy())
    if not drawn:
        raise Unreadable("picture-unreadable", name=kept.name)
    return Seen(tuple(drawn), len(sizes))


def _picture(kept: KeptFile, content: bytes, width: int) -> QImage:
    """Read at the size it is shown, so that a picture of a hundred million dots costs what a small one does."""
    data = QByteArray(content)
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    size = reader.size()
    if size.width() > width or size.height() > _MOST_HEIGHT:
        reader.setScaledSize(size.scaled(QSize(width, _MOST_HEIGHT), Qt.AspectRatioMode.KeepAspectRatio))
    picture = reader.read()
    if picture.isNull():
        raise Unreadable("picture-unreadable", name=kept.name)
    return picture
