"""What a file is, by its content: a package, one in an envelope or in armour, an Excel form, an answer of enrolment.

Nothing is believed of a file's name.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import sha256

from giaoban_tracker.domain.errors import GiaobanError, Unreadable
from giaoban_tracker.exchange.armour import from_armour, is_armoured
from giaoban_tracker.exchange.container import MEDIA_TYPE
from giaoban_tracker.exchange.envelope import is_sealed, unseal
from giaoban_tracker.exchange.package import Addressee, KnownKey, Package, open_package

_ZIP = b"PK\x03\x04"
_OLD_EXCEL = b"\xd0\xcf\x11\xe0"
_ARMOUR_LETTERS = 400_000
_HEAD_BYTES = 200


@dataclass(frozen=True, slots=True)
class Opened:
    """A file with what the exchange made of it.

    Attributes:
        name: as the person's file is called.
        content: as it came; for an envelope or armour the package inside.
        package: None when it is no package that can be read.
        signer: the key that it was proved by, as it was trusted then.
        fault: why it cannot be read; None when it can.
        form: whether it is a workbook, which is judged elsewhere.
        waited: whether it was kept from before.
    """

    name: str
    content: bytes = field(repr=False)
    sha256: str
    package: Package | None = field(default=None, repr=False)
    signer: KnownKey | None = None
    fault: GiaobanError | None = None
    form: bool = False
    waited: bool = False


def opened(
    name: str,
    content: bytes,
    known: Callable[[str], KnownKey | None],
    me: Addressee,
    secrets: Callable[[], list[str]],
    *,
    waited: bool = False,
) -> Opened:
    """A file, proved as far as it can be without the book.

    Args:
        secrets: opens envelopes; asked only when there is one.
        waited: whether it was kept from before.
    """
    digest = sha256(content).hexdigest()
    if is_workbook(content):
        return Opened(name, content, digest, form=True)
    try:
        package = _unwrapped(content, secrets)
        digest = sha256(package).hexdigest()
        proved = open_package(package, known, me)
    except GiaobanError as fault:
        return Opened(name, content, digest, fault=_told(fault, content), waited=waited)
    return Opened(name, package, digest, proved, known(proved.sender), waited=waited)


def is_workbook(content: bytes) -> bool:
    """Whether a file is a sheet of Excel, of any age; our own packages are ZIP files too, and say so at their start."""
    return content.startswith(_OLD_EXCEL) or (content.startswith(_ZIP) and MEDIA_TYPE not in content[:_HEAD_BYTES])


def _unwrapped(content: bytes, secrets: Callable[[], list[str]]) -> bytes:
    if is_sealed(content):
        keys = secrets()
        if not keys:
            raise Unreadable("envelope")
        return unseal(content, keys)
    if len(content) <= _ARMOUR_LETTERS and not content.startswith(_ZIP):
        text = content.decode("utf-8", errors="ignore")
        if is_armoured(text):
            return from_armour(text)
    return content


def _told(fault: GiaobanError, content: bytes) -> GiaobanError:
    """Files of enrolment are dropped here by mistake; saying that a signature is missing would not help."""
    head = content[:4096]
    if b'"fmt":"gbjoin"' in head:
        return Unreadable("join-file")
    if b'"fmt":"gbinvite"' in head:
        return Unreadable("invite-file")
    return fault
