"""The line about the shared mailbox: watched once a parcel was saved into one; files of the office are offered."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from giaoban_tracker.domain.errors import GiaobanError
from giaoban_tracker.ui.detail.parts import words
from giaoban_tracker.ui.flow import FlowLayout
from giaoban_tracker.ui.wording import number, sentence
from giaoban_tracker.ui.workplace import Workplace

if TYPE_CHECKING:
    from giaoban_tracker.workflow.post.mailbox import Letter

MAILBOX_KEY = "outbox/mailbox"
_EVERY_MS = 60_000


class MailboxWatch(QWidget):
    """Looks every minute; hidden where no mailbox is in use.

    Signals:
        take_wanted: (Path, tuple of Letter) take these in.
    """

    take_wanted = Signal(object, object)

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place = place
        self._letters: tuple[Letter, ...] = ()
        self.state = words("")
        self.take_button = QPushButton()
        self._stop = QPushButton("Thôi dùng hộp thư")
        self._stop.setToolTip("Không xem hộp thư này nữa; tệp trong đó còn nguyên")
        self._timer = QTimer(self, interval=_EVERY_MS)
        flow = FlowLayout(self, gap=8)
        for widget in (self.state, self.take_button, self._stop):
            flow.addWidget(widget)
        self.take_button.clicked.connect(self._take)
        self._stop.clicked.connect(lambda: self.use(None))
        self._timer.timeout.connect(self.look)
        self._follow("")

    @property
    def root(self) -> Path | None:
        """The mailbox; None for none."""
        kept = str(self._place.settings.value(MAILBOX_KEY, ""))
        return Path(kept) if kept else None

    def use(self, root: Path | None) -> None:
        """Watch a mailbox, or none."""
        self._place.settings.setValue(MAILBOX_KEY, str(root or ""))
        self._letters = ()
        self._follow("")
        self.look()

    def use_if_mailbox(self, folder: Path) -> None:
        """Watch the folder into which a parcel was saved when the office has made it a mailbox."""
        from giaoban_tracker.workflow.post import mailbox_unit  # heavy: the room of the exchange

        self._place.operations.ask(
            lambda: mailbox_unit.is_mailbox(folder), lambda it_is: self.use(folder) if it_is else None, aside=True
        )

    def look(self) -> None:
        """Look now."""
        root, desk = self.root, self._place.desk
        if root is None:
            return
        from giaoban_tracker.workflow.post import mailbox_unit  # heavy: the room of the exchange

        self._place.operations.ask(
            lambda: mailbox_unit.unread(desk, root),
            self._show,
            failed=self._missing,
            replacing="unit-mailbox",
            aside=True,
        )

    def _take(self) -> None:
        if self._letters:
            self.take_wanted.emit(self.root, self._letters)

    def _show(self, letters: Sequence[Letter]) -> None:
        self._letters = tuple(letters)
        count = len(self._letters)
        self._follow(f"Hộp thư có {number(count)} tệp mới." if count else "Hộp thư không có tệp mới.")

    def _missing(self, error: GiaobanError) -> None:
        """The folder is gone: a stick that was pulled, a share that is off. Nothing follows from it."""
        self._letters = ()
        self._follow(sentence(error), wrong=True)

    def _follow(self, told: str, *, wrong: bool = False) -> None:
        root = self.root
        self.setVisible(root is not None)
        self.state.setText(told)
        self.state.setToolTip(str(root or ""))
        self.state.setProperty("wrong", wrong)
        self.state.style().unpolish(self.state)
        self.state.style().polish(self.state)
        self.take_button.setText(f"Nhận {number(len(self._letters))} tệp trong hộp thư")
        self.take_button.setVisible(bool(self._letters))
        if root is not None:
            self._timer.start()
        else:
            self._timer.stop()
