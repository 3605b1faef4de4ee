"""Who this book is in the exchange: its key, its row, and whether it may go on with the feed of that key (§2.7).

Keys lie in `identity/` of the data folder, never in the book and never in a backup. On Windows they are sealed for this
account, except in a folder that is carried along on a stick.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from giaoban_tracker.domain.device import Device
from giaoban_tracker.domain.errors import Refused, Unreadable
from giaoban_tracker.domain.identity import UnitId
from giaoban_tracker.domain.post_deeds import FeedStarted
from giaoban_tracker.exchange.feeds import feed_name, start_of
from giaoban_tracker.exchange.keyring import PLAIN, Continuity, Keyring, Mark, continuity
from giaoban_tracker.exchange.keys import Key, new_key
from giaoban_tracker.exchange.owners import OFFICE_PARTY
from giaoban_tracker.exchange.package import Addressee, KnownKey
from giaoban_tracker.ledger.mail import Role, Site
from giaoban_tracker.ledger.reading import Reading
from giaoban_tracker.ledger.writing import Writing
from giaoban_tracker.workflow.desk import Desk
from giaoban_tracker.workflow.post.bodies import may_stand
from giaoban_tracker.workflow.post.computer import this_computer
from giaoban_tracker.workflow.post.floors import floors

FOLDER = "identity"
PORTABLE_NOTE = "mang-theo.txt"
"""A file in the folder of keys that says: this folder is carried from computer to computer."""

_BOOK_BYTES = 16


@dataclass(frozen=True, slots=True)
class Identity:
    """Who writes, and with what key."""

    site: Site
    key: Key

    @property
    def own_feed(self) -> str:
        """The feed of a unit's computer."""
        return unit_feed(self.site.kid, self.site.epoch)

    def feed_for(self, unit: UnitId) -> str:
        """The office's feed for a unit."""
        return f"{self.site.kid}/{self.site.epoch}/{unit}"


def unit_feed(kid: str, epoch: int) -> str:
    return f"{kid}/{epoch}"


def keyring(desk: Desk) -> Keyring:
    """The keys of this book.

    Raises:
        Refused: "server-keeps-no-keys" for a book on a server.
    """
    if desk.ledger.folder is None:
        raise Refused("server-keeps-no-keys")
    folder = desk.ledger.folder / FOLDER
    return Keyring(folder, PLAIN if (folder / PORTABLE_NOTE).exists() else None)


def office_identity(desk: Desk, book: Writing) -> Identity:
    """The office's identity, made at first use; its feeds begin anew when the book was restored or copied.

    Raises:
        Refused: "not-an-office" in a unit's book, "key-missing", "server-keeps-no-keys".
        Unreadable: "key-damaged".
        Unavailable: "key-seal", …, as `Keyring`.
    """
    site = book.post.site()
    if site is None:
        site = _first_office(desk, book)
    if site.role is not Role.OFFICE:
        raise Refused("not-an-office")
    return _going_on(desk, book, Identity(site, _key(desk, site)))


def unit_identity(desk: Desk, book: Writing) -> Identity:
    """The identity of a unit's computer; its feed begins anew when the book was restored or copied.

    Raises:
        Refused: "not-a-unit" in an office's book, "key-missing", "key-revoked" when the office takes nothing more from
            it.
        Unreadable, Unavailable: as `office_identity`.
    """
    site = book.post.site()
    if site is None or site.role is not Role.UNIT:
        raise Refused("not-a-unit")
    if any(device.kid == site.kid and not device.trusted for device in book.post.devices()):
        raise Refused("key-revoked")
    return _going_on(desk, book, Identity(site, _key(desk, site)))


def role_of(book: Reading) -> Role:
    """Which side the book is on; a book that never took part is an office's."""
    site = book.post.site()
    return site.role if site else Role.OFFICE


def begin_unit(desk: Desk, book: Writing, unit: UnitId, office_public: bytes, office_kid: str) -> Identity:
    """A fresh key for a unit's computer, and its feed."""
    key = fresh_key(desk)
    site = Site(Role.UNIT, unit, key.kid, 1, office_kid, office_public, secrets.token_hex(_BOOK_BYTES))
    book.post.set_site(site)
    book.append([desk.fact(key.kid, FeedStarted(1, unit))])
    return Identity(site, key)


def begin_again(desk: Desk, book: Writing, former: Site, cause: str, *, kid: str | None = None) -> Identity:
    """A new feed in place of one that must not be continued; what nobody has confirmed stands in it again.

    Args:
        former: who wrote until now; its key need not be here.
        cause: "restored", "copied", "rotation" or "enrolled-again".
        kid: another key of this computer, which takes the former one's place; None keeps the key.
    """
    site = replace(former, kid=kid or former.kid, epoch=1 if kid else _unused_epoch(desk, former))
    book.post.set_site(site)
    if former.role is Role.OFFICE:
        started = FeedStarted(site.epoch, None, unit_feed(former.kid, former.epoch), cause=cause)
        book.append([desk.fact(site.kid, started)])
        return Identity(site, _key(desk, site))
    return _unit_again(desk, book, site, former, cause)


