"""What the program takes from the machine it runs on: the clock, fresh ids, the folder for data.

Only the two doors call these; everything else is handed them, so that tests can fix them.
"""

from __future__ import annotations

import getpass
import os
import sys
import time
from datetime import datetime
from pathlib import Path

ENVIRONMENT_NAME = "GIAOBAN_HOME"
PORTABLE_NAME = "GIAOBAN_PORTABLE"
NOTE_NAME = "noi-luu.txt"


def now() -> datetime:
    """The local time with its offset."""
    return datetime.now().astimezone()


def new_id() -> str:
    """A fresh UUIDv7 (RFC 9562) in its usual text form: 48 bits of milliseconds, then 74 random bits."""
    milliseconds = time.time_ns() // 1_000_000
    # `secrets` takes its bits from here too, and loads two modules more before the first window.
    chance = int.from_bytes(os.urandom(10), "big")
    value = (milliseconds & (1 << 48) - 1) << 80 | 0x7 << 76 | (chance >> 68) << 64
    value |= 0b10 << 62 | chance & (1 << 62) - 1
    digits = f"{value:032x}"
    return f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"


def person() -> str:
    """The account name of whoever sits at the machine; a claim, never a proof."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return ""


def data_folder(chosen: str | None) -> Path:
    """Where the book lies. The folder need not exist.

    1. What was chosen. 2. What `GIAOBAN_HOME` names. 3. What the note says that the first run left when a person
    chose another place. 4. The platform's folder for a user's data.
    """
    named = chosen or os.environ.get(ENVIRONMENT_NAME)
    if named:
        return Path(named).expanduser().absolute()
    try:
        noted = folder_note().read_text(encoding="utf-8").strip()
    except (OSError, ValueError):
        noted = ""
    return Path(noted) if noted else platform_folder()


def names_folder(chosen: str | None) -> bool:
    """Whether the folder is named for this run: by what was chosen, or by `GIAOBAN_HOME`."""
    return bool(chosen or os.environ.get(ENVIRONMENT_NAME))


def is_carried() -> bool:
    """Whether somebody said that the data folder is carried from computer to computer: `GIAOBAN_PORTABLE=1`."""
    return os.environ.get(PORTABLE_NAME) == "1"


def folder_note() -> Path:
    """The file that says where the book lies when it does not lie in the platform's folder; need not exist."""
    return platform_folder() / NOTE_NAME


def platform_folder() -> Path:
    """The platform's folder for a user's data of this program; need not exist."""
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "SoGiaoBan"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "SoGiaoBan"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "so-giao-ban"
