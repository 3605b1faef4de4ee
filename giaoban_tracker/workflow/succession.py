"""Units take the place of others (sáp nhập, giải thể): propose what is to be moved, then move it in one transaction.

Open shares pass to the successor with everything reported on them; what is finished stays with the unit that did it,
and every list as at an earlier day names the unit as it was called then.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from giaoban_tracker.domain import decide_course
from giaoban_tracker.domain.changes import Changes
from giaoban_tracker.domain.errors import Refused
from giaoban_tracker.domain.fact import BlocDescribed, Fact, TaskAmended, UnitDescribed
from giaoban_tracker.domain.fold import advance_task
from giaoban_tracker.domain.identity import BlocId, UnitId
from giaoban_tracker.domain.search_text import folded
from giaoban_tracker.domain.task import Task
from giaoban_tracker.domain.task_list import TaskQuery
from giaoban_tracker.domain.unit import BlocTerms, Unit, UnitKind, UnitTerms
from giaoban_tracker.ledger import Reading
from giaoban_tracker.workflow.book_state import open_tasks_led_by
from giaoban_tracker.workflow.desk import Desk
from giaoban_tracker.workflow.one_decision import day_of
from giaoban_tracker.workflow.presets import Preset, PresetUnit, read_preset

_SUCCESSORS = {
    # units.md, 'Mapping for renamed units': codes of the preset of 2017 to those of the presets of 2025.
    "VP": ("VP",),
    "PTP": ("VP",),
    "PNV": ("PVHXH",),
    "PGDDT": ("PVHXH",),
    "PVHTT": ("PVHXH",),
    "PLDTBXH": ("PVHXH",),
    "PYT": ("PVHXH",),
    "PDT": ("PVHXH",),
    "PTCKH": ("PKT", "PKTHTDT"),
    "PKT": ("PKT", "PKTHTDT"),
    "PQLDT": ("PKT", "PKTHTDT"),
    "PTNMT": ("PKT", "PKTHTDT"),
    "VPNTM": ("PKT", "PKTHTDT"),
    "DTTTH": ("TTCUDVC",),
    "TTYT": ("TYT",),
    "CA": ("CA",),
    "BCHQS": ("BCHQS",),
    "UBXP": ("THON", "TDP"),
}


@dataclass(frozen=True, slots=True)
class Move:
    """One unit and the one that takes its place.

    Attributes:
        leads: codes of the open tasks that it leads, by code.
        supports: codes of the open tasks that it helps with.
    """

    former: Unit
    successor: Unit
    leads: tuple[str, ...]
    supports: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MovePlan:
    """What a succession would move; nothing is written.

    Attributes:
        moves: in the office's order.
        without_successor: units that lead open tasks, end, and for which nobody named a successor.
    """

    moves: tuple[Move, ...]
    without_successor: tuple[Unit, ...] = ()

    @property
    def tasks(self) -> int:
        """How many shares would pass."""
        return sum(len(move.leads) for move in self.moves)


@dataclass(frozen=True, slots=True)
class Reform:
    """The units of a preset that replace those of today; nothing is written.

    Attributes:
        new: the units to be set up, in their order, with codes that are free.
        successors: by present unit the new unit's code, as the reform had it; a person may choose otherwise.
        open_ended: present units for which nothing is proposed.
    """

    preset: str
    new: tuple[UnitTerms, ...]
    successors: Mapping[UnitId, str]
    open_ended: tuple[UnitId, ...]


def propose_moves(desk: Desk, successors: Mapping[UnitId, UnitId]) -> MovePlan:
    """What would pass if units took the place of others.

    Raises:
        Refused: "unknown-unit", "merged-into-itself".
    """
    with desk.ledger.reading() as book:
        units = {unit.id: unit for unit in book.units()}
        _known(units, successors)
        order = [unit for unit in units if unit in successors]
        everything = book.tasks(TaskQuery(desk.today))
        moves = tuple(_move(units[one], units[successors[one]], everything) for one in order)
        ended = [unit for unit in units.values() if not unit.exists_on(desk.today) and unit.id not in successors]
        left = tuple(unit for unit in ended if open_tasks_led_by(book, unit.id, desk.today))
    return MovePlan(moves, left)


def move_units(
    desk: Desk,
    successors: Mapping[UnitId, UnitId],
    reason: str,
    *,
    on: date | None = None,
    decided_by: str = "",
    document: str = "",
) -> Changes:
    """Move the open tasks of units to their successors from a day on, and end the former units the day before.

    Raises:
        Refused: "unknown-unit", "merged-into-itself", "reason-missing", "in-the-future", "successor-ends-too",
            "unit-not-in-being" (a successor does not exist on that day), "ends-before-it-starts".
    """
    day = day_of(desk, on)
    if not reason.strip():
        raise Refused("reason-missing")
    with desk.ledger.writing() as book:
        units = {unit.id: unit for unit in book.units()}
        _known(units, successors)
        for successor in successors.values():
            if successor in successors:
                raise Refused("successor-ends-too", unit=units[successor].name)
        facts = [fact for one in successors for fact in _ended(desk, units[one], successors[one], day)]
        for task in book.tasks(TaskQuery(desk.today)):
            if task.stands and task.finished_on is None and task.assigned_on <= day:
                facts += _passed(desk, task, successors, units, _Grounds(reason.strip(), decided_by, document), day)
        return book.append(facts)


def propose_reform(desk: Desk, preset_key: str) -> Reform:
    """The units of a preset as successors of the present ones, for a district that becomes communes and wards.

    Raises:
        Refused: "unknown-preset".
    """
    preset = read_preset(desk.resources, preset_key)
    with desk.ledger.reading() as book:
        units = [unit for unit in book.units() if unit.exists_on(desk.today)]
        taken = {unit.terms.code for unit in book.units()}
    codes = {unit.code: _free(unit.code, taken) for unit in preset.units}
    new = tuple(_terms(unit, codes[unit.code]) for unit in preset.units)
    successors = {unit.id: codes[heir] for unit in units if (heir := _heir(unit, preset)) is not None}
    left = tuple(unit.id for unit in units if unit.id not in successors)
    return Reform(preset_key, new, successors, left)


def reform(
    desk: Desk,
    proposed: Reform,
    reason: str,
    *,
    on: date | None = None,
    successors: Mapping[UnitId, str] | None = None,
) -> Changes:
    """Set up the new units from a day on and move everything open to them, in one transaction.

    Args:
        successors: what a person chose instead of the proposal: the new unit's code by present unit.

    Raises:
        Refused: as `move_units`; "unknown-unit" for a code that the proposal has not.
    """
    day = day_of(desk, on)
    if not reason.strip():
        raise Refused("reason-missing")
    chosen = proposed.successors if successors is None else successors
    preset = read_preset(desk.resources, proposed.preset)
    ids = {terms.code: UnitId(desk.new_id()) for terms in proposed.new}
    for code in chosen.values():
        if code not in ids:
            raise Refused("unknown-unit", unit=code, near="")
    with desk.ledger.writing() as book:
        set_up = _set_up(desk, book, preset, proposed.new, ids, day)
        units = {unit.id: unit for unit in book.units()}
        new_units = {ids[terms.code]: Unit(ids[terms.code], replace(terms, valid_from=day)) for terms in proposed.new}
        heirs = {unit: ids[code] for unit, code in chosen.items()}
        _known(units | new_units, heirs)
        facts = [*set_up, *(fact for one in heirs for fact in _ended(desk, units[one], heirs[one], day))]
        grounds = _Grounds(reason.strip(), "", "")
        for task in book.tasks(TaskQuery(desk.today)):
            if task.stands and task.finished_on is None and task.assigned_on <= day:
                facts += _passed(desk, task, heirs, units | new_units, grounds, day)
        return book.append(facts)


@dataclass(frozen=True, slots=True)
class _Grounds:
    reason: str
    decided_by: str
    document: str


def _known(units: Mapping[UnitId, Unit], successors: Mapping[UnitId, UnitId]) -> None:
    for former, successor in successors.items():
        for one in (former, successor):
            if one not in units:
                raise Refused("unknown-unit", unit=one, near="")
        if former == successor:
            raise Refused("merged-into-itself", unit=units[former].name)


def _move(former: Unit, successor: Unit, tasks: Sequence[Task]) -> Move:
    standing = [task for task in tasks if task.stands and task.finished_on is None]
    leads = sorted(task.terms.code for task in standing if task.is_open_for(former.id))
    supports = sorted(task.terms.code for task in standing if former.id in task.terms.support)
    return Move(former, successor, tuple(leads), tuple(supports))


def _ended(desk: Desk, unit: Unit, successor: UnitId, day: date) -> list[Fact]:
    last = day - timedelta(days=1)
    if unit.terms.valid_from is not None and last < unit.terms.valid_from:
        raise Refused("ends-before-it-starts", unit=unit.name, day=last.isoformat())
    # A unit that ended long ago keeps its own last day.
    kept = unit.terms.valid_to if unit.terms.valid_to is not None and unit.terms.valid_to < last else last
    ended = UnitDescribed(replace(unit.terms, valid_to=kept, merged_into=successor))
    return [desk.fact(unit.id, ended, on=day)]


def _passed(
    desk: Desk,
    task: Task,
    successors: Mapping[UnitId, UnitId],
    units: Mapping[UnitId, Unit],
    grounds: _Grounds,
    day: date,
) -> list[Fact]:
    """The facts that pass one task; several of its units may go to the same successor, whose shares become one."""
    facts: list[Fact] = []
    known = task
    for former in task.terms.lead:
        if former not in successors or not known.is_open_for(former):
            continue
        deed = decide_course.reassign(
            known,
            former,
            units[successors[former]],
            grounds.reason,
            on=day,
            decided_by=grounds.decided_by,
            document=grounds.document,
            succession=True,
        )
        facts.append(desk.fact(task.id, deed, on=day))
        known = advance_task(known, facts[-1:]) or known
    support = dict.fromkeys(successors.get(unit, unit) for unit in known.terms.support)
    kept = tuple(unit for unit in support if unit not in known.terms.lead)
    if kept != known.terms.support:
        amended = TaskAmended(replace(known.terms, support=kept), known.revision, grounds.reason)
        facts.append(desk.fact(task.id, amended, on=day))
    return facts


def _heir(unit: Unit, preset: Preset) -> str | None:
    """The preset's unit that takes a present unit's place: by the reform's list, else one of the same name."""
    codes = {one.code for one in preset.units}
    listed = next((code for code in _SUCCESSORS.get(unit.terms.code, ()) if code in codes), None)
    if listed is not None:
        return listed
    return next((one.code for one in preset.units if folded(one.name) == folded(unit.name)), None)


