"""The container lies in one way only; every other layout is refused before it is believed (§3.1, §7 rows 11 to 14)."""

from __future__ import annotations

import io
import shutil
import struct
import subprocess
import tracemalloc
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban_tracker.domain.errors import Unreadable
from giaoban_tracker.exchange import container
from giaoban_tracker.exchange.container import LIMITS, MEDIA_TYPE, pack, unpack

HEADS = [
    ("mimetype", MEDIA_TYPE),
    ("manifest.json", b"{}"),
    ("DOC_TOI.txt", "Người gửi".encode()),
    ("events.jsonl", b"{}\n" * 50),
]
BLOB = ("blobs/" + sha256(b"x").hexdigest(), b"x")
HONEST = pack([*HEADS, BLOB])
LOCAL, CENTRAL, END = b"PK\3\4", b"PK\1\2", b"PK\5\6"


def refusal(data: bytes) -> str:
    with pytest.raises(Unreadable) as refused:
        unpack(data)
    return refused.value.code


def packed(*names: str) -> bytes:
    return pack([(name, MEDIA_TYPE if name == "mimetype" else b"x") for name in names])


contents = st.binary(max_size=3_000)


@given(contents, contents, contents, st.lists(contents, max_size=4, unique=True))
def test_what_was_packed_is_unpacked(manifest: bytes, page: bytes, events: bytes, blobs: list[bytes]) -> None:
    named = sorted((f"blobs/{sha256(blob).hexdigest()}", blob) for blob in blobs)
    entries = [HEADS[0], ("manifest.json", manifest), ("DOC_TOI.txt", page), ("events.jsonl", events), *named]

    assert list(unpack(pack(entries)).items()) == entries


def test_other_programs_open_it(tmp_path: Path) -> None:
    file = tmp_path / "goi.gbx"
    file.write_bytes(HONEST + bytes(container.COMMENT_BYTES))

    with zipfile.ZipFile(file) as opened:
        assert opened.testzip() is None
        assert opened.read("DOC_TOI.txt").decode() == "Người gửi"
    if shutil.which("unzip"):
        assert subprocess.run(["unzip", "-t", str(file)], capture_output=True, check=False).returncode == 0


def test_every_single_changed_byte_is_noticed_without_any_signature() -> None:
    """All but the bytes of a deflate stream have one possible value, and those are summed."""
    for place in range(len(HONEST)):
        changed = bytearray(HONEST)
        changed[place] ^= 0x41

        assert refusal(bytes(changed)).startswith("zip-")


@pytest.mark.parametrize("length", [0, 1, 21, 22, len(HONEST) - 22, len(HONEST) - 1])
def test_a_part_of_a_container_is_none(length: int) -> None:
    assert refusal(HONEST[:length]).startswith("zip-")


# ---------------------------------------------------------------- row 13: layouts


def field(head: bytes, at: int, value: bytes, *, nth: int = 0) -> Callable[[bytes], bytes]:
    """Put other bytes into a header: the n-th one that begins so, at that place."""

    def change(data: bytes) -> bytes:
        start = -1
        for _ in range(nth + 1):
            start = data.index(head, start + 1)
        return data[: start + at] + value + data[start + at + len(value) :]

    return change


def both(local_at: int, central_at: int, value: bytes) -> Callable[[bytes], bytes]:
    """Put other bytes into both headers of the second part, so that they agree."""
    local, central = field(LOCAL, local_at, value, nth=1), field(CENTRAL, central_at, value, nth=1)
    return lambda data: central(local(data))


def directory_at(data: bytes) -> int:
    return int(struct.unpack("<I", data[-6:-2])[0])


def moved(data: bytes, by: int) -> bytes:
    """The end of the directory told that the directory begins so much later."""
    return data[:-6] + struct.pack("<I", directory_at(data) + by) + data[-2:]


def with_prefix(data: bytes) -> bytes:
    return b"#!/bin/sh\n" + moved(data, 10)


def with_gap(data: bytes) -> bytes:
    at = directory_at(data)
    return data[:at] + b"hidden" + moved(data[at:], 0)[:-6] + struct.pack("<I", at + 6) + data[-2:]


def with_tail(data: bytes) -> bytes:
    return data[:-22] + b"hidden" + data[-22:]


