"""PySide6 6.12.0 drops a reference of None at every void call and aborts Python 3.11 after some thousand of them."""

from __future__ import annotations

import sys
from importlib.metadata import requires, version

from packaging.requirements import Requirement
from PySide6.QtWidgets import QApplication, QLabel


def test_the_pin_refuses_the_qt_that_aborts() -> None:
    stated = [Requirement(line) for line in requires("giaoban-tracker") or []]
    [qt] = [requirement for requirement in stated if requirement.name.lower() == "pyside6-essentials"]

    assert not qt.specifier.contains("6.12.0")
    assert qt.specifier.contains(version("PySide6-Essentials"))


def test_two_thousand_void_calls_leave_the_references_of_none_alone(qapp: QApplication) -> None:
    label = QLabel()
    before = sys.getrefcount(None)

    for _ in range(2_000):
        label.setText("x")
        label.setObjectName("x")

    assert abs(sys.getrefcount(None) - before) < 100
