"""Enrolment at the unit: accept an invitation, and later take a new key (ghi danh; exchange.md §3.5)."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, replace

import msgspec

from giaoban_tracker.domain.changes import Changes
from giaoban_tracker.domain.errors import Refused
from giaoban_tracker.domain.identity import SubjectId, UnitId
from giaoban_tracker.domain.post_deeds import KeyRotated
from giaoban_tracker.exchange.codes import fingerprint
from giaoban_tracker.exchange.enrolment import (
    JOIN_SUFFIX,
    NONCE_BYTES,
    Invite,
    is_proved_by_code,
    open_invite,
    prove_rotation,
    read_invite,
    write_join,
)
from giaoban_tracker.exchange.keys import kid_of
from giaoban_tracker.exchange.names import slug
from giaoban_tracker.ledger.mail import Role
from giaoban_tracker.ledger.writing import Writing
from giaoban_tracker.workflow.desk import Desk
from giaoban_tracker.workflow.post.enrol import Digits
from giaoban_tracker.workflow.post.identity import Identity, begin_again, begin_unit, fresh_key, unit_identity
from giaoban_tracker.workflow.post.sealing import keep_address, own_address

_NAMES = "site-names"
_MAX_DEVICE = 60


@dataclass(frozen=True, slots=True)
class Enrolment:
    """What a unit's computer hands to the office.

    Attributes:
        name, content: the answer, a file of a few hundred bytes.
        digits: this computer's key, `office_digits` the office's, for comparing over the phone.
    """

    unit: UnitId
    unit_name: str
    office_name: str
    name: str
    content: bytes
    digits: Digits
    office_digits: Digits


@dataclass(frozen=True, slots=True)
class Membership:
    """Whose book this is.

    Attributes:
        enrolled: whether the office has confirmed this computer.
    """

    unit: UnitId
    unit_name: str
    office_name: str
    device: str
    enrolled: bool


class _Names(msgspec.Struct, frozen=True):
    unit: str
    office: str
    device: str


def accept_invite(desk: Desk, content: bytes, code: str | None, device: str, *, by_phone: bool = False) -> Enrolment:
    """Make an empty book the unit's, with a key of its own, and answer the office.

    Args:
        code: as typed from the paper; None believes the invitation, whose digits must be compared by phone.
        device: what people call this computer: "Máy văn thư".
        by_phone: leave the code out of the answer; the office then compares the digits.

    Raises:
        Unreadable, Refused: as `exchange.enrolment.open_invite`.
        Refused: "office-exists" when the book is somebody's already, "device-name-missing".
    """
    named, invite = _device_name(device), _invite(content, code)
    with desk.ledger.writing() as book:
        if book.post.site() is not None or book.units() or book.office().name:
            raise Refused("office-exists", name=book.office().name or invite.unit_name)
        identity = begin_unit(desk, book, UnitId(invite.unit), invite.office, kid_of(invite.office))
        return _answered(desk, book, identity, invite, named, None if by_phone else code)


def enrol_again(desk: Desk, content: bytes, code: str | None, device: str, *, by_phone: bool = False) -> Enrolment:
    """Give a unit's book a fresh key: its own is lost or revoked, or the book was copied to another computer.

    What the office has not confirmed goes along under the new key, each fact once.

    Args:
        content, code, device, by_phone: as for `accept_invite`.

    Raises:
        Unreadable, Refused: as `accept_invite`; "not-a-unit", "other-unit" for an invitation of somebody else.
    """
    named, invite = _device_name(device), _invite(content, code)
    with desk.ledger.writing() as book:
        former = book.post.site()
        if former is None or former.role is not Role.UNIT:
            raise Refused("not-a-unit")
        if invite.unit != former.unit:
            raise Refused("other-unit", unit=invite.unit_name)
        # Which office it is the invitation proves anew: an office that lost its root invites all its units again.
        office = replace(former, office_kid=kid_of(invite.office), office_public=invite.office)
        identity = begin_again(desk, book, office, "enrolled-again", kid=fresh_key(desk).kid)
        return _answered(desk, book, identity, invite, named, None if by_phone else code)


def membership(desk: Desk) -> Membership | None:
    """Whose book this is; None for an office's."""
    with desk.ledger.reading() as book:
        site = book.post.site()
        text = book.local_draft(_NAMES, "")
        if site is None or site.role is not Role.UNIT or site.unit is None:
            return None
        names = msgspec.json.decode(text, type=_Names) if text else _Names("", "", "")
        unit_name = next((unit.name for unit in book.units() if unit.id == site.unit), names.unit)
        office = book.office()
        device = next((device for device in book.post.devices() if device.kid == site.kid), None)
    return Membership(
        site.unit,
        unit_name,
        office.office or office.name or names.office,
        device.name if device else names.device,
        device is not None and device.trusted,
    )


def proved_by_paper(desk: Desk) -> bool:
    """Whether the answer that waits at the office is proved by a paper code, so that nobody needs to compare digits."""
    with desk.ledger.reading() as book:
        text = book.local_draft(_NAMES, "answer")
    return text is not None and is_proved_by_code(text.encode())


def answer_again(desk: Desk) -> bytes:
    """The answer to the office once more, when its file was lost.

    Raises:
        Refused: "not-a-unit".
    """
    with desk.ledger.reading() as book:
        text = book.local_draft(_NAMES, "answer")
    if text is None:
        raise Refused("not-a-unit")
    return text.encode()


def rotate(desk: Desk) -> Changes:
    """Take a new key; the old one says so in the next parcel, and writes until the office has confirmed the new one.

    Raises:
        Refused: as `identity.unit_identity`; "rotation-waits" while the office has not answered an earlier one.
    """
    with desk.ledger.writing() as book:
        identity = unit_identity(desk, book)
        assert identity.site.unit is not None
        earlier = [fact for fact in book.facts_about(SubjectId(identity.site.kid)) if isinstance(fact.deed, KeyRotated)]
        if earlier:
            raise Refused("rotation-waits")
        key = fresh_key(desk)
        proof = prove_rotation(key, identity.site.kid)
        return book.append(
            [desk.fact(identity.site.kid, KeyRotated(identity.site.unit, key.public.hex(), proof.hex()))]
        )


def _device_name(device: str) -> str:
    named = " ".join(device.split())[:_MAX_DEVICE]
    if not named:
        raise Refused("device-name-missing")
    return named


def _invite(content: bytes, code: str | None) -> Invite:
    return read_invite(content) if code is None else open_invite(content, code)


def _answered(
    desk: Desk, book: Writing, identity: Identity, invite: Invite, device: str, code: str | None
) -> Enrolment:
    names = _Names(invite.unit_name, invite.office_name, device)
    book.save_local_draft(_NAMES, "", msgspec.json.encode(names).decode())
    keep_address(book, identity.site.office_kid, invite.post)
    address, nonce = own_address(desk, book, identity.key.kid), secrets.token_bytes(NONCE_BYTES)
    answer = write_join(identity.key, invite, device, nonce, code, address)
    book.save_local_draft(_NAMES, "answer", answer.decode())
    return _enrolment(invite, UnitId(invite.unit), device, answer, identity.key.public)


def _enrolment(invite: Invite, unit: UnitId, device: str, answer: bytes, public: bytes) -> Enrolment:
    return Enrolment(
        unit=unit,
        unit_name=invite.unit_name,
        office_name=invite.office_name,
        name=f"ghi-danh_{slug(invite.unit_name)}_{slug(device)}{JOIN_SUFFIX}",
        content=answer,
        digits=fingerprint(public),
        office_digits=fingerprint(invite.office),
    )
