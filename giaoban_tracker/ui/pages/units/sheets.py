"""Dialogs of the page: one unit, one bloc, one leader; each writes one description that can be undone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QListWidget, QListWidgetItem, QWidget

from giaoban_tracker.domain.changes import Changes
from giaoban_tracker.domain.identity import BlocId, UnitId
from giaoban_tracker.domain.terms import UNIT_KIND_TERMS
from giaoban_tracker.domain.unit import Bloc, BlocTerms, Leader, LeaderTerms, Unit, UnitKind, UnitTerms
from giaoban_tracker.ui.dialogs.day_edit import DayEdit
from giaoban_tracker.ui.dialogs.fields import Field, LongText, line, side_by_side
from giaoban_tracker.ui.dialogs.sheet import Sheet
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow import describe_office
from giaoban_tracker.workflow.list_tasks import Particulars

_NO_MERGER = "Không sáp nhập"
_MOST_BLOCS = 6


class UnitSheet(Sheet):
    """One unit, new or known."""

    def __init__(
        self,
        place: Workplace,
        known: Particulars,
        unit: Unit | None = None,
        bloc: BlocId | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Open the form.

        Args:
            unit: None enters a new one.
            bloc: the bloc that a new unit is entered into; None for none.
        """
        super().__init__(place, f"Sửa {unit.name}" if unit else "Thêm đơn vị", "Ghi", parent)
        self._known = known
        self._unit = unit
        self._former = unit.terms if unit else UnitTerms("", "", blocs=(bloc,) if bloc else ())
        self._code_is_proposed = unit is None
        terms = self._former
        self._name = line("Tên đơn vị", terms.name, "Tên đầy đủ như khi in")
        self._code = line("Mã", terms.code, "PNV")
        self._kind = _kinds(terms)
        self._head = line("Thủ trưởng", terms.head, "Họ và tên")
        self._aliases = LongText("Tên gọi khác", "\n".join(terms.aliases), lines=3)
        self._blocs = _bloc_list(known.blocs, terms.blocs)
        self._from = DayEdit(place, "Có từ ngày", terms.valid_from)
        self._to = DayEdit(place, "Đến hết ngày", terms.valid_to)
        self._merged = _mergers(known.units, self._unit, terms.merged_into)
        self._build()
        self._name.textEdited.connect(self._propose_code)
        self._code.textEdited.connect(self._own_code)
        self._name.setFocus()

    def terms(self) -> UnitTerms:
        """What the form says now."""
        merged = UnitId(self._merged.currentData() or "") or None
        return replace(
            self._former,
            name=self._name.text(),
            code=self._code.text(),
            kind=UnitKind(self._kind.currentData()),
            aliases=tuple(self._aliases.text.splitlines()),
            blocs=tuple(
                bloc.id
                for place, bloc in enumerate(self._known.blocs)
                if self._blocs.item(place).checkState() is Qt.CheckState.Checked
            ),
            head=self._head.text(),
            valid_from=self._from.day,
            valid_to=self._to.day,
            merged_into=merged,
        )

    def errand(self) -> Callable[[], Changes]:
        desk, terms, unit = self.place.desk, self.terms(), self._unit.id if self._unit else None
        return lambda: describe_office.describe_unit(desk, terms, unit)

    def action_title(self) -> str:
        return f"Sửa đơn vị {self._unit.name}" if self._unit else f"Thêm đơn vị {self._name.text().strip()}"

    def _build(self) -> None:
        name = Field("&Tên đơn vị", self._name, lambda: "" if self._name.text().strip() else "Nhập tên đơn vị.")
        code = Field("&Mã", self._code, lambda: "" if self._code.text().strip() else "Nhập mã, ví dụ PNV.")
        self.form.addWidget(self.add(name, self._name.textChanged))
        self.form.addWidget(
            side_by_side(
                self.add(code, self._code.textChanged),
                Field("&Loại", self._kind),
                Field("T&hủ trưởng", self._head),
                widths=(2, 3, 4),
            )
        )
        self.form.addWidget(Field("Tên gọi &khác trong biên bản (mỗi dòng một tên)", self._aliases))
        if self._known.blocs:
            self.form.addWidget(Field("Thuộc k&hối", self._blocs))
        self.form.addWidget(
            side_by_side(
                self.add(Field("Có t&ừ ngày", self._from, lambda: _day_problem(self._from)), self._from.changed),
                self.add(Field("Đến hết n&gày", self._to, lambda: _day_problem(self._to)), self._to.changed),
                Field("&Sáp nhập vào", self._merged),
                widths=(3, 3, 5),
            )
        )
        hint = QLabel("Để trống ngày khi đơn vị đang hoạt động bình thường.")
        hint.setProperty("quiet", True)
        self.form.addWidget(hint)
        self.form.addStretch()

    def _propose_code(self, name: str) -> None:
        if self._code_is_proposed:
            self._code.setText(describe_office.proposed_code(name, self._known.units))

    def _own_code(self, code: str) -> None:
        self._code_is_proposed = not code.strip()