def with_a_part_twice(data: bytes) -> bytes:
    """Two entries of the directory lead to the same bytes, as in an overlap bomb."""
    at = directory_at(data)
    last = data.rindex(CENTRAL)
    twin = data[last:-22]
    directory = data[at:-22] + twin
    end = struct.pack("<4s4H2IH", END, 0, 0, 6, 6, len(directory), at, container.COMMENT_BYTES)
    return data[:at] + directory + end


LAYOUTS: dict[str, tuple[Callable[[bytes], bytes], set[str]]] = {
    "a prefix": (with_prefix, {"zip-gap", "zip-local-header", "zip-directory"}),
    "bytes between parts and directory": (with_gap, {"zip-gap"}),
    "bytes behind the directory": (with_tail, {"zip-directory"}),
    "one part under two entries": (with_a_part_twice, {"zip-gap", "zip-name"}),
    "another place of a part": (field(CENTRAL, 42, struct.pack("<I", 1), nth=1), {"zip-gap"}),
    "encrypted": (both(6, 8, b"\1\0"), {"zip-directory"}),
    "a data descriptor": (both(6, 8, b"\x08\0"), {"zip-directory"}),
    "names in UTF-8": (both(6, 8, b"\0\x08"), {"zip-directory"}),
    "another method": (both(8, 10, b"\x0c\0"), {"zip-directory"}),
    "stored instead of deflated": (both(8, 10, b"\0\0"), {"zip-directory"}),
    "another day": (both(12, 14, b"\x22\0"), {"zip-directory"}),
    "zip64 sizes": (both(18, 20, b"\xff\xff\xff\xff"), {"zip-gap"}),
    "an extra field": (both(28, 30, b"\4\0"), {"zip-directory"}),
    "a comment of a part": (field(CENTRAL, 32, b"\4\0"), {"zip-directory"}),
    "another disk": (field(CENTRAL, 34, b"\1\0"), {"zip-directory"}),
    "attributes": (field(CENTRAL, 38, b"\0\0\0\xa0"), {"zip-directory"}),
    "another name in the part's own header": (field(LOCAL, 30, b"nimetype"), {"zip-local-header"}),
    "another sum in the part's own header": (field(LOCAL, 14, b"\0\0\0\0", nth=1), {"zip-local-header"}),
    "another sum in both": (both(14, 16, b"\0\0\0\0"), {"zip-data"}),
    "another length in both": (both(22, 24, b"\3\0\0\0"), {"zip-data"}),
    "a shorter length in both": (both(22, 24, b"\1\0\0\0"), {"zip-bomb"}),
    "more entries announced than there are": (field(END, 8, b"\6\0\6\0"), {"zip-directory"}),
    "fewer entries announced than there are": (field(END, 8, b"\4\0\4\0"), {"zip-directory"}),
    "two counts of entries": (field(END, 8, b"\4\0"), {"zip-directory"}),
    "another length of the comment": (field(END, 20, b"\0\0"), {"zip-directory"}),
}


@pytest.mark.parametrize("name", LAYOUTS)
def test_another_layout_is_refused(name: str) -> None:
    change, codes = LAYOUTS[name]

    changed = change(HONEST)

    assert changed != HONEST
    assert refusal(changed) in codes


def test_another_sum_is_refused_when_all_else_is_right() -> None:
    other = [*HEADS[:3], ("events.jsonl", b"{}\n" * 49 + b"[]\n")]
    right, wrong = pack(HEADS), pack(other)

    swapped = right.replace(struct.pack("<I", zlib.crc32(HEADS[3][1])), struct.pack("<I", zlib.crc32(other[3][1])))

    assert wrong != right
    assert refusal(swapped) == "zip-data"


def test_bytes_behind_the_end_of_a_stream_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    deflate = container._deflate
    monkeypatch.setattr(container, "_deflate", lambda content: deflate(content) + b"hidden")

    assert refusal(pack(HEADS)) == "zip-data"


def test_a_stream_without_its_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    def unended(content: bytes) -> bytes:
        press = zlib.compressobj(9, zlib.DEFLATED, -15)
        return press.compress(content) + press.flush(zlib.Z_SYNC_FLUSH)

    monkeypatch.setattr(container, "_deflate", unended)

    assert refusal(pack(HEADS)) == "zip-data"


def test_the_media_type_is_ours() -> None:
    assert refusal(pack([("mimetype", b"application/epub+zip"), *HEADS[1:]])) in {"zip-data", "zip-bomb"}
    assert refusal(pack([("mimetype", MEDIA_TYPE[::-1]), *HEADS[1:]])) == "zip-data"


