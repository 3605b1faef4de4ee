"""What the page asks of the worker: files read and looked at, parcels made and written, slips drawn.

The rooms behind these errands (keys, packages, workbooks, paper) are loaded here, on the worker, when first needed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, cast

from giaoban_tracker.domain.changes import Changes
from giaoban_tracker.domain.errors import GiaobanError, Refused, Unavailable, Unreadable
from giaoban_tracker.domain.identity import TaskId, UnitId
from giaoban_tracker.safe_file import write_safely
from giaoban_tracker.ui.form_wording import reason_words
from giaoban_tracker.ui.operations import Progress
from giaoban_tracker.workflow import list_tasks
from giaoban_tracker.workflow.desk import Desk
from giaoban_tracker.workflow.post import Choices, FilePlan, MergePlan, Parcel, ParcelKind

if TYPE_CHECKING:
    from datetime import date

    from giaoban_tracker.domain.identity import FactId
    from giaoban_tracker.workflow.post.enrol import Digits, Invitation, JoinSeen
    from giaoban_tracker.workflow.post.forks import Fork
    from giaoban_tracker.workflow.post.mailbox import Letter
    from giaoban_tracker.workflow.post.unreported import OwedReport

SUFFIXES = (".gbx", ".age", ".xlsx", ".txt", ".gbjoin")
"""What is picked out of a folder; files that a person names one by one are all looked at."""

_DEEPEST = 3
_LARGEST = 96 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Unread:
    """A file that could not even be read."""

    name: str
    why: GiaobanError


@dataclass(frozen=True, slots=True)
class Looked:
    """Files held against the book.

    Attributes:
        names: of the units by id, for facts that mention them.
        letters: the files' places in the mailbox, to be settled once they are taken; empty for others.
    """

    plan: MergePlan
    unread: tuple[Unread, ...]
    names: Mapping[str, str]
    letters: tuple[Letter, ...] = ()


@dataclass(frozen=True, slots=True)
class Given:
    """What was written for the units.

    Attributes:
        left_out: names of units for which nothing was due.
    """

    folder: Path
    parcels: tuple[Parcel, ...]
    left_out: tuple[str, ...]


class _Cell(Protocol):
    reason: str
    value: str
    expected: str


def read_files(paths: Sequence[Path], progress: Progress) -> tuple[list[tuple[str, bytes]], list[Unread]]:
    """The files of some paths, and of the folders among them.

    Raises:
        Refused: "stopped".
    """
    files, read, unread = [file for path in paths for file in _files_of(path)], [], []
    for done, file in enumerate(files):
        if not progress.report(done, len(files)):
            raise Refused("stopped")
        try:
            read.append((file.name, content_of(file)))
        except GiaobanError as fault:
            unread.append(Unread(file.name, fault))
    return read, unread


def look(
    desk: Desk,
    files: Sequence[tuple[str, bytes]],
    channel: str,
    unread: Sequence[Unread] = (),
    letters: Sequence[Letter] = (),
    progress: Progress | None = None,
) -> Looked:
    """What taking some files would do.

    Raises:
        Refused: "stopped".
    """
    from giaoban_tracker.workflow.post import receive  # heavy: see above

    plan = receive.propose(desk, files, channel, progress=progress.report if progress is not None else None)
    names = {str(unit.id): unit.name for unit in list_tasks.particulars(desk).units}
    return Looked(plan, tuple(unread), names, tuple(letters))


def take(desk: Desk, looked: Looked, choices: Choices, progress: Progress) -> Changes:
    """Take the files in, all of them or none, and move what lay in the mailbox aside.

    Raises:
        Refused: "stopped"; Unreadable, Unavailable: as `receive.accept`. Nothing was written then.
    """
    from giaoban_tracker.workflow.post import mailbox, receive  # heavy: see above

    changes = receive.accept(desk, looked.plan, choices, progress.report)
    taken = {file.content for file in looked.plan.files if file.sha256 not in choices.leave_out}
    mailbox.settle([letter for letter in looked.letters if letter.content in taken], desk.today)
    return changes


def save_with_remarks(file: FilePlan, target: Path) -> Path:
    """Write the unit's own copy of a form, with a comment at each cell that cannot be taken."""
    from giaoban_tracker.workflow.post import take_form  # heavy: see above

    def told(cell: object) -> str:
        refused = cast("_Cell", cell)
        return reason_words(refused.reason, value=refused.value, expected=refused.expected)

    write_safely(target, take_form.with_remarks(file, told).content)
    return target


def give_out(
    desk: Desk, orders: Mapping[ParcelKind, Sequence[UnitId]], folder: Path, *, into_mailbox: bool, progress: Progress
) -> Given:
    """Make what each unit gets and write it into a folder, or into its own box of the mailbox.

    Raises:
        Refused: "stopped", "unit-not-enrolled"; Unavailable: "folder-missing", "mailbox-missing", "disk-full", ….
    """
    from giaoban_tracker.workflow.post import mailbox, paper, send, take_form  # heavy: see above

    if not folder.is_dir():
        raise Unavailable("mailbox-missing" if into_mailbox else "folder-missing", path=folder)
    makers = {ParcelKind.PACKAGE: send.packages, ParcelKind.XLSX: take_form.hand_out, ParcelKind.PAPER: paper.sheets}
    total, before = sum(map(len, orders.values())), 0
    parcels: list[Parcel] = []
    for kind, units in orders.items():
        if units:
            report = _counted(progress, before, total)
            parcels += makers[kind](desk, units, report)
            before += len(units)
    if into_mailbox:
        mailbox.put(desk, folder, parcels)
    for parcel in () if into_mailbox else parcels:
        write_safely(folder / parcel.name, parcel.content)
    return Given(folder, tuple(parcels), _left_out(desk, orders, parcels))


