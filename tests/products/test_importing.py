"""Begin with a Word file: a concept with its text, the file beside it, and a page that says what stayed behind."""

import pytest
from django.contrib.auth.models import Group
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile

from privacyportal.core import heavy_work
from privacyportal.core.documents.word.lost import Lost
from privacyportal.core.files import IfLost
from privacyportal.core.scan import Verdict
from products import checking, importing
from products.left_behind import FROM_FILE, sentences
from products.models import Product
from products.pasted_text import clean_text
from products.versions import versions_of
from tests.core import documents as make
from tests.core import word_files as word
from tests.core.test_word_hostile import BROKEN
from tests.core.word_files import Word, run
from tests.factories import make_publisher, make_user

pytestmark = pytest.mark.django_db
PAGE = "/beheer/products/product/uit-word/"


@pytest.fixture
def emma(client):
    user = make_user("Emma", is_staff=True)
    user.groups.add(Group.objects.get(name="redacteur"))
    client.force_login(user)
    return user


def send(client, content, name="gids.docx", **answers):
    file = SimpleUploadedFile(name, getattr(content, "bytes", content))
    typed = {"title": "", "publisher": make_publisher().pk, "kind": "guide", "changes": "overnemen", "if_lost": ""}
    return client.post(PAGE, {**typed, "upload": file, **answers})


def begun(client, content, **answers):
    """The product, and the page that says what became of it."""
    answer = send(client, content, **answers)
    assert answer.status_code == 302, answer.text
    return Product.objects.get(), client.get(answer["Location"]).text


def errors(answer):
    assert answer.status_code == 200 and not Product.objects.exists()
    return [str(error) for found in answer.context["form"].errors.values() for error in found]


def test_a_word_file_becomes_a_concept_with_the_file_beside_it(client, emma):
    file = Word().paragraph("Gids cameratoezicht", "Title").heading("Doel").paragraphs("List Bullet", "een", "twee")
    file.with_note("Zie de wet.", "Artikel 28.").picture(make.picture(), "Een vlak")
    product, page = begun(client, file)
    assert (product.title, product.slug, product.status) == ("Gids cameratoezicht", "gids-cameratoezicht", "concept")
    image = default_storage.listdir("images")[1][0]
    assert (
        product.body
        == f"## Doel\n\n- een\n- twee\n\nZie de wet.[^1]\n\n![Een vlak](/media/images/{image})\n\n[^1]: Artikel 28."
    )
    kept = product.files.get()
    assert (kept.name, kept.kind, kept.scan, kept.accessible) == ("gids.docx", "docx", "clean", "partly")
    came = "Meegekomen: één kop, één lijst, één voetnoot en één afbeelding."
    assert "Alles kwam mee." in page and f"Begonnen met het Word-bestand gids.docx. {came}" in page
    assert client.get(f"/media/images/{image}").status_code == 200


def test_what_stayed_behind_is_said_counted_and_found_again(client, emma):
    file = Word().runs(run("Een"), word.added(" erbij"), word.text_box("In het kader."), word.shape(), word.shape())
    product, page = begun(client, file)
    lines = [
        "Eén openstaande wijziging is overgenomen.",
        "Twee getekende vormen, zoals pijlen en lijnen, zijn niet meegekomen.",
        "De tekst van één tekstvak staat nu onder de alinea waar het vak bij hoorde.",
        importing.STILL_IN_FILE.format(what="de openstaande wijzigingen"),
    ]
    assert importing.report_of(product)[1:] == lines and all(line in page for line in lines)
    form = client.get(f"/beheer/products/product/{product.pk}/change/").text
    assert f"/beheer/products/product/{product.pk}/uit-word/" in form
    assert versions_of(product).count() == product.changes.count() == 1


def test_a_product_that_began_otherwise_has_no_such_page(client, emma):
    product = Product.objects.create(title="Gids", slug="gids", kind="guide", publisher=make_publisher())
    assert client.get(f"/beheer/products/product/{product.pk}/uit-word/").status_code == 404


def test_what_is_hidden_and_still_in_the_download_is_said(client, emma):
    file = Word().runs(run("Open."), run("Geheim.", "<w:vanish/>"), word.added(" Nieuw."))
    product, page = begun(client, file)
    with product.files.get().file.open("rb") as kept:
        assert "Geheim." in make.unzipped(kept.read())["word/document.xml"].decode()
    assert "staan de verborgen tekst en de openstaande wijzigingen nog wel." in page and "Geheim" not in product.body


