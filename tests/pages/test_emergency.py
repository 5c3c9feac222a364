"""What someone reads who has a data breach now: the law right, the first steps first, a number that can be called."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from privacyportal.core.markdown import render_markdown
from privacyportal.core.templatetags.portal import tel

AP_FORM = "https://datalekken.autoriteitpersoonsgegevens.nl/"
NUMBER = '<a href="tel:+31702045511"'
STEPS = ["uw gemeente", "IBD", "AP", "aan die mensen"]  # in this order
PAGES = ["/contact/", "/hulp/een-vraag-stellen/", "/producten/leaflet-meldplicht-datalekken/"]


def emergency_of(html):
    """The numbered list that comes first on the page, as text."""
    return " ".join(re.sub(r"<[^>]+>", "", re.search(r"<ol>.*?</ol>.*?</p>|<ol>.*?</ol>", html, re.DOTALL)[0]).split())


@pytest.mark.parametrize("address", PAGES)
def test_the_emergency_text_says_when_to_report_and_whom_to_tell(client, content, address):
    html = client.get(address).content.decode().split("<main")[1]
    text = emergency_of(html[max(html.find('id="spoed"'), html.find("nu een datalek")) :])
    assert "behalve als het onwaarschijnlijk is dat mensen risico lopen" in text
    assert "zonder onredelijke vertraging, zo mogelijk binnen 72 uur nadat u het datalek kent" in text
    assert (
        "risico voor mensen waarschijnlijk hoog? Vertel het ook aan die mensen, zonder onredelijke vertraging" in text
    )
    places = [text.index(step) for step in STEPS]
    assert places == sorted(places)
    assert NUMBER in html and AP_FORM in html


@pytest.mark.parametrize("address", ["/account/huisregels/", "/kwetsbaarheid-melden/"])
def test_other_pages_lead_to_the_emergency_text_and_do_not_tell_half_of_it(client, content, address):
    html = client.get(address).content.decode()
    assert 'href="/contact/#spoed"' in html
    assert "72 uur" not in html and "meldt u bij de Autoriteit Persoonsgegevens" not in html


def test_the_number_and_the_form_are_settings(client, content, settings):
    settings.EMERGENCY = {"ibd_phone": "0800 1234", "ap_form_url": "https://melden.example/"}
    html = client.get("/contact/").content.decode()
    assert '<a href="tel:+318001234">0800 1234</a>' in html and 'href="https://melden.example/"' in html


def test_the_texts_of_the_start_name_the_number_and_the_form_of_the_settings():
    texts = "".join(path.read_text(encoding="utf-8") for path in Path(settings.FIXTURE_DIRS[0]).rglob("*.yaml"))
    assert set(re.findall(r"\]\((tel:[^)]*)\)", texts)) == {tel("070 204 55 11")}
    assert settings.EMERGENCY == {"ibd_phone": "070 204 55 11", "ap_form_url": AP_FORM}
    assert NUMBER in render_markdown("[070 204 55 11](tel:+31702045511)")
