"""Ways a parcel may travel: sealed, as text, renamed; what it is, its bytes say (exchange.md §3.1, §3.3)."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from giaoban_tracker.domain.errors import Refused
from giaoban_tracker.domain.identity import TaskId
from giaoban_tracker.exchange.armour import armoured
from giaoban_tracker.exchange.form.open_form import open_form
from giaoban_tracker.workflow.post import Outcome, send, take_form
from giaoban_tracker.workflow.post.identity import FOLDER, PORTABLE_NOTE, make_portable
from giaoban_tracker.workflow.post.sealing import sealed
from tests.workflow.post.conftest import Side, World, file, to_office


@pytest.fixture
def pair(world: World) -> tuple[World, Side, TaskId]:
    task, side = world.give("rà soát hộ nghèo", "PNV"), world.join("PNV")
    side.take(world.send("PNV"))
    return world, side, task


def test_a_sealed_parcel_is_read_by_whom_it_is_for_and_by_nobody_else(pair: tuple[World, Side, TaskId]) -> None:
    world, side, task = pair
    stranger = world.join("PYT")
    file(side, task, 40)
    (envelope,) = sealed(side.desk, send.to_office(side.desk))

    other = stranger.look(envelope)
    plan = world.office.look(envelope)
    world.office.take(envelope)

    assert envelope.name.endswith(".gbx.age")
    assert b"giaoban" not in envelope.content
    assert other.files[0].why is not None
    assert other.files[0].why.code == "envelope"
    assert plan.files[0].outcome is Outcome.NEW
    assert world.office.look(envelope).files[0].outcome is Outcome.DUPLICATE
    (back,) = sealed(world.office.desk, [world.send("PNV")])
    side.take(back)
    assert send.unconfirmed(side.desk).count == 0


def test_a_unit_without_an_address_cannot_be_sealed_for(pair: tuple[World, Side, TaskId]) -> None:
    world, _, _ = pair
    parcel = world.send("PNV")
    with world.office.desk.ledger.writing() as book:
        for device in book.post.devices():
            book.drop_local_draft("post-address", device.kid)

    with pytest.raises(Refused, match="no-post-address"):
        sealed(world.office.desk, [parcel])


@pytest.mark.parametrize(
    "wrapped",
    [
        pytest.param(lambda text: text, id="as it is"),
        pytest.param(lambda text: f"Kính gửi Văn phòng,\n\n{text}\nTrân trọng.", id="within a letter"),
        pytest.param(lambda text: "\r\n".join(f"> {line}" for line in text.splitlines()), id="quoted"),
    ],
)
def test_a_parcel_pasted_as_text_is_the_same_parcel(pair: tuple[World, Side, TaskId], wrapped: object) -> None:
    world, side, task = pair
    file(side, task, 40)
    parcel = to_office(side)
    assert callable(wrapped)
    pasted = replace(parcel, name="dan.txt", content=wrapped(armoured(parcel.content)).encode())

    world.office.take(pasted)

    assert world.office.task(task).shares[0].last_report is not None
    assert world.office.look(parcel).files[0].outcome is Outcome.DUPLICATE


def test_what_a_file_is_called_does_not_matter(pair: tuple[World, Side, TaskId]) -> None:
    world, side, task = pair
    file(side, task, 40)

    world.office.take(replace(to_office(side), name="Báo cáo (1).pdf"))

    assert world.office.task(task).shares[0].last_report is not None


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"\x00" * 300, "Thư thường".encode()])
def test_what_is_no_parcel_is_refused_and_noted(
    pair: tuple[World, Side, TaskId], content: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(take_form, "open_foreign", open_form)
    world, _, _ = pair
    parcel = replace(world.send("PNV"), name="la.bin", content=content)

    plan = world.office.look(parcel)

    assert plan.files[0].outcome in (Outcome.ALTERED, Outcome.FORM_REJECTED)
    assert world.office.take(parcel).facts == ()


def test_a_folder_on_a_stick_keeps_its_keys_unsealed(world: World, tmp_path: Path) -> None:
    make_portable(tmp_path)

    assert (tmp_path / FOLDER / PORTABLE_NOTE).exists()
