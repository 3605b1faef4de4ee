"""One reading of one text: its lines, part by part, each read as its part asks for."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from giaoban_tracker.domain.work_calendar import WorkCalendar
from giaoban_tracker.minutes.clauses.asking import AskingReader
from giaoban_tracker.minutes.clauses.assigned import AssignedReader
from giaoban_tracker.minutes.clauses.demand import Context, Demand, Refused, Regime
from giaoban_tracker.minutes.clauses.finish import Finisher
from giaoban_tracker.minutes.clauses.fronts import FrontReader
from giaoban_tracker.minutes.clauses.heading_owners import HeadingOwners
from giaoban_tracker.minutes.clauses.heads import HeadReader
from giaoban_tracker.minutes.clauses.items import ItemReader
from giaoban_tracker.minutes.clauses.joints import JointReader
from giaoban_tracker.minutes.clauses.regions import RegionReader
from giaoban_tracker.minutes.clauses.rows import RowReader
from giaoban_tracker.minutes.deadlines import Clock, FoundDeadline, between, find_deadlines
from giaoban_tracker.minutes.deadlines.days import find_notice_day
from giaoban_tracker.minutes.layout.headings import BULLETS, IS_A_DIARY, SILENT, Role, heading_role, is_heading
from giaoban_tracker.minutes.layout.lines import Line, Mark, read_lines
from giaoban_tracker.minutes.layout.parts import Part, PartStack, heading_kind
from giaoban_tracker.minutes.layout.periods import Periods
from giaoban_tracker.minutes.layout.stacked import read_stacked
from giaoban_tracker.minutes.layout.tables import Row, read_rows
from giaoban_tracker.minutes.lexicon.manner import work_at
from giaoban_tracker.minutes.people.presiding import admit_presiding, dismiss_heads_of_units
from giaoban_tracker.minutes.people.roster import Roster, find_chair
from giaoban_tracker.minutes.people.second_offices import admit_second_offices
from giaoban_tracker.minutes.people.speech import Speaker, SpeechTracker
from giaoban_tracker.minutes.plain import make_plain
from giaoban_tracker.minutes.prose import ProseReader
from giaoban_tracker.minutes.units.index import UnitIndex
from giaoban_tracker.minutes.units.names import UnitName
from giaoban_tracker.minutes.units.owners import OwnerReader

_GIVES_A_DAY = re.compile(r"xong|hoàn thành|trước|hạn|chậm nhất")
_ORDERS = re.compile(r"yêu cầu|đề nghị|chỉ đạo|kết luận|giao|lưu ý|ý kiến|như sau|phát biểu|:$")
_LABEL = re.compile(r"(?P<label>(?:[^\W\d]+,? ){0,8}[^\W\d]+): (?=\S)")
_MARKS_OF_PARTS = (Mark.PART, Mark.ROMAN, Mark.CAPITAL)
_HEAD_OF_PAPER = 200
_WORDS_OF_A_PART = 8
_LEAST_ITEMS = 3
_TELLS = re.compile(r"(?<!\w)(?:đã|đạt|được|đang|cho biết|kiến nghị|đề nghị|dự kiến|sẽ|đến nay|kết quả)(?!\w)|\d ?%")
_BY_WHAT_IT_STANDS = re.compile(r"\((?:ban hành |kèm |kèm theo |theo |căn cứ |thay cho )[^()\n]{5,300}\)[ .]*")
"""Under a title, in brackets: by which notice or conclusion the paper stands."""
_WHO_WAS_THERE = re.compile(
    r"(?:vắng(?: mặt)?|có mặt|thành phần|dự họp|tham dự|thư ký|(?:người )?ghi(?: biên bản| chép)?|khách mời"
    r"|người tổng hợp)(?: [^\W\d]+){0,3} ?: "
)
_SENTENCE_END = re.compile(r"\. (?=\S)")


@dataclass(frozen=True, slots=True)
class Unread:
    """A range of the plain text in a part, or by a voice, that asks for nothing."""

    start: int
    end: int
    role: Role


class Reading:
    """Reads one text once."""

    def __init__(self, text: str, meeting_day: date, units: Sequence[UnitName], calendar: WorkCalendar) -> None:
        self.plain = make_plain(text)
        low = self.plain.low
        clock = Clock(meeting_day, find_notice_day(low), calendar)
        self._owners = OwnerReader(self.plain, UnitIndex(self.plain, units))
        found = find_deadlines(low, self.plain.text, clock)
        self._deadlines = tuple(one for one in found if not self._owners.is_inside_name(one.start, one.end))
        self._heading_owners = HeadingOwners(self.plain, self._owners)
        self._heads = heads = HeadReader(self.plain, self._owners, self._deadlines)
        fronts = FrontReader(low, self._owners, heads)
        self._regions = RegionReader(
            low, self._owners, heads, fronts, JointReader(self.plain.text, low, self._owners, heads)
        )
        self._finisher = Finisher(self.plain, self._owners, self._deadlines)
        assigned = AssignedReader(self.plain, self._owners, heads, clock)
        self._asking = AskingReader(low, self._owners, heads, fronts, self._regions, assigned)
        self._items = ItemReader(low, self._regions, self._asking, self._finisher, assigned, self._deadlines)
        self._rows = RowReader(self.plain, self._owners, self._items, clock)
        roster = Roster(self.plain)
        chair = find_chair(roster, low)
        if chair is None or not chair.titles:
            admit_presiding(self.plain, roster)
            chair = find_chair(roster, low)
        else:
            dismiss_heads_of_units(self.plain, roster)
            admit_second_offices(self.plain, roster)
        self._chair = Speaker(chair.shown if chair else None)
        self._speech = SpeechTracker(self.plain, roster, chair)
        self._prose = ProseReader(self.plain.low, self._speech, self._asking, self._finisher)
        self._parts = PartStack(self._chair)
        self._periods = Periods(self.plain, ())
        self._found: list[Demand] = []
        self._unread: list[Unread] = []
        self._marks: list[Mark] = []
        self._last_line: Line | None = None

    @property
    def refused(self) -> list[Refused]:
        """What was looked at and not drafted; complete after `demands`."""
        return self._regions.refused

    @property
    def unread(self) -> list[Unread]:
        """What was not even looked at, because its part or its speaker asks for nothing; complete after `demands`."""
        return self._unread

    @property
    def heads(self) -> HeadReader:
        """Reads the heads of clauses of this text."""
        return self._heads

    def demands(self, stop: Callable[[], bool]) -> list[Demand]:
        """The demands of the text, in order of position; call once."""
        raw = list(read_lines(self.plain))
        self._periods = Periods(self.plain, raw)
        self._heading_owners.note_families(raw)
        lines = list(read_rows(self.plain, read_stacked(self.plain, raw)))
        self._read_lines(lines, stop)
        if not self._found and self._parts.has_silent_parts:
            self._parts.start_again(Role.DIRECT)
            self._read_lines(lines, stop)
        if not self._found and not self._parts.has_silent_parts and self._is_mere_list(lines):
            self._parts.start_as(Role.DIRECT)
            self._read_lines(lines, stop)
        return sorted((one for one in self._found if one.start < one.end), key=lambda one: one.start)

    def _is_mere_list(self, lines: Sequence[Line | Row]) -> bool:
        """Whether a text without any telling heading is a list of what is to be done: many items, hardly a past one."""
        items = [one for one in lines if isinstance(one, Line) and one.mark is not Mark.NONE]
        told = [one for one in items if _TELLS.search(self.plain.low, one.start, one.end)]
        return len(items) >= _LEAST_ITEMS and len(told) * 5 <= len(items)

    def _read_lines(self, lines: Sequence[Line | Row], stop: Callable[[], bool]) -> None:
        self._unread.clear()
        self._marks.clear()
        for one, following in pairwise([*lines, None]):
            if stop():
                break
            if isinstance(one, Row):
                self._read_row(one)
            elif one is not None:
                self._read_line(one, following if isinstance(following, Line) else None)

    def _read_line(self, line: Line, following: Line | None) -> None:
        inner = following if following is not None and self._is_inner(line.mark, following.mark) else None
        if not self._speech.is_own_speech and (
            (is_heading(self.plain, line, inner) and not self._is_work_by_itself(line))
            or self._is_owner_alone(line, following)
            or self._is_sister_of_a_heading(line)
        ):
            self._open_part(line, is_letterhead=self._is_letterhead(line, following))
            return
        if line.mark is not Mark.NONE:
            self._parts.leave_siblings(line.mark.value)
        line = self._open_by_label(line)
        part = self._parts.here
        spoken = self._speech.item_speaker(line.start, line.end)
        if part.role in (Role.RESULT, Role.PROPOSAL) and self._notes_something(line):
            part = replace(part, role=Role.NARRATIVE)  # remarks stand under the whole, not in its last part
        label = self._directing_label(line) if part.role is Role.NARRATIVE else None
        stands_on = self.plain.text[line.start] == "(" and _BY_WHAT_IT_STANDS.fullmatch(
            self.plain.low, line.start, line.end
        )
        was_there = not self._found and line.mark is Mark.NONE and _WHO_WAS_THERE.match(self.plain.low, line.start)
        was_there = was_there or IS_A_DIARY.match(self.plain.low[line.start : line.end])
        if stands_on or was_there or part.role in (Role.RESULT, Role.DIFFICULTY, Role.CLOSING):
            self._unread.append(Unread(line.start, line.end, part.role))
            return
        has_the_floor = line.mark is not Mark.NONE or label is not None or part.role in (Role.DIRECT, Role.PROPOSAL)
        if spoken is not None and has_the_floor:
            self._read_item(line, replace(part, speaker=spoken[0]), spoken[1])
        elif label is not None:
            named = self._speech.heading_speaker(line.start, label - 1)
            self._read_item(line, replace(part, speaker=named or part.speaker), label)
        elif part.role is Role.DIRECT and not self._speech.is_own_speech and not self._is_over_a_list(line, part):
            self._read_item(line, part, line.start)
        elif part.role is Role.PROPOSAL:
            self._unread.append(Unread(line.start, line.end, part.role))
        else:
            self._read_prose(line, part)

    def _is_inner(self, mark: Mark, following: Mark) -> bool:
        """Whether items of the following mark can stand inside items of a mark: lists open from the outside inwards."""
        for one in (mark, following):
            if one not in self._marks:
                self._marks.append(one)
        return following is Mark.NONE or self._marks.index(following) >= self._marks.index(mark)

    def _is_loud_order(self, line: Line) -> bool:
        """'2. TRẠM THÚ Y TIÊM PHÒNG …, XONG TRƯỚC 30/9': an order in capitals, with its owner and its work."""
        if not self.plain.text[line.start : line.end].isupper() or self.plain.low[line.end - 1] == ":":
            return False
        if heading_role(self.plain.low[line.start : line.end]) is not None:
            return False
        head = self._heads.head(line.start, line.end, bare=True)
        named = head.owners is not None and (bool(head.owners.units) or head.owners.is_all)
        return named and bool(head.verb or head.modal)

    def _is_like_the_last(self, line: Line) -> bool:
        """Whether a bullet begins with work, behind one of its mark that was read as an item, and so is no title."""
        last = self._last_line
        is_next = last is not None and last.mark is line.mark and line.mark in BULLETS
        if not is_next or self.plain.low[line.end - 1] == ":":
            return False
        return bool(work_at(self.plain.low, line.start, line.end))

    def _is_work_by_itself(self, line: Line) -> bool:
        """Whether a line that looks like a title gives work; 'f/ VP gõ thông báo trong chiều nay': owner, work, day."""
        if self._is_loud_order(line) or self._is_like_the_last(line):
            return True
        if line.mark is Mark.NONE or self.plain.low[line.end - 1] == ":":
            return False
        head = self._heads.head(line.start, line.end, bare=True)
        is_asked = head.owners is not None and bool(head.owners.units) and bool(head.verb)
        return is_asked and any(one.is_day for one in between(self._deadlines, line.start, line.end))

    def _is_letterhead(self, line: Line, following: Line | None) -> bool:
        """'VĂN PHÒNG UBND QUẬN' over the title of the paper: who issues it, not who is asked."""
        is_loud = self.plain.text[line.start : line.end].isupper() and self.plain.low[line.end - 1] != ":"
        is_over_prose = following is not None and following.mark is Mark.NONE
        return line.start < _HEAD_OF_PAPER and line.mark is Mark.NONE and is_loud and is_over_prose

    def _is_owner_alone(self, line: Line, following: Line | None) -> bool:
        """'4. Trung tâm Phục vụ hành chính công': nothing but a unit, with what it is to do on the next lines."""
        if following is None or following.mark is line.mark or self._owners.presents_somebody(line.start):
            return False
        return self._heading_owners.is_alone(line)

    def _is_sister_of_a_heading(self, line: Line) -> bool:
        """'* Chủ tịch kết luận' behind '* Phần thảo luận': a line marked like a heading before it that names a part."""
        words = self.plain.low[line.start : line.end]
        if line.mark is Mark.NONE or line.mark.value not in self._parts.kinds or words[-1] in ".;,":
            return False
        is_short = len(words.split()) <= _WORDS_OF_A_PART and ": " not in words
        return is_short and heading_role(words) in (Role.DIRECT, Role.PROPOSAL, Role.RESULT, Role.DIFFICULTY)

    def _is_over_a_list(self, line: Line, part: Part) -> bool:
        """Whether a line stands outside the items of a text that is nothing but a list: a title, who was there."""
        return part.kind == "" and line.mark is Mark.NONE

    def _open_by_label(self, line: Line) -> Line:
        """'I. Về kết quả tháng 8: Cơ bản nhất trí …': a heading and its words on one line; what is left of the line."""
        found = _LABEL.match(self.plain.low, line.start, line.end)
        if found is None or line.mark not in _MARKS_OF_PARTS or heading_role(found["label"]) is None:
            return line
        self._open_part(replace(line, end=found.end() - 1))
        return replace(line, start=found.end(), mark=Mark.NONE)

    def _notes_something(self, line: Line) -> bool:
        """'Ghi chú: …': a remark with its words on one line, without a mark."""
        found = _LABEL.match(self.plain.low, line.start, line.end) if line.mark is Mark.NONE else None
        return found is not None and heading_role(found["label"]) is Role.NOTES

    def _directing_label(self, line: Line) -> int | None:
        """Where the words begin behind a label such as 'Kết luận: yêu cầu …'; None when there is none."""
        found = _LABEL.match(self.plain.low, line.start, line.end)
        if found is None or self._speech.is_own_speech or self._heading_owners.of(line):
            return None
        return found.end() if heading_role(found["label"]) in (Role.DIRECT, Role.NOTES) else None

    def _open_part(self, line: Line, *, is_letterhead: bool = False) -> None:
        """A heading opens a part: its role, speaker, owners and deadline hold for the lines under it."""
        words = self.plain.low[line.start : line.end]
        kind = heading_kind(self.plain, line)
        above = self._parts.leave_siblings(kind)
        if line.mark in self._marks:
            del self._marks[self._marks.index(line.mark) + 1 :]
        else:  # an announcement begins its lists anew, inside those that it stands in
            self._marks = [mark for mark in self._marks if mark.value in self._parts.kinds]
        speaker = self._speech.heading_speaker(line.start, line.end)
        owners = None if is_letterhead else self._heading_owners.of(line)
        role = Role.RESULT if self._periods.is_over(words) else heading_role(words)
        if speaker is not None and (role is None or (role in SILENT and _ORDERS.search(words))):
            role = Role.DIRECT
        names_somebody = owners is not None and (bool(owners.units or owners.unknown) or role is None)
        if names_somebody and role is not Role.DIRECT and above.role is Role.DIRECT:
            role = above.role
        self._parts.open(
            Part(
                kind,
                self._parts.role_of(role, above),
                speaker or above.speaker,
                owners or above.owners,
                self._heading_due(line, words) or above.due,
            )
        )

    def _heading_due(self, line: Line, words: str) -> FoundDeadline | None:
        # Of a paragraph that ends in an announcement only its last sentence announces.
        text = self.plain.text
        ends = (found.end() for found in _SENTENCE_END.finditer(text, line.start, line.end))
        start = max((end for end in ends if text[end].isupper()), default=line.start)
        dues = [one for one in between(self._deadlines, start, line.end) if one.is_day]
        return dues[-1] if dues and _GIVES_A_DAY.search(words) else None

    def _context(self, part: Part, regime: Regime) -> Context:
        return Context(part.speaker, regime, part.owners, "heading", part.due)

    def _read_item(self, line: Line, part: Part, start: int) -> None:
        context = self._context(part, Regime.ITEM)
        if line.mark is not Mark.NONE and self.plain.text[line.start].islower() and self._goes_on_from(line):
            context.owners, context.owners_rule = self._found[-1].owners, "carried"
        found, for_all = self._items.read(start, line.end, context)
        self._found += found
        self._last_line = line
        if for_all is not None:
            self._give_to_all(for_all, part.speaker)
        self._speech.take_over(part.speaker)

    def _goes_on_from(self, line: Line) -> bool:
        """'+ trực máy bơm …' in small letters under '+ Công ty Công ích: vớt rác …': torn from the item above."""
        last = self._last_line
        is_next = last is not None and last.mark is line.mark and self.plain.text.count("\n", last.end, line.row) == 1
        above = self._found[-1] if is_next and self._found else None
        if last is None or above is None or above.start < last.start or above.owners is None:
            return False
        return self.plain.text[last.start].isupper() and bool(above.owners.units)

    def _give_to_all(self, due: FoundDeadline, speaker: Speaker) -> None:
        """One deadline for a whole list is that of each of its items that has none of its own."""
        self._found = [
            replace(one, due=due, due_rule="list") if one.due is None and one.speaker.shown == speaker.shown else one
            for one in self._found
        ]

    def _read_prose(self, line: Line, part: Part) -> None:
        found, silent = self._prose.read(line, part, self._context(part, Regime.SPEECH))
        self._found += found
        self._unread += [Unread(start, end, part.role) for start, end in silent]

    def _read_row(self, row: Row) -> None:
        part = self._parts.here
        if part.role in SILENT:
            self._unread += [Unread(cell.start, cell.end, part.role) for cell in row.cells]
        else:
            self._found += self._rows.read(row, self._context(part, Regime.CELL))
