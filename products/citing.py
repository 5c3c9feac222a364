"""The texts of the products that cite a law."""

from django.urls import reverse

from privacyportal.laws.cited_by import CitingText, cited_in, counted

from .models import Product

BESIDE_THE_TEXT = ["summary", "audience", "when_to_use", "status_note", "outdated_note"]


def citing_texts():
    """Every product and concept; what its text cites was counted when its HTML was made."""
    products = Product.objects.order_by("title", "pk")
    for pk, title, status, concept_of, cited, *beside in products.values_list(
        "pk", "title", "status", "concept_of", "kept__cited", *BESIDE_THE_TEXT
    ):
        edit_url = reverse("admin:products_product_change", args=[concept_of or pk])
        kind = "Kennisproduct" if status != Product.Status.CONCEPT else "Concept van een kennisproduct"
        yield CitingText(kind, title, edit_url, cited_in(*beside) | counted(cited))
