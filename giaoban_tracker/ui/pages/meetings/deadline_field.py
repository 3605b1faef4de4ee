"""A deadline to correct: its day, its kind, and below them the words and the rule it came from."""

from __future__ import annotations

import html
from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QWidget

from giaoban_tracker.domain.deadline import Deadline, DeadlineKind
from giaoban_tracker.domain.terms import DEADLINE_KIND_TERMS, day_text
from giaoban_tracker.ui.dialogs.day_edit import DayEdit
from giaoban_tracker.ui.pages.meetings.calm_inputs import CalmCombo
from giaoban_tracker.ui.reading_wording import deadline_origin, rule_words
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow.review import day_given, kind_given


class DeadlineField(QWidget):
    """Day, kind and origin of one deadline.

    Signals:
        changed: (Deadline) the person gave another day or kind.
    """

    changed = Signal(object)

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._deadline = Deadline(DeadlineKind.UNSTATED)
        self.day = DayEdit(place, "Thời hạn")
        self.kind = CalmCombo("Loại thời hạn")
        for kind, words in {**DEADLINE_KIND_TERMS, DeadlineKind.UNSTATED: "Chưa có hạn"}.items():
            self.kind.addItem(words, kind.value)
        self._origin = QLabel(wordWrap=True)
        self._origin.setProperty("quiet", True)
        self._origin.setTextFormat(Qt.TextFormat.RichText)
        self._origin.linkActivated.connect(self._take_alternative)
        self._alternatives: tuple[Deadline, ...] = ()
        self._others: list[Deadline] = []
        grid = self._grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(2)
        grid.addWidget(self.day, 0, 0)
        grid.addWidget(self.kind, 0, 1)
        grid.addWidget(self._origin, 1, 0, 1, 3)
        for column, share in enumerate((5, 6, 4)):
            grid.setColumnStretch(column, share)
        self.kind.activated.connect(self._take_kind)
        self._line = self.day.focusProxy()
        if isinstance(self._line, QLineEdit):
            self._line.setPlaceholderText("…/…/…")
            self._line.editingFinished.connect(self._take_day)
        self.day.changed.connect(self._take_picked)
        self.setFocusProxy(self.day)

    def add_beside(self, field: QWidget) -> None:
        """Put another field into the same line, at its end."""
        self._grid.addWidget(field, 0, 2)

    def show_deadline(self, deadline: Deadline, alternatives: Sequence[Deadline] = ()) -> None:
        """Show a deadline; nothing is emitted for it.

        Args:
            alternatives: other days that its words could mean; a press takes one.
        """
        self._deadline, self._alternatives = deadline, tuple(alternatives)
        self.day.set_day(deadline.due)
        self.kind.setCurrentIndex(self.kind.findData(deadline.kind.value))
        origin = deadline_origin(deadline)
        others = [one for one in self._alternatives if one.due not in (None, deadline.due)] if deadline.words else []
        links = [_link(at, one) for at, one in enumerate(others)]
        self._others = others
        more = f"; hoặc {', '.join(links)}" if links else ""
        self._origin.setText(f"{html.escape(origin)}{more}")
        self._origin.setVisible(bool(origin))

    @property
    def origin(self) -> str:
        """Where the deadline comes from, as it stands below it; empty when no words give it."""
        return html.unescape(self._origin.text())

    def count_from(self, day: date) -> None:
        """A year left out is the one nearest to that day: the meeting's."""
        self.day.count_from(day)

    def take_typed(self) -> None:
        """Take what is typed and not yet taken, as when the person leaves the field."""
        self._take_day()

    def _take_picked(self) -> None:
        """A day from the calendar is taken at once; one that is being typed, when the person leaves the field."""
        if self._line is None or not self._line.hasFocus():
            self._take_day()

    def _take_day(self) -> None:
        if self.day.day is None and not self.day.is_empty:
            return
        self._give(day_given(self._deadline, self.day.day))

    def _take_alternative(self, link: str) -> None:
        self._give(self._others[int(link)])

    def _take_kind(self) -> None:
        self._give(kind_given(self._deadline, DeadlineKind(self.kind.currentData())))

    def _give(self, deadline: Deadline) -> None:
        if deadline != self._deadline:
            self.show_deadline(deadline, self._alternatives)
            self.changed.emit(deadline)


def _link(at: int, other: Deadline) -> str:
    """Another day that the words could mean, to press, and by which rule."""
    day = f'<a href="{at}">{day_text(other.due)}</a>' if other.due is not None else ""
    words = rule_words(other.rule)
    return f"{day} ({html.escape(words)})" if words else day
