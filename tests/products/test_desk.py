"""The editors' desk in the admin: forms, acts, roles, and what each page says."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from privacyportal.core.first_rows import MOST
from products import publishing
from products.models import BrokenLink, Change, LawTerm, Product, Theme
from products.versions import newest_number, versions_of
from tests.factories import make_product, make_publisher, make_theme, make_user

pytestmark = pytest.mark.django_db
NEXT_YEAR = timezone.localdate() + timedelta(days=365)


def sign_in(client, role, name):
    user = make_user(name, is_staff=True)
    user.groups.add(Group.objects.get(name=role))
    client.force_login(user)
    return user


@pytest.fixture
def emma(client):
    return sign_in(client, "redacteur", "Emma")


@pytest.fixture
def frank(client):
    return sign_in(client, "eindredacteur", "Frank")


def form_of(product=None, **answers):
    """What a browser sends from the form of a product without files."""
    product = product or Product(title="Nieuwe gids", kind="guide", publisher=make_publisher())
    values = {
        "title": product.title,
        "kind": product.kind,
        "publisher": product.publisher_id,
        "summary": product.summary,
        "audience": product.audience,
        "when_to_use": product.when_to_use,
        "body": product.body,
        "version": product.version,
        "version_on": product.version_on,
        "licence": product.licence,
        "check_before_on": product.check_before_on or "",
        "seen": (product.pk and newest_number(product)) or 0,
        "files-TOTAL_FORMS": 0,
        "files-INITIAL_FORMS": 0,
    }
    return values | answers


def change_url(product):
    return f"/beheer/products/product/{product.pk}/change/"


def act_url(product, act):
    return f"/beheer/products/product/{product.pk}/{act}/"


def test_a_new_product_starts_as_a_concept_with_an_address_from_its_title(client, emma):
    answer = client.post("/beheer/products/product/add/", form_of(body="Een begin."))
    product = Product.objects.get()
    assert (product.status, product.slug) == ("concept", "nieuwe-gids")
    assert answer["Location"] == change_url(product)
    assert "Uw concept is bewaard." in client.get(answer["Location"]).text
    assert product.changes.get().author == emma


def test_saving_a_live_product_makes_a_newer_concept(client, emma):
    product = make_product("Factsheet", body="De oude tekst.")
    client.post(change_url(product), form_of(product, body="De nieuwe tekst.", why="Korter."))
    product.refresh_from_db()
    assert (product.body, product.concept.body) == ("De oude tekst.", "De nieuwe tekst.")
    page = client.get(change_url(product)).text
    assert "De nieuwe tekst." in page and "nieuwer concept" in page
    assert versions_of(product)[0].history_change_reason == "Korter."


def test_a_redacteur_writes_and_an_eindredacteur_publishes(client, emma):
    product = make_product(status="concept", published_at=None)
    assert client.get(act_url(product, "publiceren")).status_code == 403
    assert "Bewaar en publiceer" not in client.get(change_url(product)).text
    sign_in(client, "eindredacteur", "Frank")
    answers = {"summary": "Eerste versie.", "size": "major", "due_at": ""}
    client.post(act_url(product, "publiceren"), answers)
    product.refresh_from_db()
    assert product.status == "published"


@pytest.mark.parametrize("address", ["", "publiceren/", "geschiedenis/", "vergelijk/", "voorbeeld/", "change/"])
def test_the_desk_is_closed_to_members_and_visitors(client, address):
    product = make_product()
    url = f"/beheer/products/product/{product.pk}/{address}"
    assert client.get(url).status_code == 302
    client.force_login(make_user("Anna"))
    assert client.get(url).status_code == 302


def test_the_publish_check_links_each_fault_to_its_field(client, frank):
    product = make_product(status="concept", published_at=None, summary="", check_before_on=None)
    page = client.post(act_url(product, "publiceren"), {"summary": "", "size": "major", "due_at": ""}).text
    assert "Nog niet klaar om te publiceren" in page
    for anchor in (f"{change_url(product)}#id_summary", f"{change_url(product)}#id_check_before_on", "#id_summary"):
        assert f'href="{anchor}"' in page
    product.refresh_from_db()
    assert product.status == "concept"


def test_publishing_can_be_planned_and_undone_in_the_admin(client, frank):
    product = make_product(status="concept", published_at=None)
    tomorrow = timezone.localtime() + timedelta(days=1)
    answers = {"summary": "Eerste versie.", "size": "major", "due_at": f"{tomorrow:%Y-%m-%dT%H:%M}"}
    client.post(act_url(product, "publiceren"), answers)
    assert product.plans.get().summary == "Eerste versie."
    assert "Ingepland" in client.get(change_url(product)).text
    assert "ingepland" in client.get("/beheer/products/product/").text
    client.post(act_url(product, "planning-weg"), {"act": "planning-weg"})
    assert not product.plans.exists()


@pytest.mark.parametrize(
    ("act", "answers", "status"),
    [
        ("intrekken", {"reason": "De wet vervalt."}, "withdrawn"),
        ("vervangen", {"note": "Er is een nieuwe."}, "replaced"),
        ("nog-actueel", {"check_before_on": str(NEXT_YEAR)}, "published"),
    ],
)
def test_the_acts_have_a_page_of_their_own(client, frank, act, answers, status):
    product, other = make_product("Oud"), make_product("Nieuw")
    assert client.get(act_url(product, act)).status_code == 200
    answer = client.post(act_url(product, act), {"successor": other.pk, **answers})
    assert answer.status_code == 302
    product.refresh_from_db()
    assert product.status == status


def test_an_act_that_is_refused_says_why(client, frank):
    product = make_product(status="concept", published_at=None)
    page = client.post(act_url(product, "intrekken"), {"reason": "Toch niet."})
    assert page.status_code == 200 and "Dit product staat niet op de website." in page.text


def test_before_deleting_the_page_says_where_the_product_is_used(client, frank):
    product = make_product("Kladje", status="concept", published_at=None)
    make_product("Verwijzer", body="Zie [Kladje](/producten/kladje/).")
    page = client.get(act_url(product, "verwijderen")).text
    assert "Waar gebruikt?" in page and "Verwijzer" in page
    client.post(act_url(product, "verwijderen"), {"act": "verwijderen"})
    assert not Product.objects.filter(slug="kladje").exists()


def test_nothing_is_deleted_in_bulk(client, frank):
    product = make_product()
    assert "delete_selected" not in client.get("/beheer/products/product/").text
    client.post(
        "/beheer/products/product/", {"action": "delete_selected", "_selected_action": [product.pk], "post": "yes"}
    )
    assert client.post(f"/beheer/products/product/{product.pk}/delete/", {"post": "yes"}).status_code == 403
    assert Product.objects.filter(pk=product.pk).exists()


def test_renaming_in_the_admin_redirects(client, frank):
    product = make_product("Factsheet")
    client.post(act_url(product, "adres"), {"slug": "factsheet-nieuw"})
    assert client.get("/producten/factsheet/")["Location"] == "/producten/factsheet-nieuw/"


def test_history_compares_in_words_and_puts_a_version_back(client, frank):
    product = make_product("Factsheet", body="Doe een PIA.")
    publishing.save_concept(product=product, by=frank, values={"body": "Doe een DPIA."})
    newest, first = versions_of(product)
    page = client.get(act_url(product, "geschiedenis")).text
    assert "Frank" in page and "Eerste bekende versie." in page
    page = client.get(act_url(product, "vergelijk"), {"van": first.pk, "naar": newest.pk}).text
    assert "[weg:" in page and "[nieuw:" in page and "Tekst" in page
    client.post(f"/beheer/products/product/{product.pk}/geschiedenis/{first.pk}/terugzetten/")
    assert Product.objects.get(concept_of=product).body == "Doe een PIA."


def test_a_get_does_not_put_a_version_back(client, frank):
    product = make_product()
    publishing.save_concept(product=product, by=frank, values={"body": "Nieuw."})
    number = versions_of(product)[0].pk
    assert client.get(f"/beheer/products/product/{product.pk}/geschiedenis/{number}/terugzetten/").status_code == 405


def test_the_second_editor_is_told_and_keeps_every_word(client, emma):
    product = make_product("Factsheet", summary="Samenvatting.", body="De tekst.")
    opened = form_of(product)
    carla = make_user("Carla")
    publishing.save_concept(
        product=product, by=carla, values={"body": "De tekst van Carla.", "audience": "Voor FG's."}, why="Aangevuld."
    )
    answer = client.post(change_url(product), {**opened, "body": "De tekst van Emma.", "summary": "Van Emma."})
    page = answer.text
    assert answer.status_code == 200
    assert "Carla" in page and "Aangevuld." in page
    assert "De tekst van Emma." in page and "Van Emma." in page and "De tekst van Carla." in page
    assert "Overgenomen van de ander" in page and "Voor FG&#x27;s." in page
    assert Product.objects.get(concept_of=product).body == "De tekst van Carla."

    again = form_of(product, body="De tekst van Emma.", summary="Van Emma.", audience="Voor FG's.")
    assert client.post(change_url(product), again).status_code == 302
    concept = Product.objects.get(concept_of=product)
    assert (concept.body, concept.summary, concept.audience) == ("De tekst van Emma.", "Van Emma.", "Voor FG's.")
    assert "De tekst van Carla." in [version.body for version in versions_of(product)]


def test_saving_twice_oneself_is_not_a_meeting(client, emma):
    product = make_product("Factsheet")
    for text in ("Een.", "Twee."):
        assert client.post(change_url(product), form_of(product, body=text)).status_code == 302
    assert Product.objects.get(concept_of=product).body == "Twee."


def test_the_second_editor_loses_nothing_when_the_first_published_in_between(client, emma):
    product = make_product("Factsheet", body="De tekst.")
    publishing.save_concept(product=product, by=emma, values={"body": "Een concept."})
    opened = form_of(product)
    publishing.publish(product=product, by=make_user("Frank"), summary="Klaar.")
    page = client.post(change_url(product), {**opened, "body": "Toch nog iets van Emma."}).text
    assert "Toch nog iets van Emma." in page and "Klaar." in page


def upload(name="brief.txt", content=b"Een brief."):
    return SimpleUploadedFile(name, content)


def file_answers(**answers):
    return {
        "files-TOTAL_FORMS": 1,
        "files-0-title": "Brief",
        "files-0-language": "nl",
        "files-0-accessible": "yes",
        "files-0-order": 0,
        **answers,
    }


def test_a_file_is_read_by_the_portal_itself(client, emma):
    client.post("/beheer/products/product/add/", form_of(**file_answers(**{"files-0-upload": upload()})))
    file = Product.objects.get().files.get()
    assert (file.name, file.kind, file.content_type, file.size) == ("brief.txt", "txt", "text/plain", 10)


def test_a_refused_file_is_named_and_the_text_stays(client, emma):
    wrong = upload("brief.pdf", b"MZ\x90\x00 this is a program")
    page = client.post(
        "/beheer/products/product/add/", form_of(body="Mijn lange tekst.", **file_answers(**{"files-0-upload": wrong}))
    )
    assert page.status_code == 200
    assert "brief.pdf" in page.text and "Er is een probleem" in page.text and "Mijn lange tekst." in page.text
    assert not Product.objects.exists()


def test_replacing_a_file_of_a_live_product_waits_for_publication(client, frank):
    client.post(
        "/beheer/products/product/add/",
        form_of(
            summary="Kort.",
            body="Tekst.",
            check_before_on=NEXT_YEAR,
            **file_answers(**{"files-0-upload": upload("een.txt")}),
        ),
    )
    product = Product.objects.get()
    publishing.publish(product=product, by=frank, summary="Eerste versie.")
    old = product.files.get()
    answers = file_answers(
        **{
            "files-INITIAL_FORMS": 1,
            "files-0-id": old.pk,
            "files-0-product": product.pk,
            "files-0-upload": upload("twee.txt", b"Nieuw"),
        }
    )
    product.refresh_from_db()
    assert client.post(change_url(product), form_of(product, **answers)).status_code == 302
    assert "een.txt" in client.get("/producten/nieuwe-gids/").text
    publishing.publish(product=product, by=frank, summary="Een nieuw bestand.")
    page = client.get("/producten/nieuwe-gids/").text
    assert "twee.txt" in page and "een.txt" not in page
    assert client.get(old.get_absolute_url()).status_code == 200


def test_the_preview_shows_the_concept_to_whoever_has_the_link(client, emma):
    product = make_product("Factsheet", body="De oude tekst.")
    publishing.save_concept(product=product, by=emma, values={"body": "De nieuwe tekst."})
    url = client.get(act_url(product, "voorbeeld"))["Location"]
    client.logout()
    answer = client.get(url)
    assert "De nieuwe tekst." in answer.text and "Voorbeeld, nog niet gepubliceerd" in answer.text
    assert "noindex" in answer["X-Robots-Tag"] and "no-store" in answer["Cache-Control"]
    assert not answer.cookies


@pytest.fixture
def preview_link(client, emma):
    """Of a concept with one file; the visitor who opens it is signed out."""
    client.post("/beheer/products/product/add/", form_of(**file_answers(**{"files-0-upload": upload()})))
    link = client.get(act_url(Product.objects.get(), "voorbeeld"))["Location"]
    client.logout()
    return link


@pytest.mark.parametrize("days", [8, 400])
def test_an_old_preview_link_says_that_it_expired_and_what_to_do(client, preview_link, monkeypatch, days):
    file = f"{preview_link}{Product.objects.get().files.get().pk}/brief.txt"
    monkeypatch.setattr("time.time", (timezone.now() + timedelta(days=days)).timestamp)
    for address in (preview_link, file):
        answer = client.get(address)
        assert answer.status_code == 410 and "Deze voorbeeldlink is verlopen" in answer.text
        assert "Vraag een nieuwe link" in answer.text and "bestaat niet" not in answer.text
        assert "no-store" in answer["Cache-Control"] and "Nieuwe gids" not in answer.text


def test_a_preview_link_to_a_concept_that_was_deleted_says_so(client, preview_link):
    Product.objects.get().delete()
    answer = client.get(preview_link)
    assert answer.status_code == 410 and "Dit concept is er niet meer" in answer.text


@pytest.mark.parametrize("days", [0, 8])
@pytest.mark.parametrize("place", [0, 20, -2])
def test_a_preview_link_that_was_changed_is_no_page_however_old(client, preview_link, monkeypatch, days, place):
    token = list(preview_link.rstrip("/").rpartition("/")[2])
    token[place] = "x" if token[place] != "x" else "y"
    monkeypatch.setattr("time.time", (timezone.now() + timedelta(days=days)).timestamp)
    assert client.get(f"/beheer/voorbeeld/{''.join(token)}/").status_code == 404
    assert client.get("/beheer/voorbeeld/MQ:abc:def/").status_code == 404


def test_once_published_the_preview_link_leads_to_the_page(client, frank):
    product = make_product("Factsheet", status="concept", published_at=None)
    url = client.get(act_url(product, "voorbeeld"))["Location"]
    publishing.publish(product=product, by=frank, summary="Klaar.")
    assert client.get(url)["Location"] == "/producten/factsheet/"


def test_a_file_in_the_preview_opens_and_a_file_of_another_product_does_not(client, emma):
    client.post("/beheer/products/product/add/", form_of(**file_answers(**{"files-0-upload": upload()})))
    product = Product.objects.get()
    url = client.get(act_url(product, "voorbeeld"))["Location"]
    file = product.files.get()
    client.logout()
    answer = client.get(f"{url}{file.pk}/brief.txt")
    assert b"".join(answer.streaming_content) == b"Een brief."
    assert f"{url}{file.pk}/brief.txt" in client.get(url).text
    assert client.get(f"{url}{file.pk + 1}/brief.txt").status_code == 404


def test_one_row_of_was_wordt_drives_label_banner_and_editor_warning(client, frank):
    law = LawTerm.objects.create(term="PIA", replaced_by="DPIA", explanation="Een PIA heet nu DPIA.")
    product = make_product("Factsheet", body="Doe een PIA.")
    product.written_under.add(law)
    assert "Geschreven onder: PIA" in client.get("/producten/factsheet/").text
    assert "Woorden die niet meer gelden" in client.get(change_url(product)).text

    url = f"/beheer/products/lawterm/{law.pk}/change/"
    client.post(url, {"term": "PIA", "kind": "term", "replaced_by": "GEB", "explanation": "Dat heet nu GEB."})
    page = client.get("/producten/factsheet/").text
    assert "Dat heet nu GEB." in page and "Een PIA heet nu DPIA." not in page
    assert "nu: GEB" in client.get(change_url(product)).text
    glossary = client.get("/hulp/begrippen/").text
    assert "GEB" in glossary and "Dat heet nu GEB." in glossary


def test_a_change_note_can_be_corrected_and_not_removed(client, frank):
    product = make_product("Factsheet")
    change = Change.objects.create(product=product, version="1.0", summary="Een tiepfout.")
    url = f"/beheer/products/change/{change.pk}/change/"
    client.post(url, {"version": "1.0", "summary": "Een typefout.", "is_major": "on"})
    assert "Een typefout." in client.get("/producten/factsheet/versies/").text
    assert client.post(f"/beheer/products/change/{change.pk}/delete/", {"post": "yes"}).status_code == 403


def test_the_start_page_shows_what_waits(client, frank):
    today = timezone.localdate()
    late = make_product("Te laat", check_before_on=today - timedelta(days=3))
    make_product("Bijna", check_before_on=today + timedelta(days=3))
    make_product("Op tijd")
    publishing.save_concept(product=make_product("Bezig"), by=frank, values={"body": "Nieuw."})
    BrokenLink.objects.create(product=late, address="https://weg.example/", problem="De pagina is er niet.")
    page = client.get("/beheer/").text
    for shown in ("Te laat:", "Bijna", "Bezig", "https://weg.example/", "Concept bewaard", "Inhoud", "Kennisproducten"):
        assert shown in page
    assert "Op tijd" not in page


def test_the_ageing_list_starts_with_what_waits_longest(client, emma):
    make_product("Nieuw", check_before_on=NEXT_YEAR)
    make_product("=Oud", slug="oud", check_before_on=timezone.localdate() - timedelta(days=10))
    lines = client.get("/beheer/products/product/verouderingslijst.csv").content.decode("utf-8-sig").splitlines()
    assert lines[0].startswith("titel;adres;organisatie")
    assert [line.split(";")[0] for line in lines[1:]] == ["'=Oud", "Nieuw"]
    assert lines[1].split(";")[9] == "10"


def test_the_list_filters_on_check_date_and_marks_as_checked(client, frank):
    today = timezone.localdate()
    late = make_product("Te late gids", check_before_on=today - timedelta(days=1))
    make_product("Gids op tijd")
    page = client.get("/beheer/products/product/?controle=te-laat").text
    assert "Te late gids" in page and "Gids op tijd" not in page
    client.post("/beheer/products/product/", {"action": "mark_as_checked", "_selected_action": [late.pk]})
    late.refresh_from_db()
    assert late.check_before_on == today + timedelta(days=365)


def test_two_themes_become_one(client, frank):
    product = make_product("Factsheet", themes=[make_theme("Lekken")])
    old, into = Theme.objects.get(name="Lekken"), make_theme("Datalekken")
    assert "Factsheet" in client.get(f"/beheer/products/theme/{old.pk}/samenvoegen/").text
    client.post(f"/beheer/products/theme/{old.pk}/samenvoegen/", {"into": into.pk})
    assert [theme.name for theme in product.themes.all()] == ["Datalekken"]
    assert not Theme.objects.filter(name="Lekken").exists()


def test_pasted_word_text_is_cleaned(client, emma):
    pasted = "Inleiding\xa0tekst\x0b\r\n•\tEerste punt\r\n·\tTweede punt\r\n\r\n\r\n\r\nPri\xadvacy"
    client.post("/beheer/products/product/add/", form_of(body=pasted))
    assert Product.objects.get().body == "Inleiding tekst\n\n- Eerste punt\n- Tweede punt\n\nPrivacy"


def test_the_start_page_leads_to_the_products_and_names_each_that_she_changed_once(client, emma):
    product = make_product("Factsheet")
    for text in ("Een.", "Twee."):
        publishing.save_concept(product=product, by=emma, values={"body": text})
    page = client.get("/beheer/").text
    assert page.split("Laatst door u gewijzigd")[1].count(">Factsheet</a>") == 1
    assert page.index('action="/beheer/products/product/"') < page.index("Te controleren")
    assert "Oude woorden en namen van wetten, met wat er nu geldt" in page


def test_the_start_page_shows_the_first_of_many_and_leads_to_the_others(client, emma, django_assert_max_num_queries):
    late = timezone.localdate() - timedelta(days=3)
    for number in range(MOST + 5):
        make_product(f"Te laat {number}", check_before_on=late + timedelta(days=number // MOST))
    with django_assert_max_num_queries(40):
        page = client.get("/beheer/").text
    assert page.count(">Te laat ") == MOST
    assert '<a href="/beheer/products/product/?controle=te-laat">Nog 5: bekijk alles' in page
    assert page.index(">Te laat 0<") < page.index(f">Te laat {MOST - 1}<")


def test_who_begins_a_product_owns_it_and_what_nobody_owns_can_be_listed(client, emma):
    assert f'<option value="{emma.pk}" selected>' in client.get("/beheer/products/product/add/").text
    make_product("Van Emma", owner=emma)
    make_product("Van niemand")
    for choice, there, not_there in (("zonder", "Van niemand", "Van Emma"), (emma.pk, "Van Emma", "Van niemand")):
        rows = client.get(f"/beheer/products/product/?eigenaar={choice}").context["cl"].result_list
        assert [row.title for row in rows] == [there], not_there


@pytest.mark.parametrize("role", ["redacteur", "eindredacteur", "beheerder"])
def test_old_addresses_can_be_looked_up_and_not_changed(client, emma, role):
    product = make_product("Factsheet")
    publishing.rename(product=product, slug="factsheet-verwerkers", by=emma)
    client.force_login(in_role(role))
    page = client.get("/beheer/products/formerslug/?q=factsheet").text
    assert "/producten/factsheet/</td>" in page or ">/producten/factsheet/<" in page
    assert '<a href="/producten/factsheet-verwerkers/">Factsheet</a>' in page
    former = product.former_slugs.get()
    for address in ("add/", f"{former.pk}/delete/"):
        assert client.get(f"/beheer/products/formerslug/{address}").status_code == 403
    assert client.post(f"/beheer/products/formerslug/{former.pk}/change/", {"slug": "x"}).status_code == 403


def in_role(role):
    person = make_user("Sanne", is_staff=True)
    person.groups.set(Group.objects.filter(name=role))
    return person
