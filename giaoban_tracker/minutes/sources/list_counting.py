"""Lists that a word processor counts: levels, how far each has been counted, and the mark that is printed."""

from __future__ import annotations

import re
from dataclasses import dataclass

from giaoban_tracker.minutes.sources.list_marks import bullet, number_as

LEVELS = 9
_PLACE = re.compile("%([1-9])")


@dataclass(frozen=True, slots=True)
class Level:
    """How a level of a list counts.

    Attributes:
        start: its first number.
        form: as in `list_marks.number_as`, or "bullet", or "none".
        pattern: the mark, "%1" standing for the number of the first level; of bullets the sign.
        restarts: whether it begins anew under each item above it.
        plain_numbers: whether the levels above are written in plain numbers in its mark.
        style: the paragraph style that belongs to it; None when none does.
    """

    start: int
    form: str
    pattern: str
    restarts: bool = True
    plain_numbers: bool = False
    style: str | None = None


class CountedList:
    """The levels of a list and how far it has been counted."""

    def __init__(self, levels: dict[int, Level]) -> None:
        self.levels = levels
        self._counted: dict[int, int] = {}

    def start_at(self, level: int, start: int) -> None:
        """The next item of a level gets this number."""
        self._counted[level] = start - 1

    def count(self, level: int) -> str:
        """Count an item of a level, which must be one of the list's; deeper levels begin anew. Returns its mark."""
        self._counted[level] = self._counted.get(level, self.levels[level].start - 1) + 1
        for deeper in [one for one in self._counted if one > level]:
            if deeper not in self.levels or self.levels[deeper].restarts:
                del self._counted[deeper]
        return self._mark(level)

    def _mark(self, level: int) -> str:
        own = self.levels[level]
        if own.form == "bullet":
            return self._bullet(level)
        if own.form == "none":
            return _PLACE.sub("", own.pattern).strip()
        return _PLACE.sub(lambda place: self._number(int(place[1]) - 1, own.plain_numbers), own.pattern).strip()

    def _number(self, level: int, plain: bool) -> str:
        named = self.levels.get(level)
        if named is None:
            return ""
        return number_as(self._counted.get(level, named.start), "decimal" if plain else named.form)

    def _bullet(self, level: int) -> str:
        """Bullets are pictures in odd fonts; offices type '-' and below it '+'."""
        pattern = self.levels[level].pattern.strip()
        if pattern in ("", "-", "+"):
            return pattern
        return bullet(sum(1 for one in range(level) if one in self.levels and self.levels[one].form == "bullet"))
