"""The office's work calendar: the days off and make-up days that the program ships, 2015 to 2030."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from giaoban_tracker.domain.work_calendar import WorkCalendar

_FILE = Path("calendar") / "viet-nam.json"


def shipped_calendar(resources: Path) -> WorkCalendar:
    """The work calendar of Vietnamese offices.

    Years outside 2015–2030 know weekends only. Swapped working days are in it for the years for which they were
    decided when the file was made.
    """
    years: dict[str, dict[str, dict[str, str]]] = json.loads((resources / _FILE).read_text(encoding="utf-8"))
    return WorkCalendar(
        holidays=frozenset(date.fromisoformat(day) for year in years.values() for day in year["days_off"]),
        make_up_days=frozenset(date.fromisoformat(day) for year in years.values() for day in year["make_up_days"]),
    )
