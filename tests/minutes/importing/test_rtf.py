"""Rich text files: words with their code pages and fonts, tables, what is left out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban_tracker.minutes.load import load_bytes
from giaoban_tracker.minutes.sources.reading import AsFound
from giaoban_tracker.minutes.sources.rtf import read_rtf

_HEAD = (
    rb"{\rtf1\ansi\ansicpg1252\deff1{\fonttbl{\f0\fnil\fcharset0 .VnTime;}{\f1\froman\fcharset163 Times New Roman;}"
    rb"{\f2\fnil .VnTimeH;}}"
)


def text_of(body: bytes) -> str:
    return load_bytes("a.rtf", _HEAD + body + b"}").text


@pytest.mark.parametrize(
    ("body", "seen"),
    [
        pytest.param(rb"Ti\u7871?ng Vi\u7879?t\par xong", "Tiếng Việt\nxong", id="Unicode numbers"),
        pytest.param(rb"{\uc2 \u7871\'65\'65n}", "ến", id="stand-ins of several bytes"),
        pytest.param(rb"\f1 Ti\'ea\'ecng Vi\'ea\'f2t", "Tiếng Việt", id="the code page of the font"),
        pytest.param(rb"a{\deleted b}\v c\v0 d{\caps e}", "adE", id="deleted, hidden and capital words"),
        pytest.param(
            rb"{\info{\title t}}{\*\generator g;}{\pict 0102}{\header h}{\footnote f}x", "x", id="unseen groups"
        ),
        pytest.param(rb"{\listtext 1.\tab}M\u7909?c", "1. Mục", id="list marks stand in the text"),
        pytest.param(rb"\ldblquote a\rdblquote\~\emdash\_\{b\}\\", "“a”\u00a0—-{b}\\", id="signs by name"),
        pytest.param(b"m\r\n\\'f4t\\bin4 \x00{}\\hai", "môthai", id="raw bytes are skipped"),
        pytest.param(rb"\u-10179?\u-8704?", "\U0001f600", id="a letter in two halves"),
    ],
)
def test_words_are_those_that_word_shows(body: bytes, seen: str) -> None:
    assert text_of(body) == seen


def test_a_row_is_a_line_and_merged_cells_hold_for_each_row() -> None:
    body = (
        rb"\trowd\cellx500\cellx3000\clvmgf\cellx5000\pard\intbl STT\cell Noi dung\cell Chu tri\cell\row"
        rb"\trowd\cellx500\cellx3000\clvmrg\cellx5000\pard\intbl 1\cell a\par b\cell\cell\row"
        rb"\trowd\cellx5000\pard\intbl II. Van hoa\cell\row\pard het\par"
    )

    assert text_of(body).split("\n") == ["STT\tNoi dung\tChu tri", "1\ta b\tChu tri", "II\tVan hoa", "het"]


def test_old_letters_are_told_by_the_font() -> None:
    loaded = load_bytes("a.rtf", _HEAD + rb"\f0 M\'ad\'eang Kh\'ad\'acng, \f2\'f1y ban}")

    assert loaded.legacy is not None
    assert loaded.legacy.converted == "Mường Khương, ỦY BAN"


def test_a_rich_text_file_named_doc_is_read_as_what_it_is() -> None:
    assert load_bytes("a.doc", _HEAD + b"Noi dung}").kind == "rtf"


@given(st.text(alphabet="{}\\'*abfuvcellrowtd0123 ;\n", max_size=300))
def test_any_bytes_give_lines(body: str) -> None:
    assert isinstance(read_rtf(b"{\\rtf1" + body.encode(), AsFound()), str)
