"""Excel forms at the office: hand them out to units without the program, judge what comes back, take it (§4).

A form's mark proves that the form is ours and its locked text untouched, not who filled it in: what is taken from it
counts as typed in by the office ('nhập thay, chưa ký'), with the file and the cells it came from.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from hashlib import sha256

from giaoban_tracker.domain import decide
from giaoban_tracker.domain.changes import Changes
from giaoban_tracker.domain.errors import GiaobanError, Refused
from giaoban_tracker.domain.fact import Fact, ReportFiled
from giaoban_tracker.domain.identity import TaskId, UnitId
from giaoban_tracker.domain.progress import Progress
from giaoban_tracker.domain.task_list import TaskQuery
from giaoban_tracker.exchange.form.apart import open_form_apart
from giaoban_tracker.exchange.form.build import build_form
from giaoban_tracker.exchange.form.form import FilledForm, Form, FormRow, KnownForm, Reject, TakenRow
from giaoban_tracker.exchange.form.hand_back import hand_back
from giaoban_tracker.exchange.names import slug
from giaoban_tracker.ledger.archive import INBOX, OUTBOX
from giaoban_tracker.ledger.mail import HandedForm, LoggedPackage, TakenFormRow, Way
from giaoban_tracker.ledger.reading import Reading
from giaoban_tracker.ledger.writing import Writing
from giaoban_tracker.workflow.desk import Desk
from giaoban_tracker.workflow.post.identity import keyring, office_identity
from giaoban_tracker.workflow.post.judge import Judge, task_or_none
from giaoban_tracker.workflow.post.opening import Opened
from giaoban_tracker.workflow.post.values import FilePlan, Line, Outcome, Parcel, ParcelKind

_FORM_BYTES = 16
_KIND = ReportFiled.type

open_foreign = open_form_apart
"""How a foreign workbook is read: in a process of its own."""


def hand_out(desk: Desk, units: Sequence[UnitId], progress: Progress | None = None) -> tuple[Parcel, ...]:
    """A form for each unit with every open share of its tasks; units without any get none.

    Raises:
        Refused: "unknown-unit", "stopped"; as `identity.office_identity`.
    """
    made = []
    with desk.ledger.writing() as book:
        key = _form_key(office_identity(desk, book).key.seed())
        office = book.office()
        names = {unit.id: unit.name for unit in book.units()}
        for done, unit in enumerate(units):
            if progress is not None and not progress(done, len(units)):
                raise Refused("stopped")
            if unit not in names:
                raise Refused("unknown-unit", unit=unit, near="")
            rows = _rows(desk, book, unit)
            if rows:
                form_id = secrets.token_hex(_FORM_BYTES)
                form = Form(form_id, unit, names[unit], office.office or office.name, desk.today, rows)
                made.append(_handed_out(desk, book, form, build_form(form, key)))
        if progress is not None:
            progress(len(units), len(units))
    return tuple(made)


def void(desk: Desk, form: str) -> None:
    """Take back a form: nothing is taken from it any more.

    Raises:
        Refused: "unknown-form-id".
    """
    with desk.ledger.writing() as book:
        known = book.post.handed_form(form)
        if known is None:
            raise Refused("unknown-form-id")
        book.post.hand_out(HandedForm(known.id, known.unit, known.issued, known.size, "void"))


def plan_form(desk: Desk, book: Reading, file: Opened, judge: Judge) -> FilePlan:
    """What taking a form would do; nothing is written."""
    site = book.post.site()
    key = keyring(desk).key(site.kid) if site is not None and site.unit is None else None
    if key is None:
        return _refused(file, Refused("not-an-office"))
    try:
        filled = open_foreign(file.content, _form_key(key.seed()), lambda form: _known(book, form))
    except GiaobanError as fault:
        return _refused(file, fault)
    lines = [_rejected(filled, reject) for reject in filled.rejects]
    lines += [_line(desk, book, judge, filled, row) for row in filled.taken]
    before = book.post.logged(file.sha256, Way.IN)
    return FilePlan(
        name=file.name,
        sha256=file.sha256,
        outcome=_outcome(filled, lines),
        unit=filled.form.unit,
        unit_name=filled.form.unit_name,
        lines=tuple(sorted(lines, key=lambda line: not line.doubtful)),
        seen_before=before.at if before and before.outcome == Outcome.NEW else None,
        content=file.content,
        opened=file,
        filled=filled,
    )


def take(desk: Desk, book: Writing, file: FilePlan, channel: str, *, skip: bool) -> Changes:
    """Take a form that was planned in this transaction; nothing of one with refused rows, unless these are skipped."""
    filled = file.filled
    outcome = file.outcome
    if isinstance(filled, FilledForm) and outcome is Outcome.FORM_REJECTED and skip:
        outcome = Outcome.NEW
    facts = [line.new for line in file.lines if line.new is not None and line.outcome is not Outcome.SAME]
    facts = facts if outcome is Outcome.NEW else []
    if facts:
        book.post.put_in_archive(INBOX, file.name, file.content, desk.today)
    changes = book.append(facts) if facts else Changes()
    if isinstance(filled, FilledForm) and facts:
        _note_rows(book, filled, facts)
    book.post.log_package(
        LoggedPackage(
            file.sha256, Way.IN, file.name, "", file.unit or "", outcome.value, len(facts), desk.now(), channel
        )
    )
    return changes


def with_remarks(file: FilePlan, words: Callable[[Reject], str]) -> Parcel:
    """The unit's own copy with a comment at each refused cell ('Trả lại phiếu có ghi chú lỗi').

    Raises:
        Refused: "nothing-to-hand-back" when no cell was refused.
        Unreadable: as `exchange.form.hand_back`.
    """
    filled = file.filled
    if not isinstance(filled, FilledForm) or not filled.rejects:
        raise Refused("nothing-to-hand-back")
    content = hand_back(file.content, filled.rejects, words)
    name = f"tra-lai_{slug(filled.form.unit_name)}.xlsx"
    return Parcel(filled.form.unit, filled.form.unit_name, name, content, 0, ParcelKind.XLSX)


def _handed_out(desk: Desk, book: Writing, form: Form, content: bytes) -> Parcel:
    name = f"phieu_{slug(form.unit_name)}_{form.issued:%Y%m%d}.xlsx"
    book.post.hand_out(HandedForm(form.id, form.unit, form.issued, len(form.rows), "issued"))
    digest = book.post.put_in_archive(OUTBOX, name, content, desk.today)
    book.post.log_package(LoggedPackage(digest, Way.OUT, name, "", form.unit, "sent", len(form.rows), desk.now(), ""))
    return Parcel(form.unit, form.unit_name, name, content, len(form.rows), ParcelKind.XLSX)


def _rows(desk: Desk, book: Reading, unit: UnitId) -> tuple[FormRow, ...]:
    rows = []
    for task in book.tasks(TaskQuery(desk.today, units=frozenset({unit}))):
        share = task.share_of(unit)
        if share is not None and share.acceptance is None and task.stands:
            rows.append(FormRow(task.id, task.revision, task.terms.code, task.terms.content, task.deadline, unit))
    return tuple(rows)


def _form_key(seed: bytes) -> bytes:
    """The secret of the marks, from the office's own: no further secret has to be kept."""
    return sha256(b"giaoban-form-key-v1\0" + seed).digest()


