"""The window's door, from end to end: the first start, the sample, and what keeps a book from being opened.

Each refusal is one message and exit code 1; nothing that was there is touched.
"""

from __future__ import annotations

import json
import logging
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import partialmethod
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSettings
from PySide6.QtWidgets import QApplication, QDialog

from giaoban_tracker import app, machine
from giaoban_tracker.domain.errors import GiaobanError
from giaoban_tracker.domain.task import Claim, ReportTerms
from giaoban_tracker.domain.task_list import TaskQuery
from giaoban_tracker.places import resources_folder
from giaoban_tracker.ui import ask
from giaoban_tracker.ui.first_run import FirstChoice, FirstRun
from giaoban_tracker.ui.first_run_unit import UnitChoice
from giaoban_tracker.ui.main_window import MainWindow
from giaoban_tracker.ui.page_list import PageSet
from giaoban_tracker.ui.trace import QUIT_VARIABLE, TRACE_VARIABLE
from giaoban_tracker.ui.wording import sentence
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow import decide, list_tasks, set_up_office
from giaoban_tracker.workflow.desk import Desk
from giaoban_tracker.workflow.open_book import hold_book, new_desk, open_desk
from giaoban_tracker.workflow.post import enrol
from giaoban_tracker.workflow.post.enrol import Invitation

NAME = "Ủy ban nhân dân thành phố Sông Mai"
BOOK = "so-giao-ban.db"


class Person:
    """Sits before the screen: what the first run is told, and what was told to the person."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._monkeypatch = monkeypatch
        self.answer: FirstChoice | UnitChoice | None = None
        self.goes_for_sample = False
        self.asked = 0
        self.told: list[GiaobanError] = []
        self.windows: list[str] = []

    @staticmethod
    def meet(first: FirstRun, self: Person) -> int:
        """Answer the first run; stands for the dialog's own `exec`."""
        self.asked += 1
        if self.answer is not None:
            self._monkeypatch.setattr(first, "choice", lambda: self.answer)
            return QDialog.DialogCode.Accepted.value
        if self.goes_for_sample:
            first._wants_sample = True
        return QDialog.DialogCode.Rejected.value


@pytest.fixture
def person(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qapp: QApplication, sample_folder: Path
) -> Iterator[Person]:
    """Everything that a run of the program leaves on a machine goes into the test's folder."""
    somebody = Person(monkeypatch)
    for name in ("GIAOBAN_HOME", TRACE_VARIABLE):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "máy"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "máy"))
    monkeypatch.setenv(QUIT_VARIABLE, "window-shown")
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path / "cấu hình"))
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(ask, "tell", lambda _, error: somebody.told.append(error))
    monkeypatch.setattr(FirstRun, "exec", partialmethod(Person.meet, somebody))
    build = MainWindow.__init__

    def watched(window: MainWindow, place: Workplace, office: str, *pages: PageSet) -> None:
        build(window, place, office, *pages)
        somebody.windows.append(window.windowTitle())

    monkeypatch.setattr(MainWindow, "__init__", watched)
    yield somebody
    root = logging.getLogger("giaoban_tracker")
    for handler in list(root.handlers):
        root.removeHandler(handler)
        handler.close()
    root.setLevel(logging.NOTSET)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def choice(folder: Path, *, existing: bool = False) -> FirstChoice:
    return FirstChoice(folder, existing, "city-2017", NAME, "", "Sông Mai", "Nguyễn Văn Mẫu")


def desk_in(folder: Path, make: Callable[..., Desk] = open_desk) -> Desk:
    return make(folder, now=machine.now, new_id=machine.new_id, by="Nông Thị Hà", resources=resources_folder())


def make_book(folder: Path) -> None:
    desk_in(folder, new_desk).ledger.close()


def invitation_of(folder: Path) -> Invitation:
    """What an office hands to its Phòng Nội vụ."""
    desk = desk_in(folder, new_desk)
    set_up_office.set_up(desk, "city-2017", name=NAME)
    unit = next(unit.id for unit in list_tasks.particulars(desk).units if unit.name == "Phòng Nội vụ")
    invited = enrol.make_invite(desk, unit)
    desk.ledger.close()
    return invited


