"""The story of reading minutes: text, lines, parts, speakers, demands, drafts.

`read_minutes` is pure: the same words give the same drafts, and nothing is guessed that no words carry.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from giaoban_tracker.domain.directive import DirectiveDraft
from giaoban_tracker.domain.work_calendar import WEEKENDS_ONLY, WorkCalendar
from giaoban_tracker.minutes.drafts import make_draft
from giaoban_tracker.minutes.reading import Reading
from giaoban_tracker.minutes.units import UnitName


def read_minutes(
    text: str,
    *,
    meeting_day: date,
    units: Sequence[UnitName],
    calendar: WorkCalendar = WEEKENDS_ONLY,
    stop: Callable[[], bool] | None = None,
) -> tuple[DirectiveDraft, ...]:
    """The directives (ý kiến chỉ đạo) that minutes hold, as drafts for a person to judge.

    Args:
        text: the minutes exactly as stored: any normal form, any line ends.
        meeting_day: local day of the giao ban; supplies missing years and the start of counted terms.
        units: the office's units; drafts name them verbatim.
        calendar: working days for terms such as 'trong 05 ngày làm việc'.
        stop: asked between lines; when it says True the drafts read so far are returned.

    Returns:
        Drafts in order of position; offsets are code points into `text`. Empty when nothing is asked.
    """
    reading = Reading(text, meeting_day, units, calendar)
    return tuple(make_draft(demand, reading.plain, text) for demand in reading.demands(stop or (lambda: False)))
