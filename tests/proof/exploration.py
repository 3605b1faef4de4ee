"""Stateful exploration: whatever people, posts and liars do to real books, facts are there once and as they were told.

An office, three computers with real books, and one whose program is a liar's or a newer one's: it holds an enrolled key
and writes what it likes. After every step nothing refused has changed the office's book; in the end the weather clears,
and whoever is still trusted has everything of theirs in it, exactly once, with equal heads.
"""

from __future__ import annotations

import contextlib
import io
import json
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from time import perf_counter
from typing import TypeVar
from unittest.mock import patch

from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule, run_state_machine_as_test

from giaoban_tracker.domain.errors import GiaobanError
from giaoban_tracker.domain.identity import FactId
from giaoban_tracker.exchange.form.open_form import open_form
from giaoban_tracker.workflow.post import enrol, scrub, send, take_form
from giaoban_tracker.workflow.post.values import REFUSED
from tests.proof.liar import LIES, Liar
from tests.proof.worlds import COMPUTERS, OFFICE, PNV_1, Scene, look, scenes, take
from tests.workflow.post.conftest import Side

_LIAR = "may-la"
_HEAL_ROUNDS = 3


Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Explored:
    """What came of it.

    Attributes:
        runs: stories that were played to a good end.
        steps: how many steps they had together.
        fault: the story that went wrong, as Hypothesis tells it; empty for none.
    """

    seed: int
    runs: int
    steps: int
    seconds: float
    fault: str = ""


@dataclass
class _Tally:
    runs: int = 0
    steps: int = 0


@dataclass
class _Wire:
    """A file that somebody made and that may arrive any number of times, or never."""

    content: bytes
    to_office: bool


@dataclass
class _Told:
    """What must be in the office's book in the end, by who told it."""

    by: dict[str, set[str]] = field(default_factory=dict)

    def add(self, name: str, facts: tuple[FactId, ...] | set[str]) -> None:
        self.by.setdefault(name, set()).update(facts)


