"""Fill the portal of DATABASE_URL (PostgreSQL, prepared) with products, members and conversations; prints JSON of where.

python -m tests.bench.fill PRODUCTS POSTS MEMBERS
"""

import json
import sys
import time
import uuid

import tests.bench.django_here  # noqa: F401
from django.db.models import F
from django.test import Client
from django.utils import timezone

from allauth.account.models import EmailAddress
from community import following, posting
from community.models import Following, Forum, Post, ReadMark, Topic
from privacyportal.accounts.models import Organisation, User
from products.models import Change, Product
from tests.bench.multiply import copy_links, multiply, run
from tests.factories import make_member

PER_TOPIC, LONGEST, APART = 20, 5_000, "50 minutes"  # posts, posts, between two questions
TEXT = "Wij kijken eerst naar de **grondslag** en daarna naar de bewaartermijn. Artikel 6 is het begin.\n\n" * 3
FOLLOWED = 3  # topics of each member, beside the forum
WITH_REPLIES = (11, 25)


def main(products, posts, members):
    run("SET session_replication_role = replica")  # no trigger for each of a million rows: all of them fit together
    fill_products(products)
    people = fill_members(members)
    places = fill_forum(posts, people)
    fill_following(people, places)
    run("SET session_replication_role = DEFAULT")
    told("statistics", run, "VACUUM ANALYZE")
    return {**places["addresses"], "cookies": cookies()}


def told(name, act, *arguments):
    """What `act` returns, with how long it took on the way."""
    started = time.monotonic()
    done = act(*arguments)
    print(f"    {name}: {time.monotonic() - started:.0f} s", file=sys.stderr, flush=True)
    return done


def fill_products(wanted):
    """Copies of the real ones, as many of each, until there are so many; a change of each is told."""
    real = list(Product.objects.in_catalogue().order_by("pk").values_list("pk", flat=True))
    missing = max(0, wanted - len(real))
    for place, pk in enumerate(real):
        copies = missing // len(real) + (place < missing % len(real))
        first = run("SELECT MAX(id) FROM products_product")[0][0]
        multiply(
            Product,
            pk,
            f"generate_series(1, {copies}) AS n",
            id=f"{first} + n",
            title="left(model.title, 100) || ' ' || n",
            slug="left(model.slug, 100) || '-' || n",
            concept_of_id="NULL",
            superseded_by_id="NULL",
        )
        new = f"SELECT id FROM products_product WHERE id > {first}"
        for links in (Product.themes.through, Product.written_under.through):
            copy_links(links, "product_id", pk, new)
        change = Change.objects.create(product_id=pk, version="1", summary="Nieuw op de website.")
        multiply(Change, change.pk, f"generate_series(1, {copies}) AS n", product_id=f"{first} + n")
    print(f"    products: {Product.objects.count()}", file=sys.stderr, flush=True)


def fill_members(wanted):
    """So many members of all organisations; returns the first and the last key."""
    model = make_member("Lid", organisation=Organisation.objects.order_by("pk").first())
    first, count = model.pk, Organisation.objects.count()
    organisation = f"(SELECT MIN(id) FROM accounts_organisation) + n % {count}"
    address = "'lid-' || n || '@gemeente-voorbeeld.example'"
    series = f"generate_series(1, {wanted - 1}) AS n"
    told(
        f"{wanted} members",
        lambda: multiply(
            User, first, series, id=f"{first} + n", email=address, organisation_id=organisation, name="'Lid ' || n"
        ),
    )
    email = EmailAddress.objects.get(user=model).pk
    told("their addresses", lambda: multiply(EmailAddress, email, series, user_id=f"{first} + n", email=address))
    return first, first + wanted - 1


