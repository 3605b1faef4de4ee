"""Bodies of facts as the post meets them: readable or a newer program's, a unit's word or not."""

from __future__ import annotations

from giaoban_tracker.domain.deed import SubjectKind
from giaoban_tracker.domain.fact import Fact, ReportFiled
from giaoban_tracker.domain.fact_body import UnknownDeed, fact_of
from giaoban_tracker.exchange.owners import UNIT_TYPES


def readable(body: bytes) -> Fact | None:
    """The fact of a stored body; None for a newer program's."""
    try:
        return fact_of(body, verify=False)
    except UnknownDeed:
        return None


def may_stand(body: bytes, kid: str) -> bool:
    """Whether a body may stand in the feed of that computer: a unit's word, and about no other computer.

    What a unit must not write stays in its book and goes nowhere: the office would refuse the whole file for it.
    """
    fact = readable(body)
    if fact is None or fact.deed.type not in UNIT_TYPES:
        return False
    if fact.about is SubjectKind.DEVICE:
        return fact.subject == kid
    return not (isinstance(fact.deed, ReportFiled) and fact.deed.proxy)
