"""Words of table cells that several forms share, and how a value reads."""

from __future__ import annotations

from datetime import date

from giaoban_tracker.domain.deadline import Deadline
from giaoban_tracker.domain.terms import day_text, deadline_text
from giaoban_tracker.paper.document import Row, Value

_NAMES_ON_LINES = 4

NO_OWNER = "Chưa xác định"


def text_of(value: Value) -> str:
    """A value as it is printed: days dd/MM/yyyy, one decimal after a comma, whole numbers without separators."""
    if isinstance(value, str):
        return value
    if isinstance(value, date):
        return day_text(value)
    return f"{value:.1f}".replace(".", ",") if isinstance(value, float) else str(value)


def texts_of(row: Row) -> list[str]:
    """All cells of a row as they are printed."""
    return [value if isinstance(value, str) else text_of(value) for value in row]


def day_or_words(deadline: Deadline) -> Value:
    """A deadline for a table cell: its day as a day, else its words."""
    return deadline.due if deadline.due is not None else deadline_text(deadline)


def day_or_nothing(day: date | None) -> Value:
    """A day, or an empty cell."""
    return "" if day is None else day


def unit_names(units: tuple[str, ...]) -> str:
    """One unit a line; many run on, so that the row stays on one page."""
    return (";\n" if len(units) <= _NAMES_ON_LINES else "; ").join(units)


def listed(units: tuple[str, ...]) -> str:
    """Units in running text: "Phòng A, Phòng B và Phòng C"."""
    return " và ".join(filter(None, (", ".join(units[:-1]), *units[-1:])))


def capital(text: str) -> str:
    """The text as it begins in a cell: minutes quote from the middle of a sentence."""
    return text[:1].upper() + text[1:]


def lower_first(text: str) -> str:
    """The text as it goes on within a sentence; names and abbreviations keep their capital.

    A proper name shows by a capital in its second letter ("UBND") or second word ("Hà Nội", "Phòng Nội vụ").
    """
    second = text.partition(" ")[2][:1]
    if text[1:2].isupper() or second.isupper():
        return text
    return text[:1].lower() + text[1:]


def sentence(text: str) -> str:
    """The text as a sentence of its own: capital first, one mark at its end."""
    text = capital(text.strip())
    return text if not text or text[-1] in ".!?…" else f"{text.rstrip(';,:')}."


def lines(*parts: str) -> str:
    """The parts that say something, one below the other."""
    return "\n".join(filter(None, parts))


def labelled(label: str, text: str) -> str:
    """'Sản phẩm: …', or nothing where there is nothing to say."""
    return f"{label}: {text}" if text else ""


def percentage(part: int, whole: int) -> Value:
    """A share of a whole in per cent with one decimal; an empty cell where there is no whole."""
    return round(100 * part / whole, 1) if whole else ""


def as_at(day: date, *more: str) -> str:
    """'(Tính đến ngày 05/10/2017; …)': the remark below the title of a list."""
    return f"({'; '.join(filter(None, (f'Tính đến ngày {day_text(day)}', *more)))})"
