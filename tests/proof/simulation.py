"""One seed, one world: units that write, a post that loses, doubles, mixes and spoils, one office restored, one clone.

What travels is real: packages that `build_package` signs and `open_package` proves, joined by `admission.fitted`, the
judge that the book uses. Only the store is in memory, so that a million updates take minutes; `exploration` plays with
real books. The oracle is what each computer wrote, set against what the office has in the end.
"""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from random import Random
from time import process_time

from giaoban_tracker.domain.errors import Unreadable
from giaoban_tracker.exchange import package as package_room
from giaoban_tracker.exchange.feeds import FeedName
from giaoban_tracker.exchange.owners import Checked, check_bodies
from giaoban_tracker.exchange.package import KnownKey
from tests.proof.parties_in_memory import OFFICE_KEY, Computer, OfficeDesk, computer_of


@dataclass(frozen=True, slots=True)
class Weather:
    """What the post does to files; shares of one.

    Attributes:
        window: how many later files may overtake one.
    """

    lost: float = 0.20
    doubled: float = 0.15
    flipped: float = 0.05
    cut: float = 0.05
    window: int = 200


@dataclass(frozen=True, slots=True)
class Simulated:
    """What one world came to.

    Attributes:
        written: updates that units wrote, the clone's among them.
        lost: how many of them the office does not have in the end.
        doubled: how many it counts more than once.
        foreign: how many it has that nobody wrote.
        heads_equal: whether every computer's last link is the office's last link of its feed.
        packages: files that were sent.
        refused: damaged files, by code.
        gaps, forks: how many files were held, or told another story.
        per_second: updates for each second of the processor, of which a world uses one.
    """

    seed: int
    units: int
    written: int
    lost: int
    doubled: int
    foreign: int
    heads_equal: bool
    packages: int
    refused: Mapping[str, int]
    gaps: int
    forks: int
    seconds: float
    per_second: float

    @property
    def sound(self) -> bool:
        return (self.lost, self.doubled, self.foreign) == (0, 0, 0) and self.heads_equal


def simulate(seed: int, units: int, updates: int, weather: Weather = Weather()) -> Simulated:
    """One world; the same seed always gives the same one."""
    start = process_time()
    with _bodies_judged_once():
        world = _World(Random(seed), units, updates, weather)
        world.run()
        world.heal()
    return world.verdict(seed, process_time() - start)


@contextmanager
def _bodies_judged_once() -> Iterator[None]:
    """Let each body be judged once for all the computers of a world, which here are one process.

    The judge is a function of its arguments alone; writer, reader and every repetition get what it said first.
    """
    said: dict[tuple[FeedName, str], dict[bytes, Checked]] = {}
    judge: Callable[..., tuple[Checked, ...]] = getattr(package_room, "check_bodies", check_bodies)

    def once(bodies: Sequence[bytes], feed: FeedName, party: str) -> tuple[Checked, ...]:
        known = said.setdefault((feed, party), {})
        heard = tuple([known.get(body) for body in bodies])
        if all(heard):
            return heard  # type: ignore[return-value]
        unheard = [body for body, one in zip(bodies, heard, strict=True) if one is None]
        known |= zip(unheard, judge(unheard, feed, party), strict=True)
        return tuple([known[body] for body in bodies])

    package_room.check_bodies = once  # type: ignore[attr-defined]
    try:
        yield
    finally:
        package_room.check_bodies = judge  # type: ignore[attr-defined]


_OFFICE = -1


