"""The sheet 'Nhập từ giấy': type a row's code, the task lights up, type what is written; keys only, row after row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QListWidget,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from giaoban_tracker.domain.changes import Changes
from giaoban_tracker.domain.errors import GiaobanError
from giaoban_tracker.domain.task import Claim, Evidence, ReportTerms
from giaoban_tracker.domain.terms import CLAIM_TERMS, day_text, deadline_text
from giaoban_tracker.ui.dialogs.day_edit import DayEdit
from giaoban_tracker.ui.dialogs.fields import Choice, Field, LongText, PercentEdit, line, side_by_side
from giaoban_tracker.ui.pages.post.look import button, keep_font, label
from giaoban_tracker.ui.wording import number, sentence
from giaoban_tracker.ui.workplace import Workplace

if TYPE_CHECKING:
    from giaoban_tracker.workflow.post.paper import PaperRow

_WIDEST_IN_LETTERS = 96


class PaperView(QWidget):
    """Enters one row after another.

    Signals:
        task_wanted: (TaskId) show this task.
    """

    task_wanted = Signal(str)

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place = place
        self._row: PaperRow | None = None
        self._entered = 0
        self.code = line("Mã dòng", hint="7K3M-Q")
        self._problem = label(kind="wrong")
        self._lit = QFrame()
        self._title = label(kind="title")
        self._content = label()
        self._known = label(kind="quiet")
        self.claim = Choice("Trạng thái", CLAIM_TERMS, Claim.IN_PROGRESS)
        self.percent = PercentEdit("Tiến độ, phần trăm", 0)
        self.on = DayEdit(place, "Ngày báo cáo", place.desk.today)
        self.result = LongText("Kết quả ghi trên giấy", lines=2)
        self.number = line("Số, ký hiệu văn bản", hint="như 145/BC-VHXH")
        self.dated = DayEdit(place, "Ngày văn bản")
        self.received = line("Cấp nhận", hint="cơ quan nhận")
        self.without = line("Lý do không có văn bản", hint="chỉ ghi khi báo xong mà không có văn bản")
        self.next_step = line("Việc tiếp theo", hint="có thể để trống")
        self._save = button("&Ghi và sang dòng sau", "Ctrl+Enter, hoặc Enter ở ô cuối", main=True)
        self._list = QListWidget()
        self._lay_out()
        self._wire()
        self._show_row(None)

    def start(self) -> None:
        """The sheet has come to the front."""
        self._fit()
        self.code.setFocus()
        self.code.selectAll()

    def entered(self) -> list[str]:
        """What was entered in this sitting, newest first."""
        return [self._list.item(row).text() for row in range(self._list.count())]

    def problem(self) -> str:
        """What is wrong with what was typed; empty when nothing is."""
        return self._problem.text()

    def lit(self) -> str:
        """The task that is lit; empty while none is."""
        return self._title.text() if self._row is not None else ""

    # ------------------------------------------------------------ building

    def _lay_out(self) -> None:
        keep_font(self._place, self.code, points=4, bold=True)
        keep_font(self._place, self._title, points=1, bold=True)
        self._lit.setProperty("card", True)
        card = QVBoxLayout(self._lit)
        card.setContentsMargins(12, 10, 12, 10)
        card.setSpacing(4)
        for part in (self._title, self._content, self._known):
            card.addWidget(part)
        form = QVBoxLayout()
        form.setSpacing(10)
        form.addWidget(Field("&Mã dòng in cạnh mã nhiệm vụ trên giấy, rồi Enter", self.code))
        form.addWidget(self._problem)
        form.addWidget(self._lit)
        self._fields = QWidget()
        fields = QVBoxLayout(self._fields)
        fields.setContentsMargins(0, 0, 0, 0)
        fields.setSpacing(10)
        fields.addWidget(
            side_by_side(
                Field("&Trạng thái", self.claim),
                Field("Tiến độ (%)", self.percent),
                Field("Ngày báo cáo", self.on),
                widths=(6, 2, 3),
            )
        )
        fields.addWidget(Field("&Kết quả", self.result))
        self._proof = QWidget()
        proof = QGridLayout(self._proof)
        proof.setContentsMargins(0, 0, 0, 0)
        for place, field in enumerate(
            (
                Field("Số, ký hiệu văn bản", self.number),
                Field("Ngày văn bản", self.dated),
                Field("Cấp nhận", self.received),
            )
        ):
            proof.addWidget(field, 0, place)
        proof.addWidget(Field("Không có văn bản vì", self.without), 1, 0, 1, 3)
        fields.addWidget(self._proof)
        fields.addWidget(Field("&Việc tiếp theo", self.next_step))
        fields.addWidget(self._save, 0, Qt.AlignmentFlag.AlignLeft)
        form.addWidget(self._fields)
        form.addStretch()
        left = QWidget()
        form.setContentsMargins(0, 0, 0, 0)
        left.setLayout(form)
        self._scroll = QScrollArea(widgetResizable=True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(left)
        # Its fields are what Tab comes to; an area without words between them would be a stop with nothing to hear.
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        right = QVBoxLayout()
        right.addWidget(label("Đã nhập lần này", kind="section", wrap=False))
        right.addWidget(self._list, 1)
        right.addWidget(label("Nhập nhầm: Ctrl+Z lấy lại dòng vừa ghi.", kind="quiet"))
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 12, 16, 16)
        row.setSpacing(24)
        row.addWidget(self._scroll, 3)
        row.addLayout(right, 2)
        self._list.setAccessibleName("Đã nhập lần này")
        self._list.setWordWrap(True)

    def _fit(self) -> None:
        """As wide as its widest row needs at the size of text in force, and no wider than words are read well."""
        left = self._scroll.widget()
        if left is not None:
            bar = self._scroll.verticalScrollBar().sizeHint().width()
            least = left.minimumSizeHint().width() + bar
            self._scroll.setMinimumWidth(least)
            self._scroll.setMaximumWidth(max(least, _WIDEST_IN_LETTERS * self.fontMetrics().averageCharWidth()))

    def _wire(self) -> None:
        self._place.theme.changed.connect(self._fit)
        self.code.returnPressed.connect(self.read_code)
        self.code.textEdited.connect(lambda _: self._show_row(None))
        self.claim.changed.connect(self._follow_claim)
        for edit in (self.percent, self.number, self.received, self.without):
            edit.returnPressed.connect(self._on)
        self.next_step.returnPressed.connect(self.save)
        self._save.clicked.connect(self.save)
        self._save.setShortcut("Ctrl+Return")
        self._list.itemActivated.connect(lambda item: self.task_wanted.emit(item.data(Qt.ItemDataRole.UserRole)))

    # ------------------------------------------------------------ what happens

    def read_code(self) -> None:
        """Light the row of the typed code, or say why there is none."""
        typed, desk = self.code.text().strip(), self._place.desk
        if not typed:
            return

        def errand() -> PaperRow:
            from giaoban_tracker.workflow.post import paper  # heavy: the room of the exchange

            return paper.read_code(desk, typed)

        self._place.operations.ask(errand, self._show_row, failed=self._refuse, replacing="post-row")

    def save(self) -> None:
        """Write the row and go on to the next code."""
        row, desk, day = self._row, self._place.desk, self.on.day
        problem = self._missing()
        self._tell_problem(problem)
        if row is None or problem:
            return
        terms = self._terms(row)

        def errand() -> Changes:
            from giaoban_tracker.workflow.post import paper  # heavy: the room of the exchange

            return paper.enter(desk, row, terms, on=day)

        title = f"Nhập từ giấy {row.task_code}"
        self._place.undo.decide(title, errand, lambda: self._written(row, terms), failed=self._refuse)

    def _written(self, row: PaperRow, terms: ReportTerms) -> None:
        self._entered += 1
        told = (
            f"{row.code}  {row.task_code} · {row.unit_name}: {CLAIM_TERMS[terms.claim].lower()}, {terms.done_percent}%"
        )
        self._list.insertItem(0, f"{told} – {terms.result}" if terms.result else told)
        self._list.item(0).setData(Qt.ItemDataRole.UserRole, row.task)
        self.code.clear()
        self._show_row(None)
        self.start()

    def _refuse(self, error: GiaobanError) -> None:
        self._tell_problem(sentence(error))
        if self._row is None:
            self.start()

    def _show_row(self, row: PaperRow | None) -> None:
        self._row = row
        self._tell_problem("")
        self._fields.setEnabled(row is not None)
        for part in (self._title, self._known):
            part.setVisible(row is not None)
        self._follow_claim()
        if row is None:
            self._title.setText("")
            told = f"Đã nhập {number(self._entered)} dòng. " if self._entered else ""
            self._content.setText(f"{told}Gõ mã dòng rồi Enter; nhiệm vụ hiện ra ở đây để đối chiếu với tờ giấy.")
            self._known.setText("")
            return
        self.code.setText(row.code)
        self._title.setText(f"{row.task_code} · {row.unit_name or 'Chưa rõ đơn vị'}")
        self._content.setText(row.content)
        self._known.setText(f"Thời hạn: {deadline_text(row.deadline)}. {_last(row)}")
        for edit in (self.number, self.received, self.without, self.next_step):
            edit.clear()
        self.result.clear()
        self.dated.set_day(None)
        self.claim.choose(row.last.terms.claim if row.last is not None else Claim.IN_PROGRESS)
        self.percent.set_value(row.last.terms.done_percent if row.last is not None else 0)
        self._follow_claim()
        self.claim.setFocus()

    def _tell_problem(self, told: str) -> None:
        self._problem.setText(told)
        self._problem.setVisible(bool(told))

    def _follow_claim(self) -> None:
        claim = self.claim.chosen
        fixed = {Claim.DONE: 100, Claim.NOT_STARTED: 0}.get(claim)
        if fixed is not None:
            self.percent.set_value(fixed)
        self.percent.setEnabled(fixed is None)
        self._proof.setVisible(claim is Claim.DONE)
        self._fit()

    def _on(self) -> None:
        self.focusNextChild()

    def _missing(self) -> str:
        if self.percent.value is None:
            return "Tiến độ là số từ 0 đến 100."
        if self.claim.chosen is Claim.IN_PROGRESS and self.percent.value == 100:
            return "Tiến độ 100% thì chọn «Đã hoàn thành»."
        if self.on.day is None:
            return "Ngày báo cáo ghi như 30/9."
        filled = [bool(self.number.text().strip()), self.dated.day is not None, bool(self.received.text().strip())]
        if self.claim.chosen is Claim.DONE and any(filled) and not all(filled):
            return "Văn bản cần đủ số ký hiệu, ngày và cấp nhận."
        return ""

    def _terms(self, row: PaperRow) -> ReportTerms:
        done = self.claim.chosen is Claim.DONE
        dated, written = self.dated.day, self.number.text().strip()
        proof = Evidence(written, dated, self.received.text().strip()) if done and dated and written else None
        return ReportTerms(
            unit=row.unit,
            claim=self.claim.chosen,
            done_percent=self.percent.value or 0,
            result=self.result.text,
            evidence=proof,
            next_step=self.next_step.text().strip(),
            without_evidence=self.without.text().strip() if done and proof is None else "",
        )


def _last(row: PaperRow) -> str:
    if row.last is None:
        return "Chưa có báo cáo nào."
    terms = row.last.terms
    return f"Báo cáo gần nhất {day_text(row.last.on)}: {CLAIM_TERMS[terms.claim].lower()}, {terms.done_percent}%."
