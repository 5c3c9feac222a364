"""Documents for Word and LibreOffice: `writing.write(Document(...), "docx")` gives their bytes.

A document is built as pandoc's own tree (`blocks`, and `from_markdown` for what editors wrote), never as text that
pandoc must read: so nothing that a person typed can become markup.
"""
