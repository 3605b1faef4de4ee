"""What a person can do to a review: every judgement gives a new review, remembers itself, and can be taken back.

A judgement that changes nothing gives the same review and is not remembered.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from giaoban_tracker.domain.deadline import UNSTATED, DeadlineKind
from giaoban_tracker.domain.directive import Addressee, DirectiveDraft, Span, Urgency
from giaoban_tracker.domain.errors import Refused
from giaoban_tracker.domain.meeting import DismissalKind
from giaoban_tracker.domain.search_text import folded
from giaoban_tracker.workflow.review.cards import (
    Addressees,
    Card,
    Change,
    Clause,
    Continuation,
    Owners,
    TaskDraft,
    Verdict,
    as_read,
    overlap,
    sentence_case,
)
from giaoban_tracker.workflow.review.whole import Review

_EDGES = " \t\r\n\v\f\u00a0\u200b\ufeff,;:.–—-"
_URGENCIES = tuple(Urgency)
_SAME = 0.8
"""So many of its words stand there already: a draft says the same again."""


# ------------------------------------------------------------------ judging drafts


def accept(review: Review, number: int) -> Review:
    """The draft becomes a task; one that had joined another task becomes its own again.

    Raises:
        Refused: "content-missing".
    """
    card = review.card(number)
    _require_content(card)
    return _with_cards(review, "accept", number, [_judged(card, Verdict.ADOPTED)])


def accept_rest(review: Review) -> Review:
    """Every draft that waits becomes a task.

    Raises:
        Refused: "content-missing"; nothing is accepted then.
    """
    waiting = [card for card in review.cards if card.verdict is Verdict.WAITING]
    for card in waiting:
        _require_content(card)
    return _with_cards(review, "accept-rest", 0, [_judged(card, Verdict.ADOPTED) for card in waiting])


def dismiss(review: Review, number: int, kind: DismissalKind) -> Review:
    """The draft gives no task; words that had joined it go with it."""
    card = replace(_judged(review.card(number), Verdict.DISMISSED), dismissed_as=kind)
    return _with_cards(review, "dismiss", number, [card])


def reopen(review: Review, number: int) -> Review:
    """The draft waits again, on its own."""
    return _with_cards(review, "reopen", number, [_judged(review.card(number), Verdict.WAITING)])


def merge(review: Review, numbers: Iterable[int], into: int) -> Review:
    """Several drafts become one task with several sources; it says what `into` says, then what the others add.

    Words that say the same again are not repeated. Owners are joined, what `into` does not state comes from the
    others, and the higher urgency holds. Drafts that had joined one of them come along.
    """
    target = review.card(into)
    heads = {number for number in numbers if number != into}
    joining = [card for card in review.cards if card.number != into and (card.number in heads or card.into in heads)]
    if not joining:
        return review
    task = target.task
    for card in joining:
        task = _joined(task, card)
    target = replace(_judged(target, _verdict_as_head(target)), task=task, continues=target.continues)
    return _with_cards(
        review, "merge", into, [target, *(replace(_judged(card, Verdict.MERGED), into=into) for card in joining)]
    )


def continue_task(review: Review, number: int, task: Continuation) -> Review:
    """The draft is no new task: its words are a further source of an open one."""
    card = replace(_judged(review.card(number), Verdict.ADOPTED), continues=task)
    return _with_cards(review, "continue", number, [card])


def edit(review: Review, number: int, task: TaskDraft) -> Review:
    """A person changed what the task will say."""
    return _with_cards(review, "edit", number, [replace(review.card(number), task=task)])


def give_owners(review: Review, number: int, owners: Owners) -> Review:
    """A person named other owners."""
    return _with_cards(review, "owners", number, [_owned(review.card(number), owners)])


def give_lead(review: Review, numbers: Sequence[int], owners: Owners) -> Review:
    """The same lead units for several drafts at once; who helps stays as it is."""
    cards = [review.card(number) for number in dict.fromkeys(numbers)]
    changed = [_owned(card, card.task.owners.led_by(owners)) for card in cards]
    return _with_cards(review, "owners", numbers[0] if numbers else 0, changed)


# ------------------------------------------------------------------ correcting what was read


def requote(review: Review, number: int, span: Span) -> Review:
    """The draft quotes other words; the content follows as long as nobody has worded it differently."""
    quoted = trimmed(review.text, span)
    card = review.card(number)
    if quoted is None:
        return review
    draft = replace(card.draft, quote=quoted.of(review.text), span=quoted)
    return _with_cards(review, "requote", number, [_following(card, draft)])


def split(review: Review, number: int, offset: int) -> Review:
    """Cut a draft in two at an offset within its quote; owners stay with both, the deadline with the half that says it.

    An offset that leaves nothing on one side changes nothing.
    """
    card = review.card(number)
    first = trimmed(review.text, Span(card.span.start, offset))
    second = trimmed(review.text, Span(offset, card.span.end))
    if not card.span.start < offset < card.span.end or first is None or second is None:
        return review
    halves = [_half(card, card.number, first, review.text), _half(card, _next_number(review), second, review.text)]
    return _with_cards(review, "split", number, halves)


def add(review: Review, span: Span) -> Review:
    """A person makes a draft of words that the reading passed over; it counts as accepted.

    The speaker is that of the drafts around it in the same paragraph, when they all have the same.
    """
    quoted = trimmed(review.text, span)
    if quoted is None:
        return review
    around = review.paragraph(quoted.start)
    speakers = {card.task.speaker for card in review.cards if overlap(card.span, around)}
    speaker = speakers.pop() if len(speakers) == 1 else ""
    draft = DirectiveDraft(quoted.of(review.text), quoted, speaker or None)
    number = _next_number(review)
    card = Card(number, draft, as_read(draft, Addressees()), Verdict.ADOPTED, by_hand=True)
    return _with_cards(review, "add", number, [card])


def dismiss_clause(review: Review, clause: Clause, kind: DismissalKind | None) -> Review:
    """A clause that the reading has not drafted gives no task; None opens it again."""
    after = replace(clause, dismissed_as=kind)
    if clause not in review.clauses or after == clause:
        return review
    return _applied(review, Change("dismiss-clause", 0, clauses_before=(clause,), clauses_after=(after,)))


# ------------------------------------------------------------------ when the meeting itself is corrected


def redate(review: Review, drafts: Iterable[DirectiveDraft]) -> Review:
    """The minutes were read again for another day of the meeting; deadlines that nobody has changed follow."""
    fresh = {draft.span: draft for draft in drafts}
    changed = []
    for card in review.cards:
        again = fresh.get(card.span)
        if again is not None and card.task.deadline == card.draft.deadline != again.deadline:
            draft = replace(card.draft, deadline=again.deadline, due_span=again.due_span)
            changed.append(replace(card, draft=draft, task=replace(card.task, deadline=again.deadline)))
    return _with_cards(review, "redate", 0, changed)


def readdress(review: Review, before: Addressees, after: Addressees) -> Review:
    """Another bloc met; owners that nobody has changed follow."""
    changed = [
        replace(card, task=replace(card.task, owners=after.of(card.draft)))
        for card in review.cards
        if card.draft.addressee is Addressee.BLOC
        and not card.owners_changed
        and card.task.owners == before.of(card.draft)
    ]
    return _with_cards(review, "readdress", 0, changed)


# ------------------------------------------------------------------ taking back


def undo(review: Review) -> Review:
    """Take back the last judgement; the same review when there is none."""
    if not review.done:
        return review
    change = review.done[-1]
    back = _replaced(review, change.cards_after, change.cards_before, change.clauses_after, change.clauses_before)
    return replace(back, done=review.done[:-1], undone=(*review.undone, change))


def redo(review: Review) -> Review:
    """Do again what was taken back last; the same review when there is nothing."""
    if not review.undone:
        return review
    change = review.undone[-1]
    again = _replaced(review, change.cards_before, change.cards_after, change.clauses_before, change.clauses_after)
    return replace(again, done=(*review.done, change), undone=review.undone[:-1])


# ------------------------------------------------------------------ how


def trimmed(text: str, span: Span) -> Span | None:
    """The span without white space and stops at its ends; None when nothing is left."""
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip(_EDGES))
    end = span.end - (len(words) - len(words.rstrip(_EDGES)))
    return Span(start, end) if start < end else None


def _require_content(card: Card) -> None:
    if not card.task.content.strip():
        raise Refused("content-missing")


def _judged(card: Card, verdict: Verdict) -> Card:
    return replace(card, verdict=verdict, dismissed_as=None, into=None, continues=None)


def _verdict_as_head(card: Card) -> Verdict:
    """A task that others join is one that somebody wants: only what was adopted already stays adopted."""
    return Verdict.ADOPTED if card.verdict is Verdict.ADOPTED else Verdict.WAITING


def _owned(card: Card, owners: Owners) -> Card:
    return replace(card, task=replace(card.task, owners=owners), owners_changed=True)


def _joined(task: TaskDraft, card: Card) -> TaskDraft:
    other = card.task
    return replace(
        task,
        content=_with_words(task.content, _own_words(card)),
        speaker=task.speaker or other.speaker,
        owners=task.owners.with_(other.owners),
        deadline=other.deadline if task.deadline.kind is DeadlineKind.UNSTATED else task.deadline,
        product=task.product or other.product,
        receiving_level=task.receiving_level or other.receiving_level,
        urgency=max(task.urgency, other.urgency, key=_URGENCIES.index),
    )


def _own_words(card: Card) -> str:
    """What a card says, in the case of the minutes as long as nobody has worded it differently."""
    return card.draft.quote if card.task.content == sentence_case(card.draft.quote) else card.task.content


def _with_words(content: str, more: str) -> str:
    """One content that says both; only the first where it has most words of the other already."""
    said, added = set(folded(content).split()), set(folded(more).split())
    if len(added & said) >= _SAME * len(added):
        return content
    if not content.strip():
        return sentence_case(more)
    # A sentence stays one; what goes on in small letters goes on after a semicolon.
    return f"{content.rstrip(_EDGES)}{'.' if more[:1].isupper() else ';'} {more}"


def _following(card: Card, draft: DirectiveDraft) -> Card:
    """The card with another quote; its content follows as long as it was the quote's."""
    if card.task.content != sentence_case(card.draft.quote):
        return replace(card, draft=draft)
    return replace(card, draft=draft, task=replace(card.task, content=sentence_case(draft.quote)))


