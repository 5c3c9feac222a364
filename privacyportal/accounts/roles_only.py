"""Who may do what comes from roles: nobody has a right of her own, so nobody's are asked for."""

from allauth.account.auth_backends import AuthenticationBackend


class RolesOnly(AuthenticationBackend):
    """Signs in as allauth does, and reads the rights of a person from her groups alone."""

    def _get_user_permissions(self, user_obj):
        return user_obj.user_permissions.none()
