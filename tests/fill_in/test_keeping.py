"""A member keeps a concept of a model: her words, for her alone, and gone when she goes."""

import json
import logging
import zipfile
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from privacyportal.accounts import leaving, own_data_zip
from privacyportal.retention.erasing import erase_what_is_due
from products.fill_in import keeping
from products.fill_in.models import FillInModel, KeptWords
from tests.accounts.test_leaving import rows_that_name
from tests.community.factories import make_known
from tests.factories import make_member
from tests.fill_in.factories import EVERY_KIND, make_model

pytestmark = pytest.mark.django_db
FORM, CONCEPT, PREVIEW = (f"/modellen/model-fietsafspraak/{end}" for end in ("", "concept/", "voorbeeld/"))
WORDS = {"lener": "Kwartelstaart", "slot": "ketting", "krassen-1-kras_plek": "voorwiel", "krassen-1-kans": "midden"}


@pytest.fixture
def model(db):
    return make_model("model-fietsafspraak", EVERY_KIND)


@pytest.fixture
def anna(model, client):
    anna = make_known(make_member("Anna"))
    client.force_login(anna)
    return anna


def kept(client, **typed):
    return client.post(CONCEPT, {**WORDS, **typed}, follow=True)


def stamp():
    return KeptWords.objects.get().stamp


def test_a_member_keeps_a_concept_and_opens_it_again(client, anna):
    page = kept(client)
    assert page.redirect_chain == [(CONCEPT, 303)]
    moment = timezone.localtime(KeptWords.objects.get().saved_at)
    assert f"Concept bewaard op {moment.day} november" in page.text or "Concept bewaard op" in page.text
    assert f", {moment:%H.%M} uur." in page.text
    content = KeptWords.objects.get().content
    assert content["fields"] == {"lener": "Kwartelstaart", "slot": "ketting"}
    assert content["rows"] == {"krassen": [{"kras_plek": "voorwiel", "kans": "midden"}]}
    again = client.get(CONCEPT).text
    assert 'value="Kwartelstaart"' in again and 'value="voorwiel"' in again
    assert f'name="bewaard-op" value="{stamp()}"' in again
    assert "U hebt een concept" not in again


def test_the_form_leads_to_the_concept_that_there_is(client, anna):
    kept(client)
    page = client.get(FORM).text
    assert "U hebt een concept van" in page and f'href="{CONCEPT}"' in page
    assert "Kwartelstaart" not in page


def test_keeping_again_from_the_concept_takes_its_place_also_through_a_preview(client, anna):
    kept(client)
    preview = client.post(PREVIEW, {**WORDS, "bewaard-op": stamp()})
    assert f'name="bewaard-op" value="{stamp()}"' in preview.text and "Bewaar als concept" in preview.text
    kept(client, **{"lener": "Merel", "bewaard-op": stamp()})
    assert KeptWords.objects.get().content["fields"]["lener"] == "Merel"


def test_a_second_window_writes_nothing_over_until_she_says_so(client, anna):
    kept(client)
    first = stamp()
    page = kept(client, lener="Merel")
    assert "Wat u nu invulde, is nog niet bewaard." in page.text and 'value="Merel"' in page.text
    assert stamp() == first
    assert f'name="in-plaats-van" value="{first}"' in page.text
    kept(client, **{"lener": "Merel", "in-plaats-van": first})
    assert KeptWords.objects.get().content["fields"]["lener"] == "Merel"


def test_a_double_click_is_one_concept(client, anna):
    kept(client)
    assert "Concept bewaard op" in kept(client).text


def test_an_empty_form_is_no_concept(client, anna):
    page = client.post(CONCEPT, {})
    assert "U hebt nog niets ingevuld." in page.text
    assert not KeptWords.objects.exists()


def test_a_day_that_does_not_exist_is_said_first(client, anna):
    page = client.post(CONCEPT, {**WORDS, "vanaf-dag": "31", "vanaf-maand": "2", "vanaf-jaar": "2026"})
    assert page.status_code == 200 and "Er is een probleem" in page.text
    assert not KeptWords.objects.exists()


def test_what_is_too_long_is_refused_with_every_word_on_the_page(client, anna, monkeypatch):
    monkeypatch.setattr(keeping, "LARGEST", 100)
    page = client.post(CONCEPT, WORDS)
    assert "Uw tekst is te lang voor een concept." in page.text and "Kwartelstaart" in page.text
    assert not KeptWords.objects.exists()


def test_who_keeps_without_end_hears_when_it_can_again(client, anna, monkeypatch):
    monkeypatch.setattr(keeping, "MOST_KEPT", 0)
    page = client.post(CONCEPT, WORDS)
    assert page.status_code == 429 and "Kwartelstaart" in page.text


def test_another_member_never_sees_it(client, anna):
    kept(client)
    other = Client()
    other.force_login(make_known(make_member("Bram")))
    assert other.get(CONCEPT)["Location"] == FORM
    for address in (FORM, "/account/concepten/"):
        page = other.get(address).text
        assert "U hebt een concept van" not in page and "Model fietsafspraak</a>" not in page
    other.post(f"{CONCEPT}weggooien/")
    assert KeptWords.objects.count() == 1


