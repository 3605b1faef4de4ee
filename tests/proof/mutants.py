"""Altered packages by the thousand: by outsiders who hold no key, and by an insider who signs what he altered (§8).

Outsiders alone prove little: all they send dies at the signature. The insider reaches every parser.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

from giaoban_tracker.domain.errors import Unreadable
from giaoban_tracker.exchange.build import build_package
from giaoban_tracker.exchange.owners import Standing
from giaoban_tracker.exchange.package import Package
from tests.exchange.parties import (
    A_SISTER,
    OFFICE,
    UNIT_A,
    UNIT_B,
    A,
    B,
    Forgery,
    body,
    content,
    own_feed,
    part,
    read_by_office,
    report,
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of the mutants.

    Attributes:
        accepted: read as packages. From outsiders none may be.
        strayed: accepted although they touch what is not the insider's; none may.
        uncaught: ended in another error than `Unreadable`; none may.
        first_uncaught: the first of those errors, for whoever has to find it; empty for none.
    """

    tried: int
    accepted: int
    strayed: int
    uncaught: int
    first_uncaught: str = ""


def outsiders(seed: int, count: int) -> Outcome:
    """Honest packages with bytes flipped, cut, inserted, zeroed, turned round, or two packages spliced."""
    random = Random(seed)
    honest = _honest_packages()

    def mutant() -> bytes:
        while True:
            data = random.choice(honest)
            for _ in range(random.choice((1, 1, 1, 2, 5))):
                data = _altered(random, data, random.choice(honest))
            if data not in honest:
                return data

    return _try(mutant, count)


def insiders(seed: int, count: int) -> Outcome:
    """Packages whose bodies, manifest, parts or ZIP bytes were altered and then signed by unit A's own key."""
    random = Random(seed)
    ways = (_body_bytes, _body_fields, _manifest_bytes, _manifest_fields, _zip_bytes, _part_bytes)

    def mutant() -> bytes:
        while True:
            try:
                return random.choice(ways)(random).file()
            except (ValueError, TypeError, OverflowError):
                continue  # what cannot even be written is no mutant; another is drawn

    return _try(mutant, count)


def _try(mutant: Callable[[], bytes], count: int) -> Outcome:
    accepted = strayed = uncaught = 0
    first = ""
    for _ in range(count):
        data = mutant()
        try:
            package = _read(data)
        except Unreadable:
            continue
        except Exception as fault:  # noqa: BLE001  (that there is none is what is measured)
            uncaught += 1
            first = first or f"{fault!r} on {data.hex()}"
            continue
        accepted += 1
        strayed += _strays(package)
    return Outcome(count, accepted, strayed, uncaught, first)


def _read(data: bytes) -> Package:
    """The package with every fact in it, which the office would take in."""
    package = read_by_office(data)
    for segment in package.segments:
        for one in segment.checked:
            assert (one.fact is None) is (one.standing is Standing.DEFERRED)
    return package


def _strays(package: Package) -> bool:
    """Whether a package of unit A says anything that is not unit A's; judged without the rules under test."""
    if package.sender != A.kid or package.to != OFFICE.kid:
        return True
    for segment in package.segments:
        if segment.feed.split("/")[0] not in (A.kid, A_SISTER.kid) or segment.feed.count("/") != 1:
            return True
        for written in segment.bodies:
            value = json.loads(written)
            deed = value["d"]
            terms = deed.get("terms")
            named = [where.get("unit", UNIT_A) for where in (deed, terms) if isinstance(where, dict)]
            if any(unit != UNIT_A for unit in named) or value["t"] in _NOT_A_UNITS or deed.get("proxy", False):
                return True
    return False


_NOT_A_UNITS = ("task.assigned", "task.amended", "task.withdrawn", "ext.granted", "report.accepted", "key.trusted")


def _honest_packages() -> list[bytes]:
    first = part(A, [report(1), report(2)])
    return [
        build_package(A, content(first)),
        build_package(A, content(first, blobs=(b"bien ban " * 50,))),
        build_package(A, content()),
        build_package(B, content(part(B, [report(unit=UNIT_B)]), party=UNIT_B)),
        build_package(A, content(part(A, [report(number) for number in range(1, 30)]))),
    ]


# ---------------------------------------------------------------- bytes


def _altered(random: Random, data: bytes, other: bytes) -> bytes:
    """The bytes with one thing done to them."""
    if not data:
        return other[: random.randrange(1, 50)]
    start = random.randrange(len(data))
    stop = min(len(data), start + random.choice((1, 2, 4, 16, 64, 500)))
    run = data[start:stop]
    changed = random.choice(
        (
            lambda: bytes([run[0] ^ 1 << random.randrange(8)]) + run[1:],
            lambda: bytes([random.randrange(256)]) + run[1:],
            lambda: b"",
            lambda: run + random.randbytes(random.randrange(1, 9)),
            lambda: bytes(len(run)),
            lambda: b"\xff" * len(run),
            lambda: run[::-1],
            lambda: run + run,
            lambda: other[start:stop],
        )
    )()
    whole = (data[:start] + changed + data[stop:], data[:start], data[:start] + other[start:], data[start:])
    return random.choices(whole, weights=(12, 1, 1, 1))[0]


