"""A leader called by a second office: 'Đồng chí Trưởng Ban Chỉ đạo kết luận', where the chairman heads it too."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from giaoban_tracker.minutes.people.roster import Mention, Person, Roster
from giaoban_tracker.minutes.people.titles import HEADS_BESIDES
from giaoban_tracker.minutes.plain import CAPITALS, PlainText


def admit_second_offices(plain: PlainText, roster: Roster) -> None:
    """Add every place that calls a leader by an office he holds besides his title, where only one leader holds it."""
    holders: dict[str, Person] = {}
    for person in roster.people:
        for title in person.titles[1:]:
            office = HEADS_BESIDES.match(title)
            if office is not None:
                taken = office.group() in holders and holders[office.group()] is not person
                holders[office.group()] = Person("") if taken else person
    kept = {office: person for office, person in holders.items() if person.shown}
    if kept:
        roster.admit(list(_called(plain, kept, roster.mentions)))


def _called(plain: PlainText, holders: dict[str, Person], known: list[Mention]) -> Iterator[Mention]:
    """Places of a title said with 'đồng chí' or 'ông', outside what already names somebody; none of another body."""
    offices = "|".join(sorted(map(re.escape, holders), key=len, reverse=True))
    named = re.compile(rf"(?:đồng chí|đ/c|ông|bà) (?P<office>{offices})(?!\w)")
    of_another = re.compile(rf" [{CAPITALS}]")
    starts = [mention.start for mention in known]
    for found in named.finditer(plain.low):
        before = bisect_right(starts, found.end()) - 1
        is_inside = before >= 0 and known[before].end > found.start()
        if not is_inside and not of_another.match(plain.text, found.end()):
            yield Mention(found.start(), found.end(), holders[found["office"]])
