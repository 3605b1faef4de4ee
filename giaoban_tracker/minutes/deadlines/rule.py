"""A rule of deadline phrases: a name, a pattern, and a way from the words to a day."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from giaoban_tracker.minutes.deadlines.days import Clock
from giaoban_tracker.minutes.deadlines.readers import Reading

Reader = Callable[[re.Match[str], Clock], Reading | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of phrase.

    Attributes:
        name: stable; it is shown to the person who judges the day.
        pattern: where it stands in small letters.
        reader: from the match to what it means; None when the words name no such day.
        is_weak: a bare day that is a deadline only where the clause says that it is.
    """

    name: str
    pattern: re.Pattern[str]
    reader: Reader
    is_weak: bool = False


def rule(name: str, pattern: str, reader: Reader, *, weak: bool = False) -> Rule:
    """A rule whose pattern begins at the beginning of a word."""
    return Rule(name, re.compile(rf"(?<![\w/])(?:{pattern})"), reader, weak)
