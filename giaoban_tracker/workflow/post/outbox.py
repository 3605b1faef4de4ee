"""Outbox: how a unit's computer stands with its office: enrolled or not, confirmed or not, what went and came."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from giaoban_tracker.domain.errors import Refused
from giaoban_tracker.exchange.codes import check_code, fingerprint
from giaoban_tracker.ledger.mail import LoggedPackage, Role, Site, Way
from giaoban_tracker.ledger.reading import Reading
from giaoban_tracker.workflow.desk import Desk
from giaoban_tracker.workflow.post import join, send
from giaoban_tracker.workflow.post.enrol import Digits
from giaoban_tracker.workflow.post.identity import keyring
from giaoban_tracker.workflow.post.own_facts import own_head
from giaoban_tracker.workflow.post.values import Unconfirmed

SILENT_DAYS = 14
"""'Chưa có gói nào từ Văn phòng' is said from so many days on (exchange.md §3.5, freeze)."""


class Enrolled(StrEnum):
    """Whether the office takes what this computer writes."""

    WAITING = "waiting"
    """Its answer lies at the office, or is on its way there."""
    YES = "yes"
    REVOKED = "revoked"
    KEYLESS = "keyless"
    """Its key is not here: the book was copied from another computer, or the folder of keys is gone."""


@dataclass(frozen=True, slots=True)
class Passed:
    """A file that came or went.

    Attributes:
        came: whether it came from the office.
        facts: how many facts it brought that were new, or held.
        outcome: what became of it; "sent" for one that went.
    """

    at: datetime
    came: bool
    name: str
    facts: int
    outcome: str


@dataclass(frozen=True, slots=True)
class Outbox:
    """How this computer stands.

    Attributes:
        last_in: when the last parcel of the office came; None while none has.
        silent_days: days since then; None while none has come.
        check: the seven letters of the last entry that was put into a parcel; empty while there is none.
        passed: the newest files first.
    """

    unit_name: str
    office_name: str
    device: str
    enrolled: Enrolled
    unconfirmed: Unconfirmed
    last_in: datetime | None
    silent_days: int | None
    check: str
    passed: tuple[Passed, ...]

    @property
    def is_silent(self) -> bool:
        """Whether the office has sent nothing for so long that somebody should ask."""
        return self.silent_days is not None and self.silent_days >= SILENT_DAYS


def outbox(desk: Desk) -> Outbox:
    """How this computer stands with its office.

    Raises:
        Refused: "not-a-unit" in an office's book.
    """
    member = join.membership(desk)
    if member is None:
        raise Refused("not-a-unit")
    unconfirmed = send.unconfirmed(desk)
    with desk.ledger.reading() as book:
        site = _site(book)
        passed = tuple(_passed(logged) for logged in book.post.log())
        enrolled = _enrolled(book, site, has_key=site.kid in keyring(desk).kids())
        head = own_head(book, site)
        check = check_code(head.link) if head.seq else ""
    last_in = next((one.at for one in passed if one.came and one.outcome in ("new", "same", "duplicate")), None)
    silent = (desk.today - last_in.date()).days if last_in is not None else None
    return Outbox(
        unit_name=member.unit_name,
        office_name=member.office_name,
        device=member.device,
        enrolled=enrolled,
        unconfirmed=unconfirmed,
        last_in=last_in,
        silent_days=silent,
        check=check,
        passed=passed,
    )


def proved_by_paper(desk: Desk) -> bool:
    """Whether the office can enrol this computer without a call, see `join.proved_by_paper`."""
    return join.proved_by_paper(desk)


def digits(desk: Desk) -> tuple[Digits, Digits]:
    """This computer's key and the office's, for comparing over the phone.

    Raises:
        Refused: "not-a-unit", "key-missing".
        Unreadable, Unavailable: as `identity.unit_identity`.
    """
    with desk.ledger.reading() as book:
        site = _site(book)
    key = keyring(desk).key(site.kid)
    if key is None:
        raise Refused("key-missing")
    return fingerprint(key.public), fingerprint(site.office_public)


def _site(book: Reading) -> Site:
    site = book.post.site()
    if site is None or site.role is not Role.UNIT:
        raise Refused("not-a-unit")
    return site


def _enrolled(book: Reading, site: Site, *, has_key: bool) -> Enrolled:
    if not has_key:
        return Enrolled.KEYLESS
    device = next((device for device in book.post.devices() if device.kid == site.kid), None)
    if device is None:
        return Enrolled.WAITING
    return Enrolled.YES if device.trusted else Enrolled.REVOKED


def _passed(logged: LoggedPackage) -> Passed:
    return Passed(logged.at, logged.way is Way.IN, logged.name, logged.facts, logged.outcome)
