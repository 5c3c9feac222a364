"""Members and what they say; what matters to a test stands in the test."""

import uuid
from datetime import timedelta

from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from community import posting
from community.models import Forum, Post
from privacyportal.accounts.models import Organisation
from privacyportal.core.files import receive
from tests.factories import make_member as make_person


def make_organisation(name="Oefenmeer"):
    return Organisation.objects.get_or_create(name=name)[0]


def make_member(name="Anna", *, organisation="Oefenmeer", **fields):
    return make_person(name, organisation=make_organisation(organisation), **fields)


def make_moderator(name="Carla", **fields):
    moderator = make_member(name, organisation="Modelburg", **fields)
    kind, _ = ContentType.objects.get_or_create(app_label="community", model="forum")
    permission, _ = Permission.objects.get_or_create(
        codename="moderate_forum", content_type=kind, defaults={"name": "Mag de community modereren"}
    )
    group, _ = Group.objects.get_or_create(name="moderator")
    group.permissions.add(permission)
    moderator.groups.add(group)
    return moderator


def make_known(user):
    """Enough posts that stayed, long ago: links and files of this member need no look any more."""
    forum = make_forum("Oud", slug="oud")
    earlier = timezone.now() - timedelta(days=90)
    for _ in range(3):
        topic = forum.topics.create(title="Oud onderwerp", created_at=earlier, last_post_at=earlier, status="deleted")
        topic.posts.create(number=0, author=user, created_at=earlier, announced_at=earlier)
    return user


def make_forum(name="Privacy", **fields):
    fields = {"slug": name.lower(), "intro": "Vragen en antwoorden over de AVG.", **fields}
    return Forum.objects.get_or_create(slug=fields.pop("slug"), defaults={"name": name, **fields})[0]


def make_topic(title="Mag een camera in het zwembad?", *, author=None, forum=None, files=(), hours=0, **fields):
    topic = posting.ask(
        forum=forum or make_forum(),
        author=author or make_member(),
        title=title,
        body=fields.pop("body", "De leverancier wil **beelden** bewaren."),
        token=uuid.uuid4(),
        files=[receive(file) for file in files],
        **fields,
    )
    _age(topic.question)
    return topic


def make_reply(topic, body="Kijk eerst naar de grondslag.", *, author=None, files=(), **fields):
    reply = posting.reply(
        topic=topic,
        author=author or make_member("Bram", organisation="Schetsendijk"),
        body=body,
        token=uuid.uuid4(),
        files=[receive(file) for file in files],
        **fields,
    )
    _age(reply)
    return reply


def _age(post):
    """An hour old, so that no test meets the limit on posts per minute."""
    post.created_at -= timedelta(hours=1)
    Post.objects.filter(pk=post.pk).update(created_at=post.created_at)


def text_file(name="model.txt", text="Een model van onze gemeente."):
    return SimpleUploadedFile(name, text.encode(), content_type="text/plain")
