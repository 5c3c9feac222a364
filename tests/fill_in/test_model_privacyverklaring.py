"""The model of the privacy statement, filled in as municipalities would: models.md 2.3, tests v1 to v5."""

import pytest

from products.fill_in.deviating import deviations_of
from products.fill_in.validation import faults_of
from tests.fill_in.on_paper import chapters, empty, example, example_row, missing, papers, source_of, warned

SLUG = "model-privacyverklaring"
PROCESSES = ("bijstand", "wmo", "melding", "camera", "sollicitatie", "scanauto", "eigen")
FORM = ["v1", "v2", "v3", "v4", "v5"]


def filled(rows=None, **fields):
    return example(SLUG, rows, **fields)


def with_processing(**fields):
    return filled({"verwerkingen": [example_row(SLUG, "verwerkingen", **fields)]})


def test_can_be_published():
    assert faults_of(source_of(SLUG)) == []


def test_v1_with_nothing_filled_in_every_chapter_asks_for_something():
    facts = empty(SLUG)
    found = chapters(papers(facts)["verklaring"])
    assert [name.partition(".")[0] for name in found] == [str(number) for number in range(1, 20)]
    assert [name for name, text in found.items() if "[" not in text] == []
    assert {f"k{number}" for number in range(1, 17)} <= set(missing(facts))
    assert set(papers(facts)) == {"verklaring", "kort"}
    assert warned(facts) == []


def test_filled_in_with_the_examples_nothing_is_open_and_nothing_is_wrong():
    facts = filled(bijlagen=PROCESSES)
    assert missing(facts) == []
    assert warned(facts) == []
    assert list(deviations_of(facts)) == []
    assert not any("[" in text for text in papers(facts).values())


@pytest.mark.parametrize("process", PROCESSES)
def test_a_page_for_a_process_exists_only_when_it_is_chosen(process):
    assert set(papers(filled(bijlagen=(process,)))) == {"verklaring", "kort", process}


def test_v2_a_process_with_data_from_others_needs_its_sources():
    facts = filled({"bronnen": []}, bijlagen=("bijstand",))
    assert missing(facts) == ["k14", "k15"]


def test_v3_with_one_tick_off_only_the_form_is_not_right():
    assert missing(filled(vorm_vindbaar="nee")) == ["v2"]


def test_v4_no_transfer_and_a_recipient_outside_the_eea_contradict():
    facts = filled({"ontvangers": [example_row(SLUG, "ontvangers", o_gebied="buiten", o_land="Japan")]})
    assert missing(facts) == ["k7"]
    assert {at for at, sentence in warned(facts) if "k7" in sentence} == {
        "doorgifte_toegestaan",
        "ontvangers-1-o_gebied",
    }


def test_v5_consent_for_a_whole_application_is_an_unequal_position():
    facts = with_processing(v_naam="Sollicitatie bij de gemeente", v_grondslag="a")
    assert any("Ongelijke positie" in sentence for _at, sentence in warned(facts))


def test_a_task_of_government_cannot_rest_on_a_legitimate_interest():
    assert {"k4", "k5"} <= set(missing(with_processing(v_grondslag="f", v_taak="publiek")))


def test_as_long_as_needed_is_no_term():
    facts = with_processing(v_termijn="zo lang als nodig")
    assert missing(facts) == ["k8"]
    assert any("Zo lang als nodig" in sentence for _at, sentence in warned(facts))


@pytest.mark.parametrize(
    ("field", "sentence"),
    [
        ("gezamenlijk", "Wij beslissen niet samen met een andere organisatie"),
        ("belang", "niet op grond van een gerechtvaardigd belang"),
        ("doorgifte_toegestaan", "Uw gegevens blijven binnen de EER"),
        ("toestemming", "Wij vragen u geen toestemming"),
        ("automatisch_besluit", "Een computer beslist niet over u"),
        ("nieuw_doel", "Op dit moment doen wij dit niet"),
    ],
)
def test_what_the_municipality_does_not_do_is_said_in_one_sentence(field, sentence):
    assert sentence in papers(filled(**{field: "nee"}))["verklaring"]


def test_the_right_to_object_stands_apart_wherever_a_public_task_is_the_ground():
    texts = papers(filled(bijlagen=PROCESSES))
    assert [name for name, text in texts.items() if "### Bezwaar tegen het gebruik" not in text] == [
        "sollicitatie",
        "kort",
    ]
