"""Where the program's own files lie: beside the package in the source tree, inside it in an installed wheel."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def resources_folder() -> Path:
    """The folder of fonts, forms, presets and the sample; read only."""
    return _place("resources")


def migrations_folder() -> Path:
    """The folder of the ledger's schema migrations; read only."""
    return _place("migrations")


def _place(name: str) -> Path:
    installed = _PACKAGE / f"_{name}"
    return installed if installed.is_dir() else _PACKAGE.parent / name
