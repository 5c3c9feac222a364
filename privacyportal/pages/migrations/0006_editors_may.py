"""Who publishes, keeps the help pages and the glossary, for what is saved there stands on the website; who writes, reads."""

from django.apps import apps as installed
from django.contrib.auth.management import create_permissions
from django.db import migrations

KEEPS = ["view", "add", "change", "delete"]
ROLES = {"redacteur": ["view"], "eindredacteur": KEEPS, "beheerder": KEEPS}


def allow(apps, schema_editor):
    config = installed.get_app_config("pages")
    models_module, config.models_module = config.models_module, True
    create_permissions(config, apps=apps, verbosity=0)  # Django makes them after all migrations
    config.models_module = models_module
    Permission, Group = apps.get_model("auth", "Permission"), apps.get_model("auth", "Group")
    for role, acts in ROLES.items():
        group, _ = Group.objects.get_or_create(name=role)  # accounts makes them, or we when we come first
        names = [f"{act}_{model}" for act in acts for model in ("helppage", "glossaryterm")]
        group.permissions.add(*Permission.objects.filter(content_type__app_label="pages", codename__in=names))


class Migration(migrations.Migration):
    dependencies = [
        ("pages", "0005_help_text_date"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(allow, migrations.RunPython.noop)]
