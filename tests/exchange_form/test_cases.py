"""What people do to a form, and the cell that is named for it (exchange.md §4, its fifteen cases and further ones)."""

from __future__ import annotations

import base64
import io
import unicodedata
from collections.abc import Callable
from datetime import date
from functools import cache
from string import ascii_uppercase
from typing import Any

import openpyxl  # type: ignore[import-untyped]
import pytest

from giaoban_tracker.domain.errors import Unreadable
from giaoban_tracker.domain.identity import UnitId
from giaoban_tracker.domain.task import CauseKind, Claim, Evidence, ReportTerms
from giaoban_tracker.exchange.form.build import build_form
from giaoban_tracker.exchange.form.columns import META, SHEET
from giaoban_tracker.exchange.form.form import FilledForm, Form, KnownForm
from giaoban_tracker.exchange.form.marks import form_mark
from giaoban_tracker.exchange.form.open_form import open_form
from tests.exchange_form.forms import (
    FIRST,
    HEADING_ROW,
    KEY,
    UNIT,
    built,
    edited,
    filled,
    form,
    found,
    known,
    opened,
    parts_of,
    place,
    reported,
    row,
    with_part,
)

FULL: dict[str, object] = {
    "evidence_number": "145/BC-LĐTBXH",
    "evidence_day": "05/09/2026",
    "evidence_level": "UBND thành phố",
    "next_step": "Trình thẩm định",
    "difficulty": "Thiếu kinh phí",
    "proposal": "Bổ sung dự toán",
    "cause": "Khách quan",
    "cause_words": "Mưa lũ",
}


def test_a_form_that_nobody_filled_in_is_silent_on_every_row() -> None:
    verdict = opened(built())

    assert verdict.form == form()
    assert verdict.silent == form().rows
    assert (verdict.taken, verdict.rejects, verdict.missing) == ((), (), ())


def test_a_filled_row_is_taken_with_all_that_it_says() -> None:
    verdict = opened(filled(reported(2, **FULL)))

    [taken] = verdict.taken
    assert taken.row == form().rows[1]
    assert taken.terms == ReportTerms(
        unit=UNIT,
        claim=Claim.IN_PROGRESS,
        done_percent=40,
        result="Đã lấy ý kiến các phường",
        evidence=Evidence("145/BC-LĐTBXH", date(2026, 9, 5), "UBND thành phố"),
        difficulty="Thiếu kinh phí",
        proposal="Bổ sung dự toán",
        cause=CauseKind.OBJECTIVE,
        cause_words="Mưa lũ",
        next_step="Trình thẩm định",
    )
    assert (taken.sheet, taken.line, taken.cells) == (SHEET, FIRST + 1, "E8:O8")
    assert len(verdict.silent) == 4


def moved(book: Any) -> None:
    sheet = book[SHEET]
    rows = [[(one.value, one.data_type) for one in line] for line in sheet.iter_rows(min_row=FIRST, max_row=FIRST + 4)]
    for line, values in enumerate(reversed(rows)):
        for column, (value, kind) in enumerate(values, start=1):
            sheet.cell(FIRST + line, column).value = value
            sheet.cell(FIRST + line, column).data_type = kind


def test_rows_may_be_moved() -> None:
    verdict = opened(edited(filled(reported(1)), moved))

    assert [taken.row.code for taken in verdict.taken] == ["NV-001"]
    assert (verdict.rejects, verdict.taken[0].line) == ((), FIRST + 4)


def inserted(book: Any) -> None:
    book[SHEET].insert_rows(FIRST + 1)
    book[SHEET].cell(FIRST + 1, 3).value = "Việc phát sinh"


def test_an_inserted_row_is_refused_at_its_mark() -> None:
    verdict = opened(edited(built(), inserted))

    assert found(verdict) == [(place("mark", 2), "no-key")]
    assert verdict.rejects[0].value == "Việc phát sinh"
    assert len(verdict.silent) == 5


