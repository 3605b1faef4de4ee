"""Sizes of packages, and how fast they are taken in, set against what nobody can undercut: SQLite and one signature.

Times are those of the processor and the best of a few runs, so that other work on the computer counts for little.
"""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path
from random import Random
from time import process_time
from uuid import UUID

from giaoban_tracker.domain.deed import SubjectKind
from giaoban_tracker.domain.fact import Fact, ReportFiled
from giaoban_tracker.domain.fact_body import body_of
from giaoban_tracker.domain.identity import FactId, SubjectId, UnitId
from giaoban_tracker.domain.task import Claim, ReportTerms
from giaoban_tracker.exchange.build import build_package
from giaoban_tracker.exchange.keys import verify
from giaoban_tracker.ledger.book import BOOK_NAME
from giaoban_tracker.ledger.schema import KEPT
from giaoban_tracker.workflow.post import receive
from tests.exchange.parties import MOMENT, UNIT_A, A, content, part, report
from tests.proof.parties_in_memory import Computer, seeded_key
from tests.proof.worlds import Scene, scenes

_TASKS = 100
"""Over how many tasks the reports are spread."""


@dataclass(frozen=True, slots=True)
class Measured:
    """What was measured.

    Attributes:
        bytes_of: the size of a package by how many reports it holds that are much alike.
        bytes_of_lifelike: the same for reports on as many tasks, with ids drawn at random and words of their own.
        facts: how many facts one package brought that was timed.
        import_seconds: proving, judging and taking them in, in one transaction.
        raw_seconds: `sqlite3` inserting the same rows in one transaction, and checking one signature for each.
        import_over_raw: the one divided by the other.
        packages: how many packages of `each` facts were looked at and then taken.
        preview_seconds, accept_seconds: for all of them together.
    """

    bytes_of: dict[int, int]
    bytes_of_lifelike: dict[int, int]
    facts: int
    import_seconds: float
    raw_seconds: float
    import_over_raw: float
    packages: int
    each: int
    preview_seconds: float
    accept_seconds: float


def measure(facts: int = 2_000, packages: int = 40, each: int = 25, tries: int = 3) -> Measured:
    """Measure sizes and speed once."""
    memory = Path("/dev/shm")
    with (
        tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as folder,
        scenes(1, Path(folder)) as made,
    ):
        imported = min(_import(next(made), facts) for _ in range(tries))
        scene = next(made)
        writer = _computer(scene, 1, facts)
        take = _files([writer], scene)
        receive.accept(scene.desk_of_office, receive.propose(scene.desk_of_office, take))
        raw = min(_raw(Path(folder), scene, facts) for _ in range(tries))
        preview, accept = _many(next(made), packages, each)
    return Measured(
        bytes_of={number: len(_package(_alike(number))) for number in (10, 100, 1_000)},
        bytes_of_lifelike={number: len(_package(_lifelike(number))) for number in (10, 100, 1_000)},
        facts=facts,
        import_seconds=round(imported, 3),
        raw_seconds=round(raw, 3),
        import_over_raw=round(imported / raw, 2),
        packages=packages,
        each=each,
        preview_seconds=round(preview, 3),
        accept_seconds=round(accept, 3),
    )


def signature_checks_per_second() -> int:
    """How many signatures one processor checks."""
    key, text = seeded_key("speed"), b"x" * 120
    signature = key.sign(text)

    def check() -> None:
        for _ in range(200):
            verify(key.public, signature, text)

    return round(200 / min(_timed(check) for _ in range(5)))


def _package(bodies: Sequence[bytes]) -> bytes:
    return build_package(A, content(part(A, bodies)))


def _alike(number: int) -> list[bytes]:
    return [
        report(
            one, result=f"Đã rà soát {17 * one % 311} hộ, còn {one % 9} phường chưa gửi danh sách", percent=one % 100
        )
        for one in range(1, number + 1)
    ]


