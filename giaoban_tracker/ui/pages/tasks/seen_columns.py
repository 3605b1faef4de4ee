"""The columns of the table as paper takes them: same order, same headings, widths in the same proportion."""

from __future__ import annotations

from collections.abc import Sequence

from giaoban_tracker.domain.printed import SeenColumn
from giaoban_tracker.ui.pages.tasks.columns import Column

_KEYS = {"state": "standing"}
"""Where paper calls a column otherwise."""

_TITLES = {"progress": "Tiến độ (%)"}
"""Paper prints the bare number."""

_WIDTHS = {"due": 17, "progress": 7}
"""A day stays in one line on paper, and no bar is drawn there."""

_CENTRED = frozenset({"due", "state", "progress", "urgency", "chased", "extended"})


def seen_columns(columns: Sequence[Column]) -> tuple[SeenColumn, ...]:
    """What `workflow.printing.seen` prints; `columns` as they stand from left to right."""
    return tuple(
        SeenColumn(
            key=_KEYS.get(column.key, column.key),
            title=_TITLES.get(column.key, column.title),
            weight=_WIDTHS.get(column.key, column.width),
            centred=column.key in _CENTRED,
        )
        for column in columns
    )
