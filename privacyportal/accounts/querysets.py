"""Which organisations, and which people."""

from django.contrib.auth.base_user import BaseUserManager
from django.db import models

from privacyportal.core.domains import domain_of
from privacyportal.core.natural_keys import NaturalKeyQuerySet
from privacyportal.core.public_domains import why_public, with_those_above

IS_MEMBER = models.Q(is_active=True, approved_at__isnull=False, blocked_at=None)
WAITS = models.Q(confirmed_at__isnull=False, approved_at=None, refused_at=None, blocked_at=None, is_active=True)
SIGNS = str.maketrans(",;:/", "    ")  # what people put between the name and the rest


class OrganisationQuerySet(NaturalKeyQuerySet):
    natural_key_field = "name"

    def current(self):
        """Those that were not merged into another."""
        return self.filter(merged_into=None)

    def of_address(self, email):
        """Those whose own domain the address lies in. A domain that is everybody's has none, however it got stored."""
        name = domain_of(email)
        return self.current().filter(domains__name=name) if name and not why_public(name) else self.none()

    def proposed_for(self, person):
        """Whom `person` may well work for: by the domain of her address or one above it, and by what she typed."""
        name = domain_of(person.email)
        names = [] if why_public(name) else with_those_above(name)
        by_domain = models.Q(domains__name__in=names) | models.Q(
            proposed_domains__name__in=names, proposed_domains__decided_at=None
        )
        return self.current().filter(by_domain | models.Q(pk__in=self._meant_by(person.organisation_typed))).distinct()

    def named(self, name):
        """The organisation that people mean by `name` ("Gemeente Utrecht", "utrecht"), or None."""
        return (
            self.current().filter(name__iexact=_bare(name)).first() or self.current().filter(name__iexact=name).first()
        )

    def _meant_by(self, typed):
        """The keys of the one with this name, or of all whose name stands in it or begins with it, word for word."""
        if organisation := self.named(typed):
            return [organisation.pk]
        words = f" {_bare(typed.translate(SIGNS)).lower()} "
        known = self.current().values_list("pk", "name", "also_known_as")
        return [
            pk
            for pk, *names in known
            for name in ", ".join(filter(None, names)).lower().split(", ")
            if words.strip() and (f" {name} " in words or f"{name} ".startswith(words.lstrip()))
        ]


class ProposedDomainQuerySet(models.QuerySet):
    def undecided(self):
        """Those that wait for a yes; whoever added the domain by hand has said it."""
        waiting = self.filter(decided_at=None, organisation__merged_into=None)
        return waiting.exclude(organisation__domains__name=models.F("name"))


class UserQuerySet(models.QuerySet):
    def members(self):
        """Who may enter the community."""
        return self.filter(IS_MEMBER)

    def waiting(self):
        """Who confirmed the address and waits for someone to look; the longest wait first."""
        return self.filter(WAITS).order_by("confirmed_at", "pk")


class UserManager(BaseUserManager.from_queryset(UserQuerySet)):
    def create_user(self, email, password=None, **fields):
        user = self.model(email=email.lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email, password=None, **fields):
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)

    def get_by_natural_key(self, email):
        return self.get(email__iexact=email)


def _bare(name):
    """`name` without the word "gemeente" before it."""
    words = name.split()
    return " ".join(words[1:] if words and words[0].lower() in ("gemeente", "gem.", "gem") else words)
