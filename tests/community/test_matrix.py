"""Every address of the community, every method, every role: nobody meets a word that is not for them.

The data could leak: each thing that is kept from someone holds a word of its own, and whoever may see it does.
"""

import re
import uuid
from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import unquote

import pytest
from django.contrib.auth.models import Group
from django.db import transaction
from django.urls import get_resolver
from django.utils import timezone
from post_office.models import Email

from community import following, moderation, posting, searchable
from community.drafts import keep_draft
from community.models import Post
from community.notifications import announce_posts
from community.stopping import stop_token
from privacyportal.core.files import receive
from tests.community.factories import (
    make_forum,
    make_known,
    make_member,
    make_moderator,
    make_reply,
    make_topic,
    text_file,
)
from tests.factories import make_product, make_user

pytestmark = pytest.mark.django_db

MEMBERS = {"Kwartel", "Zwaluwstein", "Patrijs", "Ibisdorp", "Ooievaar", "Wulp"}  # for all members
GROUP = {"Nachtegaal", "Roerdomp", "Fazantenkring"}  # for one group
HELD = {"Kluut"}  # for its writer and moderators
HIDDEN = {"Grutto"}  # for moderators, and for its writer, who may object
DRAFT = {"Fuut", "Meerkoet"}  # for its writer
MASKED = {"Lepelaar"}  # the name behind an anonymous question: nobody reads it, also not the moderator unasked
PUBLIC = {"Spreeuw"}
EVERYTHING = MEMBERS | GROUP | HELD | HIDDEN | DRAFT | MASKED | PUBLIC

SEES = {
    "visitor": PUBLIC,
    "waiting": PUBLIC,
    "blocked": PUBLIC,
    "editor": PUBLIC,
    "bare superuser": PUBLIC,
    "member": PUBLIC | MEMBERS,
    "author": PUBLIC | MEMBERS | HELD | HIDDEN | DRAFT,
    "in group": PUBLIC | MEMBERS | GROUP,
    "moderator": PUBLIC | MEMBERS | GROUP | HELD | HIDDEN,
    "superuser": PUBLIC | MEMBERS | GROUP | HELD | HIDDEN,
}
EACH_TIME = {"visitor", "member"}  # each with another door; the others come by in the deep tests


@dataclass
class World:
    people: dict
    addresses: list


@pytest.fixture
def world(settings):
    group = Group.objects.create(name="klankbordgroep")
    author = make_known(make_member("Zwaluwstein", organisation="Ibisdorp"))
    in_group = make_member("Lid")
    in_group.groups.add(group)
    product = make_product("Factsheet", slug="factsheet")
    topic = make_topic(
        "Kwartel", author=author, body="Over de Ooievaar.", product=product, files=[text_file("Patrijs.txt", "Wulp")]
    )
    reply = make_reply(topic, "Grutto", author=author)
    moderator = make_moderator()
    moderation.hide(post=reply, by=moderator, reason="rude")
    closed = make_forum("Fazantenkring", slug="klankbord")
    closed.readers.add(group)
    in_closed = make_topic("Nachtegaal", forum=closed, author=in_group, body="Roerdomp", product=product)
    author_of_held = author
    held = make_topic("Kluut", author=author_of_held)
    _hold(held)
    masked = make_topic(
        "Vraag zonder naam", author=make_member("Lepelaar", organisation="Lepelaarstad"), is_anonymous=True
    )
    make_reply(masked, "Dank, ik lees mee.", author=masked.question.author)
    draft = keep_draft(
        by=author,
        token=uuid.uuid4(),
        forum=topic.forum,
        title="Fuut",
        body="x",
        files=[receive(text_file("Meerkoet.txt"))],
    )
    public = make_topic(
        "Spreeuw", forum=make_forum("Open", slug="open", visibility="everyone"), author=make_member("Piet")
    )
    people = {
        "visitor": None,
        "waiting": make_user("Wim"),
        "blocked": make_member("Bob", blocked_at=timezone.now()),
        "editor": make_user("Emma", is_staff=True),
        "bare superuser": make_user("Beheer", is_staff=True, is_superuser=True),
        "member": make_member("Bram"),
        "author": author,
        "in group": in_group,
        "moderator": moderator,
        "superuser": make_member("Baas", is_staff=True, is_superuser=True),
    }
    topics = [topic, in_closed, held, masked, public]
    files = [topic.question.attachments.get(), draft.attachments.get()]
    return World(people, [*_addresses(topics, files, draft), *_around(topic, people)])


def _hold(topic):
    Post.objects.filter(pk=topic.question.pk).update(status="held")
    topic.status = "held"
    topic.save()

    searchable.remove_topic(topic)


GUESSED = {"token": "x", "slug": "x"}


def _addresses(topics, files, draft):
    """Every pattern of community.urls for every thing in the world."""
    for pattern in get_resolver("community.urls").url_patterns:
        route = str(pattern.pattern)
        for topic in topics:
            if "title" in route:
                things = [(topic.pk, topic.slug), (topic.pk, "x")]
            elif "bijlage" in route:
                things = [(file.pk, name) for file in files for name in (file.name, "x")]
            elif "concept" in route:
                things = [(draft.pk, "x")]
            elif "reactie" in route:
                things = [(post.pk, "x") for post in topic.posts.all()]
            else:
                things = [(0, "x")]
            for pk, name in things:
                yield _filled(route, {"forum": topic.forum.slug, "pk": pk, "title": name, "name": name, **GUESSED})


