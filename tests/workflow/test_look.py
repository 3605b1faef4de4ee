"""How a form looks is a person's choice: columns, bands, paper, signer; what the form lacks is passed over."""

from __future__ import annotations

import pytest

from giaoban_tracker.domain.printed_look import Look
from giaoban_tracker.paper import Document, columns_of, document_of
from giaoban_tracker.paper.document import Signature, Table
from giaoban_tracker.workflow.printing.look import looked, offer_of
from tests.paper.printed_samples import chasing_slip, every_form
from tests.paper.samples import briefing

LIST = document_of(briefing())


def signature_of(document: Document) -> Signature:
    return next(block for block in document.sheets[0].blocks if isinstance(block, Signature))


@pytest.mark.parametrize("code", every_form())
def test_a_form_in_the_look_that_it_has_is_the_form(code: str) -> None:
    document = document_of(every_form()[code])

    assert looked(document, Look()) == document


@pytest.mark.parametrize("code", every_form())
def test_every_form_can_be_turned_banded_and_signed_by_another(code: str) -> None:
    document = document_of(every_form()[code])
    offer = offer_of(document)
    by = next((column.key for column in offer.columns if column.can_group), "")

    other = looked(document, Look((), by, not offer.across, ("KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"), "Trần B"))

    assert {sheet.across for sheet in other.sheets} == {not offer.across}
    assert offer_of(other).signer == ("Trần B" if offer.signer else "")
    assert offer_of(other).columns == offer.columns


def test_a_list_offers_its_columns_and_a_slip_none() -> None:
    assert [column.key for column in offer_of(LIST).columns] == [column.key for column in columns_of(LIST)]
    assert offer_of(document_of(chasing_slip())).columns == ()


def test_only_names_make_bands() -> None:
    grouping = {column.key for column in offer_of(LIST).columns if column.can_group}

    assert grouping == {"source", "leader", "lead", "support", "assessment"}


def test_bands_may_be_of_a_column_that_is_not_printed() -> None:
    other = looked(LIST, Look(columns=("number", "content"), group_by="lead"))

    table = next(block for block in other.sheets[0].blocks if isinstance(block, Table) and block.is_main)
    assert [column.key for column in table.columns] == ["number", "content"]
    assert all(group.title for group in table.groups)


def test_what_the_form_has_no_more_is_passed_over() -> None:
    assert looked(LIST, Look(columns=("colour",), group_by="colour")) == LIST


def test_who_signs_in_the_usual_capacity_changes_the_name_alone() -> None:
    usual = signature_of(LIST).parties[-1]

    party = signature_of(looked(LIST, Look(signer="Trần B"))).parties[-1]

    assert (party.capacity, party.signer) == (usual.capacity, "Trần B")
