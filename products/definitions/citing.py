"""The texts of the tools that cite a law: what the YAML of a tool says, or of its concept before the first edition."""

from privacyportal.laws.cited_by import CitingText, cited_in

from .concepts import published_text, title_of
from .places import texts_in


def citing_texts(model, *, has_standard):
    """Every tool of one room; without `has_standard` "artikel 5" is an article of the document that the tool makes."""
    for tool in model.objects.all():
        if text := published_text(tool) or tool.concept:
            cited = cited_in(*texts_in(text), has_standard=has_standard)
            yield CitingText(tool.kind.capitalize(), title_of(tool, text), tool.change_url(), cited)
