"""How a person comes in: the house rules, and who is let in, refused or blocked."""

from django.conf import settings


def accept_house_rules(*, user):
    """Write down that `user` accepts the house rules in their present version (HOUSE_RULES_VERSION)."""
    user.accepted_rules = settings.HOUSE_RULES_VERSION
    user.save(update_fields=["accepted_rules"])
    return user