def test_open_changes_stay_out_when_the_editor_says_so(client, emma):
    product, page = begun(client, Word().runs(run("Een"), word.added(" erbij")), changes="niet-overnemen")
    assert product.body == "Een" and "Eén openstaande wijziging is niet overgenomen." in page


def test_the_title_that_was_typed_counts_and_the_other_is_said(client, emma):
    product, page = begun(client, Word().paragraph("Oude gids", "Title").paragraph("x"), title="Nieuwe gids")
    assert product.title == "Nieuwe gids" and "De titel in het document was: Oude gids" in page


def test_a_title_that_is_too_long_is_cut_at_a_word(client, emma):
    product, page = begun(client, Word().paragraph("woord " * 40, "Title").paragraph("x"))
    assert len(product.title) <= 120 and product.title.endswith("woord…") and "De titel is ingekort." in page


EACH_TIME = {"a macro file", "behind a password", "an entity from outside", "deep nesting"}


@pytest.mark.parametrize(
    "kind", [kind if kind in EACH_TIME else pytest.param(kind, marks=pytest.mark.deep) for kind in BROKEN]
)
def test_a_broken_or_hostile_file_gets_one_sentence_on_the_page(client, emma, kind):
    (sentence,) = errors(send(client, BROKEN[kind][0]()))
    assert "gids.docx" in sentence and sentence.endswith(".") and not default_storage.exists("products")


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("gids.doc", b"x", "gids.doc is van een oude Office-versie."),
        ("gids.docm", b"x", "In gids.docm zitten macro's"),
        ("gids.pdf", b"%PDF-1.7", "gids.pdf is geen Word-bestand. Kies een bestand dat eindigt op .docx."),
        ("gids.exe", b"MZ", "gids.exe is geen Word-bestand."),
        ("gids", b"x", "gids is geen Word-bestand."),
        ("gids.docx", b"", "Het verstuurde bestand is leeg."),
    ],
)
def test_what_is_no_word_file_by_its_name_is_told_so(client, emma, name, content, sentence):
    (said,) = errors(send(client, content, name=name))
    assert said.startswith(sentence)


def test_a_text_that_no_page_can_show_is_refused_in_a_sentence(client, emma):
    (sentence,) = errors(send(client, Word().paragraph("[ " * 20_001)))
    assert sentence.startswith("De tekst van gids.docx past niet op een pagina. Uw tekst heeft te veel rechte haken.")
    (sentence,) = errors(send(client, Word().paragraph("woord " * 40_000)))
    assert "is te lang: ten minste 240.000 tekens. Een pagina heeft er hooguit 200.000." in sentence


def test_a_file_without_text_is_no_beginning_and_says_why(client, emma):
    only_above_each_page = Word()
    only_above_each_page.document.sections[0].header.paragraphs[0].text = "Concept"
    for file in (Word(), Word().paragraph("  "), only_above_each_page):
        (sentence,) = errors(send(client, file))
        assert sentence.startswith("In gids.docx staat geen tekst die kan meekomen.")


def test_who_brings_the_file_owns_the_product(client, emma):
    assert begun(client, Word().paragraph("x"))[0].owner == emma


def test_without_any_title_the_name_of_the_file_is_one(client, emma):
    assert begun(client, Word().paragraph("x"), name="mijn gids.docx")[0].title == "mijn gids"


def test_saving_the_concept_changes_no_word_of_it(client, emma):
    file = Word().heading("Doel").paragraphs("List Bullet", "een").paragraph("• twee").table(["a", "b"], ["c", ""])
    file.runs(run("regel"), "<w:r><w:br/></w:r>", run("- nog een"), run(" 1. x_y_ *z* \\ `q`"))
    product, _ = begun(client, file)
    assert clean_text(product.body) == product.body


def test_every_word_and_the_file_stay_when_something_is_wrong(client, emma):
    answer = send(client, Word().paragraph("x"), title="Mijn titel", kind="", changes="niet-overnemen")
    assert errors(answer) == ["Dit veld is verplicht."]
    assert 'value="Mijn titel"' in answer.text and "Gebruik gids.docx" in answer.text
    assert answer.context["form"]["changes"].value() == "niet-overnemen"


