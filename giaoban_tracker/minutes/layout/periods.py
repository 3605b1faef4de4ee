"""Periods that headings name: 'VIỆC TUẦN 15' over what was done, where 'VIỆC TUẦN 16' says what is to be done."""

from __future__ import annotations

import re
from collections.abc import Iterable

from giaoban_tracker.minutes.layout.lines import Line
from giaoban_tracker.minutes.plain import PlainText

_NAMES_A_PERIOD = re.compile(
    r"(?:(?:các |những )?(?:việc|công việc|công tác|nhiệm vụ|nội dung|kế hoạch|phần)(?: của| trong)? )?"
    r"(?P<unit>tuần|tháng|quý)(?: thứ)? (?P<number>\d{1,2}|[ivx]{1,4})(?:[ /(][^:.;]{0,30})?:?"
)
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_LAST = {"tuần": (52, 53), "tháng": (12,), "quý": (4,)}


class Periods:
    """The periods that the headings of one text name."""

    def __init__(self, plain: PlainText, lines: Iterable[Line]) -> None:
        said = (_period(plain.low[line.start : line.end]) for line in lines if line.end - line.start < _LONGEST)
        self._named = frozenset(one for one in said if one is not None)

    def is_over(self, words: str) -> bool:
        """Whether a heading names a period that another heading of the text names the next of."""
        period = _period(words) if self._named else None
        if period is None:
            return False
        unit, number = period
        return (unit, number + 1) in self._named or (number in _LAST[unit] and (unit, 1) in self._named)


_LONGEST = 60


def _period(words: str) -> tuple[str, int] | None:
    found = _NAMES_A_PERIOD.fullmatch(words)
    if found is None:
        return None
    number = _ROMAN.get(found["number"]) if found["number"].isalpha() else int(found["number"])
    return (found["unit"], number) if number is not None else None
