"""The opening of a long form shows the very pages that the whole will have."""

from __future__ import annotations

from dataclasses import replace

import pytest

from giaoban_tracker.domain.follow_up import AssignmentGroup
from giaoban_tracker.domain.printed import TrackedTask
from giaoban_tracker.paper import Document, document_of, opening, opening_of, page_count, page_images, pdf_of, together
from tests.paper.printed_samples import chasing_slip, every_form, seen, tracking
from tests.paper.samples import RESOURCES, annex, assignment, follow_up, row, rows


def long_forms() -> dict[str, Document]:
    listed = rows(160)
    groups = tuple(
        AssignmentGroup(f"Nhóm {name}", tuple(assignment(content=one.content) for one in listed[at : at + 40]))
        for name, at in (("một", 0), ("hai", 40), ("ba", 80), ("bốn", 120))
    )
    short = replace(seen(), bands=(replace(seen().bands[0], rows=seen().bands[0].rows * 200),))
    lists = [document_of(follow_up(*rows(30))) for _ in range(5)]
    return {
        "F7": document_of(follow_up(*listed)),
        "F7, first row taller than the page": document_of(follow_up(row(content="rất dài " * 400), *listed)),
        "F3, by groups": document_of(annex(*groups)),
        "F1": document_of(replace(tracking(), tasks=tuple(map(TrackedTask, listed)))),
        "LIST, rows of one line": document_of(short),
        "a list for each unit": together(lists[0], lists[1:]),
        "slips": together(document_of(chasing_slip()), [document_of(chasing_slip())] * 30),
    }


FORMS = long_forms()


@pytest.mark.parametrize("name", FORMS)
def test_the_pages_of_the_opening_are_those_of_the_whole(name: str) -> None:
    first = opening_of(FORMS[name])
    assert first is not None

    begun, whole = pdf_of(first.document, RESOURCES), pdf_of(FORMS[name], RESOURCES)

    exact = page_count(begun) - first.open_pages
    assert 1 <= exact < page_count(whole)
    seen_first = page_images(begun, dots_per_inch=50, pages=range(exact))
    assert [page.pixels for page in seen_first] == [
        page.pixels for page in page_images(whole, dots_per_inch=50, pages=range(exact))
    ]


@pytest.mark.parametrize("kept", [35, 40, 41, 45, 70])
def test_wherever_a_list_is_cut_the_pages_before_are_those_of_the_whole(
    kept: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "_ROWS", kept)

    test_the_pages_of_the_opening_are_those_of_the_whole("LIST, rows of one line")


@pytest.mark.parametrize("code", every_form())
def test_a_short_form_has_no_opening(code: str) -> None:
    assert opening_of(document_of(every_form()[code])) is None


def test_a_form_with_many_sheets_and_a_long_list_behind_them_opens_with_the_sheets() -> None:
    letter, long = document_of(chasing_slip()), document_of(follow_up(*rows(200)))

    first = opening_of(together(letter, [long]))

    assert first is not None
    assert first.open_pages
    assert [sheet.name for sheet in first.document.sheets] == [letter.sheets[0].name, long.sheets[0].name]
