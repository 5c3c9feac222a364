"""The twenty-five questions of municipal staff, and what must stand on top: on both databases the same."""

from html import unescape

import pytest

from privacyportal.index.searching import search
from privacyportal.search.sources import GROUPS

MODEL, FACTSHEET = "Model Verwerkersovereenkomst", "Factsheet Verwerkersovereenkomst"
PIA, BASELINE = "Privacy Impact Assessment", "Baselinetoets BIG versie 1.3"
LEAFLET, STATEMENT = "Leaflet Meldplicht Datalekken", "Handreiking Privacyverklaring"
ROLE, POSITION = "Handreiking rol en taken van de FG", "Handreiking Positionering FG"
REGISTER, POLICY = "Structuur register van verwerkingen", "Model privacybeleid en -reglement"
FRAMEWORK, STEPS = "Privacyraamwerk", "In 10 stappen voorbereid op de AVG"
CAMERAS, REQUESTS = "Camera's en de openbare ruimte", "Rechtenverzoeken in de praktijk"
SHARING, CLOUD = "Gegevens delen in het sociaal domein", "Cloud en doorgifte"
OFFICERS, PARKING = "Boa's en de Wet politiegegevens", "Scanauto, kentekens en parkeren"
ASSISTANTS, COUNCIL = "AI-assistenten en algoritmes op het werk", "Raadsstukken, publicatie en Woo"
pytestmark = pytest.mark.django_db
QUERIES = [
    ("verwerkersovereenkomst model", [MODEL]),
    ("bewerkersovereenkomst", [MODEL, FACTSHEET]),
    ("wanneer is een leverancier verwerker", [FACTSHEET]),
    ("pia", [PIA]),
    ("dpia uitvoeren", [PIA, BASELINE]),
    ("geb verplicht", [PIA, BASELINE]),
    ("datalek melden 72 uur", [LEAFLET]),
    ("brief naar verkeerd adres gestuurd", [LEAFLET]),
    ("leverancier gehackt wat nu", [LEAFLET]),
    ("onafhankelijkheid fg", [POSITION]),
    ("fg taken", [ROLE]),
    ("mag fg ook ciso zijn", [POSITION, ROLE]),
    ("dpo", [ROLE, POSITION]),
    ("privacyverklaring website", [STATEMENT]),
    ("cookies", [STATEMENT]),
    ("register", [REGISTER]),
    ("verwerkingsregister kolommen", [REGISTER]),
    ("artikel 30", [REGISTER]),
    ("voorbeeld privacybeleid", [POLICY]),
    ("privacy sociaal domein", [FRAMEWORK]),
    ("triage", [FRAMEWORK]),
    ("BIG", [BASELINE]),
    ("bio2", [BASELINE]),
    ("stappenplan avg", [STEPS]),
    ("verwerkersoverenkomst", [MODEL, FACTSHEET]),
]

