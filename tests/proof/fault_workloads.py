"""What a program is doing when the disk fails, the process dies or the power goes: import, export, backup, migration.

Each workload begins in a copy of a prepared folder, does the same every time, and calls `mark` whenever it has told a
person that something is done. What is marked must be there afterwards, whatever happened in between.
"""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from alembic import command
from sqlalchemy import create_engine, event
from sqlalchemy.pool import NullPool

from giaoban_tracker.domain.errors import GiaobanError
from giaoban_tracker.domain.fact import TaskChased
from giaoban_tracker.domain.task import Claim, ReportTerms
from giaoban_tracker.exchange.owners import OFFICE_PARTY
from giaoban_tracker.exchange.package import Addressee, open_package
from giaoban_tracker.ledger import care, open_ledger
from giaoban_tracker.ledger.book import BOOK_NAME
from giaoban_tracker.ledger.engine import SqliteConnection
from giaoban_tracker.ledger.migration import alembic_config
from giaoban_tracker.ledger.schema import APPLICATION_ID
from giaoban_tracker.places import resources_folder
from giaoban_tracker.safe_file import write_safely
from giaoban_tracker.workflow.desk import Desk
from giaoban_tracker.workflow.open_book import open_desk
from giaoban_tracker.workflow.post import receive, report, scrub, send
from giaoban_tracker.workflow.post.identity import known_keys
from tests.conftest import Almanac
from tests.proof.worlds import OFFICE, PNV_1, PYT_1, Scene, Template, made_template, unflushed

Mark = Callable[[], None]
_STICK = "usb"
_OLD_VERSION, _OLD_REVISION = 2, "0002"


@dataclass(frozen=True, slots=True)
class Workload:
    """One kind of work.

    Attributes:
        book: the folder with the book that is worked on, below the prepared folder.
        run: does it, in a copy of the prepared folder.
    """

    name: str
    book: str
    run: Callable[[Path, Mark], None]


def prepare(folder: Path) -> Template:
    """The folder that each run gets a copy of: books of an office and two units, and parcels on a stick."""
    with unflushed():
        template = made_template(folder / "template", seed=1)
        scene = Scene(folder / "ready", template, 1)
        task, other = template.tasks[0], template.tasks[1]
        paper = [("bien-ban.txt", b"Bien ban kiem tra " * 40)]
        report.file_report(scene.computers[PNV_1].desk, task, _terms(30), paper)
        stick = folder / "ready" / _STICK
        stick.mkdir()
        (stick / "mot.gbx").write_bytes(scene.sent_by(PNV_1))
        scene.report(PYT_1, other, 40)
        (stick / "hai.gbx").write_bytes(scene.sent_by(PYT_1))
        scene.close()
        _make_old_book(folder / "ready" / OFFICE / BOOK_NAME, folder / "ready" / "cu")
    shutil.rmtree(folder / "template")
    return template


def workloads(template: Template) -> tuple[Workload, ...]:
    return (
        Workload("import", OFFICE, _import),
        Workload("export", PNV_1, lambda folder, mark: _export(folder, mark, template)),
        Workload("send", OFFICE, lambda folder, mark: _send(folder, mark, template)),
        Workload("backup", OFFICE, lambda folder, mark: _backup(folder, mark, template)),
        Workload("migrate", "cu", _migrate),
    )


def _import(folder: Path, mark: Mark) -> None:
    with _desk(folder, OFFICE) as desk:
        for name in ("mot.gbx", "hai.gbx"):
            content = (folder / _STICK / name).read_bytes()
            receive.accept(desk, receive.propose(desk, [(name, content)]))
            mark()


def _export(folder: Path, mark: Mark, template: Template) -> None:
    with _desk(folder, PNV_1) as desk:
        for number, percent in ((1, 50), (2, 70)):
            report.file_report(desk, template.tasks[0], _terms(percent), [("anh.txt", b"anh %d " % number * 50)])
            mark()
            (parcel,) = send.to_office(desk)
            write_safely(folder / _STICK / f"gui-{number}.gbx", parcel.content)
            mark()


def _send(folder: Path, mark: Mark, template: Template) -> None:
    with _desk(folder, OFFICE) as desk:
        for number in (1, 2):
            _chase(desk, template)
            mark()
            for parcel in send.packages(desk):
                write_safely(folder / _STICK / f"{number}-{parcel.name}", parcel.content)
            mark()


