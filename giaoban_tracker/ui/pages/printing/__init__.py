"""In ấn: a form as it will come out of the printer, and the ways to get it there.

Options at the left say what is printed; the preview at the right is drawn from the very PDF that is saved or printed.
"""

from giaoban_tracker.ui.pages.printing.page import PrintingPage

__all__ = ["PrintingPage"]
