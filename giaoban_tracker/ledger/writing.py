"""What can be written into a book, within one transaction that is whole or not at all."""

from __future__ import annotations

from collections.abc import Sequence

from giaoban_tracker.domain.changes import Changes
from giaoban_tracker.domain.fact import Fact
from giaoban_tracker.ledger import journal, store
from giaoban_tracker.ledger.blobs import Blobs
from giaoban_tracker.ledger.engine import Connection
from giaoban_tracker.ledger.journal import Entry
from giaoban_tracker.ledger.reading import Reading


class Writing(Reading):
    """A book open for writing; what is asked sees what was written before in the same block."""

    def __init__(self, connection: Connection, blobs: Blobs) -> None:
        super().__init__(connection, blobs)
        self._head = journal.head_of(connection)
        self._known: dict[str, list[Entry]] = {}

    def append(self, facts: Sequence[Fact]) -> Changes:
        """Write facts in their order, and bring the rows of the subjects they are about up to date.

        Raises:
            Refused: "fact-exists".
            NotCanonical: a text is so long that a body exceeds 64 KB.
        """
        before = self._entries_of({fact.subject for fact in facts})
        self._head, entries = journal.append(self._connection, self._head, facts)
        after = {subject: list(known) for subject, known in before.items()}
        for entry in entries:
            after[entry.fact.subject].append(entry)
        store.write(
            self._connection,
            (store.Revision(store.rows_after(before[subject]), store.rows_after(after[subject])) for subject in after),
        )
        self._known.update(after)
        return Changes(
            frozenset((entry.fact.about, entry.fact.subject) for entry in entries),
            tuple(entry.fact.id for entry in entries),
        )

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

    def _entries(self, subject: str) -> list[Entry]:
        return self._entries_of({subject})[subject]

    def _entries_of(self, subjects: set[str]) -> dict[str, list[Entry]]:
        """All facts about some subjects; each is read from the journal once in a transaction."""
        unknown = subjects - self._known.keys()
        if len(unknown) == 1:
            for subject in unknown:
                self._known[subject] = journal.entries_about(self._connection, subject)
        elif unknown:
            self._known.update(journal.entries_about_all(self._connection, unknown))
        return {subject: self._known[subject] for subject in subjects}