def _backup(folder: Path, mark: Mark, template: Template) -> None:
    with _desk(folder, OFFICE) as desk:
        _chase(desk, template)
        mark()
        copy = care.backup(desk.ledger, desk.now())
        mark()
        _chase(desk, template)
        mark()
        desk.ledger.close()
        care.restore(folder / OFFICE, copy, desk.now())
        mark()


def _migrate(folder: Path, mark: Mark) -> None:
    ledger = open_ledger(folder / "cu", now=Almanac().now)
    try:
        with ledger.reading():
            mark()
    finally:
        ledger.close()


def _chase(desk: Desk, template: Template) -> None:
    with desk.ledger.writing() as book:
        book.append([desk.fact(template.tasks[0], TaskChased(note="Đề nghị báo cáo"))])


def _terms(percent: int) -> ReportTerms:
    return ReportTerms(None, Claim.IN_PROGRESS, percent, "Đã rà soát xong hai phường")


@contextmanager
def _desk(folder: Path, name: str) -> Iterator[Desk]:
    almanac = Almanac(numbers=count(700_000_000))
    desk = open_desk(folder / name, now=almanac.now, new_id=almanac.new_id, by=name, resources=resources_folder())
    try:
        yield desk
    finally:
        desk.ledger.close()


def _make_old_book(source: Path, folder: Path) -> None:
    """A book of the structure before this one, with the facts of another."""
    folder.mkdir()
    shutil.copytree(source.parent / "blobs", folder / "blobs")
    book = SqliteConnection(folder / BOOK_NAME)
    engine = create_engine("sqlite://", creator=lambda: book.raw, poolclass=NullPool)
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
    with engine.begin() as connection:
        command.upgrade(alembic_config(connection), _OLD_REVISION)
        connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
        connection.exec_driver_sql(f"PRAGMA user_version={_OLD_VERSION}")
    with closing(sqlite3.connect(folder / BOOK_NAME)) as old, old:
        old.execute("ATTACH ? AS source", (str(source),))
        for table in ("journal", "site", "feed", "entry", "checkpoint", "ack"):
            # Later structures have more columns.
            columns = ", ".join(row[1] for row in old.execute(f"PRAGMA main.table_info({table})"))
            old.execute(f"INSERT INTO main.{table} ({columns}) SELECT {columns} FROM source.{table}")


# ---------------------------------------------------------------- what must be there afterwards


def facts_in(path: Path) -> frozenset[str]:
    """The ids in a book's journal; none when there is no book."""
    if not path.is_file():
        return frozenset()
    with closing(sqlite3.connect(path)) as connection:
        return frozenset(row[0] for row in connection.execute("SELECT id FROM journal"))


def faults_after(folder: Path, workload: Workload, told: frozenset[str], states: list[frozenset[str]]) -> list[str]:
    """What is wrong in a folder after a disaster; empty when nothing is.

    Args:
        told: the facts that a person was told are in the book.
        states: the sets of facts that the book may have, for what goes in together is there whole or not at all.
    """
    book = folder / workload.book / BOOK_NAME
    faults = []
    try:
        ledger = open_ledger(book.parent, now=Almanac().now)
        desk = Desk(ledger, Almanac().now, Almanac().new_id, "", resources_folder())
        try:
            faults += [f"{finding.code} {dict(finding.fields)}" for finding in scrub.check(desk).findings]
            faults += _unread_parcels(folder, desk)
        finally:
            ledger.close()
    except GiaobanError as error:
        faults.append(f"cannot be opened: {error.code}")
    there = facts_in(book)
    kept = there.union(*(facts_in(path) for path in book.parent.glob(f"{book.stem}.*{book.suffix}")))
    if told - kept:
        faults.append(f"{len(told - kept)} acknowledged facts lost")
    if there not in states:
        faults.append("half a transaction")
    return faults


def _unread_parcels(folder: Path, desk: Desk) -> list[str]:
    """Parcels on the stick that bear their final name and are not whole."""
    with desk.ledger.reading() as book:
        known, site, units = known_keys(book), book.post.site(), book.units()
    if site is None:
        return []
    names = frozenset({site.office_kid, *(unit.id for unit in units)})

    faults = []
    for path in (folder / _STICK).glob("*.gbx"):
        try:
            open_package(path.read_bytes(), known, Addressee(OFFICE_PARTY, names))
        except GiaobanError as error:
            # A unit's book does not know the other unit's computer, whose parcel lies on the same stick.
            if error.code != "unknown-key":
                faults.append(f"{path.name}: {error.code}")
    return faults
