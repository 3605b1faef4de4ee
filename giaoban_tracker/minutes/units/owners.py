"""Owners (đơn vị chủ trì, phối hợp): who is asked, read from the words in front of a demand.

Reads noun phrases such as 'Trưởng phòng Nội vụ và Công an xã', tells lead from support ('chủ trì, phối hợp với …'), and
resolves 'phòng', 'Ban', 'các đồng chí' by what the minutes named before.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace

from giaoban_tracker.minutes.lexicon.manner import MODALS, spoken_work_at, work_at
from giaoban_tracker.minutes.lexicon.verbs import verb_end
from giaoban_tracker.minutes.plain import PlainText
from giaoban_tracker.minutes.units import owner_words as say
from giaoban_tracker.minutes.units.collectives import Collectives
from giaoban_tracker.minutes.units.index import UnitIndex, UnitMatch
from giaoban_tracker.minutes.units.localities import Localities
from giaoban_tracker.minutes.units.named import Named, Owners
from giaoban_tracker.minutes.units.presented import Presented
from giaoban_tracker.minutes.units.pronouns import (
    ALL_UNITS,
    FULL_KIND,
    HE_ALONE,
    HEAD_ALONE,
    KIND_ALONE,
    KINDS_OF_HEADS,
    PEOPLE,
    YOU,
)
from giaoban_tracker.minutes.units.sorts import Sorts

_KIND_AND_ONE = 2
_SAME_TALK, _NEAR_PEOPLE, _NEAR_BY = 600, 4, 50
_FAR = 60
"""How many mentions back a kind alone may point."""


class OwnerReader:
    """Reads owners at given places of one text."""

    def __init__(self, plain: PlainText, index: UnitIndex) -> None:
        self._plain = plain
        self.index = index
        self._localities = Localities(index.names)
        index.asks = self._asks
        self._sorts = Sorts(plain.low, index)
        self._groups = Collectives(index.names, self._asks)
        self._mentions = index.mentions()
        self._read: dict[tuple[int, bool], Owners] = {}
        self._places = [mention.start for mention in self._mentions]
        self._presented: Presented | None = None
        self._presented = Presented(plain, lambda at: self._unit(at, bare=True))

    def read(self, at: int, *, bare: bool = False) -> Owners | None:
        """Owners named at a place, with those who co-ordinate; None when no owner stands there.

        Args:
            bare: an owner is expected here, so that a name without its kind is understood.
        """
        first = self._read_list(at, bare=bare)
        if first is None:
            return None
        chairs = say.CHAIRS.match(self._plain.low, first.end)
        end = chairs.end() if chairs else first.end
        helpers = self.read_support(end) or self._beside(end) or (self._helped_by(end) if chairs else None)
        if helpers is None:
            return replace(first, end=end)
        return replace(first, end=helpers.end, lead=first.lead + helpers.lead, support=helpers.support)

    def read_person(self, at: int) -> Owners | None:
        """A person behind a verb of ordering who is no unit ('giao đồng chí Phó Chủ tịch Trần Thị B …')."""
        committee = say.COMMITTEE_ASKED.match(self._plain.low, at)
        if committee is not None:
            words = self._plain.text[at : committee.end()]
            return Owners(committee.end(), (Named(at, committee.end(), "", words, "unknown"),))
        found = say.PERSON_ASKED.match(self._plain.text, at)
        words = found.group().strip() if found else ""
        if found is None or len(words.split()) < _KIND_AND_ONE or words.lower() in ("đồng chí", "các đồng chí"):
            return None
        return Owners(found.end(), (Named(at, found.end(), "", words, "people"),))

    def each_of(self, at: int, end: int) -> Owners | None:
        """'thôn nào …': every body of the sort that is named in front of 'nào'; None when it is no body."""
        found = say.WHICHEVER.match(self._plain.low, at, end)
        if found is None:
            return None
        name = self._localities.each_of(found["sort"])
        if name:
            return Owners(found.end(), (Named(at, found.end(), name, "", "collective"),))
        return Owners(found.end(), is_all=True) if found["body"] else None

    def _asks(self, at: int) -> bool:
        """Whether an everyday verb stands behind a name said in part: 'Tài chính | kiếm nguồn'."""
        low = self._plain.low
        end = min(len(low), at + 40)
        if not low.startswith(" ", at) or say.PART_OF_A_NAME.match(low, at + 1):
            return False
        return bool(spoken_work_at(low, at + 1, end) or work_at(low, at + 1, end))

    def _beside(self, at: int) -> Owners | None:
        """'Phòng Giáo dục | với Phòng Nội vụ ngồi lại': a second unit joined by 'với' alone."""
        if not self._plain.low.startswith(" với ", at):
            return None
        are_two = say.ONE_ANOTHER.search(self._plain.low, at, at + _NEAR_BY)
        helpers = self._read_list(at + 5, bare=bool(are_two or say.SOMEBODY_OF.match(self._plain.low, at + 5)))
        some = say.SOME_BODY.match(self._plain.low, at + 5)
        if some and not (helpers and helpers.units):
            return Owners(some.end())
        if helpers and say.ONE_ANOTHER.match(self._plain.low, helpers.end):
            return Owners(helpers.end, helpers.lead)
        return Owners(helpers.end, (), helpers.lead) if helpers and helpers.units else None

    def _helped_by(self, at: int) -> Owners | None:
        """'A làm đầu mối, | các đơn vị liên quan phối hợp, …'."""
        comma = at + 2 if self._plain.low.startswith(", ", at) else at
        helpers = self._read_list(comma, bare=True)
        if helpers and helpers.is_all and self._plain.low.endswith("phối hợp", comma, helpers.end):
            return replace(helpers, end=helpers.end + 2 * self._plain.low.startswith(", ", helpers.end), lead=())
        behind = say.HELP.match(self._plain.low, helpers.end) if helpers else None
        return Owners(behind.end(), (), helpers.lead) if helpers and behind else None

    def presents_somebody(self, at: int) -> bool:
        """Whether a place presents a person ('Ông Quách Văn Đạt - Trưởng phòng'), and so asks nobody."""
        return self._presented is not None and self._presented.presents(at)

    def is_inside_name(self, start: int, end: int) -> bool:
        """Whether a range lies inside a unit's name ('Giáo dục thường xuyên')."""
        before = bisect_left(self._places, end) - 1
        return before >= 0 and self._mentions[before].start < start and self._mentions[before].end >= end

    def read_support(self, at: int) -> Owners | None:
        """Co-ordinating units where 'phối hợp với …' stands at a place; None when it does not."""
        together = say.TOGETHER.match(self._plain.low, at)
        if together is None:
            return None
        some = say.SOME_BODY.match(self._plain.low, together.end())
        joint = say.AND.match(self._plain.low, some.end()) if some else None
        helpers = self._read_list(joint.end() if joint else together.end(), bare=True)
        if helpers is None and some is not None:
            return Owners(some.end())
        return Owners(helpers.end, (), helpers.lead) if helpers else None

    def _read_list(self, at: int, *, bare: bool) -> Owners | None:
        whole: Owners | None = None
        while True:
            one = self._read_one(at, bare=bare)
            if whole is None:
                one = self._sorts.several(at) or one
            elif one is None:
                one = self._by_number(at, whole.units[-1:])
            if one is None:
                return whole
            if whole is None:
                whole = one
            else:
                lead = whole.lead + one.lead
                whole = Owners(one.end, lead, (), whole.is_all or one.is_all, whole.is_weak and one.is_weak)
            joint = say.AND.match(self._plain.low, whole.end)
            if not joint or len(whole.lead) > 15:
                return whole
            at = joint.end()

    def _by_number(self, at: int, before: tuple[str, ...]) -> Owners | None:
        """'Đội Quản lý số 1, | số 2': a body told from its sister by its number alone."""
        found = say.NUMBER_ALONE.match(self._plain.low, at)
        if found is None or not before:
            return None
        name = say.LAST_NUMBER.sub(found["n"].lstrip("0"), before[0])
        if name == before[0] or name not in self.index.names:
            return None
        return Owners(found.end(), (Named(at, found.end(), name, "", "part-of-name"),))

    def _read_one(self, at: int, *, bare: bool) -> Owners | None:
        """What `_owner_at` finds; kept, because lists of owners are read from each of their members again."""
        if (at, bare) in self._read:
            return self._read[at, bare]
        found = self._owner_at(at, bare=bare)
        if found is not None:
            self._read[at, bare] = found
        return found

    def _owner_at(self, at: int, *, bare: bool) -> Owners | None:
        """One owner: 1. a unit; 2. all units; 3. 'các đồng chí'; 4. a kind alone; 5. an unknown name; 6. people."""
        text, low = self._plain.text, self._plain.low
        if at >= len(low):
            return None
        match = self._unit(at, bare=bare)
        if match is not None:
            return Owners(match.end, (Named(at, match.end, match.name, "", match.rule),))
        for pattern, weak in ((ALL_UNITS, False), (YOU, True)):
            found = pattern.match(low, at)
            is_loud = found is not None and text[at : found.end()].isupper()
            if found and (is_loud or not text[found.end() : found.end() + 2].strip()[:1].isupper()):
                return Owners(found.end(), is_all=True, is_weak=weak)
        every = self.each_of(at, len(low)) if say.EVERY_ONE.match(low, at) else None
        if every is not None and every.lead:
            return every
        heads = self._sorts.all_of(at)
        if heads is not None:
            return heads
        of_two_words = self._kind_alone(at, bare=bare) if text.startswith("Ban ", at) else None
        if of_two_words is not None and of_two_words.end > at + len("Ban"):
            return of_two_words
        found = say.UNKNOWN.match(text, at)
        if found and not text[at : found.end() + 8].isupper():
            end = self._whole_name(at, found.end())
            return Owners(end, (Named(at, end, "", text[at:end], "unknown"),))
        return (
            self._kind_alone(at, bare=bare)
            or self._head_alone(at)
            or self._he_alone(at)
            or (self._people(at) if bare else None)
        )

    def _whole_name(self, start: int, end: int) -> int:
        """Past the last syllable of a name of whole words, unless what stands there is already what is asked."""
        said = self._plain.text[start:end].split()
        last = say.LAST_SYLLABLE.match(self._plain.text, end)
        if not (len(said) == _KIND_AND_ONE or any(word.islower() for word in said[-_KIND_AND_ONE:])):
            return end
        asks = last is not None and work_at(self._plain.low, end + 1, min(len(self._plain.low), end + 60))
        return last.end() if last is not None and not asks else end

    def _unit(self, at: int, *, bare: bool) -> UnitMatch | None:
        """A unit named at a place, directly, by its head, by its side or by its field of work."""
        text, low = self._plain.text, self._plain.low
        direct = self.index.match(at, bare=bare) or self._localities.match(text, low, at, bare=bare)
        direct = direct or self._groups.match(low, at)
        if direct:
            is_verb = direct.rule == "part-of-name" or direct.name.lower().startswith(low[at : direct.end])
            return None if is_verb and self._is_verb(direct) else direct
        presented = self._presented.match(at) if self._presented else None
        if presented is not None:
            return presented
        person = say.PERSON_OF.match(text, at)
        field = self.index.match(person.end(), bare=True) if person else None
        field = field or (self.index.match_field(person.end(), of_trade=False) if person else None)
        if field:
            return replace(field, start=at, rule="head")
        person_and_unit = self._behind_a_person(at)
        if person_and_unit is not None:
            return person_and_unit
        side = say.SIDE.match(low, at)
        beside = self.index.match(side.end(), bare=True) if side else None
        if beside:
            return replace(beside, rule="side")
        lead_in = say.LEAD_IN.match(low, at)
        start = lead_in.end() if lead_in else at
        for pattern, rule in ((None, "name"), (say.HEAD, "head"), (say.SIDE, "side")):
            behind = pattern.match(low, start) if pattern else None
            if pattern and not behind:
                continue
            place = behind.end() if behind else start
            match = self.index.match(place, bare=bare or pattern is not None)
            match = match or (self._localities.match(text, low, place) if rule != "side" else None)
            if match:
                return replace(match, rule=rule if pattern else match.rule)
        head = say.HEAD.match(low, start)
        alone = self._kind_alone(head.end(), bare=True) if head else None
        if alone:
            return UnitMatch(at, alone.end, alone.units[0], "head")
        side = say.SIDE.match(low, start) or side
        return self.index.match_field(side.end(), of_trade=side.group().startswith("ngành")) if side else None

    def _behind_a_person(self, at: int) -> UnitMatch | None:
        """'chị Hai | Tư pháp', 'anh Tâm | Trung tâm Y tế': a unit right behind a person's name."""
        person = say.PERSON.match(self._plain.text, at)
        place = person.end() if person else at
        for _ in range(say.LONGEST_NAME if person else 0):
            name = say.NAME_WORD.match(self._plain.text, place)
            if name is None:
                return None
            place = name.end()
            match = self.index.match(place, bare=True)
            if match is not None:
                return replace(match, start=at, rule="head")
        return None

    def _is_verb(self, match: UnitMatch) -> bool:
        said = self._plain.low[match.start : match.end]
        if match.rule == "part-of-name" and self._plain.text[match.start].islower():
            return verb_end(self._plain.low, match.start) >= match.end  # 'xây dựng phương án' beside a Sở Xây dựng
        return said == "thanh tra" and bool(say.NOT_A_BODY.match(self._plain.low, match.end))

    def _kind_alone(self, at: int, *, bare: bool) -> Owners | None:
        """'Phòng', 'Ban': the unit of that kind named last, else the only one of its kind."""
        found = KIND_ALONE.match(self._plain.low, at)
        if not found or not (self._plain.text[at].isupper() or (bare and self._is_subject(found))):
            return None
        name = self._unit_of_kind(FULL_KIND.get(found["kind"], found["kind"]), at)
        return Owners(found.end(), (Named(at, found.end(), name, "", "pronoun"),), is_weak=True) if name else None

    def _head_alone(self, at: int) -> Owners | None:
        """'Đồng chí Giám đốc', 'anh Trưởng phòng': the unit of such a head that was named last."""
        found = HEAD_ALONE.match(self._plain.low, at)
        if not found:
            return None
        kinds = KINDS_OF_HEADS[found["head"]]
        earlier = self._mentions[: bisect_left(self._places, at)]
        recent = (one.name for one in reversed(earlier[-_FAR:]) if self.index.kinds[one.name].startswith(kinds))
        name = next(recent, "")
        return Owners(found.end(), (Named(at, found.end(), name, "", "pronoun"),), is_weak=True) if name else None

    def _he_alone(self, at: int) -> Owners | None:
        """'anh phải …': the unit that the same paragraph named last."""
        found = HE_ALONE.match(self._plain.low, at)
        if not found:
            return None
        paragraph = self._plain.low.rfind("\n", 0, at) + 1
        name = self._person_before(found.group(), max(paragraph, at - _SAME_TALK), at)
        last = bisect_left(self._places, at) - 1
        if not name and (last < 0 or self._mentions[last].start < paragraph):
            return None
        name = name or self._mentions[last].name
        return Owners(found.end(), (Named(at, found.end(), name, "", "pronoun"),), is_weak=True)

    def _person_before(self, address: str, start: int, at: int) -> str:
        """The unit of the person last named with an address: 'chị Út văn hóa xin …; | chị phải …'; '' when of none."""
        said = [one for one in say.PERSON.finditer(self._plain.text, start, at) if one.group().lower() == f"{address} "]
        units = (
            self._unit(one.start(), bare=True) or self.index.match_field(one.end(), of_trade=False)
            for one in reversed(said[-_NEAR_PEOPLE:])
        )
        return next((unit.name for unit in units if unit is not None), "")

    def _is_subject(self, found: re.Match[str]) -> bool:
        """Whether a kind in small letters is somebody ('phòng phải …', 'phía Ủy ban'), not part of another word."""
        low, end = self._plain.low, found.end()
        if found.start("kind") > found.start() or low[end : end + 1] in (":", ",", ")", ""):
            return True
        return MODALS.end(low, end + 1) >= 0 or bool(work_at(low, end + 1, min(len(low), end + 40)))

    def _unit_of_kind(self, kind: str, at: int) -> str:
        """The unit of a kind that was named last before a place, else the only one of its kind; '' when none is."""
        same = self.index.of_kind(kind)
        if kind == "văn phòng" and same:
            return next((name for name in same if "UBND" in name or "Ủy ban" in name), same[0])
        earlier = self._mentions[: bisect_left(self._places, at)]
        named = next((one.name for one in reversed(earlier[-_FAR:]) if one.name in same), "")
        return named or (same[0] if len(same) == 1 else "")

    def _people(self, at: int) -> Owners | None:
        """People who are no unit: 'bà con', 'các hộ', 'cán bộ, công chức'."""
        found = PEOPLE.match(self._plain.low, at)
        if not found:
            return None
        named = Named(at, found.end(), "", self._plain.text[at : found.end()], "people")
        return Owners(found.end(), (named,), is_weak=True)
