"""Colours, fonts and spacing of the window: light or dark with the system, text from 100 to 150 per cent.

Colours carry meaning twice at most: every state that has a colour has words or a shape as well.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from giaoban_tracker.places import resources_folder

FAMILIES = ("Segoe UI", "Noto Sans", "DejaVu Sans")
"""In this order: what Windows has, what Debian may have, what Qt's own dependencies bring along."""

TEXT_PERCENTS = (100, 110, 125, 150)


@dataclass(frozen=True, slots=True)
class Colours:
    """One scheme; every value is '#rrggbb'.

    Attributes:
        ground: behind everything. paper: behind tables and text. raised: cards, bars and fields.
        rail, rail_text, rail_chosen: the bar of pages at the left.
        ink, quiet: text and secondary text. line: borders.
        accent, accent_soft, on_accent: what can be pressed, its pale form, the text on it.
        late, done, soon, info: meanings, each with a `…_soft` ground for words of that colour.
        lit: behind the source words of a draft; lit_deep: behind the words of the field being looked at.
    """

    ground: str
    paper: str
    raised: str
    rail: str
    rail_text: str
    rail_chosen: str
    ink: str
    quiet: str
    line: str
    accent: str
    accent_soft: str
    on_accent: str
    late: str
    late_soft: str
    done: str
    done_soft: str
    soon: str
    soon_soft: str
    info: str
    info_soft: str
    lit: str
    lit_deep: str


LIGHT = Colours(
    ground="#f2f0eb",
    paper="#ffffff",
    raised="#faf9f6",
    rail="#1d3a4c",
    rail_text="#dbe6ec",
    rail_chosen="#2f5a72",
    ink="#1c2328",
    quiet="#5a656d",
    line="#d9d5cc",
    accent="#14607f",
    accent_soft="#ddecf2",
    on_accent="#ffffff",
    late="#a3241c",
    late_soft="#fbe6e3",
    done="#256b3a",
    done_soft="#e1f1e4",
    soon="#8a5a00",
    soon_soft="#fcf0d6",
    info="#4b5a64",
    info_soft="#e9ecee",
    lit="#fff3c4",
    lit_deep="#ffdf7a",
)

DARK = Colours(
    ground="#171c20",
    paper="#1f262b",
    raised="#262e34",
    rail="#10222d",
    rail_text="#c9d8e0",
    rail_chosen="#27495c",
    ink="#e8ecee",
    quiet="#a3afb6",
    line="#3a444b",
    accent="#6bb8d6",
    accent_soft="#20414f",
    on_accent="#0d1a20",
    late="#ff9a8f",
    late_soft="#4a2320",
    done="#8fd3a1",
    done_soft="#1e3c28",
    soon="#f0c36a",
    soon_soft="#44361a",
    info="#b5c1c8",
    info_soft="#303a41",
    lit="#4a4220",
    lit_deep="#6b5a17",
)


class Theme(QObject):
    """The look in force; widgets that paint by hand ask it and repaint when it changes.

    Signals:
        changed: colours or text size are others now.
    """

    changed = Signal()

    def __init__(self, application: QApplication, *, text_percent: int = 100) -> None:
        super().__init__(application)
        self._application = application
        self._text_percent = text_percent
        self._base = _base_font(application)
        application.styleHints().colorSchemeChanged.connect(self._follow_system)
        self._colours = self._scheme()
        self._apply()

    @property
    def colours(self) -> Colours:
        return self._colours

    @property
    def is_dark(self) -> bool:
        return self._colours is DARK

    @property
    def text_percent(self) -> int:
        return self._text_percent

    def set_text_percent(self, percent: int) -> None:
        """Scale all text; 100 to 150."""
        self._text_percent = max(TEXT_PERCENTS[0], min(TEXT_PERCENTS[-1], percent))
        self._apply()
        self.changed.emit()

    def font(self, *, points: float = 0, bold: bool = False) -> QFont:
        """The window's font, some points larger or smaller than ordinary text."""
        font = QFont(self._application.font())
        font.setPointSizeF(max(6.0, font.pointSizeF() + points * self._text_percent / 100))
        font.setBold(bold)
        return font

    def colour(self, name: str) -> QColor:
        """A colour of the scheme by the name of its attribute."""
        return QColor(getattr(self._colours, name))

    def _scheme(self) -> Colours:
        return DARK if self._application.styleHints().colorScheme() is Qt.ColorScheme.Dark else LIGHT

    def _follow_system(self) -> None:
        scheme = self._scheme()
        if scheme is not self._colours:
            self._colours = scheme
            self._apply()
            self.changed.emit()

    def _apply(self) -> None:
        font = QFont(self._base)
        font.setPointSizeF(self._base.pointSizeF() * self._text_percent / 100)
        self._application.setFont(font)
        self._application.setPalette(_palette(self._colours))
        self._application.setStyleSheet(_style_sheet(self._colours))


