"""Marking: how well drafts match the gold of a file of minutes, in the way of the annotation guide.

A draft hits a gold directive when their spans share at least half of what they cover together; each is paired once.
Of paired directives the speaker (same name), lead, support (same sets of official names) and due day are compared.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from giaoban_tracker.domain.deadline import DeadlineKind
from giaoban_tracker.domain.directive import DirectiveDraft
from giaoban_tracker.minutes import UnitName, read_minutes

FIELDS = ("speaker", "lead", "support", "due")
OVERLAP = 0.5


@dataclass(frozen=True)
class Annotated:
    """Minutes with their gold."""

    name: str
    text: str
    meeting_day: date
    units: tuple[UnitName, ...]
    directives: tuple[dict[str, Any], ...]

    def read(self) -> tuple[DirectiveDraft, ...]:
        return read_minutes(self.text, meeting_day=self.meeting_day, units=self.units)


def annotated(gold: Path) -> Annotated:
    """The minutes that a `.gold.json` describes."""
    told = json.loads(gold.read_text(encoding="utf-8"))
    text = (gold.parent / told["file"]).read_bytes().decode()
    units = tuple(UnitName(name) for name in told["units"])
    day = date.fromisoformat(told["meeting"]["date"])
    return Annotated(gold.name.removesuffix(".gold.json"), text, day, units, tuple(told["directives"]))


def mark(minutes: Annotated, drafts: Sequence[DirectiveDraft]) -> Counter[str]:
    """Counts of one file: "gold", "drafts", "pairs", and for each field how many pairs agree."""
    pairs = paired(minutes, drafts)
    marks = Counter(gold=len(minutes.directives), drafts=len(drafts), pairs=len(pairs))
    for number, draft in pairs:
        marks.update(field for field in FIELDS if _agrees(field, minutes.directives[number], draft))
    return marks


def paired(minutes: Annotated, drafts: Sequence[DirectiveDraft]) -> list[tuple[int, DirectiveDraft]]:
    """Gold directives with their drafts, the best overlap first."""
    overlaps = sorted(
        (
            (_overlap(gold, draft), -place, -number)
            for place, gold in enumerate(minutes.directives)
            for number, draft in enumerate(drafts)
        ),
        reverse=True,
    )
    pairs: dict[int, int] = {}
    for overlap, place, number in overlaps:
        if overlap >= OVERLAP and -place not in pairs and -number not in pairs.values():
            pairs[-place] = -number
    return [(place, drafts[number]) for place, number in sorted(pairs.items())]


def f1(marks: Counter[str]) -> float:
    """Of directives; 1 where nothing was to be found and nothing was found."""
    total = marks["gold"] + marks["drafts"]
    return 2 * marks["pairs"] / total if total else 1.0


def share(marks: Counter[str], field: str) -> float:
    """How many of the paired directives agree in a field."""
    return marks[field] / marks["pairs"] if marks["pairs"] else 1.0


def total(all_marks: Iterable[Counter[str]]) -> Counter[str]:
    return sum(all_marks, Counter())


def _overlap(gold: dict[str, Any], draft: DirectiveDraft) -> float:
    shared: int = min(gold["end"], draft.span.end) - max(gold["start"], draft.span.start)
    whole: int = max(gold["end"], draft.span.end) - min(gold["start"], draft.span.start)
    return max(0, shared) / whole


def _agrees(field: str, gold: dict[str, Any], draft: DirectiveDraft) -> bool:
    if field == "speaker":
        return _is_same_speaker(gold["speaker"], draft.speaker)
    if field == "due":
        return (gold["due"] or None) == _due(draft)
    return {_plain(name) for name in gold[field]} == {_plain(name) for name in getattr(draft, field)}


def _due(draft: DirectiveDraft) -> str | None:
    if draft.deadline.kind in (DeadlineKind.STANDING, DeadlineKind.RECURRING):
        return "ongoing"
    return draft.deadline.due.isoformat() if draft.deadline.due else None


def _is_same_speaker(gold: str | None, said: str | None) -> bool:
    """Whether both mean one person: nobody in both, the same name and title, or the name with part of the title."""
    if gold is None or said is None:
        return gold is said
    name = {word.casefold() for word in re.findall(r"\w+", unicodedata.normalize("NFC", gold)) if word.istitle()}
    left = Counter(_spoken(said)) - Counter(_spoken(gold))
    return not left and (name - _TITLE_WORDS) <= set(_spoken(said)) and bool(_spoken(said))


def _spoken(speaker: str | None) -> list[str]:
    """A speaker's words in any order, without the address."""
    words = re.findall(r"\w+", _plain(speaker or ""))
    return sorted(word for word in words if word not in ("đồng", "chí", "ông", "bà"))


_TITLE_WORDS = frozenset(re.findall(r"\w+", "chủ tịch phó bí thư thường trực trưởng giám đốc chánh văn phòng"))


def _plain(words: str) -> str:
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", words)).strip().casefold()
