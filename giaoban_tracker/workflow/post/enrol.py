"""Enrolment at the office: invite a unit, take its computers' answers, revoke them (ghi danh; exchange.md §3.5).

A paper code enrols one computer. It is handed over on paper; the file goes by any way.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import msgspec

from giaoban_tracker.domain.changes import Changes
from giaoban_tracker.domain.device import Device
from giaoban_tracker.domain.errors import Refused
from giaoban_tracker.domain.identity import UnitId
from giaoban_tracker.domain.post_deeds import KeyRevoked, KeyTrusted
from giaoban_tracker.domain.unit import Unit
from giaoban_tracker.exchange.codes import fingerprint, new_paper_code
from giaoban_tracker.exchange.enrolment import (
    INVITE_SUFFIX,
    Invite,
    IssuedCode,
    Join,
    open_join,
    write_invite,
)
from giaoban_tracker.exchange.names import slug
from giaoban_tracker.ledger.mail import Role
from giaoban_tracker.ledger.reading import Reading
from giaoban_tracker.ledger.writing import Writing
from giaoban_tracker.workflow.desk import Desk
from giaoban_tracker.workflow.post.identity import office_identity, unit_feed
from giaoban_tracker.workflow.post.sealing import keep_address, own_address

_CODES = "paper-code"

Digits = tuple[tuple[str, str], ...]
"""Six groups of four digits, each with its own check digit."""


@dataclass(frozen=True, slots=True)
class Invitation:
    """What the office hands to a unit: the paper slip (Phiếu giao mã) and the file.

    Attributes:
        code: sixteen letters in four groups; goes on paper, never by the way the file goes.
        digits: the office's key, for comparing over the phone.
        name: of the file.
    """

    unit: UnitId
    unit_name: str
    office_name: str
    code: str
    digits: Digits
    name: str
    content: bytes
    issued: date


@dataclass(frozen=True, slots=True)
class JoinSeen:
    """A computer's answer as it would be taken.

    Attributes:
        device: what its people call it.
        digits: its key, to be compared over the phone.
        by_code: whether the paper code proves it; otherwise the digits must be compared.
        known: whether this computer is enrolled already.
    """

    unit: UnitId
    unit_name: str
    kid: str
    device: str
    digits: Digits
    by_code: bool
    known: bool


class _KeptCode(msgspec.Struct, frozen=True):
    unit: str
    code: str
    issued: str
    used_by: str | None = None


def make_invite(desk: Desk, unit: UnitId) -> Invitation:
    """A fresh code and the invitation that it opens; the office's key is made when there is none yet.

    Raises:
        Refused: "unknown-unit", "name-missing" when the office is not described; as `identity.office_identity`.
    """
    with desk.ledger.writing() as book:
        named = _unit(book, unit)
        office = book.office()
        if not office.name:
            raise Refused("name-missing")
        identity = office_identity(desk, book)
        code = new_paper_code(secrets.token_bytes)
        office_name = office.office or office.name
        address = own_address(desk, book, identity.site.kid)
        content = write_invite(Invite(identity.key.public, office_name, unit, named.name, address), code)
        _keep_codes(book, [*_codes(book), _KeptCode(unit, code, desk.today.isoformat())])
    return Invitation(
        unit=unit,
        unit_name=named.name,
        office_name=office_name,
        code=code,
        digits=fingerprint(identity.key.public),
        name=f"moi_{slug(named.terms.code or named.name)}{INVITE_SUFFIX}",
        content=content,
        issued=desk.today,
    )


def look_at_join(desk: Desk, content: bytes) -> JoinSeen:
    """What a computer's answer says; nothing is written.

    Raises:
        Unreadable: as `exchange.enrolment.open_join`.
        Refused: "not-an-office", "not-enrolling" when no code was ever issued here, "unknown-unit", "paper-code-used".
    """
    with desk.ledger.reading() as book:
        join, _ = _opened(book, content)
        unit = _unit(book, UnitId(join.unit))
        known = any(device.kid == join.kid for device in book.post.devices())
    return JoinSeen(unit.id, unit.name, join.kid, join.device, fingerprint(join.public), join.by_code, known)


def take_join(desk: Desk, content: bytes, *, compared_by: str = "") -> Changes:
    """Enrol a computer; one that is enrolled already changes nothing.

    Args:
        compared_by: who compared the digits by phone; needed where the paper code does not prove the answer.

    Raises:
        Unreadable, Refused: as `look_at_join`; "paper-code-wrong" without `compared_by`.
    """
    with desk.ledger.writing() as book:
        join, code = _opened(book, content)
        unit = _unit(book, UnitId(join.unit))
        if any(device.kid == join.kid for device in book.post.devices()):
            return Changes()
        if code is None and not compared_by.strip():
            raise Refused("paper-code-wrong")
        if code is not None:
            codes = [_used(kept, join.kid) if kept.code == code else kept for kept in _codes(book)]
            _keep_codes(book, codes)
        keep_address(book, join.kid, join.post)
        way = "phone" if code is None else "paper-code"
        trusted = KeyTrusted(unit.id, join.public.hex(), join.device, way, compared_by.strip() if code is None else "")
        return book.append([desk.fact(join.kid, trusted)])


def revoke(desk: Desk, kid: str, reason: str, *, after: int | None = None, suspect_from: int = 0) -> Changes:
    """Take nothing more from a computer: of its feeds only what is here counts, or only up to entry `after`.

    Args:
        after: the last entry of its newest feed that still counts; None for the last one here.
        suspect_from: the first entry to be looked at again; 0 for none.

    Raises:
        Refused: "unknown-device", "already-revoked", "reason-missing".
    """
    if not reason.strip():
        raise Refused("reason-missing")
    with desk.ledger.writing() as book:
        device = next((device for device in book.post.devices() if device.kid == kid), None)
        if device is None:
            raise Refused("unknown-device", device=kid)
        if not device.trusted:
            raise Refused("already-revoked", device=device.name)
        heads = [head for head in book.post.feeds() if head.kid == kid]
        ends = {head.feed: head.seq for head in heads} or {unit_feed(kid, 1): 0}
        newest = max(ends, key=lambda feed: int(feed.split("/")[1]))
        if after is not None:
            ends[newest] = min(after, ends[newest])
        return book.append(
            [
                desk.fact(kid, KeyRevoked(feed, seq, reason.strip(), suspect_from if feed == newest else 0))
                for feed, seq in sorted(ends.items())
            ]
        )


def devices(desk: Desk) -> tuple[Device, ...]:
    """The computers that were ever enrolled, in that order."""
    with desk.ledger.reading() as book:
        return book.post.devices()


def invited(desk: Desk) -> Mapping[UnitId, date]:
    """The units that hold a code which brought in no computer yet, each with the day of its newest code."""
    with desk.ledger.reading() as book:
        waiting = [(UnitId(kept.unit), date.fromisoformat(kept.issued)) for kept in _codes(book) if not kept.used_by]
    return {unit: max(day for one, day in waiting if one == unit) for unit, _ in waiting}


def office_digits(desk: Desk) -> Digits:
    """The office's own key, for comparing over the phone; made when there is none yet."""
    with desk.ledger.writing() as book:
        return fingerprint(office_identity(desk, book).key.public)


