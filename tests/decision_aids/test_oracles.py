"""The four other aids against oracles of a few lines, written from decision-aids.md and not from the YAML."""

from functools import cache
from itertools import chain, combinations, product

import pytest

from products.decision_aids.deciding import decide
from products.decision_aids.given import Given
from products.decision_aids.loading import IN_ORDER, fixture_of
from products.decision_aids.reading import read

_, BREACH, AGREEMENT, OFFICER, STATEMENT = IN_ORDER
JNW = ("ja", "nee", "weet-niet")
KINDS = [
    "toestemming",
    "gerechtvaardigd-belang",
    "ontvangers",
    "doorgifte",
    "automatisch-besluit",
    "ander-doel",
    "kinderen",
]
NEEDED_FOR = dict(zip(KINDS, ["k10", "k5", "k6", "k7", "k13", "k16", "v5"], strict=True))
ALWAYS = {"k1", "k2", "k3", "k4", "k8", "k9", "k11", "v1", "v2", "v3", "v4"}
ALL_POINTS = {f"k{number}" for number in range(1, 17)} | {f"v{number}" for number in range(1, 6)}


@cache
def aid(slug):
    return read(fixture_of(slug))


def asked(slug, names, answers):
    """The outcome, and the flags with what is missing."""
    values = {name: (one,) if isinstance(one, str) else one for name, one in zip(names.split(), answers, strict=True)}
    decision = decide(aid(slug), Given(values))
    return decision.outcome.id, {flag.id for flag in decision.flags} | {one.lacking.id for one in decision.missing}


def breach(l1, l2, l3, l4, l5, l6, l7, l8, l9):
    together = {"GEZAMENLIJK"} if l4 == "samen" else set()
    if "weet-niet" in (l1, l2 if l1 == "ja" else l1):
        return "DL-ONDERZOEK", set()
    if l1 == "nee" or l2 == "nee":
        return ("DL-GEEN-PG" if l1 == "nee" else "DL-GEEN-INBREUK"), set()
    if l3 == "ja" or l4 == "ander":
        return ("DL-WPG" if l3 == "ja" else "DL-VERWERKER"), set()
    if "ja" in (l5, l6):
        return "DL-REGISTREREN", together
    flags = together | ({"TE-LAAT"} if l9 == "na-72" else set())
    flags |= {"VOORLOPIG"} if "weet-niet" in (l6, l7, l9) else set()
    if l7 != "ja":
        return "DL-AP", flags
    ends = {"a": "DL-AP", "b": "DL-AP", "c": "DL-AP-OPENBAAR", "wet": "DL-AP-UITSTEL"}
    return ends.get(l8, "DL-AP-EN-MENSEN"), flags | ({"REST-OPENBAAR"} if l8 == "deels" else set())


def test_every_combination_of_the_breach_aid():
    exceptions = ("geen", "a", "b", "c", "deels", "wet", "weet-niet")
    weighing = list(product(JNW, JNW, JNW, exceptions, ("binnen-72", "na-72", "weet-niet")))
    for l1, l2, l3 in product(JNW, JNW, JNW):
        whole = (l1, l2) == ("ja", "ja") and l3 != "ja"
        for l4, rest in product(("gemeente", "samen", "ander", "weet-niet"), weighing if whole else weighing[:1]):
            answers = l1, l2, l3, l4, *rest
            assert asked(BREACH, "l1 l2 l3 l4 l5 l6 l7 l8 l9", answers) == breach(*answers), answers


def agreement(v1, v2, v3, v4, v5, v6, v7, v7m):
    flags = {"GEMEENTE-VERWERKER"} if v1 == "wij-voor-ander" else set()
    for at_once, end in [
        (v2 == "nee", "GEEN-PG"),
        (v2 == "weet-niet", "VRAAG-FG"),
        (v3 == "ja", "INTERN"),
        (v4 == "ja", "ZELFSTANDIG"),
        (v5 in ("andere-partij", "ieder-eigen"), "ZELFSTANDIG"),
        (v5 == "samen", "GEZAMENLIJK"),
        (v5 == "weet-niet", "VRAAG-FG"),
        (v6 == "ja", "SPLITSEN"),
    ]:
        if at_once:
            return f"VO-{end}", flags
    flags |= {"VRAAG-NA"} if v6 == "weet-niet" else set()
    end = {"ja": "GEREGELD", "deels": "AANVULLEN"}.get(v7, "NODIG")
    return f"VO-{end}", flags | (set(v7m) if v7 == "deels" else set())


