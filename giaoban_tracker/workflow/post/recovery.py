"""Recovery: bring a restored book to the present from what was archived; give a unit back what it lost.

Archived files are read as they were the first time: on the day they came, and nothing twice.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from giaoban_tracker.domain.changes import Changes
from giaoban_tracker.domain.errors import GiaobanError, Refused
from giaoban_tracker.domain.identity import UnitId
from giaoban_tracker.domain.progress import Progress
from giaoban_tracker.exchange.owners import OFFICE_PARTY
from giaoban_tracker.exchange.package import Addressee, open_package
from giaoban_tracker.ledger.archive import INBOX, OUTBOX, Archived
from giaoban_tracker.ledger.mail import Role
from giaoban_tracker.workflow.desk import Desk
from giaoban_tracker.workflow.post import receive, send
from giaoban_tracker.workflow.post.identity import begin_again, known_keys, office_identity, role_of, unit_identity
from giaoban_tracker.workflow.post.plan import runs_of
from giaoban_tracker.workflow.post.values import Choices, Parcel


@dataclass(frozen=True, slots=True)
class Replayed:
    """What reading the archive again came to.

    Attributes:
        files: how many were read.
        facts: how many facts this book had lost.
        unread: names of files that could not be taken again.
        changes: what they changed.
    """

    files: int
    facts: int
    unread: tuple[str, ...]
    changes: Changes


def rescue_parcels(desk: Desk, unit: UnitId) -> tuple[Parcel, ...]:
    """Everything that a unit ever got and told, for a computer that replaces a lost one ('gói khôi phục').

    Raises:
        Refused: "unit-not-enrolled" until its new computer is enrolled; as `send.packages`.
    """
    return send.packages(desk, [unit], whole=True)


def replay(desk: Desk, progress: Progress | None = None) -> Replayed:
    """Read the whole archive again, oldest first: own parcels, then what came in; what is known changes nothing.

    Raises:
        Refused: "stopped" between two files; what was read before it stays.
    """
    with desk.ledger.reading() as book:
        site = book.post.site()
        office = site is not None and site.role is Role.OFFICE
        sent = book.post.archive(OUTBOX) if office else ()
        came = book.post.archive(INBOX)
    steps: list[tuple[Archived, Callable[[Desk, Archived], Changes]]] = [(file, _own) for file in sent]
    steps += [(file, _foreign) for file in came]
    # By day; on one day what the office sent goes first, for a report can only speak of what its writer had.
    steps.sort(key=lambda step: step[0].on)
    parts, unread = [], []
    for done, (file, read) in enumerate(steps):
        if progress is not None and not progress(done, len(steps)):
            raise Refused("stopped")
        try:
            parts.append(read(desk, file))
        except GiaobanError:
            unread.append(file.name)
    subjects = frozenset(subject for part in parts for subject in part.subjects)
    facts = tuple(fact for part in parts for fact in part.facts)
    return Replayed(len(steps), len(facts), tuple(unread), Changes(subjects, facts))


def start_again(desk: Desk) -> None:
    """Write under a new epoch, where a whole folder was restored and no mark could tell (bắt đầu dãy mới).

    In a unit's book what the office has not confirmed goes along, each fact once.

    Raises:
        Refused: as `identity.office_identity`, in a unit's book as `identity.unit_identity`.
    """
    with desk.ledger.writing() as book:
        before = book.post.site()
        identity = (unit_identity if role_of(book) is Role.UNIT else office_identity)(desk, book)
        if before is None or before == identity.site:  # else the mark told it, and the new run has just begun
            begin_again(desk, book, identity.site, "restored")


def _own(desk: Desk, file: Archived) -> Changes:
    """A parcel that this office sent: its own word, which a restored book has lost."""
    with desk.ledger.writing() as book:
        names = frozenset(unit.id for unit in book.units())
        package = open_package(file.content, known_keys(book), Addressee(OFFICE_PARTY, names))
        admitted = book.post.admit(runs_of(package), admitted_on=file.on, at=desk.now())
    return admitted.changes


def _foreign(desk: Desk, file: Archived) -> Changes:
    plan = receive.propose(desk, [(file.name, file.content)], on=file.on)
    if any(one.why is not None for one in plan.files):
        raise Refused("unread")
    return receive.accept(desk, plan, Choices())
