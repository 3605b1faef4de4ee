"""Other columns, turned paper, another signer: the form stays in the layout of the decree."""

from __future__ import annotations

import pytest

from giaoban_tracker.domain.errors import Refused
from giaoban_tracker.paper import columns_of, document_of, docx_of, grouped_by, pdf_of, signed_by, turned, with_columns
from giaoban_tracker.paper.document import ACROSS_MM, UPRIGHT_MM, Document, Table
from giaoban_tracker.paper.layout_check import check_content
from tests.paper.pdf_reading import flowing, page_sizes, whole_text
from tests.paper.printed_samples import chasing_slip, every_form, notice, statistics
from tests.paper.samples import RESOURCES, briefing, follow_up, row

LIST = document_of(briefing())


def main_of(document: Document) -> Table:
    return next(block for block in document.sheets[0].blocks if isinstance(block, Table) and block.is_main)


def test_chosen_columns_stand_in_the_chosen_order_over_the_whole_width() -> None:
    table = main_of(with_columns(LIST, ("due", "content", "number")))

    assert [column.title for column in table.columns] == ["Thời hạn", "Nội dung kết luận,\nchỉ đạo", "TT"]
    assert sum(column.width for column in table.columns) == pytest.approx(ACROSS_MM, abs=0.5)
    assert table.groups[0].rows[0][2] == 1


@pytest.mark.parametrize(("keys", "code"), [(("due", "colour"), "unknown-column"), ((), "no-column")])
def test_a_choice_that_cannot_be_is_refused(keys: tuple[str, ...], code: str) -> None:
    with pytest.raises(Refused) as caught:
        with_columns(LIST, keys)

    assert caught.value.code == code


def test_rows_come_under_bands_that_count_them_and_are_numbered_anew() -> None:
    leads = ("Phòng Y tế", "Phòng Nội vụ", "Phòng Y tế")
    listed = document_of(follow_up(*(row(code=f"NV-{at}", lead=(lead,)) for at, lead in enumerate(leads))))

    groups = main_of(grouped_by(listed, "lead")).groups

    assert [group.title for group in groups] == ["Phòng Y tế (2)", "Phòng Nội vụ (1)"]
    assert [[one[0] for one in group.rows] for group in groups] == [[1, 2], [3]]
    assert [str(one[-1]) for group in groups for one in group.rows] == ["NV-0", "NV-2", "NV-1"]


def test_rows_of_several_units_and_of_none_have_bands_of_their_own() -> None:
    listed = document_of(follow_up(row(lead=("Phòng Y tế", "Phòng Nội vụ")), row(lead=())))

    titles = [group.title for group in main_of(grouped_by(listed, "lead")).groups]

    assert titles == ["Phòng Y tế; Phòng Nội vụ (1)", "Chưa xác định (1)"]


def test_rows_cannot_be_grouped_by_a_column_that_is_not_there() -> None:
    with pytest.raises(Refused):
        grouped_by(LIST, "colour")


def test_a_total_keeps_to_its_columns() -> None:
    table = main_of(with_columns(document_of(statistics()), ("name", "total", "done")))

    assert table.total == ("Tổng cộng", 28, 12)


@pytest.mark.parametrize("code", [code for code, form in every_form().items() if columns_of(document_of(form))])
def test_a_form_on_the_other_paper_is_in_the_layout_of_the_decree(code: str) -> None:
    document = document_of(every_form()[code])
    across = not document.sheets[0].across
    document = turned(document, across=across)

    pdf = pdf_of(document, RESOURCES)

    assert set(page_sizes(pdf)) == {(297, 210) if across else (210, 297)}
    assert check_content(pdf, RESOURCES) == ()


def test_no_day_is_cut_on_narrow_paper() -> None:
    keys = ("number", "content", "lead", "due", "result", "note")
    document = turned(with_columns(document_of(follow_up(*[row()] * 20)), keys), across=False)

    assert main_of(document).columns[3].width >= 20
    assert sum(column.width for column in main_of(document).columns) == pytest.approx(UPRIGHT_MM, abs=0.5)
    assert whole_text(pdf_of(document, RESOURCES)).count("30/09/2017") == 20


def test_another_signer_signs_the_paper_but_not_the_units_answer() -> None:
    capacity = ("KT. Chánh Văn phòng", "Phó Chánh Văn phòng")

    text = flowing(pdf_of(signed_by(document_of(notice()), capacity, "Trần Văn Ba"), RESOURCES))
    slip = signed_by(document_of(chasing_slip()), capacity, "Trần Văn Ba")

    assert "KT. CHÁNH VĂN PHÒNG PHÓ CHÁNH VĂN PHÒNG Trần Văn Ba" in text
    assert slip == document_of(chasing_slip())
    assert check_content(docx_of(signed_by(LIST, capacity, "Trần Văn Ba"), RESOURCES), RESOURCES) == ()


def test_a_letter_has_no_columns_to_choose() -> None:
    assert columns_of(document_of(chasing_slip())) == ()
