"""Units in a cell: one or several names, as offices write them, laid along the units of this office.

The ladder (forms.md, F2): 1. a name or alias; 2. a code; 3. the name without a number before it ("8. Phòng Nội vụ");
4. a name as minutes understand it, abbreviated or in part; 5. a part of one name only. The first three are certain, the
others are a guess that a person confirms.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from giaoban_tracker.domain.search_text import folded
from giaoban_tracker.minutes.plain import make_plain
from giaoban_tracker.minutes.units import UnitName
from giaoban_tracker.minutes.units.index import UnitIndex

_NUMBERED = re.compile(r"^\s*(?:\d{1,3}\s*[.)/-]|[-–+•*])\s*")
_STRONG = re.compile(r"\s*(?:;|\n|\s\+\s|\s/\s)\s*")
_WEAK = re.compile(r"\s*(?:,|\s–\s|\s-\s)\s*|\s+và\s+|\s+(?=&)", re.IGNORECASE)
_LEAST_PART = 4


@dataclass(frozen=True, slots=True)
class NamedUnit:
    """A unit as a sheet may call it."""

    name: str
    code: str = ""
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class UnitWords:
    """Words of a cell that stand for one owner.

    Attributes:
        words: as written, without the number before them.
        name: the official name they mean; empty when no unit is called so.
        is_certain: whether they say it exactly; else `name` is a guess.
    """

    words: str
    name: str = ""
    is_certain: bool = False


class UnitReader:
    """Reads cells against the units of one office; a text that was read once is not read again."""

    def __init__(self, units: Sequence[NamedUnit]) -> None:
        self._units = units
        self._names = [UnitName(unit.name, unit.aliases) for unit in units]
        self._exact: dict[str, str] = {}
        # What stands first wins: a unit's own name before another's code or alias.
        for called in (lambda unit: (unit.name,), lambda unit: unit.aliases, lambda unit: (unit.code,)):
            for unit in units:
                for said in called(unit):
                    if said:
                        self._exact.setdefault(_key(said), unit.name)
        self._known: dict[str, tuple[UnitWords, ...]] = {}

    def read(self, cell: str) -> tuple[UnitWords, ...]:
        """The owners that a cell names, in its order; never empty for a cell with words."""
        if cell not in self._known:
            self._known[cell] = tuple(self._read(cell))
        return self._known[cell]

    def _read(self, cell: str) -> Iterator[UnitWords]:
        whole = " ".join(cell.split())
        if self._certain(whole):
            yield self._one(whole)
            return
        for part in filter(None, map(str.strip, _STRONG.split(cell))):
            yield from self._parted(" ".join(part.split()))

    def _parted(self, words: str) -> Iterator[UnitWords]:
        """Names joined by commas and 'và', which stand inside names too: the longest known run of pieces is one.

        Pieces that nobody knows are more likely one name with a comma in it than several names.
        """
        one = self._one(words)
        joints = list(_WEAK.finditer(words))
        starts = [0, *(found.end() for found in joints)]
        ends = [*(found.start() for found in joints), len(words)]
        pieces: list[UnitWords] = []
        at = 0
        while at < len(starts) and not one.name:
            runs = [self._one(words[starts[at] : end]) for end in reversed(ends[at:])]
            known = next((place for place, run in enumerate(runs) if run.is_certain), None)
            if known is None:
                known = next((place for place, run in enumerate(runs) if run.name), len(runs) - 1)
            pieces.append(runs[known])
            at += len(runs) - known
        yield from pieces if any(piece.name for piece in pieces) else [one]

    def _certain(self, words: str) -> bool:
        return _key(words) in self._exact

    def _one(self, words: str) -> UnitWords:
        said = _NUMBERED.sub("", words).strip(" .,;:")
        exact = self._exact.get(_key(words))
        if exact is not None:
            return UnitWords(said, exact, is_certain=True)
        return UnitWords(said, self._understood(said) or self._partly(said))

    def _understood(self, words: str) -> str:
        """The unit that minutes would understand by these words, if they are said to the end."""
        if not words:
            return ""
        plain = make_plain(words)
        found = UnitIndex(plain, self._names).match(0, bare=True)
        return found.name if found is not None and found.end >= len(plain.text) else ""

    def _partly(self, words: str) -> str:
        """The only unit that has these words in its name, or whose name stands in these words."""
        wanted = folded(words)
        if len(wanted) < _LEAST_PART:
            return ""
        found = {unit.name for unit in self._units if f" {wanted} " in f" {folded(unit.name)} "}
        return found.pop() if len(found) == 1 else ""


def _key(words: str) -> str:
    return re.sub(r"[^\w]+", " ", folded(_NUMBERED.sub("", words))).strip()
