"""No BSN on the website by the hand of an editor, at any door; the sentence says where it stands."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.utils import timezone

from privacyportal.core.public_words import PublicWords
from privacyportal.core.refusals import Refused
from products import planning, publishing, slugs
from products.models import Change, Product
from products.replacing_links import replace_address
from tests.factories import make_product, make_user

from .test_desk import act_url, change_url, form_of, frank  # noqa: F401

pytestmark = pytest.mark.django_db
BSN = "123456782"
LIKE_A_BSN = "staat een getal dat op een BSN lijkt (eindigt op 782)"
SOON = timezone.now() + timedelta(days=1)


@pytest.fixture
def editor():
    return make_user("Emma")


def concept(**fields):
    return make_product(status="concept", published_at=None, **fields)


def publish(product, by, summary="Nieuw."):
    return publishing.publish(product=product, by=by, summary=summary)


def refused(act, **answers):
    with pytest.raises(Refused) as refusal:
        act(**answers)
    faults = getattr(refusal.value, "faults", [])
    return " ".join(fault.message for fault in faults) or str(refusal.value)


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("title", "Titel"),
        ("summary", "Samenvatting"),
        ("audience", "Voor wie"),
        ("when_to_use", "Wanneer gebruikt u dit"),
        ("body", "Tekst"),
        ("licence", "Licentie"),
        ("original_title", "Titel van het document"),
        ("original_url", "Adres van het document"),
        ("outdated_note", "Waarom het document verouderd is"),
    ],
)
def test_a_concept_may_hold_a_bsn_and_is_not_published_with_it(editor, name, label):
    product = concept(**{name: f"https://a.example/ zaak {BSN}"})
    publishing.save_concept(product=product, by=editor, values={name: getattr(product, name)})
    for act in (publishing.publish, planning.plan_publication):
        more = {"due_at": SOON} if act == planning.plan_publication else {}
        assert f"In het veld '{label}' {LIKE_A_BSN}. Haal het weg." in refused(
            act, product=product, by=editor, summary="Nieuw.", **more
        )
    assert Product.objects.get().status == "concept"


@pytest.mark.parametrize("bsn", ["1234\u00ad56782", "123\u202f456\u202f782", "**1234**56782", "1234.56.782"])
def test_a_disguised_bsn_is_found_as_well(editor, bsn):
    assert LIKE_A_BSN in refused(publish, product=concept(body=f"Zie {bsn}."), by=editor)


@pytest.mark.parametrize("is_major", [True, False])
def test_a_change_note_holds_no_bsn(editor, is_major):
    sentence = refused(publishing.publish, product=concept(), by=editor, summary=f"Bel {BSN}", is_major=is_major)
    assert sentence == f"In de zin bij 'Wat is er anders?' {LIKE_A_BSN}. Haal het weg."


@pytest.mark.parametrize("name", ["title", "description", "accessibility_note", "name"])
def test_what_an_editor_says_of_a_file_holds_no_bsn(editor, name):
    product = concept()
    about = {"title": "Brief", "name": "a.txt", "kind": "txt", "accessible": "no", "accessibility_note": "Scan."}
    product.files.create(**about | {name: f"Van {BSN}"})
    assert LIKE_A_BSN in refused(publish, product=product, by=editor)


def test_an_address_made_out_of_a_title_with_a_bsn_is_not_published(editor):
    product = publishing.save_concept(product=concept(slug=f"dossier-{BSN}"), by=editor, values={"title": "Dossier"})
    assert f"In het adres {LIKE_A_BSN}" in refused(publish, product=product, by=editor)
    assert LIKE_A_BSN in refused(slugs.chosen_slug, typed=f"zaak {BSN}", product=product)


@pytest.mark.parametrize(
    "act",
    [
        lambda product, by, other: publishing.withdraw(product=product, by=by, reason=f"Wegens {BSN}"),
        lambda product, by, other: publishing.replace(product=product, by=by, successor=other, note=f"Wegens {BSN}"),
        lambda product, by, other: publishing.take_offline(product=product, by=by, reason=f"Wegens {BSN}"),
        lambda product, by, other: planning.plan_withdrawal(product=product, by=by, due_at=SOON, reason=f"Om {BSN}"),
    ],
)
def test_the_reason_that_readers_see_holds_no_bsn(editor, act):
    product = make_product()
    assert refused(act, product=product, by=editor, other=make_product()) == (
        f"In uw uitleg {LIKE_A_BSN}. Haal het weg."
    )
    product.refresh_from_db()
    assert (product.status, product.status_note, product.offline_at) == ("published", "", None)
    assert not Change.objects.exists() and not product.plans.exists()


def test_an_address_with_a_bsn_replaces_no_other(editor):
    product = make_product(body="[Brief](https://oud.example/)")
    sentence = refused(replace_address, old="https://oud.example/", new=f"https://a.example/{BSN}", by=editor)
    assert f"In het nieuwe adres {LIKE_A_BSN}" in sentence
    assert "oud.example" in Product.objects.get(pk=product.pk).body


@pytest.mark.parametrize("end", [None, publishing.withdraw])
def test_a_page_that_was_taken_away_for_a_bsn_comes_back_without_it(editor, end):
    product = make_product(body=f"Zaak {BSN}.")
    if end:
        end(product=product, by=editor, reason="Oud.")
    publishing.take_offline(product=product, by=editor, reason="Er stond iets in.")
    assert LIKE_A_BSN in refused(publishing.reinstate, product=product, by=editor, reason="Klaar.")
    publishing.save_concept(product=product, by=editor, values={"body": "Zaak."})
    publish(product, editor)
    publishing.reinstate(product=product, by=editor, reason="Klaar.")
    assert Product.objects.published().get().body == "Zaak."


def test_the_desk_says_where_before_and_after_the_button(client, frank):  # noqa: F811
    product = concept(body=f"Zaak {BSN}.")
    page = client.get(act_url(product, "publiceren")).text
    assert f"{change_url(product)}#id_body" in page and "eindigt op 782" in page and BSN not in page
    page = client.post(act_url(product, "publiceren"), {"summary": "Nieuw.", "size": "major", "due_at": ""}).text
    assert "Nog niet klaar om te publiceren" in page and "eindigt op 782" in page
    saved = client.post(change_url(product), form_of(product, summary=f"Over {BSN}"))
    assert saved.status_code == 302  # a concept is kept as it is


def rows():
    return [model for model in apps.get_models() if issubclass(model, PublicWords)]


def test_what_editors_publish_beside_products_is_known():
    assert {model.__name__ for model in rows()} == {
        *("HelpPage", "GlossaryTerm", "Publisher", "Theme", "LawTerm", "Change"),
        *("SynonymGroup", "BestBet", "Desk", "Subject", "Forum", "Law"),
    }


@pytest.mark.parametrize("model", rows())
def test_no_public_word_of_any_of_them_holds_a_bsn(model):
    for name in model(**({"is_major": True} if model is Change else {})).public_fields():
        row = model(**{name: BSN})
        assert LIKE_A_BSN in refused(row.save) and not model.objects.filter(**{name: BSN}).exists()


def test_the_form_of_the_glossary_says_it_at_the_field(client, frank):  # noqa: F811
    client.force_login(make_user("Frank", is_staff=True, is_superuser=True))
    answer = client.post(
        "/beheer/pages/glossaryterm/add/", {"term": "Zaak", "slug": "zaak", "explanation": f"Zoals {BSN}."}
    )
    assert f"In het veld &#x27;Uitleg&#x27; {LIKE_A_BSN}" in answer.text and f"Zoals {BSN}." in answer.text


def test_the_starter_content_holds_none(content):
    for model in rows():
        for row in model.objects.all():
            row.save()  # raises Refused when it holds one