OTHERS = [
    ("vwo", [MODEL, FACTSHEET]),
    ("inkoop contract", [MODEL, FACTSHEET]),
    ("avg artikel 28", [MODEL, FACTSHEET]),
    ("is de accountant een verwerker", [FACTSHEET]),
    ("leverancier buiten de eer", [CLOUD, MODEL, FACTSHEET]),
    ("verwerkers-overeenkomsten", [MODEL, FACTSHEET]),
    ("privacy impact assesment", [PIA]),
    ("artikel 35", [PIA]),
    ("wanneer moet ik een dpia doen", [PIA, BASELINE]),
    ("datlek", [LEAFLET]),
    ("meldplicht", [LEAFLET]),
    ("wie is verantwoordelijk bij een lek", [LEAFLET]),
    ("laptop gestolen", [LEAFLET]),
    ("ransomware", [LEAFLET]),
    ("boete datalek", [LEAFLET]),
    ("functionaris", [ROLE, POSITION]),
    ("DPO", [ROLE, POSITION]),
    ("statuut fg", [POSITION]),
    ("positie fg", [POSITION]),
    ("privacystatement", [STATEMENT]),
    ("informatieplicht", [STATEMENT]),
    ("bewaartermijn", [REGISTER]),
    ("verwerkingsregsiter", [REGISTER]),
    ("beleid", [POLICY]),
    ("recht op inzage", [POLICY, REQUESTS]),
    ("sociaal wijkteam", [FRAMEWORK, SHARING]),
    ("wmo", [FRAMEWORK, SHARING]),
    ("bewustwording", [FRAMEWORK]),
    ("quickscan", [BASELINE]),
    ("baseline", [BASELINE]),
    ("checklist", [STEPS]),
    ("avg invoeren", [STEPS]),
    ("risicoanalyse privacy", [PIA]),
    ("cameratoezicht", [CAMERAS, PIA]),
    ("PIA's", [PIA]),
    ("voorafgaande raadpleging", [PIA]),
    ("gezamenlijk verantwoordelijken", [FACTSHEET, MODEL]),
    ("art. 28", [MODEL, FACTSHEET]),
    ("contract met leverancier clausules", [MODEL, FACTSHEET]),
    ("verkeerd verzonden mail", [LEAFLET]),
    ("mail naar verkeerde persoon", [LEAFLET]),
    ("phishing", [LEAFLET]),
    ("hackers", [LEAFLET]),
    ("telefoon verloren", [LEAFLET]),
    ("datalekregister", [LEAFLET]),
    ("datalekken register", [LEAFLET]),
    ("wanneer melden aan betrokkene", [LEAFLET]),
    ("FG's", [ROLE, POSITION]),
    ("fg ontslag", [POSITION]),
    ("cookiebanner", [STATEMENT]),
    ("hoe lang bewaren", [REGISTER]),
    ("welke kolommen in register", [REGISTER]),
    ("recht van bezwaar", [POLICY, REQUESTS]),
    ("recht op vergetelheid", [POLICY, REQUESTS]),
    ("wijkteam gegevens delen", [SHARING]),
    ("informatiebeveiliging", [BASELINE]),
    ("iso 27001", [BASELINE]),
    ("privacywet", [STEPS]),
    ("beginnen met avg", [STEPS]),
    ("fnuctionaris", [ROLE, POSITION]),
    ("e-mail naar verkeerde persoon", [LEAFLET]),
    ("cc in plaats van bcc", [LEAFLET]),
    ("artikel 34 avg", [LEAFLET]),
    ("binnen hoeveel uur melden", [LEAFLET]),
    ("onbevoegde inzage", [LEAFLET]),
    ("artikel 39", [ROLE, POSITION]),
    ("papieren dossier in de trein laten liggen", [LEAFLET]),
    ("ontslagbescherming fg", [POSITION, ROLE]),
    ("informatie aan betrokkene", [STATEMENT]),
    ("categorieën persoonsgegevens", [REGISTER]),
    ("casusoverleg", [FRAMEWORK]),
    ("biv classificatie", [BASELINE]),
    ("ensia", [BASELINE]),
    ("iso27001", [BASELINE]),
    ("gegevenseffectbeoordeling", [PIA]),
    ("wie voert de dpia uit", [PIA]),
    ("proportionaliteit", [PIA, "Proportionaliteit"]),
    ("verantwoordingsplicht", [STEPS, POLICY]),
    ("avg verzoek inwoner", [POLICY]),
    ("hostingpartij", [FACTSHEET]),
    ("camera op straat", [CAMERAS]),
    ("scanauto", [PARKING]),
    ("boa", [OFFICERS]),
    ("copilot", [ASSISTANTS]),
    ("inspreker", [COUNCIL]),
    ("veilig thuis", [SHARING]),
    ("subverwerker buiten de eer", [CLOUD, FACTSHEET, MODEL]),
    ("inzageverzoek kind", [REQUESTS]),
]
NO_SLIPS = ["leerplicht", "bijwerken", "verzonden", "cookiebanner"]


def titles(query, top=3):
    results = search(query, audiences={"everyone"}, kinds=GROUPS)
    return [_plain(hit.title) for hit in results.hits(results.ranked[:top])]


def _plain(html):
    return unescape(html.replace("<mark>", "").replace("</mark>", ""))


def test_the_twenty_five_questions_have_their_product_first_and_all_in_the_first_three(indexed_content):
    found = {query: titles(query) for query, _ in QUERIES}
    assert [query for query, expected in QUERIES if found[query][0] not in expected] == []
    assert [query for query, expected in QUERIES if not set(expected) <= set(found[query])] == []


def test_other_questions_have_their_product_first_as_well(indexed_content):
    assert [query for query, expected in OTHERS if titles(query)[0] not in expected] == []


def test_a_word_that_is_simply_another_word_is_not_corrected(indexed_content):
    results = [search(word, audiences={"everyone"}, kinds=GROUPS) for word in NO_SLIPS]
    assert [result.query for result in results if result.suggestion] == []
