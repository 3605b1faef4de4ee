"""A foreign file is read by another process, which ends in time and within its memory."""

from __future__ import annotations

import multiprocessing
import sys

import pytest

from giaoban_tracker.domain.errors import Unreadable
from giaoban_tracker.exchange.form.apart import open_form_apart
from giaoban_tracker.exchange.form.archive import pack
from tests.exchange_form.forms import KEY, built, filled, form, known, opened, parts_of, reported


def test_the_verdict_is_the_same_from_either_process() -> None:
    data = filled(reported(1) | reported(2, percent=0.5, result="=1+1"))

    assert open_form_apart(data, KEY, known) == opened(data)


def test_a_refusal_comes_across_with_its_fields() -> None:
    with pytest.raises(Unreadable) as refusal:
        open_form_apart(b"PK\x03\x04" + bytes(11 * 1024 * 1024), KEY, known)

    assert refusal.value.code == "form-too-large"
    assert refusal.value.fields == {"megabytes": "12", "limit": "10"}


def test_a_reader_that_takes_too_long_is_ended() -> None:
    with pytest.raises(Unreadable) as refusal:
        open_form_apart(built(), KEY, known, seconds=0)

    assert refusal.value.code == "form-too-slow"
    assert multiprocessing.active_children() == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sets no limit on a process by itself")
def test_a_reader_that_takes_too_much_is_ended() -> None:
    data = pack(parts_of(built()) | {"picture.bin": bytes(9 * 1024 * 1024)})

    with pytest.raises(Unreadable) as refusal:
        open_form_apart(data, KEY, known, megabytes=30)

    assert open_form_apart(data, KEY, known).silent == form().rows
    assert refusal.value.code == "form-too-heavy"
    assert multiprocessing.active_children() == []
