"""Importing a sheet of tasks: what stands in it enters the book once, whole, and nothing is invented or lost."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl  # type: ignore[import-untyped]
import pytest

from giaoban_tracker.domain.deadline import DeadlineKind
from giaoban_tracker.domain.directive import Urgency
from giaoban_tracker.domain.errors import Refused
from giaoban_tracker.domain.identity import UnitId
from giaoban_tracker.domain.meeting import MeetingTerms
from giaoban_tracker.domain.task import Claim, Quality, Task
from giaoban_tracker.domain.task_list import TaskQuery
from giaoban_tracker.domain.unit import UnitTerms
from giaoban_tracker.workflow import decide, list_tasks, record_conclusions
from giaoban_tracker.workflow.import_sheet import (
    Choices,
    NewUnit,
    OpenedSheets,
    Outcome,
    Proposal,
    SheetField,
    SheetRow,
    accept,
    looks_like_tasks,
    open_sheets,
    propose,
    with_field,
)
from giaoban_tracker.workflow.printing import blank_import_sheet
from tests.minutes.sheet.workbooks import Cell, write_sheet
from tests.workflow.conftest import Office, merge_away

HEADING = ("Nội dung nhiệm vụ", "Đơn vị chủ trì", "Hạn hoàn thành")
POVERTY = ("Rà soát hộ nghèo", "Phòng Nội vụ", date(2017, 9, 30))
SCHOOLS = ("Kiểm tra trường học", "Phòng Văn hóa và Thông tin", "thường xuyên")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


def opened(folder: Path, *rows: Sequence[Cell], heading: Sequence[Cell] = HEADING) -> OpenedSheets:
    return open_sheets(write_sheet(folder / "nhiem-vu.xlsx", [heading, *rows]))


def proposed(office: Office, folder: Path, *rows: Sequence[Cell], heading: Sequence[Cell] = HEADING) -> Proposal:
    return propose(office.desk, opened(folder, *rows, heading=heading))


def one_row(office: Office, folder: Path, **cells: Cell) -> SheetRow:
    """The only row of a sheet that has these headings; a content and a unit are there anyway."""
    whole: dict[str, Cell] = {"Nội dung nhiệm vụ": "Rà soát hộ nghèo", "Đơn vị chủ trì": "Phòng Nội vụ"}
    whole |= {name.replace("_", " "): value for name, value in cells.items()}
    (row,) = proposed(office, folder, tuple(whole.values()), heading=tuple(whole)).rows
    return row


def tasks_of(office: Office) -> tuple[Task, ...]:
    with office.desk.ledger.reading() as book:
        return tuple(sorted(book.tasks(TaskQuery(office.desk.today)), key=lambda task: task.terms.code))


def codes(row: SheetRow) -> list[str]:
    return [problem.code for problem in row.problems]


def test_proposing_writes_nothing(office: Office, folder: Path) -> None:
    before = office.newest_fact()

    proposal = proposed(office, folder, POVERTY, SCHOOLS)

    assert office.newest_fact() == before
    assert [row.outcome for row in proposal.rows] == [Outcome.NEW, Outcome.NEW]


def test_accepting_writes_every_wanted_row_under_the_next_codes(office: Office, folder: Path) -> None:
    proposal = proposed(office, folder, POVERTY, SCHOOLS)

    imported = accept(office.desk, proposal)

    first, second = tasks_of(office)
    assert imported.tasks == (first.id, second.id)
    assert (first.terms.code, first.terms.content, first.terms.lead) == ("NV-001", POVERTY[0], (office.home_affairs,))
    assert (first.deadline.kind, first.deadline.due) == (DeadlineKind.FIXED, date(2017, 9, 30))
    assert (second.deadline.kind, second.deadline.due) == (DeadlineKind.STANDING, None)


def test_the_same_file_twice_changes_nothing(office: Office, folder: Path) -> None:
    sheets = opened(folder, POVERTY, SCHOOLS)
    accept(office.desk, propose(office.desk, sheets))

    again = propose(office.desk, sheets)

    assert [row.outcome for row in again.rows] == [Outcome.SAME, Outcome.SAME]
    with pytest.raises(Refused, match="nothing-to-import"):
        accept(office.desk, again)


def test_the_same_file_is_known_even_after_its_tasks_were_changed(office: Office, folder: Path) -> None:
    sheets = opened(folder, POVERTY)
    accept(office.desk, propose(office.desk, sheets))
    (task,) = tasks_of(office)
    other = replace(task.terms, content="Rà soát hộ nghèo và cận nghèo", lead=(office.culture,))
    decide.amend(office.desk, task.id, other, task.revision)

    (row,) = propose(office.desk, sheets).rows

    assert (row.outcome, row.known) == (Outcome.SAME, task.id)


def test_after_undoing_an_import_it_can_be_done_again(office: Office, folder: Path) -> None:
    sheets = opened(folder, POVERTY)
    imported = accept(office.desk, propose(office.desk, sheets))
    decide.undo(office.desk, imported.changes)
    assert tasks_of(office) == ()

    accept(office.desk, propose(office.desk, sheets))

    assert [task.terms.content for task in tasks_of(office)] == [POVERTY[0]]


def test_two_windows_that_import_the_same_sheet_write_it_once(office: Office, folder: Path) -> None:
    sheets = opened(folder, POVERTY)
    first, second = propose(office.desk, sheets), propose(office.desk, sheets)
    accept(office.desk, first)

    with pytest.raises(Refused, match="nothing-to-import"):
        accept(office.desk, second)


def test_another_sheet_with_the_same_content_unit_and_day_is_the_same_task(office: Office, folder: Path) -> None:
    accept(office.desk, proposed(office, folder, POVERTY))

    (row,) = proposed(office, folder, ("RÀ SOÁT HỘ NGHÈO", "PNV", "30/9/2017")).rows

    assert row.outcome is Outcome.SAME


def test_a_row_that_stands_twice_in_the_sheet_is_taken_once(office: Office, folder: Path) -> None:
    proposal = proposed(office, folder, POVERTY, POVERTY)

    assert [row.outcome for row in proposal.rows] == [Outcome.NEW, Outcome.TWICE]


def test_rows_that_a_person_leaves_out_are_not_written(office: Office, folder: Path) -> None:
    sheets = opened(folder, POVERTY, SCHOOLS)

    accept(office.desk, propose(office.desk, sheets, Choices(left_out=frozenset({2}))))

    assert [task.terms.content for task in tasks_of(office)] == [SCHOOLS[0]]


def test_a_row_without_content_is_refused_at_its_cell(office: Office, folder: Path) -> None:
    proposal = proposed(office, folder, (None, "Phòng Nội vụ", date(2017, 9, 30)), SCHOOLS)

    refused, kept = proposal.rows
    assert (refused.outcome, kept.outcome) == (Outcome.REFUSED, Outcome.NEW)
    (problem,) = refused.problems
    assert (problem.sheet, problem.cell, problem.code, problem.refuses) == ("Nhiệm vụ", "A2", "content-missing", True)


def test_a_content_that_no_fact_can_hold_is_refused(office: Office, folder: Path) -> None:
    words = "một việc " + "ộộộộ " * 6_000

    (row,) = proposed(office, folder, (words, "Phòng Nội vụ", None)).rows
    (kept,) = proposed(office, folder, (words[:9_000], "Phòng Nội vụ", None)).rows

    assert (row.outcome, codes(row)) == (Outcome.REFUSED, ["too-long"])
    assert kept.outcome is Outcome.NEW


def test_what_no_fact_can_hold_in_another_cell_is_refused_too(office: Office, folder: Path) -> None:
    row = one_row(office, folder, Vướng_mắc="ộộộộ " * 6_000)

    assert (row.outcome, codes(row)) == (Outcome.REFUSED, ["too-long"])


def test_a_product_below_the_content_as_lists_print_it_is_read(office: Office, folder: Path) -> None:
    row = one_row(office, folder, Nội_dung_nhiệm_vụ="Rà soát hộ nghèo\nSản phẩm: báo cáo")

    assert (row.terms.content, row.terms.product) == ("Rà soát hộ nghèo", "báo cáo")


def test_nobody_is_asked_about_rows_that_are_in_the_book_already(office: Office, folder: Path) -> None:
    sheets = opened(folder, ("Rà soát", "Ban Quản lý chợ Đêm", "bao giờ cũng được"))
    accept(office.desk, propose(office.desk, sheets))

    again = propose(office.desk, sheets)

    assert (again.asked, again.problems) == ((), ())


def test_a_content_by_a_formula_that_was_never_calculated_is_refused(office: Office, folder: Path) -> None:
    path = write_sheet(
        folder / "a.xlsx", [HEADING, (None, "Phòng Nội vụ", "30/9/2017")], formulas={(1, 0): ('="Rà soát"', "")}
    )

    (row,) = propose(office.desk, open_sheets(path)).rows

    assert (row.outcome, row.problems[0].cell) == (Outcome.REFUSED, "A2")
    assert "formula-without-value" in codes(row)


def test_a_deadline_that_nobody_understands_keeps_its_words_and_is_told(office: Office, folder: Path) -> None:
    row = one_row(office, folder, Hạn_hoàn_thành="khi nào xong thì thôi")

    assert (row.outcome, codes(row)) == (Outcome.NEW, ["not-a-day"])
    assert (row.terms.deadline.kind, row.terms.deadline.words) == (DeadlineKind.UNSTATED, "khi nào xong thì thôi")


@pytest.mark.parametrize(
    ("words", "kind", "due"),
    [
        ("Quý III/2017", DeadlineKind.FIXED, date(2017, 9, 30)),
        ("Hằng tháng", DeadlineKind.RECURRING, None),
        ("trước ngày 15/8/2017", DeadlineKind.FIXED, date(2017, 8, 15)),
        ("trong 05 ngày làm việc", DeadlineKind.FIXED, date(2017, 7, 12)),
    ],
)
def test_a_deadline_in_words_means_what_it_means_in_minutes(
    office: Office, folder: Path, words: str, kind: DeadlineKind, due: date | None
) -> None:
    row = one_row(office, folder, Hạn_hoàn_thành=words)

    assert (row.terms.deadline.kind, row.terms.deadline.due, row.terms.deadline.words) == (kind, due, words)


def test_every_field_of_the_import_sheet_finds_its_place(office: Office, folder: Path) -> None:
    row = one_row(
        office,
        folder,
        Đơn_vị_phối_hợp="Phòng Văn hóa và Thông tin",
        Lãnh_đạo_giao="Chủ tịch UBND",
        Người_theo_dõi="Nông Thị Hà",
        Sản_phẩm_đầu_ra="báo cáo",
        Cấp_nhận_sản_phẩm="UBND thành phố",
        Độ_khẩn="Hỏa tốc",
        Lĩnh_vực="Giảm nghèo",
        Cán_bộ_chủ_trì="Lò Văn Tân",
        Ghi_chú="ưu tiên",
    )

    terms = row.terms
    assert terms.support == (office.culture,)
    assert (terms.leader, terms.monitor, terms.product) == ("Chủ tịch UBND", "Nông Thị Hà", "báo cáo")
    assert (terms.receiving_level, terms.urgency, terms.field) == ("UBND thành phố", Urgency.FLASH, "Giảm nghèo")
    assert terms.note == "ưu tiên\nCán bộ chủ trì: Lò Văn Tân"


def test_a_whole_bloc_becomes_its_units(office: Office, folder: Path) -> None:
    row = one_row(office, folder, Đơn_vị_chủ_trì="Các đơn vị khối Văn hóa - Xã hội")

    assert row.terms.bloc == office.bloc
    assert {office.home_affairs, office.culture} <= set(row.terms.lead)


def test_a_unit_nobody_knows_leaves_the_owner_open_and_its_words_in_the_note(office: Office, folder: Path) -> None:
    proposal = proposed(office, folder, ("Rà soát", "Ban Quản lý chợ Đêm", None))

    (row,) = proposal.rows
    assert (row.outcome, codes(row), row.terms.lead) == (Outcome.NEW, ["unknown-unit"], ())
    assert "Ban Quản lý chợ Đêm" in row.terms.note
    assert [(asked.words, asked.guess, asked.rows) for asked in proposal.asked] == [("Ban Quản lý chợ Đêm", None, 1)]


def test_a_unit_that_was_merged_gives_its_rows_to_the_one_it_went_into_and_says_so(
    office: Office, folder: Path
) -> None:
    merge_away(office.desk, office.culture, office.home_affairs, date(2017, 6, 30))

    (row,) = proposed(office, folder, ("Rà soát", "Phòng Văn hóa và Thông tin", None)).rows

    assert row.terms.lead == (office.home_affairs,)
    assert [(one.code, one.value) for one in row.problems] == [
        ("merged-unit", "Phòng Văn hóa và Thông tin → Phòng Nội vụ")
    ]


def test_a_unit_that_ended_without_another_is_kept_and_told(office: Office, folder: Path) -> None:
    merge_away(office.desk, office.culture, None, date(2017, 6, 30))

    (row,) = proposed(office, folder, ("Rà soát", "Phòng Văn hóa và Thông tin", None)).rows

    assert row.terms.lead == (office.culture,)
    assert codes(row) == ["ended-unit"]


def test_what_was_given_while_the_unit_was_in_being_stays_its_own(office: Office, folder: Path) -> None:
    merge_away(office.desk, office.culture, office.home_affairs, date(2017, 6, 30))

    row = one_row(office, folder, Đơn_vị_chủ_trì="Phòng Văn hóa và Thông tin", Ngày_giao=date(2017, 6, 30))

    assert row.terms.lead == (office.culture,)
    assert codes(row) == []


def test_a_new_unit_enters_the_book_with_the_tasks_that_name_it(office: Office, folder: Path) -> None:
    sheets = opened(folder, ("Rà soát", "Ban Quản lý chợ Đêm", None))
    new = NewUnit(UnitId(office.desk.new_id()), UnitTerms("Ban Quản lý chợ Đêm", "BQLCD", order=99))
    choices = Choices(units={"Ban Quản lý chợ Đêm": new.id}, new_units=(new,))

    imported = accept(office.desk, propose(office.desk, sheets, choices))

    assert imported.units == (new.id,)
    assert tasks_of(office)[0].terms.lead == (new.id,)
    assert any(unit.name == "Ban Quản lý chợ Đêm" for unit in list_tasks.particulars(office.desk).units)


def test_what_a_person_confirmed_is_remembered_as_a_name_of_the_unit(office: Office, folder: Path) -> None:
    sheets = opened(folder, ("Rà soát", "Nhà Văn hoá", None))
    accept(office.desk, propose(office.desk, sheets, Choices(units={"Nhà Văn hoá": office.culture})))

    other = proposed(office, folder, ("Kiểm tra", "nhà văn hoá", None))

    assert other.rows[0].terms.lead == (office.culture,)
    assert other.asked == ()


def test_a_guess_is_told_until_somebody_confirms_it(office: Office, folder: Path) -> None:
    sheets = opened(folder, ("Rà soát", "P. Nội vụ thành phố", None))
    guessed = propose(office.desk, sheets)
    (asked,) = guessed.asked

    confirmed = propose(office.desk, sheets, Choices(units={asked.words: asked.guess}))

    assert (codes(guessed.rows[0]), guessed.rows[0].terms.lead) == (["guessed-unit"], (office.home_affairs,))
    assert codes(confirmed.rows[0]) == []


def test_a_meeting_is_found_by_its_title_and_gives_the_day(office: Office, folder: Path) -> None:
    meeting = record_conclusions.record(
        office.desk, MeetingTerms("Giao ban quý II/2017", date(2017, 6, 30)), b"", ()
    ).meeting

    row = one_row(office, folder, Số_hội_nghị="giao ban quý II/2017")

    assert (row.terms.meeting, row.assigned_on) == (meeting, date(2017, 6, 30))


def test_a_source_nobody_knows_goes_into_the_note_and_rows_to_the_meeting_chosen(office: Office, folder: Path) -> None:
    meeting = record_conclusions.record(office.desk, MeetingTerms("Giao ban", date(2017, 6, 30)), b"", ()).meeting
    sheets = opened(
        folder,
        ("Rà soát", "12/TB-UBND", date(2017, 5, 3)),
        heading=("Nội dung nhiệm vụ", "Số/ký hiệu văn bản", "Ngày ban hành"),
    )

    (row,) = propose(office.desk, sheets, Choices(meeting=meeting)).rows

    assert row.terms.meeting == meeting
    assert row.terms.note == "Nguồn trong bảng: 12/TB-UBND, 03/05/2017"


def test_done_in_a_sheet_is_a_report_and_no_acceptance(office: Office, folder: Path) -> None:
    heading = (*HEADING, "Tiến độ", "Mô tả kết quả")

    accept(office.desk, proposed(office, folder, (*POVERTY, "Đã xong", "Đã rà soát 120 hộ"), heading=heading))

    (task,) = tasks_of(office)
    (share,) = task.shares
    assert share.acceptance is None
    assert share.last_report is not None
    assert (share.last_report.terms.claim, share.last_report.terms.result) == (Claim.DONE, "Đã rà soát 120 hộ")


def test_a_row_that_grades_the_quality_is_closed(office: Office, folder: Path) -> None:
    heading = (*HEADING, "Tiến độ", "Chất lượng", "Số hiệu văn bản kết quả", "Ngày văn bản kết quả", "Cấp nhận")
    row = (*POVERTY, "Hoàn thành", "Đạt tốt", "15/BC-PNV", date(2017, 7, 3), "UBND")

    accept(office.desk, proposed(office, folder, row, heading=heading))

    (share,) = tasks_of(office)[0].shares
    assert share.acceptance is not None
    assert share.acceptance.quality is Quality.GOOD
    assert share.last_report is not None
    assert share.last_report.terms.evidence is not None


def test_done_with_words_that_say_otherwise_is_taken_as_under_way(office: Office, folder: Path) -> None:
    row = one_row(office, folder, Tiến_độ="Hoàn thành", Mô_tả_kết_quả="Đang dự thảo báo cáo")

    assert codes(row) == ["draft-is-not-done"]
    assert row.report is not None
    assert (row.report.terms.claim, row.report.terms.done_percent) == (Claim.IN_PROGRESS, 99)


def test_a_document_without_a_level_stays_in_words(office: Office, folder: Path) -> None:
    row = one_row(
        office,
        folder,
        Tiến_độ="Xong",
        Số_hiệu_văn_bản_kết_quả="15/BC-PNV",
        Ngày_văn_bản_kết_quả=date(2017, 7, 3),
        Trích_yếu_văn_bản_kết_quả="về hộ nghèo",
    )

    assert row.report is not None
    assert row.report.terms.evidence is None
    assert row.report.terms.result == "Văn bản 15/BC-PNV ngày 03/07/2017: về hộ nghèo"
    assert row.report.on == date(2017, 7, 3)


def test_a_task_that_was_due_was_given_before(office: Office, folder: Path) -> None:
    row = one_row(office, folder, Hạn_hoàn_thành=date(2017, 5, 31))

    assert row.assigned_on == date(2017, 5, 31)


def test_a_day_before_the_assignment_is_told(office: Office, folder: Path) -> None:
    row = one_row(office, folder, Ngày_giao=date(2017, 6, 1), Hạn_hoàn_thành=date(2017, 5, 31))

    assert codes(row) == ["due-before-assignment"]


def test_a_sentence_where_a_state_is_asked_for_is_the_result_so_far(office: Office, folder: Path) -> None:
    row = one_row(office, folder, Tiến_độ="Đang trình UBND ký ban hành")

    assert codes(row) == ["status-in-words"]
    assert row.report is not None
    assert (row.report.terms.claim, row.report.terms.result) == (Claim.IN_PROGRESS, "Đang trình UBND ký ban hành")


@pytest.mark.parametrize("value", [80, "80", "80%", "Đang thực hiện\n80%"])
def test_per_cent_in_the_column_of_progress_is_taken(office: Office, folder: Path, value: Cell) -> None:
    row = one_row(office, folder, Tiến_độ=value)

    assert codes(row) == []
    assert row.report is not None
    assert (row.report.terms.claim, row.report.terms.done_percent) == (Claim.IN_PROGRESS, 80)


def test_every_unit_of_a_task_gets_the_rows_report(office: Office, folder: Path) -> None:
    heading = (*HEADING, "Tiến độ")
    row = ("Rà soát", "Phòng Nội vụ; Phòng Văn hóa và Thông tin", None, "40%")

    accept(office.desk, proposed(office, folder, row, heading=heading))

    reports = [share.last_report for share in tasks_of(office)[0].shares]
    assert [report.terms.done_percent for report in reports if report] == [40, 40]


def test_signatures_below_the_table_and_bands_in_it_are_no_tasks(office: Office, folder: Path) -> None:
    proposal = proposed(
        office, folder, ("I. Khối văn xã",), POVERTY, SCHOOLS, (), ("Người lập biểu",), ("Nông Thị Hà",)
    )

    assert [row.terms.content for row in proposal.rows if row.outcome is Outcome.NEW][-2:] == [POVERTY[0], SCHOOLS[0]]
    assert "Người lập biểu" not in {row.terms.content for row in proposal.rows}


def test_a_column_can_be_given_another_meaning(office: Office, folder: Path) -> None:
    sheets = opened(folder, ("Rà soát", "báo cáo", None), heading=("Nội dung nhiệm vụ", "Cột lạ", "Thời hạn"))
    guess = propose(office.desk, sheets).heading
    assert guess.fields == (SheetField.CONTENT, None, SheetField.DUE)

    (row,) = propose(office.desk, sheets, Choices(heading=with_field(guess, 1, SheetField.PRODUCT))).rows

    assert row.terms.product == "báo cáo"


def test_a_workbook_without_tasks_proposes_nothing(office: Office, folder: Path) -> None:
    sheets = opened(folder, ("một", "hai"), heading=("Cột A", "Cột B"))

    assert not looks_like_tasks(sheets)
    assert propose(office.desk, sheets).rows == ()


def test_codes_of_another_book_are_kept_in_the_note(office: Office, folder: Path) -> None:
    row = one_row(office, folder, Mã_nhiệm_vụ="CB-17")

    assert row.terms.code == ""
    assert row.terms.note == "Mã trong bảng: CB-17"


def test_stopping_ends_the_reading(office: Office, folder: Path) -> None:
    sheets = opened(folder, *((f"Việc {number}", "PNV", None) for number in range(300)))

    with pytest.raises(Refused, match="stopped"):
        propose(office.desk, sheets, stop=lambda: True)


def test_the_empty_import_sheet_filled_in_by_hand_comes_in_whole(office: Office, folder: Path) -> None:
    book = openpyxl.load_workbook(io.BytesIO(blank_import_sheet(office.desk)))
    sheet = book["Nhập nhiệm vụ"]
    for column, value in (
        (6, "Rà soát hộ nghèo"),
        (7, "Phòng Nội vụ"),
        (11, "Có thời hạn"),
        (12, date(2017, 9, 30)),
        (15, "Khẩn"),
    ):
        sheet.cell(3, column).value = value
    book.save(folder / "mau.xlsx")

    proposal = propose(office.desk, open_sheets(folder / "mau.xlsx"))

    (row,) = proposal.rows
    assert (proposal.sheet, row.number, row.outcome, codes(row)) == ("Nhập nhiệm vụ", 3, Outcome.NEW, [])
    assert (row.terms.lead, row.terms.deadline.due) == ((office.home_affairs,), date(2017, 9, 30))
    assert row.terms.urgency is Urgency.URGENT
    assert None not in proposal.heading.fields
