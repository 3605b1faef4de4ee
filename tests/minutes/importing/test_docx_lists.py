"""List marks that Word counts itself are written out."""

from __future__ import annotations

import pytest

from giaoban_tracker.minutes.load import load_bytes
from giaoban_tracker.minutes.sources.list_marks import number_as
from tests.minutes.importing.word_files import item, level, numbered_list, paragraph, word_file


def lines_of(body: str, numbering: str, styles: str = "") -> list[str]:
    return load_bytes("a.docx", word_file(body, numbering=numbering, styles=styles)).text.split("\n")


THREE_LEVELS = numbered_list(
    level(0, "upperRoman", "%1."),
    level(1, "decimal", "%2."),
    level(2, "lowerLetter", "%3)"),
    level(3, "bullet", "\uf0b7"),
)


def test_levels_count_for_themselves_and_begin_anew_under_a_new_head() -> None:
    body = (
        item("Đánh giá")
        + item("Nhiệm vụ")
        + item("Phòng A", level=1)
        + item("việc", level=2)
        + item("việc", level=2)
        + item("gạch", level=3)
        + item("Phòng B", level=1)
        + item("việc", level=2)
        + item("Tổ chức")
        + item("Phòng C", level=1)
    )

    assert lines_of(body, THREE_LEVELS) == [
        "I. Đánh giá", "II. Nhiệm vụ", "1. Phòng A", "a) việc", "b) việc", "- gạch", "2. Phòng B", "a) việc",
        "III. Tổ chức", "1. Phòng C",
    ]  # fmt: skip


def test_a_mark_may_name_the_levels_above() -> None:
    numbering = numbered_list(level(0, "decimal", "%1."), level(1, "decimal", "%1.%2."))

    assert lines_of(item("a") + item("b", level=1) + item("c", level=1), numbering) == ["1. a", "1.1. b", "1.2. c"]


def test_a_legal_mark_writes_roman_levels_in_plain_numbers() -> None:
    numbering = numbered_list(level(0, "upperRoman", "%1."), level(1, "decimal", "%1.%2", more="<w:isLgl/>"))

    assert lines_of(item("a") + item("b", level=1), numbering) == ["I. a", "1.1 b"]


def test_bullets_are_dashes_and_below_them_plus_signs() -> None:
    numbering = numbered_list(level(0, "bullet", "·"), level(1, "bullet", "o"), level(2, "bullet", "-"))

    assert lines_of(item("a") + item("b", level=1) + item("c", level=2), numbering) == ["- a", "+ b", "- c"]


def test_a_list_may_start_again_at_a_number_of_its_own() -> None:
    numbering = numbered_list(level(0, "decimal", "%1.")) + (
        '<w:num w:numId="2"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/>'
        "</w:lvlOverride></w:num>"
    )
    body = item("a") + item("b") + item("c", list_id=2) + item("d", list_id=2)

    assert lines_of(body, numbering) == ["1. a", "2. b", "1. c", "2. d"]


def test_a_style_puts_a_paragraph_in_a_list_and_zero_takes_it_out() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="Muc"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="MucCon"><w:basedOn w:val="Muc"/></w:style>'
    )
    linked = numbered_list(
        level(0, "decimal", "%1."), level(1, "lowerLetter", "%2)", more='<w:pStyle w:val="MucCon"/>')
    )
    body = (
        paragraph("a", '<w:pStyle w:val="Muc"/>')
        + paragraph("b", '<w:pStyle w:val="MucCon"/>')
        + paragraph("c", '<w:pStyle w:val="Muc"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    )

    assert lines_of(body, linked, styles) == ["1. a", "a) b", "c"]


def test_an_empty_item_counts_but_is_not_shown() -> None:
    body = item("a") + item('<w:r><w:t xml:space="preserve"> </w:t></w:r>') + item("c")

    assert lines_of(body, numbered_list(level(0, "decimal", "%1."))) == ["1. a", "3. c"]


def test_a_level_without_a_number_has_no_mark() -> None:
    assert lines_of(item("a"), numbered_list(level(0, "none", ""))) == ["a"]


@pytest.mark.parametrize(
    ("count", "form", "mark"),
    [
        (4, "decimal", "4"), (4, "decimalZero", "04"), (4, "lowerLetter", "d"), (28, "lowerLetter", "bb"),
        (4, "upperLetter", "D"), (9, "upperRoman", "IX"), (1994, "lowerRoman", "mcmxciv"), (0, "upperRoman", "0"),
        (5000, "upperRoman", "5000"), (3, "vietnameseCounting", "3"),
    ],
)  # fmt: skip
def test_numbers_are_written_in_words_forms(count: int, form: str, mark: str) -> None:
    assert number_as(count, form) == mark
