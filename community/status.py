from django.db import models


class Status(models.TextChoices):
    """Whether members may read a topic or a post."""

    VISIBLE = "visible", "Zichtbaar"
    HELD = "held", "Wacht op een moderator"
    HIDDEN = "hidden", "Verborgen door een moderator"
    DELETED = "deleted", "Verwijderd door de schrijver"


READABLE = (Status.VISIBLE, Status.HELD)  # who may see a post with this status finds its words
