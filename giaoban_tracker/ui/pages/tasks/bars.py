"""The bars around the table: ready-made conditions with counts, conditions in force, the four official counters."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QSizePolicy, QToolButton, QWidget

from giaoban_tracker.domain.standing import APART, OFFICIAL, Standing
from giaoban_tracker.domain.task_list import TaskQuery
from giaoban_tracker.domain.terms import STANDING_TERMS
from giaoban_tracker.ui.flow import FlowLayout
from giaoban_tracker.ui.pages.tasks.filters import CHIPS, Chip, Condition
from giaoban_tracker.ui.wording import number
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow.fill_table import Tally

_SHORT = {
    Standing.DONE_ON_TIME: "đúng hạn",
    Standing.DONE_LATE: "quá hạn",
    Standing.OPEN_IN_TIME: "trong hạn",
    Standing.OPEN_OVERDUE: "quá hạn",
    Standing.UNDATED: "chưa có hạn",
    Standing.STANDING: "thường xuyên",
    Standing.WAITING: "chờ điều kiện",
    Standing.SUSPENDED: "tạm dừng",
}
_SHAPES = {
    Standing.DONE_ON_TIME: ("done", "done"),
    Standing.DONE_LATE: ("done-late", "soon"),
    Standing.OPEN_IN_TIME: ("open", "info"),
    Standing.OPEN_OVERDUE: ("late", "late"),
}


class ChipBar(QWidget):
    """One button for each ready-made condition; the one in force is pressed.

    Signals:
        chosen: (Chip) show these.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons = {chip.key: self._button(chip) for chip in CHIPS}
        self.setStyleSheet("QToolButton { padding: 4px 4px; }")
        layout = FlowLayout(self, gap=2)
        for button in self._buttons.values():
            layout.addWidget(button)
        _grow_down(self)

    def show_state(self, chip: Chip | None, tally: Tally | None) -> None:
        """Press one button, and write counts where they are known."""
        for known in CHIPS:
            button = self._buttons[known.key]
            button.setChecked(known is chip)
            if tally is not None:
                count = _count_of(known, tally)
                button.setText(f"{known.title} {number(count)}")
                button.setAccessibleName(f"{known.title}: {number(count)} nhiệm vụ")

    def _button(self, chip: Chip) -> QToolButton:
        button = QToolButton()
        button.setText(chip.title)
        button.setAccessibleName(chip.title)
        button.setCheckable(True)
        button.clicked.connect(lambda: self.chosen.emit(chip))
        return button


class ConditionBar(QWidget):
    """The conditions in force, each with a button that takes it away; hidden when there are none.

    Signals:
        query_wanted: (TaskQuery) show this instead.
        all_wanted: take every condition away.
    """

    query_wanted = Signal(object)
    all_wanted = Signal()

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place = place
        self._shown: tuple[Condition, ...] = ()
        self._buttons: list[QToolButton] = []
        self._flow = FlowLayout(self)
        _grow_down(self)
        self.hide()

    def show_conditions(self, conditions: Sequence[Condition]) -> None:
        """Show these; the same ones as before are left alone."""
        before, self._shown = self._shown, tuple(conditions)
        if len(before) == len(self._shown):
            # Who types changes the words of one condition with every key: to build the bar anew costs a frame.
            for place, condition in enumerate(self._shown):
                if condition.words != before[place].words:
                    self._name(self._buttons[place], condition)
            return
        self._flow.clear()
        self._buttons = [self._button(place, condition) for place, condition in enumerate(self._shown)]
        if self._shown:
            everything = QPushButton("Bỏ mọi điều kiện lọc")
            everything.setFlat(True)
            everything.clicked.connect(self.all_wanted)
            for widget in (_quiet("Đang lọc:"), *self._buttons, everything):
                self._flow.addWidget(widget)
        self.setVisible(bool(self._shown))
        self.updateGeometry()

    def _button(self, place: int, condition: Condition) -> QToolButton:
        button = QToolButton()
        button.setIcon(self._place.icons.icon("close", self._place.theme.colour("accent")))
        button.setIconSize(QSize(12, 12))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setCheckable(True)
        button.setChecked(True)
        button.clicked.connect(lambda: self._take_away(place))
        self._name(button, condition)
        return button

    def _name(self, button: QToolButton, condition: Condition) -> None:
        metrics = button.fontMetrics()
        button.setText(
            metrics.elidedText(condition.words, Qt.TextElideMode.ElideMiddle, 48 * metrics.averageCharWidth())
        )
        button.setToolTip(f"Bỏ điều kiện này\n{condition.words}")
        button.setAccessibleName(f"Bỏ điều kiện {condition.words}")

    def _take_away(self, place: int) -> None:
        self._buttons[place].setChecked(True)
        self.query_wanted.emit(self._shown[place].without)


