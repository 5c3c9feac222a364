"""The help pages and terms that lead to a product."""

from django.urls import reverse

from products.where_used import Use, mentions

from .models import GlossaryTerm, HelpPage


def pages_naming(product, addresses, user):
    for page in HelpPage.objects.filter(mentions("body", addresses)):
        yield Use("Hulppagina", page.title, reverse("admin:pages_helppage_change", args=[page.pk]))
    for term in GlossaryTerm.objects.filter(mentions("explanation", addresses)):
        yield Use("Begrip", term.term, reverse("admin:pages_glossaryterm_change", args=[term.pk]))
