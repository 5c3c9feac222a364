"""The pictures of a Word file, each drawn anew by the rules for images in texts, when its place in the text is written."""

import secrets
import time
from io import BytesIO

from PIL import Image

from ...files import FileRefused
from ...files.web_pictures import redrawn
from .lost import Lost

SECONDS = 8  # for all of them; what then is left does not come along
MOST = 100


class Pictures:
    """`drawn` has the content of each by its new name; the rules are `Rules`."""

    def __init__(self, contents, rules):
        self.contents, self.rules = contents, rules
        self.drawn, self.known, self.until = {}, {}, time.process_time() + SECONDS

    def __call__(self, name):
        """Its address, or '' and what is lost."""
        content = self.contents.get(f"word/{name}", b"")
        if content not in self.known:
            self.known[content] = self._brought(content)
        return self.known[content]

    def _brought(self, content):
        extension, pixels = self._kind(content)
        if not extension:
            return "", Lost.IMAGES
        if len(content) > self.rules.most_bytes or pixels > self.rules.most_pixels:
            return "", Lost.LARGE
        if len(self.drawn) >= MOST or time.process_time() > self.until:
            return "", Lost.MANY
        try:
            picture = redrawn(content, self.rules.most_side)
        except FileRefused:
            return "", Lost.IMAGES
        name = f"{secrets.token_hex(16)}.{extension}"
        self.drawn[name] = picture
        return f"{self.rules.folder}{name}", None

    def _kind(self, content):
        """Its extension and number of pixels, by its own first bytes; '' for what the website does not show."""
        try:
            picture = Image.open(BytesIO(content), formats=list(self.rules.formats))
        except Exception:  # whatever Pillow makes of a broken picture
            return "", 0
        return self.rules.formats[picture.format], picture.width * picture.height
