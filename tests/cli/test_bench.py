"""The benchmark's table: every row of the window's numbers with its limit beside it, for people and for programs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from giaoban_tracker import bench

SAMPLES = [(30.0 + place, 10.0 + place) for place in range(20)]
TOLD = {"samples": dict.fromkeys(("search", "sort", "filter", "group", "scroll", "bulk"), SAMPLES), "peak_mb": 251.0}


@pytest.fixture
def rows(monkeypatch: pytest.MonkeyPatch) -> dict[str, bench.Timing]:
    monkeypatch.setattr(bench, "_spawned", lambda *_: json.dumps(TOLD))
    return {timing.name: timing for timing in bench._window(Path("so"), 100_000)}


def test_each_row_tells_its_share_of_the_processors_time_beside_the_clocks(rows: dict[str, bench.Timing]) -> None:
    search, scroll, bulk = rows["search"], rows["scroll"], rows["bulk"]

    assert (search.measure, search.product_ms, search.half_ms, search.clock_ms) == ("p95", 29.0, 20.0, 49.0)
    assert (scroll.measure, scroll.product_ms) == ("max", 29.0)
    assert (bulk.measure, bulk.product_ms) == ("p50", 20.0)


def test_every_row_is_held_against_the_issues_limit(rows: dict[str, bench.Timing]) -> None:
    limits = {name: timing.limit for name, timing in rows.items()}

    assert limits == {
        "search": 33,
        "sort": 100,
        "filter": 100,
        "group": 100,
        "scroll": 33,
        "bulk": 500,
        "memory": 250,
    }
    assert [name for name, timing in rows.items() if not timing.within] == ["memory"]


def test_a_small_book_has_to_answer_twice_as_soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bench, "_spawned", lambda *_: json.dumps(TOLD))

    search = next(bench._window(Path("so"), 10_000))

    assert (search.limit, search.within) == (16, False)


def test_people_and_programs_read_the_same_rows(rows: dict[str, bench.Timing]) -> None:
    timings = tuple(rows.values())

    lines = bench.as_lines(timings)
    told = json.loads(json.dumps(bench.as_json(timings)))["timings"]

    assert len(lines) == len(timings) + 1
    assert [one["name"] for one in told] == list(rows)
    assert "251.0" in lines[-1]
    assert "250 MB" in lines[-1]
    assert "CHƯA ĐẠT" in lines[-1]
    assert "33 ms" in lines[1]
    assert "giữa 20" in lines[1]
    assert "đồng hồ 49" in lines[1]
