"""The quick line: one line of text that becomes a task, with nothing guessed that the line does not say.

`Rà soát hộ nghèo @PLĐ +Phòng Y tế !trước 30/9 #Giảm nghèo`: `@` names a lead unit (chủ trì), `+` a co-ordinating one
(phối hợp), `!` the deadline, `#` the field of work (lĩnh vực); what stands before the first of them is the content.
A bloc stands for its units: `@khối Nội chính`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from giaoban_tracker.domain.deadline import UNSTATED, Deadline
from giaoban_tracker.domain.identity import BlocId, UnitId
from giaoban_tracker.domain.search_text import folded
from giaoban_tracker.domain.task import TaskTerms
from giaoban_tracker.domain.task_list import Facet, TaskColumn, TaskQuery
from giaoban_tracker.domain.unit import Bloc, Unit, members_on
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
        lead, support: names of the units that were understood, in the order of the line; of a bloc one for all its
            units: "khối Nội chính (5 đơn vị)".
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
    owners = _owners(desk)
    lead, unknown_lead = _chosen(pieces["@"], owners)
    support, unknown_support = _chosen(pieces["+"], owners)
    leading = _units_of(lead)
    words = pieces["!"][-1] if pieces["!"] else ""
    deadline = _deadline(desk, words)
    terms = TaskTerms(
        "",
        content,
        lead=tuple(leading),
        support=tuple(unit for unit in _units_of(support) if unit not in leading),
        bloc=lead[0].bloc if len(lead) == 1 else None,
        deadline=deadline or UNSTATED,
        field=pieces["#"][-1] if pieces["#"] else "",
    )
    return QuickLine(
        terms,
        tuple(owner.name for owner in lead),
        tuple(owner.name for owner in support if not set(owner.units) <= set(leading)),
        (*unknown_lead, *unknown_support),
        words if deadline is None else "",
    )


def suggestions(desk: Desk, line: str, most: int = 8) -> tuple[Suggestion, ...]:
    """Ways to finish the last piece of a line: units and blocs after `@` and `+`, fields of work after `#`."""
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
    fitting = [one for one in _owners(desk) if one.fits(wanted)]
    fitting.sort(key=lambda one: (one.code != wanted, not folded(one.name).startswith(wanted)))
    return tuple(Suggestion(one.shown, one.typed) for one in fitting[:most])


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


@dataclass(frozen=True, slots=True)
class _Owner:
    """A unit, or a bloc with its units.

    Attributes:
        name: "Phòng Nội vụ", "khối Nội chính (5 đơn vị)".
        shown, typed: as it is suggested, and what the line then holds.
        code: folded; empty for a bloc.
        known_as: folded names that mean it and nothing else.
        units: of a bloc all that exist today.
    """

    name: str
    shown: str
    typed: str
    code: str
    known_as: tuple[str, ...]
    units: tuple[UnitId, ...]
    bloc: BlocId | None = None

    def fits(self, wanted: str) -> bool:
        """Whether words that are still being typed may come to mean it."""
        return any(_plain(wanted) in name for name in (self.code, *self.known_as))

    def has_words(self, wanted: str) -> bool:
        """Whether its code begins so, or its name has these words; a bloc is meant only by one who says so."""
        if self.bloc is not None:
            return wanted.startswith("khoi ") and self.known_as[0].startswith(wanted)
        return wanted in self.known_as[0] or self.code.startswith(wanted)


def _chosen(names: Sequence[str], owners: Sequence[_Owner]) -> tuple[list[_Owner], list[str]]:
    """Who is meant, each once, and the words that fit none or several."""
    chosen: dict[str, _Owner] = {}
    unknown = []
    for name in names:
        owner = _meant(_plain(folded(name)), owners)
        if owner is None:
            unknown.append(name)
        else:
            chosen[owner.name] = owner
    return list(chosen.values()), unknown


def _meant(wanted: str, owners: Sequence[_Owner]) -> _Owner | None:
    """A unit by its code, its name, another name, or words that only its name has; None where several fit."""
    by_code = [one for one in owners if one.code == wanted]
    by_name = [one for one in owners if wanted in one.known_as]
    by_part = [one for one in owners if one.has_words(wanted)]
    best = by_code or by_name or by_part
    return best[0] if len(best) == 1 else None


def _units_of(owners: Sequence[_Owner]) -> dict[UnitId, None]:
    """Their units, each once, in order."""
    return {unit: None for owner in owners for unit in owner.units}


def _plain(words: str) -> str:
    """Folded words without the strokes between them: a bloc is written 'Kinh tế - Tổng hợp' and 'Kinh tế tổng hợp'."""
    return " ".join(re.sub(r"[^\w&]+", " ", words).split())


def _deadline(desk: Desk, words: str) -> Deadline | None:
    """The deadline of some words; None where there are words and they name none."""
    if not words:
        return UNSTATED
    return phrase_deadline(words, desk.today, shipped_calendar(desk.resources))


def _owners(desk: Desk) -> list[_Owner]:
    """Every unit that exists today, then every bloc that has any."""
    with desk.ledger.reading() as book:
        everyone = book.units()
        units = [unit for unit in everyone if unit.exists_on(desk.today)]
        blocs = [(bloc, members_on(units, bloc.id, desk.today)) for bloc in book.blocs()]
    former: dict[UnitId, list[Unit]] = {}
    for unit in everyone:
        if unit.terms.merged_into is not None and not unit.exists_on(desk.today):
            former.setdefault(unit.terms.merged_into, []).append(unit)
    of_units = (_of_unit(unit, former.get(unit.id, ())) for unit in units)
    return [*of_units, *(_of_bloc(bloc, members) for bloc, members in blocs if members)]


def _of_unit(unit: Unit, former: Sequence[Unit]) -> _Owner:
    """A unit; what people still call by the name of one that went into it is meant for it."""
    names = tuple(_plain(folded(name)) for one in (unit, *former) for name in (one.name, *one.terms.aliases))
    shown = f"{unit.name} ({unit.terms.code})"
    return _Owner(unit.name, shown, unit.terms.code, _plain(folded(unit.terms.code)), names, (unit.id,))


def _of_bloc(bloc: Bloc, members: Sequence[Unit]) -> _Owner:
    name = f"khối {bloc.name}"
    plain = _plain(folded(bloc.name))
    shown = f"{name} ({len(members)} đơn vị)"
    return _Owner(shown, shown, name, "", (f"khoi {plain}", plain), tuple(unit.id for unit in members), bloc.id)


def _fields(desk: Desk) -> Sequence[Facet]:
    with desk.ledger.reading() as book:
        return book.facets(TaskQuery(desk.today), TaskColumn.FIELD)
