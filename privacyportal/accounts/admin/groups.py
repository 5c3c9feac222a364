"""The roles of the desk, and what each may: in Dutch, and only what means something here."""

from django.apps import apps
from django.conf import settings
from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.forms import ModelMultipleChoiceField

VERBS = {"add": "toevoegen", "change": "wijzigen", "delete": "verwijderen", "view": "bekijken"}


class PermissionsField(ModelMultipleChoiceField):
    def label_from_instance(self, permission):
        return name_of(permission)


def name_of(permission):
    """`Kennisproducten: uitgever wijzigen`, or the words that a right of our own has."""
    model = permission.content_type.model_class()
    verb, _, rest = permission.codename.partition("_")
    if verb not in VERBS or rest != permission.content_type.model:
        return permission.name
    return f"{model._meta.app_config.verbose_name}: {model._meta.verbose_name} {VERBS[verb]}"


def meaningful():
    """The rights on what the desk shows or keeps, and whatever a role has already."""
    packages = tuple(f"{package}." for package in settings.ADMIN_OF)
    models = [
        model
        for model in apps.get_models()
        if model.__module__.startswith(packages) and not model.__name__.startswith("Historical")
    ]
    types = ContentType.objects.get_for_models(*models, for_concrete_models=False).values()
    return Permission.objects.filter(Q(content_type__in=types) | Q(group__isnull=False)).distinct()


admin.site.unregister(Group)


@admin.register(Group)
class RoleAdmin(GroupAdmin):
    def formfield_for_manytomany(self, db_field, request=None, **kwargs):
        if db_field.name == "permissions":
            kwargs |= {"form_class": PermissionsField, "queryset": meaningful()}
        return super().formfield_for_manytomany(db_field, request, **kwargs)
