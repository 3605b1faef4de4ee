"""What the list of drafts says: one line of values for each card and each clause that nobody has judged."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from giaoban_tracker.domain.directive import Urgency
from giaoban_tracker.domain.identity import BlocId, UnitId
from giaoban_tracker.domain.meeting import Conclusion
from giaoban_tracker.domain.terms import DISMISSAL_TERMS, URGENCY_TERMS
from giaoban_tracker.ui.minutes_wording import VERDICT_TERMS, deadline_words, doubts_of, merged_words, shortened
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
        more: speaker, deadline, urgency, in one line; may be empty.
        icon, tone: the state's shape, and the theme's name of its colour.
        state: the state in words: "Đã nhận", "Đã bỏ: Khen ngợi", "Đã gộp vào 3".
        doubt: the first thing to look at; empty when there is none.
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

    @property
    def spoken(self) -> str:
        """The whole row, for screen readers."""
        parts = (f"Đề xuất {self.mark}" if self.mark != "?" else "", self.state, self.words, self.owner, self.more)
        return ". ".join(part for part in (*parts, self.doubt) if part)


def lines_of(review: Review, names: Names, *, clauses: bool = True) -> tuple[CardLine, ...]:
    """The rows of a review in the order of the text; clauses that nobody has judged stand among the cards."""
    lines = [_card_line(review, card, names) for card in review.cards]
    if clauses:
        lines += [_clause_line(review, clause) for clause in review.open_clauses]
    return tuple(sorted(lines, key=_place_of))


def _place_of(line: CardLine) -> tuple[int, int]:
    span = line.item.span
    return (span.start, span.end) if span is not None else (0, 0)


def _card_line(review: Review, card: Card, names: Names) -> CardLine:
    icon, tone = _ICONS[card.verdict]
    doubts = doubts_of(card) if card.verdict in (Verdict.WAITING, Verdict.ADOPTED) else ()
    joined = [source.number for source in review.sources(card.number)]
    urgency = URGENCY_TERMS[card.task.urgency] if card.task.urgency is not Urgency.NORMAL else ""
    more = (card.task.speaker, deadline_words(card.task.deadline), urgency, merged_words(joined) if joined else "")
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
    )


def _state(card: Card) -> str:
    if card.dismissed_as is not None:
        return f"{VERDICT_TERMS[card.verdict]}: {DISMISSAL_TERMS[card.dismissed_as].lower()}"
    if card.into is not None:
        return f"{VERDICT_TERMS[card.verdict]} vào {card.into}"
    return VERDICT_TERMS[card.verdict]


def _clause_line(review: Review, clause: Clause) -> CardLine:
    words = shortened(sentence_case(clause.span.of(review.text)), 160)
    return CardLine(clause, "?", words, "", "", "quote", "late", "Câu chưa xét: có thể là chỉ đạo")
