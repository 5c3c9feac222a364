"""A plain text with its references as links; Markdown has a rule of its own for that."""

from functools import lru_cache

from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import mark_safe

LAW_LINK = {"class": "law-link", "rel": "nofollow noopener noreferrer"}


def link_to_law(law, address):
    """The attributes of a link to (an article of) a law."""
    attributes = {"href": address, **LAW_LINK}
    if not law.is_in_force:
        attributes["title"] = f"{law.title} (vervallen)"
    if law.is_english:
        attributes["hreflang"] = "en"
    return attributes


def link_to_article(text, citation):
    """The attributes of the link under the piece of `text` that cites an article."""
    attributes = link_to_law(citation.law, citation.address)
    if not citation.is_whole:  # out of its sentence, "14" says nothing
        piece, short = text[citation.start : citation.end].replace("\n", " "), citation.law.short
        attributes["aria-label"] = f"artikel {piece}" if short in piece else f"artikel {piece} {short}"
    return attributes


@lru_cache(maxsize=2_000)
def as_html(text, laws):
    """`text`, escaped, with a link at the first of each article and guideline."""
    parts, done, seen = [], 0, set()
    for start, end, attributes in sorted(_links(text, laws), key=lambda link: link[:2]):
        if start >= done and attributes["href"] not in seen:
            seen.add(attributes["href"])
            parts += [escape(text[done:start]), _link(text[start:end], attributes)]
            done = end
    return mark_safe("".join([*parts, escape(text[done:])]))


def _links(text, laws):
    for citation in laws.citations(text):
        if citation.address:
            yield citation.start, citation.end, link_to_article(text, citation)
    for name in laws.named(text):
        law = name.meant[0]
        if law.is_linked_by_name:
            yield name.start, name.end, link_to_law(law, law.address)


def _link(words, attributes):
    return format_html("<a{}>{}</a>", format_html_join("", ' {}="{}"', attributes.items()), words)
