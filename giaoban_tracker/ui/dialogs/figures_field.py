"""Figures reached on a target (chỉ tiêu): one line a period, beside what was asked for; a period may stay empty."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QWidget

from giaoban_tracker.domain.periods import period_words
from giaoban_tracker.domain.target import PeriodAmount, Target


class FiguresField(QWidget):
    """The figures.

    Signals:
        changed: another figure is typed.
    """

    changed = Signal()

    def __init__(self, target: Target, amounts: Sequence[PeriodAmount], parent: QWidget | None = None) -> None:
        """Show the periods of a target.

        Args:
            amounts: what was reached so far, by period; may be empty.
        """
        super().__init__(parent)
        self._target = target
        reached = {amount.period: amount.amount for amount in amounts}
        self._lines: dict[str, QLineEdit] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 1)
        for row, wanted in enumerate(target.amounts):
            period = period_words(wanted.period)
            asked = f"{period[:1].upper()}{period[1:]}: cần {figure_words(wanted.amount, target)}, đạt được"
            known = reached.get(wanted.period)
            line = QLineEdit(figure_text(known, target.decimals) if known is not None else "")
            line.setAccessibleName(f"{asked} ({target.measure})")
            line.textChanged.connect(self.changed)
            self._lines[wanted.period] = line
            grid.addWidget(QLabel(asked), row, 0)
            grid.addWidget(line, row, 1)
            grid.addWidget(QLabel(target.measure), row, 2)

    @property
    def amounts(self) -> tuple[PeriodAmount, ...]:
        """The figures that are typed and can be read, in the order of the periods."""
        read = ((period, read_figure(line.text(), self._target.decimals)) for period, line in self._lines.items())
        return tuple(PeriodAmount(period, amount) for period, amount in read if amount is not None)

    @property
    def problem(self) -> str:
        """What cannot be read as a figure; empty when everything can."""
        decimals = self._target.decimals
        if all(
            not line.text().strip() or read_figure(line.text(), decimals) is not None for line in self._lines.values()
        ):
            return ""
        return f"Nhập số, tối đa {decimals} chữ số sau dấu phẩy." if decimals else "Nhập số nguyên, ví dụ 12."


def figure_words(amount: int, target: Target) -> str:
    """A figure with its measure: "85,5%", "5/8 xã"."""
    whole = f"/{figure_text(target.out_of, target.decimals)}" if target.out_of else ""
    space = "" if target.measure == "%" else " "
    return f"{figure_text(amount, target.decimals)}{whole}{space}{target.measure}"


def figure_text(amount: int, decimals: int) -> str:
    """A figure as people write it: 855 with one decimal is "85,5"; zeros at the end are left out."""
    if not decimals:
        return str(amount)
    sign, digits = ("-" if amount < 0 else ""), str(abs(amount)).rjust(decimals + 1, "0")
    rest = digits[-decimals:].rstrip("0")
    return f"{sign}{digits[:-decimals]},{rest}" if rest else f"{sign}{digits[:-decimals]}"


def read_figure(text: str, decimals: int) -> int | None:
    """The figure that was typed, in units of the last decimal place; None when it is none."""
    whole, comma, rest = text.strip().replace(" ", "").replace(".", ",").partition(",")
    if not whole.isdecimal() or (comma and not rest.isdecimal()) or len(rest) > decimals:
        return None
    return int(whole + rest.ljust(decimals, "0"))
