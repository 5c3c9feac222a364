"""Who may do what comes from roles: nobody has a right of her own, so nobody's are asked for."""

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.auth import get_user_model
from django.db.models import Exists, OuterRef


class RolesOnly(AuthenticationBackend):
    """Signs in as allauth does, and reads the rights of a person from her groups alone."""

    def get_user(self, user_id):
        """She with `is_in_group`: who is in none, as most are, has no rights to be asked for."""
        people = get_user_model()._default_manager
        in_a_group = people.model.groups.through.objects.filter(user=OuterRef("pk"))
        user = people.annotate(is_in_group=Exists(in_a_group)).filter(pk=user_id).first()
        return user if user and self.user_can_authenticate(user) else None

    def _get_user_permissions(self, user_obj):
        return user_obj.user_permissions.none()
