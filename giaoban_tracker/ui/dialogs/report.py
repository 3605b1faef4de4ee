"""Báo cáo: a unit's progress, typed in by the office; what must be filled in follows from what is claimed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from giaoban_tracker.domain.changes import Changes
from giaoban_tracker.domain.identity import TaskId, UnitId
from giaoban_tracker.domain.task import CauseKind, Claim, ReportTerms
from giaoban_tracker.domain.terms import CLAIM_TERMS, day_text
from giaoban_tracker.ui.dialogs.day_edit import DayEdit
from giaoban_tracker.ui.dialogs.fields import Choice, Field, LongText, PercentEdit, line, side_by_side
from giaoban_tracker.ui.dialogs.figures_field import FiguresField
from giaoban_tracker.ui.dialogs.report_fields import CAUSES, EvidenceBox, percent_problem, result_problem
from giaoban_tracker.ui.dialogs.shares import ShareChoice, shares_for
from giaoban_tracker.ui.dialogs.sheet import Sheet, about
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow import decide
from giaoban_tracker.workflow.desk import Desk
from giaoban_tracker.workflow.show_task import TaskCard

_FILES_FOLDER = "report/files_folder"


class ReportSheet(Sheet):
    """A report on one share."""

    def __init__(
        self, place: Workplace, card: TaskCard, unit: UnitId | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(place, f"Báo cáo tiến độ {card.task.terms.code}", "Ghi báo cáo", parent)
        self._card = card
        shares = shares_for(card.shares, lambda one: one.share.acceptance is None)
        self._share = ShareChoice(shares, unit)
        last = self._share.line.share.last_report
        target = card.task.terms.target
        percent = last.terms.done_percent if last is not None else 0
        claim = Claim.DONE if percent == 100 else Claim.IN_PROGRESS
        self._claim = Choice("Tình trạng thực hiện", CLAIM_TERMS, claim)
        self._percent = PercentEdit("Tiến độ, phần trăm", percent)
        self._on = DayEdit(place, "Ngày báo cáo", place.desk.today)
        self._result = LongText("Kết quả đạt được")
        self._evidence = EvidenceBox(place, "như 145/BC-VHXH")
        self._paths: tuple[Path, ...] = ()
        self._attached = QLabel(wordWrap=True)
        self._attached.hide()
        self._attach = QPushButton("Đính kèm &tệp…")
        self._attach.setAutoDefault(False)
        self._attach.setToolTip("Bản chụp văn bản, ảnh, bảng số liệu; kéo thả tệp vào dòng của nhiệm vụ cũng được")
        self._unproved = QLabel("Chưa có minh chứng: khi nghiệm thu, ngày hoàn thành tính theo ngày báo cáo.")
        self._unproved.setProperty("quiet", True)
        self._unproved.setWordWrap(True)
        self._without = line("Vì sao không có văn bản", hint="việc không ra văn bản, chỉ có biên bản bàn giao…")
        self._without_field = Field("Vì sao không có văn bản minh chứng (nếu không có)", self._without)
        self._figures = FiguresField(target, last.terms.amounts if last is not None else ()) if target else None
        self._next_step = LongText("Việc tiếp theo", lines=2)
        self._difficulty = LongText("Khó khăn, vướng mắc", lines=2)
        self._proposal = LongText("Kiến nghị, đề xuất", lines=2)
        self._cause = Choice("Nguyên nhân chậm", CAUSES, CauseKind.NONE)
        self._cause_words = line("Nguyên nhân cụ thể")
        self._build()
        self._claim.changed.connect(self._follow_claim)
        self._share.currentIndexChanged.connect(self._follow_share)
        self._on.changed.connect(self._follow_claim)
        self._evidence.changed.connect(self._show_unproved)
        self._attach.clicked.connect(self._choose_files)
        self._follow_claim()
        self._result.setFocus()

    def _wanted_width(self) -> int:
        return 100 * self.fontMetrics().averageCharWidth()

    def errand(self) -> Callable[[], Changes]:
        desk, task, on, terms = self.place.desk, self._card.task.id, self._on.day, self._terms()
        if self._paths:
            return partial(_report_with_files, desk, task, terms, self._paths, on)
        return lambda: decide.report(desk, task, terms, on=on)

    def attach(self, paths: Sequence[Path]) -> None:
        """Let files go with the report, as what proves it."""
        self._paths = tuple(paths)
        names = ", ".join(path.name for path in paths)
        self._attached.setText(f"Tệp kèm theo: {names}")
        self._attached.setAccessibleName(f"Tệp kèm theo: {names}")
        self._attached.setVisible(bool(paths))

    def _choose_files(self) -> None:
        from giaoban_tracker.ui import ask  # heavy: message boxes, which are rare

        settings = self.place.settings
        chosen = ask.for_attachments(self, str(settings.value(_FILES_FOLDER, "")))
        if chosen:
            settings.setValue(_FILES_FOLDER, str(chosen[0].parent))
            self.attach((*self._paths, *(path for path in chosen if path not in self._paths)))

    def action_title(self) -> str:
        return f"Báo cáo {self._card.task.terms.code}"

    # ------------------------------------------------------------ building

    def _build(self) -> None:
        self.form.addWidget(about(self._card))
        if self._share.count() > 1:
            self.form.addWidget(Field("Đơn vị báo cáo", self._share))
        claim = Field("Tình trạng thực hiện", self._claim)
        percent = self.add(Field("Tiến độ (%)", self._percent, self._percent_wrong), self._percent.textChanged)
        on = self.add(Field("Ngày báo cáo", self._on, self._day_problem), self._on.changed)
        self.form.addWidget(side_by_side(claim, percent, on, widths=(6, 2, 3)))
        result = self.add(Field("Kết quả đạt được", self._result, self._result_wrong), self._result.textChanged)
        self.form.addWidget(result)
        if self._figures is not None:
            self.form.addWidget(self.add(Field("Số liệu", self._figures, self._figures_problem), self._figures.changed))
        self.add(self._evidence.field, self._evidence.changed)
        self._evidence.add(self._attached, self._attach, self._without_field, self._unproved)
        self.form.addWidget(self._evidence)
        self.form.addWidget(side_by_side(
            Field("Khó khăn, vướng mắc", self._difficulty), Field("Kiến nghị, đề xuất", self._proposal)
        ))  # fmt: skip
        self.form.addWidget(Field("Việc tiếp theo", self._next_step))
        self._cause_fields = side_by_side(
            Field("Nguyên nhân chậm", self._cause), Field("Nguyên nhân cụ thể", self._cause_words)
        )
        self.form.addWidget(self._cause_fields)

    # ------------------------------------------------------------ what is typed

    def _terms(self) -> ReportTerms:
        return ReportTerms(
            unit=self._share.line.share.unit,
            claim=self._claim.chosen,
            done_percent=self._percent.value or 0,
            result=self._result.text,
            evidence=self._evidence.terms(),
            difficulty=self._difficulty.text,
            proposal=self._proposal.text,
            cause=self._cause.chosen if self._is_late() else CauseKind.NONE,
            cause_words=self._cause_words.text().strip() if self._is_late() else "",
            next_step=self._next_step.text,
            amounts=self._figures.amounts if self._figures is not None else (),
            without_evidence=self._without.text().strip() if self._lacks_evidence() else "",
        )

    def _lacks_evidence(self) -> bool:
        return self._claim.chosen is Claim.DONE and self._evidence.terms() is None

    def _is_late(self) -> bool:
        return self._card.task.deadline.is_overdue_on(self._on.day or self.place.desk.today)

    # ------------------------------------------------------------ what is missing

    def _percent_wrong(self) -> str:
        return percent_problem(self._percent.value, self._claim.chosen)

    def _result_wrong(self) -> str:
        return result_problem(self._result.text, self._claim.chosen)

    def _day_problem(self) -> str:
        day, assigned = self._on.day, self._card.task.assigned_on
        if day is None:
            return "Nhập ngày, ví dụ 30/9."
        if day > self.place.desk.today:
            return "Ngày này chưa đến."
        return f"Trước ngày giao nhiệm vụ ({day_text(assigned)})." if day < assigned else ""

    def _figures_problem(self) -> str:
        return self._figures.problem if self._figures is not None else ""

    # ------------------------------------------------------------ what follows

    def _follow_claim(self) -> None:
        claim = self._claim.chosen
        if claim is Claim.DONE:
            self._percent.set_value(100)
        elif claim is Claim.NOT_STARTED:
            self._percent.set_value(0)
        self._percent.setEnabled(claim is Claim.IN_PROGRESS)
        self._cause_fields.setVisible(self._is_late())
        self._show_unproved()
        self.check()

    def _show_unproved(self) -> None:
        self._unproved.setVisible(self._lacks_evidence())
        self._without_field.setVisible(self._lacks_evidence())

    def _follow_share(self) -> None:
        last = self._share.line.share.last_report
        if self._claim.chosen is Claim.IN_PROGRESS:
            self._percent.set_value(last.terms.done_percent if last is not None else 0)


def _report_with_files(desk: Desk, task: TaskId, terms: ReportTerms, paths: Sequence[Path], on: date | None) -> Changes:
    from giaoban_tracker.workflow.post.proxy_report import report_with_files  # heavy: the post, for who attaches

    return report_with_files(desk, task, terms, paths, on=on)