class CounterStrip(QFrame):
    """The four official counters over what is listed, and those counted apart; each leads to its rows.

    Signals:
        chosen: (Standing) show the tasks behind this number.
    """

    chosen = Signal(object)

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place = place
        self._buttons = {standing: self._button(standing) for standing in (*OFFICIAL, *APART)}
        self._apart = _quiet("Tính riêng:")
        layout = FlowLayout(self, gap=2)
        layout.setContentsMargins(12, 2, 8, 2)
        self.setStyleSheet("QToolButton { padding: 3px 5px; }")
        for label, standings in (
            (_quiet("Hoàn thành:"), OFFICIAL[:2]),
            (_quiet("Đang thực hiện:"), OFFICIAL[2:]),
            (self._apart, APART),
        ):
            layout.addWidget(label)
            for standing in standings:
                layout.addWidget(self._buttons[standing])
        _grow_down(self)
        self._colour()
        place.theme.changed.connect(self._colour)

    def show_state(self, query: TaskQuery, tally: Tally) -> None:
        """Write the numbers; the one whose rows are shown is pressed."""
        for standing, button in self._buttons.items():
            count: int = getattr(tally.counters, standing.value)
            button.setText(f"{_SHORT[standing]}  {number(count)}")
            button.setAccessibleName(f"{STANDING_TERMS[standing]}: {number(count)} nhiệm vụ")
            button.setToolTip(f"{STANDING_TERMS[standing]}: xem {number(count)} nhiệm vụ")
            button.setChecked(query.standings == frozenset({standing}))
            button.setVisible(standing in OFFICIAL or count > 0)
        self._apart.setVisible(any(getattr(tally.counters, standing.value) for standing in APART))

    def _button(self, standing: Standing) -> QToolButton:
        button = QToolButton()
        button.setText(_SHORT[standing])
        button.setCheckable(True)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setIconSize(QSize(14, 14))
        button.clicked.connect(lambda: self.chosen.emit(standing))
        return button

    def _colour(self) -> None:
        for standing, (icon, tone) in _SHAPES.items():
            colour = self._place.theme.colour(tone)
            self._buttons[standing].setIcon(self._place.icons.icon(icon, colour))


def menu_button(place: Workplace, words: str, icon: str, hint: str) -> QToolButton:
    """A button that opens a menu of choices."""
    button = QToolButton()
    button.setText(f"{words} ▾")
    button.setIcon(place.icons.icon(icon, place.theme.colour("ink")))
    button.setStyleSheet("QToolButton::menu-indicator { image: none; }")
    button.setToolTip(hint)
    button.setAccessibleName(words)
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    return button


def _count_of(chip: Chip, tally: Tally) -> int:
    counters = tally.counters
    counts = {
        "all": tally.all,
        "overdue": counters.open_overdue,
        "soon": tally.due_soon,
        "awaiting": tally.awaiting,
        "unassigned": tally.unassigned,
        "undated": counters.undated,
        "done": counters.done_on_time + counters.done_late,
    }
    return counts[chip.key]


def _quiet(words: str) -> QLabel:
    label = QLabel(words)
    label.setProperty("quiet", True)
    return label


def _grow_down(widget: QWidget) -> None:
    """A widget with a flow layout takes the height that its width asks for, and no more."""
    policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    widget.setSizePolicy(policy)
