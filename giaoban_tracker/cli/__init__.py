"""The command line: one door for scripts, tests and the IT officer (product.md).

Exit codes: 0 done, 1 refused with one Vietnamese message on stderr, 2 wrong usage. Nothing here needs a display.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from giaoban_tracker.cli.arguments import parser
from giaoban_tracker.cli.verbs import VERBS
from giaoban_tracker.domain.errors import GiaobanError
from giaoban_tracker.ui import wording


def run(arguments: Sequence[str]) -> int:
    """Carry out one verb; returns the exit code."""
    _speak_utf8()
    try:
        options = parser().parse_args(arguments)
        VERBS[options.verb](options)
    except GiaobanError as refusal:
        print(wording.sentence(refusal), file=sys.stderr)
        return 1
    except BrokenPipeError:
        # The reader of a pipe went away; what it did not read is not missed.
        sys.stderr.close()
        return 0
    return 0


def _speak_utf8() -> None:
    """Vietnamese must come out whole on a Windows console whose code page is not UTF-8."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")
