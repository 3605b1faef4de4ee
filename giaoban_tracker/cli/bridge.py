"""The verbs `import` and `export`: a sheet of tasks from Excel, and tasks to Excel, open data or a calendar."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from pathlib import Path

from giaoban_tracker.cli import answers
from giaoban_tracker.cli.desks import desk, meeting_named, stood_at_meeting, unit_named
from giaoban_tracker.domain.errors import Unreadable
from giaoban_tracker.domain.identity import UnitId
from giaoban_tracker.domain.standing import Standing
from giaoban_tracker.domain.task_list import TaskQuery
from giaoban_tracker.domain.unit import UnitTerms
from giaoban_tracker.ui import sheet_wording
from giaoban_tracker.workflow import import_sheet, list_tasks
from giaoban_tracker.workflow.describe_office import proposed_code
from giaoban_tracker.workflow.desk import Desk
from giaoban_tracker.workflow.export_tasks import export
from giaoban_tracker.workflow.import_sheet import Choices, NewUnit, Outcome, Problem, Proposal, SheetField
from giaoban_tracker.workflow.printing import Scope

_SAID_PROBLEMS = 40


def import_tasks(options: argparse.Namespace) -> None:
    """Import a sheet: what is new enters the book, every problem is told with its cell."""
    with desk(options) as opened:
        sheets = import_sheet.open_sheets(options.file)
        choices = Choices(meeting=meeting_named(opened, options.meeting) if options.meeting else None)
        proposal = import_sheet.propose(opened, sheets, choices)
        if SheetField.CONTENT not in proposal.heading.fields:
            raise Unreadable("no-task-column", name=options.file.name)
        if options.new_units:
            proposal = import_sheet.propose(opened, sheets, _with_new_units(opened, proposal))
        written = not options.dry_run and bool(proposal.wanted)
        tasks = import_sheet.accept(opened, proposal).tasks if written else ()
        codes = [row.code for row in list_tasks.rows(opened, tasks, opened.today)]
    if options.json:
        answers.give(_answer(proposal, codes))
    else:
        _say(proposal, codes, dry_run=options.dry_run)


def export_tasks(options: argparse.Namespace) -> None:
    """Export the tasks that the options select; the ending of the file says as what."""
    out: Path = options.file
    with desk(options) as opened:
        stood_at_meeting(opened, options)
        query = TaskQuery(
            options.as_of or opened.today,
            standings=frozenset({Standing(options.state)}) if options.state else frozenset(),
            units=frozenset({unit_named(opened, options.unit).id}) if options.unit else frozenset(),
        )
        written = export(opened, Scope(query, as_of=options.as_of), out)
    if options.json:
        answers.give({"file": str(out.absolute()), "count": written.count})
    else:
        answers.say(sheet_wording.exported(str(out.absolute()), written.count, out.suffix.lower()))


VERBS: Mapping[str, Callable[[argparse.Namespace], None]] = {"import": import_tasks, "export": export_tasks}


def _with_new_units(opened: Desk, proposal: Proposal) -> Choices:
    """Every name that no unit comes near becomes a unit of its own."""
    units = list(list_tasks.particulars(opened).units)
    order = max((unit.terms.order for unit in units), default=0)
    meant: dict[str, UnitId | None] = {}
    new: list[NewUnit] = []
    codes = {unit.terms.code for unit in units}
    for place, asked in enumerate((one for one in proposal.asked if one.guess is None), 1):
        code = proposed_code(asked.words, units) or f"DV{place}"
        number = 1
        while code in codes:
            number += 1
            code = f"{code.rstrip('0123456789')}{number}"
        codes.add(code)
        new.append(NewUnit(UnitId(opened.new_id()), UnitTerms(asked.words, code, order=order + place)))
        meant[asked.words] = new[-1].id
    return Choices(meeting=proposal.choices.meeting, units=meant, new_units=tuple(new))


def _answer(proposal: Proposal, codes: list[str]) -> dict[str, object]:
    return {
        "file": proposal.name,
        "sheet": proposal.sheet,
        "columns": {
            title: field.value
            for title, field in zip(proposal.heading.titles, proposal.heading.fields, strict=True)
            if field is not None
        },
        **{outcome.value: proposal.count(outcome) for outcome in Outcome},
        "tasks": codes,
        "converted_from": proposal.script or None,
        "problems": [_problem(problem) for problem in proposal.problems],
        "units_to_confirm": [
            {"words": asked.words, "known": asked.guess is not None, "rows": asked.rows} for asked in proposal.asked
        ],
    }


def _problem(problem: Problem) -> dict[str, object]:
    return {
        "cell": f"{problem.sheet}!{problem.cell}",
        "code": problem.code,
        "value": problem.value,
        "row_refused": problem.refuses,
    }


def _say(proposal: Proposal, codes: list[str], *, dry_run: bool) -> None:
    answers.say(f"{proposal.name}, trang «{proposal.sheet}»: {sheet_wording.counts(proposal)}.")
    if proposal.script:
        answers.remark(f"Chữ trong bảng theo bảng mã cũ {proposal.script.upper()}, đã chuyển sang Unicode.")
    for problem in proposal.problems[:_SAID_PROBLEMS]:
        answers.say(f"  {problem.sheet}!{problem.cell}: {sheet_wording.problem_words(problem)}")
    if len(proposal.problems) > _SAID_PROBLEMS:
        answers.say(f"  … và {len(proposal.problems) - _SAID_PROBLEMS} ô nữa; xem đủ bằng --json.")
    if dry_run:
        answers.say("Chỉ xem trước, chưa ghi gì vào sổ.")
    elif codes:
        answers.say(f"Đã nhập {len(codes)} nhiệm vụ: {codes[0]}" + (f" đến {codes[-1]}." if len(codes) > 1 else "."))
    else:
        answers.say("Không có nhiệm vụ nào mới; sổ giữ nguyên.")
