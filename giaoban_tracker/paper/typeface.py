"""The typeface of printed forms: which families, from which folders, and which characters it can draw."""

from __future__ import annotations

import struct
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

_SYMBOLS = frozenset(
    map(
        ord,
        "≥≤≈≠≡→←↑↓⇒↔∞∑√∈−∙□■▪▫●○◦◆►‣•✓✔✗☐☑☒★☆‐‑⁄⅓⅔∆∂′″‰₀₁₂₃₄⁰⁴⁵⁶⁷⁸⁹ⅠⅡⅢⅣⅤ①②"
        "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩαβγδεζηθικλμνξοπρσςτυφχψω",
    )
)
"""What typst's own faces draw where the text face cannot; a test prints each of them."""


def load_fonts(typeface: Typeface, resources: Path) -> typst.Fonts:
    """The font book for typst: the named folders and typst's own faces, so that every computer prints the same.

    Raises:
        Unavailable: "font-missing" when none of the families is there.
    """
    folders = [resources / "fonts", *typeface.folders]
    fonts = typst.Fonts(False, True, [str(folder) for folder in folders if folder.is_dir()])
    if not set(typeface.families) & set(fonts.families()):
        raise Unavailable("font-missing", family=typeface.families[0], folder=folders[0])
    return fonts


def glyphs_of(typeface: Typeface, fonts: typst.Fonts) -> frozenset[int]:
    """The code points that can be printed: those of the first family there is, and symbols of typst's own faces.

    Bold and italic are taken to have what the upright face has.
    """
    faces = [(face, face.path) for face in fonts.fonts() if face.family in typeface.families and face.path]
    order = typeface.families.index
    _, path = min(faces, key=lambda it: (order(it[0].family), it[0].style != "normal", abs(it[0].weight - 400)))
    return _code_points(Path(path), Path(path).stat().st_mtime_ns) | _SYMBOLS


@lru_cache(maxsize=4)
def _code_points(path: Path, _changed_ns: int) -> frozenset[int]:
    """Read the `cmap` table (format 4, the Basic Multilingual Plane) of a TrueType file."""
    data = path.read_bytes()
    tables = {data[at : at + 4]: at for at in range(12, 12 + 16 * struct.unpack_from(">H", data, 4)[0], 16)}
    (cmap,) = struct.unpack_from(">I", data, tables[b"cmap"] + 8)
    found: set[int] = set()
    for record in range(struct.unpack_from(">H", data, cmap + 2)[0]):
        start = cmap + int(struct.unpack_from(">I", data, cmap + 8 + 8 * record)[0])
        if struct.unpack_from(">H", data, start)[0] == 4:
            found |= _format_4(data, start)
    return frozenset(found)


def _format_4(data: bytes, start: int) -> set[int]:
    doubled = struct.unpack_from(">H", data, start + 6)[0]
    segments = f">{doubled // 2}H"
    last = struct.unpack_from(segments, data, start + 14)
    first = struct.unpack_from(segments, data, start + 16 + doubled)
    delta = struct.unpack_from(segments, data, start + 16 + 2 * doubled)
    offset = struct.unpack_from(segments, data, start + 16 + 3 * doubled)
    found: set[int] = set()
    for i, (low, high) in enumerate(zip(first, last, strict=True)):
        if offset[i] == 0:
            found.update(code for code in range(low, high + 1) if (code + delta[i]) & 0xFFFF)
        else:
            table = start + 16 + 3 * doubled + 2 * i + offset[i]
            glyphs = struct.unpack_from(f">{high - low + 1}H", data, table) if low != 0xFFFF else ()
            found.update(low + n for n, glyph in enumerate(glyphs) if glyph)
    return found - {0xFFFF}
