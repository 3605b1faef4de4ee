"""Handing back: the unit's own copy says at each cell what is wrong, and is taken once that is put right."""

from __future__ import annotations

import io
from typing import Any

import openpyxl  # type: ignore[import-untyped]
import pytest
from openpyxl.comments import Comment  # type: ignore[import-untyped]

from giaoban_tracker.domain.errors import Unreadable
from giaoban_tracker.exchange.form.columns import INPUT_FILL, OURS, REFUSED_FILL, SHEET
from giaoban_tracker.exchange.form.form import FilledForm
from giaoban_tracker.exchange.form.hand_back import hand_back
from tests.exchange_form.forms import built, edited, filled, opened, reported, words


def comments(data: bytes) -> dict[str, str]:
    sheet = openpyxl.load_workbook(io.BytesIO(data))[SHEET]
    return {one.coordinate: one.comment.text for line in sheet.iter_rows() for one in line if one.comment}


def handed_back(data: bytes) -> tuple[FilledForm, bytes]:
    verdict = opened(data)
    return verdict, hand_back(data, verdict.rejects, words)


def fill_of(data: bytes, place: str) -> str:
    return str(openpyxl.load_workbook(io.BytesIO(data))[SHEET][place].fill.fgColor.rgb)[2:]


def test_every_refused_cell_bears_its_comment_and_a_colour() -> None:
    _, copy = handed_back(filled(reported(1, percent=0.5, result="=1+1") | reported(2, due="01/01/2027")))

    assert comments(copy) == {
        "F7": "F7: percent-ambiguous",
        "G7": "G7: formula",
        "D8": "D8: words-changed",
    }
    assert {fill_of(copy, place) for place in ("F7", "G7", "D8")} == {REFUSED_FILL}


def test_a_fault_of_a_hidden_cell_is_told_where_it_can_be_seen() -> None:
    _, copy = handed_back(filled(reported(1, mark="AAAA")))

    assert comments(copy) == {"B7": "P7: mark-unknown"}


def test_the_copy_keeps_what_was_filled_in_and_gets_the_same_verdict() -> None:
    verdict, copy = handed_back(filled(reported(1, percent=0.5) | reported(2)))

    again = opened(copy)

    assert (again.taken, again.rejects, again.silent) == (verdict.taken, verdict.rejects, verdict.silent)


def test_the_copy_put_right_is_taken_and_comments_of_before_go() -> None:
    _, copy = handed_back(filled(reported(1, percent=0.5) | reported(2, result="=1+1")))

    put_right = filled({"F7": 50}, copy)
    verdict, second = handed_back(put_right)

    assert [taken.terms.done_percent for taken in verdict.taken] == [50]
    assert comments(second) == {"G8": "G8: formula"}
    assert fill_of(second, "F7") == INPUT_FILL


def test_a_comment_of_the_unit_stays() -> None:
    def remark(book: Any) -> None:
        book[SHEET]["F7"].comment = Comment("Số tạm tính", "Chị Hà")

    _, copy = handed_back(edited(filled(reported(1, percent=0.5)), remark))

    assert comments(copy) == {"F7": "F7: percent-ambiguous\nSố tạm tính"}
    assert openpyxl.load_workbook(io.BytesIO(copy))[SHEET]["F7"].comment.author == OURS


def test_a_copy_keeps_lists_locks_and_the_hidden_sheet() -> None:
    _, copy = handed_back(filled(reported(1, percent=0.5)))

    book = openpyxl.load_workbook(io.BytesIO(copy))

    assert book["_gb"].sheet_state == "veryHidden"
    assert book[SHEET].protection.sheet
    assert book[SHEET].column_dimensions["P"].hidden
    assert {one.type for one in book[SHEET].data_validations.dataValidation} >= {"list", "whole"}


def test_what_the_gate_refuses_is_not_written_to() -> None:
    with pytest.raises(Unreadable, match="form-not-excel"):
        hand_back(b"no workbook", (), words)


def test_a_form_without_faults_comes_back_without_comments() -> None:
    assert comments(hand_back(built(), (), words)) == {}
