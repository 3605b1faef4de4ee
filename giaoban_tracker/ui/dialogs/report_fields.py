"""What a report asks whoever types it in, office or unit: the document that proves it, and the checks."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGroupBox, QPushButton, QVBoxLayout, QWidget

from giaoban_tracker.domain.task import CauseKind, Claim, Evidence
from giaoban_tracker.domain.terms import day_text
from giaoban_tracker.ui.dialogs.day_edit import DayEdit, read_day
from giaoban_tracker.ui.dialogs.fields import Field, line, side_by_side
from giaoban_tracker.ui.workplace import Workplace

CAUSES = {
    CauseKind.NONE: "Chưa nêu",
    CauseKind.OBJECTIVE: "Khách quan",
    CauseKind.SUBJECTIVE: "Chủ quan",
}
_TYPED = 4


class EvidenceBox(QGroupBox):
    """Number, day, receiving level and subject of a document; all but the subject, or none.

    Signals:
        changed: another word or day stands in it.
    """

    changed = Signal()

    def __init__(
        self, place: Workplace, hint: str, evidence: Evidence | None = None, typed: tuple[str, ...] = ()
    ) -> None:
        """Begin with a document, else with what was typed of one.

        Args:
            hint: an example of a number.
            typed: as of `typed`; passed over where it is not four words.
        """
        super().__init__("Văn bản minh chứng (đủ số, ngày, cấp nhận; bỏ trống nếu chưa có)")
        self._today = place.desk.today
        number, dated, received, subject = typed if len(typed) == _TYPED else ("",) * _TYPED
        day = evidence.dated if evidence else read_day(dated, self._today)
        self.number = line("Số, ký hiệu văn bản minh chứng", evidence.number if evidence else number, hint)
        self.dated = DayEdit(place, "Ngày văn bản minh chứng", day)
        received = evidence.received_by if evidence else received
        self.received = line("Cấp nhận văn bản", received, "cơ quan nhận")
        self.subject = line("Trích yếu", evidence.subject if evidence else subject)
        self.field = Field("Ngày văn bản", self.dated, self.problem)
        self._column = QVBoxLayout(self)
        self._column.addWidget(
            side_by_side(Field("Số, ký hiệu", self.number), self.field, Field("Cấp nhận", self.received))
        )
        self._column.addWidget(Field("Trích yếu", self.subject))
        for one in (self.number, self.received, self.subject):
            one.textChanged.connect(self.changed)
        self.dated.changed.connect(self.changed)

    def add(self, *widgets: QWidget) -> None:
        """Put more below; buttons keep to the left and to their own width."""
        for widget in widgets:
            self._column.addWidget(widget)
            if isinstance(widget, QPushButton):
                self._column.setAlignment(widget, Qt.AlignmentFlag.AlignLeft)

    def terms(self) -> Evidence | None:
        """The document; None unless number, day and receiving level stand there."""
        number, dated, received = self.number.text().strip(), self.dated.day, self.received.text().strip()
        if not number or dated is None or not received:
            return None
        return Evidence(number, dated, received, self.subject.text().strip())

    def typed(self) -> tuple[str, ...]:
        """Number, day, receiving level and subject as they stand; a day that is none is left out."""
        day = day_text(self.dated.day) if self.dated.day is not None else ""
        return self.number.text(), day, self.received.text(), self.subject.text()

    def problem(self) -> str:
        """What is wrong with the document; empty when nothing is."""
        filled = [bool(self.number.text().strip()), not self.dated.is_empty, bool(self.received.text().strip())]
        if not self.dated.is_empty and self.dated.day is None:
            return "Nhập ngày, ví dụ 28/9/2017."
        if self.dated.day is not None and self.dated.day > self._today:
            return "Ngày này chưa đến."
        return "" if all(filled) or not any(filled) else "Cần đủ số ký hiệu, ngày và cấp nhận."


def percent_problem(percent: int | None, claim: Claim) -> str:
    """What is wrong with a percentage beside a claim; empty when nothing is."""
    if percent is None:
        return "Nhập số từ 0 đến 100."
    if claim is Claim.IN_PROGRESS and percent == 100:
        return "Tiến độ 100% thì chọn “Đã hoàn thành”."
    return ""


def result_problem(result: str, claim: Claim) -> str:
    """Why a report without a result cannot claim the end; empty when nothing is wrong."""
    return "Báo cáo hoàn thành thì ghi kết quả đã đạt được." if claim is Claim.DONE and not result else ""
