"""Whom the cells of a sheet mean: units by name, alias or guess, whole blocs; what a person confirmed comes first."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
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
    """

    units: tuple[UnitId, ...] = ()
    bloc: BlocId | None = None
    unknown: tuple[str, ...] = ()
    guessed: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()


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
        return Owners(tuple(units), None, tuple(unknown), tuple(guessed), tuple(asked))

    def _bloc(self, cell: str) -> BlocId | None:
        if cell not in self._bloc_cells:
            found = _BLOC.match(folded(cell))
            self._bloc_cells[cell] = self._blocs.get(_bloc_key(found["name"])) if found else None
        return self._bloc_cells[cell]


def _bloc_key(name: str) -> str:
    return re.sub(r"\W+", " ", folded(name)).strip()
