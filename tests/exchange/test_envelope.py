"""An envelope opens for those it is sealed for, whole or not at all."""

from __future__ import annotations

import pytest

from giaoban_tracker.domain.errors import Unreadable
from giaoban_tracker.exchange import envelope
from giaoban_tracker.exchange.container import LIMITS
from giaoban_tracker.exchange.envelope import is_sealed, new_post_box, seal, unseal
from tests.exchange.test_package import HONEST

OFFICE_BOX, OWN_BOX, OTHER_BOX = new_post_box(), new_post_box(), new_post_box()
SEALED = seal(HONEST, [OFFICE_BOX.address, OWN_BOX.address])


def refusal(data: bytes, secret: str = OFFICE_BOX.secret) -> str:
    with pytest.raises(Unreadable) as refused:
        unseal(data, [secret])
    return refused.value.code


def test_everyone_it_is_sealed_for_opens_it_alone() -> None:
    assert is_sealed(SEALED)
    assert not is_sealed(HONEST)
    assert unseal(SEALED, [OFFICE_BOX.secret]) == HONEST
    assert unseal(SEALED, [OTHER_BOX.secret, OWN_BOX.secret]) == HONEST


def test_nobody_else_opens_it() -> None:
    assert refusal(SEALED, OTHER_BOX.secret) == "envelope"


def test_every_changed_byte_and_every_cut_is_noticed() -> None:
    for place in range(0, len(SEALED), 7):
        changed = bytearray(SEALED)
        changed[place] ^= 1 << place % 8

        assert refusal(bytes(changed)) == "envelope"
        assert refusal(SEALED[:place]) == "envelope"


def test_an_envelope_is_small() -> None:
    assert len(SEALED) - len(HONEST) < 600


def test_a_secret_is_not_shown() -> None:
    assert OFFICE_BOX.secret not in repr(OFFICE_BOX)


def test_an_address_that_is_none_is_refused() -> None:
    with pytest.raises(Unreadable, match="post-address"):
        seal(HONEST, ["age1khong"])


def test_an_envelope_beyond_the_limit_is_not_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(envelope, "_OVERHEAD", len(SEALED) - 1 - LIMITS.packed)

    assert refusal(SEALED) == "size"
