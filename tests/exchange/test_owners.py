"""A unit writes what it reports, the office all else; and a body has one spelling (§2.2, §7 rows 4, 5, 15 to 18)."""

from __future__ import annotations

import json

import pytest

from giaoban_tracker.domain.errors import Unreadable
from giaoban_tracker.domain.fact import DEEDS
from giaoban_tracker.exchange.feeds import FeedName, feed_name
from giaoban_tracker.exchange.owners import OFFICE_PARTY, OFFICE_TYPES, UNIT_TYPES, Standing, check_body
from giaoban_tracker.exchange.strict_json import written
from tests.exchange.parties import OFFICE, UNIT_A, UNIT_B, A, B, body, own_feed, report

FEED_A = feed_name(own_feed(A))
OFFICE_FEED = FeedName(OFFICE.kid, 1, UNIT_A)
STARTED = {"cause": "restored", "epoch": 1, "unit": UNIT_A}


def refusal(spelled: bytes, feed: FeedName = FEED_A, party: str = UNIT_A) -> str:
    with pytest.raises(Unreadable) as refused:
        check_body(spelled, feed, party)
    return refused.value.code


# ---------------------------------------------------------------- whose facts (rows 4 and 5)


def test_a_units_report_is_read() -> None:
    checked = check_body(report(7), FEED_A, UNIT_A)

    assert (checked.type, checked.standing) == ("report.filed", Standing.READ)
    assert checked.id.endswith("7")


def test_every_type_of_fact_belongs_to_somebody() -> None:
    types = {deed.type for deed in DEEDS}

    assert types == UNIT_TYPES | OFFICE_TYPES
    assert not UNIT_TYPES & OFFICE_TYPES
    assert {"task.assigned", "task.amended", "ext.granted", "report.accepted", "key.trusted"} <= OFFICE_TYPES


@pytest.mark.parametrize("kind", sorted(OFFICE_TYPES))
def test_a_unit_writes_no_fact_of_the_office(kind: str) -> None:
    assert refusal(body(kind, {"unit": UNIT_A})) == "event-owner"


@pytest.mark.parametrize("proxy", [{}, {"proxy": True}, {"proxy": 0}, {"proxy": None}])
def test_a_unit_does_not_report_as_if_the_office_had_typed_it_in(proxy: dict[str, object]) -> None:
    assert refusal(body("report.filed", {"terms": {"unit": UNIT_A}, **proxy})) == "event-owner"


@pytest.mark.parametrize("kind", ["ext.requested", "contribution.filed"])
def test_a_unit_does_not_ask_as_if_the_office_had_typed_it_in(kind: str) -> None:
    assert refusal(body(kind, {"unit": UNIT_A, "proxy": True})) == "event-owner"


@pytest.mark.parametrize(
    "spelled",
    [
        pytest.param(report(unit=UNIT_B), id="another unit's report"),
        pytest.param(body("report.filed", {"proxy": False, "terms": {}}), id="nobody's report"),
        pytest.param(body("report.filed", {"proxy": False, "terms": {"unit": None}}), id="a report of no unit"),
        pytest.param(body("report.filed", {"proxy": False, "terms": [UNIT_A]}), id="terms that are a list"),
        pytest.param(body("report.filed", {"proxy": False, "terms": {"unit": UNIT_A}, "unit": UNIT_B}), id="two units"),
        pytest.param(body("report.filed", {"proxy": False, "unit": [UNIT_A]}), id="a list of units"),
        pytest.param(body("ext.requested", {"unit": UNIT_B}), id="another unit's request"),
        pytest.param(body("ext.requested", {}), id="nobody's request"),
        pytest.param(body("question.asked", {"unit": UNIT_B}), id="another unit's question"),
        pytest.param(body("question.asked", {}), id="nobody's question"),
        pytest.param(body("task.received", {"unit": UNIT_B}), id="another unit's receipt"),
        pytest.param(body("task.received", {}), id="nobody's receipt"),
        pytest.param(body("feed.started", {"unit": UNIT_B}, subject=A.kid), id="another unit's feed"),
        pytest.param(body("feed.started", {}, subject=A.kid), id="the office's feed"),
        pytest.param(body("key.rotated", {"unit": UNIT_B}, subject=A.kid), id="another unit's key"),
        pytest.param(body("event.voided", {"fact": "1", "unit": UNIT_B}), id="another unit's voiding"),
        pytest.param(body("report.praised", {"unit": UNIT_B}), id="another unit's newer fact"),
        pytest.param(body("report.praised", {"terms": {"unit": UNIT_B}}), id="another unit's newer terms"),
    ],
)
def test_a_unit_writes_in_its_own_name_only(spelled: bytes) -> None:
    assert refusal(spelled) == "event-unit"


