"""The gate: what must never reach a parser is refused for what it is, in bounded time, and honest files pass."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from giaoban_tracker.domain.errors import Unreadable
from giaoban_tracker.exchange.form import archive
from giaoban_tracker.exchange.form.archive import MEGABYTE, MOST_PARTS, pack, unpack
from giaoban_tracker.exchange.form.cells import read_cells
from giaoban_tracker.exchange.form.far_corner import MOST_AREA, MOST_CELLS, MOST_COLUMNS, MOST_ROWS
from giaoban_tracker.exchange.form.gate import CONTENT_TYPES, pass_gate
from tests.exchange_form.forms import built, packed, parts_of, with_part

SHEET1 = "xl/worksheets/sheet1.xml"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
BITS = (b"", b"<", b'"', b"9", b"-1", b"A", b"\x00")
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def refusal_of(data: bytes) -> Unreadable:
    with pytest.raises(Unreadable) as refusal:
        pass_gate(data)
    return refusal.value


def refused_as(data: bytes) -> str:
    """The code of the refusal, or "form-read"; anything else that is raised is a fault of the program."""
    try:
        read_cells(data)
    except Unreadable as refusal:
        return refusal.code
    return "form-read"


def sheet(rows: str, more: str = "") -> bytes:
    return f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData>{more}</worksheet>'.encode()


def linked(kind: str) -> bytes:
    return (
        f'<Relationships xmlns="{LINKS}"><Relationship Id="rId9" Type="{OFFICE}/{kind}" '
        f'Target="http://example.invalid/x" TargetMode="External"/></Relationships>'
    ).encode()


def value(place: str) -> str:
    return f'<row r="{place.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")}"><c r="{place}"><v>1</v></c></row>'


def test_a_form_of_ours_passes_with_all_its_sheets() -> None:
    passed = pass_gate(built())

    assert set(passed.parts) == set(parts_of(built()))
    assert passed.corners[SHEET1].last_row == 11
    assert passed.corners[SHEET1].last_column == 16


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "form-not-excel"),
        (b"<html><table></table></html>", "form-not-excel"),
        (b"PK\x05\x06" + bytes(18), "form-not-excel"),
        (b"PK\x03\x04" + bytes(200), "form-damaged"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600), "form-old-excel"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + "EncryptedPackage".encode("utf-16-le"), "form-encrypted"),
        (b"PK\x03\x04" + bytes(10 * MEGABYTE), "form-too-large"),
        (packed({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}), "form-not-excel"),
        (packed({"word/document.xml": b"<w/>", CONTENT_TYPES: b"<Types/>"}), "form-not-excel"),
    ],
    ids=["empty", "web page", "empty zip", "zip of nothing", "xls", "password", "11 MB", "ods", "docx"],
)
def test_what_is_no_workbook_is_told_for_what_it_is(data: bytes, code: str) -> None:
    assert refusal_of(data).code == code


def test_macros_are_refused_by_content_whatever_the_name() -> None:
    kinds = parts_of(built())[CONTENT_TYPES]
    main = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    enabled = kinds.replace(main, b"application/vnd.ms-excel.sheet.macroEnabled.main+xml")

    assert refusal_of(with_part(built(), CONTENT_TYPES, enabled)).code == "form-macros"
    assert refusal_of(with_part(built(), "xl/vbaProject.bin", b"x")).code == "form-macros"


@pytest.mark.parametrize(
    ("name", "part", "code"),
    [
        ("xl/embeddings/oleObject1.bin", b"x", "form-embedded"),
        ("xl/activeX/activeX1.xml", b"<x/>", "form-embedded"),
        ("xl/externalLinks/externalLink1.xml", b"<x/>", "form-linked"),
        ("xl/connections.xml", b"<x/>", "form-linked"),
        ("xl/queryTables/queryTable1.xml", b"<x/>", "form-linked"),
        ("xl/worksheets/_rels/sheet1.xml.rels", linked("oleObject"), "form-linked"),
        ("xl/worksheets/_rels/sheet1.xml.rels", linked("image"), "form-linked"),
        ("../evil.xml", b"<x/>", "form-zip-name"),
        ("/etc/x.xml", b"<x/>", "form-zip-name"),
        ("C:x.xml", b"<x/>", "form-zip-name"),
        ("xl\\sheet.xml", b"<x/>", "form-zip-name"),
        ("XL/WORKBOOK.XML", b"<x/>", "form-zip-twice"),
        ("xl/bad.xml", b"<x>", "form-damaged"),
        ("xl/bad.xml", b"", "form-damaged"),
    ],
)
def test_parts_that_no_form_has_are_refused(name: str, part: bytes, code: str) -> None:
    assert refusal_of(with_part(built(), name, part)).code == code


def test_an_address_that_somebody_typed_into_a_cell_passes() -> None:
    data = with_part(built(), "xl/worksheets/_rels/sheet1.xml.rels", linked("hyperlink"))

    assert pass_gate(data).parts


LAUGHS = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><x>&b;</x>'
FETCHES = '<?xml version="1.0"?><!DOCTYPE x SYSTEM "file:///etc/passwd"><x/>'


@pytest.mark.parametrize("words", [LAUGHS, FETCHES], ids=["entities that grow", "a file of the computer"])
@pytest.mark.parametrize("letters", ["utf-8", "utf-16", "utf-16-be"])
@pytest.mark.parametrize("name", ["xl/sharedStrings.xml", "xl/_rels/workbook.xml.rels", "xl/drawings/vmlDrawing1.vml"])
def test_declarations_are_refused_in_every_part_and_letter(words: str, letters: str, name: str) -> None:
    part = words.encode(letters)
    if letters == "utf-16-be":
        part = b"\xfe\xff" + part

    assert refusal_of(with_part(built(), name, part)).code == "form-entity"


@pytest.mark.parametrize("encoding", ["utf-7", "iso-8859-1", "windows-1258", "cp037"])
def test_letters_that_could_hide_a_declaration_are_refused(encoding: str) -> None:
    part = f'<?xml version="1.0" encoding="{encoding}"?><x/>'.encode()

    assert refusal_of(with_part(built(), "xl/theme/theme1.xml", part)).code == "form-entity"


# ---- sheets that reach too far


@pytest.mark.parametrize(
    ("part", "code"),
    [
        (sheet(value("XFD1048576")), "form-far-cell"),
        (sheet(value(f"A{MOST_ROWS + 1}")), "form-far-cell"),
        (sheet('<row r="1"><c r="BM1"><v>1</v></c></row>'), "form-far-cell"),
        (sheet("<row/>" * MOST_ROWS + "<row><c><v>1</v></c></row>"), "form-far-cell"),
        (sheet("<row>" + "<c/>" * MOST_COLUMNS + "<c><f>1</f></c></row>"), "form-far-cell"),
        (sheet("", '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'), "form-far-cell"),
        (sheet("", '<hyperlinks><hyperlink ref="A1:XFD1048576"/></hyperlinks>'), "form-far-cell"),
        (sheet("", "<mergeCells>" + f'<mergeCell ref="A1:A{MOST_AREA // 2}"/>' * 3 + "</mergeCells>"), "form-far-cell"),
        (sheet("<row>" + "<c/>" * (MOST_CELLS + 1) + "</row>"), "form-too-complex"),
        (sheet('<row r="2"/><row r="1"/>'), "form-damaged"),
        (sheet('<row r="1"><c r="B1"/><c r="A1"/></row>'), "form-damaged"),
        (sheet('<row r="1"><c r="A1"/><c r="A1"/></row>'), "form-damaged"),
        (sheet('<row r="1"><c r="A2"/></row>'), "form-damaged"),
        (sheet('<row r="x"/>'), "form-damaged"),
        (sheet('<row r="1"><c r="a1"/></row>'), "form-damaged"),
        (sheet("<x>" * 80 + "</x>" * 80), "form-too-complex"),
    ],
    ids=[
        "last cell of all", "row", "column", "row without a number", "column without a name", "merged all",
        "linked all", "merged again and again", "cells", "rows backwards", "cells backwards", "cell twice",
        "cell of another row", "row of letters", "small letters", "deep",
    ],
)  # fmt: skip
def test_a_sheet_that_reaches_too_far_is_never_laid_out(part: bytes, code: str) -> None:
    data = pack(parts_of(built()) | {SHEET1: part})

    assert refusal_of(data).code == code


def test_a_sheet_is_measured_wherever_it_hides() -> None:
    data = with_part(built(), "xl/theme/theme1.xml", sheet(value("XFD1048576")))

    assert refusal_of(data).fields == {"cell": "XFD1048576"}


def test_a_far_row_that_only_has_a_look_costs_nothing() -> None:
    part = sheet(value("B2") + '<row r="1048576" ht="12"><c r="XFD1048576" s="1"/></row>')

    book = read_cells(with_part(built(), SHEET1, part))

    assert [(cell.address, cell.value) for cell in book.sheets[0].cells] == [("B2", 1)]


def test_the_size_that_a_sheet_claims_is_not_believed() -> None:
    part = parts_of(built())[SHEET1]
    assert b'<dimension ref="A1:P11"/>' in part
    lying = part.replace(b'<dimension ref="A1:P11"/>', b'<dimension ref="A1:A3"/>')

    assert read_cells(with_part(built(), SHEET1, lying)) == read_cells(built())


# ---- archives that are not what they say


def test_a_part_that_grows_two_hundredfold_is_not_unpacked() -> None:
    assert refusal_of(with_part(built(), "xl/x.xml", b"<x>" + b" " * (2 * MEGABYTE) + b"</x>")).code == "form-zip-bomb"


def test_parts_beyond_fifty_megabytes_are_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MOST_RATIO", 10**9)
    parts = {f"x{number}.bin": bytes(19 * MEGABYTE) for number in range(3)}

    assert refusal_of(packed(parts_of(built()) | parts)).code == "form-zip-bomb"


def test_a_part_beyond_twenty_megabytes_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MOST_RATIO", 10**9)

    assert refusal_of(with_part(built(), "x.bin", bytes(21 * MEGABYTE))).code == "form-zip-bomb"


def test_a_part_with_a_password_is_told_as_such() -> None:
    data = bytearray(pack({"a.xml": b"<a/>"}))
    for signature, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(signature) + at] |= 1

    assert refusal_of(bytes(data)).code == "form-encrypted"


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_parts_packed_in_ways_that_no_workbook_is_are_refused(method: int) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as target:
        for name, part in parts_of(built()).items():
            target.writestr(name, part)

    assert refusal_of(buffer.getvalue()).code == "form-damaged"


def test_a_size_that_lies_is_found_out_at_its_first_letter_too_many() -> None:
    data = bytearray(packed({"a.xml": b"<a/>" * 2000}))
    for signature, at in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        start = data.rindex(signature) if signature == b"PK\x01\x02" else data.index(signature)
        struct.pack_into("<I", data, start + at, 100)

    assert refusal_of(bytes(data)).code == "form-zip-bomb"


def test_too_many_parts_are_refused() -> None:
    parts = {f"x{number}.xml": b"<x/>" for number in range(MOST_PARTS + 1)}

    assert refusal_of(packed(parts)).code == "form-zip-parts"


def test_overlapping_parts_are_refused() -> None:
    inner = packed({"b.xml": b"<b/>"})
    start = inner.index(b"PK\x03\x04")
    local = inner[start : inner.index(b"PK\x01\x02")]
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as target:
        target.writestr("a.xml", local)
    data = bytearray(buffer.getvalue())
    outer_directory = bytes(data[data.rindex(b"PK\x01\x02") : data.rindex(b"PK\x05\x06")])
    inner_directory = bytearray(inner[inner.index(b"PK\x01\x02") : inner.index(b"PK\x05\x06")])
    struct.pack_into("<I", inner_directory, 42, data.index(local))
    body = bytes(data[: data.rindex(b"PK\x01\x02")])
    directory = outer_directory + bytes(inner_directory)
    end = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, 2, 2, len(directory), len(body), 0)

    assert refusal_of(body + directory + end).code == "form-zip-overlap"


def test_a_local_header_that_names_another_part_is_refused() -> None:
    data = packed({"xl/a.xml": b"<a/>"}).replace(b"xl/a.xml", b"xl/b.xml", 1)

    assert refusal_of(data).code == "form-damaged"


def test_a_flipped_letter_in_a_part_is_found_by_its_sum() -> None:
    data = bytearray(pack({"a.xml": b"<a>letters</a>"}))
    data[data.index(b"letters")] ^= 1

    assert refusal_of(bytes(data)).code == "form-damaged"


@settings(max_examples=40)
@given(st.data())
def test_whatever_is_cut_or_changed_in_a_file_there_is_a_verdict_and_no_crash(data: st.DataObject) -> None:
    whole = bytearray(built())
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(whole) - 1))
        whole[at : at + data.draw(st.integers(0, 3))] = data.draw(st.binary(max_size=4))

    assert refused_as(bytes(whole)).startswith("form-")


@settings(max_examples=40)
@given(st.data())
def test_whatever_is_changed_inside_a_part_there_is_a_verdict_and_no_crash(data: st.DataObject) -> None:
    parts = unpack(built())
    name = data.draw(st.sampled_from(sorted(parts)))
    part = bytearray(parts[name])
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(part) - 1))
        part[at : at + data.draw(st.integers(0, 6))] = data.draw(
            st.sampled_from([b"", b"<", b'"', b"9", b"-1", b"A", b"\x00"])
        )

    assert refused_as(pack(parts | {name: bytes(part)})).startswith("form-")


def test_packing_again_keeps_every_part() -> None:
    parts = parts_of(built())

    assert unpack(pack(parts)) == parts
    assert zlib.crc32(pack(parts)) == zlib.crc32(pack(parts))
