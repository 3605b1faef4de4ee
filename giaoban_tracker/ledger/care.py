"""Care of the book: prove it, rebuild its views, back it up, restore it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256

from giaoban_tracker.domain.errors import Refused, Unavailable
from giaoban_tracker.domain.fact import Fact, MeetingRecorded
from giaoban_tracker.ledger import journal, search, store
from giaoban_tracker.ledger.backups import backup, restore
from giaoban_tracker.ledger.book import Ledger
from giaoban_tracker.ledger.build import build_views, drop_views
from giaoban_tracker.ledger.engine import Connection
from giaoban_tracker.ledger.schema import VIEWS
from giaoban_tracker.ledger.scrub import Finding, engine_findings, journal_findings, structure_findings
from giaoban_tracker.ledger.stories import Story, read_stories

__all__ = ["CheckReport", "Finding", "Progress", "RebuildReport", "backup", "check", "rebuild", "restore"]

Progress = Callable[[int, int], bool]
"""Told (steps done, steps in all) now and then; False stops the work, and nothing has changed."""

_PAGE = 1000


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What a check found.

    Attributes:
        findings: by code "integrity", "version", "structure", "chain", "body", "columns", "head", "view", "search",
            "blob-missing", "blob-altered"; empty for a sound book.
    """

    findings: tuple[Finding, ...]

    @property
    def clean(self) -> bool:
        return not self.findings


@dataclass(frozen=True, slots=True)
class RebuildReport:
    """How many rows the views have after folding the journal again, and how many were not the same before."""

    rows: int
    differing: int


class _Steps:
    def __init__(self, connection: Connection, progress: Progress | None) -> None:
        self._progress = progress
        self._done = 0
        self._total = connection.number("SELECT count(*) FROM journal") * 2

    def advance(self, steps: int) -> None:
        self._done += steps
        if self._progress is not None and not self._progress(self._done, self._total):
            raise Refused("stopped")


def check(ledger: Ledger, progress: Progress | None = None) -> CheckReport:
    """Prove that engine, structure, chain, bodies, views, search index and kept files agree; nothing is written.

    Raises:
        Refused: "stopped".
    """
    with ledger.conversation() as connection:
        connection.begin_reading()
        steps = _Steps(connection, progress)
        digests: set[str] = set()

        def seen(fact: Fact) -> None:
            if isinstance(fact.deed, MeetingRecorded) and fact.deed.terms.minutes_sha256:
                digests.add(fact.deed.terms.minutes_sha256)

        findings = list(engine_findings(connection))
        findings += structure_findings(connection)
        findings += journal_findings(connection, seen, steps.advance)
        if all(finding.code != "structure" for finding in findings):
            findings += _view_findings(connection, steps)
        findings += _blob_findings(ledger, connection, digests)
        connection.commit()
    return CheckReport(tuple(findings))


def rebuild(ledger: Ledger, progress: Progress | None = None) -> RebuildReport:
    """Drop the views, fold the journal again, and compare every row with what was there; all in one transaction.

    Raises:
        Refused: "stopped"; the views are as they were.
    """
    with ledger.conversation() as connection:
        connection.begin_writing()
        steps = _Steps(connection, progress)
        before = {table: _set_aside(connection, table) for table in VIEWS}
        drop_views(connection)
        build_views(connection)
        for page in _pages(connection):
            stories = read_stories(connection, [subject for subject, _ in page]).values()
            store.write(connection, [({}, story.rows) for story in stories])
            search.learn(connection, stories)
            steps.advance(sum(len(story.entries) for story in stories))
        search.reached(connection, journal.head_of(connection).seq)
        rows = sum(connection.number(f"SELECT count(*) FROM {table}") for table in VIEWS)
        differing = sum(_differing(connection, table, aside) for table, aside in before.items())
        for table in VIEWS:
            connection.run(f"DROP TABLE IF EXISTS before_{table}")
        connection.commit()
    return RebuildReport(rows, differing)


def _pages(connection: Connection) -> Iterator[Sequence[tuple[str, int]]]:
    """Every subject with its number, by number."""
    subjects = journal.subjects(connection)
    for start in range(0, len(subjects), _PAGE):
        yield subjects[start : start + _PAGE]


def _view_findings(connection: Connection, steps: _Steps) -> Iterator[Finding]:
    folded = dict.fromkeys(VIEWS, 0)
    reach = journal.head_of(connection).indexed
    for page in _pages(connection):
        stories = read_stories(connection, [subject for subject, _ in page])
        stored = store.stored(connection, [number for _, number in page])
        for subject, number in page:
            rows = stories[subject].rows
            for table in VIEWS:
                expected, found = list(rows.get(table, ())), stored[number].get(table, [])
                folded[table] += len(expected)
                if expected != found:
                    yield Finding("view", {"table": table, "subject": subject})
        yield from _search_findings(connection, list(stories.values()), reach)
        steps.advance(sum(len(story.entries) for story in stories.values()))
    for table, expected_count in folded.items():
        if connection.number(f"SELECT count(*) FROM {table}") != expected_count:
            yield Finding("view", {"table": table, "subject": ""})
    if not search.is_sound(connection):
        yield Finding("search")


def _search_findings(connection: Connection, stories: Sequence[Story], reach: int) -> Iterator[Finding]:
    """Subjects of which the search index has other words than their facts up to its reach give."""
    indexed = search.indexed(connection, stories[0].number, stories[-1].number)
    for story in stories:
        task = Story([entry for entry in story.entries if entry.seq <= reach]).task
        if indexed.get(story.number) != (search.words_of(task) if task is not None else None):
            yield Finding("search", {"subject": story.entries[0].fact.subject})


def _blob_findings(ledger: Ledger, connection: Connection, digests: set[str]) -> Iterator[Finding]:
    for digest in sorted(digests):
        try:
            content = ledger.blobs.raw(connection, digest)
        except Unavailable:
            content = None
        if content is None:
            yield Finding("blob-missing", {"digest": digest})
        elif sha256(content).hexdigest() != digest:
            yield Finding("blob-altered", {"digest": digest})


def _set_aside(connection: Connection, table: str) -> bool:
    """Copy a view's rows to be compared later; False when it has other columns than it should, or is gone."""
    if not store.has_columns(connection, table):
        return False
    connection.run(f"CREATE TEMP TABLE before_{table} AS SELECT {', '.join(VIEWS[table])} FROM {table}")
    return True


def _differing(connection: Connection, table: str, aside: bool) -> int:
    """How many rows, told apart by their keys, are new, gone or changed."""
    if not aside:
        return connection.number(f"SELECT count(*) FROM {table}")
    columns, keys = ", ".join(VIEWS[table]), ", ".join(store.key_columns(table))
    new, old = f"SELECT {columns} FROM {table}", f"SELECT {columns} FROM before_{table}"
    return connection.number(
        f"SELECT count(*) FROM (SELECT {keys} FROM ({new} EXCEPT {old}) AS appeared"
        f" UNION SELECT {keys} FROM ({old} EXCEPT {new}) AS vanished) AS differing"
    )
