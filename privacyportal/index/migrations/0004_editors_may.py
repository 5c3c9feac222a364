"""Editors keep the synonyms and the fixed answers, and read what was asked."""

from django.apps import apps as installed
from django.contrib.auth.management import create_permissions
from django.db import migrations

RIGHTS = [
    *(f"{act}_{model}" for model in ("synonymgroup", "bestbet") for act in ("add", "change", "delete", "view")),
    "view_searchquerycount",
]


def allow(apps, schema_editor):
    config = installed.get_app_config("index")
    models_module, config.models_module = config.models_module, True
    create_permissions(config, apps=apps, verbosity=0)  # Django makes them after all migrations
    config.models_module = models_module
    Permission, Group = apps.get_model("auth", "Permission"), apps.get_model("auth", "Group")
    for role in ("redacteur", "eindredacteur", "beheerder"):
        group, _ = Group.objects.get_or_create(name=role)  # accounts makes them, or we when we come first
        group.permissions.add(
            *Permission.objects.filter(content_type__app_label="index", codename__in=RIGHTS)
        )


class Migration(migrations.Migration):
    dependencies = [
        ("index", "0003_newest_of_a_kind"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(allow, migrations.RunPython.noop)]
