"""The verb `print`: the forms of the book as files, and a finished paper held against the decree."""

from __future__ import annotations

import argparse
from pathlib import Path

from giaoban_tracker.cli import answers
from giaoban_tracker.cli.desks import desk, meeting_named, stood_at_meeting, unit_named
from giaoban_tracker.domain.errors import Refused
from giaoban_tracker.domain.task_list import TaskQuery
from giaoban_tracker.places import resources_folder
from giaoban_tracker.safe_file import make_folder
from giaoban_tracker.workflow import printing
from giaoban_tracker.workflow.desk import Desk
from giaoban_tracker.workflow.printing import proof, templates


def print_form(options: argparse.Namespace) -> None:
    if options.list:
        listed = [{"form": form.code, "title": form.title} for form in printing.FORMS]
        if options.json:
            answers.give({"forms": listed})
        else:
            answers.say(*(f"{form['form']:<5} {form['title']}" for form in listed))
        return
    if options.check is not None:
        _check_paper(options.check, as_json=options.json)
        return
    if options.form is not None and (options.template_out or options.template_in or options.template_restore):
        _change_template(options)
        return
    if options.form is None or options.out is None:
        raise Refused("form-or-out-missing")
    with desk(options) as opened:
        stood_at_meeting(opened, options)
        written = _printed_each(opened, options) if options.each_unit else _printed(opened, options)
    if options.json:
        answers.give({"files": [str(path) for path in written]})
    else:
        answers.say(*(f"Đã in ra {path}" for path in written))


def _change_template(options: argparse.Namespace) -> None:
    """Give out the Word template of a form, take a changed one, or go back to the shipped one."""
    form: str = options.form.upper()
    with desk(options) as opened:
        folder = templates.folder_of(opened)
        if folder is None:
            raise Refused("server-keeps-no-templates")
        if options.template_restore:
            templates.restore(folder, form)
            answers.say(f"Biểu {form} đã trở lại mẫu Word gốc.")
            return
        document = printing.documents(opened, form, _scope(opened, options))
        if options.template_out is not None:
            templates.give_out(opened, document, options.template_out)
            answers.say(f"Đã xuất mẫu Word của biểu {form}: {options.template_out.absolute()}")
        else:
            templates.take(folder, document, options.template_in)
            answers.say(f"Từ nay biểu {form} dùng mẫu Word của cơ quan.")


def _scope(opened: Desk, options: argparse.Namespace) -> printing.Scope:
    meeting = meeting_named(opened, options.meeting) if options.meeting else None
    query = TaskQuery(
        options.as_of or opened.today,
        meetings=frozenset({meeting}) if meeting else frozenset(),
        units=frozenset({unit_named(opened, options.unit).id}) if options.unit else frozenset(),
    )
    return printing.Scope(query, meeting, options.as_of)


def _printed(opened: Desk, options: argparse.Namespace) -> tuple[Path, ...]:
    out: Path = options.out
    proof.save_form(opened, options.form.upper(), _scope(opened, options), out)
    return (out.absolute(),)


def _printed_each(opened: Desk, options: argparse.Namespace) -> tuple[Path, ...]:
    """One list for each unit: below one cover in one file, or one file each where `--out` is a folder."""
    out: Path = options.out
    scope, form = _scope(opened, options), options.form.upper()
    papers = printing.unit_papers(opened, scope, form)
    if out.suffix:
        printing.save(opened, printing.one_paper(opened, scope, papers, form), out)
        return (out.absolute(),)
    make_folder(out)
    return tuple(path.absolute() for path in printing.save_papers(opened, papers, out, ".pdf"))


def _check_paper(paper: Path, *, as_json: bool) -> None:
    """Say what is against the decree on a finished paper; a faulty one is refused, so that scripts notice."""
    found = printing.check(resources_folder(), paper)
    if as_json:
        answers.give({"clean": not found, "findings": [answers.finding(one) for one in found]})
    elif not found:
        answers.say("Thể thức đúng Nghị định 30/2020/NĐ-CP.")
    else:
        answers.say(*answers.finding_lines(found))
    if found:
        raise Refused("paper-against-decree", name=paper.name, count=len(found))
