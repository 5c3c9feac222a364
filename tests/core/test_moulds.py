"""HTML that is cut where each page has its own words."""

from django.template import engines
from django.utils.html import escape

from privacyportal.core.moulds import Marks

MARKS = Marks(html=["name", "again"], numbers=["pk"])


def rendered(text, **context):
    return engines["django"].from_string(text).render(context)


def test_a_mould_is_filled_as_its_template_would_be():
    template = '<p id="post-{{ pk }}">{{ name }}, {{ name }} ({{ pk|add:0 }})</p>'
    mould = MARKS.mould(rendered(template, pk=MARKS["pk"], name=MARKS["name"]))
    assert mould.filled({"pk": 12, "name": "Anna"}) == rendered(template, pk=12, name="Anna")


def test_words_that_look_like_a_mark_stay_words():
    mould = MARKS.mould(f"<b>{MARKS['name']}</b><i>{MARKS['again']}</i>")
    typed = escape(f"{MARKS['again']} {MARKS['pk']} <b>")
    assert mould.filled({"name": typed, "again": "x"}) == f"<b>{typed}</b><i>x</i>"


def test_what_has_no_place_is_not_needed():
    assert MARKS.mould("<hr>").filled({}) == "<hr>"
