"""The text of a product as a file: it says what the page says, to who may read the page, and is made once."""

import io
import shutil
import subprocess
import time
import zipfile
from datetime import timedelta

import docx
import pytest
from django.core.cache import caches
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.dateformat import format as date_format

from privacyportal.core import heavy_work
from privacyportal.core.documents import asking, writing
from products.models import FormerSlug, LawTerm, Product
from tests.factories import make_product

pytestmark = pytest.mark.django_db
FORMS = ["docx", "odt"]
BODY = """## Wat is het?

Zie [een ander](/producten/ander/) en **vet**[^1].

### Dieper

| Punt | Grond |
| --- | --- |
| k1 | art. 13 |

1. een
   - twee

```
a  b
```

[^1]: Een noot.
"""
HOSTILE = """<script>alert(1)</script> <b>dik</b> {{ veld }} {% x %} [klik](javascript:alert(1)) <w:tr><w:tc>

![stroomschema](/media/a.png) ![elders](https://kwaad.example/x.png) ![geheim](/etc/passwd)
"""


@pytest.fixture(autouse=True)
def nothing_kept(settings, tmp_path):
    settings.CACHES = settings.CACHES | {"documents": settings.CACHES["documents"] | {"LOCATION": tmp_path / "kept"}}
    caches["documents"].clear()


@pytest.fixture
def made(monkeypatch):
    """The documents that are made, in this process and so without the wait for another."""
    done = []

    def run(function, *args, **options):
        done.append(args[1])
        return function(*args)

    monkeypatch.setattr(heavy_work, "run", run)
    return done


def ask(client, slug="handreiking", form="docx", **headers):
    return client.get(f"/producten/{slug}/tekst.{form}", headers=headers)


def content_of(response):
    assert response.status_code == 200, response
    return b"".join(response.streaming_content)


def word(response):
    return docx.Document(io.BytesIO(content_of(response)))


def words_of(response):
    """All that stands in the text of a file of either kind."""
    archive = zipfile.ZipFile(io.BytesIO(content_of(response)))
    return archive.read("content.xml" if "content.xml" in archive.namelist() else "word/document.xml").decode()


def test_the_document_says_what_the_page_says(client, made, settings):
    text = {"audience": "Voor de FG.", "when_to_use": "Bij de start.\n\nEn later.", "body": BODY}
    product = make_product("Handreiking", checked_on="2026-01-04", version="1.2", version_on="2026-01-02", **text)
    written = date_format(product.explained_on, "j F Y")
    product.written_under.add(LawTerm.objects.create(term="Wbp", replaced_by="AVG", since_on="2018-05-25"))
    opened = word(ask(client))
    lines = [(part.style.name, part.text) for part in opened.paragraphs]
    assert lines[:4] == [
        ("Title", "Handreiking"),
        ("Subtitle", "Handreiking van de VNG"),
        (
            "Toelichting",
            "Actueel · Versie 1.2 · Gecontroleerd op 4 januari 2026 door een eindredacteur · Geschreven onder: Wbp",
        ),
        ("Waarschuwing", "Deze tekst gebruikt nog het woord Wbp. Nu: AVG, sinds 25 mei 2018."),
    ]
    assert ("Samenvatting", "Samenvatting van Handreiking.") in lines
    headings = [text for style, text in lines if style == "Heading 1"]
    assert headings == ["Voor wie", "Wanneer gebruikt u dit", "Wat is het?", "Colofon"]
    assert ("Heading 2", "Dieper") in lines and "a  b" in [text for _, text in lines]
    assert [cell.text for cell in opened.tables[0].rows[1].cells] == ["k1", "art. 13"]
    links = [link.address for part in opened.paragraphs for link in part.hyperlinks]
    assert links == [f"{settings.SITE_URL}/producten/ander/"]
    colophon = {row.cells[0].text: row.cells[1].text for row in opened.tables[-1].rows}
    assert colophon["Deze tekst: versie"] == "1.2, 2 januari 2026" and colophon["Deze tekst: geschreven op"] == written
    assert colophon["Deze tekst: licentie"] == "CC BY-NC-SA 4.0, van deze website"
    assert colophon["Adres"] == f"{settings.SITE_URL}/producten/handreiking/" and colophon["Status"] == "Actueel"


