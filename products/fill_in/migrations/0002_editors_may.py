"""Redacteuren write, eindredacteuren also publish; the groups themselves are made by accounts (or here, when first)."""

from django.apps import apps as installed
from django.contrib.auth.management import create_permissions
from django.db import migrations

WRITES = ["view_fillinmodel", "add_fillinmodel", "change_fillinmodel", "delete_fillinmodel"]
PUBLISHES = [*WRITES, "publish_fillinmodel"]
ROLES = {"redacteur": WRITES, "eindredacteur": PUBLISHES, "beheerder": PUBLISHES}


def allow(apps, schema_editor):
    config = installed.get_app_config("fill_in")
    models_module, config.models_module = config.models_module, True
    create_permissions(config, apps=apps, verbosity=0)
    config.models_module = models_module
    Permission, Group = apps.get_model("auth", "Permission"), apps.get_model("auth", "Group")
    for role, names in ROLES.items():
        group, _ = Group.objects.get_or_create(name=role)
        group.permissions.add(*Permission.objects.filter(content_type__app_label="fill_in", codename__in=names))


class Migration(migrations.Migration):
    dependencies = [
        ("fill_in", "0001_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(allow, migrations.RunPython.noop)]