@dataclass
class _World:
    random: Random
    units: int
    updates: int
    weather: Weather
    office: OfficeDesk = field(init=False)
    computers: list[Computer] = field(init=False)
    left: list[int] = field(init=False)
    queue: list[tuple[int, int, int, bytes]] = field(default_factory=list)
    refused: Counter[str] = field(default_factory=Counter)
    numbers: Iterator[int] = field(default_factory=lambda: count(1))
    sent: int = 0
    tick: int = 0

    def __post_init__(self) -> None:
        self.computers = [computer_of(number, self.numbers) for number in range(self.units)]
        self.left = [self.updates] * self.units
        known = {one.key.kid: KnownKey(one.key.kid, one.key.public, one.unit) for one in self.computers}
        known[OFFICE_KEY.kid] = KnownKey(OFFICE_KEY.kid, OFFICE_KEY.public, "office")
        self.office = OfficeDesk(known, [one.unit for one in self.computers], self.numbers)

    def run(self) -> None:
        """Rounds of writing and sending until everything is written.

        Meanwhile the office is restored from a copy, and later a computer is copied with its key.
        """
        total, backed_up, restored, cloned = sum(self.left), False, False, False
        while any(self.left):
            done = 1 - sum(self.left) / total
            backed_up = backed_up or (done > 0.25 and self.office.back_up())
            restored = restored or (done > 0.4 and self.office.restore())
            cloned = cloned or (done > 0.6 and self._clone())
            for place in range(len(self.computers)):
                self._turn(place)
            for unit in self.office.units:
                if self.random.random() < 0.5:
                    self._post_to_unit(unit)
            self._deliver(self.tick)

    def heal(self) -> None:
        """Better weather: what is under way arrives, then nothing is lost any more."""
        self._deliver(self.tick + self.weather.window)
        for _ in range(6):
            for computer in self.computers:
                self._arrive(_OFFICE, computer.parcel())
            for unit in self.office.units:
                for place in self._places_of(unit):
                    self._arrive(place, self.office.parcel(unit))
            if self._equal() and not any(one.unconfirmed for one in self.computers):
                return

    def verdict(self, seed: int, seconds: float) -> Simulated:
        wrote = {body for computer in self.computers for body in computer.wrote}
        there = [body for body in self.office.journal if b'"t":"report.filed"' in body]
        return Simulated(
            seed=seed,
            units=self.units,
            written=len(wrote),
            lost=len(wrote - set(there)),
            doubled=len(there) - len(set(there)),
            foreign=len(set(there) - wrote),
            heads_equal=self._equal(),
            packages=self.sent,
            refused=dict(self.refused),
            gaps=self.office.gaps,
            forks=self.office.forks,
            seconds=round(seconds, 2),
            per_second=round(len(wrote) / seconds, 1),
        )

    def _clone(self) -> bool:
        place = self.random.randrange(self.units)
        self.computers.append(self.computers[place].copy())
        half = self.left[place] // 2
        self.left[place] -= half
        self.left.append(half)
        return True

    def _turn(self, place: int) -> None:
        batch = min(self.left[place], self.random.randint(1, 100))
        if batch:
            self.computers[place].write(batch)
            self.left[place] -= batch
            self._send(_OFFICE, self.computers[place].parcel())

    def _post_to_unit(self, unit: str) -> None:
        parcel = self.office.parcel(unit)
        for place in self._places_of(unit):
            self._send(place, parcel)

    def _places_of(self, unit: str) -> list[int]:
        return [place for place, computer in enumerate(self.computers) if computer.unit == unit]

    def _send(self, to: int, data: bytes) -> None:
        chance, weather = self.random, self.weather
        for _ in range(1 + (chance.random() < weather.doubled)):
            self.tick += 1
            self.sent += 1
            if chance.random() < weather.lost:
                continue
            damaged = self._weathered(data)
            heapq.heappush(self.queue, (self.tick + chance.randint(0, weather.window), self.tick, to, damaged))

    def _weathered(self, data: bytes) -> bytes:
        chance = self.random.random()
        if chance < self.weather.cut:
            return data[: self.random.randrange(len(data))]
        if chance < self.weather.cut + self.weather.flipped:
            spoilt = bytearray(data)
            for _ in range(self.random.randint(1, 4)):
                spoilt[self.random.randrange(len(spoilt))] ^= 1 << self.random.randrange(8)
            return bytes(spoilt)
        return data

    def _deliver(self, until: int) -> None:
        while self.queue and self.queue[0][0] <= until:
            _, _, to, data = heapq.heappop(self.queue)
            self._arrive(to, data)

    def _arrive(self, to: int, data: bytes) -> None:
        try:
            if to == _OFFICE:
                self.office.take(data)
            else:
                self.computers[to].take(data)
        except Unreadable as fault:
            self.refused[fault.code] += 1

    def _equal(self) -> bool:
        return all(self.office.head(one.feed) == one.links[-1] for one in self.computers)
