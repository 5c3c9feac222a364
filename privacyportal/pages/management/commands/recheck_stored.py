"""Give what is stored already the checks and the cleaning of today; safe to run again."""

from collections import Counter

from django.core.management import BaseCommand
from django.urls import reverse

from community.rechecking import posts_with_a_bsn, recheck_attachment, stored_attachments
from privacyportal.core.public_words import PublicWords
from privacyportal.index.writing import rebuild
from privacyportal.search.sources import all_documents
from products.models import Product, ProductFile
from products.rechecking import (
    products_with_a_bsn,
    public_rows_with_a_bsn,
    recheck_file,
    recheck_image,
    stored_files,
    stored_images,
)

LOST = "niet schoon te maken zonder verlies"
TO_LOOK_AT = {"tegengehouden", "niet meer te lezen", LOST, "ontbreekt", "nog niet bekeken", "BSN"}


class Command(BaseCommand):
    help = "Check and clean all stored files again, look for a BSN in all that is written, and index it anew."

    def handle(self, **options):
        self._report("Bijlagen", ((file, recheck_attachment(file)) for file in stored_attachments()))
        self._report("Bestanden van producten", ((file, recheck_file(file)) for file in stored_files()))
        self._report("Berichten", ((post, "BSN") for post in posts_with_a_bsn()))
        self._report("Afbeeldingen van redacteuren", ((name, recheck_image(name)) for name in stored_images()))
        self._report("Producten", ((product, "BSN") for product in products_with_a_bsn()))
        self._report("Andere teksten van redacteuren", ((row, "BSN") for row in public_rows_with_a_bsn()))
        self.stdout.write(f"Zoekindex: {rebuild(all_documents())} opnieuw gemaakt.")

    def _report(self, name, outcomes):
        """How many ended how, and the addresses of what a person must look at: never what was found."""
        counted = Counter()
        for row, outcome in outcomes:
            counted[outcome] += 1
            if outcome in TO_LOOK_AT:
                self.stdout.write(f"  {outcome}: {described(row)}")
        ends = ", ".join(f"{number} {outcome}" for outcome, number in sorted(counted.items()))
        self.stdout.write(f"{name}: {ends or 'niets te melden'}.")


def address_of(row):
    """Where a person finds the row, without the names that a file, a product or an image has."""
    if isinstance(row, Product | ProductFile):
        number = row.product_id if isinstance(row, ProductFile) else row.concept_of_id or row.pk
        return reverse("admin:products_product_change", args=[number])
    if isinstance(row, PublicWords):
        return reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_change", args=[row.pk])
    return (getattr(row, "post", None) and row.post.get_absolute_url()) or (
        "bij een concept" if hasattr(row, "draft_id") else row.get_absolute_url()
    )


def described(row):
    """Which row it is; an image has only the random name that the portal gave it."""
    if isinstance(row, str):
        return f"afbeelding /media/images/{row}"
    return f"{row._meta.verbose_name} {row.pk}, {address_of(row)}"
