"""Fonts that a web page lays over its words, by style sheets, style attributes and font elements."""

from __future__ import annotations

import re

_RULE = re.compile(r"([^{}]{1,400})\{([^{}]*)\}")
_FAMILY = re.compile(r"font-family\s*:\s*([^;}]+)|font\s*:[^;}]*?(\.vn[a-z]\w*|vni-[\w-]+)", re.I)
_HIDDEN = re.compile(r"display\s*:\s*none|mso-hide\s*:\s*all|visibility\s*:\s*hidden", re.I)
_MOST_RULES = 5_000


def font_in(style: str) -> str:
    """The first font that a style names; empty when it names none."""
    found = _FAMILY.search(style)
    return "" if found is None else (found[1] or found[2]).split(",")[0].strip().strip("\"'")


def hides(style: str) -> bool:
    """Whether a style keeps words from being seen."""
    return _HIDDEN.search(style) is not None


class FontRules:
    """The fonts of style sheets, by element, class, or both."""

    def __init__(self) -> None:
        self._fonts: dict[str, str] = {}

    def learn(self, rules: str) -> None:
        """Read a style sheet."""
        for rule in _RULE.finditer(rules.replace("<!--", "").replace("-->", "")):
            font = font_in(rule[2])
            if font and len(self._fonts) < _MOST_RULES:
                for selector in rule[1].split(","):
                    self._fonts[selector.strip().lower()] = font

    def font_of(self, name: str, classes: str) -> str:
        """The font of an element; empty when no rule gives one."""
        for one in classes.lower().split():
            font = self._fonts.get(f"{name}.{one}") or self._fonts.get(f".{one}")
            if font:
                return font
        return self._fonts.get(name, "")
