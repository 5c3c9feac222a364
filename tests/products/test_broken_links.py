"""Broken links: found, reported, and replaced everywhere at once; other websites are only asked when that is on."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from django.contrib import admin
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from privacyportal.core.refusals import Refused
from privacyportal.pages.models import HelpPage
from products import publishing
from products.broken_links import PRODUCTS_PER_TICK, check_product, check_some, check_touched, last_look
from products.definitions import publishing as tools
from products.models import BrokenLink, Product
from products.other_websites import Visitor
from products.replacing_links import replace_address
from tests.decision_aids.factories import make_aid
from tests.factories import make_product, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def elsewhere():
    """A website on this machine: /goed, /weg (404), /omgeleid, /kapot (500), /gesloten (403); it remembers its visits."""

    class Site(BaseHTTPRequestHandler):
        visits = []
        codes = {"/goed": 200, "/weg": 404, "/omgeleid": 301, "/kapot": 500, "/gesloten": 403}

        def do_HEAD(self):
            self.visits.append((self.command, self.path, self.headers["User-Agent"]))
            self.send_response(self.codes[self.path])
            if self.path == "/omgeleid":
                self.send_header("Location", "/goed")
            self.end_headers()

        do_GET = do_HEAD

        def log_message(self, *arguments):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, args=[0.01], daemon=True).start()
    server.address = f"http://127.0.0.1:{server.server_port}"
    server.visits = Site.visits
    yield server
    server.shutdown()
    server.server_close()


def links_to(site, *paths):
    return "\n\n".join(f"[Een pagina]({site.address}{path})" for path in paths)


def here(**options):
    return Visitor(allow_private=True, pause=0, **options)


def test_other_websites_are_left_alone_unless_it_is_on(elsewhere):
    product = make_product(body=links_to(elsewhere, "/weg"))
    assert check_product(product, here()) == []
    assert elsewhere.visits == []


def test_broken_links_to_other_websites_are_found_and_closed_doors_are_not(elsewhere, settings):
    settings.LINK_CHECK_EXTERNAL = True
    product = make_product(body=links_to(elsewhere, "/goed", "/weg", "/omgeleid", "/kapot", "/gesloten"))
    broken = check_product(product, here())
    assert [(link.address.removeprefix(elsewhere.address), link.problem) for link in broken] == [
        ("/weg", "De pagina is er niet (code 404)."),
        ("/kapot", "De pagina is er niet (code 500)."),
    ]
    assert all("Privacyportaal" in agent for _, _, agent in elsewhere.visits)


def test_a_website_that_does_not_answer_is_reported_once_another_does(elsewhere, settings):
    settings.LINK_CHECK_EXTERNAL = True
    product = make_product(body="[Weg](http://127.0.0.1:1/)")
    visitor = here()
    assert check_product(product, visitor) == []  # perhaps it is we who are offline
    visitor.problem_with(f"{elsewhere.address}/goed")
    assert [link.problem for link in check_product(product, visitor)] == ["De website geeft geen antwoord."]
    assert [link.problem for link in check_product(product, here(patience=-1))] == ["De website geeft geen antwoord."]


def test_a_machine_without_a_way_out_gives_up_after_three_silent_websites(settings, monkeypatch):
    settings.LINK_CHECK_EXTERNAL = True
    asked = []
    monkeypatch.setattr(Visitor, "_ask", lambda self, method, address: asked.append(address))
    product = make_product(body=" ".join(f"[Pagina](https://site{number}.example/)" for number in range(9)))
    assert check_product(product, here()) == [] and len(asked) == 3


def test_the_network_of_this_server_is_never_visited(elsewhere, settings):
    settings.LINK_CHECK_EXTERNAL = True
    product = make_product(body=links_to(elsewhere, "/weg"))
    assert check_product(product, Visitor(pause=0)) == []
    assert elsewhere.visits == []


def test_one_host_gets_a_pause_between_two_questions(monkeypatch, elsewhere):
    waits = []
    monkeypatch.setattr("products.other_websites.time.sleep", waits.append)
    visitor = Visitor(allow_private=True)
    for _ in range(2):
        visitor.problem_with(f"{elsewhere.address}/goed")
    assert len(waits) == 1 and 0 < waits[0] <= 1


def test_a_dead_link_to_this_website_is_reported_and_gone_once_mended():
    product = make_product(body="[Weg](/producten/weg/)")
    assert [link.address for link in check_product(product)] == ["/producten/weg/"]
    make_product("Weg")
    assert check_product(product) == []
    assert not BrokenLink.objects.exists()


def test_an_act_on_a_page_of_ours_lets_the_next_tick_see_what_it_broke_and_mended():
    emma, target = make_user("Emma"), make_product("Weg")
    product = make_product(body="[Weg](/producten/weg/) en [hulp](/hulp/inloggen/)")
    check_product(product)
    help_page = HelpPage.objects.create(title="Inloggen", slug="inloggen", reviewed_on="2026-11-01")
    admin.site._registry[HelpPage].save_model(None, help_page, None, False)
    publishing.take_offline(product=target, by=emma, reason="Klopt niet meer.")
    look = last_look()
    assert check_touched() == 2 and last_look() == look  # the product that went, and the one that links to it
    assert [link.address for link in product.broken_links.all()] == ["/producten/weg/"]
    publishing.reinstate(product=target, by=emma, reason="Klopt toch.")
    assert check_touched() == 2 and not BrokenLink.objects.exists() and check_touched() == 0
    aid = make_aid()
    aid_link = make_product(body=f"[Keuzehulp]({aid.get_absolute_url()})")
    tools.take_offline(tool=aid, by=emma, reason="Klopt niet meer.")
    assert check_touched() == 1 and aid_link.broken_links.count() == 1


def test_the_desk_says_when_links_were_looked_at_and_always_leads_to_replacing_one(client):
    client.force_login(make_user("Frank", is_staff=True, is_superuser=True))
    for page in ("/beheer/", "/beheer/products/brokenlink/"):
        text = client.get(page).text
        assert "De links zijn nog niet nagekeken." in text and 'href="/beheer/products/brokenlink/vervang/"' in text
    check_product(make_product())
    make_product()
    assert "1 product wacht nog op de eerste controle." in client.get("/beheer/").text


def test_each_tick_checks_a_few_products_and_not_the_same_again():
    for _ in range(PRODUCTS_PER_TICK + 1):
        make_product()
    assert [check_some(), check_some(), check_some()] == [PRODUCTS_PER_TICK, 1, 0]


def test_checking_links_does_not_count_as_a_change():
    product = make_product()
    before = Product.objects.get(pk=product.pk).changed_at
    check_product(product)
    assert Product.objects.get(pk=product.pk).changed_at == before


def test_the_command_reports_every_broken_link(capsys):
    make_product("Factsheet", body="[Weg](/producten/weg/)")
    call_command("check_links")
    assert "Factsheet: /producten/weg/ - Deze pagina bestaat niet." in capsys.readouterr().out


def test_an_address_is_replaced_everywhere_and_only_as_a_whole(client):
    emma, old, new = make_user("Emma"), "https://oud.example/a", "https://nieuw.example/a"
    live = make_product("Live", body=f"[Pagina]({old}) en [deel]({old}/b)", original_url=old)
    publishing.save_concept(product=live, by=emma, values={"body": f"Concept: [Pagina]({old})"})
    make_product("Anders", body="[Pagina](https://oud.example/ander)")
    assert replace_address(old=old, new=new, by=emma) == [live]
    live.refresh_from_db()
    assert (live.body, live.original_url) == (f"[Pagina]({new}) en [deel]({old}/b)", new)
    assert live.concept.body == f"Concept: [Pagina]({new})"
    assert live.changes.first().is_major is False and live.changes.first().author == emma
    with pytest.raises(Refused):
        replace_address(old=old, new=old, by=emma)


def test_nothing_is_replaced_before_it_is_confirmed(client):
    client.force_login(make_user("Frank", is_staff=True, is_superuser=True))
    product = make_product("Factsheet", body="[Pagina](https://oud.example/)")
    answers = {"old": "https://oud.example/", "new": "https://nieuw.example/"}
    page = client.post("/beheer/products/brokenlink/vervang/", answers).text
    assert "Factsheet" in page and "Ja, vervang het overal" in page
    product.refresh_from_db()
    assert "oud.example" in product.body
    client.post("/beheer/products/brokenlink/vervang/", {**answers, "confirm": "yes"})
    product.refresh_from_db()
    assert product.body == "[Pagina](https://nieuw.example/)"


def test_many_links_to_our_own_pages_are_looked_up_together():
    asked = []
    for count in (1, 9):
        links = "\n\n".join(f"[Gids {number}](/producten/nergens-{number}/)" for number in range(count))
        product = make_product(f"Met {count} links", body=links)
        with CaptureQueriesContext(connection) as found:
            assert len(check_product(product)) == count
        asked.append(len([query for query in found if query["sql"].startswith("SELECT")]))
    assert asked[0] == asked[1]
