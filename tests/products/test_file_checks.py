"""Files of products pass the leak check and the scanner before a reader can open or find them."""

import logging
from pathlib import Path

import pytest
from django.core.files.base import ContentFile

from privacyportal.core.files import CleanFile, Kind, Received
from privacyportal.core.identifiers import find_personal
from privacyportal.core.refusals import Refused
from privacyportal.core.scan import ScannerUnavailable, Verdict
from privacyportal.index.models import SearchEntry
from products import files, publishing
from products.models import Change, Product, ProductFile
from products.searchable import document_of, index_product
from tests.core import documents as make
from tests.factories import make_product

from .test_desk import NEXT_YEAR, act_url, change_url, emma, file_answers, form_of, frank, upload  # noqa: F401

pytestmark = pytest.mark.django_db
CASES = Path(__file__).parent.parent / "core" / "cases"
ADD = "/beheer/products/product/add/"
BSN = "123456782"
CONTACTS = "Bel 070 373 80 00 of mail a@vng.example en b@vng.example. Wachtwoord: zonnebloem."


@pytest.fixture
def scanner(settings, monkeypatch):
    """What the scanner says from now on: `scanner.say(Verdict.CLEAN)`."""
    settings.CLAMAV_URL = "unix:///nergens"

    class Scanner:
        seen = []

        def say(self, verdict):
            def scan(content, seconds=None):
                self.seen.append(content)
                if verdict is None:
                    raise ScannerUnavailable
                return verdict

            monkeypatch.setattr("privacyportal.core.scan.scan", scan)
            monkeypatch.setattr("products.text_images.scan", scan)

    scanner = Scanner()
    scanner.say(None)
    return scanner


def add(client, content, name="brief.txt", **answers):
    """Save a concept with one file."""
    typed = form_of(summary="Kort.", body="Tekst.", check_before_on=NEXT_YEAR)
    sent = {"files-0-upload": upload(name, content.encode())}
    return client.post(ADD, typed | file_answers(**sent, **answers), follow=True)


def publish(by):
    return publishing.publish(product=Product.objects.get(), by=by, summary="Eerste versie.")


def again(**answers):
    """The form of the only product as it stands, with its only file."""
    product, file = Product.objects.get(), ProductFile.objects.get()
    known = {"files-INITIAL_FORMS": 1, "files-0-id": file.pk, "files-0-product": product.pk}
    return form_of(product, **file_answers(**known, **answers))


@pytest.mark.parametrize(
    ("name", "content"), [("brief.txt", f"BSN {BSN}"), (f"dossier {BSN}.txt", "Tekst."), ("lijst.csv", f"naam;{BSN}")]
)
def test_a_file_with_a_bsn_is_refused_by_name_and_the_number_is_nowhere(client, emma, caplog, name, content):  # noqa: F811
    caplog.set_level(logging.DEBUG)
    page = add(client, content, name).text
    assert "dat op een BSN lijkt" in page and name.partition(" ")[0].partition(".")[0] in page
    assert not Product.objects.exists() and not ProductFile.objects.exists()
    assert BSN not in caplog.text


def test_numbers_of_people_are_told_by_kind_and_wait_for_an_editor(client, frank):  # noqa: F811
    page = add(client, CONTACTS).text
    assert "In brief.txt staan 2 e-mailadressen en 1 telefoonnummer." in page and "a@vng.example" not in page
    assert ProductFile.objects.get().found == {"email": 2, "phone": 1}
    checks = client.post(act_url(Product.objects.get(), "publiceren"), {"summary": "Eerste.", "size": "major"}).text
    assert "Bevestig bij het bestand" in checks and "#id_files" in checks
    assert Product.objects.get().status == "concept"


