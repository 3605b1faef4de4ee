"""Make the four faces of "Giao Ban Serif" from the published subsets of Tinos.

Times New Roman's widths with every Vietnamese letter, under a family name of its own: a system font called Tinos or
Liberation Serif may be an older one without them, and would then be mixed in letter by letter.

Run again with the unpacked npm package `@fontsource/tinos` 5.3.0, and fontTools and brotli (the development lock):

    npm pack @fontsource/tinos@5.3.0 && tar xzf fontsource-tinos-5.3.0.tgz
    python resources/fonts/build_fonts.py --npm-folder package
"""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

from fontTools.merge import Merger
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont, newTable

FAMILY = "Giao Ban Serif"
# The first subset gives the tables that do not merge; Cyrillic is there for №.
SUBSETS = ("latin", "latin-ext", "vietnamese", "cyrillic")
FACES = {
    "Regular": ("400-normal", "Regular"),
    "Bold": ("700-normal", "Bold"),
    "Italic": ("400-italic", "Italic"),
    "BoldItalic": ("700-italic", "Bold Italic"),
}
CHANGES = "Merged from the latin, latin-ext, vietnamese and cyrillic subsets of Tinos; hinting removed; family renamed."
LICENCE = "This Font Software is licensed under the SIL Open Font License, Version 1.1."


def build(npm_folder: Path, target: Path) -> None:
    """Write four TTF files and the licence into `target`; the same sources give the same bytes."""
    for face, (cut, style) in FACES.items():
        font = merged([npm_folder / "files" / f"tinos-{subset}-{cut}.woff2" for subset in SUBSETS])
        rename(font, face, style)
        font.save(target / f"GiaoBanSerif-{face}.ttf")
    shutil.copyfile(npm_folder / "LICENSE", target / "OFL.txt")


def merged(sources: list[Path]) -> TTFont:
    """One font with the letters, kerning and mark positions of all sources, the first one's where they overlap.

    Pairs whose letters lie in different subsets have no kerning: the sources hold none.
    """
    modified = TTFont(sources[0], recalcTimestamp=False)["head"].modified
    # The merger would leave the first subset's hints and drop the others', so that only some letters snap to pixels.
    font = without_hints(Merger().merge([str(source) for source in sources]))
    font.recalcTimestamp = False
    font["head"].modified = modified
    return font


def without_hints(font: TTFont) -> TTFont:
    """Every letter kept once, every hint dropped, and smooth outlines asked for at all sizes.

    The merger keeps a letter that two subsets hold twice and chooses by script (`locl`); both are the same drawing.
    """
    options = Options(hinting=False, notdef_outline=True, name_IDs=["*"])
    options.layout_features = ["ccmp", "kern", "mark", "mkmk"]
    options.layout_scripts = ["DFLT", "latn", "cyrl"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=font.getBestCmap())
    subsetter.subset(font)
    font["gasp"] = newTable("gasp")
    font["gasp"].gaspRange = {0xFFFF: 0x000F}
    return font


def rename(font: TTFont, face: str, style: str) -> None:
    """Give the private family name to everything that finds a font by name."""
    names = font["name"]
    version = names.getDebugName(5)
    for number in (16, 17, 21, 22, 25):
        names.removeNames(nameID=number)
    full = FAMILY if style == "Regular" else f"{FAMILY} {style}"
    stated = {1: FAMILY, 2: style, 3: f"{version}; {FAMILY} {style}", 4: full, 6: f"GiaoBanSerif-{face}", 10: CHANGES}
    for number, text in {**stated, 13: LICENCE, 16: FAMILY, 17: style}.items():
        names.setName(text, number, 3, 1, 0x409)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Make the faces of Giao Ban Serif from @fontsource/tinos.")
    parser.add_argument("--npm-folder", type=Path, required=True, help="the unpacked package, with files/ and LICENSE")
    parser.add_argument("--target", type=Path, default=Path(__file__).resolve().parent)
    chosen = parser.parse_args()
    build(chosen.npm_folder, chosen.target)
