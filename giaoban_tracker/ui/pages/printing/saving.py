"""The ways out of the preview: one file, one file for each unit, a printer."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from giaoban_tracker.ui import ask
from giaoban_tracker.ui.operations import Progress
from giaoban_tracker.ui.pages.printing import words
from giaoban_tracker.ui.pages.printing.work import Order, Printed, save, save_each, save_import_sheet
from giaoban_tracker.ui.workplace import Workplace

_FOLDER = "printing/folder"
_EACH_AS = {".pdf": "Tệp PDF", ".docx": "Văn bản Word", ".xlsx": "Bảng tính Excel"}


class Saving(QWidget):
    """The buttons, and the writing of files; what is printed is the page's affair.

    Signals:
        told: (str, Path) what became of it, and the folder where it lies.
        print_wanted: () print what is shown.
    """

    told = Signal(str, object)
    print_wanted = Signal()

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place = place
        self._printed: Printed | None = None
        self._sheet: tuple[Order, str] | None = None
        self._running: tuple[Progress, Path] | None = None
        self.save_button = QPushButton("&Lưu…")
        self.save_button.setProperty("main", True)
        self.each_button = QPushButton("Lưu &từng đơn vị")
        self.each_button.setToolTip("Ghi mỗi đơn vị một tệp vào một thư mục, để gửi riêng cho từng nơi")
        self.print_button = QPushButton("&In…")
        self._each_menu = QMenu(self.each_button)
        self._lay_out()
        self._wire()
        self.show_nothing()

    def show_printed(self, printed: Printed) -> None:
        """This is seen and can be saved and printed."""
        self._printed, self._sheet = printed, None
        self._offer(kinds=printed.order.suffixes, each=bool(printed.proof.papers), printable=True)

    def show_sheet(self, order: Order, stem: str) -> None:
        """The empty import sheet can be saved; there is nothing to print."""
        self._printed, self._sheet = None, (order, stem)
        self._offer(kinds=order.suffixes, each=False, printable=False)

    def show_nothing(self) -> None:
        """There is nothing to save."""
        self._printed = self._sheet = None
        self._offer(kinds=(), each=False, printable=False)

    # ------------------------------------------------------------ building

    def _lay_out(self) -> None:
        for suffix, title in _EACH_AS.items():
            self._each_menu.addAction(title).setData(suffix)
        self.each_button.setMenu(self._each_menu)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 16)
        column.setSpacing(8)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.save_button, 2)
        row.addWidget(self.print_button, 1)
        column.addWidget(self.each_button)
        column.addLayout(row)

    def _wire(self) -> None:
        self.save_button.clicked.connect(self._save)
        self._each_menu.triggered.connect(lambda action: self.save_each_as(str(action.data())))
        self.print_button.clicked.connect(self.print_wanted)
        self._place.operations.ended.connect(self._tell_stopped)

    def _offer(self, *, kinds: tuple[str, ...], each: bool, printable: bool) -> None:
        self.save_button.setEnabled(bool(kinds))
        self.save_button.setToolTip(f"Lưu ra {', '.join(_EACH_AS[kind].partition(' ')[2] for kind in kinds)}")
        self.each_button.setVisible(each)
        self.print_button.setEnabled(printable)

    # ------------------------------------------------------------ what happens

    def _save(self) -> None:
        order, stem = self._what()
        if order is None:
            return
        target = ask.for_paper_target(self, self._folder() / f"{stem}{self._kind(order)}", order.suffixes)
        if target is None:
            return
        self._remember(target.parent)
        self._place.settings.setValue(_kind_key(order), target.suffix.lower())
        desk, printed = self._place.desk, self._printed
        self._place.operations.take_time(
            "Đang lưu tệp",
            lambda _: save(desk, printed, target) if printed is not None else save_import_sheet(desk, target),
            lambda path: self.told.emit(f"Đã lưu «{path.name}».", path.parent),
        )

    def save_each_as(self, suffix: str) -> None:
        """Ask for a folder and write the paper of each unit into a folder in it that says what it holds."""
        printed = self._printed
        if printed is None:
            return
        parent = ask.for_folder(self, "Chọn nơi đặt thư mục các tệp", str(self._folder()))
        if parent is None:
            return
        self._remember(parent)
        desk, folder = self._place.desk, parent / printed.stem
        progress = self._place.operations.take_time(
            "Đang lưu tệp cho từng đơn vị",
            lambda progress: save_each(desk, printed, folder, suffix, progress),
            lambda count: self.told.emit(words.saved_each(count, folder.name), folder),
        )
        self._running = (progress, folder)
        self._tell_stopped()

    def _tell_stopped(self) -> None:
        """Files that were written before somebody stopped it stay, and the person should know where."""
        if self._running is not None and self._running[0].stopped():
            folder = self._running[1]
            self._running = None
            self.told.emit(words.stopped_saving(folder.name), folder if folder.exists() else folder.parent)

    def _what(self) -> tuple[Order | None, str]:
        if self._printed is not None:
            return self._printed.order, self._printed.stem
        return self._sheet if self._sheet is not None else (None, "")

    def _kind(self, order: Order) -> str:
        """The kind in which this form was saved last, else its first."""
        kept = str(self._place.settings.value(_kind_key(order), ""))
        return kept if kept in order.suffixes else order.suffixes[0]

    def _folder(self) -> Path:
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        return Path(str(self._place.settings.value(_FOLDER, "")) or documents)

    def _remember(self, folder: Path) -> None:
        self._place.settings.setValue(_FOLDER, str(folder))


def _kind_key(order: Order) -> str:
    return f"printing/{order.form}/kind"
