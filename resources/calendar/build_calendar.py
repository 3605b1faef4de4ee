"""Write viet-nam.json: days off and make-up days of Vietnamese offices, 2015 to 2030, from the library `holidays`.

Run by hand when the Government has decided a year anew: `python resources/calendar/build_calendar.py`. The program
reads the JSON only, so that an office without the library works, and every day can be checked by eye. Two kinds of
days are in it: statutory holidays with their compensating days off, and swaps that were decided for that year. Swaps of
years to come are not known yet; an office enters them when they are decided.

24 November (Ngày Văn hóa Việt Nam) is left out until the Labour Code names it a day off.
"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import holidays

YEARS = range(2015, 2031)
TARGET = Path(__file__).with_name("viet-nam.json")
NOT_YET_LAW = "Văn hóa"


def main() -> None:
    """Write the file anew; the same library gives the same bytes."""
    years = {str(year): _year(year) for year in YEARS}
    TARGET.write_text(json.dumps(years, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _year(year: int) -> dict[str, dict[str, str]]:
    known = holidays.country_holidays("VN", years=year, language="vi")
    off = {day.isoformat(): name for day, name in sorted(known.items()) if NOT_YET_LAW not in name}
    worked = sorted(day for day in _weekend_workdays(known) if day.year == year)
    return {"days_off": off, "make_up_days": {day.isoformat(): "Làm bù" for day in worked}}


def _weekend_workdays(known: holidays.HolidayBase) -> set[date]:
    return set(known.weekend_workdays)


if __name__ == "__main__":
    main()
