"""Who publishes, keeps the table of laws; who writes, reads it and sees which texts cite a law."""

from django.apps import apps as installed
from django.contrib.auth.management import create_permissions
from django.db import migrations

ROLES = {
    "redacteur": ["view"],
    "eindredacteur": ["view", "add", "change", "delete"],
    "beheerder": ["view", "add", "change", "delete"],
}


def allow(apps, schema_editor):
    config = installed.get_app_config("laws")
    models_module, config.models_module = config.models_module, True
    create_permissions(config, apps=apps, verbosity=0)  # Django makes them after all migrations
    config.models_module = models_module
    Permission, Group = apps.get_model("auth", "Permission"), apps.get_model("auth", "Group")
    for role, acts in ROLES.items():
        group, _ = Group.objects.get_or_create(name=role)  # accounts makes them, or we when we come first
        names = [f"{act}_law" for act in acts]
        group.permissions.add(*Permission.objects.filter(content_type__app_label="laws", codename__in=names))


class Migration(migrations.Migration):
    dependencies = [
        ("laws", "0001_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(allow, migrations.RunPython.noop)]
