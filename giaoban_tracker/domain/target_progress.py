"""How far a target (chỉ tiêu) is: wanted and reached by period, over all shares that report figures on it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from giaoban_tracker.domain.errors import Refused
from giaoban_tracker.domain.periods import period
from giaoban_tracker.domain.target import PeriodAmount, Target
from giaoban_tracker.domain.task import ReportTerms, Task


@dataclass(frozen=True, slots=True)
class PeriodProgress:
    """One period of a target.

    Attributes:
        wanted: what is to be reached; amounts are in the target's decimals.
        reached: the sum of what the shares reported last; None while none reported on that period.
        met: whether that is enough; False while none reported.
    """

    period: str
    wanted: int
    reached: int | None
    met: bool


def target_progress(task: Task) -> tuple[PeriodProgress, ...]:
    """The periods of a task's target in their order; empty for a task without one.

    Several lead units add up, as 5/8 communes are counted unit by unit; a rate that cannot be added belongs to a task
    of a single unit.
    """
    target = task.terms.target
    if target is None:
        return ()
    reports = [share.last_report.terms for share in task.shares if share.last_report is not None]
    reached = _reached(amount for report in reports for amount in report.amounts)
    return tuple(_one(target, amount, reached.get(amount.period)) for amount in target.amounts)


def amount_text(amount: int, decimals: int) -> str:
    """An amount as it is written: 855 with one decimal is "85,5", 88 with none "88"."""
    if not decimals:
        return f"{amount:,}".replace(",", ".")
    sign, digits = "-" if amount < 0 else "", str(abs(amount)).rjust(decimals + 1, "0")
    whole = f"{int(digits[:-decimals]):,}".replace(",", ".")
    return f"{sign}{whole},{digits[-decimals:]}"


def figures_fit(task: Task, terms: ReportTerms) -> None:
    """Whether reported figures belong to the task's target.

    Raises:
        Refused: "no-target", "period-without-target".
    """
    if not terms.amounts:
        return
    target = task.terms.target
    if target is None:
        raise Refused("no-target", task=task.terms.code)
    known = {amount.period for amount in target.amounts}
    for amount in terms.amounts:
        if amount.period not in known:
            found = period(amount.period)
            raise Refused("period-without-target", task=task.terms.code, period=found.name if found else amount.period)


def _reached(amounts: Iterable[PeriodAmount]) -> dict[str, int]:
    sums: dict[str, int] = {}
    for amount in amounts:
        sums[amount.period] = sums.get(amount.period, 0) + amount.amount
    return sums


def _one(target: Target, wanted: PeriodAmount, reached: int | None) -> PeriodProgress:
    met = reached is not None and (reached >= wanted.amount if target.rising else reached <= wanted.amount)
    return PeriodProgress(wanted.period, wanted.amount, reached, met)
