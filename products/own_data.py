"""An editor's share of the products that nobody else sees: files chosen in a form that came back."""

from privacyportal.accounts.personal_data import Part

from .chosen_files import forget_of
from .models import ChosenFile


def export(user):
    """Their names: what is in them has not been looked at, and goes within a day."""
    return {"gekozen_bestanden": list(ChosenFile.objects.filter(user=user).values("name", "size", "chosen_at"))}, []


def erase(user, *, keep_posts):
    forget_of(user)


PART = Part(name="kennisproducten", export=export, erase=erase)
