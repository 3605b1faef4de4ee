"""What the book has already: by the hidden id, by code and content, by what the row was when it was imported."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from giaoban_tracker.domain.deadline import Deadline
from giaoban_tracker.domain.identity import TaskId
from giaoban_tracker.domain.search_text import folded
from giaoban_tracker.domain.task_list import TaskQuery, TaskRow
from giaoban_tracker.ledger import Reading

MEMORY = "import-row"
"""Kind of the local drafts that say which task an imported row became."""

_COUNTED = re.compile(r" \(\d+ don vi\)$")

Key = tuple[str, frozenset[str], str]


@dataclass(frozen=True, slots=True)
class KnownTasks:
    """The tasks of the book as an import recognises them."""

    ids: frozenset[str]
    by_code: Mapping[str, tuple[str, TaskId]]
    by_key: Mapping[Key, TaskId]

    def find(self, identity: str, code: str, key: Key, remembered: str | None) -> TaskId | None:
        """The task that a row is; None when it is none of the book's.

        1. By its hidden id. 2. By what it became when it was imported before. 3. By its code, if the content is the
        same. 4. By content, lead units and deadline.
        """
        for named in (identity, remembered):
            if named in self.ids:
                return TaskId(str(named))
        content, task = self.by_code.get(code.upper(), ("", None))
        if task is not None and content == key[0]:
            return task
        return self.by_key.get(key)


def known_tasks(book: Reading, today: date) -> KnownTasks:
    """Every task of the book, withdrawn ones too."""
    rows = book.task_rows(book.task_ids(TaskQuery(today)), today)
    keys: dict[Key, TaskId] = {}
    for row in rows:
        for due in {_due(row.deadline, None), _due(row.deadline, row.original_due)}:
            keys.setdefault((folded(row.content), _leads(row), due), row.id)
    codes = {row.code.upper(): (folded(row.content), row.id) for row in rows}
    return KnownTasks(frozenset(row.id for row in rows), codes, keys)


def key_of(content: str, leads: Iterable[str], deadline: Deadline) -> Key:
    """What a row is recognised by: content, names of the lead units (or of their bloc), deadline."""
    return folded(content), frozenset(map(folded, leads)), _due(deadline, None)


def remembered(book: Reading, fingerprints: Sequence[str]) -> dict[str, str]:
    """Which tasks rows became when they were imported before, by fingerprint; rows that never were are left out."""
    found = ((print_, book.local_draft(MEMORY, print_)) for print_ in fingerprints)
    return {print_: task for print_, task in found if task is not None}


def fingerprint(*cells: str) -> str:
    """What a row is recognised by whatever became of its task since: its words, its owners' words, its deadline's."""
    return hashlib.sha256("\x1f".join(map(folded, cells)).encode()).hexdigest()[:32]


def _leads(row: TaskRow) -> frozenset[str]:
    return frozenset(_COUNTED.sub("", folded(name)) for name in row.lead.split("; ") if name)


def _due(deadline: Deadline, original: date | None) -> str:
    day = original or deadline.due
    return day.isoformat() if day is not None else f"{deadline.kind}"
