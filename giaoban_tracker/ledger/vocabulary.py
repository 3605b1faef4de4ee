"""The vocabulary of SQLite's search index: every word that any task has, for who types a part of a word.

A hundred thousand tasks have a few thousand words, and their numbers. To look for 'gheo' among these and then ask the
index for the words that have it takes a tenth of looking into every task's text. `index_words` reads them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from threading import Lock

MOST_TERMS = 300
"""A part that more words have is better looked for in the tasks' texts."""

_END = "\n"


class Vocabulary:
    """All words of the index, shared by every conversation with a book.

    Words of tasks that are gone stay: the index has no tasks for them.

    Attributes:
        lock: held by whoever brings it up to date.
        reach: the number of the last fact whose words it has; -1 until they are read.
    """

    def __init__(self) -> None:
        self.lock = Lock()
        self.reach = -1
        self._words = _END

    def read_anew(self, words: Iterable[str], reach: int) -> None:
        """Know these words and no others."""
        self._words = _END + "".join(f"{word}{_END}" for word in words)
        self.reach = reach

    def learn(self, words: Iterable[str], reach: int) -> None:
        """Know these words too."""
        self._words += "".join(f"{word}{_END}" for word in set(words) if not self.has(word, begun=False))
        self.reach = reach

    def has(self, word: str, *, begun: bool) -> bool:
        """Whether it has a word, or with `begun` one that begins so."""
        return f"{_END}{word}{'' if begun else _END}" in self._words

    def with_part(self, part: str) -> list[str] | None:
        """The words that have a part, each once; None where they are too many."""
        found: dict[str, None] = {}
        for word in self._around(part):
            found[word] = None
            if len(found) > MOST_TERMS:
                return None
        return list(found)

    def _around(self, part: str) -> Iterator[str]:
        words = self._words
        place = words.find(part)
        while place >= 0:
            end = words.index(_END, place)
            yield words[words.rindex(_END, 0, place) + 1 : end]
            place = words.find(part, end)
