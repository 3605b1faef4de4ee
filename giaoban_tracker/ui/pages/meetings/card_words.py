"""What the list of drafts says: one line of values for each card and each clause that nobody has judged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from giaoban_tracker.domain.directive import Urgency
from giaoban_tracker.domain.identity import BlocId, UnitId
from giaoban_tracker.domain.meeting import Conclusion
from giaoban_tracker.domain.terms import DISMISSAL_TERMS, URGENCY_TERMS
from giaoban_tracker.domain.unit import Leader
from giaoban_tracker.ui.minutes_wording import (
    VERDICT_TERMS,
    continuation_words,
    continued_words,
    deadline_words,
    merged_words,
    twin_words,
)
from giaoban_tracker.ui.reading_wording import clause_state, doubts_of, shortened, why_words
from giaoban_tracker.workflow.review import Card, Clause, Owners, Review, Verdict, sentence_case

_ICONS = {
    Verdict.WAITING: ("open", "quiet"),
    Verdict.ADOPTED: ("accept", "done"),
    Verdict.DISMISSED: ("close", "quiet"),
    Verdict.MERGED: ("merge", "info"),
}


@dataclass(frozen=True, slots=True)
class Names:
    """Names of units and blocs by id."""

    units: Mapping[UnitId, str]
    blocs: Mapping[BlocId, str]

    def lead(self, owners: Owners) -> str:
        """The lead units in words: a bloc by its name; empty while the owner is open."""
        if owners.bloc is not None and owners.bloc in self.blocs:
            return f"Các đơn vị khối {self.blocs[owners.bloc]} ({len(owners.lead)} đơn vị)"
        return self.listed(owners.lead)

    def listed(self, units: tuple[UnitId, ...]) -> str:
        return "; ".join(self.units.get(unit, "…") for unit in units)


@dataclass(frozen=True, slots=True)
class CardLine:
    """One row of the list.

    Attributes:
        item: the card, the clause or the conclusion itself.
        mark: its number, or "?" for a clause.
        words: what the task will say, or the clause's words.
        owner: lead units in words; empty while open, and for clauses.
        more: deadline, urgency, further sources, in one line; may be empty.
        icon, tone: the state's shape, and the theme's name of its colour.
        state: the state in words: "Đã nhận", "Đã bỏ: Khen ngợi", "Đã gộp vào 3".
        doubt: the first thing to look at; empty when there is none.
        speaker: who directed it; may be empty.
    """

    item: Card | Clause | Conclusion
    mark: str
    words: str
    owner: str
    more: str
    icon: str
    tone: str
    state: str
    doubt: str = ""
    speaker: str = ""

    @property
    def spoken(self) -> str:
        """The whole row, for screen readers."""
        kind = "Kết luận" if isinstance(self.item, Conclusion) else "Đề xuất"
        parts = (
            f"{kind} {self.mark}" if self.mark != "?" else "",
            self.state,
            self.words,
            self.owner,
            self.more,
            self.speaker,
        )
        return ". ".join(part for part in (*parts, self.doubt) if part)


class CardLines:
    """The rows of a review, made again only where something has changed: a key press must not wait for all of them."""

    def __init__(self) -> None:
        self._names = Names({}, {})
        self._kept: dict[int, tuple[Card, list[int], CardLine]] = {}

    def of(self, review: Review, names: Names) -> tuple[CardLine, ...]:
        """Rows in the order of the text; clauses that nobody has judged stand among the cards."""
        if names != self._names:
            self._names, self._kept = names, {}
        joined: dict[int, list[int]] = {}
        for card in review.cards:
            if card.into is not None:
                joined.setdefault(card.into, []).append(card.number)
        lines = [self._line(card, joined.get(card.number, [])) for card in review.cards]
        lines += [_clause_line(review, clause) for clause in review.open_clauses]
        return tuple(sorted(lines, key=_place_of))

    def _line(self, card: Card, joined: list[int]) -> CardLine:
        kept = self._kept.get(card.number)
        if kept is None or kept[0] is not card or kept[1] != joined:
            kept = self._kept[card.number] = (card, joined, _card_line(card, joined, self._names))
        return kept[2]


def _place_of(line: CardLine) -> tuple[int, int]:
    span = line.item.span
    return (span.start, span.end) if span is not None else (0, 0)


def _card_line(card: Card, joined: Sequence[int], names: Names) -> CardLine:
    icon, tone = _ICONS[card.verdict]
    doubts = doubts_of(card) if card.verdict in (Verdict.WAITING, Verdict.ADOPTED) else ()
    urgency = URGENCY_TERMS[card.task.urgency] if card.task.urgency is not Urgency.NORMAL else ""
    more = (deadline_words(card.task.deadline), urgency, merged_words(joined) if joined else "")
    return CardLine(
        item=card,
        mark=str(card.number),
        words=card.task.content or card.draft.quote,
        owner=names.lead(card.task.owners),
        more=" · ".join(part for part in more if part),
        icon=icon,
        tone=tone,
        state=_state(card),
        doubt=doubts[0] if doubts else "",
        speaker=card.task.speaker,
    )


def _state(card: Card) -> str:
    if card.dismissed_as is not None:
        return f"{VERDICT_TERMS[card.verdict]}: {DISMISSAL_TERMS[card.dismissed_as].lower()}"
    if card.into is not None:
        return f"{VERDICT_TERMS[card.verdict]} vào {card.into}"
    if card.continues is not None:
        return f"Đã nối vào {card.continues.code}"
    return VERDICT_TERMS[card.verdict]


def _clause_line(review: Review, clause: Clause) -> CardLine:
    words = shortened(sentence_case(clause.span.of(review.text)), 160)
    return CardLine(clause, "?", words, "", "", "quote", "late", clause_state(clause))


def speakers_of(review: Review, leaders: Sequence[Leader]) -> list[str]:
    """Who may have spoken: those the minutes name, then the office's leaders, each once."""
    named = [card.task.speaker for card in review.cards]
    titled = [" ".join(part for part in (leader.terms.title, leader.terms.name) if part) for leader in leaders]
    return list(dict.fromkeys(name for name in [*named, *titled] if name))


def notes_of(review: Review, card: Card) -> str:
    """What stands below a draft: further sources of its task, and why it was read so; may be empty."""
    notes = [
        f"Thêm nguồn {source.number} – {source.task.speaker or 'không rõ người nói'}: «{source.draft.quote}»"
        for source in review.sources(card.number)
    ]
    if card.continues is not None:
        return "\n".join([*notes, continued_words(card.continues)])
    task = review.continuation(card.number) if card.verdict is Verdict.WAITING else None
    if task is not None:
        notes.append(continuation_words(task))
    twin = review.twin(card.number) if card.verdict in (Verdict.WAITING, Verdict.ADOPTED) else None
    if twin is not None:
        notes.append(twin_words(review.card(twin)))
    why = why_words(card, review.text)
    return "\n".join([*notes, why] if why else notes)