def test_every_combination_of_the_agreement_aid():
    for answers in product(
        ("ander-voor-ons", "wij-voor-ander", "uitwisseling"),
        *(JNW, JNW, JNW),
        ("opdrachtgever", "andere-partij", "samen", "ieder-eigen", "weet-niet"),
        JNW,
        ("ja", "deels", "nee", "weet-niet"),
        ((), ("a", "h"), ("aanhef",)),
    ):
        assert asked(AGREEMENT, "v1 v2 v3 v4 v5 v6 v7 v7m", answers) == agreement(*answers), answers


@pytest.mark.parametrize("kinds", chain.from_iterable(combinations(KINDS, size) for size in range(len(KINDS) + 1)))
def test_every_kind_of_processing_needs_its_points_in_the_statement(kinds):
    for e1, e2 in product(("betrokkene", "anderen", "beide"), ("nee", "weet-niet", "art14-5")):
        if e2 == "art14-5" and e1 != "beide":
            continue
        needed = ALWAYS | {NEEDED_FOR[kind] for kind in kinds}
        needed |= {"k12"} if e1 != "anderen" else set()
        needed |= {"k14", "k15"} if e1 != "betrokkene" and e2 != "art14-5" else set()
        for ticked in [set(), needed, ALL_POINTS, *(needed - {one} for one in needed)]:
            end, marks = stated(e1, e2, kinds, ticked)
            missing = needed - ticked
            content = any(one.startswith("k") for one in missing)
            assert end == ("PV-ONVOLLEDIG" if content else "PV-VORM" if missing else "PV-COMPLEET")
            assert marks == missing | ({"ALLEEN-ART-14"} if e2 == "art14-5" else set())


def stated(e1, e2, kinds, ticked):
    told = {letter: tuple(one for one in ticked if one.startswith(letter)) or ("geen",) for letter in "kv"}
    return asked(STATEMENT, "e1 e2 e3 e4 e5", (e1, e2, kinds or ("geen",), told["k"], told["v"]))


def test_an_exception_for_all_information_ends_the_statement_aid_and_is_not_offered_where_it_cannot_be():
    for e1, e2 in [("betrokkene", "heeft-al"), ("anderen", "heeft-al"), ("beide", "heeft-al"), ("anderen", "art14-5")]:
        assert asked(STATEMENT, "e1 e2", (e1, e2)) == ("PV-UITZONDERING", set())
    decision = decide(aid(STATEMENT), Given({"e1": ("betrokkene",), "e2": ("art14-5",)}))
    assert decision.open.id == "E2" and not decision.outcome


@pytest.mark.parametrize("laws", [(), ("nee",), ("weet-niet",), ("nee", "weet-niet")])
@pytest.mark.parametrize("practices", [(), ("nee",), ("weet-niet",), ("nvt",)])
def test_the_points_about_the_officer(laws, practices):
    right = {**{f"r{number}": "ja" for number in range(1, 13)}, **{f"o{number}": "ja" for number in range(1, 8)}}
    right |= dict(zip(("r11", "r7"), laws, strict=False)) | dict(zip(("o6",), practices, strict=False))
    end = "AANDACHT" if "weet-niet" in laws + practices or "nee" in practices else "OP-ORDE"
    denied = {point for point, answer in right.items() if answer == "nee"}
    names, answers = " ".join(["f1", "f4", *right]), ("ja", "ja", *right.values())
    assert asked(OFFICER, names, answers) == (f"FG-{'NIET-OP-ORDE' if 'nee' in laws else end}", denied)


def test_when_an_officer_is_obliged():
    for f1, f2, f3, f4 in product(JNW, JNW, JNW, ("nee", "weet-niet")):
        obliged = f1 == "ja" or f2 == "ja" or f3 != "nee"
        end = "FG-ONTBREEKT" if obliged else "FG-NIET-VERPLICHT"
        assert asked(OFFICER, "f1 f2 f3 f4", (f1, f2, f3, f4)) == (end, set())
