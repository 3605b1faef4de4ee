"""The short way through a body lets through what the long way does, and nothing else."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from giaoban_tracker.domain.deed import Deed
from giaoban_tracker.domain.fact import Fact, ReportAccepted, ReportFiled, TaskChased
from giaoban_tracker.domain.fact_body import body_of, fact_of
from giaoban_tracker.domain.task_deeds import ExtensionAsked, QuestionAsked, TaskReceived
from giaoban_tracker.exchange.feeds import feed_name
from giaoban_tracker.exchange.known_body import _mirror, _mirrored, proved_body, proved_fact
from giaoban_tracker.exchange.owners import check_bodies
from giaoban_tracker.exchange.strict_json import read_object, written
from tests.exchange.parties import UNIT_A, A, body, own_feed, report
from tests.histories import histories

EDGES = st.one_of(
    st.none(), st.booleans(), st.floats(), st.integers(), st.sampled_from([2**53 - 1, 2**53, 2**64, -(2**53)]),
    st.text(max_size=8), st.sampled_from(["2026-11-24", "2026-11-24T08:15:30Z", "task", "a\u0301", "\x7f", "\n", "đ"]),
    st.just([]), st.just({}), st.just({"unit": "x"}),
)  # fmt: skip


@given(histories)
@settings(max_examples=20)
def test_every_fact_that_the_program_writes_goes_the_short_way(facts: list[Fact]) -> None:
    for fact in facts:
        spelled = body_of(fact)
        proved = proved_body(spelled)

        assert proved is not None
        assert proved.about is fact.about
        assert written(proved.value) == spelled
        assert proved_fact(spelled) == fact_of(spelled)


@given(histories, st.data())
@settings(max_examples=60)
def test_no_altered_value_goes_the_short_way_that_the_long_one_refuses(facts: list[Fact], data: st.DataObject) -> None:
    value = json.loads(body_of(data.draw(st.sampled_from(facts))))
    _alter(value, data)

    assert_both_ways_agree(json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode())


@given(st.integers(0, len(report()) - 1), st.binary(max_size=3), st.integers(0, 3))
def test_no_altered_bytes_go_the_short_way_that_the_long_one_refuses(place: int, new: bytes, gone: int) -> None:
    spelled = report()

    assert_both_ways_agree(spelled[:place] + new + spelled[place + gone :])


@pytest.mark.parametrize(
    "spelled",
    [
        pytest.param(report(result="X").replace(b"X", "a\u0301".encode()), id="another spelling of a letter"),
        pytest.param(report().replace(b'"proxy":false', b'"proxy":false,"proxy":false'), id="a key twice"),
        pytest.param(report(result="a" * 10_001), id="a text over the limit"),
        pytest.param(report(percent=2**53), id="a number that not every reader keeps"),
        pytest.param(body("report.praised", {}), id="a newer type"),
        pytest.param(body("event.voided", {"fact": "x"}, v=2), id="a newer version"),
        pytest.param(report().replace(b"30+07:00", b"30Z"), id="a moment without an offset in figures"),
        pytest.param(report().replace(b"30+07:00", b"30.500000+07:00"), id="a part of a second"),
        pytest.param(body("feed.started", {"cause": "new", "epoch": 1, "unit": "x"}, about="device"), id="a default"),
        pytest.param(b"", id="nothing"),
        pytest.param(b'"t":"report.filed","v":', id="a name alone"),
    ],
)
def test_whatever_is_in_doubt_goes_the_long_way(spelled: bytes) -> None:
    assert proved_body(spelled) is None


@pytest.mark.parametrize("deed", [ReportFiled, TaskReceived, QuestionAsked, ExtensionAsked, TaskChased, ReportAccepted])
def test_what_travels_most_is_not_built_to_be_proved(deed: type[Deed]) -> None:
    assert _mirrored(deed) is not None  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class _WithWordAsDefault:
    cause: str = "lost"


def test_a_default_that_could_be_written_out_has_no_mirror() -> None:
    with pytest.raises(TypeError):
        _mirror(_WithWordAsDefault)


@pytest.mark.parametrize("moment", ["08:15:30+07:00:30", "08:15:30+00:00", "08:15:30"])
def test_the_fact_of_a_rare_moment_is_told_as_everywhere(moment: str) -> None:
    spelled = report().replace(b"08:15:30+07:00", moment.encode())

    (checked,) = check_bodies((spelled,), feed_name(own_feed(A)), UNIT_A)

    assert checked.fact == fact_of(spelled)


def assert_both_ways_agree(spelled: bytes) -> None:
    proved = proved_body(spelled)
    if proved is not None:
        assert read_object(spelled) == proved.value
        assert fact_of(spelled) == proved_fact(spelled)


def _alter(value: dict[str, Any], data: st.DataObject) -> None:
    """Put something else somewhere into an object, or a field too many."""
    while True:
        name = data.draw(st.sampled_from([*value, "more"]))
        inner = value.get(name)
        if not (isinstance(inner, dict) and inner and data.draw(st.booleans())):
            value[name] = data.draw(EDGES)
            return
        value = inner
