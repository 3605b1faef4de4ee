"""The six clarities (6 rõ) and what a task lacks of them: each is answered by one field (tracking-rules.md).

1. rõ người: a lead unit. 2. rõ việc: the content. 3. rõ thời gian: any deadline, be it standing, an event, a condition.
4. rõ sản phẩm: the product; a target is one. 5. rõ trách nhiệm: the leader who directs it. 6. rõ thẩm quyền: who is
competent to decide, else the level that receives the product.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from giaoban_tracker.domain.deadline import DeadlineKind
from giaoban_tracker.domain.rules import RulesTerms
from giaoban_tracker.domain.task import Task, TaskTerms


class Clarity(StrEnum):
    """One of the six; the value is its stable name."""

    WHO = "who"
    WHAT = "what"
    WHEN = "when"
    PRODUCT = "product"
    RESPONSIBILITY = "responsibility"
    AUTHORITY = "authority"


CLARITIES = tuple(Clarity)
"""In the order in which offices name them, and in which their labels are kept."""

USUAL_LABELS = ("rõ người", "rõ việc", "rõ thời gian", "rõ sản phẩm", "rõ trách nhiệm", "rõ thẩm quyền")

BIT_OF = {clarity: 1 << place for place, clarity in enumerate(CLARITIES)}


def missing(terms: TaskTerms) -> tuple[Clarity, ...]:
    """What a task lacks, in the order of `CLARITIES`; empty for a task of all six."""
    present = (
        bool(terms.lead),
        bool(terms.content.strip()),
        terms.deadline.kind is not DeadlineKind.UNSTATED,
        bool(terms.product.strip()) or terms.target is not None,
        bool(terms.leader.strip()),
        bool(terms.authority.strip() or terms.receiving_level.strip()),
    )
    return tuple(clarity for clarity, there in zip(CLARITIES, present, strict=True) if not there)


def missing_of(task: Task) -> tuple[Clarity, ...]:
    """What a task lacks as it stands: an extension or a meeting's day may have given it the day that it lacked."""
    lacks = missing(task.terms)
    if task.deadline.kind is DeadlineKind.UNSTATED:
        return lacks
    return tuple(clarity for clarity in lacks if clarity is not Clarity.WHEN)


def not_waived(task: Task) -> tuple[Clarity, ...]:
    """What a task lacks and nobody has waived: what asks before it is issued."""
    waived = {name for waiver in task.course.waivers for name in waiver.missing}
    return tuple(clarity for clarity in missing_of(task) if clarity.value not in waived)


def bits(clarities: Iterable[Clarity]) -> int:
    """Clarities as one number, one bit each in the order of `CLARITIES`."""
    return sum(BIT_OF[clarity] for clarity in set(clarities))


def of_bits(number: int) -> tuple[Clarity, ...]:
    """The clarities that `bits` made a number of."""
    return tuple(clarity for clarity in CLARITIES if number & BIT_OF[clarity])


def labels(rules: RulesTerms) -> dict[Clarity, str]:
    """The office's words for each: its own where it stated them, else the usual ones."""
    own = rules.clarity_labels + USUAL_LABELS[len(rules.clarity_labels) :]
    return {clarity: words or usual for clarity, words, usual in zip(CLARITIES, own, USUAL_LABELS, strict=False)}
