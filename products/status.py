"""Whether a product holds; its table, its lists and its acts all ask this."""

from django.db.models import TextChoices


class Status(TextChoices):
    CONCEPT = "concept", "Concept"
    PUBLISHED = "published", "Gepubliceerd"
    REPLACED = "replaced", "Vervangen"
    WITHDRAWN = "withdrawn", "Ingetrokken"
