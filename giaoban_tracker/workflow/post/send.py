"""Send: one signed parcel for each unit, or from a unit to the office; everything that is not confirmed yet goes along.

A lost parcel heals itself, for the next one holds the same again; one that arrives twice changes nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from giaoban_tracker.domain.device import Device
from giaoban_tracker.domain.errors import Refused
from giaoban_tracker.domain.identity import UnitId
from giaoban_tracker.domain.progress import Progress
from giaoban_tracker.exchange.build import FeedPart, PackageContent, build_package
from giaoban_tracker.exchange.names import assignment_name, receipt_name, report_name
from giaoban_tracker.exchange.owners import OFFICE_PARTY
from giaoban_tracker.ledger.archive import OUTBOX
from giaoban_tracker.ledger.feeds import FeedHead
from giaoban_tracker.ledger.mail import LoggedPackage, Way
from giaoban_tracker.ledger.reading import Reading
from giaoban_tracker.ledger.writing import Writing
from giaoban_tracker.workflow.desk import Desk
from giaoban_tracker.workflow.post import parcels
from giaoban_tracker.workflow.post.bodies import readable
from giaoban_tracker.workflow.post.identity import (
    Identity,
    known_key,
    note_mark,
    office_identity,
    unit_identity,
)
from giaoban_tracker.workflow.post.own_facts import confirmed_seq, own_head, own_unsent, unconfirmed_pieces
from giaoban_tracker.workflow.post.values import Parcel, ParcelKind, Unconfirmed


def packages(
    desk: Desk, units: Sequence[UnitId] | None = None, progress: Progress | None = None, *, whole: bool = False
) -> tuple[Parcel, ...]:
    """Parcels for units, in the office's order; what is written down about them is as one transaction.

    Args:
        units: None for every unit that has an enrolled computer.
        whole: from the first entry on, for a unit that lost its disk ('gói khôi phục'), with its own feeds and files.

    Raises:
        Refused: "unit-not-enrolled" for a unit that was named, "stopped"; as `identity.office_identity`.
        Unavailable: "disk-full", …; nothing counts as sent then.
    """
    with desk.ledger.writing() as book:
        identity = office_identity(desk, book)
        computers = _computers(book)
        receivers = _receivers(book, computers, units)
        heads = {unit: book.post.feed(identity.feed_for(unit), identity.site.kid, unit) for unit in receivers}
        extended = book.post.extend_office_feeds(list(heads.values())) if heads else {}
        made: list[Parcel] = []
        for done, unit in enumerate(receivers):
            if progress is not None and not progress(done, len(receivers)):
                raise Refused("stopped")
            head = extended[identity.feed_for(unit)]
            made += _for_unit(desk, book, identity, _Receiver(unit, receivers[unit], computers[unit], head, whole))
        if progress is not None:
            progress(len(receivers), len(receivers))
        note_mark(desk, book, identity)
    return tuple(made)


def to_office(desk: Desk) -> tuple[Parcel, ...]:
    """The unit's parcel for the office; a second and further one only where attached files are too large for one.

    Raises:
        Refused: as `identity.unit_identity`.
        Unavailable: "disk-full", …; nothing counts as sent then.
    """
    with desk.ledger.writing() as book:
        identity = unit_identity(desk, book)
        head = own_head(book, identity.site)
        unsent = own_unsent(book, identity.site)
        head = book.post.extend_with(head, unsent) if unsent else head
        part = parcels.own_part(book, identity, head, confirmed_seq(book, identity.site))
        made = _signed(desk, book, identity, _Letter.of_unit(book, identity, head, part, desk.now()))
        note_mark(desk, book, identity)
    return made


def unconfirmed(desk: Desk) -> Unconfirmed:
    """What this computer wrote and the office has not confirmed.

    Raises:
        Refused: "not-a-unit" in an office's book.
    """
    with desk.ledger.reading() as book:
        site = book.post.site()
        if site is None or site.unit is None:
            raise Refused("not-a-unit")
        sent = [piece.body for piece in unconfirmed_pieces(book, site)]
        unsent = [body for _, body in own_unsent(book, site)]
    facts = [fact for body in (*sent, *unsent) if (fact := readable(body)) is not None]
    told = [fact for fact in facts if fact.deed.type != "feed.started"]
    waiting = sum(1 for body in unsent if (fact := readable(body)) is not None and fact.deed.type != "feed.started")
    return Unconfirmed(len(told), waiting, min((fact.on for fact in told), default=None))


@dataclass(frozen=True, slots=True)
class _Receiver:
    unit: UnitId
    name: str
    computers: tuple[Device, ...]
    head: FeedHead
    whole: bool

    @property
    def readers(self) -> list[str]:
        return [device.kid for device in self.computers if device.trusted]


@dataclass(frozen=True, slots=True)
class _Letter:
    """What a parcel is to hold, whichever way it goes."""

    content: PackageContent
    files: tuple[bytes, ...]
    unit: UnitId | None
    unit_name: str
    head: FeedHead
    part: FeedPart | None

    @property
    def facts(self) -> int:
        return len(self.part.bodies) if self.part else 0

    def name(self, number: int) -> str:
        first, last = (self.part.first, self.part.last) if self.part else (0, 0)
        check = parcels.head_check(self.part, self.head)
        if self.unit is None:
            name = report_name(self.unit_name, first, last, check)
        elif self.part is None:
            name = receipt_name(self.unit_name, check)
        else:
            name = assignment_name(self.unit_name, first, last, check)
        return name if number == 0 else name.replace(".gbx", f"_tep-{number}.gbx")

    @classmethod
    def of_unit(
        cls, book: Reading, identity: Identity, head: FeedHead, part: FeedPart | None, now: datetime
    ) -> _Letter:
        unit = identity.site.unit
        assert unit is not None
        unit_name = next((known.name for known in book.units() if known.id == unit), "") or "Đơn vị"
        office = book.office()
        parts = (part,) if part else ()
        content = PackageContent(
            party=unit,
            to=identity.site.office_kid,
            sender_name=unit_name,
            receiver_name=office.office or office.name or "Văn phòng",
            created=now,
            app=parcels.APP,
            acks=parcels.what_we_have(book.post.feeds()),
            parts=parts,
        )
        return cls(content, tuple(parcels.attached(book, parts)), None, unit_name, head, part)


def _computers(book: Reading) -> dict[UnitId, tuple[Device, ...]]:
    found: dict[UnitId, tuple[Device, ...]] = {}
    for device in book.post.devices():
        found[device.unit] = (*found.get(device.unit, ()), device)
    return found


def _receivers(
    book: Reading, computers: dict[UnitId, tuple[Device, ...]], units: Sequence[UnitId] | None
) -> dict[UnitId, str]:
    """Names of the units that get a parcel, in the office's order."""
    known = book.units()
    able = {unit for unit, devices in computers.items() if any(device.trusted for device in devices)}
    for unit in units or ():
        if unit not in able:
            name = next((one.name for one in known if one.id == unit), unit)
            raise Refused("unit-not-enrolled", unit=name)
    return {one.id: one.name for one in known if one.id in able and (units is None or one.id in units)}


