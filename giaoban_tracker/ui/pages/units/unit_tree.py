"""The units by bloc, as a tree with a search that needs no diacritics."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from giaoban_tracker.domain.identity import BlocId, UnitId
from giaoban_tracker.domain.search_text import folded
from giaoban_tracker.domain.terms import UNIT_KIND_TERMS, day_text
from giaoban_tracker.domain.unit import Bloc, Unit
from giaoban_tracker.ui.theme import Theme
from giaoban_tracker.ui.wording import number
from giaoban_tracker.workflow.describe_office import grouped

NO_BLOC = "Chưa thuộc khối nào"
_COLUMNS = ("Đơn vị", "Mã", "Tên gọi khác trong biên bản", "Thủ trưởng", "Hiệu lực")
_WIDTHS = (50, 13, 38, 24, 16)
_ID = Qt.ItemDataRole.UserRole
_WORDS = Qt.ItemDataRole.UserRole + 1


class UnitTree(QTreeWidget):
    """Units under their blocs; a unit of two blocs stands under both.

    Signals:
        opened: () the item in front is to be edited.
    """

    opened = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: tuple[Sequence[Unit], Sequence[Bloc], date] | None = None
        self._wanted = ""
        self.setAccessibleName("Đơn vị theo khối")
        self.setHeaderLabels(_COLUMNS)
        self.setRootIsDecorated(True)
        self.setUniformRowHeights(True)
        self.setAlternatingRowColors(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.header().setStretchLastSection(True)
        self.header().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        width = self.fontMetrics().averageCharWidth()
        for column, chars in enumerate(_WIDTHS):
            self.setColumnWidth(column, chars * width)
        self.itemActivated.connect(lambda _: self.opened.emit())
        theme.changed.connect(self._follow_theme)

    def show_units(self, units: Sequence[Unit], blocs: Sequence[Bloc], today: date) -> None:
        """Show these; what was selected and folded away stays so where it is still there."""
        self._shown = (units, blocs, today)
        chosen, folded_away = self._chosen_ids(), self._folded_away()
        self.clear()
        names = {unit.id: unit.name for unit in units}
        for bloc, members in grouped(units, blocs):
            group = self._group(bloc, len(members))
            for unit in members:
                group.addChild(self._line(unit, names, today))
            group.setExpanded((bloc.id if bloc else "") not in folded_away)
        self._choose(chosen)
        self.narrow(self._wanted)

    def narrow(self, typed: str) -> None:
        """Show only units whose names, code or head contain every word; blocs without any are hidden."""
        self._wanted = typed
        words = folded(typed).split()
        for group in self._groups():
            seen = 0
            for child in _children(group):
                fits = all(word in child.data(0, _WORDS) for word in words)
                child.setHidden(not fits)
                seen += fits
            group.setHidden(bool(words) and not seen)

    def unit(self) -> UnitId | None:
        """The unit in front; None while a bloc, or nothing, is."""
        item = self.currentItem()
        return UnitId(item.data(0, _ID)) if item is not None and item.parent() is not None else None

    def bloc(self) -> BlocId | None:
        """The bloc in front, or the one of the unit in front; None for those of no bloc."""
        item = self.currentItem()
        if item is None:
            return None
        return BlocId((item.parent() or item).data(0, _ID)) or None

    def is_on_bloc(self) -> bool:
        """Whether a bloc itself is in front."""
        item = self.currentItem()
        return item is not None and item.parent() is None and bool(item.data(0, _ID))

    def choose_unit(self, unit: UnitId) -> None:
        """Bring a unit to the front, where it first stands."""
        self._choose(("", unit))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F2:
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def _group(self, bloc: Bloc | None, members: int) -> QTreeWidgetItem:
        item = QTreeWidgetItem(self, [bloc.name if bloc else NO_BLOC, f"{number(members)} đơn vị"])
        item.setData(0, _ID, bloc.id if bloc else "")
        for column in range(len(_COLUMNS)):
            item.setFont(column, self._theme.font(bold=column == 0))
            item.setBackground(column, self._theme.colour("raised"))
        return item

    def _line(self, unit: Unit, names: dict[UnitId, str], today: date) -> QTreeWidgetItem:
        terms = unit.terms
        aliases = ", ".join(terms.aliases)
        item = QTreeWidgetItem([terms.name, terms.code, aliases, terms.head, _lasting(unit, names)])
        item.setData(0, _ID, unit.id)
        item.setData(0, _WORDS, " ".join(folded(text) for text in (terms.name, terms.code, aliases, terms.head)))
        item.setToolTip(0, f"{terms.name}\n{UNIT_KIND_TERMS[terms.kind]}")
        item.setToolTip(2, aliases)
        if not unit.exists_on(today):
            for column in range(len(_COLUMNS)):
                item.setForeground(column, self._theme.colour("quiet"))
        return item

    def _groups(self) -> list[QTreeWidgetItem]:
        found = (self.topLevelItem(place) for place in range(self.topLevelItemCount()))
        return [item for item in found if item is not None]

    def _chosen_ids(self) -> tuple[str, str]:
        """The ids of the bloc and the unit in front; empty where there is none."""
        item = self.currentItem()
        if item is None:
            return "", ""
        bloc = item.parent()
        return (item.data(0, _ID), "") if bloc is None else (bloc.data(0, _ID), item.data(0, _ID))

    def _folded_away(self) -> set[str]:
        return {str(group.data(0, _ID)) for group in self._groups() if not group.isExpanded()}

    def _choose(self, ids: tuple[str, str]) -> None:
        bloc, unit = ids
        groups = self._groups()
        lines = [(group, child) for group in groups for child in _children(group)]
        here = [child for group, child in lines if (group.data(0, _ID), child.data(0, _ID)) == ids]
        same = [child for _, child in lines if child.data(0, _ID) == unit]
        on_bloc = [group for group in groups if group.data(0, _ID) == bloc and not unit]
        for item in (*here, *same, *on_bloc, *(child for _, child in lines), *groups):
            self.setCurrentItem(item)
            return

    def _follow_theme(self) -> None:
        if self._shown is not None:
            self.show_units(*self._shown)


def _children(group: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    found = (group.child(place) for place in range(group.childCount()))
    return [child for child in found if child is not None]


def _lasting(unit: Unit, names: dict[UnitId, str]) -> str:
    """From when until when a unit exists, and what became of it; empty for one that always did."""
    terms = unit.terms
    words = []
    if terms.valid_from is not None:
        words.append(f"từ {day_text(terms.valid_from)}")
    if terms.valid_to is not None:
        words.append(f"đến {day_text(terms.valid_to)}")
    if terms.merged_into is not None:
        words.append(f"nhập vào {names.get(terms.merged_into, '…')}")
    return ", ".join(words)
