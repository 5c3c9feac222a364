"""Try every link now, instead of a few per tick."""

from math import inf

from django.core.management import BaseCommand

from products.broken_links import check_product, check_some_laws
from products.linked_places import check_places
from products.models import BrokenLink, Product
from products.other_websites import Visitor
from products.touched_links import look_at_places


class Command(BaseCommand):
    help = (
        "Report the broken links of every product and other text; other websites only when LINK_CHECK_EXTERNAL is on."
    )

    def handle(self, **options):
        visitor = Visitor(patience=inf)
        broken = [link for product in Product.objects.published() for link in check_product(product, visitor)]
        look_at_places()
        check_places()
        broken += BrokenLink.objects.filter(product=None)
        for link in broken:
            self.stdout.write(f"{link.place}: {link.address} - {link.problem}")
        self.stdout.write(f"{len(broken)} kapotte links.")
        while check_some_laws(visitor):
            pass
