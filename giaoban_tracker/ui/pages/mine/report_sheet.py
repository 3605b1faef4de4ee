"""Báo cáo: a unit's progress in two minutes. What is typed keeps itself every two seconds, and on closing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel, QWidget

from giaoban_tracker.domain.changes import Changes
from giaoban_tracker.domain.fact import ReportFiled
from giaoban_tracker.domain.task import CauseKind, Claim, ReportTerms
from giaoban_tracker.domain.terms import CLAIM_TERMS
from giaoban_tracker.ui.dialogs.fields import Choice, Field, LongText, PercentEdit, line, side_by_side
from giaoban_tracker.ui.dialogs.figures_field import FiguresField
from giaoban_tracker.ui.dialogs.report_fields import CAUSES, EvidenceBox, percent_problem, result_problem
from giaoban_tracker.ui.dialogs.sheet import Sheet
from giaoban_tracker.ui.pages.mine.files_field import FilesField
from giaoban_tracker.ui.pages.mine.small_sheets import about_task
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow.desk import Desk
from giaoban_tracker.workflow.post import answers, draft_files, report
from giaoban_tracker.workflow.post.answers import AnswerState
from giaoban_tracker.workflow.post.draft_files import Beside
from giaoban_tracker.workflow.post.my_tasks import MyTask

AUTOSAVE_MS = 2000
_Typed = tuple[ReportTerms, tuple[Path, ...], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Unfinished:
    """What was typed before; `terms` is None where nothing was."""

    terms: ReportTerms | None
    beside: Beside


def read_unfinished(desk: Desk, task: MyTask) -> Unfinished:
    """The unfinished report on a task, for the worker to read: the draft, else the words that were taken back last."""
    return Unfinished(report.draft(desk, task.id) or _taken_back(desk, task), draft_files.kept(desk, task.id))


def _taken_back(desk: Desk, task: MyTask) -> ReportTerms | None:
    """A report that was undone is gone on with, not typed again; its files have to be added anew."""
    last = next((told for told in answers.answers(desk) if told.task == task.id), None)
    if last is None or last.state is not AnswerState.TAKEN_BACK or not isinstance(last.told.deed, ReportFiled):
        return None
    return replace(last.told.deed.terms, unit=None, files=())


class UnitReportSheet(Sheet):
    """A report of this unit on its share of a task."""

    def __init__(self, place: Workplace, task: MyTask, unfinished: Unfinished, parent: QWidget | None = None) -> None:
        super().__init__(place, f"Báo cáo tiến độ {task.code}", "Ghi báo cáo", parent)
        self._task = task
        self._filed = self._closed = False
        before = unfinished.terms or ReportTerms(None, Claim.IN_PROGRESS, min(task.percent, 99))
        self._make(before, unfinished.beside)
        self._build()
        self._pause = QTimer(self, singleShot=True, interval=AUTOSAVE_MS)
        self._wire()
        self._follow_claim()
        self._kept_typed = self._typed_all()
        self._result.setFocus()

    def errand(self) -> Callable[[], Changes]:
        desk, task, terms, paths = self.place.desk, self._task.id, self._terms(), self._files.paths

        def file() -> Changes:
            changes = report.file_report(desk, task, terms, draft_files.contents(paths))
            draft_files.keep(desk, task, ())
            return changes

        self._pause.stop()
        return file

    def action_title(self) -> str:
        return f"Báo cáo {self._task.code}"

    def written(self) -> None:
        self._filed = True
        self._pause.stop()

    def done(self, result: int) -> None:
        """Close; what was typed and not filed stays for the next time."""
        self._closed = True
        keep = None if self._filed else self._unkept()
        if keep is not None:
            # Told as a change, so that the list shows that a draft waits.
            self.place.operations.change(keep, lambda _: Changes())
        super().done(result)

    def _wanted_width(self) -> int:
        return 104 * self.fontMetrics().averageCharWidth()

    # ------------------------------------------------------------ building

    def _make(self, before: ReportTerms, beside: Beside) -> None:
        place = self.place
        self._claim = Choice("Tình trạng thực hiện", CLAIM_TERMS, before.claim)
        self._percent = PercentEdit("Tiến độ, phần trăm", before.done_percent)
        self._result = LongText("Kết quả đạt được", before.result)
        self._next = LongText("Việc tiếp theo", before.next_step, lines=2)
        self._evidence = EvidenceBox(place, "như 145/BC-VHXH", before.evidence, beside.document)
        self._without = line("Lý do chưa có văn bản minh chứng", before.without_evidence)
        self._difficulty = LongText("Khó khăn, vướng mắc", before.difficulty, lines=2)
        self._proposal = LongText("Kiến nghị, đề xuất", before.proposal, lines=2)
        self._cause = Choice("Nguyên nhân chậm", CAUSES, before.cause)
        self._cause_words = line("Nguyên nhân cụ thể", before.cause_words)
        target = self._task.target
        self._figures = FiguresField(target, before.amounts or self._task.amounts) if target is not None else None
        self._files = FilesField(place)
        self._files.set_files(beside.files)
        self._kept = QLabel()
        self._kept.setProperty("quiet", True)

    def _build(self) -> None:
        self.form.addWidget(about_task(self.place, self._task))
        claim = Field("Tình trạng thực hiện", self._claim)
        percent = self.add(Field("Tiến độ (%)", self._percent, self._percent_wrong), self._percent.textChanged)
        self.form.addWidget(side_by_side(claim, percent, widths=(6, 2)))
        self._add_figures()
        result = self.add(Field("Kết quả đạt được", self._result, self._result_wrong), self._result.textChanged)
        self.form.addWidget(result)
        self._next_field = Field("Việc tiếp theo, dự kiến khi nào xong", self._next)
        self.form.addWidget(self._next_field)
        self.add(self._evidence.field, self._evidence.changed)
        self._without_field = Field("Lý do chưa có văn bản minh chứng", self._without)
        self._evidence.add(self._without_field)
        self.form.addWidget(self._evidence)
        self._cause_fields = side_by_side(
            Field("Nguyên nhân chậm", self._cause), Field("Nguyên nhân cụ thể", self._cause_words)
        )
        self.form.addWidget(self._cause_fields)
        self.form.addWidget(side_by_side(
            Field("Khó khăn, vướng mắc", self._difficulty), Field("Kiến nghị, đề xuất", self._proposal)
        ))  # fmt: skip
        self.form.addWidget(
            self.add(Field("Tệp kèm theo", self._files, lambda: self._files.problem), self._files.changed)
        )
        self.note(self._kept)

    def _add_figures(self) -> None:
        figures, target = self._figures, self._task.target
        if figures is not None and target is not None:
            field = Field(f"Số liệu: {target.indicator}", figures, lambda: figures.problem)
            self.form.addWidget(self.add(field, figures.changed))

    def _wire(self) -> None:
        texts = (self._result, self._next, self._difficulty, self._proposal)
        lines = (self._percent, self._without, self._cause_words)
        for text in texts:
            text.textChanged.connect(self._typed)
        for one in lines:
            one.textChanged.connect(self._typed)
        for other in (self._evidence.changed, self._cause.changed, self._files.changed, self._claim.changed):
            other.connect(self._typed)
        if self._figures is not None:
            self._figures.changed.connect(self._typed)
        self._claim.changed.connect(self._follow_claim)
        self._evidence.changed.connect(self._show_without)
        self._pause.timeout.connect(self._keep)

    # ------------------------------------------------------------ what is typed

    def _terms(self) -> ReportTerms:
        late = self._is_late()
        done = self._claim.chosen is Claim.DONE
        evidence = self._evidence.terms()
        return ReportTerms(
            unit=None,
            claim=self._claim.chosen,
            done_percent=self._percent.value or 0,
            result=self._result.text,
            evidence=evidence,
            difficulty=self._difficulty.text,
            proposal=self._proposal.text,
            cause=self._cause.chosen if late else CauseKind.NONE,
            cause_words=self._cause_words.text().strip() if late else "",
            next_step="" if done else self._next.text,
            amounts=self._figures.amounts if self._figures is not None else (),
            without_evidence=self._without.text().strip() if done and evidence is None else "",
        )

    def _is_late(self) -> bool:
        return self._task.deadline.is_overdue_on(self.place.desk.today)

    # ------------------------------------------------------------ what is missing

    def _percent_wrong(self) -> str:
        return percent_problem(self._percent.value, self._claim.chosen)

    def _result_wrong(self) -> str:
        return result_problem(self._result.text, self._claim.chosen)

    # ------------------------------------------------------------ what follows

    def _follow_claim(self) -> None:
        claim = self._claim.chosen
        if claim is Claim.DONE:
            self._percent.set_value(100)
        elif claim is Claim.NOT_STARTED:
            self._percent.set_value(0)
        elif self._percent.value == 100:
            self._percent.set_value(min(self._task.percent, 99))
        self._percent.setEnabled(claim is Claim.IN_PROGRESS)
        self._evidence.setVisible(claim is not Claim.NOT_STARTED)
        self._next_field.setVisible(claim is not Claim.DONE)
        self._cause_fields.setVisible(self._is_late())
        self._show_without()
        self.check()

    def _show_without(self) -> None:
        self._without_field.setVisible(self._claim.chosen is Claim.DONE and self._evidence.terms() is None)

    def _typed(self) -> None:
        if not self._pause.isActive():
            self._pause.start()

    def _typed_all(self) -> _Typed:
        document = self._evidence.typed() if self._evidence.terms() is None else ()
        return self._terms(), self._files.paths, document

    def _unkept(self) -> Callable[[], None] | None:
        """What keeps the words as they are typed now; None when they are kept already."""
        self._pause.stop()
        typed = self._typed_all()
        if typed == self._kept_typed:
            return None
        self._kept_typed = typed
        (terms, paths, document), desk, task = typed, self.place.desk, self._task.id

        def keep() -> None:
            report.save_draft(desk, task, terms)
            draft_files.keep(desk, task, paths, document)

        return keep

    def _keep(self) -> None:
        keep = self._unkept()
        if keep is not None:
            self.place.operations.ask(keep, self._tell_kept)

    def _tell_kept(self, _: None) -> None:
        # The answer may come when the dialog is gone.
        if not self._closed:
            now = self.place.desk.now()
            self._kept.setText(f"Bản nháp đã lưu lúc {now:%H:%M}; đóng cửa sổ này cũng không mất.")
