"""What a page offers to whoever reads it: its links and its forms, as a browser would fill them in."""

from dataclasses import dataclass, field
from html.parser import HTMLParser


@dataclass
class Form:
    page: str
    action: str = ""
    method: str = "get"
    fields: dict = field(default_factory=dict)  # name: the values that a browser would offer
    files: set = field(default_factory=set)


class Offers(HTMLParser):
    """Feed it a page; then ask for `links` and `forms`."""

    def __init__(self, page):
        super().__init__()
        self.page, self.links, self.forms = page, [], []
        self._select = ""

    def handle_starttag(self, tag, pairs):
        attributes = {name: value or "" for name, value in pairs}
        if tag == "a" and attributes.get("href", "").startswith(("/", "?")):
            self.links.append(attributes["href"])
        if tag == "form":
            method = attributes.get("method", "get").lower()
            self.forms.append(Form(self.page, attributes.get("action", ""), method))
        if self.forms:
            self._take_field(tag, attributes)

    def _take_field(self, tag, attributes):
        form, name = self.forms[-1], attributes.get("name", "")
        if tag == "select":
            self._select = name
        elif tag == "option" and self._select:
            form.fields.setdefault(self._select, []).append(attributes.get("value", ""))
        elif name and attributes.get("type") == "file":
            form.files.add(name)
        elif name and tag in ("input", "textarea", "button"):
            form.fields.setdefault(name, []).append(attributes.get("value", ""))
