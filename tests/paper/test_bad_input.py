"""What nobody should type and somebody will: every form prints it legibly, in every output, or says what it cannot."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass, replace
from typing import Any

import pytest

from giaoban_tracker.domain.printed import TrackedTask, TrackingTable
from giaoban_tracker.domain.unit import OfficeTerms
from giaoban_tracker.paper import Printable, document_of, docx_of, pdf_of, xlsx_of
from tests.paper.office_files import docx_texts, open_xlsx, xlsx_texts
from tests.paper.pdf_reading import characters_beyond_cells, flowing, whole_text
from tests.paper.printed_samples import alerts, every_form, overdue, seen, statistics, tracking
from tests.paper.samples import RESOURCES, annex, briefing, follow_up, row, rows

FORMS = every_form()

HOSTILE = "=SUM(A1) 😀 \u202eđảo\u202c <b>&amp;</b> {{nguoi_ky}} #let x\x00\x1b\ud800\ue000"
LONG_NAME = "Ban chỉ đạo " + "phòng chống thiên tai và tìm kiếm cứu nạn " * 7
ONE_WORD = "x" * 300


TWENTY_THOUSAND = " ".join(f"từ{number:05d}" for number in range(2_500))
"""20,000 letters (2,500 words of seven and a space), each word once."""


def long_tracking() -> TrackingTable:
    """Form F1, whose columns are the narrowest of all."""
    return replace(tracking(), tasks=(TrackedTask(row(content=TWENTY_THOUSAND)),))


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


@pytest.mark.parametrize("code", FORMS)
def test_names_of_three_hundred_letters_stay_on_the_paper(code: str) -> None:
    assert characters_beyond_cells(pdf_of(document_of(with_texts(FORMS[code], LONG_NAME)), RESOURCES)) == []


@pytest.mark.parametrize("text", [ONE_WORD, ""], ids=["one-word", "empty"])
@pytest.mark.parametrize("code", ["F3", "F6", "F7", "F9", "F11"])
def test_no_word_leaves_the_paper_however_long(code: str, text: str) -> None:
    assert characters_beyond_cells(pdf_of(document_of(with_texts(FORMS[code], text)), RESOURCES)) == []


def test_what_cannot_be_printed_is_shown_as_a_box_and_the_rest_as_it_was_typed() -> None:
    form = with_texts(FORMS["F9"], HOSTILE)

    assert "=SUM(A1) □ đảo <b>&amp;</b> {{nguoi_ky}} #let x□" in flowing(pdf_of(document_of(form), RESOURCES))


def test_an_office_that_is_not_described_prints_dotted_room() -> None:
    form = replace(briefing(), office=OfficeTerms(name=""))

    text = flowing(pdf_of(document_of(form), RESOURCES))

    assert "Số: ……/BC-……" in text
    assert "……, ngày 05 tháng 10 năm 2017" in text


@pytest.mark.parametrize(
    "form", [follow_up(*rows(2), row(content=TWENTY_THOUSAND), *rows(1)), long_tracking()], ids=type
)
def test_twenty_thousand_letters_in_a_cell_are_all_there_in_every_output(form: Printable) -> None:
    assert len(TWENTY_THOUSAND) >= 19_999
    document = document_of(form)
    pdf = pdf_of(document, RESOURCES)

    assert characters_beyond_cells(pdf) == []
    words = [f"{number:05d}" for number in range(2_500)]
    assert re.findall(r"ừ(\d{5})", whole_text(pdf)) == words
    assert re.findall(r"ừ(\d{5})", " ".join(docx_texts(docx_of(document, RESOURCES)))) == words
    assert re.findall(r"ừ(\d{5})", " ".join(xlsx_texts(xlsx_of(document)))) == words


EMPTY: dict[str, Printable] = {
    "F1": replace(tracking(), tasks=()),
    "F3": annex(),
    "F5": replace(alerts(), alerts=(), lines=()),
    "F6": replace(statistics(), lines=(), movements=(), trend=()),
    "F7": follow_up(),
    "F8": replace(overdue(), tasks=()),
    "LIST": replace(seen(), bands=()),
}


@pytest.mark.parametrize("code", EMPTY)
def test_an_empty_list_says_so_in_every_output(code: str) -> None:
    document = document_of(EMPTY[code])

    said = [
        flowing(pdf_of(document, RESOURCES)),
        *docx_texts(docx_of(document, RESOURCES)),
        *xlsx_texts(xlsx_of(document)),
    ]

    assert sum("Không có nhiệm vụ" in text for text in said) >= 3
