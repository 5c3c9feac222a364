"""Try every link of every product now, instead of a few per tick."""

from math import inf

from django.core.management import BaseCommand

from products.broken_links import check_product, check_some_laws
from products.models import Product
from products.other_websites import Visitor


class Command(BaseCommand):
    help = "Report the broken links of every product; other websites only when LINK_CHECK_EXTERNAL is on."

    def handle(self, **options):
        visitor = Visitor(patience=inf)
        broken = [link for product in Product.objects.published() for link in check_product(product, visitor)]
        for link in broken:
            self.stdout.write(f"{link.product}: {link.address} - {link.problem}")
        self.stdout.write(f"{len(broken)} kapotte links.")
        while check_some_laws(visitor):
            pass
