"""A portal that is older than a row of `fixtures/` gets it at the next `prepare`, once, and never over an editor's work."""

import pytest

from privacyportal.index.models import BestBet, SearchEntry
from privacyportal.laws.models import Law
from privacyportal.pages import seeds
from privacyportal.pages.models import GlossaryTerm, OfferedRow

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content")]
NEW = """
- model: index.bestbet
  fields: {query: nieuw antwoord, answer: Dit is nieuw., address: /hulp/, link: Naar de hulp}
"""


@pytest.fixture
def newer(tmp_path, monkeypatch):
    """The next version of the portal brings one more fixed answer."""

    def comes():
        path = tmp_path / "newer.yaml"
        path.write_text(real("fixed_answers").read_text() + NEW)
        monkeypatch.setattr(seeds, "path_of", lambda file: path if file == "fixed_answers" else real(file))

    real = seeds.path_of
    return comes


def test_a_fresh_portal_has_every_row_already():
    before = BestBet.objects.count()
    assert seeds.offer_new_rows() == 0 and seeds.offer_new_rows() == 0
    assert BestBet.objects.count() == before and OfferedRow.objects.filter(name="index.bestbet:datalek").exists()


def test_a_new_row_comes_once_and_what_editors_changed_or_deleted_stays_so(newer):
    seeds.offer_new_rows()
    BestBet.objects.filter(query="datalek").update(answer="Van een redacteur.")
    BestBet.objects.get(query="ibd bellen").delete()
    newer()
    assert seeds.offer_new_rows() == 1
    assert BestBet.objects.get(query="nieuw antwoord").link == "Naar de hulp"
    assert BestBet.objects.get(query="datalek").answer == "Van een redacteur."
    BestBet.objects.get(query="nieuw antwoord").delete()
    assert seeds.offer_new_rows() == 0
    assert not BestBet.objects.filter(query__in=["nieuw antwoord", "ibd bellen"]).exists()


def test_a_portal_that_never_had_a_list_gets_the_whole_list():
    BestBet.objects.all().delete()
    BestBet.objects.create(query="van ons", answer="Van een redacteur.")
    Law.objects.all().delete()
    assert seeds.offer_new_rows() > 80
    assert BestBet.objects.filter(query__in=["datalek", "van ons"]).count() == 2 and Law.objects.exists()


def test_what_was_deleted_before_this_was_remembered_stays_away():
    BestBet.objects.get(query="ibd bellen").delete()
    seeds.offer_new_rows()
    assert not BestBet.objects.filter(query="ibd bellen").exists()


def test_a_new_term_can_be_found_at_once():
    GlossaryTerm.objects.all().delete()
    seeds.offer_new_rows()
    term = GlossaryTerm.objects.first()
    assert SearchEntry.objects.get(key=f"term:{term.pk}").title == term.term
