"""Sửa nhiệm vụ and nhiệm vụ mới: the terms of a task in one form, with what is not clear yet said aloud (6 rõ)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtWidgets import QComboBox, QLabel, QWidget

from giaoban_tracker.domain.changes import Changes
from giaoban_tracker.domain.deadline import Deadline, DeadlineKind
from giaoban_tracker.domain.directive import Urgency
from giaoban_tracker.domain.identity import FactId, TaskId
from giaoban_tracker.domain.task import TaskTerms
from giaoban_tracker.domain.terms import DEADLINE_KIND_TERMS, URGENCY_TERMS
from giaoban_tracker.domain.unit import Unit
from giaoban_tracker.ui.dialogs.day_edit import DayEdit
from giaoban_tracker.ui.dialogs.fields import Field, LongText, line, side_by_side, suggestions
from giaoban_tracker.ui.dialogs.sheet import Sheet
from giaoban_tracker.ui.dialogs.unit_picker import UnitPicker
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow import assign, decide
from giaoban_tracker.workflow.show_task import TaskCard

_DATED = (DeadlineKind.FIXED, DeadlineKind.EVENT, DeadlineKind.CONDITIONAL)


@dataclass(frozen=True, slots=True)
class Known:
    """What the form offers to choose from.

    Attributes:
        units: those in being, in the office's order.
        leaders: as they are written on tasks.
        fields: fields of work in use.
    """

    units: tuple[Unit, ...]
    leaders: tuple[str, ...]
    fields: tuple[str, ...]


class TaskForm(Sheet):
    """The form itself; what is done with its terms is the subclasses' business."""

    def __init__(
        self, place: Workplace, title: str, yes: str, terms: TaskTerms, known: Known, parent: QWidget | None = None
    ) -> None:
        super().__init__(place, title, yes, parent)
        self._terms = terms
        self._content = LongText("Nội dung nhiệm vụ", terms.content, lines=3)
        self._lead = UnitPicker("Đơn vị chủ trì", known.units, terms.lead)
        self._support = UnitPicker("Đơn vị phối hợp", known.units, terms.support)
        self._kind = QComboBox()
        self._kind.setAccessibleName("Loại thời hạn")
        for kind in DeadlineKind:
            self._kind.addItem(DEADLINE_KIND_TERMS[kind])
        self._kind.setCurrentIndex(list(DeadlineKind).index(terms.deadline.kind))
        self._due = DayEdit(place, "Thời hạn", terms.deadline.due)
        self._product = line("Sản phẩm", terms.product, "báo cáo, kế hoạch, tờ trình…")
        self._urgency = QComboBox()
        self._urgency.setAccessibleName("Độ khẩn")
        for urgency in Urgency:
            self._urgency.addItem(URGENCY_TERMS[urgency])
        self._urgency.setCurrentIndex(list(Urgency).index(terms.urgency))
        self._field = suggestions("Lĩnh vực", known.fields, terms.field)
        self._leader = suggestions("Lãnh đạo chỉ đạo", known.leaders, terms.leader)
        self._note = LongText("Ghi chú", terms.note, lines=2)
        self._unclear = QLabel(wordWrap=True)
        self._unclear.setProperty("quiet", True)
        self._build()
        self._follow()
        self._content.setFocus()

    def terms(self) -> TaskTerms:
        """What the form says now."""
        lead = self._lead.ticked
        return replace(
            self._terms,
            content=" ".join(self._content.text.split()),
            lead=lead,
            support=self._support.ticked,
            bloc=self._terms.bloc if set(lead) == set(self._terms.lead) else None,
            deadline=self._deadline(),
            product=self._product.text().strip(),
            urgency=list(Urgency)[self._urgency.currentIndex()],
            field=self._field.currentText().strip(),
            leader=self._leader.currentText().strip(),
            note=self._note.text,
        )

    # ------------------------------------------------------------ building

    def _build(self) -> None:
        content = Field("Nội dung nhiệm vụ", self._content, self._content_problem)
        self.form.addWidget(self.add(content, self._content.textChanged))
        lead = Field("Đơn vị chủ trì", self._lead)
        support = Field("Đơn vị phối hợp", self._support, self._support_problem)
        self.add(support, self._support.changed, self._lead.changed)
        self.form.addWidget(side_by_side(lead, support))
        due = self.add(
            Field("Thời hạn", self._due, self._due_problem), self._due.changed, self._kind.currentIndexChanged
        )
        self.form.addWidget(side_by_side(Field("Loại thời hạn", self._kind), due, Field("Độ khẩn", self._urgency)))
        self._said = QLabel(wordWrap=True)
        self._said.setProperty("quiet", True)
        self.form.addWidget(self._said)
        self.form.addWidget(side_by_side(
            Field("Sản phẩm", self._product),
            Field("Lĩnh vực", self._field),
            Field("Lãnh đạo chỉ đạo", self._leader),
        ))  # fmt: skip
        self.form.addWidget(Field("Ghi chú", self._note))
        self.form.addWidget(self._unclear)
        for signal in (
            self._content.textChanged, self._lead.changed, self._kind.currentIndexChanged, self._due.changed,
            self._product.textChanged, self._leader.currentTextChanged,
        ):  # fmt: skip
            signal.connect(lambda *_: self._follow())

    def _wanted_width(self) -> int:
        return 112 * self.fontMetrics().averageCharWidth()

    # ------------------------------------------------------------ what is typed

    def _deadline(self) -> Deadline:
        kind = self._chosen_kind()
        day = self._due.day if kind in _DATED else None
        before = self._terms.deadline
        if (kind, day) == (before.kind, before.due):
            return before
        # The words of the minutes stay beside a day that a person has set; the rule no longer explains it.
        return Deadline(kind, day, before.words)

    def _chosen_kind(self) -> DeadlineKind:
        # By place: Qt gives an enumeration of texts back as a plain text.
        return list(DeadlineKind)[self._kind.currentIndex()]

    def _content_problem(self) -> str:
        return "" if self._content.text else "Ghi việc phải làm."

    def _support_problem(self) -> str:
        both = set(self._lead.ticked) & set(self._support.ticked)
        return "Một đơn vị không thể vừa chủ trì vừa phối hợp." if both else ""

    def _due_problem(self) -> str:
        kind = self._chosen_kind()
        if kind not in _DATED:
            return ""
        if not self._due.is_empty:
            return "" if self._due.day is not None else "Nhập ngày, ví dụ 30/9."
        return "Nhập ngày, hoặc chọn loại thời hạn khác." if kind is DeadlineKind.FIXED else ""

    def _follow(self) -> None:
        self._due.setEnabled(self._chosen_kind() in _DATED)
        words = self._terms.deadline.words
        self._said.setText(f"Lời trong biên bản: “{words}”")
        self._said.setVisible(bool(words))
        missing = unclear(self.terms())
        self._unclear.setText(
            f"Chưa rõ: {', '.join(missing)}." if missing else "Đã rõ việc, người, thời hạn, sản phẩm."
        )


