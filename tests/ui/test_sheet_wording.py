"""Words about a sheet: every code, field and outcome has them, and they are sentences."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest

from giaoban_tracker import places
from giaoban_tracker.ui.sheet_wording import FIELD_TITLES, OUTCOME_WORDS, PROBLEMS, counts, problem_words
from giaoban_tracker.workflow.import_sheet import Choices, Heading, Outcome, Place, Problem, Proposal, SheetField

PACKAGE = Path(places.__file__).parent
NOTED = re.compile(
    r'(?:note\([^"\n]*|problem=|_made\([^"\n]*|DayReading\([^"\n]*|faults\[[^"\n]*|fromkeys\([^"\n]*)"([a-z]+(?:-[a-z]+)+|swapped)"'
)
SILENT = {"no-day", "month-end", "quarter-end", "serial"}
"""Repairs that nobody need be told of."""


def noted_codes() -> set[str]:
    files = [*(PACKAGE / "minutes" / "sheet").glob("*.py"), *(PACKAGE / "workflow" / "import_sheet").glob("*.py")]
    return {code for file in files for code in NOTED.findall(file.read_text(encoding="utf-8"))} - SILENT


def test_the_search_for_codes_finds_those_that_are_known() -> None:
    assert {"content-missing", "unknown-unit", "swapped", "error-value", "not-a-percent"} <= noted_codes()


@pytest.mark.parametrize("code", sorted(noted_codes()))
def test_every_problem_of_a_cell_has_a_sentence(code: str) -> None:
    assert code in PROBLEMS


@pytest.mark.parametrize("code", sorted(PROBLEMS))
def test_a_sentence_ends_as_one_and_is_composed(code: str) -> None:
    assert PROBLEMS[code].endswith(".")
    assert unicodedata.is_normalized("NFC", PROBLEMS[code])


def test_every_field_and_outcome_has_a_title() -> None:
    assert set(FIELD_TITLES) == set(SheetField)
    assert set(OUTCOME_WORDS) == set(Outcome)
    assert len(set(FIELD_TITLES.values())) == len(FIELD_TITLES)


def test_a_long_value_is_shortened_and_an_unknown_code_still_speaks() -> None:
    place = Place(1, 2)

    assert "…" in problem_words(Problem("x", "C2", place, "not-a-day", "dài " * 40))
    assert "giá trị" in problem_words(Problem("x", "C2", place, "never-heard-of", "giá trị"))


def test_an_empty_proposal_is_counted_too() -> None:
    proposal = Proposal("a.xlsx", ("x",), "x", Choices(), Heading(-1, (), ()), ())

    assert counts(proposal) == "0 nhiệm vụ mới"
