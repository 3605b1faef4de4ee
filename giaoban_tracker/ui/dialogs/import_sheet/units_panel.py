"""Names in a sheet that no unit is called exactly: a person says which unit each means, or enters a new one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QLabel, QScrollArea, QVBoxLayout, QWidget

from giaoban_tracker.domain.identity import UnitId
from giaoban_tracker.domain.unit import Unit
from giaoban_tracker.ui.wording import number
from giaoban_tracker.workflow.import_sheet import AskedUnit

NEW, OPEN = "new", "open"
"""What a choice can be besides a unit: a unit of that name is entered, or the owner stays open."""
_MOST = 60
"""More names than this are no list of units; the rest stays a guess."""


class UnitsPanel(QWidget):
    """One line for each name.

    Signals:
        chosen: (str, str) words of the sheet, and a unit's id, NEW or OPEN.
    """

    chosen = Signal(str, str)

    def __init__(self, units: Sequence[Unit], parent: QWidget | None = None) -> None:
        """Offer the office's units.

        Args:
            units: those in being, in the order in which they are offered.
        """
        super().__init__(parent)
        self._units = units
        self._shown: tuple[AskedUnit, ...] | None = None
        self._heading = QLabel()
        self._heading.setProperty("section", True)
        self._hint = QLabel("Chọn đúng đơn vị một lần; nhập xong, sổ nhớ các tên này.", wordWrap=True)
        self._hint.setProperty("quiet", True)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 0, 0, 0)
        column.setSpacing(6)
        for widget in (self._heading, self._hint):
            column.addWidget(widget)
        column.addWidget(self._scroll, 1)
        self.boxes: dict[str, QComboBox] = {}

    def show_asked(self, asked: Sequence[AskedUnit], meant: Mapping[str, str]) -> None:
        """Ask about names; those that were asked about before keep their place and their answer.

        Args:
            meant: what a person has chosen so far: a unit's id, NEW or OPEN.
        """
        self._heading.setText(f"Tên đơn vị cần xác nhận ({number(len(asked))})")
        names = tuple(asked[:_MOST])
        if self._shown is not None and [one.words for one in names] == [one.words for one in self._shown]:
            return
        self._shown = names
        self.boxes = {}
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(8)
        for one in names:
            column.addLayout(self._line(one, meant.get(one.words, one.guess or OPEN)))
        column.addStretch()
        self._scroll.setWidget(body)

    def _line(self, asked: AskedUnit, meant: str) -> QVBoxLayout:
        label = QLabel(f"«{asked.words}» · {number(asked.rows)} dòng", wordWrap=True)
        box = QComboBox()
        box.setAccessibleName(f"«{asked.words}» là đơn vị nào")
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(16)
        box.addItem("Để trống đơn vị", OPEN)
        box.addItem("Thêm thành đơn vị mới", NEW)
        box.insertSeparator(box.count())
        for unit in self._units:
            box.addItem(unit.name, unit.id)
        box.setCurrentIndex(max(0, box.findData(meant)))
        label.setBuddy(box)
        box.activated.connect(partial(self._choose, asked.words))
        self.boxes[asked.words] = box
        line = QVBoxLayout()
        line.setSpacing(2)
        line.addWidget(label)
        line.addWidget(box)
        return line

    def _choose(self, words: str, _place: int) -> None:
        self.chosen.emit(words, str(self.boxes[words].currentData()))


def confirmed(asked: Sequence[AskedUnit], meant: Mapping[str, UnitId | None]) -> dict[str, UnitId | None]:
    """What all names mean once a person says yes to what is shown: their choices, and the guesses they left."""
    guesses: dict[str, UnitId | None] = {one.words: one.guess for one in asked[:_MOST] if one.guess is not None}
    return {**guesses, **meant}
