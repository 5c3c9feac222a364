"""What a form of a model takes, and gives back."""

import pytest
from django.http import QueryDict

from products.fill_in.forms import MOST_ROWS, FillInForm, data_of
from products.fill_in.reading import read
from products.fill_in.words import Words
from tests.fill_in.factories import EVERY_KIND

DEFINITION = read(EVERY_KIND)


def form(query="", **options):
    return FillInForm(DEFINITION, QueryDict(query), **options)


def test_an_empty_form_has_no_errors_and_no_words():
    assert form().is_valid() and form().words == Words()


@pytest.mark.parametrize(
    ("query", "fields"),
    [
        ("lener=de+bode", {"lener": "de bode"}),
        ("lener=+++", {}),
        ("reden=een%0D%0Atwee", {"reden": "een\ntwee"}),
        ("vanaf-dag=1&vanaf-maand=10&vanaf-jaar=2026", {"vanaf": "2026-10-01"}),
        ("vanaf-dag=01&vanaf-maand=Oktober&vanaf-jaar=2026", {"vanaf": "2026-10-01"}),
        ("vanaf=2026-10-01", {"vanaf": "2026-10-01"}),
        ("vanaf=1+oktober+2026", {"vanaf": "2026-10-01"}),
        ("vanaf=1-10-2026", {"vanaf": "2026-10-01"}),
        ("gezien=13-11-2026+16.30", {"gezien": "2026-11-13T16:30"}),
        ("gezien=2026-11-13T16%3A30", {"gezien": "2026-11-13T16:30"}),
        ("slot=geen", {"slot": "geen"}),
        ("slot=Geen+slot", {"slot": "geen"}),
        ("slot=", {}),
        ("extras=tas&extras=helm", {"extras": ("tas", "helm")}),
        ("extras=een+tas", {"extras": ("tas",)}),
        ("dagen=veel", {"dagen": "veel"}),
        ("onbekend=x&krassen-1-onbekend=y&krassen-0-kras_plek=z", {}),
    ],
)
def test_what_is_filled_in(query, fields):
    filled = form(query)
    assert filled.is_valid(), filled.errors
    assert filled.words == Words(fields)


@pytest.mark.parametrize(
    "query",
    [
        "vanaf-dag=31&vanaf-maand=2&vanaf-jaar=2026",
        "vanaf-dag=31",
        "vanaf-dag=1&vanaf-maand=1&vanaf-jaar=26",
        "vanaf=morgen",
        "gezien=gisteren",
        "gezien=2026-02-30T10%3A00",
        "slot=touw",
        f"lener={'x' * 20_001}",
        f"reden={'x' * 20_001}",
        "krassen-1-kras_plek=x&krassen-2-impact=erg",
    ],
)
def test_what_cannot_be_kept_is_refused_and_the_rest_stays(query):
    filled = form(f"{query}&mail=fiets%40oefenmeer.example")
    assert not filled.is_valid()
    assert filled.words.fields["mail"] == "fiets@oefenmeer.example"


def test_rows_in_which_nothing_stands_are_no_rows():
    filled = form("krassen-1-kras_plek=stuur&krassen-2-kras_plek=&krassen-3-kras_plek=bel")
    assert filled.rows["krassen"] == 3
    assert filled.words.rows == {"krassen": [{"kras_plek": "stuur"}, {"kras_plek": "bel"}]}


def test_a_row_more_and_a_row_less():
    three = "krassen-1-kras_plek=a&krassen-2-kras_plek=b&krassen-3-kras_plek=c&krassen-3-kans=klein"
    assert form(three, more="krassen").rows == {"krassen": 4, "getuigen": 1}
    less = form(three, less="krassen-2")
    assert less.words.rows == {"krassen": [{"kras_plek": "a"}, {"kras_plek": "c", "kans": "klein"}]}
    assert form(three, less="fietsen-2").words == form(three).words


def test_there_is_room_for_many_rows_and_an_end_to_it():
    many = "&".join(f"krassen-{number}-kras_plek=p{number}" for number in range(1, 100))
    filled = form(many, more="krassen")
    assert filled.rows["krassen"] == MOST_ROWS == len(filled.words.rows["krassen"])


def test_words_post_as_they_were_typed():
    words = Words(
        {"lener": "de bode", "vanaf": "2026-10-01", "gezien": "2026-11-13T16:30", "extras": ("tas", "pomp")},
        {"krassen": [{"kras_plek": "stuur", "kans": "weet-niet"}, {"kras_plek": "bel"}]},
        {"slot": ("te zwaar", "teamleider")},
    )
    assert FillInForm(DEFINITION, data_of(DEFINITION, words)).words == words
