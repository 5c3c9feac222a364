"""For a visitor `css/site.css` and what it imports are one hashed file; with DEBUG on the imports stay."""

import re
from pathlib import Path
from posixpath import dirname, join

from django.contrib.staticfiles import finders
from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

STYLESHEET = "css/site.css"
IMPORT = re.compile(r'^@import "(?P<path>[\w./-]+)" layer\((?P<layer>\w+)\);$', re.MULTILINE)
COMMENT = re.compile(r"/\*.*?\*/\s*", re.DOTALL)


class OneStylesheetStorage(CompressedManifestStaticFilesStorage):
    """Joins the stylesheet during `collectstatic`, before it is hashed and compressed."""

    def post_process(self, paths, dry_run=False, **options):
        if STYLESHEET in paths and not dry_run:
            self.delete(STYLESHEET)
            self.save(STYLESHEET, ContentFile(join_imports(STYLESHEET).encode()))
            paths[STYLESHEET] = (self, STYLESHEET)
        yield from super().post_process(paths, dry_run=dry_run, **options)


def join_imports(name):
    """The text of a stylesheet with each imported file in the place and the layer of its `@import` line."""

    def imported(line):
        return f"@layer {line['layer']} {{\n{_source(join(dirname(name), line['path']))}}}"

    return COMMENT.sub("", IMPORT.sub(imported, _source(name)))


def _source(name):
    if not (path := finders.find(name)):
        raise FileNotFoundError(f"The stylesheet {name} does not exist.")
    return Path(path).read_text(encoding="utf-8")
