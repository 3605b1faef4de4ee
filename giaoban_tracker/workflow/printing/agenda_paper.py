"""The agenda of a briefing on paper: what is spoken of, point by point; who is silent; the numbers against before."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from giaoban_tracker.domain.agenda import POINT_TERMS, Agenda, AgendaSection, NumbersLine
from giaoban_tracker.domain.printed import SeenBand, SeenColumn, SeenTable
from giaoban_tracker.domain.task_list import TaskRow
from giaoban_tracker.domain.terms import STANDING_TERMS, day_text, deadline_text
from giaoban_tracker.domain.unit import OfficeTerms
from giaoban_tracker.paper import Document, document_of, together

_Cell = str | int | float | date

_POINTS = (
    SeenColumn("number", "TT", 0.4, centred=True),
    SeenColumn("code", "Mã", 0.9, centred=True),
    SeenColumn("content", "Nội dung nhiệm vụ", 5),
    SeenColumn("lead", "Đơn vị chủ trì", 2.4),
    SeenColumn("due", "Thời hạn", 1.3, centred=True),
    SeenColumn("standing", "Tình trạng", 1.8, centred=True),
    SeenColumn("decision", "Kết quả, kiến nghị", 3),
)
_NUMBERS = (
    SeenColumn("name", "Đơn vị", 3),
    SeenColumn("total", "Tổng số", 1, centred=True),
    SeenColumn("on_time", "HT đúng hạn", 1, centred=True),
    SeenColumn("late", "HT quá hạn", 1, centred=True),
    SeenColumn("in_time", "Đang TH trong hạn", 1.1, centred=True),
    SeenColumn("overdue", "Đang TH quá hạn", 1.1, centred=True),
    SeenColumn("apart", "Tính riêng", 1, centred=True),
    SeenColumn("overdue_meeting", "Quá hạn tại kỳ trước", 1.2, centred=True),
    SeenColumn("overdue_quarter", "Quá hạn cuối quý trước", 1.2, centred=True),
    SeenColumn("done_quarter", "Đã HT cuối quý trước", 1.2, centred=True),
)
_SILENT = (
    SeenColumn("number", "TT", 0.5, centred=True),
    SeenColumn("unit", "Đơn vị", 3),
    SeenColumn("count", "Số nhiệm vụ", 1, centred=True),
    SeenColumn("tasks", "Mã nhiệm vụ", 4),
    SeenColumn("last", "Báo cáo gần nhất", 1.4, centred=True),
)


def agenda_document(agenda: Agenda, office: OfficeTerms) -> Document:
    """The agenda, the numbers and the silent units, a sheet each; those that would be empty are left out."""
    papers = [document_of(_points(agenda, office)), document_of(_numbers(agenda, office))]
    if agenda.silent:
        papers.append(document_of(_silent(agenda, office)))
    return together(papers[0], papers[1:])


def _points(agenda: Agenda, office: OfficeTerms) -> SeenTable:
    bands = [*(_band(section) for section in agenda.sections), *_obstacle_bands(agenda)]
    return SeenTable(
        office=office,
        title="Nội dung giao ban",
        scope=agenda.meeting.terms.title,
        as_of=agenda.span.today,
        columns=_POINTS,
        bands=tuple(bands),
        notes=tuple(_notes(agenda)),
    )


def _band(section: AgendaSection) -> SeenBand:
    rows = tuple(_row(number, row, row.result) for number, row in enumerate(section.rows, 1))
    return SeenBand(f"{POINT_TERMS[section.point]} ({len(rows)})", rows)


def _obstacle_bands(agenda: Agenda) -> Iterator[SeenBand]:
    """Obstacles by the level that must decide."""
    levels = dict.fromkeys(one.level for one in agenda.obstacles)
    for level in levels:
        own = [one for one in agenda.obstacles if one.level == level]
        rows = tuple(
            _row(number, one.row, "\n".join(filter(None, (one.difficulty, one.proposal))), one.unit)
            for number, one in enumerate(own, 1)
        )
        yield SeenBand(f"Vướng mắc cần {level or 'cấp có thẩm quyền'} quyết định ({len(rows)})", rows)


def _row(number: int, row: TaskRow, words: str, unit: str = "") -> tuple[_Cell, ...]:
    late = f" {row.days_overdue} ngày" if row.days_overdue else ""
    chased = f"\nđôn đốc {row.chased} lần" if row.chased and row.finished_on is None else ""
    standing = f"{STANDING_TERMS[row.standing]}{late}{chased}"
    due: _Cell = row.deadline.due or deadline_text(row.deadline)
    return (number, row.code, row.content, unit or row.lead, due, standing, words)


def _notes(agenda: Agenda) -> Iterator[str]:
    since = day_text(agenda.span.since) if agenda.span.since is not None else "khi bắt đầu ghi sổ"
    yield f"Nhiệm vụ hoàn thành tính từ {since}; đến hạn tính đến hết ngày {day_text(agenda.span.until)}."
    if agenda.ended_units:
        yield f"Đơn vị đã kết thúc mà còn nhiệm vụ: {', '.join(agenda.ended_units)}."


def _numbers(agenda: Agenda, office: OfficeTerms) -> SeenTable:
    rows = tuple(_line(line) for line in (*agenda.lines, agenda.total))
    before = agenda.previous.terms.title if agenda.previous is not None else "chưa có"
    return SeenTable(
        office=office,
        title="Số liệu so với kỳ trước",
        scope=agenda.meeting.terms.title,
        as_of=agenda.span.today,
        columns=_NUMBERS,
        bands=(SeenBand("", rows),),
        notes=(
            f"Kỳ giao ban trước: {before}.",
            "Theo đơn vị đếm phần việc của từng đơn vị chủ trì; dòng tổng cộng đếm mỗi nhiệm vụ một lần.",
        ),
    )


def _line(line: NumbersLine) -> tuple[_Cell, ...]:
    now, then = line.now, line.at_quarter
    return (
        line.name,
        now.total,
        now.done_on_time,
        now.done_late,
        now.open_in_time,
        now.open_overdue,
        now.apart,
        line.at_meeting.open_overdue if line.at_meeting is not None else "",
        then.open_overdue,
        then.done_on_time + then.done_late,
    )


def _silent(agenda: Agenda, office: OfficeTerms) -> SeenTable:
    rows: tuple[tuple[_Cell, ...], ...] = tuple(
        (number, one.name, len(one.tasks), ", ".join(one.tasks), one.last_report_on or "chưa có")
        for number, one in enumerate(agenda.silent, 1)
    )
    return SeenTable(
        office, "Đơn vị chưa báo cáo", agenda.meeting.terms.title, agenda.span.today, _SILENT, (SeenBand("", rows),)
    )
