"""Reminders: told at start and once a day, nothing twice, off where a person wants none, one click from the list."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

from giaoban_tracker import app
from giaoban_tracker.domain.reminder import Matter, Reminder
from giaoban_tracker.domain.standing import Standing
from giaoban_tracker.domain.task_list import TaskQuery
from giaoban_tracker.ui import reminder_words, reminders
from giaoban_tracker.ui.main_window import MainWindow
from giaoban_tracker.ui.pages.tasks import TasksPage
from giaoban_tracker.ui.reminders import Reminders
from giaoban_tracker.ui.tray import Tray
from giaoban_tracker.ui.workplace import Workplace
from giaoban_tracker.workflow import decide, list_tasks, remind
from giaoban_tracker.workflow.post import mailbox
from tests.conftest import Almanac

NEXT_DAY = date(2017, 10, 3)


class Bubbles(QObject):
    """What stands in for the icon beside the clock."""

    clicked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.told: list[str] = []

    def tell(self, title: str, words: str) -> None:
        self.told.append(f"{title}\n{words}")

    def put_away(self) -> None:
        """Nothing to hide here."""


@pytest.fixture
def window(place: Workplace, qtbot: QtBot) -> Iterator[MainWindow]:
    window = MainWindow(place, "Ủy ban nhân dân thành phố")
    qtbot.addWidget(window)
    window.show()
    yield window
    window.close()


def begun(place: Workplace, window: MainWindow) -> tuple[Reminders, Bubbles]:
    """The reminders of one run of the program, with an icon beside the clock."""
    made, bubbles = Reminders(place, window, window.reminders_switch, for_unit=False), Bubbles()
    made.tell_by(bubbles)  # type: ignore[arg-type]  # as an icon, for a desktop without one
    made.tasks_wanted.connect(window.show_tasks)
    made.start()
    return made, bubbles


def number_of(place: Workplace, matter: Matter) -> int:
    return next(len(one.things) for one in remind.office_reminders(place.desk) if one.matter is matter)


def test_what_is_late_and_waits_is_told_at_start_with_its_numbers(place: Workplace, window: MainWindow) -> None:
    made, bubbles = begun(place, window)

    late = number_of(place, Matter.OVERDUE)
    assert len(bubbles.told) == 1
    assert f"{late} nhiệm vụ quá hạn" in bubbles.told[0]
    assert made.button.isVisible()
    assert made.button.text().startswith(f"Nhắc việc: {late} nhiệm vụ quá hạn")
    assert made.menu.actions()[0].text() == f"{late} nhiệm vụ quá hạn"


def test_nothing_is_told_twice_a_day_and_all_of_it_again_on_the_next(
    place: Workplace, window: MainWindow, almanac: Almanac
) -> None:
    made, bubbles = begun(place, window)
    made.look()
    made.look()
    _, second_run = begun(place, window)

    assert (len(bubbles.told), second_run.told) == (1, [])

    almanac.turn_to(NEXT_DAY)
    made.look()
    made.look()

    assert len(bubbles.told) == 2
    assert bubbles.told[1].startswith("Nhắc việc ngày 03/10/2017")


def test_a_click_leads_to_exactly_the_tasks_that_were_counted(place: Workplace, window: MainWindow) -> None:
    made, bubbles = begun(place, window)

    bubbles.clicked.emit()

    page = window.front_page()
    assert isinstance(page, TasksPage)
    wish = page.print_wish()
    assert wish is not None
    assert wish.query is not None
    assert wish.query.standings == frozenset({Standing.OPEN_OVERDUE})

    ladder = next(action for action in made.menu.actions() if "bậc đôn đốc" in action.text())
    ladder.trigger()

    wish = page.print_wish()
    assert wish is not None
    assert wish.query is not None
    shown = list_tasks.listing(place.desk, wish.query).ids
    assert len(shown) == number_of(place, Matter.LADDER)


def test_what_a_person_turned_off_stays_off_on_this_computer(place: Workplace, window: MainWindow) -> None:
    window.reminders_switch.setChecked(False)
    made, bubbles = begun(place, window)

    assert bubbles.told == []
    assert not made.button.isVisible()
    again = MainWindow(place, "")
    assert not again.reminders_switch.isChecked()
    again.deleteLater()

    window.reminders_switch.setChecked(True)

    assert len(bubbles.told) == 1


def test_what_was_seen_stays_away_and_what_is_done_is_no_longer_shown(place: Workplace, window: MainWindow) -> None:
    made, bubbles = begun(place, window)
    late = list_tasks.listing(place.desk, TaskQuery(place.desk.today, standings=frozenset({Standing.OPEN_OVERDUE}))).ids
    decide.withdraw(place.desk, late[0], "không còn cần")
    made.look()

    assert made.button.text().startswith(f"Nhắc việc: {len(late) - 1} nhiệm vụ quá hạn")

    made.menu.actions()[-1].trigger()
    made.look()

    assert not made.button.isVisible()
    assert len(bubbles.told) == 1


def test_the_button_goes_with_the_last_thing_that_was_to_be_done(place: Workplace, window: MainWindow) -> None:
    made, _ = begun(place, window)
    for task in list_tasks.listing(place.desk, TaskQuery(place.desk.today)).ids:
        decide.withdraw(place.desk, task, "không còn cần")
    made.look()

    assert not made.button.isVisible()


def test_files_that_come_in_the_course_of_the_day_are_told_when_they_come(
    place: Workplace, window: MainWindow, tmp_path: Path
) -> None:
    root = tmp_path / "chung"
    root.mkdir()
    mailbox.prepare(place.desk, root)
    place.settings.setValue("post/mailbox", str(root))
    made, bubbles = begun(place, window)

    (root / mailbox.TO_OFFICE / "bao-cao.gbx").write_bytes(b"x")
    made.look()
    made.look()

    assert bubbles.told[1:] == ["Nhắc việc ngày 02/10/2017\n1 tệp trong hộp thư chưa nhận"]
    wanted: list[bool] = []
    made.packages_wanted.connect(lambda: wanted.append(True))
    made.menu.actions()[-3].trigger()
    assert wanted == [True]


def test_a_mailbox_that_is_not_there_just_now_hinders_nothing(
    place: Workplace, window: MainWindow, tmp_path: Path
) -> None:
    place.settings.setValue("post/mailbox", str(tmp_path / "rut-ra-roi"))

    _, bubbles = begun(place, window)

    assert len(bubbles.told) == 1
    assert "hộp thư" not in bubbles.told[0]


def test_a_desktop_without_icons_tells_in_the_status_bar(
    place: Workplace, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Tray, "is_there", lambda: False)

    made = reminders.begin(place, window)

    assert made.button.isVisible()
    assert made.button.accessibleName().startswith("Nhắc việc hôm nay: ")


def test_a_great_many_things_are_remembered_as_told(place: Workplace) -> None:
    many = [Reminder(Matter.OVERDUE, frozenset(map(str, range(1000))))]
    assert reminders.Told(place.settings, "sổ").fresh("2017-10-02", many)

    again = reminders.Told(place.settings, "sổ")

    assert again.fresh("2017-10-02", many) == ()
    assert again.fresh("2017-10-03", many) == tuple(many)
    assert reminders.Told(place.settings, "sổ khác").fresh("2017-10-03", many) == tuple(many)


def test_the_program_begins_to_remind_only_once_the_window_has_been_seen(place: Workplace, window: MainWindow) -> None:
    assert window.findChild(Reminders) is None

    app._remind(place, window)

    begun_by_the_program = window.findChild(Reminders)
    assert begun_by_the_program is not None
    assert begun_by_the_program.button.isVisible()


def test_the_button_counts_the_other_matters_instead_of_ending_as_if_cut_off() -> None:
    late, waiting = Reminder(Matter.OVERDUE, frozenset("ab")), Reminder(list(Matter)[-1], frozenset("c"))

    assert reminder_words.short([late]) == "Nhắc việc: 2 nhiệm vụ quá hạn ▾"
    assert reminder_words.short([late, waiting]) == "Nhắc việc: 2 nhiệm vụ quá hạn và 1 mục khác ▾"
