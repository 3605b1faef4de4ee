"""Where minutes come from: one file for each format, each giving plain lines.

The room knows how Word, Excel, PDF, web pages and old code pages store words; it knows nothing of what the words mean.
Every reader is handed bytes that may be hostile: sizes are bounded before anything is unpacked, nothing outside the
bytes is ever followed, nothing in them is ever run. Readers are imported by the first file that needs them.

All formats give the same kind of text: a paragraph a line, list marks written out ('1.', 'a)', '-'), a table row a line
with its cells parted by tabs, which is the form that `minutes.layout` reads.
"""
