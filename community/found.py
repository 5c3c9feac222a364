"""What a reader sees beside each post or file that the search found: solved or not, in which role, and when."""

from django.utils.formats import date_format
from django.utils.timezone import localtime

from .models import Attachment, Post
from .searchable import key_of


def labels_of(keys):
    """For the keys of posts and files that a reader may find, by key: `Opgelost · Vraag van een FG · 3 maart 2026`."""
    posts = Post.objects.filter(pk__in=_numbers(keys, "post")).select_related("topic__forum")
    files = Attachment.objects.filter(pk__in=_numbers(keys, "bijlage")).select_related("post__topic__forum")
    return {key_of(post): _label(post, _what(post)) for post in posts} | {
        key_of(file): _label(file.post, f"Bijlage bij '{file.post.topic}'") for file in files
    }


def _numbers(keys, kind):
    return [int(key.removeprefix(f"{kind}:")) for key in keys if key.startswith(f"{kind}:")]


def _label(post, what):
    role = "" if post.is_anonymous else post.get_role_display()
    by = role if role.startswith("namens") else f"van een {role}" if role else ""
    day = date_format(localtime(post.created_at), "j F Y")
    parts = ["Opgelost" if post.topic.solution_id else "", f"{what} {by}".strip(), day, str(post.topic.forum)]
    return " · ".join(filter(None, parts))


def _what(post):
    if post.pk == post.topic.solution_id:
        return "Oplossing"
    return "Reactie" if post.number else "Vraag"
