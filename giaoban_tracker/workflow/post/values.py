"""What the errands of the post hand to the doors, and what a person hands back: frozen values, no sentences.

Codes (`why`) are those of errors; `ui.wording` says them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from giaoban_tracker.domain.device import Device
from giaoban_tracker.domain.errors import GiaobanError
from giaoban_tracker.domain.fact import Fact
from giaoban_tracker.domain.identity import FactId, TaskId, UnitId


class Outcome(StrEnum):
    """What becomes of a file, or of one line of it."""

    NEW = "new"
    SAME = "same"
    """Known already; changes nothing."""
    PARALLEL = "parallel"
    """Another computer of the unit reported meanwhile, and neither knew of the other."""
    CONFLICT = "conflict"
    """The office has judged, or typed in itself, another report than the one this continues."""
    LATE = "late"
    """Taken in after the deadline in force."""
    OLDER_TERMS = "older-terms"
    """Written on terms that the office has changed since."""
    WITHDRAWN_TASK = "withdrawn-task"
    """About a task that counts no more; kept, not counted."""
    NOT_YOURS = "not-yours"
    """A file for somebody else; a line about a task that the unit does not lead. Such a line is kept, not counted."""
    ALTERED = "altered"
    """Damaged or changed on the way; refused whole. `why` says by which rule."""
    UNKNOWN_KEY = "unknown-key"
    REVOKED = "revoked"
    GAP = "gap"
    """Earlier entries are missing; the file is kept and read when they have come."""
    FORK = "fork"
    """Two computers wrote under one key; both stories are kept."""
    NEWER = "newer"
    """From a newer program; kept and read after the next upgrade."""
    DUPLICATE = "duplicate"
    """This very file was taken in before."""
    FORM_REJECTED = "form-rejected"
    """An Excel form, or a cell of one, that cannot be taken."""


KEPT = frozenset({Outcome.GAP, Outcome.FORK, Outcome.NEWER})
"""Files that are kept although nothing of them counts yet."""
REFUSED = frozenset(
    {
        Outcome.ALTERED,
        Outcome.UNKNOWN_KEY,
        Outcome.REVOKED,
        Outcome.NOT_YOURS,
        Outcome.FORM_REJECTED,
    }
)
"""Files that the book does not take."""


@dataclass(frozen=True, slots=True)
class Line:
    """One entry of a package, or one row of a form, held against the book.

    Attributes:
        unit: whose word it is; None for the office's.
        task: None when it is not about a task.
        code, content: the task as the book knows it; empty when it does not.
        kind: the name of the fact's type: "report.filed", "ext.requested", ….
        new: the fact that it brings; None for one of a newer program and for a refused cell.
        known: the fact that it stands against: the report that is current, the terms in force; None when none does.
        why: code of the sentence that explains the outcome: of `post_wording.LINE_WORDS`, for a refused cell of
            `form_wording.REASONS`, for a refused row of `wording.SENTENCES`; empty for a plain one.
        doubtful: whether a person should look at it before it is taken.
        place: "BaoCao!F5" on a form; empty in a package.
        value, expected: what stands in a refused cell, and what should; empty otherwise.
        late_days: days after the deadline in force; 0 when it is not late.
    """

    outcome: Outcome
    unit: UnitId | None
    task: TaskId | None = None
    code: str = ""
    content: str = ""
    kind: str = ""
    new: Fact | None = None
    known: Fact | None = None
    why: str = ""
    doubtful: bool = False
    place: str = ""
    value: str = ""
    expected: str = ""
    late_days: int = 0


@dataclass(frozen=True, slots=True)
class FilePlan:
    """One file as it would be taken.

    Attributes:
        name: as the person's file is called.
        outcome: of the file; `NEW` and `SAME` are clean, whatever its lines say.
        unit: the sender; None when it is not known, or is the office.
        unit_name: empty when it is not known.
        device: what the sending computer is called; empty when it is not known.
        created: the sender's clock; None when nothing could be read.
        lines: doubtful ones first, each part in the sender's order.
        why: the refusal; None when the file is not refused. Doors say it.
        missing: for a gap the numbers of the first and last entry that have not come.
        seen_before: when the same file was taken; None when it never was.
        waited: whether the file was kept from before, and only now can be read.
        deferred: how many facts of a newer program it holds.
        content: the bytes, for accepting.
        opened: what the exchange made of it, for accepting.
        filled: the form as it was read, for handing it back with remarks.
    """

    name: str
    sha256: str
    outcome: Outcome
    unit: UnitId | None = None
    unit_name: str = ""
    device: str = ""
    created: datetime | None = None
    lines: tuple[Line, ...] = ()
    why: GiaobanError | None = None
    missing: tuple[int, int] | None = None
    seen_before: datetime | None = None
    waited: bool = False
    deferred: int = 0
    content: bytes = field(default=b"", repr=False, compare=False)
    opened: object = field(default=None, repr=False, compare=False)
    filled: object = field(default=None, repr=False, compare=False)

    @property
    def clean(self) -> bool:
        """Taken without a question: nothing refused, nothing doubtful."""
        return self.outcome in (Outcome.NEW, Outcome.SAME, Outcome.DUPLICATE) and not self.doubtful

    @property
    def doubtful(self) -> tuple[Line, ...]:
        return tuple(line for line in self.lines if line.doubtful)

    @property
    def new(self) -> tuple[Line, ...]:
        """The lines that would be written."""
        return tuple(line for line in self.lines if line.outcome is not Outcome.SAME and line.new is not None)


@dataclass(frozen=True, slots=True)
class DayDoubt:
    """Why the day of admission should be looked at before anything is taken.

    Attributes:
        day: what this computer's clock says.
        last: the day of the last admission, or of the last thing written here.
        ahead: whether the clock stands more than a week after that; else it stands before it.
    """

    day: date
    last: date
    ahead: bool


@dataclass(frozen=True, slots=True)
class MergePlan:
    """What receiving some files would do; nothing is stored.

    Attributes:
        files: in the order in which they would be taken.
        channel: how they came, as the person says: "USB trực tiếp", "email công vụ", …; may be empty.
        admitted_on: the day on which they would be taken in.
        standing: how the book stood when this was planned.
        doubt: why that day should be looked at first; None where nothing speaks against it.
    """

    files: tuple[FilePlan, ...]
    channel: str
    admitted_on: date
    standing: object = field(default=None, repr=False, compare=False)
    doubt: DayDoubt | None = None

    @property
    def lines(self) -> tuple[Line, ...]:
        """All lines, doubtful ones first, then by unit."""
        whole = [line for file in self.files for line in file.lines]
        return tuple(sorted(whole, key=lambda line: (not line.doubtful, line.unit or "")))

    @property
    def writes(self) -> bool:
        """Whether accepting it would write any fact."""
        return any(file.new and file.outcome not in REFUSED for file in self.files)


@dataclass(frozen=True, slots=True)
class Choices:
    """What a person decided about a plan; the default takes everything that is not refused.

    Attributes:
        leave_out: files (sha256) that are not taken now.
        set_aside: reports that are kept but shall not count, with the reason; the unit reads it.
        skip_rejected: forms (sha256) of which the good rows are taken although others are refused ('bỏ qua N dòng').
    """

    leave_out: frozenset[str] = frozenset()
    set_aside: Mapping[FactId, str] = field(default_factory=dict)
    skip_rejected: frozenset[str] = frozenset()


class ParcelKind(StrEnum):
    """What a parcel is; the names are those of `giaoban send --as`."""

    PACKAGE = "package"
    XLSX = "xlsx"
    PAPER = "paper"


@dataclass(frozen=True, slots=True)
class Parcel:
    """One file that is ready to go.

    Attributes:
        unit: the receiver; None for the office.
        name: ASCII file name.
        facts: how many facts it brings; 0 for one that only confirms.
        check: the seven letters that prove over the phone what was taken; empty for a form.
    """

    unit: UnitId | None
    unit_name: str
    name: str
    content: bytes = field(repr=False)
    facts: int
    kind: ParcelKind = ParcelKind.PACKAGE
    check: str = ""


@dataclass(frozen=True, slots=True)
class Unconfirmed:
    """What a unit's computer wrote and the office has not confirmed.

    Attributes:
        count: facts; 0 means everything has arrived.
        unsent: how many of them were never put into a parcel.
        since: the day of the oldest; None when there is none.
    """

    count: int
    unsent: int
    since: date | None


@dataclass(frozen=True, slots=True)
class UnitRound:
    """How the exchange with one unit stands.

    Attributes:
        open_tasks: tasks that it leads and that are open.
        unreported: how many of them it has not reported on since the round began.
        last_in, last_out: the newest parcel from and for it; None when there was none.
        silent_days: days since the last word of any kind; None when there never was one.
        unconfirmed: facts of the office that a computer of the unit has not confirmed; 0 when no computer is enrolled.
        missing: gaps, the numbers of the first and last entry, by feed.
        forked: whether two of its computers wrote under one key, and nobody has chosen yet.
        told_twice: whether one of its computers told a sister another story than this office, which has not come here.
        knows_more: whether one of its computers has more of this office's word than this book, which was set back.
        devices: its computers, revoked ones included.
        uses: how it was last heard of: "package", "xlsx", "typed", or empty.
        checks: for each computer that has sent something its name and the seven letters that prove, read over the
            phone and typed in there, that everything up to here has arrived.
    """

    unit: UnitId
    name: str
    open_tasks: int
    unreported: int
    last_in: datetime | None
    last_out: datetime | None
    silent_days: int | None
    unconfirmed: int
    missing: tuple[tuple[int, int], ...]
    forked: bool
    told_twice: bool
    knows_more: bool
    devices: tuple[Device, ...]
    uses: str
    checks: tuple[tuple[str, str], ...] = ()

    @property
    def reported(self) -> bool:
        """Whether it has reported on everything it owes in this round."""
        return self.unreported == 0