def rescue(desk: Desk, unit: UnitId, folder: Path) -> Given:
    """Write everything that a unit ever got and told into a folder ('gói khôi phục')."""
    from giaoban_tracker.workflow.post import recovery  # heavy: see above

    parcels = recovery.rescue_parcels(desk, unit)
    for parcel in parcels:
        write_safely(folder / parcel.name, parcel.content)
    return Given(folder, parcels, ())


def invite(desk: Desk, unit: UnitId) -> Invitation:
    """A fresh code and the invitation that it opens."""
    from giaoban_tracker.workflow.post import enrol  # heavy: see above

    return enrol.make_invite(desk, unit)


def office_digits(desk: Desk) -> Digits:
    """The office's own key for the telephone."""
    from giaoban_tracker.workflow.post import enrol  # heavy: see above

    return enrol.office_digits(desk)


def look_at_join(desk: Desk, content: bytes) -> JoinSeen:
    """What a computer's answer says; nothing is written."""
    from giaoban_tracker.workflow.post import enrol  # heavy: see above

    return enrol.look_at_join(desk, content)


def take_join(desk: Desk, content: bytes, compared_by: str) -> Changes:
    """Enrol a computer."""
    from giaoban_tracker.workflow.post import enrol  # heavy: see above

    return enrol.take_join(desk, content, compared_by=compared_by)


def rename(desk: Desk, kid: str, name: str) -> Changes:
    """Call a computer by another name."""
    from giaoban_tracker.workflow.post.rename_device import rename_device  # heavy: see above

    return rename_device(desk, kid, name)


def revoke(desk: Desk, kid: str, reason: str, after: int | None) -> Changes:
    """Take nothing more from a computer."""
    from giaoban_tracker.workflow.post import enrol  # heavy: see above

    return enrol.revoke(desk, kid, reason, after=after)


def open_forks(desk: Desk) -> tuple[Fork, ...]:
    """The keys that two computers have."""
    from giaoban_tracker.workflow.post import forks  # heavy: see above

    return forks.open_forks(desk)


def resolve_fork(desk: Desk, feed: str, adopt: Sequence[FactId], reason: str, *, revoke: bool) -> Changes:
    """Choose what counts of two stories."""
    from giaoban_tracker.workflow.post import forks  # heavy: see above

    return forks.resolve(desk, feed, adopt, reason, revoke=revoke)


def code_of(desk: Desk, subject: str) -> str:
    """The code of a task; empty when the book has none of that id."""
    from giaoban_tracker.workflow import show_task  # heavy: see above

    try:
        return show_task.task_card(desk, TaskId(subject)).task.terms.code
    except Refused:
        return ""


def unreported(desk: Desk, unit: UnitId, since: date | None) -> tuple[OwedReport, ...]:
    """What a unit has not reported on since a day."""
    from giaoban_tracker.workflow.post import unreported as errand  # heavy: see above

    return errand.unreported(desk, unit, since)


def _counted(progress: Progress, before: int, total: int):  # type: ignore[no-untyped-def]
    return lambda done, _: progress.report(before + done, total)


def _left_out(desk: Desk, orders: Mapping[ParcelKind, Sequence[UnitId]], parcels: Sequence[Parcel]) -> tuple[str, ...]:
    given = {parcel.unit for parcel in parcels}
    wanted = {unit for units in orders.values() for unit in units} - given
    return tuple(unit.name for unit in list_tasks.particulars(desk).units if unit.id in wanted)


def _files_of(path: Path, depth: int = 0) -> list[Path]:
    if not path.is_dir():
        return [path]
    found: list[Path] = []
    try:
        for entry in sorted(path.iterdir()):
            if entry.is_dir() and depth < _DEEPEST and not entry.name.startswith("."):
                found += _files_of(entry, depth + 1)
            elif entry.suffix.lower() in SUFFIXES and not entry.name.startswith(("~$", ".")):
                found.append(entry)
    except OSError:
        return found
    return found


def content_of(file: Path) -> bytes:
    """The bytes of a file.

    Raises:
        Unreadable: "size", "file-missing", "read-failed"; Unavailable: "no-permission".
    """
    try:
        size = file.stat().st_size
        if size > _LARGEST:
            raise Unreadable("size", size=size)
        return file.read_bytes()
    except FileNotFoundError as error:
        raise Unreadable("file-missing", name=file.name) from error
    except PermissionError as error:
        raise Unavailable("no-permission", name=file.name) from error
    except OSError as error:
        raise Unreadable("read-failed", name=file.name) from error
