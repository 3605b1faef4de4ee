"""Care of the book: prove it, rebuild its views, back it up, restore it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from giaoban_tracker.domain.errors import Refused, Unavailable, Unreadable
from giaoban_tracker.domain.fact import MeetingRecorded, ReportFiled
from giaoban_tracker.domain.progress import Progress
from giaoban_tracker.ledger import journal, mail, search_index, store
from giaoban_tracker.ledger.backups import backup, restore
from giaoban_tracker.ledger.book import Ledger
from giaoban_tracker.ledger.engine import Connection, Row
from giaoban_tracker.ledger.feed_scrub import Proves, feed_findings
from giaoban_tracker.ledger.journal import Entry
from giaoban_tracker.ledger.refold import refold, subject_pages
from giaoban_tracker.ledger.schema import VIEWS
from giaoban_tracker.ledger.scrub import (
    Finding,
    body_finding,
    chain_findings,
    engine_findings,
    repeated_findings,
    structure_findings,
)
from giaoban_tracker.ledger.stories import Story

__all__ = ["CheckReport", "Finding", "Proves", "RebuildReport", "backup", "check", "rebuild", "restore"]

_PAGE = 1000


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What a check found.

    Attributes:
        findings: by code "integrity", "version", "structure", "chain", "body", "columns", "repeated", "view", "search",
            "blob-missing", "blob-altered", "site", "feed", "checkpoint", "fork"; empty for a sound book.
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
    """Steps of long work: so many passes over the journal."""

    def __init__(self, connection: Connection, progress: Progress | None, passes: int) -> None:
        self._progress = progress
        self._done = 0
        self._total = connection.number("SELECT count(*) FROM journal") * passes

    def advance(self, steps: int) -> None:
        self._done += steps
        if self._progress is not None and not self._progress(self._done, self._total):
            raise Refused("stopped")


def check(ledger: Ledger, progress: Progress | None = None, proves: Proves | None = None) -> CheckReport:
    """Prove that engine, structure, chains, bodies, views, search index and kept files agree; nothing is written.

    Args:
        proves: proves the signatures over the feeds; None leaves them unproved.

    Raises:
        Refused: "stopped".
    """
    findings: list[Finding] = []
    try:
        with ledger.conversation() as connection:
            connection.begin_reading()
            for finding in _findings(ledger, connection, _Steps(connection, progress, passes=2), proves):
                findings.append(finding)
            connection.commit()
    except (Unreadable, MemoryError) as fault:
        # SQLite asks for absurd amounts of memory where a length was damaged.
        findings.append(Finding("integrity", {"said": getattr(fault, "code", "out-of-memory")}))
    except Refused:
        raise
    except Exception:
        # Rows of a book that is known to be damaged may hold anything, of any type; what was found is told.
        if not findings:
            raise
    return CheckReport(tuple(findings))


def rebuild(ledger: Ledger, progress: Progress | None = None) -> RebuildReport:
    """Drop the views, fold the journal again, and compare every row with what was there; all in one transaction.

    Raises:
        Refused: "stopped"; the views are as they were.
    """
    with ledger.conversation() as connection:
        connection.begin_writing()
        steps = _Steps(connection, progress, passes=1)
        before = {table: _set_aside(connection, table) for table in VIEWS}
        refold(connection, steps.advance)
        rows = sum(connection.number(f"SELECT count(*) FROM {table}") for table in VIEWS)
        differing = sum(_differing(connection, table, aside) for table, aside in before.items())
        for table in VIEWS:
            connection.run(f"DROP TABLE IF EXISTS before_{table}")
        connection.commit()
    return RebuildReport(rows, differing)


def _findings(ledger: Ledger, connection: Connection, steps: _Steps, proves: Proves | None) -> Iterator[Finding]:
    yield from engine_findings(connection)
    structure = list(structure_findings(connection))
    yield from structure
    yield from chain_findings(connection, steps.advance)
    yield from repeated_findings(connection)
    if any(finding.code == "structure" for finding in structure):
        return
    yield from feed_findings(connection, proves)
    digests: dict[str, bool] = {}
    yield from _view_findings(connection, steps, digests)
    yield from _blob_findings(ledger, connection, digests)


def _view_findings(connection: Connection, steps: _Steps, digests: dict[str, bool]) -> Iterator[Finding]:
    """What is wrong with bodies, rows and search words; named files are added to `digests`, see `_named_digests`."""
    reach = journal.head_of(connection).indexed
    folded = dict.fromkeys(VIEWS, 0)
    for page in subject_pages(connection):
        rows = journal.rows_about_all(connection, [subject for subject, _ in page])
        stories, faults = _proved_stories(page, rows)
        yield from faults
        numbers = {subject: stories[subject].number or number for subject, number in page}
        stored = store.stored(connection, numbers.values())
        indexed = search_index.indexed(connection, min(numbers.values()), max(numbers.values()))
        for subject, number in numbers.items():
            story = stories[subject]
            for digest, must in _named_digests(story):
                digests[digest] = must or digests.get(digest, False)
            for table in VIEWS:
                expected, found = list(story.rows.get(table, ())), stored[number].get(table, [])
                folded[table] += len(expected)
                if expected != found:
                    yield Finding("view", {"table": table, "subject": subject})
            if indexed.get(number) != _words(story, reach):
                yield Finding("search", {"subject": subject})
        steps.advance(len(rows))
    for table, expected_count in folded.items():
        if connection.number(f"SELECT count(*) FROM {table}") != expected_count:
            yield Finding("view", {"table": table, "subject": ""})
    if not search_index.is_sound(connection):
        yield Finding("search", {"subject": ""})


def _proved_stories(page: Sequence[tuple[str, int]], rows: Sequence[Row]) -> tuple[dict[str, Story], list[Finding]]:
    entries: dict[str, list[Entry]] = {subject: [] for subject, _ in page}
    findings: list[Finding] = []
    for row in rows:
        fact, finding = body_finding(row)
        findings += [finding] if finding else []
        entries[row[2]] += [Entry(row[0], fact)] if fact else []
    return {subject: Story(some) for subject, some in entries.items()}, findings


def _named_digests(story: Story) -> Iterator[tuple[str, bool]]:
    """The files that facts name, and whether they must be here: another computer's may still be on their way."""
    for fact in story.facts:
        match fact.deed:
            case MeetingRecorded(terms=terms) if terms.minutes_sha256:
                yield terms.minutes_sha256, True
            case ReportFiled(terms=report, proxy=proxy):
                yield from ((file.sha256, proxy) for file in report.files)


def _words(story: Story, reach: int) -> str | None:
    """What the search index must have of a subject when it knows the facts up to `reach`."""
    known = (
        story
        if story.entries and story.entries[-1].seq <= reach
        else Story([e for e in story.entries if e.seq <= reach])
    )
    return search_index.words_of(known.task) if known.task is not None else None


def _blob_findings(ledger: Ledger, connection: Connection, digests: Mapping[str, bool]) -> Iterator[Finding]:
    # A unit's book has the office's words, not its minutes.
    everything = mail.site_role(connection) is not mail.Role.UNIT
    for digest, must in sorted(digests.items()):
        try:
            content = ledger.blobs.raw(connection, digest)
        except Unavailable:
            content = None
        if content is None:
            if must and everything:
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
