"""Is the HTML of the pages still what another checkout makes of the same demo, byte for byte?

    python -m tests.same_html BEFORE [KEPT]

BEFORE is a checkout with a `.venv`. It makes a demo of its own and saves pages of it for a visitor, a member and a
moderator; this checkout takes that demo over and saves the same pages. What differs is shown, and fails. Both live at
one moment, and what is another at each request (tokens, the hash in the name of a static file) is left out.
With KEPT, a folder, the demo and the pages of before stay there for a next time.
"""

import difflib
import io
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

OURS = Path(__file__).resolve().parents[1]
READERS = {"visitor": None, "member": "anna", "moderator": "carla"}
CHANGING = [
    (re.compile(r'(name="csrfmiddlewaretoken" value=")[^"]+'), r"\1"),
    (re.compile(r'(name="token" value=")[\w:.-]+'), r"\1"),
    (re.compile(r"(/static/[\w/-]+\.)[0-9a-f]{12}\."), r"\1"),
]


def main(before, kept):
    """Save the pages of both checkouts, and show where they differ; returns how many pages do."""
    if not (kept / "before").exists():
        _run(before, "fill", kept / "demo")
        _run(before, "save", kept / "demo", kept / "before")
    _copy(kept / "demo", kept / "now")
    _run(OURS, "save", kept / "now", kept / "after")
    return _compare(kept / "before", kept / "after")


def _run(checkout, *words):
    """This very file, with the code of that checkout."""
    command = [checkout / ".venv/bin/python", "-P", Path(__file__).resolve(), *words]
    data = {"DATA_DIR": str(words[1]), "DATABASE_URL": f"sqlite:///{words[1]}/portal.sqlite3", "LOG_LEVEL": "ERROR"}
    settings = {"SECRET_KEY": "only-to-compare", "HTTPS": "off", "REQUIRE_STAFF_MFA": "off", "CACHE_URL": "locmem://"}
    path = {"PYTHONPATH": str(checkout), "DJANGO_SETTINGS_MODULE": "privacyportal.settings"}
    subprocess.run(list(map(str, command)), cwd=checkout, env=os.environ | data | settings | path, check=True)


def _copy(source, target):
    subprocess.run(["rm", "-rf", target], check=True)
    subprocess.run(["cp", "-r", source, target], check=True)


def _compare(before, after):
    names = {path.name for folder in (before, after) for path in folder.iterdir()}
    return sum(_differs(name, before / name, after / name) for name in sorted(names))


def _differs(name, *paths):
    texts = [_lasting(path.read_text()) if path.exists() else "" for path in paths]
    if texts[0] == texts[1]:
        return False
    lines = difflib.unified_diff(*(text.splitlines() for text in texts), f"before {name}", f"after {name}", "", "", 1)
    print("\n".join(list(lines)[:40]))
    return True


def _lasting(text):
    """The page without what is another at each request."""
    for pattern, rest in CHANGING:
        text = pattern.sub(rest, text)
    return text


# --- With the code of one checkout ---


def fill(folder):
    """The demo, with what it has too little of: files, news, a long topic, what was hidden, and what waits."""
    folder.mkdir(parents=True)
    _set_up()
    from django.core.management import call_command
    from django.utils import timezone

    call_command("prepare", "--demo-accounts", verbosity=0, stdout=io.StringIO())
    _talk()
    (folder / "moment").write_text(timezone.now().isoformat())


