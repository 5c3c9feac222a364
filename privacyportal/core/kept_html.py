"""The HTML of a text, made by the act that writes the text and kept beside it, so that no reader pays first.

It stands on the row of the text, not in a table by hash: then reading asks no query more, it is written in the same
statement as the text, and it is gone in the same statement too (a post taken back, a person who leaves, a row that
is deleted). No row is left over that somebody must remember to clear. What is kept is of no place on any page: `html`
puts in the ids and names of the page that shows it, so a post that gets another number stays as it is kept.

The hash says of which text, which reading and which renderer it was made. Where that does not fit (the starter
content, a new renderer, a row changed by hand), the reader sees what she should, and `tick` keeps it anew. A change in
the tables of laws and terms does not stop a reader: `kept_with` is then another number, and `tick` keeps it anew.
Posts have no such links, so a change in a table never renews a million of them.
"""

from hashlib import sha256

from django.apps import apps
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.html import escape
from django.utils.safestring import mark_safe

from .markdown import RENDERER, Heading, Linking, Reading, TextTooLong, html_as_typed, read_markdown
from .references import known

ID_MARK, TABLE_MARK = "\ue0f0", "\ue0f1"  # where the page that shows the text puts its own
OPENING = 400  # characters of the plain text, for who shows only the beginning
AT_ONCE = 200  # rows


class WithMarkdown(models.Model):
    """A row whose `body` is Markdown. Write it with `save`; neither `update` nor `bulk_create` keeps its HTML."""

    as_typed, top_level = False, 2
    kept = models.JSONField(null=True, editable=False)
    kept_with = models.PositiveIntegerField(default=0, editable=False, db_index=True)

    class Meta:
        abstract = True

    def save(self, *args, update_fields=None, **kwargs):
        if self._is_writing_body(update_fields):
            self.body = self._meta.get_field("body").to_python(self.body)  # cleaned, before it is read
            self._keep(self.kept_by())
            if update_fields is not None:
                update_fields = {*update_fields, "kept", "kept_with"}
        super().save(*args, update_fields=update_fields, **kwargs)

    def text_to_show(self):
        """The Markdown that readers get; a row may put in what it borrows elsewhere."""
        return self.body

    def html(self, id_prefix="tekst-", table_label="Tabel"):
        """The text as HTML, with the ids and the names of tables that this place on the page needs."""
        text = self._rendered()["html"] if self.body else ""
        return mark_safe(text.replace(ID_MARK, id_prefix).replace(TABLE_MARK, escape(table_label)))

    def contents(self, id_prefix="tekst-"):
        """The h2 headings, with the ids that `html` gives them."""
        return [Heading(id_prefix + name, text) for name, text in self._rendered()["contents"]] if self.body else []

    def opening(self):
        """The beginning as plain text, of at most OPENING characters."""
        return self._rendered()["opening"] if self.body else ""

    @classmethod
    def kept_by(cls):
        """The number of what makes the HTML today: the renderer, and where it links the tables that it reads."""
        return RENDERER if cls.as_typed else known.fresh().version + RENDERER

    def _keep(self, kept_by):
        if self.kept_with != kept_by:
            self.kept = None
        self.kept, self.kept_with = self._rendered(), kept_by

    def _is_writing_body(self, update_fields):
        return "body" not in self.get_deferred_fields() if update_fields is None else "body" in update_fields

    def _rendered(self):
        if not self.body:
            return None
        text = self.text_to_show()
        key = f"{RENDERER}\n{settings.MEDIA_URL}\n{self.as_typed}\n{self.top_level}\n{text}"
        made_of = sha256(key.encode(errors="surrogatepass")).hexdigest()
        if not self.kept or self.kept["of"] != made_of:
            self.kept = {"of": made_of, **self._made(text)}
        return self.kept

    def _made(self, text):
        linking = None if self.as_typed else Linking(known.recent())
        try:
            read = read_markdown(text, ID_MARK, self.top_level, TABLE_MARK, as_typed=self.as_typed, linking=linking)
        except TextTooLong:  # written before this limit
            read = Reading(html_as_typed(text), [], text)
        made = {"html": read.html, "contents": read.contents, "opening": read.text[:OPENING]}
        return made | {"cited": sorted(read.cited)} if linking else made


def keep_what_is_missing():
    """Make the HTML of texts that came in by another way, or before this renderer; returns how many. `tick` calls it."""
    return sum(_keep_some(model) for model in apps.get_models() if issubclass(model, WithMarkdown))


def _keep_some(model):
    kept_by, number = model.kept_by(), 0
    is_old = Q(kept_with__lt=kept_by) | Q(kept_with__gt=kept_by)
    for row in model._default_manager.filter(is_old).order_by("pk")[:AT_ONCE]:
        same_text = model._default_manager.filter(pk=row.pk, body=row.body)  # who writes meanwhile keeps her own
        row._keep(kept_by)
        number += same_text.update(kept=row.kept, kept_with=kept_by)
    return number
