"""The plan of a merge: files in the order in which they fit, each entry with its outcome. Nothing is written here.

The same plan is made twice: once for the person to look at, once more in the transaction that carries it out, because
the book may have gone on meanwhile.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from giaoban_tracker.domain.errors import GiaobanError, Unreadable
from giaoban_tracker.domain.fact import Fact
from giaoban_tracker.domain.identity import UnitId
from giaoban_tracker.exchange.feeds import feed_name
from giaoban_tracker.exchange.owners import OFFICE_PARTY
from giaoban_tracker.exchange.package import Package, Segment
from giaoban_tracker.ledger.admission import Fit, Joined, Run, received
from giaoban_tracker.ledger.causes import in_causal_order
from giaoban_tracker.ledger.mail import Way
from giaoban_tracker.ledger.reading import Reading
from giaoban_tracker.workflow.post.bodies import readable
from giaoban_tracker.workflow.post.judge import Judge
from giaoban_tracker.workflow.post.opening import Opened
from giaoban_tracker.workflow.post.values import FilePlan, Line, Outcome

_BY_CODE = {
    "unknown-key": Outcome.UNKNOWN_KEY,
    "revoked": Outcome.REVOKED,
    "newer-package": Outcome.NEWER,
    "not-for-us": Outcome.NOT_YOURS,
}
_BY_FIT = {Fit.NEW: Outcome.NEW, Fit.KNOWN: Outcome.SAME, Fit.GAP: Outcome.GAP, Fit.FORK: Outcome.FORK}
_WORST = (Outcome.FORK, Outcome.GAP, Outcome.NEW, Outcome.SAME)


@dataclass(slots=True)
class Planner:
    """Holds files against the book, and against the files before them.

    Attributes:
        on: the day of admission.
        office: whether this is the office's book. A unit's takes what the office relays without judging it again.
    """

    book: Reading
    on: date
    office: bool
    judge: Judge = field(init=False)
    _ahead: dict[str, list[bytes]] = field(default_factory=dict)
    _seen: set[str] = field(default_factory=set)
    _units: dict[str, str] = field(init=False)
    _devices: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        self.judge = Judge(self.book, self.on)
        self._units = {unit.id: unit.name for unit in self.book.units()}
        self._devices = {device.kid: device.name for device in self.book.post.devices()}

    def plan(self, files: Sequence[Opened]) -> tuple[FilePlan, ...]:
        """The plans of packages, in the order in which they are to be taken; what waited and still waits is left out.

        A file that begins behind the end of what is known goes to the end of the line, as long as others move on.
        """
        waiting = [file for file in files if not (file.waited and file.package is None)]
        planned = []
        while waiting:
            fitting = next((file for file in waiting if not self._has_gap(file)), None)
            # A file with a gap that nothing closes is told as such.
            now = fitting or waiting[0]
            waiting.remove(now)
            if fitting is not None or not now.waited:
                planned.append(self._planned(now))
        return tuple(planned)

    def _has_gap(self, file: Opened) -> bool:
        if file.package is None:
            return False
        return any(self._joined(run).fit is Fit.GAP for run in runs_of(file.package))

    def _joined(self, run: Run) -> Joined:
        return self.book.post.join(run, self._ahead)

    def _planned(self, file: Opened) -> FilePlan:
        before = self.book.post.logged(file.sha256, Way.IN)
        twice = file.sha256 in self._seen
        self._seen.add(file.sha256)
        if file.package is None:
            return self._refused(file, file.fault or Unreadable("trailer"))
        if not file.waited and (twice or (before is not None and before.outcome in (Outcome.NEW, Outcome.SAME))):
            return self._about(file, Outcome.DUPLICATE, seen_before=before.at if before else None)
        joined = [self._joined(run) for run in runs_of(file.package)]
        try:
            lines, deferred = self._lines(file.package, joined)
        except GiaobanError as fault:
            return self._refused(file, fault)
        for one in joined:
            if one.fit is Fit.NEW:
                self._ahead.setdefault(one.run.feed, []).extend(one.run.links[one.known :])
        outcomes = {_BY_FIT[one.fit] for one in joined} or {Outcome.SAME}
        gap = next((one.missing for one in joined if one.fit is Fit.GAP), None)
        return self._about(
            file,
            next(outcome for outcome in _WORST if outcome in outcomes),
            lines=tuple(sorted(lines, key=lambda line: not line.doubtful)),
            missing=gap,
            deferred=deferred,
        )

    def _lines(self, package: Package, joined: Sequence[Joined]) -> tuple[list[Line], int]:
        """A line for each entry that can be read; what waits, or tells another story, has none yet."""
        owners = {segment.feed: _unit_of(segment) for segment in package.segments}
        lines = [
            self.judge.known_line(fact, owners[one.run.feed])
            for one in joined
            if one.fit in (Fit.NEW, Fit.KNOWN)
            for body in one.run.bodies[: one.known]
            if (fact := readable(body)) is not None
        ]
        fresh = [received(one.fresh, None, one.fresh_facts) for one in joined if one.fit is Fit.NEW]
        writers = {
            new.id: owners[one.run.feed]
            for one, news in zip((one for one in joined if one.fit is Fit.NEW), fresh, strict=True)
            for new in news
        }
        ordered = in_causal_order(fresh)
        told = [(new.fact, writers[new.id]) for new in ordered if new.fact is not None]
        if not self.office:
            lines += [replace(self.judge.line(fact, None), unit=writer) for fact, writer in told]
        else:
            self._refuse_trespass(told)
            lines += [self.judge.line(fact, writer) for fact, writer in told]
        return lines, sum(new.fact is None for new in ordered)

    def _refuse_trespass(self, facts: Sequence[tuple[Fact, UnitId | None]]) -> None:
        for unit in {unit for _, unit in facts if unit is not None}:
            self.judge.refuse_trespass([fact for fact, writer in facts if writer == unit], unit)

    def _refused(self, file: Opened, fault: GiaobanError) -> FilePlan:
        outcome = _BY_CODE.get(fault.code, Outcome.ALTERED)
        return FilePlan(
            file.name, file.sha256, outcome, why=fault, waited=file.waited, content=file.content, opened=file
        )

    def _about(self, file: Opened, outcome: Outcome, **more: object) -> FilePlan:
        assert file.package is not None
        party = file.package.party
        unit = None if party == OFFICE_PARTY else UnitId(party)
        return FilePlan(
            file.name,
            file.sha256,
            outcome,
            unit,
            self._units.get(unit or "", ""),
            self._devices.get(file.package.sender, ""),
            file.package.created,
            waited=file.waited,
            content=file.content,
            opened=file,
            **more,  # type: ignore[arg-type]
        )


def runs_of(package: Package) -> list[Run]:
    """The runs of a package as the book takes them."""
    return [
        Run(
            feed=segment.feed,
            kid=feed_name(segment.feed).kid,
            audience=feed_name(segment.feed).audience or "",
            first=segment.first,
            previous=segment.previous,
            bodies=segment.bodies,
            links=segment.links,
            checkpoint=segment.checkpoint,
            package=package.sha256,
            told=segment.checked,
        )
        for segment in package.segments
    ]


def _unit_of(segment: Segment) -> UnitId | None:
    return None if segment.party == OFFICE_PARTY else UnitId(segment.party)
