"""Whatever is typed: the preview and both documents say the same, nothing becomes markup, and her own file is all of it."""

from dataclasses import replace
from datetime import date, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from products.fill_in import own_file
from products.fill_in.forms import FillInForm, data_of
from products.fill_in.kinds import DATE, MOMENT
from products.fill_in.loading import IN_ORDER, fixture_of
from products.fill_in.words import Words
from tests.fill_in.factories import EVERY_KIND, live_model
from tests.fill_in.opened import all_words, document_lines, made, preview_lines, preview_of, shape_of_html, shape_of_xml

HYPHENS_AND_BREAKS = "\xad \u2011 \u200b \ufeff \u2028 \x85".split(" ")
NASTY = [
    "{{lener}} {{#als licht=ja}} {{/als}} {% x %} ${y} {{#elk krassen}}",
    "# kop | pijp | <b onmouseover=x()>vet</b> &amp; \\ \\n `code` $x^2$ ~~door~~",
    "[haak](https://kwaad.example) https://kwaad.example <https://kwaad.example> ![](/etc/passwd) [^1]",
    "# kop\n- lijst\n1. een\n\n> citaat\n    code\n---\n| a |\n|---|\n</mark></details>",
    "שלום عربي \u200fx \u202eomgekeerd 😀👩‍👩‍👧 é e\u0301 \x00\x07\x1b\ufffe a\xadb c\u2011d",
    "\ue0000\ue001 \ue00099\ue001 \ue002 \ue003",
    '" onfocus="x() \' = 100% @naam   drie   spaties\u00a0x',
    "x" * 10_000,
    "\n".join(f"{sign}0{sign}\n{sign}\n0{sign}{sign}0" for sign in HYPHENS_AND_BREAKS) + "\n\xad0\xad",
]
MODEL = live_model()
FREE = {  # the fields for any text
    field.id
    for fields in (MODEL.definition.fields.values(), *(group.fields for group in MODEL.definition.groups.values()))
    for field in fields
    if not field.has_choices and field.kind not in (DATE, MOMENT)
}
texts = st.one_of(st.sampled_from(NASTY), st.text(st.characters(exclude_categories=[]), max_size=60))


def value_of(field):
    if field.takes_more:
        return st.lists(st.sampled_from([choice.id for choice in field.choices]), unique=True).map(tuple)
    if field.has_choices:
        return st.sampled_from([choice.id for choice in field.choices])
    if field.kind == DATE:
        return st.dates(date(1900, 1, 1), date(2199, 12, 31)).map(str)
    if field.kind == MOMENT:
        return st.datetimes(datetime(1900, 1, 1), datetime(2199, 1, 1)).map(
            lambda moment: moment.strftime("%Y-%m-%dT%H:%M")
        )
    return texts


def values_of(fields):
    return st.fixed_dictionaries({}, optional={field.id: value_of(field) for field in fields})


def words_of(definition):
    """Words as the form of the model gives them, of anything that somebody types."""
    groups = definition.groups.values()
    rows = {group.id: st.lists(values_of(group.fields), max_size=3) for group in groups}
    reason = st.tuples(texts, texts)
    reasons = {field.id: reason for field in definition.fields.values() if field.advised}
    optional = (st.fixed_dictionaries({}, optional=parts) for parts in (rows, reasons))
    return st.builds(Words, values_of(definition.fields.values()), *optional).map(lambda typed: kept(definition, typed))


def kept(definition, typed):
    form = FillInForm(definition, data_of(definition, typed))
    assert form.is_valid(), form.errors
    return form.words


def nasty(text):
    """Words of MODEL with this text in every field that takes one."""

    def filled(fields):
        return {field.id: text for field in fields if field.id in FREE}

    definition = MODEL.definition
    rows = {group.id: [filled(group.fields)] * 2 for group in definition.groups.values()}
    return kept(definition, Words(filled(definition.fields.values()), rows, {"slot": (text, text)}))


def with_examples(test):
    for text in NASTY:
        test = example(words=nasty(text))(test)
    return test


@settings(max_examples=10)
@with_examples
@given(words=words_of(MODEL.definition))
def test_preview_and_documents_say_the_same(words):
    assert_same_lines(MODEL, words)


def assert_same_lines(model, words):
    page = preview_of(model, words)
    for form in ("docx", "odt"):
        assert document_lines(made(model, words, form), form, len(page.papers)) == preview_lines(page), form


@pytest.mark.deep
@pytest.mark.parametrize("slug", ["model-fietsafspraak", *IN_ORDER])
def test_preview_and_documents_of_every_model_say_the_same(slug):
    model = MODEL if slug == MODEL.slug else live_model(fixture_of(slug), slug)
    checks = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example]

    @settings(max_examples=100 if model is MODEL else 10, suppress_health_check=checks)
    @given(words_of(model.definition))
    def said(words):
        assert_same_lines(model, words)
        assert again(model, words).words == words

    said()


@settings(max_examples=100)
@with_examples
@given(words=words_of(MODEL.definition))
def test_her_own_file_opened_again_is_all_that_she_typed(words):
    opened = again(MODEL, words)
    assert opened.words == words and opened.apart == [] and opened.version == 1


def again(model, words):
    return own_file.opened(model, SimpleUploadedFile("invulling.json", own_file.written(model, words)))


@settings(max_examples=10)
@with_examples
@given(words=words_of(MODEL.definition))
def test_nothing_typed_becomes_markup_a_link_a_table_or_a_place(words):
    """The same words as plain letters give the same parts."""
    rows = {group: [_plain(row) for row in rows] for group, rows in words.rows.items()}
    reasons = {id: tuple(map(_letters, said)) for id, said in words.reasons.items()}
    plain = replace(words, fields=_plain(words.fields), rows=rows, reasons=reasons)
    assert shape_of_html(preview_of(MODEL, words)) == shape_of_html(preview_of(MODEL, plain))
    for form, name in (("docx", "word/document.xml"), ("odt", "content.xml")):
        assert shape_of_xml(made(MODEL, words, form), name) == shape_of_xml(made(MODEL, plain, form), name)


def test_a_place_in_the_words_of_a_picture_is_filled_in_as_any_other():
    model = live_model(
        EVERY_KIND.replace("Reden: {{reden}}", 'Reden: {{reden}} ![Fiets van {{lener}}](/media/images/a.png "x")')
    )
    for form in ("docx", "odt"):
        assert "Fiets van {de bode}" in all_words(made(model, Words({"lener": "{de bode}"}), form), form)


def _plain(values):
    return {name: _letters(value) if name in FREE else value for name, value in values.items()}


def _letters(text):
    return "\n".join("a" if line.strip() else "" for line in text.split("\n"))
