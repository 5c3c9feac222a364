"""The words that people write become the words that are found."""

import pytest

from privacyportal.index.dutch import parts_of, stem, tokens_of


@pytest.mark.parametrize("words", [
    "datalek datalekken", "verwerker verwerkers", "melden meldt melding gemeld", "toets toetsen", "taak taken",
    "adres adressen", "voorbeeld voorbeelden", "camera cameras", "kind kinderen", "gemeente gemeenten",
    "functionaris functionarissen", "sociaal sociale", "risico risicos", "lek gelekt", "hack gehackt",
    "overeenkomst overeenkomsten", "verwerkersovereenkomst verwerkersovereenkomsten", "dpia dpias",
])  # fmt: skip
def test_forms_of_one_word_share_a_token(words):
    assert len({stem(word) for word in words.split()}) == 1


@pytest.mark.parametrize("one, other", [
    ("gegevens", "geven"), ("gemeente", "gemeen"), ("verwerker", "verwerking"), ("bewerker", "verwerker"),
    ("big", "bio"), ("fg", "ap"),
])  # fmt: skip
def test_different_words_keep_different_tokens(one, other):
    assert stem(one) != stem(other)


@pytest.mark.parametrize("word, parts", [
    ("verwerkersovereenkomsten", ("overeenkomst", "verwerker")),
    ("raamovereenkomst", ("overeenkomst", "raam")),
    ("hypotheekovereenkomst", ("overeenkomst",)),
    ("privacyverklaring", ("verklaar", "privacy")),
    ("datalekregister", ("regi", "datalek")),
    ("bewaartermijnen", ("termijn", "bewaar")),
    ("verwerking", ()),
    ("gemeente", ()),
])  # fmt: skip
def test_a_compound_is_also_found_by_its_parts(word, parts):
    assert parts_of(word) == parts


def test_accents_capitals_hyphens_and_apostrophes_make_no_difference():
    assert tokens_of("Privacy-Verklaring") == [
        "privacy",
        "verklaar",
        "verklaar",
        "privacy",
        "privacyverklaar",
    ]
    assert tokens_of("RISICO'S é") == tokens_of("risico’s e")
