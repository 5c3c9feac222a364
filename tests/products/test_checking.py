"""A file that takes longer than a page waits: it is kept, nobody gets it, it is not published, and tick judges it."""

import pytest

from privacyportal.core import heavy_work
from products import publishing
from products.checking import check_files
from products.models import Change, Product, ProductFile
from products.rechecking import stored_files

from .test_desk import act_url, change_url, emma, frank  # noqa: F401
from .test_file_checks import CASES, add, add_case, again, upload

pytestmark = pytest.mark.django_db
BSN = "123456782"
WAITS = "Wij controleren brief.txt nog."


@pytest.fixture
def busy(monkeypatch):
    """All places for heavy work are taken, until `busy()`."""

    def refuse(*args, **options):
        raise heavy_work.Busy

    with monkeypatch.context() as patch:
        patch.setattr("privacyportal.core.files.uploads.heavy_work.run", refuse)
        yield patch.undo


def stored():
    return ProductFile.objects.get()


def raw(file):
    return file.file.storage.exists(file.file.name)


@pytest.mark.parametrize("why", [heavy_work.Busy, heavy_work.TookTooLong])
def test_the_concept_and_the_file_are_kept_and_the_desk_says_that_it_waits(client, emma, monkeypatch, settings, why):  # noqa: F811
    asked = []

    def refuse(*args, **options):
        asked.append(options)
        raise why

    monkeypatch.setattr("privacyportal.core.files.uploads.heavy_work.run", refuse)
    page = add(client, "Tekst.").text
    assert f"{WAITS} Het bestand is bewaard." in page and "Wij controleren dit bestand nog." in page
    assert (stored().scan, stored().text, Product.objects.get().body) == ("checking", "", "Tekst.")
    assert [(options["wait"], options["seconds"]) for options in asked] == [(1, settings.UPLOAD_SECONDS)]


def test_nobody_gets_a_file_as_it_was_sent(client, frank, busy):  # noqa: F811
    add(client, "Zonnebloem.")
    link = client.get(act_url(Product.objects.get(), "voorbeeld"))["Location"]
    for address in (stored().get_absolute_url(), f"{link}{stored().pk}/brief.txt"):
        answer = client.get(address)
        assert answer.status_code == 404 and "Zonnebloem" not in answer.text
    Product.objects.update(status="published", published_at="2026-01-01T00:00Z")  # by whatever way it got there
    assert client.get(stored().get_absolute_url()).status_code == 404


def test_publishing_waits_for_it_with_a_sentence(client, frank, busy):  # noqa: F811
    add(client, "Zonnebloem.")
    answers = {"summary": "Eerste.", "size": "major", "due_at": ""}
    page = client.post(act_url(Product.objects.get(), "publiceren"), answers).text
    assert f"{WAITS} Probeer het over een minuut opnieuw." in page and Product.objects.get().status == "concept"
    assert check_files() == 0  # still no place: it keeps waiting
    busy()
    assert check_files() == 1
    client.post(act_url(Product.objects.get(), "publiceren"), answers)
    assert b"".join(client.get(stored().get_absolute_url()).streaming_content) == b"Zonnebloem."
    assert "zonnebloem" in client.get("/zoeken/?q=zonnebloem").text


def test_tick_cleans_it_and_throws_what_was_sent_away(client, emma, busy, django_capture_on_commit_callbacks):  # noqa: F811
    add_case(client, "F19-word-met-opmerking.docx")
    sent = stored()
    assert sent.file.read() == (CASES / "F19-word-met-opmerking.docx").read_bytes()
    busy()
    with django_capture_on_commit_callbacks(execute=True):
        assert check_files() == 1
    assert stored().scan == "clean" and b"comments.xml" not in stored().file.read()
    assert not raw(sent)
    assert check_files() == 0


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("brief.txt", f"Zaak {BSN}.", "staat een getal dat op een BSN lijkt (eindigt op 782)"),
        ("brief.pdf", "%PDF-1.7 half", "brief.pdf is beschadigd of niet compleet."),
        ("brief.txt", "\0\1\2", "brief.txt"),
    ],
)
def test_what_may_not_come_in_is_refused_at_the_desk(
    client,
    frank,  # noqa: F811
    busy,
    name,
    content,
    sentence,
    django_capture_on_commit_callbacks,
):
    add(client, content, name)
    busy()
    with django_capture_on_commit_callbacks(execute=True):
        check_files()
    assert stored().scan == "refused" and not raw(stored()) and stored().text == ""
    page = client.get(change_url(Product.objects.get())).text
    assert sentence in page and BSN not in page and "Vervang het bestand of haal het weg." in page
    with pytest.raises(publishing.NotReady) as refused:
        publishing.publish(product=Product.objects.get(), by=frank, summary="Eerste.")
    assert sentence in refused.value.faults[0].message


def test_another_file_in_its_place_is_taken(client, emma, busy):  # noqa: F811
    add(client, f"Zaak {BSN}.")
    busy()
    check_files()
    client.post(change_url(Product.objects.get()), again(**{"files-0-upload": upload("goed.txt", b"Goed.")}))
    assert (stored().name, stored().scan, stored().refusal, stored().text) == ("goed.txt", "clean", "", "Goed.")


def test_what_the_editor_types_meanwhile_undoes_no_verdict(client, emma, busy, monkeypatch):  # noqa: F811
    add(client, "Tekst.")
    busy()
    file = stored()
    check_files()
    file.title = "Nieuwe naam"  # as her form loaded it before the verdict
    file.save(update_fields=["title"])
    client.post(change_url(Product.objects.get()), again(**{"files-0-title": "Nog een naam"}))
    assert (stored().scan, stored().title, stored().text) == ("clean", "Nog een naam", "Tekst.")


@pytest.mark.parametrize(
    ("choice", "scan", "notes"),
    [
        ("", "refused", []),
        (
            "keep",
            "clean",
            ["bewaard zoals het is, vanwege een digitale handtekening.", "Het bestand mag dan zo blijven."],
        ),
        (
            "clean",
            "clean",
            ["Niet meer in het bestand: een digitale handtekening.", "Het bestand moet dan toch schoon."],
        ),
    ],
)
def test_what_the_editor_chose_is_done_later_and_on_record(client, emma, busy, choice, scan, notes):  # noqa: F811
    add_case(client, "F05-ondertekend.pdf", **{"files-0-if_lost": choice})
    busy()
    check_files()
    assert stored().scan == scan and stored().is_as_it_came is (choice == "keep")
    found = list(Change.objects.filter(act=Change.Act.FILE_JUDGED).values_list("summary", "author"))
    assert len(found) == len(notes)
    assert all(said.endswith(note) for (said, _), note in zip(found, notes, strict=True))
    if choice:
        assert [author for _, author in found] == [None, emma.pk]


def test_a_file_that_waits_is_left_alone_by_the_check_of_what_is_stored(client, emma, busy):  # noqa: F811
    add(client, "Tekst.")
    assert list(stored_files()) == []
    busy()
    check_files()
    assert list(stored_files()) == [stored()]
