"""Whether a product holds; its table, its lists and its acts all ask this."""

from django.db.models import TextChoices

ORIGINAL_OUTDATED = "Oorspronkelijk document verouderd, uitleg actueel"  # published, with an `outdated_note`


class Status(TextChoices):
    CONCEPT = "concept", "Concept"
    PUBLISHED = "published", "Gepubliceerd"
    REPLACED = "replaced", "Vervangen"
    WITHDRAWN = "withdrawn", "Ingetrokken"