def _lifelike(number: int) -> list[bytes]:
    """Reports of a unit that goes through its tasks one after the other, some minutes for each."""
    random = Random(number)
    bodies = []
    for one in range(number):
        terms = ReportTerms(UnitId(UNIT_A), Claim.IN_PROGRESS, 5 * random.randint(1, 19), _result(random))
        moment, given = MOMENT + timedelta(minutes=3 * one), MOMENT - timedelta(days=30, seconds=one)
        fact = Fact(
            id=FactId(_drawn_id(random, moment)),
            about=SubjectKind.TASK,
            subject=SubjectId(_drawn_id(random, given)),
            on=moment.date(),
            at=moment,
            by="Nông Thị Hà",
            deed=ReportFiled(terms, proxy=False, task_revision=FactId(_drawn_id(random, given))),
        )
        bodies.append(body_of(fact))
    return bodies


def _drawn_id(random: Random, moment: datetime) -> str:
    """An id as the program draws it: the moment, and seventy-four bits that nobody can guess."""
    unguessed = random.getrandbits(12) << 64 | random.getrandbits(62)
    return str(UUID(int=int(moment.timestamp() * 1000) << 80 | 7 << 76 | 2 << 62 | unguessed))


def _result(random: Random) -> str:
    did = random.choice(("Đã rà soát", "Đã kiểm tra", "Đã cấp phát", "Đã hoàn thiện hồ sơ của", "Đã tập huấn cho"))
    whom = random.choice(("hộ nghèo", "cơ sở kinh doanh", "tổ dân phố", "cán bộ", "công trình", "tuyến đường"))
    left = random.choice(("phường chưa gửi danh sách", "hồ sơ còn thiếu chữ ký", "nơi xin lùi sang tuần sau"))
    return f"{did} {random.randint(3, 400)} {whom}, còn {random.randint(1, 30)} {left}"


def _import(scene: Scene, facts: int) -> float:
    files = _files([_computer(scene, 1, facts)], scene)
    return _timed(lambda: receive.accept(scene.desk_of_office, receive.propose(scene.desk_of_office, files)))


def _many(scene: Scene, packages: int, each: int) -> tuple[float, float]:
    files = _files([_computer(scene, number, each) for number in range(packages)], scene)
    plans: list[object] = []
    preview = _timed(lambda: plans.append(receive.propose(scene.desk_of_office, files)))
    return preview, _timed(lambda: receive.accept(scene.desk_of_office, plans[0]))  # type: ignore[arg-type]


def _raw(folder: Path, scene: Scene, facts: int) -> float:
    """Insert the journal rows and entries of the book into empty tables, one signature checked for each fact."""
    source = scene.folder / "van-phong" / BOOK_NAME
    with closing(sqlite3.connect(source)) as book:
        rows = book.execute("SELECT * FROM journal ORDER BY seq DESC LIMIT ?", (facts,)).fetchall()[::-1]
        entries = book.execute("SELECT * FROM entry ORDER BY number DESC LIMIT ?", (facts,)).fetchall()
    key, text = seeded_key("raw"), b"x" * 120
    signature = key.sign(text)
    path = folder / "raw.db"
    path.unlink(missing_ok=True)
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        raw.execute("PRAGMA journal_mode=TRUNCATE")
        raw.execute("PRAGMA synchronous=OFF")
        for statement in KEPT:
            raw.execute(statement)
        raw.execute("CREATE TABLE entry (feed TEXT, seq INTEGER, link BLOB, number INTEGER, PRIMARY KEY (feed, seq))")

        def insert() -> None:
            raw.execute("BEGIN IMMEDIATE")
            raw.executemany("INSERT INTO journal VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
            raw.executemany("INSERT INTO entry VALUES (?, ?, ?, ?)", entries)
            for _ in rows:
                verify(key.public, signature, text)
            raw.execute("COMMIT")

        return _timed(insert)


def _computer(scene: Scene, number: int, facts: int) -> Computer:
    """A computer of the Home Affairs unit with so many reports, spread over tasks as a real one's are."""
    unit = scene.template.units["PNV"]
    writer = Computer(seeded_key(f"measured {number}"), unit, count(number * 100_000 + 1))
    scene.enrol(writer.key, unit, f"may-{number}")
    writer.write(facts, tasks=scene.many_tasks(_TASKS))
    return writer


def _files(writers: Sequence[Computer], scene: Scene) -> list[tuple[str, bytes]]:
    office = scene.office_kid
    return [(f"{number}.gbx", writer.parcel(to=office)) for number, writer in enumerate(writers)]


def _timed(deed: Callable[[], object]) -> float:
    start = process_time()
    deed()
    return process_time() - start