def test_an_inserted_row_that_holds_but_a_running_number_is_passed_over() -> None:
    def insert(book: Any) -> None:
        book[SHEET].insert_rows(FIRST + 1)
        book[SHEET].cell(FIRST + 1, 1).value = 2

    assert opened(edited(built(), insert)).rejects == ()


def test_a_deleted_row_is_told_as_missing() -> None:
    verdict = opened(edited(built(), lambda book: book[SHEET].delete_rows(FIRST + 2)))

    assert verdict.rejects == ()
    assert verdict.missing == (form().rows[2],)


def test_the_second_of_two_equal_rows_is_refused() -> None:
    def double(book: Any) -> None:
        for one in book[SHEET][FIRST + 1]:
            book[SHEET].cell(FIRST + 5, one.column).value = one.value

    verdict = opened(edited(filled(reported(2)), double))

    assert found(verdict) == [(place("mark", 6), "dup-row")]
    assert verdict.rejects[0].expected == f"{SHEET}!B{FIRST + 1}"
    assert [taken.row.code for taken in verdict.taken] == ["NV-002"]


def test_a_copy_of_the_whole_sheet_doubles_nothing() -> None:
    def double(book: Any) -> None:
        book.copy_worksheet(book[SHEET]).title = "BaoCao (2)"

    verdict = opened(edited(filled(reported(2)), double))

    assert len(verdict.taken) == 1
    assert {(reject.sheet, reject.code) for reject in verdict.rejects} == {("BaoCao (2)", "dup-row")}


def swapped(book: Any) -> None:
    sheet = book[SHEET]
    one, other = sheet[place("mark", 1)], sheet[place("mark", 2)]
    one.value, other.value = other.value, one.value


Case = tuple[str, dict[str, object], dict[str, str]]
CASES: list[Case] = [
    ("deadline edited", {"due": "31/12/2026"}, {"due": "words-changed"}),
    ("content edited", {"content": "Việc khác"}, {"content": "words-changed"}),
    ("code cleared", {"code": None}, {"code": "words-changed"}),
    ("formula in a printed cell", {"code": "=A1"}, {"code": "formula"}),
    ("formula for a running number", {"number": "=ROW()-6"}, {"number": "formula"}),
    ("mark edited", {"mark": "AAAA"}, {"mark": "mark-unknown"}),
    ("mark cleared", {"mark": None}, {"mark": "no-key"}),
    ("formula for a mark", {"mark": "=A1"}, {"mark": "formula"}),
    ("formulas", {"percent": "=20+20", "result": '=HYPERLINK("http://x","y")'},
     {"percent": "formula", "result": "formula"}),
    ("unknown status", {"claim": "Gần xong"}, {"claim": "claim-unknown"}),
    ("no status", {"claim": None}, {"claim": "claim-missing"}),
    ("0.5", {"percent": 0.5}, {"percent": "percent-ambiguous"}),
    ("0,5 in words", {"percent": "0,5"}, {"percent": "percent-ambiguous"}),
    ("33.3", {"percent": 33.3}, {"percent": "percent-not-whole"}),
    ("33,3 in words", {"percent": "33,3%"}, {"percent": "percent-not-whole"}),
    ("120", {"percent": 120}, {"percent": "percent-range"}),
    ("-1", {"percent": -1}, {"percent": "percent-range"}),
    ("80 phần trăm", {"percent": "80 phần trăm"}, {"percent": "percent-unreadable"}),
    ("true", {"percent": True}, {"percent": "percent-unreadable"}),
    ("a day for per cent", {"percent": date(2026, 1, 1)}, {"percent": "percent-unreadable"}),
    ("no per cent", {"percent": None}, {"percent": "percent-missing"}),
    ("100 % under way", {"percent": 100}, {"percent": "percent-against-claim"}),
    ("done at 90 %", {"claim": "Đã hoàn thành", "percent": 90}, {"percent": "percent-against-claim"}),
    ("not begun at 5 %", {"claim": "Chưa thực hiện", "percent": 5}, {"percent": "percent-against-claim"}),
    ("done without a result", {"claim": "Đã hoàn thành", "percent": 100, "result": None}, {"result": "result-missing"}),
    ("turned letters", {"result": "đã xong\u202e%001"}, {"result": "text-control"}),
    ("hidden bell", {"result": "chuông _x0007_ reo"}, {"result": "text-control"}),
    ("6,000 letters", {"result": "a" * 6000}, {"result": "text-too-long"}),
    ("true for a text", {"result": True}, {"result": "text-kind"}),
    ("error value", {"result": "#REF!"}, {"result": "formula-error"}),
    ("31 February", FULL | {"evidence_day": "31/02/2026"}, {"evidence_day": "date-not-in-calendar"}),
    ("ISO day", FULL | {"evidence_day": "2026-09-05"}, {"evidence_day": "date-unreadable"}),
    ("short year", FULL | {"evidence_day": "05/09/26"}, {"evidence_day": "date-unreadable"}),
    ("bare number for a day", FULL | {"evidence_day": 46000}, {"evidence_day": "date-unreadable"}),
    ("year of a slip", FULL | {"evidence_day": "05/09/2206"}, {"evidence_day": "date-year"}),
    ("evidence by halves", {"evidence_number": "1/BC"},
     {"evidence_day": "evidence-incomplete", "evidence_level": "evidence-incomplete"}),
    ("cause unknown", {"cause": "Bất khả kháng"}, {"cause": "cause-unknown"}),
    ("note beside the table", {"beside": "ghi chú"}, {"beside": "outside"}),
    ("formula beside the table", {"beside": "=1/100"}, {"beside": "formula"}),
    ("several at once", {"content": "Khác", "percent": 0.5, "cause": "Khác"},
     {"content": "words-changed", "percent": "percent-ambiguous", "cause": "cause-unknown"}),
]  # fmt: skip


