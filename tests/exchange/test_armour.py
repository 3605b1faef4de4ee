"""A package as text survives what chat programs and letters do to it, and nothing less than all of it is taken."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban_tracker.domain.errors import Unreadable
from giaoban_tracker.exchange.armour import MAX_BYTES, armoured, from_armour, is_armoured
from tests.exchange.test_package import HONEST


def refusal(text: str) -> str:
    with pytest.raises(Unreadable) as refused:
        from_armour(text)
    return refused.value.code


@given(st.binary(max_size=400))
def test_what_was_armoured_comes_back(package: bytes) -> None:
    assert from_armour(armoured(package)) == package


@pytest.mark.parametrize(
    "spoil",
    [
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.replace("\n", " "),
        lambda text: "".join(f"> {line}\n" for line in text.splitlines()),
        lambda text: "Kính gửi Văn phòng,\n" + text + "\nTrân trọng.",
        lambda text: text.replace("\n", "\n\u200b"),
        lambda text: text.replace("\n", "\n\n"),
    ],
    ids=["Windows", "one line", "quoted", "in a letter", "zero-width marks", "empty lines"],
)
def test_what_others_do_to_the_text_does_not_matter(spoil: object) -> None:
    assert from_armour(spoil(armoured(HONEST))) == HONEST  # type: ignore[operator]


def test_every_cut_text_is_noticed() -> None:
    text = armoured(HONEST).rstrip()

    assert {refusal(text[:length]) for length in range(len(text))} == {"armour-missing", "armour-cut"}


@pytest.mark.parametrize("place", [100, 700])
def test_a_changed_letter_or_a_missing_line_is_noticed(place: int) -> None:
    text = armoured(HONEST)
    letter = "A" if text[place] != "A" else "B"
    lines = text.splitlines()

    assert refusal(text[:place] + letter + text[place + 1 :]) == "armour-cut"
    assert refusal("\n".join(lines[:3] + lines[4:])) == "armour-cut"


def test_the_length_told_is_the_length_there() -> None:
    assert refusal(armoured(HONEST).replace(f" {len(HONEST)} ", f" {len(HONEST) + 1} ", 1)) == "armour-cut"


def test_a_text_without_a_package_says_so() -> None:
    assert not is_armoured("Kính gửi Văn phòng")
    assert refusal("Kính gửi Văn phòng") == "armour-missing"


def test_a_large_package_is_not_worth_pasting() -> None:
    with pytest.raises(Unreadable, match="size"):
        armoured(bytes(MAX_BYTES + 1))
