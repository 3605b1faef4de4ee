"""Damage in the file of a book: no bit, byte or page that changes what it says goes unseen.

The book is an office's with feeds, checkpoints, receipts and a fork. Proof is `giaoban check` as a person runs it. What
a table of facts, feeds, proofs, forks or views says is content, and so is how the tables are built. Notes that only
this computer made for itself (its log of files, drafts, what others acknowledged, files that wait, when and by which
file another story came) are bound to no chain; a change in them is counted apart: it hides nothing that anybody signed.
"""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from random import Random

from giaoban_tracker.domain.errors import GiaobanError
from giaoban_tracker.ledger import open_ledger
from giaoban_tracker.ledger.book import BOOK_NAME
from giaoban_tracker.places import resources_folder
from giaoban_tracker.workflow.desk import Desk
from giaoban_tracker.workflow.post import scrub, send
from tests.conftest import Almanac
from tests.proof.worlds import PNV_1, PYT_1, scenes, take

NOTES = frozenset({"local_draft", "package", "ack", "stash", "form", "form_row", "fork_notes"})
_INDEX = b"task_search"

Tables = Mapping[str, list[tuple[object, ...]]]


@dataclass(frozen=True, slots=True)
class BitFlips:
    """What came of it.

    Attributes:
        tried: damaged files, a fifth of them with several bytes or a whole page gone.
        seen: found by the check, or by opening the book.
        harmless: not found, and the book says what it said.
        notes: not found, and only notes of this computer say something else.
        unseen: not found, although content changed; none may be.
        uncaught: ended in an error that is nobody's word; none may be.
        words: the first of those two.
    """

    seed: int
    tried: int
    seen: int
    harmless: int
    notes: int
    unseen: int
    uncaught: int
    words: tuple[str, ...] = ()


def flip(seed: int, count: int) -> BitFlips:
    """So many damaged copies of one book."""
    random, words = Random(seed), list[str]()
    seen = harmless = notes = unseen = uncaught = 0
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as name:
        folder = Path(name)
        sound = _sound_book(seed, folder)
        before = _tables(sound)
        content = sound.read_bytes()
        page = int.from_bytes(content[16:18], "big")
        for _ in range(count):
            place, damaged = _damaged(random, content, page)
            sound.write_bytes(damaged)
            try:
                found = _is_seen(sound.parent)
            except Exception as error:  # noqa: BLE001  (what nobody catches is what is looked for)
                uncaught += 1
                words.append(f"{place}: {error!r}")
                continue
            changed = set() if found else _changed(before, sound)
            seen += found
            harmless += not found and not changed
            notes += bool(changed) and changed <= NOTES
            unseen += not changed <= NOTES
            words += [f"{place}: {sorted(changed)}"] if not changed <= NOTES else []
    return BitFlips(seed, count, seen, harmless, notes, unseen, uncaught, tuple(words[:20]))


def _sound_book(seed: int, folder: Path) -> Path:
    """An office's book after some traffic, alone in a folder with its kept files."""
    with scenes(seed, folder / "world") as copies:
        scene = next(copies)
        twin = "PNV-ban-sao"
        scene.copy(PNV_1, twin)
        for percent in (20, 40):
            scene.report(PNV_1, scene.template.tasks[0], percent)
            scene.report(PYT_1, scene.template.tasks[1], percent)
            take(scene.office, scene.sent_by(PNV_1))
            take(scene.office, scene.sent_by(PYT_1))
            take(scene.computers[PNV_1], scene.sent_to(scene.unit_of(PNV_1)))
        scene.computers[twin].desk.ledger.close()
        scene.report(twin, scene.template.tasks[2], 60)

        take(scene.office, send.to_office(scene.computers[twin].desk)[0].content)
        scene.office.desk.ledger.close()
        source = scene.office.desk.ledger.folder
        assert source is not None
        source.rename(folder / "book")
        (folder / "world" / "scene-0").mkdir(exist_ok=True)
    return folder / "book" / BOOK_NAME


def _damaged(random: Random, content: bytes, page: int) -> tuple[str, bytes]:
    damaged, at, way = bytearray(content), random.randrange(len(content)), random.random()
    if way < 0.8:
        bit = random.randrange(8)
        damaged[at] ^= 1 << bit
        return f"bit {bit} of byte {at}", bytes(damaged)
    if way < 0.95:
        run = random.randint(2, 16)
        damaged[at : at + run] = random.randbytes(len(damaged[at : at + run]))
        return f"{run} bytes at {at}", bytes(damaged)
    start = at // page * page
    damaged[start : start + page] = bytes(page)
    return f"page {at // page} zeroed", bytes(damaged)


def _is_seen(folder: Path) -> bool:
    almanac = Almanac()
    try:
        ledger = open_ledger(folder, now=almanac.now)
    except GiaobanError:
        return True
    try:
        desk = Desk(ledger, almanac.now, almanac.new_id, "", resources_folder())
        return bool(scrub.check(desk).findings)
    except GiaobanError:
        return True
    finally:
        ledger.close()


def _changed(before: Tables, path: Path) -> set[str]:
    after = _tables(path)
    return {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}


def _tables(path: Path) -> Tables:
    """The rows of every table but the search index, which the check compares word by word."""
    with closing(sqlite3.connect(path)) as connection:
        connection.text_factory = bytes  # a damaged note may be no text at all
        schema = connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY 1, 2").fetchall()
        kept = {"fork": "feed, seq, link, body"}
        names = [row[1].decode() for row in schema if row[0] == b"table" and not row[1].startswith(_INDEX)]
        tables = {name: connection.execute(f"SELECT {kept.get(name, '*')} FROM {name}").fetchall() for name in names}
        tables["fork_notes"] = connection.execute("SELECT package, at, state FROM fork").fetchall()
        return {"sqlite_schema": schema} | tables
