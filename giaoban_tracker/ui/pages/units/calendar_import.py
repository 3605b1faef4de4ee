"""What a file says of the work calendar, shown before it is written."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QLabel, QPlainTextEdit, QWidget

from giaoban_tracker.domain.changes import Changes
from giaoban_tracker.ui.dialogs.sheet import Sheet
from giaoban_tracker.ui.pages.units.day_kind import said_of
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow import state_rules
from giaoban_tracker.workflow.desk import Desk
from giaoban_tracker.workflow.state_rules import CalendarFile

_LINES = 14


class CalendarImport(Sheet):
    """The years of a file; what the book said of each is replaced, in one step that undo takes back."""

    def __init__(
        self,
        place: Workplace,
        name: str,
        years: Sequence[CalendarFile],
        then: Callable[[int], None],
        parent: QWidget | None = None,
    ) -> None:
        """Show what was read.

        Args:
            name: of the file.
            then: gets the first year when it is written.
        """
        super().__init__(place, "Nhập lịch làm việc", "Ghi lịch này", parent)
        self._years = tuple(years)
        self._then = then
        words = QLabel(
            f"Tệp {name} có {', '.join(_counted(year) for year in self._years)}. "
            "Lịch đang có của những năm này được thay bằng lịch trong tệp; năm khác giữ nguyên.",
            wordWrap=True,
        )
        days = QPlainTextEdit("\n".join(said_of(one.day, one) for year in self._years for one in year.days))
        days.setReadOnly(True)
        days.setTabChangesFocus(True)
        days.setAccessibleName("Các ngày đọc được")
        days.setMinimumHeight(_LINES * days.fontMetrics().lineSpacing())
        self.form.addWidget(words)
        self.form.addWidget(days, 1)

    def errand(self) -> Callable[[], Changes]:
        desk, years = self.place.desk, self._years
        return lambda: _described(desk, years)

    def action_title(self) -> str:
        return f"Nhập lịch làm việc năm {', '.join(str(year.year) for year in self._years)}"

    def written(self) -> None:
        self._then(self._years[0].year)


def _counted(year: CalendarFile) -> str:
    off = sum(not one.works for one in year.days)
    return f"{off} ngày nghỉ, {len(year.days) - off} ngày làm bù của năm {year.year}"


def _described(desk: Desk, years: Sequence[CalendarFile]) -> Changes:
    """All the years as one step."""
    written = [state_rules.describe_calendar(desk, year.year, year.days) for year in years]
    return Changes(
        frozenset(subject for one in written for subject in one.subjects),
        tuple(fact for one in written for fact in one.facts),
    )
