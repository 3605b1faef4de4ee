"""What a person chooses about a whole workbook: the sheet, the meeting of rows that name none, old letters."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from giaoban_tracker.domain.meeting import Meeting
from giaoban_tracker.domain.terms import day_text
from giaoban_tracker.workflow.import_sheet import Proposal

_NO_MEETING = "không thuộc kỳ nào"
_MEETING_LETTERS = 34


class ChoicesBar(QWidget):
    """Two lines above the preview.

    Signals:
        sheet_chosen: (str) name of another sheet.
        meeting_chosen: (str) a meeting's id; empty for none.
        letters_chosen: (bool) whether old letters are converted.
    """

    sheet_chosen = Signal(str)
    meeting_chosen = Signal(str)
    letters_chosen = Signal(bool)

    def __init__(self, sheets: Sequence[str], meetings: Sequence[Meeting], parent: QWidget | None = None) -> None:
        """Offer the sheets of a workbook and the meetings of the book, newest first."""
        super().__init__(parent)
        self.sheet_box = QComboBox()
        self.sheet_box.setAccessibleName("Trang của tệp")
        self.sheet_box.addItems(list(sheets))
        self.meeting_box = QComboBox()
        self.meeting_box.setAccessibleName("Kỳ giao ban của các dòng không nêu kỳ")
        self.meeting_box.addItem(_NO_MEETING, "")
        for meeting in meetings:
            self.meeting_box.addItem(f"{meeting.terms.title} ({day_text(meeting.terms.held_on)})", meeting.id)
        self.meeting_box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.meeting_box.setMinimumContentsLength(_MEETING_LETTERS)
        self.convert = QCheckBox()
        self._lay_out(several=len(sheets) > 1)
        self.sheet_box.textActivated.connect(self.sheet_chosen)
        self.meeting_box.activated.connect(lambda _: self.meeting_chosen.emit(self.meeting_box.currentData()))
        self.convert.clicked.connect(self.letters_chosen)

    def show_proposal(self, proposal: Proposal) -> None:
        """Show what a proposal was made with."""
        self.sheet_box.setCurrentText(proposal.sheet)
        self.convert.setVisible(bool(proposal.script))
        self.convert.setChecked(proposal.choices.convert)
        if proposal.script and proposal.examples:
            found, converted = map(_shortened, proposal.examples[0])
            self.convert.setText(f"Chuyển chữ {proposal.script.upper()} sang Unicode: «{found}» thành «{converted}»")

    def _lay_out(self, *, several: bool) -> None:
        sheet_label = QLabel("&Trang:")
        sheet_label.setBuddy(self.sheet_box)
        meeting_label = QLabel("Dòng không nêu &kỳ giao ban:")
        meeting_label.setBuddy(self.meeting_box)
        safe = QLabel("Đang xem trước, chưa ghi gì vào sổ")
        safe.setProperty("quiet", True)
        row = QHBoxLayout()
        row.setSpacing(8)
        for widget in (sheet_label, self.sheet_box):
            row.addWidget(widget)
            widget.setVisible(several)
        row.addWidget(meeting_label)
        row.addWidget(self.meeting_box)
        row.addStretch()
        row.addWidget(safe)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(self.convert)


def _shortened(words: str, most: int = 36) -> str:
    line = " ".join(words.split())
    return line if len(line) <= most else f"{line[:most].rstrip()}…"
