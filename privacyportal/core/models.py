"""What the ground itself keeps in the database."""

from django.db import models


class PublicChange(models.Model):
    """Something that visitors see was written. Triggers add these rows (public_rows.py), whoever wrote it.

    Which rows there are is the public version (shared_pages/version.py): nobody waits for a row to count up, so two
    acts cannot hold each other. Without any row nothing is shared: the triggers may not stand yet.
    """

    class Meta:
        verbose_name = "zichtbare wijziging"
        verbose_name_plural = "zichtbare wijzigingen"
        ordering = ["pk"]
        default_permissions = ()

    def __str__(self):
        return str(self.pk)


class Tick(models.Model):
    """When all scheduled work was done last, by whichever node: one row (core/ticks.py)."""

    done_at = models.DateTimeField("gedaan om")

    class Meta:
        verbose_name = "gepland werk"
        verbose_name_plural = "gepland werk"
        default_permissions = ()

    def __str__(self):
        return str(self.done_at)
