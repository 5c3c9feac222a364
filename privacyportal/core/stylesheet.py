"""For a visitor `css/site.css` and what it imports are one hashed file; with DEBUG on the imports stay."""

import re
import sys
from pathlib import Path
from posixpath import dirname, join

from django.conf import settings
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

STYLESHEET = "css/site.css"
IMPORT = re.compile(r'^@import "(?P<path>[\w./-]+)" layer\((?P<layer>\w+)\);$', re.MULTILINE)
NOT_PREPARED = "Dit portaal is hier nog niet klaargemaakt. Voer eerst uit: python manage.py prepare"
COMMENT = re.compile(r"/\*.*?\*/\s*", re.DOTALL)


class OneStylesheetStorage(CompressedManifestStaticFilesStorage):
    """Joins the stylesheet during `collectstatic`, before it is hashed and compressed."""

    def post_process(self, paths, dry_run=False, **options):
        if STYLESHEET in paths and not dry_run:
            self.delete(STYLESHEET)
            self.save(STYLESHEET, ContentFile(join_imports(STYLESHEET).encode()))
            paths[STYLESHEET] = (self, STYLESHEET)
        yield from super().post_process(paths, dry_run=dry_run, **options)


def refuse_unprepared():
    """End a server that was never prepared: no page of it, not even one that says what is wrong, has its stylesheet."""
    if not settings.DEBUG and not getattr(staticfiles_storage, "hashed_files", True):
        sys.exit(NOT_PREPARED)


def join_imports(name):
    """The text of a stylesheet with each imported file in the place and the layer of its `@import` line."""

    def imported(line):
        return f"@layer {line['layer']} {{\n{_source(join(dirname(name), line['path']))}}}"

    return COMMENT.sub("", IMPORT.sub(imported, _source(name)))


def _source(name):
    if not (path := finders.find(name)):
        raise FileNotFoundError(f"The stylesheet {name} does not exist.")
    return Path(path).read_text(encoding="utf-8")
