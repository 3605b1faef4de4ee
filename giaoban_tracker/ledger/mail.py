"""What came and went: who this book is, the log of files, what waits, what is kept beside, forms handed out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from giaoban_tracker.domain.errors import Unreadable
from giaoban_tracker.domain.identity import FactId, TaskId, UnitId
from giaoban_tracker.ledger.engine import Connection
from giaoban_tracker.ledger.journal import as_bytes
from giaoban_tracker.ledger.seals import seal


class Role(StrEnum):
    """Which side of the exchange a book is on."""

    OFFICE = "office"
    UNIT = "unit"


class Way(StrEnum):
    """Whether a file came in or went out."""

    IN = "in"
    OUT = "out"


@dataclass(frozen=True, slots=True)
class Site:
    """Who this book is in the exchange.

    Attributes:
        unit: the unit whose book it is; None for the office's.
        kid: the key that this book writes with; empty while a unit's book has none.
        epoch: counts the feeds of that key.
        office_kid: the office's root key; for the office its own.
        office_public: its public half, 32 bytes.
        book: a random name of this very book, by which a copy is noticed.
    """

    role: Role
    unit: UnitId | None
    kid: str
    epoch: int
    office_kid: str
    office_public: bytes
    book: str


@dataclass(frozen=True, slots=True)
class LoggedPackage:
    """A file that came in or went out.

    Attributes:
        sender: the key that signed it; empty where nothing did (an Excel form, paper).
        unit: the unit it came from or went to; empty when it is not known.
        outcome: what became of it.
        facts: how many facts it brought that were not known, or holds.
        channel: how it travelled, as a person said it; may be empty.
    """

    sha256: str
    way: Way
    name: str
    sender: str
    unit: str
    outcome: str
    facts: int
    at: datetime
    channel: str


@dataclass(frozen=True, slots=True)
class Stashed:
    """A proved run of entries that waits for earlier ones."""

    sha256: str
    feed: str
    first: int
    last: int
    unit: str
    at: datetime


@dataclass(frozen=True, slots=True)
class BranchEntry:
    """An entry of the other story of a forked feed.

    Attributes:
        state: "open", "adopted" or "left".
    """

    feed: str
    seq: int
    link: bytes
    body: bytes
    package: str
    at: datetime
    state: str


@dataclass(frozen=True, slots=True)
class HandedForm:
    """An Excel form that was handed out; `state` is "issued", "returned" or "void"."""

    id: str
    unit: UnitId
    issued: date
    size: int
    state: str


@dataclass(frozen=True, slots=True)
class TakenFormRow:
    """What was last taken from one row of a form: the digest of what it said and the fact it became."""

    form: str
    task: TaskId
    unit: UnitId
    digest: str
    fact: FactId
    package: str
    cells: str


def site(connection: Connection) -> Site | None:
    """Who this book is; None while it never took part in the exchange.

    Raises:
        Unreadable: "book-damaged" when it says a role that there is not.
    """
    row = connection.row("SELECT role, unit, kid, epoch, office_kid, office_public, book FROM site")
    if row is None:
        return None
    role, unit, kid, epoch, office_kid, office_public, book = row
    try:
        side = Role(role)
    except ValueError as fault:
        raise Unreadable("book-damaged", findings="site") from fault
    return Site(side, UnitId(unit) if unit else None, kid, epoch, office_kid, as_bytes(office_public), book)


def site_role(connection: Connection) -> Role | None:
    """Which side this book is on; None while it never took part."""
    known = site(connection)
    return known.role if known else None


def set_site(connection: Connection, known: Site) -> None:
    """State who this book is, in place of what was stated before."""
    connection.run("DELETE FROM site")
    connection.run(
        "INSERT INTO site VALUES (1, :role, :unit, :kid, :epoch, :office_kid, :office_public, :book, :seal)",
        role=known.role.value,
        unit=known.unit or "",
        kid=known.kid,
        epoch=known.epoch,
        office_kid=known.office_kid,
        office_public=known.office_public,
        book=known.book,
        seal=seal(*_site_values(known)),
    )


def site_is_sealed(connection: Connection) -> bool:
    """Whether the book says of itself what it was told; true while it never took part."""
    row = connection.row("SELECT role, unit, kid, epoch, office_kid, office_public, book, seal, number FROM site")
    return row is None or (seal(*row[:5], as_bytes(row[5]), row[6]) == row[7] and row[8] == 1)


def _site_values(known: Site) -> tuple[str, str, str, int, str, bytes, str]:
    unit = known.unit or ""
    return known.role.value, unit, known.kid, known.epoch, known.office_kid, known.office_public, known.book


def log(connection: Connection, package: LoggedPackage) -> None:
    """Note a file; one that is noted already gets its newest outcome."""
    connection.run(
        "INSERT INTO package VALUES (:sha256, :way, :name, :sender, :unit, :outcome, :facts, :at, :channel)"
        " ON CONFLICT (sha256, way) DO UPDATE SET outcome = excluded.outcome, facts = package.facts + excluded.facts",
        sha256=package.sha256,
        way=package.way.value,
        name=package.name,
        sender=package.sender,
        unit=package.unit,
        outcome=package.outcome,
        facts=package.facts,
        at=package.at.isoformat(timespec="seconds"),
        channel=package.channel,
    )


_PACKAGE = "SELECT sha256, way, name, sender, unit, outcome, facts, at, channel FROM package"


def logged(connection: Connection, sha256: str, way: Way) -> LoggedPackage | None:
    """A file by its digest; None when it never passed."""
    row = connection.row(f"{_PACKAGE} WHERE sha256 = :sha256 AND way = :way", sha256=sha256, way=way.value)
    return _package(row) if row else None


def log_of(connection: Connection, limit: int) -> tuple[LoggedPackage, ...]:
    """The newest files, newest first."""
    return tuple(
        _package(row) for row in connection.rows(f"{_PACKAGE} ORDER BY at DESC, sha256 LIMIT :most", most=limit)
    )


def last_day_in(connection: Connection) -> date | None:
    """The latest day on which a file came in, by the clock of then; None when none ever did."""
    row = connection.row("SELECT max(at) FROM package WHERE way = :way", way=Way.IN.value)
    return datetime.fromisoformat(row[0]).date() if row and row[0] else None


def taken_as(connection: Connection, outcome: str) -> tuple[str, ...]:
    """The files that came in with that outcome, by their digests."""
    rows = connection.rows(
        "SELECT sha256 FROM package WHERE way = :way AND outcome = :outcome ORDER BY sha256",
        way=Way.IN.value,
        outcome=outcome,
    )
    return tuple(row[0] for row in rows)


def last_of_each(connection: Connection, way: Way) -> dict[str, LoggedPackage]:
    """The newest file of each unit that came in, or went out, by unit."""
    rows = connection.rows(f"{_PACKAGE} WHERE way = :way AND unit <> '' ORDER BY at, sha256", way=way.value)
    return {row[4]: _package(row) for row in rows}


def stash(connection: Connection, waiting: Stashed) -> None:
    """Let a run wait; one that waits already goes on waiting."""
    connection.run(
        "INSERT INTO stash VALUES (:sha256, :feed, :first, :last, :unit, :at) ON CONFLICT (sha256, feed) DO NOTHING",
        sha256=waiting.sha256,
        feed=waiting.feed,
        first=waiting.first,
        last=waiting.last,
        unit=waiting.unit,
        at=waiting.at.isoformat(timespec="seconds"),
    )


def unstash(connection: Connection, sha256: str) -> None:
    """Let a file wait no longer."""
    connection.run("DELETE FROM stash WHERE sha256 = :sha256", sha256=sha256)


def stashed(connection: Connection) -> tuple[Stashed, ...]:
    """The runs that wait, by feed and number."""
    rows = connection.rows("SELECT sha256, feed, first, last, unit, at FROM stash ORDER BY feed, first, sha256")
    return tuple(
        Stashed(sha256, feed, first, last, unit, datetime.fromisoformat(at))
        for sha256, feed, first, last, unit, at in rows
    )


def branches(connection: Connection) -> tuple[BranchEntry, ...]:
    """Every entry of the other stories, judged or not, by feed and number."""
    rows = connection.rows("SELECT feed, seq, link, body, package, at, state FROM fork ORDER BY feed, seq, link")
    return tuple(
        BranchEntry(feed, seq, as_bytes(link), as_bytes(body), package, datetime.fromisoformat(at), state)
        for feed, seq, link, body, package, at, state in rows
    )


def judge_branch(connection: Connection, entry: BranchEntry, state: str) -> None:
    """Note what became of an entry of another story."""
    connection.run(
        "UPDATE fork SET state = :state WHERE feed = :feed AND seq = :seq AND link = :link",
        state=state,
        feed=entry.feed,
        seq=entry.seq,
        link=entry.link,
    )


def hand_out(connection: Connection, form: HandedForm) -> None:
    """Note a form; the same one again gets its newest state."""
    connection.run(
        "INSERT INTO form VALUES (:id, :unit, :issued, :size, :state)"
        " ON CONFLICT (id) DO UPDATE SET state = excluded.state",
        id=form.id,
        unit=form.unit,
        issued=form.issued.isoformat(),
        size=form.size,
        state=form.state,
    )


def handed_form(connection: Connection, form: str) -> HandedForm | None:
    """A form by its id; None when this book never handed it out."""
    row = connection.row("SELECT id, unit, issued, size, state FROM form WHERE id = :form", form=form)
    return HandedForm(row[0], UnitId(row[1]), date.fromisoformat(row[2]), row[3], row[4]) if row else None


def take_form_row(connection: Connection, row: TakenFormRow) -> None:
    """Note what was taken from a row, in place of what was taken before."""
    connection.run(
        "INSERT INTO form_row VALUES (:form, :task, :unit, :digest, :fact, :package, :cells)"
        " ON CONFLICT (form, task, unit) DO UPDATE SET digest = excluded.digest, fact = excluded.fact,"
        " package = excluded.package, cells = excluded.cells",
        form=row.form,
        task=row.task,
        unit=row.unit,
        digest=row.digest,
        fact=row.fact,
        package=row.package,
        cells=row.cells,
    )


def taken_form_rows(connection: Connection, form: str) -> tuple[TakenFormRow, ...]:
    """What was last taken from each row of a form; may be empty."""
    rows = connection.rows(
        "SELECT form, task, unit, digest, fact, package, cells FROM form_row WHERE form = :form ORDER BY task, unit",
        form=form,
    )
    return tuple(
        TakenFormRow(form, TaskId(task), UnitId(unit), digest, FactId(fact), package, cells)
        for form, task, unit, digest, fact, package, cells in rows
    )


def _package(row: tuple[str, str, str, str, str, str, int, str, str]) -> LoggedPackage:
    sha256, way, name, sender, unit, outcome, facts, at, channel = row
    return LoggedPackage(sha256, Way(way), name, sender, unit, outcome, facts, datetime.fromisoformat(at), channel)