def note_mark(desk: Desk, book: Reading, identity: Identity) -> None:
    """Note how far this book has got, so that a restored or copied one is noticed; before anything is given out."""
    keyring(desk).note(identity.site.kid, _mark(desk, book, identity.site))


def known_keys(book: Reading) -> Callable[[str], KnownKey | None]:
    """The keys that this book knows, by their names, each with the oldest format that it may still use."""
    site = book.post.site()
    keys = {device.kid: known_key(device) for device in book.post.devices()}
    if site is not None:
        keys[site.office_kid] = KnownKey(site.office_kid, site.office_public, OFFICE_PARTY)
    risen = {kid: replace(keys[kid], floor=floor) for kid, floor in floors(book).items() if kid in keys}
    return {**keys, **risen}.get


def known_key(device: Device) -> KnownKey:
    """An enrolled computer as the exchange asks for it."""
    return KnownKey(device.kid, bytes.fromhex(device.public), device.unit, device.ends)


def addressee(site: Site) -> Addressee:
    """Who this book is to a sender."""
    if site.role is Role.OFFICE:
        return Addressee(OFFICE_PARTY, frozenset({site.kid}))
    assert site.unit is not None
    return Addressee(site.unit, frozenset({site.unit}))


def fresh_key(desk: Desk) -> Key:
    """A new key, kept in the keyring before anything mentions it."""
    key = new_key(secrets.token_bytes)
    keyring(desk).keep(key)
    return key


def make_portable(folder: Path) -> None:
    """Say of a data folder that it is carried along on a stick: its keys are not sealed for one computer."""
    identity = folder / FOLDER
    identity.mkdir(mode=0o700, parents=True, exist_ok=True)
    (identity / PORTABLE_NOTE).write_text("Thư mục này được mang theo trên ổ rời.\n", encoding="utf-8")


def _unused_epoch(desk: Desk, site: Site) -> int:
    """The first epoch that this key never wrote; a book that was restored twice does not know of the one between."""
    try:
        mark = keyring(desk).mark(site.kid)
    except Unreadable:
        mark = None
    return max(site.epoch, feed_name(mark.feed).epoch if mark else 0) + 1


def _first_office(desk: Desk, book: Writing) -> Site:
    key = fresh_key(desk)
    site = Site(Role.OFFICE, None, key.kid, 1, key.kid, key.public, secrets.token_hex(_BOOK_BYTES))
    book.post.set_site(site)
    book.append([desk.fact(key.kid, FeedStarted(1))])
    return site


def _key(desk: Desk, site: Site) -> Key:
    key = keyring(desk).key(site.kid)
    if key is None:
        raise Refused("key-missing")
    return key


def _going_on(desk: Desk, book: Writing, identity: Identity) -> Identity:
    now = _mark(desk, book, identity.site)
    try:
        mark = keyring(desk).mark(identity.site.kid)
    except Unreadable:
        return begin_again(desk, book, identity.site, "restored")
    # Before the first parcel there is no mark, and nothing that could be told twice.
    if mark is None:
        return identity
    at_mark = start_of(mark.feed) if mark.seq == 0 else book.post.journal_link(mark.seq)
    found = continuity(mark, now, at_mark)
    return identity if found is Continuity.SAME else begin_again(desk, book, identity.site, found.value)


def _mark(desk: Desk, book: Reading, site: Site) -> Mark:
    """How far the journal goes: whatever feed an entry went into, it stands there first."""
    head = book.post.journal_head()
    machine = "" if _is_portable(desk) else this_computer()
    return Mark(unit_feed(site.kid, site.epoch), head.seq, head.link.hex(), machine, site.book)


def _is_portable(desk: Desk) -> bool:
    return desk.ledger.folder is not None and (desk.ledger.folder / FOLDER / PORTABLE_NOTE).exists()


def _unit_again(desk: Desk, book: Writing, site: Site, former: Site, cause: str) -> Identity:
    feed = unit_feed(former.kid, former.epoch)
    old = book.post.feed(feed, former.kid)
    acked = book.post.acks([feed]).get((site.office_kid, feed))
    since = acked.seq if acked and book.post.link_at(feed, acked.seq) == acked.link else 0
    pieces = [(piece.number, piece.body) for piece in book.post.pieces_after(feed, since)]
    told = [one for one in (*pieces, *book.post.unsent(old.reach)) if may_stand(one[1], site.kid)]
    link = book.post.link_at(feed, since)
    started = FeedStarted(site.epoch, site.unit, feed, since, link.hex() if link else "", cause)
    book.append([desk.fact(site.kid, started)])
    first = book.post.unsent(book.post.journal_head().seq - 1)
    new = book.post.feed(unit_feed(site.kid, site.epoch), site.kid)
    book.post.extend_with(new, [*first, *told])
    return Identity(site, _key(desk, site))
