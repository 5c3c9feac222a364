"""The words that people write become the words that are found."""

import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from privacyportal.index.dutch import first_part_of, parts_of, stem, tokens_of


@pytest.mark.parametrize(
    "words",
    [
        "datalek datalekken",
        "verwerker verwerkers",
        "melden meldt melding gemeld",
        "toets toetsen",
        "taak taken",
        "adres adressen",
        "voorbeeld voorbeelden",
        "camera cameras",
        "kind kinderen",
        "gemeente gemeenten",
        "functionaris functionarissen",
        "sociaal sociale",
        "risico risicos",
        "lek gelekt",
        "hack gehackt",
        "overeenkomst overeenkomsten",
        "maatregel maatregelen",
        "grondslag grondslagen",
        "bijlage bijlagen",
        "informeer informeren informeert",
        "verkeerd verkeerde",
        "beveiligd beveiligde",
        "verstuurd verzonden",
        "verwerkersovereenkomst verwerkersovereenkomsten",
        "dpia dpias",
    ],
)
def test_forms_of_one_word_share_a_token(words):
    assert len({stem(word) for word in words.split()}) == 1


@pytest.mark.parametrize(
    "one, other",
    [
        ("gegevens", "geven"),
        ("gemeente", "gemeen"),
        ("verwerker", "verwerking"),
        ("bewerker", "verwerker"),
        ("big", "bio"),
        ("fg", "ap"),
        ("informatiebeveiliging", "informatiebeveiliger"),
        ("regie", "register"),
        ("informatie", "informeren"),
        ("vergetelheid", "vertellen"),
        ("beleid", "begeleiding"),
    ],
)
def test_different_words_keep_different_tokens(one, other):
    assert stem(one) != stem(other)


@pytest.mark.parametrize(
    "word, parts",
    [
        ("verwerkersovereenkomsten", ("overeenkomst", "verwerker")),
        ("raamovereenkomst", ("overeenkomst", "raam")),
        ("hypotheekovereenkomst", ("overeenkomst",)),
        ("privacyverklaring", ("verklaring", "privacy")),
        ("datalekregister", ("register", "datalek")),
        ("bewaartermijnen", ("termijn", "bewaar")),
        ("voorbeeld", ()),
        ("verwerking", ()),
        ("gemeente", ()),
    ],
)
def test_a_compound_is_also_found_by_its_parts(word, parts):
    assert parts_of(word) == tuple(map(stem, parts))


@pytest.mark.parametrize(
    "word, part",
    [
        ("cookiebanner", ["cookie"]),
        ("beveiligingsniveau", ["beveiliging"]),
        ("gemeentelijk", ["gemeente"]),
        ("camping", []),
        ("zwembad", []),
    ],
)
def test_a_word_that_nobody_wrote_is_sought_by_the_long_part_it_begins_with(word, part):
    assert list(first_part_of(word)) == list(map(stem, part))


@pytest.mark.parametrize("written", ["artikel 28", "Artikel  28", "art. 28", "art 28", "artikelen 28"])
def test_an_article_is_one_word(written):
    assert tokens_of(f"Zie {written} lid 3") == ["zie", "artikel28", "lid3"]


def test_accents_capitals_hyphens_and_apostrophes_make_no_difference():
    privacy, statement, both = map(stem, ("privacy", "verklaring", "privacyverklaring"))
    assert tokens_of("Privacy-Verklaring") == [privacy, statement, statement, privacy, both]
    assert tokens_of("RISICO'S é") == tokens_of("risico’s e")
    assert tokens_of("FG's") == tokens_of("fg")


def test_threads_that_read_at_the_same_time_find_the_same_stems():
    words = [f"{first}{last}" for first in ("be", "ver", "ont", "ge") for last in LONG_WORDS] * 20
    one_by_one = {word: stem.__wrapped__(word) for word in words}
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(8) as readers:
            together = [readers.submit(lambda: {word: stem.__wrapped__(word) for word in words}) for _ in range(8)]
            assert all(found.result() == one_by_one for found in together)
    finally:
        sys.setswitchinterval(interval)


LONG_WORDS = "werkingen veiliging oordelingen handelingen schrijvingen geleidelijkheid palingen zoekers".split()