def _for_unit(desk: Desk, book: Writing, identity: Identity, receiver: _Receiver) -> tuple[Parcel, ...]:
    sisters = [head for head in book.post.feeds() if head.kid in {device.kid for device in receiver.computers}]
    acks = book.post.acks([receiver.head.feed, *(head.feed for head in sisters)])

    def after(head: FeedHead, writer: str = "") -> int:
        return 0 if receiver.whole else parcels.begins_after(acks, head, receiver.readers, writer=writer)

    own = parcels.own_part(book, identity, receiver.head, after(receiver.head))
    relayed = [part for head in sisters if (part := parcels.relayed_part(book, head, after(head, head.kid)))]
    office, now = book.office(), desk.now()
    parts = (*((own,) if own else ()), *relayed)
    content = PackageContent(
        party=OFFICE_PARTY,
        to=receiver.unit,
        sender_name=office.office or office.name or "Văn phòng",
        receiver_name=receiver.name,
        created=now,
        app=parcels.APP,
        acks=parcels.what_we_have(sisters),
        parts=parts,
        relayed=tuple(known_key(device) for device in receiver.computers),
    )
    files = tuple(parcels.attached(book, relayed)) if receiver.whole else ()
    letter = _Letter(content, files, receiver.unit, receiver.name, receiver.head, own)
    return _signed(desk, book, identity, letter)


def _signed(desk: Desk, book: Writing, identity: Identity, letter: _Letter) -> tuple[Parcel, ...]:
    made = []
    for number, load in enumerate(parcels.loads(letter.files)):
        parts = letter.content.parts if number == 0 else ()
        content = replace(letter.content, parts=parts, blobs=load)
        data, name = build_package(identity.key, content), letter.name(number)
        facts = letter.facts if number == 0 else 0
        digest = book.post.put_in_archive(OUTBOX, name, data, desk.today)
        book.post.log_package(
            LoggedPackage(digest, Way.OUT, name, identity.site.kid, letter.unit or "", "sent", facts, desk.now(), "")
        )
        check = parcels.head_check(letter.part, letter.head)
        made.append(Parcel(letter.unit, letter.unit_name, name, data, facts, ParcelKind.PACKAGE, check))
    return tuple(made)
