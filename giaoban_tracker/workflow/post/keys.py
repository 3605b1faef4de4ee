"""What facts about keys ask for once they are in the book: an office confirms a new key, a unit begins to use it."""

from __future__ import annotations

from giaoban_tracker.domain.changes import Changes
from giaoban_tracker.domain.deed import SubjectKind
from giaoban_tracker.domain.fact import Fact
from giaoban_tracker.domain.post_deeds import KeyRevoked, KeyRotated, KeyTrusted
from giaoban_tracker.exchange.enrolment import check_rotation
from giaoban_tracker.exchange.keys import kid_of
from giaoban_tracker.ledger.mail import Role
from giaoban_tracker.ledger.writing import Writing
from giaoban_tracker.workflow.desk import Desk
from giaoban_tracker.workflow.post.identity import begin_again, keyring

ROTATION = "rotation"


def follow_up(desk: Desk, book: Writing, changes: Changes) -> Changes:
    """Carry out what new facts about computers ask for; returns what that changed."""
    site = book.post.site()
    kids = [subject for kind, subject in changes.subjects if kind is SubjectKind.DEVICE]
    if site is None or not kids:
        return Changes()
    new = [fact for kid in sorted(kids) for fact in book.facts_about(kid) if fact.id in changes.facts]
    if site.role is Role.OFFICE:
        return _confirm_rotations(desk, book, new)
    _use_confirmed_key(desk, book, new)
    return Changes()


def _confirm_rotations(desk: Desk, book: Writing, new: list[Fact]) -> Changes:
    """Trust the new key in the place of the old one, of which nothing counts behind its last word."""
    known = {device.kid: device for device in book.post.devices()}
    facts: list[Fact] = []
    for fact in new:
        if not isinstance(fact.deed, KeyRotated) or fact.subject not in known:
            continue
        old, public = known[fact.subject], _raw(fact.deed.new_public)
        kid = kid_of(public)
        if kid in known or not check_rotation(public, old.kid, _raw(fact.deed.proof)):
            continue
        facts.append(desk.fact(kid, KeyTrusted(old.unit, public.hex(), old.name, ROTATION)))
        facts += [
            desk.fact(old.kid, KeyRevoked(head.feed, head.seq, ROTATION))
            for head in book.post.feeds()
            if head.kid == old.kid
        ]
    return book.append(facts) if facts else Changes()


def _use_confirmed_key(desk: Desk, book: Writing, new: list[Fact]) -> None:
    """Write with the new key once the office trusts it; what it has not confirmed of the old feed goes along."""
    site = book.post.site()
    assert site is not None
    confirmed = [fact.subject for fact in new if isinstance(fact.deed, KeyTrusted) and fact.deed.by_way == ROTATION]
    own = next((kid for kid in confirmed if kid != site.kid and keyring(desk).key(kid) is not None), None)
    if own is not None:
        begin_again(desk, book, site, ROTATION, kid=own)


def _raw(digits: str) -> bytes:
    """Bytes in hex; none where a unit wrote something else."""
    try:
        return bytes.fromhex(digits)
    except ValueError:
        return b""
