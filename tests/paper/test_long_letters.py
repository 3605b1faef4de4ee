"""Running text over several pages: no line of a paragraph is left alone, and the signature stands with the text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from giaoban_tracker.domain.deadline import UNSTATED
from giaoban_tracker.domain.printed_letters import Notice, NoticeItem, NoticeSection, UnitRemark
from giaoban_tracker.paper import document_of, pdf_of
from tests.paper.pdf_reading import characters_beyond_cells, pages_text
from tests.paper.printed_samples import chasing_letter, notice, report
from tests.paper.samples import RESOURCES, UNITS

SIGNER = "Nguyễn Thị Ngọc Hưởng"
COUNTS = range(1, 33)


def conclusions(count: int) -> Notice:
    """So many items of one to four lines; each begins and ends with a word of its own."""
    items = tuple(
        NoticeItem(f"đầu{at:02d} {'rà soát các chỉ tiêu ' * (3 * at % 13)}cuối{at:02d}", UNITS[:1], (), "", UNSTATED)
        for at in range(count)
    )
    return replace(notice(several=False), sections=(NoticeSection("Bí thư Thành ủy", items),))


def pages_of(form: Notice) -> list[list[str]]:
    """The lines of each page, without its number."""
    pages = [
        [line for line in page.split("\n") if line.strip()] for page in pages_text(pdf_of(document_of(form), RESOURCES))
    ]
    return [page[page[0].strip().isdecimal() :] for page in pages]


@pytest.mark.parametrize("count", COUNTS)
def test_no_line_of_a_paragraph_is_left_alone_on_a_page(count: int) -> None:
    pages = pages_of(conclusions(count))

    for at in range(count):
        begins, first = next(place(pages, f"ầu{at:02d}"))
        ends, last = next(place(pages, f"uối{at:02d}"))
        if begins != ends:
            assert len(pages[begins]) - first >= 2, f"only the first line of item {at} stands on page {begins + 1}"
            assert last + 1 >= 2, f"only the last line of item {at} stands on page {ends + 1}"


@pytest.mark.parametrize("count", COUNTS)
def test_the_signature_of_a_letter_stands_with_lines_of_its_text(count: int) -> None:
    last = pages_of(conclusions(count))[-1]

    assert SIGNER in last[-1]
    assert next(at for at, line in enumerate(last) if "Nơi nhận:" in line or "CHÁNH VĂN PHÒNG" in line) >= 1


def test_a_report_with_remarks_longer_than_a_page_is_printed_to_its_last_word() -> None:
    remark = UnitRemark("Phòng Nội vụ", "NV-003", "nguyên nhân khách quan " * 500 + "hết")
    form = replace(report(), difficulties=(remark,) * 3)

    pdf = pdf_of(document_of(form), RESOURCES)

    assert characters_beyond_cells(pdf) == []
    assert " ".join(" ".join(pages_text(pdf)).split()).count("khách quan hết") == 3


@pytest.mark.parametrize("count", [1, 12, 60])
def test_a_letter_to_many_units_is_signed_whole(count: int) -> None:
    form = replace(chasing_letter(), units=tuple(f"Phòng số {number:02d}" for number in range(count)))

    pages = [" ".join(page.split()) for page in pages_text(pdf_of(document_of(form), RESOURCES))]

    assert sum("Nơi nhận:" in page and SIGNER in page for page in pages) == 1
    assert f"Phòng số {count - 1:02d}" in " ".join(pages)


def place(pages: list[list[str]], words: str) -> Iterator[tuple[int, int]]:
    """Page and line, from 0, of every line that holds the words."""
    return ((page, at) for page, lines in enumerate(pages) for at, line in enumerate(lines) if words in line)