def fill_forum(posts, people):
    """One forum with so many posts; the first topic is long, the next two have 11 and 25 replies."""
    forum = Forum.objects.order_by("pk").first()
    topic = posting.ask(
        forum=forum,
        author=User.objects.get(pk=people[0]),
        title="Vraag over de grondslag",
        body=TEXT,
        token=uuid.uuid4(),
    )
    last, longest = topic.pk, min(LONGEST, posts // 2)
    count = max(3, (posts - longest - sum(WITH_REPLIES)) // PER_TOPIC + 3)
    size = _sizes(longest)
    told(f"{count} topics", _fill_topics, topic, last, count, size)
    told(f"{posts} posts", _fill_posts, topic, last, count, size, people)
    told("their questions", _join_questions, last)
    Forum.objects.filter(pk=forum.pk).update(topic_count=F("topic_count") + count)
    made = [Topic.objects.select_related("forum").get(pk=last + number) for number in (1, 2, 3)]
    last_page = -(-(longest - 1) // 25)
    return {
        "forum": forum,
        "first_topic": last + 1,
        "topics": count,
        "addresses": {
            "forum": forum.get_absolute_url(),
            "long": f"{made[0].get_absolute_url()}?pagina={last_page}",
            "replies_11": made[1].get_absolute_url(),
            "replies_25": made[2].get_absolute_url(),
        },
    }


def _sizes(longest):
    """In SQL: how many posts topic `n` has."""
    return f"CASE n WHEN 1 THEN {longest} WHEN 2 THEN 12 WHEN 3 THEN 26 ELSE {PER_TOPIC} END"


def _fill_topics(topic, last, count, size):
    asked_at = f"now() - (n * interval '{APART}') - interval '2 hours'"
    multiply(
        Topic,
        topic.pk,
        f"generate_series(1, {count}) AS n",
        id=f"{last} + n",
        title="'Vraag ' || n || ' over de grondslag'",
        created_at=asked_at,
        last_post_at=asked_at,
        last_number=f"({size}) - 1",
        reply_count=f"({size}) - 1",
        question_id="NULL",
    )


def _fill_posts(topic, last, count, size, people):
    few = min(50, people[1] - people[0])
    multiply(
        Post,
        topic.question_id,
        f"generate_series(1, {count}) AS n, LATERAL generate_series(0, ({size}) - 1) AS post_number",
        topic_id=f"{last} + n",
        number="post_number",
        author_id=f"{people[0]} + (n + post_number) % {few}",
        created_at=f"now() - (n * interval '{APART}') - interval '2 hours' + post_number * interval '1 second'",
        announced_at=f"now() - (n * interval '{APART}') - interval '1 hour'",
        token="gen_random_uuid()",
    )


def _join_questions(last):
    run(
        "UPDATE community_topic AS topic SET question_id = post.id FROM community_post AS post "
        f"WHERE topic.id > {last} AND post.topic_id = topic.id AND post.number = 0"
    )


def fill_following(people, places):
    """Each member follows the forum and some of the topics of these weeks; one of them she has read."""
    reader = User.objects.get(pk=people[0])
    recent = min(places["topics"], 200)
    members = f"generate_series(0, {people[1] - people[0]}) AS n"
    forum = _followed(by=reader, forum=places["forum"])
    told(
        "who follows the forum",
        lambda: multiply(Following, forum.pk, members.replace("(0", "(1"), user_id=f"{people[0]} + n"),
    )
    model = Topic.objects.get(pk=places["first_topic"] - 1)
    topic = _followed(by=reader, topic=model)
    chosen = f"{places['first_topic']} + (n * 7 + choice * 31) % {recent}"
    series = f"{members}, generate_series(1, {FOLLOWED}) AS choice"
    told("topics", lambda: multiply(Following, topic.pk, series, user_id=f"{people[0]} + n", topic_id=chosen))
    mark = ReadMark.objects.create(user=reader, topic=model, number=10)
    read = f"{places['first_topic']} + (n * 7 + 31) % {recent}"
    told("read marks", lambda: multiply(ReadMark, mark.pk, members, user_id=f"{people[0]} + n", topic_id=read))


def _followed(*, by, **thing):
    following.follow(by=by, **thing)
    return Following.objects.get(user=by, **thing)


def cookies():
    """The session of a member, and of someone who may do everything at the desk."""
    member = make_member("Lezer", organisation=Organisation.objects.order_by("pk").last())
    desk = make_member("Beheer", is_staff=True, is_superuser=True)
    return {"member": _signed_in(member), "desk": _signed_in(desk)}


def _signed_in(user):
    client = Client()
    client.force_login(user)
    return f"sessie={client.cookies['sessie'].value}"


if __name__ == "__main__":
    started = timezone.now()
    print(json.dumps(main(*map(int, sys.argv[1:4]))))
    print(f"    filled in {timezone.now() - started} s".split(".")[0], file=sys.stderr)
