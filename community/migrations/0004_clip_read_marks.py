from django.db import migrations
from django.db.models import F, OuterRef, Subquery


def clip(apps, schema_editor):
    """Marks that a split left beyond the last post: what came after it never counted as new."""
    topics, marks = apps.get_model("community", "Topic"), apps.get_model("community", "ReadMark")
    last = topics.objects.filter(pk=OuterRef("topic")).values("last_number")
    marks.objects.filter(number__gt=F("topic__last_number")).update(number=Subquery(last))


class Migration(migrations.Migration):
    dependencies = [("community", "0003_splits")]
    operations = [migrations.RunPython(clip, migrations.RunPython.noop)]
