"""Give what is stored already the checks and the cleaning of today; safe to run again."""

from collections import Counter

from django.core.management import BaseCommand

from community.rechecking import posts_with_a_bsn, recheck_attachment, stored_attachments
from privacyportal.core.files import FileRefused, Refusal
from privacyportal.core.identifiers import Personal
from privacyportal.core.leaks import bsn_sentence
from privacyportal.index.writing import rebuild
from privacyportal.search.sources import all_documents
from products.files import check_again
from products.models import Product, ProductFile

TO_LOOK_AT = {"tegengehouden", "niet meer te lezen", "ontbreekt", "nog niet bekeken", "BSN"}


class Command(BaseCommand):
    help = "Check and clean all stored files again, look for a BSN in all posts and products, and index them anew."

    def handle(self, **options):
        self._report("Bijlagen", ((file, recheck_attachment(file)) for file in stored_attachments()))
        self._report("Bestanden van producten", ((file, recheck_file(file)) for file in stored_files()))
        self._report("Berichten", ((post, "BSN") for post in posts_with_a_bsn()))
        self._report("Producten", ((product, "BSN") for product in products_with_a_bsn()))
        self.stdout.write(f"Zoekindex: {rebuild(all_documents())} opnieuw gemaakt.")

    def _report(self, name, outcomes):
        """How many ended how, and the addresses of what a person must look at: never what was found."""
        counted = Counter()
        for row, outcome in outcomes:
            counted[outcome] += 1
            if outcome in TO_LOOK_AT:
                self.stdout.write(f"  {outcome}: {row._meta.verbose_name} {row.pk}, {address_of(row)}")
        ends = ", ".join(f"{number} {outcome}" for outcome, number in sorted(counted.items()))
        self.stdout.write(f"{name}: {ends or 'niets te melden'}.")


def address_of(row):
    """Where a person finds the row, without the name that a file has."""
    if isinstance(row, ProductFile):
        return f"/beheer/products/product/{row.product_id}/change/"
    return (getattr(row, "post", None) and row.post.get_absolute_url()) or (
        "bij een concept" if hasattr(row, "draft_id") else row.get_absolute_url()
    )


def stored_files():
    """Each file of a product once, though a newer concept may have a row for it too."""
    judged = ProductFile.objects.filter(scan__in=[ProductFile.Scan.CLEAN, ProductFile.Scan.PENDING])
    names = judged.order_by("file").values_list("file", flat=True).distinct()
    for name in names.iterator(chunk_size=200):
        if file := judged.filter(file=name).order_by("pk").first():
            yield file


def recheck_file(file):
    try:
        found = check_again(file)
    except FileNotFoundError:
        return "ontbreekt"
    except FileRefused as refused:
        return "nog niet bekeken" if refused.reason == Refusal.NOT_CHECKED else "niet meer te lezen"
    return "tegengehouden" if Personal.BSN.value in found else "in orde"


def products_with_a_bsn():
    for product in Product.objects.order_by("pk").iterator(chunk_size=200):
        if any(map(bsn_sentence, [product.title, product.summary, product.body])):
            yield product