def office_in(folder: Path) -> str:
    desk = desk_in(folder)
    name = list_tasks.particulars(desk).office.name
    desk.ledger.close()
    return name


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


# ---------------------------------------------------------------- good starts


def test_the_first_start_makes_the_offices_book_and_the_next_one_opens_it(person: Person, tmp_path: Path) -> None:
    folder = tmp_path / "so"
    person.answer = choice(folder)

    first = app.run(["--data", str(folder)])
    second = app.run(["--data", str(folder)])

    assert (first, second) == (0, 0)
    assert person.asked == 1
    assert person.windows == [f"{NAME} – Sổ giao ban"] * 2
    assert office_in(folder) == NAME
    assert person.told == []


def test_the_sample_lies_beside_the_offices_book_and_never_in_it(person: Person, tmp_path: Path) -> None:
    folder = tmp_path / "so"

    code = app.run([f"--data={folder}", "--sample"])

    assert code == 0
    assert not folder.exists()
    assert office_in(tmp_path / "so-mau") == "Ủy ban nhân dân thành phố Sông Mai"
    assert person.asked == 0


def test_a_units_first_start_makes_its_book_and_the_next_one_opens_its_window(person: Person, tmp_path: Path) -> None:
    folder = tmp_path / "so-don-vi"
    invited = invitation_of(tmp_path / "van-phong")
    person.answer = UnitChoice(folder, False, invited.content, invited.code, "Máy văn thư")

    first = app.run(["--data", str(folder)])
    second = app.run(["--data", str(folder)])

    assert (first, second) == (0, 0)
    assert person.asked == 1
    assert person.windows == ["Phòng Nội vụ – Sổ giao ban"] * 2
    assert person.told == []
    assert not (folder / "identity" / "mang-theo.txt").exists()


@pytest.mark.parametrize("said_by", ["drive", "environment"])
def test_a_book_that_is_carried_along_bears_its_key_unsealed(
    person: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, said_by: str
) -> None:
    folder = tmp_path / "USB"
    invited = invitation_of(tmp_path / "van-phong")
    monkeypatch.setenv("GIAOBAN_PORTABLE", "1" if said_by == "environment" else "")
    person.answer = UnitChoice(folder, False, invited.content, invited.code, "USB của phòng", said_by == "drive")

    assert app.run(["--data", str(folder)]) == 0

    (key,) = (folder / "identity").glob("*.key")
    assert key.read_bytes().startswith(b"giaoban-key-v1 plain\n")
    assert (folder / "identity" / "mang-theo.txt").exists()


def test_the_sample_unit_lies_beside_the_sample_office(person: Person, tmp_path: Path) -> None:
    code = app.run([f"--data={tmp_path / 'so'}", "--sample-unit"])

    assert code == 0
    assert person.windows == ["Phòng Nội vụ – Sổ giao ban"]
    assert (tmp_path / "so-mau-don-vi" / BOOK).exists()
    assert not (tmp_path / "so").exists()


def test_who_goes_for_the_sample_at_the_first_start_sees_it(person: Person, tmp_path: Path) -> None:
    person.goes_for_sample = True

    code = app.run(["--data", str(tmp_path / "so")])

    assert code == 0
    assert len(person.windows) == 1
    assert (tmp_path / "so-mau" / BOOK).exists()
    assert not (tmp_path / "so").exists()


def test_who_closes_the_first_run_leaves_nothing_behind(person: Person, tmp_path: Path) -> None:
    code = app.run(["--data", str(tmp_path / "so")])

    assert code == 0
    assert person.windows == []
    assert not (tmp_path / "so").exists()


