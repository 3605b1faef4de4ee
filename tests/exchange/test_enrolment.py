"""Paper proves the office to the unit and the computer to the office (exchange.md §3.5, §7 rows 45 and 46)."""

from __future__ import annotations

import json
import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban_tracker.domain.errors import GiaobanError, Refused, Unreadable
from giaoban_tracker.exchange.codes import fingerprint, new_paper_code
from giaoban_tracker.exchange.enrolment import (
    Invite,
    IssuedCode,
    Join,
    check_rotation,
    open_invite,
    open_join,
    prove_rotation,
    write_invite,
    write_join,
)
from giaoban_tracker.exchange.keys import Key
from giaoban_tracker.exchange.strict_json import written
from giaoban_tracker.exchange.trailer import urlsafe
from tests.exchange.parties import A_SISTER, OFFICE, OTHER_OFFICE, STRANGER, UNIT_A, UNIT_B, A, B

CODE = new_paper_code(lambda size: b"\x5a" * size)
OTHER_CODE = new_paper_code(lambda size: b"\x5b" * size)
POST = "age1pcshpe5pa8znpc2vd7ele9dmchgv9xr5tnm0etmzrnmu8ax8kcfsr4swgu"
INVITE = Invite(OFFICE.public, "UBND huyện Bảo Thắng", UNIT_A, "Phòng Nội vụ", POST)
INVITE_FILE = write_invite(INVITE, CODE)
NONCE = bytes(range(16))
JOIN_FILE = write_join(A, INVITE, "Máy văn thư", NONCE, CODE, POST)


def joined(data: bytes = JOIN_FILE, code: str | None = CODE, used_by: str | None = None) -> Join:
    return open_join(data, OFFICE.kid, lambda unit: IssuedCode(code, used_by) if code and unit == UNIT_A else None)


def refusal_of_invite(data: bytes, code: str = CODE) -> str:
    with pytest.raises(GiaobanError) as refused:
        open_invite(data, code)
    return refused.value.code


def refusal_of_join(data: bytes, code: str | None = CODE, used_by: str | None = None) -> GiaobanError:
    with pytest.raises(GiaobanError) as refused:
        joined(data, code, used_by)
    return refused.value


def changed(data: bytes, **fields: object) -> bytes:
    return written(json.loads(data) | fields)


def test_the_unit_learns_the_office_from_the_invitation_and_the_paper() -> None:
    assert open_invite(INVITE_FILE, CODE) == INVITE
    assert open_invite(INVITE_FILE, f" {CODE.lower().replace('-', ' ')}") == INVITE


def test_the_office_learns_the_computer_from_the_answer_and_the_paper() -> None:
    assert joined() == Join(OFFICE.kid, UNIT_A, A.kid, A.public, "Máy văn thư", NONCE, POST, by_code=True)


names = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cf", "Zl", "Zp"]), max_size=100).map(
    lambda text: unicodedata.normalize("NFC", text)
)


@given(names, names)
def test_any_names_go_both_ways(office: str, device: str) -> None:
    invite = replace(INVITE, office_name=office)

    assert open_invite(write_invite(invite, CODE), CODE) == invite
    assert joined(write_join(A, invite, device, NONCE, CODE)).device == device


def test_another_key_put_into_the_invitation_shows() -> None:
    swapped = changed(INVITE_FILE, office=urlsafe(OTHER_OFFICE.public))
    own = write_invite(replace(INVITE, office=OTHER_OFFICE.public), OTHER_CODE)

    assert refusal_of_invite(swapped) == "paper-code-wrong"
    assert refusal_of_invite(own) == "paper-code-wrong"


@pytest.mark.parametrize("field", ["name", "unit", "unit_name", "post"])
def test_nothing_in_the_invitation_can_be_altered(field: str) -> None:
    other = {"name": "x", "unit": UNIT_B, "unit_name": "x", "post": ""}[field]

    assert refusal_of_invite(changed(INVITE_FILE, **{field: other})) == "paper-code-wrong"


def test_a_mistyped_code_opens_nothing() -> None:
    assert refusal_of_invite(INVITE_FILE, OTHER_CODE) == "paper-code-wrong"
    assert refusal_of_invite(INVITE_FILE, CODE[:-1]) == "paper-code-mistyped"


def test_whoever_does_not_have_the_paper_enrols_no_computer() -> None:
    forged = write_join(STRANGER, INVITE, "Máy văn thư", NONCE, OTHER_CODE)
    without = write_join(STRANGER, INVITE, "Máy văn thư", NONCE, None)

    assert refusal_of_join(forged).code == "paper-code-wrong"
    assert refusal_of_join(without).code == "paper-code-wrong"


