"""Who has a right at the desk, so that whoever has it not reads whom to ask."""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied

VERBS = {"add": "add", "change": "change", "delete": "delete", "changelist": "view", "history": "view"}


class RightMissing(PermissionDenied):
    """`permission` (`products.publish_product`) is what this person has not; the page of the desk names who has."""

    def __init__(self, permission):
        self.permission = permission
        super().__init__(permission)


def require_right(user, permission):
    """Raises RightMissing for who has it not; what a page of the desk asks of whoever opens it."""
    if not user.has_perm(permission):
        raise RightMissing(permission)


def who_may(permission):
    """The people with a role at the desk that gives `permission`, in the order of their names."""
    app, _, name = permission.partition(".")
    given = {"groups__permissions__codename": name, "groups__permissions__content_type__app_label": app}
    people = get_user_model().objects.filter(is_active=True, is_staff=True)
    return people.filter(pk__in=people.filter(**given).values("pk")).order_by("name", "pk")


def roles_with(permission):
    """The names of the roles that give `permission`."""
    app, _, name = permission.partition(".")
    groups = Group.objects.filter(permissions__codename=name, permissions__content_type__app_label=app)
    return list(groups.order_by("name").values_list("name", flat=True))


def missing_right(request, models):
    """The right that a page of the admin of one of `models` asks, told from the name of its address; "" if unknown."""
    name = request.resolver_match.url_name or ""
    for meta in (model._meta for model in models):
        start, _, verb = name.rpartition("_")
        if start == f"{meta.app_label}_{meta.model_name}" and verb in VERBS:
            return f"{meta.app_label}.{VERBS[verb]}_{meta.model_name}"
    return ""
