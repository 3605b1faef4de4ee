"""Care of the book from the menu 'Sổ': back up now and daily, a second place, check, what follows a restore."""

from __future__ import annotations

import logging
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from giaoban_tracker.domain.errors import GiaobanError, Unreadable
from giaoban_tracker.ui import ask
from giaoban_tracker.ui.wording import sentence
from giaoban_tracker.ui.workplace import Workplace

LOG = logging.getLogger(__name__)

_SECOND = "care/second_place"
_FIRST_LOOK_MS = 30_000
"""After the start, when whoever came to work has what they came for."""


class BookCare(QObject):
    """What a person, or the day, asks for the safety of the book.

    Signals:
        said: (str) words for the status bar.
    """

    said = Signal(str)

    def __init__(self, place: Workplace, window: QWidget) -> None:
        super().__init__(window)
        self._place = place
        self._window = window
        if not place.is_sample and place.desk.ledger.folder is not None:
            QTimer.singleShot(_FIRST_LOOK_MS, self, self.keep_daily)

    @property
    def second_place(self) -> Path | None:
        """The folder that a person chose for further copies."""
        chosen = str(self._place.settings.value(_SECOND, ""))
        return Path(chosen) if chosen else None

    def back_up(self) -> None:
        """Back the book up now."""
        from giaoban_tracker.workflow import care  # heavy: needed when a person asks for it

        desk, second = self._place.desk, self.second_place
        self._place.operations.take_time(
            "Đang sao lưu sổ",
            lambda _: care.back_up_now(desk, second),
            lambda path: self.said.emit(f"Đã sao lưu và kiểm tra lại: {path}"),
        )

    def keep_daily(self) -> None:
        """Back up what was written since the last day; nobody waits for it, and only a fault is told."""
        from giaoban_tracker.workflow import care  # heavy: needed once a day

        desk, second = self._place.desk, self.second_place
        self._place.operations.ask(lambda: care.keep_daily(desk, second), _note, failed=self._tell_fault, aside=True)

    def choose_second_place(self) -> None:
        """Ask for the folder of the second place, and copy there at once."""
        before = str(self.second_place or "")
        chosen = ask.for_folder(self._window, "Nơi sao lưu thứ hai: ổ khác, USB hoặc thư mục chung", before)
        if chosen is not None:
            self._place.settings.setValue(_SECOND, str(chosen))
            self.back_up()

    def check(self) -> None:
        """Prove that the book is whole, signatures included, and say what was found."""
        from giaoban_tracker.workflow.post import scrub  # heavy: keys, to prove signatures

        desk = self._place.desk

        def tell(findings: tuple[str, ...]) -> None:
            if not findings:
                self.said.emit("Sổ nguyên vẹn: chuỗi sự kiện, chữ ký, bảng dẫn xuất, cấu trúc và tệp đều khớp.")
            else:
                self._place.operations.refused.emit(Unreadable("book-damaged", findings="; ".join(findings)))

        self._place.operations.take_time(
            "Đang kiểm tra sổ",
            lambda progress: tuple(sorted({finding.code for finding in scrub.check(desk, progress.report).findings})),
            tell,
        )

    def recover(self) -> None:
        """Open what helps after a book was restored."""
        from giaoban_tracker.ui.recovery_sheet import RecoverySheet  # heavy: built when asked for

        RecoverySheet(self._place, self._window).open()

    def _tell_fault(self, error: GiaobanError) -> None:
        self.said.emit(f"Chưa sao lưu được hôm nay. {sentence(error)}")


def _note(path: Path | None) -> None:
    """What went well is no news: the words of the page in front stay where they are."""
    if path is not None:
        LOG.info("daily copy made")
