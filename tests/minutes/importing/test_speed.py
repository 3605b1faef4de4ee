"""Loading takes no time that a person notices, and starting the program does not pay for formats not used."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from giaoban_tracker import places
from giaoban_tracker.minutes.load import load_bytes
from tests.minutes.importing.word_files import paragraph, run, word_file

SEED = (places.resources_folder() / "sample" / "seed-2017-q2.txt").read_text(encoding="utf-8")
WORDS = SEED.split()
MINUTES = "\n".join(" ".join(WORDS[at : at + 50]) for at in range(0, len(WORDS), 50)) * 2
HEAVY = (
    "zipfile",
    "xml.etree",
    "openpyxl",
    "pypdfium2",
    "html.entities",
    "subprocess",
    "tempfile",
    "giaoban_tracker.minutes.sources.opening",
)


def as_word() -> bytes:
    lines = (paragraph("".join(run(f"{word} ") for word in line.split())) for line in MINUTES.split("\n"))
    return word_file("".join(lines))


def best_of_three(work: Callable[[], object]) -> float:
    def once() -> float:
        start = time.process_time()
        work()
        return (time.process_time() - start) * 1000

    return min(once() for _ in range(3))


@pytest.mark.timing
@pytest.mark.parametrize(
    ("name", "data", "most_ms"),
    [
        pytest.param("a.txt", MINUTES.encode(), 10, id="UTF-8"),
        pytest.param("a.txt", MINUTES.encode("utf-16"), 10, id="UTF-16"),
        pytest.param("a.docx", as_word(), 60, id="a document with a run a word"),
    ],
)
def test_minutes_of_two_thousand_words_are_loaded_at_once(name: str, data: bytes, most_ms: float) -> None:
    assert len(MINUTES.split()) > 1500
    assert best_of_three(lambda: load_bytes(name, data)) < most_ms


def test_importing_the_loader_opens_no_format() -> None:
    question = "import sys, giaoban_tracker.minutes.load; print(*sorted(sys.modules))"

    answer = subprocess.run(
        [sys.executable, "-c", question],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(places.__file__).parents[1],
    )

    loaded = set(answer.stdout.split())
    assert "giaoban_tracker.minutes.load" in loaded
    assert [name for name in HEAVY if name in loaded] == []
