"""What was reported, and what moderators did about it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from privacyportal.core.fields import CharField, TextField

from .forums import Forum, Topic
from .posts import Post

USER = settings.AUTH_USER_MODEL


class Reason(models.TextChoices):
    """Why; a fixed list, so that the public log never holds a name."""

    PERSONAL_DATA = "personal_data", "Er staan persoonsgegevens in"
    RUDE = "rude", "De toon past niet bij de huisregels"
    ADVERTISING = "advertising", "Het is reclame"
    OFF_TOPIC = "off_topic", "Het hoort hier niet"
    DOUBLE = "double", "Het staat er al"
    OUTDATED = "outdated", "Het klopt niet meer"
    MISTAKE = "mistake", "Dit herstelt een vergissing"
    ORDER = "order", "Zo is het makkelijker te vinden"


HOUSE_RULES = {  # on which rule a reason rests, as accounts/house_rules.html numbers them (article 17 lid 3 DSA)
    Reason.PERSONAL_DATA: "1. Geen persoonsgegevens",
    Reason.RUDE: "6. Wees vriendelijk en concreet",
    Reason.ADVERTISING: "7. Geen reclame",
}


class Report(models.Model):
    """A member asks a moderator to look at a post."""

    post = models.ForeignKey(Post, models.CASCADE, verbose_name="reactie", related_name="reports")
    reporter = models.ForeignKey(USER, models.SET_NULL, verbose_name="melder", null=True, blank=True, related_name="+")
    reason = CharField("reden", max_length=20, choices=Reason)
    explanation = TextField("toelichting", max_length=1000, blank=True)
    reported_at = models.DateTimeField("gemeld op", default=timezone.now)
    handled_at = models.DateTimeField("afgehandeld op", null=True, blank=True)

    class Meta:
        verbose_name = "melding"
        verbose_name_plural = "meldingen"
        ordering = ["reported_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["post", "reporter"], name="post_reported_once", condition=Q(handled_at=None)
            )
        ]

    def __str__(self):
        return self.get_reason_display()


class ModerationEntry(models.Model):
    """One line of the log that all members can read."""

    class Action(models.TextChoices):
        HIDE = "hide", "Reactie verborgen"
        RESTORE = "restore", "Reactie teruggezet"
        APPROVE = "approve", "Eerste bericht van een nieuw lid toegelaten"
        DISMISS = "dismiss", "Melding bekeken, reactie blijft staan"
        LOCK = "lock", "Onderwerp gesloten"
        UNLOCK = "unlock", "Onderwerp heropend"
        PIN = "pin", "Onderwerp vastgezet"
        UNPIN = "unpin", "Onderwerp losgemaakt"
        MOVE = "move", "Onderwerp verplaatst"
        MERGE = "merge", "Onderwerpen samengevoegd"
        SPLIT = "split", "Onderwerp gesplitst"
        BLOCK = "block", "Lid geblokkeerd"
        REVEAL = "reveal", "Bekeken wie een anonieme vraag stelde"
        REJECT = "reject", "Bezwaar afgewezen, reactie blijft verborgen"

    action = CharField("wat", max_length=10, choices=Action)
    reason = CharField("waarom", max_length=20, choices=Reason, blank=True)
    forum = models.ForeignKey(Forum, models.CASCADE, verbose_name="subforum", related_name="+")
    topic = models.ForeignKey(Topic, models.SET_NULL, verbose_name="onderwerp", null=True, blank=True, related_name="+")
    post = models.ForeignKey(Post, models.SET_NULL, verbose_name="reactie", null=True, blank=True, related_name="+")
    moderator = models.ForeignKey(
        USER, models.SET_NULL, verbose_name="moderator", null=True, blank=True, related_name="+"
    )
    done_at = models.DateTimeField("gedaan op", default=timezone.now)

    class Meta:
        verbose_name = "regel in het logboek"
        verbose_name_plural = "logboek"
        ordering = ["-done_at", "-pk"]

    def __str__(self):
        return self.get_action_display()


class Objection(models.Model):
    """The writer of a hidden post asks that somebody looks again; who that is, the post says."""

    class Outcome(models.TextChoices):
        UPHELD = "upheld", "Gegrond"
        REJECTED = "rejected", "Afgewezen"

    post = models.ForeignKey(Post, models.CASCADE, verbose_name="reactie", related_name="objections")
    decision = models.OneToOneField(
        ModerationEntry, models.SET_NULL, verbose_name="tegen", null=True, related_name="objection"
    )
    text = TextField("bezwaar", max_length=2000)
    made_at = models.DateTimeField("gemaakt op", default=timezone.now)
    outcome = CharField("uitkomst", max_length=10, choices=Outcome, blank=True)
    answer = TextField("antwoord", max_length=1000, blank=True)
    handled_at = models.DateTimeField("behandeld op", null=True, blank=True)
    handled_by = models.ForeignKey(
        USER, models.SET_NULL, verbose_name="behandeld door", null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = "bezwaar"
        verbose_name_plural = "bezwaren"
        ordering = ["made_at", "pk"]

    def __str__(self):
        return f"bezwaar over {self.post}"
