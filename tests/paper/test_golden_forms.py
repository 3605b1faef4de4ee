"""Every form of the sample office reads as it did when a person last looked at its pages."""

from __future__ import annotations

import pytest

from giaoban_tracker.paper import document_of, docx_of, pdf_of, xlsx_of
from tests.paper.golden import assert_golden
from tests.paper.office_files import docx_texts, xlsx_texts
from tests.paper.pdf_reading import whole_text
from tests.paper.printed_samples import every_form
from tests.paper.samples import RESOURCES

FORMS = every_form()


@pytest.mark.parametrize("code", [code for code in FORMS if code not in ("F3", "F7")])
def test_every_form_reads_as_it_always_did(code: str) -> None:
    assert_golden(f"{code.lower()}.txt", whole_text(pdf_of(document_of(FORMS[code]), RESOURCES)))


@pytest.mark.parametrize("code", ["F6", "F7", "F11", "PBC"])
def test_a_word_file_reads_in_the_same_order_as_ever(code: str) -> None:
    assert_golden(f"{code.lower()}.docx.txt", "\n".join(docx_texts(docx_of(document_of(FORMS[code]), RESOURCES))))


@pytest.mark.parametrize("code", ["F6", "F7", "PBC"])
def test_a_sheet_reads_in_the_same_order_as_ever(code: str) -> None:
    assert_golden(f"{code.lower()}.xlsx.txt", "\n".join(xlsx_texts(xlsx_of(document_of(FORMS[code])))))