def test_a_confirmation_stays_on_record_with_who_and_how_many_and_without_the_numbers(client, frank):  # noqa: F811
    add(client, CONTACTS)
    client.post(change_url(Product.objects.get()), again(**{"files-0-confirms": "on"}))
    note = Change.objects.get(act=Change.Act.FILE_JUDGED)
    assert note.author == frank and not note.is_major
    assert note.summary == "brief.txt: 2 e-mailadressen en 1 telefoonnummer horen in dit bestand."
    publish(frank)
    assert "brief.txt" in client.get("/producten/nieuwe-gids/").text
    assert client.get(ProductFile.objects.get().get_absolute_url()).status_code == 200
    assert note.summary in client.get(act_url(Product.objects.get(), "geschiedenis")).text


def test_the_record_of_a_confirmation_cannot_be_rewritten(client, frank):  # noqa: F811
    add(client, CONTACTS)
    client.post(change_url(Product.objects.get()), again(**{"files-0-confirms": "on"}))
    note = Change.objects.get(act=Change.Act.FILE_JUDGED)
    client.post(f"/beheer/products/change/{note.pk}/change/", {"version": "9", "summary": "Niets.", "is_major": "on"})
    assert Change.objects.filter(pk=note.pk).values("summary", "version", "is_major", "author").get() == {
        "summary": "brief.txt: 2 e-mailadressen en 1 telefoonnummer horen in dit bestand.",
        "version": "1.0",
        "is_major": False,
        "author": frank.pk,
    }


def test_another_file_in_its_place_must_be_confirmed_again(client, emma):  # noqa: F811
    add(client, CONTACTS)
    client.post(change_url(Product.objects.get()), again(**{"files-0-confirms": "on"}))
    other = {"files-0-upload": upload("ander.txt", b"Bel 06 12345678."), "files-0-confirms": "on"}
    client.post(change_url(Product.objects.get()), again(**other))
    assert ProductFile.objects.get().must_be_confirmed


def test_a_file_that_waits_for_an_editor_is_not_in_the_preview(client, emma):  # noqa: F811
    add(client, CONTACTS)
    link = client.get(act_url(Product.objects.get(), "voorbeeld"))["Location"]
    client.logout()
    assert "De redactie bekijkt dit bestand nog." in client.get(link).text
    answer = client.get(f"{link}{ProductFile.objects.get().pk}/brief.txt")
    assert answer.status_code == 404 and "zonnebloem" not in answer.text


def test_a_file_that_waits_for_the_scanner_is_named_and_neither_served_nor_found(client, frank, scanner):  # noqa: F811
    add(client, "Hier staat zonnebloem.")
    publish(frank)
    product, file = Product.objects.get(), ProductFile.objects.get()
    page = client.get("/producten/nieuwe-gids/").text
    assert "Wij controleren dit bestand nog." in page and file.get_absolute_url() not in page
    assert client.get(file.get_absolute_url()).status_code == 404
    assert "zonnebloem" not in document_of(product).text
    assert files.scan_files() == 0  # no answer: it keeps waiting
    scanner.say(Verdict.CLEAN)
    assert files.scan_files() == 1
    assert scanner.seen[-1] == b"Hier staat zonnebloem."
    assert client.get(file.get_absolute_url()).status_code == 200
    assert "zonnebloem" in document_of(Product.objects.get()).text
    assert "zonnebloem" in client.get("/zoeken/?q=zonnebloem").text


def test_a_file_that_the_scanner_refuses_is_gone_for_good(
    client,
    frank,  # noqa: F811
    scanner,
    django_capture_on_commit_callbacks,
):
    add(client, "Hier staat zonnebloem.")
    publish(frank)
    file = ProductFile.objects.get()
    scanner.say(Verdict.INFECTED)
    with django_capture_on_commit_callbacks(execute=True):
        assert files.scan_files() == 1
    file.refresh_from_db()
    assert (file.scan, file.text) == ("refused", "") and not file.file.storage.exists(file.file.name)
    assert "schadelijke code" in client.get("/producten/nieuwe-gids/").text
    assert client.get(file.get_absolute_url()).status_code == 404
    assert "zonnebloem" not in str(list(SearchEntry.objects.values()))


