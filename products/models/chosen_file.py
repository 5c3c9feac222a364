"""A file that an editor chose in a form that came back."""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone

from privacyportal.core.fields import CharField
from privacyportal.core.storage import storage_path


class ChosenFile(models.Model):
    """As it was sent, and for the next sending of that form by `user` only: no page hands it out."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, verbose_name="gekozen door", related_name="+")
    token = models.UUIDField(default=uuid.uuid4, editable=False, unique=True)
    file = models.FileField("bestand", upload_to=storage_path)
    name = CharField("bestandsnaam", max_length=255)
    size = models.PositiveIntegerField("grootte in bytes")
    chosen_at = models.DateTimeField("gekozen op", default=timezone.now)

    class Meta:
        verbose_name = "gekozen bestand"
        verbose_name_plural = "gekozen bestanden"
        ordering = ["-chosen_at", "-pk"]

    def __str__(self):
        return self.name
