"""The links in help pages and in the explanation of terms."""

from products.linked_places import place

from .models import GlossaryTerm, HelpPage


def linking_pages():
    for page in HelpPage.objects.all():
        yield place(page, f"Hulppagina: {page.title}", page.body)
    for term in GlossaryTerm.objects.all():
        yield place(term, f"Begrip: {term.term}", term.explanation)
