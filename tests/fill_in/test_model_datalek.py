"""The model of a data breach, filled in as municipalities would: models.md 3.4, tests l1 to l5."""

import pytest

from products.fill_in.deviating import deviations_of
from products.fill_in.validation import faults_of
from tests.fill_in.on_paper import chapters, empty, example, example_row, grave, missing, papers, source_of, warned

SLUG = "model-datalek"
TO_PEOPLE = {"brief", "webpagina", "sms"}
ALWAYS = {"incidentblad", "registerregel"}


def filled(rows=None, **fields):
    return example(SLUG, rows, **fields)


def test_can_be_published():
    assert faults_of(source_of(SLUG)) == []


def test_with_nothing_filled_in_every_document_is_there_with_open_places():
    facts = empty(SLUG)
    texts = papers(facts)
    assert set(texts) == ALWAYS | TO_PEOPLE | {"ap_melding"}
    assert all("[" in text for text in texts.values())
    assert len(missing(facts)) == 8
    assert warned(facts) == []


def test_filled_in_with_the_examples_nothing_is_open_and_nothing_is_wrong():
    facts = filled()
    assert missing(facts) == []
    assert warned(facts) == []
    assert list(deviations_of(facts)) == []
    assert not any("[" in text for text in papers(facts).values())


@pytest.mark.parametrize(
    ("known", "latest"),
    [
        ("2026-11-13T16:30", "16 november 2026, 16.30 uur"),  # l1: the weekend counts
        ("2026-10-23T12:00", "26 oktober 2026, 11.00 uur"),  # l2: over the end of summer time
    ],
)
def test_l1_l2_the_72_hours_run_on(known, latest):
    assert latest in chapters(papers(filled(t3=known))["incidentblad"])["Tijden"]


def test_l3_the_clock_starts_at_the_report_of_the_processor():
    facts = filled(lek_bij_verwerker="ja", t5="2026-11-12T09:00", t3="2026-11-13T15:00", t1="2026-11-12T08:00")
    assert ("t3", "De klok start bij de melding van de verwerker. Deze tijd ligt later.") in warned(facts)


def test_l4_a_high_risk_without_telling_people_is_red_and_the_letter_can_still_be_downloaded():
    facts = filled(risico="hoog", besluit_mensen="niet", uitzondering_34="geen", t9="")
    assert missing(facts) == ["mensen_34"]
    assert {"besluit_mensen", "t9"} <= set(grave(facts))
    assert set(papers(facts)) >= TO_PEOPLE
    assert "niet_informeren" in [deviation.id for deviation in deviations_of(facts)]


def unlikely(**fields):
    rows = {"mensen": [example_row(SLUG, "mensen", m_risico="onwaarschijnlijk", m_bericht="geen")]}
    nothing_told = {"besluit_mensen": "niet", "lek_status": "niet_gemeld", "t8": "", "t9": ""}
    return filled(rows, risico="onwaarschijnlijk", besluit_ap="niet", **{**nothing_told, **fields})


def test_l5_an_unlikely_risk_leaves_the_sheet_and_the_register_with_a_reason():
    assert set(papers(unlikely())) == ALWAYS
    assert missing(unlikely()) == []
    assert missing(unlikely(geen_melding_reden="")) == ["tijd", "register"]
    assert "geen_melding_reden" in grave(unlikely(geen_melding_reden=""))


def test_a_processor_tells_its_client_and_prepares_nothing_for_the_authority():
    facts = filled(rol="verwerker")
    assert set(papers(facts)) == ALWAYS
    assert "rol" in grave(facts)


def test_too_late_asks_why_and_is_named_as_a_deviation():
    facts = filled(t8="2026-11-20T10:00", vertraging_reden="")
    assert {"t8", "vertraging_reden"} <= set(grave(facts))
    assert "tijd" in missing(facts)
    assert "later_dan_72" in [deviation.id for deviation in deviations_of(facts)]


def test_the_dpo_advises_and_does_not_decide():
    assert "besluit_functie" in grave(filled(besluit_functie="FG"))


def test_a_leaked_channel_is_no_way_to_tell_people():
    assert "bericht_kanalen" in grave(filled(bericht_kanalen=("email",), kanaal_gelekt=("email",)))


def test_a_text_message_is_counted_and_has_no_link():
    assert ("sms_tekst", "Deze sms is langer dan 160 tekens. Maak haar korter.") in warned(filled(sms_tekst="a" * 161))
    assert "Deze sms heeft 12 tekens" in papers(filled(sms_tekst="Bel de balie"))["sms"]
    assert "sms_tekst" in grave(filled(sms_tekst="Kijk op https://oefenmeer.example"))
