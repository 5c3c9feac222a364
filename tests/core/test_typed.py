"""What a person types is cleaned before she sees it again, and what nobody can see is no answer, in any form."""

from importlib import import_module
from pkgutil import walk_packages

import pytest
from django import forms
from django.apps import apps
from django.core.exceptions import ValidationError

import community
import privacyportal
import products
from privacyportal.core.checks import OURS
from privacyportal.core.fields import Cleaned
from privacyportal.core.typed import Line, Text

NOTHING = {
    "spaces": " \u00a0\u3000\n",
    "zero-width spaces": "\u200b" * 5,
    "Hangul fillers": "\u3164\u115f\u1160\uffa0\u3164",
    "braille blanks": "\u2800" * 5,
    "tags": "\U000e0041" * 5,
    "variation selectors": "\ufe0f" * 5,
    "loose accents": "\u0301\u0336\u20dd\u0301\u0301",
    "marks of direction": "\u200e\u200f\u061c\u2066\u202e",
    "soft hyphens and joiners": "\u00ad\u200d\u2060\ufeff\u180e",
    "controls": "\x00\x01\x1b\x7f\x9f",
    "halves of a pair": "\ud800\udfff\ud83d\ud800\udfff",
}
COMPARED = {"code", "username"}  # with what we know, and never shown


def our_forms():
    """Every form class that stands in our own modules."""
    for package in (privacyportal, products, community):
        for module in walk_packages(package.__path__, f"{package.__name__}."):
            if not {"wsgi", "gunicorn", "migrations", "commands"} & set(module.name.split(".")):
                import_module(module.name)
    found, waiting = {}, [forms.BaseForm]
    while waiting:
        subclasses = waiting.pop().__subclasses__()
        waiting += subclasses
        found |= {f"{each.__module__}.{each.__name__}": each for each in subclasses}
    return {name: each for name, each in sorted(found.items()) if name.split(".")[0] in OURS}


def typed_fields():
    for place, form in our_forms().items():
        for name, field in form.base_fields.items():
            is_typed = isinstance(field, forms.CharField) and not isinstance(field.widget, forms.PasswordInput)
            if is_typed and name not in COMPARED:
                yield pytest.param(field, id=f"{place.partition('.')[2]}.{name}")
    for model in apps.get_models():
        for column in model._meta.local_fields:
            if isinstance(column, Cleaned) and column.editable and not column.choices:
                yield pytest.param(column.formfield(), id=str(column))


@pytest.mark.parametrize("field", typed_fields())
def test_what_nobody_can_see_is_no_answer_in_any_form(field):
    for typed in NOTHING.values():
        if field.required:
            with pytest.raises(ValidationError) as refused:
                field.clean(typed)
            if isinstance(field, (Line, Text)):
                assert refused.value.messages == [field.error_messages["required"]]
        elif isinstance(field, (Line, Text)):
            assert field.clean(typed) == ""


@pytest.mark.parametrize("field", typed_fields())
def test_every_free_text_in_a_form_is_a_line_or_a_text_of_ours(field):
    checks_itself = (forms.EmailField, forms.URLField, forms.SlugField, forms.UUIDField, forms.JSONField)
    assert isinstance(field, (Line, Text, *checks_itself)) or not field.required


@pytest.mark.parametrize(
    "typed", ["&nbsp;", "&#8203;", "[](https://example.nl)", "[a]: https://example.nl", "&shy;&#8203;", "---"]
)
def test_markdown_that_shows_nothing_is_no_message(typed):
    with pytest.raises(ValidationError, match=r"Vul uw reactie in\."):
        our_forms()["community.forms.posts.ReplyForm"].base_fields["body"].clean(typed)


@pytest.mark.parametrize("typed", ["a", "0", "?", "é", "👍🏽", "👩\u200d⚕\ufe0f", "م", "नमस्ते", "✓", "€"])
def test_a_single_sign_that_can_be_seen_is_kept_whole(typed):
    assert (Line().clean(typed), Text().clean(typed)) == (typed, typed)


def test_an_accent_that_was_typed_apart_counts_as_one_letter_with_its_own():
    assert (Line().clean("e\u0301"), Text().clean("e\u0301")) == ("é", "é")
