"""Phrases: sets of fixed wordings that are found word by word, the longest first."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

_WORD = re.compile(r"[^\W_]+")


@dataclass(slots=True)
class _Node:
    """A word on the way through a phrase; `ends` says that a phrase is complete here."""

    after: dict[str, _Node] = field(default_factory=dict)
    ends: bool = False


class Phrases:
    """A table of phrases in small letters, one spelling each; separators between words are one space, or ', '."""

    def __init__(self, *tables: str) -> None:
        """Build from tables: phrases separated by '|' or line ends, in any order."""
        self._root = _Node()
        for phrase in listed(*tables):
            node = self._root
            for word in _WORD.findall(phrase):
                node = node.after.setdefault(word, _Node())
            node.ends = True

    def end(self, low: str, at: int, limit: int | None = None) -> int:
        """Where the longest phrase that starts exactly at a place ends; -1 when none starts there.

        A phrase may be interrupted by a comma between its words: 'phòng, chống' is 'phòng chống'.
        """
        limit = len(low) if limit is None else limit
        best, node = -1, self._root
        while True:
            found = _WORD.match(low, at, limit)
            following = node.after.get(found.group()) if found else None
            if found is None or following is None:
                return best
            node, at = following, found.end()
            if node.ends:
                best = at
            at += 2 if low.startswith(", ", at) else 1 if low.startswith(" ", at) else 0


def listed(*tables: str) -> list[str]:
    """The phrases of tables, in order, without empty ones."""
    return [phrase for phrase in (raw.strip() for raw in re.split(r"[|\n]", "|".join(tables))) if phrase]


def alternatives(words: Iterable[str]) -> str:
    """A regular expression for any of some words, longest first, ending at a word's end."""
    return "(?:" + "|".join(sorted(map(re.escape, words), key=len, reverse=True)).replace("\\ ", " ") + r")(?!\w)"


def one_of(table: str) -> str:
    """A regular expression for any of a table's lines, tried in order; each line is an expression of its own."""
    return "(?:" + "|".join(line.strip() for line in table.strip().splitlines()) + ")"
