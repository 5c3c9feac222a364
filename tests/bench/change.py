"""Changes one public thing, as an editor would; run beside a portal."""

import tests.bench.django_here  # noqa: F401
from products.models import Product

if __name__ == "__main__":
    product = Product.objects.get(slug="privacyraamwerk")
    Product.objects.filter(pk=product.pk).update(summary=f"{product.summary[:250]}.")
