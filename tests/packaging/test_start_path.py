"""What is loaded before a person sees the table: counted, so that no start becomes slower unseen.

The numbers may fall; who raises one says in the commit what the first table needs it for.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

MODULES = 152
"""So many of the program's own modules."""

HEAVY = {
    "alembic",
    "asyncio",
    "cryptography",
    "docx",
    "email",
    "holidays",
    "multiprocessing",
    "msgspec",
    "openpyxl",
    "psycopg",
    "pypdfium2",
    "pyrage",
    "sqlalchemy",
    "typst",
    "xlsxwriter",
}

_ASKED = """
import dataclasses, json, sys
written = []
process = dataclasses._process_class
def watched(cls, init, repr, eq, order, unsafe_hash, frozen, *others):
    if init and frozen:
        written.append(f"{cls.__module__}.{cls.__qualname__}")
    return process(cls, init, repr, eq, order, unsafe_hash, frozen, *others)
dataclasses._process_class = watched
import giaoban_tracker.app, giaoban_tracker.ui.pages.tasks
print(json.dumps({"modules": sorted(sys.modules), "written": written}))
"""


@pytest.fixture(scope="module")
def loaded() -> dict[str, list[str]]:
    """The modules that the window's door loads, and the frozen dataclasses that Python wrote functions for."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", _ASKED], env=environment, check=True, capture_output=True, encoding="utf-8"
    )
    answer: dict[str, list[str]] = json.loads(done.stdout)
    return answer


def test_no_more_modules_are_loaded_before_the_first_table(loaded: dict[str, list[str]]) -> None:
    own = [name for name in loaded["modules"] if name.partition(".")[0] == "giaoban_tracker"]

    assert len(own) <= MODULES, own


def test_nothing_heavy_is_loaded_before_the_first_table(loaded: dict[str, list[str]]) -> None:
    assert HEAVY & {name.partition(".")[0] for name in loaded["modules"]} == set()


def test_values_on_the_way_to_the_first_table_are_made_quickly(loaded: dict[str, list[str]]) -> None:
    """`from giaoban_tracker.domain.frozen import dataclass` makes them in a tenth of the time."""
    assert [name for name in loaded["written"] if name.startswith("giaoban_tracker.")] == []
