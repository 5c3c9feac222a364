"""Laws, as the recogniser of references reads them."""

from privacyportal.core.natural_keys import NaturalKeyQuerySet


class LawQuerySet(NaturalKeyQuerySet):
    natural_key_field = "short"

    def as_references(self):
        return [law.as_reference() for law in self.order_by("pk")]

    def with_an_address(self):
        return self.exclude(address="")
