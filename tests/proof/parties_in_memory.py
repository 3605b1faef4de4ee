"""Office and computers of a simulated world: real keys, real packages, the book's own judge; the store is lists.

The rules that errands add (what is sent from where, when a word that goes back is believed, when a feed begins anew)
are told here again in few words, as `workflow.post.send`, `acks` and `identity` have them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, timezone
from functools import cache
from hashlib import sha256

from giaoban_tracker.domain.chain import next_link
from giaoban_tracker.domain.deed import Deed
from giaoban_tracker.domain.errors import Unreadable
from giaoban_tracker.domain.fact import Fact, ReportFiled, TaskChased
from giaoban_tracker.domain.fact_body import body_of
from giaoban_tracker.domain.identity import FactId, SubjectId, UnitId
from giaoban_tracker.domain.post_deeds import FeedStarted
from giaoban_tracker.domain.task import Claim, ReportTerms
from giaoban_tracker.exchange.build import FeedPart, PackageContent, build_package
from giaoban_tracker.exchange.feeds import start_of
from giaoban_tracker.exchange.keys import Key, key_of_seed
from giaoban_tracker.exchange.owners import OFFICE_PARTY
from giaoban_tracker.exchange.package import Ack, Addressee, KnownKey, Package, open_package
from giaoban_tracker.ledger.admission import Fit, Joined, Run, fitted
from giaoban_tracker.ledger.feeds import FeedHead
from giaoban_tracker.workflow.post.plan import runs_of

MOMENT = datetime(2026, 11, 24, 8, 15, 30, tzinfo=timezone(timedelta(hours=7)))
TASK = "00000000-0000-7000-8004-000000000001"
_IDS = "00000000-0000-7000-8009-"
_NUMBER, _BASIS = 999_999_999_999, 888_888_888_888


def seeded_key(name: str) -> Key:
    return key_of_seed(sha256(name.encode()).digest())


OFFICE_KEY = seeded_key("office")


@dataclass
class Feed:
    """A feed as a list of links and bodies; `links[0]` is its start."""

    name: str
    links: list[bytes] = field(default_factory=list)
    bodies: list[bytes] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.links = self.links or [start_of(self.name)]

    def grow(self, bodies: Iterable[bytes]) -> None:
        for body in bodies:
            self.links.append(next_link(self.links[-1], body))
            self.bodies.append(body)

    def part(self, after: int) -> tuple[FeedPart, ...]:
        """The entries behind a number; none when there are none."""
        rest = tuple(self.bodies[after:])
        return (FeedPart(self.name, after + 1, self.links[after], rest, known_head=self.links[-1]),) if rest else ()

    def join(self, run: Run) -> Joined:
        end = len(self.bodies)
        head = FeedHead(self.name, run.kid, run.audience, end, self.links[-1], 0)
        return fitted(run, head, self.links[run.first - 1 : run.last + 1], end)

    def says(self) -> Ack:
        return Ack(len(self.bodies), self.links[-1])

    def agrees(self, ack: Ack) -> bool:
        return ack.seq < len(self.links) and self.links[ack.seq] == ack.link


@dataclass
class Computer:
    """A unit's computer.

    Attributes:
        wrote: the bodies of its updates: what the oracle knows.
        acked: the last entry of its feed that the office says it has.
        office: what it has of the office's feeds.
        last: the number of its newest report on each task.
    """

    key: Key
    unit: str
    numbers: Iterator[int]
    epoch: int = 1
    own: Feed = field(init=False)
    wrote: list[bytes] = field(default_factory=list)
    acked: int = 0
    office: dict[str, Feed] = field(default_factory=dict)
    last: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.own = Feed(self.feed)
        self.own.grow([_body(self.key.kid, FeedStarted(1, UnitId(self.unit)), next(self.numbers))])

    @property
    def feed(self) -> str:
        return f"{self.key.kid}/{self.epoch}"

    @property
    def links(self) -> list[bytes]:
        return self.own.links

    @property
    def unconfirmed(self) -> int:
        return len(self.own.bodies) - self.acked

    def copy(self) -> Computer:
        """The same computer once more, its key included."""
        twin = Computer(self.key, self.unit, self.numbers, self.epoch)
        twin.own = Feed(self.own.name, list(self.own.links), list(self.own.bodies))
        twin.acked, twin.wrote = self.acked, list(self.wrote)
        twin.office = {name: Feed(name, list(one.links), list(one.bodies)) for name, one in self.office.items()}
        return twin

    def write(self, updates: int, tasks: Sequence[str] = (TASK,)) -> None:
        """Report so often; on other tasks than the simulated one each report continues the one before it."""
        bodies = []
        for place in range(updates):
            task, number = tasks[place % len(tasks)], next(self.numbers)
            bodies.append(report_body(self.unit, number, task, self.last.get(task, 0)))
            if task != TASK:
                self.last[task] = number
        self.wrote += bodies
        self.own.grow(bodies)

    def parcel(self, to: str = "") -> bytes:
        acks = {name: feed.says() for name, feed in self.office.items()}
        return build_package(self.key, _content(self.unit, to or OFFICE_KEY.kid, self.own.part(self.acked), acks))

    def take(self, data: bytes) -> None:
        """A file from the office: its words, and what it says it has of ours."""
        package = open_package(data, _OFFICE_KNOWN.get, Addressee(self.unit, frozenset({self.unit})))
        news = False
        for run in runs_of(package):
            feed = self.office.setdefault(run.feed, Feed(run.feed))
            joined = feed.join(run)
            if joined.fit is Fit.NEW:
                feed.grow(joined.fresh)
                news = True
        ack = package.acks.get(self.feed)
        if ack is None:
            # A restored office has none of it yet, and its first word under a new epoch says so.
            self.acked = 0 if news else self.acked
        elif not self.own.agrees(ack):
            self._begin_again()
        elif ack.seq > self.acked or news:
            self.acked = ack.seq

    def _begin_again(self) -> None:
        former, since = self.own, self.acked
        self.epoch += 1
        started = FeedStarted(
            self.epoch, UnitId(self.unit), former.name, since, former.links[since].hex() if since else "", "copied"
        )
        self.own, self.acked = Feed(self.feed), 0
        self.own.grow([_body(self.key.kid, started, next(self.numbers)), *former.bodies[since:]])


@dataclass
class OfficeDesk:
    """The office: feeds, journal, files that wait, other stories; and one backup.

    Attributes:
        journal: every fact once, in the order in which it came.
        gaps, forks: how many files left a gap, or told another story.
    """

    known: Mapping[str, KnownKey]
    units: list[str]
    numbers: Iterator[int]
    epoch: int = 1
    feeds: dict[str, Feed] = field(default_factory=dict)
    journal: list[bytes] = field(default_factory=list)
    ids: dict[str, bytes] = field(default_factory=dict)
    stash: dict[str, dict[str, bytes]] = field(default_factory=dict)
    branches: set[tuple[str, int, bytes]] = field(default_factory=set)
    own: dict[str, Feed] = field(default_factory=dict)
    read: dict[str, Ack] = field(default_factory=dict)
    gaps: int = 0
    forks: int = 0
    backup: tuple[dict[str, int], int] | None = None

    def head(self, feed: str) -> bytes:
        return self.feeds[feed].links[-1] if feed in self.feeds else b""

    def take(self, data: bytes) -> None:
        package = open_package(data, self.known.get, Addressee(OFFICE_PARTY, frozenset({OFFICE_KEY.kid})))
        self._admit(package, data)

    def parcel(self, unit: str) -> bytes:
        """One word of the office and what it has of the unit's feeds."""
        feed = self.own.setdefault(unit, Feed(self._own_feed(unit)))
        feed.grow([_body(TASK, TaskChased(note="Đề nghị báo cáo"), next(self.numbers))])
        acks = {name: one.says() for name, one in self.feeds.items() if self.known[name.split("/")[0]].party == unit}
        known = self.read.get(feed.name)
        after = known.seq if known is not None and feed.agrees(known) else 0
        return build_package(OFFICE_KEY, _content(OFFICE_PARTY, unit, feed.part(after), acks))

    def back_up(self) -> bool:
        self.backup = {name: len(feed.bodies) for name, feed in self.feeds.items()}, len(self.journal)
        return True

    def restore(self) -> bool:
        """Know again only what was known at the backup; files that waited are gone as well, and a new epoch begins."""
        assert self.backup is not None
        lengths, facts = self.backup
        self.feeds = {
            name: Feed(name, feed.links[: lengths[name] + 1], feed.bodies[: lengths[name]])
            for name, feed in self.feeds.items()
            if lengths.get(name)
        }
        del self.journal[facts:]
        self.ids = {_id_of(body): body for body in self.journal}
        self.stash, self.own, self.read = {}, {}, {}
        self.epoch += 1
        return True

    def _own_feed(self, unit: str) -> str:
        return f"{OFFICE_KEY.kid}/{self.epoch}/{unit}"

    def _admit(self, package: Package, data: bytes) -> None:
        grown = False
        for run in runs_of(package):
            feed = self.feeds.setdefault(run.feed, Feed(run.feed))
            joined = feed.join(run)
            if joined.fit is Fit.NEW:
                grown = True
                feed.grow(joined.fresh)
                self._count(joined.fresh)
            elif joined.fit is Fit.GAP:
                self.gaps += 1
                self.stash.setdefault(run.feed, {})[package.sha256] = data
            elif joined.fit is Fit.FORK:
                self.forks += 1
                self.branches |= {
                    (run.feed, run.first + place, run.links[place]) for place in range(joined.known, len(run.links))
                }
        self.read |= {name: ack for name, ack in package.acks.items() if ack.seq >= self.read.get(name, _NONE).seq}
        if grown:
            for segment in package.segments:
                for waiting in self.stash.pop(segment.feed, {}).values():
                    self.take(waiting)

    def _count(self, bodies: Iterable[bytes]) -> None:
        for body in bodies:
            known = self.ids.setdefault(_id_of(body), body)
            if known is not body and known != body:
                raise Unreadable("fact-altered")
            if known is body:
                self.journal.append(body)


