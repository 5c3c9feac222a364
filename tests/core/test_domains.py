"""A domain is read in whatever way it is pasted, and one that is everybody's is told apart."""

import pytest

from privacyportal.core.domains import (
    LOOKS_LIKE,
    ONE_ONLY,
    DomainRefused,
    domain_of,
    full_domain,
    own_domain,
    shown_domain,
)
from privacyportal.core.env import ImproperlyConfigured, identity_providers


@pytest.mark.parametrize(
    "typed",
    [
        "utrecht.nl",
        "Utrecht.NL",
        "  utrecht.nl\n",
        "utrecht.nl.",
        "@Utrecht.nl",
        "x@Utrecht.nl",
        "Jan Smit <jan@utrecht.nl>",
        "mailto:jan@utrecht.nl",
        "www.utrecht.nl",
        "https://www.utrecht.nl/",
        "HTTP://utrecht.nl:80/contact?x=1#y",
        "utrecht.nl/contact",
        "*.utrecht.nl",
        "*@utrecht.nl",
        "utre\u00adcht.nl",
        "utrecht\u200b.nl",
        "ｕｔｒｅｃｈｔ．ｎｌ",
        "utrecht。nl",
    ],
)
def test_what_is_pasted_is_read_as_the_domain_that_it_means(typed):
    assert own_domain(typed) == "utrecht.nl"


@pytest.mark.parametrize(
    "typed", ["gemeente-súdwest.nl", "Gemeente-SÚDWEST.nl", "gemeente-su\u0301dwest.nl", "xn--gemeente-sdwest-cvb.nl"]
)
def test_letters_outside_ascii_are_one_domain_whichever_way_they_are_written(typed):
    assert own_domain(typed) == domain_of(f"jan@{typed}") == "xn--gemeente-sdwest-cvb.nl"
    assert shown_domain(own_domain(typed)) == "gemeente-súdwest.nl"


@pytest.mark.parametrize(
    "typed",
    [
        *("", " ", "@", "\u200b", "nl", "utrecht", "a b.nl", "utrecht..nl", "-utrecht.nl", "ut_recht.nl", "xn--a.nl"),
        *("1.2.3.4", "1.2.3.256", "[::1]", "http://[::1"),
        *("a" * 64 + ".nl", "x" * 5000 + ".nl"),
    ],
)
def test_what_is_no_domain_is_refused_with_an_example(typed):
    with pytest.raises(DomainRefused, match=r"Vul een domein in zoals gemeente\.nl\."):
        own_domain(typed)


@pytest.mark.parametrize(
    "typed",
    "gmail.com Gmail.com. x@GMAIL.com mail.gmail.com a.b.hotmail.com outlook.com live.nl icloud.com proton.me gmx.net "
    "ziggo.nl kpnmail.nl planet.nl hetnet.nl xs4all.nl home.nl casema.nl upcmail.nl wanadoo.nl zeelandnet.nl "
    "solconmail.nl t-mobilethuis.nl tuta.com mail.ziggo.nl ｇｍａｉｌ.com gmail。com https://www.ziggo.nl/ "
    "gemeenteutrecht.onmicrosoft.com privaterelay.appleid.com".split(),
)
def test_a_domain_where_anybody_gets_an_address_is_refused_and_the_sentence_names_it(typed):
    with pytest.raises(DomainRefused, match=r"Iedereen kan een e-mailadres krijgen bij [a-z0-9-]+\."):
        own_domain(typed)


@pytest.mark.parametrize("typed", ["mailinator.com", "a.mailinator.com", "10minutemail.com", "yopmail.com"])
def test_a_domain_of_thrown_away_addresses_is_refused(typed):
    with pytest.raises(DomainRefused, match="alleen van de organisatie"):
        own_domain(typed)


@pytest.mark.parametrize(
    "typed",
    ["co.uk", "com.br", "github.io", "x.github.io", "a.b.blogspot.com", "overheid.nl", "gov.nl", "co.nl", "x.co.nl"],
)
def test_a_domain_under_which_anybody_takes_a_name_is_refused(typed):
    with pytest.raises(DomainRefused, match="kan iedereen een naam krijgen"):
        own_domain(typed)


@pytest.mark.parametrize(
    "name",
    ["utrecht.nl", "mail.utrecht.nl", "vng.nl", "ibdgemeenten.nl", "zuid.overheid.nl", "gemeente-a.example", "www.nl"],
)
def test_a_domain_of_one_organisation_is_taken(name):
    assert own_domain(name) == name


@pytest.mark.parametrize("email", ["", "jan", "jan@", "jan@nl", "jan@[1.2.3.4]", "@"])
def test_an_address_without_a_domain_has_none(email):
    assert domain_of(email) == ""


def serve(monkeypatch, domains):
    values = {"ISSUER": "https://b.example", "CLIENT_ID": "c", "SECRET": "s", "NAME": "B", "DOMAINS": domains}
    for name, value in values.items():
        monkeypatch.setenv(f"OIDC_{name}", value)
    return identity_providers()[0]["domains"]


def test_the_domains_of_an_identity_provider_pass_the_same_check(monkeypatch):
    assert serve(monkeypatch, "@B.nl, https://www.c.nl/") == ["b.nl", "c.nl"]
    for public in ("gmail.com", "b.nl, mail.ziggo.nl", "co.uk", "b"):
        with pytest.raises(ImproperlyConfigured, match="domains of an OpenID Connect server"):
            serve(monkeypatch, public)


@pytest.mark.parametrize(
    "typed",
    [
        *("utrecht.nl\nhouten.nl", "utrecht.nl\r\nhouten.nl", "utrecht.nl\thouten.nl", "utrecht.nl houten.nl"),
        *(
            "utrecht.nl; houten.nl",
            "utrecht.nl,houten.nl",
            "jan@utrecht.nl piet@houten.nl",
            "utrecht.nl\u2028houten.nl",
        ),
        *("https://utrecht.nl\nhttps://houten.nl", "https://utrecht.nl/a\nhouten.nl", "*.utrecht.nl | houten.nl"),
    ],
)
def test_two_domains_in_one_field_are_refused(typed):
    with pytest.raises(DomainRefused, match=ONE_ONLY):
        own_domain(typed)


@pytest.mark.parametrize("typed", ["utrecht.nl\nhouten", "utr\necht.nl", "utr\techt.nl"])
def test_a_line_break_within_glues_no_domain_together(typed):
    with pytest.raises(DomainRefused):
        own_domain(typed)


@pytest.mark.parametrize(
    "typed",
    [
        *("utrеcht.nl", "utrecһt.nl", "gеmeente.utrecht.nl", "jan@utrеcht.nl", "ѕоѕ.nl", "υτρεχτ.nl", "utrecht.рф"),
        *("utrecհt.nl", "utrıcht.nl", "ɡouda.nl", "ɑlmelo.nl", "xn--utrcht-5of.nl"),
    ],
)
def test_a_domain_that_only_looks_like_another_is_refused(typed):
    with pytest.raises(DomainRefused, match=LOOKS_LIKE):
        own_domain(typed)


def test_who_decides_about_a_domain_sees_it_both_ways():
    assert full_domain("xn--gemeente-sdwest-cvb.nl") == "gemeente-súdwest.nl (xn--gemeente-sdwest-cvb.nl)"
    assert full_domain("utrecht.nl") == "utrecht.nl"
