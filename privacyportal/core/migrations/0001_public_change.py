from django.db import migrations, models

from privacyportal.core.public_rows import FUNCTION


def make_function(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(FUNCTION, params=None)


def drop_function(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP FUNCTION tell_public_change()")


class Migration(migrations.Migration):
    """Where the triggers write that something public changed; they themselves are made after every migration."""

    initial = True
    dependencies = []
    operations = [
        migrations.CreateModel(
            name="PublicChange",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"))
            ],
            options={
                "verbose_name": "zichtbare wijziging",
                "verbose_name_plural": "zichtbare wijzigingen",
                "ordering": ["pk"],
                "default_permissions": (),
            },
        ),
        migrations.RunPython(make_function, drop_function),
    ]
