"""The performance budget of design.md §7: bytes as sent compressed, requests and queries. A page over it fails."""

import gzip
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from community.following import follow
from community.models import Post
from privacyportal.core.kept_html import keep_what_is_missing
from privacyportal.core.shared_pages import kept_answer
from products.decision_aids.loading import load_aids
from products.fill_in.loading import load_models
from tests.community.factories import make_known, make_member, make_reply, make_topic, text_file
from tests.made_once import once

pytestmark = pytest.mark.django_db

KILOBYTE = 1024
CSS, SCRIPT, IMAGES = 10, 5, 5
REST = CSS + SCRIPT + IMAGES  # what the total of the table leaves beside the HTML
BREACH = "l1=ja&l2=ja&l3=nee&l4=samen&l5=nee&l6=nee&l7=ja&l8=deels&l9=na-72&regels=1"
BUDGETS = {  # address: compressed HTML in kB, requests, queries
    "/": (10, 5, 12),
    "/privacyverklaring/": (10, 5, 12),
    "/producten/": (14, 5, 15),
    "/producten/?organisatie=vng&soort=guide&onderwerp=fg": (14, 5, 15),
    "/producten/privacy-impact-assessment/": (14, 6, 15),
    "/producten/structuur-register-van-verwerkingen/": (14, 6, 15),
    "/zoeken/?q=verwerkersoverenkomst": (14, 5, 15),
    "/register/": (14, 5, 5),
    "/hulp/": (10, 5, 12),
    "/hulp/begrippen/": (10, 5, 12),
    "/contact/": (9, 5, 10),
    "/account/inloggen/": (9, 5, 10),
    "/account/aanmelden/": (9, 5, 10),
    "/keuzehulp/": (14, 5, 15),
    "/keuzehulp/is-een-dpia-verplicht/": (14, 5, 15),
    "/keuzehulp/is-een-dpia-verplicht/d1/?regels=1": (8, 5, 8),
    "/keuzehulp/fg-verplicht-en-onafhankelijk/f1/?regels=1": (8, 5, 8),
    f"/keuzehulp/datalek-melden-of-niet/uitkomst/?{BREACH}": (8, 5, 8),
    "/modellen/": (14, 5, 15),
    "/modellen/model-verwerkersovereenkomst/": (20, 5, 10),
    "/modellen/model-dpia/": (20, 5, 10),
}
MEMBERS_BUDGETS = {
    "/": (10, 5, 12),
    "/producten/privacy-impact-assessment/": (14, 6, 15),
    "/community/": (25, 5, 20),
    "/community/privacy/": (25, 5, 20),
    "/community/privacy/nieuw/": (25, 5, 20),
    "/community/privacy/bibliotheek/": (25, 5, 20),
    "/account/": (9, 5, 10),
    "/account/bewaard/": (9, 5, 10),
    "/account/volgt/": (9, 5, 10),
    "/account/meldingen/": (9, 5, 10),
    "/account/leden/": (9, 5, 10),
    "/modellen/model-dpia/": (20, 5, 10),
}


def sent_size(path):
    """The bytes that WhiteNoise sends for a static file: the smallest of its compressed forms."""
    file = Path(settings.STATIC_ROOT) / path.removeprefix(settings.STATIC_URL)
    return min(form.stat().st_size for form in (file, *file.parent.glob(f"{file.name}.*")))


@pytest.fixture
def everything(content):
    once(load_aids)
    once(load_models)
    keep_what_is_missing()  # as `prepare` does


def test_every_page_of_a_visitor_stays_within_its_budget(client, everything):
    assert over_budget(client, BUDGETS) == []


def test_every_page_of_a_member_stays_within_its_budget(client, everything):
    anna, bram = make_known(make_member("Anna")), make_known(make_member("Bram"))
    topics = [make_topic(f"Mag een camera bij zwembad {number}?", author=anna) for number in range(25)]
    for number in range(25):
        files = [text_file()] if number % 8 == 0 else []
        make_reply(topics[0], "Een antwoord met een reden. " * 20, author=bram, files=files)
    lotte = make_member("Lotte", organisation="Modelburg")
    for topic in topics[:5]:
        follow(by=lotte, topic=topic)
    Post.objects.update(announced_at=timezone.now())  # so that there is news for her
    client.force_login(lotte)
    assert over_budget(client, MEMBERS_BUDGETS | {topics[0].get_absolute_url(): (25, 5, 20)}) == []


def over_budget(client, budgets):
    """What is more than its budget, page by page: (address, what, how much, at most)."""
    return [
        (address, what, is_now, most)
        for address, budget in budgets.items()
        for what, is_now, most in measured(client, address, *budget)
        if is_now > most
    ]


def measured(client, address, html, requests, queries):
    kept_answer.forget()  # measured cold: the first page of a process after a public change
    with CaptureQueriesContext(connection) as asked:
        response = client.get(address, headers={"accept-encoding": "gzip"})
    assert (response.status_code, response["Content-Encoding"]) == (200, "gzip"), address
    page = gzip.decompress(response.content).decode()
    assets = {path: sent_size(path) for path in re.findall(r'(?:href|src)="(/static/[^"]+)"', page)}
    css, script = (sum(size for path, size in assets.items() if path.endswith(end)) for end in (".css", ".js"))
    images = sum(assets.values()) - css - script
    sizes = [len(response.content), css, script, images]
    yield from zip(
        ["html", "css", "js", "images", "total", "requests", "queries"],
        [*sizes, sum(sizes), len(assets) + 1, len(asked)],
        [*(most * KILOBYTE for most in (html, CSS, SCRIPT, IMAGES, html + REST)), requests, queries],
        strict=True,
    )
