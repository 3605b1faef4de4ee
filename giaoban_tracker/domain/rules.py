"""The office's own rules of following up, and its work calendar: data that it states, each with a default."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from giaoban_tracker.domain.deed import Deed, SubjectKind
from giaoban_tracker.domain.identity import SubjectId

RULES = SubjectId("rules")
"""The one subject of `RulesDescribed`."""


class LatenessBy(StrEnum):
    """Which day of a report decides whether a finished task was late."""

    EVIDENCE = "evidence"
    """The day of the evidence, else the day the report counts from."""
    ADMISSION = "admission"
    """The day the office took the report in."""


@dataclass(frozen=True, slots=True)
class Points:
    """An editable table of points, in hundredths of a point, so that no figure is a float.

    Attributes:
        product: the points of one product done on time.
        off_per_delay: per cent taken off for each delay (Decree 335/2025: 25).
        off_per_return: per cent taken off for each failed check of quality (Decree 335/2025: 25).
        objective_free: whether a confirmed objective cause costs nothing.
    """

    product: int = 10000
    off_per_delay: int = 25
    off_per_return: int = 25
    objective_free: bool = True


@dataclass(frozen=True, slots=True)
class RulesTerms:
    """Everything the office states about following up; an amendment replaces it whole.

    Attributes:
        due_soon_days: 'sắp đến hạn' this many days before the due day, inclusive.
        urgent_days: 'khẩn' this many days before it.
        ladder: days, relative to the due day, on which a step of chasing falls: negative is before it.
        extension_limit: extensions that are normal; more warn, none is forbidden.
        chasings_to_agenda: a late task chased this often goes on the next briefing's agenda.
        silent_days: a unit without any report for this many days counts as silent.
        clarity_labels: the office's words for the six clarities, in the order of `clarity.CLARITIES`; empty for the
            usual ones.
        lateness_by: which day decides about a report sent by a unit.
        points: the table of points.
        evidence_required: whether a unit that claims done must name the proving document, or say why there is none.
    """

    due_soon_days: int = 7
    urgent_days: int = 3
    ladder: tuple[int, ...] = (-3, 0, 3)
    extension_limit: int = 1
    chasings_to_agenda: int = 3
    silent_days: int = 14
    clarity_labels: tuple[str, ...] = ()
    lateness_by: LatenessBy = LatenessBy.EVIDENCE
    points: Points = Points()
    evidence_required: bool = False


@dataclass(frozen=True, slots=True)
class RulesDescribed(Deed):
    """The office stated its rules of following up; the last statement holds."""

    type = "rules.described"
    about = SubjectKind.RULES
    terms: RulesTerms


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """A day that differs from the ordinary week.

    Attributes:
        works: whether it is worked.
        name: "Tết Nguyên đán", "làm bù ngày 02/5"; may be empty.
    """

    day: date
    works: bool
    name: str = ""


@dataclass(frozen=True, slots=True)
class CalendarDescribed(Deed):
    """The office stated a year's days off and swapped days, in place of the shipped ones.

    Attributes:
        year: the year.
        days: by day, each of that year, each once.
    """

    type = "calendar.described"
    about = SubjectKind.CALENDAR
    year: int
    days: tuple[CalendarDay, ...]


RULE_DEEDS: tuple[type[Deed], ...] = (RulesDescribed, CalendarDescribed)
