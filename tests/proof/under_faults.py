"""The process whose disk fails: runs workloads in children, each struck at one call, and judges what they left.

`faults` starts it with the shim before it (LD_PRELOAD) and reads one JSON from it:

    LD_PRELOAD=shim.so python -m tests.proof.under_faults '{"folder": …, "mode": "kill", "every": 1}'
"""

from __future__ import annotations

import ctypes
import json
import mmap
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from giaoban_tracker.domain.errors import GiaobanError
from giaoban_tracker.ledger import engine
from tests.proof.fault_workloads import Workload, facts_in, faults_after, prepare, workloads
from tests.proof.worlds import unflushed

MODES = {"kill": 1, "full-for-good": 2, "full-once": 3, "broken-once": 4, "short-writes": 5}
_RECORD = 6
_MOST_TOLD = 5


@dataclass
class _Shared:
    """What a child tells even when it is killed: how far it came, and how it ended."""

    memory: mmap.mmap

    @property
    def marks(self) -> int:
        return self.memory[0]

    @property
    def end(self) -> str:
        return self.memory[1:].rstrip(b"\0").decode(errors="replace")

    def mark(self) -> None:
        self.memory[0] = self.memory[0] + 1

    def say(self, text: str) -> None:
        said = text.encode()[: len(self.memory) - 1]
        self.memory[1 : 1 + len(said)] = said


class Shim:
    """The shim that stands before this process."""

    def __init__(self) -> None:
        self._library = ctypes.CDLL(None)
        self._library.shim_arm.argtypes = [ctypes.c_int, ctypes.c_long, ctypes.c_char_p, ctypes.c_int]
        self._library.shim_count.restype = ctypes.c_long
        self._library.shim_mark.argtypes = [ctypes.c_int]

    def arm(self, mode: int, number: int, folder: Path, record: int = -1) -> None:
        self._library.shim_arm(mode, number, str(folder).encode(), record)

    def disarm(self) -> None:
        self._library.shim_arm(0, 0, b"", -1)

    def count(self) -> int:
        return int(self._library.shim_count())

    def mark(self, number: int) -> None:
        self._library.shim_mark(number)


@dataclass
class Bench:
    """Prepared folders, and children that work in copies of them."""

    folder: Path
    shim: Shim

    def fresh(self) -> Path:
        run = self.folder / "run"
        shutil.rmtree(run, ignore_errors=True)
        shutil.copytree(self.folder / "ready", run)
        return run

    def states(self, workload: Workload) -> tuple[list[frozenset[str]], int]:
        """The book's facts at the beginning and at each mark, and how many calls change data."""
        run = self.fresh()
        book = run / workload.book / "so-giao-ban.db"
        states = [facts_in(book)]
        self.shim.arm(MODES["kill"], 0, run)
        workload.run(run, lambda: states.append(facts_in(book)))
        calls = self.shim.count()
        self.shim.disarm()
        return states, calls

    def struck(self, workload: Workload, mode: str, number: int) -> tuple[Path, _Shared]:
        """The folder after a child was struck at that call, and what the child told."""
        run, shared = self.fresh(), _Shared(mmap.mmap(-1, 400))
        child = os.fork()
        if child == 0:
            self._work(workload, run, MODES[mode], number, shared)
        os.waitpid(child, 0)
        return run, shared

    def _work(self, workload: Workload, run: Path, mode: int, number: int, shared: _Shared) -> None:
        try:
            self.shim.arm(mode, number, run)
            workload.run(run, shared.mark)
            shared.say("done")
        except GiaobanError as error:
            shared.say(f"told {error.code}")
        except BaseException as error:  # noqa: BLE001  (what nobody catches is what is looked for)
            shared.say(f"uncaught {error!r}")
        finally:
            os._exit(0)


def judge_all(folder: Path, mode: str, every: int, only: str = "") -> dict[str, object]:
    """Strike at every call (or each `every`-th) of each workload; counts, and the first faults in words."""
    template = prepare(folder)
    bench = Bench(folder, Shim())
    found: dict[str, int] = {"points": 0, "lost": 0, "faults": 0, "uncaught": 0, "told": 0, "went_on": 0}
    words: list[str] = []
    calls: dict[str, int] = {}
    for workload in workloads(template):
        if only and workload.name != only:
            continue
        states, calls[workload.name] = bench.states(workload)
        for number in range(1, calls[workload.name] + 1, every):
            run, shared = bench.struck(workload, mode, number)
            ended, faults = shared.end, []
            found["points"] += 1
            found["told"] += ended.startswith("told")
            found["went_on"] += ended == "done"
            if ended.startswith("uncaught"):
                found["uncaught"] += 1
                words.append(f"{workload.name} {mode} {number}: {ended}")
            faults = faults_after(run, workload, states[shared.marks], states)
            found["lost"] += any("acknowledged" in fault for fault in faults)
            found["faults"] += bool(faults)
            words += [f"{workload.name} {mode} {number} ({shared.marks} told): {fault}" for fault in faults]
    return {**found, "calls": calls, "words": words[:_MOST_TOLD]}


def record_all(folder: Path, journal_mode: str, only: str = "") -> dict[str, object]:
    """Let each workload run once, flushing as it does in an office, with every call written down.

    Args:
        journal_mode: SQLite's; empty for the program's own. Others are there to be condemned.

    Returns:
        For each workload the file with its calls and the sets of facts at its marks.
    """
    template = prepare(folder)
    bench, told = Bench(folder, Shim()), {}
    for workload in workloads(template):
        if only and workload.name != only:
            continue
        states, _ = bench.states(workload)
        run, record = bench.fresh(), folder / f"{workload.name}.calls"
        descriptor = os.open(record, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        numbers = iter(range(1, 100))
        with _journal_mode(journal_mode):
            bench.shim.arm(_RECORD, 0, run, descriptor)
            workload.run(run, lambda numbers=numbers: bench.shim.mark(next(numbers)))  # type: ignore[misc]
            bench.shim.disarm()
        os.close(descriptor)
        told[workload.name] = {"calls": str(record), "states": [sorted(state) for state in states]}
    return {"workloads": told, "run": str(folder / "run")}


@contextmanager
def _journal_mode(mode: str) -> Iterator[None]:
    kept = [pragma for pragma in engine.PRAGMAS if not (mode and pragma.startswith("journal_mode"))]
    with patch.object(engine, "PRAGMAS", (*([f"journal_mode={mode}"] if mode else []), *kept)):
        yield


def _main(request: dict[str, object]) -> dict[str, object]:
    folder, only = Path(str(request["folder"])), str(request.get("only", ""))
    if request["mode"] == "record":
        return record_all(folder, str(request.get("journal", "")), only)
    with unflushed():
        return judge_all(folder, str(request["mode"]), int(str(request.get("every", 1))), only)


if __name__ == "__main__":
    print(json.dumps(_main(json.loads(sys.argv[1]))))
