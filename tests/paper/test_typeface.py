from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pypdf
import pytest
from fontTools.ttLib import TTFont

from giaoban_tracker.domain.errors import Unavailable, Unreadable
from giaoban_tracker.paper import Typeface
from giaoban_tracker.paper.typeface import _SYMBOLS, SHIPPED, load_face
from tests.paper.samples import RESOURCES, ROW, follow_up, print_follow_up, row


def test_widths_are_those_of_the_font_file() -> None:
    font = TTFont(RESOURCES / "fonts" / "GiaoBanSerif-Regular.ttf")
    units = font["head"].unitsPerEm
    stated = {code: font["hmtx"][name][0] / units for code, name in font.getBestCmap().items() if code < 0x10000}

    advances = load_face(SHIPPED, RESOURCES).advances

    assert {code: advances[code] for code in stated} == stated
    assert set(advances) == set(stated) | set(_SYMBOLS)


@pytest.mark.parametrize("face", ["Bold", "Italic", "BoldItalic"])
def test_every_cut_draws_what_the_upright_one_draws(face: str) -> None:
    upright, other = (
        TTFont(RESOURCES / "fonts" / f"GiaoBanSerif-{name}.ttf").getBestCmap() for name in ("Regular", face)
    )

    assert set(upright) <= set(other)


def test_every_symbol_outside_the_text_face_prints() -> None:
    symbols = " ".join(map(chr, _SYMBOLS))

    pdf = print_follow_up(follow_up(row(content=symbols)), RESOURCES)

    assert pdf.startswith(b"%PDF")


def test_all_fonts_are_embedded_as_subsets(briefing_pdf: bytes) -> None:
    reader = pypdf.PdfReader(io.BytesIO(briefing_pdf))
    pages: list[Any] = list(reader.pages)
    fonts = {
        str(font["/BaseFont"]): font["/DescendantFonts"][0]["/FontDescriptor"]
        for page in pages
        for font in page["/Resources"]["/Font"].values()
    }

    assert {name.partition("+")[2] for name in fonts} == {
        f"GiaoBanSerif-{face}" for face in ("Regular", "Bold", "Italic", "BoldItalic")
    }
    assert all("/FontFile2" in descriptor for descriptor in fonts.values())


def test_the_file_says_that_it_is_pdf_a_2b(briefing_pdf: bytes) -> None:
    assert b"<pdfaid:part>2</pdfaid:part>" in briefing_pdf
    assert b"<pdfaid:conformance>B</pdfaid:conformance>" in briefing_pdf


def test_a_missing_font_is_named_and_nothing_else_is_taken_instead() -> None:
    with pytest.raises(Unavailable) as caught:
        print_follow_up(follow_up(ROW), RESOURCES, Typeface(families=("Times New Roman",)))

    assert (caught.value.code, caught.value.fields["family"]) == ("font-missing", "Times New Roman")


def test_the_first_family_that_is_there_is_taken() -> None:
    typeface = Typeface(families=("Times New Roman", "Giao Ban Serif"))

    assert print_follow_up(follow_up(ROW), RESOURCES, typeface).startswith(b"%PDF")


@pytest.fixture
def own_resources(tmp_path: Path) -> Path:
    """A copy of the forms that a test may spoil, with the shipped fonts."""
    (tmp_path / "forms").mkdir()
    for file in (RESOURCES / "forms").iterdir():
        (tmp_path / "forms" / file.name).write_bytes(file.read_bytes())
    (tmp_path / "fonts").symlink_to(RESOURCES / "fonts", target_is_directory=True)
    return tmp_path


@pytest.mark.parametrize(
    ("file", "content", "code"),
    [
        ("document.typ", None, "form-missing"),
        ("document.typ", "#khong-co(", "form-broken"),
        ("decree30.typ", None, "form-broken"),
        ("tables.typ", "#let pad = (", "form-broken"),
    ],
)
def test_a_spoilt_form_is_named(own_resources: Path, file: str, content: str | None, code: str) -> None:
    if content is None:
        (own_resources / "forms" / file).unlink()
    else:
        (own_resources / "forms" / file).write_text(content, encoding="utf-8")

    with pytest.raises((Unavailable, Unreadable)) as caught:
        print_follow_up(follow_up(ROW), own_resources)

    assert caught.value.code == code
    assert "document.typ" in caught.value.fields["path"]
