"""What can be asked of a book, within one transaction that sees one state of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from giaoban_tracker.domain.counters import Counters
from giaoban_tracker.domain.errors import Refused
from giaoban_tracker.domain.fact import Fact
from giaoban_tracker.domain.fold import fold_rules
from giaoban_tracker.domain.identity import FactId, MeetingId, SubjectId, TaskId
from giaoban_tracker.domain.meeting import Conclusion, Meeting
from giaoban_tracker.domain.rules import RULES
from giaoban_tracker.domain.task import Task
from giaoban_tracker.domain.task_list import Facet, GroupBy, TaskColumn, TaskQuery, TaskRow
from giaoban_tracker.domain.unit import Bloc, Leader, OfficeTerms, Unit
from giaoban_tracker.ledger import journal, particulars, search, tallies, task_lists
from giaoban_tracker.ledger.archive import Archive
from giaoban_tracker.ledger.blobs import Blobs
from giaoban_tracker.ledger.collation import code_key
from giaoban_tracker.ledger.engine import Connection
from giaoban_tracker.ledger.post import PostReading
from giaoban_tracker.ledger.stories import Memory, Story, read_stories

_PAGE = 500


class Reading:
    """A book open for reading; valid until its `with` block ends."""

    def __init__(self, connection: Connection, blobs: Blobs, memory: Memory, archive: Archive) -> None:
        self._connection = connection
        self._blobs = blobs
        self._memory = memory
        self._archive = archive

    @property
    def post(self) -> PostReading:
        """The book's side of the exchange."""
        return PostReading(self._connection, self._archive)

    def office(self) -> OfficeTerms:
        """The office; without a name while it is not described."""
        return particulars.office(self._connection)

    def blocs(self) -> tuple[Bloc, ...]:
        """In the office's order."""
        return particulars.blocs(self._connection)

    def units(self) -> tuple[Unit, ...]:
        """In the office's order, those that ended included."""
        return particulars.units(self._connection)

    def leaders(self) -> tuple[Leader, ...]:
        """In the office's order."""
        return particulars.leaders(self._connection)

    def meetings(self) -> tuple[Meeting, ...]:
        """Newest first."""
        return particulars.meetings(self._connection)

    def meeting(self, meeting: MeetingId) -> Meeting | None:
        """One meeting; None when there is none of that id."""
        return particulars.meeting(self._connection, meeting)

    def conclusions(self, meeting: MeetingId) -> tuple[Conclusion, ...]:
        """The conclusions of a meeting by ordinal; may be empty."""
        return particulars.conclusions(self._connection, meeting)

    def task(self, task: TaskId) -> Task:
        """One task with its shares, reports and decisions.

        Raises:
            Refused: "unknown-task", also for one whose assignment was voided.
        """
        found = self._stories({task})[task].task
        if found is None:
            raise Refused("unknown-task", task=task)
        return found

    def task_by_code(self, code: str) -> Task:
        """The task with that code, in either case, its number with or without leading zeros.

        Raises:
            Refused: "unknown-task".
        """
        row = self._connection.row(
            "SELECT id FROM task WHERE code_key = :code ORDER BY number LIMIT 1", code=code_key(code)
        )
        if row is None:
            raise Refused("unknown-task", task=code)
        return self.task(TaskId(row[0]))

    def tasks(self, query: TaskQuery) -> tuple[Task, ...]:
        """The tasks that a query selects, whole, in its order; each is folded from its facts."""
        ids = self.task_ids(query)
        found: list[Task] = []
        for start in range(0, len(ids), _PAGE):
            page = ids[start : start + _PAGE]
            stories = read_stories(self._connection, page)
            found += [task for one in page if (task := stories[one].task) is not None]
        return tuple(found)

    def tasks_of(self, ids: Iterable[TaskId]) -> tuple[Task, ...]:
        """Some tasks, whole; those that are gone are left out. Read by the hundred, so that many cost little."""
        wanted = list(ids)
        found: list[Task] = []
        for start in range(0, len(wanted), _PAGE):
            stories = read_stories(self._connection, wanted[start : start + _PAGE])
            found += [story.task for story in stories.values() if story.task is not None]
        return tuple(found)

    def task_ids(self, query: TaskQuery, most: int | None = None) -> tuple[TaskId, ...]:
        """Ids of the tasks that a query selects, in its order, withdrawn ones included.

        Args:
            most: only so many from the beginning, which is much faster in a large book; None gives all.
        """
        return task_lists.task_ids(self._connection, self._by_rules(query), most)

    def task_rows(self, ids: Sequence[TaskId], today: date) -> tuple[TaskRow, ...]:
        """The rows of some tasks, in the order of their ids; ids that are gone are left out."""
        return task_lists.task_rows(self._connection, ids, today, self._soon_days())

    def count(self, query: TaskQuery) -> int:
        """How many tasks a query selects, withdrawn ones included."""
        return task_lists.count(self._connection, self._by_rules(query))

    def counters(self, query: TaskQuery) -> Counters:
        """The official counters, and what is counted apart, over the tasks that a query selects."""
        return tallies.counters(self._connection, self._by_rules(query))

    def tally(self, query: TaskQuery) -> tuple[int, Counters, tuple[int, int, int]]:
        """Several counts over a query at once; see `tallies.tally`."""
        return tallies.tally(self._connection, query, self._soon_days())

    def counters_by(self, group: GroupBy, query: TaskQuery) -> tuple[tallies.Line, ...]:
        """Key, label and counters of every group that has any; see `tallies.counters_by`."""
        return tallies.counters_by(self._connection, group, self._by_rules(query))

    def facets(self, query: TaskQuery, column: TaskColumn) -> tuple[Facet, ...]:
        """The values of a column that a query can be narrowed to; see `tallies.facets`."""
        return tallies.facets(self._connection, self._by_rules(query), column)

    def get_ready_to_search(self) -> None:
        """Read what makes the first search as quick as every other; takes a tenth of a second in a large book."""
        search.get_ready(self._connection)

    def facts_about(self, subject: SubjectId | TaskId) -> tuple[Fact, ...]:
        """Every fact about a subject, oldest first, voided ones included; may be empty."""
        return self._stories({subject})[subject].facts

    def journal(self, limit: int, before: FactId | None = None) -> tuple[Fact, ...]:
        """The newest facts, newest first, or those just before one already shown."""
        number = None
        if before is not None:
            number = journal.number_of(self._connection, before, self._memory.place_of(before))
        entries = journal.newest(self._connection, limit, number)
        if entries:
            self._memory.keep_place(entries[-1].fact.id, entries[-1].seq)
        return tuple(entry.fact for entry in entries)

    def blob(self, digest: str) -> bytes:
        """The bytes of a kept file.

        Raises:
            Unreadable: "blob-missing", "blob-altered".
        """
        return self._blobs.get(self._connection, digest)

    def local_draft(self, kind: str, key: str) -> str | None:
        """Unfinished work of this computer; None when there is none."""
        row = self._connection.row("SELECT text FROM local_draft WHERE kind = :kind AND key = :key", kind=kind, key=key)
        return str(row[0]) if row else None

    def next_task_number(self) -> int:
        """The first number above every one that a task was ever given; voided tasks keep theirs."""
        return self._connection.number("SELECT COALESCE(max(used), 0) + 1 FROM task_number")

    def _by_rules(self, query: TaskQuery) -> TaskQuery:
        """A query with what it leaves to the office's rules."""
        open_ended = query.due_soon and query.soon_days is None
        return replace(query, soon_days=self._soon_days()) if open_ended else query

    def _soon_days(self) -> int:
        return fold_rules(self._stories({RULES})[RULES].facts).due_soon_days

    def _stories(self, subjects: set[str]) -> dict[str, Story]:
        """The stories of some subjects, remembered or read from the journal."""
        if not subjects:
            return {}
        link = self._link()
        known = self._memory.recall(link, subjects)
        missing = [subject for subject in subjects if subject not in known]
        if missing:
            read = read_stories(self._connection, missing)
            self._memory.keep(link, read)
            known |= read
        return known

    def _link(self) -> bytes:
        """The link in which the journal ends, as this transaction sees it."""
        return journal.head_of(self._connection).link
