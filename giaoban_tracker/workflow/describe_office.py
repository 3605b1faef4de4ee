"""Describe the office: its letterhead and signer, its blocs, units and leaders; one fact each.

A description replaces the former one whole; the journal keeps them all, and undo restores the former.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from giaoban_tracker.domain.changes import Changes
from giaoban_tracker.domain.deed import Deed
from giaoban_tracker.domain.errors import Refused
from giaoban_tracker.domain.fact import BlocDescribed, LeaderDescribed, OfficeDescribed, UnitDescribed
from giaoban_tracker.domain.identity import OFFICE, BlocId, LeaderId, UnitId
from giaoban_tracker.domain.search_text import folded
from giaoban_tracker.domain.unit import Bloc, BlocTerms, LeaderTerms, OfficeTerms, Unit, UnitTerms
from giaoban_tracker.ledger import Reading
from giaoban_tracker.workflow.book_state import open_tasks_led_by
from giaoban_tracker.workflow.desk import Desk

_SMALL_WORDS = frozenset({"va", "cac", "cua"})
_LONGEST_CODE = 12
_MOST_NAMED = 20


def describe_office(desk: Desk, terms: OfficeTerms) -> Changes:
    """State the office's name, letterhead and signer anew.

    Raises:
        Refused: "name-missing".
    """
    if not terms.name.strip():
        raise Refused("name-missing")
    return _write(desk, OFFICE, OfficeDescribed(terms))


def describe_bloc(desk: Desk, terms: BlocTerms, bloc: BlocId | None = None) -> Changes:
    """Set up a bloc, or rename the one given; a new one comes last.

    Raises:
        Refused: "bloc-name-missing", "bloc-exists" when another bloc is called so.
    """
    name = " ".join(terms.name.split())
    if not name:
        raise Refused("bloc-name-missing")
    with desk.ledger.reading() as book:
        blocs = book.blocs()
    if any(folded(other.name) == folded(name) for other in blocs if other.id != bloc):
        raise Refused("bloc-exists", bloc=name)
    order = terms.order or max((other.terms.order for other in blocs), default=0) + 1
    return _write(desk, bloc or desk.new_id(), BlocDescribed(BlocTerms(name, order)))


def describe_unit(desk: Desk, terms: UnitTerms, unit: UnitId | None = None) -> Changes:
    """Enter a unit, or change the one given; a new one comes last.

    Names, code and aliases lose their outer and double spaces; an alias that says what the name says is dropped.

    Raises:
        Refused: "unit-name-missing", "unit-exists" (another unit in being has that name), "code-missing",
            "code-taken", "ends-before-it-starts", "merged-into-itself", "merger-without-end", "unit-has-tasks" (it
            ends while it leads open tasks; they are named, and `succession` moves them).
    """
    tidy = _tidy(terms)
    with desk.ledger.reading() as book:
        others = [other for other in book.units() if other.id != unit]
        _check(tidy, unit, others)
        if unit is not None and tidy.valid_to is not None and tidy.valid_to < desk.today:
            _leads_nothing(book, unit, tidy.name, desk.today)
    if not tidy.order:
        tidy = replace(tidy, order=max((other.terms.order for other in others), default=0) + 1)
    return _write(desk, unit or desk.new_id(), UnitDescribed(tidy))


def _leads_nothing(book: Reading, unit: UnitId, name: str, today: date) -> None:
    codes = [task.terms.code for task in open_tasks_led_by(book, unit, today)]
    if codes:
        first = ", ".join(codes[:_MOST_NAMED]) + (", …" if len(codes) > _MOST_NAMED else "")
        raise Refused("unit-has-tasks", unit=name, count=len(codes), tasks=first)


def describe_leader(desk: Desk, terms: LeaderTerms, leader: LeaderId | None = None) -> Changes:
    """Enter a leader, or change the one given; a new one comes last.

    Raises:
        Refused: "leader-title-missing".
    """
    tidy = replace(terms, name=" ".join(terms.name.split()), title=" ".join(terms.title.split()))
    if not tidy.title:
        raise Refused("leader-title-missing")
    if not tidy.order:
        with desk.ledger.reading() as book:
            last = max((other.terms.order for other in book.leaders()), default=0)
        tidy = replace(tidy, order=last + 1)
    return _write(desk, leader or desk.new_id(), LeaderDescribed(tidy))


def proposed_code(name: str, units: Sequence[Unit]) -> str:
    """A short code from a unit's initials that no unit has: "Phòng Nội vụ" gives "PNV", a second one "PNV2"."""
    words = [word for word in folded(name).replace("-", " ").split() if word not in _SMALL_WORDS]
    initials = "".join(word[0] for word in words if word[0].isalnum()).upper()[:_LONGEST_CODE]
    taken = {unit.terms.code for unit in units}
    number = 1
    code = initials
    while code and code in taken:
        number += 1
        code = f"{initials}{number}"
    return code


def grouped(units: Sequence[Unit], blocs: Sequence[Bloc]) -> tuple[tuple[Bloc | None, tuple[Unit, ...]], ...]:
    """Units by bloc in the office's order; those in none come last under None. A unit in two blocs stands twice."""
    groups: list[tuple[Bloc | None, tuple[Unit, ...]]] = [
        (bloc, tuple(unit for unit in units if bloc.id in unit.terms.blocs)) for bloc in blocs
    ]
    known = {bloc.id for bloc in blocs}
    rest = tuple(unit for unit in units if not known.intersection(unit.terms.blocs))
    return (*groups, (None, rest)) if rest else tuple(groups)


def _tidy(terms: UnitTerms) -> UnitTerms:
    name = " ".join(terms.name.split())
    aliases = dict.fromkeys(" ".join(alias.split()) for alias in terms.aliases)
    return replace(
        terms,
        name=name,
        code="".join(terms.code.split()).upper(),
        head=" ".join(terms.head.split()),
        aliases=tuple(alias for alias in aliases if alias and alias != name),
    )


def _check(terms: UnitTerms, unit: UnitId | None, others: Sequence[Unit]) -> None:
    if not terms.name:
        raise Refused("unit-name-missing")
    if terms.valid_to is None and any(other.name == terms.name and other.terms.valid_to is None for other in others):
        raise Refused("unit-exists", unit=terms.name)
    if not (terms.code.isascii() and terms.code.isalnum()):
        raise Refused("code-missing", unit=terms.name)
    taken = next((other for other in others if other.terms.code == terms.code), None)
    if taken is not None:
        raise Refused("code-taken", taken=terms.code, unit=taken.name)
    if terms.valid_from is not None and terms.valid_to is not None and terms.valid_to < terms.valid_from:
        raise Refused("ends-before-it-starts", unit=terms.name, day=terms.valid_to.isoformat())
    if terms.merged_into is not None and terms.merged_into == unit:
        raise Refused("merged-into-itself", unit=terms.name)
    if terms.merged_into is not None and terms.valid_to is None:
        raise Refused("merger-without-end", unit=terms.name)


def _write(desk: Desk, subject: str, deed: Deed) -> Changes:
    with desk.ledger.writing() as book:
        return book.append([desk.fact(subject, deed)])
