"""The verbs between two briefings: chase, suspend, reassign, ask and refuse extensions, prepare, rate."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping

from giaoban_tracker.cli import answers
from giaoban_tracker.cli.desks import (
    bloc_named,
    desk,
    meeting_named,
    share_meant,
    stood_at_meeting,
    task_coded,
    unit_named,
)
from giaoban_tracker.domain.agenda import POINT_TERMS, Agenda
from giaoban_tracker.domain.errors import Refused
from giaoban_tracker.domain.meeting import MeetingTerms
from giaoban_tracker.domain.periods import PeriodWay, period_words
from giaoban_tracker.domain.rating import Rating, RatingTable
from giaoban_tracker.domain.task_list import GroupBy
from giaoban_tracker.domain.terms import day_text
from giaoban_tracker.workflow import (
    chasing,
    decide,
    decide_course,
    meeting_record,
    plan_meeting,
)
from giaoban_tracker.workflow.chasing import Whom
from giaoban_tracker.workflow.desk import Desk
from giaoban_tracker.workflow.prepare import prepare_meeting, print_set, save_print_set
from giaoban_tracker.workflow.printing import output
from giaoban_tracker.workflow.printing.rating_paper import save_rating_table
from giaoban_tracker.workflow.ratings import ratings as rate


def chase(options: argparse.Namespace) -> None:
    """Log one chasing of a task; or list what is to be chased; or print numbered slips and log them."""
    with desk(options) as opened:
        if options.list is not None:
            _list_candidates(opened, options)
        elif options.out is not None:
            _print_chasing(opened, options)
        else:
            if options.task is None:
                raise Refused("task-or-list-missing")
            task = task_coded(opened, options.task)
            decide.chase(opened, task.id, channel=options.channel, note=options.note, on=options.on)
            answers.say(f"Đã ghi đôn đốc {task.terms.code}, lần thứ {len(task.chased_on) + 1}.")


def suspend(options: argparse.Namespace) -> None:
    with desk(options) as opened:
        task = task_coded(opened, options.task)
        decide_course.suspend(opened, task.id, options.reason, review_on=options.review_on, on=options.on)
    answers.say(f"Đã tạm dừng {task.terms.code}.")


def resume(options: argparse.Namespace) -> None:
    with desk(options) as opened:
        task = task_coded(opened, options.task)
        decide_course.resume(opened, task.id, reason=options.reason, new_due=options.to, on=options.on)
    answers.say(f"Đã cho tiếp tục {task.terms.code}.")


def reopen(options: argparse.Namespace) -> None:
    with desk(options) as opened:
        task = task_coded(opened, options.task)
        units = (unit_named(opened, options.unit).id,) if options.unit else ()
        decide_course.reopen(opened, task.id, options.reason, units, on=options.on)
    answers.say(f"Đã mở lại {task.terms.code}.")


def reassign(options: argparse.Namespace) -> None:
    with desk(options) as opened:
        task = task_coded(opened, options.task)
        former = share_meant(opened, task, options.unit)
        heir = unit_named(opened, options.to)
        decide_course.reassign(opened, task.id, former, heir.id, options.reason, on=options.on)
    answers.say(f"Đã chuyển {task.terms.code} cho {heir.name}.")


def ask_extension(options: argparse.Namespace) -> None:
    with desk(options) as opened:
        task = task_coded(opened, options.task)
        unit = share_meant(opened, task, options.unit)
        if unit is None:
            raise Refused("not-a-lead-unit", task=task.terms.code)
        decide.ask_extension(opened, task.id, unit, options.to, options.reason, on=options.on)
    answers.say(f"Đã ghi đề nghị gia hạn {task.terms.code} đến {day_text(options.to)}.")


def refuse_extension(options: argparse.Namespace) -> None:
    with desk(options) as opened:
        task = task_coded(opened, options.task)
        wanted = unit_named(opened, options.unit).id if options.unit else None
        asked = [one for one in task.course.open_requests if wanted in (None, one.unit)]
        if not asked:
            raise Refused("unknown-request", task=task.terms.code)
        decide.refuse_extension(opened, task.id, asked[-1].id, options.reason, on=options.on)
    answers.say(f"Đã ghi không đồng ý gia hạn {task.terms.code}.")


def plan(options: argparse.Namespace) -> None:
    with desk(options) as opened:
        bloc = bloc_named(opened, options.bloc).id if options.bloc else None
        plan_meeting.plan_meeting(opened, MeetingTerms(options.title, options.meeting_date, bloc))
    answers.say(f"Đã lên lịch «{options.title}» ngày {day_text(options.meeting_date)}.")


def close(options: argparse.Namespace) -> None:
    with desk(options) as opened:
        meeting_record.close_meeting(opened, meeting_named(opened, options.meeting))
    answers.say("Đã đóng hồ sơ cuộc giao ban.")


def prepare(options: argparse.Namespace) -> None:
    """The agenda of a briefing, and its print set where a folder is named."""
    with desk(options) as opened:
        stood_at_meeting(opened, options)
        meeting = meeting_named(opened, options.meeting)
        written: tuple[str, ...] = ()
        if options.out is None:
            agenda = prepare_meeting(opened, meeting, as_of=options.as_of)
        else:
            made = print_set(opened, meeting, as_of=options.as_of)
            paths = save_print_set(opened, made, options.out, suffix=f".{options.suffix}")
            agenda, written = made.agenda, tuple(str(path.absolute()) for path in paths)
    if options.json:
        answers.give({**_agenda(agenda), "files": list(written)})
    else:
        answers.say(*_agenda_lines(agenda), *(f"Đã in ra {path}" for path in written))


def ratings(options: argparse.Namespace) -> None:
    """Ratings data of a period, printed where a file is named."""
    way = PeriodWay.DECREE if options.decree else PeriodWay.CALENDAR
    with desk(options) as opened:
        table = rate(opened, GroupBy(options.by), options.period, way=way)
        if options.out is not None:
            save_rating_table(opened, table, options.out, way)
    if options.json:
        answers.give(_ratings(table))
    else:
        answers.say(*_rating_lines(table))


FOLLOW_UP: Mapping[str, Callable[[argparse.Namespace], None]] = {
    "chase": chase,
    "suspend": suspend,
    "resume": resume,
    "reopen": reopen,
    "reassign": reassign,
    "ask-extension": ask_extension,
    "refuse-extension": refuse_extension,
    "plan": plan,
    "close": close,
    "prepare": prepare,
    "ratings": ratings,
}


def _list_candidates(opened: Desk, options: argparse.Namespace) -> None:
    found = chasing.to_chase(opened, Whom(options.list))
    if options.json:
        answers.give(
            {
                "tasks": [
                    {
                        **answers.task(one.row),
                        "step": one.step.days if one.step is not None else None,
                        "last_chased_on": one.last_chased_on.isoformat() if one.last_chased_on else None,
                        "to_agenda": one.to_agenda,
                    }
                    for one in found
                ]
            }
        )
    else:
        answers.say(*answers.task_lines([one.row for one in found]))


def _print_chasing(opened: Desk, options: argparse.Namespace) -> None:
    if options.out.suffix.lower() not in output.SUFFIXES:
        raise Refused("unsupported-output", suffix=options.out.suffix)
    if options.task is not None:
        chosen = [task_coded(opened, options.task).id]
    else:
        chosen = [one.row.id for one in chasing.to_chase(opened)]
    if options.letter:
        made = chasing.chase_by_letter(opened, chosen, number=options.number, answer_by=options.answer_by)
    else:
        made = chasing.chase_by_slip(opened, chosen, answer_by=options.answer_by)
    output.save(opened, made.paper, options.out)
    answers.say(f"Đã in {len(made.numbers)} văn bản đôn đốc và ghi vào sổ: {options.out.absolute()}")


def _agenda(agenda: Agenda) -> dict[str, object]:
    return {
        "meeting": agenda.meeting.id,
        "title": agenda.meeting.terms.title,
        "as_of": agenda.span.today.isoformat(),
        "since": agenda.span.since.isoformat() if agenda.span.since else None,
        "until": agenda.span.until.isoformat(),
        "sections": [
            {"point": section.point.value, "tasks": [answers.task(row) for row in section.rows]}
            for section in agenda.sections
        ],
        "obstacles": [
            {
                "code": one.row.code,
                "unit": one.unit,
                "level": one.level,
                "difficulty": one.difficulty,
                "proposal": one.proposal,
            }
            for one in agenda.obstacles
        ],
        "not_reported": [{"unit": one.name, "tasks": list(one.tasks)} for one in agenda.silent],
        "counters": {
            "now": answers.counter_values(agenda.total.now),
            "at_last_meeting": answers.counter_values(agenda.total.at_meeting) if agenda.total.at_meeting else None,
            "at_last_quarter": answers.counter_values(agenda.total.at_quarter),
        },
    }


def _agenda_lines(agenda: Agenda) -> list[str]:
    lines = [f"«{agenda.meeting.terms.title}», tính đến ngày {day_text(agenda.span.today)}"]
    for section in agenda.sections:
        lines.append(f"{POINT_TERMS[section.point]}: {len(section.rows)}")
        lines += answers.task_lines(section.rows)
    if agenda.obstacles:
        lines.append(f"Vướng mắc cần quyết định: {len(agenda.obstacles)}")
    if agenda.silent:
        lines.append(f"Chưa báo cáo: {', '.join(one.name for one in agenda.silent)}")
    return lines


def _ratings(table: RatingTable) -> dict[str, object]:
    return {
        "by": table.by,
        "period": table.period,
        "from": table.first.isoformat(),
        "to": table.last.isoformat(),
        "as_of": table.as_of.isoformat(),
        "rows": [{"key": line.key, "label": line.name, **_rating(line.rating)} for line in table.lines],
        "total": _rating(table.total),
    }


def _rating(rating: Rating) -> dict[str, object]:
    """Rates in hundredths of a per cent, as the program keeps them."""
    return {
        **answers.counter_values(rating.counters),
        "late_occurrences": rating.late,
        "objective": rating.objective,
        "extensions": rating.extensions,
        "returned": rating.returned,
        "on_time_rate": rating.on_time,
        "quantity": rating.quantity,
        "progress": rating.progress,
        "quality": rating.quality,
        "result": rating.result,
    }


def _rating_lines(table: RatingTable) -> list[str]:
    lines = [f"Số liệu đánh giá {period_words(table.period)}, tính đến ngày {day_text(table.as_of)}"]
    for line in table.lines:
        rating = line.rating
        result = f"{rating.result / 100:.2f}%".replace(".", ",") if rating.result is not None else "chưa có sản phẩm"
        counted = f"{rating.counters.total} nhiệm vụ, chậm {rating.late} lần, kết quả {result}"
        lines.append(f"{line.name or 'Không ghi'}: {counted}")
    return lines if table.lines else [*lines, "Không có nhiệm vụ nào trong kỳ."]
