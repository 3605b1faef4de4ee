"""Drafts: demands of the plain text become values about the text as given, each field with its words and its rule."""

from __future__ import annotations

from giaoban_tracker.domain.deadline import UNSTATED, Deadline, DeadlineKind
from giaoban_tracker.domain.directive import Addressee, DirectiveDraft, Reason, Span
from giaoban_tracker.minutes.clauses.demand import Demand
from giaoban_tracker.minutes.plain import PlainText
from giaoban_tracker.minutes.readings import (
    Found,
    read_field,
    read_product,
    read_receiving_level,
    read_strength,
    read_task_kind,
    read_urgency,
)
from giaoban_tracker.minutes.units.named import Named, Owners

_SURE = {
    "order": 0.95, "modal": 0.9, "bare-verb": 0.85, "unit-and-work": 0.85, "unit-and-colon": 0.8, "prohibition": 0.85,
    "handed-over": 0.8, "goes-on": 0.6, "modal-of-a-thing": 0.6,
}  # fmt: skip
_BEHIND_A_JOINT = 0.75
_LESS_BY_DOUBT = 0.1


def make_draft(demand: Demand, plain: PlainText, source: str) -> DirectiveDraft:
    """The draft of one demand; its quote is cut from the text as given."""
    span = plain.source_span(demand.start, demand.end)
    low = plain.low[demand.start : demand.end]
    owners = demand.owners or Owners(demand.start)
    deadline, due_span = _deadline(demand, plain, source)
    product, level, field = read_product(low), read_receiving_level(low), read_field(low)
    urgency, urgent_word = read_urgency(low)
    addressee = Addressee.NAMED if owners.units else Addressee.BLOC if owners.is_all else Addressee.OPEN
    doubts = _doubts(demand, owners, addressee)
    words = (("product", product), ("receiving_level", level), ("urgency", urgent_word), ("field", field))
    return DirectiveDraft(
        quote=span.of(source),
        span=span,
        speaker=demand.speaker.shown,
        lead=owners.units,
        support=owners.helpers,
        unknown=owners.unknown,
        addressee=addressee,
        deadline=deadline,
        due_span=due_span,
        product=product.value if product else "",
        urgency=urgency,
        field=field.value if field else "",
        strength=read_strength(demand.head.order, demand.head.modal, plain.low[demand.head.work : demand.end]),
        doubts=doubts,
        receiving_level=plain.text[demand.start + level.start : demand.start + level.end] if level else "",
        kind=read_task_kind(plain.low[demand.head.work : demand.end], deadline),
        alternatives=demand.due.others if demand.due else (),
        reasons=_reasons(demand, owners, plain, due_span) + _word_reasons(demand.start, words, plain),
        confidence=_confidence(demand, doubts),
    )


def _deadline(demand: Demand, plain: PlainText, source: str) -> tuple[Deadline, Span | None]:
    due = demand.due
    if due is None:
        return UNSTATED, None
    span = plain.source_span(due.start, due.end)
    return Deadline(due.deadline.kind, due.deadline.due, span.of(source), due.deadline.rule), span


def _doubts(demand: Demand, owners: Owners, addressee: Addressee) -> tuple[str, ...]:
    doubts = demand.doubts
    if addressee is Addressee.OPEN:
        doubts += ("no-owner",)
    if owners.unknown:
        doubts += ("unknown-owner",)
    if demand.due is not None and demand.due.deadline.kind is DeadlineKind.EVENT and demand.due.deadline.due is None:
        doubts += ("event-without-day",)
    return doubts


def _confidence(demand: Demand, doubts: tuple[str, ...]) -> float:
    sure = _SURE.get(demand.rule, _BEHIND_A_JOINT)
    return round(max(0.1, sure - _LESS_BY_DOUBT * len(doubts)), 2)


def _reasons(demand: Demand, owners: Owners, plain: PlainText, due_span: Span | None) -> tuple[Reason, ...]:
    head, speaker = demand.head, demand.speaker
    reasons = [Reason("quote", demand.rule, _span(plain, head.order_at, head.order_at + len(head.order)))]
    if speaker.shown is not None:
        reasons.append(Reason("speaker", speaker.rule, _span(plain, speaker.start, speaker.end)))
    carried = "" if demand.owners_rule in ("named", "") else demand.owners_rule
    reasons += [_owner_reason("lead", one, carried, plain) for one in owners.lead]
    reasons += [_owner_reason("support", one, "", plain) for one in owners.support]
    if demand.due is not None:
        reasons.append(Reason("deadline", demand.due.deadline.rule, due_span))
        if demand.due_rule != "own":
            reasons.append(Reason("deadline", f"given-by-{demand.due_rule}", due_span))
    return tuple(reasons)


def _owner_reason(field: str, one: Named, carried: str, plain: PlainText) -> Reason:
    return Reason(field, carried or one.rule, _span(plain, one.start, one.end))


def _word_reasons(start: int, words: tuple[tuple[str, Found | None], ...], plain: PlainText) -> tuple[Reason, ...]:
    return tuple(
        Reason(name, "word", plain.source_span(start + found.start, start + found.end))
        for name, found in words
        if found
    )


def _span(plain: PlainText, start: int, end: int) -> Span | None:
    return plain.source_span(start, end) if 0 <= start < end <= len(plain.text) else None
