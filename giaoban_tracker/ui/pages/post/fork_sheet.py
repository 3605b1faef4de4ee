"""Two computers wrote under one key: both stories side by side; a person ticks what of the second one counts too."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from giaoban_tracker.domain.changes import Changes
from giaoban_tracker.domain.fact import Fact, ReportFiled
from giaoban_tracker.domain.identity import FactId
from giaoban_tracker.domain.terms import day_text
from giaoban_tracker.ui.dialogs.fields import Field, line
from giaoban_tracker.ui.dialogs.sheet import Sheet
from giaoban_tracker.ui.fact_words import change_lines, deed_words
from giaoban_tracker.ui.pages.post import words, work
from giaoban_tracker.ui.pages.post.look import label
from giaoban_tracker.ui.wording import number
from giaoban_tracker.ui.workplace import Workplace

if TYPE_CHECKING:
    from giaoban_tracker.workflow.post.forks import Fork

_FEW = 6


class ForkSheet(Sheet):
    """Judges one fork."""

    def __init__(
        self,
        place: Workplace,
        fork: Fork,
        tasks: Mapping[str, str],
        names: Mapping[str, str],
        parent: QWidget | None = None,
    ) -> None:
        """Show both stories.

        Args:
            tasks: codes of the tasks by id.
            names: of units by id.
        """
        super().__init__(place, f"Hai máy chung một mã: {fork.unit_name}", "Ghi lựa chọn", parent)
        self._fork = fork
        self._tasks = tasks
        self._names = names
        self._ticks: dict[FactId, QCheckBox] = {}
        self._reason = line("Lý do", "Hai máy dùng chung một mã", "Đơn vị sẽ đọc lý do này")
        self._revoke = QCheckBox("Thôi nhận tệp từ mã này; đơn vị ghi danh lại từng máy (nên chọn)")
        self._revoke.setChecked(True)
        self._build()

    def _wanted_width(self) -> int:
        return 120 * self.fontMetrics().averageCharWidth()

    def adopt(self, fact: FactId, *, on: bool = True) -> None:
        """Tick a fact of the second story."""
        self._ticks[fact].setChecked(on)

    def errand(self) -> Callable[[], Changes]:
        desk, fork, reason, revoke = self.place.desk, self._fork, self._reason.text(), self._revoke.isChecked()
        adopted = [fact for fact, tick in self._ticks.items() if tick.isChecked()]
        return lambda: work.resolve_fork(desk, fork.feed, adopted, reason, revoke=revoke)

    def action_title(self) -> str:
        return f"Chọn bản được tính của {self._fork.unit_name}"

    def _build(self) -> None:
        fork = self._fork
        self.form.addWidget(
            label(
                f"Máy «{fork.device}» của {fork.unit_name} đã gửi hai bản khác nhau kể từ mục số {number(fork.seq)}. "
                "Thường do chép cả thư mục chương trình sang máy khác, hoặc khôi phục từ bản sao cũ. "
                "Bản bên trái đang được tính. Đánh dấu những mục bên phải cũng được tính; mỗi mục chỉ tính một lần."
            )
        )
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._story("Đang được tính", fork.ours, ticks=False), 1, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._story("Bản thứ hai", fork.theirs, ticks=True), 1, Qt.AlignmentFlag.AlignTop)
        self.form.addWidget(both)
        reason = Field("&Lý do", self._reason, lambda: "" if self._reason.text().strip() else "Ghi lý do cho đơn vị.")
        self.form.addWidget(self.add(reason, self._reason.textChanged))
        self.form.addWidget(self._revoke)
        self.form.addStretch()

    def _story(self, title: str, facts: Sequence[Fact], *, ticks: bool) -> QFrame:
        card = QFrame()
        card.setProperty("card", True)
        column = QVBoxLayout(card)
        column.setContentsMargins(12, 8, 12, 10)
        column.addWidget(label(title, kind="section"))
        if not facts:
            column.addWidget(label("Không có mục nào.", kind="quiet"))
        for fact in facts:
            head = self._told(fact)
            if ticks:
                self._ticks[fact.id] = QCheckBox(head)
                column.addWidget(self._ticks[fact.id])
            else:
                column.addWidget(label(head, kind="title"))
            for change in change_lines(fact, self._names)[:_FEW]:
                column.addWidget(label(f"      {change.words}", kind="quiet"))
        return card

    def _told(self, fact: Fact) -> str:
        subject = self._tasks.get(fact.subject, "nhiệm vụ không có trong sổ")
        claim = f": {words.claimed(fact)}" if isinstance(fact.deed, ReportFiled) else ""
        told = deed_words(fact, subject)
        return f"{day_text(fact.on)} · {told[:1].upper()}{told[1:]}{claim}"
