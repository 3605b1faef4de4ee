"""What units ask and tell, answered by the office: an extension, the cause of a delay, a part in the work, a period."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum

from PySide6.QtWidgets import QComboBox, QLabel, QWidget

from giaoban_tracker.domain.changes import Changes
from giaoban_tracker.domain.course import ExtensionRequest
from giaoban_tracker.domain.identity import UnitId
from giaoban_tracker.domain.task import CauseKind
from giaoban_tracker.domain.terms import CAUSE_TERMS, day_text, deadline_text
from giaoban_tracker.ui.dialogs.course import ReasonSheet
from giaoban_tracker.ui.dialogs.day_edit import DayEdit
from giaoban_tracker.ui.dialogs.fields import Choice, Field, LongText, line, side_by_side
from giaoban_tracker.ui.dialogs.shares import ShareChoice
from giaoban_tracker.ui.dialogs.sheet import Sheet, about
from giaoban_tracker.ui.task_words import extension_words
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow import decide, issue_period, tell_task
from giaoban_tracker.workflow.show_task import TaskCard


class _Answer(Enum):
    GRANT = "grant"
    REFUSE = "refuse"


class AnswerExtensionSheet(ReasonSheet):
    """Trả lời đề nghị gia hạn: granted, with the asked day or another, or refused."""

    def __init__(self, place: Workplace, card: TaskCard, parent: QWidget | None = None) -> None:
        self._request = card.task.course.open_requests[0]
        super().__init__(place, "Trả lời đề nghị gia hạn", card, _asked(card, self._request), parent)
        terms = {_Answer.GRANT: "Đồng ý", _Answer.REFUSE: "Không đồng ý"}
        self._answer = Choice("Trả lời", terms, _Answer.GRANT)
        self._day = DayEdit(place, "Thời hạn mới", self._request.new_due)
        self._who = self.who()
        self._document = line("Văn bản quyết định", hint="số, ký hiệu")
        self._day_field = self.add(Field("Thời hạn mới", self._day, self._day_problem), self._day.changed)
        self._document_field = Field("Văn bản (nếu có)", self._document)
        self.form.addWidget(self._answer)
        self.form.addWidget(side_by_side(self._day_field, Field("Người quyết định", self._who), self._document_field))
        self.reason.setPlainText(self._request.reason)
        self.ask_why()
        self._answer.changed.connect(self._follow)

    def errand(self) -> Callable[[], Changes]:
        desk, task, request, reason = self.place.desk, self.card.task.id, self._request.id, self.reason.text
        day, who, document = self._day.day, self._who.currentText().strip(), self._document.text().strip()
        if self._answer.chosen is _Answer.REFUSE or day is None:
            return lambda: decide.refuse_extension(desk, task, request, reason, decided_by=who)
        return lambda: decide.extend(desk, task, day, reason, decided_by=who, request=request, document=document)

    def _follow(self) -> None:
        grants = self._answer.chosen is _Answer.GRANT
        self._day_field.setVisible(grants)
        self._document_field.setVisible(grants)
        if self.reason.text in ("", self._request.reason):
            self.reason.setPlainText(self._request.reason if grants else "")
        self.check()

    def _day_problem(self) -> str:
        day, due = self._day.day, self.card.task.deadline.due
        if day is None:
            return "Nhập ngày, ví dụ 30/9."
        return f"Phải sau thời hạn đang áp dụng ({day_text(due)})." if due is not None and day <= due else ""


class CauseSheet(Sheet):
    """Xác nhận nguyên nhân chậm: an objective cause costs a unit nothing (Decree 335/2025)."""

    def __init__(
        self, place: Workplace, card: TaskCard, unit: UnitId | None = None, parent: QWidget | None = None
    ) -> None:
        code = card.task.terms.code
        super().__init__(place, f"Xác nhận nguyên nhân chậm {code}", "Xác nhận", parent)
        self._card = card
        self._share = ShareChoice(card.shares, unit)
        kinds = {kind: words for kind, words in CAUSE_TERMS.items() if words}
        self._kind = Choice("Nguyên nhân", kinds, CauseKind.OBJECTIVE)
        self._by = line("Người xác nhận", hint="họ tên, chức vụ")
        self._words = LongText("Nguyên nhân cụ thể")
        self._said = QLabel(wordWrap=True)
        self._said.setProperty("quiet", True)
        self.form.addWidget(about(card))
        if self._share.count() > 1:
            self.form.addWidget(Field("Đơn vị", self._share))
        self.form.addWidget(self._said)
        by = Field("Người xác nhận", self._by, lambda: "" if self._by.text().strip() else "Ghi người có thẩm quyền.")
        self.form.addWidget(side_by_side(Field("Nguyên nhân", self._kind), self.add(by, self._by.textChanged)))
        self.form.addWidget(Field("Nguyên nhân cụ thể", self._words))
        self.form.addStretch()
        self._share.currentIndexChanged.connect(self._follow)
        self._follow()
        self._by.setFocus()

    def errand(self) -> Callable[[], Changes]:
        desk, task, unit = self.place.desk, self._card.task.id, self._share.line.share.unit
        kind, by, words = self._kind.chosen, self._by.text().strip(), self._words.text
        return lambda: tell_task.confirm_cause(desk, task, unit, kind, by, words=words)

    def action_title(self) -> str:
        return f"Xác nhận nguyên nhân {self._card.task.terms.code}"

    def _follow(self) -> None:
        report = self._share.line.share.last_report
        told = ": ".join(filter(None, (CAUSE_TERMS[report.terms.cause], report.terms.cause_words))) if report else ""
        self._said.setText(f"Đơn vị báo cáo: {told}" if told else "Đơn vị chưa nêu nguyên nhân.")


class ContributionSheet(Sheet):
    """Ghi phần phối hợp: what a co-ordinating unit did; decides nothing about the task."""

    def __init__(self, place: Workplace, card: TaskCard, parent: QWidget | None = None) -> None:
        code = card.task.terms.code
        super().__init__(place, f"Phần phối hợp thực hiện {code}", "Ghi", parent)
        self._card = card
        self._units = card.task.terms.support
        self._unit = QComboBox()
        self._unit.setAccessibleName("Đơn vị phối hợp")
        self._unit.addItems(list(card.support))
        self._words = LongText("Đã làm gì")
        self.form.addWidget(about(card))
        self.form.addWidget(Field("Đơn vị phối hợp", self._unit))
        words = Field("Đã làm gì", self._words, lambda: "" if self._words.text else "Ghi phần việc đã làm.")
        self.form.addWidget(self.add(words, self._words.textChanged))
        self.form.addStretch()
        self._words.setFocus()

    def errand(self) -> Callable[[], Changes]:
        desk, task, unit, words = self.place.desk, self._card.task.id, self._chosen(), self._words.text
        return lambda: tell_task.contribute(desk, task, unit, words)

    def action_title(self) -> str:
        return f"Ghi phần phối hợp {self._card.task.terms.code}"

    def _chosen(self) -> UnitId:
        return self._units[max(0, self._unit.currentIndex())]


class PeriodSheet(Sheet):
    """Giao kỳ này: one period of a recurring task becomes a task of its own."""

    def __init__(self, place: Workplace, card: TaskCard, period: str, parent: QWidget | None = None) -> None:
        """Propose a period.

        Args:
            period: its name: "2017-09", "2017-Q3", "2017-W35".
        """
        super().__init__(place, f"Giao một kỳ của {card.task.terms.code}", "Giao", parent)
        self._card = card
        self._period = line("Kỳ", period, "2017-09, 2017-Q3, 2017-W35")
        self._due = DayEdit(place, "Thời hạn")
        self.form.addWidget(about(card))
        told = QLabel("Kỳ này thành một nhiệm vụ riêng; để trống thời hạn thì lấy ngày cuối kỳ.", wordWrap=True)
        told.setProperty("quiet", True)
        self.form.addWidget(told)
        name = Field("Kỳ", self._period, lambda: "" if self._period.text().strip() else "Ghi kỳ, ví dụ 2017-09.")
        self.form.addWidget(
            side_by_side(self.add(name, self._period.textChanged), Field("Thời hạn (nếu khác)", self._due))
        )
        self.form.addStretch()
        self._period.setFocus()

    def errand(self) -> Callable[[], Changes]:
        desk, task, key, due = self.place.desk, self._card.task.id, self._period.text().strip(), self._due.day
        return lambda: issue_period.issue_period(desk, task, key, due=due).changes

    def action_title(self) -> str:
        return f"Giao kỳ {self._period.text().strip()} của {self._card.task.terms.code}"


def _asked(card: TaskCard, request: ExtensionRequest) -> str:
    """Who asked for what, the original day, how often it moved already."""
    task = card.task
    lines = [
        f"{card.names.get(request.unit, '')} đề nghị ngày {day_text(request.on)}: "
        f"gia hạn đến {day_text(request.new_due)}.",
        f"Thời hạn đang áp dụng: {deadline_text(task.deadline)}.",
    ]
    if task.extensions:
        story = "; ".join(extension_words(one.former_due, one.new_due) for one in task.extensions)
        lines.append(f"Đã gia hạn {len(task.extensions)} lần: {story}.")
    return "\n".join(lines)