def _base_font(application: QApplication) -> QFont:
    known = set(QFontDatabase.families())
    family = next((name for name in FAMILIES if name in known), application.font().family())
    font = QFont(family)
    # Windows' own size is 9 points at 96 dots an inch; other systems count the same size as 10.
    font.setPointSizeF(9.5 if sys.platform == "win32" else 10)
    return font


def _palette(colours: Colours) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    values = {
        role.Window: colours.ground,
        role.WindowText: colours.ink,
        role.Base: colours.paper,
        role.AlternateBase: colours.raised,
        role.Text: colours.ink,
        role.PlaceholderText: colours.quiet,
        role.Button: colours.raised,
        role.ButtonText: colours.ink,
        role.Highlight: colours.accent_soft,
        role.HighlightedText: colours.ink,
        role.ToolTipBase: colours.raised,
        role.ToolTipText: colours.ink,
        role.Link: colours.accent,
        role.Mid: colours.line,
        role.Light: colours.raised,
        role.Dark: colours.line,
        role.Accent: colours.accent,
    }
    for name, value in values.items():
        palette.setColor(name, QColor(value))
    for name in (role.Text, role.ButtonText, role.WindowText):
        palette.setColor(QPalette.ColorGroup.Disabled, name, QColor(colours.quiet))
    return palette