def test_who_may_not_add_products_does_not_get_in(client):
    assert client.get(PAGE).status_code == 302
    client.force_login(make_user("Carla", is_staff=True))
    assert client.get(PAGE).status_code == send(client, Word().paragraph("x")).status_code == 403
    assert not Product.objects.exists()


@pytest.mark.parametrize("role", ["redacteur", "eindredacteur"])
def test_editors_find_it_where_they_make_products(client, role):
    user = make_user("Frank", is_staff=True)
    user.groups.add(Group.objects.get(name=role))
    client.force_login(user)
    assert all(
        PAGE in client.get(page).text
        for page in ("/beheer/", "/beheer/products/product/", "/beheer/products/product/add/")
    )


def test_a_file_that_cleaning_would_harm_asks_first(client, emma):
    signed = make.with_parts(Word().paragraph("x").bytes, **{"_xmlsignatures/sig1.xml": "<x/>"})
    (sentence,) = errors(send(client, signed))
    assert "een digitale handtekening" in sentence and "zeg bij 'Als schoonmaken iets wegneemt'" in sentence
    product, _ = begun(client, signed, if_lost=IfLost.KEEP)
    assert product.files.get().is_as_it_came and product.changes.filter(act="file").exists()


def test_a_file_inside_the_file_keeps_the_file_out_and_lets_the_text_in(client, emma):
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    file = Word().runs(run("Tekst"), word.embedded()).bytes
    inside = make.with_parts(file, **{"word/embeddings/a.xlsx": make.excel()})
    product, page = begun(
        client, make.related(inside, "word/document.xml", ("package", "word/embeddings/a.xlsx", kind))
    )
    assert product.body == "Tekst" and not product.files.exists()
    assert "Eén ingesloten bestand of object is niet meegekomen." in page
    assert "Het Word-bestand zelf is niet bewaard. In gids.docx zit een ander bestand." in page


def test_a_bsn_in_the_file_keeps_it_out_and_other_numbers_wait_for_a_word(client, emma):
    (sentence,) = errors(send(client, Word().paragraph("BSN 123456782")))
    assert sentence.startswith("In gids.docx staat een getal dat op een BSN lijkt")
    product, page = begun(client, Word().paragraph("Mail jan.jansen@gemeente.nl."))
    assert product.files.get().must_be_confirmed and "In gids.docx staan 1 e-mailadres." in page


def test_a_file_that_takes_long_to_check_is_judged_later(client, emma, monkeypatch, settings):
    real = heavy_work.run

    def slow(function, *args, **options):
        if function.__name__ == "clean_and_read" and options["wait"] == 1:
            raise heavy_work.TookTooLong
        return real(function, *args, **options)

    monkeypatch.setattr(heavy_work, "run", slow)
    product, page = begun(client, Word().paragraph("x"))
    assert product.files.get().is_being_checked and "Wij controleren gids.docx nog." in page
    assert checking.check_files() == 1 and product.files.get().scan == "clean"


@pytest.mark.parametrize(
    ("verdict", "sentence"),
    [
        (Verdict.INFECTED, "gids.docx is geweigerd: er zit schadelijke code in."),
        (None, "gids.docx is niet toegevoegd: de"),
    ],
)
def test_pictures_come_in_only_when_the_scanner_says_so(client, emma, settings, monkeypatch, verdict, sentence):
    settings.CLAMAV_URL = "unix:///nergens"
    if verdict:
        monkeypatch.setattr("products.text_images.scan", lambda *_: verdict)
    (said,) = errors(send(client, Word().paragraph("x").picture(make.picture(), "y")))
    assert said.startswith(sentence) and not default_storage.exists("images")


def test_without_pictures_the_file_waits_for_the_scanner_as_every_file_does(client, emma, settings):
    settings.CLAMAV_URL = "unix:///nergens"
    assert begun(client, Word().paragraph("x"))[0].files.get().scan == "pending"


@pytest.mark.parametrize("number", [1, 2, 13, 1200])
def test_each_thing_that_stays_behind_has_a_sentence(number):
    said = sentences(dict.fromkeys(FROM_FILE, number))
    assert len(said) == len(set(said)) == len(FROM_FILE)
    assert all(line[0].isupper() or line[0].isdigit() for line in said) and all(line.endswith(".") for line in said)


def test_every_kind_of_loss_is_known():
    assert {what.value for what in Lost} == set(FROM_FILE)
