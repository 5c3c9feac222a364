"""Who keeps the roles of members gets a page where that can be done."""

from django.contrib.auth.management import create_permissions
from django.db import migrations


def grant(apps, schema_editor):
    config = apps.get_app_config("accounts")
    config.models_module = True
    create_permissions(config, apps=apps, verbosity=0)
    config.models_module = None
    group, permissions = apps.get_model("auth", "Group"), apps.get_model("auth", "Permission").objects
    keepers, _ = group.objects.get_or_create(name="beheerder")
    keepers.permissions.add(
        *permissions.filter(content_type__app_label="accounts", codename__in=["view_member", "change_member"])
    )


class Migration(migrations.Migration):
    dependencies = [("accounts", "0005_sign_in_places")]
    operations = [
        migrations.CreateModel(
            name="Member",
            fields=[],
            options={
                "verbose_name": "lid",
                "verbose_name_plural": "rollen van leden",
                "proxy": True,
                "indexes": [],
                "constraints": [],
            },
            bases=("accounts.user",),
        ),
        migrations.RunPython(grant, migrations.RunPython.noop),
    ]
