"""What is loaded before a person sees the table: counted, so that no start becomes slower unseen.

The numbers may fall; who raises one says in the commit what the first table needs it for.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

MODULES = 154
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

_ASKED = "import json, sys, giaoban_tracker.app, giaoban_tracker.ui.pages.tasks; print(json.dumps(sorted(sys.modules)))"


@pytest.fixture(scope="module")
def loaded() -> list[str]:
    """The modules that the window's door loads."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", _ASKED], env=environment, check=True, capture_output=True, encoding="utf-8"
    )
    answer: list[str] = json.loads(done.stdout)
    return answer


def test_no_more_modules_are_loaded_before_the_first_table(loaded: list[str]) -> None:
    own = [name for name in loaded if name.partition(".")[0] == "giaoban_tracker"]

    assert len(own) <= MODULES, own


def test_nothing_heavy_is_loaded_before_the_first_table(loaded: list[str]) -> None:
    assert HEAVY & {name.partition(".")[0] for name in loaded} == set()
