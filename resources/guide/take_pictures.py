"""Takes the guide's pictures: the real window on the sample office, page by page.

    python resources/guide/take_pictures.py

Run it after a page has changed its looks. It needs a screen, or a virtual one of 1366×768.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QTimer

from giaoban_tracker import app
from giaoban_tracker.places import resources_folder
from giaoban_tracker.ui.main_window import MainWindow
from giaoban_tracker.ui.page_list import RAIL
from giaoban_tracker.ui.tips import TIPS
from giaoban_tracker.workflow.show_task import task_by_code

_PICTURES = Path(__file__).parent / "pictures"
_SETTLED_MS = 2500
_WIDTH, _HEIGHT = 1280, 720
_SHOWN = "NV-005"


def main() -> int:
    """Show each page, wait until it has settled, keep its picture."""
    with tempfile.TemporaryDirectory() as folder:
        _when_shown(_take_all)
        return app.run(["--sample", "--data", str(Path(folder) / "so")])


def _when_shown(act: Callable[[MainWindow], None]) -> None:
    show = MainWindow.show

    def show_and_act(window: MainWindow) -> None:
        show(window)
        QTimer.singleShot(_SETTLED_MS, partial(act, window))

    MainWindow.show = show_and_act  # type: ignore[method-assign, assignment]


def _take_all(window: MainWindow) -> None:
    # A tip that is told once would stand on pictures that are seen for years.
    window._place.settings.setValue("tips/seen", " ".join(TIPS))
    window.showNormal()
    window.resize(_WIDTH, _HEIGHT)
    steps: list[tuple[str, Callable[[], object]]] = []
    for item in RAIL:
        steps.append((item.key, partial(_open, window, item.key)))
    _take(window, steps)


def _open(window: MainWindow, key: str) -> None:
    page = window.show_page(key)
    if key == "tasks":
        window.show_task(task_by_code(window._place.desk, _SHOWN).id)
    elif key == "meetings":
        page.read_file(resources_folder() / "sample" / "seed-2017-q2.txt")  # type: ignore[attr-defined]


def _take(window: MainWindow, steps: list[tuple[str, Callable[[], object]]]) -> None:
    if not steps:
        QCoreApplication.exit(0)
        return
    (key, act), *rest = steps
    act()

    def keep() -> None:
        window.grab().save(str(_PICTURES / f"{key}.png"))
        _take(window, rest)

    QTimer.singleShot(_SETTLED_MS, keep)


if __name__ == "__main__":
    sys.exit(main())
