"""Words in quotation marks whose speaker is named behind them: '"Phòng X phải …", Chủ tịch UBND huyện nói'."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

_QUOTED = re.compile(r"(?:^|(?<=[\s:]))[\"“](?P<said>[^\"“”\n]{20,900})[\"”][.,]? [-–]? ?")
_MOST_IN_A_SENTENCE = 20


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words that somebody is quoted with.

    Attributes:
        start: where the words begin, behind the opening mark.
        end: where they end, before the closing mark.
        behind: where the one who said them may be named.
    """

    start: int
    end: int
    behind: int


def quoted_words(low: str, start: int, end: int) -> tuple[Quoted, ...]:
    """The quotations of a line, in order; short ones are only names or catchwords."""
    return tuple(
        Quoted(found.start("said"), found.end("said"), found.end())
        for found in _QUOTED.finditer(low, start, end)
    )  # fmt: skip


def parted(start: int, end: int, quotations: tuple[Quoted, ...]) -> Iterator[tuple[int, int, Quoted | None]]:
    """A sentence taken apart where a quotation begins or ends: the stretches, with the quotation they lie in."""
    first = bisect_right(quotations, start, key=lambda one: one.end)
    for one in takewhile(lambda one: one.start <= end, quotations[first : first + _MOST_IN_A_SENTENCE]):
        if start < one.start - 1:
            yield start, one.start - 1, None
        if max(start, one.start) < min(end, one.end):
            yield max(start, one.start), min(end, one.end), one
        start = max(start, min(end, one.end + 1))
    if start < end:
        yield start, end, None
