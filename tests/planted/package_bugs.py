"""Defences of the package: its signature, its container, what stands in it."""

from __future__ import annotations

from typing import Any

from giaoban_tracker import safe_file
from giaoban_tracker.exchange import container, feeds, known_body, manifest, owners, package, strict_json, trailer
from giaoban_tracker.exchange.form import values
from tests.planted import package_checks as packages
from tests.planted.plant import OFF, Bug


def package_bugs() -> tuple[Bug, ...]:
    """Every bug that needs no book to be noticed."""
    return (*_package_bugs(), *_container_bugs(), *_body_bugs())


_JUDGE: Any = package._Judge


def _package_bugs() -> tuple[Bug, ...]:
    prove, segment, writer = package.prove_signature, _JUDGE.segment, _JUDGE._writer
    return (
        Bug("signature", prove, "if not verify(", "if False and not verify(", packages.nobody_signs_in_anothers_name),
        Bug(
            "trailer before all else",
            prove,
            "if signer is None:",
            "if signer is None and False:",
            packages.strangers_are_not_known,
        ),
        Bug(
            "revoked for good",
            prove,
            "is not None and not any(",
            "is not None and False and not any(",
            packages.a_key_revoked_for_good_is_heard_no_more,
        ),
        Bug(
            "revoked after",
            segment,
            "if writer.revoked_after is not None and",
            "if False and",
            packages.nothing_counts_behind_a_revocation,
        ),
        Bug(
            "recipient",
            package.open_package,
            "if manifest.to not in me.names:",
            OFF,
            packages.another_offices_file_is_not_ours,
        ),
        Bug("sender", package.open_package, "if manifest.sender != signer.kid:", OFF, packages.who_signs_is_who_sends),
        Bug(
            "hashes of parts",
            package._check_hashes,
            "if listed != found or misnamed:",
            OFF,
            packages.parts_are_what_the_manifest_says,
        ),
        Bug("chain to the head", segment, " or linked[-1] != head", "", packages.links_make_the_head),
        Bug(
            "chain from the start",
            segment,
            "(entry.frm == 1 and previous != start_of(entry.feed)) or",
            "",
            packages.a_feed_begins_at_its_start,
        ),
        Bug(
            "checkpoint",
            feeds.check_checkpoint,
            "if not verify(",
            "if False and not verify(",
            packages.a_checkpoint_is_its_keys,
        ),
        Bug(
            "feed's owner",
            writer,
            "if self.signer.party not in (OFFICE_PARTY, writer.party):",
            OFF,
            packages.no_unit_brings_anothers_feed,
        ),
        Bug(
            "feed's reader",
            writer,
            "if self.me.party != OFFICE_PARTY and",
            "if False and",
            packages.no_unit_reads_what_is_for_another,
        ),
    )


def _container_bugs() -> tuple[Bug, ...]:
    return (
        Bug(
            "one directory",
            container._read_entry,
            "if bytes(view[at:after]) != part.directory_header(offset):",
            OFF,
            packages.the_directory_is_the_only_one_possible,
        ),
        Bug(
            "local header",
            container.unpack,
            "if bytes(view[offset:start]) != header:",
            OFF,
            packages.both_headers_say_the_same,
        ),
        Bug("gaps", container.unpack, "if offset != directory_at:", OFF, packages.parts_lie_end_to_end),
        Bug(
            "twins",
            container._check_names,
            "if not right_heads or any(earlier >= later for earlier, later in pairwise(blobs)):",
            "if not right_heads:",
            packages.no_part_stands_twice,
        ),
        Bug(
            "bomb",
            container._inflate,
            "press.decompress(stream, announced + 1)",
            "press.decompress(stream)",
            packages.a_bomb_is_not_inflated,
        ),
        Bug(
            "signature's spelling",
            trailer.from_urlsafe,
            "if urlsafe(raw) != text:",
            OFF,
            packages.a_signature_has_one_spelling,
        ),
        Bug(
            "read back",
            safe_file.write_safely,
            "if part.read_bytes() != content:",
            OFF,
            packages.what_is_written_is_read_back,
        ),
    )


def _body_bugs() -> tuple[Bug, ...]:
    right = owners._check_right
    return (
        Bug(
            "spelling of a value",
            strict_json.read_object,
            " or _spelling(value) != data",
            "",
            packages.a_value_has_one_spelling,
        ),
        Bug("one body of a fact", owners._only_fact, "if not only_body:", OFF, packages.a_fact_has_one_body),
        *_short_way_bugs(),
        Bug(
            "unknown types are kept",
            owners._only_fact,
            "return None",
            'raise Unreadable("event-type")',
            packages.a_newer_types_fact_is_kept,
        ),
        Bug("owner of a type", right, "if kind in OFFICE_TYPES or", "if False and", packages.no_unit_decides),
        Bug(
            "unit in a fact",
            right,
            "if any(unit != party for unit in named) or",
            "if",
            packages.no_unit_speaks_for_another,
        ),
        Bug(
            "device in a fact",
            right,
            'if kind in _ABOUT_ITS_KEY and value["subject"] != feed.kid:',
            OFF,
            packages.no_computer_speaks_about_another,
        ),
        Bug(
            "form of a feed's name",
            owners.check_feed_owner,
            "if (feed.audience is None) == (party == OFFICE_PARTY):",
            OFF,
            packages.no_unit_writes_an_offices_feed,
        ),
        Bug(
            "ids",
            owners._check_names,
            "if not (_ID.fullmatch(identity) and",
            "if not (",
            packages.ids_lead_nowhere,
        ),
        Bug(
            "control characters",
            owners._has_control_character,
            'if b"\\x7f" in body or',
            "if",
            packages.control_characters_stay_outside,
        ),
        Bug(
            "per cent",
            owners._check_fields,
            "not 0 <= deed.terms.done_percent <= 100",
            "False",
            packages.per_cent_are_at_most_a_hundred,
        ),
        Bug(
            "cells are not guessed at",
            values._percent_of_words,
            "raise NotTaken(Reason.PERCENT_NOT_WHOLE if",
            "return 50  #",
            packages.exactly_the_damaged_cells_are_named,
        ),
    )


def _short_way_bugs() -> tuple[Bug, ...]:
    """What must hold where a body is proved by writing its fact once more."""
    short = known_body.proved_body
    return (
        Bug("short way: same bytes", short, 'order="sorted") == body', 'order="sorted")', packages.a_fact_has_one_body),
        Bug(
            "short way: letters",
            short,
            ' or not unicodedata.is_normalized("NFC", body.decode())',
            "",
            packages.letters_have_one_spelling,
        ),
        Bug(
            "short way: numbers",
            short,
            " or _LONG_NUMBER in body.translate(_DIGITS_ALIKE)",
            "",
            packages.every_reader_keeps_a_number,
        ),
        *(
            Bug(f"short way: manifest's {part}", manifest._as_written, line, by, packages.a_manifest_has_one_spelling)
            for part, line, by in (
                ("bytes", "if plain and manifest_bytes(manifest) == data", "if plain"),
                ("letters", "data.isascii() and ", ""),
                ("reader", "manifest.min_reader <= VERSION and ", ""),
                ("moment", " and _is_moment(manifest.created)", ""),
            )
        ),
        Bug("short way: moments", short, "or not whole ", "", packages.a_moment_has_one_spelling),
        Bug("short way: versions", short, "or frame.v != deed.version ", "", packages.a_newer_types_fact_is_kept),
        Bug("short way: texts", short, "len(body) > MAX_TEXT or ", "", packages.texts_have_an_end),
    )
