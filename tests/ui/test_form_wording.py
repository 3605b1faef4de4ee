"""Words about a form that came back: every reason has them, and they say what to write instead."""

from __future__ import annotations

import re
import string
import unicodedata

import pytest

from giaoban_tracker.exchange.form.form import Reason
from giaoban_tracker.ui.form_wording import FILE_SENTENCES, REASONS, reason_words
from giaoban_tracker.ui.wording import SENTENCES

SENTENCE_END = re.compile(r"[.!?](?=\s|$)")


@pytest.mark.parametrize("reason", sorted(Reason))
def test_every_reason_has_two_sentences_in_nfc(reason: Reason) -> None:
    words = REASONS[reason]

    assert len(SENTENCE_END.findall(words)) == 2
    assert unicodedata.is_normalized("NFC", words)
    assert {field for _, field, _, _ in string.Formatter().parse(words) if field} <= {"value", "expected"}


def test_no_words_are_without_a_reason() -> None:
    assert set(REASONS) == {reason.value for reason in Reason}


def test_the_value_and_what_should_stand_there_are_quoted() -> None:
    words = reason_words(Reason.WORDS_CHANGED, value="01/01/2027", expected="05/12/2026")

    assert words == "Ô in sẵn bị sửa thành «01/01/2027». Trả về đúng như đã in: «05/12/2026»."


def test_a_blank_cell_is_named_as_such() -> None:
    assert "«ô trống»" in reason_words(Reason.WORDS_CHANGED, expected="NV-001")


def test_braces_in_a_cell_are_no_fields() -> None:
    assert "«{value}{0}»" in reason_words(Reason.FORMULA, value="{value}{0}")


def test_sentences_about_files_are_told_by_the_common_table() -> None:
    assert {code: SENTENCES[code] for code in FILE_SENTENCES} == FILE_SENTENCES
