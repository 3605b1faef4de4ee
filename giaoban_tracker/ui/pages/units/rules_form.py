"""The office's rules of following up on one sheet that a person can read: what each does, and what is usual."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from giaoban_tracker.domain.changes import Changes
from giaoban_tracker.domain.clarity import USUAL_LABELS
from giaoban_tracker.domain.deed import SubjectKind
from giaoban_tracker.domain.rules import Points, RulesTerms
from giaoban_tracker.ui.dialogs.fields import Choice
from giaoban_tracker.ui.pages.units.rule_fields import (
    LabelsField,
    LadderField,
    RuleField,
    RuleLine,
    number_field,
    tick_field,
)
from giaoban_tracker.ui.pages.units.rule_words import LATENESS_WORDS, RULE_WORDS, SECTIONS, USUAL, value_of
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow import state_rules

_MOST_DAYS = 365
_MOST_TIMES = 100
_MOST_POINTS = 1000
_POINTS = tuple(field.name for field in fields(Points))
_TEXT_CHARS = 124


class RulesForm(QWidget):
    """Every rule with its field; written as a whole, so that one undo takes it back."""

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place = place
        self._shown: RulesTerms | None = None
        self._former = USUAL
        self._ready = False
        self._fields = _fields()
        self._lines: dict[str, RuleLine] = {}
        self._problem = QLabel(wordWrap=True)
        self._problem.setProperty("wrong", True)
        self._wrote: RulesTerms | None = None
        self._written = QLabel()
        self._written.setProperty("right", True)
        self._write = QPushButton("Ghi quy định")
        self._write.setProperty("main", True)
        self._drop = QPushButton("Bỏ thay đổi")
        self._lay_out()
        self._wire()
        self.show_terms(USUAL)

    def start(self) -> None:
        """The sheet has come to the front."""
        if self._shown is None:
            self._read()
        self._fields["due_soon_days"].editor.setFocus()

    def take(self, changes: Changes) -> None:
        """Something was written; read again if it is rules."""
        if changes.touches(SubjectKind.RULES):
            self._read()

    def show_terms(self, terms: RulesTerms) -> None:
        """Show what the book says; what was typed and not written is dropped."""
        self._former, self._ready = terms, False
        self._put(terms)
        self._ready = True
        self._follow()
        self._written.setText("Đã ghi quy định (Ctrl+Z để hoàn tác)." if terms == self._wrote else "")
        self._wrote = None

    def terms(self) -> RulesTerms | None:
        """What the fields say now; None while one of them says nothing sensible."""
        if self._wrong():
            return None
        said: dict[str, Any] = {rule: field.read() for rule, field in self._fields.items()}
        points = Points(**{rule: said.pop(rule) for rule in _POINTS})
        return replace(self._former, points=points, **said)

    @property
    def is_changed(self) -> bool:
        """Whether something was typed that is not written."""
        return self.terms() != self._former

    # ------------------------------------------------------------ building

    def _lay_out(self) -> None:
        column = QVBoxLayout()
        column.setSpacing(0)
        for title, rules in SECTIONS:
            heading = QLabel(title)
            heading.setProperty("section", True)
            heading.setContentsMargins(0, 16 if column.count() else 0, 0, 4)
            column.addWidget(heading)
            frame = QFrame()
            frame.setProperty("card", True)
            inside = QVBoxLayout(frame)
            inside.setContentsMargins(16, 4, 16, 4)
            inside.setSpacing(0)
            for rule in rules:
                inside.addWidget(self._line(rule))
            column.addWidget(frame)
        column.addStretch(1)
        body, within = QWidget(), QWidget()
        within.setLayout(column)
        column.setContentsMargins(0, 0, 0, 0)
        within.setMaximumWidth(_TEXT_CHARS * self.fontMetrics().averageCharWidth())
        row = QHBoxLayout(body)
        row.setContentsMargins(24, 16, 24, 16)
        row.addWidget(within, 1)
        row.addStretch(0)
        scroll = QScrollArea(widgetResizable=True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(body)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._bar())
        outer.addWidget(scroll, 1)

    def _bar(self) -> QFrame:
        bar = QFrame()
        bar.setProperty("bar", True)
        row = QHBoxLayout(bar)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(8)
        row.addWidget(self._write)
        row.addWidget(self._drop)
        row.addWidget(self._written)
        row.addWidget(self._problem, 1)
        return bar

    def _line(self, rule: str) -> RuleLine:
        self._lines[rule] = RuleLine(RULE_WORDS[rule], self._fields[rule].editor, lambda: self._restore(rule))
        return self._lines[rule]

    def _wire(self) -> None:
        for field in self._fields.values():
            field.changed.connect(self._follow)
        self._write.clicked.connect(self._write_rules)
        self._drop.clicked.connect(lambda: self.show_terms(self._former))

    # ------------------------------------------------------------ what happens

    def _read(self) -> None:
        desk = self._place.desk
        self._place.operations.ask(lambda: state_rules.office_rules(desk), self._take_terms, replacing="rules")

    def _take_terms(self, terms: RulesTerms) -> None:
        """What is typed and not written stays, unless the book itself says something new."""
        if terms != self._shown:
            self._shown = terms
            self.show_terms(terms)

    def _write_rules(self) -> None:
        desk, terms = self._place.desk, self.terms()
        if terms is not None:
            self._wrote = terms
            self._place.undo.decide("Sửa quy định theo dõi", lambda: state_rules.describe_rules(desk, terms))

    def _put(self, terms: RulesTerms) -> None:
        for rule, field in self._fields.items():
            field.put(value_of(terms, rule))

    def _restore(self, rule: str) -> None:
        self._fields[rule].put(value_of(USUAL, rule))
        self._follow()

    def _follow(self) -> None:
        if not self._ready:
            return
        terms = self.terms()
        self._problem.setText(self._wrong())
        self._write.setEnabled(terms is not None and terms != self._former)
        self._drop.setEnabled(terms != self._former)
        if terms != self._former:
            self._written.clear()
        for rule, line in self._lines.items():
            line.show_usual(self._fields[rule].read() == value_of(USUAL, rule))

    def _wrong(self) -> str:
        """What is wrong with what is typed; empty when nothing is."""
        nothing = [RULE_WORDS[rule].title for rule, field in self._fields.items() if field.read() is None]
        if nothing:
            return f"Xem lại số đã ghi ở: {', '.join(nothing)}."
        if self._fields["urgent_days"].read() > self._fields["due_soon_days"].read():
            return "Số ngày “khẩn” không được nhiều hơn số ngày “sắp đến hạn”."
        return ""


def _fields() -> dict[str, RuleField]:
    ladder = LadderField(_MOST_DAYS)
    labels = LabelsField("Tên của sáu rõ", USUAL_LABELS)
    lateness = Choice("Ngày tính đúng hạn", LATENESS_WORDS, USUAL.lateness_by)
    return {
        "due_soon_days": number_field("Sắp đến hạn", 0, _MOST_DAYS, "ngày"),
        "urgent_days": number_field("Khẩn", 0, _MOST_DAYS, "ngày"),
        "ladder": RuleField(ladder, ladder.changed, lambda: ladder.steps, ladder.set_steps),
        "chasings_to_agenda": number_field("Đưa ra giao ban sau", 1, _MOST_TIMES, "lần đôn đốc"),
        "silent_days": number_field("Không báo cáo sau", 1, _MOST_DAYS, "ngày"),
        "extension_limit": number_field("Giới hạn gia hạn", 0, _MOST_TIMES, "lần"),
        "evidence_required": tick_field("Phải nêu văn bản kết quả"),
        "lateness_by": RuleField(lateness, lateness.changed, lambda: lateness.chosen, lateness.choose),
        "clarity_labels": RuleField(labels, labels.changed, lambda: labels.labels, labels.set_labels),
        "product": number_field("Điểm một sản phẩm", 0, _MOST_POINTS, "điểm", decimals=2),
        "off_per_delay": number_field("Trừ mỗi lần chậm", 0, _MOST_TIMES, "%"),
        "off_per_return": number_field("Trừ mỗi lần trả lại", 0, _MOST_TIMES, "%"),
        "objective_free": tick_field("Không trừ điểm"),
    }
