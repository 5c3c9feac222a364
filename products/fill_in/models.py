"""A model to fill in, and each text under which it was published."""

from django.db import models
from django.urls import reverse

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
