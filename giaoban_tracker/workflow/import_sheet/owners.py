"""Whom the cells of a sheet mean: units by name, alias or guess, whole blocs; what a person confirmed comes first."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from giaoban_tracker.domain.identity import BlocId, UnitId
from giaoban_tracker.domain.search_text import folded
from giaoban_tracker.domain.unit import Bloc, Unit, members_on
from giaoban_tracker.minutes.sheet import UnitReader
from giaoban_tracker.minutes.sheet.unit_cells import NamedUnit
from giaoban_tracker.workflow.import_sheet.proposal import AskedUnit, NewUnit

_BLOC = re.compile(
    r"^(?:(?:cac |tat ca cac )?(?:co quan, |co quan )?don vi |cac phong )?(?:thuoc )?khoi (?P<name>.+?)"
    r"(?: \(\d+ don vi\))?$"
)


@dataclass(frozen=True, slots=True)
class Owners:
    """The units of one cell.

    Attributes:
        units: in the order of the cell, each once; may be empty.
        bloc: the bloc that they are; None when they were named one by one.
        unknown: words that no unit was found for; may be empty.
        guessed: words whose unit is a guess that nobody has confirmed.
        asked: words that are no certain name, confirmed or not.
        merged: names of units that had ended by then, each with the unit that took its place and is meant instead.
        ended: names of units that had ended by then without one; they are meant all the same.
    """

    units: tuple[UnitId, ...] = ()
    bloc: BlocId | None = None
    unknown: tuple[str, ...] = ()
    guessed: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    merged: tuple[tuple[str, str], ...] = ()
    ended: tuple[str, ...] = ()


class OwnerReader:
    """Reads the cells of one import and remembers which words a person should confirm."""

    def __init__(
        self,
        units: Sequence[Unit],
        blocs: Sequence[Bloc],
        confirmed: Mapping[str, UnitId | None],
        new_units: Sequence[NewUnit],
        today: date,
    ) -> None:
        """Take the office's units; those that have ended are understood only while no unit in being is called so."""
        self._units = sorted(units, key=lambda unit: not unit.exists_on(today))
        self._known = {unit.id: unit for unit in self._units}
        self._ids = {unit.name: unit.id for unit in reversed(self._units)}
        self._blocs = {_bloc_key(bloc.name): bloc.id for bloc in blocs}
        self._confirmed = {folded(words): unit for words, unit in confirmed.items()}
        self._reader = UnitReader(
            [NamedUnit(unit.name, unit.terms.code, unit.terms.aliases) for unit in self._units]
            + [NamedUnit(new.terms.name) for new in new_units]
        )
        self._ids.update((new.terms.name, new.id) for new in new_units)
        self._bloc_cells: dict[str, BlocId | None] = {}
        self._asked: Counter[str] = Counter()
        self._guesses: dict[str, UnitId | None] = {}

    @property
    def asked(self) -> tuple[AskedUnit, ...]:
        """The words that were no certain name, confirmed or not, the most frequent first."""
        return tuple(AskedUnit(words, self._guesses[words], rows) for words, rows in self._asked.most_common())

    def ask(self, *owners: Owners) -> None:
        """Remember whom a person should confirm, once for each row that is written."""
        self._asked.update(words for one in owners for words in one.asked)

    def read(self, cell: str, day: date) -> Owners:
        """The owners that a cell names; a bloc gives its members of that day."""
        if not cell:
            return Owners()
        bloc = self._bloc(cell)
        if bloc is not None:
            return Owners(tuple(unit.id for unit in members_on(self._units, bloc, day)), bloc)
        units: dict[UnitId, None] = {}
        unknown, guessed, asked = [], [], []
        for one in self._reader.read(cell):
            guess = self._ids.get(one.name) if one.name else None
            if one.is_certain and guess is not None:
                units[guess] = None
                continue
            asked.append(one.words)
            self._guesses[one.words] = guess
            meant = self._confirmed.get(folded(one.words), guess)
            if meant is None:
                unknown.append(one.words)
            else:
                units[meant] = None
                if folded(one.words) not in self._confirmed:
                    guessed.append(one.words)
        return self._in_being(Owners(tuple(units), None, tuple(unknown), tuple(guessed), tuple(asked)), day)

    def _in_being(self, owners: Owners, day: date) -> Owners:
        """Who is meant on that day: in the place of a unit that was merged before, the one that it went into."""
        units: dict[UnitId, None] = {}
        merged, ended = [], []
        for one in owners.units:
            unit = self._known.get(one)
            successor = self._successor(unit, day) if unit is not None else None
            units[successor.id if successor is not None else one] = None
            if unit is not None and successor is not None:
                merged.append((unit.name, successor.name))
            elif unit is not None and _has_ended(unit, day):
                ended.append(unit.name)
        return replace(owners, units=tuple(units), merged=tuple(merged), ended=tuple(ended))

    def _successor(self, unit: Unit, day: date) -> Unit | None:
        """The unit that goes on with what an ended one did; None for one in being, and where nobody was named."""
        seen: set[UnitId] = set()
        found: Unit | None = unit
        while found is not None and _has_ended(found, day) and found.id not in seen:
            seen.add(found.id)
            found = self._known.get(found.terms.merged_into) if found.terms.merged_into is not None else None
        return found if found is not None and seen and not _has_ended(found, day) else None

    def _bloc(self, cell: str) -> BlocId | None:
        if cell not in self._bloc_cells:
            found = _BLOC.match(folded(cell))
            self._bloc_cells[cell] = self._blocs.get(_bloc_key(found["name"])) if found else None
        return self._bloc_cells[cell]


def _has_ended(unit: Unit, day: date) -> bool:
    return unit.terms.valid_to is not None and unit.terms.valid_to < day


def _bloc_key(name: str) -> str:
    return re.sub(r"\W+", " ", folded(name)).strip()
