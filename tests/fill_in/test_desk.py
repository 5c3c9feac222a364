"""The editors' desk of the models: the text, the fields, the example, trying out, publishing, and who may do what."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from django.utils import timezone

from products.definitions import planning, publishing
from products.definitions.concepts import newest_number, working_text
from products.fill_in.editions import changes_since, live, live_models
from products.fill_in.models import FillInModel, PlannedEdition
from tests.factories import make_user
from tests.fill_in.factories import EXAMPLE, make_model

pytestmark = pytest.mark.django_db


def sign_in(client, role, name):
    user = make_user(name, is_staff=True)
    user.groups.add(Group.objects.get(name=role))
    client.force_login(user)
    return user


@pytest.fixture
def model(content):
    return make_model()


@pytest.fixture
def emma(client):
    return sign_in(client, "redacteur", "Emma")


@pytest.fixture
def frank(client):
    return sign_in(client, "eindredacteur", "Frank")


def desk(model, page="change/"):
    return f"/beheer/fill_in/fillinmodel/{model.pk}/{page}"


def fresh(model):
    return FillInModel.objects.get(pk=model.pk)


def typed_in(page):
    """What the form of this page would post as it is."""
    areas = re.findall(r'<textarea name="([^"]+)"[^>]*>\n?(.*?)</textarea>', page.text, re.S)
    inputs = re.findall(r'<input[^>]*? name="([^"]+)"[^>]*?>', page.text)
    values = dict(re.findall(r'<input[^>]*? name="([^"]+)"[^>]*? value="([^"]*)"', page.text))
    fields = {name: values.get(name, "") for name in inputs} | dict(areas)
    return {unescape(name): unescape(value) for name, value in fields.items() if name != "csrfmiddlewaretoken"}


def save(client, model, page, **changes):
    address = desk(model, page)
    return client.post(address, typed_in(client.get(address)) | changes)


def test_saving_a_page_of_fields_as_it_is_changes_nothing(client, model, emma):
    for page in ("algemeen/", "onderdeel/fietser/", "document/brief/", "controles/"):
        assert save(client, model, page)["Location"] == desk(model, "onderdelen/"), page
    assert fresh(model).concept == ""


def test_the_words_of_a_section_go_to_their_place(client, model, emma):
    page = client.get(desk(model, "onderdeel/fietser/")).text
    assert "Naam van de organisatie ({{naam}}, tekst)" in page and "Rijen: Sloten" in page
    changes = {"naam-hulp": "", "soort_fiets-Keuze-bak": "een bakfiets: groot", "slot_naam-label": "Welke sloten?"}
    save(client, model, "onderdeel/fietser/", **changes)
    wanted = EXAMPLE.replace("        hulp: Niet van een mens.\n", "").replace(
        "tekst: een bakfiets", 'tekst: "een bakfiets: groot"'
    )
    assert fresh(model).concept == wanted.replace("Welk slot?", "Welke sloten?")


def test_the_text_of_a_document_has_an_area_of_its_own_and_stays_readable_in_the_yaml(client, model, emma):
    text = "## Wie\r\n\r\n{{naam}}: {{soort_fiets}}.\r\n\r\n{{#elk sloten}}\r\n- {{slot_naam}}\r\n{{/elk}}"
    save(client, model, "document/brief/", tekst=text)
    head = EXAMPLE.partition("      ## Wie stalt er")[0]
    body = "".join(f"      {line}\n" if line else "\n" for line in text.split("\r\n"))
    assert fresh(model).concept == head + body


def test_the_points_of_law_and_the_introduction_are_fields_too(client, model, emma):
    save(client, model, "controles/", **{"volledig-0-punt": "Wie de fiets stalt"})
    save(client, model, "algemeen/", **{"nodig-0": "De fiets en het slot."})
    text = fresh(model).concept
    assert "punt: Wie de fiets stalt" in text and "nodig: [De fiets en het slot.]" in text


def test_words_that_cannot_stand_there_are_refused_at_their_field_so_that_the_fields_stay_open(client, model, emma):
    answer = save(client, model, "onderdeel/fietser/", **{"naam-hulp": "x" * 1500})
    assert answer.status_code == 200 and fresh(model).concept == ""
    assert "De tekst bij ‘hulp’ is te lang. Er passen 1000 tekens in." in answer.text
    assert 'id="id_naam-hulp_error"' in answer.text and not re.search(r'<(?:input|textarea)[^>]* id="\S+ ', answer.text)


def test_the_example_shows_the_documents_filled_in_and_what_stands_out(client, model, emma):
    page = client.get(desk(model, "voorbeeld/")).text
    assert "Gemeente Oefenmeer" in page and "een stadsfiets" in page and "beugelslot" in page
    assert "Wat opvalt bij deze waarden" not in page
    publishing.save_concept(tool=model, by=emma, source=EXAMPLE.replace("{naam: ingevuld}", "{naam: leeg}"))
    assert "Nog niet in het document: Wie stalt (Artikel 1)." in client.get(desk(model, "voorbeeld/")).text


def test_a_fault_in_the_text_of_a_document_is_told_with_its_line(client, model, frank):
    broken = EXAMPLE.replace("{{naam}} stalt", "{{naaam}} stalt")
    publishing.save_concept(tool=model, by=frank, source=broken)
    line = next(number for number, text in enumerate(broken.splitlines(), start=1) if "naaam" in text)
    page = client.post(desk(model, "publiceren/"), {"change": "Anders.", "due_at": ""}).text
    assert f'href="{desk(model)}#regel-{line}"' in page
    shown = client.get(desk(model, "document/brief/")).text
    assert f"#regel-{line}" in shown and "In de tekst hieronder is dit regel 3." in shown
    assert f"#regel-{line}" in client.get(desk(model, "onderdelen/")).text
    assert f"#regel-{line}" not in client.get(desk(model, "onderdeel/fietser/")).text
    assert model.editions.count() == 1


def test_an_editor_writes_and_an_eindredacteur_publishes(client, model, emma):
    text = EXAMPLE.replace("Voor wie een fiets wil stallen.", "Voor wie een step wil stallen.")
    answer = client.post(desk(model), {"source": text, "why": "", "seen": newest_number(model)})
    assert answer["Location"] == desk(model)
    assert "fiets" in live("model-fietsbrief").definition.introduction
    assert client.post(desk(model, "publiceren/"), {"change": "Een step.", "due_at": ""}).status_code == 403
    frank = sign_in(client, "eindredacteur", "Frank")
    client.post(desk(model, "publiceren/"), {"change": "Een step.", "due_at": ""})
    now = live("model-fietsbrief")
    assert (now.edition, now.namespace) == (2, "fill_in") and "step" in now.definition.introduction
    assert model.editions.first().by == frank
    assert changes_since("model-fietsbrief", 1) == ["Een step."] and changes_since("model-fietsbrief", 2) == []


def test_tick_publishes_a_planned_model_exactly_once(client, model, frank):
    publishing.save_concept(tool=model, by=frank, source=EXAMPLE.replace("Voor wie", "Bedoeld voor wie"))
    planning.plan_publication(tool=model, by=frank, change="Anders.", due_at=timezone.now() + timedelta(hours=1))
    assert "Ingepland:" in client.get(desk(model)).text
    PlannedEdition.objects.update(due_at=timezone.now() - timedelta(seconds=1))
    assert (planning.publish_planned(), planning.publish_planned()) == (1, 0)
    assert live("model-fietsbrief").edition == 2


def test_two_editors_meet_in_the_text_of_a_model(client, model, emma):
    seen = newest_number(model)
    publishing.save_concept(tool=model, by=make_user("Bram Bos"), source=EXAMPLE.replace("beugelslot", "kettingslot"))
    typed = {"source": EXAMPLE.replace("een bakfiets", "een ligfiets"), "why": "", "seen": seen}
    page = client.post(desk(model), typed).text
    assert "Bram Bos heeft dit model ook gewijzigd" in page and "kettingslot" in page and "een ligfiets" in page


def test_what_is_taken_offline_is_in_no_list_and_says_why(client, model, frank):
    publishing.take_offline(tool=model, by=frank, reason="De wet is veranderd.")
    assert live_models() == [] and live("model-fietsbrief") is None
    gone = client.get(model.get_absolute_url())
    assert gone.status_code == 410 and "De wet is veranderd." in gone.text


def test_a_concept_is_tried_out_on_the_real_pages_and_nobody_keeps_them(client, model, emma):
    publishing.save_concept(tool=model, by=emma, source=EXAMPLE.replace("Welke fiets is het?", "Welke step is het?"))
    start = client.get(desk(model, "proberen/"))["Location"]
    assert start.startswith("/beheer/voorbeeld/modellen/")
    client.logout()
    page = client.get(start)
    assert "Welke step is het?" in page.text and "no-store" in page["Cache-Control"]
    assert f'"{model.get_absolute_url()}' not in page.text
    assert client.get(reverse("models_preview:model", args=["a" * 60])).status_code == 404


def test_the_search_finds_a_model_by_its_fields_and_headings(client, model, frank):
    def is_found():
        return f'href="{model.get_absolute_url()}"' in client.get("/zoeken/?q=stallingsreglement&in=modellen").text

    assert not is_found()
    publishing.save_concept(tool=model, by=frank, source=EXAMPLE.replace("Voor wie", "Bedoeld voor wie"))
    publishing.publish(tool=model, by=frank, change="Anders gezegd.")
    assert is_found()
    publishing.take_offline(tool=model, by=frank, reason="Verouderd.")
    assert not is_found()


def test_the_words_of_a_model_are_those_of_a_het_word(client, model, frank):
    page = client.get("/beheer/fill_in/fillinmodel/add/").text
    assert "Nieuw model" in page and "Hoe heet het model?" in page
    client.post(desk(model, "offline/"), {"reason": "De wet is veranderd."})
    assert "Het model is van de website gehaald." in client.get(desk(model)).text
    assert working_text(fresh(model)) == EXAMPLE


def test_a_new_model_begins_with_an_example_that_works(client, content, frank):
    from products.fill_in.admin.model_form import NEW_MODEL
    from products.fill_in.validation import faults_of

    assert faults_of(NEW_MODEL) == []


@pytest.mark.parametrize("page", ["onderdelen/", "voorbeeld/", "algemeen/", "document/brief/", "publiceren/"])
def test_the_desk_is_closed_to_who_has_no_right_to_it(client, model, page):
    assert client.get(desk(model, page)).status_code == 302
    sign_in(client, "moderator", "Carla")
    assert client.get(desk(model, page)).status_code == 403


def test_what_is_not_there_is_not_found(client, model, emma):
    for page in ("onderdeel/nergens/", "document/nergens/", "vergelijk/?van=u9"):
        assert client.get(desk(model, page)).status_code == 404
