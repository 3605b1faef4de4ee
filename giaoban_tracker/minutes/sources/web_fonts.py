"""Fonts that a web page lays over its words, by style sheets, style attributes and font elements."""

from __future__ import annotations

import re

_FAMILY = re.compile(r"font-family\s*:\s*([^;}]+)", re.I)
_OLD_FONT = re.compile(r"(?:\.vn[a-z]|vni-)[\w-]*", re.I)
_HIDDEN = re.compile(r"display\s*:\s*none|mso-hide\s*:\s*all|visibility\s*:\s*hidden", re.I)
_MOST_RULES = 5_000
_LONGEST_SELECTOR = 2_000


def font_in(style: str) -> str:
    """The first font that a style names; empty when it names none.

    In the short form 'font:', which names other things too, only fonts of old letters are seen.
    """
    found = _FAMILY.search(style)
    if found is not None:
        return found[1].split(",")[0].strip().strip("\"'")
    old = _OLD_FONT.search(style) if "font" in style.lower() else None
    return "" if old is None else old.group()


def hides(style: str) -> bool:
    """Whether a style keeps words from being seen."""
    return _HIDDEN.search(style) is not None


class FontRules:
    """The fonts of style sheets, by element, class, or both."""

    def __init__(self) -> None:
        self._fonts: dict[str, str] = {}

    def learn(self, rules: str) -> None:
        """Read a style sheet."""
        for rule in rules.replace("<!--", "").replace("-->", "").split("}"):
            selectors, _, looks = rule.partition("{")
            font = font_in(looks)
            if font and len(self._fonts) < _MOST_RULES:
                for selector in selectors[:_LONGEST_SELECTOR].split(","):
                    self._fonts[selector.strip().lower()] = font

    def font_of(self, name: str, classes: str) -> str:
        """The font of an element; empty when no rule gives one."""
        for one in classes.lower().split():
            font = self._fonts.get(f"{name}.{one}") or self._fonts.get(f".{one}")
            if font:
                return font
        return self._fonts.get(name, "")
