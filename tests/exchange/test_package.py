"""A package is proved step by step, and what fails one step is refused whole (exchange.md §3.2, §7)."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from giaoban_tracker.domain.errors import Unreadable
from giaoban_tracker.exchange import package as package_module
from giaoban_tracker.exchange.build import FeedPart, build_package
from giaoban_tracker.exchange.container import COMMENT_BYTES, LIMITS
from giaoban_tracker.exchange.feeds import feed_name, links, sign_checkpoint, start_of
from giaoban_tracker.exchange.owners import OFFICE_PARTY, Standing
from giaoban_tracker.exchange.package import Ack, KnownKey
from giaoban_tracker.exchange.trailer import sealed, urlsafe
from tests.exchange.parties import (
    A_SISTER,
    KNOWN,
    MOMENT,
    OFFICE,
    OTHER_OFFICE,
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

HONEST = build_package(A, content(part(A, [report(1), report(2)]), blobs=(b"bien ban",)))
OFFICE_FEED = f"{OFFICE.kid}/1/{UNIT_A}"


def refusal(data: bytes, known: Mapping[str, KnownKey] = KNOWN) -> Unreadable:
    with pytest.raises(Unreadable) as refused:
        read_by_office(data, known)
    return refused.value


def revoked(kid: str, after: Mapping[str, int]) -> dict[str, KnownKey]:
    return KNOWN | {kid: dataclasses.replace(KNOWN[kid], revoked_after=after)}


def office_part(*bodies: bytes, feed: str = OFFICE_FEED) -> FeedPart:
    return FeedPart(feed, 1, start_of(feed), bodies)


# ---------------------------------------------------------------- what an honest sender sends


def test_a_package_tells_its_sender_its_feed_and_its_files() -> None:
    bodies = (report(1), report(2))

    package = read_by_office(HONEST)

    assert (package.sender, package.party, package.to) == (A.kid, UNIT_A, OFFICE.kid)
    assert (package.sha256, package.size) == (sha256(HONEST).hexdigest(), len(HONEST))
    assert (package.created, package.version) == (MOMENT, 1)
    (segment,) = package.segments
    assert (segment.feed, segment.first, segment.last) == (own_feed(A), 1, 2)
    assert segment.bodies == bodies
    assert segment.head == links(start_of(own_feed(A)), bodies)[-1]
    assert [checked.standing for checked in segment.checked] == [Standing.READ] * 2
    assert package.blobs == {sha256(b"bien ban").hexdigest(): b"bien ban"}


def test_a_package_may_begin_where_an_earlier_one_ended_and_bring_acknowledgements() -> None:
    earlier = links(start_of(own_feed(A)), [report(1)])[-1]
    acks = {OFFICE_FEED: Ack(7, b"\x11" * 32)}

    package = read_by_office(build_package(A, content(part(A, [report(2)], first=2, previous=earlier), acks=acks)))

    assert (package.segments[0].first, package.segments[0].previous) == (2, earlier)
    assert package.acks == acks


def test_a_package_without_entries_only_acknowledges() -> None:
    package = read_by_office(build_package(A, content(acks={OFFICE_FEED: Ack(7, b"\x11" * 32)})))

    assert package.segments == ()
    assert package.acks[OFFICE_FEED].seq == 7


texts = st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from('\n\t"\\'), max_size=60)


@given(st.lists(texts, min_size=1, max_size=5), st.lists(st.binary(max_size=300), max_size=3, unique=True))
def test_whatever_units_write_arrives_byte_for_byte(results: list[str], files: list[bytes]) -> None:
    bodies = tuple(report(number, result=result) for number, result in enumerate(results, 1))

    package = read_by_office(build_package(A, content(part(A, bodies), blobs=tuple(files))))

    assert package.segments[0].bodies == bodies
    assert sorted(package.blobs.values()) == sorted(files)


def test_building_twice_gives_the_same_file() -> None:
    assert build_package(A, content(part(A, [report()]))) == build_package(A, content(part(A, [report()])))


def test_the_office_writes_to_a_unit_and_brings_its_sister_computers_feed() -> None:
    sister = part(A_SISTER, [report(5)])
    proof = sign_checkpoint(A_SISTER, sister.feed, 1, sister.head)
    assigned = office_part(body("task.withdrawn", {"reason": "trùng"}))
    told = content(
        assigned,
        dataclasses.replace(sister, checkpoint=proof),
        party=OFFICE_PARTY,
        to=UNIT_A,
        relayed=(KNOWN[A_SISTER.kid],),
    )

    # A new computer of the unit knows the office only; the office vouches for the sister.
    package = read_by_unit_a(build_package(OFFICE, told), {OFFICE.kid: KNOWN[OFFICE.kid]})

    assert [(segment.feed, segment.party) for segment in package.segments] == [
        (OFFICE_FEED, OFFICE_PARTY),
        (own_feed(A_SISTER), UNIT_A),
    ]


def test_a_relayed_run_needs_its_writers_own_checkpoint() -> None:
    with pytest.raises(ValueError, match="no checkpoint"):
        build_package(OFFICE, content(part(A_SISTER, [report()]), party=OFFICE_PARTY, to=UNIT_A))


def test_nobody_builds_a_package_that_its_reader_would_refuse() -> None:
    with pytest.raises(Unreadable) as refused:
        build_package(A, content(part(A, [report(unit=UNIT_B)])))

    assert refused.value.code == "event-unit"


# ---------------------------------------------------------------- steps 1 to 4 (rows 1, 2, 8 to 11)


def test_a_strangers_package_is_not_read() -> None:
    fault = refusal(build_package(STRANGER, content(part(STRANGER, [report()]))))

    assert (fault.code, fault.fields) == ("unknown-key", {"kid": STRANGER.kid})


def test_a_copied_name_under_another_signature_is_refused() -> None:
    covered = HONEST[:-COMMENT_BYTES]

    forged = sealed(dataclasses.replace(STRANGER, kid=A.kid), covered)

    assert refusal(forged).code == "signature"


def test_every_cut_of_a_file_is_noticed() -> None:
    codes = {refusal(HONEST[:length]).code for length in range(len(HONEST))}

    assert codes == {"size", "trailer"}


def test_every_single_flipped_bit_is_noticed() -> None:
    for place in range(len(HONEST)):
        flipped = bytearray(HONEST)
        flipped[place] ^= 1 << place % 8

        assert refusal(bytes(flipped)).code in {"signature", "trailer", "unknown-key", "newer-package"}


def test_the_unused_bits_of_the_signatures_last_letter_are_no_second_spelling() -> None:
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    last = alphabet.index(chr(HONEST[-2]))

    twin = HONEST[:-2] + alphabet[last | 1].encode() + HONEST[-1:]

    assert twin != HONEST
    assert refusal(twin).code == "trailer"


def test_halves_of_two_honest_packages_do_not_make_a_third() -> None:
    other = build_package(A, content(part(A, [report(3), report(4)])))
    middle = len(other) // 2

    assert refusal(other[:middle] + HONEST[middle:]).code == "signature"
    assert refusal(other[:-COMMENT_BYTES] + HONEST[-COMMENT_BYTES:]).code == "signature"
    assert refusal(other + HONEST).code == "signature"


def test_a_file_beyond_the_limit_is_not_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    small = dataclasses.replace(LIMITS, packed=len(HONEST) - 1)
    monkeypatch.setattr(package_module, "LIMITS", small)

    assert refusal(HONEST).code == "size"


def test_no_parser_runs_before_the_signature_is_proved(monkeypatch: pytest.MonkeyPatch) -> None:
    def parse(*_: object) -> None:
        raise AssertionError("a parser ran")

    monkeypatch.setattr(package_module, "unpack", parse)
    monkeypatch.setattr(package_module, "read_manifest", parse)
    bomb = HONEST[:100] + bytes(1000) + HONEST[100:]

    for data in (HONEST[:-1], bomb, sealed(STRANGER, HONEST[:-COMMENT_BYTES]), b"", HONEST[:50]):
        refusal(data)
    assert refusal(HONEST, revoked(A.kid, {})).code == "revoked"


def test_a_newer_container_is_kept_for_later() -> None:
    assert refusal(HONEST[:-COMMENT_BYTES] + HONEST[-COMMENT_BYTES:].replace(b"GBX1", b"GBX2")).code == "newer-package"


# ---------------------------------------------------------------- steps 6 to 9: the manifest (rows 6, 7, 39, 40)


def test_the_same_file_again_is_known_by_its_hash() -> None:
    assert read_by_office(HONEST) == read_by_office(HONEST)
    assert read_by_office(HONEST).sha256 == sha256(HONEST).hexdigest()


@pytest.mark.parametrize("to", [OTHER_OFFICE.kid, UNIT_B, UNIT_A])
def test_a_package_for_somebody_else_is_refused_and_names_him(to: str) -> None:
    fault = refusal(Forgery(to=to).file())

    assert (fault.code, fault.fields) == ("not-for-us", {"to": to})


def test_a_unit_does_not_read_what_the_office_wrote_to_another() -> None:
    feed = f"{OFFICE.kid}/1/{UNIT_B}"
    smuggled = Forgery(signer=OFFICE, feed=feed, bodies=(body("task.withdrawn", {"reason": "trùng"}),), to=UNIT_A)

    with pytest.raises(Unreadable) as refused:
        read_by_unit_a(smuggled.file())

    assert (refused.value.code, refused.value.fields["to"]) == ("not-for-us", UNIT_B)


def test_a_unit_does_not_read_another_units_feed_from_the_office() -> None:
    smuggled = Forgery(signer=OFFICE, writer=B, bodies=(report(unit=UNIT_B),), to=UNIT_A)

    with pytest.raises(Unreadable) as refused:
        read_by_unit_a(smuggled.file())

    assert refused.value.code == "not-for-us"


def test_the_sender_in_the_manifest_is_who_signed() -> None:
    assert refusal(Forgery(change=lambda manifest: manifest.update(sender=B.kid)).file()).code == "sender"


def set_feed(**fields: object) -> Any:
    return lambda manifest: manifest["feeds"][0].update(fields)


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda m: m.update(extra=1), id="a field too many"),
        pytest.param(lambda m: m.pop("acks"), id="a field missing"),
        pytest.param(lambda m: m.update(fmt="zip"), id="another format"),
        pytest.param(lambda m: m.update(v=0), id="version 0"),
        pytest.param(lambda m: m.update(v="1"), id="a version in letters"),
        pytest.param(lambda m: m.update(v=True), id="a version that is true"),
        pytest.param(lambda m: m.update(min_reader=0), id="a reader older than the first"),
        pytest.param(lambda m: m.update(created="hôm qua"), id="no time"),
        pytest.param(lambda m: m.update(created="2026-11-24T08:15:30"), id="a time without offset"),
        pytest.param(lambda m: m.update(created="2026-11-24T08:15:30+07:00:01"), id="an offset in seconds"),
        pytest.param(lambda m: m.update(app="sổ"), id="a program with marks"),
        pytest.param(lambda m: m.update(acks={"x": [1]}), id="half an ack"),
        pytest.param(lambda m: m.update(acks={"x": [-1, "0" * 64]}), id="a negative ack"),
        pytest.param(lambda m: m.update(to="../" + UNIT_A), id="an addressee that is a path"),
        pytest.param(lambda m: m["feeds"].append(m["feeds"][0]), id="a feed twice"),
        pytest.param(set_feed(frm=0), id="entry 0"),
        pytest.param(set_feed(frm=2, to=1), id="a run backwards"),
        pytest.param(set_feed(head="A" * 64), id="a link in capitals"),
        pytest.param(set_feed(sig=""), id="no checkpoint"),
        pytest.param(set_feed(note=""), id="a field too many of a feed"),
        pytest.param(lambda m: m.update(feeds={}), id="feeds that are no list"),
    ],
)
def test_a_manifest_of_another_shape_is_refused(change: Any) -> None:
    assert refusal(Forgery(change=change).file()).code == "manifest"


@pytest.mark.parametrize(
    ("respell", "code"),
    [
        (lambda spelled: spelled.replace(b'"v":1', b'"v": 1'), "not-canonical"),
        (lambda spelled: spelled.replace(b'"v":1', b'"v":1,"v":1'), "json-duplicate"),
        (lambda spelled: spelled.replace(b'"v":1', b'"v":1.0'), "json-number"),
        (lambda _: b"[]", "json"),
        (lambda _: b"\xff", "json"),
        (lambda _: b"[" * 100_000, "json"),
    ],
    ids=["white space", "a key twice", "a fraction", "a list", "not UTF-8", "very deep"],
)
def test_a_manifest_has_one_spelling(respell: Any, code: str) -> None:
    assert refusal(Forgery(respell=respell).file()).code == code


def test_a_manifest_that_asks_for_a_newer_reader_is_kept_whatever_else_it_says() -> None:
    newer = Forgery(change=lambda manifest: manifest.update(min_reader=2, v=2, vow="của bản sau"))

    assert refusal(newer.file()).code == "newer-package"


def test_who_has_used_a_newer_format_does_not_go_back() -> None:
    risen = KNOWN | {A.kid: dataclasses.replace(KNOWN[A.kid], floor=2)}

    fault = refusal(HONEST, risen)

    assert (fault.code, fault.fields) == ("old-package", {"version": "1", "floor": "2"})


# ---------------------------------------------------------------- step 10: the parts


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda files: files.pop("DOC_TOI.txt"), id="a part not listed"),
        pytest.param(lambda files: files.update({"blobs/" + "0" * 64: files["events.jsonl"]}), id="a part not there"),
        pytest.param(lambda files: files["events.jsonl"].update(n=1), id="another length"),
        pytest.param(lambda files: files["events.jsonl"].update(sha256="0" * 64), id="another hash"),
    ],
)
def test_the_manifest_lists_every_part_with_its_hash(change: Any) -> None:
    assert refusal(Forgery(change=lambda manifest: change(manifest["files"])).file()).code == "hash"


def test_a_file_is_called_by_its_own_hash() -> None:
    assert refusal(Forgery(more=(("blobs/" + "0" * 64, b"bien ban"),)).file()).code == "hash"


# ---------------------------------------------------------------- step 11: the feeds (rows 3, 44)


def test_a_unit_does_not_write_into_the_feed_of_another() -> None:
    in_bs_feed = Forgery(feed=own_feed(B), bodies=(report(unit=UNIT_B),), signer=A, writer=A)
    with_bs_own_checkpoint = Forgery(signer=A, writer=B, bodies=(report(unit=UNIT_B),))

    assert refusal(in_bs_feed.file()).code == "feed-owner"
    assert refusal(with_bs_own_checkpoint.file()).code == "feed-owner"


def test_a_unit_does_not_write_into_a_feed_of_the_office() -> None:
    withdrawn = (body("task.withdrawn", {"reason": "trùng"}),)

    assert refusal(Forgery(signer=A, writer=OFFICE, feed=OFFICE_FEED, bodies=withdrawn).file()).code == "feed-owner"
    assert refusal(Forgery(feed=f"{A.kid}/1/{UNIT_A}").file()).code == "feed-owner"


def test_a_unit_brings_the_feed_of_its_second_computer() -> None:
    package = read_by_office(Forgery(signer=A, writer=A_SISTER).file())

    assert (package.sender, package.segments[0].feed) == (A.kid, own_feed(A_SISTER))


def test_a_feed_of_a_stranger_is_nobodys_feed() -> None:
    assert refusal(Forgery(writer=STRANGER).file()).code == "feed-owner"


def test_a_units_word_for_a_key_counts_for_nothing() -> None:
    entry = {STRANGER.kid: {"party": UNIT_A, "pub": urlsafe(STRANGER.public)}}
    vouched = Forgery(writer=STRANGER, change=lambda manifest: manifest.update(keys=entry))

    assert refusal(vouched.file()).code == "feed-owner"


def test_the_offices_word_does_not_restore_a_revoked_key() -> None:
    entry = {A_SISTER.kid: {"party": UNIT_A, "pub": urlsafe(A_SISTER.public)}}
    vouched = Forgery(
        signer=OFFICE, writer=A_SISTER, to=UNIT_A, change=lambda manifest: manifest.update(keys=entry)
    ).file()

    assert read_by_unit_a(vouched).segments
    with pytest.raises(Unreadable, match="revoked"):
        read_by_unit_a(vouched, revoked(A_SISTER.kid, {}))


def test_a_key_that_is_vouched_for_bears_its_own_name() -> None:
    entry = {A_SISTER.kid: {"party": UNIT_A, "pub": urlsafe(STRANGER.public)}}
    swapped = Forgery(
        signer=OFFICE, writer=OFFICE, feed=OFFICE_FEED, change=lambda manifest: manifest.update(keys=entry), to=UNIT_A
    )

    with pytest.raises(Unreadable, match="manifest"):
        read_by_unit_a(swapped.file())


@pytest.mark.parametrize("name", ["", A.kid, f"{A.kid}/0", f"{A.kid}/01", f"{A.kid}/1/", f"{A.kid}/1/../x", "x/1"])
def test_a_feed_has_a_name_of_one_form(name: str) -> None:
    with pytest.raises(Unreadable) as refused:
        feed_name(name)

    assert refused.value.code == "feed-name"


def test_a_relay_cannot_alter_a_feed() -> None:
    forged = Forgery(signer=OFFICE, writer=OFFICE, feed=own_feed(A), bodies=(report(percent=100),), to=UNIT_A)

    with pytest.raises(Unreadable) as refused:
        read_by_unit_a(forged.file())

    assert refused.value.code == "checkpoint"


def test_bodies_that_do_not_link_are_refused() -> None:
    other_head = links(start_of(own_feed(A)), [report(9)])[-1]

    assert refusal(Forgery(head=other_head).file()).code == "chain"


def test_a_feed_starts_from_its_own_name() -> None:
    assert refusal(Forgery(previous=b"\x11" * 32).file()).code == "chain"
    assert read_by_office(Forgery(previous=b"\x11" * 32, first=2).file()).segments


@pytest.mark.parametrize("events", [b"", report(), report() + b"\n\n", report() + b"\n" + report(2)])
def test_there_are_as_many_lines_as_the_manifest_counts_and_each_is_ended(events: bytes) -> None:
    assert refusal(Forgery(events=events).file()).code == "line"


def test_empty_lines_by_the_million_are_counted_and_not_cut_apart() -> None:
    flood = Forgery(events=b"\n" * 3_000_000, change=set_feed(to=3_000_000))

    assert refusal(flood.file()).code == "limit"
    assert refusal(Forgery(events=b"\n" * 3_000_000).file()).code == "line"


def test_a_revoked_key_counts_up_to_one_entry_and_acknowledges_nothing() -> None:
    acking = build_package(A, content(part(A, [report(1), report(2)]), acks={OFFICE_FEED: Ack(7, b"\x11" * 32)}))

    only_acks = build_package(A, content(acks={OFFICE_FEED: Ack(7, b"\x11" * 32)}))

    late = refusal(acking, revoked(A.kid, {own_feed(A): 1}))
    in_time = read_by_office(acking, revoked(A.kid, {own_feed(A): 2}))
    outright = refusal(acking, revoked(A.kid, {}))

    assert late.code == outright.code == "revoked"
    assert refusal(only_acks, revoked(A.kid, {own_feed(A): 0})).code == "revoked"
    assert in_time.segments[0].last == 2
    assert in_time.acks == {}


def test_a_revoked_key_cannot_escape_into_a_new_feed() -> None:
    assert refusal(Forgery(feed=f"{A.kid}/2").file(), revoked(A.kid, {own_feed(A): 9})).code == "revoked"


# ---------------------------------------------------------------- step 12: the bodies, in their package


def test_one_wrong_body_refuses_the_whole_file() -> None:
    assert refusal(Forgery(bodies=(report(1), report(2, unit=UNIT_B))).file()).code == "event-unit"


def test_a_newer_programs_fact_is_kept_unread() -> None:
    package = read_by_office(build_package(A, content(part(A, [body("report.praised", {"unit": UNIT_A})]))))

    assert package.segments[0].checked[0].standing is Standing.DEFERRED