@cache
def all_cases() -> FilledForm:
    """One form with a case on each row."""
    values: dict[str, object] = {}
    for line, (_, fields, _) in enumerate(CASES, start=1):
        values |= reported(line, **fields)
    return open_form(filled(values, built(len(CASES))), KEY, known)


@pytest.mark.parametrize("line", range(1, len(CASES) + 1), ids=[name for name, _, _ in CASES])
def test_each_fault_is_named_at_its_cell(line: int) -> None:
    verdict = all_cases()

    expected = [(place(column, line), reason) for column, reason in CASES[line - 1][2].items()]
    on_line = [one for one in found(verdict) if one[0].lstrip(ascii_uppercase) == str(FIRST + line - 1)]
    assert on_line == expected
    assert verdict.taken == ()


def test_exchanged_marks_show_at_the_printed_words_of_both_rows() -> None:
    assert [place for place, _ in found(opened(edited(built(), swapped)))] == ["B7", "C7", "D7", "B8", "C8", "D8"]


Reading = tuple[Claim, int, str]
PLAIN = "Đã lấy ý kiến các phường"
READINGS: list[tuple[str, dict[str, object], Reading]] = [
    ("80 %", {"percent": "80%"}, (Claim.IN_PROGRESS, 80, PLAIN)),
    ("80 with blanks", {"percent": " 80 % "}, (Claim.IN_PROGRESS, 80, PLAIN)),
    ("one", {"percent": 1}, (Claim.IN_PROGRESS, 1, PLAIN)),
    ("decomposed", {"claim": unicodedata.normalize("NFD", "Đang thực hiện"),
     "result": unicodedata.normalize("NFD", "Đã ký")}, (Claim.IN_PROGRESS, 40, "Đã ký")),
    ("small letters", {"claim": "  đang  THỰC hiện"}, (Claim.IN_PROGRESS, 40, PLAIN)),
    ("done, per cent left open", {"claim": "Đã hoàn thành", "percent": None}, (Claim.DONE, 100, PLAIN)),
    ("not begun", {"claim": "Chưa thực hiện", "percent": None, "result": None}, (Claim.NOT_STARTED, 0, "")),
    ("lines and unseen blanks", {"result": "dòng\u00a01_x000D_\ndòng\u200b 2  "},
     (Claim.IN_PROGRESS, 40, "dòng 1\ndòng 2")),
    ("a number for a text", {"result": 145}, (Claim.IN_PROGRESS, 40, "145")),
    ("a day for a text", {"result": date(2026, 9, 5)}, (Claim.IN_PROGRESS, 40, "05/09/2026")),
    ("a dash in front", {"result": "- Đã ban hành"}, (Claim.IN_PROGRESS, 40, "- Đã ban hành")),
]  # fmt: skip


