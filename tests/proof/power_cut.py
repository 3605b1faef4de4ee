"""The power goes: every state in which a disk may then be, and what the book says of it.

Each workload runs once with its calls written down. Then the power is cut behind every call, many times over: what was
written and not yet flushed is there, is not there, or is there in some sectors of 512 bytes, each write for itself;
names made, changed or removed last up to some call that came after the last flush of a folder. The model is a home-made
one of a disk that keeps to POSIX and to nothing more (exchange.md §11); the same model condemns SQLite's own default,
which shows that it can.
"""

from __future__ import annotations

import shutil
import sqlite3
import struct
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from random import Random

from giaoban_tracker.domain.errors import GiaobanError
from giaoban_tracker.ledger.book import BOOK_NAME
from giaoban_tracker.ledger.engine import SqliteConnection
from giaoban_tracker.ledger.scrub import chain_findings, engine_findings
from tests.proof.fault_workloads import Workload, facts_in, faults_after, workloads
from tests.proof.faults import recorded
from tests.proof.worlds import Template

_SECTOR = 512
_WHOLE_CHECK_EVERY = 25


@dataclass(frozen=True, slots=True)
class PowerCuts:
    """What came of it.

    Attributes:
        journal_mode: SQLite's; empty for the program's own.
        states: different states that were looked at.
        lost: those in which a fact was missing that a person was told is there.
        corrupt: those with a damaged book, half a transaction or a torn parcel under its final name.
        words: the first faults.
    """

    seed: int
    journal_mode: str
    states: int
    lost: int
    corrupt: int
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Call:
    """One call that changed something, as the shim wrote it down."""

    kind: str
    path: str
    other: str
    offset: int
    data: bytes


@dataclass
class _File:
    """A file's content as it was at the start, and what was done to it since, flushed or not."""

    start: bytes
    done: list[Call] = field(default_factory=list)
    flushed: int = 0


@dataclass
class _Disk:
    """The disk up to one call.

    Attributes:
        files: by number.
        first_names: the names that were there at the start.
        naming: what happened to names since, in order: (name, file or None).
        kept: how much of `naming` surely lasts.
    """

    files: dict[int, _File] = field(default_factory=dict)
    first_names: dict[str, int] = field(default_factory=dict)
    names: dict[str, int] = field(default_factory=dict)
    naming: list[tuple[tuple[str, int | None], ...]] = field(default_factory=list)
    kept: int = 0

    @classmethod
    def of(cls, folder: Path) -> _Disk:
        disk = cls()
        for number, path in enumerate(sorted(path for path in folder.rglob("*") if path.is_file())):
            disk.files[number] = _File(path.read_bytes())
            disk.first_names[str(path.relative_to(folder))] = number
        disk.names = dict(disk.first_names)
        return disk

    def take(self, call: Call) -> None:
        if call.kind == "S":
            if call.path in self.names:
                file = self.files[self.names[call.path]]
                file.flushed = len(file.done)
            else:
                self.kept = len(self.naming)
        elif call.kind in "WT":
            self.files[self.names[call.path]].done.append(call)
        elif call.kind == "C":
            number = len(self.files)
            self.files[number] = _File(b"")
            self._name((call.path, number))
        elif call.kind == "U":
            self._name((call.path, None))
        elif call.kind == "R":
            if call.path in self.names:
                self._name((call.other, self.names[call.path]), (call.path, None))
        elif call.kind == "L":
            self._name((call.other, self.names[call.path]))

    def _name(self, *changes: tuple[str, int | None]) -> None:
        self.naming.append(changes)
        _apply(self.names, changes)

    def after_cut(self, random: Random, whole: bool | None) -> dict[str, bytes]:
        """The files that may be there.

        Args:
            whole: everything that was called lasts, or only what was flushed; None draws for each call.
        """
        last = {True: len(self.naming), False: self.kept, None: random.randint(self.kept, len(self.naming))}[whole]
        names = dict(self.first_names)
        for changes in self.naming[:last]:
            _apply(names, changes)
        contents = {number: _content(self.files[number], random, whole) for number in set(names.values())}
        return {name: contents[number] for name, number in names.items()}


def cut(seed: int, per_call: int, journal_mode: str = "", only: str = "", every: int = 1) -> PowerCuts:
    """Cut the power behind every call of the workloads.

    Args:
        per_call: how many states are drawn for each call, besides the two extremes.
        journal_mode: SQLite's; empty for the program's own.
        only: the one workload that is looked at; empty for all.
        every: only so many calls are looked behind, and those at which somebody was told that something is done.

    Raises:
        faults.NoShim
    """
    states, lost, corrupt, words = 0, 0, 0, list[str]()
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as name:
        folder = Path(name)
        told = recorded(folder, journal_mode, only)
        # What the calls were about lies ready; to judge what they left no task need be known.
        for work in workloads(Template(folder, {}, ())):
            if work.name in told["workloads"]:
                one = told["workloads"][work.name]
                calls = list(_calls(Path(one["calls"]), told["run"]))
                known = [frozenset(state) for state in one["states"]]
                bench = _Bench(folder, work, known)
                for fault in bench.look(calls, Random(seed), per_call, every):
                    lost += "acknowledged" in fault
                    corrupt += "acknowledged" not in fault
                    words.append(fault)
                states += bench.states
    return PowerCuts(seed, journal_mode, states, lost, corrupt, tuple(words[:5]))


