"""Documents that anyone may ask for, kept on disk for a day: made once, and again when what is in them changed.

On disk and not in the cache of the portal: that one may be a table, in which every document would be a write that others
wait for. Who asks at the same moment makes the same document twice, and the last one stays.
"""

import json
import logging
from functools import cache
from hashlib import sha256
from pathlib import Path

from django.core.cache import caches

from ..markdown import RENDERER

log = logging.getLogger("portal.documents")


def fingerprint(document, *more):
    """What a Document will say, together with texts that are not in it yet, under the house style of today."""
    said = json.dumps([document.tree(), more, RENDERER, _house_style()])
    return sha256(said.encode(errors="surrogatepass")).hexdigest()


def kept_or_made(place, made_of, make):
    """The bytes kept at `place` when they were made of the same; else those of `make()`, kept from now on."""
    if (content := _kept(place, made_of)) is None:
        content = make()
        _keep(place, made_of, content)
    return content


def _kept(place, made_of):
    try:
        of, content = caches["documents"].get(place) or (None, None)
    except Exception as error:  # a disk that fails must not stand between a reader and her document
        log.warning("no kept document: %s", type(error).__name__)
        return None
    return content if of == made_of else None


def _keep(place, made_of, content):
    try:
        caches["documents"].set(place, (made_of, content))
    except OSError as error:
        log.warning("a document is not kept: %s", type(error).__name__)


@cache
def _house_style():
    """Of all that shapes a document: whoever changes it has nothing to raise."""
    files = sorted(path for path in Path(__file__).parent.iterdir() if path.is_file())
    return sha256(b"".join(path.read_bytes() for path in files)).hexdigest()
