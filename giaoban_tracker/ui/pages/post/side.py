"""Beside the preview: what is chosen in it, whole. A line with both sides, a file with its reasons, a refused cell."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QGridLayout,
    QLineEdit,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from giaoban_tracker.domain.fact import Fact
from giaoban_tracker.domain.identity import FactId
from giaoban_tracker.domain.terms import day_text
from giaoban_tracker.ui.fact_words import change_lines, writer
from giaoban_tracker.ui.pages.post import words
from giaoban_tracker.ui.pages.post.judging import Judging, refused_rows
from giaoban_tracker.ui.pages.post.look import button, label
from giaoban_tracker.ui.pages.post.plan_tree import Shown
from giaoban_tracker.ui.pages.post.work import Unread
from giaoban_tracker.ui.wording import number, sentence
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow.post import FilePlan, Line, Outcome

_JOIN_FILE = "join-file"


class Side(QScrollArea):
    """Shows one thing, and takes the decisions that belong to it.

    Attributes:
        judging: what a person decided so far.
        names: of units by id.
        coming: the facts that the files bring; what stands against one of them is not in the book yet.

    Signals:
        judged: () a decision is another.
        hand_back_wanted: (FilePlan) write the form back with its remarks.
        join_wanted: (bytes) it is a computer's answer: enrol it.
    """

    judged = Signal()
    hand_back_wanted = Signal(object)
    join_wanted = Signal(bytes)

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place = place
        self.judging = Judging()
        self.names: Mapping[str, str] = {}
        self.coming: frozenset[FactId] = frozenset()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName("Chi tiết mục đang chọn")

    def show_what(self, what: Shown, file: FilePlan | None) -> None:
        """Show a line, a file, one that was not read, or nothing."""
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(8)
        if isinstance(what, Line) and what.outcome is Outcome.FORM_REJECTED:
            self._cell(column, what)
        elif isinstance(what, Line):
            self._line(column, what, file)
        elif isinstance(what, FilePlan):
            self._file(column, what)
        elif isinstance(what, Unread):
            self._unread(column, what)
        else:
            column.addWidget(label("Chọn một dòng để xem chi tiết.", kind="quiet"))
        column.addStretch()
        self.setWidget(body)

    # ------------------------------------------------------------ a line

    def _line(self, column: QVBoxLayout, line: Line, file: FilePlan | None) -> None:
        title = " · ".join(filter(None, (line.code, words.line_outcome(line))))
        column.addWidget(self._title(title, words.TONES.get(line.outcome, words.NOT_TAKEN)[1]))
        if line.content:
            column.addWidget(label(line.content))
        why = words.line_why(line)
        if why:
            column.addWidget(label(why, kind="quiet"))
        if line.new is not None:
            column.addWidget(self._both_sides(line))
        if line.doubtful and line.new is not None and file is not None:
            self._decision(column, line)

    def _both_sides(self, line: Line) -> QFrame:
        """What the book has and what the file brings, the same fields on the same height; what differs is bold."""
        assert line.new is not None
        here = self._fields(line.known) if line.known is not None else {}
        there = self._fields(line.new)
        card = QFrame()
        card.setProperty("card", True)
        grid = QGridLayout(card)
        grid.setContentsMargins(12, 8, 12, 10)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        beside = "Trong tệp kia" if line.known is not None and line.known.id in self.coming else "Trong sổ"
        heads = ("", beside, "Trong tệp") if line.known is not None else ("", "Trong tệp")
        for place, words_ in enumerate(heads):
            grid.addWidget(label(words_, kind="section"), 0, place)
        for row, name in enumerate(dict.fromkeys([*there, *here]), 1):
            sides = [here.get(name, "–"), there.get(name, "–")] if line.known is not None else [there[name]]
            differs = len(sides) > 1 and sides[0] != sides[1]
            grid.addWidget(label(f"≠ {name}" if differs else name, kind="quiet"), row, 0, Qt.AlignmentFlag.AlignTop)
            for place, text in enumerate(sides, 1):
                shown = label(text, kind="title" if differs else "")
                shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
                grid.addWidget(shown, row, place, Qt.AlignmentFlag.AlignTop)
        for place in range(1, len(heads)):
            grid.setColumnStretch(place, 1)
        return card

    def _fields(self, fact: Fact) -> dict[str, str]:
        stated = {change.label: change.after for change in change_lines(fact, self.names)}
        return {**stated, "Ngày ghi": day_text(fact.on), "Người ghi": writer(fact)}

    def _decision(self, column: QVBoxLayout, line: Line) -> None:
        assert line.new is not None
        fact = line.new.id
        column.addWidget(label("Khi nhận tệp này", kind="section"))
        count, aside = QRadioButton("Tính báo cáo này"), QRadioButton("Giữ lại, không tính; đơn vị đọc được lý do:")
        reason = QLineEdit(self.judging.set_aside.get(fact, ""))
        reason.setAccessibleName("Lý do không tính")
        reason.setPlaceholderText("Ví dụ: đã có báo cáo đầy đủ hơn của máy khác")
        (aside if fact in self.judging.set_aside else count).setChecked(True)
        reason.setEnabled(aside.isChecked())

        def follow() -> None:
            reason.setEnabled(aside.isChecked())
            if aside.isChecked():
                self.judging.set_aside[fact] = reason.text()
            else:
                self.judging.set_aside.pop(fact, None)
            self.judged.emit()

        aside.toggled.connect(lambda _: follow())
        reason.textChanged.connect(lambda _: follow())
        for part in (count, aside, reason):
            column.addWidget(part)

    def _cell(self, column: QVBoxLayout, line: Line) -> None:
        column.addWidget(self._title(f"Ô {line.place}", "late"))
        column.addWidget(label("Đang ghi", kind="section"))
        column.addWidget(label(f"«{line.value}»" if line.value else "ô trống"))
        column.addWidget(label("Vì sao không nhận được, cần ghi thế nào", kind="section"))
        column.addWidget(label(words.line_why(line)))

    # ------------------------------------------------------------ a file

    def _file(self, column: QVBoxLayout, file: FilePlan) -> None:
        column.addWidget(self._title(words.file_outcome(file), words.file_tone(file)[1]))
        column.addWidget(label(file.name))
        for name, text in (
            ("Đơn vị", file.unit_name),
            ("Máy", file.device),
            ("Lập lúc", f"{file.created:%H:%M} {day_text(file.created.date())}" if file.created else ""),
        ):
            if text:
                column.addWidget(label(f"{name}: {text}", kind="quiet"))
        if file.why is not None:
            column.addWidget(label(sentence(file.why)))
        elif words.file_why(file):
            column.addWidget(label(words.file_why(file)))
        if file.deferred:
            column.addWidget(
                label(f"{number(file.deferred)} mục viết theo phiên bản mới hơn, sẽ đọc sau khi nâng cấp.")
            )
        if file.waited:
            column.addWidget(label("Tệp này đến từ trước và đã được giữ; nay đọc được.", kind="quiet"))
        if words.is_form_to_mend(file):
            self._mend(column, file)
        elif words.needs_judging(file):
            column.addWidget(
                label("Xem từng mục màu đỏ bên trái, rồi đánh dấu vào ô trước tên tệp để nhận cả tệp.", kind="quiet")
            )
        if file.why is not None and file.why.code == _JOIN_FILE:
            open_join = button("Xem và ghi danh máy này…", main=True)
            open_join.clicked.connect(lambda: self.join_wanted.emit(file.content))
            column.addWidget(open_join, 0, Qt.AlignmentFlag.AlignLeft)

    def _mend(self, column: QVBoxLayout, file: FilePlan) -> None:
        rows, good = refused_rows(file), len(file.new)
        column.addWidget(label("Chưa nhận dòng nào của phiếu này. Chọn một trong hai cách:", kind="section"))
        back = button(
            "Trả lại phiếu có ghi chú lỗi…", "Lưu bản sao của phiếu, mỗi ô sai có một ghi chú, để gửi đơn vị sửa"
        )
        back.clicked.connect(lambda: self.hand_back_wanted.emit(file))
        column.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)
        skip = QCheckBox(f"Bỏ qua {number(rows)} dòng có lỗi, nhận {number(good)} dòng đúng")
        skip.setChecked(file.sha256 in self.judging.skipped)
        skip.setEnabled(good > 0)
        skip.toggled.connect(partial(self._skip, file.sha256))
        column.addWidget(skip)

    def _skip(self, sha256: str, on: bool) -> None:
        (self.judging.skipped.add if on else self.judging.skipped.discard)(sha256)
        self.judged.emit()

    def _unread(self, column: QVBoxLayout, one: Unread) -> None:
        column.addWidget(self._title("Không đọc được", "late"))
        column.addWidget(label(one.name))
        column.addWidget(label(sentence(one.why)))

    def _title(self, text: str, tone: str) -> QWidget:
        title = label(text)
        title.setStyleSheet(f"color: {self._place.theme.colour(tone).name()};")
        title.setFont(self._place.theme.font(points=1, bold=True))
        return title
