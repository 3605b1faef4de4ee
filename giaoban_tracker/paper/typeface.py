"""The typeface of printed forms: which families, from which folders, which characters it draws and how wide."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import typst

from giaoban_tracker.domain.errors import Unavailable


@dataclass(frozen=True, slots=True)
class Typeface:
    """Families in order of preference, and the folders that hold their files; system fonts are never scanned.

    Attributes:
        families: first one wins; "Giao Ban Serif" comes with the program and has Times metrics.
        folders: searched besides `resources/fonts`, e.g. Windows' own folder for "Times New Roman".
    """

    families: tuple[str, ...] = ("Giao Ban Serif",)
    folders: tuple[Path, ...] = ()


SHIPPED = Typeface()

_SYMBOLS = {
    ord(symbol): 1.0
    for symbol in (
        "≥≤≈≠≡→←↑↓⇒↔∞∑√∈−∙□■▪▫●○◦◆►‣•✓✔✗☐☑☒★☆‐‑⁄⅓⅔∆∂′″‰₀₁₂₃₄⁰⁴⁵⁶⁷⁸⁹ⅠⅡⅢⅣⅤ①②"
        "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩαβγδεζηθικλμνξοπρσςτυφχψω"
    )
}
"""What typst's own faces draw where the text face cannot, with an upper bound of the width; a test prints each."""


@dataclass(frozen=True, slots=True)
class Face:
    """A typeface found on this computer.

    Attributes:
        families: as the templates name them.
        fonts: typst's book of the files.
        advances: width in em of every code point that can be printed.
    """

    families: tuple[str, ...]
    fonts: typst.Fonts
    advances: Mapping[int, float]


def load_face(typeface: Typeface, resources: Path) -> Face:
    """The named folders and typst's own faces, never the system's, so that every computer prints the same.

    Widths are those of the upright face of the first family there is; bold and italic must have the same letters.

    Raises:
        Unavailable: "font-missing" when none of the families is there.
    """
    folders = [resources / "fonts", *typeface.folders]
    fonts = typst.Fonts(False, True, [str(folder) for folder in folders if folder.is_dir()])
    faces = [(face, face.path) for face in fonts.fonts() if face.family in typeface.families and face.path]
    if not faces:
        raise Unavailable("font-missing", family=typeface.families[0], folder=folders[0])
    order = typeface.families.index
    _, path = min(faces, key=lambda it: (order(it[0].family), it[0].style != "normal", abs(it[0].weight - 400)))
    return Face(typeface.families, fonts, _SYMBOLS | _advances(Path(path), Path(path).stat().st_mtime_ns))


def shipped_advances(resources: Path, *, bold: bool) -> Mapping[int, float]:
    """Widths in em of the program's own face, which are those of Times New Roman.

    Raises:
        Unavailable: "font-missing".
    """
    path = resources / "fonts" / f"GiaoBanSerif-{'Bold' if bold else 'Regular'}.ttf"
    try:
        return _advances(path, path.stat().st_mtime_ns)
    except OSError as error:
        raise Unavailable("font-missing", family=SHIPPED.families[0], folder=path.parent) from error


@lru_cache(maxsize=4)
def _advances(path: Path, _changed_ns: int) -> dict[int, float]:
    """Read which code points a TrueType file draws, and how wide: tables head, hhea, hmtx and cmap."""
    data = path.read_bytes()
    count = struct.unpack_from(">H", data, 4)[0]
    table = {data[at : at + 4]: struct.unpack_from(">I", data, at + 8)[0] for at in range(12, 12 + 16 * count, 16)}
    (units,) = struct.unpack_from(">H", data, table[b"head"] + 18)
    (measured,) = struct.unpack_from(">H", data, table[b"hhea"] + 34)
    widths = struct.unpack_from(">" + "Hh" * measured, data, table[b"hmtx"])[::2]
    glyphs = _glyphs(data, table[b"cmap"])
    return {code: widths[min(glyph, measured - 1)] / units for code, glyph in glyphs.items()}


def _glyphs(data: bytes, cmap: int) -> dict[int, int]:
    """Glyph numbers of the Basic Multilingual Plane (cmap format 4)."""
    for record in range(struct.unpack_from(">H", data, cmap + 2)[0]):
        start = cmap + int(struct.unpack_from(">I", data, cmap + 8 + 8 * record)[0])
        if struct.unpack_from(">H", data, start)[0] == 4:
            return _format_4(data, start)
    return {}


def _format_4(data: bytes, start: int) -> dict[int, int]:
    doubled = struct.unpack_from(">H", data, start + 6)[0]
    segments = f">{doubled // 2}H"
    last = struct.unpack_from(segments, data, start + 14)
    first, delta, offset = (struct.unpack_from(segments, data, start + 16 + number * doubled) for number in (1, 2, 3))
    found: dict[int, int] = {}
    for i, (low, high) in enumerate(zip(first, last, strict=True)):
        codes = range(low, min(high, 0xFFFE) + 1)
        if offset[i]:
            table = start + 16 + 3 * doubled + 2 * i + offset[i]
            listed = struct.unpack_from(f">{len(codes)}H", data, table)
            found.update((code, glyph) for code, glyph in zip(codes, listed, strict=True) if glyph)
        else:
            found.update((code, (code + delta[i]) & 0xFFFF) for code in codes)
    return found
