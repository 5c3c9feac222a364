"""The official domain of each municipality as a proposal, and the people who keep domains may decide on them."""

import django.db.models.deletion
from django.contrib.auth.management import create_permissions
from django.db import migrations, models

from privacyportal.core.domain_field import DomainField


def grant(apps, schema_editor):
    config = apps.get_app_config("accounts")
    config.models_module = True
    create_permissions(config, apps=apps, verbosity=0)
    config.models_module = None
    group, permissions = apps.get_model("auth", "Group"), apps.get_model("auth", "Permission").objects
    keepers, _ = group.objects.get_or_create(name="beheerder")
    rights = ["view_proposeddomain", "change_proposeddomain"]
    keepers.permissions.add(*permissions.filter(content_type__app_label="accounts", codename__in=rights))


class Migration(migrations.Migration):
    dependencies = [("accounts", "0006_roles_of_members")]
    operations = [
        migrations.CreateModel(
            name="ProposedDomain",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", DomainField("domein")),
                ("decided_at", models.DateTimeField("besloten op", blank=True, editable=False, null=True)),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="proposed_domains",
                        to="accounts.organisation",
                        verbose_name="organisatie",
                    ),
                ),
            ],
            options={
                "verbose_name": "voorgesteld e-maildomein",
                "verbose_name_plural": "voorgestelde e-maildomeinen",
                "ordering": ["organisation__name", "name", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=["name", "organisation"], name="domain_proposed_once_per_organisation"
                    )
                ],
            },
        ),
        migrations.AlterField(
            "organisation",
            "merged_into",
            models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="merged_from",
                to="accounts.organisation",
                verbose_name="samengevoegd met",
            ),
        ),
        migrations.RunPython(grant, migrations.RunPython.noop),
    ]