def test_another_folder_chosen_at_the_first_start_is_found_again(person: Person, tmp_path: Path) -> None:
    person.answer = choice(tmp_path / "ổ D" / "sổ")

    app.run([])
    app.run([])

    assert person.asked == 1
    assert len(person.windows) == 2
    assert machine.data_folder(None) == tmp_path / "ổ D" / "sổ", "the command line finds it as well"


def test_a_folder_named_for_one_run_is_not_remembered(person: Person, tmp_path: Path) -> None:
    person.answer = choice(tmp_path / "khác")

    app.run(["--data", str(tmp_path / "so")])

    assert machine.data_folder(None) != tmp_path / "khác"
    assert office_in(tmp_path / "khác") == NAME


def test_a_book_that_lies_in_the_chosen_folder_is_opened_as_it_is(person: Person, tmp_path: Path) -> None:
    make_book(tmp_path / "cũ")
    person.answer = choice(tmp_path / "cũ", existing=True)

    code = app.run(["--data", str(tmp_path / "so")])

    assert code == 0
    assert office_in(tmp_path / "cũ") == "", "nothing of the first run was written into it"


def test_the_size_of_text_is_remembered(person: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "SoGiaoBan", "cua-so")
    settings.setValue("window/text_percent", 125)
    settings.sync()

    app.run(["--data", str(tmp_path / "so"), "--sample"])

    settings.sync()
    assert str(settings.value("window/text_percent")) == "125"


# ---------------------------------------------------------------- what keeps a book from being opened


def refusal(person: Person, folder: Path) -> GiaobanError:
    """The one thing that the person was told; the program ended with 1 and showed no window."""
    code = app.run(["--data", str(folder)])

    assert code == 1
    assert person.windows == []
    assert len(person.told) == 1
    return person.told[0]


def test_a_folder_that_cannot_be_written_is_told_once(person: Person, tmp_path: Path) -> None:
    (tmp_path / "tệp").write_text("một tệp đứng chắn", encoding="utf-8")
    person.answer = choice(tmp_path / "tệp" / "so")

    error = refusal(person, tmp_path / "tệp" / "so")

    assert error.code == "no-permission"
    assert (tmp_path / "tệp").read_text(encoding="utf-8") == "một tệp đứng chắn"


def test_a_file_in_place_of_the_folder_is_told_once_and_no_book_is_offered(person: Person, tmp_path: Path) -> None:
    file = tmp_path / "bien-ban.txt"
    file.write_text("x", encoding="utf-8")

    code = app.run(["--data", str(file)])

    assert code == 1
    assert [error.code for error in person.told] == ["folder-is-a-file"]
    assert person.asked == 0


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="the superuser may read and write anywhere")
def test_a_book_that_may_not_be_read_is_told_once(person: Person, tmp_path: Path) -> None:
    make_book(tmp_path / "so")
    (tmp_path / "so" / BOOK).chmod(0)

    assert refusal(person, tmp_path / "so").code == "no-permission"


def test_a_book_of_a_newer_program_is_told_once_and_not_touched(person: Person, tmp_path: Path) -> None:
    make_book(tmp_path / "so")
    with sqlite3.connect(tmp_path / "so" / BOOK) as connection:
        connection.execute("PRAGMA user_version = 999")
    connection.close()
    before = bytes_of(tmp_path / "so")

    error = refusal(person, tmp_path / "so")

    assert error.code == "newer-database"
    assert bytes_of(tmp_path / "so") == before


def test_a_file_that_is_no_book_is_told_once_and_not_touched(person: Person, tmp_path: Path) -> None:
    (tmp_path / "so").mkdir()
    (tmp_path / "so" / BOOK).write_bytes(b"\x00\x01 not a book" * 100)
    before = bytes_of(tmp_path / "so")

    error = refusal(person, tmp_path / "so")

    assert error.code == "not-a-ledger"
    assert bytes_of(tmp_path / "so") == before


def test_a_second_window_on_the_same_book_is_told_who_has_it_open(person: Person, tmp_path: Path) -> None:
    make_book(tmp_path / "so")

    with hold_book(tmp_path / "so"):
        error = refusal(person, tmp_path / "so")

    assert error.code == "already-open"
    assert machine.person() in sentence(error)
    assert "…" not in sentence(error), "person and machine are named"


