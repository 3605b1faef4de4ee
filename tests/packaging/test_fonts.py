"""The four printed faces: every Vietnamese letter, the private name, Times New Roman's widths."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

import pytest
from fontTools.ttLib import TTFont

from giaoban_tracker.places import resources_folder

FONTS = resources_folder() / "fonts"
FACES = ("Regular", "Bold", "Italic", "BoldItalic")
VOWELS = "aăâeêioôơuưy"
TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
LETTERS = {unicodedata.normalize("NFC", vowel + tone) for vowel in VOWELS for tone in TONES} | {"đ"}
VIETNAMESE = LETTERS | {letter.upper() for letter in LETTERS}
PUNCTUATION = "“”‘’–—…•№₫" + "".join(TONES)
# Times New Roman's advance widths in 1/2048 em.
TIMES_WIDTHS = {
    "Regular": {"a": 909, "n": 1024, " ": 512, "A": 1479, "0": 1024, "ế": 909},
    "Bold": {"a": 1024, "n": 1139, " ": 512, "A": 1479, "0": 1024},
    "Italic": {"a": 1024, "n": 1024, " ": 512, "A": 1251, "0": 1024},
    "BoldItalic": {"a": 1024, "n": 1139, " ": 512, "A": 1366, "0": 1024},
}


@lru_cache
def face_named(face: str) -> TTFont:
    return TTFont(FONTS / f"GiaoBanSerif-{face}.ttf")


def test_vietnamese_has_146_letters_with_marks_and_the_plain_vowels() -> None:
    assert len(VIETNAMESE) == 146


@pytest.mark.parametrize("face", FACES)
def test_a_face_draws_every_vietnamese_letter_and_the_punctuation_of_documents(face: str) -> None:
    drawn = set(face_named(face).getBestCmap())

    missing = {sign for sign in VIETNAMESE | set(PUNCTUATION) if ord(sign) not in drawn}

    assert missing == set()


@pytest.mark.parametrize("face", FACES)
def test_a_face_bears_the_private_family_name_and_no_other(face: str) -> None:
    names = face_named(face)["name"]

    assert names.getDebugName(1) == names.getDebugName(16) == "Giao Ban Serif"
    assert all("Tinos" not in (names.getDebugName(number) or "") for number in (1, 3, 4, 6, 16))


@pytest.mark.parametrize("face", FACES)
def test_a_face_sets_lines_as_long_as_times_new_roman(face: str) -> None:
    font = face_named(face)
    glyphs, widths = font.getBestCmap(), font["hmtx"]

    measured = {sign: widths[glyphs[ord(sign)]][0] for sign in TIMES_WIDTHS[face]}

    assert font["head"].unitsPerEm == 2048
    assert measured == TIMES_WIDTHS[face]


@pytest.mark.parametrize("face", FACES)
def test_a_face_kerns_places_marks_and_may_be_embedded(face: str) -> None:
    font = face_named(face)

    features = {record.FeatureTag for record in font["GPOS"].table.FeatureList.FeatureRecord}

    assert {"kern", "mkmk"} <= features
    assert font["OS/2"].fsType == 0


def test_the_licence_and_the_list_of_changes_lie_beside_the_faces() -> None:
    assert "SIL OPEN FONT LICENSE Version 1.1" in (FONTS / "OFL.txt").read_text(encoding="utf-8")
    assert "renamed" in (FONTS / "NOTICE.txt").read_text(encoding="utf-8")
