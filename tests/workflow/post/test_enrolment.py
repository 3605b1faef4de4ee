"""Ghi danh: a paper code brings one computer in, digits over the phone another, and a revoked one stays out."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from giaoban_tracker.domain.errors import GiaobanError, Refused, Unavailable, Unreadable
from giaoban_tracker.exchange import keyring
from giaoban_tracker.places import resources_folder
from giaoban_tracker.workflow.open_book import desk_of_new_book, open_desk
from giaoban_tracker.workflow.post import Outcome, Parcel, enrol, join, send
from tests.conftest import Almanac
from tests.workflow.post.conftest import World, file, to_office


def test_a_code_enrols_one_computer_and_the_second_use_is_an_alarm(world: World) -> None:
    first, second = world.sit_down("mot"), world.sit_down("hai")
    invitation = enrol.make_invite(world.office.desk, world.units["PNV"])
    enrol.take_join(world.office.desk, join.accept_invite(first.desk, invitation.content, invitation.code, "A").content)
    again = join.accept_invite(second.desk, invitation.content, invitation.code, "B")

    with pytest.raises(Refused) as refusal:
        enrol.take_join(world.office.desk, again.content)

    assert refusal.value.code == "paper-code-used"
    assert [device.name for device in enrol.devices(world.office.desk)] == ["A"]


def test_a_unit_is_invited_from_its_newest_code_until_a_computer_used_it(world: World) -> None:
    desk, unit = world.office.desk, world.units["PNV"]
    assert enrol.invited(desk) == {}
    invitation = enrol.make_invite(desk, unit)
    assert enrol.invited(desk) == {unit: desk.today}

    side = world.sit_down("mot")
    enrol.take_join(desk, join.accept_invite(side.desk, invitation.content, invitation.code, "A").content)

    assert enrol.invited(desk) == {}


def test_the_same_answer_twice_changes_nothing(world: World) -> None:
    side = world.sit_down("mot")
    invitation = enrol.make_invite(world.office.desk, world.units["PNV"])
    answer = join.accept_invite(side.desk, invitation.content, invitation.code, "A").content

    first = enrol.take_join(world.office.desk, answer)
    second = enrol.take_join(world.office.desk, answer)

    assert len(first.facts) == 1
    assert second.facts == ()


def test_a_second_code_brings_in_a_second_computer(world: World) -> None:
    world.join("PNV", "A")
    world.join("PNV", "B")

    assert [device.name for device in enrol.devices(world.office.desk)] == ["A", "B"]


def test_a_wrong_code_opens_no_invitation(world: World) -> None:
    side = world.sit_down("mot")
    invitation = enrol.make_invite(world.office.desk, world.units["PNV"])
    other = enrol.make_invite(world.office.desk, world.units["PNV"])

    with pytest.raises(Refused, match="paper-code-wrong"):
        join.accept_invite(side.desk, invitation.content, other.code, "A")

    assert join.membership(side.desk) is None


def test_without_the_code_somebody_must_compare_the_digits(world: World) -> None:
    side = world.sit_down("mot")
    invitation = enrol.make_invite(world.office.desk, world.units["PNV"])
    answer = join.accept_invite(side.desk, invitation.content, invitation.code, "A", by_phone=True)

    seen = enrol.look_at_join(world.office.desk, answer.content)
    with pytest.raises(Refused, match="paper-code-wrong"):
        enrol.take_join(world.office.desk, answer.content)
    enrol.take_join(world.office.desk, answer.content, compared_by="Nông Thị Hà")

    assert not seen.by_code
    assert seen.digits == answer.digits
    assert enrol.office_digits(world.office.desk) == answer.office_digits
    assert [device.way for device in enrol.devices(world.office.desk)] == ["phone"]


def test_a_book_that_is_somebodys_takes_no_invitation(world: World) -> None:
    invitation = enrol.make_invite(world.office.desk, world.units["PNV"])

    with pytest.raises(Refused, match="office-exists"):
        join.accept_invite(world.office.desk, invitation.content, invitation.code, "A")


def test_a_computer_knows_that_it_is_enrolled_by_the_first_parcel(world: World) -> None:
    side = world.join("PNV", "Máy văn thư")
    before = join.membership(side.desk)

    side.take(world.send("PNV"))
    after = join.membership(side.desk)

    assert before is not None
    assert after is not None
    assert (before.enrolled, before.unit_name) == (False, "Phòng Nội vụ")
    assert (after.enrolled, after.device) == (True, "Máy văn thư")


def test_a_parcel_of_a_computer_that_nobody_enrolled_is_not_read(world: World) -> None:
    task = world.give("rà soát", "PNV")
    side = world.join("PNV")
    side.take(world.send("PNV"))
    file(side, task)
    stranger = world.sit_down("la")
    invitation = enrol.make_invite(world.office.desk, world.units["PNV"])
    join.accept_invite(stranger.desk, invitation.content, invitation.code, "lạ")

    plan = world.office.look(to_office(stranger))
    changes = world.office.take(to_office(stranger))

    assert plan.files[0].outcome is Outcome.UNKNOWN_KEY
    assert plan.files[0].lines == ()
    assert changes.facts == ()


def test_nothing_counts_behind_the_entry_after_which_a_computer_was_revoked(world: World) -> None:
    task, side = world.give("rà soát", "PNV"), world.join("PNV")
    side.take(world.send("PNV"))
    file(side, task, 20)
    world.office.take(to_office(side))
    kid = enrol.devices(world.office.desk)[0].kid
    enrol.revoke(world.office.desk, kid, "mất máy")
    file(side, task, 90)

    plan = world.office.look(to_office(side))
    world.office.take(to_office(side))

    assert plan.files[0].outcome is Outcome.REVOKED
    assert [report.terms.done_percent for report in world.office.task(task).shares[0].reports] == [20]


def test_a_revoked_computer_is_told_when_it_would_send(world: World) -> None:
    side, other = world.join("PNV", "A"), world.join("PNV", "B")
    kid = enrol.devices(world.office.desk)[0].kid
    enrol.revoke(world.office.desk, kid, "mất máy")
    parcel = world.send("PNV")
    side.take(parcel)
    other.take(parcel)

    with pytest.raises(Refused, match="key-revoked"):
        send.to_office(side.desk)
    assert send.to_office(other.desk)


@pytest.mark.parametrize(("kid", "reason", "code"), [("a" * 26, "mất", "unknown-device"), ("", " ", "reason-missing")])
def test_a_revocation_names_a_computer_and_a_reason(world: World, kid: str, reason: str, code: str) -> None:
    world.join("PNV")

    with pytest.raises(Refused, match=code):
        enrol.revoke(world.office.desk, kid, reason)


def test_a_new_key_takes_over_once_the_office_confirms_it_and_nothing_is_lost(world: World) -> None:
    task, side = world.give("rà soát", "PNV"), world.join("PNV")
    side.take(world.send("PNV"))
    join.rotate(side.desk)
    file(side, task, 30)
    world.office.take(to_office(side))
    file(side, task, 60)

    side.take(world.send("PNV"))
    world.office.take(to_office(side))
    side.take(world.send("PNV"))

    assert [device.trusted for device in enrol.devices(world.office.desk)] == [False, True]
    assert [report.terms.done_percent for report in world.office.task(task).shares[0].reports] == [30, 60]
    assert send.unconfirmed(side.desk).count == 0


def test_a_rotation_asks_for_the_new_keys_own_word(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    side = world.join("PNV")
    side.take(world.send("PNV"))
    monkeypatch.setattr(join, "prove_rotation", lambda *_: bytes(64))
    join.rotate(side.desk)

    world.office.take(to_office(side))

    assert [device.trusted for device in enrol.devices(world.office.desk)] == [True]


def test_files_of_enrolment_are_named_as_what_they_are(world: World) -> None:
    side = world.sit_down("mot")
    invitation = enrol.make_invite(world.office.desk, world.units["PNV"])
    answer = join.accept_invite(side.desk, invitation.content, invitation.code, "A")

    plan = world.office.look(
        replace(world_parcel(), content=invitation.content), replace(world_parcel(), content=answer.content)
    )

    faults: list[GiaobanError | None] = [one.why for one in plan.files]
    assert [fault.code for fault in faults if isinstance(fault, Unreadable)] == ["invite-file", "join-file"]


def world_parcel() -> Parcel:
    return Parcel(None, "", "tep", b"", 0)


def test_an_invitation_that_fails_on_the_way_leaves_no_empty_book(
    world: World, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    invitation = enrol.make_invite(world.office.desk, world.units["PNV"])
    folder, almanac = tmp_path / "moi", Almanac()
    hands: dict[str, Any] = {"now": almanac.now, "new_id": almanac.new_id, "by": "Hà", "resources": resources_folder()}

    def full(path: Path, _: bytes) -> None:
        raise Unavailable("disk-full", path=path)

    for code, fault in (("0000-0000-0000-0000", "paper-code-wrong"), (invitation.code, "disk-full")):
        with monkeypatch.context() as patch:
            patch.setattr(keyring, "write_safely", full)
            with pytest.raises(GiaobanError, match=fault), desk_of_new_book(folder, **hands) as desk:
                join.accept_invite(desk, invitation.content, code, "Máy 1")
        assert not folder.exists()
    with desk_of_new_book(folder, **hands) as desk:
        join.accept_invite(desk, invitation.content, invitation.code, "Máy 1")

    opened = open_desk(folder, **hands)
    assert join.membership(opened) is not None
    opened.ledger.close()
