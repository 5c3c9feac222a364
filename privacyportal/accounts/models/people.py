"""People with an account, as each page of the admin shows them, and what was granted to them."""

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import Group, Permission, PermissionsMixin
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone

from privacyportal.core.fields import CharField, EmailField, TextField
from privacyportal.core.kept_query import kept_query

from ..querysets import IS_MEMBER, WAITS, UserManager
from .organisations import Organisation


class User(AbstractBaseUser, PermissionsMixin):
    """A person with an account; the e-mail address is the name to sign in with."""

    class MailRhythm(models.TextChoices):
        DIRECT = "direct", "Direct"
        DAILY = "daily", "Eén keer per dag"
        WEEKLY = "weekly", "Eén keer per week"
        NEVER = "never", "Nooit"

    class OwnRole(models.TextChoices):
        """What a person says of herself; the words tell it from a role that was granted."""

        DPO = "own_dpo", "FG (eigen opgave)"
        PRIVACY_OFFICER = "own_privacy_officer", "privacy officer (eigen opgave)"
        CISO = "own_ciso", "CISO (eigen opgave)"
        LAWYER = "own_lawyer", "jurist (eigen opgave)"

    email = EmailField("e-mailadres", unique=True)
    name = CharField("naam", max_length=100)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, verbose_name="organisatie", null=True, blank=True, related_name="people"
    )
    organisation_typed = CharField("organisatie volgens de aanvrager", max_length=120, blank=True, editable=False)
    own_role = CharField("rol volgens de persoon", max_length=20, choices=OwnRole, blank=True)
    invited_by = models.ForeignKey(
        "self",
        models.SET_NULL,
        verbose_name="uitgenodigd door",
        null=True,
        blank=True,
        related_name="+",
        editable=False,
    )
    is_listed = models.BooleanField("staat met naam in de ledenlijst", default=False)
    is_organisation_listed = models.BooleanField("met organisatie", default=False)
    is_role_listed = models.BooleanField("met rol", default=False)
    is_email_listed = models.BooleanField("met e-mailadres", default=False)
    is_active = models.BooleanField("kan inloggen", default=True)
    is_staff = models.BooleanField("werkt in het beheer", default=False)
    joined_at = models.DateTimeField("aangemeld op", default=timezone.now, editable=False)
    confirmed_at = models.DateTimeField("adres bevestigd op", null=True, blank=True, editable=False)
    approved_at = models.DateTimeField("toegelaten op", null=True, blank=True, editable=False)
    refused_at = models.DateTimeField("geweigerd op", null=True, blank=True, editable=False)
    refusal_reason = TextField("reden van de weigering", blank=True)
    blocked_at = models.DateTimeField("geblokkeerd op", null=True, blank=True, editable=False)
    blocked_reason = TextField("reden van de blokkade", blank=True)
    accepted_rules = models.PositiveSmallIntegerField("huisregels aanvaard, versie", default=0, editable=False)
    mail_rhythm = CharField("e-mails", max_length=10, choices=MailRhythm, default=MailRhythm.WEEKLY)
    is_answered_at_once = models.BooleanField("antwoorden op eigen vragen direct", default=True)

    bounced_at = models.DateTimeField("e-mail kwam niet aan op", null=True, blank=True, editable=False)
    inactivity_warnings = models.PositiveSmallIntegerField("waarschuwingen", default=0, editable=False)
    warned_at = models.DateTimeField("gewaarschuwd op", null=True, editable=False)

    objects = UserManager()

    USERNAME_FIELD = EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        verbose_name = "persoon"
        verbose_name_plural = "personen"
        ordering = ["name", "pk"]
        indexes = [
            models.Index(fields=["name", "id"], name="person_by_name"),
            models.Index(fields=["name", "id"], name="person_listed", condition=IS_MEMBER & Q(is_listed=True)),
            models.Index(fields=["confirmed_at", "id"], name="person_waiting", condition=WAITS),
            models.Index(fields=["id"], name="person_bounced", condition=Q(bounced_at__isnull=False)),
        ]
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                name="one_account_per_address",
                violation_error_message="Er is al een account met dit e-mailadres.",
            )
        ]

    def __str__(self):
        return self.name or self.email

    def save(self, *args, **kwargs):
        self.email = self.email.lower()
        super().save(*args, **kwargs)

    def has_perm(self, perm, obj=None):
        """As `roles_only` answers it, in a statement that is compiled once."""
        if self.is_active and not self.is_superuser and not hasattr(self, "_perm_cache"):
            rights = _rights(self.pk) if getattr(self, "is_in_group", True) else []
            self._perm_cache = {f"{app}.{name}" for app, name in rights}
        return super().has_perm(perm, obj)

    @property
    def shown_roles(self):
        """(value, words) of each role that she may show at her name: those granted to her, and the one she chose."""
        return self.shown_among([role.role for role in self.roles.all()])

    def shown_among(self, granted):
        """`shown_roles` for who knows already which roles were granted to her."""
        is_granted = self.own_role.removeprefix("own_") in granted
        own = [(self.own_role, self.get_own_role_display())] if self.own_role and not is_granted else []
        words = dict(GrantedRole.Role.choices)
        return [(role, words.get(role, role)) for role in granted] + own

    @property
    def standing(self):
        """Where this person stands at the door of the community, in one word."""
        if self.blocked_at:
            return "geblokkeerd"
        if self.refused_at:
            return "geweigerd"
        if self.approved_at:
            return "toegelaten"
        return "wacht op controle" if self.confirmed_at else "adres niet bevestigd"

    @property
    def is_member(self):
        """May this person enter the community?"""
        return bool(self.is_active and self.approved_at and not self.blocked_at)


