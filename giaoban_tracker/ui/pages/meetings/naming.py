"""Names of the minutes that no unit has: they become units, or further names of units, once a person says so."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from giaoban_tracker.domain.changes import Changes
from giaoban_tracker.domain.deed import SubjectKind
from giaoban_tracker.domain.identity import UnitId
from giaoban_tracker.domain.unit import Unit, UnitTerms
from giaoban_tracker.ui.minutes_wording import alias_question
from giaoban_tracker.ui.pages.meetings.notice import Notice
from giaoban_tracker.ui.pages.meetings.reviewing import Reviewing
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow import describe_office
from giaoban_tracker.workflow.list_tasks import Particulars
from giaoban_tracker.workflow.review import Card, Owners


class UnitNaming(QObject):
    """Offers what can be done with an unknown name; each deed is a fact of the book, and undo takes it back.

    Signals:
        refused: (GiaobanError) the book does not take the name.
    """

    refused = Signal(object)

    def __init__(self, place: Workplace, reviewing: Reviewing, notice: Notice, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._place = place
        self._reviewing = reviewing
        self._notice = notice

    def add_unit(self, name: str, known: Particulars) -> None:
        """Enter a unit of that name, in the meeting's bloc, and give it the drafts that named it."""
        bloc = self._reviewing.session.terms.bloc
        terms = UnitTerms(
            name=name[:1].upper() + name[1:],
            code=describe_office.proposed_code(name, known.units),
            blocs=(bloc,) if bloc is not None else (),
        )
        desk = self._place.desk
        self._write(
            f"Thêm đơn vị {terms.name}",
            lambda: describe_office.describe_unit(desk, terms),
            lambda changes: self._give(name, _unit_in(changes)),
        )

    def offer_alias(self, card: Card, owners: Owners, known: Particulars) -> None:
        """Ask whether the name that the draft gives is another name of the unit that was chosen for it."""
        if not card.draft.unknown or len(owners.lead) != 1 or card.task.owners.lead:
            return
        name = card.draft.unknown[0]
        unit = next((unit for unit in known.units if unit.id == owners.lead[0]), None)
        if unit is not None and name not in unit.terms.aliases:
            question = alias_question(name, unit.name)
            self._notice.say(question, ("Ghi nhớ  D", lambda: self._remember(name, unit)), ("Thôi", lambda: None))

    def _remember(self, name: str, unit: Unit) -> None:
        desk = self._place.desk
        terms = replace(unit.terms, aliases=(*unit.terms.aliases, name))
        self._write(
            f"Ghi nhớ tên khác của {unit.name}",
            lambda: describe_office.describe_unit(desk, terms, unit.id),
            lambda _: self._give(name, unit.id),
        )

    def _write(self, title: str, errand: Callable[[], Changes], then: Callable[[Changes], None]) -> None:
        def finish(changes: Changes) -> None:
            self._place.undo.did(title, changes)
            then(changes)

        self._place.operations.change(errand, lambda changes: changes, finish, failed=self.refused.emit)

    def _give(self, name: str, unit: UnitId) -> None:
        """The drafts that named it and that nobody leads yet get the unit."""
        cards = self._reviewing.review.cards
        waiting = [card.number for card in cards if name in card.draft.unknown and not card.task.owners.lead]
        if waiting:
            self._reviewing.spread_owners(waiting, Owners((unit,)))


def _unit_in(changes: Changes) -> UnitId:
    return next(UnitId(subject) for kind, subject in changes.subjects if kind is SubjectKind.UNIT)
