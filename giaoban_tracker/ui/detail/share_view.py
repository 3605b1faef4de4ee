"""One lead unit's share on the card: how it stands, what the unit reported last, what can be decided on it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from giaoban_tracker.domain.plain_text import isolated
from giaoban_tracker.domain.task import Report
from giaoban_tracker.domain.terms import QUALITY_TERMS, day_text
from giaoban_tracker.ui.detail.badges import badges_of, beside
from giaoban_tracker.ui.detail.files import FilesView
from giaoban_tracker.ui.detail.parts import Pill, ThinBar, link, words
from giaoban_tracker.ui.flow import FlowLayout
from giaoban_tracker.ui.task_decisions import possible_on_share
from giaoban_tracker.ui.task_words import StateMark, evidence_words, state_mark
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow.show_task import ShareLine, TaskCard


class ShareView(QFrame):
    """One share.

    Signals:
        decision_wanted: (Decision, UnitId or None) on this share.
    """

    decision_wanted = Signal(object, object)

    def __init__(self, place: Workplace, card: TaskCard, line: ShareLine, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place = place
        self._line = line
        self.setProperty("card", True)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 10, 8)
        column.setSpacing(4)
        name = words(line.unit or "Chưa rõ đơn vị chủ trì", bold=True)
        if len(card.shares) > 1 and line.share.last_report is None:
            column.addLayout(self._waiting(name, card))
            return
        column.addWidget(name)
        column.addLayout(self._state(card))
        column.addLayout(self._progress())
        badges = badges_of(card.task, line.share)
        if badges:
            column.addWidget(self._badges(badges))
        for text in self._reported():
            column.addWidget(words(text))
        files = {kept.sha256: kept for report in reversed(line.share.reports) for kept in report.terms.files}
        if files:
            column.addWidget(FilesView(place, tuple(files.values())))
        for other in beside(line.share):
            column.addWidget(words(f"Máy khác của đơn vị báo cáo ({other.terms.done_percent}%)", bold=True))
            for text in _report_words(other):
                column.addWidget(words(text))
        if card.task.withdrawn is None and not card.past:
            column.addWidget(self._buttons())

    def _waiting(self, name: QLabel, card: TaskCard) -> QHBoxLayout:
        """A unit among others that has not reported: one line, since they all stand alike."""
        row = QHBoxLayout()
        row.addWidget(name, 1)
        if card.task.withdrawn is None and not card.past:
            row.addWidget(self._buttons())
        return row

    def _state(self, card: TaskCard) -> QHBoxLayout:
        share = self._line.share
        mark = state_mark(
            self._line.standing,
            card.task.deadline,
            card.as_of,
            finished_on=share.acceptance.finished_on if share.acceptance is not None else None,
            awaiting=share.awaits_acceptance,
            soon_days=card.soon_days,
        )
        tone = self._place.theme.colour(mark.tone)
        picture = QLabel()
        picture.setPixmap(self._place.icons.pixmap(mark.icon, tone, 16))
        state = QLabel(mark.whole, wordWrap=True)
        state.setStyleSheet(f"color: {tone.name()};")
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(picture)
        row.addWidget(state, 1)
        return row

    def _progress(self) -> QHBoxLayout:
        share = self._line.share
        bar = ThinBar(self._place, share.done_percent, "done" if share.acceptance is not None else "accent")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(bar, 1)
        row.addWidget(QLabel(f"{share.done_percent}%"))
        return row

    def _badges(self, marks: tuple[StateMark, ...]) -> QWidget:
        row = QWidget()
        flow = FlowLayout(row, gap=6)
        for mark in marks:
            flow.addWidget(Pill(self._place, mark))
        return row

    def _reported(self) -> Iterator[str]:
        share = self._line.share
        if share.acceptance is not None:
            accepted = share.acceptance
            yield f"Nghiệm thu ngày {day_text(accepted.on)}, chất lượng: {QUALITY_TERMS[accepted.quality].lower()}"
        if share.last_report is not None:
            yield from _report_words(share.last_report)

    def _buttons(self) -> QWidget:
        row = QWidget()
        flow = FlowLayout(row, gap=12)
        for decision in possible_on_share(self._line.share):
            unit = self._line.share.unit
            button = link(
                decision.value.words,
                f"{decision.value.hint}: {self._line.unit}" if self._line.unit else decision.value.hint,
                partial(self.decision_wanted.emit, decision, unit),
            )
            button.setObjectName(f"share:{unit}:{decision.name}")
            button.setAccessibleName(f"{decision.value.words} {self._line.unit}".strip())
            flow.addWidget(button)
        return row


def _report_words(report: Report) -> Iterator[str]:
    terms = report.terms
    yield (
        f"Báo cáo {day_text(report.on)}: {isolated(terms.result)}" if terms.result else f"Báo cáo {day_text(report.on)}"
    )
    if not report.proxy and report.by:
        yield f"Người báo cáo: {report.by}"
    if terms.evidence is not None:
        yield f"Minh chứng: {evidence_words(terms.evidence)}"
    if terms.difficulty:
        yield f"Khó khăn, vướng mắc: {isolated(terms.difficulty)}"
    if terms.proposal:
        yield f"Kiến nghị: {isolated(terms.proposal)}"
    if report.returned:
        yield f"Đã trả lại: {report.returned}"
