"""An outcome takes along to a model what the answers say, by POST: no address, row or cookie holds it."""

import re
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from products.decision_aids.loading import load_aids
from products.decision_aids.validation import faults_of
from products.fill_in.loading import load_models
from products.fill_in.models import FillInModel
from tests.decision_aids.factories import EXAMPLE, make_aid
from tests.decision_aids.test_documents import BREACH, COMPLETE
from tests.fill_in.factories import EVERY_KIND, make_model
from tests.made_once import once

pytestmark = pytest.mark.django_db
VO = COMPLETE["is-een-verwerkersovereenkomst-nodig"]
DPIA = {"d1": "ja", "d2": "nee", "d3": "nee", "d5": "nee"}
LEK = "datalek-melden-of-niet"
CARRIED = [
    (
        "is-een-verwerkersovereenkomst-nodig",
        {**VO, "v7": "nee", "v7m": []},
        "model-verwerkersovereenkomst",
        {
            "gemengde_rol": "nee",
            "rol_toelichting": "De opdrachtgever beslist waarom en op hoofdlijnen hoe de gegevens worden gebruikt. De "
            "opdrachtnemer gebruikt de gegevens niet voor een eigen wettelijke taak of onder eigen beroepsregels. De "
            "opdrachtnemer gebruikt de gegevens niet voor eigen doelen.",
        },
    ),
    ("is-een-dpia-verplicht", {**DPIA, "d6": "a"}, "model-dpia", {"poort_aid_a": "verplicht_wet"}),
    ("is-een-dpia-verplicht", {**DPIA, "d6": "geen", "d7": "ap3"}, "model-dpia", {"poort_aid_a": "verplicht_ap"}),
    (
        "is-een-dpia-verplicht",
        {**DPIA, "d6": "geen", "d7": "geen", "d8": ["k1", "k5"]},
        "model-dpia",
        {"poort_aid_a": "verplicht_kenmerken", "wpg_gegevens": "nee"},
    ),
    (
        LEK,
        {**BREACH, "l8": "geen"},
        "model-datalek",
        {
            "rol": "gezamenlijk",
            "risico": "hoog",
            "versleuteld": "nee",
            "uitzondering_34": "geen",
            "t3": "2026-10-23T12:00",
        },
    ),
    (LEK, {"l1": "ja", "l2": "ja", "l3": "nee", "l4": "ander"}, "model-datalek", {"rol": "verwerker"}),
    ("fg-verplicht-en-onafhankelijk", {"f1": "ja", "f4": "nee"}, "model-fg", {"fg_advies_gevolgd": "geen_fg"}),
    (
        "privacyverklaring-compleet",
        {**COMPLETE["privacyverklaring-compleet"], "e3": ["toestemming", "kinderen"]},
        "model-privacyverklaring",
        {"herkomst": "beide", "toestemming": "ja", "kinderen": "ja"},
    ),
]


def outcome(client, slug, answers):
    return client.get(f"/keuzehulp/{slug}/uitkomst/?{urlencode(answers, doseq=True)}")


def posted(page, model):
    """The fields of the form that leads to a model."""
    form = re.search(rf'<form[^>]*id="model-{model}"[^>]*>(.*?)</form>', page.text, re.DOTALL)
    return dict(re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)">', form[1]))


@pytest.fixture
def tools(db):
    once(load_models)
    once(load_aids)


@pytest.mark.parametrize(
    ("aid", "answers", "model", "fields"), CARRIED, ids=[f"{c[0]}-{i}" for i, c in enumerate(CARRIED)]
)
def test_what_was_answered_stands_in_the_form_of_the_model(client, tools, aid, answers, model, fields):
    page = outcome(client, aid, answers)
    sent = posted(page, model)
    assert fields.items() <= sent.items()
    form = client.post(f"/modellen/{model}/", sent)
    assert form.status_code == 200 and not form.cookies and "Er is een probleem" not in form.text
    assert "Dit staat er al in, uit de keuzehulp" in form.text
    words = form.context["page"].words.fields
    assert words == {name: value for name, value in sent.items() if name != "uit-keuzehulp"}


def test_the_address_of_a_model_never_holds_an_answer(client, tools):
    page = outcome(client, LEK, BREACH).text
    leads = re.findall(r'(?:href|action|formaction)="(/modellen/[^"]*)"', page)
    assert set(leads) == {"/modellen/", "/modellen/model-datalek/"}  # the first is in the menu
    assert 'method="post" action="/modellen/model-datalek/"' in page
    assert 'form="model-model-datalek">Vul in: ' in page  # the same form, from the section with tools


def test_going_along_writes_nothing(client, tools):
    sent = posted(outcome(client, LEK, BREACH), "model-datalek")
    with CaptureQueriesContext(connection) as asked:
        client.post("/modellen/model-datalek/", sent)
    assert {query["sql"].lstrip("(").split()[0] for query in asked} == {"SELECT"}


def test_to_a_model_that_is_not_there_nothing_leads(client, tools):
    FillInModel.objects.filter(slug="model-datalek").update(offline_at=timezone.now())
    page = outcome(client, LEK, BREACH)
    assert page.status_code == 200 and "/modellen/" not in page.text.split("<main", 1)[1].split("</main>")[0]


def example(fields):
    """The aid of the tests, whose first outcome takes these fields along."""
    return EXAMPLE.replace("producten: []}", f"modellen: [{{model: model-fietsafspraak, velden: {fields}}}]}}")


def test_ticks_go_along_one_by_one_and_a_choice_that_is_gone_does_not(client):
    make_model("model-fietsafspraak", EVERY_KIND)
    pieces = "[{als: {A2: k1}, tekst: tas}, {als: {A2: k3}, tekst: helm}]"
    make_aid(source=example(f"{{extras: {pieces}, slot: weg, nergens: x, lener: '<b>\"'}}"))
    answers = {"a1": "ja", "a2": ["k1", "k3"], "r1": "ja", "r2": "ja", "a4": ["l1", "l2"], "a5": "kort"}
    page = outcome(client, "mag-de-fiets-naar-binnen", answers)
    assert page.context["page"].models[0].fields == [("extras", "tas"), ("extras", "helm"), ("lener", '<b>"')]
    assert 'name="lener" value="&lt;b&gt;&quot;"' in page.text


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ("{lenerr: x}", "In model-fietsafspraak: het veld ‘lenerr’ bestaat niet. Bedoelt u ‘lener’?"),
        ("{slot: kabel}", "Bij slot: de keuze ‘kabel’ bestaat niet."),
        ("{lener: {antwoord: A9}}", "De vraag ‘A9’ bestaat niet."),
        ("{lener: [{als: {A1: jaa}, tekst: x}]}", "het antwoord ‘jaa’ bestaat niet."),
        ("{lener: [{als: {A1: nee}}]}", "heeft niet de goede vorm."),
        ("{lener: [{tekst: x, antwoord: A1}]}", "heeft niet de goede vorm."),
    ],
)
def test_what_leads_nowhere_is_refused_with_its_line(fields, sentence):
    make_model("model-fietsafspraak", EVERY_KIND)
    faults = faults_of(example(fields))
    assert any(sentence in fault.sentence and fault.line for fault in faults), faults
    assert not [f for f in faults_of(example("{lener: {antwoord: sinds}}"))]


def test_a_model_that_does_not_exist_is_refused():
    assert any("Het model ‘model-fietsafspraak’ bestaat niet." in str(f) for f in faults_of(example("{lener: x}")))
