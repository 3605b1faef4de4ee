"""The proof of the exchange, as one JSON with the seeds by which each part can be repeated:

    python -m tests.proof [--short] [--seed N] [--only NAME …]

The long form takes as long as the table of the issue asks for; the short one three minutes.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import os
import platform
import sqlite3
import sys
from collections.abc import Callable, Mapping
from concurrent.futures import ProcessPoolExecutor
from time import perf_counter

from tests.planted.bugs import kill_all
from tests.proof.bit_flips import flip
from tests.proof.damaged_forms import damaged_forms
from tests.proof.exploration import Explored, explore
from tests.proof.faults import DISK_MODES, NoShim, full_disk, strike
from tests.proof.measures import measure, signature_checks_per_second
from tests.proof.mutants import Outcome, insiders, outsiders
from tests.proof.power_cut import cut
from tests.proof.simulation import Simulated, simulate

Part = Callable[[int, bool], object]
"""One part of the proof, from its seed and whether it is to be short."""


def _simulation(seed: int, short: bool) -> object:
    worlds, units, updates = (2, 20, 200) if short else (20, 60, 2_000)
    return _together(_spread(simulate, [(seed + number, units, updates) for number in range(worlds)]))


def _million(seed: int, short: bool) -> object:
    """A thousand units with a thousand updates each, as two offices of five hundred."""
    units, updates = (40, 50) if short else (500, 1_000)
    return _together(_spread(simulate, [(seed, units, updates), (seed + 1, units, updates)]))


def _exploration(seed: int, short: bool) -> object:
    runs, steps, shares = (30, 30, 2) if short else (5_000, 60, 40)
    found: list[Explored] = _spread(explore, [(seed + share, runs // shares, steps) for share in range(shares)])
    return {
        "seeds": [one.seed for one in found],
        "runs": sum(one.runs for one in found),
        "steps": sum(one.steps for one in found),
        "faults": [one.fault for one in found if one.fault],
    }


def _mutants(seed: int, short: bool) -> object:
    outside, inside = (20_000, 2_000) if short else (1_000_000, 100_000)
    shares = os.cpu_count() or 1
    return {
        "outsiders": _sum(_spread(outsiders, [(seed + share, outside // shares) for share in range(shares)])),
        "insiders": _sum(_spread(insiders, [(seed + share, inside // shares) for share in range(shares)])),
    }


def _kill(_: int, short: bool) -> object:
    return strike("kill", 40 if short else 1)


def _disk(_: int, short: bool) -> object:
    return {mode: strike(mode, 80 if short else 1) for mode in DISK_MODES}


def _full_disk(_: int, short: bool) -> object:
    return full_disk(4 if short else 40)


def _power(seed: int, short: bool) -> object:
    return {
        "program": cut(seed, 1, only="import", every=4) if short else cut(seed, 42),
        "default_of_sqlite": cut(seed, 1 if short else 5, "DELETE", "import", every=4 if short else 1),
    }


def _flips(seed: int, short: bool) -> object:
    return flip(seed, 150 if short else 5_000)


def _forms(seed: int, short: bool) -> object:
    return damaged_forms(seed, 60 if short else 2_000)


def _planted(_: int, short: bool) -> object:
    return kill_all()


def _threats(_: int, short: bool) -> object:
    from tests.planted.spoiled import run  # heavy: the window and pytest, for this part alone

    return run()


def _measures(_: int, short: bool) -> object:
    return measure(500, 10, 25, 1) if short else measure()


PARTS: Mapping[str, Part] = {
    "simulation": _simulation,
    "million": _million,
    "exploration": _exploration,
    "mutants": _mutants,
    "kill": _kill,
    "disk": _disk,
    "full-disk": _full_disk,
    "power": _power,
    "flips": _flips,
    "forms": _forms,
    "planted": _planted,
    "threats": _threats,
    "measures": _measures,
}


def proof(seed: int, short: bool, only: list[str]) -> dict[str, object]:
    """Every part that was asked for, with its time."""
    told: dict[str, object] = {
        "seed": seed,
        "form": "short" if short else "long",
        "python": platform.python_version(),
        "sqlite": sqlite3.sqlite_version,
        "cpus": os.cpu_count(),
    }
    for name, part in PARTS.items():
        if only and name not in only:
            continue
        start = perf_counter()
        try:
            said = _plain(part(seed, short))
        except NoShim as reason:
            said = {"left_out": str(reason)}
        told[name] = {"seconds": round(perf_counter() - start, 1), "result": said}
        print(f"{name}: {told[name]}", file=sys.stderr, flush=True)
    return told


def _spread(deed: Callable[..., object], calls: list[tuple[int, ...]]) -> list:  # type: ignore[type-arg]
    """The answers of several calls, one process for each processor."""
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        return [future.result() for future in [pool.submit(deed, *call) for call in calls]]


def _together(worlds: list[Simulated]) -> dict[str, object]:
    """The worlds as one.

    Signatures are what no program can make cheaper: by how many of them a processor checks, figures of different
    computers can be compared.
    """
    per_second = sum(world.written for world in worlds) / sum(world.seconds for world in worlds)
    processors = min(os.cpu_count() or 1, len(worlds))
    return {
        "seeds": [world.seed for world in worlds],
        "updates": sum(world.written for world in worlds),
        "lost": sum(world.lost for world in worlds),
        "doubled": sum(world.doubled for world in worlds),
        "foreign": sum(world.foreign for world in worlds),
        "heads_equal": all(world.heads_equal for world in worlds),
        "packages": sum(world.packages for world in worlds),
        "gaps": sum(world.gaps for world in worlds),
        "forks": sum(world.forks for world in worlds),
        "per_second_of_one_processor": round(per_second),
        "processors": processors,
        "per_second": round(per_second * processors),
        "signature_checks_per_second": signature_checks_per_second(),
    }


def _sum(found: list[Outcome]) -> Outcome:
    first = next((one.first_uncaught for one in found if one.first_uncaught), "")
    return Outcome(
        tried=sum(one.tried for one in found),
        accepted=sum(one.accepted for one in found),
        strayed=sum(one.strayed for one in found),
        uncaught=sum(one.uncaught for one in found),
        first_uncaught=first,
    )


def _plain(value: object) -> object:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {name: _plain(item) for name, item in dataclasses.asdict(value).items()}
    if isinstance(value, Mapping):
        return {str(name): _plain(item) for name, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.proof", description=__doc__)
    parser.add_argument("--short", action="store_true", help="three minutes instead of an hour")
    parser.add_argument("--seed", type=int, default=20261124)
    parser.add_argument("--only", nargs="+", choices=[*PARTS], default=[])
    wanted = parser.parse_args()
    print(json.dumps(proof(wanted.seed, wanted.short, wanted.only), ensure_ascii=False, indent=1))


if __name__ == "__main__":
    main()
