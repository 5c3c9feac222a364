"""Editors see which old addresses lead to which product."""

from django.apps import apps as installed
from django.contrib.auth.management import create_permissions
from django.db import migrations


def allow(apps, schema_editor):
    config = installed.get_app_config("products")
    models_module, config.models_module = config.models_module, True
    create_permissions(config, apps=apps, verbosity=0)  # Django makes them after all migrations
    config.models_module = models_module
    Permission, Group = apps.get_model("auth", "Permission"), apps.get_model("auth", "Group")
    right = Permission.objects.get(content_type__app_label="products", codename="view_formerslug")
    for role in ("redacteur", "eindredacteur", "beheerder"):
        group, _ = Group.objects.get_or_create(name=role)
        group.permissions.add(right)


class Migration(migrations.Migration):
    dependencies = [
        ("products", "0015_links_elsewhere"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(allow, migrations.RunPython.noop)]