def _filled(route, values):
    """The address as someone guesses it: numbers that exist, names that do not."""
    return "/" + re.sub(r"<\w+:(\w+)>", lambda slot: str(values[slot[1]]), route)


def _around(topic, people):
    yield from (
        "/",
        "/producten/",
        "/producten/factsheet/",
        "/producten.json",
        "/producten.csv",
        "/producten/feed/",
        "/sitemap.xml",
        "/zoeken/?q=kwartel",
        "/zoeken/?q=nachtegaal+wulp",
        "/zoeken/?q=lepelaar",
        "/community/privacy/?toon=open",
        "/community/privacy/?toon=gevolgd",
        "/community/privacy/nieuw/?concept=1",
        f"{topic.get_absolute_url()}?pagina=9",
        f"{topic.get_absolute_url()}reageren/?citeer=1",
        f"{topic.get_absolute_url()}reageren/?citeer=0",
        f"/community/privacy/{topic.pk}-x/",
        f"/meldingen/afmelden/{stop_token(people['blocked'], 'onderwerp', topic.pk)}/",
    )


@pytest.mark.parametrize(
    "role", [role if role in EACH_TIME else pytest.param(role, marks=pytest.mark.deep) for role in SEES]
)
def test_nobody_meets_a_word_that_is_not_for_them(client, world, role):
    if user := world.people[role]:
        client.force_login(user)
    met = set().union(*(_words_met(client, role, address) for address in dict.fromkeys(world.addresses)))
    assert met == SEES[role], f"what {role} may see is seen somewhere"


def _words_met(client, role, address):
    """The words that this role reads at this address, however it is asked; none of them may be for others."""
    own_name = {"Zwaluwstein"} if role == "author" else set()
    met, typed = set(), unquote(address).lower()
    for answer in (client.get, client.post):
        response = _undone(answer, address)
        assert response.status_code < 500, address
        shown = _shown(response).lower()
        words = {word for word in EVERYTHING if _stands_in(word, shown) and not _stands_in(word, typed)}
        assert words <= SEES[role] | own_name, (role, answer.__name__, address, words - SEES[role])
        met |= words
    return met


def _stands_in(word, text):
    """As a word: the four letters of one come by chance into the random signs of a token."""
    return re.search(rf"(?<![a-z0-9]){word.lower()}(?![a-z0-9])", text)


def _undone(answer, address):
    """The answer, with whatever it changed undone."""
    typed = {
        "title": "Een titel",
        "body": "Een tekst",
        "reason": "rude",
        "token": str(uuid.uuid4()),
        "preview": "",
        "act": "dismiss",
    }
    with transaction.atomic():
        response = answer(address, typed) if answer.__name__ == "post" else answer(address, follow=True)
        transaction.set_rollback(True)
    return response


def _shown(response):
    """Everything that reaches the reader: where it leads, headers, and text or file."""
    body = b"".join(response.streaming_content) if response.streaming else response.content
    ways = [address for address, _ in getattr(response, "redirect_chain", [])]
    return f"{ways} {dict(response.headers)} {body.decode(errors='replace')}"


def test_a_visitor_is_sent_to_sign_in_alike_for_what_exists_and_what_does_not(client, world):
    for there, nowhere in [
        (f"/community/reactie/{Post.objects.first().pk}/", "/community/reactie/999999/"),
        ("/community/privacy/", "/community/bestaat-niet/"),
        ("/community/bijlage/1/x.txt", "/community/bijlage/999999/x.txt"),
    ]:
        answers = [client.get(there), client.get(nowhere)]
        assert [answer.status_code for answer in answers] == [302, 302]
        assert [answer["Location"].split("?")[0] for answer in answers] == ["/account/inloggen/"] * 2
        assert not answers[0].cookies


def test_a_member_gets_404_for_what_is_not_hers_and_410_for_what_was_taken_away(client, world):
    client.force_login(world.people["member"])
    closed, held = Post.objects.get(body="Roerdomp"), Post.objects.get(topic__title="Kluut")
    for post in (closed, held):
        assert client.get(f"/community/reactie/{post.pk}/").status_code == 404
        assert client.get(post.topic.get_absolute_url()).status_code == 404
    hidden = Post.objects.get(body="Grutto")
    assert client.get(f"/community/reactie/{hidden.pk}/").status_code == 410
    for address in ("/community/moderatie/", f"/community/reactie/{hidden.pk}/modereren/"):
        assert client.get(address).status_code == 404


def test_the_product_page_of_a_visitor_is_the_same_with_and_without_conversations(client):
    make_product("Factsheet", slug="factsheet")
    before = client.get("/producten/factsheet/").content
    from products.models import Product

    make_topic("Kwartel", product=Product.objects.get(slug="factsheet"))
    assert client.get("/producten/factsheet/").content == before


def test_mail_goes_only_to_followers_who_may_still_read_it(world):
    post = Post.objects.get(body="Roerdomp")
    reader, outsider = world.people["in group"], world.people["member"]
    blocked = world.people["blocked"]
    for user in (reader, outsider, blocked):
        user.mail_rhythm = "direct"
        user.save()
        following.follow(by=user, topic=post.topic)
    announce_posts()
    Email.objects.all().delete()
    said = posting.reply(topic=post.topic, author=make_moderator("Dora"), body="Roerdomp roept", token=uuid.uuid4())
    Post.objects.filter(pk=said.pk).update(created_at=timezone.now() - timedelta(minutes=2))  # no more is waited for
    announce_posts()
    mails = list(Email.objects.all())
    assert [mail.to for mail in mails] == [[reader.email]]
    assert "roept" not in mails[0].message and "Dora" not in mails[0].message
