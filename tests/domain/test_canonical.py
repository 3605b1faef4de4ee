"""Canonical JSON: one value, one byte string, and nothing else is let in."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban_tracker.domain.canonical import NotCanonical, canonical_bytes, parse_canonical

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
values = st.recursive(
    st.none() | st.booleans() | st.integers() | texts,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text(st.characters(max_codepoint=127), max_size=5), inner, max_size=3)
    ),
    max_leaves=8,
)
objects = st.dictionaries(st.sampled_from(["a", "b", "c"]), values)


@given(objects)
def test_what_was_written_is_read_back_with_its_texts_in_nfc(value: dict[str, object]) -> None:
    body = canonical_bytes(value)  # type: ignore[arg-type]

    assert canonical_bytes(parse_canonical(body)) == body
    assert unicodedata.is_normalized("NFC", body.decode())


@pytest.mark.parametrize(
    "body",
    [
        b'{"b":1,"a":2}',
        b'{"a": 1}',
        b'{"a":1,"a":1}',
        b'{"a":1.5}',
        b'{"a":NaN}',
        b'["a"]',
        b'{"a":"\\u1ebf"}',
        b'{"a":' + b"[" * 5000 + b"]" * 5000 + b"}",
        b"\xff",
        b"",
    ],
    ids=[
        "keys unsorted",
        "white space",
        "a key twice",
        "a float",
        "not a number",
        "no object",
        "an escape for a letter",
        "too deep",
        "not UTF-8",
        "nothing",
    ],
)
def test_another_spelling_of_the_same_meaning_is_refused(body: bytes) -> None:
    with pytest.raises(NotCanonical):
        parse_canonical(body)


@pytest.mark.parametrize(
    "value",
    [{"a": 1.5}, {"ế": 1}, {"a": "x" * 70_000}, {"a": b"x"}],
    ids=["a float", "a key that is not ASCII", "too long", "bytes"],
)
def test_a_value_without_a_canonical_form_is_refused(value: dict[str, object]) -> None:
    with pytest.raises(NotCanonical):
        canonical_bytes(value)  # type: ignore[arg-type]
