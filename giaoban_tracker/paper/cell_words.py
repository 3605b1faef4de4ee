"""Words of table cells that several forms share."""

from __future__ import annotations

_NAMES_ON_LINES = 4

NO_OWNER = "Chưa xác định"
NO_TASK = "Không có nhiệm vụ."


def unit_names(units: tuple[str, ...]) -> str:
    """One unit a line; many run on, so that the row stays on one page."""
    return (";\n" if len(units) <= _NAMES_ON_LINES else "; ").join(units)


def capital(text: str) -> str:
    """The text as it begins in a cell: minutes quote from the middle of a sentence."""
    return text[:1].upper() + text[1:]


def lines(*parts: str) -> str:
    """The parts that say something, one below the other."""
    return "\n".join(filter(None, parts))


def labelled(label: str, text: str) -> str:
    """'Sản phẩm: …', or nothing where there is nothing to say."""
    return f"{label}: {text}" if text else ""
