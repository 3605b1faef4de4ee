"""Care: a check sees every change that nobody wrote as a fact, and a rebuild makes the rows true again."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from giaoban_tracker.domain.chain import OFFICE_FEED, first_link, next_link
from giaoban_tracker.domain.errors import GiaobanError, Refused
from giaoban_tracker.domain.fact import MeetingRecorded
from giaoban_tracker.domain.meeting import MeetingTerms
from giaoban_tracker.domain.progress import Progress
from giaoban_tracker.domain.task_list import TaskQuery
from giaoban_tracker.ledger import Ledger, care, open_ledger
from giaoban_tracker.ledger.engine import Connection
from tests.conftest import Almanac
from tests.histories import MEETINGS, TASKS, UNITS
from tests.ledger.conftest import Books
from tests.ledger.oracle import write
from tests.ledger.simple import DAY, TASK, assign, office, report, simple_story


def codes(ledger: Ledger) -> set[str]:
    return {finding.code for finding in care.check(ledger).findings}


def meddle(ledger: Ledger, *statements: str) -> None:
    """Change a book behind the program's back, its triggers switched off meanwhile."""
    with ledger.conversation() as connection:
        connection.run("BEGIN")
        triggers = _triggers(connection)
        for name in triggers:
            connection.run(f"DROP TRIGGER {name}{'' if connection.sqlite else ' ON journal'}")
        for statement in statements:
            connection.run(statement)
        for statement in triggers.values():
            connection.run(statement)
        connection.commit()


def _triggers(connection: Connection) -> dict[str, str]:
    if connection.sqlite:
        return dict(connection.rows("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'"))
    statement = "SELECT tgname, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal"
    return dict(connection.rows(f"{statement} AND tgrelid = 'journal'::regclass"))


@pytest.fixture
def kept(book: Ledger) -> Ledger:
    """The simple story, and minutes that are kept with the meeting."""
    facts = simple_story()
    write(book, facts)
    story = office()
    with book.writing() as writing:
        digest = writing.put_blob("Biên bản".encode())
        while len(story.facts) < len(facts) + 1:
            story.add(MEETINGS[0], MeetingRecorded(MeetingTerms("Giao ban", DAY, minutes_sha256=digest)), DAY)
        writing.append(story.facts[-1:])
    return book


def test_a_sound_book_has_no_findings(kept: Ledger) -> None:
    assert care.check(kept).findings == ()


@pytest.mark.parametrize(
    ("change", "code"),
    [
        pytest.param("UPDATE journal SET link = body WHERE seq = 3", "chain", id="another link"),
        pytest.param("UPDATE journal SET body = link WHERE seq = 3", "body", id="another body"),
        pytest.param("UPDATE journal SET on_day = '2017-07-06' WHERE seq = 6", "columns", id="another day"),
        pytest.param("UPDATE journal SET subject = 'x' WHERE seq = 6", "columns", id="another subject"),
        pytest.param("DELETE FROM journal WHERE seq = 3", "chain", id="an entry in the middle gone"),
        pytest.param("DELETE FROM journal WHERE seq = 6", "view", id="an entry gone whose rows stay"),
        pytest.param("UPDATE task SET done_percent = 99", "view", id="a number in a row"),
        pytest.param("DELETE FROM share", "view", id="rows gone"),
        pytest.param("INSERT INTO bloc VALUES (77, 'x', 'Khối lạ', 1)", "view", id="a row that no fact made"),
        pytest.param("UPDATE unit SET name = 'Phòng khác' WHERE code = 'PYT'", "view", id="a unit's name"),
        pytest.param("UPDATE alembic_version SET version_num = '0000'", "version", id="another version"),
        pytest.param("CREATE TABLE stranger (x INTEGER)", "structure", id="a strange table"),
        pytest.param("DROP TABLE task_text", "structure", id="a table gone"),
    ],
)
def test_a_check_sees(kept: Ledger, change: str, code: str) -> None:
    meddle(kept, change)

    assert code in codes(kept)


def test_a_check_sees_words_of_the_search_that_no_fact_gave(kept: Ledger) -> None:
    story = office()
    while len(story.facts) < 60:
        assign(story, TASKS[1], content="Rà soát")
    write(kept, story.facts[-40:])
    assert codes(kept) == set()

    meddle(kept, "UPDATE task_search SET words = 'khac'")

    assert codes(kept) == {"search"}


def test_an_id_that_stands_for_two_facts_is_seen(kept: Ledger) -> None:
    story = office()
    while len(story.facts) < 6:
        story.add(UNITS[3], story.facts[1].deed, DAY)

    write(kept, story.facts[-1:])

    assert codes(kept) == {"repeated"}


def test_a_missing_trigger_is_seen(kept: Ledger) -> None:
    with kept.conversation() as connection:
        name = next(iter(_triggers(connection)))
        connection.run(f"DROP TRIGGER {name}{'' if connection.sqlite else ' ON journal'}")

    assert codes(kept) == {"structure"}


def test_a_kept_file_that_is_gone_or_changed_is_seen(kept: Ledger) -> None:
    def replace(content: bytes | None) -> None:
        if kept.folder is not None:
            (path,) = (path for path in (kept.folder / "blobs").rglob("*") if path.is_file())
            path.unlink() if content is None else path.write_bytes(content)
            return
        with kept.conversation() as connection:
            if content is None:
                connection.run("DELETE FROM blob")
            else:
                connection.run("UPDATE blob SET content = :content", content=content)

    replace(b"khac")
    assert codes(kept) == {"blob-altered"}
    with kept.reading() as reading, pytest.raises(GiaobanError, match="blob-altered"):
        reading.blob(reading.meetings()[0].terms.minutes_sha256)
    replace(None)
    assert codes(kept) == {"blob-missing"}


