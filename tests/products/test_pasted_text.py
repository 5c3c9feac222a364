"""What an editor saves keeps its meaning, and loses only what Word put between the lines."""

import pytest

from privacyportal.core.markdown import render_markdown
from products.admin.forms import ProductForm
from products.pasted_text import clean_text


@pytest.mark.parametrize(
    "text",
    [
        "regel 1  \nregel 2",
        "- punt 1  \n  nog een regel\n- punt 2",
        "> regel 1  \n> regel 2",
        "```\neen\n\n\n\ntwee  \n• drie\n```",
        "~~~\neen\n\n\ntwee\n~~~",
        "Zo:\n\n    een\n\n\n\n    twee   \n\nNa",
        "- punt\n\n  ```\n  een\n\n\n  twee\n  ```",
        "een\\\ntwee",
    ],
)
def test_what_markdown_means_survives_saving(text):
    assert render_markdown(clean_text(text)) == render_markdown(text)
    assert clean_text(clean_text(text)) == clean_text(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("een \ntwee\t\n", "een\ntwee"),
        ("een     \ntwee", "een  \ntwee"),
        ("een\n\n\n\n\ntwee", "een\n\ntwee"),
        ("een\n  \n\t\n\ntwee", "een\n\ntwee"),
        ("een\r\n\u2028twee\x0bdrie", "een\n\ntwee\ndrie"),
        ("•\teen\n·\ttwee\n  ▪\tdrie", "- een\n- twee\n  - drie"),
        ("1.\teen\n2)\ttwee", "1. een\n2. twee"),
        ("Pri\u00advacy\u00a0wet\u200b", "Privacy wet"),
        ("", ""),
    ],
)
def test_what_word_leaves_between_the_lines_goes(text, expected):
    assert clean_text(text) == expected


@pytest.mark.django_db
def test_a_text_that_costs_too_much_to_show_is_refused_at_its_field():
    form = ProductForm({"title": "Gids", "body": "![" * 5_000})
    assert form.errors["body"] == ["Uw tekst heeft te veel haken die niet sluiten. Sluit ze of haal er een aantal weg."]
