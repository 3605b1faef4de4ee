"""Files that go with a report: chosen or dropped, each with its size; what is too large or gone is said in red."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListWidget, QPushButton, QVBoxLayout, QWidget

from giaoban_tracker.ui import ask
from giaoban_tracker.ui.file_words import size_words
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow.post import draft_files
from giaoban_tracker.workflow.post.draft_files import MeantFile

_FOLDER_KEY = "mine/files_folder"


class FilesField(QWidget):
    """The files.

    Signals:
        changed: others are meant now.
    """

    changed = Signal()

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place = place
        self._files: list[MeantFile] = []
        self._list = QListWidget()
        self._list.setAccessibleName("Tệp kèm theo; phím Delete để bỏ tệp đang chọn")
        self._choose = QPushButton("Chọn tệp…")
        self._remove = QPushButton("Bỏ tệp")
        self._hint = QLabel("Kéo thả tệp vào đây hoặc bấm «Chọn tệp…»; mỗi tệp tối đa 20 MB.", wordWrap=True)
        self._hint.setProperty("quiet", True)
        buttons = QHBoxLayout()
        buttons.addWidget(self._hint, 1)
        buttons.addWidget(self._remove)
        buttons.addWidget(self._choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._list)
        column.addLayout(buttons)
        self.setAcceptDrops(True)
        self._choose.setAutoDefault(False)
        self._remove.setAutoDefault(False)
        self._choose.clicked.connect(self._ask)
        self._remove.clicked.connect(self._drop_chosen)
        self._list.itemSelectionChanged.connect(lambda: self._remove.setEnabled(bool(self._list.selectedItems())))
        self._show()

    @property
    def paths(self) -> tuple[Path, ...]:
        return tuple(file.path for file in self._files)

    @property
    def problem(self) -> str:
        """What keeps the files from going along; empty when nothing does."""
        gone = [file.path.name for file in self._files if file.size is None]
        if gone:
            return f"Không thấy tệp {', '.join(gone)}; cắm lại USB hoặc bỏ tệp này."
        large = [file.path.name for file in self._files if file.too_large]
        if large:
            return f"Tệp {', '.join(large)} lớn quá 20 MB; nén lại hoặc bỏ tệp này."
        strange = [file.path.name for file in self._files if not file.may_travel]
        return f"Tệp {', '.join(strange)} không gửi kèm được; gửi bản PDF, Word, Excel hoặc ảnh." if strange else ""

    def set_files(self, files: Sequence[MeantFile]) -> None:
        """Show these files; nothing is emitted."""
        self._files = list(files)
        self._show()

    def add(self, paths: Sequence[Path]) -> None:
        """Take further files in; one that is there already is passed over."""
        known = set(self.paths)
        new = [path for path in paths if path not in known]
        if new:
            self._files += draft_files.look(new)
            self._show()
            self.changed.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if local_files(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.add(local_files(event))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self._drop_chosen()
        else:
            super().keyPressEvent(event)

    def _ask(self) -> None:
        folder = str(self._place.settings.value(_FOLDER_KEY, ""))
        paths = ask.for_attachments(self, folder)
        if paths:
            self._place.settings.setValue(_FOLDER_KEY, str(paths[0].parent))
            self.add(paths)

    def _drop_chosen(self) -> None:
        chosen = {self._list.row(item) for item in self._list.selectedItems()}
        if chosen:
            self._files = [file for row, file in enumerate(self._files) if row not in chosen]
            self._show()
            self.changed.emit()

    def _show(self) -> None:
        self._list.clear()
        self._list.addItems([f"{file.path.name} · {size_words(file.size)}" for file in self._files])
        self._list.setVisible(bool(self._files))
        self._remove.setVisible(bool(self._files))
        self._remove.setEnabled(False)
        rows = min(4, len(self._files))
        self._list.setFixedHeight(rows * (self._list.fontMetrics().height() + 6) + 8)


def local_files(event: QDropEvent) -> list[Path]:
    """The files that are dragged, folders left out."""
    urls = event.mimeData().urls()
    return [path for url in urls if url.isLocalFile() and not (path := Path(url.toLocalFile())).is_dir()]