def test_a_refused_file_keeps_a_concept_from_being_published(client, frank, scanner):  # noqa: F811
    add(client, "Tekst.")
    scanner.say(Verdict.INFECTED)
    files.scan_files()
    with pytest.raises(publishing.NotReady) as refused:
        publish(frank)
    assert [fault.message for fault in refused.value.faults] == [
        "Het bestand brief.txt is geweigerd: er zit schadelijke code in. Haal het weg."
    ]


def test_the_verdict_holds_for_the_file_in_a_newer_concept_too(client, frank, scanner):  # noqa: F811
    add(client, "Tekst.")
    publish(frank)
    publishing.save_concept(product=Product.objects.get(), by=frank, values={"body": "Nieuw."})
    scanner.say(Verdict.CLEAN)
    files.scan_files()
    assert [file.scan for file in ProductFile.objects.all()] == ["clean", "clean"]


def test_a_name_of_a_file_that_tells_of_a_person_waits_for_an_editor_and_with_a_bsn_is_refused(client, emma):  # noqa: F811
    add(client, "Een regel.", name="bsn_111222333.txt")
    assert not ProductFile.objects.exists()
    add(client, "Een regel.", name="brief van jan@vng.example.txt")
    assert ProductFile.objects.get().found == {"email": 1}


def add_case(client, name, **answers):
    typed = form_of(summary="Kort.", body="Tekst.", check_before_on=NEXT_YEAR)
    file = upload(name, (CASES / name).read_bytes())
    return client.post(ADD, typed | file_answers(**{"files-0-upload": file}, **answers), follow=True)


@pytest.mark.parametrize("name", ["F02-ingevuld-formulier.pdf", "F08c-bsn-met-voorloopnul.xlsx", "F11a-komma.csv"])
def test_a_bsn_that_no_reader_sees_at_once_is_refused_too(client, emma, name):  # noqa: F811
    assert f"In {name} staat een getal dat op een BSN lijkt" in add_case(client, name).text
    assert not ProductFile.objects.exists()


def test_before_a_signature_is_lost_the_editor_is_told_and_nothing_is_stored(client, emma):  # noqa: F811
    page = add_case(client, "F05-ondertekend.pdf").text
    assert "F05-ondertekend.pdf heeft een digitale handtekening. Dat gaat verloren" in page
    assert "Bewaar het bestand zoals het is" in page and "Maak het toch schoon" in page
    assert not ProductFile.objects.exists()


def test_an_editor_may_keep_a_signed_file_as_it_is_and_that_stays_on_record(client, emma):  # noqa: F811
    add_case(client, "F05-ondertekend.pdf", **{"files-0-if_lost": "keep"})
    file = ProductFile.objects.get()
    assert file.is_as_it_came and file.file.read() == (CASES / "F05-ondertekend.pdf").read_bytes()
    note = Change.objects.get(act=Change.Act.FILE_JUDGED)
    assert note.author == emma
    assert note.summary == "F05-ondertekend.pdf: bewaard zoals het is, vanwege een digitale handtekening."


def test_an_editor_may_have_a_signed_file_cleaned_and_that_stays_on_record(client, emma):  # noqa: F811
    add_case(client, "F05-ondertekend.pdf", **{"files-0-if_lost": "clean"})
    file = ProductFile.objects.get()
    assert not file.is_as_it_came and b"/ByteRange" not in file.file.read()
    note = Change.objects.get(act=Change.Act.FILE_JUDGED)
    assert note.author == emma and note.summary == (
        "F05-ondertekend.pdf: toch schoongemaakt. Niet meer in het bestand: een digitale handtekening."
    )


