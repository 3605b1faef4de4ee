"""Stories: all facts about one subject with what they fold to, and a memory of those that were read lately.

A link of the chain stands for the whole journal up to it. What was read while the journal ended in one link is true
whenever it ends there, whoever asks; so a decision on a task that a person has just looked at reads nothing again.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from threading import Lock

from giaoban_tracker.domain.deed import SubjectKind
from giaoban_tracker.domain.fact import Fact, FactVoided
from giaoban_tracker.domain.fold import advance_task, fold_task
from giaoban_tracker.domain.task import Task
from giaoban_tracker.ledger import journal
from giaoban_tracker.ledger.engine import Connection
from giaoban_tracker.ledger.journal import Entry
from giaoban_tracker.ledger.views import Rows, progress_cells, rows_of, task_rows

_MOST = 512


class Story:
    """All facts about one subject, oldest first, and what they fold to; never changed, only continued.

    Attributes:
        entries: the facts with their numbers; may be empty.
    """

    def __init__(self, entries: Sequence[Entry]) -> None:
        self.entries = tuple(entries)

    @property
    def number(self) -> int:
        """The journal's number of the first fact; 0 while there is none."""
        return self.entries[0].seq if self.entries else 0

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        return tuple(entry.fact for entry in self.entries)

    @cached_property
    def task(self) -> Task | None:
        """The task; None for another subject, or when its assignment was voided."""
        return fold_task(self.facts) if self._is_task else None

    @cached_property
    def rows(self) -> Rows:
        """Everything the views hold about the subject."""
        if self._is_task:
            return task_rows(self.number, self.facts, self.task)
        return rows_of(self.number, self.facts)

    def moved_to(self, after: Story) -> Mapping[str, object] | None:
        """The cells that tell how far the task is, where `after` changes only these; None where it changes more."""
        if self.task is None or after.task is None:
            return None
        return progress_cells(self.task, after.task)

    def continued(self, new: Sequence[Entry]) -> Story:
        """The story with further facts."""
        story = Story((*self.entries, *new))
        if self._is_task and not any(isinstance(entry.fact.deed, FactVoided) for entry in new):
            story.__dict__["task"] = advance_task(self.task, (entry.fact for entry in new))
        return story

    @property
    def _is_task(self) -> bool:
        return bool(self.entries) and self.entries[0].fact.about is SubjectKind.TASK


class Memory:
    """The stories read lately, true for one state of the journal; shared by all conversations of a book."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._link = b""
        self._stories: OrderedDict[str, Story] = OrderedDict()
        self._places: OrderedDict[str, int] = OrderedDict()

    def recall(self, link: bytes, subjects: Iterable[str]) -> dict[str, Story]:
        """What is remembered of some subjects for a journal that ends in `link`."""
        with self._lock:
            if link != self._link:
                return {}
            found = {subject: self._stories[subject] for subject in subjects if subject in self._stories}
            for subject in found:
                self._stories.move_to_end(subject)
            return found

    def keep(self, link: bytes, stories: Mapping[str, Story], *, before: bytes | None = None) -> None:
        """Remember stories of a journal that ends in `link`.

        Args:
            before: where the journal ended before the caller wrote to it; what is remembered for that stays true, since
                the stories given are all that changed.
        """
        with self._lock:
            if self._link not in (link, before):
                self._stories.clear()
            self._link = link
            self._stories.update(stories)
            while len(self._stories) > _MOST:
                self._stories.popitem(last=False)

    def place_of(self, fact: str) -> int | None:
        """Where a fact was last seen in the journal; None when it was not."""
        with self._lock:
            return self._places.get(fact)

    def keep_place(self, fact: str, number: int) -> None:
        """Remember where a page of the journal ended, for whoever asks for the next one."""
        with self._lock:
            self._places[fact] = number
            while len(self._places) > _MOST:
                self._places.popitem(last=False)


def read_stories(connection: Connection, subjects: Sequence[str]) -> dict[str, Story]:
    """The stories of some subjects from the journal."""
    if len(subjects) == 1:
        return {subjects[0]: Story(journal.entries_about(connection, subjects[0]))}
    return {subject: Story(entries) for subject, entries in journal.entries_about_all(connection, subjects).items()}
