"""What the sheets show, read in one go on the worker."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from giaoban_tracker.domain.device import Device
from giaoban_tracker.domain.identity import UnitId
from giaoban_tracker.domain.unit import Unit
from giaoban_tracker.ui.pages.post import work
from giaoban_tracker.workflow import list_tasks
from giaoban_tracker.workflow.desk import Desk
from giaoban_tracker.workflow.post import UnitRound

if TYPE_CHECKING:
    from giaoban_tracker.workflow.post.forks import Fork
    from giaoban_tracker.workflow.post.to_send import ToSend


@dataclass(frozen=True, slots=True)
class State:
    """How the exchange stands.

    Attributes:
        units: in being, and those that have ended but still owe or have computers.
        since: the first day of the round; None while there was no meeting.
        forks: how many units have two computers with one key.
        invited: since when units hold a code that brought in no computer yet.
    """

    units: tuple[Unit, ...]
    rounds: tuple[UnitRound, ...]
    waiting: tuple[ToSend, ...]
    since: date | None
    forks: int
    invited: Mapping[UnitId, date]

    @property
    def devices(self) -> list[Device]:
        """Every computer that was ever enrolled."""
        return [device for one in self.rounds for device in one.devices]

    @property
    def checks(self) -> Mapping[tuple[UnitId, str], str]:
        """By unit and name of a computer the letters that prove over the phone what has arrived from it."""
        return {(one.unit, name): check for one in self.rounds for name, check in one.checks}

    @property
    def names(self) -> Mapping[str, str]:
        """Units by id."""
        return {str(unit.id): unit.name for unit in self.units}


def read(desk: Desk, since: date | None) -> State:
    """Read it.

    Args:
        since: the first day of the round; None for the day of the newest meeting.
    """
    from giaoban_tracker.workflow.post.enrol import invited  # heavy: the room of the exchange
    from giaoban_tracker.workflow.post.round import round_of  # heavy: the room of the exchange
    from giaoban_tracker.workflow.post.to_send import to_send  # heavy: the room of the exchange

    known = list_tasks.particulars(desk)
    began = since or max((meeting.terms.held_on for meeting in known.meetings), default=None)
    rounds = round_of(desk, began)
    told = {one.unit for one in rounds}
    units = tuple(unit for unit in known.units if unit.exists_on(desk.today) or unit.id in told)
    return State(units, rounds, to_send(desk, rounds), began, sum(one.forked for one in rounds), invited(desk))


def open_forks(desk: Desk) -> tuple[tuple[Fork, ...], Mapping[str, str]]:
    """The open forks, and the codes of the tasks that they speak of."""
    forks = work.open_forks(desk)
    subjects = {fact.subject for fork in forks for fact in (*fork.ours, *fork.theirs)}
    return forks, {one: code for one in subjects if (code := work.code_of(desk, one))}
