"""PDF, DOCX and XLSX are drawings of one document, so they say the same, whatever the form."""

from __future__ import annotations

import json
from collections import Counter

import pytest

from giaoban_tracker.paper import SHIPPED, TITLES, document_of, docx_of, pdf_markup, pdf_of, xlsx_of
from tests.paper.document_words import squeezed, texts_of_document
from tests.paper.office_files import docx_texts, xlsx_texts
from tests.paper.pdf_reading import whole_text
from tests.paper.printed_samples import every_form
from tests.paper.samples import RESOURCES

FORMS = every_form()


def test_every_form_has_a_sample() -> None:
    assert set(FORMS) == set(TITLES)


@pytest.mark.parametrize("code", FORMS)
def test_the_word_file_says_what_the_document_says(code: str) -> None:
    document = document_of(FORMS[code])

    assert words(docx_texts(docx_of(document, RESOURCES))) == words(texts_of_document(document))


@pytest.mark.parametrize("code", FORMS)
def test_the_sheet_says_what_the_document_says(code: str) -> None:
    document = document_of(FORMS[code])

    assert words(xlsx_texts(xlsx_of(document))) == words(texts_of_document(document))


@pytest.mark.parametrize("code", FORMS)
def test_the_paper_says_what_the_document_says(code: str) -> None:
    document = document_of(FORMS[code])
    said = texts_of_document(document)

    printed = whole_text(pdf_of(document, RESOURCES))

    # A cell that goes on on the next page is cut by the repeated heading, so that its words are looked for, not it.
    found = words([printed])
    missing = [text for text in said if squeezed(text) not in squeezed(printed) and not words([text]) <= found]
    assert missing == []
    assert set(squeezed(printed)) - set(squeezed("".join(said))) <= set("0123456789.")


@pytest.mark.parametrize("code", FORMS)
def test_no_word_of_a_heading_is_cut(code: str) -> None:
    data = json.loads(pdf_markup(document_of(FORMS[code]), RESOURCES, SHIPPED).data)

    blocks = [block for sheet in data["sheets"] for block in sheet["blocks"]]
    titles = [column["title"] for block in blocks if block["kind"] == "table" for column in block["columns"]]
    assert [title for title in titles if "\u200b" in title] == []


def words(texts: list[str]) -> Counter[str]:
    return Counter(word for text in texts for word in text.replace("\u200b", "").split())
