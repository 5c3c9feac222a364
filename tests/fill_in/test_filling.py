"""A text with what was filled in: places, choices, rows, and nothing else."""

import pytest

from products.fill_in import template
from products.fill_in.definition import Paper
from products.fill_in.filling import TO_CHOOSE, filled_in, put_in
from products.fill_in.reading import read
from tests.fill_in.factories import EVERY_KIND, facts_of

DEFINITION = read(EVERY_KIND)


def written(text, fields=None, rows=None):
    """The text with pieces as a reader sees them."""
    filled = filled_in(Paper("x", "X", template.read(text), text), facts_of(DEFINITION, fields, rows))
    return put_in(filled.markdown, filled, lambda piece: piece.text if piece.kind == "typed" else f"[{piece.text}]")


@pytest.mark.parametrize(
    ("text", "fields", "expected"),
    [
        ("Aan {{lener}}.", {"lener": "de bode"}, "Aan de bode."),
        ("Aan {{lener}}.", {}, "Aan [naam van de lener]."),
        ("Op {{vanaf}}.", {"vanaf": "2026-10-01"}, "Op 1 oktober 2026."),
        ("Op {{gezien}}.", {"gezien": "2026-11-13T16:30"}, "Op 13 november 2026, 16.30 uur."),
        ("Mee: {{extras}}.", {"extras": ("tas", "pomp", "helm")}, "Mee: een tas, een pomp en een helm."),
        ("Mee: {{extras}}.", {"extras": ("helm",)}, "Mee: een helm."),
        ("{{uiterlijk}}", {"gezien": "2026-10-23T12:00"}, "26 oktober 2026, 11.00 uur"),
        ("{{uiterlijk}}", {}, "[uiterste tijd]"),
    ],
)
def test_a_place_shows_what_was_typed_or_what_is_missing(text, fields, expected):
    assert written(text, fields) == expected


@pytest.mark.parametrize(
    ("text", "fields", "expected"),
    [
        ("{{#als licht=ja}}aan{{/als}}{{#als licht=nee}}uit{{/als}}", {"licht": "ja"}, "aan"),
        ("{{#als licht=ja}}aan{{/als}}{{#als licht=nee}}uit{{/als}}", {}, "[kies: ja] aan [kies: nee] uit"),
        ("{{#als slot=ketting|geen}}x{{/als}}", {"slot": "geen"}, "x"),
        ("{{#als slot=ketting|geen}}x{{/als}}", {}, "[kies: een kettingslot of geen slot] x"),
        ("{{#als slot!=geen}}x{{/als}}", {"slot": "ketting"}, "x"),
        ("{{#als slot!=geen}}x{{/als}}", {}, ""),
        ("{{#als extras=pomp}}x{{/als}}", {"extras": ("tas", "pomp")}, "x"),
        ("{{#als lener}}x{{/als}}", {"lener": "de bode"}, "x"),
        ("{{#als lener}}x{{/als}}", {}, ""),
        ("{{#als !lener}}x{{/als}}", {}, "x"),
        ("{{#als licht}}x{{/als}}", {"licht": "nee"}, ""),
        ("{{#als !licht}}x{{/als}}", {"licht": "nee"}, "x"),
        ("{{#als !licht}}x{{/als}}", {}, ""),
        ("1. a\n{{#als licht=ja}}\n1. b\n{{/als}}\n1. c\n", {}, "1. a\n1. [kies: ja] b\n1. c\n"),
        ("{{#als licht=ja}}\n## Kop\n{{/als}}\n", {}, "## [kies: ja] Kop\n"),
        ("{{#als slot=geen}}{{#als licht=nee}}x{{/als}}{{/als}}", {"slot": "geen", "licht": "nee"}, "x"),
        ("{{#als slot=geen}}{{#als licht=nee}}x{{/als}}{{/als}}", {"slot": "ketting", "licht": "nee"}, ""),
    ],
)
def test_a_choice_shows_its_text_and_an_open_choice_all_of_them(text, fields, expected):
    assert written(text, fields) == expected


def test_rows_repeat_a_part_of_the_text():
    rows = {"krassen": [{"kras_plek": "stuur", "impact": "ernstig", "kans": "weet-niet"}, {"kras_plek": "bel"}]}
    text = "{{#elk krassen}}\n| {{nr}} | {{kras_plek}} | {{niveau}} | {{lener}} |\n{{/elk}}\n"
    assert (
        written(text, {"lener": "de bode"}, rows)
        == "| 1 | stuur | hoog | de bode |\n| 2 | bel | [niveau] | de bode |\n"
    )


def test_an_empty_group_leaves_one_row_open_unless_it_may_be_empty():
    assert written("{{#elk getuigen}}{{nr}} {{getuige_functie}}{{/elk}}") == "1 [functie]"
    assert written("{{#elk krassen}}{{kras_plek}}{{/elk}}") == ""


def test_the_highest_level_is_that_of_the_worst_row():
    low, high = {"impact": "hinder", "kans": "klein"}, {"impact": "onherstelbaar", "kans": "klein"}
    assert written("{{hoogste}}", {}, {"krassen": [low] * 10}) == "laag"
    assert written("{{hoogste}}", {}, {"krassen": [*[low] * 10, high]}) == "hoog"


def test_why_is_for_who_fills_in_only():
    paper = DEFINITION.papers[0]
    assert "waar de fiets is" not in filled_in(paper, facts_of(DEFINITION)).markdown
    assert "waar de fiets is" in filled_in(paper, facts_of(DEFINITION), with_why=True).markdown


@pytest.mark.parametrize("typed", ["{{lener}}", "{{#als licht}}", "{{/als}}", "# kop", "| a | b |"])
def test_what_was_typed_is_never_read_again(typed):
    filled = filled_in(DEFINITION.papers[0], facts_of(DEFINITION, {"lener": typed}))
    assert typed not in filled.markdown
    assert [piece.text for piece in filled.pieces if piece.at == "lener"] == [typed]


def test_each_open_field_is_named_once_in_the_order_of_the_text():
    filled = filled_in(DEFINITION.papers[0], facts_of(DEFINITION))
    names = [piece.at for piece in filled.open_pieces]
    assert names[:4] == ["lener", "dagen", "vanaf", "tot"]
    assert len(names) == len(set(names))
    assert {piece.at for piece in filled.pieces if piece.kind == TO_CHOOSE} == {"slot", "licht"}


def test_a_sign_of_ours_that_was_typed_is_a_sign_like_any_other():
    assert written("{{lener}} {{reden}}", {"lener": "\ue0001\ue001", "reden": "x"}) == "\ue0001\ue001 x"
