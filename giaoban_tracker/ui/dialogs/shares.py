"""Choosing which lead unit's share a decision is about, and showing what that unit reported."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QComboBox, QFrame, QLabel, QVBoxLayout, QWidget

from giaoban_tracker.domain.identity import UnitId
from giaoban_tracker.domain.task import Report
from giaoban_tracker.domain.terms import CLAIM_TERMS, day_text
from giaoban_tracker.ui.task_words import evidence_words
from giaoban_tracker.workflow.show_task import ShareLine

UNNAMED = "Chưa rõ đơn vị"


class ShareChoice(QComboBox):
    """The shares that a decision is possible on, by unit."""

    def __init__(self, shares: Sequence[ShareLine], chosen: UnitId | None, parent: QWidget | None = None) -> None:
        """Offer some shares.

        Args:
            shares: never empty.
            chosen: the unit to begin with, if it is among them.
        """
        super().__init__(parent)
        self.setAccessibleName("Đơn vị chủ trì")
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(24)
        self._shares = tuple(shares)
        for line in self._shares:
            self.addItem(line.unit or UNNAMED)
        places = [place for place, line in enumerate(self._shares) if line.share.unit == chosen]
        self.setCurrentIndex(places[0] if places else 0)

    @property
    def line(self) -> ShareLine:
        """The share chosen."""
        return self._shares[max(0, self.currentIndex())]


def shares_for(shares: Sequence[ShareLine], fits: Callable[[ShareLine], bool]) -> tuple[ShareLine, ...]:
    """Those shares that a decision is possible on; all of them when it is on none, so that the book can say why."""
    return tuple(line for line in shares if fits(line)) or tuple(shares)


class ReportView(QFrame):
    """What a unit reported last, as plain words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self._unit = QLabel(wordWrap=True)
        self._unit.setProperty("title", True)
        self._words = QLabel(wordWrap=True)
        self.setAccessibleName("Báo cáo của đơn vị")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.addWidget(self._unit)
        column.addWidget(self._words)

    def show_report(self, report: Report | None, unit: str = "") -> None:
        """Show one report; None says that there is none.

        Args:
            unit: whose it is, where the task has several units.
        """
        self._unit.setText(unit)
        self._unit.setVisible(bool(unit))
        self._words.setText(report_words(report) if report is not None else "Đơn vị chưa báo cáo.")


def report_words(report: Report) -> str:
    """A report in lines: what is claimed, what was achieved, what proves it, what hinders."""
    terms = report.terms
    lines = [f"Báo cáo ngày {day_text(report.on)}: {CLAIM_TERMS[terms.claim].lower()}, {terms.done_percent}%."]
    if terms.result:
        lines.append(f"Kết quả: {terms.result}")
    lines.append(f"Minh chứng: {evidence_words(terms.evidence)}" if terms.evidence else "Minh chứng: chưa có.")
    if terms.difficulty:
        lines.append(f"Khó khăn, vướng mắc: {terms.difficulty}")
    if terms.proposal:
        lines.append(f"Kiến nghị: {terms.proposal}")
    if report.returned:
        lines.append(f"Đã trả lại: {report.returned}")
    return "\n".join(lines)
