"""One rule on the sheet of rules: its name, a line that explains it, what is usual, and the field that changes it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from giaoban_tracker.ui.dialogs.fields import line
from giaoban_tracker.ui.pages.units.rule_words import RuleWords, ladder_words

_FIELD_CHARS = 34
_NUMBER_CHARS = 7


@dataclass(frozen=True, slots=True)
class RuleField:
    """The field of one rule.

    Attributes:
        changed: the signal of its editor that tells of another content.
        read: what it says now, as the rule keeps it; None while it says nothing sensible.
        put: put a value in.
    """

    editor: QWidget
    changed: SignalInstance
    read: Callable[[], Any]
    put: Callable[[Any], None]


class RuleLine(QWidget):
    """A rule as a person reads it. While it is not as usual, one press makes it so again."""

    def __init__(self, words: RuleWords, editor: QWidget, restore: Callable[[], None]) -> None:
        """Put the words at the left of the field, or above a wide one."""
        super().__init__()
        heading = QLabel(words.title)
        heading.setProperty("title", True)
        heading.setBuddy(editor)
        below = QLabel(words.words, wordWrap=True)
        below.setProperty("quiet", True)
        editor.setAccessibleDescription(f"{words.words} Mặc định: {words.usual}.")
        usual = QLabel(f"Mặc định: {words.usual}")
        usual.setProperty("quiet", True)
        self._restore = QPushButton("Về mặc định")
        self._restore.setProperty("link", True)
        self._restore.setAccessibleName(f"{words.title}: về mặc định {words.usual}")
        self._restore.clicked.connect(restore)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(usual)
        foot.addWidget(self._restore)
        foot.addStretch(1)
        said, field = QVBoxLayout(), QVBoxLayout()
        said.setSpacing(2)
        field.setSpacing(2)
        said.addWidget(heading)
        said.addWidget(below)
        said.addStretch(1)
        field.addWidget(editor)
        field.addLayout(foot)
        field.addStretch(1)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 8, 0, 8)
        grid.setHorizontalSpacing(32)
        grid.addLayout(said, 0, 0)
        grid.addLayout(field, *((1, 0) if words.wide else (0, 1)))
        grid.setColumnStretch(0, 1)
        if not words.wide:
            grid.setColumnMinimumWidth(1, _FIELD_CHARS * self.fontMetrics().averageCharWidth())

    def show_usual(self, is_usual: bool) -> None:
        """Say whether the field holds the default."""
        self._restore.setVisible(not is_usual)


def number_field(name: str, least: int, most: int, unit: str, decimals: int = 0) -> RuleField:
    """A rule that is a number."""
    number = NumberField(name, least, most, unit, decimals)
    return RuleField(number, number.changed, number.value, number.set_value)


def tick_field(words: str) -> RuleField:
    """A rule that holds or does not."""
    tick = QCheckBox(words)
    return RuleField(tick, tick.toggled, tick.isChecked, tick.setChecked)


class NumberField(QWidget):
    """A number with its unit beside it; the arrow keys go up and down.

    Signals:
        changed: () something else is typed.
    """

    changed = Signal()

    def __init__(self, name: str, least: int, most: int, unit: str, decimals: int = 0) -> None:
        """Make the field.

        Args:
            least, most: what may be typed, in whole units.
            decimals: so many digits after the comma; the value is kept in units of the last one.
        """
        super().__init__()
        self._least, self._most, self._decimals = least, most, decimals
        self._edit = _Stepping(name)
        self._edit.setFixedWidth(_NUMBER_CHARS * self.fontMetrics().averageCharWidth() + 16)
        self.setFocusProxy(self._edit)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._edit)
        row.addWidget(QLabel(unit))
        row.addStretch(1)
        self._edit.textChanged.connect(self.changed)
        self._edit.stepped.connect(self._step)

    def value(self) -> int | None:
        """The number typed, in units of the last decimal; None while it is none or out of range."""
        whole, _, rest = self._edit.text().strip().replace(".", ",").partition(",")
        if not whole.isdecimal() or not (rest or "0").isdecimal() or len(rest) > self._decimals:
            return None
        value = int(whole + rest.ljust(self._decimals, "0"))
        return value if self._least <= value / 10**self._decimals <= self._most else None

    def set_value(self, value: int) -> None:
        """Put a number in."""
        whole, rest = divmod(value, 10**self._decimals)
        digits = f"{rest:0{self._decimals}d}".rstrip("0") if self._decimals else ""
        self._edit.setText(f"{whole},{digits}" if digits else str(whole))

    def _step(self, up: int) -> None:
        value, one = self.value(), 10**self._decimals
        if value is not None:
            self.set_value(max(self._least * one, min(self._most * one, value + up * one)))


class _Stepping(QLineEdit):
    """One line in which Up and Down step.

    Signals:
        stepped: (int) by 1 or -1.
    """

    stepped = Signal(int)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setMaxLength(_NUMBER_CHARS)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()), 0)
        if step:
            self.stepped.emit(step)
        else:
            super().keyPressEvent(event)


class LadderField(QWidget):
    """The steps of chasing: days before the due day, the day itself, days after it.

    Signals:
        changed: () something was typed or ticked.
    """

    changed = Signal()

    def __init__(self, most: int) -> None:
        """Make the three fields.

        Args:
            most: no step is further from the due day.
        """
        super().__init__()
        self._most = most
        self.setAccessibleName("Các bậc đôn đốc")
        self._before = line("Số ngày trước hạn, cách nhau bằng dấu phẩy", hint="3, 1")
        self._on = QCheckBox("Đúng ngày đến hạn")
        self._after = line("Số ngày sau hạn, cách nhau bằng dấu phẩy", hint="3, 10")
        self._words = QLabel(wordWrap=True)
        self.setFocusProxy(self._before)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(QLabel("Trước hạn (ngày):"))
        row.addWidget(self._before, 1)
        row.addSpacing(16)
        row.addWidget(self._on)
        row.addSpacing(16)
        row.addWidget(QLabel("Sau hạn (ngày):"))
        row.addWidget(self._after, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self._words)
        for edit in (self._before, self._after):
            edit.textChanged.connect(self._follow)
        self._on.toggled.connect(self._follow)

    @property
    def steps(self) -> tuple[int, ...] | None:
        """The days in their order, those before the due day negative; None while something is no number of days."""
        before, after = (_numbers(edit.text(), self._most) for edit in (self._before, self._after))
        if before is None or after is None:
            return None
        return tuple(sorted({*(-day for day in before), *((0,) if self._on.isChecked() else ()), *after}))

    def set_steps(self, steps: Sequence[int]) -> None:
        """Put steps in."""
        self._before.setText(", ".join(str(-step) for step in sorted(steps) if step < 0))
        self._on.setChecked(0 in steps)
        self._after.setText(", ".join(str(step) for step in sorted(steps) if step > 0))
        self._follow()

    def _follow(self) -> None:
        steps = self.steps
        wrong = steps is None
        self._words.setText(f"Ghi số ngày từ 1 đến {self._most}, ví dụ: 3, 1" if steps is None else ladder_words(steps))
        self._words.setProperty("wrong", wrong)
        self._words.style().unpolish(self._words)
        self._words.style().polish(self._words)
        self.changed.emit()


class LabelsField(QWidget):
    """Words for several things, three beside each other; an empty field takes the usual ones.

    Signals:
        changed: () something was typed.
    """

    changed = Signal()

    def __init__(self, name: str, usual: Sequence[str], columns: int = 3) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._usual = tuple(usual)
        self._edits: list[QLineEdit] = [line(f"{name}: {words}", hint=words) for words in usual]
        self.setFocusProxy(self._edits[0])
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(8)
        for place, edit in enumerate(self._edits):
            grid.addWidget(edit, place // columns, place % columns)
            edit.textChanged.connect(self.changed)

    @property
    def labels(self) -> tuple[str, ...]:
        """The words; empty when all are the usual ones."""
        typed = tuple(
            " ".join(edit.text().split()) or words for edit, words in zip(self._edits, self._usual, strict=True)
        )
        return () if typed == self._usual else typed

    def set_labels(self, labels: Sequence[str]) -> None:
        """Put words in; what is missing takes the usual ones."""
        whole = (*labels, *self._usual[len(labels) :])
        for edit, words, usual in zip(self._edits, whole, self._usual, strict=True):
            edit.setText(words or usual)


def _numbers(text: str, most: int) -> tuple[int, ...] | None:
    pieces = text.replace(";", ",").replace(" ", ",").split(",")
    words = [piece for piece in pieces if piece]
    if not all(word.isdecimal() and 1 <= int(word) <= most for word in words):
        return None
    return tuple(int(word) for word in words)
