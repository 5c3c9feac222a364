"""Redacteuren write, eindredacteuren also publish; the groups themselves are made by accounts (or here, when first)."""

from django.apps import apps as installed
from django.contrib.auth.management import create_permissions
from django.db import migrations

WRITES = ["view_decisionaid", "add_decisionaid", "change_decisionaid", "delete_decisionaid"]
PUBLISHES = [*WRITES, "publish_decisionaid"]
ROLES = {"redacteur": WRITES, "eindredacteur": PUBLISHES, "beheerder": PUBLISHES}


def allow(apps, schema_editor):
    config = installed.get_app_config("decision_aids")
    models_module, config.models_module = config.models_module, True
    create_permissions(config, apps=apps, verbosity=0)
    config.models_module = models_module
    Permission, Group = apps.get_model("auth", "Permission"), apps.get_model("auth", "Group")
    for role, names in ROLES.items():
        group, _ = Group.objects.get_or_create(name=role)
        group.permissions.add(
            *Permission.objects.filter(content_type__app_label="decision_aids", codename__in=names)
        )


class Migration(migrations.Migration):
    dependencies = [
        ("decision_aids", "0002_editors_desk"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(allow, migrations.RunPython.noop)]
