"""The table of laws, norms and guidelines that texts cite; editors keep it, and every text follows."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from privacyportal.core.fields import CharField, TextField
from privacyportal.core.public_words import PublicWords
from privacyportal.core.references import law

from .querysets import LawQuerySet

ARTICLE = "{artikel}"


def has_one_place_for_the_article(address):
    rest = address.replace(ARTICLE, "", 1)
    if "{" in rest or "}" in rest:
        raise ValidationError("Gebruik alleen {artikel}, en hooguit één keer.")


def is_on_the_web(address):
    if not address.startswith("https://"):
        raise ValidationError("Begin het adres met https://.")


class Law(PublicWords):
    """One text that others cite: what it is called, where it is read, and whether it holds."""

    class Kind(models.TextChoices):
        ACT = "act", "Wet"
        REGULATION = "regulation", "Verordening (EU)"
        DIRECTIVE = "directive", "Richtlijn (EU)"
        DECREE = "decree", "Besluit"
        NORM = "norm", "Norm"
        GUIDELINE = "guideline", "Richtsnoer"

    class State(models.TextChoices):
        IN_FORCE = "in_force", "Geldt"
        ENDED = "ended", "Vervallen"
        NOT_YET = "not_yet", "Geldt nog niet"

    class Numbering(models.TextChoices):
        ANY = "", "Weet ik niet"
        PLAIN = "plain", "28 of 34a"
        DOTTED = "dotted", "5.1.1 of 11.7a"
        COLON = "colon", "6:7"
        LETTER = "letter", "P 15"
        NONE = "none", "Er zijn geen artikelen"

    short = CharField(
        "afkorting", max_length=60, unique=True, help_text="Hoofdletters tellen: WGS is een andere wet dan Wgs."
    )
    name = CharField("naam", max_length=200)
    other_names = TextField(
        "andere namen",
        blank=True,
        help_text="Eén per regel, precies zoals het in een tekst staat. Ook hier tellen hoofdletters.",
    )
    kind = CharField("soort", max_length=12, choices=Kind, default=Kind.ACT)
    state = CharField(
        "stand",
        max_length=10,
        choices=State,
        default=State.IN_FORCE,
        help_text="Wat nog niet geldt, krijgt geen link. Bij wat vervallen is, zegt de link dat erbij.",
    )
    numbering = CharField(
        "zo schrijft u een artikel",
        max_length=10,
        choices=Numbering,
        default=Numbering.ANY,
        blank=True,
        help_text="Een nummer dat er anders uitziet, krijgt geen link.",
    )
    book = CharField(
        "nummer van het boek",
        max_length=2,
        blank=True,
        help_text="Alleen bij het Burgerlijk Wetboek: 6 bij artikel 6:162.",
    )
    identifier = CharField("BWB- of CELEX-nummer", max_length=60, blank=True)
    address = CharField(
        "adres",
        max_length=500,
        blank=True,
        validators=[is_on_the_web],
        help_text="De officiële tekst. Leeg: nooit een link.",
    )
    article_address = CharField(
        "adres van een artikel",
        max_length=500,
        blank=True,
        validators=[is_on_the_web, has_one_place_for_the_article],
        help_text="Met {artikel} op de plaats van het nummer. Zonder {artikel} opent elk artikel de hele tekst.",
    )
    is_standard = models.BooleanField(
        "bedoeld als een tekst geen wet noemt",
        default=False,
        help_text="Voor 'artikel 33 lid 1' zonder wet. Hooguit één wet.",
    )
    is_linked_by_name = models.BooleanField(
        "ook de naam zelf is een link",
        default=False,
        help_text="Voor een richtsnoer of norm. Een wet zonder artikel krijgt dan ook een link.",
    )
    is_in_english = models.BooleanField("de officiële pagina is Engels", default=False)
    certainty = CharField("hoe zeker", max_length=60, blank=True)
    source = TextField("gezien in", max_length=1000, blank=True)
    note = TextField("geldt wanneer, en let op", max_length=1000, blank=True)
    checked_at = models.DateTimeField("adres bezocht op", null=True, editable=False)
    problem = CharField("probleem met het adres", max_length=200, blank=True, editable=False)

    objects = LawQuerySet.as_manager()

    class Meta:
        verbose_name = "wet of richtsnoer"
        verbose_name_plural = "wetten en richtsnoeren"
        ordering = [Lower("short"), "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["is_standard"],
                condition=Q(is_standard=True),
                name="one_standard_law",
                violation_error_message="Er is al een wet die bedoeld is als een tekst geen wet noemt.",
            )
        ]

    def __str__(self):
        return self.short

    def natural_key(self):
        return (self.short,)

    @property
    def names(self):
        """All its names, once, the short one first."""
        stripped = map(str.strip, [self.short, self.name, *self.other_names.split("\n")])
        return tuple(dict.fromkeys(filter(None, stripped)))

    def as_reference(self):
        """This row as the recogniser needs it."""
        is_linkable = bool(self.address) and self.state != self.State.NOT_YET
        return law.Law(
            short=self.short,
            names=self.names,
            address=self.address,
            article_address=self.article_address or self.address,
            numbering=self.numbering,
            book=self.book,
            is_standard=self.is_standard,
            is_in_force=self.state == self.State.IN_FORCE,
            is_linkable=is_linkable,
            is_linked_by_name=self.is_linked_by_name and is_linkable,
            is_english=self.is_in_english,
            title=self.name,
        )
