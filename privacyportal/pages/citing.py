"""The help pages and terms that cite a law."""

from django.urls import reverse

from privacyportal.laws.cited_by import CitingText, cited_in, counted

from .models import GlossaryTerm, HelpPage


def citing_texts():
    for pk, title, cited in HelpPage.objects.values_list("pk", "title", "kept__cited"):
        edit_url = reverse("admin:pages_helppage_change", args=[pk])
        yield CitingText("Hulppagina", title, edit_url, counted(cited))
    for term in GlossaryTerm.objects.all():
        edit_url = reverse("admin:pages_glossaryterm_change", args=[term.pk])
        yield CitingText("Begrip", term.term, edit_url, cited_in(term.explanation))