def test_the_book_is_free_again_after_the_window(person: Person, tmp_path: Path) -> None:
    make_book(tmp_path / "so")

    app.run(["--data", str(tmp_path / "so")])

    hold_book(tmp_path / "so").close()


# ---------------------------------------------------------------- log


def test_the_log_holds_ids_and_counts_and_never_a_word_of_the_book(
    person: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words: set[str] = set()
    build = MainWindow.__init__

    def work(window: MainWindow, place: Workplace, office: str) -> None:
        """A story in the window: report, accept, a refusal; then the words that must not be in the log."""
        build(window, place, office)
        desk = place.desk
        task = list_tasks.listing(desk, TaskQuery(desk.today, search="NV-003")).ids[0]
        unit = next(unit.id for unit in list_tasks.particulars(desk).units if unit.name == "Phòng Nội vụ")
        report = ReportTerms(unit, Claim.DONE, 100, "Đã khắc phục xong sáu tiêu chí")
        place.undo.decide("Báo cáo NV-003", lambda: decide.report(desk, task, report))
        place.undo.decide("Nghiệm thu NV-003", lambda: decide.accept(desk, task, unit))
        place.undo.decide("Đôn đốc NV-003", lambda: decide.chase(desk, task, note="nhắc bí thư"))
        place.operations.ask(lambda: None, lambda _: QCoreApplication.quit())
        words.update(row.content for row in list_tasks.all_rows(desk, TaskQuery(desk.today)))
        words.update(row.lead for row in list_tasks.all_rows(desk, TaskQuery(desk.today)) if row.lead)
        words.update(("Đã khắc phục xong sáu tiêu chí", "nhắc bí thư", "Nông Thị Hà", office))

    monkeypatch.setattr(MainWindow, "__init__", work)
    monkeypatch.delenv(QUIT_VARIABLE)

    app.run(["--data", str(tmp_path / "so"), "--sample"])

    log = (tmp_path / "so-mau" / "logs" / "giaoban.log").read_text(encoding="utf-8")
    assert "wrote 1 facts about 1 subjects" in log
    assert "refused: task-finished" in log
    assert "opened: 28 units, 1 meetings" in log
    assert [line for line in words if line.casefold() in log.casefold()] == []
    assert log.isascii()


def test_a_large_log_is_set_aside_at_the_start(person: Person, tmp_path: Path) -> None:
    make_book(tmp_path / "so")
    (tmp_path / "so" / "logs").mkdir()
    (tmp_path / "so" / "logs" / "giaoban.log").write_bytes(b"x" * (600 * 1024))

    app.run(["--data", str(tmp_path / "so")])

    assert (tmp_path / "so" / "logs" / "giaoban.log.1").stat().st_size == 600 * 1024
    assert (tmp_path / "so" / "logs" / "giaoban.log").stat().st_size < 10_000


# ---------------------------------------------------------------- as it is started by people


def test_the_program_starts_shows_its_table_and_quits_when_asked(tmp_path: Path, sample_folder: Path) -> None:
    marks = tmp_path / "marks.jsonl"
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "XDG_CONFIG_HOME": str(tmp_path / "cấu hình"),
        TRACE_VARIABLE: str(marks),
        QUIT_VARIABLE: "table-painted",
    }

    done = subprocess.run(
        [sys.executable, "-m", "giaoban_tracker", "--data", str(tmp_path / "so"), "--sample"],
        env=environment,
        capture_output=True,
        timeout=60,
        check=False,
    )

    named = [json.loads(line) for line in marks.read_text(encoding="utf-8").splitlines()]
    seen = [mark["mark"] for mark in named if mark["mark"] != "blocked"]
    assert done.returncode == 0, done.stderr.decode()
    assert b"Traceback" not in done.stderr
    assert seen == ["window-shown", "table-painted"]
