"""Secret keys lie apart from the book, and a book that was copied or restored is noticed (exchange.md §2.7)."""

from __future__ import annotations

import os
import stat
import sys
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from giaoban_tracker.domain.errors import Unavailable, Unreadable
from giaoban_tracker.exchange.dpapi import protect
from giaoban_tracker.exchange.keyring import PLAIN, Continuity, Keyring, Mark, Seal, continuity
from giaoban_tracker.exchange.keys import kid_of, new_key, verify
from tests.exchange.parties import A, B, own_feed

LINK = b"\x11" * 32
MARK = Mark(feed=own_feed(A), seq=7, link=LINK.hex(), machine="m1", book="b1")
MIRROR = Seal("dpapi", lambda secret: secret[::-1], lambda sealed: sealed[::-1])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "identity"


def test_a_key_comes_back_as_it_was(folder: Path) -> None:
    ring = Keyring(folder, PLAIN)

    ring.keep(A)
    ring.keep(B)

    assert ring.key(A.kid) == A
    assert ring.kids() == tuple(sorted((A.kid, B.kid)))
    again = ring.key(A.kid)
    assert again is not None
    assert verify(A.public, again.sign(b"x"), b"x")


def test_a_computer_without_the_key_has_none(folder: Path) -> None:
    assert Keyring(folder, PLAIN).key(A.kid) is None
    assert Keyring(folder, PLAIN).kids() == ()
    assert Keyring(folder, PLAIN).mark(A.kid) is None
    assert Keyring(folder, PLAIN).post_secret(A.kid) is None


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
def test_nobody_else_may_read_a_key(folder: Path) -> None:
    ring = Keyring(folder, PLAIN)

    ring.keep(A)
    ring.keep_post_secret(A.kid, "AGE-SECRET-KEY-1")

    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(file.stat().st_mode) for file in folder.iterdir()} == {0o600}


def test_a_sealed_key_is_not_in_the_file(folder: Path) -> None:
    ring = Keyring(folder, MIRROR)

    ring.keep(A)

    assert A.seed() not in (folder / f"{A.kid}.key").read_bytes()
    assert ring.key(A.kid) == A


def test_a_key_sealed_by_another_system_says_so(folder: Path) -> None:
    Keyring(folder, MIRROR).keep(A)

    with pytest.raises(Unavailable, match="key-seal"):
        Keyring(folder, PLAIN).key(A.kid)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows seals for real")
def test_windows_seal_is_not_offered_elsewhere() -> None:
    with pytest.raises(Unavailable, match="key-seal"):
        protect(b"x")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        A.seed(),
        b"giaoban-key-v1 plain\n",
        b"giaoban-key-v1 plain\n" + bytes(31),
        b"giaoban-post-v1 plain\n" + A.seed(),
    ],
)
def test_what_is_not_a_key_file_gives_no_key(folder: Path, content: bytes) -> None:
    folder.mkdir()
    (folder / f"{A.kid}.key").write_bytes(content)

    with pytest.raises(Unreadable, match="key-damaged"):
        Keyring(folder, PLAIN).key(A.kid)


def test_a_key_under_another_name_is_no_key(folder: Path) -> None:
    ring = Keyring(folder, PLAIN)
    ring.keep(A)

    (folder / f"{A.kid}.key").rename(folder / f"{B.kid}.key")

    with pytest.raises(Unreadable, match="key-damaged"):
        ring.key(B.kid)


def test_the_secret_of_the_post_box_is_kept_beside_the_key(folder: Path) -> None:
    ring = Keyring(folder, MIRROR)

    ring.keep_post_secret(A.kid, "AGE-SECRET-KEY-1")

    assert ring.post_secret(A.kid) == "AGE-SECRET-KEY-1"
    assert ring.kids() == ()


def test_the_high_water_mark_comes_back(folder: Path) -> None:
    ring = Keyring(folder, PLAIN)

    ring.note(A.kid, MARK)
    ring.note(A.kid, msgspec.structs.replace(MARK, seq=8))

    assert ring.mark(A.kid) == msgspec.structs.replace(MARK, seq=8)


@pytest.mark.parametrize("content", [b"", b"{}", b"\xff", b'{"feed":"x","seq":-1,"link":"","machine":"","book":""}'])
def test_a_torn_mark_is_no_mark(folder: Path, content: bytes) -> None:
    folder.mkdir()
    (folder / f"{A.kid}.mark").write_bytes(content)

    with pytest.raises(Unreadable, match="mark-damaged"):
        Keyring(folder, PLAIN).mark(A.kid)


@pytest.mark.parametrize(
    ("mark", "now", "link", "expected"),
    [
        pytest.param(MARK, {}, LINK, Continuity.SAME, id="nothing happened"),
        pytest.param(MARK, {"seq": 9}, LINK, Continuity.SAME, id="the mark is one commit behind"),
        pytest.param(MARK, {"seq": 5}, None, Continuity.RESTORED, id="an older book came back"),
        pytest.param(MARK, {"seq": 9}, b"\x22" * 32, Continuity.RESTORED, id="an older book came back and went on"),
        pytest.param(MARK, {"feed": own_feed(B)}, LINK, Continuity.RESTORED, id="a book of another epoch"),
        pytest.param(MARK, {"machine": "m2"}, LINK, Continuity.COPIED, id="another computer"),
        pytest.param(MARK, {"book": "b2"}, LINK, Continuity.COPIED, id="another book"),
        pytest.param(None, {"seq": 7}, None, Continuity.COPIED, id="a book that wrote, and no mark"),
        pytest.param(None, {"seq": 0}, None, Continuity.SAME, id="a book that never wrote"),
    ],
)
def test_only_the_same_book_on_the_same_computer_goes_on(
    mark: Mark | None, now: dict[str, object], link: bytes | None, expected: Continuity
) -> None:
    assert continuity(mark, msgspec.structs.replace(MARK, **now), link) is expected


def test_a_key_names_itself() -> None:
    key = new_key(lambda size: b"\x07" * size)

    assert key.kid == kid_of(key.public)
    assert len(key.kid) == 26
    with pytest.raises(AttributeError):
        replace(key).kid = "x"  # type: ignore[misc]


@pytest.mark.parametrize("public", [b"", bytes(31), bytes(33), b"\xff" * 32])
def test_bytes_that_are_no_key_prove_nothing(public: bytes) -> None:
    assert not verify(public, A.sign(b"x"), b"x")