@kept_query
def _rights(user):
    rights = Permission.objects.filter(group__in=Group.objects.filter(user=user).order_by())
    return rights.order_by().values_list("content_type__app_label", "codename").distinct()


class AccessRequest(User):
    """A person as the queue shows her: who asked for access, and since when she waits."""

    class Meta:
        proxy = True
        verbose_name = "toegangsverzoek"
        verbose_name_plural = "toegang aangevraagd"


class Member(User):
    """A person as the list of members shows her: to whom a role can be granted and who can be blocked, without any
    power over her rights."""

    class Meta:
        proxy = True
        verbose_name = "lid"
        verbose_name_plural = "leden"


class GrantedRole(models.Model):
    """A role that was granted in the admin and that its holder may show at a post."""

    class Role(models.TextChoices):
        DPO = "dpo", "FG"
        PRIVACY_OFFICER = "privacy_officer", "privacy officer"
        CISO = "ciso", "CISO"
        FOR_VNG = "for_vng", "namens VNG"
        FOR_IBD = "for_ibd", "namens IBD"

    user = models.ForeignKey(User, models.CASCADE, verbose_name="persoon", related_name="roles")
    role = CharField("rol", max_length=20, choices=Role)
    granted_by = models.ForeignKey(
        User, models.SET_NULL, verbose_name="toegekend door", null=True, blank=True, related_name="+"
    )
    granted_at = models.DateTimeField("toegekend op", default=timezone.now, editable=False)

    class Meta:
        verbose_name = "rol"
        verbose_name_plural = "rollen"
        ordering = ["role", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "role"],
                name="role_granted_once",
                violation_error_message="Deze persoon heeft die rol al.",
            )
        ]

    def __str__(self):
        return self.get_role_display()


class SignInPlace(models.Model):
    """An address range that a person signed in from, as a keyed hash (`sign_in_places`)."""

    user = models.ForeignKey(User, models.CASCADE, verbose_name="persoon", related_name="places")
    place = CharField("adresreeks, onleesbaar gemaakt", max_length=64)
    last_used_on = models.DateField("laatst gebruikt op")

    class Meta:
        verbose_name = "inlogplaats"
        verbose_name_plural = "inlogplaatsen"
        ordering = ["-last_used_on", "pk"]
        constraints = [models.UniqueConstraint(fields=["user", "place"], name="sign_in_place_once")]

    def __str__(self):
        return str(self.last_used_on)


SHOWN_ROLES = [*GrantedRole.Role.choices, *User.OwnRole.choices]  # what may stand at a name
