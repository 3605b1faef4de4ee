"""Reading a foreign workbook in a process of its own, which may be ended: the window never waits for a hostile file."""

from __future__ import annotations

import multiprocessing
import sys
from multiprocessing.connection import Connection

import msgspec

from giaoban_tracker.domain.errors import Unreadable
from giaoban_tracker.exchange.form.cells import SeenBook, read_cells
from giaoban_tracker.exchange.form.form import FilledForm
from giaoban_tracker.exchange.form.open_form import Known, open_cells

SECONDS = 20.0
MEGABYTES = 512
_READ, _REFUSED = b"r", b"x"


class _Refusal(msgspec.Struct, frozen=True):
    code: str
    fields: dict[str, str]


def open_form_apart(
    data: bytes, key: bytes, known: Known, *, seconds: float = SECONDS, megabytes: int = MEGABYTES
) -> FilledForm:
    """As `open_form`; the file is parsed by another process, the verdict is given in this one.

    Args:
        seconds: how long the parsing may take, its start included.
        megabytes: memory that the parsing process may take, where the system lets it be limited (not Windows).

    Raises:
        Unreadable: as `open_form`; "form-too-slow" (with `seconds`), "form-too-heavy".
    """
    return open_cells(_read_apart(data, seconds, megabytes), data, key, known)


def _read_apart(data: bytes, seconds: float, megabytes: int) -> SeenBook:
    # A forked child would inherit the window's locks in whatever state they are.
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    child = context.Process(target=_work, args=(theirs, megabytes), daemon=True)
    child.start()
    theirs.close()
    try:
        ours.send_bytes(data)
        if not ours.poll(seconds):
            raise Unreadable("form-too-slow", seconds=round(seconds))
        return _answer(ours.recv_bytes())
    except (EOFError, OSError):
        raise Unreadable("form-too-heavy") from None
    finally:
        ours.close()
        child.kill()
        child.join()


def _answer(message: bytes) -> SeenBook:
    if message[:1] == _READ:
        return msgspec.msgpack.decode(message[1:], type=SeenBook)
    refusal = msgspec.msgpack.decode(message[1:], type=_Refusal)
    raise Unreadable(refusal.code, **refusal.fields)


def _work(pipe: Connection, megabytes: int) -> None:
    """The other process: one file in, its cells or a refusal out."""
    _limit_memory(megabytes)
    try:
        answer = _READ + msgspec.msgpack.encode(read_cells(pipe.recv_bytes()))
    except Unreadable as refusal:
        answer = _REFUSED + msgspec.msgpack.encode(_Refusal(refusal.code, refusal.fields))
    except MemoryError:
        answer = _REFUSED + msgspec.msgpack.encode(_Refusal("form-too-heavy", {}))
    pipe.send_bytes(answer)


def _limit_memory(megabytes: int) -> None:
    if sys.platform != "win32":
        import resource  # heavy: not on Windows at all

        resource.setrlimit(resource.RLIMIT_DATA, (megabytes * 1024 * 1024, megabytes * 1024 * 1024))
