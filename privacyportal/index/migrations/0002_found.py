from django.db import migrations

from privacyportal.index.engines import ENGINES


def create(apps, schema_editor):
    for statement in ENGINES[schema_editor.connection.vendor].CREATE:
        schema_editor.execute(statement, params=None)


def drop(apps, schema_editor):
    for statement in ENGINES[schema_editor.connection.vendor].DROP:
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    """What each database keeps beside the entries to find them by."""

    dependencies = [("index", "0001_initial")]
    operations = [migrations.RunPython(create, drop)]
