"""What nobody should type and somebody will: every form prints it legibly, in every output, or says what it cannot."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import Any

import pytest

from giaoban_tracker.domain.unit import OfficeTerms
from giaoban_tracker.paper import document_of, docx_of, pdf_of, xlsx_of
from tests.paper.office_files import docx_texts, open_xlsx
from tests.paper.pdf_reading import characters_beyond_cells, flowing
from tests.paper.printed_samples import every_form
from tests.paper.samples import RESOURCES, briefing

FORMS = every_form()

HOSTILE = "=SUM(A1) 😀 \u202eđảo\u202c <b>&amp;</b> {{nguoi_ky}} #let x\x00\x1b\ud800\ue000"
LONG_NAME = "Ban chỉ đạo " + "phòng chống thiên tai và tìm kiếm cứu nạn " * 7
ONE_WORD = "x" * 300


def with_texts(value: Any, text: str) -> Any:
    """A form with every text in it replaced, those of the letterhead too."""
    if isinstance(value, str):
        return text if type(value) is str else value
    if isinstance(value, tuple):
        return tuple(with_texts(item, text) for item in value)
    if is_dataclass(value) and not isinstance(value, type):
        changes = {field.name: with_texts(getattr(value, field.name), text) for field in fields(value)}
        return replace(value, **{name: new for name, new in changes.items() if name != "words"})
    return value


@pytest.mark.parametrize("code", FORMS)
def test_every_form_takes_marks_controls_and_formulas_for_text(code: str) -> None:
    document = document_of(with_texts(FORMS[code], HOSTILE))

    assert characters_beyond_cells(pdf_of(document, RESOURCES)) == []
    assert docx_texts(docx_of(document, RESOURCES))
    assert open_xlsx(xlsx_of(document))


@pytest.mark.parametrize("text", [LONG_NAME, ONE_WORD, ""], ids=["long", "one-word", "empty"])
@pytest.mark.parametrize("code", ["F3", "F6", "F7", "F9", "F11"])
def test_no_word_leaves_the_paper_however_long(code: str, text: str) -> None:
    pdf = pdf_of(document_of(with_texts(FORMS[code], text)), RESOURCES)

    assert characters_beyond_cells(pdf) == []


def test_what_cannot_be_printed_is_shown_as_a_box_and_the_rest_as_it_was_typed() -> None:
    form = with_texts(FORMS["F9"], HOSTILE)

    assert "=SUM(A1) □ đảo <b>&amp;</b> {{nguoi_ky}} #let x□" in flowing(pdf_of(document_of(form), RESOURCES))


def test_an_office_that_is_not_described_prints_dotted_room() -> None:
    form = replace(briefing(), office=OfficeTerms(name=""))

    text = flowing(pdf_of(document_of(form), RESOURCES))

    assert "Số: ……/BC-……" in text
    assert "……, ngày 05 tháng 10 năm 2017" in text
