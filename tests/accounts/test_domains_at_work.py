"""The work on domains: proposals that a person confirms, many at once, and who waits at one."""

import pytest
from django.contrib.auth.models import Group
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from privacyportal.accounts import membership, proposed_domains
from privacyportal.accounts.models import Domain, Organisation, ProposedDomain, User
from tests.accounts.test_joining import ask
from tests.factories import make_member, make_user

pytestmark = pytest.mark.django_db
MANY = "/beheer/accounts/domain/veel/"
PROPOSALS = "/beheer/accounts/proposeddomain/"
FITTING = "/beheer/accounts/accessrequest/passen/"


@pytest.fixture
def keeper(client):
    keeper = make_member("Carla", is_staff=True)
    keeper.groups.set(Group.objects.filter(name="beheerder"))
    client.force_login(keeper)
    return keeper


@pytest.fixture
def utrecht():
    return Organisation.objects.create(name="Utrecht", cbs_code="GM0344", also_known_as="Vleuten")


def make_waiting(email):
    return make_user("Wim Jansen", email=email, confirmed_at=timezone.now())


def propose(name, organisation):
    return ProposedDomain.objects.create(name=name, organisation=organisation)


def stored():
    return list(Domain.objects.values_list("name", "organisation__name"))


def test_each_municipality_has_its_official_domain_proposed_and_none_lets_anybody_in(content):
    assert proposed_domains.propose_listed() == 349
    assert proposed_domains.propose_listed() == 0
    assert not Organisation.objects.filter(kind="municipality", proposed_domains=None).exists()
    both = ProposedDomain.objects.filter(organisation__name="Haarlemmermeer").values_list("name", flat=True)
    assert list(both) == ["haarlemmermeer.nl", "haarlemmermeergemeente.nl"]
    assert not Domain.objects.exists()
    wim = make_user("Wim", email="wim@utrecht.nl")
    assert not membership.confirm(user=wim, email=wim.email).is_member
    assert [row.name for row in Organisation.objects.proposed_for(wim)] == ["Utrecht"]


def test_a_keeper_confirms_one_drops_one_and_neither_comes_back(client, keeper, utrecht):
    good, bad = propose("utrecht.nl", utrecht), propose("nieuwegein.nl", utrecht)
    page = client.get(PROPOSALS).text
    assert f'formaction="{PROPOSALS}{good.pk}/bevestigen/"' in page
    client.post(f"{PROPOSALS}{good.pk}/bevestigen/")
    client.post(f"{PROPOSALS}{bad.pk}/afwijzen/")
    assert stored() == [("utrecht.nl", "Utrecht")]
    assert not ProposedDomain.objects.undecided().exists()
    assert client.post(f"{PROPOSALS}{bad.pk}/bevestigen/").status_code == 404
    assert list(Organisation.objects.proposed_for(make_user(email="x@nieuwegein.nl"))) == []


def test_one_button_confirms_all_and_leads_to_who_waits(client, keeper, utrecht):
    for name in ("utrecht.nl", "samen.nl"):
        propose(name, utrecht)
    propose("samen.nl", Organisation.objects.create(name="Houten"))
    wim, petra = make_waiting("wim@utrecht.nl"), make_waiting("petra@samen.nl")
    assert "Bevestig alle 3" in client.get(PROPOSALS).text
    page = client.post(f"{PROPOSALS}alle/", follow=True).text
    assert "3 domeinen zijn bevestigd." in page and "1 wachtende past bij een bekend domein." in page
    assert wim.email in client.get(FITTING).text and petra.email not in client.get(FITTING).text
    client.post(FITTING, {"person": [wim.pk, petra.pk, "x"]})
    assert list(User.objects.waiting()) == [petra]  # her domain is of two: a person looks
    assert User.objects.get(pk=wim.pk).organisation == utrecht


def test_a_domain_that_was_added_by_hand_needs_no_yes_any_more(client, keeper, utrecht):
    other = Organisation.objects.create(name="Oefenmeer")
    propose("utrecht.nl", utrecht)
    propose("oefenmeer.nl", other)
    Domain.objects.create(name="utrecht.nl", organisation=utrecht)
    Domain.objects.create(name="elders.nl", organisation=other)
    assert [one.name for one in ProposedDomain.objects.undecided()] == ["oefenmeer.nl"]
    assert "utrecht.nl" not in client.get("/beheer/accounts/proposeddomain/").text


def test_the_lists_say_who_waits_where(client, keeper, utrecht):
    Domain.objects.create(name="utrecht.nl", organisation=utrecht)
    propose("houten.nl", Organisation.objects.create(name="Houten"))
    make_waiting("wim@utrecht.nl")
    for address in ("/beheer/accounts/domain/", "/beheer/accounts/organisation/"):
        assert "Wim Jansen" in client.get(address).text, address
    assert "Wim Jansen" not in client.get(PROPOSALS).text
    assert "Utrecht</td>" in client.get("/beheer/accounts/accessrequest/").text
    make_user("Zoë", email="zoe@houten.nl", confirmed_at=timezone.now())
    assert "Zoë" in client.get(PROPOSALS).text


