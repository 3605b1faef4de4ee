"""Units named by their sort (loại đơn vị): 'ba hiệu trưởng', 'hai trạm', 'các đội', 'các Sở: Xây dựng, Tài chính'."""

from __future__ import annotations

from giaoban_tracker.minutes.units.index import UnitIndex
from giaoban_tracker.minutes.units.named import Named, Owners
from giaoban_tracker.minutes.units.owner_words import AND, SEVERAL_OF_A_KIND
from giaoban_tracker.minutes.units.pronouns import (
    ALL_OF_KIND,
    BODIES_OF_KIND,
    HEADS_OF_KIND,
    KINDS_OF_HEADS,
    NUMBERS_OF_BODIES,
)

_LEAST_OF_A_KIND = 2


class Sorts:
    """Reads several units at once in one text in small letters."""

    def __init__(self, low: str, index: UnitIndex) -> None:
        self._low = low
        self._index = index

    def all_of(self, at: int) -> Owners | None:
        """Every unit of the sort that is named at a place; None when none is, or the office has only one."""
        return self._heads_of_kind(at) or self._bodies_of_kind(at) or self._all_of_kind(at)

    def _heads_of_kind(self, at: int) -> Owners | None:
        """'ba hiệu trưởng': every unit of the kind that such heads lead; None when the office has fewer than two."""
        found = HEADS_OF_KIND.match(self._low, at)
        kinds = KINDS_OF_HEADS[found["head"]] if found else ()
        names = [name for name, kind in self._index.kinds.items() if kind.startswith(kinds)] if kinds else []
        if found is None or len(names) < _LEAST_OF_A_KIND:
            return None
        return Owners(found.end(), tuple(Named(at, found.end(), name, "", "collective") for name in names))

    def _bodies_of_kind(self, at: int) -> Owners | None:
        """'hai trường', 'ba trạm': every unit of a kind, when the office has as many as are said."""
        found = BODIES_OF_KIND.match(self._low, at)
        names = self._index.of_kind(found["kind"]) if found else ()
        if found is None or len(names) < _LEAST_OF_A_KIND or len(names) != NUMBERS_OF_BODIES[found["n"]]:
            return None
        return Owners(found.end(), tuple(Named(at, found.end(), name, "", "collective") for name in names))

    def _all_of_kind(self, at: int) -> Owners | None:
        """'các đội': every unit of a kind of which the office names several."""
        found = ALL_OF_KIND.match(self._low, at)
        names = self._index.of_kind(found["kind"]) if found else ()
        if found is None or len(names) < _LEAST_OF_A_KIND:
            return None
        return Owners(found.end(), tuple(Named(at, found.end(), name, "", "collective") for name in names))

    def several(self, at: int) -> Owners | None:
        """'các Sở: Xây dựng, Tài chính': several bodies by their names behind the kind of all of them."""
        kind = SEVERAL_OF_A_KIND.match(self._low, at)
        lead: tuple[Named, ...] = ()
        place = kind.end() if kind else -1
        while kind is not None and place >= 0:
            match = self._index.match(place, bare=True)
            if match is None or not match.name.lower().startswith(kind["kind"]):
                break
            lead = (*lead, Named(place, match.end, match.name, "", match.rule))
            joint = AND.match(self._low, match.end)
            place = joint.end() if joint else -1
        return Owners(lead[-1].end, lead) if len(lead) >= _LEAST_OF_A_KIND else None
