"""The window's pages; none knows another. Each is loaded when it is first shown."""
