"""A text is made into HTML when it is written, kept beside the text, and gone with it."""

from hashlib import sha256

import pytest

from community import posting
from community.models import Post
from privacyportal.core import kept_html
from privacyportal.core.kept_html import WithMarkdown, keep_what_is_missing
from privacyportal.core.markdown import RENDERER, render_markdown
from privacyportal.pages.models import HelpPage
from products import publishing
from products.models import Product
from tests.community.factories import make_known, make_member, make_reply, make_topic
from tests.core.test_markdown import BUILT, HOSTILE
from tests.factories import make_product

pytestmark = pytest.mark.django_db
BODY = "# Kop\n\nZie [hier](#kop).\n\n| a |\n|---|\n| 1 |\n\nNoot[^1].\n\n[^1]: Ja.\n\nPelikaan\n• www.vng.nl"


@pytest.fixture
def reader(client):
    """A member who reads where nothing can be rendered any more."""
    client.force_login(make_known(make_member("Lotte")))
    return client


@pytest.fixture
def nobody_renders(monkeypatch):
    def nobody(*args, **kwargs):
        raise AssertionError("a reader's request renders a text")

    def forbid():
        for place in (
            "privacyportal.core.markdown.parser.PARSER.parse",
            "privacyportal.core.markdown.parser.TYPED_PARSER.parse",
            "privacyportal.core.markdown.inspection.READER.parse",
        ):
            monkeypatch.setattr(place, nobody)

    return forbid


def make_help_page(**fields):
    return HelpPage.objects.create(title="Inloggen", slug="inloggen", reviewed_on="2026-11-26", **fields)


def test_no_reader_of_a_topic_renders(reader, nobody_renders):
    topic = make_topic(body=BODY, author=make_known(make_member()))
    make_reply(topic, "Nee.")
    reply = make_reply(topic, BODY, author=make_known(make_member("Bram")))
    posting.accept(topic=topic, post=reply, by=topic.question.author)
    nobody_renders()
    page = reader.get(topic.get_absolute_url()).text
    assert page.count("Pelikaan") == 3  # the question, the reply and the solution


def test_no_reader_of_a_product_or_help_page_renders(reader, nobody_renders):
    product = make_product(body="\n\n".join(f"## Kop {number}\n\nPelikaan." for number in range(4)))
    page = make_help_page(body="Een pelikaan.")
    nobody_renders()
    text = reader.get(product.get_absolute_url()).text
    assert 'href="#tekst-kop-3"' in text and 'id="tekst-kop-3"' in text
    assert "Een pelikaan." in reader.get(page.get_absolute_url()).text


def test_a_concept_is_rendered_when_it_is_saved_and_again_when_it_is_published(nobody_renders):
    product = make_product(body="Oud.")
    concept = publishing.save_concept(product=product, by=None, values={"body": "Nieuw."})
    publishing.publish(product=product, by=None, summary="Nieuw.")
    nobody_renders()
    assert concept.html() == Product.objects.get(pk=product.pk).html() == "<p>Nieuw.</p>\n"


def test_what_is_kept_takes_the_ids_and_names_of_its_place(reader):
    topic = make_topic(body=BODY, author=make_known(make_member()))
    post = make_reply(topic, BODY, author=make_known(make_member("Bram")))
    expected = render_markdown(BODY, "reactie-1-", 3, "Tabel in reactie 1,", as_typed=True)
    assert post.html("reactie-1-", "Tabel in reactie 1,") == expected
    page = reader.get(topic.get_absolute_url()).text
    assert expected in page and expected.replace("reactie-1-", "reactie-0-").replace("reactie 1,", "de vraag,") in page


def words_kept(model):
    return [row for row in model.objects.values_list("kept", flat=True) if "pelikaan" in str(row).lower()]


