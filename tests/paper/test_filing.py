"""PDFs are made for filing: every form keeps the rules of PDF/A-2b that can be read, and each rule can be broken."""

from __future__ import annotations

import io
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    StreamObject,
    TextStringObject,
)

from giaoban_tracker.paper import document_of, pdf_of
from tests.paper.filing_rules import RULES, faults_for_filing
from tests.paper.printed_samples import every_form
from tests.paper.samples import RESOURCES


@pytest.fixture(scope="module")
def paper() -> bytes:
    return pdf_of(document_of(every_form()["F9"]), RESOURCES)


@pytest.mark.parametrize("code", every_form())
def test_every_form_may_be_filed(code: str) -> None:
    assert faults_for_filing(pdf_of(document_of(every_form()[code]), RESOURCES)) == []


@pytest.mark.parametrize("code", ["F6", "F7", "F12"])
def test_another_program_finds_no_fault_in_the_file(code: str, tmp_path: Path) -> None:
    program = shutil.which("qpdf")
    if program is None:
        pytest.skip("qpdf is not installed")
    file = tmp_path / "paper.pdf"
    file.write_bytes(pdf_of(document_of(every_form()[code]), RESOURCES))

    told = subprocess.run([program, "--check", str(file)], check=False, capture_output=True, encoding="utf-8")

    assert told.returncode == 0, told.stdout + told.stderr


# ------------------------------------------------------------ each rule can be broken


def catalog(writer: PdfWriter) -> DictionaryObject:
    return writer.root_object


def fonts(writer: PdfWriter, kind: str) -> list[DictionaryObject]:
    found = []
    for one in writer._objects:
        if isinstance(one, DictionaryObject) and one.get("/Type") in ("/Font", "/FontDescriptor") and kind in one:
            found.append(one)
    return found


def drop_font(writer: PdfWriter) -> None:
    for one in fonts(writer, "/FontFile2") or fonts(writer, "/FontFile3"):
        for key in ("/FontFile2", "/FontFile3"):
            one.pop(key, None)


def drop(kind: str) -> Callable[[PdfWriter], None]:
    def dropped(writer: PdfWriter) -> None:
        for one in fonts(writer, kind):
            del one[kind]

    return dropped


def root(key: str, value: object) -> Callable[[PdfWriter], None]:
    return lambda writer: catalog(writer).__setitem__(NameObject(key), value)


def without(key: str) -> Callable[[PdfWriter], None]:
    return lambda writer: catalog(writer).__delitem__(key)


def on_page(key: str, value: object) -> Callable[[PdfWriter], None]:
    return lambda writer: writer.pages[0].__setitem__(NameObject(key), value)


def state(**entries: object) -> Callable[[PdfWriter], None]:
    def put(writer: PdfWriter) -> None:
        made = {NameObject(f"/{key}"): value for key, value in {"Type": NameObject("/ExtGState"), **entries}.items()}
        states = DictionaryObject({NameObject("/Planted"): DictionaryObject(made)})
        writer.pages[0]["/Resources"].get_object()[NameObject("/ExtGState")] = states  # type: ignore[index]

    return put


def picture(writer: PdfWriter) -> None:
    made = StreamObject()
    made[NameObject("/Type")] = NameObject("/XObject")
    made[NameObject("/Interpolate")] = BooleanObject(True)
    holder = DictionaryObject({NameObject("/P"): writer._add_object(made)})
    writer.pages[0]["/Resources"].get_object()[NameObject("/XObject")] = holder  # type: ignore[index]


def ink(writer: PdfWriter) -> None:
    page = writer.pages[0]
    made = StreamObject()
    made.set_data(page.get_contents().get_data() + b"\n0 0 0 1 k\n")  # type: ignore[union-attr]
    page[NameObject("/Contents")] = writer._add_object(made)