def test_what_zipfile_forgives_is_not_forgiven() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as written:
        for name, content in HEADS:
            written.writestr(name, content)
        written.comment = bytes(container.COMMENT_BYTES)

    assert refusal(stream.getvalue()[: -container.COMMENT_BYTES]) == "zip-directory"


# ---------------------------------------------------------------- row 14: names

FOUR = ("mimetype", "manifest.json", "DOC_TOI.txt", "events.jsonl")
DIGEST = "ab" * 32


@pytest.mark.parametrize(
    "name",
    [
        "../manifest.json",
        "/etc/passwd",
        "C:manifest.json",
        "blobs\\" + DIGEST,
        "blobs/../" + DIGEST,
        "blobs/" + DIGEST.upper(),
        "blobs/" + DIGEST + "\n",
        "blobs/" + DIGEST + ":ads",
        "blobs/" + DIGEST[:-1],
        "blobs/CON",
        "",
        "MANIFEST.JSON",
        "manifest.json",
        "setup.exe",
        "blobs/",
    ],
)
def test_a_part_has_one_of_our_names(name: str) -> None:
    assert refusal(packed(*FOUR, name)) == "zip-name"


@pytest.mark.parametrize(
    "names",
    [
        FOUR[1:],
        FOUR[:3],
        (FOUR[1], FOUR[0], *FOUR[2:]),
        (*FOUR, "blobs/" + "b" * 64, "blobs/" + "a" * 64),
        (*FOUR, "blobs/" + "a" * 64, "blobs/" + "a" * 64),
        (*FOUR[:3], "blobs/" + "a" * 64, FOUR[3]),
        (),
    ],
    ids=["no type", "no events", "type second", "blobs in disorder", "a blob twice", "a blob too early", "nothing"],
)
def test_parts_stand_in_one_order(names: tuple[str, ...]) -> None:
    assert refusal(packed(*names)) == "zip-name"


# ---------------------------------------------------------------- rows 11 and 12: bombs


def test_a_bomb_is_inflated_no_further_than_it_announced() -> None:
    bomb = pack([*HEADS[:3], ("events.jsonl", bytes(15_000_000))])
    announced = struct.pack("<I", 15_000_000)
    small = bomb.replace(announced, struct.pack("<I", 1_000))
    tracemalloc.start()

    code = refusal(small)

    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert small.count(struct.pack("<I", 1_000)) >= 2
    assert code == "zip-bomb"
    assert peak < 1_000_000


@pytest.mark.parametrize("part", range(4))
def test_no_part_is_larger_than_its_kind_may_be(part: int, monkeypatch: pytest.MonkeyPatch) -> None:
    name, content = HEADS[part]
    tight = replace(LIMITS, each={**LIMITS.each, name: len(content) - 1})
    exact = replace(LIMITS, each={**LIMITS.each, name: len(content)})

    with pytest.raises(Unreadable, match="zip-bomb"):
        unpack(HONEST, tight)
    assert unpack(HONEST, exact)


def test_no_file_is_larger_than_it_may_be() -> None:
    tight = replace(LIMITS, each={**LIMITS.each, "blobs/": 0})

    with pytest.raises(Unreadable, match="zip-bomb"):
        unpack(HONEST, tight)


def test_all_parts_together_are_bounded_before_one_is_inflated(monkeypatch: pytest.MonkeyPatch) -> None:
    def inflate(*_: object) -> None:
        raise AssertionError("a part was inflated")

    monkeypatch.setattr(container, "_inflate", inflate)
    total = sum(len(content) for _, content in [*HEADS, BLOB])

    with pytest.raises(Unreadable, match="zip-bomb"):
        unpack(HONEST, replace(LIMITS, inflated=total - 1))


def test_entries_are_bounded_before_one_is_read() -> None:
    with pytest.raises(Unreadable, match="zip-bomb"):
        unpack(HONEST, replace(LIMITS, entries=4))
    assert unpack(HONEST, replace(LIMITS, entries=5))


def test_the_limits_are_those_of_the_format() -> None:
    megabyte = 1 << 20

    assert (LIMITS.packed, LIMITS.inflated, LIMITS.entries) == (64 * megabyte, 256 * megabyte, 2_000)
    assert (LIMITS.of("events.jsonl"), LIMITS.of(BLOB[0])) == (16 * megabyte, 20 * megabyte)
