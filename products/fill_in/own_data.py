"""A member's share of the models: her concepts, to take along (articles 15 and 20 GDPR) or to take away (article 17)."""

from privacyportal.accounts.personal_data import Part

from .models import KeptWords


def export(user):
    kept = KeptWords.objects.filter(user=user)
    return {"concepten": list(kept.values("model__slug", "content", "saved_at"))}, []


def erase(user, *, keep_posts):
    """A concept is not published anywhere, so it goes whatever stays of what she wrote."""
    KeptWords.objects.filter(user=user).delete()


PART = Part(name="modellen", export=export, erase=erase)
