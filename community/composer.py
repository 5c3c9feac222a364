"""Writing a post: preview, keep, add and remove files, place; whatever happens, nothing typed is lost."""

import uuid

from privacyportal.core.numbers import whole
from privacyportal.core.pace import paced
from privacyportal.core.refusals import Refused
from products.models import Product

from .attachments import remove
from .drafts import keep_draft
from .keys import form_of, key_of, with_files
from .models import Draft
from .searchable import lookalikes


class Composer:
    """One form for one post, from the first empty page to the moment that it is placed; making one only reads."""

    def __init__(self, request, form_class, *, forum, topic=None, reply_to=None, initial=None):
        self.request, self.form_class, self.forum, self.topic = request, form_class, forum, topic
        self.reply_to = reply_to
        self.status, self.preview, self.is_kept, self.other, self.refused = 200, None, False, None, None
        self.is_empty = False
        self.draft = self._draft()
        self.form = self._bound() if request.method == "POST" else self._fresh(initial)

    @property
    def is_placing(self):
        return "place" in self.request.POST and self.form.is_valid()

    def place(self, act, **subject):
        """Do `act` with what was typed; None when it could not be done, and then the form says why."""
        typed = dict(self.form.cleaned_data)
        typed.pop("attachments")
        typed["token"] = self._sent_from()
        try:
            return act(author=self.request.user, files=self.form.received, draft=self.draft, **subject, **typed)
        except Refused as refused:
            self._refuse(refused)
        return None

    def keep(self):
        """Write down what was typed, and show it again: with its faults only when a post was asked for."""
        posted = self.request.POST
        is_valid = self.form.is_valid()
        if self.draft:
            for attachment in self.draft.attachments.filter(pk=whole(posted.get("remove"))):
                remove(attachment=attachment)
        if self._has_something():
            try:
                self._write_draft()
            except Refused as refused:  # the words stay on the page
                return self._refuse(refused)
            self.form.data = self.form.data.copy()
            self.form.data["token"] = str(self.draft.token)  # the next words are those of this draft
        wants_faults = "place" in posted or "preview" in posted or self.form.errors.get("attachments")
        if is_valid and "preview" in posted:
            self.preview = {"title": posted.get("title", ""), "body": self.form.cleaned_data["body"]}
        if is_valid or not wants_faults:
            self._show_again()
        self.is_kept = "keep" in posted and self.draft is not None
        self.is_empty = "keep" in posted and self.draft is None

    def answer(self, response):
        """`response`, a page with this form, as what became of the form asks: 409, or 429 with the moment to return."""
        response.status_code = self.status
        return paced(response, self.refused or self.form.refused)

    def use_latest_draft(self):
        """Show the newest draft of this place, so that a text that was left behind is found again."""
        self.draft = self._here(Draft.objects.filter(user=self.request.user)).first()
        if self.draft:
            self.form = self._fresh({})

    def context(self):
        return {
            "composer": self,
            "form": self.form,
            "preview": self.preview,
            "draft": self.draft,
            "lookalikes": self.lookalikes,
        }

    @property
    def asks_similar(self):
        return "similar" in self.request.POST

    @property
    def lookalikes(self):
        """Shown on the preview and on request, before a question is asked twice."""
        wants = self.asks_similar or self.preview
        if self.topic or not wants:
            return None
        return lookalikes(self.form["title"].value() or "", self.request.user)

    @property
    def _token(self):
        """The token of the form; a form that brought none is told by its address."""
        try:
            return uuid.UUID(self.request.POST.get("token", ""))
        except ValueError:
            return key_of(uuid.NAMESPACE_URL, self.request.path)

    def _draft(self):
        mine = Draft.objects.filter(user=self.request.user)
        if self.request.method == "POST":  # of this form, or of these words of it that were kept when no answer came
            kept = key_of(self._token, *(self._typed()[name] for name in ("title", "body")))
            return mine.filter(token__in=[self._token, kept]).first()
        chosen = whole(self.request.GET.get("concept"))
        return self._here(mine).filter(pk=chosen).first() if chosen else None

    def _here(self, drafts):
        return drafts.filter(forum=self.forum, topic=self.topic)

    def _bound(self):
        request = self.request
        return self.form_class(request.POST, request.FILES, user=request.user, draft=self.draft)

    def _fresh(self, initial):
        values = dict(initial or {})
        if self.draft:
            values |= {name: getattr(self.draft, name) for name in ("title", "body", "product", "role", "is_anonymous")}
            values["product"] = self.draft.product_id
        return self.form_class(initial=values, user=self.request.user, draft=self.draft)

    def _refuse(self, refused):
        self.status, self.refused = 409, refused
        self.form.show_refusal(refused)

    def _show_again(self):
        """The same words in a form that finds no fault yet; what the leak check found stays asked."""
        confirmed, findings = self.form.cleaned_data.get("confirmed", ""), self.form.findings
        self.form = self._fresh(self._typed())
        self.form.findings, self.form.initial["confirmed"] = findings, confirmed

    def _has_something(self):
        """A concept of nothing would only stand in the way later."""
        return bool(self.draft or self.form.received or any(self._typed()[name].strip() for name in ("title", "body")))

    def _write_draft(self):
        posted, cleaned, before = self.request.POST, self.form.cleaned_data, self.draft
        typed = self._typed()
        self.draft = keep_draft(
            by=self.request.user,
            token=self._token,
            forum=self.forum,
            topic=self.topic,
            files=self.form.received,
            document_kind=cleaned.get("document_kind", ""),
            title=typed["title"],
            body=typed["body"],
            product=Product.objects.in_catalogue().filter(pk=whole(posted.get("product"))).first(),
            role=cleaned.get("role", ""),
            reply_to=self.reply_to,
            is_anonymous="is_anonymous" in posted,
            sent_from=self._sent_from() if "place" in posted else self.draft and self.draft.sent_from,
        )
        self.form.draft, self.form.received = self.draft, []
        if self.draft != before:
            self.other = self._here(Draft.objects.filter(user=self.request.user)).exclude(pk=self.draft.pk).first()

    def _sent_from(self):
        return with_files(form_of(self.draft, self._token), self.request.FILES.getlist("attachments"))

    def _typed(self):
        posted = self.request.POST
        return {name: posted.get(name, "").replace("\0", "") for name in ("title", "body")} | {
            "is_following": "is_following" in posted
        }
