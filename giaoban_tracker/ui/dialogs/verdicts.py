"""Nghiệm thu and trả lại: the office's two answers to a report, with the report before the person's eyes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QLabel, QWidget

from giaoban_tracker.domain.changes import Changes
from giaoban_tracker.domain.identity import UnitId
from giaoban_tracker.domain.task import Quality, Report
from giaoban_tracker.domain.terms import QUALITY_TERMS, day_text
from giaoban_tracker.ui.dialogs.day_edit import DayEdit
from giaoban_tracker.ui.dialogs.fields import Choice, Field, LongText, side_by_side
from giaoban_tracker.ui.dialogs.shares import ReportView, ShareChoice, shares_for
from giaoban_tracker.ui.dialogs.sheet import Sheet, about
from giaoban_tracker.ui.wording import number
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow import decide
from giaoban_tracker.workflow.show_task import ShareLine, TaskCard


class AcceptSheet(Sheet):
    """Completion of one share is accepted."""

    def __init__(
        self, place: Workplace, card: TaskCard, unit: UnitId | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(place, f"Nghiệm thu {card.task.terms.code}", "Nghiệm thu", parent)
        self._card = card
        self._share = ShareChoice(shares_for(card.shares, lambda one: one.share.awaits_acceptance), unit)
        self._report = ReportView()
        self._quality = Choice("Chất lượng", QUALITY_TERMS, Quality.ADEQUATE)
        self._on = DayEdit(place, "Ngày nghiệm thu", place.desk.today)
        self._finish_words = QLabel(wordWrap=True)
        self.form.addWidget(about(card))
        if self._share.count() > 1:
            self.form.addWidget(Field("Đơn vị chủ trì", self._share))
        self.form.addWidget(self._report)
        self.form.addWidget(self._finish_words)
        quality = Field("Chất lượng", self._quality)
        on = self.add(Field("Ngày nghiệm thu", self._on, self._day_problem), self._on.changed)
        self.form.addWidget(side_by_side(quality, on))
        self.form.addStretch()
        self._share.currentIndexChanged.connect(self._follow)
        self._on.changed.connect(self._follow)
        self._follow()
        self._quality.setFocus()

    def errand(self) -> Callable[[], Changes]:
        desk, task, unit = self.place.desk, self._card.task.id, self._share.line.share.unit
        quality, on = self._quality.chosen, self._on.day
        return lambda: decide.accept(desk, task, unit, quality=quality, on=on)

    def action_title(self) -> str:
        return f"Nghiệm thu {self._card.task.terms.code}"

    def _day_problem(self) -> str:
        if self._on.day is None:
            return "Nhập ngày, ví dụ 30/9."
        return "Ngày này chưa đến." if self._on.day > self.place.desk.today else ""

    def _follow(self) -> None:
        line = self._share.line
        report = line.share.last_report
        self._report.show_report(report, line.unit if len(self._card.shares) > 1 else "")
        self._finish_words.setText(self._counted(report) if report is not None else "")

    def _counted(self, report: Report) -> str:
        """The day that counts, by the same rule as `domain.decide.accept`, and what it means for the deadline."""
        evidence, on = report.terms.evidence, self._on.day or self.place.desk.today
        day = min(evidence.dated if evidence is not None else report.on, on)
        reason = "ngày văn bản minh chứng" if evidence is not None else "ngày báo cáo"
        words = f"Tính hoàn thành ngày {day_text(day)} ({reason})"
        due = self._card.task.deadline.due
        if due is None:
            return f"{words}."
        late = self._card.task.deadline.days_overdue_on(day)
        verdict = f"quá hạn {number(late)} ngày" if late else "đúng hạn"
        return f"{words}: {verdict} so với {day_text(due)}."


class SendBackSheet(Sheet):
    """A report goes back with a reason; an acceptance of it falls."""

    def __init__(
        self, place: Workplace, card: TaskCard, unit: UnitId | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(place, f"Trả lại báo cáo {card.task.terms.code}", "Trả lại", parent)
        self._card = card
        self._share = ShareChoice(shares_for(card.shares, _can_go_back), unit)
        self._report = ReportView()
        self._falls = QLabel("Phần việc này đã nghiệm thu; trả lại sẽ bỏ kết quả nghiệm thu.", wordWrap=True)
        self._reason = LongText("Lý do trả lại")
        self.form.addWidget(about(card))
        if self._share.count() > 1:
            self.form.addWidget(Field("Đơn vị chủ trì", self._share))
        self.form.addWidget(self._report)
        self.form.addWidget(self._falls)
        reason = Field("Lý do trả lại", self._reason, lambda: "" if self._reason.text else "Ghi rõ cần làm gì thêm.")
        self.form.addWidget(self.add(reason, self._reason.textChanged))
        self.form.addStretch()
        self._share.currentIndexChanged.connect(self._follow)
        self._follow()
        self._reason.setFocus()

    def errand(self) -> Callable[[], Changes]:
        desk, task, unit, reason = self.place.desk, self._card.task.id, self._share.line.share.unit, self._reason.text
        return lambda: decide.send_back(desk, task, unit, reason)

    def action_title(self) -> str:
        return f"Trả lại {self._card.task.terms.code}"

    def _follow(self) -> None:
        share = self._share.line.share
        self._report.show_report(share.last_report, self._share.line.unit if len(self._card.shares) > 1 else "")
        self._falls.setVisible(share.acceptance is not None)


def _can_go_back(line: ShareLine) -> bool:
    last = line.share.last_report
    return last is not None and not last.returned
