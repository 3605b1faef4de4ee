"""Two computers under one key, restored books, lost disks: noticed, kept, healed (exchange.md §2.7)."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from giaoban_tracker.domain.errors import Refused
from giaoban_tracker.domain.identity import TaskId
from giaoban_tracker.ledger import care
from giaoban_tracker.places import resources_folder
from giaoban_tracker.workflow.open_book import open_desk
from giaoban_tracker.workflow.post import Outcome, enrol, forks, join, recovery, send
from giaoban_tracker.workflow.post import scrub as proof
from giaoban_tracker.workflow.post.round import round_of
from tests.workflow.post.conftest import Side, World, file, to_office


def cloned(world: World, side: Side, name: str) -> Side:
    """A copy of a whole folder, keys and marks included, opened by a program whose ids go their own way."""
    source = side.desk.ledger.folder
    assert source is not None
    target = world.folder / name
    shutil.copytree(source, target)
    fresh = world.sit_down(f"{name}-ids")
    desk = open_desk(target, now=fresh.almanac.now, new_id=fresh.almanac.new_id, by=name, resources=resources_folder())
    made = Side(desk, fresh.almanac)
    world.sides.append(made)
    return made


@pytest.fixture
def pair(world: World) -> tuple[World, Side, TaskId]:
    task, side = world.give("rà soát hộ nghèo", "PNV"), world.join("PNV")
    side.take(world.send("PNV"))
    return world, side, task


def percents(side: Side, task: TaskId) -> list[int]:
    return sorted(one.terms.done_percent for one in side.task(task).shares[0].reports)


def test_a_clone_is_noticed_and_both_stories_are_kept(pair: tuple[World, Side, TaskId]) -> None:
    world, side, task = pair
    twin = cloned(world, side, "ban-sao")
    file(side, task, 30, "Máy gốc")
    file(twin, task, 70, "Máy sao")
    world.office.take(to_office(side))

    plan = world.office.look(to_office(twin))
    world.office.take(to_office(twin))
    (fork,) = forks.open_forks(world.office.desk)

    assert plan.files[0].outcome is Outcome.FORK
    assert percents(world.office, task) == [30]
    assert [fact.by for fact in fork.theirs if fact.deed.type == "report.filed"] == ["ban-sao"]
    assert [one.forked for one in round_of(world.office.desk) if one.unit == world.units["PNV"]] == [True]
    assert proof.check(world.office.desk).clean


def test_what_a_person_adopts_counts_once_and_reaches_the_unit(pair: tuple[World, Side, TaskId]) -> None:
    world, side, task = pair
    twin = cloned(world, side, "ban-sao")
    file(side, task, 30, "Máy gốc")
    file(twin, task, 70, "Máy sao")
    world.office.take(to_office(side))
    world.office.take(to_office(twin))
    (fork,) = forks.open_forks(world.office.desk)
    wanted = [fact.id for fact in fork.theirs if fact.deed.type == "report.filed"]

    forks.resolve(world.office.desk, fork.feed, wanted, "Cả hai đều đúng")
    fresh = world.join("PNV", "may-moi")
    fresh.take(world.send("PNV"))

    assert percents(world.office, task) == percents(fresh, task) == [30, 70]
    assert forks.open_forks(world.office.desk) == ()
    assert [device.trusted for device in enrol.devices(world.office.desk)] == [False, True]
    with pytest.raises(Refused, match="no-fork"):
        forks.resolve(world.office.desk, fork.feed, wanted, "lần nữa")
    assert proof.check(world.office.desk).clean


def test_a_clone_that_hears_of_the_other_story_writes_under_a_new_epoch(pair: tuple[World, Side, TaskId]) -> None:
    world, side, task = pair
    twin = cloned(world, side, "ban-sao")
    file(side, task, 30, "Máy gốc")
    file(twin, task, 70, "Máy sao")
    world.office.take(to_office(side))
    to_office(twin)

    twin.take(world.send("PNV"))
    world.office.take(to_office(twin))

    assert percents(world.office, task) == [30, 70]
    assert forks.open_forks(world.office.desk) == ()


def test_a_restored_units_book_begins_a_new_feed_and_nothing_counts_twice(pair: tuple[World, Side, TaskId]) -> None:
    world, side, task = pair
    folder = side.desk.ledger.folder
    assert folder is not None
    file(side, task, 30)
    world.office.take(to_office(side))
    backup = care.backup(side.desk.ledger, side.desk.now())
    file(side, task, 50)
    world.office.take(to_office(side))

    restored = restored_from(world, side, backup)
    file(restored, task, 80)
    world.office.take(to_office(restored))
    restored.take(world.send("PNV"))

    assert percents(world.office, task) == [30, 50, 80]
    assert percents(restored, task) == [30, 50, 80]
    assert send.unconfirmed(restored.desk).count == 0
    assert forks.open_forks(world.office.desk) == ()


def test_a_book_restored_twice_from_one_backup_never_writes_one_feed_twice(pair: tuple[World, Side, TaskId]) -> None:
    world, side, task = pair
    world.office.take(to_office(side))
    backup = care.backup(side.desk.ledger, side.desk.now())
    to_office(side)
    for percent in (20, 40):
        side = restored_from(world, side, backup)
        file(side, task, percent)
        world.office.take(to_office(side))

    assert percents(world.office, task) == [20, 40]
    assert forks.open_forks(world.office.desk) == ()


def restored_from(world: World, side: Side, backup: Path) -> Side:
    folder = side.desk.ledger.folder
    assert folder is not None
    side.desk.ledger.close()
    care.restore(folder, backup, side.desk.now())
    desk = open_desk(
        folder, now=side.almanac.now, new_id=side.almanac.new_id, by=side.desk.by, resources=resources_folder()
    )
    made = Side(desk, side.almanac)
    world.sides.append(made)
    return made


def test_a_restored_office_is_healed_by_its_archive_and_by_its_units(pair: tuple[World, Side, TaskId]) -> None:
    world, side, task = pair
    backup = care.backup(world.office.desk.ledger, world.office.desk.now())
    file(side, task, 30)
    world.office.take(to_office(side))
    later = world.give("việc mới", "PNV")
    side.take(world.send("PNV"))
    file(side, later, 60)
    lost = to_office(side)

    world.office = restored_from(world, world.office, backup)
    before = percents(world.office, task)
    done = recovery.replay(world.office.desk)
    world.office.take(lost)
    side.take(world.send("PNV"))

    assert before == []
    assert done.unread == ()
    assert done.facts > 0
    assert percents(world.office, task) == [30]
    assert percents(world.office, later) == [60]
    assert send.unconfirmed(side.desk).count == 0
    assert proof.check(world.office.desk).clean
    assert proof.check(side.desk).clean


def test_an_office_restored_to_before_the_first_file_is_told_everything_again(
    pair: tuple[World, Side, TaskId],
) -> None:
    world, side, task = pair
    backup = care.backup(world.office.desk.ledger, world.office.desk.now())
    file(side, task, 30)
    world.office.take(to_office(side))
    side.take(world.send("PNV"))

    world.office = restored_from(world, world.office, backup)
    side.take(world.send("PNV"))
    world.office.take(to_office(side))

    assert percents(world.office, task) == [30]


def test_a_unit_that_lost_its_disk_gets_everything_back(pair: tuple[World, Side, TaskId]) -> None:
    world, side, task = pair
    file(side, task, 30)
    world.office.take(to_office(side))
    fresh = world.join("PNV", "may-moi")

    for parcel in recovery.rescue_parcels(world.office.desk, world.units["PNV"]):
        fresh.take(parcel)
    file(fresh, task, 60)
    world.office.take(to_office(fresh))

    assert percents(fresh, task) == percents(world.office, task) == [30, 60]


def test_a_copied_book_without_its_key_can_be_read_and_sends_nothing(pair: tuple[World, Side, TaskId]) -> None:
    world, side, task = pair
    twin = cloned(world, side, "khong-khoa")
    folder = twin.desk.ledger.folder
    assert folder is not None
    shutil.rmtree(folder / "identity")

    with pytest.raises(Refused, match="key-missing"):
        send.to_office(twin.desk)

    assert twin.task(task).terms.content


def test_a_copied_book_that_is_enrolled_again_goes_on_and_loses_nothing(pair: tuple[World, Side, TaskId]) -> None:
    world, side, task = pair
    file(side, task, 20)
    to_office(side)
    file(side, task, 40)
    twin = cloned(world, side, "may-khac")
    folder = twin.desk.ledger.folder
    assert folder is not None
    shutil.rmtree(folder / "identity")
    invitation = enrol.make_invite(world.office.desk, world.units["PNV"])

    answer = join.enrol_again(twin.desk, invitation.content, invitation.code, "Máy khác")
    enrol.take_join(world.office.desk, answer.content)
    world.office.take(to_office(twin))
    world.office.take(to_office(side))
    twin.take(world.send("PNV"))

    assert percents(world.office, task) == percents(twin, task) == [20, 40]
    assert send.unconfirmed(twin.desk).count == 0
    assert proof.check(world.office.desk).clean
    assert proof.check(twin.desk).clean


def test_another_units_invitation_does_not_fit_a_book(pair: tuple[World, Side, TaskId]) -> None:
    world, side, _ = pair
    invitation = enrol.make_invite(world.office.desk, world.units["PYT"])

    with pytest.raises(Refused, match="other-unit"):
        join.enrol_again(side.desk, invitation.content, invitation.code, "Máy khác")
    with pytest.raises(Refused, match="not-a-unit"):
        join.enrol_again(world.office.desk, invitation.content, invitation.code, "Máy khác")


def test_a_feed_that_was_changed_in_the_file_is_found(pair: tuple[World, Side, TaskId]) -> None:
    world, side, task = pair
    file(side, task, 30)
    world.office.take(to_office(side))
    ledger = world.office.desk.ledger
    assert proof.check(world.office.desk).clean

    with ledger.conversation() as connection:
        connection.begin_writing()
        connection.run("UPDATE checkpoint SET signature = zeroblob(64)")
        connection.commit()
    unsigned = {finding.code for finding in proof.check(world.office.desk).findings}
    with ledger.conversation() as connection:
        connection.begin_writing()
        connection.run("UPDATE feed SET seq = seq + 1 WHERE audience = ''")
        connection.commit()

    assert unsigned == {"checkpoint"}
    assert "feed" in {finding.code for finding in proof.check(world.office.desk).findings}


def test_the_day_of_admission_cannot_be_moved_in_the_file(pair: tuple[World, Side, TaskId]) -> None:
    world, side, task = pair
    file(side, task, 30)
    world.office.take(to_office(side))

    with world.office.desk.ledger.conversation() as connection:
        connection.run("DROP TRIGGER journal_is_never_updated")
        connection.run("UPDATE journal SET admitted_on = '2017-07-01' WHERE admitted_on IS NOT NULL")

    assert "chain" in {finding.code for finding in proof.check(world.office.desk).findings}


def test_an_office_book_that_was_set_back_is_told_by_its_units_until_the_archive_is_read_again(
    pair: tuple[World, Side, TaskId],
) -> None:
    world, side, _ = pair
    office, folder = world.office, world.office.desk.ledger.folder
    assert folder is not None
    backup = care.backup(office.desk.ledger, office.desk.now())
    world.give("đo đạc đất đai", "PNV")
    side.take(world.send("PNV"))
    world.office = restored_from(world, office, backup)

    world.office.take(to_office(side))
    told = [one.knows_more for one in round_of(world.office.desk) if one.unit == world.units["PNV"]]
    recovery.replay(world.office.desk)
    settled = [one.knows_more for one in round_of(world.office.desk) if one.unit == world.units["PNV"]]

    assert (told, settled) == ([True], [False])


def test_a_computer_that_tells_its_sister_another_story_is_found_out_by_what_the_sister_has(
    pair: tuple[World, Side, TaskId],
) -> None:
    world, side, task = pair
    sister = world.join("PNV", "may-2")
    twin = cloned(world, side, "ban-sao")
    second_office = cloned(world, world.office, "van-phong-2")
    file(side, task, 30, "Máy gốc")
    file(twin, task, 70, "Máy sao")
    world.office.take(to_office(side))
    second_office.take(to_office(twin))
    sister.take(*send.packages(second_office.desk, [world.units["PNV"]]))

    world.office.take(to_office(sister))
    (unit,) = (one for one in round_of(world.office.desk) if one.unit == world.units["PNV"])

    assert unit.told_twice
    assert not unit.forked


@pytest.mark.parametrize("side_is", ["office", "unit"])
def test_a_whole_folder_that_was_set_back_writes_a_new_run_when_a_person_says_so(
    side_is: str, pair: tuple[World, Side, TaskId]
) -> None:
    world, side, task = pair
    back = cloned(world, world.office if side_is == "office" else side, "ban-cu")
    if side_is == "office":
        world.give("đo đạc đất đai", "PNV")
        side.take(world.send("PNV"))
        recovery.start_again(back.desk)
        world.office = back
        side.take(world.send("PNV"))
    else:
        file(side, task, 30, "trước")
        world.office.take(to_office(side))
        recovery.start_again(back.desk)
        file(back, task, 60, "sau")
        world.office.take(to_office(back))

    assert forks.open_forks(side.desk) == forks.open_forks(world.office.desk) == ()
    assert percents(world.office, task) == ([] if side_is == "office" else [30, 60])


def test_what_a_lost_key_had_told_and_nobody_confirmed_goes_along_under_the_new_one(
    pair: tuple[World, Side, TaskId],
) -> None:
    world, side, task = pair
    file(side, task, 20)
    to_office(side)
    file(side, task, 40)
    folder = side.desk.ledger.folder
    assert folder is not None
    shutil.rmtree(folder / "identity")
    invitation = enrol.make_invite(world.office.desk, world.units["PNV"])

    answer = join.enrol_again(side.desk, invitation.content, invitation.code, "Máy cũ, khóa mới")
    enrol.take_join(world.office.desk, answer.content)
    world.office.take(to_office(side))

    assert percents(world.office, task) == [20, 40]
    assert proof.check(world.office.desk).clean
