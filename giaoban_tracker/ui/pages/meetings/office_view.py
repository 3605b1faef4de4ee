"""What pickers of a review know of the office: names by id, units and blocs to choose from, speakers to propose."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from giaoban_tracker.domain.identity import BlocId, UnitId
from giaoban_tracker.domain.meeting import MeetingTerms
from giaoban_tracker.domain.unit import members_on
from giaoban_tracker.ui.pages.meetings.card_words import Names
from giaoban_tracker.ui.pages.meetings.units_field import Choice
from giaoban_tracker.workflow.list_tasks import Particulars
from giaoban_tracker.workflow.review import Owners

_BLOC = "khối:"


@dataclass(frozen=True, slots=True)
class OfficeView:
    """The office at one meeting.

    Attributes:
        lead_choices: the meeting's bloc, its units, the other blocs, the other units.
        support_choices: units alone.
    """

    known: Particulars
    names: Names
    lead_choices: tuple[Choice, ...]
    support_choices: tuple[Choice, ...]
    members: dict[BlocId, tuple[UnitId, ...]]

    def lead_keys(self, owners: Owners) -> tuple[str, ...]:
        """The choices that stand for the lead units."""
        return (f"{_BLOC}{owners.bloc}",) if owners.bloc is not None else owners.lead

    def owners_of(self, lead_keys: Sequence[str], support: Sequence[str]) -> Owners:
        """The owners that choices stand for: a bloc and units exclude each other, the one chosen last holds."""
        units = tuple(UnitId(key) for key in lead_keys if not key.startswith(_BLOC))
        bloc = None
        if lead_keys and lead_keys[-1].startswith(_BLOC):
            bloc = BlocId(lead_keys[-1].removeprefix(_BLOC))
        helping = tuple(UnitId(key) for key in support)
        if bloc is None:
            return Owners(units, tuple(unit for unit in helping if unit not in units))
        return Owners(tuple(unit for unit in self.members[bloc] if unit not in helping), helping, bloc)


def office_view(known: Particulars, terms: MeetingTerms) -> OfficeView:
    """The office as it is on the day of a meeting, its bloc first."""
    units = [unit for unit in known.units if unit.exists_on(terms.held_on)]
    blocs = sorted(known.blocs, key=lambda bloc: bloc.id != terms.bloc)
    members = {bloc.id: tuple(unit.id for unit in members_on(known.units, bloc.id, terms.held_on)) for bloc in blocs}
    bloc_choices = [
        Choice(f"{_BLOC}{bloc.id}", f"Các đơn vị khối {bloc.name} ({len(members[bloc.id])} đơn vị)")
        for bloc in blocs
        if members[bloc.id]
    ]
    mine = set(members.get(terms.bloc, ())) if terms.bloc is not None else set()
    in_order = sorted(units, key=lambda unit: unit.id not in mine)
    unit_choices = tuple(Choice(unit.id, unit.name, (unit.terms.code, *unit.terms.aliases)) for unit in in_order)
    near = len(bloc_choices[:1]) if terms.bloc is not None else 0
    lead = (*bloc_choices[:near], *unit_choices, *bloc_choices[near:])
    names = Names({unit.id: unit.name for unit in known.units}, {bloc.id: bloc.name for bloc in known.blocs})
    return OfficeView(known, names, lead, unit_choices, members)
