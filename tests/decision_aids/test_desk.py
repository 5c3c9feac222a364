"""The editors' desk of the decision aids: the text, the fields, trying out, publishing, and who may do what."""

import re
from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.utils import timezone

from products.decision_aids.models import DecisionAid, PlannedEdition
from products.definitions import planning, publishing
from products.definitions.concepts import newest_number, versions_of, working_text
from tests.decision_aids.factories import EXAMPLE, make_aid
from tests.factories import make_user

pytestmark = pytest.mark.django_db
AID = "/keuzehulp/mag-de-fiets-naar-binnen/"
NEW_QUESTION = """  - id: A0
    vraag: Is hij van u?
    kort: Van u
    soort: één
    antwoorden:
      - {id: ja, tekst: Ja, naar: A1}
      - {id: nee, tekst: Nee, naar: UIT-NEE}
  - id: A1
"""
WITH_QUESTION = EXAMPLE.replace("begin: A1", "begin: A0").replace("  - id: A1\n", NEW_QUESTION)


def sign_in(client, role, name):
    user = make_user(name, is_staff=True)
    user.groups.add(Group.objects.get(name=role))
    client.force_login(user)
    return user


@pytest.fixture
def aid():
    return make_aid()


@pytest.fixture
def emma(client):
    return sign_in(client, "redacteur", "Emma")


@pytest.fixture
def frank(client):
    return sign_in(client, "eindredacteur", "Frank")


def desk(aid, page="change/"):
    return f"/beheer/decision_aids/decisionaid/{aid.pk}/{page}"


def save(client, aid, source, **answers):
    return client.post(desk(aid), {"source": source, "why": "", "seen": newest_number(aid), **answers})


def fresh(aid):
    return DecisionAid.objects.get(pk=aid.pk)


def publish(client, aid, **answers):
    return client.post(desk(aid, "publiceren/"), {"change": "Vraag A0 is nieuw.", "due_at": "", **answers})


def test_an_editor_adds_a_question_in_the_text_and_an_eindredacteur_publishes(client, aid, emma):
    assert save(client, aid, WITH_QUESTION, why="Vraag A0 erbij.")["Location"] == desk(aid)
    assert "Is hij van u?" not in client.get(f"{AID}a1/").text  # the site follows only when it is published
    assert client.get(f"{AID}a0/").status_code == 404
    assert publish(client, aid).status_code == 403
    frank = sign_in(client, "eindredacteur", "Frank")
    publish(client, aid)
    assert "Is hij van u?" in client.get(f"{AID}a0/").text
    assert [edition.by for edition in aid.editions.all()] == [frank, None]
    told = client.get(f"{AID}uitkomst/?a0=nee&regels=1").text
    assert "Vraag A0 is nieuw." in told


def test_an_editor_adds_a_question_in_fields_and_the_way_leads_through_it(client, aid, emma):
    first_yes = client.get(desk(aid, "vraag-erbij/")).text
    assert "A1 = ja (nu naar A2)" in first_yes
    typed = {"id": "A9", "vraag": "Is hij van u?", "kort": "Van u", "hulp": "Kijk op: het bonnetje.\n\nOf vraag het."}
    steps = {"naar-ja": "A2", "naar-nee": "UIT-NEE", "naar-weet-niet": "", "after": "0", "entries": ["0-0"]}
    answer = client.post(desk(aid, "vraag-erbij/"), typed | steps)
    assert answer.status_code == 302, answer.text
    publishing.publish(tool=aid, by=emma, change="Vraag A9 is nieuw.")
    assert client.get(f"{AID}a1/?a1=ja&stap=a1")["Location"].startswith(f"{AID}a9/?a1=ja")
    assert "het bonnetje." in client.get(f"{AID}a9/?a1=ja").text


def test_words_in_fields_go_to_their_place_and_nothing_else_in_the_text_changes(client, aid, emma):
    page = client.get(desk(aid, "vraag/A1/")).text
    assert "Ook een bakfiets." in page
    fields = dict(re.findall(r'name="([^"]+)"[^>]*value="([^"]*)"', page))
    typed = {name: value for name, value in fields.items() if name != "csrfmiddlewaretoken"}
    typed |= {"hulp": "Ook een bakfiets: ja.\n\n# En een step?", "ja-naar": "A2", "nee-naar": "UIT-NVT"}
    typed |= {"weet-niet-naar": "A2", "ja-omdat": "het een fiets is (artikel 1)"}
    typed["nee-omdat"] = "het, naar u zegt, geen fiets is"
    assert client.post(desk(aid, "vraag/A1/"), typed).status_code == 302
    text = fresh(aid).concept
    assert text == EXAMPLE.replace(
        "hulp: Ook een bakfiets.\n", "hulp: |-\n      Ook een bakfiets: ja.\n\n      # En een step?\n"
    ).replace("naar: UIT-NVT}", 'naar: UIT-NVT, omdat: "het, naar u zegt, geen fiets is"}', 1)


@pytest.mark.parametrize("page", ["uitkomst/UIT-JA/", "algemeen/", "vraag/A3/", "vraag/A4/", "boom/", "geschiedenis/"])
def test_every_page_of_the_desk_opens(client, aid, emma, page):
    assert client.get(desk(aid, page)).status_code == 200