def _used(kept: _KeptCode, kid: str) -> _KeptCode:
    return msgspec.structs.replace(kept, used_by=kid)


def _opened(book: Reading, content: bytes) -> tuple[Join, str | None]:
    """The answer, and the code that proves it; None when none of the unit's codes does."""
    site = book.post.site()
    if site is None:
        raise Refused("not-enrolling")
    if site.role is not Role.OFFICE:
        raise Refused("not-an-office")
    unproved = open_join(content, site.kid, lambda _: None)
    for kept in _codes(book):
        if kept.unit != unproved.unit:
            continue
        issued = IssuedCode(kept.code, kept.used_by)
        try:
            return open_join(content, site.kid, lambda _, issued=issued: issued), kept.code  # type: ignore[misc]
        except Refused as refusal:
            if refusal.code != "paper-code-wrong":
                raise
    return unproved, None


def _unit(book: Reading, unit: UnitId) -> Unit:
    found = next((one for one in book.units() if one.id == unit), None)
    if found is None:
        raise Refused("unknown-unit", unit=unit, near="")
    return found


def _codes(book: Reading) -> list[_KeptCode]:
    text = book.local_draft(_CODES, "")
    return msgspec.json.decode(text, type=list[_KeptCode]) if text else []


def _keep_codes(book: Writing, codes: Sequence[_KeptCode]) -> None:
    book.save_local_draft(_CODES, "", msgspec.json.encode(list(codes), order="deterministic").decode())