def _known(book: Reading, form: str) -> KnownForm | None:
    handed = book.post.handed_form(form)
    return KnownForm(handed.unit, handed.state == "void") if handed else None


def _refused(file: Opened, fault: GiaobanError) -> FilePlan:
    return FilePlan(file.name, file.sha256, Outcome.FORM_REJECTED, why=fault, content=file.content, opened=file)


def _outcome(filled: FilledForm, lines: Sequence[Line]) -> Outcome:
    if filled.rejects:
        return Outcome.FORM_REJECTED
    return (
        Outcome.NEW
        if any(line.new is not None and line.outcome is not Outcome.SAME for line in lines)
        else Outcome.SAME
    )


def _rejected(filled: FilledForm, reject: Reject) -> Line:
    return Line(
        outcome=Outcome.FORM_REJECTED,
        unit=filled.form.unit,
        kind=_KIND,
        why=reject.reason,
        doubtful=True,
        place=f"{reject.sheet}!{reject.cell}",
        value=reject.value,
        expected=reject.expected,
    )


def _line(desk: Desk, book: Reading, judge: Judge, filled: FilledForm, row: TakenRow) -> Line:
    """One row: known when the same was taken from it before, else judged as a report that the office types in."""
    place = f"{row.sheet}!{row.cells}"
    task = task_or_none(book, row.row.task)
    known = next(
        (
            one
            for one in book.post.taken_form_rows(filled.form.id)
            if (one.task, one.unit) == (row.row.task, row.row.unit)
        ),
        None,
    )
    told = {"unit": filled.form.unit, "task": row.row.task, "code": row.row.code, "content": row.row.content}
    if known is not None and known.digest == row.digest:
        return Line(Outcome.SAME, kind=_KIND, place=place, **told)  # type: ignore[arg-type]
    if task is None:
        return Line(Outcome.NOT_YOURS, kind=_KIND, place=place, why="line-unknown-task", doubtful=True, **told)  # type: ignore[arg-type]
    try:
        deed = decide.file_report(task, row.terms, on=desk.today)
    except Refused as refusal:
        outcome = Outcome.WITHDRAWN_TASK if not task.stands else Outcome.CONFLICT
        return Line(outcome, kind=_KIND, place=place, why=refusal.code, doubtful=True, **told)  # type: ignore[arg-type]
    source = f"xlsx:{filled.sha256}:{row.cells}"
    fact = desk.fact(row.row.task, ReportFiled(deed.terms, True, task_revision=row.row.revision, source=source))
    return judge.typed_line(fact, filled.form.unit, place)


def _note_rows(book: Writing, filled: FilledForm, facts: Sequence[Fact]) -> None:
    by_task = {TaskId(fact.subject): fact for fact in facts}
    for row in filled.taken:
        fact = by_task.get(row.row.task)
        if fact is not None:
            book.post.take_form_row(
                TakenFormRow(filled.form.id, row.row.task, row.row.unit, row.digest, fact.id, filled.sha256, row.cells)
            )
