"""Rows copied in Excel or Word become a sheet to import: cells kept apart, columns guessed, too much refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban_tracker.domain.errors import Refused
from giaoban_tracker.workflow.import_sheet import Choices, Outcome, SheetField, propose
from giaoban_tracker.workflow.import_sheet.pasted import pasted_heading, read_pasted
from tests.workflow.conftest import Office

CONTENT, LEAD, DUE = SheetField.CONTENT, SheetField.LEAD, SheetField.DUE


def test_tabs_and_quotes_of_excel_keep_the_cells_apart() -> None:
    [grid] = read_pasted('Nội dung\tChủ trì\r\n"Rà soát\nhộ ""nghèo"""\tPhòng Y tế\r\n\t\r\n').grids

    assert grid.rows == (("Nội dung", "Chủ trì"), ('Rà soát\nhộ "nghèo"', "Phòng Y tế"))


def test_a_table_of_word_keeps_the_paragraphs_of_a_cell_together() -> None:
    html = (
        "<html><body><table><tr><td colspan=2><p>Nội dung</p></td><td>Hạn</td></tr>"
        "<tr><td><p>Rà soát</p><p>hộ&nbsp;nghèo</p></td><td></td><td>30/9\n/2017</td></tr></table></body></html>"
    )

    [grid] = read_pasted("anything", html).grids

    assert grid.rows == (("Nội dung", None, "Hạn"), ("Rà soát\nhộ nghèo", None, "30/9 /2017"))


def test_columns_without_titles_are_guessed_by_what_stands_in_them(office: Office) -> None:
    pasted = read_pasted(
        "1\tPhòng Nội vụ\t30/09/2017\tRà soát chỉ số cải cách hành chính\n"
        "2\tPhòng Y tế\t15/10/2017\tBáo cáo công tác phòng chống dịch\n"
    )

    heading = pasted_heading(office.desk, pasted)
    proposal = propose(office.desk, pasted, Choices(heading=heading))

    assert heading.fields == (None, LEAD, DUE, CONTENT)
    assert [row.outcome for row in proposal.rows] == [Outcome.NEW, Outcome.NEW]
    assert all(row.terms.lead and row.terms.deadline.due for row in proposal.rows)


def test_titles_say_what_columns_hold_whatever_stands_below(office: Office) -> None:
    pasted = read_pasted("Thời hạn\tNội dung nhiệm vụ\nsớm\tx\n")

    assert pasted_heading(office.desk, pasted).fields == (DUE, CONTENT)


@pytest.mark.parametrize("plain", ["", "\n \t\n", "\u200b\t\ufeff"])
def test_nothing_to_paste_is_refused(plain: str) -> None:
    with pytest.raises(Refused, match="nothing-pasted"):
        read_pasted(plain)


@pytest.mark.parametrize("plain", ["việc\n" * 10_002, "\t".join("x" * 61)])
def test_more_than_a_person_can_look_over_is_refused(plain: str) -> None:
    with pytest.raises(Refused, match="too-much-pasted"):
        read_pasted(plain)


@given(st.text(max_size=200), st.text(alphabet="<>/tdrhab= &;'\"1x\n", max_size=200))
def test_junk_gives_a_table_or_a_refusal(plain: str, html: str) -> None:
    try:
        [grid] = read_pasted(plain, f"<table>{html}").grids
    except Refused:
        return
    assert len({len(row) for row in grid.rows}) == 1
