"""A person says which role she has, and what members see of her; who invited her helps to decide about access."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0008_answers_at_once'),
    ]

    operations = [
        migrations.AlterModelOptions("member", {"verbose_name": "lid", "verbose_name_plural": "leden"}),
        migrations.AddField(
            model_name='user',
            name='invited_by',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='uitgenodigd door'),
        ),
        migrations.AddField(
            model_name='user',
            name='is_email_listed',
            field=models.BooleanField(default=False, verbose_name='met e-mailadres'),
        ),
        migrations.AddField(
            model_name='user',
            name='is_listed',
            field=models.BooleanField(default=False, verbose_name='staat met naam in de ledenlijst'),
        ),
        migrations.AddField(
            model_name='user',
            name='is_organisation_listed',
            field=models.BooleanField(default=False, verbose_name='met organisatie'),
        ),
        migrations.AddField(
            model_name='user',
            name='is_role_listed',
            field=models.BooleanField(default=False, verbose_name='met rol'),
        ),
        migrations.AddField(
            model_name='user',
            name='own_role',
            field=models.CharField(blank=True, choices=[('own_dpo', 'FG (eigen opgave)'), ('own_privacy_officer', 'privacy officer (eigen opgave)'), ('own_ciso', 'CISO (eigen opgave)'), ('own_lawyer', 'jurist (eigen opgave)')], max_length=20, verbose_name='rol volgens de persoon'),
        ),
    ]