class BlocSheet(Sheet):
    """One bloc, new or renamed."""

    def __init__(self, place: Workplace, bloc: Bloc | None = None, parent: QWidget | None = None) -> None:
        super().__init__(place, f"Đổi tên khối {bloc.name}" if bloc else "Thêm khối", "Ghi", parent)
        self._bloc = bloc
        self._name = line("Tên khối", bloc.name if bloc else "", "Ví dụ: Văn hóa – Xã hội")
        name = Field("&Tên khối", self._name, lambda: "" if self._name.text().strip() else "Nhập tên khối.")
        self.form.addWidget(self.add(name, self._name.textChanged))
        self.form.addStretch()
        self._name.setFocus()

    def errand(self) -> Callable[[], Changes]:
        desk, bloc = self.place.desk, self._bloc
        terms = BlocTerms(self._name.text(), bloc.terms.order if bloc else 0)
        return lambda: describe_office.describe_bloc(desk, terms, bloc.id if bloc else None)

    def action_title(self) -> str:
        return f"Đổi tên khối {self._bloc.name}" if self._bloc else f"Thêm khối {self._name.text().strip()}"


class LeaderSheet(Sheet):
    """One leader, new or known."""

    def __init__(self, place: Workplace, leader: Leader | None = None, parent: QWidget | None = None) -> None:
        super().__init__(place, "Sửa lãnh đạo" if leader else "Thêm lãnh đạo", "Ghi", parent)
        self._leader = leader
        self._former = leader.terms if leader else LeaderTerms("", "")
        self._title = line("Chức vụ", self._former.title, "Ví dụ: Phó Chủ tịch UBND thành phố")
        self._name = line("Họ và tên", self._former.name, "Có thể để trống")
        self._charge = LongText("Lĩnh vực phụ trách", "\n".join(self._former.fields), lines=4)
        title = Field("&Chức vụ", self._title, lambda: "" if self._title.text().strip() else "Nhập chức vụ.")
        self.form.addWidget(self.add(title, self._title.textChanged))
        self.form.addWidget(Field("&Họ và tên", self._name))
        self.form.addWidget(Field("&Lĩnh vực phụ trách (mỗi dòng một lĩnh vực)", self._charge))
        self.form.addStretch()
        self._title.setFocus()

    def errand(self) -> Callable[[], Changes]:
        desk, leader = self.place.desk, self._leader.id if self._leader else None
        fields = tuple(" ".join(field.split()) for field in self._charge.text.splitlines() if field.strip())
        terms = replace(self._former, title=self._title.text(), name=self._name.text(), fields=fields)
        return lambda: describe_office.describe_leader(desk, terms, leader)

    def action_title(self) -> str:
        who = " ".join(f"{self._title.text()} {self._name.text()}".split())
        return f"Sửa lãnh đạo {who}" if self._leader else f"Thêm lãnh đạo {who}"


def _kinds(terms: UnitTerms) -> QComboBox:
    combo = QComboBox()
    combo.setAccessibleName("Loại đơn vị")
    for kind, words in UNIT_KIND_TERMS.items():
        combo.addItem(words, kind)
    combo.setCurrentIndex(list(UNIT_KIND_TERMS).index(terms.kind))
    return combo


def _bloc_list(blocs: Sequence[Bloc], chosen: Sequence[BlocId]) -> QListWidget:
    """A list to tick; its items stand in the order of `blocs`."""
    ticks = QListWidget()
    ticks.setAccessibleName("Thuộc khối")
    for bloc in blocs:
        item = QListWidgetItem(bloc.name, ticks)
        item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsSelectable)
        item.setCheckState(Qt.CheckState.Checked if bloc.id in chosen else Qt.CheckState.Unchecked)
    rows = min(max(2, len(blocs)), _MOST_BLOCS)
    ticks.setFixedHeight(rows * (ticks.fontMetrics().height() + 6) + 6)
    return ticks


def _mergers(units: Sequence[Unit], unit: Unit | None, chosen: UnitId | None) -> QComboBox:
    combo = QComboBox()
    combo.setAccessibleName("Sáp nhập vào")
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    combo.setMinimumContentsLength(10)
    combo.addItem(_NO_MERGER, "")
    for other in units:
        if unit is None or other.id != unit.id:
            combo.addItem(other.name, other.id)
    combo.setCurrentIndex(max(0, combo.findData(chosen or "")))
    return combo


def _day_problem(field: DayEdit) -> str:
    return "" if field.is_empty or field.day is not None else "Nhập ngày, ví dụ 30/6/2025."