def lzw(writer: PdfWriter) -> None:
    made = StreamObject()
    made[NameObject("/Filter")] = NameObject("/LZWDecode")
    catalog(writer)[NameObject("/Planted")] = writer._add_object(made)


def metadata(old: bytes, new: bytes) -> Callable[[PdfWriter], None]:
    def changed(writer: PdfWriter) -> None:
        made = StreamObject()
        data = catalog(writer)["/Metadata"].get_object().get_data()  # type: ignore[union-attr]
        assert old in data
        made.set_data(data.replace(old, new))
        catalog(writer)[NameObject("/Metadata")] = writer._add_object(made)

    return changed


JAVASCRIPT = DictionaryObject({NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject("x")})
ATTACHED = DictionaryObject({NameObject("/EmbeddedFiles"): DictionaryObject()})
GROUP = DictionaryObject({NameObject("/S"): NameObject("/Transparency")})

FAULTS: dict[str, tuple[str, Callable[[PdfWriter], None]]] = {
    "no profile": ("6.2.3 output intent", without("/OutputIntents")),
    "colours in inks": ("6.2.4.3 colours", ink),
    "a transfer function": ("6.2.5 graphics state", state(TR=NameObject("/Identity"))),
    "a picture that is smoothed": ("6.2.8 pictures", picture),
    "half transparent": ("6.2.10 transparency", state(ca=FloatObject(0.5))),
    "a group without colours": ("6.2.10 transparency", on_page("/Group", GROUP)),
    "a font left out": ("6.2.11.4 embedded fonts", drop_font),
    "glyphs without numbers": ("6.2.11.3 glyph numbers", drop("/CIDToGIDMap")),
    "glyphs without letters": ("6.2.11.7 letters of glyphs", drop("/ToUnicode")),
    "a note on a page": ("6.3 annotations", on_page("/Annots", ArrayObject([DictionaryObject()]))),
    "fields to fill in": ("6.4 forms", root("/AcroForm", DictionaryObject())),
    "a script": ("6.5 actions", root("/OpenAction", JAVASCRIPT)),
    "another title": ("6.6.2.3 titles", lambda writer: writer.add_metadata({"/Title": "Khác"})),
    "another conformance": ("6.6.4 conformance", metadata(b"B</pdfaid:conformance>", b"U</pdfaid:conformance>")),
    "no tags": ("6.7 tags", without("/StructTreeRoot")),
    "a file attached": ("6.8 attachments", root("/Names", ATTACHED)),
    "layers": ("6.9 layers", root("/OCProperties", DictionaryObject())),
    "an old compression": ("6.1.7 streams", lzw),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_planted_fault_is_found(name: str, paper: bytes) -> None:
    rule, plant = FAULTS[name]
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(paper)))
    before = faults_for_filing(written(writer))
    plant(writer)

    assert rule not in before
    assert rule in faults_for_filing(written(writer))


def test_an_encrypted_file_and_one_without_its_number_are_found(paper: bytes) -> None:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(paper)))
    writer._ID = None

    assert "6.1.3 trailer" in faults_for_filing(written(writer))


def test_a_file_that_does_not_say_that_it_is_binary_is_found(paper: bytes) -> None:
    first, second, rest = paper.split(b"\n", 2)

    assert "6.1.2 header" in faults_for_filing(b"\n".join((first, b"%" + b"a" * (len(second) - 1), rest)))


def test_metadata_that_are_packed_are_found(paper: bytes) -> None:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(paper)))
    metadata(b"<?xpacket begin", b"<?xpacket encoding='UTF-8' begin")(writer)

    assert "6.6.2 metadata" in faults_for_filing(written(writer))


def test_every_rule_is_broken_by_some_test() -> None:
    elsewhere = {"6.1.3 trailer", "6.1.2 header", "6.6.2 metadata"}

    assert {rule for rule, _ in FAULTS.values()} | elsewhere == set(RULES)


def written(writer: PdfWriter) -> bytes:
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()