_NONE = Ack(-1, b"")
_OFFICE_KNOWN = {OFFICE_KEY.kid: KnownKey(OFFICE_KEY.kid, OFFICE_KEY.public, OFFICE_PARTY)}


def computer_of(number: int, numbers: Iterator[int]) -> Computer:
    """The first computer of the unit of that number."""
    return Computer(seeded_key(f"unit {number}"), f"00000000-0000-7000-8001-{number:012d}", numbers)


def report_body(unit: str, number: int, task: str = TASK, after: int = 0) -> bytes:
    """The body of a report that nobody else writes; made from one that the program wrote.

    Args:
        after: the number of the report that it continues; 0 for none.
    """
    front, back = _report_template(unit, task, bool(after))
    body = b"%b%012d%b" % (front, number, back)
    return body.replace(b"%012d" % _BASIS, b"%012d" % after) if after else body


@cache
def _report_template(unit: str, task: str, continues: bool) -> tuple[bytes, bytes]:
    """The body of a report before its number and behind it."""
    terms = ReportTerms(UnitId(unit), Claim.IN_PROGRESS, 60, "Đã rà soát 12 hộ, còn hai phường chưa gửi danh sách")
    basis = (FactId(f"{_IDS}{_BASIS}"),) if continues else ()
    front, _, back = _body(task, ReportFiled(terms, False, basis=basis), _NUMBER).partition(b"%012d" % _NUMBER)
    return front, back


def _body(subject: str, deed: Deed, number: int) -> bytes:
    fact = Fact(
        id=FactId(f"{_IDS}{number:012d}"),
        about=deed.about,
        subject=SubjectId(subject),
        on=date(2026, 11, 23),
        at=MOMENT,
        by="Nông Thị Hà",
        deed=deed,
    )
    return body_of(fact)


def _id_of(body: bytes) -> str:
    at = body.index(b'"id":"00000000-0000-7000-8009-') + len('"id":"')
    return body[at : at + 36].decode()


def _content(party: str, to: str, parts: tuple[FeedPart, ...], acks: Mapping[str, Ack]) -> PackageContent:
    return PackageContent(
        party=party,
        to=to,
        sender_name="Phòng Nội vụ",
        receiver_name="Văn phòng",
        created=MOMENT,
        app="giaoban",
        acks={name: ack for name, ack in acks.items() if ack.seq},
        parts=parts,
    )
