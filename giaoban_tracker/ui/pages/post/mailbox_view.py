"""The sheet 'Hộp thư': a shared folder is looked at now and then; what lies there is offered to be taken."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QListWidget, QVBoxLayout, QWidget

from giaoban_tracker.domain.errors import GiaobanError
from giaoban_tracker.ui import ask
from giaoban_tracker.ui.pages.post.look import bar, button, keep_font, label
from giaoban_tracker.ui.wording import number, sentence
from giaoban_tracker.ui.workplace import Workplace

if TYPE_CHECKING:
    from giaoban_tracker.workflow.post.mailbox import Letter

_FOLDER = "post/mailbox"
_EVERY_MS = 60_000
_NONE_CHOSEN = (
    "Chưa dùng hộp thư. Chỉ cần khi Văn phòng và đơn vị cùng ghi được vào một thư mục chung trong mạng nội bộ.\n\n"
    "•  Đơn vị đặt tệp vào thư mục con GUI_DEN_VAN_PHONG; tệp mới được báo ngay trên trang này.\n"
    "•  Văn phòng gửi vào TU_VAN_PHONG, mỗi đơn vị một thư mục con.\n"
    "•  Sổ vẫn nằm trên máy này. Chương trình không xóa tệp nào; tệp đã nhận chuyển sang da_nhan."
)


class MailboxView(QWidget):
    """Watches one folder.

    Signals:
        found: (int) so many files wait there; 0 for none.
        take_wanted: (tuple of Letter) look at these and take them.
        chosen: (Path or None) another mailbox is in use.
    """

    found = Signal(int)
    take_wanted = Signal(object)
    chosen = Signal(object)

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place = place
        self._letters: tuple[Letter, ...] = ()
        kept = str(place.settings.value(_FOLDER, ""))
        self._root: Path | None = Path(kept) if kept else None
        self._choose = button("Chọn thư &mục chung…", main=True)
        self._stop = button("&Thôi dùng")
        self._again = button("&Xem lại ngay")
        self._where = label(kind="title")
        self._state = label()
        self._list = QListWidget()
        self.take_button = button("", main=True)
        self._timer = QTimer(self, interval=_EVERY_MS)
        self._lay_out()
        self._wire()
        self._follow("")

    @property
    def root(self) -> Path | None:
        """The folder that is watched; None for none."""
        return self._root

    def state(self) -> str:
        """How it stands, in words."""
        return self._state.text()

    def look(self) -> None:
        """Look into the mailbox now."""
        root, desk = self._root, self._place.desk
        if root is None:
            return

        def errand() -> tuple[Letter, ...]:
            from giaoban_tracker.workflow.post import mailbox  # heavy: the room of the exchange

            return mailbox.look(desk, root)

        self._place.operations.ask(errand, self._show, failed=self._missing, replacing="post-mailbox", aside=True)

    def use(self, root: Path | None) -> None:
        """Watch another folder, or none; its boxes are made when they are not there."""
        self._root, self._letters = root, ()
        self._place.settings.setValue(_FOLDER, str(root or ""))
        self.chosen.emit(root)
        self._follow("")
        if root is None:
            self.found.emit(0)
            return
        desk = self._place.desk

        def errand() -> None:
            from giaoban_tracker.workflow.post import mailbox  # heavy: the room of the exchange

            mailbox.prepare(desk, root)

        self._place.operations.ask(errand, lambda _: self.look(), failed=self._missing)

    # ------------------------------------------------------------ building

    def _lay_out(self) -> None:
        keep_font(self._place, self._state, points=1)
        self._list.setAccessibleName("Tệp trong hộp thư")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar(self._choose, self._again, self._stop, None, self.take_button))
        body = QVBoxLayout()
        body.setContentsMargins(16, 12, 16, 16)
        body.setSpacing(8)
        body.addWidget(self._where)
        body.addWidget(self._state)
        body.addWidget(self._list, 1)
        self._room = QWidget()
        body.addWidget(self._room, 1)
        column.addLayout(body, 1)

    def _wire(self) -> None:
        self._choose.clicked.connect(self._ask)
        self._stop.clicked.connect(lambda: self.use(None))
        self._again.clicked.connect(self.look)
        self.take_button.clicked.connect(lambda: self.take_wanted.emit(self._letters))
        self._timer.timeout.connect(self.look)

    # ------------------------------------------------------------ what happens

    def _ask(self) -> None:
        folder = ask.for_folder(self, "Chọn thư mục chung làm hộp thư", str(self._root or ""))
        if folder is not None:
            self.use(folder)

    def _show(self, letters: Sequence[Letter]) -> None:
        self._letters = tuple(letters)
        count = len(self._letters)
        self._follow(f"Có {number(count)} tệp mới." if count else "Không có tệp mới. Chương trình xem lại mỗi phút.")
        self.found.emit(count)

    def _missing(self, error: GiaobanError) -> None:
        """The folder is gone: a stick that was pulled, a share that is off. Nothing follows from it."""
        self._letters = ()
        self._follow(sentence(error), wrong=True)
        self.found.emit(0)

    def _follow(self, told: str, *, wrong: bool = False) -> None:
        watched = self._root is not None
        self._where.setText(str(self._root) if self._root else "")
        self._where.setVisible(watched)
        self._state.setText(told if watched else _NONE_CHOSEN)
        self._state.setProperty("wrong", wrong)
        self._state.style().unpolish(self._state)
        self._state.style().polish(self._state)
        self._list.clear()
        self._list.addItems([letter.name for letter in self._letters])
        self._list.setVisible(bool(self._letters))
        self._room.setVisible(not self._letters)
        self._stop.setEnabled(watched)
        self._again.setEnabled(watched)
        self.take_button.setText(f"Xem và nhận {number(len(self._letters))} tệp" if self._letters else "Xem và nhận")
        self.take_button.setEnabled(bool(self._letters))
        if watched:
            self._timer.start()
        else:
            self._timer.stop()
