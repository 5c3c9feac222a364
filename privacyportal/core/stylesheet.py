"""One stylesheet for a visitor: `css/site.css` and the files it imports become a single hashed file.

With DEBUG on the browser follows the `@import` lines itself, so that every part can be found by name.
"""

import re
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
            self._replace(STYLESHEET, join_imports(STYLESHEET))
            paths[STYLESHEET] = (self, STYLESHEET)
        yield from super().post_process(paths, dry_run=dry_run, **options)

    def _replace(self, name, text):
        self.delete(name)
        self.save(name, ContentFile(text.encode()))


def join_imports(name):
    """The text of a stylesheet with each imported file in the place and the layer of its `@import` line."""

    def imported(line):
        return f"@layer {line['layer']} {{\n{_source(join(dirname(name), line['path']))}}}"

    return COMMENT.sub("", IMPORT.sub(imported, _source(name)))


def _source(name):
    path = finders.find(name)
    if not path:
        raise FileNotFoundError(f"The stylesheet {name} does not exist.")
    with open(path, encoding="utf-8") as file:
        return file.read()
