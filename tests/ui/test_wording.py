"""What a person is told: every error code has its three sentences, no sentence is without a raiser, numbers and days
are written as offices write them.
"""

from __future__ import annotations

import ast
import re
import string
import unicodedata
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from giaoban_tracker import places
from giaoban_tracker.domain.errors import GiaobanError, Refused, Unavailable, Unreadable
from giaoban_tracker.ui import wording
from giaoban_tracker.ui.wording import SENTENCES, sentence

PACKAGE = Path(places.__file__).parent
ERRORS = {"Refused", "Unreadable", "Unavailable", "GiaobanError"}
CODE = re.compile(r"[a-z]+(?:-[a-z0-9]+)+")
SENTENCE_END = re.compile(r"[.!?](?=\s|$)")


def sources() -> Iterator[tuple[Path, ast.Module]]:
    for file in sorted(PACKAGE.rglob("*.py")):
        yield file, ast.parse(file.read_text(encoding="utf-8"))


def raised_codes() -> dict[str, set[str]]:
    """Codes handed to an error where it is made, with the names of the fields that come along."""
    found: dict[str, set[str]] = {}
    for _, tree in sources():
        for call in ast.walk(tree):
            if isinstance(call, ast.Call) and _name(call.func) in ERRORS and call.args:
                for code in _texts(call.args[0]):
                    found.setdefault(code, set()).update(word.arg or "**" for word in call.keywords)
    return found


def mentioned_codes() -> set[str]:
    """Every text of the program, outside wording and docstrings, that looks like a code."""
    found: set[str] = set()
    for file, tree in sources():
        if not file.name.endswith("wording.py"):
            found |= {
                node.value
                for node in ast.walk(tree)
                if isinstance(node, ast.Constant) and isinstance(node.value, str) and CODE.fullmatch(node.value)
            }
    return found


def _name(function: ast.expr) -> str:
    return function.id if isinstance(function, ast.Name) else getattr(function, "attr", "")


def _texts(value: ast.expr) -> Iterator[str]:
    """The texts that an expression can come to."""
    if isinstance(value, ast.Constant) and isinstance(value.value, str):
        yield value.value
    elif isinstance(value, ast.IfExp):
        yield from _texts(value.body)
        yield from _texts(value.orelse)


RAISED = raised_codes()
MENTIONED = mentioned_codes()


def test_the_search_for_codes_finds_those_that_are_known() -> None:
    assert {"task-withdrawn", "name-missing", "no-ledger", "newer-database"} <= set(RAISED)


@pytest.mark.parametrize("code", sorted(RAISED))
def test_every_code_that_is_raised_has_a_sentence(code: str) -> None:
    assert code in SENTENCES


@pytest.mark.parametrize("code", sorted(SENTENCES))
def test_no_sentence_is_without_a_raiser(code: str) -> None:
    assert code in RAISED or code in MENTIONED


@pytest.mark.parametrize("code", sorted(SENTENCES))
def test_a_refusal_is_exactly_three_sentences_in_nfc(code: str) -> None:
    words = SENTENCES[code]

    assert len(SENTENCE_END.findall(words)) == 3
    assert words.endswith((".", ")"))
    assert unicodedata.is_normalized("NFC", words)
    assert words[0].isupper() or words.startswith("{")


@pytest.mark.parametrize("code", sorted(set(RAISED) & set(SENTENCES)))
def test_a_sentence_asks_only_for_fields_that_its_error_carries(code: str) -> None:
    asked = {field for _, field, _, _ in string.Formatter().parse(SENTENCES[code]) if field}
    carried = RAISED[code]

    if "path" in carried or "folder" in carried:
        asked -= {"name"}
    assert asked <= carried or "**" in carried


def test_days_are_written_as_people_write_them() -> None:
    error = Refused("not-later", task="NV-001", day="2017-09-01", due="2017-09-15")

    assert "01/09/2017" in sentence(error)
    assert "15/09/2017" in sentence(error)


@pytest.mark.parametrize("kind", [Refused, Unreadable, Unavailable])
def test_a_code_nobody_foresaw_still_gives_three_sentences(kind: type[GiaobanError]) -> None:
    words = sentence(kind("never-heard-of"))

    assert "never-heard-of" in words
    assert len(SENTENCE_END.findall(words)) == 3


def test_a_field_that_is_missing_leaves_a_gap_and_no_traceback() -> None:
    assert "…" in sentence(Refused("unknown-task"))


@pytest.mark.parametrize(
    ("value", "words"), [(0, "0"), (999, "999"), (1000, "1.000"), (12345, "12.345"), (1234567, "1.234.567")]
)
def test_thousands_are_set_apart_by_dots(value: int, words: str) -> None:
    assert wording.number(value) == words


@pytest.mark.parametrize(
    ("shown", "selected", "total", "words"),
    [
        (12, 0, 12, "12 nhiệm vụ"),
        (3, 1, 12, "3 / 12 nhiệm vụ"),
        (1200, 2, 1500, "1.200 / 1.500 nhiệm vụ · chọn 2"),
    ],
)
def test_the_status_bar_counts_shown_selected_and_total(shown: int, selected: int, total: int, words: str) -> None:
    assert wording.tasks_shown(shown, selected, total) == words


def test_gaps_of_a_printed_form_are_named() -> None:
    assert wording.printing_gaps(()) == ""
    assert wording.printing_gaps(("place", "signer")) == "Bản in còn để trống địa danh, họ tên người ký."


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (Refused("unknown-unit", unit="Phòng X", near=""), "gần giống: không có."),
        (Refused("unsupported-output", suffix=""), "tệp không có đuôi."),
        (Unreadable("unsupported-kind", suffix=""), "tệp không có đuôi."),
        (Refused("template-faulty", rule="row-missing", field="", place=""), "«dòng danh sách»"),
    ],
    ids=["no neighbour", "no ending to write", "no ending to read", "no row in a template"],
)
def test_what_is_empty_is_said_in_words(error: GiaobanError, words: str) -> None:
    assert words in sentence(error)


def test_no_sentence_names_a_day_in_another_way(monkeypatch: pytest.MonkeyPatch) -> None:
    told = sentence(Refused("before-assignment", day=date(2017, 7, 1).isoformat(), assigned="2017-07-05"))

    assert "2017-07" not in told
