"""The mailbox as a unit's computer sees it: what it has not read; it moves nothing, for its sisters read there too."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

import msgspec

from giaoban_tracker.ledger.reading import Reading
from giaoban_tracker.workflow.desk import Desk
from giaoban_tracker.workflow.post import mailbox, take_in
from giaoban_tracker.workflow.post.mailbox import FROM_OFFICE, TO_OFFICE, Letter
from giaoban_tracker.workflow.post.take_in import Taken

_READ = "mailbox-read"


def is_mailbox(root: Path) -> bool:
    """Whether a folder is a mailbox that the office has prepared."""
    try:
        return all((root / name).is_dir() for name in (TO_OFFICE, FROM_OFFICE))
    except OSError:
        return False


def unread(desk: Desk, root: Path) -> tuple[Letter, ...]:
    """What lies there for this unit and this computer has not read, oldest first; nothing is moved.

    Raises:
        Unavailable: "mailbox-missing" when the folder is not there: a stick that was pulled, a share that is off.
    """
    letters = mailbox.look(desk, root)
    with desk.ledger.reading() as book:
        read = _read(book)
    return tuple(letter for letter in letters if _digest(letter) not in read)


def take(desk: Desk, root: Path, letters: Iterable[Letter]) -> Taken:
    """Take letters in, and note that this computer has read them, the refused ones too.

    Raises:
        Refused, Unreadable, Unavailable: as `unread` and `take_in.take_in`; nothing was written then.
    """
    chosen = tuple(letters)
    # Before anything is taken: a stick may be pulled at any moment.
    there = {_digest(letter) for letter in mailbox.look(desk, root)}
    taken = take_in.take_in(desk, [(letter.name, letter.content) for letter in chosen], "hộp thư")
    with desk.ledger.writing() as book:
        read = (_read(book) & there) | {_digest(letter) for letter in chosen}
        book.save_local_draft(_READ, "", msgspec.json.encode(sorted(read)).decode())
    return taken


def _read(book: Reading) -> frozenset[str]:
    text = book.local_draft(_READ, "")
    return msgspec.json.decode(text, type=frozenset[str]) if text else frozenset()


def _digest(letter: Letter) -> str:
    return sha256(letter.content).hexdigest()
