"""The book's side of the exchange: what errands of the post ask of it and write into it, within one transaction."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from giaoban_tracker.domain.changes import Changes
from giaoban_tracker.domain.device import Device
from giaoban_tracker.domain.errors import Unreadable
from giaoban_tracker.domain.identity import TaskId
from giaoban_tracker.ledger import admission, deferred, feeds, journal, mail, outgoing
from giaoban_tracker.ledger.admission import Fit, Joined, Run
from giaoban_tracker.ledger.archive import Archive, Archived
from giaoban_tracker.ledger.causes import in_causal_order
from giaoban_tracker.ledger.devices import devices
from giaoban_tracker.ledger.engine import Connection
from giaoban_tracker.ledger.feeds import FeedHead, Piece, Place
from giaoban_tracker.ledger.journal import Entry, Received
from giaoban_tracker.ledger.open_shares import OpenShare, open_shares, tasks_told_of_since, tasks_with_obstacles

Receive = Callable[[Sequence[Received]], tuple[Changes, int]]
"""Puts bodies into the journal and the views; tells what changed and the number of the first."""


@dataclass(frozen=True, slots=True)
class Admitted:
    """What several runs came to.

    Attributes:
        joined: each run as it was found, in the order given.
        changes: the facts that are new in this book and that this program can read.
        entries: how many entries the feeds grew by.
        deferred: how many of the new facts are a newer program's.
    """

    joined: tuple[Joined, ...]
    changes: Changes
    entries: int
    deferred: int


class PostReading:
    """What the book knows of the exchange; valid as long as the reading it came from."""

    def __init__(self, connection: Connection, archive: Archive) -> None:
        self._connection = connection
        self._archive = archive

    def site(self) -> mail.Site | None:
        """Who this book is; None while it never took part."""
        return mail.site(self._connection)

    def devices(self) -> tuple[Device, ...]:
        """The units' computers that were ever enrolled, in that order."""
        return devices(self._connection)

    def feeds(self) -> tuple[FeedHead, ...]:
        """Every feed with entries here, by name."""
        return feeds.heads(self._connection)

    def feed(self, feed: str, kid: str, audience: str = "") -> FeedHead:
        """One feed, empty when nothing of it is here."""
        return feeds.head_of_feed(self._connection, feed) or feeds.empty_feed(feed, kid, audience)

    def link_at(self, feed: str, seq: int) -> bytes | None:
        """The link of an entry, 0 being the start; None when it is not here."""
        return feeds.link_at(self._connection, feed, seq)

    def pieces_after(self, feed: str, seq: int) -> tuple[Piece, ...]:
        """The entries of a feed behind a number, in order."""
        return feeds.pieces_after(self._connection, feed, seq)

    def checkpoint(self, feed: str, seq: int) -> bytes | None:
        """The signature over an entry; None when there is none just there."""
        return feeds.checkpoint_at(self._connection, feed, seq)

    def acks(self, about: Iterable[str]) -> dict[tuple[str, str], Place]:
        """What each computer says it has of some feeds, by (computer, feed)."""
        return feeds.acks_about(self._connection, about)

    def join(self, run: Run, ahead: Mapping[str, Sequence[bytes]]) -> Joined:
        """How a run would fit; see `admission.join`."""
        return admission.join(self._connection, run, ahead)

    def standing(self) -> tuple[bytes, int, int]:
        """What tells whether feeds, journal or waiting files have changed since it was asked before."""
        grown, waiting = self._connection.rows(
            "SELECT (SELECT COALESCE(sum(seq), 0) FROM feed), (SELECT count(*) FROM stash)"
        )[0]
        return self.journal_head().link, int(grown), waiting

    def unsent(self, reach: int) -> list[tuple[int, bytes]]:
        """What was written here after a number of the journal and stands in no feed: (number, body), in order."""
        return outgoing.unsent(self._connection, reach)

    def entry(self, number: int) -> Entry | None:
        """A fact of the journal by its number; None when there is none, or it is a newer program's."""
        row = self._connection.row("SELECT seq, body, admitted_on FROM journal WHERE seq = :number", number=number)
        return journal.entry_of(*row) if row else None

    def number_of(self, subject: str) -> int:
        """The journal's number of the first fact about a subject; 0 when there is none."""
        return self._connection.number(
            "SELECT COALESCE(min(seq), 0) FROM journal WHERE subject = :subject", subject=subject
        )

    def subject_at(self, number: int) -> str | None:
        """What the fact of that number is about; None when there is none."""
        row = self._connection.row("SELECT subject FROM journal WHERE seq = :number", number=number)
        return str(row[0]) if row else None

    def open_shares(self) -> tuple[OpenShare, ...]:
        """Every open share of a unit; see `open_shares`."""
        return open_shares(self._connection)

    def tasks_with_obstacles(self) -> frozenset[TaskId]:
        """The tasks that may have an obstacle; see `tasks_with_obstacles`."""
        return tasks_with_obstacles(self._connection)

    def tasks_told_of_since(self, day: date) -> frozenset[TaskId]:
        """The tasks on which a report counts from that day or a later one, voided ones included."""
        return tasks_told_of_since(self._connection, day)

    def journal_head(self) -> Place:
        """The last entry of this book's own chain."""
        head = journal.head_of(self._connection)
        return Place(head.seq, head.link)

    def journal_link(self, number: int) -> bytes | None:
        """The link of an entry of this book's own chain; None when it has no such entry."""
        row = self._connection.row("SELECT link FROM journal WHERE seq = :number", number=number)
        return journal.as_bytes(row[0]) if row else None

    def last_admission(self) -> date | None:
        """The latest day on which a file came in; None when none ever did."""
        return mail.last_day_in(self._connection)

    def logged(self, sha256: str, way: mail.Way) -> mail.LoggedPackage | None:
        """A file by its digest; None when it never passed."""
        return mail.logged(self._connection, sha256, way)

    def log(self, limit: int = 200) -> tuple[mail.LoggedPackage, ...]:
        """The newest files that came and went, newest first."""
        return mail.log_of(self._connection, limit)

    def taken_as(self, outcome: str) -> tuple[str, ...]:
        """The digests of the files that came in with that outcome."""
        return mail.taken_as(self._connection, outcome)

    def last_of_each(self, way: mail.Way) -> dict[str, mail.LoggedPackage]:
        """The newest file of each unit, by unit."""
        return mail.last_of_each(self._connection, way)

    def stashed(self) -> tuple[mail.Stashed, ...]:
        """The runs that wait for earlier ones, by feed and number."""
        return mail.stashed(self._connection)

    def branches(self) -> tuple[mail.BranchEntry, ...]:
        """The other stories of forked feeds, entry by entry."""
        return mail.branches(self._connection)

    def handed_form(self, form: str) -> mail.HandedForm | None:
        """A form by its id; None when this book never handed it out."""
        return mail.handed_form(self._connection, form)

    def taken_form_rows(self, form: str) -> tuple[mail.TakenFormRow, ...]:
        """What was last taken from each row of a form."""
        return mail.taken_form_rows(self._connection, form)

    def archived(self, sha256: str) -> bytes | None:
        """A file of the archive; None when it is gone or was altered."""
        return self._archive.get(self._connection, sha256)

    def archive(self, box: str) -> tuple[Archived, ...]:
        """Every file of one box of the archive, oldest first."""
        return self._archive.files(box)


