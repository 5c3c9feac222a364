"""A decision aid, and each text under which it was published."""

from django.db import models
from django.urls import reverse

from products.definitions import models as shared


class DecisionAid(shared.Tool):
    class Meta(shared.Tool.Meta):
        verbose_name = "keuzehulp"
        verbose_name_plural = "keuzehulpen"
        permissions = [("publish_decisionaid", "Kan een keuzehulp publiceren en van de website halen")]

    def get_absolute_url(self):
        return reverse("decision_aids:aid", args=[self.slug])


class Edition(shared.Edition):
    """An address of an outcome names its number."""

    aid = models.ForeignKey(DecisionAid, models.CASCADE, verbose_name="keuzehulp", related_name="editions")

    class Meta(shared.Edition.Meta):
        constraints = [models.UniqueConstraint(fields=["aid", "number"], name="one_edition_per_number")]

    def __str__(self):
        return f"{self.aid.slug}, regels {self.number}"


class PlannedEdition(shared.PlannedEdition):
    aid = models.OneToOneField(DecisionAid, models.CASCADE, verbose_name="keuzehulp", related_name="plan")

    def __str__(self):
        return f"{self.aid.slug}, {self.due_at:%d-%m-%Y}"


class Handover(shared.Handover):
    aid = models.OneToOneField(DecisionAid, models.CASCADE, verbose_name="keuzehulp", related_name="handover")

    @property
    def tool(self):
        return self.aid
