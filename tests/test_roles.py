"""Each role that works in the admin: every form that it may open can be filled in and saved by it, without a script."""

import html5lib
import pytest
from django.contrib import admin
from django.contrib.auth.models import Group
from django.utils import timezone

from privacyportal.accounts.demo import make_demo_accounts
from privacyportal.accounts.models import Domain, Organisation, User
from privacyportal.contact.models import Desk
from tests.community.factories import make_topic
from tests.contact.factories import send_question
from tests.decision_aids.factories import make_aid
from tests.factories import PASSWORD, make_user
from tests.fill_in.factories import make_model

pytestmark = pytest.mark.django_db
ROLES = ["redacteur", "eindredacteur", "moderator", "beheerder", "superuser"]
DECIDES = "accounts.AccessRequest"  # saved by its own two buttons: tests/accounts/test_access_queue.py


@pytest.fixture
def portal(client, indexed_content):
    """Something to work on in every list that can be filled by itself."""
    utrecht = Organisation.objects.first()
    Domain.objects.create(name="gemeente-a.example", organisation=utrecht)
    make_demo_accounts(password=PASSWORD)
    make_topic()
    make_aid()
    make_model()
    send_question(client)


@pytest.fixture(params=ROLES)
def worker(request, portal, client):
    person = make_user(
        "Sanne Bos", is_staff=True, is_superuser=request.param == "superuser", confirmed_at=timezone.now()
    )
    person.groups.set(Group.objects.filter(name=request.param))
    for desk in Desk.objects.all():
        desk.staff.add(person)
    client.force_login(person)
    return person


def may(person, model, act):
    name = f"{model._meta.app_label}.{act}_{model._meta.model_name}"
    return person.has_perm(name)


def addresses_for(person, act):
    """The address of each form that `person` has the right to `act` with, on the first row there is."""
    for model, model_admin in admin.site._registry.items():
        address = f"/beheer/{model._meta.app_label}/{model._meta.model_name}/"
        if act == "add" and may(person, model, "add"):
            yield model, f"{address}add/"
        elif act == "change" and may(person, model, "change"):
            request = type("Request", (), {"user": person, "GET": {}, "method": "GET"})()
            row = model_admin.get_queryset(request).first()
            if row:
                yield model, f"{address}{row.pk}/change/"


def form_of(page):
    tree = html5lib.parse(page.text, namespaceHTMLElements=False)
    return next(form for form in tree.iter("form") if form.get("id", "").endswith("_form"))


def empty_choices(form):
    """Lists to choose from that are obligatory and offer nothing, or that only a script fills."""
    return [
        select.get("name")
        for select in form.iter("select")
        if "admin-autocomplete" in select.get("class", "")
        or (_is_obligatory(select) and not [option for option in select.iter("option") if option.get("value")])
    ]


def _is_obligatory(field):
    return field.get("required") is not None or field.get("aria-required") == "true"


def filled_in(form):
    """What a browser sends when the form is saved as it stands."""
    sent = {}
    for field in form.iter():
        name, kind = field.get("name"), field.get("type", "")
        if field.tag not in ("input", "textarea", "select") or not name or kind in ("submit", "file"):
            continue
        if kind in ("checkbox", "radio") and not _is_on(field):
            continue
        sent.setdefault(name, []).extend(_values_of(field))
    return sent


def _is_on(field):
    return field.get("checked") is not None


def _values_of(field):
    if field.tag == "select":
        return [option.get("value", "") for option in field.iter("option") if option.get("selected") is not None]
    return [
        "".join(field.itertext())
        if field.tag == "textarea"
        else field.get("value", "on" if field.get("type") == "checkbox" else "")
    ]


def test_every_list_to_choose_from_offers_something_and_no_form_holds_the_hash_of_a_password(client, worker):
    hashes = User.objects.values_list("password", flat=True)
    for act in ("add", "change"):
        for model, address in addresses_for(worker, act):
            page = client.get(address)
            if page.status_code == 403 and not admin.site.get_model_admin(model).has_add_permission(page.wsgi_request):
                continue  # nobody adds these: they are made by what happens
            assert page.status_code == 200, address
            assert empty_choices(form_of(page)) == [], address
            assert not any(hash[10:] in page.text for hash in hashes), address


def test_each_role_saves_every_form_that_it_may_change_as_it_stands(client, worker):
    for model, address in addresses_for(worker, "change"):
        if model._meta.label != DECIDES:
            answer = client.post(address, {**filled_in(form_of(client.get(address))), "_save": "Opslaan"})
            assert answer.status_code == 302, (address, answer.context and answer.context["errors"])


def test_who_adds_a_person_reads_dutch_where_django_knows_english_only(client):
    client.force_login(make_user("Beheer", is_staff=True, is_superuser=True))
    page = client.get("/beheer/accounts/user/add/").text
    assert "Kies straks op de volgende pagina" in page and "user options" not in page


@pytest.mark.parametrize("role", ROLES[:-1])
def test_a_right_of_a_role_has_a_door(role):
    """A right to something that stands in no list, and in no form that this role may change, cannot be used."""
    rights = Group.objects.get(name=role).permissions.select_related("content_type")
    labels = {right.content_type.model_class() for right in rights if right.codename.startswith(("add", "change"))}
    doors = {model for model in admin.site._registry if model in labels}
    inside = {inline.model for model in doors for inline in admin.site.get_model_admin(model).inlines}
    assert labels - {None} <= doors | inside
