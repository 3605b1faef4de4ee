"""The dialog that imports a sheet of tasks: what stands in it, what it is taken for, what a person has otherwise."""

from __future__ import annotations

from giaoban_tracker.ui.dialogs.import_sheet.dialog import ImportDialog, Surroundings

__all__ = ["ImportDialog", "Surroundings"]
