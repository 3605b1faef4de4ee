"""One cell to one value, or the reason why not. Nothing is guessed: what can be read in two ways is refused."""

from __future__ import annotations

import re
from datetime import date
from math import isfinite
from typing import TypeVar

from giaoban_tracker.domain.task import CauseKind, Claim
from giaoban_tracker.domain.terms import CAUSE_TERMS, CLAIM_TERMS, day_text
from giaoban_tracker.exchange.form.cells import Kind, SeenCell
from giaoban_tracker.exchange.form.form import Reason
from giaoban_tracker.exchange.form.letters import cleaned, misleads, squeezed

Choice = TypeVar("Choice")

_CLAIMS = {words.casefold(): claim for claim, words in CLAIM_TERMS.items()} | {"hoàn thành": Claim.DONE}
_CAUSES = {words.casefold(): kind for kind, words in CAUSE_TERMS.items()}
_DAY = re.compile(r"(\d{1,2}) ?[/.-] ?(\d{1,2}) ?[/.-] ?(\d{4})")
_WHOLE = re.compile(r"(\d{1,9}) ?%?")
_FRACTION = re.compile(r"(\d{0,9})[.,](\d{1,9}) ?%?")
_FIRST_YEAR, _LAST_YEAR = 1990, 2100
"""Years outside are typing slips."""


class NotTaken(Exception):
    """A cell cannot be taken.

    Attributes:
        reason: why.
        expected: as `Reject` has it.
    """

    def __init__(self, reason: Reason, expected: str = "") -> None:
        super().__init__(reason, expected)
        self.reason, self.expected = reason, expected


def is_blank(cell: SeenCell | None) -> bool:
    """Whether a person sees nothing in the cell."""
    return cell is None or (cell.kind is Kind.TEXT and not cleaned(str(cell.value)))


def words_of(cell: SeenCell | None) -> str:
    """What the cell shows, as text; empty for none."""
    if cell is None:
        return ""
    if cell.kind is Kind.DAY:
        return day_text(date.fromisoformat(str(cell.value)))
    if cell.kind is Kind.SHARE:
        return f"{_number(float(cell.value) * 100)}%"
    if isinstance(cell.value, str):
        return cell.value
    return _number(cell.value)


def refuse_formula(cell: SeenCell | None) -> None:
    """Formulas are never evaluated, and what another program made of one is not believed.

    Raises:
        NotTaken: it is one.
    """
    if cell is not None and cell.kind is Kind.FORMULA:
        raise NotTaken(Reason.FORMULA)
    if cell is not None and cell.kind is Kind.ERROR:
        raise NotTaken(Reason.FORMULA_ERROR)


def text_in(cell: SeenCell | None, longest: int) -> str:
    """A text in NFC, its lines parted by line feeds; empty for a blank cell.

    Raises:
        NotTaken: it cannot be read so, or in two ways.
    """
    refuse_formula(cell)
    if cell is not None and cell.kind is Kind.OTHER:
        raise NotTaken(Reason.TEXT_KIND)
    text = cleaned(words_of(cell))
    if misleads(text):
        raise NotTaken(Reason.TEXT_CONTROL)
    if len(text) > longest:
        raise NotTaken(Reason.TEXT_TOO_LONG, str(longest))
    return text


def claim_in(cell: SeenCell | None, longest: int) -> Claim | None:
    """The claimed status; None for a blank cell.

    Raises:
        NotTaken: it cannot be read so, or in two ways.
    """
    return _choice(cell, longest, _CLAIMS, Reason.CLAIM_UNKNOWN)


def cause_in(cell: SeenCell | None, longest: int) -> CauseKind:
    """The kind of cause; NONE for a blank cell.

    Raises:
        NotTaken: it cannot be read so, or in two ways.
    """
    return _choice(cell, longest, _CAUSES, Reason.CAUSE_UNKNOWN) or CauseKind.NONE


def percent_in(cell: SeenCell | None) -> int | None:
    """Whole per cent, 0 to 100: 80, "80%", or 0.8 that the sheet shows as 80 %; None for a blank cell.

    A bare 0.5 may be half a per cent or a half: it is refused.

    Raises:
        NotTaken: it cannot be read so, or in two ways.
    """
    refuse_formula(cell)
    if cell is None or is_blank(cell):
        return None
    if cell.kind is Kind.TEXT:
        value = _percent_of_words(squeezed(str(cell.value)))
    elif cell.kind is Kind.SHARE:
        value = _whole(round(float(cell.value) * 100, 6))
    elif cell.kind is Kind.NUMBER and not 0 < cell.value < 1:  # type: ignore[operator]  # numbers hold no text
        value = _whole(float(cell.value))
    else:
        raise NotTaken(Reason.PERCENT_AMBIGUOUS if cell.kind is Kind.NUMBER else Reason.PERCENT_UNREADABLE)
    if not 0 <= value <= 100:
        raise NotTaken(Reason.PERCENT_RANGE)
    return value


def day_in(cell: SeenCell | None) -> date | None:
    """A day, typed as day/month/year or a real date; None for a blank cell.

    Raises:
        NotTaken: it cannot be read so, or in two ways.
    """
    refuse_formula(cell)
    if cell is None or is_blank(cell):
        return None
    match = _DAY.fullmatch(squeezed(words_of(cell))) if cell.kind in (Kind.DAY, Kind.TEXT) else None
    if match is None:
        raise NotTaken(Reason.DATE_UNREADABLE)
    try:
        day = date(int(match[3]), int(match[2]), int(match[1]))
    except ValueError:
        raise NotTaken(Reason.DATE_NOT_IN_CALENDAR) from None
    if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
        raise NotTaken(Reason.DATE_YEAR)
    return day


def _choice(cell: SeenCell | None, longest: int, choices: dict[str, Choice], unknown: Reason) -> Choice | None:
    words = squeezed(text_in(cell, longest)).casefold()
    if not words:
        return None
    if words not in choices:
        raise NotTaken(unknown)
    return choices[words]


def _percent_of_words(words: str) -> int:
    whole = _WHOLE.fullmatch(words)
    if whole is not None and whole[1].isascii():
        return int(whole[1])
    fraction = _FRACTION.fullmatch(words)
    if fraction is None:
        raise NotTaken(Reason.PERCENT_UNREADABLE)
    raise NotTaken(Reason.PERCENT_NOT_WHOLE if fraction[1].strip("0") else Reason.PERCENT_AMBIGUOUS)


def _whole(value: float) -> int:
    if not isfinite(value):
        raise NotTaken(Reason.PERCENT_UNREADABLE)
    if value != int(value):
        raise NotTaken(Reason.PERCENT_NOT_WHOLE)
    return int(value)


def _number(value: float) -> str:
    return str(int(value)) if abs(value) < 1e15 and value == int(value) else f"{value:.10g}"
