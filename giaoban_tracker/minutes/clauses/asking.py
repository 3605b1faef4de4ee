"""Asking in running prose: where in a sentence the words that ask begin."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from giaoban_tracker.minutes.clauses import asking_words as say
from giaoban_tracker.minutes.clauses.assigned import AssignedReader
from giaoban_tracker.minutes.clauses.demand import Context, Demand, Head, Reason, Refused, Regime
from giaoban_tracker.minutes.clauses.evidence import reason_against, reason_told
from giaoban_tracker.minutes.clauses.fronts import FrontReader
from giaoban_tracker.minutes.clauses.heads import HeadReader, obliges_a_thing
from giaoban_tracker.minutes.clauses.regions import RegionReader
from giaoban_tracker.minutes.lexicon.manner import work_at
from giaoban_tracker.minutes.lexicon.orders import (
    CAME_OF_IT,
    HIGHER_BEFORE,
    LEARNT_FROM,
    NOT_PAST,
    NOUN_BEFORE_ORDER,
    OPENS_PAST,
    ORDER,
    PAST_BEFORE,
    PAST_TIME,
    WEAK_ORDERS,
    WORK_TOO,
)
from giaoban_tracker.minutes.lexicon.refusals import ANNOUNCES, QUOTES_A_RULE
from giaoban_tracker.minutes.lexicon.spoken import NOT_ONE
from giaoban_tracker.minutes.units.named import Owners
from giaoban_tracker.minutes.units.owners import OwnerReader

_NEAR_SUBJECT = 25
_MOST_PLACES, _FEW_PLACES = 25, 2
_LONGEST_SENTENCE = 2_500
"""Longer ones are lists or noise; looking into each of their clauses anew would take forever."""
_NEAR = 60
_FAR_PAST = 130


@dataclass(frozen=True, slots=True)
class OrderPoint:
    """An ordering verb that orders here and now.

    Attributes:
        at: where it stands.
        verb: the verb.
        behind: where the words that are ordered begin.
        is_near: whether nothing but a topic stands in front of it.
    """

    at: int
    verb: str
    behind: int
    is_near: bool


class AskingReader:
    """Finds asking words in sentences of one text."""

    def __init__(
        self,
        low: str,
        owners: OwnerReader,
        heads: HeadReader,
        fronts: FrontReader,
        regions: RegionReader,
        assigned: AssignedReader,
    ) -> None:
        self._low = low
        self._owners = owners
        self._heads = heads
        self._fronts = fronts
        self._regions = regions
        self._assigned = assigned

    def read(self, sentence: int, start: int, end: int, context: Context) -> list[Demand]:
        """The demands of one sentence of a leader's words, which begin at `start` behind the speaker's name."""
        words = self._low[start:end]
        if words.endswith("?"):
            scolds = say.SCOLDS.search(self._low, start, end)
            if scolds is None:
                return []
            end = scolds.start()
        against = reason_against(self._low, start, end)
        if against in (Reason.FORMULA, Reason.WARNING) or QUOTES_A_RULE.search(self._low, start, end):
            self._regions.refused.append(Refused(start, end, against or Reason.PAST))
            return []
        handed = self._handed(start, end, context)
        if handed:
            return handed
        if self._is_of_the_past(sentence, start, end):
            self._regions.refused.append(Refused(start, end, Reason.PAST))
            return []
        passive = self._assigned.passive(start, end, context)
        if passive is not None:
            verb, at, behind = passive
            return self._regions.read(behind, end, context, order=verb, order_at=at)
        self._fronts.take_owner(start, end, end, context)
        self._fronts.take_owner(self._heads.past_connectives(start, end), end, end, context)
        found = self._needed(start, end, context) or self._ordered(start, end, context)
        return found or self.deeper(start, end, context) or self._assigned.stops(start, end, context)

    def _is_of_the_past(self, sentence: int, start: int, end: int) -> bool:
        """Whether a sentence opens with a time of the past: 'Tháng trước, tại kỳ giao ban, đồng chí X yêu cầu …'."""
        opening = LEARNT_FROM.sub("", self._low[sentence : max(start, min(end, sentence + _NEAR))])
        if say.PRAISED.search(self._low, start, end):
            return True
        told = PAST_TIME.search(opening) or OPENS_PAST.match(opening) or CAME_OF_IT.search(self._low, sentence, end)
        return bool(told) and not NOT_PAST.search(self._low[sentence:end])

    def has_announced(self, start: int, end: int) -> bool:
        """Whether a sentence announces what the speaker is going to ask: 'đề nghị tập trung một số nhiệm vụ sau'."""
        return bool(ANNOUNCES.search(self._low, start, end))

    def _handed(self, start: int, end: int, context: Context) -> list[Demand]:
        """'Từ kỳ sau tài liệu phải …, việc này tôi giao cho Văn phòng': the whole sentence, for whom it names last."""
        last = max(start + 20, self._low.rfind(", ", start, end))
        places = (*say.HANDED.finditer(self._low, start + 20, end), *say.ASKED_LAST.finditer(self._low, last, end))
        for found in places:
            named = self._owners.read(found.end(), bare=True)
            if named is None or not named.units or len(self._low[named.end : end].split()) > 5:
                continue
            if not (say.IS_HANDED.search(found.group()) or say.FOR_ME.fullmatch(self._low, named.end, end)):
                continue
            context.owners, context.owners_rule = named, "carried"
            place = self._heads.past_connectives(start, end)
            place = start if self._low.startswith("từ ", start) else place
            head = Head(place, place, named, "", "giao", "giao", found.start())
            return [Demand(place, end, head, context.speaker, "handed-over", named, "named")]
        return []

    def _needed(self, start: int, end: int, context: Context) -> list[Demand]:
        """'Cái tôi cần ở ngành giáo dục là …'."""
        found = say.NEEDED_FROM.search(self._low, start, end)
        named = self._owners.read(found.end(), bare=True) if found else None
        after = say.IS.match(self._low, named.end, end) if named else None
        if found is None or named is None or after is None:
            return []
        context.owners, context.owners_rule = named, "topic"
        return self._regions.read(after.end(), end, context, order="yêu cầu", order_at=found.start())

    def _ordered(self, start: int, end: int, context: Context) -> list[Demand]:
        order = self.order_in(start, end, context)
        if order is None:
            return []
        colon = self._low.find(": ", order.behind, end)
        if colon > 0 and ANNOUNCES.search(self._low[order.behind : colon]):
            return self._regions.read(colon + 2, end, context, order=order.verb, order_at=order.at)
        if ANNOUNCES.search(self._low[order.behind : end]):
            self._regions.refused.append(Refused(order.behind, end, Reason.ANNOUNCEMENT))
            return []
        return self._regions.read(order.behind, end, context, order=order.verb, order_at=order.at)

    def deeper(self, start: int, end: int, context: Context) -> list[Demand]:
        """Demands without an order: a unit with a modal or with work at the beginning of some clause."""
        kept = len(self._regions.refused)
        if context.regime is Regime.OWN_WORDS and obliges_a_thing(self._low, start, end):
            return self._regions.read(start, end, context)
        in_that_case = self._in_that_case(start, end, context)
        if in_that_case:
            return in_that_case
        told_of_a_unit = self._tells_of_a_unit(start, end)
        for place in self._clause_starts(start, end, context):
            head = self._heads.head(place, end, bare=True)
            forbids_all = NOT_ONE.match(self._low, place, end)
            has_a_day = head.front is not None and head.front.is_day and bool(head.modal and head.verb)
            goes_on = has_a_day and context.directs and context.owners is not None and bool(context.owners.units)
            asks_nobody = head.owners is None and not head.order and not forbids_all and not goes_on
            if asks_nobody and (place > start + 2 or not (head.verb or head.modal)):
                continue
            if place > start + 2 and (head.order in WORK_TOO or (head.owners is None and told_of_a_unit)):
                continue
            if told_of_a_unit and say.WANTS.search(self._low, start, place):
                continue  # 'Chi cục Thuế nói sẽ thu đủ và muốn các phường …': the unit's own wish
            demands = self._regions.read(place, end, context)
            if demands:
                del self._regions.refused[kept:]
                return demands
        if context.regime is Regime.OWN_WORDS:
            return self._of_things(start, end, context)
        return self._regions.read(start, end, context) if context.regime is Regime.CONCLUSION else []

    def _in_that_case(self, start: int, end: int, context: Context) -> list[Demand]:
        """'Gặp cán bộ vi phạm thì | gửi thông báo về cơ quan': what those asked before are to do in a case."""
        case = say.CASE.match(self._low, start, end)
        named = self._owners.each_of(start, end) if case else None
        if named is not None:
            context.owners, context.owners_rule = named, "topic"
        if case is None or context.owners is None or not context.directs:
            return []
        if not (context.owners.units or context.owners.is_all):
            return []
        verb = work_at(self._low, case.end(), end)
        if not verb or say.NOT_ASKED.match(self._low, case.end(), end):
            return []
        return self._regions.read(case.end(), end, context, order="thì", order_at=case.end() - 4)

    def _of_things(self, start: int, end: int, context: Context) -> list[Demand]:
        """Demands on a thing: what it must be like, in the first clause that says so."""
        for place in self._clause_starts(start, end, context):
            if obliges_a_thing(self._low, place, end):
                return self._regions.read(place, end, context)
        return []

    def order_in(self, start: int, end: int, context: Context) -> OrderPoint | None:
        """The first ordering verb of a sentence that orders here and now; None when nobody does.

        Passed over: nouns ('theo yêu cầu'), the past, a higher level's order, a unit that asks or asked, weak verbs
        without an owner and his work behind them.
        """
        told_of_a_unit = self._tells_of_a_unit(start, end)
        for found in ORDER.finditer(self._low, start, end):
            if self._is_no_order(start, found.start()):
                continue
            link = say.LINK.match(self._low, found.end(), end)
            behind = link.end() if link and found["order"] != "giao" else found.end() + 1
            if behind >= end:
                return None
            if found["order"] in WEAK_ORDERS and not self._has_work_behind(behind, end, context):
                continue
            if told_of_a_unit and not self._names_owner(behind, end):
                continue
            if not self._orders_something(found["order"], behind, end):
                continue
            return OrderPoint(found.start(), found["order"], behind, self._is_near(start, found.start(), context))
        return None

    def _is_no_order(self, start: int, at: int) -> bool:
        low = self._low
        before = low[max(start, at - 40) : at]
        if before and NOUN_BEFORE_ORDER.search(before):
            return True
        far = LEARNT_FROM.sub("", low[max(start, at - _FAR_PAST) : at])
        if PAST_BEFORE.search(far) and not NOT_PAST.search(far):
            return True
        if bool(HIGHER_BEFORE.search(before)) or self._is_unit_asking(start, at):
            return True
        return bool(say.ASKS_ABOVE.match(low, at)) and self._writes_before(start, at)

    def _writes_before(self, start: int, at: int) -> bool:
        """'lập danh mục kỹ thuật | đề nghị Sở Y tế phê duyệt': what the paper asks of those above is its content."""
        clause = max(self._low.rfind(mark, start, at) for mark in (", ", "; ", ": ", ") "))
        return bool(say.WRITES_A_PAPER.match(self._low, start if clause < 0 else clause + 2, at))

    def _is_unit_asking(self, start: int, at: int) -> bool:
        """'Phòng Tài chính đề nghị các đơn vị …': a unit's request, no order."""
        low = self._low
        place = max((low.rfind(mark, start, at) for mark in (", ", "; ", " và ", ": ", "> ", "→ ")), default=-1)
        for candidate in {start, start if place < 0 else place + 2}:
            named = None if say.HEADS_THE_OFFICE.match(low, candidate, at) else self._owners.read(candidate, bare=True)
            is_somebody = named is not None and (named.units or named.unknown or (named.is_all and not named.is_weak))
            if named is None or not is_somebody or named.end > at:
                continue
            if at - named.end < _NEAR_SUBJECT and not say.LEADER.search(low, named.end, at):
                return True
        return False

    def _orders_something(self, verb: str, behind: int, end: int) -> bool:
        """Verbs of ordering that are work too ('chỉ đạo', 'mời') order only when an owner stands behind them."""
        if verb not in ("chỉ đạo", "phân công", "mời", "nhắc", "nhắc nhở", "nhờ", "ủy quyền"):
            return True
        named = self._owners.read(behind, bare=True)
        if named is None or named.end >= end:
            return False
        if verb in ("chỉ đạo", "phân công") and not (named.units or named.is_all):
            return False
        return bool(self._heads.head(behind, end, bare=True).verb)

    def _has_work_behind(self, start: int, end: int, context: Context) -> bool:
        if self._low.startswith(("ubnd ", "ủy ban nhân dân ", "hđnd "), start) and self._heads.behind_person(
            start, end
        ):
            return True
        for place in self._clause_starts(start, end, context):
            head = self._heads.head(place, end, bare=True)
            if head.owners is not None and (head.modal or head.verb):
                return True
        return bool(work_at(self._low, start, end)) and "không" not in self._low[start : start + 8]

    def _tells_of_a_unit(self, start: int, end: int) -> bool:
        """Whether a sentence tells what a unit has done, so that what it asked on the way is past too."""
        first = self._heads.head(start, end, bare=True)
        return bool(first.owners and first.owners.units) and reason_told(self._low, first, end) is Reason.PAST

    def names_unit_with_work(self, at: int, end: int) -> bool:
        """Whether a unit stands at a place with a verb of work behind it."""
        head = self._heads.head(at, end, bare=True)
        return head.owners is not None and bool(head.owners.units) and bool(head.verb)

    def who_is_told_of(self, start: int, end: int, context: Context) -> Owners | None:
        """The unit of which a sentence only tells; None when it names none in front."""
        place = self._fronts.past_fronts(start, end, context)
        head = self._heads.head(place, end, bare=True)
        told = head.owners is not None and bool(head.owners.units) and reason_told(self._low, head, end) is not None
        return head.owners if told else None

    def _names_owner(self, at: int, end: int) -> bool:
        named = self._owners.read(at, bare=True)
        return named is not None and named.end < end

    def _is_near(self, start: int, at: int, context: Context) -> bool:
        place = self._fronts.past_fronts(start, at + 1, context) if at > start else at
        return at - place < 30 and at - start < _NEAR * 2 and not self._heads.head(place, at + 1).owners

    def _clause_starts(self, start: int, end: int, context: Context) -> Iterator[int]:
        """Places where a subject may stand: the sentence, behind its front, behind commas and 'rằng'."""
        places = [start, self._fronts.past_fronts(start, end, context)]
        places += [found.end() for found in say.CLAUSE.finditer(self._low, start, end)]
        yield from sorted(set(places))[: _MOST_PLACES if end - start < _LONGEST_SENTENCE else _FEW_PLACES]
