"""What every dialog of a decision is: the task above, fields below, words where something is missing.

Nothing typed is ever lost to a refusal: the book's answer stands in the dialog, and the person goes on from there.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from giaoban_tracker.domain.changes import Changes
from giaoban_tracker.domain.errors import GiaobanError
from giaoban_tracker.domain.terms import day_text
from giaoban_tracker.ui.dialogs.fields import Field
from giaoban_tracker.ui.task_words import listed, state_mark
from giaoban_tracker.ui.wording import sentence
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow.show_task import TaskCard

_MOST_HEIGHT = 680


class Sheet(QDialog):
    """The frame of a dialog; subclasses add fields and say what to write."""

    def __init__(self, place: Workplace, title: str, yes: str, parent: QWidget | None = None) -> None:
        """Make an empty sheet.

        Args:
            yes: the words of the button that writes: "Gia hạn".
        """
        super().__init__(parent)
        self.place = place
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._fields: list[Field] = []
        self._body = QWidget()
        self.form = QVBoxLayout(self._body)
        self.form.setContentsMargins(16, 12, 16, 12)
        self.form.setSpacing(10)
        self._refusal = QLabel(wordWrap=True)
        self._yes = QPushButton(yes)
        self._yes.setProperty("main", True)
        self._yes.setDefault(True)
        self._yes.setShortcut(QKeySequence("Ctrl+Return"))
        self._yes.setToolTip(f"{yes} (Ctrl+Enter)")
        self._no = QPushButton("Thôi")
        self._no.setAutoDefault(False)
        self._lay_out()
        self._yes.clicked.connect(self.accept)
        self._no.clicked.connect(self.reject)

    # ------------------------------------------------------------ for subclasses

    def errand(self) -> Callable[[], Changes]:
        """What to write, from what is typed now; runs on the worker."""
        raise NotImplementedError

    def action_title(self) -> str:
        """How undo names it: "Gia hạn NV-003"."""
        raise NotImplementedError

    def written(self) -> None:
        """The book has taken it; the dialog closes after this."""

    def note(self, words: QWidget) -> None:
        """Put words beside the buttons, where they are seen however far the fields are scrolled."""
        self._buttons.insertWidget(0, words)

    def add(self, field: Field, *signals: object) -> Field:
        """Take a field in: it is checked, and whatever of `signals` fires checks everything anew."""
        self._fields.append(field)
        for signal in signals:
            signal.connect(lambda *_: field.touch())  # type: ignore[attr-defined]  # the stubs know no bound signal
        field.changed.connect(self.check)
        return field

    def check(self) -> None:
        """Say what is missing, and open the way when nothing is."""
        for field in self._fields:
            field.show_problem()
        self._yes.setEnabled(not any(field.problem for field in self._fields))

    @property
    def can_write(self) -> bool:
        """Whether nothing is missing."""
        return self._yes.isEnabled()

    # ------------------------------------------------------------ what happens

    def open(self) -> None:
        self.check()
        self._fit()
        super().open()

    def accept(self) -> None:
        if not self._yes.isEnabled():
            return
        self._yes.setEnabled(False)
        self._refusal.hide()
        self.place.undo.decide(self.action_title(), self.errand(), self._finish, failed=self._refuse)

    def _finish(self) -> None:
        self.written()
        super().accept()

    def _refuse(self, error: GiaobanError) -> None:
        self._refusal.setText(sentence(error))
        self._refusal.show()
        self.check()
        self._fit()

    # ------------------------------------------------------------ building

    def _lay_out(self) -> None:
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self._body)
        self._refusal.setProperty("wrong", True)
        self._refusal.setContentsMargins(16, 0, 16, 8)
        self._refusal.hide()
        bar = QFrame()
        buttons = self._buttons = QHBoxLayout(bar)
        buttons.setContentsMargins(16, 8, 16, 12)
        buttons.addStretch()
        buttons.addWidget(self._no)
        buttons.addWidget(self._yes)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._scroll, 1)
        column.addWidget(self._refusal)
        column.addWidget(bar)

    def _fit(self) -> None:
        """As high as the fields ask for, as far as the screen goes; more of it scrolls."""
        width = max(self.width(), self._wanted_width())
        body = self._body.layout()
        inner = body.heightForWidth(width) if body is not None and body.hasHeightForWidth() else 0
        inner = max(inner, self._body.sizeHint().height())
        rest = self.sizeHint().height() - self._scroll.sizeHint().height()
        screen = self.screen().availableGeometry().height()
        self.resize(width, min(inner + rest + 4, _MOST_HEIGHT, screen - 48))

    def _wanted_width(self) -> int:
        return 76 * self.fontMetrics().averageCharWidth()


def about(card: TaskCard) -> QWidget:
    """The task a dialog is about: code, state, content, who leads, by when."""
    frame = QFrame()
    frame.setProperty("card", True)
    mark = state_mark(
        card.standing,
        card.task.deadline,
        card.as_of,
        finished_on=card.task.finished_on,
        awaiting=card.task.awaits_acceptance,
        soon_days=card.soon_days,
    )
    heading = QLabel(f"{card.task.terms.code} · {mark.whole}")
    heading.setProperty("title", True)
    content = QLabel(_shortened(card.task.terms.content), wordWrap=True)
    facts = [listed([share.unit for share in card.shares if share.unit]) or "Chưa rõ đơn vị chủ trì"]
    if card.task.deadline.due is not None:
        facts.append(f"thời hạn {day_text(card.task.deadline.due)}")
    below = QLabel(" · ".join(facts), wordWrap=True)
    below.setProperty("quiet", True)
    column = QVBoxLayout(frame)
    column.setContentsMargins(12, 8, 12, 8)
    column.setSpacing(4)
    for label in (heading, content, below):
        column.addWidget(label)
    return frame


def _shortened(text: str, most: int = 260) -> str:
    return text if len(text) <= most else f"{text[:most].rsplit(' ', 1)[0]}…"