@pytest.mark.parametrize("kind", ["feed.started", "key.rotated"])
def test_a_computer_speaks_of_itself_only(kind: str) -> None:
    assert refusal(body(kind, STARTED, about="device", subject=B.kid)) == "event-device"


def test_a_unit_may_void() -> None:
    assert check_body(body("event.voided", {"fact": "x"}), FEED_A, UNIT_A).standing is Standing.READ


def test_the_office_may_write_everything_in_its_feed_for_a_unit() -> None:
    for kind in UNIT_TYPES | OFFICE_TYPES:
        # v 99 keeps this program from reading the fields, which are not the subject here.
        checked = check_body(body(kind, {"unit": UNIT_B}, v=99), OFFICE_FEED, OFFICE_PARTY)

        assert (checked.type, checked.standing) == (kind, Standing.DEFERRED)


@pytest.mark.parametrize(("feed", "party"), [(FEED_A, OFFICE_PARTY), (OFFICE_FEED, UNIT_A)])
def test_each_party_has_feeds_of_its_own_form(feed: FeedName, party: str) -> None:
    assert refusal(report(), feed, party) == "feed-owner"


@pytest.mark.parametrize("frame", [{"t": "report.praised"}, {"v": 2}])
def test_a_newer_fact_is_kept_for_after_the_upgrade(frame: dict[str, object]) -> None:
    newer = body("report.filed", {"proxy": False, "unit": UNIT_A, "vow": "của bản sau"}, **frame)

    assert check_body(newer, FEED_A, UNIT_A).standing is Standing.DEFERRED


# ---------------------------------------------------------------- shape


@pytest.mark.parametrize(
    "frame",
    [
        {"t": "Report Filed"},
        {"t": "report.filed\n"},
        {"v": "1"},
        {"v": True},
        {"id": ""},
        {"id": "a/b"},
        {"id": "a" * 101},
        {"id": "số-một"},
        {"subject": "nhiệm vụ"},
        {"subject": 1},
        {"by": "Hà\u202eNông"},
        {"by": "Hà\u200b"},
        {"by": "Hà\n"},
        {"by": "H" * 301},
        {"d": []},
        {"note": ""},
    ],
    ids=repr,
)
def test_a_body_has_the_frame_of_a_fact(frame: dict[str, object]) -> None:
    assert refusal(body("report.praised", {"unit": UNIT_A}, **frame)) == "event-shape"


def altered(**changes: object) -> bytes:
    """A report with other fields in its terms, or without those that are given as None."""
    value = json.loads(report())
    terms = value["d"]["terms"] | changes
    value["d"]["terms"] = {name: item for name, item in terms.items() if item is not None}
    return written(value)


def test_a_frame_without_one_field_is_none() -> None:
    value = json.loads(report())
    del value["on"]

    assert (
        refusal(json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()) == "event-shape"
    )


@pytest.mark.parametrize(
    "spelled",
    [
        altered(claim="xong"),
        altered(done_percent="60"),
        altered(done_percent=True),
        altered(claim=None),
        altered(mark=10),
        body("report.filed", {"proxy": False, "unit": UNIT_A}),
        report().replace(b'"on":"2026-11-23"', b'"on":"2026-02-30"'),
    ],
    ids=["an unknown claim", "a text for a number", "true for a number", "no claim", "one more", "no terms", "no day"],
)
def test_a_known_fact_has_its_own_fields(spelled: bytes) -> None:
    assert refusal(spelled) == "event-shape"


def test_a_fact_is_about_what_its_type_is_about() -> None:
    assert refusal(report().replace(b'"about":"task"', b'"about":"office"')) == "event-shape"


@pytest.mark.parametrize("percent", [-1, 101])
def test_progress_lies_between_nothing_and_all(percent: int) -> None:
    assert refusal(report(percent=percent)) == "event-range"


# ---------------------------------------------------------------- rows 15 to 18: the bytes


def in_text(raw: bytes) -> bytes:
    """A report with those raw bytes of JSON inside its result."""
    return report(result="X").replace(b'"result":"X"', b'"result":"' + raw + b'"')


DEEP = b'{"d":' * 9 + b"1" + b"}" * 9


