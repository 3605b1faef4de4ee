"""The form as it leaves the office: guided, locked, printable, the same bytes each time, and no formula in it."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

import openpyxl  # type: ignore[import-untyped]
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from giaoban_tracker.domain.deadline import Deadline, DeadlineKind
from giaoban_tracker.domain.terms import CLAIM_TERMS
from giaoban_tracker.exchange.form.build import build_form
from giaoban_tracker.exchange.form.columns import FILLED_IN, GUIDE, HEADINGS, META, SHEET, Column
from giaoban_tracker.exchange.form.form import FormRow, KnownForm
from giaoban_tracker.exchange.form.marks import form_of, form_text, row_mark
from giaoban_tracker.exchange.form.open_form import open_form
from tests.exchange_form.forms import FIRST, HEADING_ROW, KEY, built, form, known, parts_of, place, row


def book() -> Any:
    return openpyxl.load_workbook(io.BytesIO(built()))


def test_the_sheets_stand_in_order_and_the_mark_is_very_hidden() -> None:
    assert [(sheet.title, sheet.sheet_state) for sheet in book().worksheets] == [
        (SHEET, "visible"),
        (GUIDE, "visible"),
        (META, "veryHidden"),
    ]


def test_only_what_is_filled_in_is_unlocked() -> None:
    sheet = book()[SHEET]
    unlocked = {one.column for one in sheet[FIRST] if not one.protection.locked}

    assert sheet.protection.sheet
    assert not sheet.protection.password
    assert unlocked == {list(HEADINGS).index(column) + 1 for column in FILLED_IN}


def test_status_is_chosen_from_a_list_and_per_cent_is_a_whole_number() -> None:
    rules = {
        str(rule.sqref).partition(":")[0]: (rule.type, rule.formula1, rule.formula2)
        for rule in book()[SHEET].data_validations.dataValidation
    }

    assert rules[place("claim")] == ("list", f'"{",".join(CLAIM_TERMS.values())}"', None)
    assert rules[place("percent")] == ("whole", "0", "100")
    # A list in a rule is parted by commas, so no word of it may hold one.
    assert not any("," in words for words in CLAIM_TERMS.values())


def test_no_cell_is_a_formula_even_where_its_words_begin_like_one() -> None:
    sheets = book().worksheets

    assert any(str(one.value).startswith("=") for line in sheets[0].iter_rows() for one in line if one.value)
    assert {one.data_type for sheet in sheets for line in sheet.iter_rows() for one in line} <= {"s", "n"}
    assert b"<f>" not in b"".join(parts_of(built()).values())


def test_what_is_typed_into_a_text_cell_stays_text() -> None:
    sheet = book()[SHEET]
    kinds = {column: sheet[place(column)].number_format for column in ("result", "evidence_day", "percent", "content")}

    assert kinds == {"result": "@", "evidence_day": "@", "percent": "0", "content": "@"}
    assert sheet[place("content")].quotePrefix


def test_the_form_prints_across_a4_with_headings_on_every_page() -> None:
    sheet = book()[SHEET]

    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    # One page wide is the default of the format; no height at all is said.
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (None, 0)
    assert sheet.print_title_rows == f"${HEADING_ROW}:${HEADING_ROW}"
    assert sheet.freeze_panes == f"D{FIRST}"
    assert sheet.column_dimensions["P"].hidden


def test_rows_are_high_enough_for_their_words_and_may_still_grow() -> None:
    part = parts_of(built())["xl/worksheets/sheet1.xml"]

    assert b'ht="33"' in part
    assert b"customHeight" not in part


def test_the_same_form_and_key_give_the_same_bytes() -> None:
    assert build_form(form(), KEY) == build_form(form(), KEY)


def test_a_key_of_another_length_is_the_callers_mistake() -> None:
    with pytest.raises(ValueError, match="key of 16 bytes"):
        build_form(form(), bytes(16))


def test_a_share_twice_is_the_callers_mistake() -> None:
    with pytest.raises(ValueError, match="twice"):
        build_form(replace(form(), rows=(row(1), row(1))), KEY)


@pytest.mark.parametrize(
    "change",
    [
        {"content": "Khác"},
        {"code": "NV-999"},
        {"due": Deadline(DeadlineKind.UNSTATED)},
        {"task": "task-9"},
        {"revision": "fact-9"},
        {"unit": "u-other"},
    ],
    ids=lambda change: next(iter(change)),
)
def test_a_mark_hangs_on_everything_that_its_row_says(change: dict[str, Any]) -> None:
    assert row_mark(KEY, form(), row(1)) != row_mark(KEY, form(), replace(row(1), **change))


def test_a_mark_hangs_on_its_form_and_key() -> None:
    marks = {row_mark(KEY, form(), row(1)), row_mark(bytes(32), form(), row(1)),
             row_mark(KEY, form(identity="0b" * 16), row(1))}  # fmt: skip

    assert len(marks) == 3
    assert {len(mark) for mark in marks} == {26}


def test_a_form_of_five_hundred_long_rows_fits_its_hidden_sheet() -> None:
    rows = tuple(replace(row(number), content=f"{number} " + "Nội dung dài. " * 60) for number in range(500))
    large = replace(form(), rows=rows)

    verdict = open_form(build_form(large, KEY), KEY, lambda _: KnownForm(large.unit))

    assert verdict.form == large
    assert verdict.silent == rows


def test_words_longer_than_a_cell_holds_are_printed_as_far_as_they_go() -> None:
    long = replace(form(), rows=(replace(row(1), content="dài " * 15_000),))

    assert open_form(build_form(long, KEY), KEY, known).silent == long.rows


def test_a_form_without_rows_is_empty_and_still_opens() -> None:
    empty = replace(form(), rows=())

    assert open_form(build_form(empty, KEY), KEY, lambda _: KnownForm(empty.unit)).silent == ()


TEXTS = st.text(
    st.characters(exclude_categories=["Cs"]) | st.sampled_from("=-\r\n\t\x00\x07\ufffe\uffff\u202e_x"), max_size=80
)


@settings(max_examples=40)
@given(st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=4), TEXTS)
def test_whatever_the_words_a_fresh_form_opens_silent_on_every_row(words: list[tuple[str, str]], name: str) -> None:
    rows = tuple(
        replace(row(number), code=code, content=content) for number, (code, content) in enumerate(words, start=1)
    )
    written = replace(form(), rows=rows, unit_name=name)

    verdict = open_form(build_form(written, KEY), KEY, lambda _: KnownForm(written.unit))

    assert (verdict.form, verdict.silent, verdict.rejects) == (written, rows, ())


@given(st.lists(st.builds(row, st.integers(0, 10**6)), max_size=5))
def test_the_text_of_a_form_leads_back_to_it(rows: list[FormRow]) -> None:
    written = replace(form(), rows=tuple(rows))

    assert form_of(form_text(written)) == written
    assert form_text(written).isascii()


@pytest.mark.parametrize("text", ["", "!!", "e30=", "eyJ2IjoyfQ=="])
def test_a_text_of_another_version_is_no_form(text: str) -> None:
    assert form_of(text) is None


def test_every_column_that_is_filled_in_says_what_to_write() -> None:
    assert all(HEADINGS[column].hint for column in FILLED_IN)
    # Excel's own limits of a hint.
    assert all(len(about.title) <= 32 and len(about.hint) <= 255 for about in HEADINGS.values())
    assert Column.MARK not in FILLED_IN
