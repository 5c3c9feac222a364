"""The table of laws in the portal: pages link, kept HTML follows a change, and editors see which texts cite a law."""

import re

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command

from privacyportal.core.kept_html import keep_what_is_missing
from privacyportal.laws.cited_by import articles_of
from privacyportal.laws.models import Law
from privacyportal.pages.models import GlossaryTerm, HelpPage
from products import broken_links
from products.decision_aids.loading import load_aids
from products.decision_aids.models import DecisionAid
from products.models import Product
from tests.factories import make_product, make_user

pytestmark = pytest.mark.django_db
BODY = "Lees artikel 33 lid 1 en artikel 39 UAVG."


@pytest.fixture
def laws(db):
    call_command("loaddata", "laws", verbosity=0)


def addresses_on(client, address):
    found = re.findall(r'href="(https://[^"]*)" class="law-link"', client.get(address).text)
    return [address.replace("&amp;", "&") for address in found]


def test_a_product_a_help_page_an_aid_and_the_register_link_to_the_law(client, laws):
    avg, uavg = Law.objects.get(short="AVG"), Law.objects.get(short="UAVG")
    expected = [avg.article_address.replace("{artikel}", "33"), uavg.article_address.replace("{artikel}", "39")]
    product = make_product(body=BODY)
    page = HelpPage.objects.create(title="Melden", slug="melden", reviewed_on="2026-11-26", body=BODY)
    GlossaryTerm.objects.create(term="Melden", slug="melden", explanation=BODY)
    for address in [product.get_absolute_url(), page.get_absolute_url(), "/hulp/begrippen/"]:
        assert addresses_on(client, address) == expected
    assert avg.article_address.replace("{artikel}", "30") in addresses_on(client, "/register/")


def test_a_change_of_the_table_renews_what_is_kept_and_nothing_else(laws):
    product = make_product(body=BODY)
    assert keep_what_is_missing() == 0
    Law.objects.filter(short="UAVG").update(article_address="https://wetten.example/{artikel}")
    assert keep_what_is_missing() == 1
    assert "https://wetten.example/39" in Product.objects.get(pk=product.pk).html()
    assert keep_what_is_missing() == 0


def test_a_new_form_of_a_term_renews_what_is_kept(laws):
    product = make_product(body="Twee betrokkenen.")
    term = GlossaryTerm.objects.create(term="Betrokkene", slug="betrokkene", explanation="De mens.")
    assert keep_what_is_missing() == 1 and "term-link" not in Product.objects.get(pk=product.pk).html()
    term.other_forms = "betrokkenen"
    term.save()
    keep_what_is_missing()
    assert (
        '<a href="/hulp/begrippen/#betrokkene" class="term-link">betrokkenen</a>'
        in Product.objects.get(pk=product.pk).html()
    )


def test_per_article_the_texts_that_cite_it(client, laws):
    make_product(title="Melden", body="Lees artikel 33 en artikel 4. Toen gold artikel 34a Wbp.")
    make_product(title="Nog niet", body="Zie de UAVG.", status="concept", published_at=None)
    make_product(title="Vooraf", body="Niets.", when_to_use="Bij artikel 33 AVG.")
    HelpPage.objects.create(title="Hulp", slug="hulp-bij", reviewed_on="2026-11-26", body="## Zie artikel 33")
    GlossaryTerm.objects.create(term="Lek", slug="lek", explanation="Zie artikel 33.")
    load_aids()
    by_number = {article.number: article.texts for article in articles_of(Law.objects.get(short="AVG"))}
    titles = [text.title for text in by_number["33"]]
    assert titles[:4] == ["Hulp", "Lek", "Melden", "Vooraf"] and "Datalek: melden of niet?" in titles
    assert "Melden" in [text.title for text in by_number["4"]]
    assert [number for number in by_number if number] == sorted(filter(None, by_number), key=int)
    named = [article for article in articles_of(Law.objects.get(short="UAVG")) if not article.number]
    assert "Nog niet" in [text.title for text in named[0].texts]
    client.force_login(make_user("Frank", is_staff=True, is_superuser=True))
    page = client.get(f"/beheer/laws/law/{Law.objects.get(short='AVG').pk}/genoemd/").text
    assert "Artikel 33" in page and "Datalek: melden of niet?" in page and "Bewaartermijn" in page


def test_a_concept_that_is_no_yaml_yet_is_read_as_it_was_typed(laws):
    DecisionAid.objects.create(slug="half", concept="titel: Half werk\n  uitleg: [zie artikel 33 AVG")
    named = [article for article in articles_of(Law.objects.get(short="AVG")) if article.number == "33"]
    assert [text.title for text in named[0].texts] == ["Half werk"]


def test_who_does_not_keep_the_table_does_not_see_its_work_list(client, laws):
    client.force_login(make_user("Emma", is_staff=True))
    assert client.get(f"/beheer/laws/law/{Law.objects.first().pk}/genoemd/").status_code == 403


def test_an_address_of_a_law_is_on_the_web_and_has_one_place_for_the_article(laws):
    law = Law.objects.get(short="AVG")
    for address in [
        "javascript:alert(1)",
        "http://x.nl/{artikel}",
        "https://x.nl/{artikel}/{artikel}",
        "https://x.nl/{lid}",
    ]:
        law.article_address = address
        with pytest.raises(ValidationError):
            law.full_clean()


def test_a_second_standard_law_is_refused(laws):
    law = Law.objects.get(short="UAVG")
    law.is_standard = True
    with pytest.raises(ValidationError, match="Er is al een wet"):
        law.full_clean()


class Elsewhere:
    """Answers as other websites do, and remembers what was asked."""

    def __init__(self, gone=()):
        self.asked, self.gone = [], gone

    def problem_with(self, address):
        self.asked.append(address)
        return "De pagina is er niet (code 404)." if address in self.gone else ""


def test_each_address_of_the_table_is_visited_once_and_not_per_text(laws, settings):
    settings.LINK_CHECK_EXTERNAL = True
    for number in range(3):
        make_product(title=f"Product {number}", slug=f"product-{number}", body=BODY)
    uavg = Law.objects.get(short="UAVG")
    visitor = Elsewhere(gone=[uavg.address])
    while broken_links.check_some_laws(visitor):
        pass
    assert sorted(visitor.asked) == sorted(Law.objects.exclude(address="").values_list("address", flat=True))
    uavg.refresh_from_db()
    assert uavg.problem == "De pagina is er niet (code 404)."
    assert Law.objects.exclude(problem="").count() == 1
    product = Elsewhere()
    assert broken_links.check_product(Product.objects.first(), product) == [] and product.asked == []


def test_no_address_of_the_table_is_visited_when_that_is_off(laws):
    visitor = Elsewhere()
    assert broken_links.check_some_laws(visitor) == 0 and visitor.asked == []
