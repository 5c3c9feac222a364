"""Who keeps the portal, keeps the desks and the subjects that lead to them too."""

from django.apps import apps as installed
from django.contrib.auth.management import create_permissions
from django.db import migrations

RIGHTS = [f"{act}_{model}" for act in ("view", "add", "change") for model in ("desk", "subject")]


def allow(apps, schema_editor):
    config = installed.get_app_config("contact")
    models_module, config.models_module = config.models_module, True
    create_permissions(config, apps=apps, verbosity=0)  # Django makes them after all migrations
    config.models_module = models_module
    Permission, Group = apps.get_model("auth", "Permission"), apps.get_model("auth", "Group")
    group, _ = Group.objects.get_or_create(name="beheerder")
    group.permissions.add(*Permission.objects.filter(content_type__app_label="contact", codename__in=RIGHTS))


class Migration(migrations.Migration):
    dependencies = [
        ("contact", "0004_about_a_text"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(allow, migrations.RunPython.noop)]
