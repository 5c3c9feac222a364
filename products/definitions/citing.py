"""The texts of the tools that cite a law: everything that the YAML of a tool on the website says."""

from privacyportal.laws.cited_by import CitingText, cited_in

from .yaml_lines import read_yaml


def citing_texts(model, *, has_standard):
    """Every tool of one room; without `has_standard` "artikel 5" is an article of the document that the tool makes."""
    for tool in model.objects.all():
        newest = tool.editions.order_by("number").last()
        if source := newest.source if newest else tool.concept:
            content = read_yaml(source).content
            yield CitingText(
                tool.kind.capitalize(),
                content.get("titel", tool.slug),
                tool.change_url(),
                cited_in(*_words(content), has_standard=has_standard),
            )


def _words(content):
    if isinstance(content, str):
        yield content
    elif isinstance(content, dict | list):
        for part in content.values() if isinstance(content, dict) else content:
            yield from _words(part)