def _zip_bytes(random: Random) -> Forgery:
    return Forgery(rezip=lambda zipped: _altered(random, zipped, zipped[::-1]))


def _manifest_bytes(random: Random) -> Forgery:
    return Forgery(respell=lambda spelled: _altered(random, spelled, spelled[::-1]))


def _body_bytes(random: Random) -> Forgery:
    return Forgery(bodies=(report(1), _altered(random, _any_body(random), report(2))))


def _part_bytes(random: Random) -> Forgery:
    events = report(1) + b"\n" + report(2) + b"\n"
    name = random.choice(("blobs/" + "0" * 64, "blobs/" + random.randbytes(32).hex(), "manifest.json", "../x"))
    if random.random() < 0.5:
        return Forgery(more=((name, random.randbytes(random.randrange(200))),))
    return Forgery(bodies=(report(1), report(2)), events=_altered(random, events, events[::-1]))


# ---------------------------------------------------------------- values

_NASTY: tuple[Any, ...] = (
    None, True, False, 0, -1, 1, 2, 10**6, 2**31, 2**53, 2**63, -(2**70), 1.5, float("nan"),
    "", "x", "0" * 64, "=1+1", "\x00", "\u202e", "a\u0301", "\ud800", "../../x", "x" * 10_001, "2026-02-30",
    "2026-11-24T08:15:30Z", "2026-11-24T08:15:30+07:00:30", "2026-11-24T08:15:30", "0001-01-01T00:00:00+14:00",
    [], [1], {}, {"unit": 1}, [[[[[[[[[1]]]]]]]]],
    UNIT_A, UNIT_B, OFFICE.kid, A.kid, A_SISTER.kid, B.kid, "office", "device",
    "report.filed", "task.amended", "report.praised", "event.voided", "ext.requested", "feed.started", "key.rotated",
    own_feed(A), own_feed(A_SISTER), own_feed(B), f"{OFFICE.kid}/1/{UNIT_A}", f"{A.kid}/2", f"{A.kid}/1/{UNIT_A}",
)  # fmt: skip


def _manifest_fields(random: Random) -> Forgery:
    def change(manifest: dict[str, Any]) -> None:
        changed = _changed_value(random, manifest)
        manifest.clear()
        manifest.update(changed)

    feeds = (None, own_feed(A_SISTER), own_feed(B), f"{A.kid}/2", f"{OFFICE.kid}/1/{UNIT_A}")
    writer = random.choice((None, None, A_SISTER, B))
    return Forgery(writer=writer, feed=random.choice(feeds), change=change if random.random() < 0.9 else lambda _: None)


def _body_fields(random: Random) -> Forgery:
    value = json.loads(_any_body(random))
    for _ in range(random.choice((1, 1, 2, 3))):
        value = _changed_value(random, value)
    spelled = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode(
        "utf-8", random.choice(("strict", "surrogatepass"))
    )
    return Forgery(bodies=(report(1), spelled))


def _any_body(random: Random) -> bytes:
    unit = {"unit": UNIT_A}
    return random.choice(
        (
            report(2),
            body("ext.requested", unit | {"new_due": "2026-12-01", "reason": "mưa lũ"}),
            body("question.asked", unit | {"words": "Báo cáo theo mẫu nào?"}),
            body("task.received", unit),
            body("event.voided", {"fact": "1"}),
            body("feed.started", unit | {"epoch": 1}, about="device", subject=A.kid),
            body("report.praised", unit),
        )
    )


def _changed_value(random: Random, value: Any) -> Any:
    """A copy with one place changed: replaced, taken out, doubled, or given one thing more."""
    whole = [copy.deepcopy(value)]
    holder, key = random.choice(_places(whole))
    way = random.random()
    if way < 0.7:
        holder[key] = random.choice(_NASTY)
    elif way < 0.8 and isinstance(holder, dict):
        del holder[key]
    elif way < 0.9 and isinstance(holder[key], dict):
        holder[key][random.choice(("unit", "proxy", "extra", "", "đ"))] = random.choice(_NASTY)
    elif isinstance(holder[key], list):
        holder[key] = holder[key] * 2
    return whole[0] if isinstance(whole[0], dict) else {"d": whole[0]}


def _places(value: Any) -> Sequence[tuple[Any, Any]]:
    """Every place in a value: what holds it and under which key."""
    found: list[tuple[Any, Any]] = []
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in items:
        found.append((value, key))
        found.extend(_places(item))
    return found
