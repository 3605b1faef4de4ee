"""The 56 cases of the threat model (exchange.md §7): for each the tests that prove it, and its defence taken out.

`python -m tests.planted` runs the tests of each case once more with its defence taken out, and each case must have one
that fails then. Where no line of the program is the defence, the test itself shows what happens without it.
"""

from __future__ import annotations

from functools import cache

from tests.planted.file_threats import file_threats
from tests.planted.place_threats import place_threats
from tests.planted.threat import Threat


@cache
def threats() -> tuple[Threat, ...]:
    """All of them, by number."""
    return (*file_threats(), *place_threats())
