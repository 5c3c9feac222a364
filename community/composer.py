"""Writing a post: preview, keep, add and remove files, place; whatever happens, nothing typed is lost."""

import uuid

from privacyportal.core.numbers import whole
from privacyportal.core.refusals import Refused

from .attachments import remove
from .drafts import keep_draft
from .models import Draft
from .posting import TooFast
from .searchable import lookalikes


class Composer:
    """One form for one post, from the first empty page to the moment that it is placed; making one only reads."""

    def __init__(self, request, form_class, *, forum, topic=None, initial=None):
        self.request, self.form_class, self.forum, self.topic = request, form_class, forum, topic
        self.options = {} if topic else {"forum": forum}
        self.status, self.preview, self.is_kept = 200, None, False
        self.draft = self._draft()
        self.form = self._bound() if request.method == "POST" else self._fresh(initial)

    @property
    def is_placing(self):
        return "place" in self.request.POST and self.form.is_valid()

    def place(self, act, **subject):
        """Do `act` with what was typed; None when it could not be done, and then the form says why."""
        typed = dict(self.form.cleaned_data)
        typed.pop("confirmed"), typed.pop("attachments")
        try:
            return act(author=self.request.user, files=self.form.received, draft=self.draft, **subject, **typed)
        except Refused as refused:
            self.status = 429 if isinstance(refused, TooFast) else 409
            self.form.add_error(None, str(refused))
        return None

    def keep(self):
        """Write down what was typed, and show it again: with its faults only when a post was asked for."""
        posted = self.request.POST
        is_valid = self.form.is_valid()
        if self.draft:
            for attachment in self.draft.attachments.filter(pk=whole(posted.get("remove"))):
                remove(attachment=attachment)
        self._write_draft()
        wants_faults = "place" in posted or "preview" in posted or self.form.errors.get("attachments")
        if is_valid and "preview" in posted:
            self.preview = {"title": posted.get("title", ""), "body": self.form.cleaned_data["body"]}
        if is_valid or not wants_faults:
            self._show_again()
        self.is_kept = "keep" in posted

    def use_latest_draft(self):
        """Show the newest draft of this place, so that a text that was left behind is found again."""
        mine = Draft.objects.filter(user=self.request.user, forum=self.forum, topic=self.topic)
        self.draft = mine.first()
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
    def lookalikes(self):
        """Shown on the preview and on request, before a question is asked twice."""
        wants = "similar" in self.request.POST or self.preview
        if self.topic or not wants:
            return None
        return lookalikes(self.form["title"].value() or "", self.request.user)

    def _draft(self):
        mine = Draft.objects.filter(user=self.request.user, forum=self.forum, topic=self.topic)
        if self.request.method == "POST":
            return mine.filter(token=_uuid(self.request.POST.get("token"))).first()
        return mine.filter(pk=whole(self.request.GET.get("concept"))).first()

    def _bound(self):
        request = self.request
        return self.form_class(request.POST, request.FILES, user=request.user, draft=self.draft, **self.options)

    def _fresh(self, initial):
        values = dict(initial or {})
        if self.draft:
            values |= {name: getattr(self.draft, name) for name in ("title", "body", "product", "role", "is_anonymous")}
            values["product"] = self.draft.product_id
        return self.form_class(initial=values, user=self.request.user, draft=self.draft, **self.options)

    def _show_again(self):
        """The same words in a form that finds no fault yet; what the leak check found stays asked."""
        confirmed, findings = self.form.cleaned_data.get("confirmed", ""), self.form.findings
        self.form = self._fresh(self._typed())
        self.form.findings, self.form.initial["confirmed"] = findings, confirmed

    def _write_draft(self):
        typed = self._typed()
        cleaned = self.form.cleaned_data
        self.draft = keep_draft(
            by=self.request.user,
            token=_uuid(self.request.POST.get("token")),
            forum=self.forum,
            topic=self.topic,
            files=self.form.received,
            title=typed["title"][:200],
            body=typed["body"][:100_000],
            product=cleaned.get("product"),
            role=cleaned.get("role", ""),
            is_anonymous=bool(cleaned.get("is_anonymous")),
        )
        self.form.draft, self.form.received = self.draft, []

    def _typed(self):
        posted = self.request.POST
        return {name: posted.get(name, "").replace("\0", "") for name in ("title", "body")} | {
            "is_following": "is_following" in posted
        }


def _uuid(text):
    try:
        return uuid.UUID(str(text))
    except ValueError:
        return uuid.uuid4()
