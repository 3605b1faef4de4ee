"""Disasters at every call: killed, full, broken, half written; and a disk that really is full.

The shim is C (`fault_shim.c`) and is compiled by the system's own compiler. Where there is none, or no Linux, the parts
say why they were left out instead of a figure.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from giaoban_tracker.domain.errors import GiaobanError
from giaoban_tracker.ledger.book import BOOK_NAME
from tests.proof.fault_workloads import Workload, facts_in, faults_after, prepare, workloads

_SOURCE = Path(__file__).with_name("fault_shim.c")
_ROOT = Path(__file__).parents[2]
DISK_MODES = ("full-for-good", "full-once", "broken-once", "short-writes")


class NoShim(Exception):
    """Why calls cannot be struck here."""


@dataclass(frozen=True, slots=True)
class Struck:
    """What came of striking at calls.

    Attributes:
        mode: "kill" or one of `DISK_MODES`.
        points: how often something was struck.
        calls: how many calls change data, by workload.
        lost: points after which a fact was missing that a person was told is there.
        faults: points after which anything was wrong with the book or a parcel.
        uncaught: points at which the program ended in an error that is nobody's word.
        told: points at which it said what is wrong; `went_on` where it did its work nevertheless.
        words: the first faults.
    """

    mode: str
    points: int
    lost: int
    faults: int
    uncaught: int
    told: int
    went_on: int
    calls: Mapping[str, int] = field(default_factory=dict)
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FullDisk:
    """What came of work on a disk of a few megabytes that was filled up beforehand.

    Attributes:
        disks: how many were tried, each with a little more room than the one before.
        told: how often the program said that the disk is full.
        wrong: what went otherwise.
    """

    disks: int
    told: int
    wrong: tuple[str, ...] = ()


def strike(mode: str, every: int = 1, only: str = "") -> Struck:
    """Strike each `every`-th call of each workload.

    Raises:
        NoShim: no compiler, or no Linux.
    """
    with _memory_folder() as folder:
        found = _under_shim(folder, {"mode": mode, "every": every, "only": only})
    words = tuple(found.pop("words"))
    return Struck(mode=mode, words=words, **found)


def recorded(folder: Path, journal_mode: str, only: str = "") -> dict[str, Any]:
    """Every call of the workloads, written down; see `under_faults.record_all`.

    Raises:
        NoShim: no compiler, or no Linux.
    """
    return _under_shim(folder, {"mode": "record", "journal": journal_mode, "only": only})


def full_disk(steps: int = 12) -> FullDisk:
    """Import on a real small disk with less and less room.

    Raises:
        NoShim: no root, or a system that mounts nothing.
    """
    if sys.platform != "linux" or os.geteuid() != 0:
        raise NoShim("only root of a Linux can mount a small disk")
    told, wrong = 0, list[str]()
    with _memory_folder() as folder:
        template = prepare(folder)
        work = workloads(template)[0]
        states = _states(folder, work)
        for step in range(steps):
            with _small_disk(folder / "disk") as disk:
                run = disk / "run"
                shutil.copytree(folder / "ready", run)
                free = shutil.disk_usage(disk).free
                (disk / "film").write_bytes(bytes(max(0, free - step * 16 * 1024)))
                marks = 0

                def mark() -> None:
                    nonlocal marks
                    marks += 1

                try:
                    work.run(run, mark)
                except GiaobanError as error:
                    told += error.code == "disk-full"
                    wrong += [] if error.code == "disk-full" else [f"step {step}: {error.code}"]
                except Exception as error:  # noqa: BLE001  (what nobody catches is what is looked for)
                    wrong.append(f"step {step}: {error!r}")
                (disk / "film").unlink()
                wrong += [f"step {step}: {fault}" for fault in faults_after(run, work, states[marks], states)]
    return FullDisk(steps, told, tuple(wrong))


def _states(folder: Path, work: Workload) -> list[frozenset[str]]:
    run = folder / "states"
    shutil.copytree(folder / "ready", run)
    book = run / work.book / BOOK_NAME
    states = [facts_in(book)]
    work.run(run, lambda: states.append(facts_in(book)))
    shutil.rmtree(run)
    return states


@contextmanager
def _small_disk(folder: Path) -> Iterator[Path]:
    folder.mkdir(exist_ok=True)
    if subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", folder], check=False, capture_output=True
    ).returncode:
        raise NoShim("this system lets nobody mount a disk")
    try:
        yield folder
    finally:
        subprocess.run(["umount", folder], check=True)


@contextmanager
def _memory_folder() -> Iterator[Path]:
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as folder:
        yield Path(folder)


def _under_shim(folder: Path, request: Mapping[str, object]) -> dict[str, Any]:
    shim = _compiled(folder)
    done = subprocess.run(
        [sys.executable, "-m", "tests.proof.under_faults", json.dumps({"folder": str(folder), **request})],
        cwd=_ROOT,
        env={**os.environ, "LD_PRELOAD": str(shim), "PYTHONDONTWRITEBYTECODE": "1"},
        check=False,
        capture_output=True,
        text=True,
    )
    if done.returncode:
        raise RuntimeError(done.stderr[-2000:])
    return dict(json.loads(done.stdout))


def _compiled(folder: Path) -> Path:
    compiler = shutil.which("cc") or shutil.which("gcc")
    if sys.platform != "linux" or compiler is None:
        raise NoShim("no C compiler on this system, or it is no Linux")
    shim = folder / "shim.so"
    subprocess.run([compiler, "-shared", "-fPIC", "-O1", "-o", shim, _SOURCE, "-ldl"], check=True, capture_output=True)
    return shim
