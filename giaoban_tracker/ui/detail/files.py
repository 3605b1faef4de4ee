"""Files that came with a report: each can be looked at here, opened by its own program, or saved elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QStandardPaths, QTemporaryDir, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from giaoban_tracker.domain.task import KeptFile
from giaoban_tracker.ui.detail.parts import link, words
from giaoban_tracker.ui.file_words import PAPERS, PICTURES, size_words
from giaoban_tracker.ui.flow import FlowLayout
from giaoban_tracker.ui.workplace import Workplace

_FOLDER = "detail/files_folder"
_ICON = 16


class FilesView(QFrame):
    """The files of one report."""

    def __init__(self, place: Workplace, files: Sequence[KeptFile], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place = place
        self._opened: QTemporaryDir | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(2)
        for kept in files:
            column.addWidget(self._line(kept))

    def _line(self, kept: KeptFile) -> QWidget:
        line = QWidget()
        picture = QLabel()
        picture.setPixmap(self._place.icons.pixmap("open-file", self._place.theme.colour("quiet"), _ICON))
        name = words(f"{kept.name} · {size_words(kept.size)}")
        name.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        deeds = QWidget()
        flow = FlowLayout(deeds, gap=8)
        for title, hint, deed in self._deeds(kept):
            button = link(title, f"{hint}: {kept.name}", partial(deed, kept))
            button.setObjectName(f"file:{kept.sha256}:{title}")
            button.setAccessibleName(f"{title} {kept.name}")
            flow.addWidget(button)
        text = QVBoxLayout()
        text.setSpacing(0)
        text.addWidget(name)
        text.addWidget(deeds)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(picture)
        row.addLayout(text, 1)
        return line

    def _deeds(self, kept: KeptFile) -> Iterator[tuple[str, str, Callable[[KeptFile], None]]]:
        if Path(kept.name).suffix.lower() in (*PICTURES, *PAPERS):
            yield "Xem", "Xem ngay tại đây", self.look
        yield "Mở…", "Mở bằng chương trình của máy", self.open_outside
        yield "Lưu…", "Lưu ra tệp", self.save

    # ------------------------------------------------------------ what happens

    def look(self, kept: KeptFile) -> None:
        """Show a picture or a paper in a window of its own."""
        from giaoban_tracker.ui.detail.file_window import FileWindow  # heavy: pictures and pages, for who looks

        FileWindow(self._place, kept, self.window()).show()

    def open_outside(self, kept: KeptFile) -> None:
        """Let the computer's own program open a copy, which is gone when this window is."""
        from giaoban_tracker.workflow.post import attachments  # heavy: the post, for who opens

        if self._opened is None:
            self._opened = QTemporaryDir()
        desk, folder = self._place.desk, Path(self._opened.path())
        self._place.operations.ask(lambda: attachments.save(desk, kept, folder), _show_by_system)

    def save(self, kept: KeptFile) -> None:
        """Ask where to, and save it there."""
        from giaoban_tracker.ui import ask  # heavy: message boxes, which are rare
        from giaoban_tracker.workflow.post import attachments  # heavy: as above

        settings = self._place.settings
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        proposed = Path(str(settings.value(_FOLDER, documents))) / attachments.plain_name(kept.name)
        target = ask.for_file_target(self, "Lưu tệp kèm theo", proposed, f"Tệp {proposed.suffix} (*{proposed.suffix})")
        if target is None:
            return
        settings.setValue(_FOLDER, str(target.parent))
        desk = self._place.desk
        self._place.operations.ask(lambda: attachments.save_as(desk, kept, target), lambda _: None)


def _show_by_system(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
