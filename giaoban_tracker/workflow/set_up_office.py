"""Set up an office: its name and letterhead, and the blocs, leaders and units of a preset, in one transaction."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from giaoban_tracker.domain.changes import Changes
from giaoban_tracker.domain.errors import Refused
from giaoban_tracker.domain.fact import BlocDescribed, Fact, LeaderDescribed, OfficeDescribed, UnitDescribed
from giaoban_tracker.domain.identity import OFFICE, BlocId
from giaoban_tracker.domain.unit import BlocTerms, LeaderTerms, OfficeTerms, UnitKind, UnitTerms
from giaoban_tracker.workflow.desk import Desk
from giaoban_tracker.workflow.presets import PRESETS, Preset, read_preset


@dataclass(frozen=True, slots=True)
class PresetChoice:
    """A preset as a person chooses it.

    Attributes:
        name: proposed name of the office; empty for the empty preset.
        units: how many units it brings along.
        office, notation, capacity, position: how its papers are headed and signed, as in `OfficeTerms`.
    """

    key: str
    title: str
    name: str
    units: int = 0
    office: str = ""
    notation: str = ""
    capacity: str = ""
    position: str = ""


def presets(resources: Path) -> tuple[PresetChoice, ...]:
    """The presets in the order in which they are offered."""
    found = (read_preset(resources, key) for key in PRESETS)
    return tuple(
        PresetChoice(
            key=preset.key,
            title=preset.title,
            name=preset.name,
            units=len(preset.units),
            office=preset.office,
            notation=preset.notation,
            capacity=preset.capacity,
            position=preset.position,
        )
        for preset in found
    )


def set_up(
    desk: Desk,
    preset_key: str,
    *,
    name: str,
    parent: str = "",
    place: str = "",
    signer: str = "",
    on: date | None = None,
) -> Changes:
    """Describe the office and everything its preset holds.

    Args:
        name: the issuing body as the letterhead prints it.
        on: the day from which it counts; a book that takes over older meetings is set up from an early day.

    Raises:
        Refused: "unknown-preset", "name-missing", "office-exists".
    """
    if not name.strip():
        raise Refused("name-missing")
    preset = read_preset(desk.resources, preset_key)
    with desk.ledger.writing() as book:
        if book.units() or book.office().name:
            raise Refused("office-exists", name=book.office().name)
        terms = OfficeTerms(
            name=name.strip(),
            parent=parent.strip(),
            office=preset.office,
            place=place.strip(),
            notation=preset.notation,
            capacity=preset.capacity,
            position=preset.position,
            signer=signer.strip(),
            recipients=preset.recipients,
            preset=preset.key,
        )
        return book.append([desk.fact(OFFICE, OfficeDescribed(terms), on=on), *_described(desk, preset, on)])


def _described(desk: Desk, preset: Preset, on: date | None) -> list[Fact]:
    bloc_ids = {key: BlocId(desk.new_id()) for key, _ in preset.blocs}
    blocs = [
        desk.fact(bloc_ids[key], BlocDescribed(BlocTerms(name, order)), on=on)
        for order, (key, name) in enumerate(preset.blocs, 1)
    ]
    leaders = [
        desk.fact(desk.new_id(), LeaderDescribed(LeaderTerms(name, title, order=order)), on=on)
        for order, (name, title) in enumerate(preset.leaders, 1)
    ]
    units = [
        desk.fact(
            desk.new_id(),
            UnitDescribed(
                UnitTerms(
                    name=unit.name,
                    code=unit.code,
                    kind=UnitKind(unit.kind),
                    aliases=unit.aliases,
                    blocs=tuple(bloc_ids[key] for key in unit.blocs),
                    order=order,
                )
            ),
            on=on,
        )
        for order, unit in enumerate(preset.units, 1)
    ]
    return [*blocs, *leaders, *units]
