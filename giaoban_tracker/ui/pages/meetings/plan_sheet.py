"""Lên lịch giao ban: the next meeting of a row is entered before it is held; or the first of a new row."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QComboBox, QLabel, QWidget

from giaoban_tracker.domain.changes import Changes
from giaoban_tracker.domain.identity import BlocId, MeetingId
from giaoban_tracker.domain.meeting import Meeting, MeetingTerms, Rhythm
from giaoban_tracker.domain.unit import Bloc
from giaoban_tracker.ui.dialogs.day_edit import DayEdit
from giaoban_tracker.ui.dialogs.fields import Field, LongText, line, side_by_side, suggestions
from giaoban_tracker.ui.dialogs.sheet import Sheet
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow import plan_meeting

ALL_BLOCS = "Tất cả các khối"
RHYTHM_TERMS = {
    Rhythm.WEEK: "Hằng tuần",
    Rhythm.MONTH: "Hằng tháng",
    Rhythm.QUARTER: "Hằng quý",
    Rhythm.NONE: "Không định kỳ",
}


class PlanSheet(Sheet):
    """A meeting to come."""

    def __init__(
        self,
        place: Workplace,
        terms: MeetingTerms,
        blocs: Sequence[Bloc],
        rows: Sequence[str],
        then: Callable[[MeetingId], None],
        parent: QWidget | None = None,
        *,
        follows: Meeting | None = None,
    ) -> None:
        """Begin with what is proposed.

        Args:
            rows: the rows of meetings that the book knows.
            then: told the meeting once it is in the book.
            follows: the meeting that it follows, in whose row it stays; None for the first of a row.
        """
        super().__init__(place, "Lên lịch giao ban", "Lên lịch", parent)
        self._proposed, self._then = terms, then
        self._planned: list[MeetingId] = []
        self.title = line("Tên kỳ giao ban", terms.title, "Ví dụ: Giao ban khối Văn hóa – Xã hội quý III/2017")
        self.day = DayEdit(place, "Ngày họp", terms.held_on)
        self.bloc = _choice("Khối dự họp", [(None, ALL_BLOCS), *((bloc.id, bloc.name) for bloc in blocs)], terms.bloc)
        self.series = suggestions("Chuỗi kỳ giao ban", rows, terms.series)
        self.rhythm = _choice(
            "Nhịp họp", [(rhythm.value, words) for rhythm, words in RHYTHM_TERMS.items()], terms.rhythm
        )
        self.agenda = LongText("Nội dung dự kiến, mỗi dòng một mục", "\n".join(terms.agenda), 4)
        if follows is not None:
            said = QLabel(f"Kỳ kế tiếp của «{follows.terms.title}».", wordWrap=True)
            said.setProperty("quiet", True)
            self.form.addWidget(said)
        title = Field("Tên kỳ giao ban", self.title, self._title_problem)
        self.form.addWidget(self.add(title, self.title.textChanged))
        day = self.add(Field("Ngày họp", self.day, self._day_problem), self.day.changed)
        self.form.addWidget(side_by_side(day, Field("Khối dự họp", self.bloc)))
        series = Field("Chuỗi kỳ giao ban (để trống nếu họp riêng lẻ)", self.series)
        rhythm = Field("Nhịp họp", self.rhythm)
        self.form.addWidget(side_by_side(series, rhythm, widths=(2, 1)))
        # The next of a row stays in it: another name would part it from the meetings before, which it is compared with.
        series.setVisible(follows is None)
        self.form.addWidget(Field("Nội dung dự kiến, mỗi dòng một mục (nếu có)", self.agenda))
        self.form.addStretch()
        self.title.setFocus()

    @property
    def terms(self) -> MeetingTerms:
        """The meeting as it is typed now; its day must be one."""
        assert self.day.day is not None
        bloc = self.bloc.currentData()
        return replace(
            self._proposed,
            title=" ".join(self.title.text().split()),
            held_on=self.day.day,
            bloc=BlocId(bloc) if bloc else None,
            series=" ".join(self.series.currentText().split()),
            rhythm=Rhythm(self.rhythm.currentData()),
            agenda=tuple(point.strip() for point in self.agenda.text.splitlines() if point.strip()),
        )

    def errand(self) -> Callable[[], Changes]:
        desk, terms, kept = self.place.desk, self.terms, self._planned

        def plan() -> Changes:
            planned = plan_meeting.plan_meeting(desk, terms)
            kept.append(planned.meeting)
            return planned.changes

        return plan

    def action_title(self) -> str:
        return f"Lên lịch «{self.terms.title}»"

    def written(self) -> None:
        self._then(self._planned[-1])

    def _title_problem(self) -> str:
        return "" if self.title.text().strip() else "Ghi tên kỳ giao ban."

    def _day_problem(self) -> str:
        return "" if self.day.day is not None else "Ghi ngày họp, ví dụ 5/10."


def _choice(name: str, choices: Sequence[tuple[Any, str]], chosen: object) -> QComboBox:
    combo = QComboBox()
    combo.setAccessibleName(name)
    for value, words in choices:
        combo.addItem(words, value)
    combo.setCurrentIndex(max(0, [value for value, _ in choices].index(chosen) if chosen in dict(choices) else 0))
    return combo
