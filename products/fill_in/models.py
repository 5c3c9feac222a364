"""A model to fill in, and each text under which it was published."""

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone

from products.definitions import models as shared


class FillInModel(shared.Tool):
    is_neuter = True

    class Meta(shared.Tool.Meta):
        verbose_name = "model"
        verbose_name_plural = "modellen"
        permissions = [("publish_fillinmodel", "Kan een model publiceren en van de website halen")]

    def get_absolute_url(self):
        return reverse("fill_in:model", args=[self.slug])


class Edition(shared.Edition):
    """A document and a file of one's own name its number."""

    model = models.ForeignKey(FillInModel, models.CASCADE, verbose_name="model", related_name="editions")

    class Meta(shared.Edition.Meta):
        constraints = [models.UniqueConstraint(fields=["model", "number"], name="one_edition_of_model_per_number")]

    def __str__(self):
        return f"{self.model.slug}, uitgave {self.number}"


class PlannedEdition(shared.PlannedEdition):
    model = models.OneToOneField(FillInModel, models.CASCADE, verbose_name="model", related_name="plan")

    def __str__(self):
        return f"{self.model.slug}, {self.due_at:%d-%m-%Y}"


class Handover(shared.Handover):
    model = models.OneToOneField(FillInModel, models.CASCADE, verbose_name="model", related_name="handover")

    @property
    def tool(self):
        return self.model


class KeptWords(models.Model):
    """What a member filled in and keeps as a concept, as `own_file.content_of` has it. Nobody else reads it, and it has
    no page in the admin."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, verbose_name="van", related_name="+")
    model = models.ForeignKey(FillInModel, models.CASCADE, verbose_name="model", related_name="+")
    content = models.JSONField("wat is ingevuld")
    saved_at = models.DateTimeField("bewaard op", default=timezone.now)

    class Meta:
        verbose_name = "concept van een model"
        verbose_name_plural = "concepten van modellen"
        ordering = ["-saved_at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["user", "model"], name="one_concept_of_model_per_member")]

    def __str__(self):
        return f"Concept van {self.model.slug}"

    def get_absolute_url(self):
        return reverse("fill_in:concept", args=[self.model.slug])

    @property
    def stamp(self):
        """Which concept this is: a form that was opened from it sends it along."""
        return self.saved_at.isoformat()
