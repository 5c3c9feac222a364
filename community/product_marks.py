"""What a member marked a product with."""

from django.db.models import Exists, OuterRef

from privacyportal.core.once import once_per_page

from .models import Bookmark, Following


@once_per_page
def following_and_bookmark(user, product):
    """Whether this member follows `product`, and whether she keeps it."""
    mine = {"user": user, "product": OuterRef("pk")}
    marks = Exists(Following.objects.filter(**mine)), Exists(Bookmark.objects.filter(**mine))
    return type(product).objects.values_list(*marks).get(pk=product.pk)
