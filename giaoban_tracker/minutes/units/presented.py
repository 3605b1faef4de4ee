"""People of units (cán bộ của đơn vị): presented by name and office, so that 'ông Cường' is his unit."""

from __future__ import annotations

import re
from collections.abc import Callable

from giaoban_tracker.minutes.plain import CAPITALS, LETTERS, PlainText
from giaoban_tracker.minutes.units.index import UnitMatch

_HONOUR = (
    r"(?:[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị|[Cc]ô|[Cc]hú|[Tt]hầy|[Đđ]ồng chí|[Đđ]/c|[Tt]hiếu tá|[Tt]rung tá|[Đđ]ại úy"
    r"|[Tt]hượng tá)"
)
_WORD = rf"[{CAPITALS}][{LETTERS}]*"
_PRESENTED = re.compile(rf"{_HONOUR} (?P<name>{_WORD}(?: {_WORD}){{1,4}}),? ?(?:[-–(] ?)?(?=[^\W\d])")
_CALLED = re.compile(rf"{_HONOUR} (?P<name>{_WORD}(?: {_WORD}){{0,4}})(?![{LETTERS}{CAPITALS}])")
_MOST_PEOPLE = 200


class Presented:
    """The people of one text who were presented with their unit."""

    def __init__(self, plain: PlainText, unit_at: Callable[[int], UnitMatch | None]) -> None:
        """Read every presentation ('Ông Lê Văn Cường, công chức Địa chính'); two people of one name are nobody."""
        self._text = plain.text
        self._units: dict[str, str] = {}
        for found in list(_PRESENTED.finditer(plain.text))[:_MOST_PEOPLE]:
            match = unit_at(found.end())
            given = found["name"].split()[-1]
            if match is not None and match.name:
                known = self._units.setdefault(given, match.name)
                self._units[given] = match.name if known == match.name else ""

    def presents(self, at: int) -> bool:
        """Whether somebody is presented at a place, with name and office or any words behind."""
        return bool(_PRESENTED.match(self._text, at))

    def match(self, at: int) -> UnitMatch | None:
        """The unit of the person named at a place."""
        found = _CALLED.match(self._text, at) if self._units else None
        unit = self._units.get(found["name"].split()[-1], "") if found else ""
        return UnitMatch(at, found.end(), unit, "head") if found and unit else None
