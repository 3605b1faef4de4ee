"""Codes on paper: short, read back however they are typed, and never mistaken for one another by a slip."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban_tracker.domain.errors import Refused
from giaoban_tracker.exchange.codes import ALPHABET
from giaoban_tracker.exchange.row_codes import PLACES, RowPlace, read_row_code, row_code

SHARES = st.tuples(st.integers(0, 2**40), st.integers(0, PLACES - 1))


def is_code(letters: str) -> bool:
    try:
        read_row_code(letters)
    except Refused:
        return False
    return True


@given(SHARES)
def test_every_share_has_one_code_that_leads_back_to_it(share: tuple[int, int]) -> None:
    code = row_code(*share)

    assert read_row_code(code) == RowPlace(*share)
    assert row_code(share[0] + 1, share[1]) != code


def test_a_code_of_the_first_sixteen_thousand_tasks_is_six_signs_long() -> None:
    assert {len(row_code(number, place)) for number in (0, 17, 16_383) for place in (0, 63)} == {6}
    assert len(row_code(16_384, 0)) == 7


def test_codes_printed_once_stay_readable() -> None:
    assert [row_code(number, place) for number, place in ((0, 0), (1, 0), (17, 3), (16_383, 63), (16_384, 0))] == FROZEN


FROZEN = ["0000-A", "0020-2", "0123-C", "ZZZZ-7", "10000-M"]


@pytest.mark.parametrize("number", [0, 1, 17, 999, 16_383, 16_384, 2_000_000])
@pytest.mark.parametrize("place", [0, 1, 63])
def test_every_wrong_letter_is_noticed(number: int, place: int) -> None:
    code = row_code(number, place).replace("-", "")

    for at, letter in itertools.product(range(len(code)), ALPHABET):
        wrong = code[:at] + letter + code[at + 1 :]
        assert is_code(wrong) is (wrong == code)


def test_every_exchange_of_two_neighbours_is_noticed_in_every_code_of_four_letters() -> None:
    # A sum with one weight for each place: whether an exchange shows depends on the two letters and their place alone.
    for at in range(4):
        for left, right in itertools.product(ALPHABET, repeat=2):
            code = _code_with(at, left, right)
            exchanged = code[:at] + code[at + 1] + code[at] + code[at + 2 :]
            assert is_code(exchanged) is (exchanged == code)


def _code_with(at: int, left: str, right: str) -> str:
    """A code that has the two letters at that place."""
    for filling in ALPHABET:
        body = [filling] * 4
        body[at : at + 2] = (left, right) if at < 3 else (left,)
        number = sum(ALPHABET.index(letter) << 5 * place for place, letter in enumerate(reversed(body)))
        code = row_code(*divmod(number, PLACES)).replace("-", "")
        if code[at : at + 2] == left + right:
            return code
    raise AssertionError((at, left, right))


@pytest.mark.parametrize(
    "typed",
    ["0113-0", "01130", " o113 - 0 ", "OI13-0", "oLl3 0", "0 1 1 3 0", "0113–0"],
    ids=["printed", "small", "blanks", "look-alikes", "more of them", "letter by letter", "dash"],
)
def test_what_looks_alike_is_read_alike(typed: str) -> None:
    assert read_row_code(typed) == RowPlace(16, 35)


@pytest.mark.parametrize(
    "typed", ["", "-", "M", "0113", "113-0", "00113-0", "0113-U", "0113-0?", "NV-017", "０１１３-0", "0" * 40, "đ113-0"]
)
def test_what_is_no_code_is_refused_with_what_was_typed(typed: str) -> None:
    with pytest.raises(Refused) as refusal:
        read_row_code(typed)

    assert refusal.value.code == "row-code-mistyped"
    assert refusal.value.fields == {"typed": typed.strip()}


@given(st.text(max_size=20))
def test_no_text_makes_it_stumble(typed: str) -> None:
    if is_code(typed):
        place = read_row_code(typed)
        assert read_row_code(row_code(place.task_number, place.unit_place)) == place


@pytest.mark.parametrize(("number", "place"), [(-1, 0), (0, -1), (0, PLACES), (2**60, 0)])
def test_shares_beyond_all_codes_are_the_callers_mistake(number: int, place: int) -> None:
    with pytest.raises(ValueError, match="task"):
        row_code(number, place)
