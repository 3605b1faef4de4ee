"""Envelopes: parcels sealed for those who may read them, for channels that others read (exchange.md §3.3).

Addresses are exchanged at enrolment and kept on this computer alone. Sealing is a choice at each sending: a parcel that
is only signed can be looked into, and cannot be lost with a key.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from giaoban_tracker.domain.errors import Refused
from giaoban_tracker.exchange.envelope import new_post_box, seal
from giaoban_tracker.exchange.names import PACKAGE_SUFFIX, SEALED_SUFFIX
from giaoban_tracker.ledger.mail import Role
from giaoban_tracker.ledger.reading import Reading
from giaoban_tracker.ledger.writing import Writing
from giaoban_tracker.workflow.desk import Desk
from giaoban_tracker.workflow.post.identity import keyring
from giaoban_tracker.workflow.post.values import Parcel, ParcelKind

_ADDRESSES = "post-address"


def own_address(desk: Desk, book: Writing, kid: str) -> str:
    """The address of this computer's post box, which is made at first use."""
    known = book.local_draft(_ADDRESSES, kid)
    if known and keyring(desk).post_secret(kid):
        return known
    box = new_post_box()
    keyring(desk).keep_post_secret(kid, box.secret)
    keep_address(book, kid, box.address)
    return box.address


def keep_address(book: Writing, kid: str, address: str) -> None:
    """Remember where a key's owner reads sealed post; nothing is kept when he named no address."""
    if address:
        book.save_local_draft(_ADDRESSES, kid, address)


def secrets_of(desk: Desk) -> list[str]:
    """What opens envelopes on this computer."""
    ring = keyring(desk)
    return [secret for kid in ring.kids() if (secret := ring.post_secret(kid))]


def sealed(desk: Desk, parcels: Iterable[Parcel]) -> tuple[Parcel, ...]:
    """Parcels in envelopes that the receivers and this computer can open; forms and paper stay as they are.

    Raises:
        Refused: "no-post-address" for a receiver who was enrolled without one.
    """
    with desk.ledger.reading() as book:
        return tuple(_sealed(book, parcel) for parcel in parcels)


def _sealed(book: Reading, parcel: Parcel) -> Parcel:
    if parcel.kind is not ParcelKind.PACKAGE:
        return parcel
    site = book.post.site()
    assert site is not None
    if site.role is Role.UNIT:
        readers = [site.office_kid]
    else:
        readers = [device.kid for device in book.post.devices() if device.unit == parcel.unit and device.trusted]
    addresses = [book.local_draft(_ADDRESSES, kid) for kid in (*readers, site.kid)]
    if not all(addresses):
        raise Refused("no-post-address", unit=parcel.unit_name)
    content = seal(parcel.content, [address for address in addresses if address])
    return replace(parcel, name=parcel.name.removesuffix(PACKAGE_SUFFIX) + SEALED_SUFFIX, content=content)
