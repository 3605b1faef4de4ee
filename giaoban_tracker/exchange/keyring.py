"""The keyring: secret keys in a folder of their own, outside the book and its backups (exchange.md §2.7).

Who copies the book to another computer has no key there and writes no second history under the same name. Beside each
key lies its high-water mark, by which a restored or copied book is noticed before it writes one entry.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Annotated

import msgspec

from giaoban_tracker.domain.errors import Unavailable, Unreadable
from giaoban_tracker.exchange.dpapi import protect, unprotect
from giaoban_tracker.exchange.keys import KID, SEED_BYTES, Key, key_of_seed
from giaoban_tracker.exchange.manifest import Link
from giaoban_tracker.safe_file import write_safely

_HEAD = re.compile(rb"giaoban-(key|post)-v1 (plain|dpapi)\n")


@dataclass(frozen=True, slots=True)
class Seal:
    """How secrets are sealed before they are written.

    Attributes:
        name: stands in the file, so that another system says why it cannot open it.
    """

    name: str
    close: Callable[[bytes], bytes]
    open: Callable[[bytes], bytes]


PLAIN = Seal("plain", bytes, bytes)
"""No seal: the folder and the file are closed to other accounts by their mode."""
DPAPI = Seal("dpapi", protect, unprotect)


def platform_seal() -> Seal:
    return DPAPI if sys.platform == "win32" else PLAIN


class Mark(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How far a key has written: the high-water mark.

    Attributes:
        seq: number of the last entry; 0 before the first.
        link: its link, hex.
        machine: what the system says of this computer; never sent anywhere.
        book: the id of the book that wrote it.
    """

    feed: str
    seq: Annotated[int, msgspec.Meta(ge=0)]
    link: Link
    machine: str
    book: str


class Continuity(Enum):
    """Whether a book may go on with the feed of its key; all but SAME ask for a new epoch."""

    SAME = "same"
    RESTORED = "restored"
    """The book knows less than was once written: it came back from a backup."""
    COPIED = "copied"
    """Another computer, or another book: two would write under one name."""


def continuity(mark: Mark | None, now: Mark, link_at_mark: bytes | None) -> Continuity:
    """Whether a book may go on.

    Args:
        mark: what was last noted; None when there is no note, as after the folder was emptied.
        now: what the book knows and where it lies.
        link_at_mark: the book's own link at the noted number in that feed, 0 being its start; None when it has no such
            entry.
    """
    if mark is None:
        return Continuity.SAME if now.seq == 0 else Continuity.COPIED
    if (mark.machine, mark.book) != (now.machine, now.book):
        return Continuity.COPIED
    if mark.feed != now.feed or link_at_mark is None or link_at_mark.hex() != mark.link:
        return Continuity.RESTORED
    return Continuity.SAME


class Keyring:
    """The keys of this computer, in one folder."""

    def __init__(self, folder: Path, seal: Seal | None = None) -> None:
        """A keyring in that folder, which need not exist.

        Args:
            folder: "identity" of the data folder; only this account may enter it.
            seal: the system's own when not given.
        """
        self._folder = folder
        self._seal = seal or platform_seal()

    def kids(self) -> tuple[str, ...]:
        """The names of all keys, sorted."""
        return tuple(sorted(path.stem for path in self._folder.glob("*.key") if KID.fullmatch(path.stem)))

    def keep(self, key: Key) -> None:
        """Write a key.

        Raises:
            Unavailable: as `write_safely`, or "key-seal".
        """
        self._write(self._path(key.kid, "key"), "key", key.seed())

    def key(self, kid: str) -> Key | None:
        """The key of that name; None when this computer does not have it.

        Raises:
            Unreadable: "key-damaged": the file is no key, or another one.
            Unavailable: "key-seal" when another account or system sealed it, or "no-permission".
        """
        seed = self._read(self._path(kid, "key"), "key")
        if seed is None:
            return None
        key = key_of_seed(seed) if len(seed) == SEED_BYTES else None
        if key is None or key.kid != kid:
            raise Unreadable("key-damaged", kid=kid)
        return key

    def keep_post_secret(self, kid: str, secret: str) -> None:
        """Write the secret that opens sealed envelopes for this computer (`envelope.new_post_box`)."""
        self._write(self._path(kid, "post"), "post", secret.encode("ascii"))

    def post_secret(self, kid: str) -> str | None:
        """That secret; None when there is none. Raises as `key`."""
        secret = self._read(self._path(kid, "post"), "post")
        if secret is not None and not secret.isascii():
            raise Unreadable("key-damaged", kid=kid)
        return None if secret is None else secret.decode("ascii")

    def note(self, kid: str, mark: Mark) -> None:
        """Write the high-water mark of a key; after each commit that wrote to its feed."""
        self._prepare()
        write_safely(self._path(kid, "mark"), msgspec.json.encode(mark))

    def mark(self, kid: str) -> Mark | None:
        """The high-water mark of a key; None when there is none.

        Raises:
            Unreadable: "mark-damaged"; nothing is known then, so a new epoch is due.
        """
        content = self._content(self._path(kid, "mark"))
        try:
            return None if content is None else msgspec.json.decode(content, type=Mark)
        except (msgspec.DecodeError, UnicodeDecodeError) as fault:
            raise Unreadable("mark-damaged", kid=kid) from fault

    def _path(self, kid: str, suffix: str) -> Path:
        return self._folder / f"{kid}.{suffix}"

    def _prepare(self) -> None:
        try:
            # The mode of the folder protects a file from its first byte on, whatever its own mode is by then.
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise Unavailable("no-permission", path=self._folder) from error

    def _write(self, path: Path, kind: str, secret: bytes) -> None:
        self._prepare()
        write_safely(path, f"giaoban-{kind}-v1 {self._seal.name}\n".encode() + self._seal.close(secret))
        with suppress(OSError):  # a disk without modes; the folder's account is what is left
            path.chmod(0o600)

    def _read(self, path: Path, kind: str) -> bytes | None:
        content = self._content(path)
        if content is None:
            return None
        head = _HEAD.match(content)
        if head is None or head[1] != kind.encode():
            raise Unreadable("key-damaged", kid=path.stem)
        if head[2] != self._seal.name.encode():
            raise Unavailable("key-seal", kid=path.stem)
        return self._seal.open(content[head.end() :])

    def _content(self, path: Path) -> bytes | None:
        try:
            return path.read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise Unavailable("no-permission", path=path) from error
