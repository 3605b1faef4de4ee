"""One unit takes another's place: what would pass is said first, then everything passes in one step."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QComboBox, QLabel, QWidget

from giaoban_tracker.domain.changes import Changes
from giaoban_tracker.domain.identity import UnitId
from giaoban_tracker.domain.unit import Unit
from giaoban_tracker.ui.dialogs.day_edit import DayEdit
from giaoban_tracker.ui.dialogs.fields import Field, LongText, line, side_by_side
from giaoban_tracker.ui.dialogs.sheet import Sheet
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow import succession
from giaoban_tracker.workflow.succession import Move, MovePlan

_MOST_CODES = 12
_CHOOSE = "Chọn đơn vị…"


class MergeSheet(Sheet):
    """Which unit goes into which, from when, and why."""

    def __init__(
        self, place: Workplace, units: Sequence[Unit], former: UnitId | None = None, parent: QWidget | None = None
    ) -> None:
        """Open the form.

        Args:
            units: those that may be chosen.
            former: the one that is proposed to go.
        """
        super().__init__(place, "Nhập một đơn vị vào đơn vị khác", "Sắp xếp", parent)
        self._former = unit_combo("Đơn vị thôi hoạt động", units, former)
        self._successor = unit_combo("Đơn vị tiếp nhận", units, None)
        self._plan = QLabel(wordWrap=True)
        self._plan.setAccessibleName("Sẽ chuyển")
        self._day = DayEdit(place, "Từ ngày", place.desk.today)
        self._reason = LongText("Lý do", lines=2)
        self._by = line("Người quyết định", hint="Ví dụ: Chủ tịch UBND thành phố")
        self._document = line("Văn bản", hint="Ví dụ: QĐ số 12/QĐ-UBND")
        self._build()
        for combo in (self._former, self._successor):
            combo.currentIndexChanged.connect(lambda _: self._propose())
        self._propose()
        (self._former if former is None else self._successor).setFocus()

    def errand(self) -> Callable[[], Changes]:
        desk, successors, reason = self.place.desk, self._successors(), self._reason.text
        day, by, document = self._day.day, self._by.text().strip(), self._document.text().strip()
        return lambda: succession.move_units(desk, successors, reason, on=day, decided_by=by, document=document)

    def action_title(self) -> str:
        return f"Nhập {self._former.currentText()} vào {self._successor.currentText()}"

    def _build(self) -> None:
        for field, combo in (
            (Field("Đơn vị &thôi hoạt động", self._former, lambda: _unchosen(self._former)), self._former),
            (Field("Đơn vị tiếp &nhận", self._successor, self._successor_problem), self._successor),
        ):
            self.form.addWidget(self.add(field, combo.currentIndexChanged))
        self.form.addWidget(self._plan)
        self.form.addWidget(self.add(Field("Từ n&gày", self._day, lambda: day_problem(self._day)), self._day.changed))
        self.form.addWidget(self.add(reason_field(self._reason), self._reason.textChanged))
        self.form.addWidget(side_by_side(Field("Người &quyết định", self._by), Field("&Văn bản", self._document)))
        hint = QLabel(
            "Việc đã xong vẫn ghi cho đơn vị cũ; danh sách của những ngày trước vẫn in tên cũ.", wordWrap=True
        )
        hint.setProperty("quiet", True)
        self.form.addWidget(hint)
        self.form.addStretch()

    def _successors(self) -> dict[UnitId, UnitId]:
        return {UnitId(self._former.currentData()): UnitId(self._successor.currentData())}

    def _propose(self) -> None:
        if _unchosen(self._former) or self._successor_problem():
            self._plan.setText("Chọn hai đơn vị để xem những việc sẽ chuyển.")
            return
        desk, successors = self.place.desk, self._successors()
        self.place.operations.ask(
            lambda: succession.propose_moves(desk, successors), self._show_plan, replacing="units-merge"
        )

    def _show_plan(self, plan: MovePlan) -> None:
        self._plan.setText(" ".join(moved_words(move) for move in plan.moves))

    def _successor_problem(self) -> str:
        if self._successor.currentData() and self._successor.currentData() == self._former.currentData():
            return "Đơn vị tiếp nhận phải là đơn vị khác."
        return _unchosen(self._successor)


def moved_words(move: Move) -> str:
    """What would pass: "Sẽ chuyển 3 việc chủ trì (NV-001, NV-004, NV-009) và 1 việc phối hợp (NV-002)."."""
    parts = [
        f"{len(codes)} việc {how} ({_listed(codes)})"
        for how, codes in (("chủ trì", move.leads), ("phối hợp", move.supports))
        if codes
    ]
    return f"Sẽ chuyển {' và '.join(parts)}." if parts else f"{move.former.name} không còn việc đang mở nào."


def unit_combo(name: str, units: Sequence[Unit], chosen: UnitId | None) -> QComboBox:
    """A list of units; nothing is chosen unless said."""
    combo = QComboBox()
    combo.setAccessibleName(name)
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    combo.setMinimumContentsLength(10)
    combo.addItem(_CHOOSE, "")
    for unit in units:
        combo.addItem(unit.name, unit.id)
    combo.setCurrentIndex(max(0, combo.findData(chosen or "")))
    return combo


def reason_field(reason: LongText) -> Field:
    """Why; the book keeps it with every task that passes."""
    return Field("&Lý do (ghi vào từng việc được chuyển)", reason, lambda: "" if reason.text else "Ghi lý do sắp xếp.")


def day_problem(day: DayEdit) -> str:
    return "" if day.day is not None else "Nhập ngày, ví dụ 01/7/2025."


def _unchosen(combo: QComboBox) -> str:
    return "" if combo.currentData() else "Chọn đơn vị."


def _listed(codes: Sequence[str]) -> str:
    return ", ".join(codes[:_MOST_CODES]) + (", …" if len(codes) > _MOST_CODES else "")