@pytest.mark.parametrize("form", FORMS)
def test_the_answer_is_a_download_with_a_clean_name(client, made, form):
    make_product("Handreiking")
    response = ask(client, form=form)
    assert response["Content-Disposition"] == f'attachment; filename="handreiking.{form}"'
    assert response["Content-Type"] == writing.CONTENT_TYPES[form] and response["X-Content-Type-Options"] == "nosniff"
    assert content_of(response)[:2] == b"PK"


@pytest.mark.parametrize("form", FORMS)
def test_every_product_of_the_start_makes_both(client, content, made, form):
    products = Product.objects.published()
    assert len(products) == 20
    for product in products:
        assert product.licence in words_of(ask(client, product.slug, form)), product


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("field", ["body", "audience", "summary", "licence"])
def test_what_was_typed_can_become_no_markup(client, made, form, field):
    longest = Product._meta.get_field(field).max_length
    make_product("Handreiking", **{field: HOSTILE[:longest]})
    written = words_of(ask(client, form=form))
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in written and "{{ veld }}"[: longest - 40] in written
    assert not any(sign in written for sign in ('href="javascript', "<script", "<b>dik"))


def test_an_image_is_its_description(client, made):
    make_product("Handreiking", body=HOSTILE)
    response = content_of(ask(client))
    archive = zipfile.ZipFile(io.BytesIO(response))
    assert not [name for name in archive.namelist() if "media/" in name]
    assert "stroomschema elders geheim" in [part.text for part in docx.Document(io.BytesIO(response)).paragraphs]


def test_an_empty_product_has_a_document(client, made):
    make_product("Handreiking", body="", summary="", checked_on=None)
    opened = word(ask(client))
    assert all(part.text.strip() for part in opened.paragraphs) and len(opened.tables) == 1


@pytest.mark.parametrize("status", ["replaced", "withdrawn"])
def test_what_no_longer_holds_says_so(client, made, settings, status):
    successor = make_product("Nieuwe toets")
    make_product("Handreiking", status=status, status_note="De norm is weg.", superseded_by=successor)
    (warning,) = [part for part in word(ask(client)).paragraphs if part.style.name == "Waarschuwing"]
    name = Product.Status(status).label.lower()
    assert warning.text == f"Let op: dit product is {name} door Nieuwe toets. De norm is weg."
    assert [link.address for link in warning.hyperlinks] == [f"{settings.SITE_URL}/producten/nieuwe-toets/"]


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"status": "concept"}, 404),
        ({"published_at": timezone.now() + timedelta(days=2)}, 404),
        ({"offline_at": timezone.now() - timedelta(minutes=1), "status_note": "Er is iets beters."}, 410),
    ],
)
def test_who_may_not_read_the_page_gets_no_document(client, made, fields, status):
    make_product("Handreiking", **fields)
    assert client.get("/producten/handreiking/").status_code == ask(client).status_code == status
    assert ask(client, "bestaat-niet").status_code == 404 and not made


def test_a_document_that_was_kept_goes_with_its_page(client, made):
    product = make_product("Handreiking")
    etag = ask(client)["ETag"]
    Product.objects.filter(pk=product.pk).update(offline_at=timezone.now())
    assert ask(client, **{"if-none-match": etag}).status_code == 410


def test_the_text_of_a_newer_concept_stays_inside(client, made):
    product = make_product("Handreiking")
    make_product("Handreiking", slug="nieuwer", body="Nog geheim.", status="concept", concept_of=product)
    assert "geheim" not in words_of(ask(client)) and ask(client, "nieuwer").status_code == 404


