"""Figures to be reached (chỉ tiêu) and the periods they belong to."""

from __future__ import annotations

from dataclasses import dataclass

from giaoban_tracker.domain.identity import TaskId


@dataclass(frozen=True, slots=True)
class PeriodAmount:
    """A figure for one period: "2017-Q3", "2017-09", "2017".

    Attributes:
        amount: in units of the target's last decimal place: 855 with one decimal is 85,5.
    """

    period: str
    amount: int


@dataclass(frozen=True, slots=True)
class Target:
    """A figure to be reached (chỉ tiêu): "5/8 xã đạt chuẩn y tế", "88 hộ".

    Attributes:
        indicator: what is counted: "xã đạt chuẩn quốc gia về y tế".
        measure: unit of measure (đơn vị tính): "xã", "hộ", "%".
        amounts: what is to be reached by period, in the order of the periods; never empty.
        decimals: decimal places of every amount, 0 to 3.
        out_of: the whole, where the figure is a part of it (8 of '5/8 xã'); 0 for none.
        rising: whether more is better; a rate of poverty falls.
    """

    indicator: str
    measure: str
    amounts: tuple[PeriodAmount, ...]
    decimals: int = 0
    out_of: int = 0
    rising: bool = True


@dataclass(frozen=True, slots=True)
class Period:
    """One period of a recurring task.

    Attributes:
        task: the recurring task.
        period: "2017-09", "2017-Q3", "2017-W35".
    """

    task: TaskId
    period: str
