"""Presets: the units, blocs and leaders that an office of a known kind starts with (resources/presets)."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from giaoban_tracker.domain.errors import Refused

# In the order in which they are offered: most offices are of the model of two levels, from July 2025.
PRESETS = ("commune-2025", "ward-2025", "city-2017", "empty")


@dataclass(frozen=True, slots=True)
class PresetUnit:
    """A unit of a preset; `blocs` are keys of the same preset."""

    name: str
    code: str
    kind: str
    blocs: tuple[str, ...]
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Preset:
    """What a new office starts with; every part can be changed later.

    Attributes:
        key: one of `PRESETS`.
        title: what a person chooses by.
        name: proposed name of the office; empty for the empty preset.
        blocs: (key, name) in order; may be empty.
        leaders: (name, title) in order; may be empty.
    """

    key: str
    title: str
    name: str
    office: str
    notation: str
    capacity: str
    position: str
    recipients: tuple[str, ...]
    blocs: tuple[tuple[str, str], ...]
    leaders: tuple[tuple[str, str], ...]
    units: tuple[PresetUnit, ...]


def read_preset(resources: Path, key: str) -> Preset:
    """One preset of the program's own resources.

    Raises:
        Refused: "unknown-preset".
    """
    if key not in PRESETS:
        raise Refused("unknown-preset", preset=key, known=", ".join(PRESETS))
    value: dict[str, Any] = json.loads((resources / "presets" / f"{key}.json").read_text(encoding="utf-8"))
    return Preset(
        key=key,
        title=value["title"],
        name=value["name"],
        office=value["office"],
        notation=value["notation"],
        capacity=value["capacity"],
        position=value["position"],
        recipients=tuple(value["recipients"]),
        blocs=tuple((bloc["key"], bloc["name"]) for bloc in value["blocs"]),
        leaders=tuple((leader["name"], leader["title"]) for leader in value["leaders"]),
        units=tuple(
            PresetUnit(unit["name"], unit["code"], unit["kind"], tuple(unit["blocs"]), tuple(unit["aliases"]))
            for unit in value["units"]
        ),
    )
