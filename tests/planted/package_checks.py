"""Checks that need no book: what may be read as a package, and what stands in one."""

from __future__ import annotations

import json
import os
import struct
import tempfile
import tracemalloc
import zlib
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any
from unittest.mock import patch

from giaoban_tracker.domain.errors import GiaobanError, Unreadable
from giaoban_tracker.exchange import container
from giaoban_tracker.exchange.build import build_package
from giaoban_tracker.exchange.package import KnownKey
from giaoban_tracker.safe_file import write_safely
from tests.exchange.parties import (
    A_SISTER,
    KNOWN,
    OFFICE,
    STRANGER,
    UNIT_A,
    UNIT_B,
    A,
    B,
    Forgery,
    body,
    content,
    own_feed,
    part,
    read_by_office,
    read_by_unit_a,
    report,
)
from tests.proof.damaged_forms import damaged_forms

_END, _DIRECTORY, _TRAILER = 22, 16, 119


def refused(data: bytes, known: Mapping[str, KnownKey] = KNOWN, read: Callable[..., object] = read_by_office) -> str:
    """The code by which a file is refused; it must be."""
    try:
        read(data, known)
    except Unreadable as fault:
        return fault.code
    raise AssertionError("was read")


def nobody_signs_in_anothers_name() -> None:
    forged = Forgery(signer=STRANGER, change=_without_feeds, events=b"").file()
    assert refused(forged[: -_TRAILER + 5] + A.kid.encode() + forged[-_TRAILER + 5 + len(A.kid) :]) == "signature"


def _without_feeds(manifest: dict[str, Any]) -> None:
    manifest.update(feeds=[], sender=A.kid)


def strangers_are_not_known() -> None:
    assert refused(Forgery(signer=STRANGER).file()) == "unknown-key"


def a_key_revoked_for_good_is_heard_no_more() -> None:
    gone = {**KNOWN, A.kid: replace(KNOWN[A.kid], revoked_after={own_feed(A): 0})}
    assert refused(build_package(A, content()), gone) == "revoked"


def nothing_counts_behind_a_revocation() -> None:
    ended = {**KNOWN, A.kid: replace(KNOWN[A.kid], revoked_after={own_feed(A): 1})}
    assert refused(build_package(A, content(part(A, [report(1), report(2)]))), ended) == "revoked"


def another_offices_file_is_not_ours() -> None:
    assert refused(Forgery(to=UNIT_B).file()) == "not-for-us"


def who_signs_is_who_sends() -> None:
    assert refused(Forgery(change=lambda manifest: manifest.update(sender=A_SISTER.kid)).file()) == "sender"


def parts_are_what_the_manifest_says() -> None:
    assert refused(Forgery(change=lambda manifest: manifest["files"]["DOC_TOI.txt"].update(n=2)).file()) == "hash"


def links_make_the_head() -> None:
    assert refused(Forgery(head=bytes(32)).file()) == "chain"


def a_feed_begins_at_its_start() -> None:
    assert refused(Forgery(previous=bytes(32)).file()) == "chain"


def a_checkpoint_is_its_keys() -> None:
    assert refused(Forgery(writer=STRANGER, feed=own_feed(A)).file()) == "checkpoint"


def no_unit_brings_anothers_feed() -> None:
    assert refused(Forgery(writer=B, bodies=(report(unit=UNIT_B),)).file()) == "feed-owner"


def no_unit_writes_an_offices_feed() -> None:
    assert refused(Forgery(feed=f"{A.kid}/1/{UNIT_A}").file()) == "feed-owner"


def no_unit_reads_what_is_for_another() -> None:
    words = body("task.chased", {"note": "x"})
    data = Forgery(signer=OFFICE, feed=f"{OFFICE.kid}/1/{UNIT_B}", bodies=(words,), to=UNIT_A).file()
    assert refused(data, read=read_by_unit_a) == "not-for-us"


def no_unit_decides() -> None:
    assert refused(Forgery(bodies=(body("task.withdrawn", {"reason": "x"}),)).file()) == "event-owner"


def no_unit_speaks_for_another() -> None:
    assert refused(Forgery(bodies=(report(unit=UNIT_B),)).file()) == "event-unit"


def no_computer_speaks_about_another() -> None:
    started = body("feed.started", {"epoch": 1, "unit": UNIT_A}, about="device", subject=B.kid)
    assert refused(Forgery(bodies=(started,)).file()) == "event-device"


def a_fact_has_one_body() -> None:
    value = json.loads(report())
    value["d"]["terms"]["difficulty"] = ""
    assert refused(Forgery(bodies=(_spelled(value),)).file()) == "not-canonical"


def a_value_has_one_spelling() -> None:
    loose = body("report.praised", {"unit": UNIT_A}).replace(b'"v":1', b'"v": 1')
    assert refused(Forgery(bodies=(loose,)).file()) == "not-canonical"


