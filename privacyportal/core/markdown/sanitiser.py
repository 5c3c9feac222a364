"""The second fence: whatever the parser lets through, only this HTML reaches a reader."""

import nh3

from .links import is_allowed_link, is_own_image

HEADINGS = {"h2", "h3", "h4", "h5", "h6"}
BLOCKS = {"p", "ul", "ol", "li", "blockquote", "pre", "hr", "dl", "dt", "dd", "div"}
TABLES = {"table", "thead", "tbody", "tr", "th", "td"}
INLINE = {"a", "img", "em", "strong", "s", "code", "br", "sup", "span"}
ATTRIBUTES = {
    "a": {"href", "title", "id", "aria-label", "hreflang"},
    "img": {"src", "alt", "title"},
    "ol": {"start"},
    "span": {"lang"},
    "table": {"aria-label"},
    "li": {"id"},
    "div": {"aria-label"},
    **{heading: {"id"} for heading in HEADINGS},
}
ATTRIBUTE_VALUES = {
    "a": {"rel": {"nofollow noopener noreferrer"}},
    "div": {"role": {"region"}, "tabindex": {"0"}},
    "th": {"scope": {"col", "row"}},
}
ALIGNED = {"align-left", "align-center", "align-right"}
CLASSES = {
    "a": {"law-link", "term-link"},
    "div": {"table-scroll", "table-scroll--wide", "footnotes"},
    "sup": {"footnote-ref"},
    "th": ALIGNED,
    "td": ALIGNED,
}


def sanitised(html: str, id_prefix: str) -> str:
    """Every id gets the prefix, so that a text cannot take the place of an element of the page."""
    cleaner = nh3.Cleaner(
        tags=HEADINGS | BLOCKS | TABLES | INLINE,
        attributes=ATTRIBUTES,
        tag_attribute_values=ATTRIBUTE_VALUES,
        allowed_classes=CLASSES,
        attribute_filter=_allowed_value,
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel=None,
        id_prefix=id_prefix,
    )
    return cleaner.clean(html)


def _allowed_value(tag: str, attribute: str, value: str) -> str | None:
    if attribute == "src":
        return value if is_own_image(value) else None
    if attribute == "href":
        return value if is_allowed_link(value) else None
    return value
