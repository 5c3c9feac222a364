"""Redacteuren write, eindredacteuren also publish; the groups themselves are made by accounts (or here, when first)."""

from django.apps import apps as installed
from django.contrib.auth.management import create_permissions
from django.db import migrations

WRITES = {
    "product": ["add", "change", "view", "delete"],
    "productfile": ["add", "change", "view", "delete"],
    "change": ["view"],
    "theme": ["view"],
    "lawterm": ["view"],
    "publisher": ["view"],
    "brokenlink": ["view"],
    "plan": ["view"],
}
PUBLISHES = {
    "product": ["publish"],
    "change": ["change"],
    "theme": ["add", "change", "delete"],
    "lawterm": ["add", "change", "delete"],
    "publisher": ["add", "change"],
}
ROLES = {
    "redacteur": [WRITES],
    "eindredacteur": [WRITES, PUBLISHES],
    "beheerder": [WRITES, PUBLISHES],
}


def allow(apps, schema_editor):
    config = installed.get_app_config("products")
    models_module, config.models_module = config.models_module, True
    create_permissions(config, apps=apps, verbosity=0)
    config.models_module = models_module
    Permission, Group = apps.get_model("auth", "Permission"), apps.get_model("auth", "Group")
    for role, lists in ROLES.items():
        group, _ = Group.objects.get_or_create(name=role)
        names = [f"{act}_{model}" for allowed in lists for model, acts in allowed.items() for act in acts]
        group.permissions.add(
            *Permission.objects.filter(content_type__app_label="products", codename__in=names)
        )


class Migration(migrations.Migration):
    dependencies = [
        ("products", "0002_editors_desk"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(allow, migrations.RunPython.noop)]