def test_a_former_address_leads_to_the_same_form(client):
    FormerSlug.objects.create(slug="oud", product=make_product("Handreiking"))
    response = ask(client, "oud", "odt")
    assert (response.status_code, response["Location"]) == (301, "/producten/handreiking/tekst.odt")


def test_it_is_made_once_for_each_form(client, made):
    make_product("Handreiking")
    assert content_of(ask(client)) == content_of(ask(client)) and made == ["docx"]
    ask(client, form="odt")
    assert made == ["docx", "odt"]


CHANGES = [
    lambda product: Product.objects.filter(pk=product.pk).update(body="Een andere tekst."),
    lambda product: Product.objects.filter(pk=product.pk).update(version="2.0"),
    lambda product: Product.objects.filter(pk=product.pk).update(check_before_on="2026-01-01"),
    lambda product: type(product.publisher).objects.update(name="Een nieuwe naam"),
    lambda product: product.written_under.add(LawTerm.objects.create(term="Wbp")),
]


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_of_what_it_says_makes_it_anew(client, made, change):
    product = make_product("Handreiking")
    before = ask(client)["ETag"]
    assert ask(client, **{"if-none-match": before}).status_code == 304
    change(product)
    after = ask(client, **{"if-none-match": before})
    assert after.status_code == 200 and after["ETag"] != before and len(made) == 2


def test_a_disk_that_fails_stands_in_nobodys_way(client, made, settings, tmp_path):
    (tmp_path / "file").write_text("")
    settings.CACHES = settings.CACHES | {"documents": settings.CACHES["documents"] | {"LOCATION": tmp_path / "file/x"}}
    make_product("Handreiking")
    assert content_of(ask(client))[:2] == content_of(ask(client))[:2] == b"PK" and len(made) == 2


def test_when_it_is_busy_a_page_says_so(client, monkeypatch):
    def refuse(*args, **options):
        raise heavy_work.Busy

    monkeypatch.setattr(heavy_work, "run", refuse)
    make_product("Handreiking")
    response = ask(client)
    assert (response.status_code, response["Retry-After"]) == (503, "60")
    assert writing.BUSY in response.text
    assert 'href="/producten/handreiking/tekst.odt"' in response.text


def test_one_network_gets_its_share_of_what_must_be_made(client, made, monkeypatch):
    monkeypatch.setattr(asking, "MOST", 1)
    make_product("Handreiking")
    ask(client)
    assert ask(client).status_code == 200  # kept: it costs nothing
    refused = ask(client, form="odt")
    assert refused.status_code == 429 and asking.TOO_OFTEN in refused.text


def test_a_kept_document_is_quick_and_asks_few_queries(client, made):
    make_product("Handreiking", body=BODY * 200)
    ask(client)
    started = time.monotonic()
    with CaptureQueriesContext(connection) as captured:
        assert ask(client).status_code == 200
    assert len(captured) == 2 and time.monotonic() - started < 0.5


def test_the_page_leads_to_both_before_the_files_and_a_preview_does_not(client, made):
    from products.preview_links import preview_url

    text, concept = make_product("Handreiking"), make_product("Concept", status="concept")
    page = client.get(text.get_absolute_url()).text
    for form in FORMS:
        assert page.index(f'href="/producten/handreiking/tekst.{form}"') < page.index("<h2>Deze tekst</h2>")
    assert "/tekst." not in client.get(preview_url(concept)).text


@pytest.mark.deep
@pytest.mark.parametrize("form", FORMS)
def test_libreoffice_makes_pages_of_them(client, content, made, tmp_path, form):
    assert shutil.which("soffice"), "install libreoffice-writer"
    slugs = list(Product.objects.published().values_list("slug", flat=True))
    for slug in slugs:
        (tmp_path / f"{slug}.{form}").write_bytes(content_of(ask(client, slug, form)))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path / "pdf")]
    subprocess.run([*command, *tmp_path.glob(f"*.{form}")], check=True, capture_output=True, timeout=240)
    assert sorted(path.stem for path in (tmp_path / "pdf").glob("*.pdf")) == sorted(slugs)
