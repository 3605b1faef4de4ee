"""Which columns a person wants to see, how wide, in which order: kept with the window's settings, one text a list.

Kept by name, not by place, so that a later program with other columns still understands it; widths in hundredths of a
character, so that they fit the text of any size.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QHeaderView

from giaoban_tracker.ui.pages.tasks.columns import COLUMNS

_KEY = "tasks/columns"
_PARTS = 100


def apply_first(header: QHeaderView) -> None:
    """Columns as they are before anybody chose."""
    for place, column in enumerate(COLUMNS):
        header.resizeSection(place, _first_width(header, place))
        header.setSectionHidden(place, not column.shown)
        header.moveSection(header.visualIndex(place), place)


def restore(header: QHeaderView, settings: QSettings) -> None:
    """Columns as they were left; anything unreadable in the settings is passed over."""
    read(header, str(settings.value(_KEY) or ""))


def read(header: QHeaderView, text: str) -> None:
    """Columns as a text says that `written` wrote; anything unreadable in it is passed over."""
    apply_first(header)
    places = {column.key: place for place, column in enumerate(COLUMNS)}
    known = [_read(part) for part in text.split(";")]
    wanted = [(places[key], width, shown) for key, width, shown in known if key in places]
    for visual, (place, width, shown) in enumerate(wanted):
        header.moveSection(header.visualIndex(place), visual)
        header.resizeSection(place, max(header.minimumSectionSize(), round(width * _letter(header) / _PARTS)))
        header.setSectionHidden(place, not shown)
    if all(header.isSectionHidden(place) for place in range(len(COLUMNS))):
        apply_first(header)


def keep(header: QHeaderView, settings: QSettings, wanted: Mapping[int, int]) -> None:
    """Remember the columns as they are, see `written`."""
    settings.setValue(_KEY, written(header, wanted))


def written(header: QHeaderView, wanted: Mapping[int, int]) -> str:
    """The columns as they are; a hidden one comes back with the width it has first.

    Args:
        wanted: widths a person chose for columns that are narrower for the moment.
    """
    parts = []
    for visual in range(len(COLUMNS)):
        place = header.logicalIndex(visual)
        shown = not header.isSectionHidden(place)
        width = wanted.get(place, header.sectionSize(place)) if shown else _first_width(header, place)
        parts.append(f"{COLUMNS[place].key}:{round(width * _PARTS / _letter(header))}:{int(shown)}")
    return ";".join(parts)


def rescale(header: QHeaderView, former_letter: int) -> None:
    """The same columns for text of another size; `former_letter` is the width that a letter had."""
    for place in range(len(COLUMNS)):
        if not header.isSectionHidden(place):
            header.resizeSection(place, header.sectionSize(place) * _letter(header) // former_letter)


def _letter(header: QHeaderView) -> int:
    return max(1, header.fontMetrics().averageCharWidth())


def _first_width(header: QHeaderView, place: int) -> int:
    return COLUMNS[place].width * _letter(header)


def _read(part: str) -> tuple[str, int, bool]:
    key, _, rest = part.partition(":")
    width, _, shown = rest.partition(":")
    return (key, int(width), shown == "1") if width.isdecimal() else ("", 0, False)
