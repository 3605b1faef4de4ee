"""List marks that Word counts itself ('1.', 'a)', 'II.', '-'), written out as they are printed."""

from __future__ import annotations

from xml.etree import ElementTree

from giaoban_tracker.minutes.sources.docx_styles import ListPlace, Styles
from giaoban_tracker.minutes.sources.list_counting import LEVELS, CountedList, Level
from giaoban_tracker.minutes.sources.word_xml import W, flag, number, value


class ListMarks:
    """The marks of one document, asked for paragraph by paragraph in order."""

    def __init__(self, tree: ElementTree.Element | None, styles: Styles) -> None:
        self._styles = styles
        self._lists: dict[str, CountedList] = {}
        self._abstract_of: dict[str, str] = {}
        self._starts: dict[tuple[str, int], int] = {}
        self._by_style: dict[str, ListPlace] = {}
        if tree is not None:
            self._read(tree)

    def mark(self, paragraph: ElementTree.Element) -> str:
        """The mark of a paragraph; empty when it has none."""
        place = self._place(paragraph)
        counted = None if place is None else self._lists.get(self._abstract_of.get(place.list_id, ""))
        if place is None or counted is None or place.level not in counted.levels:
            return ""
        start = self._starts.pop((place.list_id, place.level), None)
        if start is not None:
            counted.start_at(place.level, start)
        return counted.count(place.level)

    def _place(self, paragraph: ElementTree.Element) -> ListPlace | None:
        style = value(paragraph.find(f"{W}pPr/{W}pStyle"))
        own = paragraph.find(f"{W}pPr/{W}numPr")
        if own is not None:
            list_id = value(own.find(f"{W}numId"))
            level = number(value(own.find(f"{W}ilvl")), 0)
            if list_id is not None:
                return None if list_id == "0" else ListPlace(list_id, level)
        styled = self._styles.list_place(style)
        if styled is None or styled.list_id == "0":
            return None
        linked = self._by_style.get(style or "")
        return linked if linked is not None and linked.list_id == styled.list_id else styled

    def _read(self, tree: ElementTree.Element) -> None:
        links: dict[str, str] = {}
        for abstract in tree.findall(f"{W}abstractNum"):
            name = abstract.get(f"{W}abstractNumId", "")
            levels = {number(level.get(f"{W}ilvl"), 0): _level(level) for level in abstract.findall(f"{W}lvl")}
            self._lists[name] = CountedList({place: level for place, level in levels.items() if 0 <= place < LEVELS})
            if (link := value(abstract.find(f"{W}numStyleLink"))) is not None:
                links[name] = link
        for one in tree.findall(f"{W}num"):
            self._read_list(one)
        for name, style in links.items():
            self._follow_link(name, style)

    def _read_list(self, one: ElementTree.Element) -> None:
        list_id = one.get(f"{W}numId", "")
        name = value(one.find(f"{W}abstractNumId")) or ""
        overrides = one.findall(f"{W}lvlOverride")
        own = {number(over.get(f"{W}ilvl"), 0): over.find(f"{W}lvl") for over in overrides}
        if any(level is not None for level in own.values()) and name in self._lists:
            # Levels of its own make it a list apart.
            levels = dict(self._lists[name].levels)
            levels.update({place: _level(level) for place, level in own.items() if level is not None})
            name = f"{name}/{list_id}"
            self._lists[name] = CountedList(levels)
        self._abstract_of[list_id] = name
        for over in overrides:
            start = value(over.find(f"{W}startOverride"))
            if start is not None:
                self._starts[list_id, number(over.get(f"{W}ilvl"), 0)] = number(start, 1)
        for place, level in self._lists.get(name, CountedList({})).levels.items():
            if level.style is not None:
                self._by_style[level.style] = ListPlace(list_id, place)

    def _follow_link(self, name: str, style: str) -> None:
        """A list that only names a style has the levels of that style's list."""
        place = self._styles.list_place(style)
        meant = None if place is None else self._lists.get(self._abstract_of.get(place.list_id, ""))
        if meant is not None:
            self._lists[name] = meant


def _level(level: ElementTree.Element) -> Level:
    return Level(
        start=number(value(level.find(f"{W}start")), 0),
        form=value(level.find(f"{W}numFmt")) or "decimal",
        pattern=value(level.find(f"{W}lvlText")) or "",
        restarts=value(level.find(f"{W}lvlRestart")) != "0",
        plain_numbers=flag(level.find(f"{W}isLgl")),
        style=value(level.find(f"{W}pStyle")),
    )