@dataclass
class _Bench:
    folder: Path
    work: Workload
    known: list[frozenset[str]]
    states: int = 0
    seen: set[bytes] = field(default_factory=set)

    def look(self, calls: Sequence[Call], random: Random, per_call: int, every: int) -> Iterator[str]:
        """The faults of the states behind every call: at most one for each state."""
        disk, marks = _Disk.of(self.folder / "ready"), 0
        for number, call in enumerate(calls):
            if call.kind == "M":
                marks = call.offset
            else:
                disk.take(call)
            if number % every and call.kind != "M":
                continue
            for whole in (True, False, *[None] * per_call):
                files = disk.after_cut(random, whole)
                digest = _digest(files, marks)
                if digest not in self.seen:
                    self.seen.add(digest)
                    self.states += 1
                    found = self._faults(files, marks)
                    yield from (f"{self.work.name} behind call {number}: {fault}" for fault in found[:1])

    def _faults(self, files: dict[str, bytes], marks: int) -> list[str]:
        run = self.folder / "after"
        if not run.exists():
            shutil.copytree(self.folder / "ready", run)
        book = run / self.work.book / BOOK_NAME
        whole_check = self.states % _WHOLE_CHECK_EVERY == 0
        here = files if whole_check else {name: files[name] for name in files if name.startswith(self._database)}
        _lay(run, here, within=None if whole_check else self._database)
        if whole_check:
            return faults_after(run, self.work, self.known[marks], self.known)
        return _faults_of_book(book, self.known[marks], self.known)

    @property
    def _database(self) -> str:
        return f"{self.work.book}/{Path(BOOK_NAME).stem}"


def _faults_of_book(path: Path, told: frozenset[str], states: list[frozenset[str]]) -> list[str]:
    """What a quick look finds: the engine's own check, the chain, and which facts are there."""

    def nothing(_: int) -> None:
        return

    try:
        with closing(SqliteConnection(path)) as connection:
            connection.begin_reading()
            faults = [f"{one.code}" for one in (*engine_findings(connection), *chain_findings(connection, nothing))]
            connection.commit()
        there = facts_in(path)
    except (sqlite3.Error, GiaobanError) as error:
        return [f"cannot be opened: {error!r}"]
    kept = there.union(*(facts_in(other) for other in path.parent.glob(f"{path.stem}.*{path.suffix}")))
    if told - kept:
        faults.append(f"{len(told - kept)} acknowledged facts lost")
    return faults if there in states else [*faults, "half a transaction"]


def _lay(run: Path, files: dict[str, bytes], within: str | None) -> None:
    """Make a folder hold exactly these files; with `within` only names that begin so are touched."""
    for path in [path for path in run.rglob("*") if path.is_file()]:
        name = str(path.relative_to(run))
        if name not in files and (within is None or name.startswith(within)):
            path.unlink()
    for name, content in files.items():
        path = run / name
        if not (path.exists() and path.stat().st_size == len(content) and path.read_bytes() == content):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)


def _apply(names: dict[str, int], changes: tuple[tuple[str, int | None], ...]) -> None:
    for name, number in changes:
        if number is None:
            names.pop(name, None)
        else:
            names[name] = number


def _content(file: _File, random: Random, whole: bool | None) -> bytes:
    content = bytearray(file.start)
    for place, call in enumerate(file.done):
        pending = place >= file.flushed
        if pending and whole is False:
            continue
        torn = pending and whole is None
        if call.kind == "T":
            if not torn or random.random() < 0.5:
                content = content[: call.offset].ljust(call.offset, b"\0")
        elif not torn:
            _write(content, call.offset, call.data)
        else:
            _write_some(content, call, random)
    return bytes(content)


def _write_some(content: bytearray, call: Call, random: Random) -> None:
    """All of a write, nothing of it, or some of its sectors."""
    draw = random.random()
    if draw < 0.4:
        _write(content, call.offset, call.data)
    elif draw < 0.6:
        for at in range(0, len(call.data), _SECTOR):
            if random.random() < 0.5:
                _write(content, call.offset + at, call.data[at : at + _SECTOR])


def _write(content: bytearray, offset: int, data: bytes) -> None:
    if len(content) < offset:
        content.extend(bytes(offset - len(content)))
    content[offset : offset + len(data)] = data


def _calls(path: Path, run: str) -> Iterator[Call]:
    """What the shim wrote down, names told from the folder of the run on."""
    data, at = path.read_bytes(), 0
    start = len(run) + 1
    while at < len(data):
        kind = chr(data[at])
        (one,) = struct.unpack_from("<I", data, at + 1)
        first = data[at + 5 : at + 5 + one].decode()
        at += 5 + one
        (two,) = struct.unpack_from("<I", data, at)
        second = data[at + 4 : at + 4 + two].decode()
        at += 4 + two
        offset, size = struct.unpack_from("<qI", data, at)
        at += 12
        yield Call(kind, first[start:], second[start:], offset, data[at : at + size])
        at += size


def _digest(files: dict[str, bytes], marks: int) -> bytes:
    digest = sha256(bytes([marks]))
    for name in sorted(files):
        digest.update(name.encode() + b"\0" + sha256(files[name]).digest())
    return digest.digest()
