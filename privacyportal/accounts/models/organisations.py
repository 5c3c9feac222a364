"""The organisations that people work for, and the e-mail domains by which their people come in."""

from django.db import models

from privacyportal.core.domain_field import DomainField
from privacyportal.core.domains import full_domain
from privacyportal.core.fields import CharField

from ..querysets import OrganisationQuerySet, ProposedDomainQuerySet


class Organisation(models.Model):
    """A municipality, or a partnership of municipalities."""

    class Kind(models.TextChoices):
        MUNICIPALITY = "municipality", "Gemeente"
        PARTNERSHIP = "partnership", "Samenwerkingsverband"

    name = CharField("naam", max_length=120, unique=True)
    kind = CharField("soort", max_length=20, choices=Kind, default=Kind.MUNICIPALITY)
    cbs_code = CharField("CBS-code", max_length=10, blank=True)
    also_known_as = CharField(
        "ook bekend als", max_length=200, blank=True, help_text="Ook de vroegere naam, na een nieuwe naam."
    )
    merged_into = models.ForeignKey(
        "self", models.PROTECT, verbose_name="samengevoegd met", null=True, blank=True, related_name="merged_from"
    )

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        verbose_name = "organisatie"
        verbose_name_plural = "organisaties"
        ordering = ["name", "pk"]

    def __str__(self):
        return f"gemeente {self.name}" if self.kind == self.Kind.MUNICIPALITY else self.name

    def natural_key(self):
        return (self.name,)


class Domain(models.Model):
    """An e-mail domain that belongs to an organisation; who confirms an address there is let in.

    One that stands at two organisations lets nobody in at once: a person looks, and is offered both.
    """

    name = DomainField("domein", help_text="Bijvoorbeeld: gemeente-a.nl")
    organisation = models.ForeignKey(Organisation, models.CASCADE, verbose_name="organisatie", related_name="domains")

    class Meta:
        verbose_name = "e-maildomein"
        verbose_name_plural = "e-maildomeinen"
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["name", "organisation"],
                name="domain_once_per_organisation",
                violation_error_message="Dit domein staat al bij deze organisatie.",
            )
        ]

    def __str__(self):
        return full_domain(self.name)


class ProposedDomain(models.Model):
    """A domain that an organisation seems to have, after public lists. It lets nobody in until somebody confirms it.

    The row stays after the decision, so that no later list proposes it again.
    """

    name = DomainField("domein")
    organisation = models.ForeignKey(
        Organisation, models.CASCADE, verbose_name="organisatie", related_name="proposed_domains"
    )
    decided_at = models.DateTimeField("besloten op", null=True, blank=True, editable=False)

    objects = ProposedDomainQuerySet.as_manager()

    class Meta:
        verbose_name = "voorgesteld e-maildomein"
        verbose_name_plural = "voorgestelde e-maildomeinen"
        ordering = ["organisation__name", "name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["name", "organisation"], name="domain_proposed_once_per_organisation")
        ]

    def __str__(self):
        return full_domain(self.name)