def _style_sheet(c: Colours) -> str:
    """Only what the palette cannot say; kept short, since every widget pays for it."""
    # Style sheets cannot tint a picture, so arrow and tick lie there twice.
    scheme = "dark" if c is DARK else "light"
    arrow = (resources_folder() / "icons" / f"arrow-{scheme}.svg").as_posix()
    tick = (resources_folder() / "icons" / f"check-{scheme}.svg").as_posix()
    return f"""
QToolTip {{ border: 1px solid {c.line}; padding: 4px 6px; background: {c.raised}; color: {c.ink}; }}
QLineEdit, QPlainTextEdit, QTextEdit, QDateEdit, QSpinBox, QComboBox {{
    background: {c.paper}; border: 1px solid {c.line}; border-radius: 4px; padding: 4px 6px;
    selection-background-color: {c.accent}; selection-color: {c.on_accent}; }}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QDateEdit:focus, QSpinBox:focus, QComboBox:focus {{
    border: 1px solid {c.accent}; }}
QComboBox::drop-down, QDateEdit::drop-down {{ border: none; width: 22px; }}
QComboBox::down-arrow, QDateEdit::down-arrow {{ image: url("{arrow}"); width: 14px; height: 14px; }}
QPushButton {{ background: {c.raised}; border: 1px solid {c.line}; border-radius: 4px; padding: 5px 12px; }}
QPushButton:hover {{ border-color: {c.accent}; }}
QPushButton:focus {{ border: 1px solid {c.accent}; }}
QPushButton:disabled {{ color: {c.quiet}; background: {c.ground}; }}
QPushButton[main="true"] {{ background: {c.accent}; color: {c.on_accent}; border-color: {c.accent}; font-weight: 600; }}
QPushButton[main="true"]:disabled {{ background: {c.line}; color: {c.quiet}; border-color: {c.line}; }}
QToolButton {{ border: 1px solid transparent; border-radius: 4px; padding: 4px 8px; }}
QToolButton:hover {{ background: {c.accent_soft}; }}
QToolButton:focus {{ border-color: {c.accent}; }}
QToolButton:checked {{ background: {c.accent_soft}; border-color: {c.accent}; }}
QCheckBox::indicator, QRadioButton::indicator, QTreeView::indicator, QListView::indicator {{
    width: 14px; height: 14px; background: {c.paper}; border: 1px solid {c.quiet}; }}
QCheckBox::indicator, QTreeView::indicator, QListView::indicator {{ border-radius: 3px; }}
QRadioButton::indicator {{ border-radius: 8px; }}
QCheckBox::indicator:focus, QRadioButton::indicator:focus, QCheckBox::indicator:hover, QRadioButton::indicator:hover {{
    border-color: {c.accent}; }}
QCheckBox::indicator:checked, QTreeView::indicator:checked, QListView::indicator:checked {{
    background: {c.accent}; border-color: {c.accent}; image: url("{tick}"); }}
QRadioButton::indicator:checked {{ width: 6px; height: 6px; border: 5px solid {c.accent}; background: {c.on_accent}; }}
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled {{ border-color: {c.line}; background: {c.ground}; }}
QHeaderView::section {{ background: {c.raised}; color: {c.ink}; border: none; border-right: 1px solid {c.line};
    border-bottom: 1px solid {c.line}; padding: 5px 8px; font-weight: 600; }}
QTableView {{ background: {c.paper}; border: 1px solid {c.line}; gridline-color: {c.line}; }}
QTreeView::item {{ padding: 4px 2px; }}
QTabWidget::pane {{ border: none; border-top: 1px solid {c.line}; }}
QTabBar::tab {{ background: transparent; border: none; border-bottom: 3px solid transparent; padding: 6px 16px; }}
QTabBar::tab:selected {{ border-bottom-color: {c.accent}; color: {c.accent}; }}
QTabBar::tab:hover {{ background: {c.accent_soft}; }}
QTabBar::tab:focus {{ background: {c.accent_soft}; }}
QListView, QTreeView {{ background: {c.paper}; border: 1px solid {c.line}; }}
QScrollArea {{ border: none; }}
QProgressBar {{ background: {c.line}; border: none; border-radius: 3px; }}
QProgressBar::chunk {{ background: {c.accent}; border-radius: 3px; }}
QStatusBar {{ border-top: 1px solid {c.line}; }}
QStatusBar::item {{ border: none; }}
QSplitter::handle {{ background: {c.line}; }}
QMenuBar {{ background: {c.raised}; border-bottom: 1px solid {c.line}; }}
QMenu {{ background: {c.paper}; border: 1px solid {c.line}; padding: 4px; }}
QMenu::item {{ padding: 5px 24px 5px 24px; border-radius: 3px; }}
QMenu::item:selected {{ background: {c.accent_soft}; color: {c.ink}; }}
QLabel[quiet="true"] {{ color: {c.quiet}; }}
QLabel[wrong="true"] {{ color: {c.late}; }}
QLabel[right="true"] {{ color: {c.done}; }}
QLabel[section="true"] {{ color: {c.accent}; font-weight: 600; }}
QPushButton[link="true"] {{ background: transparent; border: 1px solid transparent; color: {c.accent}; padding: 2px 3px;
    text-align: left; }}
QPushButton[link="true"]:hover {{ text-decoration: underline; }}
QPushButton[link="true"]:focus {{ border-color: {c.accent}; }}
QLabel[title="true"] {{ font-weight: 600; }}
QFrame[card="true"] {{ background: {c.paper}; border: 1px solid {c.line}; border-radius: 6px; }}
QFrame[bar="true"] {{ background: {c.raised}; border: none; border-bottom: 1px solid {c.line}; }}
QFrame[notice="true"] {{ background: {c.soon_soft}; border: none; border-bottom: 1px solid {c.line}; }}
QFrame[alarm="true"] {{ background: {c.late_soft}; border: none; border-radius: 4px; }}
QFrame[good="true"] {{ background: {c.done_soft}; border: none; }}
QFrame[notice="true"] QLabel {{ color: {c.soon}; }}
#rail {{ background: {c.rail}; }}
#rail QToolButton {{ color: {c.rail_text}; border: none; border-left: 3px solid transparent; border-radius: 0;
    padding: 9px 12px 9px 9px; text-align: left; }}
#rail QToolButton:hover {{ background: {c.rail_chosen}; }}
#rail QToolButton:focus {{ border-left-color: {c.rail_text}; }}
#rail QToolButton:checked {{ background: {c.rail_chosen}; color: #ffffff; border-left-color: #f2c14e; }}
#rail QLabel {{ color: {c.rail_text}; }}
"""
