"""A review while a person judges it: what is looked at, what each judgement leads to, and that nothing gets lost."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal

from giaoban_tracker.domain.directive import Span
from giaoban_tracker.domain.errors import GiaobanError
from giaoban_tracker.domain.meeting import Conclusion, DismissalKind, MeetingTerms
from giaoban_tracker.ui.minutes_wording import recording_title
from giaoban_tracker.ui.pages.meetings import reading
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow import keep_review, review_minutes
from giaoban_tracker.workflow import review as judge
from giaoban_tracker.workflow.record_conclusions import Recorded
from giaoban_tracker.workflow.review import Card, Clause, Owners, Review, Session, TaskDraft, Verdict

Key = int | Span | str
"""What names a row while its content changes: a card's number, a clause's span, a conclusion's id."""
_KEEP_MS = 800


def key_of(item: Card | Clause | Conclusion) -> Key:
    if isinstance(item, Card):
        return item.number
    return item.span if isinstance(item, Clause) else item.id


class Reviewing(QObject):
    """The session in hand and the judgements on it; each is kept on this computer a moment later.

    Signals:
        changed: the session, or what is looked at, is another.
        refused: (GiaobanError) a judgement cannot be made, or the book does not take the conclusions.
        recorded: (Recorded) the conclusions entered the book.
    """

    changed = Signal()
    refused = Signal(object)
    recorded = Signal(object)

    def __init__(self, place: Workplace, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._place = place
        self._timer = QTimer(self, singleShot=True, interval=_KEEP_MS)
        self._timer.timeout.connect(self.keep)
        self._closed, self._kept = False, True
        self.open(session)

    def open(self, session: Session) -> None:
        """Take another session in hand; the one before is kept first."""
        self.keep()
        self._closed, self._kept = False, True
        self.session = session
        self._followed = session.terms
        self._key: Key | None = session.current or None
        if self.current is None and session.review.cards:
            self._key = session.review.cards[0].number

    # ------------------------------------------------------------ what is looked at

    @property
    def review(self) -> Review:
        return self.session.review

    @property
    def current(self) -> Card | Clause | None:
        """The card or clause that is looked at; None when there is none."""
        for card in self.review.cards:
            if card.number == self._key:
                return card
        for clause in self.review.open_clauses:
            if clause.span == self._key:
                return clause
        return None

    @property
    def card(self) -> Card | None:
        """The card that is looked at; None when it is a clause, or nothing."""
        current = self.current
        return current if isinstance(current, Card) else None

    def go_to(self, key: Key | None) -> None:
        """Look at another card or clause."""
        if key is not None and key != self._key:
            self._key = key
            self._note()

    def go_to_offset(self, offset: int) -> bool:
        """Look at what covers an offset of the text; False when nothing does."""
        found: Card | Clause | None = self.review.at(offset)
        for clause in self.review.open_clauses:
            if found is None and clause.span.start <= offset < clause.span.end:
                found = clause
        if found is not None:
            self.go_to(key_of(found))
        return found is not None

    def next_open(self) -> None:
        """Look at the next clause that nobody has judged, from here on and then from the top."""
        current = self.current
        here = current.span.start if current is not None else -1
        spans = [clause.span for clause in self.review.open_clauses]
        if spans:
            self.go_to(next((span for span in spans if span.start > here), spans[0]))

    # ------------------------------------------------------------ judging what is looked at

    def accept(self) -> None:
        """Accept the draft and go on to the next that waits; a clause becomes a task."""
        current = self.current
        if isinstance(current, Clause):
            self._apply(judge.add(self.review, current.span), self._after_clause(current))
        elif current is not None:
            number = current.number
            self._try(lambda: judge.accept(self.review, number), onward=number)

    def dismiss(self, kind: DismissalKind) -> None:
        """Give the draft or the clause up, and go on."""
        current = self.current
        if isinstance(current, Clause):
            self._apply(judge.dismiss_clause(self.review, current, kind), self._after_clause(current))
        elif current is not None:
            number = current.number
            self._try(lambda: judge.dismiss(self.review, number, kind), onward=number)

    def continue_task(self) -> None:
        """Make the draft a further source of the open task it is like, and go on; without one nothing happens."""
        card = self.card
        task = self.review.continuation(card.number) if card is not None else None
        if card is not None and task is not None:
            number = card.number
            self._try(lambda: judge.continue_task(self.review, number, task), onward=number)

    def merge_partners(self, chosen: Sequence[Card | Clause]) -> tuple[tuple[int, ...], int] | None:
        """Which drafts 'Gộp' would make one, and the one whose words stay; None when there is nothing to merge.

        1. those chosen, into the first of them; 2. the one about the same subject; 3. the next one.
        """
        card = self.card
        numbers = tuple(one.number for one in chosen if isinstance(one, Card))
        if len(numbers) > 1:
            return numbers, numbers[0]
        if card is None:
            return None
        twin = self.review.twin(card.number)
        partner = twin if twin is not None else self._next_of(card)
        if partner is None:
            return None
        first, second = sorted((card.number, partner), key=self._place_of)
        return (first, second), first

    def merge(self, chosen: Sequence[Card | Clause]) -> None:
        """Make one task of several drafts, and look at it."""
        partners = self.merge_partners(chosen)
        if partners is not None:
            self._apply(judge.merge(self.review, *partners), partners[1])

    def accept_rest(self) -> None:
        self._try(lambda: judge.accept_rest(self.review))

    def edit(self, number: int, task: TaskDraft) -> None:
        self._apply(judge.edit(self.review, number, task))

    def give_owners(self, number: int, owners: Owners) -> tuple[int, ...]:
        """Change the owners of one draft; returns those around it that the same units led before; may be empty."""
        before = self.review.card(number).task.owners
        siblings = self.review.siblings(number, before)
        self._apply(judge.give_owners(self.review, number, owners))
        return () if before.led_alike(owners) else siblings

    def spread_owners(self, numbers: Sequence[int], owners: Owners) -> None:
        """Give several drafts the same lead units."""
        self._apply(judge.give_lead(self.review, numbers, owners))

    # ------------------------------------------------------------ correcting what was read

    def requote(self, span: Span) -> None:
        if self.card is not None:
            self._apply(judge.requote(self.review, self.card.number, span))

    def add(self, span: Span) -> None:
        """Make a draft of some words, and look at it."""
        after = judge.add(self.review, span)
        known = {card.number for card in self.review.cards}
        made = [card.number for card in after.cards if card.number not in known]
        self._apply(after, made[0] if made else None)

    def can_split(self, offset: int) -> bool:
        """Whether the draft that is looked at can be cut in two there."""
        return self.card is not None and judge.split(self.review, self.card.number, offset) is not self.review

    def split(self, offset: int) -> None:
        if self.card is not None:
            self._apply(judge.split(self.review, self.card.number, offset))

    # ------------------------------------------------------------ taking back

    def undo(self) -> None:
        """Take back the last judgement, and look at what it was about."""
        if self.review.done:
            self._apply(judge.undo(self.review), self.review.done[-1].number or None)

    def redo(self) -> None:
        if self.review.undone:
            self._apply(judge.redo(self.review), self.review.undone[-1].number or None)

    # ------------------------------------------------------------ the meeting, and keeping

    def describe(self, terms: MeetingTerms) -> None:
        """The meeting as the person corrected it; another day or bloc is followed by deadlines and owners."""
        self.session = replace(self.session, terms=terms)
        self._note()
        if not _same_meeting(self._followed, terms):
            desk, text, before = self._place.desk, self.review.text, self._followed
            self._place.operations.take_time(
                "Đang tính lại thời hạn",
                lambda _: review_minutes.read_again(desk, text, before, terms),
                lambda correction: self._correct(text, correction),
            )

    def keep(self) -> None:
        """Keep the session now, if it has changed since it was kept."""
        self._timer.stop()
        if not self._kept and not self._closed:
            self._kept = True
            desk, session = self._place.desk, self.session
            self._place.operations.ask(lambda: keep_review.keep(desk, session), lambda _: None)

    def close(self) -> None:
        """The session is being recorded, or was given up: nothing of it is kept any more."""
        self._timer.stop()
        self._closed = True

    def record(self) -> None:
        """Write the accepted drafts into the book; when it refuses, judging goes on."""
        self.close()
        desk, session = self._place.desk, self.session
        title = recording_title(session.terms.title, session.review.new_tasks)

        def finish(recorded: Recorded) -> None:
            self._place.undo.did(title, recorded.changes)
            self.recorded.emit(recorded)

        def fail(error: GiaobanError) -> None:
            self._closed = False
            self._note()
            self.refused.emit(error)

        self._place.operations.change(
            lambda: reading.record(desk, session), lambda recorded: recorded.changes, finish, failed=fail
        )

    def _correct(self, text: str, correction: review_minutes.Correction) -> None:
        """Take over what was read again, unless the meeting was corrected once more meanwhile."""
        if text == self.review.text and _same_meeting(correction.terms, self.session.terms):
            self._followed = correction.terms
            self.session = replace(review_minutes.corrected(self.session, correction), terms=self.session.terms)
            self._note()

    def _try(self, judgement: Callable[[], Review], onward: int | None = None) -> None:
        """Make a judgement that may be refused, and go on to the next draft that waits."""
        try:
            after = judgement()
        except GiaobanError as error:
            self.refused.emit(error)
            return
        self._apply(after, after.waiting_after(onward) if onward is not None else None)

    def _apply(self, review: Review, key: Key | None = None) -> None:
        self.session = replace(self.session, review=review)
        if key is not None:
            self._key = key
        if self.current is None and review.cards:
            self._key = review.waiting_after(0) or review.cards[0].number
        self._note()

    def _note(self) -> None:
        number = self._key if isinstance(self._key, int) else 0
        self.session = replace(self.session, current=number)
        self._kept = False
        if not self._closed:
            self._timer.start()
        self.changed.emit()

    def _after_clause(self, clause: Clause) -> Key | None:
        """Where to look after a clause: the next open one, else the next draft that waits."""
        spans = [other.span for other in self.review.open_clauses if other.span != clause.span]
        after = [span for span in spans if span.start > clause.span.start]
        return (after or spans)[0] if spans else self.review.waiting_after(0)

    def _next_of(self, card: Card) -> int | None:
        """The next draft that can still be merged."""
        later = self.review.cards[self._place_of(card.number) + 1 :]
        return next((one.number for one in later if one.verdict in (Verdict.WAITING, Verdict.ADOPTED)), None)

    def _place_of(self, number: int) -> int:
        return next(place for place, card in enumerate(self.review.cards) if card.number == number)


def _same_meeting(one: MeetingTerms, other: MeetingTerms) -> bool:
    """Whether deadlines and owners follow alike from both."""
    return (one.held_on, one.bloc) == (other.held_on, other.bloc)
