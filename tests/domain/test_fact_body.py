"""The body of a fact: one string of bytes for one fact, and nothing else is read as one."""

from __future__ import annotations

import dataclasses
import json
import unicodedata
from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from giaoban_tracker.domain.canonical import NotCanonical
from giaoban_tracker.domain.deed import SubjectKind
from giaoban_tracker.domain.fact import DEEDS, Fact, ReportFiled, TaskChased
from giaoban_tracker.domain.fact_body import UnknownDeed, body_of, fact_of, stored_form
from giaoban_tracker.domain.identity import FactId, SubjectId, UnitId
from giaoban_tracker.domain.task import Claim, Evidence, ReportTerms
from tests.conftest import VIETNAM
from tests.histories import histories

FACT = Fact(
    id=FactId("00000000-0000-7000-8000-000000000001"),
    about=SubjectKind.TASK,
    subject=SubjectId("00000000-0000-7000-8000-000000000002"),
    on=date(2017, 8, 28),
    at=datetime(2017, 8, 28, 8, 30, tzinfo=VIETNAM),
    by="Nông Thị Hà",
    deed=ReportFiled(
        ReportTerms(UnitId("pyt"), Claim.DONE, 100, "Đã xong", Evidence("12/BC", date(2017, 8, 27), "UBND")),
        proxy=False,
    ),
)

FROZEN = (
    '{"about":"task","at":"2017-08-28T08:30:00+07:00","by":"Nông Thị Hà","d":{"proxy":false,"terms":{"claim":"done",'
    '"done_percent":100,"evidence":{"dated":"2017-08-27","number":"12/BC","received_by":"UBND"},"result":"Đã xong",'
    '"unit":"pyt"}},"id":"00000000-0000-7000-8000-000000000001","on":"2017-08-28",'
    '"subject":"00000000-0000-7000-8000-000000000002","t":"report.filed","v":1}'
)
"""Bodies are hashed for ever: when this changes, every book breaks."""


def test_a_body_is_these_bytes_for_ever() -> None:
    assert body_of(FACT).decode() == FROZEN
    assert fact_of(FROZEN.encode()) == FACT


def test_fields_at_their_default_are_left_out() -> None:
    chased = dataclasses.replace(FACT, deed=TaskChased())

    assert json.loads(body_of(chased))["d"] == {}
    assert fact_of(body_of(chased)) == chased


def as_nfc(fact: Fact) -> str:
    return unicodedata.normalize("NFC", repr(fact))


@given(histories)
@settings(max_examples=40)
def test_every_fact_comes_back_from_its_body(facts: list[Fact]) -> None:
    for fact in facts:
        body, stored = stored_form(fact)

        assert body == body_of(fact) == body_of(stored)
        assert stored == fact_of(body) == fact_of(body, verify=False)
        # Only the spelling of texts may differ.
        assert stored.deed == fact.deed or as_nfc(stored) == as_nfc(fact)


def test_texts_in_another_spelling_and_parts_of_seconds_do_not_survive() -> None:
    spelled = dataclasses.replace(FACT, by=unicodedata.normalize("NFD", FACT.by), at=FACT.at.replace(microsecond=5))

    assert stored_form(spelled) == (FROZEN.encode(), FACT)


@given(st.integers(0, len(FROZEN.encode()) - 1), st.integers(1, 255))
def test_one_changed_byte_gives_another_fact_or_none(place: int, mask: int) -> None:
    body = bytearray(FROZEN.encode())
    body[place] ^= mask

    try:
        read = fact_of(bytes(body))
    except (NotCanonical, UnknownDeed):
        return
    assert read != FACT
    assert body_of(read) == bytes(body)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param('"v":1', '"v":2', id="a newer version of a deed"),
        pytest.param("report.filed", "report.praised", id="a deed that this program does not know"),
    ],
)
def test_a_newer_programs_fact_is_told_apart_from_a_broken_one(old: str, new: str) -> None:
    with pytest.raises(UnknownDeed):
        fact_of(FROZEN.replace(old, new).encode())


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param('"by":"Nông Thị Hà",', "", id="a field is missing"),
        pytest.param('"v":1', '"v":1,"w":1', id="a field too many"),
        pytest.param('"done_percent":100', '"done_percent":"100"', id="a number as a text"),
        pytest.param('"done_percent":100', '"done_percent":100.0', id="a broken number"),
        pytest.param('"done_percent":100', '"done_percent":true', id="a truth as a number"),
        pytest.param('"claim":"done"', '"claim":"xong"', id="a word that is no claim"),
        pytest.param("2017-08-27", "2017-02-30", id="a day that no calendar has"),
        pytest.param('"about":"task"', '"about":"paper"', id="a strange kind of subject"),
        pytest.param('"unit":"pyt"', '"unit":"pyt","who":"x"', id="a strange field of the deed"),
        pytest.param("2017-08-28T", "2017-08-28U", id="another way to write a time"),
        pytest.param('"on":"2017-08-28"', '"on":"20170828"', id="another way to write a day"),
        pytest.param('"proxy":false', '"proxy":true', id="a default that is written out"),
        pytest.param('{"about"', '{ "about"', id="a space"),
        pytest.param("Nông", unicodedata.normalize("NFD", "Nông"), id="another spelling"),
    ],
)
def test_anything_else_is_no_fact(old: str, new: str) -> None:
    assert old in FROZEN

    with pytest.raises(NotCanonical):
        fact_of(FROZEN.replace(old, new, 1).encode())


@pytest.mark.parametrize("body", [b"", b"null", b"[]", b'"x"', b"{}", b"\xff\xfe", b"[" * 5000], ids=range(7))
def test_what_is_no_object_is_no_fact(body: bytes) -> None:
    with pytest.raises(NotCanonical):
        fact_of(body)


def test_a_body_that_is_too_long_is_refused() -> None:
    long = dataclasses.replace(FACT, by="x" * 66_000)

    with pytest.raises(NotCanonical):
        body_of(long)
    with pytest.raises(NotCanonical):
        stored_form(long)


def test_no_two_deeds_share_a_type() -> None:
    assert len({deed.type for deed in DEEDS}) == len(DEEDS)
