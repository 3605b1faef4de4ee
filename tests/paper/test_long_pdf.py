"""A long document is set in parts, and is the document that it would have been at once."""

from __future__ import annotations

import io
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject, IndirectObject

from giaoban_tracker.domain.errors import Refused
from giaoban_tracker.paper import SHIPPED, Document, document_of, long_pdf, page_images, pdf_markup, pdf_of, typeset
from giaoban_tracker.paper.long_pdf import set_in_parts, unwatched
from tests.paper.filing_rules import faults_for_filing
from tests.paper.pdf_reading import pages_text
from tests.paper.samples import RESOURCES, follow_up, row, rows
from tests.paper.test_opening import long_forms


def uneven() -> Document:
    """Rows of every height, one of them taller than a page."""
    heights = [*range(1, 60, 7), 700, *range(3, 80, 11)] * 4
    return document_of(follow_up(*(row(content="từ " * words) for words in heights)))


FORMS = {**long_forms(), "rows of every height": uneven()}
KINDS = ("F3, by groups", "rows of every height")


def at_once(document: Document) -> bytes:
    return typeset(pdf_markup(document, RESOURCES, SHIPPED))


def in_parts(document: Document) -> bytes:
    return set_in_parts(document, RESOURCES, SHIPPED, unwatched)


@pytest.fixture(autouse=True)
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(long_pdf, "_ROWS", 45)


@pytest.mark.parametrize("name", FORMS)
def test_every_page_is_the_one_of_the_document_set_at_once(name: str) -> None:
    whole, parts = at_once(FORMS[name]), in_parts(FORMS[name])

    assert pages_text(parts) == pages_text(whole)
    expected = page_images(whole, dots_per_inch=50)
    assert [page.pixels for page in page_images(parts, dots_per_inch=50)] == [page.pixels for page in expected]


@pytest.mark.parametrize("name", KINDS)
def test_a_document_set_in_parts_may_be_filed(name: str, tmp_path: Path) -> None:
    pdf = in_parts(FORMS[name])

    assert faults_for_filing(pdf) == []
    program = shutil.which("qpdf")
    if program is not None:
        file = tmp_path / "paper.pdf"
        file.write_bytes(pdf)
        told = subprocess.run([program, "--check", str(file)], check=False, capture_output=True, encoding="utf-8")
        assert told.returncode == 0, told.stdout + told.stderr


@pytest.mark.parametrize("name", KINDS)
def test_every_marked_word_belongs_to_one_element_of_the_tags(name: str) -> None:
    reader = PdfReader(io.BytesIO(in_parts(FORMS[name])))
    tags = tags_of(reader)

    elements = list(below(tags, tags["/K"][0]))

    nums = tags["/ParentTree"]["/Nums"]
    parents = {key: array.get_object() for key, array in zip(nums[::2], nums[1::2], strict=True)}
    assert sorted(parents) == list(range(len(reader.pages)))
    assert [int(str(page["/StructParents"])) for page in reader.pages] == list(range(len(reader.pages)))
    marked = {(place, mark): parent.idnum for place in parents for mark, parent in enumerate(parents[place])}
    assert marked == {(place, mark): element for element, place, mark in marks(reader, elements)}


def test_another_program_finds_every_row_in_the_tags(tmp_path: Path) -> None:
    program = shutil.which("pdfinfo")
    if program is None:
        pytest.skip("poppler is not installed")
    file = tmp_path / "paper.pdf"
    file.write_bytes(in_parts(FORMS["F7"]))

    told = subprocess.run([program, "-struct", str(file)], check=True, capture_output=True, encoding="utf-8").stdout

    elements = [line.split()[0] for line in told.splitlines() if line.strip()]
    # 160 rows of twelve cells, the row of counts of nine, and the foot below the last row.
    assert elements.count("TD:") == 160 * 12 + 9 + 1


def test_every_cell_names_headings_that_are_there() -> None:
    tags = tags_of(PdfReader(io.BytesIO(in_parts(FORMS["F3, by groups"]))))
    named = tags["/IDTree"]["/Names"]

    elements = [one for one, _ in below(tags, tags["/K"][0])]

    names = [str(one["/ID"]) for one in elements if "/ID" in one]
    assert sorted(names) == [str(name) for name in named[::2]]
    assert len(set(names)) == len(names)
    used = {str(name) for one in elements for group in listed(one, "/A") for name in listed(group, "/Headers")}
    assert used <= set(names)


def test_a_list_of_a_few_rows_more_than_a_part_is_set_at_once() -> None:
    document = document_of(follow_up(*rows(80)))

    assert pdf_of(document, RESOURCES) == at_once(document)


def test_the_same_long_document_gives_the_same_bytes() -> None:
    document = FORMS["F7"]

    assert pdf_of(document, RESOURCES) == pdf_of(document, RESOURCES)


def test_a_long_document_tells_how_far_it_is_and_can_be_stopped() -> None:
    told: list[tuple[int, int]] = []

    def stop_at_half(done: int, total: int) -> bool:
        told.append((done, total))
        return done < total / 2

    with pytest.raises(Refused) as refused:
        pdf_of(FORMS["F7"], RESOURCES, progress=stop_at_half)

    assert refused.value.code == "stopped"
    assert [done for done, _ in told] == sorted(done for done, _ in told)
    assert len(told) > 2
    assert told[0] == (0, told[-1][1])


def test_a_table_of_rows_that_fill_pages_each_is_set_at_once_where_no_page_begins_with_a_row(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    document = document_of(follow_up(*(row(content="rất dài " * 900) for _ in range(3))))
    told: list[int] = []
    monkeypatch.setattr(long_pdf, "_ROWS", 1)

    def tell(done: int, _total: int) -> bool:
        told.append(done)
        return True

    parts = set_in_parts(document, RESOURCES, SHIPPED, tell)

    assert pages_text(parts) == pages_text(at_once(document))
    assert told[:2] == [0, 0]


Element = tuple[DictionaryObject, int]


def tags_of(reader: PdfReader) -> Any:
    return reader.root_object["/StructTreeRoot"]


def below(parent: object, reference: IndirectObject) -> list[Element]:
    """Every element of the tags with its number; each names the element that holds it."""
    element = reference.get_object()
    assert isinstance(element, DictionaryObject)
    assert element["/P"] == parent
    kids = [kid for kid in listed(element, "/K") if isinstance(kid, IndirectObject)]
    return [(element, reference.idnum), *(found for kid in kids for found in below(element, kid))]


def marks(reader: PdfReader, elements: list[Element]) -> list[tuple[int, int, int]]:
    """Element, page and mark of everything that is tagged."""
    places = {
        page.indirect_reference.idnum: place for place, page in enumerate(reader.pages) if page.indirect_reference
    }
    found = []
    for element, number in elements:
        for kid in listed(element, "/K"):
            if isinstance(kid, int):
                found.append((number, places[element.raw_get("/Pg").idnum], int(kid)))
            elif isinstance(kid, DictionaryObject):
                found.append((number, places[kid.raw_get("/Pg").idnum], int(str(kid["/MCID"]))))
    return found


def listed(element: Any, key: str) -> list[Any]:
    return list(element.get(key, ()))
