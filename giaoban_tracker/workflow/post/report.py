"""Report: what a unit writes for the office on its own computer, offline; drafts keep themselves.

Everything here is signed by this computer when it is sent. Nothing decides anything: the office does.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

import msgspec

from giaoban_tracker.domain import decide, decide_answers, decide_days
from giaoban_tracker.domain.changes import Changes
from giaoban_tracker.domain.deed import Deed
from giaoban_tracker.domain.errors import Refused
from giaoban_tracker.domain.fact import FactVoided, ReportFiled
from giaoban_tracker.domain.fold import fold_rules
from giaoban_tracker.domain.identity import FactId, TaskId, UnitId
from giaoban_tracker.domain.report_order import leaves
from giaoban_tracker.domain.rules import RULES
from giaoban_tracker.domain.task import KeptFile, ReportTerms, Task
from giaoban_tracker.ledger.mail import Role
from giaoban_tracker.ledger.reading import Reading
from giaoban_tracker.ledger.writing import Writing
from giaoban_tracker.workflow.desk import Desk
from giaoban_tracker.workflow.post import attachments

MAX_FILE_BYTES = 20 * 1024 * 1024
_DRAFTS = "unit-report"


def file_report(
    desk: Desk,
    task: TaskId,
    terms: ReportTerms,
    files: Sequence[tuple[str, bytes]] = (),
    *,
    on: date | None = None,
) -> Changes:
    """File the unit's report on its share, with files that prove it; its draft is done with.

    A report that continues another names it: the office sees what this computer knew.

    Raises:
        Refused: "not-a-unit", "in-the-future", "file-too-large-to-send", "file-kind", "text-too-long"; as
            `domain.decide.file_report`.
    """
    day = _day(desk, on)
    with desk.ledger.writing() as book:
        unit = _unit(book)
        known = book.task(task)
        kept = tuple(_kept(book, name, content) for name, content in files)
        own = replace(terms, unit=unit, files=(*terms.files, *kept))
        rules = fold_rules(book.facts_about(RULES))
        deed = decide.file_report(known, own, on=day, proxy=False, rules=rules)
        share = known.share_of(unit)
        seen = tuple(report.id for report in leaves(share.reports)) if share else ()
        filed = ReportFiled(deed.terms, False, basis=seen, task_revision=known.revision)
        book.drop_local_draft(_DRAFTS, task)
        return book.append([desk.fact(task, filed, on=day)])


def ask_extension(desk: Desk, task: TaskId, new_due: date, reason: str) -> Changes:
    """Ask for a later day; the day in force stays until the office decides.

    Raises:
        Refused: "not-a-unit"; as `domain.decide_days.ask_extension`.
    """
    day = desk.today

    def wish(known: Task, unit: UnitId) -> Deed:
        return decide_days.ask_extension(known, unit, new_due, reason, on=day, proxy=False)

    return _write(desk, task, wish)


def ask(desk: Desk, task: TaskId, words: str) -> Changes:
    """Ask the office something about a task.

    Raises:
        Refused: "not-a-unit"; as `domain.decide_answers.ask`.
    """
    return _write(desk, task, lambda known, unit: decide_answers.ask(known, unit, words))


def contribute(desk: Desk, task: TaskId, words: str) -> Changes:
    """Tell what this unit did as a co-ordinating one.

    Raises:
        Refused: "not-a-unit"; as `domain.decide_answers.contribute`.
    """
    return _write(desk, task, lambda known, unit: decide_answers.contribute(known, unit, words, proxy=False))


def confirm_receipt(desk: Desk, tasks: Sequence[TaskId]) -> Changes:
    """Tell the office that the unit has seen these tasks; those that were confirmed as they stand are left out.

    Raises:
        Refused: "not-a-unit", "unknown-task"; as `domain.decide_answers.receive`.
    """
    with desk.ledger.writing() as book:
        unit = _unit(book)
        facts = []
        for task in tasks:
            known = book.task(task)
            deeds = (fact.deed for fact in book.facts_about(task))
            received = decide_answers.receive(known, unit)
            if received not in deeds:
                facts.append(desk.fact(task, received))
        return book.append(facts) if facts else Changes()


def take_back(desk: Desk, task: TaskId, fact: FactId, reason: str = "") -> Changes:
    """Take back what this unit wrote; the office reads that it was taken back.

    Raises:
        Refused: "not-a-unit", "not-your-fact".
    """
    with desk.ledger.writing() as book:
        unit = _unit(book)
        found = next((one for one in book.facts_about(task) if one.id == fact), None)
        if found is None or found.unit != unit or (isinstance(found.deed, ReportFiled) and found.deed.proxy):
            raise Refused("not-your-fact")
        return book.append([desk.fact(task, FactVoided(fact, reason.strip()), about=found.about)])


def save_draft(desk: Desk, task: TaskId, terms: ReportTerms) -> None:
    """Keep an unfinished report; asked every two seconds while somebody types."""
    with desk.ledger.writing() as book:
        book.save_local_draft(_DRAFTS, task, msgspec.json.encode(terms, order="deterministic").decode())


def draft(desk: Desk, task: TaskId) -> ReportTerms | None:
    """The unfinished report on a task; None when there is none, or an older program kept it differently."""
    with desk.ledger.reading() as book:
        text = book.local_draft(_DRAFTS, task)
    try:
        return msgspec.json.decode(text, type=ReportTerms) if text else None
    except msgspec.DecodeError:
        return None


def drop_draft(desk: Desk, task: TaskId) -> None:
    """Forget the unfinished report on a task."""
    with desk.ledger.writing() as book:
        book.drop_local_draft(_DRAFTS, task)


def _write(desk: Desk, task: TaskId, wish: Callable[[Task, UnitId], Deed]) -> Changes:
    with desk.ledger.writing() as book:
        unit = _unit(book)
        deed = wish(book.task(task), unit)
        return book.append([desk.fact(task, deed)])


def _unit(book: Reading) -> UnitId:
    site = book.post.site()
    if site is None or site.role is not Role.UNIT or site.unit is None:
        raise Refused("not-a-unit")
    return site.unit


def _kept(book: Writing, name: str, content: bytes) -> KeptFile:
    if len(content) > MAX_FILE_BYTES:
        raise Refused("file-too-large-to-send", name=name, megabytes=len(content) >> 20, limit=MAX_FILE_BYTES >> 20)
    attachments.check(name, content)
    return KeptFile(attachments.plain_name(name), book.put_blob(content), len(content))


def _day(desk: Desk, on: date | None) -> date:
    if on is not None and on > desk.today:
        raise Refused("in-the-future", day=on.isoformat())
    return on or desk.today
