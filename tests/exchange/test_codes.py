"""Codes that people type: what they mistype is noticed, how they type it is not held against them."""

from __future__ import annotations

from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban_tracker.domain.errors import Refused
from giaoban_tracker.exchange.codes import (
    ALPHABET,
    check_code,
    check_digit,
    fingerprint,
    new_paper_code,
    paper_code_secret,
    read_check_code,
)
from giaoban_tracker.exchange.names import assignment_name, receipt_name, report_name, slug
from tests.exchange.parties import OFFICE, A

CODE = check_code(b"\x11" * 32)


def mistyped(code: str) -> bool:
    try:
        read_check_code(code)
    except Refused as fault:
        return fault.code == "check-code-mistyped"
    return False


def test_the_alphabet_has_no_letter_that_looks_like_another() -> None:
    assert len(set(ALPHABET)) == 32
    assert not set(ALPHABET) & set("ILOU")


@given(st.binary(min_size=32, max_size=32))
def test_a_head_has_one_code_of_seven_letters(head: bytes) -> None:
    code = check_code(head)

    assert len(code) == 7
    assert read_check_code(code) == code


def test_every_wrong_letter_is_noticed() -> None:
    wrong = [CODE[:at] + letter + CODE[at + 1 :] for at in range(7) for letter in ALPHABET if letter != CODE[at]]

    assert len(wrong) == 7 * 31
    assert all(mistyped(code) for code in wrong)


def test_every_two_neighbours_exchanged_are_noticed() -> None:
    pairs = [(first, second) for first, second in product(ALPHABET, repeat=2) if first != second]

    for place in range(5):
        for first, second in pairs:
            letters = CODE[:place] + first + second + CODE[place + 2 : 6]
            right = next(letters + check for check in ALPHABET if not mistyped(letters + check))
            swapped = right[:place] + second + first + right[place + 2 :]

            assert mistyped(swapped)
    for check in range(200):
        code = check_code(bytes([check] * 32))
        swapped = code[:5] + code[6] + code[5]

        assert swapped == code or mistyped(swapped)


@pytest.mark.parametrize("spell", [str.lower, lambda code: f" {code[:3]}-{code[3:]} ", ".".join])
def test_a_code_may_be_typed_in_many_ways(spell: object) -> None:
    assert read_check_code(spell(CODE)) == CODE  # type: ignore[operator]


def test_letters_that_look_like_digits_are_taken_for_them() -> None:
    code = next(found for found in (check_code(bytes([n] * 32)) for n in range(250)) if "0" in found and "1" in found)

    for typed in (code.replace("0", "O").replace("1", "I"), code.replace("0", "o").replace("1", "l")):
        assert read_check_code(typed) == code


@pytest.mark.parametrize("typed", ["", CODE[:-1], CODE + "0", "UUUUUUU", "mã kiểm tra"])
def test_what_is_no_code_is_refused(typed: str) -> None:
    assert mistyped(typed)


@given(st.binary(min_size=10, max_size=10))
def test_a_paper_code_carries_its_eighty_bits(secret: bytes) -> None:
    code = new_paper_code(lambda size: secret[:size])

    assert [len(group) for group in code.split("-")] == [4, 4, 4, 4]
    assert paper_code_secret(code.lower().replace("-", " ")) == secret


@pytest.mark.parametrize("typed", ["", "0000-0000-0000-000", "0000-0000-0000-00000", "UUUU-0000-0000-0000"])
def test_what_is_no_paper_code_is_refused(typed: str) -> None:
    with pytest.raises(Refused) as refused:
        paper_code_secret(typed)

    assert refused.value.code == "paper-code-mistyped"


def test_a_key_is_read_out_in_six_groups_each_with_its_check_digit() -> None:
    groups = fingerprint(A.public)

    assert [len(group) for group, _ in groups] == [4] * 6
    assert all(check == check_digit(group) for group, check in groups)
    assert groups != fingerprint(OFFICE.public)


def test_a_check_digit_notices_every_wrong_digit_and_every_two_exchanged() -> None:
    for number in range(10_000):
        digits = f"{number:04d}"
        full = digits + check_digit(digits)
        for place in range(5):
            for digit in "0123456789":
                wrong = full[:place] + digit + full[place + 1 :]
                assert wrong == full or check_digit(wrong[:4]) != wrong[4]
        for place, (first, second) in enumerate(pairwise(full)):
            swapped = full[:place] + second + first + full[place + 2 :]
            assert swapped == full or check_digit(swapped[:4]) != swapped[4]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Phòng Nội vụ", "phong-noi-vu"),
        ("UBND xã Đồng Tâm (mới)", "ubnd-xa-dong-tam-moi"),
        ("../../CON:a\\b", "con-a-b"),
        ("财政局", "don-vi"),
        ("Trung tâm " * 9, "trung-tam-trung-tam-trung-tam-trung-tam"),
    ],
)
def test_a_units_name_makes_a_safe_file_name(name: str, expected: str) -> None:
    assert slug(name) == expected
    assert len(slug(name)) <= 40


def test_packages_are_named_by_what_they_bring() -> None:
    assert report_name("Phòng Nội vụ", 12, 15, CODE) == f"BC_phong-noi-vu_12-15_{CODE}.gbx"
    assert assignment_name("Phòng Nội vụ", 1, 3, CODE) == f"GV_phong-noi-vu_1-3_{CODE}.gbx"
    assert receipt_name("Phòng Nội vụ", CODE) == f"phieu-nhan_phong-noi-vu_{CODE}.gbx"