def _free(code: str, taken: set[str]) -> str:
    number, free = 1, code
    while free in taken:
        number += 1
        free = f"{code}{number}"
    return free


def _terms(unit: PresetUnit, code: str) -> UnitTerms:
    return UnitTerms(name=unit.name, code=code, kind=UnitKind(unit.kind), aliases=unit.aliases)


def _set_up(
    desk: Desk, book: Reading, preset: Preset, new: Sequence[UnitTerms], ids: Mapping[str, UnitId], day: date
) -> list[Fact]:
    """New blocs where none of that name is, and the new units in them, after all that there are."""
    blocs = {folded(bloc.name): bloc.id for bloc in book.blocs()}
    place = max((bloc.terms.order for bloc in book.blocs()), default=0)
    facts: list[Fact] = []
    keys: dict[str, BlocId] = {}
    for key, name in preset.blocs:
        if folded(name) not in blocs:
            place += 1
            blocs[folded(name)] = BlocId(desk.new_id())
            facts.append(desk.fact(blocs[folded(name)], BlocDescribed(BlocTerms(name, place)), on=day))
        keys[key] = blocs[folded(name)]
    order = max((unit.terms.order for unit in book.units()), default=0)
    for number, (terms, unit) in enumerate(zip(new, preset.units, strict=True), order + 1):
        of_blocs = tuple(keys[key] for key in unit.blocs)
        described = UnitDescribed(replace(terms, blocs=of_blocs, order=number, valid_from=day))
        facts.append(desk.fact(ids[terms.code], described, on=day))
    return facts
