"""Short codes for paper (mã dòng): one for each share of a task, printed on lists and typed in from them.

Four or more Crockford letters hold the number, one more checks them: "7K3M-Q". The check is a sum in the field of 32
elements, in which each place has its own weight: one wrong letter, or two neighbours exchanged, always shows.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from giaoban_tracker.domain.errors import Refused
from giaoban_tracker.exchange.codes import ALPHABET

PLACES = 64
"""So many lead units of one task have codes."""

_NUMBERED = re.compile(r"NV-(\d{1,9})")
_SHORTEST, _LONGEST = 4, 12
_LOOKS_LIKE = str.maketrans({"O": "0", "I": "1", "L": "1"})
_BLANKS = str.maketrans("", "", " \t-–—.")
_FIELD = 0b100101
"""x⁵ + x² + 1, whose root makes every element of the field but 0."""


@dataclass(frozen=True, slots=True)
class RowPlace:
    """What a code stands for.

    Attributes:
        task_number: running number of the task in its book, from 0.
        unit_place: place of the unit among the task's shares, from 0.
    """

    task_number: int
    unit_place: int


def numbered_code(task_code: str) -> int | None:
    """The number under which codes know a task that bears a running number: "NV-017"; None for any other code.

    Numbers of tasks are even, so that tasks without one can be known by their place in the book, which is odd.
    """
    found = _NUMBERED.fullmatch(task_code)
    return int(found[1]) * 2 if found else None


def row_code(task_number: int, unit_place: int) -> str:
    """The code of a share.

    Raises:
        ValueError: a number below 0, a place beyond the 64th, or a number that twelve letters do not hold.
    """
    if task_number < 0 or not 0 <= unit_place < PLACES:
        raise ValueError(f"no code for share {unit_place} of task {task_number}")
    rest, letters = task_number * PLACES + unit_place, ""
    while rest or len(letters) < _SHORTEST:
        rest, digit = divmod(rest, len(ALPHABET))
        letters = ALPHABET[digit] + letters
    if len(letters) > _LONGEST:
        raise ValueError(f"task {task_number} is beyond all codes")
    return f"{letters}-{_check_letter(letters)}"


def read_row_code(typed: str) -> RowPlace:
    """What a typed code stands for; small letters, O for 0, I and L for 1, blanks and a lost hyphen do no harm.

    Raises:
        Refused: "row-code-mistyped" (with `typed`).
    """
    letters = typed.upper().translate(_LOOKS_LIKE).translate(_BLANKS)
    body, check = letters[:-1], letters[-1:]
    # A longer code begins with no zero, so that every share has one code.
    fits = _SHORTEST <= len(body) <= _LONGEST and (len(body) == _SHORTEST or body[0] != "0")
    if not fits or any(letter not in ALPHABET for letter in letters) or check != _check_letter(body):
        raise Refused("row-code-mistyped", typed=typed.strip())
    number = 0
    for letter in body:
        number = number * len(ALPHABET) + ALPHABET.index(letter)
    return RowPlace(*divmod(number, PLACES))


def _check_letter(body: str) -> str:
    """The letter behind the body: the length and every letter, each with another power of the field's root."""
    total = len(body)
    for letter in body:
        total = _doubled(total ^ ALPHABET.index(letter))
    return ALPHABET[total]


def _doubled(element: int) -> int:
    element <<= 1
    return element ^ _FIELD if element & 0b100000 else element
