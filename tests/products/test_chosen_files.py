"""A file that was chosen stays chosen when the form comes back with an error: for who chose it, checked anew, for a day."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.core.files.storage import default_storage
from django.utils import timezone

from privacyportal.accounts import leaving
from products import publishing
from products.chosen_files import let_chosen_files_age
from products.models import ChosenFile, Product, ProductFile
from products.versions import newest_number
from tests.core import documents as make
from tests.core.word_files import Word
from tests.factories import make_product, make_publisher, make_user

from .test_desk import change_url, emma, file_answers, form_of, sign_in, upload  # noqa: F401
from .test_file_checks import CASES
from .test_importing import PAGE as WORD_PAGE

pytestmark = pytest.mark.django_db
ADD = "/beheer/products/product/add/"
BSN = b"Het nummer is 111222333."


def comes_back(client, name="brief.txt", content=b"Een brief.", url=ADD, **answers):
    """What a browser finds on the page after an error elsewhere: the page, and the ticked line of the file."""
    sent = file_answers(**{"files-0-upload": upload(name, content)})
    page = client.post(url, form_of(**sent | {"title": ""} | answers))
    assert page.status_code == 200 and not ProductFile.objects.exists()
    first = ChosenFile.objects.order_by("pk").first()
    return page.text, {"files-0-upload-kept": str(first.token)} if first else {}


def stored_files():
    return [path for path in (settings.MEDIA_ROOT / "products").rglob("*") if path.is_file()]


def test_it_is_named_ticked_and_comes_in_the_next_time(client, emma):  # noqa: F811
    page, kept = comes_back(client)
    assert page.count(" checked><span>Gebruik brief.txt (1 kB), dat u al koos.") == 1
    assert client.post(ADD, form_of(**file_answers(**kept))).status_code == 302
    file = ProductFile.objects.get()
    assert (file.name, file.file.read()) == ("brief.txt", b"Een brief.")
    assert not ChosenFile.objects.exists()


@pytest.mark.usefixtures("emma")
def test_nothing_of_it_stays_on_the_disk_when_it_was_taken(client, django_capture_on_commit_callbacks):
    _, kept = comes_back(client)
    with django_capture_on_commit_callbacks(execute=True):
        client.post(ADD, form_of(**file_answers(**kept)))
    assert len(stored_files()) == 1


def test_it_stays_through_a_second_error_and_is_kept_once(client, emma):  # noqa: F811
    _, kept = comes_back(client)
    page = client.post(ADD, form_of(**file_answers(**kept, title=""))).text
    assert "Gebruik brief.txt" in page and ChosenFile.objects.count() == 1


def test_each_block_keeps_its_own_file_and_is_open(client, emma):  # noqa: F811
    second = {f"files-1-{name}": value for name, value in [("upload", upload("b.txt")), ("accessible", "yes")]}
    page, _ = comes_back(client, **second, **{"files-TOTAL_FORMS": 2})
    assert "Gebruik brief.txt" in page and "Gebruik b.txt" in page
    assert page.count('<details class="desk__more" open>') == 2


def test_another_file_takes_its_place_and_without_the_tick_it_stays_behind(client, emma):  # noqa: F811
    _, kept = comes_back(client)
    client.post(ADD, form_of(**file_answers(**kept, **{"files-0-upload": upload("ander.txt")})))
    assert ProductFile.objects.get().name == "ander.txt"
    page = client.post(ADD, form_of(**file_answers())).text
    assert "Kies een bestand." in page


@pytest.mark.parametrize("token", ["", "onzin", "00000000-0000-0000-0000-000000000000"])
def test_a_token_that_names_nothing_brings_nothing(client, emma, token):  # noqa: F811
    page = client.post(ADD, form_of(**file_answers(**{"files-0-upload-kept": token})))
    assert page.status_code == 200 and "Kies een bestand." in page.text


def test_nobody_else_gets_it(client, emma):  # noqa: F811
    _, kept = comes_back(client)
    sign_in(client, "eindredacteur", "Frank")
    page = client.post(ADD, form_of(**file_answers(**kept)))
    assert page.status_code == 200 and "brief.txt" not in page.text
    assert not ProductFile.objects.exists() and ChosenFile.objects.count() == 1


@pytest.mark.parametrize(
    ("name", "content"), [("brief.txt", BSN), ("bsn 111222333.txt", b"x"), ("brief.pdf", b"MZ\x90\x00 a program")]
)
def test_a_file_that_is_refused_is_not_kept(client, emma, name, content):  # noqa: F811
    page, kept = comes_back(client, name, content)
    assert kept == {} and "dat u al koos" not in page and stored_files() == []


def test_a_kept_file_is_checked_as_any_other(client, emma):  # noqa: F811
    _, kept = comes_back(client)
    one = ChosenFile.objects.get()
    with open(default_storage.path(one.file.name), "wb") as file:
        file.write(BSN)
    page = client.post(ADD, form_of(**file_answers(**kept))).text
    assert "In brief.txt staat een getal dat op een BSN lijkt" in page and "dat u al koos" not in page


def test_of_a_signed_file_the_editor_only_says_what_she_wants(client, emma):  # noqa: F811
    name = "F05-ondertekend.pdf"
    page, kept = comes_back(client, name, (CASES / name).read_bytes(), title="Gids")
    assert f"Gebruik {name}" in page and "opnieuw toe" not in page
    client.post(ADD, form_of(**file_answers(**kept, **{"files-0-if_lost": "keep"})))
    assert ProductFile.objects.get().is_as_it_came


def test_when_a_colleague_saved_meanwhile_the_file_is_still_chosen(client, emma):  # noqa: F811
    product = make_product("Gids", body="Oud.")
    seen = newest_number(product)
    publishing.save_concept(product=product, by=make_user("Frank"), values={"body": "Van Frank."})
    answers = form_of(product, body="Van Emma.", seen=seen) | file_answers(**{"files-0-upload": upload()})
    page = client.post(change_url(product), answers).text
    assert "Frank heeft dit product ook gewijzigd" in page and "Gebruik brief.txt" in page


def test_a_picture_for_the_text_stays_chosen(client, emma):  # noqa: F811
    page = client.post(ADD, form_of(title="", picture=upload("foto.png", make.picture()))).text
    assert "Gebruik foto.png" in page
    kept = {"picture-kept": str(ChosenFile.objects.get().token)}
    client.post(ADD, form_of(body="Kijk:", **kept))
    assert Product.objects.get().body.startswith("Kijk:\n\n![beschrijf hier de afbeelding](/media/images/")


def test_a_word_file_stays_chosen(client, emma):  # noqa: F811
    typed = {"title": "", "publisher": make_publisher().pk, "kind": "", "changes": "overnemen", "if_lost": ""}
    page = client.post(WORD_PAGE, typed | {"upload": upload("gids.docx", Word().paragraph("Hallo.").bytes)}).text
    assert "Gebruik gids.docx" in page
    kept = {"kind": "guide", "upload-kept": str(ChosenFile.objects.get().token)}
    assert client.post(WORD_PAGE, typed | kept).status_code == 302
    assert Product.objects.get().body == "Hallo." and not ChosenFile.objects.exists()


def test_after_a_day_it_is_gone_with_its_content(client, emma, django_capture_on_commit_callbacks):  # noqa: F811
    comes_back(client)
    assert let_chosen_files_age() == 0
    ChosenFile.objects.update(chosen_at=timezone.now() - timedelta(days=1, minutes=1))
    with django_capture_on_commit_callbacks(execute=True):
        assert let_chosen_files_age() == 1
    assert stored_files() == []


def test_of_too_much_the_oldest_goes(client, emma, monkeypatch):  # noqa: F811
    monkeypatch.setattr("products.chosen_files.MOST_BYTES", 25)
    for name in ("een.txt", "twee.txt", "drie.txt"):
        client.post(ADD, form_of(title="", **file_answers(**{"files-0-upload": upload(name)})))
    assert sorted(ChosenFile.objects.values_list("name", flat=True)) == ["drie.txt", "twee.txt"]


def test_it_goes_with_who_leaves(client, emma, django_capture_on_commit_callbacks):  # noqa: F811
    comes_back(client)
    with django_capture_on_commit_callbacks(execute=True):
        leaving.leave(user=emma, keep_posts=True)
    assert not ChosenFile.objects.exists() and stored_files() == []
