"""Of all that a document says about itself, its title and language stay: a screen reader begins with them."""

import re
from xml.parsers import expat

from .markup import local, parse

LANGUAGE = re.compile(r"[a-zA-Z]{2,3}(?:-[a-zA-Z0-9]{2,8}){0,3}")
MAX_TITLE = 300


def title_and_language(xml: bytes) -> tuple[str, str]:
    """Its title and language, '' for what it does not say. Raises FileRefused."""
    found, path = {"title": "", "language": ""}, []
    parser = expat.ParserCreate()

    def text(piece):
        if path and path[-1] in found:
            found[path[-1]] += piece

    parser.StartElementHandler = lambda name, attributes: path.append(local(name))
    parser.EndElementHandler = lambda name: path.pop()
    parser.CharacterDataHandler = text
    parse(xml, parser)
    language = found["language"].strip()
    return " ".join(found["title"].split())[:MAX_TITLE], language if LANGUAGE.fullmatch(language) else ""