@pytest.mark.parametrize("page", ["vraag/Z9/", "uitkomst/A1/", "vergelijk/?van=u9", "vergelijk/?van=c0"])
def test_what_is_not_there_is_not_found(client, aid, emma, page):
    assert client.get(desk(aid, page)).status_code == 404


@pytest.mark.parametrize(
    "page", ["change/", "boom/", "vraag/A1/", "vraag-erbij/", "geschiedenis/", "publiceren/", "proberen/"]
)
def test_the_desk_is_closed_to_members_and_visitors(client, aid, page):
    assert client.get(desk(aid, page)).status_code == 302
    client.force_login(make_user("Anna"))
    assert client.get(desk(aid, page)).status_code == 302


def test_a_moderator_has_no_right_to_the_aids(client, aid):
    sign_in(client, "moderator", "Carla")
    for page in ("boom/", "vraag/A1/", "vraag-erbij/", "geschiedenis/", "publiceren/", "proberen/"):
        assert client.get(desk(aid, page)).status_code == 403


def test_a_concept_with_faults_is_kept_and_not_published(client, aid, frank):
    broken = WITH_QUESTION.replace("naar: UIT-NEE}\n  - id: A1", "naar: UIT-NEEE}\n  - id: A1")
    save(client, aid, broken)
    page = client.get(desk(aid)).text
    line = broken.splitlines().index("      - {id: nee, tekst: Nee, naar: UIT-NEEE}") + 1
    assert f'<a href="#regel-{line}"' in page and "Bedoelt u ‘UIT-NEE’?" in page
    answer = publish(client, aid)
    assert answer.status_code == 200 and f"#regel-{line}" in answer.text
    assert aid.editions.count() == 1


def test_a_concept_is_tried_out_on_the_real_pages_and_nobody_keeps_them(client, aid, emma):
    save(client, aid, WITH_QUESTION)
    start = client.get(desk(aid, "proberen/"))["Location"]
    client.logout()
    page = client.get(start)
    assert "Voorbeeld, nog niet gepubliceerd" in page.text
    assert page["Cache-Control"] == "private, no-store" and "noindex" in page["X-Robots-Tag"]
    first = re.search(r'href="(/beheer/voorbeeld/keuzehulp/[^"]+/a0/[^"]*)"', page.text)[1]
    question = client.get(first.replace("&amp;", "&"))
    assert "Is hij van u?" in question.text and "Voorbeeld, nog niet gepubliceerd" in question.text
    outcome = client.get(f"{first.split('?')[0]}?a0=nee&stap=a0", follow=True)
    assert 'data-outcome="UIT-NEE"' in outcome.text and f'"{AID}' not in outcome.text


def test_a_link_that_is_not_ours_or_leads_to_a_broken_concept_tries_nothing(client, aid, emma):
    save(client, aid, WITH_QUESTION)
    start = client.get(desk(aid, "proberen/"))["Location"]
    save(client, aid, "titel: [")
    assert client.get(start).status_code == 409
    assert client.get(desk(aid, "proberen/"))["Location"] == desk(aid)
    for word in ("x", "eXg", "a" * 120):
        assert client.get(f"/beheer/voorbeeld/keuzehulp/{word}/").status_code == 404


def test_a_publication_is_planned_and_undone(client, aid, frank):
    save(client, aid, WITH_QUESTION)
    tomorrow = timezone.localtime() + timedelta(days=1)
    publish(client, aid, due_at=f"{tomorrow:%Y-%m-%dT%H:%M}")
    assert "Ingepland:" in client.get(desk(aid)).text
    client.post(desk(aid, "planning-weg/"))
    assert not PlannedEdition.objects.exists()


def test_tick_publishes_at_its_time_exactly_once(client, aid, frank):
    publishing.save_concept(tool=aid, by=frank, source=WITH_QUESTION)
    planning.plan_publication(tool=aid, by=frank, change="Nieuw.", due_at=timezone.now() + timedelta(hours=1))
    assert planning.publish_planned() == 0
    PlannedEdition.objects.update(due_at=timezone.now() - timedelta(seconds=1))
    assert (planning.publish_planned(), planning.publish_planned()) == (1, 0)
    assert "Is hij van u?" in client.get(f"{AID}a0/").text
    assert aid.editions.first().by == frank


def test_a_plan_that_cannot_be_done_says_why_and_waits(aid, frank):
    publishing.save_concept(tool=aid, by=frank, source=WITH_QUESTION)
    planning.plan_publication(tool=aid, by=frank, change="Nieuw.", due_at=timezone.now() + timedelta(hours=1))
    publishing.save_concept(tool=aid, by=frank, source=WITH_QUESTION.replace("begin: A0", "begin: Z0"))
    PlannedEdition.objects.update(due_at=timezone.now() - timedelta(seconds=1))
    assert planning.publish_planned() == 0
    assert "Regel 9: De vraag ‘Z0’ bestaat niet." in PlannedEdition.objects.get().problem


