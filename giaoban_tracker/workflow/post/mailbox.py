"""The mailbox: a shared folder through which parcels travel (hộp thư); absence never means deletion.

Files of the office lie in `TU_VAN_PHONG/<unit code>/`, those for it in `GUI_DEN_VAN_PHONG/`. Whoever reads moves what
was read to `da_nhan/` beside it; nothing is ever deleted, and what is half written is not looked at.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from giaoban_tracker.domain.errors import Unavailable
from giaoban_tracker.exchange.container import LIMITS
from giaoban_tracker.exchange.names import slug
from giaoban_tracker.safe_file import write_safely
from giaoban_tracker.workflow.desk import Desk
from giaoban_tracker.workflow.post.values import Parcel

TO_OFFICE, FROM_OFFICE, READ = "GUI_DEN_VAN_PHONG", "TU_VAN_PHONG", "da_nhan"
_SUFFIXES = (".gbx", ".age", ".xlsx", ".txt", ".gbjoin")


@dataclass(frozen=True, slots=True)
class Letter:
    """A file in the mailbox."""

    path: Path
    content: bytes = field(repr=False)

    @property
    def name(self) -> str:
        return self.path.name


def prepare(desk: Desk, root: Path) -> None:
    """Make the folders of a mailbox in a shared folder that is there.

    Raises:
        Unavailable: "mailbox-missing" when it is not, "no-permission".
    """
    _present(root)
    with desk.ledger.reading() as book:
        names = [slug(unit.terms.code or unit.name) for unit in book.units()]
    try:
        for folder in (TO_OFFICE, *(f"{FROM_OFFICE}/{name}" for name in names)):
            (root / folder).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Unavailable("no-permission", path=root) from error


def look(desk: Desk, root: Path) -> tuple[Letter, ...]:
    """What lies there for this side and was not read yet, oldest first; nothing is moved.

    Raises:
        Unavailable: "mailbox-missing" when the folder is not there: a stick that was pulled, a share that is off.
    """
    return tuple(_letters(_inbox(desk, root)))


def waiting(desk: Desk, root: Path) -> tuple[str, ...]:
    """The names of what `look` would give; nothing of it is read.

    Raises:
        Unavailable: as `look`.
    """
    return tuple(path.name for path in _unread(_inbox(desk, root)))


def put(desk: Desk, root: Path, parcels: Sequence[Parcel]) -> tuple[Path, ...]:
    """Lay parcels into the mailbox, each whole or not at all.

    Raises:
        Unavailable: "mailbox-missing", "disk-full", "no-permission", …; those before it stay.
    """
    _present(root)
    with desk.ledger.reading() as book:
        codes = {unit.id: slug(unit.terms.code or unit.name) for unit in book.units()}
    written = []
    for parcel in parcels:
        folder = root / TO_OFFICE if parcel.unit is None else root / FROM_OFFICE / codes[parcel.unit]
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise Unavailable("no-permission", path=folder) from error
        write_safely(folder / parcel.name, parcel.content)
        written.append(folder / parcel.name)
    return tuple(written)


def settle(letters: Iterable[Letter], on: date) -> tuple[Path, ...]:
    """Move what was read to `da_nhan/` beside it; a file that cannot be moved stays, and may be read again."""
    moved = []
    for letter in letters:
        folder = letter.path.parent / READ
        with suppress(OSError):
            folder.mkdir(exist_ok=True)
            target = _unused(folder / f"{on.isoformat()}_{letter.name}")
            letter.path.rename(target)
            moved.append(target)
    return tuple(moved)


def _inbox(desk: Desk, root: Path) -> Path:
    _present(root)
    with desk.ledger.reading() as book:
        site = book.post.site()
        if site is None or site.unit is None:
            return root / TO_OFFICE
        code = next((unit.terms.code or unit.name for unit in book.units() if unit.id == site.unit), "")
    return root / FROM_OFFICE / slug(code)


def _letters(folder: Path) -> list[Letter]:
    try:
        return [Letter(path, path.read_bytes()) for path in _unread(folder)]
    except OSError as error:
        raise Unavailable("mailbox-missing", path=folder) from error


def _unread(folder: Path) -> list[Path]:
    if not folder.is_dir():
        return []
    try:
        paths = sorted(folder.iterdir(), key=lambda path: (path.stat().st_mtime, path.name))
        return [
            path
            for path in paths
            if path.suffix.lower() in _SUFFIXES and path.is_file() and path.stat().st_size <= LIMITS.packed
        ]
    except OSError as error:
        raise Unavailable("mailbox-missing", path=folder) from error


def _present(root: Path) -> None:
    try:
        there = root.is_dir()
    except OSError:
        there = False
    if not there:
        raise Unavailable("mailbox-missing", path=root)


def _unused(path: Path) -> Path:
    candidate, number = path, 1
    while candidate.exists():
        number += 1
        candidate = path.with_name(f"{path.stem}-{number}{path.suffix}")
    return candidate
