"""The counter under a field and the server count alike, and say numbers alike."""

from pathlib import Path

import pytest
from django.core.exceptions import ValidationError

from community.forms.posts import BodyField, ReplyForm, TopicForm
from privacyportal.contact.forms import QuestionForm
from privacyportal.core.typed import Line, Text
from products.admin.act_forms import PublishForm
from products.admin.forms import ProductForm

pytestmark = pytest.mark.browser
FIELD = {"textarea": Text(), "input": Line()}
TYPED = {
    "lines": "regel\n" * 416 + "x",
    "space around": "  \n\u00a0 een tekst \u2003\n\n",
    "signs of two halves": "Een 🙂 en een 𝒜",
    "a family of signs": "👩‍👩‍👧 en 🇳🇱",
    "loose accents": "e\u0301e\u0308n",
    "controls": "a\x07b\x1bc\x85d\x0be",
    "a byte order mark": "\ufeffeen\ufeff",
    "what turns direction": "a\u202eb\u2066c",
    "no character": "a\ufdd0b\U0001fffec",
    "tabs": "\ta\tb\t",
    "two spaces": "a  b   c",
    "line separators": "a\u2028b\u2029c",
    "nothing": "",
}


@pytest.fixture(scope="module")
def counters(chromium):
    """`counters(tag, typed)` is the sentence under a field that holds what was typed."""
    page = chromium.new_page(locale="nl-NL")

    def say(tag, typed, most=10_000):
        page.set_content(f"<{tag} id=x></{tag}>")
        page.evaluate("([typed, most]) => { x.value = typed; x.dataset.count = most; }", [typed, str(most)])
        page.add_script_tag(content="{" + Path("static/js/enhance.js").read_text() + "}")
        return page.locator(".field__count").text_content()

    yield say
    page.close()


@pytest.mark.parametrize("tag", FIELD)
@pytest.mark.parametrize("typed", TYPED.values(), ids=TYPED)
def test_both_count_alike(counters, tag, typed):
    typed = " ".join(typed.split("\n")) if tag == "input" else typed
    field = FIELD[tag]
    field.required = False
    on_the_server = len(field.clean(typed.replace("\n", "\r\n")))
    assert counters(tag, typed, 10_000) == f"Nog {10_000 - on_the_server:,} tekens.".replace(",", ".")


@pytest.mark.parametrize("too_many", [1, 406, 1_200])
def test_both_say_alike_how_much_is_too_much(counters, too_many):
    typed = "🙂\n" * 5_000 + "x" * too_many
    sentence = counters("textarea", typed).removesuffix(" te veel.")
    with pytest.raises(ValidationError) as refused:
        BodyField(empty="Vul iets in.").clean(typed.replace("\n", "\r\n"))
    assert refused.value.messages == [f"Uw tekst is te lang: haal {sentence} weg."]


def test_a_text_that_just_fits_is_taken(counters):
    typed = "x" * 9_584 + "\n" * 415 + "x"
    assert counters("textarea", typed) == "Nog 0 tekens."
    assert len(BodyField(empty="").clean(typed.replace("\n", "\r\n"))) == 10_000


@pytest.mark.parametrize(
    ("field", "most"),
    [
        (TopicForm.base_fields["title"], 120),
        (TopicForm.base_fields["body"], 10_000),
        (ReplyForm.base_fields["body"], 10_000),
        (QuestionForm.base_fields["question"], 20_000),
        (ProductForm.base_fields["title"], 120),
        (ProductForm.base_fields["summary"], 300),
        (ProductForm.base_fields["when_to_use"], 800),
        (PublishForm.base_fields["summary"], 300),
    ],
)
def test_a_field_that_is_counted_is_cut_off_by_no_browser(field, most):
    assert str(field.widget.attrs["data-count"]) == str(most)
    assert "maxlength" not in field.widget.attrs
