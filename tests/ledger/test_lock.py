"""One window at a time holds a book; whoever comes second learns who it is."""

from __future__ import annotations

import getpass
import json
import platform
import subprocess
import sys
from pathlib import Path

import pytest

from giaoban_tracker.domain.errors import Unavailable
from giaoban_tracker.ledger import Ledger, hold_book, lock
from tests.ledger.oracle import write
from tests.ledger.simple import simple_story

HOLD_AND_WAIT = """
import sys
from pathlib import Path
from giaoban_tracker.ledger import hold_book
held = hold_book(Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.read()
"""


def test_the_second_learns_who_is_first(tmp_path: Path) -> None:
    with hold_book(tmp_path), pytest.raises(Unavailable, match="already-open") as refusal:
        hold_book(tmp_path)

    assert refusal.value.fields["person"] == getpass.getuser()
    assert refusal.value.fields["host"] == platform.node()


def test_a_book_let_go_can_be_held_again(tmp_path: Path) -> None:
    hold_book(tmp_path).close()
    held = hold_book(tmp_path)
    held.close()
    held.close()

    hold_book(tmp_path).close()


def test_what_a_former_holder_left_does_not_count(tmp_path: Path) -> None:
    (tmp_path / lock.LOCK_NAME).write_text(json.dumps({"person": "x" * 200, "host": "máy khác", "process": 1}))

    with hold_book(tmp_path):
        assert json.loads((tmp_path / lock.LOCK_NAME).read_text())["host"] == platform.node()


def test_a_holder_that_cannot_be_read_is_still_respected(tmp_path: Path) -> None:
    with hold_book(tmp_path):
        (tmp_path / lock.LOCK_NAME).write_bytes(b"\xff")

        with pytest.raises(Unavailable) as refusal:
            hold_book(tmp_path)

    assert refusal.value.fields["person"] == ""


def test_the_system_takes_the_hold_back_from_a_killed_program(tmp_path: Path) -> None:
    command = [sys.executable, "-c", HOLD_AND_WAIT, str(tmp_path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(Unavailable, match="already-open"):
            hold_book(tmp_path)
        holder.kill()

    hold_book(tmp_path).close()


def test_a_missing_folder_cannot_be_held(tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match="no-permission"):
        hold_book(tmp_path / "không có")


def test_verbs_work_on_a_book_that_a_window_holds(file_book: Ledger) -> None:
    assert file_book.folder is not None

    with hold_book(file_book.folder):
        write(file_book, simple_story())

    with file_book.reading() as book:
        assert len(book.journal(100)) == 7