def test_a_changed_text_leaves_nothing_of_the_old_one():
    topic = make_topic(body=BODY, author=make_known(make_member()))
    assert len(words_kept(Post)) == 1
    posting.edit(post=topic.question, by=topic.question.author, body="Iets anders.")
    assert words_kept(Post) == []
    topic.question.refresh_from_db()
    assert topic.question.html() == "<p>Iets anders.</p>\n"


def test_a_text_that_is_taken_back_leaves_nothing():
    topic = make_topic(body=BODY, author=make_known(make_member()))
    posting.take_back(post=topic.question, by=topic.question.author)
    topic.question.refresh_from_db()
    assert words_kept(Post) == [] and topic.question.html() == ""


def test_no_earlier_version_of_a_product_keeps_html():
    product = make_product(body="Pelikaan.")
    publishing.save_concept(product=product, by=None, values={"body": "Pelikaan en meer."})
    assert not {"kept", "kept_with"} & {field.name for field in Product.history.model._meta.fields}


def forget_what_is_kept():
    for model in (Post, Product, HelpPage):
        model.objects.update(kept=None, kept_with=0)


def test_what_came_in_by_another_way_is_shown_at_once_and_kept_by_tick(reader, nobody_renders):
    product, page = make_product(body="Pelikaan."), make_help_page(body="Pelikaan.")
    topic = make_topic(body="Pelikaan.")
    forget_what_is_kept()
    addresses = [topic.get_absolute_url(), product.get_absolute_url(), page.get_absolute_url()]
    assert all("<p>Pelikaan.</p>" in reader.get(address).text for address in addresses)
    assert keep_what_is_missing() >= 3 and keep_what_is_missing() == 0
    nobody_renders()
    assert all("<p>Pelikaan.</p>" in reader.get(address).text for address in addresses)


@pytest.mark.parametrize("body", ["![" * 5_000, "a\n" * 30_000], ids=["brackets", "lines"])
def test_what_would_be_refused_today_is_kept_as_it_was_typed(body):
    product = make_product()
    Product.objects.filter(pk=product.pk).update(body=body, kept=None, kept_with=0)
    assert keep_what_is_missing() == 1
    assert Product.objects.get(pk=product.pk).html().startswith("<pre><code>")


def test_a_text_of_another_renderer_is_never_shown(monkeypatch):
    post = make_topic(body="Pelikaan.").question
    Post.objects.update(kept={**post.kept, "html": "<p>Oud.</p>"})
    assert Post.objects.get().html() == "<p>Oud.</p>"
    monkeypatch.setattr(kept_html, "RENDERER", RENDERER + 1)
    assert Post.objects.get().html() == "<p>Pelikaan.</p>\n"
    assert keep_what_is_missing() == 1
    assert Post.objects.get().kept["html"] == "<p>Pelikaan.</p>\n"


def test_saving_something_else_leaves_what_is_kept_alone(nobody_renders):
    post = make_topic(body="Pelikaan.").question
    nobody_renders()
    post.save(update_fields=["status"])
    post.save()
    Post.objects.defer("body", "kept").get().save()
    assert Post.objects.get().html() == "<p>Pelikaan.</p>\n"


def test_who_types_the_marks_of_a_place_types_a_name():
    post = make_topic(body="Een \ue0f0 teken en \ue0f1.").question
    assert post.html("reactie-0-", 'Tabel "x"') == "<p>Een reactie-0- teken en Tabel &quot;x&quot;.</p>\n"


def test_a_change_of_the_html_asks_for_a_new_number_of_the_renderer():
    texts = [BODY, *HOSTILE.values(), *(text[:500] for text in BUILT.values())]
    html = "".join(render_markdown(text, as_typed=as_typed) for text in texts for as_typed in (False, True))
    assert (RENDERER, sha256(html.encode()).hexdigest()[:12]) == (3, "8407dc118ecb")


def test_every_page_with_markdown_keeps_its_html():
    assert set(WithMarkdown.__subclasses__()) == {Post, Product, HelpPage}
