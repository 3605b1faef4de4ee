"""A whole reform: the units of today go into those of a new model, each as proposed or as a person chooses."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QMargins
from PySide6.QtWidgets import QComboBox, QHeaderView, QLabel, QTreeWidget, QTreeWidgetItem, QWidget

from giaoban_tracker.domain.changes import Changes
from giaoban_tracker.domain.identity import UnitId
from giaoban_tracker.domain.unit import Unit
from giaoban_tracker.ui.dialogs.day_edit import DayEdit
from giaoban_tracker.ui.dialogs.fields import Field, LongText, side_by_side
from giaoban_tracker.ui.dialogs.sheet import Sheet
from giaoban_tracker.ui.pages.units.merge_sheet import day_problem, reason_field
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow import list_tasks, succession
from giaoban_tracker.workflow.desk import Desk
from giaoban_tracker.workflow.succession import Move, Reform

MODELS: Mapping[str, str] = {
    "commune-2025": "Xã, đặc khu từ 01/7/2025 (Nghị định 150/2025/NĐ-CP)",
    "ward-2025": "Phường từ 01/7/2025 (Nghị định 150/2025/NĐ-CP)",
}
"""The presets that a district or city of 2017 can become."""

_KEPT = "Giữ nguyên"
_ROWS = 9
_CHARS = 100
_AROUND = QMargins(0, 2, 0, 2)


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a reform would do; nothing is written.

    Attributes:
        units: those in being, in the office's order.
        moves: what each of them has open, by unit.
    """

    reform: Reform
    units: tuple[Unit, ...]
    moves: Mapping[UnitId, Move]


