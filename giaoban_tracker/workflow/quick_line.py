"""The quick line: one line of text that becomes a task, with nothing guessed that the line does not say.

`Rà soát hộ nghèo @PLĐ +Phòng Y tế !trước 30/9 #Giảm nghèo`: `@` names a lead unit (chủ trì), `+` a co-ordinating one
(phối hợp), `!` the deadline, `#` the field of work (lĩnh vực); what stands before the first of them is the content.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from giaoban_tracker.domain.deadline import UNSTATED, Deadline
from giaoban_tracker.domain.identity import UnitId
from giaoban_tracker.domain.search_text import folded
from giaoban_tracker.domain.task import TaskTerms
from giaoban_tracker.domain.task_list import Facet, TaskColumn, TaskQuery
from giaoban_tracker.domain.unit import Unit
from giaoban_tracker.minutes.sheet.phrases import phrase_deadline
from giaoban_tracker.workflow.desk import Desk
from giaoban_tracker.workflow.work_calendar import shipped_calendar

_MARKS = "@+!#"
_PIECE = re.compile(r"(?:^|(?<=\s))([@+!#])(?=\S)")


@dataclass(frozen=True, slots=True)
class QuickLine:
    """What a line says.

    Attributes:
        terms: the task, without a code.
        lead, support: names of the units that were understood, in the order of the line.
        unknown: words after `@` or `+` that fit no unit, or more than one; may be empty.
        unread: words after `!` that name no deadline; empty when there are none.
    """

    terms: TaskTerms
    lead: tuple[str, ...] = ()
    support: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    unread: str = ""

    @property
    def can_be_given(self) -> bool:
        """Whether there is something to do, and everything that was said of it was understood."""
        return bool(self.terms.content) and not self.unknown and not self.unread


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One way to finish what is being typed.

    Attributes:
        shown: "Phòng Nội vụ (PNV)".
        typed: what the line then holds after the mark.
    """

    shown: str
    typed: str


def read_line(desk: Desk, line: str) -> QuickLine:
    """What a line says today, by the units that exist today; nothing is written."""
    content, pieces = _parted(line)
    units = _units(desk)
    lead, unknown_lead = _chosen(pieces["@"], units)
    support, unknown_support = _chosen(pieces["+"], units)
    support = [unit for unit in support if unit not in lead]
    words = pieces["!"][-1] if pieces["!"] else ""
    deadline = _deadline(desk, words)
    terms = TaskTerms(
        "",
        content,
        lead=tuple(unit.id for unit in lead),
        support=tuple(unit.id for unit in support),
        deadline=deadline or UNSTATED,
        field=pieces["#"][-1] if pieces["#"] else "",
    )
    return QuickLine(
        terms,
        tuple(unit.name for unit in lead),
        tuple(unit.name for unit in support),
        (*unknown_lead, *unknown_support),
        words if deadline is None else "",
    )


def suggestions(desk: Desk, line: str, most: int = 8) -> tuple[Suggestion, ...]:
    """Ways to finish the last piece of a line: units after `@` and `+`, fields of work after `#`; else none."""
    marks = list(_PIECE.finditer(line))
    bare = re.search(r"(?:^|\s)([@+#])$", line)
    if bare:
        mark, begun = bare[1], ""
    elif marks:
        mark, begun = marks[-1][1], line[marks[-1].end() :]
    else:
        return ()
    wanted = folded(begun)
    if mark == "#":
        fields = [facet.value for facet in _fields(desk)]
        return tuple(Suggestion(field, field) for field in fields if wanted in folded(field))[:most]
    if mark == "!":
        return ()
    fitting = [unit for unit in _units(desk) if _fits(unit, wanted)]
    fitting.sort(key=lambda unit: (folded(unit.terms.code) != wanted, not folded(unit.name).startswith(wanted)))
    return tuple(Suggestion(f"{unit.name} ({unit.terms.code})", unit.terms.code) for unit in fitting[:most])


def finished(line: str, suggestion: Suggestion) -> str:
    """The line with its last piece finished by a suggestion, and a space to go on."""
    places = [found.end() for found in re.finditer(r"(?:^|(?<=\s))[@+#]", line)]
    return f"{line[: places[-1]]}{suggestion.typed} " if places else line


def _parted(line: str) -> tuple[str, dict[str, list[str]]]:
    """The content, and the words after each mark in the order of the line."""
    line = re.sub(r"\s[@+!#]\s*$", "", line)
    pieces: dict[str, list[str]] = {mark: [] for mark in _MARKS}
    marks = list(_PIECE.finditer(line))
    for place, mark in enumerate(marks):
        end = marks[place + 1].start() if place + 1 < len(marks) else len(line)
        pieces[mark[1]].append(" ".join(line[mark.end() : end].split()))
    content = line[: marks[0].start()] if marks else line
    return " ".join(content.split()), pieces


def _chosen(names: Sequence[str], units: Sequence[Unit]) -> tuple[list[Unit], list[str]]:
    """The units meant, each once, and the words that fit none or several."""
    chosen: dict[UnitId, Unit] = {}
    unknown = []
    for name in names:
        unit = _meant(name, units)
        if unit is None:
            unknown.append(name)
        else:
            chosen[unit.id] = unit
    return list(chosen.values()), unknown


def _meant(words: str, units: Sequence[Unit]) -> Unit | None:
    """A unit by its code, its name, another name, or by words that only its name has; None where several fit."""
    wanted = folded(words)
    by_code = [unit for unit in units if folded(unit.terms.code) == wanted]
    by_name = [unit for unit in units if wanted in (folded(unit.name), *map(folded, unit.terms.aliases))]
    by_part = [unit for unit in units if wanted in folded(unit.name) or folded(unit.terms.code).startswith(wanted)]
    best = by_code or by_name or by_part
    return best[0] if len(best) == 1 else None


def _fits(unit: Unit, wanted: str) -> bool:
    names = (unit.terms.code, unit.name, *unit.terms.aliases)
    return any(wanted in folded(name) for name in names)


def _deadline(desk: Desk, words: str) -> Deadline | None:
    """The deadline of some words; None where there are words and they name none."""
    if not words:
        return UNSTATED
    return phrase_deadline(words, desk.today, shipped_calendar(desk.resources))


def _units(desk: Desk) -> list[Unit]:
    with desk.ledger.reading() as book:
        return [unit for unit in book.units() if unit.exists_on(desk.today)]


def _fields(desk: Desk) -> Sequence[Facet]:
    with desk.ledger.reading() as book:
        return book.facets(TaskQuery(desk.today), TaskColumn.FIELD)
