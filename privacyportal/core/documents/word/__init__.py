"""A Word file that comes in as text: `reading.read_word(upload, …)` gives Markdown, pictures and what stayed behind.

Its XML is made ready (`parts`, `shaping`), pandoc makes a tree of that, and `to_markdown` writes what the portal knows.
"""