@cache
def all_readings() -> FilledForm:
    values: dict[str, object] = {}
    for line, (_, fields, _) in enumerate(READINGS, start=1):
        values |= reported(line, **fields)
    return open_form(filled(values, built(len(READINGS))), KEY, known)


@pytest.mark.parametrize("line", range(1, len(READINGS) + 1), ids=[name for name, _, _ in READINGS])
def test_what_can_be_read_in_one_way_is_taken(line: int) -> None:
    taken = next(taken for taken in all_readings().taken if taken.line == FIRST + line - 1)

    assert (taken.terms.claim, taken.terms.done_percent, taken.terms.result) == READINGS[line - 1][2]


def test_a_share_that_the_sheet_shows_as_per_cent_is_taken() -> None:
    def share(book: Any) -> None:
        book[SHEET]["F7"].value, book[SHEET]["F7"].number_format = 0.8, "0%"

    [taken] = opened(edited(filled(reported(1)), share)).taken

    assert taken.terms.done_percent == 80


def test_a_day_may_be_typed_or_real() -> None:
    values: dict[str, object] = {}
    for line, day in enumerate(("5/9/2026", "05-09-2026", "05.09.2026", date(2026, 9, 5)), start=1):
        values |= reported(line, **FULL | {"evidence_day": day})

    days = [taken.terms.evidence.dated for taken in opened(filled(values)).taken if taken.terms.evidence]

    assert days == [date(2026, 9, 5)] * 4


def test_a_text_that_only_looks_like_a_formula_is_a_text() -> None:
    def quote(book: Any) -> None:
        book[SHEET]["G7"].value, book[SHEET]["G7"].data_type = "=1+1 đã xong", "s"

    [taken] = opened(edited(filled(reported(1)), quote)).taken

    assert taken.terms.result == "=1+1 đã xong"


def test_merged_rows_are_refused_once_and_neither_is_taken() -> None:
    verdict = opened(edited(filled(reported(1) | reported(2)), lambda book: book[SHEET].merge_cells("A7:A8")))

    assert found(verdict) == [("A7", "merged")]
    assert (verdict.taken, len(verdict.silent), verdict.missing) == ((), 3, ())


def test_merged_titles_do_no_harm() -> None:
    verdict = opened(edited(filled(reported(1)), lambda book: book[SHEET].merge_cells("A1:P2")))

    assert (verdict.rejects, len(verdict.taken)) == ((), 1)


def test_a_changed_heading_is_named_and_its_column_still_read() -> None:
    verdict = opened(filled(reported(1) | {f"G{HEADING_ROW}": "Ghi chú"}))

    assert found(verdict) == [("G6", "heading-changed")]
    assert verdict.rejects[0].expected == "Kết quả thực hiện"
    assert verdict.taken[0].terms.result == "Đã lấy ý kiến các phường"


def test_a_column_put_in_between_does_no_harm_while_it_is_empty() -> None:
    verdict = opened(edited(filled(reported(1, **FULL)), lambda book: book[SHEET].insert_cols(6)))

    assert verdict.rejects == ()
    assert verdict.taken[0].terms.done_percent == 40
    assert verdict.taken[0].cells == "E7:P7"