class ReformSheet(Sheet):
    """The model, where each unit goes, from when, and why."""

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(place, "Sắp xếp cơ quan theo mô hình mới", "Sắp xếp", parent)
        self._proposal: Proposal | None = None
        self._heirs: dict[UnitId, QComboBox] = {}
        self._model = QComboBox()
        self._model.setAccessibleName("Mô hình mới")
        for key, words in MODELS.items():
            self._model.addItem(words, key)
        self._new = QLabel(wordWrap=True)
        self._tree = _tree()
        self._sum = QLabel(wordWrap=True)
        self._sum.setProperty("title", True)
        self._day = DayEdit(place, "Từ ngày", place.desk.today)
        self._reason = LongText("Lý do", lines=2)
        self._build()
        self._model.currentIndexChanged.connect(lambda _: self._propose())
        self._propose()

    def chosen(self) -> dict[UnitId, str]:
        """The new unit's code by present unit; those that stay are left out."""
        return {unit: combo.currentData() for unit, combo in self._heirs.items() if combo.currentData()}

    def errand(self) -> Callable[[], Changes]:
        proposal = self._proposal
        if proposal is None:
            raise ValueError("nothing is proposed yet")
        desk, chosen, reason, day = self.place.desk, self.chosen(), self._reason.text, self._day.day
        return lambda: succession.reform(desk, proposal.reform, reason, on=day, successors=chosen)

    def action_title(self) -> str:
        return f"Sắp xếp đơn vị theo mô hình {self._model.currentText().split(' (')[0].lower()}"

    # ------------------------------------------------------------ building

    def _build(self) -> None:
        self.form.addWidget(Field("&Mô hình mới", self._model))
        self.form.addWidget(self._new)
        moves = Field("&Đơn vị hiện nay chuyển vào đâu", self._tree, self._problem)
        self.form.addWidget(self.add(moves))
        self.form.addWidget(self._sum)
        self.form.addWidget(
            side_by_side(
                self.add(Field("Từ n&gày", self._day, lambda: day_problem(self._day)), self._day.changed),
                self.add(reason_field(self._reason), self._reason.textChanged),
                widths=(2, 5),
            )
        )
        hint = QLabel(
            "Việc đã xong vẫn ghi cho đơn vị cũ; danh sách của những ngày trước vẫn in tên cũ.", wordWrap=True
        )
        hint.setProperty("quiet", True)
        self.form.addWidget(hint)

    def _wanted_width(self) -> int:
        return _CHARS * self.fontMetrics().averageCharWidth()

    def _problem(self) -> str:
        if self._proposal is None:
            return "Đang xem sổ…"
        return "" if self.chosen() else "Chọn nơi tiếp nhận cho ít nhất một đơn vị."

    # ------------------------------------------------------------ what is proposed

    def _propose(self) -> None:
        desk, key = self.place.desk, self._model.currentData()
        self.place.operations.ask(lambda: propose(desk, key), self._show, replacing="units-reform")

    def _show(self, proposal: Proposal) -> None:
        self._proposal = proposal
        names = [terms.name for terms in proposal.reform.new]
        self._new.setText(f"Lập {len(names)} đơn vị mới: {', '.join(names)}.")
        self._tree.clear()
        self._heirs.clear()
        for unit in proposal.units:
            item = QTreeWidgetItem([unit.name, _open_words(proposal.moves.get(unit.id))])
            item.setToolTip(0, unit.name)
            self._tree.addTopLevelItem(item)
            self._heirs[unit.id] = self._heir(unit, proposal.reform)
            item.setSizeHint(2, self._heirs[unit.id].sizeHint().grownBy(_AROUND))
            self._tree.setItemWidget(item, 2, self._heirs[unit.id])
        self._follow()

    def _heir(self, unit: Unit, reform: Reform) -> QComboBox:
        combo = QComboBox()
        combo.setAccessibleName(f"Đơn vị tiếp nhận {unit.name}")
        combo.addItem(_KEPT, "")
        for terms in reform.new:
            combo.addItem(terms.name, terms.code)
        combo.setCurrentIndex(max(0, combo.findData(reform.successors.get(unit.id, ""))))
        combo.currentIndexChanged.connect(lambda _: self._follow())
        return combo

    def _follow(self) -> None:
        chosen = self.chosen()
        moves = self._proposal.moves if self._proposal is not None else {}
        leads = sum(len(moves[unit].leads) for unit in chosen if unit in moves)
        kept = len(self._heirs) - len(chosen)
        self._sum.setText(f"Sẽ chuyển {leads} phần việc đang mở của {len(chosen)} đơn vị; {kept} đơn vị giữ nguyên.")
        self.check()


def propose(desk: Desk, preset: str) -> Proposal:
    """What a reform would do, and what each unit of today has open."""
    reform = succession.propose_reform(desk, preset)
    units = tuple(unit for unit in list_tasks.particulars(desk).units if unit.exists_on(desk.today))
    # What a unit has open does not depend on where it goes: its neighbour stands in for a successor not yet set up.
    neighbours = {unit.id: units[place - 1].id for place, unit in enumerate(units)} if len(units) > 1 else {}
    plan = succession.propose_moves(desk, neighbours)
    return Proposal(reform, units, {move.former.id: move for move in plan.moves})


def _open_words(move: Move | None) -> str:
    if move is None or not (move.leads or move.supports):
        return "không có"
    parts = ((len(move.leads), "chủ trì"), (len(move.supports), "phối hợp"))
    return ", ".join(f"{count} {how}" for count, how in parts if count)


def _tree() -> QTreeWidget:
    tree = QTreeWidget()
    tree.setAccessibleName("Đơn vị hiện nay chuyển vào đâu")
    tree.setHeaderLabels(["Đơn vị hiện nay", "Việc đang mở", "Đơn vị tiếp nhận"])
    tree.setRootIsDecorated(False)
    tree.setUniformRowHeights(True)
    tree.header().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
    width = tree.fontMetrics().averageCharWidth()
    for column, chars in enumerate((38, 20)):
        tree.setColumnWidth(column, chars * width)
    tree.setMinimumHeight(_ROWS * (tree.fontMetrics().height() + 14))
    return tree
