"""What can be written into a book, within one transaction that is whole or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from giaoban_tracker.domain.changes import Changes
from giaoban_tracker.domain.fact import Fact
from giaoban_tracker.ledger import journal, search_index, store
from giaoban_tracker.ledger.archive import Archive
from giaoban_tracker.ledger.blobs import Blobs
from giaoban_tracker.ledger.engine import Connection
from giaoban_tracker.ledger.journal import Entry, Received
from giaoban_tracker.ledger.post import PostWriting
from giaoban_tracker.ledger.reading import Reading
from giaoban_tracker.ledger.stories import Memory, Story


class Writing(Reading):
    """A book open for writing; what is asked sees what was written before in the same block."""

    def __init__(self, connection: Connection, blobs: Blobs, memory: Memory, archive: Archive) -> None:
        super().__init__(connection, blobs, memory, archive)
        self._head = self._first_head = journal.head_of(connection)
        self._known: dict[str, Story] = {}
        self._post: PostWriting | None = None

    def read_ahead(self, subjects: Iterable[str]) -> None:
        """Read many subjects at once, so that to ask for each of them and to write about it reads nothing more."""
        self._stories(set(subjects))

    def append(self, facts: Sequence[Fact]) -> Changes:
        """Write facts in their order, and bring the rows of the subjects they are about up to date.

        Raises:
            Refused: "fact-exists", "text-too-long".
        """
        before = self._stories({fact.subject for fact in facts})
        self._head, entries = journal.append(self._connection, self._head, facts)
        return self._absorb(before, entries)

    @property
    def post(self) -> PostWriting:
        """The book's side of the exchange."""
        if self._post is None:
            self._post = PostWriting(self._connection, self._archive, self._receive)
        return self._post

    def settle(self) -> None:
        """Prove what is asked once for the whole transaction, before it is committed.

        Raises:
            Unreadable: "fact-altered": a fact that came in borrowed the id of another.
        """
        if self._post is not None:
            self._post.settle()

    def put_blob(self, content: bytes) -> str:
        """Keep a file; returns its digest, 64 hex digits. It is on the disk before the transaction ends.

        Raises:
            Unavailable: as `safe_file.write_safely`.
        """
        return self._blobs.put(self._connection, content)

    def save_local_draft(self, kind: str, key: str, text: str) -> None:
        """Keep unfinished work of this computer in place of what was kept under that name."""
        self._connection.run(
            "INSERT INTO local_draft VALUES (:kind, :key, :text)"
            " ON CONFLICT (kind, key) DO UPDATE SET text = excluded.text",
            kind=kind,
            key=key,
            text=text,
        )

    def drop_local_draft(self, kind: str, key: str) -> None:
        """Forget unfinished work; nothing happens when there is none."""
        self._connection.run("DELETE FROM local_draft WHERE kind = :kind AND key = :key", kind=kind, key=key)

    def remember(self) -> None:
        """Let the book remember what was written; only once it is committed."""
        self._memory.keep(self._head.link, self._known, before=self._first_head.link)

    def _receive(self, received: Sequence[Received]) -> tuple[Changes, int]:
        """Put bodies that came from elsewhere into the journal; tells what changed and the number of the first."""
        before = self._stories({one.subject for one in received})
        first = self._head.seq + 1
        self._head, entries = journal.append_received(self._connection, self._head, received)
        return self._absorb(before, entries), first

    def _absorb(self, before: Mapping[str, Story], entries: Sequence[Entry]) -> Changes:
        """Bring the rows of the subjects of new entries up to date."""
        news: dict[str, list[Entry]] = {subject: [] for subject in before}
        for entry in entries:
            news[entry.fact.subject].append(entry)
        after = {subject: story.continued(news[subject]) for subject, story in before.items()}
        self._write_rows(before, after)
        self._known.update(after)
        self._head = search_index.follow(self._connection, self._head, self._at_hand)
        return Changes(
            frozenset((entry.fact.about, entry.fact.subject) for entry in entries),
            tuple(entry.fact.id for entry in entries),
        )

    def _write_rows(self, before: Mapping[str, Story], after: Mapping[str, Story]) -> None:
        changed = []
        for subject, story in after.items():
            cells = before[subject].moved_to(story)
            if cells is None:
                changed.append((before[subject].rows, story.rows))
            else:
                store.update(self._connection, "task", (story.number,), cells)
        store.write(self._connection, changed)

    def _stories(self, subjects: set[str]) -> dict[str, Story]:
        missing = subjects - self._known.keys()
        if missing:
            self._known |= super()._stories(missing)
        return {subject: self._known[subject] for subject in subjects}

    def _at_hand(self, subjects: set[str]) -> dict[str, Story]:
        """The stories of some subjects as far as they need not be read; what this block changed is among `_known`."""
        known = {subject: self._known[subject] for subject in subjects if subject in self._known}
        return self._memory.recall(self._first_head.link, subjects - known.keys()) | known

    def _link(self) -> bytes:
        return self._first_head.link
