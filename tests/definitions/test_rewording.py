"""Other words in the YAML of an editor, and not a letter changed around them."""

import pytest

from privacyportal.core.refusals import Refused
from products.definitions.rewording import reworded, with_item
from products.definitions.yaml_lines import read_yaml

TEXT = """\
# Nog niet nagekeken.
titel: Huur een fiets  # ook een bakfiets
documenten:
  - id: brief
    tekst: |
      ## Beste fietser

      Hier is {{fiets}}.
  # het contract
  - id: contract
    tekst: Kort.
"""
PATH = ("documenten", 0, "tekst")


@pytest.mark.parametrize(
    "words", ["## Dag\n\n\n\nTot ziens: {{fiets}}.\n", "{{#als fiets}}\nJa\n{{/als}}\n", "| a |\n| --- |\n", "# x\n"]
)
def test_the_text_of_a_document_stays_a_block_that_people_can_read(words):
    text = reworded(TEXT, {PATH: words})
    assert read_yaml(text).content["documenten"][0]["tekst"] == words
    block = "".join(f"      {line}\n" if line else "\n" for line in words.rstrip("\n").split("\n"))
    head, rest = TEXT.split("      ## Beste fietser\n\n      Hier is {{fiets}}.\n")
    assert text == head + block + rest


def test_several_places_at_once_leave_the_comments():
    text = reworded(TEXT, {("titel",): "Huur: een step", PATH: "Eén\nTwee\n", ("documenten", 1, "tekst"): "Lang."})
    assert text.count("#") == TEXT.count("#") - 2
    assert 'titel: "Huur: een step"  # ook een bakfiets\n' in text
    assert "    tekst: |\n      Eén\n      Twee\n  # het contract\n" in text


def test_a_new_item_stands_behind_the_one_that_was_named():
    text = with_item(TEXT, "documenten", 0, {"id": "bon", "tekst": "Een bon."})
    assert [one["id"] for one in read_yaml(text).content["documenten"]] == ["brief", "bon", "contract"]


def test_what_would_change_something_else_is_refused():
    with pytest.raises(Refused):
        reworded("titel: a\n", {("titel",): ""})


def test_what_was_not_there_gets_the_place_where_people_look_for_it():
    text = "velden:\n  - id: naam\n    label: Uw naam\n    soort: tekst\n    voorbeeld: Anna\n    keuzes: []\n"
    changes = {("velden", 0, "hulp"): "Voluit.", ("velden", 0, "leeg"): "naam"}
    assert reworded(text, changes) == text.replace("    soort", "    hulp: Voluit.\n    soort").replace(
        "    keuzes", "    leeg: naam\n    keuzes"
    )