@pytest.mark.parametrize(
    ("spelled", "code"),
    [
        pytest.param(in_text(b"a" * 66_000), "line", id="a line over 64 KB"),
        pytest.param(in_text(b"a" * 10_001), "limit", id="a text over 10,000 characters"),
        pytest.param(DEEP, "limit", id="nine levels"),
        pytest.param(b"[" * 60_000, "json", id="sixty thousand levels"),
        pytest.param(b"", "json", id="nothing"),
        pytest.param(b"[]", "json", id="a list"),
        pytest.param(b"{}", "event-shape", id="an empty object"),
        pytest.param(in_text(b"\xff"), "json", id="not UTF-8"),
        pytest.param(in_text(b"\xed\xa0\x80"), "json", id="half a pair in UTF-8"),
        pytest.param(in_text(b"\\ud800"), "not-canonical", id="half a pair as an escape"),
        pytest.param(in_text(b"\x00"), "json", id="a bare NUL"),
        pytest.param(in_text(b"\\u0000"), "control-character", id="NUL as an escape"),
        pytest.param(in_text(b"\\u001b[2J"), "control-character", id="an order to a terminal"),
        pytest.param(in_text(b"\\r"), "control-character", id="a carriage return"),
        pytest.param(in_text(b"\\b"), "control-character", id="a backspace"),
        pytest.param(in_text(b"\x7f"), "control-character", id="delete"),
        pytest.param(in_text("\u0085".encode()), "control-character", id="an upper control character"),
        pytest.param(report().replace(b'"v":1', b'"v":1,"v":1'), "json-duplicate", id="a key twice"),
        pytest.param(report().replace(b'"v":1', b'"v":1.0'), "json-number", id="a fraction"),
        pytest.param(report().replace(b'"v":1', b'"v":1e0'), "json-number", id="an exponent"),
        pytest.param(report().replace(b'"v":1', b'"v":NaN'), "json-number", id="not a number"),
        pytest.param(report().replace(b'"v":1', b'"v":-Infinity'), "json-number", id="infinity"),
        pytest.param(report().replace(b'"v":1', b'"v":9007199254740992'), "json-number", id="over 2**53"),
        pytest.param(report().replace(b'"v":1', b'"v":' + b"9" * 60_000), "json-number", id="sixty thousand digits"),
        pytest.param(report().replace(b'"v":1', b'"v":-0'), "not-canonical", id="minus nought"),
        pytest.param(report().replace(b'"v":1', b'"v": 1'), "not-canonical", id="white space"),
        pytest.param(report() + b" ", "not-canonical", id="white space behind"),
        pytest.param(in_text(b"\\u00e1"), "not-canonical", id="an escape for a letter"),
        pytest.param(in_text(b"\\/"), "not-canonical", id="an escape for a slash"),
        pytest.param(in_text("đa\u0301p".encode()), "not-canonical", id="a mark of its own"),
        pytest.param(body("report.praised", {"words": "a\u0301"}), "not-canonical", id="such a mark in a newer fact"),
        pytest.param(report().replace(b'"about":"task",', b"")[:-1] + b',"about":"task"}', "not-canonical", id="order"),
        pytest.param(report().replace(b'"on"', "ngày".join('""').encode()), "not-canonical", id="a key with marks"),
        pytest.param(altered(difficulty=""), "not-canonical", id="a default written out"),
        pytest.param(
            report().replace(b'"on":"2026-11-23"', b'"on":"20261123"'), "not-canonical", id="a day in another way"
        ),
    ],
)
def test_a_body_has_one_spelling_within_the_limits(spelled: bytes, code: str) -> None:
    assert refusal(spelled) == code


@pytest.mark.parametrize("text", ["một\nhai\tba", "\u2066rtl\u2069", 'gạch \\ nháy "', "\\u0000 viết ra", "a" * 10_000])
def test_what_people_write_passes(text: str) -> None:
    assert check_body(report(result=text), FEED_A, UNIT_A).standing is Standing.READ


def test_a_million_keys_do_not_fit() -> None:
    many = body("report.praised", {f"k{number}": 1 for number in range(20_000)})

    assert refusal(many) == "line"


def with_file(name: str) -> bytes:
    kept = {"name": name, "sha256": "0" * 64, "size": 3}
    value = json.loads(report())
    value["d"]["terms"]["files"] = [kept]
    return written(value)


@pytest.mark.parametrize("sign", ["\u202e", "\u200b", "\u2066", "\u00ad"])
def test_an_attached_file_has_a_name_that_shows_as_it_is(sign: str) -> None:
    assert check_body(with_file("ảnh chợ.jpg"), FEED_A, UNIT_A).standing is Standing.READ
    assert refusal(with_file(f"anh{sign}gpj.exe")) == "event-shape"
