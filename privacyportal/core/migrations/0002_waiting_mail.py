from django.db import migrations

INDEX = "CREATE INDEX mail_waiting ON post_office_email (priority DESC) WHERE status IN (2, 3)"


class Migration(migrations.Migration):
    """Which mail goes first is found without sorting all that waits: on a Monday that may be one for every member."""

    dependencies = [("core", "0001_public_change"), ("post_office", "0014_alter_email_recipient_delivery_status_and_more")]
    operations = [migrations.RunSQL(INDEX, "DROP INDEX mail_waiting")]