class EditForm(TaskForm):
    """Terms of a task that is in the book already."""

    def __init__(self, place: Workplace, card: TaskCard, known: Known, parent: QWidget | None = None) -> None:
        code = card.task.terms.code
        super().__init__(place, f"Sửa nhiệm vụ {code}", "Lưu", card.task.terms, known, parent)
        self._task: TaskId = card.task.id
        self._base: FactId = card.task.revision

    def errand(self) -> Callable[[], Changes]:
        desk, task, terms, base = self.place.desk, self._task, self.terms(), self._base
        return lambda: decide.amend(desk, task, terms, base)

    def action_title(self) -> str:
        return f"Sửa {self._terms.code}"


class NewForm(TaskForm):
    """A task given by hand."""

    def __init__(
        self, place: Workplace, known: Known, then: Callable[[TaskId], None], parent: QWidget | None = None
    ) -> None:
        """Begin with an empty form.

        Args:
            then: told the new task once it is in the book.
        """
        super().__init__(place, "Nhiệm vụ mới", "Giao nhiệm vụ", TaskTerms("", "", deadline=_FIXED), known, parent)
        self._then = then
        self._new: TaskId | None = None

    def errand(self) -> Callable[[], Changes]:
        desk, terms = self.place.desk, self.terms()

        def give() -> Changes:
            assigned = assign.assign(desk, terms)
            self._new = assigned.task
            return assigned.changes

        return give

    def action_title(self) -> str:
        return "Giao nhiệm vụ mới"

    def written(self) -> None:
        if self._new is not None:
            self._then(self._new)


_FIXED = Deadline(DeadlineKind.FIXED)


def unclear(terms: TaskTerms) -> Sequence[str]:
    """Which of the clarities (6 rõ) a task still lacks, in words; empty when none."""
    return [
        words
        for missing, words in (
            (not terms.content, "việc phải làm"),
            (not terms.lead, "đơn vị chủ trì"),
            (terms.deadline.kind is DeadlineKind.UNSTATED or terms.deadline == _FIXED, "thời hạn"),
            (not terms.product, "sản phẩm"),
            (not terms.leader, "lãnh đạo chỉ đạo"),
        )
        if missing
    ]
