"""Each role does each of its tasks in the admin, and no right of a role is without a task that uses it."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from community.models import Forum, Post
from privacyportal.accounts.models import Domain, GrantedRole, Organisation, ProposedDomain, User
from privacyportal.contact.models import Desk, Question, Subject
from privacyportal.index.entries import EVERYONE
from privacyportal.index.models import BestBet, SearchEntry, SearchQueryCount, SynonymGroup
from privacyportal.laws.models import Law
from privacyportal.pages.models import GlossaryTerm, HelpPage
from products.decision_aids.models import DecisionAid
from products.fill_in.models import FillInModel
from products.models import Change, LawTerm, Product, Publisher, Theme
from products.versions import newest_number
from tests.community.factories import make_reply, make_topic
from tests.contact.factories import send_question
from tests.decision_aids.factories import EXAMPLE as AID
from tests.factories import make_change, make_member, make_product, make_publisher, make_theme, make_user
from tests.fill_in.factories import EXAMPLE as MODEL
from tests.products.test_desk import act_url, change_url, file_answers, form_of
from tests.test_roles import filled_in
from tests.test_roles import form_of as form_in

pytestmark = pytest.mark.django_db
WRITERS, PUBLISHERS = ("redacteur", "eindredacteur", "beheerder"), ("eindredacteur", "beheerder")
NEXT_YEAR = str(timezone.localdate() + timedelta(days=365))
TASKS = []


def task(*roles, uses=()):
    used = set(uses)

    def keep(do):
        TASKS.append((roles, used, do))
        return do

    return keep


def rights(*told):
    """("products.product add change") -> products.add_product, products.change_product."""
    for model, *acts in map(str.split, told):
        app, name = model.split(".")
        yield from (f"{app}.{act}_{name}" for act in acts)


def list_of(model):
    return f"/beheer/{model._meta.app_label}/{model._meta.model_name}/"


def save(client, address, /, **answers):
    """Fill in the form at `address` as it stands, with these answers; it has to be accepted."""
    form = form_in(client.get(address))
    answer = client.post(address, {**filled_in(form), **answers, "_save": "Opslaan"})
    assert answer.status_code == 302, answer.context["errors"] if answer.context else answer.status_code


def press(client, address, /, **answers):
    answer = client.post(address, answers)
    assert answer.status_code == 302, (address, answer.status_code)


def keep_table(client, model, new, changed):
    """Add a row, change it, and delete it again."""
    save(client, f"{list_of(model)}add/", **new)
    row = model.objects.get(**new)
    save(client, f"{list_of(model)}{row.pk}/change/", **changed)
    assert model.objects.filter(pk=row.pk, **changed).exists()
    press(client, f"{list_of(model)}{row.pk}/delete/", post="yes")
    assert not model.objects.filter(pk=row.pk).exists()


@task(*WRITERS, uses=rights("products.product add change delete", "products.productfile add change delete"))
def write_a_product_with_a_file_and_throw_it_away(client, by):
    letter = SimpleUploadedFile("brief.txt", b"Een brief.")
    press(client, "/beheer/products/product/add/", **form_of(**file_answers(**{"files-0-upload": letter})))
    product = Product.objects.get(title="Nieuwe gids")
    row = {"files-INITIAL_FORMS": 1, "files-0-id": product.files.get().pk, "files-0-product": product.pk}
    press(
        client,
        change_url(product),
        **form_of(product, **file_answers(**row), body="Anders.") | {"files-0-title": "Antwoord"},
    )
    assert product.files.get().title == "Antwoord"
    seen = {"seen": newest_number(product)}
    press(client, change_url(product), **form_of(product, **file_answers(**row), **{"files-0-DELETE": "on"}) | seen)
    assert not product.files.filter(is_old=False).exists()
    press(client, act_url(product, "verwijderen"), act="verwijderen")
    assert not Product.objects.filter(title="Nieuwe gids").exists()


@task(*WRITERS)
def change_a_live_product_without_changing_the_website(client, by):
    product = make_product("Op de website")
    press(client, change_url(product), **form_of(product, body="Een nieuwe tekst."))
    assert "Een nieuwe tekst." not in client.get(product.get_absolute_url()).text
    assert "Een nieuwe tekst." in client.get(change_url(product)).text
    press(client, act_url(product, "concept-weg"), act="concept-weg")


@task(*PUBLISHERS, uses=["products.publish_product"])
def publish_sign_replace_withdraw_and_put_back(client, by):
    product, other = make_product("Te publiceren"), make_product("Opvolger")
    press(client, change_url(product), **form_of(product, body="## Nieuw\n\nEen nieuwe tekst."))
    press(client, act_url(product, "publiceren"), summary="Nieuwe tekst.", size="major", due_at="")
    assert "Een nieuwe tekst." in client.get(product.get_absolute_url()).text
    press(client, act_url(product, "nog-actueel"), check_before_on=NEXT_YEAR)
    press(client, act_url(product, "vervangen"), successor=other.pk, note="Zie daar.")
    press(client, act_url(product, "terugzetten"), reason="Toch goed.")
    press(client, act_url(product, "intrekken"), reason="De wet vervalt.")
    press(client, act_url(product, "terugzetten"), reason="Toch goed.")
    press(client, act_url(product, "offline"), reason="Er staat een fout in.")
    assert client.get(product.get_absolute_url()).status_code == 410
    press(client, act_url(product, "terugzetten"), reason="Toch goed.")
    press(client, act_url(product, "adres"), slug="ander-adres")
    assert client.get("/producten/ander-adres/").status_code == 200


@task(*PUBLISHERS, uses=rights("products.change change"))
def correct_what_a_change_says(client, by):
    change = make_change(make_product())
    save(client, f"{list_of(Change)}{change.pk}/change/", summary="Een typefout.")
    assert Change.objects.get(pk=change.pk).summary == "Een typefout."


@task(*WRITERS, uses=rights("decision_aids.decisionaid add change delete", "fill_in.fillinmodel add change delete"))
def write_an_aid_and_a_model_and_throw_them_away(client, by):
    for model, source in ((DecisionAid, AID), (FillInModel, MODEL)):
        tool = begin(client, model, source)
        save(client, f"{list_of(model)}{tool.pk}/change/", why="Een lege regel erbij.", source=f"{source}\n")
        press(client, f"{list_of(model)}{tool.pk}/verwijderen/", act="verwijderen")
        assert not model.objects.filter(pk=tool.pk).exists()


@task(*PUBLISHERS, uses=["decision_aids.publish_decisionaid", "fill_in.publish_fillinmodel"])
def publish_an_aid_and_a_model_and_take_them_off(client, by):
    for model, source in ((DecisionAid, AID), (FillInModel, MODEL)):
        tool = begin(client, model, source)
        address = f"{list_of(model)}{tool.pk}/"
        press(client, f"{address}publiceren/", change="Eerste uitgave.", due_at="")
        assert tool.editions.get().by == by
        press(client, f"{address}offline/", reason="Er staat een fout in.")
        press(client, f"{address}terugzetten/", reason="Toch goed.")


def begin(client, model, source):
    save(client, f"{list_of(model)}add/", slug="proef", source=source)
    return model.objects.get(slug="proef")


@task(*WRITERS, uses=rights("index.synonymgroup add change delete", "index.bestbet add change delete"))
def keep_the_words_that_people_search_with(client, by):
    keep_table(client, SynonymGroup, {"preferred": "proefwoord"}, {"synonyms": "toetswoord"})
    keep_table(
        client,
        BestBet,
        {"query": "proefvraag", "key": SearchEntry.objects.filter(audience=EVERYONE).first().key},
        {"query": "toetsvraag"},
    )
    SearchQueryCount.objects.create(month="2026-11", query="wat zoekt men", searches=3)
    assert "wat zoekt men" in client.get(list_of(SearchQueryCount)).text


@task(*PUBLISHERS, uses=rights("pages.helppage add change delete", "pages.glossaryterm add change delete"))
def keep_the_help_and_the_glossary(client, by):
    about = {"title": "Proefhulp", "slug": "proefhulp", "summary": "Zo doet u dat.", "body": "Kies.", "order": "9"}
    keep_table(client, HelpPage, {**about, "reviewed_on": "2026-11-27"}, {"title": "Proefhulp van nu"})
    keep_table(
        client, GlossaryTerm, {"term": "proefterm", "slug": "proefterm", "explanation": "Een woord."}, {"slug": "pt"}
    )


@task(*PUBLISHERS, uses=rights("laws.law add change delete", "products.lawterm add change delete"))
def keep_the_laws_and_what_took_their_place(client, by):
    address = "https://wetten.overheid.nl/BWBR0000001/"
    keep_table(
        client, Law, {"short": "Proefwet", "name": "Wet op de proef", "address": address}, {"name": "Proefwet 2026"}
    )
    keep_table(
        client,
        LawTerm,
        {"term": "proefbegrip", "kind": "term", "explanation": "Dat heet nu anders."},
        {"replaced_by": "toets"},
    )


@task(*PUBLISHERS, uses=rights("products.publisher add change", "products.theme add change delete"))
def keep_publishers_and_themes(client, by):
    save(client, f"{list_of(Publisher)}add/", name="Proefuitgever", abbreviation="PU", slug="pu")
    row = Publisher.objects.get(slug="pu")
    save(client, f"{list_of(Publisher)}{row.pk}/change/", name="Andere naam")
    assert Publisher.objects.get(slug="pu").name == "Andere naam"
    keep_table(client, Theme, {"name": "Proefonderwerp", "slug": "proefonderwerp"}, {"description": "Over de proef."})
    old, into = make_theme("Lekken"), make_theme("Datalekken")
    press(client, f"{list_of(Theme)}{old.pk}/samenvoegen/", into=into.pk)


@task("moderator", "beheerder", uses=["accounts.change_accessrequest"])
def let_in_and_refuse(client, by):
    utrecht = Organisation.objects.get(name="Utrecht")
    good, bad = (
        make_user(name, email=f"{name}@elders.example", confirmed_at=timezone.now()) for name in ("wim", "jan")
    )
    page = "/beheer/accounts/accessrequest/{}/change/"
    press(client, page.format(good.pk), organisation=utrecht.pk, decision="approve")
    press(client, page.format(bad.pk), decision="refuse", reason="Dit is geen adres van een gemeente.")
    assert [User.objects.get(pk=person.pk).standing for person in (good, bad)] == ["toegelaten", "geweigerd"]


@task("moderator", uses=["community.moderate_forum"])
def moderate(client, by):
    topic = make_topic(author=make_member("Dirk"))
    reply = make_reply(topic, author=make_member("Bram"))
    page = f"/community/reactie/{reply.pk}/modereren/"
    for act in ("hide", "restore", "dismiss", "block"):
        typed = {"reason": "personal_data", "explanation": "Er staat een naam in.", "sure": ""}
        answer = client.post(page, {"act": act, **typed})
        assert answer.status_code in (302, 303), act
    assert Post.objects.get(pk=reply.pk).status == "visible"
    assert not User.objects.get(pk=reply.author_id).is_member
    for act in ("lock", "unlock", "pin", "unpin"):
        assert client.post(f"{topic.get_absolute_url()}modereren/", {"act": act, "reason": "order"}).status_code in (
            302,
            303,
        )


@task("beheerder", uses=rights("accounts.member change", "accounts.grantedrole add delete"))
def grant_a_role_and_block_and_let_in_again(client, by):
    anna = make_member("Anna")
    page = f"/beheer/accounts/member/{anna.pk}/change/"
    save(client, page, **{"roles-0-role": "dpo"})
    role = GrantedRole.objects.get(user=anna)
    assert role.granted_by == by
    save(client, page, **{"roles-0-DELETE": "on"})
    assert not anna.roles.exists()
    save(client, page, is_blocked="on", blocked_reason="Deelt steeds namen.")
    assert not User.objects.get(pk=anna.pk).is_member
    press(
        client,
        page,
        **{name: value for name, value in filled_in(form_in(client.get(page))).items() if name != "is_blocked"},
    )
    assert User.objects.get(pk=anna.pk).is_member


@task(
    "beheerder",
    uses=rights(
        "accounts.organisation add change", "accounts.domain add change delete", "accounts.proposeddomain change"
    ),
)
def keep_organisations_and_domains(client, by):
    save(
        client,
        f"{list_of(Organisation)}add/",
        name="Omgevingsdienst Proef",
        kind="partnership",
        **{"domains-0-name": "proef.example"},
    )
    row = Organisation.objects.get(name="Omgevingsdienst Proef")
    save(client, f"{list_of(Organisation)}{row.pk}/change/", name="Dienst Proef")
    keep_table(client, Domain, {"name": "tweede.example", "organisation": row.pk}, {"name": "derde.example"})
    proposal = ProposedDomain.objects.create(name="vierde.example", organisation=row)
    press(client, f"{list_of(ProposedDomain)}{proposal.pk}/bevestigen/")
    assert sorted(row.domains.values_list("name", flat=True)) == ["proef.example", "vierde.example"]


@task("beheerder", uses=rights("contact.desk add change", "contact.subject add change", "community.forum add change"))
def keep_desks_subjects_and_forums(client, by):
    save(
        client,
        f"{list_of(Desk)}add/",
        name="Proefloket",
        address="proef@vng.example",
        purpose="Proeven",
        is_active="on",
    )
    desk = Desk.objects.get(name="Proefloket")
    save(client, f"{list_of(Desk)}{desk.pk}/change/", staff=[by.pk])
    assert list(desk.staff.all()) == [by]
    save(client, f"{list_of(Subject)}add/", label="Proefonderwerp", slug="proef", desk=desk.pk)
    subject = Subject.objects.get(slug="proef")
    save(client, f"{list_of(Subject)}{subject.pk}/change/", label="Ander onderwerp")
    save(client, f"{list_of(Forum)}add/", name="Proefforum", slug="proefforum", intro="Proef.")
    forum = Forum.objects.get(slug="proefforum")
    save(client, f"{list_of(Forum)}{forum.pk}/change/", intro="Over de proef.")


@task("loket")
def handle_questions(client, by):
    send_question(client)
    question = Question.objects.latest("pk")
    page, inlines = f"{list_of(Question)}{question.pk}/change/", {}
    for prefix in ("mailings", "handlings"):
        inlines |= {f"{prefix}-TOTAL_FORMS": 0, f"{prefix}-INITIAL_FORMS": 0}
    for act in ("resend", "answer"):
        press(client, page, **inlines, note="Gebeld.", act=act)
    assert Question.objects.get(pk=question.pk).status == "answered"
    press(client, list_of(Question), action="set_aside", _selected_action=question.pk)
    other = Desk.objects.in_use().exclude(pk=question.desk_id).first()
    press(client, f"{list_of(Question)}doorsturen/?vraag={question.pk}", to=other.pk)
    assert Question.objects.get(pk=question.pk).desk == other


def make_worker(role):
    person = make_member("Sanne Bos", is_staff=True)
    person.groups.set(Group.objects.filter(name=role))
    if role == "loket":
        for desk in Desk.objects.all():
            desk.staff.add(person)
    return person


@pytest.mark.parametrize("role", ["redacteur", "eindredacteur", "moderator", "beheerder", "loket"])
def test_each_role_does_each_of_its_tasks(client, indexed_content, role):
    person = make_worker(role)
    make_publisher()
    for roles, _, do in TASKS:
        if role in roles:
            client.force_login(person)
            do(client, person)


def test_each_right_of_a_role_is_used_by_a_task():
    for group in Group.objects.all():
        used = {right for roles, uses, _ in TASKS if group.name in roles for right in uses}
        held = {
            f"{right.content_type.app_label}.{right.codename}"
            for right in group.permissions.select_related("content_type")
        }
        assert sorted(right for right in held if ".view_" not in right and right not in used) == [], group.name
