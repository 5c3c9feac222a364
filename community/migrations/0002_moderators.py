"""The group of moderators, who may moderate the community."""

from django.db import migrations

def lay(apps, schema_editor):
    Group, Permission = apps.get_model("auth", "Group"), apps.get_model("auth", "Permission")
    ContentType = apps.get_model("contenttypes", "ContentType")
    kind, _ = ContentType.objects.get_or_create(app_label="community", model="forum")
    moderate, _ = Permission.objects.get_or_create(
        codename="moderate_forum", content_type=kind, defaults={"name": "Mag de community modereren"}
    )
    Group.objects.get_or_create(name="moderator")[0].permissions.add(moderate)


class Migration(migrations.Migration):
    dependencies = [
        ("community", "0001_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]
    operations = [migrations.RunPython(lay, migrations.RunPython.noop)]