def _half(card: Card, number: int, span: Span, text: str) -> Card:
    """One half of a split card, to be judged anew."""
    draft = replace(card.draft, quote=span.of(text), span=span)
    due = card.draft.due_span
    task = replace(card.task, content=sentence_case(draft.quote))
    if due is not None and overlap(due, card.span) and not overlap(due, span):
        draft = replace(draft, deadline=UNSTATED, due_span=None)
        task = replace(task, deadline=UNSTATED if task.deadline == card.draft.deadline else task.deadline)
    return replace(_judged(card, Verdict.WAITING), number=number, draft=draft, task=task)


def _next_number(review: Review) -> int:
    """A number that nothing refers to, not even a judgement that was taken back."""
    known = [card.number for card in review.cards]
    past = [card.number for change in (*review.done, *review.undone) for card in change.cards_after]
    return max([0, *known, *past]) + 1


def _with_cards(review: Review, deed: str, number: int, after: Iterable[Card]) -> Review:
    """The review with those cards in place of the ones with their numbers, as one judgement."""
    known = {card.number: card for card in review.cards}
    changed = tuple(card for card in after if known.get(card.number) != card)
    if not changed:
        return review
    before = tuple(known[card.number] for card in changed if card.number in known)
    return _applied(review, Change(deed, number, before, changed))


def _applied(review: Review, change: Change) -> Review:
    after = _replaced(review, change.cards_before, change.cards_after, change.clauses_before, change.clauses_after)
    return replace(after, done=(*review.done, change), undone=())


def _replaced(
    review: Review,
    cards: Sequence[Card],
    by_cards: Sequence[Card],
    clauses: Sequence[Clause],
    by_clauses: Sequence[Clause],
) -> Review:
    gone = {card.number for card in cards}
    kept = [card for card in review.cards if card.number not in gone]
    order = sorted([*kept, *by_cards], key=lambda card: (card.span.start, card.span.end, card.number))
    left = [clause for clause in review.clauses if clause not in clauses]
    return replace(
        review,
        cards=tuple(order),
        clauses=tuple(sorted([*left, *by_clauses], key=lambda clause: clause.span.start)),
    )
