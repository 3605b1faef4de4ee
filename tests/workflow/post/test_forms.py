"""Excel forms and paper: for units without the program; what comes back counts as typed in by the office."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace

import openpyxl  # type: ignore[import-untyped]
import pytest

from giaoban_tracker.domain.errors import Refused
from giaoban_tracker.domain.identity import TaskId
from giaoban_tracker.domain.task import Claim, ReportTerms
from giaoban_tracker.exchange.form import open_form as room
from giaoban_tracker.exchange.row_codes import row_code
from giaoban_tracker.workflow import decide
from giaoban_tracker.workflow.decide import undo
from giaoban_tracker.workflow.post import Choices, Outcome, Parcel, paper, receive, take_form
from tests.workflow.post.conftest import World, file, to_office


@pytest.fixture(autouse=True)
def _read_in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """A process of its own for each form takes a second; that it is one is the exchange's own test."""
    monkeypatch.setattr(take_form, "open_foreign", room.open_form)


@pytest.fixture
def task(world: World) -> TaskId:
    return world.give("Rà soát hộ nghèo", "PNV")


def handed_out(world: World, code: str = "PNV") -> Parcel:
    (parcel,) = take_form.hand_out(world.office.desk, [world.units[code]])
    return parcel


def filled(parcel: Parcel, change: Callable[[openpyxl.Workbook], None]) -> Parcel:
    """The form as a unit sends it back."""
    book = openpyxl.load_workbook(io.BytesIO(parcel.content))
    change(book)
    buffer = io.BytesIO()
    book.save(buffer)
    return replace(parcel, content=buffer.getvalue())


def row_of(book: openpyxl.Workbook, place: int = 0) -> int:
    """The sheet's row number of a row of the form."""
    sheet = book.worksheets[0]
    heads = [row for row in range(1, 20) if "Trạng thái" in [str(cell.value) for cell in sheet[row]]]
    return int(heads[0]) + 1 + place


def column(book: openpyxl.Workbook, title: str) -> int:
    sheet = book.worksheets[0]
    head = row_of(book) - 1
    return next(number for number in range(1, 20) if title in str(sheet.cell(head, number).value))


def says(
    claim: str, percent: object, result: str = "Đã rà soát", place: int = 0
) -> Callable[[openpyxl.Workbook], None]:
    def change(book: openpyxl.Workbook) -> None:
        sheet, row = book.worksheets[0], row_of(book, place)
        sheet.cell(row, column(book, "Trạng thái")).value = claim
        sheet.cell(row, column(book, "% hoàn thành")).value = percent
        sheet.cell(row, column(book, "Kết quả")).value = result

    return change


def test_a_form_that_comes_back_is_a_report_that_nobody_signed(world: World, task: TaskId) -> None:
    back = filled(handed_out(world), says("Đang thực hiện", 60))

    plan = world.office.look(back)
    changes = world.office.take(back)

    assert [line.outcome for line in plan.lines] == [Outcome.NEW]
    (known,) = world.office.task(task).shares[0].reports
    assert (known.terms.done_percent, known.proxy) == (60, True)
    assert known.source.startswith("xlsx:")
    undo(world.office.desk, changes)
    assert world.office.task(task).shares[0].reports == ()


def test_the_same_form_again_brings_nothing_and_a_corrected_one_what_changed(world: World, task: TaskId) -> None:
    second = world.give("Việc thứ hai", "PNV")
    form = handed_out(world)
    first = filled(form, says("Đang thực hiện", 60))
    world.office.take(first)

    again = world.office.look(first)
    both = filled(first, says("Đang thực hiện", 30, place=1))
    world.office.take(both)

    assert again.files[0].outcome is Outcome.SAME
    assert again.files[0].seen_before is not None
    assert len(world.office.task(task).shares[0].reports) == 1
    assert len(world.office.task(second).shares[0].reports) == 1


def test_one_refused_cell_holds_the_whole_form_unless_a_person_skips_it(world: World, task: TaskId) -> None:
    second = world.give("Việc thứ hai", "PNV")
    form = filled(handed_out(world), says("Đang thực hiện", 60))
    back = filled(form, says("Đang thực hiện", "một nửa", place=1))
    plan = world.office.look(back)

    held = world.office.take(back)
    taken = receive.accept(world.office.desk, plan, Choices(skip_rejected=frozenset({plan.files[0].sha256})))

    assert plan.files[0].outcome is Outcome.FORM_REJECTED
    (red,) = [line for line in plan.lines if line.outcome is Outcome.FORM_REJECTED]
    assert red.value == "một nửa"
    assert red.place.startswith("BaoCao!")
    assert held.facts == ()
    assert len(taken.facts) == 1
    assert world.office.task(second).shares[0].reports == ()