def test_two_editors_meet_in_the_text(client, aid, emma):
    bram = make_user("Bram Bos", is_staff=True)
    seen = newest_number(aid)
    publishing.save_concept(tool=aid, by=bram, source=EXAMPLE.replace("bakfiets", "ligfiets"), why="Ligfiets.")
    page = client.post(desk(aid), {"source": EXAMPLE.replace("Is het een", "Is dit een"), "why": "", "seen": seen})
    assert page.status_code == 200 and "Bram Bos heeft deze keuzehulp ook gewijzigd" in page.text
    assert "Is dit een fiets?" in page.text and "ligfiets" in page.text
    assert "ligfiets" in fresh(aid).concept


def test_two_editors_meet_in_fields_only_where_both_changed_the_same_words(client, aid, emma):
    seen, typed = (
        newest_number(aid),
        {"kop": "De fiets mag in de hal", "betekenis": "Alles klopt (artikel 4).", "why": ""},
    )
    typed |= {"doen-0": "Zet hem neer.", "let_op": "", "seen": seen}
    publishing.save_concept(tool=aid, by=make_user("Bram"), source=EXAMPLE.replace("Zet hem neer.", "Zet hem daar."))
    assert client.post(desk(aid, "uitkomst/UIT-JA/"), typed).status_code == 302
    assert "Zet hem daar." in fresh(aid).concept and "De fiets mag in de hal" in fresh(aid).concept
    page = client.post(desk(aid, "uitkomst/UIT-JA/"), typed | {"kop": "De fiets mag erin"})
    assert "Iemand anders heeft dit ook gewijzigd, in: De fiets mag in de hal" in page.text


def test_editions_are_compared_and_put_back(client, aid, frank):
    save(client, aid, WITH_QUESTION)
    publish(client, aid)
    compared = client.get(desk(aid, "vergelijk/?van=u1&naar=u2")).text
    assert '<span class="diff__mark">[nieuw:</span>' in compared and "Is hij van u?" in compared
    client.post(desk(aid, "geschiedenis/u1/terugzetten/"))
    assert working_text(fresh(aid)) == EXAMPLE
    assert aid.editions.first().source.count("A0") > 0  # nothing changed on the website
    assert versions_of(aid)[0].history_change_reason == "Uitgave 1 teruggezet als concept."


def test_taken_offline_the_pages_say_why_and_come_back(client, aid, frank):
    client.post(desk(aid, "offline/"), {"reason": "De wet is veranderd."})
    for page in (AID, f"{AID}a1/", f"{AID}uitkomst/", f"{AID[:-1]}.json"):
        gone = client.get(page)
        assert gone.status_code == 410 and "De wet is veranderd." in gone.text, page
    assert "Mag de fiets" not in client.get("/keuzehulp/").text
    client.post(desk(aid, "terugzetten/"), {"reason": "Vergissing."})
    assert client.get(AID).status_code == 200


def test_a_new_aid_begins_with_an_example_that_works_and_can_be_deleted_until_it_is_published(client, frank):
    page = client.get("/beheer/decision_aids/decisionaid/add/").text
    assert "Hoe heet de keuzehulp?" in page
    client.post("/beheer/decision_aids/decisionaid/add/", {"slug": "mag-het", "source": EXAMPLE, "why": "", "seen": 0})
    aid = DecisionAid.objects.get()
    assert client.get("/keuzehulp/mag-het/").status_code == 404
    client.post(desk(aid, "verwijderen/"))
    assert not DecisionAid.objects.exists()


def test_the_list_asks_as_much_for_one_aid_as_for_ten(client, aid, emma, django_assert_max_num_queries):
    with django_assert_max_num_queries(20) as few:
        client.get("/beheer/decision_aids/decisionaid/")
    for number in range(9):
        make_aid(slug=f"aid-{number}")
    with django_assert_max_num_queries(len(few)):
        assert "Mag de fiets naar binnen?" in client.get("/beheer/decision_aids/decisionaid/").text


def test_the_picture_has_its_words_and_every_question_and_outcome_of_the_table(client, aid, emma):
    page = client.get(desk(aid, "boom/")).text
    picture = re.search(r"<svg class=\"aid-tree\".*?</svg>", page, re.S)[0]
    assert "<title" in picture and "<desc" in picture and "style=" not in picture
    for id in ("A1", "A2", "A3", "A4", "A5", "UIT-JA", "UIT-LABEL", "UIT-NEE", "UIT-NVT"):
        assert id in picture and id in page.replace(picture, "")


def test_the_search_follows_what_is_published_and_what_is_taken_away(client, aid, frank):
    def is_found():
        return f'href="{AID}"' in client.get("/zoeken/?q=eigendomsbewijs").text

    publishing.save_concept(
        tool=aid, by=frank, source=EXAMPLE.replace("Is het een fiets?", "Is er een eigendomsbewijs?")
    )
    assert not is_found()
    publishing.publish(tool=aid, by=frank, change="Een andere vraag.")
    assert is_found()
    publishing.take_offline(tool=aid, by=frank, reason="Verouderd.")
    assert not is_found()
    publishing.reinstate(tool=aid, by=frank, reason="Toch niet.")
    assert is_found()
