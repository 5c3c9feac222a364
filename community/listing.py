"""What a reader may choose in a list of topics or files; lists that know their length need no counting."""

from functools import partial

from django.db.models import Q
from django.http import QueryDict

from privacyportal.accounts.directory import roles_of
from privacyportal.accounts.models import Organisation
from privacyportal.core.kept_query import kept_query
from products.models import Product

from .forms.library import LibraryForm
from .models import Attachment, Post, Topic
from .readers import Reader

USUAL = "laatste"
ORDERS = {
    USUAL: ("Laatste reactie", ["-last_post_at", "-pk"]),
    "nieuwste": ("Nieuwste vraag", ["-created_at", "-pk"]),
    "reacties": ("Meeste reacties", ["-reply_count", "-pk"]),
}


class Counted:
    """A queryset for a paginator, with the length that the acts keep; `first` gives its first so many rows sooner."""

    def __init__(self, rows, count, first):
        self.rows, self.length, self.first = rows, count, first

    def __getitem__(self, wanted):
        return list(self.rows[wanted]) if wanted.start or not wanted.stop else self.first(wanted.stop)

    def __len__(self):
        return self.length

    def count(self):
        return self.length

    ordered = True


class Replies:
    """The replies of a topic by number, for one reader: page 200 costs as little as page 1.

    With them come the question, and the solution where it stands on this page or is shown above it.
    """

    ordered = True

    def __init__(self, topic, reader):
        self.topic, self.reader = topic, reader

    def __getitem__(self, wanted):
        reader, topic, numbers = self.reader, self.topic, range(wanted.start + 1, wanted.stop + 1)
        solution = topic.solution_id or 0 if wanted.start == 0 else 0
        posts = _posts(topic.pk, (0, *numbers), solution, reader.pk, is_moderator=reader.is_moderator)
        files = _files(tuple(post.pk for post in posts) or (0,))
        for post in posts:
            post.topic, post.files = topic, [file for file in files if file.post_id == post.pk]
            for name in ("question", "solution"):
                if getattr(topic, f"{name}_id") == post.pk:
                    setattr(topic, name, post)
        return [post for post in posts if post.number in numbers]

    def __len__(self):
        return self.topic.last_number

    def count(self):
        return self.topic.last_number


@kept_query
def _posts(topic, numbers, other, reader, is_moderator):
    places = Q(topic=topic, number__in=numbers) | Q(pk=other)
    return Post.objects.in_topic_of(Reader(reader, is_moderator, ())).filter(places).for_page().order_by("number", "pk")


@kept_query
def _files(posts):
    return Attachment.objects.filter(post__in=posts).defer("text", "found").order_by("pk")


class TopicFilter:
    """`?toon=open|opgelost|gevolgd&sorteer=`; what we do not know is left out of `query`."""

    def __init__(self, query, *, forum, user):
        self.forum, self.user = forum, user
        shown, order = query.get("toon", ""), query.get("sorteer", "")
        known = ("open", "opgelost", "gevolgd") if user.is_authenticated else ("open", "opgelost")
        self.shown = shown if shown in known else ""
        self.order = order if order in ORDERS else USUAL

    @property
    def query(self):
        understood = QueryDict(mutable=True)
        understood.update({name: value for name, value in self._choices().items() if value})
        return understood

    @property
    def is_filtered(self):
        return bool(self.query)

    def topics(self):
        if self.shown == "gevolgd":
            return _listed(self.forum.pk, order=self.order).followed_by(self.user)
        topics = _listed(self.forum.pk, shown=self.shown, order=self.order)
        return Counted(topics, self._count(), partial(_first, self.forum.pk, self.shown, self.order))

    def _count(self):
        count, solved = self.forum.topic_count, self.forum.solved_count
        return {"": count, "open": count - solved, "opgelost": solved}[self.shown]

    def tabs(self):
        """What can be shown, with `value` for the address; None is what is shown unasked."""
        count, solved = self.forum.topic_count, self.forum.solved_count
        tabs = [
            ("", "Alles", count),
            ("open", "Zonder oplossing", count - solved),
            ("opgelost", "Opgelost", solved),
            *([("gevolgd", "Volgt u", None)] if self.user.is_authenticated else []),
        ]
        return [
            {"value": value or None, "label": label, "count": count, "is_current": value == self.shown}
            for value, label, count in tabs
        ]

    def orders(self):
        return [
            {"value": None if value == USUAL else value, "label": label, "is_current": value == self.order}
            for value, (label, _) in ORDERS.items()
        ]

    def _choices(self):
        return {"toon": self.shown, "sorteer": "" if self.order == USUAL else self.order}


def pinned_topics(forum):
    """What stands on top of the first page."""
    return _pinned(forum.pk)


@kept_query
def _pinned(forum):
    return Topic.objects.listed().filter(forum=forum, is_pinned=True).for_list()


def _listed(forum, *, order, shown=None):
    """The topics of a forum in this order; with `shown` those that are not pinned."""
    topics = Topic.objects.listed().filter(forum=forum).for_list().order_by(*ORDERS[order][1])
    topics = topics if shown is None else topics.filter(is_pinned=False)
    return {"open": topics.unanswered, "opgelost": topics.solved}.get(shown, topics.all)()


def _first(forum, shown, order, stop):
    return _first_listed(forum, shown=shown, order=order, stop=stop)


@kept_query
def _first_listed(forum, shown, order, stop):
    return _listed(forum, shown=shown, order=order)[:stop]


class LibraryFilter:
    """The documents of a forum by product, kind, municipality and role; a choice that we do not know shows nothing less."""

    def __init__(self, query, *, forum):
        self.documents = Attachment.objects.in_library_of(forum)
        self.form = LibraryForm(query)
        self.form.fields["product"].queryset = Product.objects.filter(pk__in=self.documents.values("product")).order_by(
            "title", "pk"
        )
        self.form.fields["gemeente"].queryset = Organisation.objects.filter(
            pk__in=self.documents.values("organisation")
        ).order_by("name", "pk")
        self.form.is_valid()

    def attachments(self):
        chosen = self.form.cleaned_data
        found = self.documents.select_related("post__topic__forum", "organisation", "product")
        found = found.filter(product=chosen["product"]) if chosen.get("product") else found
        found = found.filter(kind=chosen["soort"]) if chosen.get("soort") else found
        found = found.filter(organisation=chosen["gemeente"]) if chosen.get("gemeente") else found
        if chosen.get("rol"):  # as the reader sees it: who left or asked without a name shows none
            found = found.filter(post__role__in=roles_of(chosen["rol"])).exclude(post__author=None)
        return found.order_by("-added_at", "-pk")
