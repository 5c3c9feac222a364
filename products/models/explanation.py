"""The text on the page itself: when it was written and changed, and who looked whether it is right."""

from django.db import models
from django.utils import timezone

from privacyportal.core.fields import CharField


class Explanation(models.Model):
    """What a page says of its own words. Only `signing` says that somebody checked them."""

    version = CharField("versie", max_length=20, default="1.0")
    version_on = models.DateField("datum van deze versie", default=timezone.localdate)
    explained_on = models.DateField("geschreven op", null=True, blank=True, default=timezone.localdate)
    text_changed_on = models.DateField("tekst gewijzigd op", null=True, editable=False)
    licence = CharField("licentie", max_length=80, default="CC BY-NC-SA 4.0")
    is_start_text = models.BooleanField("begintekst, gemaakt met AI", default=False, editable=False)
    checked_on = models.DateField("laatst gecontroleerd op", null=True, blank=True, editable=False)
    checked_as = CharField("gecontroleerd door een", max_length=40, blank=True, editable=False)
    checked_version = CharField("gecontroleerde versie", max_length=20, blank=True, editable=False)
    is_changed_since_check = models.BooleanField("gewijzigd na de controle", default=False, editable=False)

    class Meta:
        abstract = True

    @property
    def standing_on(self):
        """The day of the words as they stand there now."""
        return self.text_changed_on or self.explained_on
