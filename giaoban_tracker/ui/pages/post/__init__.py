"""Nhận – gửi: what units sent, what they are to get, how the round stands, whose computers are trusted."""

from giaoban_tracker.ui.pages.post.page import PostPage

__all__ = ["PostPage"]
