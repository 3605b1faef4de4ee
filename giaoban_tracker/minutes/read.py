"""The story of reading minutes: text, lines, parts, speakers, demands, drafts.

`read_minutes` is pure: the same words give the same drafts, and nothing is guessed that no words carry.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

from giaoban_tracker.domain.deadline import UNSTATED, Deadline
from giaoban_tracker.domain.directive import Addressee, DirectiveDraft, Span
from giaoban_tracker.domain.work_calendar import WEEKENDS_ONLY, WorkCalendar
from giaoban_tracker.minutes.attributes import read_field, read_product, read_strength, read_urgency
from giaoban_tracker.minutes.clauses import ClauseReader, split_sentences
from giaoban_tracker.minutes.deadlines import Clock, FoundDeadline, between, day_of, find_deadlines, read_deadline_cell
from giaoban_tracker.minutes.demands import Context, Demand, DemandReader
from giaoban_tracker.minutes.layout import Column, Line, Role, heading_role, read_lines
from giaoban_tracker.minutes.owners import Memory, OwnerReader, Owners
from giaoban_tracker.minutes.people import Roster, find_chair
from giaoban_tracker.minutes.plain import PlainText, make_plain
from giaoban_tracker.minutes.speech import SpeechTracker
from giaoban_tracker.minutes.units import UnitIndex, UnitName


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
    return _Reading(text, meeting_day, units, calendar).read(stop or (lambda: False))


@dataclass(slots=True)
class _Part:
    """A heading with what it gives to the lines under it."""

    level: int
    role: Role
    context: Context
    strict: bool = False


@dataclass(slots=True)
class _Row:
    demands: list[Demand] = field(default_factory=list)


_NOTICE_DAY = re.compile(r"ngày (\d{1,2}) tháng (\d{1,2}) năm (\d{4})")
_NUMBER_LINE = re.compile(r"số\s*:?\s*[\w./-]*\s*/\s*(?:tb|kl|cv|qđ)|(?:thông báo|kết luận) số [\w/-]+ ngày (\d{1,2})/(\d{1,2})/(\d{4})")


class _Reading:
    def __init__(self, text: str, meeting_day: date, units: Sequence[UnitName], calendar: WorkCalendar) -> None:
        self._source = text
        self._plain = make_plain(text)
        self._clock = Clock(meeting_day, _find_notice_day(self._plain.low), calendar)
        self._deadlines = find_deadlines(self._plain.low, self._plain.text, self._clock)
        self._owners = OwnerReader(self._plain, UnitIndex(units))
        self._clauses = ClauseReader(self._plain, self._owners, self._deadlines)
        self._demands = DemandReader(self._plain, self._owners, self._clauses)
        self._roster = Roster(self._plain)
        self._chair = find_chair(self._roster, self._plain.low)
        self._speech = SpeechTracker(self._plain, self._roster, self._chair, self._owners)
        self._memory = Memory()

    def read(self, stop: Callable[[], bool]) -> tuple[DirectiveDraft, ...]:
        found: list[Demand] = []
        chair = self._chair.shown if self._chair else None
        parts = [_Part(-1, Role.NARRATIVE, Context(chair, memory=self._memory))]
        for line in read_lines(self._plain):
            if stop():
                break
            found += self._read_line(line, parts)
        return tuple(self._draft(demand) for demand in sorted(found, key=lambda one: one.start))

    def _read_line(self, line: Line, parts: list[_Part]) -> list[Demand]:
        while len(parts) > 1 and parts[-1].level >= self._effective_level(line):
            parts.pop()
        if line.cells:
            return self._read_row(line, parts[-1])
        if line.is_heading:
            self._open_part(line, parts)
            return []
        part = parts[-1]
        context = Context(
            part.context.speaker, part.context.owners, part.context.due, self._memory, part.role is Role.DIRECT
        )
        speaker = self._speech.item_speaker(line.start, line.end)
        start = line.start
        if speaker is not None:
            context.speaker, start = speaker
            return self._read_directing(line, start, context)
        if part.role is Role.DIRECT and (line.level > 0 or part.level >= 1) and not part.strict:
            return self._read_directing(line, start, context)
        if part.role in (Role.NARRATIVE, Role.DIRECT, Role.NOTES):
            return self._read_prose(line, context, part.role)
        return []

    def _effective_level(self, line: Line) -> int:
        if line.is_heading and line.level == 0:
            words = self._plain.low[line.start : line.end]
            return 0 if len(words.split()) > 12 or self._plain.text[line.start : line.end].isupper() else 1
        return line.level if line.level else (1 if line.is_heading else 0)

    def _open_part(self, line: Line, parts: list[_Part]) -> None:
        """A heading opens a part: its role, speaker, owners and deadline hold for the lines under it."""
        low = self._plain.low
        words = low[line.start : line.end]
        above = parts[-1]
        role = heading_role(words)
        speaker = self._speech.heading_speaker(line.start, line.end)
        context = Context(speaker or above.context.speaker, above.context.owners, above.context.due, self._memory)
        owners = self._heading_owners(line)
        if speaker is not None and (role is None or role in (Role.PROPOSAL, Role.RESULT)) and self._speech.orders(line.start, line.end):
            role = Role.DIRECT
        if role is None and speaker is not None:
            role = Role.DIRECT
        if role is None or owners is not None and role is not Role.DIRECT and above.role is Role.DIRECT:
            role = above.role
        if owners is not None:
            context.owners = owners
            self._memory.remember(owners.lead)
        dues = [one for one in between(self._deadlines, line.start, line.end) if one.deadline.kind.value == "fixed" and not one.weak]
        if dues and re.search(r"xong|hoàn thành|trước|hạn", words):
            context.due = dues[-1]
        if above.role in (Role.RESULT, Role.DIFFICULTY, Role.PROPOSAL) and above.level >= 1 and role is not Role.DIRECT:
            role = above.role
        parts.append(_Part(self._effective_level(line), role, context))

    def _heading_owners(self, line: Line) -> Owners | None:
        low = self._plain.low
        start = line.start
        given = re.compile(r"(?:giao|yêu cầu|đề nghị|đối với|về phía|phía) ").match(low, start)
        if given:
            start = given.end()
        named = self._owners.read(start, self._memory, bare=True)
        if named and named.end <= line.end and (named.lead or named.unknown or named.bloc) and line.end - named.end < 60:
            return named
        return None

    def _read_directing(self, line: Line, start: int, context: Context) -> list[Demand]:
        return self._demands.read_item(start, line.end, context)

    def _read_prose(self, line: Line, context: Context, role: Role) -> list[Demand]:
        """Prose: only sentences that a leader speaks can ask."""
        found: list[Demand] = []
        self._speech.start_paragraph()
        if role is Role.DIRECT:
            self._speech.take_over(context.speaker)
        for start, end in split_sentences(self._plain.low, line.start, line.end):
            speaking = self._speech.follow(start, end)
            if speaking is None:
                continue
            context.speaker = speaking.name
            context.directing = context.directing or role is not Role.NARRATIVE or speaking.directing
            found += self._demands.read_prose_sentence(speaking.start, end, context)
        return found

    def _read_row(self, line: Line, part: _Part) -> list[Demand]:
        """A table row: its content cell asks, its other cells name owners and deadline."""
        cells = {cell.column: cell for cell in reversed(line.cells)}
        content = cells.get(Column.CONTENT)
        if content is None or Column.RESULT in cells or part.role in (Role.RESULT, Role.DIFFICULTY, Role.PROPOSAL):
            return []
        lead = self._units_in(cells, Column.LEAD)
        support = self._units_in(cells, Column.SUPPORT)
        names = lead.lead if lead else ()
        owners = Owners(content.start, names, tuple(n for n in (support.lead if support else ()) if n not in names), lead.unknown if lead else ())
        if lead and lead.support:
            owners = Owners(content.start, names, tuple(dict.fromkeys(lead.support + owners.support)), owners.unknown)
        context = Context(part.context.speaker, owners, self._cell_due(cells), self._memory, True)
        found = self._demands.read_item(content.start, content.end, context)
        rows = []
        for one in found:
            own = one.owners or owners
            merged = Owners(own.end, own.lead or names, tuple(dict.fromkeys(own.support + owners.support)), own.unknown or owners.unknown)
            due = self._cell_due(cells) if Column.DUE in cells and context.due else one.due
            rows.append(Demand(one.start, one.end, one.head, merged, one.speaker, due or one.due, True, one.doubts))
        return rows

    def _units_in(self, cells: dict[Column, object], column: Column) -> Owners | None:
        cell = cells.get(column)
        if cell is None:
            return None
        return self._owners.read(cell.start, self._memory, bare=True)  # type: ignore[attr-defined]

    def _cell_due(self, cells: dict[Column, object]) -> FoundDeadline | None:
        cell = cells.get(Column.DUE)
        if cell is None:
            return None
        start, end = cell.start, cell.end  # type: ignore[attr-defined]
        deadline = read_deadline_cell(self._plain.text[start:end], self._clock)
        return FoundDeadline(start, end, deadline) if deadline else None

    def _draft(self, demand: Demand) -> DirectiveDraft:
        span = self._plain.source_span(demand.start, demand.end)
        low = self._plain.low[demand.start : demand.end]
        owners = demand.owners or Owners(demand.start)
        deadline, due_span = self._deadline(demand.due)
        addressee = Addressee.NAMED if owners.lead else Addressee.BLOC if owners.bloc else Addressee.OPEN
        doubts = demand.doubts + (("no-owner",) if addressee is Addressee.OPEN else ()) + (("unknown-owner",) if owners.unknown else ())
        return DirectiveDraft(
            quote=span.of(self._source),
            span=span,
            speaker=demand.speaker,
            lead=owners.lead,
            support=tuple(name for name in owners.support if name not in owners.lead),
            unknown=owners.unknown,
            addressee=addressee,
            deadline=deadline,
            due_span=due_span,
            product=read_product(low),
            urgency=read_urgency(low),
            field=read_field(low),
            strength=read_strength(demand.head.ordered, demand.head.modal, self._plain.low[demand.head.work : demand.end]),
            doubts=doubts,
        )

    def _deadline(self, due: FoundDeadline | None) -> tuple[Deadline, Span | None]:
        if due is None:
            return UNSTATED, None
        span = self._plain.source_span(due.start, due.end)
        return Deadline(due.deadline.kind, due.deadline.due, span.of(self._source), due.deadline.rule), span


def _find_notice_day(low: str) -> date | None:
    """The day that a notice bears: in its head ('…, ngày 02 tháng 7 năm 2019') or in its number ('số 312/TB-UBND ngày 03/11/2022')."""
    head = low[:1500]
    number = _NUMBER_LINE.search(head)
    if number and number[1]:
        return day_of(int(number[3]), int(number[2]), int(number[1]))
    if number:
        day = _NOTICE_DAY.search(head, number.end(), number.end() + 120)
        if day:
            return day_of(int(day[3]), int(day[2]), int(day[1]))
    return None