def test_of_a_drawing_in_an_old_format_the_editor_is_told_and_may_leave_it_out(client, emma):  # noqa: F811
    drawing = {"word/media/image1.emf": b"x"}
    for choice, is_kept in (("", False), ("keep", False), ("clean", True)):
        file = upload("brief.docx", make.with_parts(make.word(), **drawing))
        typed = form_of(summary="Kort.", body="Tekst.", check_before_on=NEXT_YEAR)
        sent = file_answers(**{"files-0-upload": file, "files-0-if_lost": choice})
        page = client.post(ADD, typed | sent, follow=True).text
        assert ("brief.docx heeft een tekening in een oud formaat (EMF of WMF)." in page) is not is_kept
        assert ProductFile.objects.exists() is is_kept
    assert "toch schoongemaakt" in Change.objects.get(act=Change.Act.FILE_JUDGED).summary


@pytest.mark.parametrize("choice", ["keep", "clean"])
def test_a_file_that_loses_nothing_is_cleaned_whatever_the_editor_chose(client, emma, choice):  # noqa: F811
    add_case(client, "F19-word-met-opmerking.docx", **{"files-0-if_lost": choice})
    assert not ProductFile.objects.get().is_as_it_came
    assert not Change.objects.filter(act=Change.Act.FILE_JUDGED).exists()


def test_the_marks_of_an_accessible_pdf_stay_without_a_question(client, emma):  # noqa: F811
    add_case(client, "F04-pdfa-2a-en-pdfua.pdf")
    assert b"pdfuaid" in ProductFile.objects.get().file.read()


def test_what_a_reader_of_the_document_does_not_see_is_not_found(client, frank):  # noqa: F811
    add(client, "Zichtbaar: zonnebloem.")
    product, file = Product.objects.get(), ProductFile.objects.get()
    assert file.text == "Zichtbaar: zonnebloem."
    hidden = "tulp, en verborgen: distel 06 12345678"
    files.fill(file, Received(CleanFile("a.txt", Kind.TXT, b"x", None), "tulp", hidden, tuple(find_personal(hidden))))
    file.is_confirmed = True
    file.save()
    publish(frank)
    text = document_of(product).text
    assert "tulp" in text and "distel" not in text and "06 12345678" not in text
    assert file.found == {"phone": 1}


def stored(content, **fields):
    """A file as it was stored before there was a check, on the website."""
    file = ProductFile(
        product=make_product("Oud"), title="Brief", name="brief.txt", kind="txt", accessible="yes", **fields
    )
    file.file.save("brief.txt", ContentFile(content.encode()))
    index_product(file.product)
    return file


def test_a_stored_file_is_read_again_and_stays_on_the_website(client):
    file = stored("Zoekwoord zonnebloem, mail a@vng.example.")
    assert files.check_again(file) == {"email": 1}
    file.refresh_from_db()
    assert (file.text, file.must_be_confirmed) == ("Zoekwoord zonnebloem, mail a@vng.example.", False)
    assert "zonnebloem" in document_of(file.product).text
    assert client.get(file.get_absolute_url()).status_code == 200


def test_a_stored_file_with_a_bsn_is_held_back_until_it_is_replaced(client, emma):  # noqa: F811
    file = stored(f"Zonnebloem {BSN} en 06 12345678.", text="Zonnebloem")
    assert files.check_again(file) == {"phone": 1, "bsn": 1}
    assert client.get(file.get_absolute_url()).status_code == 404
    assert "De redactie bekijkt dit bestand nog." in client.get("/producten/oud/").text
    assert "Zonnebloem" not in str(list(SearchEntry.objects.values()))
    page = client.get(change_url(file.product)).text
    assert "Vervang het bestand" in page and "files-0-confirms" not in page and BSN not in page
    with pytest.raises(Refused):
        files.confirm(file=ProductFile.objects.get(), by=emma)


def test_a_stored_file_and_its_copy_in_a_newer_concept_are_read_again_together(client, emma):  # noqa: F811
    file = stored("Tekst.")
    publishing.save_concept(product=file.product, by=emma, values={"body": "Nieuw."})
    files.check_again(file)
    assert {(row.text, row.file.read()) for row in ProductFile.objects.all()} == {("Tekst.", b"Tekst.")}
    assert len({row.file.name for row in ProductFile.objects.all()}) == 1
