"""For the projector: one task at a time in large letters, a decision by one key."""

from giaoban_tracker.ui.presentation.slides import Slide, slides_of_agenda, slides_of_tasks
from giaoban_tracker.ui.presentation.window import Presentation

__all__ = ["Presentation", "Slide", "slides_of_agenda", "slides_of_tasks"]
