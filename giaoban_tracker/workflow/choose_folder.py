"""Choose a folder for a book: the disk must be this computer's own, and nobody else may copy files behind its back.

SQLite relies on locks and flushes that shares, sync folders and sticks only pretend to give (exchange.md §6).
"""

from __future__ import annotations

import ctypes
import os
import sys
from enum import StrEnum
from pathlib import Path, PurePosixPath, PureWindowsPath

from giaoban_tracker.domain.errors import Refused, Unavailable
from giaoban_tracker.ledger.book import BOOK_NAME

OWN_FOLDER = "So giao ban"

CLOUD_FOLDERS = (
    "onedrive",
    "google drive",
    "googledrive",
    "my drive",
    "dropbox",
    "icloud drive",
    "iclouddrive",
    "nextcloud",
    "owncloud",
    "box sync",
    "pcloud",
)
"""How folders that another program synchronises are called; some add the account's name after a space or hyphen."""

_NETWORK_SYSTEMS = {"nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "fuse.rclone", "9p", "davfs", "afs", "ceph"}
_STICK_SYSTEMS = {"vfat", "msdos", "exfat"}
_STICK_PLACES = ("/media/", "/run/media/", "/mnt/usb", "/Volumes/")
_WINDOWS_KINDS = {2: "removable", 4: "network", 5: "removable"}
_MOUNT_FIELDS = 6


class Drive(StrEnum):
    """What a folder lies on, as far as the system tells."""

    LOCAL = "local"
    REMOVABLE = "removable"
    NETWORK = "network"


def check_folder(folder: Path, drive: Drive | None = None) -> None:
    """Whether a new book may lie in `folder`; nothing is made.

    Args:
        drive: what the folder lies on; None asks the system.

    Raises:
        Refused: "folder-on-network", "folder-in-cloud", "folder-on-stick" with `folder`.
        Unavailable: "no-permission" when the folder, or the nearest one above it that exists, cannot be written.
    """
    code = unsuited(str(folder), drive or drive_of(folder))
    if code is not None:
        raise Refused(code, folder=folder)
    above = next(place for place in (folder, *folder.parents) if place.exists())
    if not above.is_dir() or not os.access(above, os.W_OK | os.X_OK):
        raise Unavailable("no-permission", name=above)


def folder_inside(chosen: Path) -> Path:
    """Where the book goes when a person points at `chosen`.

    There, if it is empty or holds a book; else in a folder of its own below, so that no other files lie among the
    book's.
    """
    if not chosen.is_dir() or holds_book(chosen) or not any(chosen.iterdir()):
        return chosen
    return chosen / OWN_FOLDER


def holds_book(folder: Path) -> bool:
    """Whether a book lies in the folder already."""
    return (folder / BOOK_NAME).is_file()


def unsuited(folder: str, drive: Drive) -> str | None:
    r"""Why a book must not lie there, as an error's code; None when it may.

    The first that fits:

    1. "folder-on-network": a name such as `\\server\share`, or a drive that lies on another computer.
    2. "folder-in-cloud": a part of the path is a folder that another program synchronises.
    3. "folder-on-stick": a drive that can be pulled out.
    """
    if folder.startswith(("\\\\", "//")) or drive is Drive.NETWORK:
        return "folder-on-network"
    if any(_is_synchronised(part) for part in _parts(folder)):
        return "folder-in-cloud"
    return "folder-on-stick" if drive is Drive.REMOVABLE else None


def drive_of(folder: Path) -> Drive:
    """What the system says the folder, or the nearest one above it that exists, lies on."""
    if sys.platform == "win32":
        return _windows_drive(folder)
    mounts = Path("/proc/self/mounts")
    text = mounts.read_text(encoding="utf-8", errors="replace") if mounts.exists() else ""
    return drive_in(text, folder.absolute().as_posix())


def drive_in(mounts: str, folder: str) -> Drive:
    r"""What a folder lies on, by the system's table of mounts: device, place, system, …; one a line.

    A place's spaces stand as `\040`. The longest place that the folder lies under counts.
    """
    best, system = "", ""
    for line in mounts.splitlines():
        fields = line.split()
        if len(fields) < _MOUNT_FIELDS:
            continue
        place = fields[1].replace("\\040", " ")
        if _lies_under(folder, place) and len(place) >= len(best):
            best, system = place, fields[2]
    if system in _NETWORK_SYSTEMS:
        return Drive.NETWORK
    if system in _STICK_SYSTEMS or folder.startswith(_STICK_PLACES):
        return Drive.REMOVABLE
    return Drive.LOCAL


def _lies_under(folder: str, place: str) -> bool:
    return folder == place or folder.startswith(place.rstrip("/") + "/")


def _parts(folder: str) -> tuple[str, ...]:
    path = PureWindowsPath(folder) if "\\" in folder else PurePosixPath(folder)
    return path.parts


def _is_synchronised(part: str) -> bool:
    name = part.casefold()
    return any(name == cloud or name.startswith((f"{cloud} -", f"{cloud} (", f"{cloud}-")) for cloud in CLOUD_FOLDERS)


def _windows_drive(folder: Path) -> Drive:
    kernel = ctypes.WinDLL("kernel32")  # type: ignore[attr-defined,unused-ignore]
    kind = int(kernel.GetDriveTypeW(ctypes.c_wchar_p(folder.absolute().anchor)))
    return Drive(_WINDOWS_KINDS.get(kind, "local"))
