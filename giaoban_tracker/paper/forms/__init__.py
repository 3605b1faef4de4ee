"""One module per form of forms.md: values whose names are resolved become a `Document`, every word of it."""
