"""Files of products pass the leak check and the scanner before a reader can open or find them."""

import logging

import pytest

from privacyportal.core.scan import ScannerUnavailable, Verdict
from privacyportal.index.models import SearchEntry
from products import files, publishing
from products.models import Change, Product, ProductFile
from products.searchable import document_of

from .test_desk import NEXT_YEAR, act_url, change_url, emma, file_answers, form_of, frank, upload  # noqa: F401

pytestmark = pytest.mark.django_db
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
            def scan(content):
                self.seen.append(content)
                if verdict is None:
                    raise ScannerUnavailable
                return verdict

            monkeypatch.setattr("privacyportal.core.scan.scan", scan)
            monkeypatch.setattr("products.views.markdown_editor.scan", scan)

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