def test_the_paper_of_one_unit_enrols_no_computer_of_another() -> None:
    forged = write_join(B, replace(INVITE, unit=UNIT_B), "Máy", NONCE, CODE)

    with pytest.raises(Refused, match="paper-code-wrong"):
        open_join(forged, OFFICE.kid, lambda unit: IssuedCode(CODE if unit == UNIT_A else OTHER_CODE))


def test_a_code_enrols_one_computer_and_the_second_is_an_alarm() -> None:
    second = write_join(A_SISTER, INVITE, "Máy khác", NONCE, CODE)

    fault = refusal_of_join(second, used_by=A.kid)

    assert (fault.code, fault.fields) == ("paper-code-used", {"kid": A.kid, "again": A_SISTER.kid})
    assert joined(used_by=A.kid).kid == A.kid


def test_an_answer_to_another_office_is_refused() -> None:
    elsewhere = write_join(A, replace(INVITE, office=OTHER_OFFICE.public), "Máy", NONCE, CODE)

    assert refusal_of_join(elsewhere).code == "not-for-us"


def test_without_a_code_the_computer_still_proves_its_own_key() -> None:
    by_phone = joined(write_join(A, INVITE, "Máy văn thư", NONCE, None), code=None)
    stolen = changed(JOIN_FILE, pub=urlsafe(STRANGER.public), kid=STRANGER.kid)

    assert not by_phone.by_code
    assert refusal_of_join(stolen, code=None).code == "join"
    assert refusal_of_join(changed(JOIN_FILE, kid=STRANGER.kid), code=None).code == "join"
    assert fingerprint(by_phone.public) != fingerprint(STRANGER.public)


def test_a_key_does_not_answer_under_the_name_of_another() -> None:
    renamed = write_join(replace(STRANGER, kid=A.kid), INVITE, "Máy văn thư", NONCE, CODE)

    assert refusal_of_join(renamed).code == "join"


@pytest.mark.parametrize("field", ["device", "nonce", "post", "unit"])
def test_nothing_in_the_answer_can_be_altered_even_without_a_code(field: str) -> None:
    other = {"device": "x", "nonce": "0" * 32, "post": "", "unit": UNIT_B}[field]

    assert refusal_of_join(changed(JOIN_FILE, **{field: other}), code=None).code == "join"


def test_an_answer_proved_by_another_kind_of_file_does_not_pass() -> None:
    mac = json.loads(INVITE_FILE)["mac"]

    assert refusal_of_join(changed(JOIN_FILE, mac=mac)).code == "paper-code-wrong"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "json"),
        (b"{}", "invite"),
        (changed(INVITE_FILE, v=2), "invite"),
        (changed(INVITE_FILE, more=1), "invite"),
        (changed(INVITE_FILE, office="x"), "invite"),
        (changed(INVITE_FILE, name="Ủy ban\u202e"), "invite"),
        (changed(INVITE_FILE, unit="../x"), "invite"),
        (INVITE_FILE + b" ", "not-canonical"),
        (INVITE_FILE + b" " * 5_000, "size"),
        (JOIN_FILE, "invite"),
    ],
)
def test_what_is_no_invitation_is_refused(data: bytes, code: str) -> None:
    assert refusal_of_invite(data) == code


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "json"),
        (b"{}", "join"),
        (INVITE_FILE, "join"),
        (changed(JOIN_FILE, device="x\n"), "join"),
        (JOIN_FILE + b" ", "not-canonical"),
        (JOIN_FILE + b" " * 5_000, "size"),
    ],
)
def test_what_is_no_answer_is_refused(data: bytes, code: str) -> None:
    assert refusal_of_join(data).code == code


def test_every_flipped_bit_is_noticed() -> None:
    for data, read in ((INVITE_FILE, refusal_of_invite), (JOIN_FILE, refusal_of_join)):
        for place in range(len(data)):
            flipped = bytearray(data)
            flipped[place] ^= 1 << place % 8

            assert read(bytes(flipped))


def test_a_new_key_says_itself_that_it_replaces_the_old_one() -> None:
    proof = prove_rotation(A_SISTER, A.kid)

    assert check_rotation(A_SISTER.public, A.kid, proof)
    assert not check_rotation(A_SISTER.public, B.kid, proof)
    assert not check_rotation(STRANGER.public, A.kid, proof)


def test_a_secret_key_is_not_shown() -> None:
    shown: Key = A

    assert shown.seed().hex() not in repr(shown)
    assert Unreadable("join").code == "join"
