"""The four groups of staff. What the accounts let them do stands here; other apps grant theirs in their own migrations."""

from django.contrib.auth.management import create_permissions
from django.db import migrations

RIGHTS = {
    "redacteur": [],
    "eindredacteur": [],
    "moderator": ["view_accessrequest", "change_accessrequest"],
    "beheerder": [
        "view_accessrequest", "change_accessrequest",
        "view_organisation", "add_organisation", "change_organisation",
        "view_domain", "add_domain", "change_domain", "delete_domain",
        "view_grantedrole", "add_grantedrole", "delete_grantedrole",
    ],
}


def make_groups(apps, schema_editor):
    _make_permissions(apps)
    group_model, permission_model = apps.get_model("auth", "Group"), apps.get_model("auth", "Permission")
    for name, rights in RIGHTS.items():
        group, _ = group_model.objects.get_or_create(name=name)
        group.permissions.add(
            *permission_model.objects.filter(content_type__app_label="accounts", codename__in=rights)
        )


def _make_permissions(apps):
    # Django makes them after all migrations; a group that gets one needs it now.
    config = apps.get_app_config("accounts")
    config.models_module = True
    create_permissions(config, apps=apps, verbosity=0)
    config.models_module = None


class Migration(migrations.Migration):
    dependencies = [("accounts", "0002_joining"), ("auth", "0012_alter_user_first_name_max_length")]
    operations = [migrations.RunPython(make_groups, migrations.RunPython.noop)]
