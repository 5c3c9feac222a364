"""What was stored before the checks of today is checked, cleaned and reported once."""

from io import BytesIO, StringIO

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import call_command
from PIL import Image

from community.models import Attachment, Draft, Post
from privacyportal.core.files import Kind
from privacyportal.index.models import SearchEntry
from privacyportal.pages.models import GlossaryTerm
from products.models import Change, Product
from tests.community.factories import make_forum, make_known, make_member, make_reply, make_topic, text_file
from tests.core import documents as make
from tests.factories import make_product

pytestmark = pytest.mark.django_db
BSN = "123456782"


def store(attachment, content, text, kind=Kind.DOCX):
    """As an earlier version kept it."""
    attachment.file.save("oud", ContentFile(content), save=False)
    attachment.text, attachment.file_kind, attachment.size = text, kind.value, len(content)
    attachment.save()
    return attachment


@pytest.fixture
def topic():
    return make_topic(author=make_known(make_member()), files=[text_file("oud.txt")])


@pytest.fixture
def attachment(topic):
    return topic.question.attachments.get()


def run():
    said = StringIO()
    call_command("recheck_stored", stdout=said)
    return said.getvalue()


def now(attachment):
    return Attachment.objects.get(pk=attachment.pk)


def content_of(attachment):
    with now(attachment).file.open("rb") as file:
        return file.read()


def test_a_stored_file_is_cleaned_and_its_hidden_words_are_found_no_more(attachment):
    book = make.excel("Zichtbaar", 3)
    store(attachment, book, "Zichtbaar kijk hier Jan Jansen", Kind.XLSX)
    assert "Bijlagen: 1 schoongemaakt." in run()
    assert b"Jan" not in make.everything_in(content_of(attachment))
    assert now(attachment).text.split() == ["Zichtbaar", "3"]
    entry = SearchEntry.objects.get(key=f"bijlage:{attachment.pk}")
    assert "kijk" not in entry.text
    assert "Bijlagen: 1 in orde." in run()  # again does no harm


def test_a_stored_file_with_a_bsn_is_held_back_and_named_by_its_address_alone(client, attachment, topic):
    store(attachment, f"naam;bsn\nTestman;{BSN}".encode(), "oud", Kind.CSV)
    report = run()
    assert f"tegengehouden: bijlage {attachment.pk}, {topic.question.get_absolute_url()}" in report
    assert BSN not in report
    assert "Testman" not in report
    client.force_login(topic.question.author)
    assert client.get(now(attachment).get_absolute_url()).status_code == 410
    assert not SearchEntry.objects.filter(key=f"bijlage:{attachment.pk}").exclude(audience="").exists()


@pytest.mark.parametrize(("content", "outcome"), [(b"%PDF-1.7 half", "niet meer te lezen"), (None, "ontbreekt")])
def test_a_stored_file_that_cannot_be_read_is_reported_and_breaks_nothing(attachment, content, outcome):
    store(attachment, content or b"weg", "oude woorden", Kind.PDF)
    if content is None:
        attachment.file.storage.delete(attachment.file.name)
    assert f"Bijlagen: 1 {outcome}." in run()


def test_a_file_at_a_draft_is_asked_about_when_it_is_placed():
    draft = Draft.objects.create(user=make_member(), forum=make_forum(), title="Later")
    attachment = store(Attachment(draft=draft, name="oud.txt"), b"Mail jan@example.nl", "oud", Kind.TXT)
    run()
    assert now(attachment).found == [["email", "jan@example.nl"]]


@pytest.mark.parametrize("where", ["body", "earlier"])
def test_a_post_with_a_bsn_is_reported_by_its_address(topic, where):
    reply = make_reply(topic)
    if where == "body":
        Post.objects.filter(pk=reply.pk).update(body=f"Het gaat om {BSN}")
    else:
        reply.revisions.create(body=f"Het gaat om {BSN}")
    report = run()
    assert f"BSN: reactie {reply.pk}, {reply.get_absolute_url()}" in report
    assert "Berichten: 1 BSN." in report
    assert BSN not in report


def test_a_product_and_its_files_are_looked_at(settings):
    product = make_product()
    Product.objects.filter(pk=product.pk).update(body=f"Bel {BSN}")
    about = {"kind": "csv", "content_type": "text/csv", "size": 9, "language": "nl", "accessible": "yes"}
    file = product.files.create(name="oud.csv", title="Lijst", **about)
    file.file.save("oud.csv", ContentFile(f"bsn\n{BSN}".encode()))
    report = run()
    assert "Producten: 1 BSN." in report
    assert "Bestanden van producten: 1 tegengehouden." in report
    assert f"/beheer/products/product/{product.pk}/change/" in report
    assert BSN not in report


def with_notes(kind):
    from_camera = Image.Exif()
    from_camera[0x010F] = make.AUTHOR
    content = BytesIO()
    Image.new("RGB", (40, 20), "navy").save(content, kind, exif=from_camera)
    return content.getvalue()


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_an_image_of_an_editor_loses_its_maker_under_the_same_name(kind):
    name = default_storage.save(f"images/a.{kind.lower()}", ContentFile(with_notes(kind)))
    assert "Afbeeldingen van redacteuren: 1 schoongemaakt." in run()
    with default_storage.open(name) as file:
        content = file.read()
    assert make.AUTHOR.encode() not in content and Image.open(BytesIO(content)).size == (40, 20)
    assert "Afbeeldingen van redacteuren: 1 in orde." in run()


def test_an_image_that_cannot_be_read_is_reported():
    default_storage.save("images/half.png", ContentFile(b"half"))
    assert "niet meer te lezen: afbeelding /media/images/half.png" in run()


@pytest.mark.parametrize("place", ["title", "slug", "audience", "when_to_use", "status_note", "licence"])
def test_a_bsn_in_any_text_of_a_product_is_reported_by_the_number_of_the_product(place):
    product = make_product("Gids")
    Product.objects.filter(pk=product.pk).update(**{place: f"van-{BSN}"})
    report = run()
    assert "Producten: 1 BSN." in report and f"/beheer/products/product/{product.pk}/change/" in report
    assert BSN not in report and Product.objects.get(pk=product.pk).status == "published"


@pytest.mark.parametrize("is_old", [True, False])
@pytest.mark.parametrize("place", ["title", "name", "description"])
def test_a_bsn_in_what_is_said_of_a_file_is_reported(place, is_old):
    about = {"title": "Lijst", "name": "a.txt", "kind": "txt", "accessible": "yes", "is_old": is_old}
    file = make_product("Gids").files.create(**about | {place: f"Van {BSN}"})
    file.file.save("a.txt", ContentFile(b"Tekst."))
    report = run()
    assert "Producten: 1 BSN." in report and BSN not in report


def test_a_bsn_in_the_small_texts_of_editors_is_reported():
    term = GlossaryTerm.objects.create(term="Zaak", slug="zaak", explanation="Kort.")
    GlossaryTerm.objects.update(explanation=f"Zoals {BSN}.")
    change = make_product("Gids").changes.create(version="1", summary="Kort.", is_major=True)
    Change.objects.update(summary=f"Zoals {BSN}.")
    report = run()
    assert f"BSN: begrip {term.pk}, /beheer/pages/glossaryterm/{term.pk}/change/" in report
    assert f"/beheer/products/change/{change.pk}/change/" in report
    assert "Andere teksten van redacteuren: 2 BSN." in report and BSN not in report
