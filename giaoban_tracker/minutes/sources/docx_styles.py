"""Fonts and list places that a Word document's styles hand down to its paragraphs and words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from xml.etree import ElementTree

from giaoban_tracker.minutes.sources.word_xml import W, flag, number, value

_LONGEST_CHAIN = 20


@dataclass(frozen=True, slots=True)
class Look:
    """How words look.

    Attributes:
        font: the font's name; empty when nothing names one.
        capitals: shown in capitals, whatever was typed.
        hidden: not printed.
    """

    font: str = ""
    capitals: bool = False
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class ListPlace:
    """Which list a paragraph belongs to, and how deep.

    Attributes:
        list_id: the document's own number of the list; "0" takes a paragraph out of any list.
        level: from 0.
    """

    list_id: str
    level: int


class Styles:
    """The styles of one document; a document may have none."""

    def __init__(self, tree: ElementTree.Element | None) -> None:
        self._styles: dict[str, ElementTree.Element] = {}
        self._default: str | None = None
        self._plain = Look()
        self._looks: dict[tuple[str | None, ...], Look] = {}
        if tree is None:
            return
        for style in tree.findall(f"{W}style"):
            name = style.get(f"{W}styleId", "")
            self._styles[name] = style
            if style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") in ("1", "true"):
                self._default = name
        self._plain = _laid_over(self._plain, tree.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr"))

    def look(self, style: str | None, own: ElementTree.Element | None) -> Look:
        """How words look in a paragraph of a style with properties of their own."""
        character = None if own is None else value(own.find(f"{W}rStyle"))
        look = self._styled(style or self._default, character)
        return _laid_over(look, own)

    def list_place(self, style: str | None) -> ListPlace | None:
        """Where a style puts its paragraphs; None when in no list."""
        level: int | None = None
        for one in reversed(self._chain(style or self._default)):
            place = one.find(f"{W}pPr/{W}numPr")
            if place is None:
                continue
            stated = value(place.find(f"{W}ilvl"))
            level = number(stated, 0) if stated is not None and level is None else level
            list_id = value(place.find(f"{W}numId"))
            if list_id is not None:
                return ListPlace(list_id, level or 0)
        return None

    def _styled(self, style: str | None, character: str | None) -> Look:
        key = (style, character)
        if key not in self._looks:
            look = self._plain
            for one in (*self._chain(style), *self._chain(character)):
                look = _laid_over(look, one.find(f"{W}rPr"))
            self._looks[key] = look
        return self._looks[key]

    def _chain(self, name: str | None) -> list[ElementTree.Element]:
        """A style after those that it is based on."""
        chain: list[ElementTree.Element] = []
        while name is not None and name in self._styles and len(chain) < _LONGEST_CHAIN:
            chain.append(self._styles[name])
            name = value(self._styles[name].find(f"{W}basedOn"))
        return chain[::-1]


def _laid_over(look: Look, own: ElementTree.Element | None) -> Look:
    """A look with the properties that stand nearer to the words."""
    if own is None or len(own) == 0:
        return look
    fonts = own.find(f"{W}rFonts")
    if fonts is not None:
        # Accented Western letters, which old scripts use, take the second of the two.
        named = fonts.get(f"{W}hAnsi") or fonts.get(f"{W}ascii")
        themed = fonts.get(f"{W}hAnsiTheme") or fonts.get(f"{W}asciiTheme")
        if named or themed:
            look = replace(look, font=named or "")
    capitals = own.find(f"{W}caps")
    if capitals is not None:
        look = replace(look, capitals=flag(capitals))
    hidden = own.find(f"{W}vanish")
    if hidden is not None:
        look = replace(look, hidden=flag(hidden))
    return look