class PostWriting(PostReading):
    """What the post writes into the book, whole with everything else of the same transaction or not at all."""

    def __init__(self, connection: Connection, archive: Archive, receive: Receive) -> None:
        super().__init__(connection, archive)
        self._receive = receive
        self._taken: set[str] = set()

    def settle(self) -> None:
        """Prove, before the transaction ends, what is asked once for all that it took in.

        Raises:
            Unreadable: "fact-altered".
        """
        if self._taken:
            admission.refuse_borrowed_ids(self._connection, self._taken)

    def set_site(self, site: mail.Site) -> None:
        """State who this book is."""
        mail.set_site(self._connection, site)

    def extend_office_feeds(self, heads: Sequence[FeedHead]) -> dict[str, FeedHead]:
        """Bring the office's feeds for some units up to the journal's end; see `outgoing`."""
        return outgoing.extend_office_feeds(self._connection, heads)

    def extend_with(self, head: FeedHead, facts: Sequence[tuple[int, bytes]]) -> FeedHead:
        """Put some facts behind a feed's end, in the order given; the feed then reaches to the journal's end."""
        return outgoing.extend_with(self._connection, head, facts)

    def keep_checkpoint(self, feed: str, seq: int, link: bytes, signature: bytes) -> None:
        """Keep a signature over an entry."""
        feeds.keep_checkpoint(self._connection, feed, seq, link, signature)

    def note_ack(self, peer: str, feed: str, place: Place) -> None:
        """Note what a computer says it has of a feed."""
        feeds.note_ack(self._connection, peer, feed, place)

    def admit(self, runs: Sequence[Run], *, admitted_on: date | None, at: datetime) -> Admitted:
        """Join proved runs to the book: what is new goes in, what waits or tells another story is told and kept.

        Runs of one file go in together, so that what a fact speaks of stands before it whatever feed it is from.

        Args:
            runs: of different feeds.
            admitted_on: the day on which units' words are taken in; None in a unit's book.

        Raises:
            Unreadable: "fact-altered", "event-shape"; nothing of the transaction may be kept then.
            Unavailable: "disk-error" when the rows come back as something else.
        """
        joined = tuple(admission.join(self._connection, run) for run in runs)
        fresh = [
            admission.received(one.fresh, None if one.run.audience else admitted_on, one.fresh_facts)
            for one in joined
            if one.fit is Fit.NEW
        ]
        numbers, changes, unread = self._take(fresh)
        grown = 0
        for one in joined:
            if one.fit is Fit.NEW:
                entries = [(numbers[body], body) for body in one.fresh]
                feeds.lay_down(self._connection, one.head, entries, one.head.reach)
                grown += len(entries)
            if one.fit in (Fit.NEW, Fit.KNOWN):
                self.keep_checkpoint(one.run.feed, one.run.last, one.run.links[-1], one.run.checkpoint)
            elif one.fit is Fit.FORK:
                admission.keep_branch(self._connection, one, at.isoformat(timespec="seconds"))
        return Admitted(joined, changes, grown, unread)

    def adopt(self, bodies: Sequence[bytes], admitted_on: date) -> tuple[Changes, tuple[tuple[int, bytes], ...]]:
        """Take facts of another story of a forked feed into the journal, each once; tells where they stand.

        Raises:
            Unreadable: "fact-altered".
        """
        numbers, changes, _ = self._take([admission.received(bodies, admitted_on)])
        return changes, tuple((numbers[body], body) for body in bodies)

    def log_package(self, package: mail.LoggedPackage) -> None:
        """Note a file that came or went."""
        mail.log(self._connection, package)

    def stash(self, waiting: mail.Stashed) -> None:
        """Let a run wait."""
        mail.stash(self._connection, waiting)

    def unstash(self, sha256: str) -> None:
        """Let a file wait no longer."""
        mail.unstash(self._connection, sha256)

    def judge_branch(self, entry: mail.BranchEntry, state: str) -> None:
        """Note what became of an entry of another story."""
        mail.judge_branch(self._connection, entry, state)

    def hand_out(self, form: mail.HandedForm) -> None:
        """Note a form, or its newest state."""
        mail.hand_out(self._connection, form)

    def take_form_row(self, row: mail.TakenFormRow) -> None:
        """Note what was taken from a row of a form."""
        mail.take_form_row(self._connection, row)

    def put_in_archive(self, box: str, name: str, content: bytes, on: date) -> str:
        """Keep a file as it is; on the disk before the transaction ends. Returns its digest."""
        return self._archive.put(self._connection, box, name, content, on)

    def _take(self, fresh: Sequence[Sequence[Received]]) -> tuple[dict[bytes, int], Changes, int]:
        """Put what is not in the journal yet into it; tells the number of each body."""
        by_id: dict[str, Received] = {}
        for one in (one for run in fresh for one in run):
            if by_id.setdefault(one.id, one).body != one.body:
                raise Unreadable("fact-altered", fact=one.id)
        known = admission.standing_already(self._connection, list(by_id.values())) if by_id else {}
        new = [one for one in in_causal_order(fresh) if one.id not in known]
        changes, first = self._receive(new)
        self._taken.update(one.id for one in new)
        numbers = {by_id[identity].body: number for identity, number in known.items()}
        numbers |= {one.body: first + place for place, one in enumerate(new)}
        unread = sum(one.fact is None for one in new)
        if unread:
            deferred.note(self._connection)
        return numbers, changes, unread