def test_only_who_keeps_domains_decides_about_them(client, utrecht):
    row = propose("utrecht.nl", utrecht)
    person = make_member("Emma", is_staff=True)
    for role in ("redacteur", "eindredacteur", "moderator"):
        person.groups.set(Group.objects.filter(name=role))
        client.force_login(person)
        for address in (f"{PROPOSALS}{row.pk}/bevestigen/", f"{PROPOSALS}alle/", MANY):
            assert client.post(address, {"lines": "Utrecht; utrecht.nl", "sure": "on"}).status_code == 403, role
    assert not Domain.objects.exists()


LINES = """Gemeente\tDomein
Utrecht\tutrecht.nl
GM0344;https://www.utrechtmail.nl/
gemeente utrecht,info@Vecht.nl
Vleuten;vleuten.nl|demeern.nl
Nuenen, Gerwen en Nederwetten, nuenen.nl

Utrecht;utrecht.nl
Elders;elders.nl
Utrecht;gmail.com
Utrecht
losdomein.nl"""
GOOD = ["demeern.nl", "nuenen.nl", "utrecht.nl", "utrechtmail.nl", "vecht.nl", "vleuten.nl"]
FAULTS = [
    "Dit domein staat al bij deze organisatie.",
    "Deze organisatie kennen wij niet: Elders.",
    "Iedereen kan een e-mailadres krijgen bij gmail.com.",
    "In deze regel staat geen domein.",
    "Zeg ook bij welke organisatie dit domein hoort.",
]


@pytest.mark.parametrize("way", ["pasted", "utf-8", "cp1252", "utf-16"])
def test_many_at_once_are_shown_first_and_then_added(client, keeper, utrecht, way):
    Organisation.objects.create(name="Nuenen, Gerwen en Nederwetten")
    file = way != "pasted" and SimpleUploadedFile("lijst.csv", LINES.encode(way))
    page = client.post(MANY, {"upload": file} if file else {"lines": LINES})
    assert "Voeg 6 domeinen toe en sla 5 over" in page.text
    assert all(sentence in page.text for sentence in FAULTS)
    assert stored() == []
    client.post(MANY, {"lines": page.context["form"]["lines"].value(), "sure": "on"})
    assert [name for name, _ in stored()] == GOOD


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({}, "Plak regels of kies een bestand."),
        ({"upload": b"PK\x03\x04\xff\xfe\x00"}, "In deze regel staat geen domein."),
        ({"upload": b"a" * 500_001}, "Dit bestand is te groot."),
    ],
)
def test_what_is_no_list_is_answered_with_a_sentence(client, keeper, sent, sentence):
    files = {name: SimpleUploadedFile("x.csv", body) for name, body in sent.items()}
    assert sentence in client.post(MANY, files).text


REFUSED = "refused at once"
FORTY = [  # the address typed when asking access, what becomes of it, and who lets it in later
    *((typed, "let in") for typed in ("jan@utrecht.nl", "JAN@UTRECHT.NL", " jan@utrecht.nl ", "mailto:jan@utrecht.nl")),
    *((typed, "let in") for typed in ("Jan <jan@utrecht.nl>", "jan@utrecht.nl.", "jan+privacy@utrecht.nl")),
    *((typed, "let in") for typed in ("jan@súdwest.nl", "jan@SÚDWEST.nl", "jan@xn--sdwest-pya.nl")),
    *((typed, "waits") for typed in ("jan@wijk.utrecht.nl", "jan@nietutrecht.nl", "jan@utrecht.nl.evil.example")),
    *((typed, "waits") for typed in ("jan@houten.nl", "jan@utrecht.org", "jan@utrecht-nl.nl", "jan@samen.nl")),
    *((typed, "waits") for typed in ("jan@sudwest.nl", "jan@dienst-bvo.nl", "jan@minbzk.nl", "jan@vng.nl")),
    *((typed, REFUSED) for typed in ("jan@gmail.com", "jan@Gmail.COM", "jan@mail.gmail.com", "jan@googlemail.com")),
    *((typed, REFUSED) for typed in ("jan@ziggo.nl", "jan@kpnmail.nl", "jan@xs4all.nl", "jan@hotmail.com")),
    *((typed, REFUSED) for typed in ("jan@outlook.com", "jan@icloud.com", "jan@proton.me", "jan@mailinator.com")),
    *((typed, REFUSED) for typed in ("jan@x.github.io", "jan@overheid.nl", "jan@co.uk", "jan@contoso.onmicrosoft.com")),
    *((typed, "no address") for typed in ("jan@utrecht", "jan utrecht.nl", "https://www.utrecht.nl/", "jan@1.2.3.4")),
]
assert len(FORTY) >= 40


def test_forty_addresses_and_what_the_sign_up_form_says_at_once(client, utrecht):
    for name in ("utrecht.nl", "súdwest.nl", "samen.nl"):
        Domain.objects.create(name=name, organisation=utrecht)
    Domain.objects.create(name="samen.nl", organisation=Organisation.objects.create(name="Houten"))
    found = {}
    for typed, _ in FORTY:
        found[typed] = answer_to(ask(client, typed))
        User.objects.all().delete()
        client.cookies.clear()
        cache.clear()  # of the rate limit
    assert found == dict(FORTY)


def answer_to(page):
    if user := User.objects.first():
        return "let in" if membership.confirm(user=user, email=user.email).is_member else "waits"
    return REFUSED if "Gebruik het e-mailadres van uw werk" in page.text else "no address"
