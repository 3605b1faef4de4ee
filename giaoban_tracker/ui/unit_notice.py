"""What a file of the office came to, above a unit's page: in words, until somebody closes it."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from giaoban_tracker.domain.errors import GiaobanError
from giaoban_tracker.ui.post_wording import OUTCOME_TERMS, missing_words
from giaoban_tracker.ui.unit_wording import taken_words
from giaoban_tracker.ui.wording import sentence
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow.post.take_in import Taken
from giaoban_tracker.workflow.post.values import KEPT, REFUSED, FilePlan


class UnitNotice(QFrame):
    """One or more lines; hidden while there is nothing to say."""

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place = place
        self._words = QLabel(wordWrap=True)
        self.setAccessibleName("Kết quả nhận tệp")
        self._words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._close = QToolButton()
        self._close.setIconSize(QSize(16, 16))
        self._close.setToolTip("Đóng thông báo")
        self._close.setAccessibleName("Đóng thông báo")
        self._close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 6, 10, 6)
        row.addWidget(self._words, 1)
        row.addWidget(self._close)
        place.theme.changed.connect(self._draw)
        self._draw()
        self.hide()

    @property
    def text(self) -> str:
        return self._words.text()

    def tell(self, words: str, *, wrong: bool = False) -> None:
        """Say something; in red where something was refused."""
        self.setProperty("alarm" if wrong else "good", True)
        self.setProperty("good" if wrong else "alarm", False)
        self.style().unpolish(self)
        self.style().polish(self)
        self._words.setText(words)
        self.show()

    def tell_refused(self, error: GiaobanError) -> None:
        """Say why nothing was done."""
        self.tell(sentence(error), wrong=True)

    def tell_taken(self, taken: Taken) -> None:
        """Say what files of the office came to; refused ones by name."""
        troubled = [file for file in taken.files if file.outcome in REFUSED | KEPT]
        lines = [_trouble(file) for file in troubled]
        if len(troubled) < len(taken.files):
            lines.insert(0, taken_words(taken.new, taken.changed, taken.confirmed, enrolled=taken.enrolled))
        self.tell("\n".join(lines), wrong=any(file.outcome in REFUSED for file in troubled))

    def _draw(self) -> None:
        self._close.setIcon(self._place.icons.icon("close", self._place.theme.colour("quiet")))


def _trouble(file: FilePlan) -> str:
    if file.why is not None:
        return f"{file.name}: {sentence(file.why)}"
    return f"{file.name}: {missing_words(file) or OUTCOME_TERMS[file.outcome].lower()}."