def test_a_sheet_renamed_is_still_the_form() -> None:
    def rename(book: Any) -> None:
        book[SHEET].title = "Phòng Văn hóa"

    [taken] = opened(edited(filled(reported(1)), rename)).taken

    assert taken.sheet == "Phòng Văn hóa"


def first_letter_changed(place: str) -> Callable[[Any], None]:
    def change(book: Any) -> None:
        text = book[META][place].value
        book[META][place].value = ("B" if text[0] == "A" else "A") + text[1:]

    return change


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (first_letter_changed("A1"), "form-mac"),
        (first_letter_changed("B1"), "form-mac"),
        (lambda book: book.remove(book[META]), "form-not-ours"),
        (lambda book: book.remove(book[SHEET]), "form-table-missing"),
        (lambda book: book[SHEET].delete_rows(HEADING_ROW), "form-table-missing"),
    ],
    ids=["form edited", "mark edited", "hidden sheet removed", "sheet removed", "headings removed"],
)
def test_a_form_whose_mark_or_table_is_gone_is_refused_whole(change: Callable[[Any], None], code: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        opened(edited(filled(reported(1)), change))

    assert refusal.value.code == code
    assert refusal.value.fields.get("cell", "_gb!A1") == "_gb!A1"


def test_a_form_of_another_office_is_refused_whole() -> None:
    with pytest.raises(Unreadable, match="form-mac"):
        open_form(built(), bytes(32), known)


def test_a_form_of_a_later_program_is_kept_for_later() -> None:
    def advance(book: Any) -> None:
        text = base64.urlsafe_b64encode(b'{"v":2}').decode()
        book[META]["A1"].value, book[META]["B1"].value = text, form_mark(KEY, text)

    with pytest.raises(Unreadable, match="form-newer"):
        opened(edited(built(), advance))


@pytest.mark.parametrize("number", ["1E400", "-1E400"])
def test_a_number_that_is_none_is_no_per_cent(number: str) -> None:
    name = "xl/worksheets/sheet1.xml"
    part = parts_of(filled(reported(1, percent=41)))[name]
    assert b"<v>41</v>" in part

    verdict = opened(with_part(filled(reported(1)), name, part.replace(b"<v>41</v>", f"<v>{number}</v>".encode())))

    assert found(verdict) == [("F7", "percent-unreadable")]


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (None, "form-unknown"),
        (KnownForm(UNIT, voided=True), "form-voided"),
        (KnownForm(UnitId("u-other")), "form-unit"),
    ],
    ids=["never issued", "voided", "issued to another unit"],
)
def test_the_book_has_the_last_word_on_a_form(answer: KnownForm | None, code: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        open_form(built(), KEY, lambda _: answer)

    assert refusal.value.code == code
    assert refusal.value.fields["unit"] == "Phòng Văn hóa và Thông tin"


@pytest.mark.parametrize(
    "other",
    [form(identity="0a" * 16), form(unit=UnitId("u-other"))],
    ids=["an earlier form of the unit", "the form of another unit"],
)
def test_rows_of_another_form_are_refused_even_with_the_same_words(other: Form) -> None:
    theirs = openpyxl.load_workbook(io.BytesIO(build_form(other, KEY)))

    verdict = opened(filled(reported(2) | {"P8": theirs[SHEET]["P8"].value}))

    assert found(verdict) == [("P8", "mark-unknown")]
    assert verdict.missing == (row(2),)


def test_a_report_that_says_the_same_has_the_same_digest() -> None:
    first, again = (opened(filled(reported(1, percent=value))).taken[0] for value in (80, "80%"))
    other = opened(filled(reported(1, percent=79))).taken[0]

    assert first.digest == again.digest != other.digest
    assert opened(filled(reported(1))).sha256 != opened(filled(reported(2))).sha256