def _talk():
    from django.utils import timezone

    from community import following, moderation, posting
    from community.models import Forum, Post, Topic
    from tests.community.factories import make_reply, make_topic, text_file

    anna, bram, carla = (_person(name) for name in ("anna", "bram", "carla"))
    Forum.objects.create(name="Openbaar", slug="openbaar", intro="Iedereen leest mee.", visibility="everyone")
    for forum in Forum.objects.all():
        question = {"author": anna, "forum": forum, "is_anonymous": forum.slug == "privacy"}
        topic = make_topic(f"Een lang onderwerp in {forum}", files=[text_file()], **question)
        for number in range(31):
            answered = topic.posts.filter(number=number // 2).first() if number % 5 == 0 else None
            make_reply(topic, f"Antwoord {number} <b> & een **lijst**:\n\n- een", author=bram, reply_to=answered)
        posts = {post.number: post for post in topic.posts.select_related("topic__forum")}
        posting.accept(topic=topic, post=posts[7], by=anna)
        posting.edit(post=posts[8], by=bram, body="Anders gezegd. Zie https://voorbeeld.example/.")
        posting.take_back(post=posts[9], by=bram)
        moderation.hide(post=posts[10], by=carla, reason="rude")
        Post.objects.filter(pk=posts[11].pk).update(author=None)
        following.mark_read(by=anna, topic=topic, number=20)
        following.say_me_too(by=bram, topic=topic)
        following.bookmark(by=anna, topic=topic)
        make_topic(f"Een vraag zonder antwoord in {forum}", author=bram, forum=forum)
    make_topic("Een vraag met een link die wacht", author=_person("emma"), body="Zie https://voorbeeld.example/.")
    moderation.lock(topic=Topic.objects.latest("pk"), by=carla, reason="order")
    Post.objects.filter(announced_at=None).update(announced_at=timezone.now())


def save(folder, pages):
    """Each page for each reader, as a file of its own."""
    _stop_the_clock((folder / "moment").read_text())
    _set_up()
    from django.core.management import call_command
    from django.test import Client

    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    pages.mkdir(exist_ok=True)
    for reader, name in READERS.items():
        client = Client()
        if name:
            client.force_login(_person(name))
        for address in _addresses():
            for time in ("first", "again"):  # what the first one left behind must not change the second
                _write(pages / f"{reader} {address.replace('/', '_')} {time}", client.get(address))


def _write(path, response):
    path.write_text(f"{response.status_code} {response.get('Location', '')}\n{response.content.decode()}")


def _addresses():
    """Twenty kinds of pages: of all topics the page, and of the long ones the second page too."""
    from community.models import Post, Topic

    topics = [topic.get_absolute_url() for topic in Topic.objects.select_related("forum").order_by("pk")]
    long = [topic.get_absolute_url() for topic in Topic.objects.select_related("forum").filter(last_number__gt=25)]
    edited = Post.objects.exclude(edited_at=None).order_by("pk").first()
    forums = ["/community/privacy/", "/community/openbaar/"]
    return [
        *("/", "/producten/", "/producten/?soort=guide", "/producten/privacy-impact-assessment/"),
        *("/producten/structuur-register-van-verwerkingen/", "/keuzehulp/", "/modellen/", "/hulp/", "/contact/"),
        *("/zoeken/?q=verwerkersovereenkomst", "/zoeken/?q=antwoord&soort=community", "/privacyverklaring/"),
        *("/account/", "/account/volgt/", "/account/concepten/", "/account/bewaard/", "/account/leden/"),
        *("/community/", "/community/logboek/", "/account/volgt/nieuw/", "/community/moderatie/"),
        *[f"{forum}{more}" for forum in forums for more in ("", "?toon=open", "?toon=gevolgd", "bibliotheek/")],
        *topics,
        *[f"{topic}{more}" for topic in long for more in ("?pagina=2", "?nieuw", "reageren/", "reageren/?op=5")],
        *("/community/privacy/nieuw/", f"/community/reactie/{edited.pk}/geschiedenis/"),
    ]


def _person(name):
    from privacyportal.accounts.models import User

    return User.objects.get(email=f"{name}@gemeente-voorbeeld.example")


def _set_up():
    import django
    from django.conf import settings

    django.setup()
    settings.ALLOWED_HOSTS = ["testserver"]


def _stop_the_clock(moment):
    """Always `moment`, for whoever asks Django; before its parts take `now` for themselves."""
    import datetime

    from django.template import defaulttags
    from django.utils import timezone

    stopped = datetime.datetime.fromisoformat(moment)
    timezone.now = lambda: stopped
    told = type("Stopped", (datetime.datetime,), {"now": classmethod(lambda cls, tz=None: stopped.astimezone(tz))})
    defaulttags.datetime = told


if __name__ == "__main__":
    if sys.argv[1] in ("fill", "save"):
        {"fill": fill, "save": save}[sys.argv[1]](*map(Path, sys.argv[2:]))
    else:
        before, *kept = map(lambda path: Path(path).resolve(), sys.argv[1:])
        number = main(before, *kept or [Path(tempfile.mkdtemp(prefix="portal-same-"))])
        print(f"{number} pages differ" if number else "every page is the same")
        sys.exit(bool(number))