def a_manifest_has_one_spelling() -> None:
    def told(**fields: object) -> str:
        return refused(Forgery(change=lambda manifest: manifest.update(fields)).file())

    assert refused(Forgery(respell=lambda spelled: spelled + b" ").file()) == "not-canonical"
    assert told(acks={"a\u0301": [0, "0" * 64]}) == "not-canonical"
    assert told(min_reader=2) == "newer-package"
    assert told(created="2026-11-24T08:15:30") == told(v=2**53 - 1, created="") == "manifest"
    assert told(v=2**53) == "json-number"


def letters_have_one_spelling() -> None:
    loose = report(result="X").replace(b'"X"', '"a\u0301"'.encode())
    assert refused(Forgery(bodies=(loose,)).file()) == "not-canonical"


def every_reader_keeps_a_number() -> None:
    told = {"meeting": "m", "ordinal": 2**53, "quote": "x"}
    words = body("conclusion.recorded", told, about="conclusion")
    data = Forgery(signer=OFFICE, feed=f"{OFFICE.kid}/1/{UNIT_A}", bodies=(words,), to=UNIT_A).file()
    assert refused(data, read=read_by_unit_a) == "json-number"


def a_moment_has_one_spelling() -> None:
    assert refused(Forgery(bodies=(report().replace(b"30+07:00", b"30Z"),)).file()) == "not-canonical"


def texts_have_an_end() -> None:
    assert refused(Forgery(bodies=(report(result="a" * 10_001),)).file()) == "limit"


def ids_lead_nowhere() -> None:
    assert refused(Forgery(bodies=(body("question.asked", {"unit": UNIT_A, "words": "?"}, id="../../x"),)).file())


def control_characters_stay_outside() -> None:
    words = {"unit": UNIT_A, "words": "a\x7fb"}
    assert refused(Forgery(bodies=(body("question.asked", words),)).file()) == "control-character"


def per_cent_are_at_most_a_hundred() -> None:
    assert refused(Forgery(bodies=(report(percent=101),)).file()) == "event-range"


def a_newer_types_fact_is_kept() -> None:
    for newer in (body("report.praised", {"unit": UNIT_A}), body("event.voided", {"fact": "x"}, v=2)):
        package = read_by_office(Forgery(bodies=(newer,)).file())
        assert package.segments[0].checked[0].standing.name == "DEFERRED"


def a_signature_has_one_spelling() -> None:
    data = build_package(A, content())
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    last = letters.index(chr(data[-2]))
    # The last letter holds six bits, of which four are not used.
    assert refused(data[:-2] + letters[last ^ 1].encode() + data[-1:]) == "trailer"


def the_directory_is_the_only_one_possible() -> None:
    def attributes(zipped: bytes) -> bytes:
        at = zipped.index(b"PK\1\2") + 38
        return zipped[:at] + b"\1" + zipped[at + 1 :]

    assert refused(Forgery(rezip=attributes).file()) == "zip-directory"


def both_headers_say_the_same() -> None:
    assert refused(Forgery(rezip=lambda zipped: zipped[:10] + b"\1" + zipped[11:]).file()) == "zip-local-header"


def parts_lie_end_to_end() -> None:
    def gap(zipped: bytes) -> bytes:
        at, end = zipped.index(b"PK\1\2"), len(zipped) - _END
        (begins,) = struct.unpack_from("<I", zipped, end + _DIRECTORY)
        moved = zipped[end : end + _DIRECTORY] + struct.pack("<I", begins + 4) + zipped[end + _DIRECTORY + 4 :]
        return zipped[:at] + b"gap!" + zipped[at:end] + moved

    assert refused(Forgery(rezip=gap).file()) == "zip-gap"


def no_part_stands_twice() -> None:
    twin = ("blobs/" + "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", b"")
    assert refused(Forgery(more=(twin, twin)).file()) == "zip-name"


def a_bomb_is_not_inflated() -> None:
    press = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    stream = press.compress(bytes(30_000_000)) + press.flush()
    tracemalloc.start()
    try:
        container._inflate(memoryview(stream), 100, "events.jsonl")
    except Unreadable:
        pass
    finally:
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    assert peak < 1_000_000, peak


def what_is_written_is_read_back() -> None:
    def lie(descriptor: int) -> None:
        os.ftruncate(descriptor, 3)

    with tempfile.TemporaryDirectory() as folder, patch.object(os, "fsync", lie):
        try:
            write_safely(Path(folder) / "goi.gbx", b"a whole parcel")
        except GiaobanError as fault:
            assert fault.code == "disk-error"  # noqa: PT017
            return
    raise AssertionError("believed a lying disk")


def exactly_the_damaged_cells_are_named() -> None:
    assert damaged_forms(seed=2026, count=30).wrong == ()


def _spelled(value: object) -> bytes:
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
