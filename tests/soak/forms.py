"""The forms of a page, as a browser would send them when nothing is typed."""

from html.parser import HTMLParser
from uuid import uuid4

NEVER_SENT = ("submit", "button", "file", "image", "reset")
TICKED = ("checkbox", "radio")


class Form:
    def __init__(self, action):
        self.action, self.fields = action, []

    def names(self):
        return {name for name, _ in self.fields}

    def filled_as(self, name):
        """What stands in this field."""
        return dict(self.fields)[name]

    def filled(self, **typed):
        """All fields, with `typed` in place of what stood there."""
        kept = [(name, value) for name, value in self.fields if name not in typed]
        return [*kept, *typed.items()]


class FormReader(HTMLParser):
    def __init__(self):
        super().__init__()
        self.forms, self.text_of, self.select = [], None, None

    def handle_starttag(self, tag, attributes):
        about = dict(attributes)
        if tag == "form":
            self.forms.append(Form(about.get("action", "")))
        elif self.forms and tag == "input":
            self._input(about)
        elif self.forms and tag == "textarea":
            self.text_of = about.get("name")
            self.forms[-1].fields.append((self.text_of, ""))
        elif tag == "select":
            self.select = about.get("name")
        elif self.forms and tag == "option" and self.select and "selected" in about:
            self.forms[-1].fields.append((self.select, about.get("value", "")))

    handle_startendtag = handle_starttag

    def handle_endtag(self, tag):
        if tag == "textarea":
            self.text_of = None
        elif tag == "select":
            self.select = None

    def handle_data(self, data):
        if self.text_of:
            name, text = self.forms[-1].fields[-1]
            self.forms[-1].fields[-1] = name, (text + data).removeprefix("\n")

    def _input(self, about):
        kind, name = about.get("type", "text"), about.get("name")
        if name and kind not in NEVER_SENT and (kind not in TICKED or "checked" in about):
            self.forms[-1].fields.append((name, about.get("value", "on" if kind in TICKED else "") or ""))


def forms_of(page):
    reader = FormReader()
    reader.feed(page)
    return reader.forms


def as_parts(fields, files):
    """The body and content type of `fields` (pairs) with `files` (triples of a field, a name and bytes)."""
    edge = uuid4().hex
    parts = [f'Content-Disposition: form-data; name="{name}"\r\n\r\n{value}'.encode() for name, value in fields]
    for field, name, content in files:
        head = f'Content-Disposition: form-data; name="{field}"; filename="{name}"\r\nContent-Type: text/plain\r\n\r\n'
        parts.append(head.encode() + content)
    body = b"".join(f"--{edge}\r\n".encode() + part + b"\r\n" for part in parts) + f"--{edge}--\r\n".encode()
    return body, f"multipart/form-data; boundary={edge}"
