"""What units said at a meeting, one card each; a unit that has not spoken is named once, at the end."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QToolButton, QVBoxLayout, QWidget

from giaoban_tracker.domain.identity import UnitId
from giaoban_tracker.domain.meeting import Statement
from giaoban_tracker.domain.unit import Unit
from giaoban_tracker.ui.pages.meetings.themed import keep_icon
from giaoban_tracker.ui.task_words import listed
from giaoban_tracker.ui.wording import number
from giaoban_tracker.ui.workplace import Workplace

_PARTS = ("Kết quả", "Khó khăn", "Kiến nghị")


class StatementsView(QFrame):
    """The statements, and the way to write down a further one.

    Signals:
        wanted: (UnitId) write down what this unit said; empty for a unit yet to be chosen.
    """

    wanted = Signal(str)

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place = place
        self.setProperty("card", True)
        title = QLabel("Phát biểu của các đơn vị")
        title.setProperty("title", True)
        self.count = QLabel()
        self.count.setProperty("quiet", True)
        self.add = QPushButton("Ghi phát biểu…")
        keep_icon(place, self.add, "add")
        self.add.setToolTip("Ghi kết quả, số liệu, khó khăn, kiến nghị mà một đơn vị nêu tại cuộc họp")
        self.rest = QLabel(wordWrap=True)
        self.rest.setProperty("quiet", True)
        self.cards: dict[UnitId, StatementCard] = {}
        body = QWidget()
        self._column = QVBoxLayout(body)
        self._column.setContentsMargins(0, 0, 8, 0)
        self._column.setSpacing(8)
        self._column.addWidget(self.rest)
        self._column.addStretch()
        scroll = QScrollArea(widgetResizable=True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(body)
        for ground in (scroll.viewport(), body):
            ground.setAutoFillBackground(False)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(title)
        head.addWidget(self.count, 1)
        head.addWidget(self.add)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 4, 8)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(scroll, 1)
        self.add.clicked.connect(lambda: self.wanted.emit(""))

    def show_statements(
        self, statements: Sequence[Statement], units: Sequence[Unit], names: Mapping[UnitId, str], *, writable: bool
    ) -> None:
        """Show what was said.

        Args:
            units: those called to the meeting, to name who has not spoken.
            names: of every unit, those that are no more included.
        """
        for card in self.cards.values():
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = {}
        for at, one in enumerate(statements):
            card = StatementCard(self._place, one, names.get(one.unit, "Đơn vị không rõ"), writable=writable)
            card.wanted.connect(self.wanted)
            self.cards[one.unit] = card
            self._column.insertWidget(at, card)
        silent = [unit.name for unit in units if unit.id not in self.cards]
        self.count.setText(f"{number(len(statements))} đơn vị" if statements else "")
        self.rest.setText(_rest_words(silent, spoken=bool(statements)))
        self.rest.setVisible(bool(self.rest.text()))
        self.add.setVisible(writable)


class StatementCard(QFrame):
    """One unit's statement.

    Signals:
        wanted: (UnitId) the person wants to change it.
    """

    wanted = Signal(str)

    def __init__(
        self, place: Workplace, statement: Statement, name: str, *, writable: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        title = QLabel(name, wordWrap=True)
        title.setProperty("title", True)
        self.edit = QToolButton()
        keep_icon(place, self.edit, "edit")
        self.edit.setToolTip("Sửa phát biểu này")
        self.edit.setAccessibleName(f"Sửa phát biểu của {name}")
        self.edit.setVisible(writable)
        self.edit.clicked.connect(lambda: self.wanted.emit(statement.unit))
        head = QHBoxLayout()
        head.addWidget(title, 1)
        head.addWidget(self.edit)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 6, 8, 8)
        column.setSpacing(4)
        column.addLayout(head)
        said = (statement.results, statement.difficulties, statement.proposals)
        for label, words in zip(_PARTS, said, strict=True):
            if words:
                part = QLabel(f"{label}: {words}", wordWrap=True, textFormat=Qt.TextFormat.PlainText)
                part.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
                part.setAccessibleName(f"{name}, {label.lower()}")
                column.addWidget(part)


def _rest_words(silent: Sequence[str], *, spoken: bool) -> str:
    if not spoken:
        return (
            "Chưa ghi phát biểu nào. Ghi điều mỗi đơn vị nêu tại cuộc họp: kết quả và số liệu, khó khăn, kiến nghị; "
            "kỳ sau mở ra đối chiếu được ngay."
        )
    return f"Chưa ghi: {listed(silent, 4)}." if silent else ""
