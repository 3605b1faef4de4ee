"""Checks with real books: what becomes of the book when somebody lies, copies, restores or edits."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import closing, suppress
from datetime import date
from functools import cache
from itertools import count
from pathlib import Path

from giaoban_tracker.domain.deed import SubjectKind
from giaoban_tracker.domain.errors import Unreadable
from giaoban_tracker.domain.fact import FactVoided, TaskChased
from giaoban_tracker.domain.fact_body import body_of
from giaoban_tracker.domain.task import Claim, ReportTerms
from giaoban_tracker.ledger import care
from giaoban_tracker.ledger.book import BOOK_NAME
from giaoban_tracker.workflow.post import forks, report, scrub, send
from giaoban_tracker.workflow.post.values import Outcome
from tests.proof.parties_in_memory import Computer, seeded_key
from tests.proof.worlds import OFFICE, PNV_1, Scene, Template, look, made_template, take, unflushed

_NUMBERS = count(1)


@cache
def _template() -> tuple[tempfile.TemporaryDirectory[str], Template]:
    memory = Path("/dev/shm")
    folder = tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None)
    return folder, made_template(Path(folder.name) / "template", 1)


def on_a_scene(check: Callable[[Scene], None]) -> Callable[[], None]:
    """A check with books of its own; they are made before any bug is planted, for a bug must not keep a world away."""

    def run() -> None:
        _, template = _template()
        with unflushed():
            scene = Scene(template.folder.parent / f"scene-{next(_NUMBERS)}", template, 1)
            try:
                check(scene)
            finally:
                scene.close()

    _template()
    return run


def heads_are_equal(scene: Scene, name: str) -> None:
    with scene.computers[name].desk.ledger.reading() as book:
        mine = {head.feed: head.link for head in book.post.feeds() if not head.audience}
    with scene.office.desk.ledger.reading() as book:
        theirs = {head.feed: head.link for head in book.post.feeds()}
    assert all(theirs.get(feed) == link for feed, link in mine.items())


def sound(scene: Scene) -> None:
    assert scrub.check(scene.office.desk).clean


def edited(scene: Scene, *statements: str) -> None:
    """A clever colleague with a database program, triggers put aside."""
    scene.office.desk.ledger.close()
    with closing(sqlite3.connect(scene.folder / OFFICE / BOOK_NAME)) as book, book:
        triggers = book.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
        for name, _ in triggers:
            book.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            book.execute(statement)
        for _, statement in triggers:
            book.execute(statement)


def enrolled(scene: Scene) -> Computer:
    """A computer of the Home Affairs unit that writes what it likes."""
    writer = Computer(seeded_key("planted"), scene.template.units["PNV"], count(1))
    scene.enrol(writer.key, scene.template.units["PNV"], "may-la")
    return writer


# ---------------------------------------------------------------- feeds


def a_second_file_brings_only_what_is_new(scene: Scene) -> None:
    for percent in (20, 40):
        scene.report(PNV_1, scene.template.tasks[0], percent)
        take(scene.office, scene.sent_by(PNV_1))
    heads_are_equal(scene, PNV_1)
    sound(scene)


def a_gap_is_held_and_closes(scene: Scene) -> None:
    writer = enrolled(scene)
    writer.write(3, tasks=scene.template.tasks[:1])
    first = writer.parcel(scene.office_kid)
    writer.acked = 4
    writer.write(2, tasks=scene.template.tasks[:1])
    later = writer.parcel(scene.office_kid)
    assert look(scene.office, later).files[0].outcome is Outcome.GAP
    take(scene.office, later)
    assert not _reports(scene, writer)
    take(scene.office, first)
    assert len(_reports(scene, writer)) == 5


def a_clones_story_is_kept_beside(scene: Scene) -> None:
    scene.copy(PNV_1, "ban-sao")
    scene.report(PNV_1, scene.template.tasks[0], 20)
    scene.report("ban-sao", scene.template.tasks[0], 70)
    take(scene.office, scene.sent_by(PNV_1))
    take(scene.office, send.to_office(scene.computers["ban-sao"].desk)[0].content)
    (fork,) = forks.open_forks(scene.office.desk)
    assert [fact.deed.type for fact in fork.theirs if fact.deed.type == "report.filed"] == ["report.filed"]
    sound(scene)


def an_id_stands_for_one_body(scene: Scene) -> None:
    writer = enrolled(scene)
    writer.write(1, tasks=scene.template.tasks[:1])
    take(scene.office, writer.parcel(scene.office_kid))
    writer.own.grow([writer.wrote[0].replace("Đã rà soát".encode(), "Chưa rà soát".encode())])
    take_or_refuse(scene, writer)
    with scene.office.desk.ledger.reading() as book:
        head = next(head for head in book.post.feeds() if head.kid == writer.key.kid)
    assert head.seq == 2


def take_or_refuse(scene: Scene, writer: Computer) -> None:
    with suppress(Unreadable):  # an alarm stops the whole transaction
        take(scene.office, writer.parcel(scene.office_kid))


def a_unit_voids_nothing_of_the_offices(scene: Scene) -> None:
    writer = enrolled(scene)
    task = scene.template.tasks[0]
    with scene.office.desk.ledger.reading() as book:
        assigned = book.facts_about(task)[0]
    writer.own.grow([body_of(scene.office.desk.fact(task, FactVoided(assigned.id), about=SubjectKind.TASK))])
    take(scene.office, writer.parcel(scene.office_kid))
    assert scene.office.task(task).stands


# ---------------------------------------------------------------- words that go back


def an_old_receipt_makes_nothing_unconfirmed(scene: Scene) -> None:
    side = scene.computers[PNV_1]
    receipts = []
    for percent in (20, 40):
        scene.report(PNV_1, scene.template.tasks[0], percent)
        take(scene.office, scene.sent_by(PNV_1))
        receipts.append(scene.sent_to(scene.unit_of(PNV_1)))
    take(side, receipts[1])
    take(side, receipts[0])
    assert send.unconfirmed(side.desk).count == 0


def a_restored_office_is_healed_by_its_units(scene: Scene) -> None:
    scene.report(PNV_1, scene.template.tasks[0], 20)
    take(scene.office, scene.sent_by(PNV_1))
    _restored_after_a_report(scene)
    assert _percents(scene) == [20, 30]


def an_office_that_knows_nothing_is_told_again(scene: Scene) -> None:
    _restored_after_a_report(scene)
    assert _percents(scene) == [30]


def _restored_after_a_report(scene: Scene) -> None:
    backup = scene.back_up()
    scene.report(PNV_1, scene.template.tasks[0], 30)
    take(scene.office, scene.sent_by(PNV_1))
    take(scene.computers[PNV_1], scene.sent_to(scene.unit_of(PNV_1)))
    scene.restore_office(backup)
    take(scene.computers[PNV_1], scene.sent_to(scene.unit_of(PNV_1)))
    take(scene.office, scene.sent_by(PNV_1))


def _percents(scene: Scene) -> list[int]:
    return [one.terms.done_percent for one in scene.office.task(scene.template.tasks[0]).shares[0].reports]


def a_restored_unit_begins_a_new_feed(scene: Scene) -> None:
    side, task = scene.computers[PNV_1], scene.template.tasks[0]
    backup = care.backup(side.desk.ledger, side.desk.now())
    scene.report(PNV_1, task, 30)
    take(scene.office, scene.sent_by(PNV_1))
    side.desk.ledger.close()
    care.restore(scene.folder / PNV_1, backup, side.desk.now())
    scene.computers[PNV_1] = scene.open(PNV_1)
    scene.report(PNV_1, task, 50)
    plan = look(scene.office, scene.sent_by(PNV_1))
    assert plan.files[0].outcome is not Outcome.FORK


# ---------------------------------------------------------------- admission and care


def a_backdated_word_counts_from_its_admission(scene: Scene) -> None:
    side, task = scene.computers[PNV_1], scene.template.tasks[0]
    scene.office.turn_to(date(2017, 7, 20))
    report.file_report(side.desk, task, _terms(), on=date(2017, 7, 5))
    take(scene.office, scene.sent_by(PNV_1))
    with closing(sqlite3.connect(scene.folder / OFFICE / BOOK_NAME)) as book:
        rows = book.execute("SELECT on_day FROM journal WHERE admitted_on IS NOT NULL").fetchall()
    assert {row[0] for row in rows} == {"2017-07-20"}


def the_day_of_admission_cannot_be_moved(scene: Scene) -> None:
    scene.office.turn_to(date(2017, 7, 20))
    scene.report(PNV_1, scene.template.tasks[0], 20)
    take(scene.office, scene.sent_by(PNV_1))
    edited(scene, "UPDATE journal SET on_day = '2017-07-06', admitted_on = '2017-07-06' WHERE admitted_on IS NOT NULL")
    assert "chain" in {finding.code for finding in scrub.check(scene.office.desk).findings}


def an_edited_body_is_found(scene: Scene) -> None:
    with scene.office.desk.ledger.writing() as book:
        book.append([scene.office.desk.fact(scene.template.tasks[0], TaskChased(note="A"))])
    last = "(SELECT max(seq) FROM journal)"
    edited(
        scene,
        f"UPDATE journal SET body = CAST(replace(CAST(body AS TEXT), '{OFFICE}', 'nguoi-khac') AS BLOB)"
        f" WHERE seq = {last}",
    )
    assert "chain" in {finding.code for finding in scrub.check(scene.office.desk).findings}


def a_false_signature_is_found(scene: Scene) -> None:
    edited(scene, "UPDATE checkpoint SET signature = zeroblob(64)")
    assert not scrub.check(scene.office.desk).clean


def an_edited_view_is_found(scene: Scene) -> None:
    edited(scene, "UPDATE task SET done_percent = 99")
    assert not scrub.check(scene.office.desk).clean


def another_story_that_was_taken_away_is_found(scene: Scene) -> None:
    a_clones_story_is_kept_beside(scene)
    edited(scene, "DELETE FROM fork")
    assert "fork" in {finding.code for finding in scrub.check(scene.office.desk).findings}


def an_edited_link_of_a_feed_is_found(scene: Scene) -> None:
    edited(scene, "UPDATE entry SET link = zeroblob(32) WHERE seq = 2")
    assert not scrub.check(scene.office.desk).clean


def an_altered_paper_is_found(scene: Scene) -> None:
    for path in (scene.folder / OFFICE / "blobs").rglob("*"):
        if path.is_file():
            path.write_bytes(path.read_bytes() + b"!")
    assert not scrub.check(scene.office.desk).clean


def _terms() -> ReportTerms:
    return ReportTerms(None, Claim.IN_PROGRESS, 50, "Đã làm")


def _reports(scene: Scene, writer: Computer) -> list[str]:
    there = set(scene.reports_there(scene.office))
    return [body.decode() for body in writer.wrote if any(one in body.decode() for one in there)]