def test_a_form_is_handed_back_with_a_remark_at_the_cell(world: World, task: TaskId) -> None:
    back = filled(handed_out(world), says("Đang thực hiện", "một nửa"))
    (plan,) = world.office.look(back).files

    parcel = take_form.with_remarks(plan, lambda reject: f"Sửa lại: {reject.value}")

    book = openpyxl.load_workbook(io.BytesIO(parcel.content))
    cell = plan.lines[0].place.split("!")[1]
    assert "Sửa lại: một nửa" in book.worksheets[0][cell].comment.text


def test_a_form_that_was_taken_back_is_refused(world: World, task: TaskId) -> None:
    form = handed_out(world)
    with world.office.desk.ledger.conversation() as connection:
        ((form_id,),) = connection.rows("SELECT id FROM form")
    take_form.void(world.office.desk, form_id)

    (plan,) = world.office.look(filled(form, says("Đang thực hiện", 60))).files

    assert plan.outcome is Outcome.FORM_REJECTED
    assert plan.why is not None
    assert plan.why.code == "form-voided"


def test_another_offices_form_is_none_of_ours(world: World, task: TaskId) -> None:
    form = handed_out(world)
    side = world.join("PYT")

    (plan,) = side.look(filled(form, says("Đang thực hiện", 60))).files

    assert plan.outcome is Outcome.FORM_REJECTED
    assert plan.why is not None
    assert plan.why.code == "not-an-office"


def test_a_row_of_a_task_that_was_withdrawn_meanwhile_is_told_and_not_taken(world: World, task: TaskId) -> None:
    back = filled(handed_out(world), says("Đang thực hiện", 60))
    decide.withdraw(world.office.desk, task, "không còn cần")

    plan = world.office.look(back)

    assert [line.outcome for line in plan.lines] == [Outcome.WITHDRAWN_TASK]
    assert world.office.take(back).facts == ()


def test_a_form_that_meets_a_signed_report_is_a_conflict(world: World, task: TaskId) -> None:
    side = world.join("PNV")
    side.take(world.send("PNV"))
    form = handed_out(world)
    file(side, task, 40)
    world.office.take(to_office(side))

    plan = world.office.look(filled(form, says("Đang thực hiện", 60)))

    (line,) = plan.files[0].doubtful
    assert (line.outcome, line.why) == (Outcome.CONFLICT, "line-signed-before")


def test_a_form_and_a_package_can_be_dropped_together(world: World, task: TaskId) -> None:
    other = world.give("Việc của y tế", "PYT")
    side = world.join("PYT")
    side.take(world.send("PYT"))
    file(side, other, 20)

    plan = world.office.look(to_office(side), filled(handed_out(world), says("Đang thực hiện", 60)))

    assert [one.outcome for one in plan.files] == [Outcome.NEW, Outcome.NEW]


def test_a_row_code_leads_to_its_row_and_takes_a_report(world: World) -> None:
    task = world.give("Cùng làm", "PNV", "PYT")
    codes = paper.codes(world.office.desk, [task])
    code = codes[(task, world.units["PYT"])]

    row = paper.read_code(world.office.desk, code.lower().replace("-", " "))
    changes = paper.enter(world.office.desk, row, ReportTerms(None, Claim.IN_PROGRESS, 35, "Nghe điện thoại"))

    assert (row.unit_name, row.task_code) == ("Phòng Y tế", "NV-001")
    share = world.office.task(task).share_of(world.units["PYT"])
    assert share is not None
    assert [(one.terms.done_percent, one.source) for one in share.reports] == [(35, "paper")]
    undo(world.office.desk, changes)
    assert len({*codes.values()}) == 2


@pytest.mark.parametrize(("typed", "code"), [("0000-Z", "row-code-mistyped"), ("", "row-code-mistyped")])
def test_a_mistyped_row_code_is_refused(world: World, task: TaskId, typed: str, code: str) -> None:
    with pytest.raises(Refused, match=code):
        paper.read_code(world.office.desk, typed)


def test_a_code_of_no_row_here_is_refused(world: World, task: TaskId) -> None:
    codes = paper.codes(world.office.desk, [task])
    (code,) = codes.values()

    with pytest.raises(Refused, match="row-code-unknown"):
        paper.read_code(world.office.desk, row_code(4000, 0))
    assert paper.read_code(world.office.desk, code).task == task


def test_every_open_row_of_a_unit_stands_on_its_sheet_of_paper(world: World, task: TaskId) -> None:
    (parcel,) = paper.sheets(world.office.desk, [world.units["PNV"]])

    assert parcel.content.startswith(b"%PDF")
    assert parcel.facts == 1
    assert paper.sheets(world.office.desk, [world.units["PYT"]]) == ()
