"""Units to tick, with a search that needs no diacritics; what is ticked is read out below."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from giaoban_tracker.domain.identity import UnitId
from giaoban_tracker.domain.search_text import folded
from giaoban_tracker.domain.unit import Unit
from giaoban_tracker.ui.task_words import listed

_ROWS = 7
_UNIT = Qt.ItemDataRole.UserRole
_WORDS = Qt.ItemDataRole.UserRole + 1


class UnitPicker(QWidget):
    """A tick list of units in the office's order.

    Signals:
        changed: others are ticked now.
    """

    changed = Signal()

    def __init__(
        self, name: str, units: Sequence[Unit], ticked: Sequence[UnitId], parent: QWidget | None = None
    ) -> None:
        """Offer units, some of them ticked.

        Args:
            ticked: in their order, which is kept; units ticked later follow in the order of ticking.
        """
        super().__init__(parent)
        self._names = {unit.id: unit.name for unit in units}
        self._ticked = [unit for unit in ticked if unit in self._names]
        self._search = QLineEdit(placeholderText="Gõ tên hoặc chữ viết tắt để tìm")
        self._search.setClearButtonEnabled(True)
        self._search.setAccessibleName(f"Tìm {name.lower()}")
        self._list = QListWidget()
        self._list.setAccessibleName(name)
        self._chosen = QLabel(wordWrap=True)
        self._chosen.setProperty("quiet", True)
        self._fill(units)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for widget in (self._search, self._list, self._chosen):
            column.addWidget(widget)
        self._list.setFixedHeight(_ROWS * (self.fontMetrics().height() + 3))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusProxy(self._search)
        self._search.textChanged.connect(self._narrow)
        self._search.returnPressed.connect(self._tick_only_match)
        self._list.itemChanged.connect(self._take)
        self._say()

    @property
    def ticked(self) -> tuple[UnitId, ...]:
        """The units ticked, in the order of ticking."""
        return tuple(self._ticked)

    def _fill(self, units: Sequence[Unit]) -> None:
        for unit in sorted(units, key=lambda unit: (unit.id not in self._ticked, unit.terms.order)):
            item = QListWidgetItem(unit.name, self._list)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if unit.id in self._ticked else Qt.CheckState.Unchecked)
            item.setData(_UNIT, unit.id)
            names = (unit.name, unit.terms.code, *unit.terms.aliases)
            item.setData(_WORDS, " ".join(folded(name) for name in names))

    def _narrow(self, words: str) -> None:
        wanted = folded(words).split()
        for item in self._items():
            item.setHidden(not all(word in item.data(_WORDS) for word in wanted))

    def _tick_only_match(self) -> None:
        """Enter ticks the unit when typing has left a single one."""
        matching = [item for item in self._items() if not item.isHidden()]
        if len(matching) == 1:
            matching[0].setCheckState(Qt.CheckState.Checked)
            self._search.clear()

    def _take(self, item: QListWidgetItem) -> None:
        unit, on = item.data(_UNIT), item.checkState() == Qt.CheckState.Checked
        if on and unit not in self._ticked:
            self._ticked.append(unit)
        elif not on and unit in self._ticked:
            self._ticked.remove(unit)
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        names = [self._names[unit] for unit in self._ticked]
        self._chosen.setText(f"Đã chọn: {listed(names)}" if names else "Chưa chọn đơn vị nào")

    def _items(self) -> list[QListWidgetItem]:
        return [self._list.item(row) for row in range(self._list.count())]
