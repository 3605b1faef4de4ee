"""What the sender of a package says it has: noted, so that the next parcel begins behind it.

A word that goes back is believed only with news beside it: an office that was restored knows less than it did, while
an old file that comes late says nothing new.
"""

from __future__ import annotations

from giaoban_tracker.exchange.package import Package
from giaoban_tracker.ledger.admission import Fit
from giaoban_tracker.ledger.feeds import Place
from giaoban_tracker.ledger.mail import Role
from giaoban_tracker.ledger.post import Admitted
from giaoban_tracker.ledger.writing import Writing
from giaoban_tracker.workflow.desk import Desk
from giaoban_tracker.workflow.post.identity import begin_again, keyring, unit_feed
from giaoban_tracker.workflow.post.side import AHEAD


def note(desk: Desk, book: Writing, package: Package, admitted: Admitted) -> None:
    """Note the acknowledgements of a package that was taken in.

    Where the office has more of a computer's feed than this computer, or another story of it, the computer was restored
    or copied: it writes under a new epoch from here on. An office takes a unit's claim down and lets a person judge,
    for no unit may make the office do anything. So it does where a computer has heard another story of its sister: that
    sister told two.
    """
    site = book.post.site()
    assert site is not None
    news = any(one.fit is Fit.NEW and one.run.kid == package.sender for one in admitted.joined)
    mine = unit_feed(site.kid, site.epoch)
    for feed, ack in package.acks.items():
        place, here = Place(ack.seq, ack.link), book.post.link_at(feed, ack.seq)
        if here == ack.link:
            known = book.post.acks([feed]).get((package.sender, feed))
            if known is None or ack.seq > known.seq or news:
                book.post.note_ack(package.sender, feed, place)
        elif site.role is Role.OFFICE and (feed.startswith(f"{site.kid}/") or here is not None):
            # Of a unit's feed a sister may know more than has come here; another story of it is somebody's second one.
            book.post.note_ack(package.sender, AHEAD + feed, place)
        elif site.role is Role.UNIT and feed == mine and keyring(desk).key(site.kid) is not None:
            begin_again(desk, book, site, "restored" if here is None else "copied")
    if site.role is Role.UNIT and news and mine not in package.acks:
        # An office that was restored to before this computer's first file has no feed of it that it could name.
        start = book.post.link_at(mine, 0)
        assert start is not None
        book.post.note_ack(package.sender, mine, Place(0, start))