class Post(RuleBasedStateMachine):
    """One story. Books come from `copies`, set before a run."""

    copies: Iterator[Scene]
    tally: _Tally

    @initialize()
    def sit_down(self) -> None:
        self.scene = next(type(self).copies)
        self.told, self.wires, self.percents = _Told(), list[_Wire](), count(1)
        self.revoked: set[str] = set()
        self.backup: Path | None = None
        self.unit = self.scene.template.units["PNV"]
        self.liar = Liar(self.scene, self.unit)
        self.scene.enrol(self.liar.computer.key, self.unit, _LIAR)
        self.told.add(_LIAR, set())

    @rule(name=st.sampled_from(sorted(COMPUTERS)), task=st.integers(0, 2))
    def reports(self, name: str, task: int) -> None:
        wanted = self.scene.template.tasks
        own = {"PNV": (wanted[0], wanted[2]), "PYT": (wanted[1], wanted[2])}[COMPUTERS[name]]
        changes = self._step(lambda: self.scene.report(name, own[task % 2], next(self.percents) % 99))
        self.told.add(name, changes.facts)

    @rule(name=st.sampled_from(sorted(COMPUTERS)))
    def sends(self, name: str) -> None:
        try:
            self.wires.append(_Wire(self._step(lambda: self.scene.sent_by(name)), to_office=True))
        except GiaobanError as refusal:
            assert refusal.code == "key-revoked", refusal  # noqa: PT017  (the only reason that there may be)

    @rule(unit=st.sampled_from(["PNV", "PYT"]))
    def office_sends(self, unit: str) -> None:
        able = self.scene.template.units[unit]
        if unit == "PYT" and "PYT-may-1" in self.revoked:
            return
        self.wires.append(_Wire(self._step(lambda: self.scene.sent_to(able)), to_office=False))

    @precondition(lambda self: self.wires)
    @rule(data=st.data())
    def arrives(self, data: st.DataObject) -> None:
        """Any file at any time, in any order, as often as it likes; also where it was never meant to go."""
        wire = self.wires[-1 - data.draw(st.integers(0, min(7, len(self.wires) - 1)))]
        names = [OFFICE, *sorted(COMPUTERS)]
        usual = OFFICE if wire.to_office else PNV_1
        name = data.draw(st.sampled_from([usual, usual, *names]))
        self._arrive(name, wire.content)

    @precondition(lambda self: self.wires)
    @rule(data=st.data())
    def arrives_damaged(self, data: st.DataObject) -> None:
        content = bytearray(self.wires[data.draw(st.integers(0, len(self.wires) - 1))].content)
        place = data.draw(st.integers(0, len(content) - 1))
        if data.draw(st.booleans()):
            del content[place:]
        else:
            content[place] ^= 1 << data.draw(st.integers(0, 7))
        self._refused_by_office(bytes(content))

    @rule(updates=st.integers(1, 3))
    def liar_reports_honestly(self, updates: int) -> None:
        self.liar.computer.write(updates)
        self.told.add(_LIAR, {_id(body) for body in self.liar.computer.wrote})

    @rule()
    def newer_program_writes(self) -> None:
        """A fact of a type that does not exist yet: linked, kept, told in no answer."""
        self.liar.write_something_newer()

    @rule()
    def liar_sends(self) -> None:
        self.wires.append(_Wire(self.liar.parcel(), to_office=True))

    @rule(lie=st.sampled_from(LIES))
    def liar_lies(self, lie: str) -> None:
        self._refused_by_office(self.liar.lie(lie, self._kid(PNV_1)))

    @precondition(lambda self: any(wire.to_office for wire in self.wires))
    @rule(data=st.data())
    def liar_relays_his_sister(self, data: st.DataObject) -> None:
        """The sister's own words under her own signature: whoever brings them, they are hers."""
        wire = data.draw(st.sampled_from([wire for wire in self.wires if wire.to_office]))
        relayed = self.liar.relayed(wire.content)
        if relayed is not None:
            self.wires.append(_Wire(relayed, to_office=True))

    @precondition(lambda self: self.backup is None)
    @rule()
    def office_backs_up(self) -> None:
        self.backup = self._step(self.scene.back_up)

    @precondition(lambda self: len(self.revoked) < 2)
    @rule(name=st.sampled_from([*sorted(COMPUTERS), _LIAR]))
    def revoked_by_office(self, name: str) -> None:
        """Nothing counts behind the last entry that is here."""
        if name in self.revoked:
            return
        self.revoked.add(name)
        self.backup = None  # a book restored from before would trust it again, and rightly
        self._step(lambda: enrol.revoke(self.scene.office.desk, self._kid(name), "mất máy"))

    @precondition(lambda self: self.backup is not None)
    @rule()
    def office_is_restored(self) -> None:
        backup, self.backup = self.backup, None
        assert backup is not None
        self._step(lambda: self.scene.restore_office(backup))

    def teardown(self) -> None:
        if not hasattr(self, "scene"):
            return
        self._heal()
        there = self.scene.reports_there(self.scene.office)
        everything = set().union(*self.told.by.values())
        assert len(there) == len(set(there)), "counted twice"
        assert set(there) <= everything, "nobody wrote that"
        for name, facts in self.told.by.items():
            if name not in self.revoked:
                assert facts <= set(there), f"{name}: lost {facts - set(there)}"
        self._equal_heads()
        assert scrub.check(self.scene.office.desk).clean
        type(self).tally.runs += 1

    def _heal(self) -> None:
        trusted = [name for name in sorted(COMPUTERS) if name not in self.revoked]
        if _LIAR not in self.revoked:
            take(self.scene.office, self.liar.parcel())
        for _ in range(_HEAL_ROUNDS):
            for name in trusted:
                take(self.scene.office, self.scene.sent_by(name))
            for unit in {self.scene.unit_of(name) for name in trusted}:
                parcel = self.scene.sent_to(unit)
                for name in trusted:
                    if self.scene.unit_of(name) == unit:
                        take(self.scene.computers[name], parcel)
            if not any(send.unconfirmed(self.scene.computers[name].desk).count for name in trusted):
                return
        raise AssertionError("facts stay unconfirmed for ever")

    def _equal_heads(self) -> None:
        with self.scene.office.desk.ledger.reading() as book:
            heads = {head.feed: head.link for head in book.post.feeds()}
        for name in set(COMPUTERS) - self.revoked:
            with self.scene.computers[name].desk.ledger.reading() as book:
                site = book.post.site()
                assert site is not None
                feed = f"{site.kid}/{site.epoch}"
                assert book.post.feed(feed, site.kid).link == heads[feed], f"{name}: other heads"

    def _arrive(self, name: str, content: bytes) -> None:
        side = self.scene.office if name == OFFICE else self.scene.computers[name]
        type(self).tally.steps += 1
        before = _head(side)
        plan = look(side, content)
        take(side, content)
        if all(one.outcome in REFUSED for one in plan.files):
            assert _head(side) == before, "a refused file changed the book"

    def _refused_by_office(self, content: bytes) -> None:
        type(self).tally.steps += 1
        before = _head(self.scene.office)
        plan = look(self.scene.office, content)
        assert [one.outcome in REFUSED for one in plan.files] == [True], plan.files[0].outcome
        take(self.scene.office, content)
        assert _head(self.scene.office) == before, "a refused file changed the book"

    def _kid(self, name: str) -> str:
        if name == _LIAR:
            return self.liar.computer.key.kid
        with self.scene.computers[name].desk.ledger.reading() as book:
            site = book.post.site()
        assert site is not None
        return site.kid

    def _step(self, deed: Callable[[], Made]) -> Made:
        type(self).tally.steps += 1
        return deed()


def _head(side: Side) -> tuple[int, bytes]:
    with side.desk.ledger.reading() as book:
        head = book.post.journal_head()
    return head.seq, head.link


def _id(body: bytes) -> str:
    return str(json.loads(body)["id"])


def explore(seed_number: int, runs: int, steps: int, *, shorten: bool = True) -> Explored:
    """So many stories of at most so many steps each.

    Args:
        shorten: whether a story that goes wrong is made as short as it can be before it is told.
    """
    start, tally = perf_counter(), _Tally()
    # A parcel whose first bytes are spoilt may look like a workbook; here it is read without a process of its own.
    here = patch.object(take_form, "open_form_apart", open_form)
    with tempfile.TemporaryDirectory(dir=_memory()) as folder, here, scenes(seed_number, Path(folder)) as copies:
        machine = type("Story", (Post,), {"copies": copies, "tally": tally})
        quiet = settings(
            max_examples=runs,
            stateful_step_count=steps,
            deadline=None,
            database=None,
            phases=[Phase.generate, Phase.shrink] if shorten else [Phase.generate],
            suppress_health_check=list(HealthCheck),
            print_blob=False,
        )
        said = io.StringIO()
        try:
            with contextlib.redirect_stdout(said):
                run_state_machine_as_test(seed(seed_number)(machine), settings=quiet)
            fault = ""
        except Exception as error:  # noqa: BLE001  (whatever went wrong is what is to be told)
            fault = f"{error!r}\n" + "\n".join(getattr(error, "__notes__", ())) + said.getvalue()
    return Explored(seed_number, tally.runs, tally.steps, round(perf_counter() - start, 1), fault)


def _memory() -> str | None:
    folder = Path("/dev/shm")
    return str(folder) if folder.is_dir() else None
