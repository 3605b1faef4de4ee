"""Nobody can deny what he sent or got: the office keeps each computer's signature, the unit the office's receipt."""

from __future__ import annotations

from giaoban_tracker.exchange.feeds import checkpoint_text
from giaoban_tracker.exchange.keys import verify
from giaoban_tracker.exchange.owners import OFFICE_PARTY
from giaoban_tracker.exchange.package import Addressee, KnownKey, open_package
from giaoban_tracker.ledger.archive import INBOX
from tests.workflow.post.conftest import Side, World, file, to_office


def reported(world: World) -> Side:
    task, side = world.give("Rà soát hộ nghèo", "PNV"), world.join("PNV")
    side.take(world.send("PNV"))
    file(side, task, 20)
    world.office.take(to_office(side))
    return side


def test_the_office_keeps_the_computers_signature_over_everything_it_took_in(world: World) -> None:
    reported(world)

    with world.office.desk.ledger.reading() as book:
        (device,) = book.post.devices()
        (head,) = (head for head in book.post.feeds() if head.kid == device.kid)
        signature = book.post.checkpoint(head.feed, head.seq)

    assert signature is not None
    assert verify(bytes.fromhex(device.public), signature, checkpoint_text(head.feed, head.seq, head.link))


def test_the_unit_keeps_the_offices_signed_receipt_for_its_last_word(world: World) -> None:
    side = reported(world)
    side.take(world.send("PNV"))

    with side.desk.ledger.reading() as book:
        site = book.post.site()
        kept = [archived.content for archived in book.post.archive(INBOX)]
        assert site is not None
        assert site.unit is not None
        mine = book.post.feed(f"{site.kid}/{site.epoch}", site.kid)
    office = KnownKey(site.office_kid, site.office_public, OFFICE_PARTY)
    own = KnownKey(site.kid, b"", site.unit)
    keys = {office.kid: office, own.kid: own}
    receipts = [open_package(content, keys.get, Addressee(site.unit, frozenset({site.unit}))) for content in kept]

    told = {(one.sender, feed, ack.seq, ack.link) for one in receipts for feed, ack in one.acks.items()}
    assert (office.kid, mine.feed, mine.seq, mine.link) in told
