"""What the index keeps: the entries that can be found, the words they hold, and what editors know about both."""

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone

from privacyportal.core.fields import CharField, TextField
from privacyportal.core.natural_keys import NaturalKeyQuerySet
from privacyportal.core.public_words import PublicWords


class SearchEntry(models.Model):
    """One document as it is found: its text for people and its tokens for the database.

    `tokens` holds the tokens of title, summary, headings and text, in that order, with `|` in between. `marks` holds
    who may find it, its kind and its title, in words that no reader can type. An entry without an audience is removed.
    """

    key = CharField("sleutel", max_length=80, unique=True)
    kind = CharField("soort", max_length=30)
    audience = CharField("voor", max_length=80)
    title = CharField("titel", max_length=300)
    summary = TextField("samenvatting", blank=True)
    text = TextField("tekst", blank=True)
    url = CharField("adres", max_length=500)
    label = CharField("label", max_length=120, blank=True)
    weight = models.FloatField("gewicht", default=1.0)
    belongs_to = CharField("hoort bij", max_length=80, blank=True)
    gives_way_to = CharField("opvolger", max_length=80, blank=True)
    sections = models.JSONField("koppen", default=list, blank=True)
    tokens = TextField(blank=True)
    marks = TextField(blank=True)
    analysis = models.PositiveSmallIntegerField("versie van de taalregels", default=0)
    indexed_at = models.DateTimeField("bijgewerkt op", default=timezone.now)

    class Meta:
        verbose_name = "vindbaar item"
        verbose_name_plural = "vindbare items"
        ordering = ["-weight", "title", "pk"]
        indexes = [models.Index(fields=["kind", "audience", "-id"], name="newest_of_a_kind")]

    def __str__(self):
        return self.title


class SearchWord(models.Model):
    """A word as people write it, and in how many entries of one audience it stands; for `Bedoelde u`."""

    audience = CharField("voor", max_length=80)
    word = CharField("woord", max_length=60)
    count = models.IntegerField("aantal")

    class Meta:
        verbose_name = "woord"
        verbose_name_plural = "woorden"
        ordering = ["word", "pk"]
        constraints = [models.UniqueConstraint(fields=["audience", "word"], name="word_counts_once_per_audience")]

    def __str__(self):
        return self.word


class WordChange(models.Model):
    """Words that came with (`step` 1) or went with (-1) an entry, until `count_words` adds them up.

    A row per act instead of a counter per word: acts at the same moment never wait for each other.
    """

    audience = CharField("voor", max_length=80)
    words = TextField("woorden")
    step = models.SmallIntegerField("stap")

    class Meta:
        verbose_name = "wijziging van woorden"
        verbose_name_plural = "wijzigingen van woorden"
        ordering = ["pk"]

    def __str__(self):
        return f"{self.step:+}"


class SynonymQuerySet(NaturalKeyQuerySet):
    natural_key_field = "preferred"


class SynonymGroup(PublicWords):
    """Words for one thing. Who searches for one of them finds them all; `narrower` words only lead to the rest."""

    preferred = CharField("voorkeursterm", max_length=120, unique=True)
    synonyms = TextField("synoniemen en afkortingen", blank=True, help_text="Eén per regel.")
    outdated = TextField(
        "oude termen", blank=True, help_text="Eén per regel. De zoekpagina noemt dan het woord van nu."
    )
    narrower = TextField(
        "leidt ook hierheen",
        blank=True,
        help_text="Eén per regel. Wie dit zoekt, vindt ook de groep; andersom niet. Bijvoorbeeld: ransomware.",
    )

    objects = SynonymQuerySet.as_manager()

    class Meta:
        verbose_name = "synoniemen"
        verbose_name_plural = "synoniemen"
        ordering = ["preferred", "pk"]

    def __str__(self):
        return self.preferred

    def natural_key(self):
        return (self.preferred,)


class BestBetQuerySet(NaturalKeyQuerySet):
    natural_key_field = "query"


class BestBet(PublicWords):
    """An editor's answer to one query: a line of text with a link, or an entry that stands on top, or both."""

    query = CharField("zoekvraag", max_length=120, unique=True, help_text="Bijvoorbeeld: avg checklist.")
    answer = CharField(
        "antwoord",
        max_length=300,
        blank=True,
        help_text="Eén of twee zinnen. Ze staan boven de resultaten. Bijvoorbeeld: Bel bij een datalek eerst de IBD.",
    )
    address = CharField(
        "adres",
        max_length=500,
        blank=True,
        validators=[RegexValidator(r"\A(/(?!/)|https://[^/\s]+)\S*\Z", "Begin met / of met https://.")],
        help_text="Waar het antwoord heen leidt: een pagina van deze website, ook bij een kop "
        "(/producten/voorbeeld/#tekst-kop), of een andere website (https://).",
    )
    link = CharField("tekst van de link", max_length=120, blank=True, help_text="Zeg waar de link heen gaat.")
    key = CharField("toont bovenaan", max_length=80, blank=True)

    objects = BestBetQuerySet.as_manager()

    class Meta:
        verbose_name = "vast antwoord"
        verbose_name_plural = "vaste antwoorden"
        ordering = ["query", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(key="") | ~Q(answer="") | ~Q(address=""),
                name="best_bet_has_an_answer",
                violation_error_message="Kies een titel, of schrijf een antwoord of een adres.",
            ),
            models.CheckConstraint(
                condition=Q(address="", link="") | (~Q(address="") & ~Q(link="")),
                name="best_bet_link_has_words",
                violation_error_message="Een adres en de tekst van de link horen bij elkaar: vul ze allebei in.",
            ),
        ]

    def __str__(self):
        return self.query

    def natural_key(self):
        return (self.query,)


class SearchQueryCount(models.Model):
    """How often a query was asked in a month, and with what success. No person, no session, no moment."""

    month = CharField(
        "maand", max_length=7, validators=[RegexValidator(r"\d{4}-\d{2}", "Schrijf een maand als 2026-11.")]
    )
    query = CharField("zoekvraag", max_length=80)
    searches = models.PositiveIntegerField("gezocht", default=0)
    empty = models.PositiveIntegerField("zonder resultaat", default=0)
    clicks = models.PositiveIntegerField("doorgeklikt", default=0)

    class Meta:
        verbose_name = "zoekvraag per maand"
        verbose_name_plural = "zoekvragen per maand"
        ordering = ["-month", "-empty", "-searches", "query", "pk"]
        constraints = [models.UniqueConstraint(fields=["month", "query"], name="query_counts_once_per_month")]

    def __str__(self):
        return self.query
