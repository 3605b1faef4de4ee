"""`giaoban`: without a verb the window, with one the command line."""

from __future__ import annotations

import sys


def main() -> int:
    """Choose the door; returns the exit code. The other door's libraries are not loaded."""
    arguments = sys.argv[1:]
    if _opens_window(arguments):
        from giaoban_tracker.app import run as run_window  # heavy: Qt, which no verb needs

        return run_window(arguments)
    from giaoban_tracker.cli import run as run_verb  # heavy: argparse and every verb, which the window does not need

    return run_verb(arguments)


def _opens_window(arguments: list[str]) -> bool:
    """Whether nothing but the window's own options was given."""
    rest = list(arguments)
    while rest:
        option = rest.pop(0)
        if option == "--data" and rest:
            rest.pop(0)
        elif option not in ("--sample", "--sample-unit") and not option.startswith("--data="):
            return False
    return True


if __name__ == "__main__":
    sys.exit(main())