def test_a_visitor_sees_no_button_gets_no_cookie_and_loses_no_word(client, model):
    assert "concept" not in client.get(FORM).text.lower()
    page = client.post(CONCEPT, WORDS)
    assert page.status_code == 200 and not page.cookies
    assert "Uw concept is niet bewaard" in page.text and 'value="Kwartelstaart"' in page.text
    assert not KeptWords.objects.exists()
    assert client.get(CONCEPT)["Location"].startswith("/account/inloggen/")


def test_an_old_token_costs_no_word_and_another_website_keeps_nothing(anna):
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(anna)
    page = browser.post(CONCEPT, WORDS)
    assert page.status_code == 200 and 'value="Kwartelstaart"' in page.text
    assert not KeptWords.objects.exists()
    again = browser.post(CONCEPT, {**WORDS, "csrfmiddlewaretoken": page.context["csrf_token"]})
    assert again.status_code == 303 and KeptWords.objects.count() == 1
    assert browser.post(f"{CONCEPT}weggooien/").status_code == 403


def test_an_older_concept_says_what_changed_since(client, anna):
    kept(client)
    make_model(
        "model-fietsafspraak",
        EVERY_KIND.replace("id: lener,", "id: de_lener,")
        .replace("{{lener}}", "{{de_lener}}")
        .replace("lener: ingevuld", "de_lener: ingevuld")
        .replace("bij: lener", "bij: de_lener"),
        number=2,
        change="De lener heet anders.",
    )
    page = client.get(CONCEPT).text
    assert "Het model is veranderd sinds versie 1" in page and "De lener heet anders." in page
    assert "Hiervoor is geen plek in dit model" in page and "Kwartelstaart" in page


def test_a_concept_of_a_model_that_is_gone_is_still_read(client, anna, model):
    kept(client)
    FillInModel.objects.update(offline_at=timezone.now(), offline_note="Vervallen.")
    page = client.get(CONCEPT)
    assert page.status_code == 200 and "Kwartelstaart" in page.text and "voorwiel" in page.text
    assert "Model dat niet meer op de website staat" in client.get("/account/concepten/").text


def test_the_list_of_concepts_has_it_and_throws_it_away(client, anna):
    kept(client)
    assert "Concepten (1)" in client.get("/account/").text
    page = client.get("/account/concepten/").text
    assert f'<a href="{CONCEPT}">Model fietsafspraak</a>' in page
    gone = client.post(f"{CONCEPT}weggooien/", {"volgende": "/account/concepten/"}, follow=True)
    assert "Uw concept is weggegooid." in gone.text and "U hebt geen concepten." in gone.text
    assert not KeptWords.objects.exists()


def test_lists_ask_the_database_as_often_for_one_as_for_many(client, anna):
    counts = []
    for number in range(2):
        for again in range(1 + 3 * number):
            tool = make_model(f"model-{number}-{again}", EVERY_KIND)
            KeptWords.objects.create(user=anna, model=tool, content={"version": 1, "fields": {}, "rows": {}})
        client.get("/account/concepten/")
        with CaptureQueriesContext(connection) as asked:
            client.get("/account/concepten/")
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_a_visitor_pays_no_query_for_it(client, anna):
    client.get(FORM)
    with CaptureQueriesContext(connection) as asked:
        Client().get(FORM)
    assert not [query for query in asked if "keptwords" in query["sql"]]


def test_the_words_are_in_the_download_of_her_data(client, anna):
    kept(client)
    with zipfile.ZipFile(own_data_zip.zip_of(anna)) as archive:
        mine = json.loads(archive.read("gegevens.json"))["modellen"]["concepten"]
        assert "Kwartelstaart" in archive.read("gegevens.txt").decode()
    assert mine[0]["model__slug"] == "model-fietsafspraak"
    assert mine[0]["content"]["fields"]["lener"] == "Kwartelstaart"


@pytest.mark.parametrize("keep_posts", [True, False])
def test_the_words_go_with_the_account(client, anna, keep_posts):
    kept(client)
    assert rows_that_name(["Kwartelstaart"]) == [("KeptWords", "Kwartelstaart")]
    leaving.leave(user=anna, keep_posts=keep_posts)
    assert rows_that_name(["Kwartelstaart"]) == []


def test_a_concept_goes_a_year_after_it_was_kept_last(client, anna):
    kept(client)
    KeptWords.objects.update(saved_at=timezone.now() - timedelta(days=364))
    erase_what_is_due()
    assert KeptWords.objects.count() == 1
    KeptWords.objects.update(saved_at=timezone.now() - timedelta(days=366))
    assert erase_what_is_due()["fill_in.KeptWords"] == 1


def test_no_log_line_and_no_page_of_the_admin_has_a_word(client, anna, caplog):
    with caplog.at_level(logging.DEBUG, "portal"):
        kept(client)
    assert "Kwartelstaart" not in caplog.text and "Kwartelstaart" not in str(KeptWords.objects.get())
    chief = make_member("Beheer", is_staff=True, is_superuser=True)
    client.force_login(chief)
    for address in ("/beheer/", f"/beheer/fill_in/fillinmodel/{FillInModel.objects.get().pk}/change/"):
        assert "Kwartelstaart" not in client.get(address).text
    assert client.get("/beheer/fill_in/keptwords/").status_code == 404


def test_a_concept_that_is_tried_out_keeps_nothing():
    from products.fill_in import trying_urls

    assert {"concept", "throw_away"}.isdisjoint(page.name for page in trying_urls.urlpatterns)
