"""The columns of a table form, and cells made to fit them.

Titles and widths stand in a JSON file beside the template: the template draws by it, and this module knows by it
which words are wider than their column and which rows may be taller than a page.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from giaoban_tracker.domain.errors import Unavailable, Unreadable
from giaoban_tracker.paper.plain_text import breakable, plain

_PADDING_MM = 2.4
"""Free space at both sides of a cell together, as the templates set it."""

_POINT_MM = 25.4 / 72

_SAFE_LINES = 20
"""So many lines fit on any page; rows that may have more are measured by the template."""


def inner_widths(form: Path, count: int) -> tuple[float, ...]:
    """The inner widths of a form's columns in multiples of its type size, left to right.

    Args:
        count: how many columns the form has.

    Raises:
        Unavailable: "form-missing"; Unreadable: "form-broken" when the file, which an office may edit, is not valid.
    """
    try:
        described = json.loads(form.read_bytes())
        widths = [float(column["width"]) for column in described["columns"]]
        if len(widths) != count:
            raise ValueError(f"{len(widths)} columns instead of {count}")
        return tuple((width - _PADDING_MM) / _POINT_MM / float(described["size"]) for width in widths)
    except OSError as error:
        raise Unavailable("form-missing", path=form) from error
    except (ValueError, KeyError, TypeError, ZeroDivisionError) as error:
        raise Unreadable("form-broken", path=form, detail=repr(error)) from error


def fitted(rows: Sequence[Sequence[str]], widths: Sequence[float], advances: Mapping[int, float]) -> list[list[str]]:
    """The rows as they are printed: cleaned, and no word wider than its column."""
    columns = [(width, set[str]()) for width in widths]
    return [
        [breakable(plain(cell), width, advances, fitting) for cell, (width, fitting) in zip(row, columns, strict=True)]
        for row in rows
    ]


def long_rows(rows: Sequence[Sequence[str]], widths: Sequence[float]) -> list[int]:
    """Numbers of the rows, from 0, that may be taller than a page; the template measures these only."""
    return [
        number
        for number, row in enumerate(rows)
        if any(
            len(cell) * 0.6 / width + cell.count("\n") > _SAFE_LINES for cell, width in zip(row, widths, strict=True)
        )
    ]