@given(st.integers(1, 7), st.integers(0, 10**6), st.integers(1, 255))
@settings(max_examples=25)
def test_one_changed_byte_of_any_body_breaks_the_chain(sqlite_books: Books, entry: int, place: int, mask: int) -> None:
    with sqlite_books.fresh() as ledger:
        write(ledger, simple_story())
        with ledger.conversation() as connection:
            body = bytearray(connection.rows("SELECT body FROM journal WHERE seq = :seq", seq=entry)[0][0])
        body[place % len(body)] ^= mask

        meddle(ledger, f"UPDATE journal SET body = x'{body.hex()}' WHERE seq = {entry}")

        findings = care.check(ledger).findings
        assert any(finding.code == "chain" and finding.fields["entry"] == str(entry) for finding in findings)


def test_a_chain_forged_to_its_end_is_seen_in_the_rows(kept: Ledger) -> None:
    """Whoever can compute links can rewrite the chain; the rows, and every copy, still tell."""
    with kept.conversation() as connection:
        rows = connection.rows("SELECT seq, body FROM journal ORDER BY seq")
    bodies = {seq: bytes(body).replace(b'"done_percent":100', b'"done_percent":10') for seq, body in rows}
    link, statements = first_link(OFFICE_FEED), []
    sign = "x'{}'" if kept.folder else "'\\x{}'::bytea"
    for seq, body in bodies.items():
        link = next_link(link, body)
        values = f"body = {sign.format(body.hex())}, link = {sign.format(link.hex())}"
        statements.append(f"UPDATE journal SET {values} WHERE seq = {seq}")

    meddle(kept, *statements, "UPDATE task SET done_percent = 100")

    assert care.check(kept).clean  # accepted work counts as done whatever its report said
    meddle(kept, "UPDATE task SET stage = 0")
    assert codes(kept) == {"view"}


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE task SET done_percent = 99",
        "DELETE FROM share",
        "INSERT INTO bloc VALUES (77, 'x', 'Khối lạ', 1)",
        "UPDATE meeting SET title = 'khác'",
        "DROP TABLE task_text",
        "ALTER TABLE conclusion ADD COLUMN note TEXT",
    ],
)
def test_a_rebuild_makes_the_rows_true_again_and_says_how_many_differed(kept: Ledger, change: str) -> None:
    with kept.reading() as reading:
        before = reading.task_rows(reading.task_ids(TaskQuery(DAY)), DAY), reading.meetings(), reading.blocs()
    meddle(kept, change)

    rebuilt = care.rebuild(kept)

    assert rebuilt.rows == 8
    assert rebuilt.differing == (0 if "conclusion" in change else 1)
    assert care.check(kept).clean
    with kept.reading() as reading:
        after = reading.task_rows(reading.task_ids(TaskQuery(DAY)), DAY), reading.meetings(), reading.blocs()
        assert reading.task_ids(TaskQuery(DAY, search="ra soat")) == (TASK,)
    assert after == before


def test_rebuilding_a_sound_book_changes_nothing(kept: Ledger) -> None:
    assert care.rebuild(kept) == care.RebuildReport(rows=8, differing=0)
    assert care.check(kept).clean


@pytest.mark.parametrize("work", [care.check, care.rebuild])
def test_long_work_tells_how_far_it_is_and_can_be_stopped(
    kept: Ledger, work: Callable[[Ledger, Progress], object]
) -> None:
    told: list[tuple[int, int]] = []

    def go_on(done: int, total: int) -> bool:
        told.append((done, total))
        return True

    work(kept, go_on)
    assert told[-1][0] == told[-1][1]
    assert [done for done, _ in told] == sorted(done for done, _ in told)

    meddle(kept, "UPDATE task SET done_percent = 99")
    with pytest.raises(Refused, match="stopped"):
        work(kept, lambda *_: False)
    assert codes(kept) == {"view"}


def content_of(path: Path) -> list[tuple[object, ...]]:
    """Everything that a file's tables hold and how they are built, but the search index, which proves itself."""
    with closing(sqlite3.connect(path)) as connection:
        names = [row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        names.remove("task_search_data")
        rows = [row for name in sorted(names) for row in connection.execute(f"SELECT * FROM {name}")]
        return [*connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY 1, 2"), *rows]


@pytest.fixture(scope="module")
def sound_file(sqlite_books: Books) -> bytes:
    """The bytes of a book with a dozen facts in every table."""
    story = office()
    for task in TASKS:
        assign(story, task)
        report(story, task, unit=UNITS[0])
    with sqlite_books.fresh() as ledger:
        for _ in range(8):
            assign(story, TASKS[0])
        write(ledger, story.facts, at_once=40)
        assert ledger.folder is not None
        return (ledger.folder / "so-giao-ban.db").read_bytes()


@given(st.integers(0, 10**9))
@settings(max_examples=80)
def test_no_flipped_bit_of_the_file_changes_the_book_unseen(sound_file: bytes, quick_folder: Path, place: int) -> None:
    path, untouched = quick_folder / "lat-bit" / "so-giao-ban.db", quick_folder / "nguyen.db"
    path.parent.mkdir(exist_ok=True)
    untouched.write_bytes(sound_file)
    flipped = bytearray(sound_file)
    flipped[place // 8 % len(sound_file)] ^= 1 << place % 8
    path.write_bytes(flipped)

    try:
        ledger = open_ledger(path.parent, now=Almanac().now)
        found = bool(care.check(ledger).findings)
        ledger.close()
    except GiaobanError:
        found = True

    assert found or content_of(path) == content_of(untouched)
